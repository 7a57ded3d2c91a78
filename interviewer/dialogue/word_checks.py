"""What a chat model may not say to an applicant, whatever it was told: checks that follow-ups and explanations share.

Each takes words and says what is wrong with them, or nothing. None of them knows what a prompt asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from interviewer.dialogue.english import conduct
from interviewer.dialogue.english.interviewing import FUNCTION_WORDS
from interviewer.dialogue.leaks import telling
from interviewer.dialogue.stems import words

OtherLanguage = Callable[[str], str | None]
"""Names the language of a text that is plainly not English; None for all else."""

LEAST_ENGLISH = 0.3
"""Share of function words below which words are no English sentence; too short a text says too little to a detector."""
PARROTED = 6
"""Words in a row: who takes up what was said changes "I" to "you" before that."""
_ECHO = 8
_LONGEST_WORD = 24


class Fault(StrEnum):
    """Why a model's words were not used."""

    EMPTY = "empty"
    NO_CHOICE = "no-choice"
    """It does not begin with the number it was asked for."""
    NOT_OFFERED = "not-offered"
    """The number is none of those it could choose."""
    TOO_LONG = "too-long"
    SIGNS = "signs"
    """Markup, links, code, lists, letters of another writing system, signs that cannot be seen."""
    NOT_ONE_QUESTION = "not-one-question"
    LEAD_IN = "lead-in"
    """More than one short sentence before the question, or anything after it."""
    JUDGES = "judges"
    LEAKS = "leaks"
    ECHOES = "echoes"
    """It repeats its own instructions."""
    REPEATS = "repeats"
    DOUBTS = "doubts"
    PRIVATE = "private"
    INVENTS = "invents"
    """It gives the applicant words or figures they did not use, or facts that stand nowhere."""
    OUT_OF_PLACE = "out-of-place"
    """Talk of prompts, orders and the like, or words that nobody says to an applicant."""
    PARROTS = "parrots"
    """A stretch of what the applicant wrote, word for word and not as a quotation."""
    WANDERS = "wanders"
    """It asks about something that neither the applicant nor the prepared question speaks of."""
    LANGUAGE = "language"
    PROMISES = "promises"


class WordCheck(Protocol):
    """Checks words as they come."""

    @property
    def most(self) -> int:
        """Characters after which it is too long, whatever comes."""
        ...

    def fault(self, text: str, *, whole: bool) -> Fault | None:
        """What is wrong with the words so far, which end with a sentence.

        Args:
            text: everything that was said, without the choice.
            whole: whether nothing more comes.
        """
        ...


class Instructions:
    """A prompt's instructions, which do not come back."""

    def __init__(self, text: str, canary: str, *, known: Collection[str] = ()):
        """Keep what would give them away.

        Args:
            text: the instructions.
            canary: a word that stands nowhere else.
            known: texts in them that may be said.
        """
        self._canary = canary.casefold()
        self._runs = _runs(text, _ECHO) - {run for one in known for run in _runs(one, _ECHO)}

    def echoed(self, text: str) -> bool:
        """Whether the text holds the canary, or eight words in a row of the instructions."""
        squeezed = re.sub(r"\W", "", unicodedata.normalize("NFKC", text)).casefold()
        return self._canary in squeezed or bool(_runs(text, _ECHO) & self._runs)


def signs_are_plain(text: str) -> bool:
    """Whether it consists of Latin letters, digits and the marks of prose, in words that people write."""
    if not all(_is_plain(sign) for sign in text) or _MARKUP.search(text):
        return False
    found = words(text)
    spelt_out = [word for word in found if len(word) == 1 and word.isalpha() and word not in ("a", "i")]
    return len(spelt_out) <= 1 and all(len(word) <= _LONGEST_WORD for word in found)


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order, without surrounding space."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def folded(text: str) -> str:
    """Lower case with straight quotes and single spaces, as the patterns of `english` expect."""
    return " ".join(text.casefold().translate(_STRAIGHT).split())


