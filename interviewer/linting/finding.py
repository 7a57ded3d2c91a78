"""What linting finds in a pack: where, what, how bad."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from interviewer.content.strict_yaml import Place


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """Unfair, unlawful, or something that cannot work; the pack should not be used."""
    WARNING = "warning"
    """Ratings or applicants are likely to suffer; mend it, or say why it stands."""
    ADVICE = "advice"
    """Worth a look."""


@dataclass(frozen=True)
class Hit:
    """What a rule says of one place."""

    place: Place
    message: str
    """A sentence or two for a person: what is wrong, with the words concerned in quotation marks, and what to do."""
    words: str = ""
    """The words concerned, as `shown`; empty where there are none."""
    severity: Severity | None = None
    """None for the rule's own."""


@dataclass(frozen=True)
class Finding:
    """One thing wrong with a pack."""

    rule: str
    """The rule's id."""
    severity: Severity
    field: str
    """The field's path, as "competencies[0].criteria[1].anchors[2]"."""
    where: str
    """The same with the ids of what it stands in, as "brewing > temperature > anchors[2]"."""
    line: int | None
    """Line in the file, from 1; None where the source is not known."""
    message: str
    words: str
    why: str
    """Why the rule matters."""


_MOST_SHOWN = 80


def shown(text: str) -> str:
    """Words of a pack as a message can hold them: one line, nothing invisible, 80 characters at most."""
    start = text[: 4 * _MOST_SHOWN]
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in start).split())
    if len(line) <= _MOST_SHOWN and len(start) == len(text):
        return line
    cut = line[:_MOST_SHOWN]
    return f"{cut[: _MOST_SHOWN - 12]}{cut[_MOST_SHOWN - 12 :].rpartition(' ')[0]}…"
