"""Where sentences and clauses stand in a text.

Spoken answers run on without full stops, so a long sentence is cut further at its commas and joining words: a quote
should be the few words that carry the point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 30
"""Words a sentence may have before it is cut into clauses."""
SHORTEST = 6
"""Words a clause should have at least; a shorter one stays with its neighbour."""

PASSAGE = 20
"""Words from which on neighbouring sentences make a passage: read alone, shorter ones would cost a third more."""

_SENTENCE = re.compile(r"\S.*?(?:[.!?;…]+[\"')\]]*(?=\s|$)|(?=\n)|$)", re.DOTALL)
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|Dr|Mr|Mrs|Ms|St|No|Fig|approx|resp|cf|[A-Za-z])\.$")
_WIDEST_SPACE = 2
_CLAUSE = re.compile(r"[,:—–]\s+|\s+(?=(?:and then|and|but|because|so|then|which|while|when|if)\s)")
_WORD = re.compile(r"\w+")
_SPOKEN_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True)
class Span:
    """A stretch of a text: first character, one past the last."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]


def words_of(text: str) -> list[str]:
    """The words of a text, folded; an apostrophe joins."""
    if text.isascii():
        return _SPOKEN_WORD.findall(text.lower())
    return [match.group().casefold().replace("’", "'") for match in _SPOKEN_WORD.finditer(text)]


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences and, in long ones, the clauses of a text, in order, without overlap or surrounding space.

    Every character that is not space lies in exactly one span.
    """
    found: list[Span] = []
    for whole in _whole_sentences(text):
        found.extend(_clauses(text, whole) if _words(text, whole) > LONGEST else [whole])
    return tuple(found)


def passages(text: str, least: int = PASSAGE) -> tuple[Span, ...]:
    """The stretches that are read by themselves, so that what stands in one cannot change what another is read as.

    A passage is whole sentences, as few as have `least` words. It ends where a line does, and where something was
    blanked out.
    """
    found: list[Span] = []
    for span in _whole_sentences(text):
        gap = text[found[-1].end : span.start] if found else "\n"
        if len(gap) > _WIDEST_SPACE or "\n" in gap or _words(text, found[-1]) >= least:
            found.append(span)
        else:
            found[-1] = Span(found[-1].start, span.end)
    return tuple(found)


def _whole_sentences(text: str) -> list[Span]:
    found: list[Span] = []
    for match in _SENTENCE.finditer(text):
        span = _trimmed(text, match.start(), match.end())
        if span is None:
            continue
        # "e.g." ends no sentence; nor does a line's lone bullet or number.
        if found and "\n" not in text[found[-1].end : span.start] and _ABBREVIATION.search(found[-1].of(text)):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _clauses(text: str, whole: Span) -> list[Span]:
    cuts = [whole.start, *(whole.start + match.end() for match in _CLAUSE.finditer(whole.of(text))), whole.end]
    found: list[Span] = []
    start = whole.start
    for cut in cuts[1:]:
        piece = _trimmed(text, start, cut)
        if piece is None:
            continue
        if _words(text, piece) >= SHORTEST or cut == whole.end:
            if found and _words(text, piece) < SHORTEST:
                found[-1] = Span(found[-1].start, piece.end)
            else:
                found.append(piece)
            start = cut
    return found


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    kept = words.strip()
    return Span(start + lead, start + lead + len(kept)) if kept else None


def _words(text: str, span: Span) -> int:
    return len(_WORD.findall(span.of(text)))
