"""What is set aside before an answer is graded: words that are no evidence, whatever they say.

Each gate is a pure function from a sentence to yes or no. What a gate catches is blanked out, character by character,
so that offsets still hold and the encoder never sees it: a gate can only take evidence away, never raise a level.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from interviewer.grading.gate_patterns import (
    CHALLENGE,
    LIMITED,
    MARKUP,
    PRAISE,
    QUOTED,
    RETRACTION,
    TAKEN_BACK,
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


RUN = 5
"""Words in a row that make a copied run."""
COPIED_SHARE = 0.6
"""Share of a sentence's words inside copied runs from which on it is a copy."""
LIST_WORDS = 8
"""Words in alphabetical order, or of the rubric's own, from which on they make no statement."""


def addresses_the_grader(sentence: str) -> bool:
    """Whether a sentence talks to whoever grades; what merely stands in quotation marks is spoken about, not said."""
    said = QUOTED.sub(" ", sentence)
    return TO_GRADER.search(said) is not None


def praises_oneself(sentence: str) -> bool:
    """Whether a sentence says how good its speaker is."""
    return PRAISE.search(sentence) is not None


def takes_back(sentence: str) -> bool:
    """Whether a sentence limits or withdraws what its speaker had claimed: it names the thing and shows none of it."""
    return TAKEN_BACK.search(sentence) is not None or RETRACTION.search(sentence) is not None


def limits_a_claim(question: str, answer: str) -> bool:
    """Whether an answer, asked whether an earlier claim really holds, limits it: such a turn shows nothing new."""
    if CHALLENGE.search(question) is None:
        return False
    return LIMITED.search(answer) is not None or takes_back(answer)


@dataclass(frozen=True)
class Source:
    """What must not be handed back as an answer: the question and the rubric's own texts."""

    runs: frozenset[tuple[str, ...]]
    """Every run of five words in them."""
    vocabulary: frozenset[str]
    """Their words, without function words."""


def source(texts: Iterable[str]) -> Source:
    """Gather runs and words of the texts an answer must not merely copy."""
    runs: set[tuple[str, ...]] = set()
    vocabulary: set[str] = set()
    for text in texts:
        words = words_of(text)
        runs.update(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
        vocabulary.update(words)
    return Source(frozenset(runs), frozenset(vocabulary - FUNCTION_WORDS))


def copied_share(sentence: str, original: Source) -> float:
    """The share of a sentence's words that stand inside runs of five copied from the original, 0 to 1."""
    return _copied(words_of(sentence), original)


def is_word_list(sentence: str, original: Source) -> bool:
    """Whether words are listed and nothing is said: in alphabetical order, or the rubric's own words shuffled."""
    return _listed(words_of(sentence), original)


def _copied(words: Sequence[str], original: Source) -> float:
    inside = [False] * len(words)
    for at in range(len(words) - RUN + 1):
        if tuple(words[at : at + RUN]) in original.runs:
            inside[at : at + RUN] = [True] * RUN
    return sum(inside) / len(words) if words else 0.0


def _listed(words: Sequence[str], original: Source) -> bool:
    if len(words) < LIST_WORDS:
        return False
    if sum(left <= right for left, right in pairwise(words)) >= 0.9 * (len(words) - 1):
        return True
    content = [word for word in words if word not in FUNCTION_WORDS]
    if len(set(content)) < LIST_WORDS:
        return False
    return sum(word in original.vocabulary for word in content) >= 0.9 * len(content)


def screened(text: str, original: Source) -> tuple[str, tuple[SetAside, ...]]:
    """Blank out what is no evidence.

    Args:
        text: An answer.
        original: The question and rubric texts it must not merely copy.

    Returns:
        The text with what was set aside as spaces (same length, line breaks kept), and what that was, in order.
    """
    aside = [SetAside(Gate.MARKUP, *match.span()) for match in MARKUP.finditer(text)]
    plain = _blanked(text, aside)
    for span in sentences(plain):
        gate = _gate(span.of(plain), original)
        if gate is not None:
            aside.append(SetAside(gate, span.start, span.end))
    # Clauses and short sentences hide a list or a copy that the whole shows.
    left = _blanked(text, aside)
    whole = Span(0, len(text))
    words = words_of(left)
    if _listed(words, original):
        aside.append(SetAside(Gate.WORD_LIST, whole.start, whole.end))
    elif _copied(words, original) >= COPIED_SHARE:
        aside.append(SetAside(Gate.COPIED, whole.start, whole.end))
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
    words = words_of(sentence)
    if _copied(words, original) >= COPIED_SHARE:
        return Gate.COPIED
    return Gate.WORD_LIST if _listed(words, original) else None


def _blanked(text: str, aside: Sequence[SetAside]) -> str:
    signs = list(text)
    for one in aside:
        signs[one.start : one.end] = [sign if sign == "\n" else " " for sign in signs[one.start : one.end]]
    return "".join(signs)
