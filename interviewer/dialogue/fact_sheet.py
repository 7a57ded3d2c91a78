"""All that a chat model may say about the interview: what the authored words say about every one, numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interviewer.dialogue.phrases import Phrases

_SAY_NOTHING = frozenset({"progress", "unknown"})
"""Topics whose answer depends on the moment, or is that there is none."""


@dataclass(frozen=True)
class FactSheet:
    """Facts about an interview by one pack."""

    facts: Mapping[int, str]
    """Number, from 1 -> fact."""

    def __str__(self) -> str:
        return "\n".join(f"{number}. {fact}" for number, fact in self.facts.items())


def fact_sheet(phrases: Phrases, title: str, minutes: int) -> FactSheet:
    """What is disclosed before an interview and answered in it, by a pack of this title that takes so many minutes."""
    slots = {"title": title, "minutes": minutes}
    disclosed = [f"{section.title}: {section.body}" for section in phrases.disclosure]
    answered = [words.answer for topic, words in phrases.process.items() if topic not in _SAY_NOTHING]
    plain = (" ".join(text.format_map(slots).split()) for text in [*disclosed, *answered])
    return FactSheet(dict(enumerate(plain, start=1)))
