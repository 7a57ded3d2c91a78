"""A quote within one sentence, and what of a claim stands there as the applicant's own statement.

Every name, word and figure of a claim that a model read goes through here, and through the same guards as the rules'
own (`ownership`): what is somebody else's, negated, supposed or asked is nobody's claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from interviewer.claims.items import same_name
from interviewer.claims.lexicon import tokens
from interviewer.claims.names import Named, find_names
from interviewer.claims.ownership import Speaker
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.readers.holding import IN_PROGRESS
from interviewer.domain.evidence import ClaimKind
from interviewer.domain.locating import occurrences
from interviewer.intake.redaction import MASK

_WORD = re.compile(r"[\w'’&.+#/-]*\w[+#]*")
_ARTICLES = re.compile(r"^(?:an?|the|my|our|your)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_NO_NAME = re.compile(
    r"(?:I|he|she|it|they|we|you|this|that|these|those|there|here|what|which|who|if|when|while|so|then|not?|yes|him|her|"
    r"them|us|me)(?:['’](?:m|ve|d|ll|s|re))?",
    re.IGNORECASE,
)
_MOST_WORDS = 8
"""Words in a subject or a name; what is longer is a sentence."""
_LEAST_STEM = 4


@dataclass(frozen=True)
class Window:
    """The words from `left` to `right` of a sentence."""

    passage: Passage
    left: int
    right: int

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.passage.text

    @property
    def quoted(self) -> str:
        """The words that were quoted."""
        return self.text[self.left : self.right]

    def theirs(self, at: int, *, supposed: bool = False) -> bool:
        """Whether what stands at `at` is said by applicants of themselves, as fact."""
        return self.passage.sentence.is_theirs(at, supposed=supposed)

    def speaker(self, at: int) -> Speaker:
        """Whose statement stands at `at`; `UNSAID` in notes without a subject."""
        return self.passage.sentence.speaker(at)

    def clause(self, at: int) -> str:
        """The clause around `at`."""
        start, end = self.passage.sentence.clause_at(at)
        return self.text[start:end]

    def joined(self, at: int, name: int) -> bool:
        """Whether what stands at `at` is said of the name at `name`, as far as the shape of the sentence tells.

        "A nurse since 2015, now at ..." and "since 2015, and now I work at ..." say two things.
        """
        first, second = self.passage.sentence.clause_at(at), self.passage.sentence.clause_at(name)
        if first == second:
            return name < at or "," not in self.text[at:name]
        return any(not self._has_subject(*clause) for clause in (first, second))

    def is_finished(self, at: int) -> bool:
        """Whether the clause speaks of something that a person has, rather than of something they are working on."""
        return IN_PROGRESS.search(self.clause(at)) is None

    def stands(self, words: str, *, in_quote: bool = False, supposed: bool = False) -> Named | None:
        """Where `words` stand as the applicant's own, in their own spelling; None where they do not.

        Args:
            words: as the model gave them: word for word, or in other order or with abbreviations spelt out.
            in_quote: whether they have to stand within the quote rather than anywhere in its sentence.
            supposed: whether "I could" counts too.
        """
        for start, end in self._places(_ARTICLES.sub("", words.strip())):
            found = self.text[start:end]
            if in_quote and not (self.left <= start and end <= self.right):
                continue
            if MASK in found or len(found.split()) > _MOST_WORDS or _POSSESSIVE.match(self.text, end):
                continue
            if not tokens(found) or _NO_NAME.fullmatch(found):
                continue
            # "My team lead" is another person only from its last word on.
            last = start + max(found.rfind(" "), found.rfind("\n")) + 1
            if self.theirs(start, supposed=supposed) and self.theirs(last, supposed=supposed):
                return Named(start, end, " ".join(found.split()))
        return None

    def organisation(self, name: str, known: Iterable[str]) -> Named | None:
        """Where an organisation is named within the quote; as the profile spells it, where it is one of `known`."""
        for one in find_names(self.text, known):
            inside = self.left <= one.start and one.end <= self.right
            if inside and same_name(name, one.name) and self.theirs(one.start):
                return one
        return self.stands(name, in_quote=True)

    def is_about(self, words: str) -> bool:
        """Whether each of `words` has a relative in the sentence: "translation" in "I have translated"."""
        wanted, said = tokens(words), [word for one in self._words for word in one[2]]
        return bool(wanted) and all(any(_related(word, other) for other in said) for word in wanted)

    def draft(self, kind: ClaimKind, statement: str, subject: str, *also: Named | None, **values: object) -> Draft:
        """A claim that quotes the window, widened to what stands beside it in `also`."""
        left = min([self.left, *(one.start for one in also if one)])
        right = max([self.right, *(one.end for one in also if one)])
        return self.passage.draft(kind, statement, subject, left, right, **values)

    def _has_subject(self, start: int, end: int) -> bool:
        return any(start <= begin < end for begin, _, _ in self.passage.sentence.subjects)

    def _places(self, words: str) -> Iterator[tuple[int, int]]:
        """Where `words` stand: in the quote first, word for word first."""
        literal = list(occurrences(words, self.text))
        yield from sorted(literal, key=lambda place: not (self.left <= place[0] and place[1] <= self.right))
        if not literal:
            yield from self._spelt_otherwise(tokens(words))

    def _spelt_otherwise(self, wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
        """The shortest run of words that has all that is wanted and little beside it."""
        runs: list[tuple[int, int, int]] = []
        for first, (start, _, _) in enumerate(self._words):
            missing = set(wanted)
            for count, (_, end, has) in enumerate(self._words[first : first + len(wanted) + 2]):
                missing -= has
                if not missing and wanted & self._words[first][2]:
                    runs.append((count, start, end))
                    break
        if wanted and runs:
            yield min(runs)[1:]

    @cached_property
    def _words(self) -> list[tuple[int, int, frozenset[str]]]:
        """Start, end and content of each word of the sentence."""
        return [(one.start(), one.end(), tokens(one.group())) for one in _WORD.finditer(self.text)]


def _related(one: str, other: str) -> bool:
    if one == other:
        return True
    common = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        common += 1
    return common >= _LEAST_STEM and common >= 0.55 * max(len(one), len(other))
