"""What is set aside before an answer is graded: words that are no evidence, whatever they say.

Each gate is a pure function from a sentence to yes or no. What a gate catches is blanked out, character by character,
so that offsets still hold and the encoder never sees it: a gate can only take evidence away, never raise a level.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

from interviewer.grading.backing_down import takes_back
from interviewer.grading.copying import copied, listed, nobodys, runs_of
from interviewer.grading.gate_patterns import (
    BARE_LIST,
    LOOKALIKES,
    MARKUP,
    PRAISE,
    QUOTED,
    RECORD,
    REPORTED,
    TO_GRADER,
)
from interviewer.grading.language import other_language
from interviewer.grading.sentences import Span, sentences, words_of
from interviewer.grading.weights import FUNCTION_WORDS


class Gate(StrEnum):
    """Why words were set aside, as a person reads it after "set aside: "."""

    TO_GRADER = "words addressed to whoever grades"
    PRAISE = "praise of oneself"
    TAKEN_BACK = "words that take a claim back"
    COPIED = "words copied from the question or the rubric"
    WORD_LIST = "a list of words that makes no statement"
    OTHER_LANGUAGE = "words in another language"
    MARKUP = "markup"


@dataclass(frozen=True)
class SetAside:
    """A stretch that was not graded, and why."""

    gate: Gate
    start: int
    end: int


UNSAID = (Gate.COPIED, Gate.WORD_LIST)
"""The gates for words that are nobody's own statement."""
COPIED_SHARE = 0.6
"""Share of a sentence's words inside copied runs from which on it is a copy."""
LEAST_COPIED = 9
"""Words that a copy has at least: on one subject, shorter stretches are the same in many people's mouths."""
LONGEST_MESSAGE = 60
"""Words of a sentence up to which all of it goes where a clause speaks to whoever grades."""
MOSTLY = 0.5
"""Share of words taken from elsewhere under which a sentence beside a copy is its speaker's own."""
STRETCHES = (24, 72)
"""Words of neighbouring sentences that are looked at together: a copy or a list may be cut into short ones."""
ABOUT_QUOTED = 3
"""Words outside quotation marks from which on a sentence speaks about what stands inside them."""


def legible(text: str) -> str:
    """A text as the encoder reads it: without signs that are not seen, and in plain letters for dressed-up ones."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text)
    seen = "".join(sign for sign in plain if unicodedata.category(sign) not in ("Mn", "Me", "Cf"))
    return seen.translate(LOOKALIKES)


def addresses_the_grader(sentence: str) -> bool:
    """Whether a sentence talks to whoever grades; what merely stands in quotation marks is spoken about, not said."""
    said = legible(sentence)
    unquoted = QUOTED.sub(" ", said)
    said = unquoted if len(words_of(unquoted)) >= ABOUT_QUOTED else said
    return any(REPORTED.search(said, 0, found.start()) is None for found in TO_GRADER.finditer(said))


def praises_oneself(sentence: str) -> bool:
    """Whether a sentence says how good its speaker is."""
    return PRAISE.search(legible(sentence)) is not None


@dataclass(frozen=True)
class Source:
    """What must not be handed back as an answer: the question and the rubric's own texts."""

    runs: frozenset[tuple[str, ...]]
    """Every run of five words in them, and of five words of content, these in alphabetical order."""
    vocabulary: frozenset[str]
    """Their words, without function words."""
    names: frozenset[tuple[str, ...]] = frozenset()
    """The words of what they are called, which says nothing about the matter wherever it stands."""

    def __or__(self, other: Source) -> Source:
        """What must not be handed back of either."""
        return Source(self.runs | other.runs, self.vocabulary | other.vocabulary, self.names | other.names)


def source(texts: Iterable[str], names: Iterable[str] = ()) -> Source:
    """Gather runs and words of the texts an answer must not merely copy, and the names of two words or more."""
    runs: set[tuple[str, ...]] = set()
    vocabulary: set[str] = set()
    for text in texts:
        words = words_of(text)
        runs.update(runs_of(words))
        vocabulary.update(words)
    called = {tuple(words_of(name)) for name in names}
    return Source(frozenset(runs), frozenset(vocabulary - FUNCTION_WORDS), frozenset(one for one in called if one[1:]))


def copied_share(sentence: str, original: Source) -> float:
    """The share of a sentence's words that stand inside runs of five copied from the original, 0 to 1."""
    return copied(words_of(sentence), original.runs)


def is_word_list(sentence: str, original: Source) -> bool:
    """Whether words are listed and nothing is said: in alphabetical order, or the rubric's own words shuffled."""
    return listed(words_of(sentence), original.vocabulary)


