"""Scripted applicants of known ability, to find out whether an interview tells them apart. They are nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from interviewer.content import strict_yaml
from interviewer.domain.rubric import RubricPack
from interviewer.domain.values import Slug, Text, Value
from interviewer.errors import ContentError

EXPERTS = ("expert", "second-expert")
"""The personas that every other one is told from."""


class SimulatedApplicant(Value):
    """What one invented applicant says, whichever of the parallel questions is drawn."""

    sample: Literal[True]
    """Has to be written out, so that none passes for a person."""
    pack: Slug
    persona: Slug
    about: Text
    answers: dict[Slug, Text]
    """Lead question id -> answer."""
    probes: dict[Slug, Text] = {}
    """Criterion id -> what is added when a follow-up asks about it."""
    work_samples: dict[Slug, Text] = {}
    verification: tuple[Text, ...] = ()


def load_simulated(folder: Path, pack: RubricPack) -> list[SimulatedApplicant]:
    """The scripted applicants of a pack, by persona; none where the folder has none.

    Args:
        folder: `rubrics/simulated`, with one folder a pack.
        pack: whose questions and criteria the scripts name.

    Raises:
        ContentError: a script does not validate, or names what the pack hasn't got.
    """
    found: list[SimulatedApplicant] = []
    for path in sorted((folder / pack.id).glob("*.yaml")):
        document = strict_yaml.document(strict_yaml.read_text(path), str(path))
        script = document.validate(SimulatedApplicant)
        problems = [document.problem(place, message) for place, message in _unknown(script, pack)]
        if problems:
            raise ContentError(str(path), problems)
        found.append(script)
    return found


def _unknown(script: SimulatedApplicant, pack: RubricPack) -> list[tuple[strict_yaml.Place, str]]:
    known = {
        "answers": {question.id for competency in pack.competencies for question in competency.questions},
        "probes": {criterion.id for _, criterion in pack.rated()},
        "work_samples": {sample.id for sample in pack.work_samples},
    }
    found: list[tuple[strict_yaml.Place, str]] = []
    if script.pack != pack.id:
        found.append((("pack",), f"{script.pack!r} is not the pack of this folder, {pack.id!r}"))
    for part, ids in known.items():
        for name in getattr(script, part):
            if name not in ids:
                found.append(((part, name), f"{name!r} is not in {pack.id}; there are: {', '.join(sorted(ids))}"))
    for name in sorted(known["answers"] - script.answers.keys()):
        found.append((("answers",), f"has no answer to {name!r}"))
    return found
