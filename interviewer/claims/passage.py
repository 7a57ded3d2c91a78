"""One sentence of an answer with what the profile already names: what every reader of claims is given."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from interviewer.claims.names import Known
from interviewer.claims.ownership import Sentence
from interviewer.domain.evidence import Answer, ClaimKind, Quote


@dataclass(frozen=True)
class Draft:
    """A claim as it was read, before it gets its id; see `Claim` for the fields."""

    kind: ClaimKind
    statement: str
    subject: str
    quote: Quote
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Passage:
    """A sentence of one answer."""

    answer: Answer
    sentence: Sentence
    known: Known
    read: dict[str, Any] = field(default_factory=dict, compare=False)
    """What one reader found in the sentence and others need too (its employers and roles), by reader."""

    @property
    def text(self) -> str:
        """The sentence."""
        return self.sentence.text

    def quote(self, start: int, end: int) -> Quote:
        """The words from `start` to `end` within the sentence, without white space or stops around them."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(" \t\n,;:.-–—("))
        end = start + len(self.text[start:end].rstrip(" \t\n,;:-–—("))
        if self.text[start:end].endswith(".") and not re.search(r"\b\w\.\w\.$|\b[A-Z]\.$", self.text[start:end]):
            end -= 1
        at = self.sentence.start
        return Quote(
            turn=self.answer.turn, start=at + start, end=at + end, text=self.answer.text[at + start : at + end]
        )

    def draft(self, kind: ClaimKind, statement: str, subject: str, left: int, right: int, **values: object) -> Draft:
        """A claim quoting the words from `left` to `right` within the sentence."""
        given = {name: value for name, value in values.items() if value is not None}
        return Draft(kind, " ".join(statement.split()), " ".join(subject.split()), self.quote(left, right), given)
