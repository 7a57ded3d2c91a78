"""What is said of simulated applicants in more than one place."""

from __future__ import annotations

from collections.abc import Mapping

from interviewer.content.simulated import Ability

ABILITIES: Mapping[Ability, str] = {
    Ability.EXPERT: "an expert",
    Ability.EQUAL: "knows as much, says it otherwise",
    Ability.LESS: "knows less",
}