def conduct_fault(text: str, *, public: str, theirs: Sequence[str] = ()) -> Fault | None:
    """Praise, blame, doubt, a private matter or what has no place in an interview.

    Args:
        text: what is about to be said.
        public: authored words; what they say of ratings or of a person may be said.
        theirs: the applicant's words; one that rates something may be said as part of a term of theirs.
    """
    plain = folded(text)
    if conduct.DOUBTS.search(plain):
        return Fault.DOUBTS
    said = folded(public)
    if any(found.group() not in said for found in conduct.OUT_OF_PLACE.finditer(plain)):
        return Fault.OUT_OF_PLACE
    if any(found.group() not in said for found in conduct.PRIVATE.finditer(plain)):
        return Fault.PRIVATE
    if any(found.group() not in said for found in conduct.JUDGES.finditer(plain)):
        return Fault.JUDGES
    return Fault.JUDGES if _rates(plain, public, theirs) else None


def quotes_are_theirs(text: str, sources: Sequence[str]) -> bool:
    """Whether all that stands in quotation marks stands, in these words, in one of the sources."""
    plain = folded(text)
    if plain.count('"') % 2:
        return False
    known = [f" {' '.join(words(source))} " for source in sources]
    quoted = [found.group(1) or found.group(2) or "" for found in _QUOTED.finditer(plain)]
    return all(any(f" {' '.join(words(quote))} " in source for source in known) for quote in quoted)


def parrots(text: str, theirs: Sequence[str]) -> bool:
    """Whether a stretch of their words stands in the text and in no quotation."""
    own = {run for one in theirs for run in _runs(one, PARROTED)}
    parts = _QUOTED.sub('"', folded(text)).split('"')
    return any(run in own for part in parts for run in _runs(part, PARROTED))


def numbers(text: str) -> frozenset[str]:
    """The figures in a text."""
    return frozenset(word for word in words(text) if word[0].isdigit())


def is_english(text: str, other_language: OtherLanguage) -> bool:
    """Whether a text can be read as English."""
    found = words(text)
    common = sum(word in FUNCTION_WORDS for word in found)
    return bool(found) and common / len(found) >= LEAST_ENGLISH and other_language(text) is None


def share_known(text: str, known: frozenset[str]) -> float:
    """How much of what a text is about is known; 1 where it says nothing in particular."""
    about = telling(text)
    return len(about & known) / len(about) if about else 1.0


_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=\S)(?<!\bdr\. )(?<!\be\.g\. )(?<!\bi\.e\. )", re.IGNORECASE)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "…": "...", "–": "-"})
_MARKS = frozenset(" \n.,;:!?'\"’‘“”„«»()-–—…/%&+°")
_MARKUP = re.compile(
    r"https?:|www\.|://|\w\.(?:com|org|net|io|co)\b|\w\(\)|&\w+;|--|//|(?:^|\n)\s*(?:[-–—+]|\(?\d{1,2}[.)]|[a-z]\))\s",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"([^\"]*)\"|(?<!\w)'((?:[^']|(?<=\w)'(?=\w))+)'(?!\w)")


def _is_plain(sign: str) -> bool:
    if sign.isascii():
        return sign.isalnum() or sign in _MARKS
    return sign in _MARKS or (sign.isalpha() and unicodedata.name(sign, "").startswith("LATIN"))


def _rates(plain: str, public: str, theirs: Sequence[str]) -> bool:
    """Whether a word that rates is said which is neither authored nor part of a term of the applicant's."""
    authored = frozenset(words(public))
    found = words(plain)
    rating = [at for at, word in enumerate(found) if word in conduct.VERDICTS and word not in authored]
    if not rating:
        return False
    terms = {pair for text in theirs for pair in pairwise(words(text)) if not conduct.NO_TERM_WITH & set(pair)}
    return any((*found[at - 1 : at + 1],) not in terms and (*found[at : at + 2],) not in terms for at in rating)


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + length]) for at in range(len(found) - length + 1)}
