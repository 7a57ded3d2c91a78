"""One sentence of an answer with what the profile already names: what every reader of claims is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from interviewer.claims.lexicon import folded
from interviewer.claims.ownership import Sentence
from interviewer.domain.evidence import Answer, ClaimKind, Quote
from interviewer.domain.profile import Profile

_FORMS = re.compile(
    r",?\s+(?:inc|ltd|llc|llp|plc|gmbh|ag|sa|s\.a\.|bv|corp|corporation|limited|co|nhs\s+(?:foundation\s+)?trust)\.?$",
    re.I,
)
_GENERIC = {
    "hospital",
    "university",
    "clinic",
    "college",
    "school",
    "bank",
    "group",
    "the",
    "general",
    "centre",
    "center",
    "medical",
    "health",
    "care",
    "trust",
}
_FUZZY = 91
"""Least rapidfuzz ratio, 0 to 100, at which a misspelt name is taken for a known one."""


@dataclass(frozen=True)
class Named:
    """A name of the profile found in a sentence, at offsets within the sentence."""

    start: int
    end: int
    name: str
    """As the profile spells it."""


@dataclass(frozen=True)
class Known:
    """Names the profile holds, so that they are recognised however they are written."""

    employers: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()

    @classmethod
    def of(cls, profile: Profile) -> Known:
        """The names in `profile`."""
        skills = [name for skill in profile.skills for name in (skill.name, *skill.keywords) if name]
        return cls(
            employers=_distinct(job.name for job in profile.work),
            institutions=_distinct(course.institution for course in profile.education),
            certificates=_distinct(one.name for one in profile.certificates),
            skills=_distinct(name for name in skills if len(name) > 1),
        )


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


def find_names(text: str, names: Iterable[str]) -> Iterator[Named]:
    """The `names` that stand in `text`: spelt out, shortened, as initials or slightly misspelt; the earliest first."""
    plain = _same_length_fold(text)
    taken: list[Named] = []
    for name in names:
        for start, end in _places(plain, text, name):
            if not any(start < other.end and other.start < end for other in taken):
                taken.append(Named(start, end, name))
    yield from sorted(taken, key=lambda one: one.start)


def _places(plain: str, text: str, name: str) -> Iterator[tuple[int, int]]:
    for alias in _aliases(name):
        # Initials are looked for in capitals only: "it" is not "IT".
        where = text if alias.isupper() else plain
        found = re.search(rf"(?<![\w]){re.escape(alias)}(?![\w])", where)
        if found:
            yield found.span()
            return
    target = _squeezed(name)
    if len(target) < 6:
        return
    words = list(re.finditer(r"[\w'’.&+#-]+", plain))
    count = len(name.split())
    for first in range(len(words) - count + 1):
        start, end = words[first].start(), words[first + count - 1].end()
        if fuzz.ratio(_squeezed(plain[start:end]), target) >= _FUZZY:
            yield start, end
            return


@cache
def _aliases(name: str) -> tuple[str, ...]:
    plain = _same_length_fold(name).strip()
    short = _FORMS.sub("", plain)
    found = [plain, short, short.replace("'", "")]
    words = short.split()
    while len(words) > 1 and words[-1] in _GENERIC:
        words = words[:-1]
        if len("".join(words)) > 3 and words[-1] not in {"of", "and", "the"}:
            found.append(" ".join(words))
    inside = re.findall(r"\(([^)]{2,})\)", name)
    found += [text if text.isupper() else _same_length_fold(text) for text in inside]
    found += [re.sub(r"\s*\([^)]*\)", "", plain)]
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w'’]*", name))
    if len(initials) >= 3:
        found.append(initials)
    return tuple(dict.fromkeys(alias for alias in found if len(alias) > 1))


def _squeezed(text: str) -> str:
    return re.sub(r"[^\w]", "", folded(text))


def _same_length_fold(text: str) -> str:
    letters = (folded(character) for character in text)
    return "".join(letter if len(letter) == 1 else original for letter, original in zip(letters, text, strict=True))


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    found = {name.strip(): None for name in names if name and name.strip()}
    return tuple(sorted(found, key=lambda name: -len(name)))