def screened(text: str, original: Source) -> tuple[str, tuple[SetAside, ...]]:
    """Blank out what is no evidence.

    Args:
        text: An answer.
        original: The question and rubric texts it must not merely copy.

    Returns:
        The text with what was set aside as spaces (same length, line breaks kept), and what that was, in order.
    """
    aside = [SetAside(Gate.MARKUP, *found.span()) for found in MARKUP.finditer(text) if not _named(found)]
    aside.extend(SetAside(Gate.WORD_LIST, *found.span()) for found in BARE_LIST.finditer(text))
    plain = _blanked(text, aside)
    aside.extend(SetAside(Gate.TO_GRADER, *match.span()) for match in RECORD.finditer(plain))
    plain = _blanked(plain, aside)
    for whole in _wholes(plain):
        gates = [_gate(span.of(plain), original) for span in whole]
        if Gate.TO_GRADER in gates and len(words_of(plain[whole[0].start : whole[-1].end])) <= LONGEST_MESSAGE:
            gates = [Gate.TO_GRADER] * len(whole)
        aside.extend(SetAside(gate, span.start, span.end) for gate, span in zip(gates, whole, strict=True) if gate)
    # What is a copy by itself stays in sight here: what it stands among is more likely one.
    aside.extend(_stretches(_blanked(text, [one for one in aside if one.gate not in UNSAID]), original))
    aside.extend(SetAside(Gate.COPIED, *found.span()) for name in original.names for found in _spoken(name, text))
    # A copy may be spread so thin that only the whole shows it.
    left = _blanked(text, aside)
    gate = _unsaid(words_of(legible(left)), original)
    if gate is not None:
        aside.append(SetAside(gate, 0, len(text)))
    ordered = sorted(aside, key=lambda one: (one.start, one.end))
    return _blanked(text, ordered), tuple(ordered)


def _gate(sentence: str, original: Source) -> Gate | None:
    if addresses_the_grader(sentence):
        return Gate.TO_GRADER
    if praises_oneself(sentence):
        return Gate.PRAISE
    if takes_back(sentence):
        return Gate.TAKEN_BACK
    if other_language(sentence) is not None:
        return Gate.OTHER_LANGUAGE
    return _unsaid(words_of(legible(sentence)), original)


def _spoken(name: Sequence[str], text: str) -> Iterable[re.Match[str]]:
    return re.finditer(r"\b" + r"[\W_]+".join(map(re.escape, name)) + r"\b", text, re.IGNORECASE)


def _named(tag: re.Match[str]) -> bool:
    """Whether a bare tag is spoken of: it stands in a line that began as prose."""
    line = tag.string[tag.string.rfind("\n", 0, tag.start()) + 1 : tag.start()]
    bare = tag.group()[-1] == ">" and tag.group().strip("</>").isalnum()
    return bare and not line.lstrip().startswith("<") and len(words_of(line)) >= ABOUT_QUOTED


def _wholes(text: str) -> list[list[Span]]:
    """The clauses of a text, those that no full stop and no line break parts together."""
    wholes: list[list[Span]] = []
    for span in sentences(text):
        before = text[wholes[-1][-1].end - 1 : span.start] if wholes else "."
        if before[0] in ".!?" or "\n" in before:
            wholes.append([span])
        else:
            wholes[-1].append(span)
    return wholes


def _stretches(left: str, original: Source) -> list[SetAside]:
    """Neighbouring sentences or clauses that are a copy or a list together, though none is by itself."""
    spans = sentences(left)
    words = [words_of(legible(span.of(left))) for span in spans]
    # No stretch holds a run that all words together don't.
    near = replace(original, runs=original.runs & runs_of([word for own in words for word in own]))
    found: list[SetAside] = []
    for least, first in product(STRETCHES, range(len(spans))):
        last, gathered = first, len(words[first])
        while gathered < least and last + 1 < len(spans):
            last += 1
            gathered += len(words[last])
        gate, kept = _tightened(words[first : last + 1], near)
        if gate is not None:
            found.append(SetAside(gate, spans[first + kept.start].start, spans[first + kept.stop - 1].end))
    return _joined(sorted(found, key=lambda one: one.start))


def _tightened(words: Sequence[Sequence[str]], original: Source) -> tuple[Gate | None, range]:
    """Why words of neighbouring spans are nobody's statement, and the spans without which they are one least."""

    def gathered(kept: Iterable[int]) -> list[str]:
        return [word for at in kept for word in words[at]]

    def share(kept: Iterable[int]) -> float:
        return nobodys(gathered(kept), original.runs, original.vocabulary)

    kept = range(len(words))
    gate = _unsaid(gathered(kept), original)
    while gate is not None and len(kept) > 1:
        # What somebody says before or after a copy is not a part of it.
        fewer, edge = min(((kept[1:], kept[:1]), (kept[:-1], kept[-1:])), key=lambda one: share(one[1]))
        own = share(edge) < MOSTLY and share(fewer) > share(kept)
        if not own or _unsaid(gathered(fewer), original) is None:
            break
        kept = fewer
    return gate, kept


def _joined(found: Sequence[SetAside]) -> list[SetAside]:
    """Overlapping stretches of one kind made one."""
    joined: list[SetAside] = []
    for one in found:
        if joined and one.start <= joined[-1].end and one.gate is joined[-1].gate:
            joined[-1] = SetAside(one.gate, joined[-1].start, max(one.end, joined[-1].end))
        else:
            joined.append(one)
    return joined


def _unsaid(words: Sequence[str], original: Source) -> Gate | None:
    """Why words are nobody's own statement; None where they may be one."""
    share = copied(words, original.runs)
    if share >= COPIED_SHARE and share * len(words) >= LEAST_COPIED:
        return Gate.COPIED
    return Gate.WORD_LIST if listed(words, original.vocabulary) else None


def _blanked(text: str, aside: Sequence[SetAside]) -> str:
    signs = list(text)
    for one in aside:
        signs[one.start : one.end] = [sign if sign == "\n" else " " for sign in signs[one.start : one.end]]
    return "".join(signs)
