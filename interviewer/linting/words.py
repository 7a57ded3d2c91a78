"""Texts as rules read them: words, the stems of what they say, sentences, and what stands in quotation marks.

Every text is read up to 20,000 characters (`too-long` says so where there are more), and no pattern looks further than
a sentence, so that no text takes longer than another of its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from interviewer.grading.sentences import words_of
from interviewer.grading.weights import FUNCTION_WORDS

MOST_READ = 20_000
"""Characters of a text that are read."""
_MOST_QUOTED = 300

_QUOTED = re.compile(
    rf"\"[^\"\n]{{1,{_MOST_QUOTED}}}\"|“[^”\n]{{1,{_MOST_QUOTED}}}”|‘[^’\n]{{1,{_MOST_QUOTED}}}’(?!\w)"
    rf"|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){{1,{_MOST_QUOTED}}}?'(?!\w)|`[^`\n]{{1,{_MOST_QUOTED}}}`"
)
_SENTENCE_END = re.compile(r"(?P<before>[^\s.!?]{0,40})(?P<end>[.!?])[\"'”’)\]]*(?=\s+[\"'“‘(]?[A-Z0-9])")
_ABBREVIATIONS = frozenset(
    """al approx art cf cir co corp dr ed eds eg etc fig figs ie inc jr ltd mr mrs ms para pp prof reg resp sec
    st v vs vol""".split()
)
_SPACE = re.compile(r"\s+")
_EMPTY = frozenset(
    """anything anyone anybody something someone somebody everything nothing nobody thing things get gets got go goes
    going went gone say says said tell tells told make makes made take takes took give gives gave put puts use uses used
    using also one ones two first much many may might must shall whether without within than every other others another
    both either neither ever never always still yet already here away really lot way ways yes want wants wanted whose
    let lets rather instead however thus hence therefore upon across along among around since though although till while
    according beside besides yours mine ours theirs hers""".split()
)
_ENDINGS = (
    ("ations", ""), ("ation", ""), ("ments", ""), ("ment", ""), ("ities", ""), ("ity", ""),
    ("ings", ""), ("ing", ""), ("ions", ""), ("ion", ""), ("ies", "y"), ("ied", "y"), ("edly", ""), ("ers", ""),
    ("ed", ""), ("er", ""), ("ly", ""), ("es", ""), ("s", ""), ("al", ""), ("e", ""),
)  # fmt: skip
_DOUBLING = frozenset({"ed", "er", "ing", "ers", "ings"})
"""Endings before which a consonant is doubled: "stopped"."""
_LEAST_STEM = 4


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(words_of(text[:MOST_READ]))


@lru_cache(maxsize=8192)
def content(text: str) -> tuple[str, ...]:
    """The stems of the words that say something, in order; numbers among them."""
    return tuple(stem(word) for word in words(text) if _says_something(word))


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A folded word without its endings: "reassesses", "reassessing" and "reassessment" come out the same."""
    return shorter(word)[-1]


def shorter(word: str) -> tuple[str, ...]:
    """A folded word and what is left of it, ending by ending: "mattered", "matter", "matt"."""
    forms = [word.removesuffix("'s")]
    while (rest := _without_ending(forms[-1])) != forms[-1]:
        forms.append(rest)
    return tuple(forms)


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, quotation marks and all."""
    text = text[:MOST_READ]
    ends = [found.end() for found in _SENTENCE_END.finditer(text) if _ends_sentence(found)]
    cut = [text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return tuple(one for one in cut if one)


@lru_cache(maxsize=8192)
def unquoted(text: str) -> str:
    """A text as far as it is read, with blanks for what stands in quotation marks: others' words, or examples."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), text[:MOST_READ])


def same(text: str) -> str:
    """What two texts have in common that differ in case, space and punctuation only."""
    return " ".join(words(text)) or _SPACE.sub(" ", text[:MOST_READ]).strip().casefold()


def listed(things: Sequence[str], most: int = 6) -> str:
    """Things in a row, as a sentence lists them: "a, b and c", or "a, b and 7 more"."""
    if len(things) > most:
        things = [*things[: most - 1], f"{len(things) - most + 1} more"]
    return " and ".join(filter(None, (", ".join(things[:-1]), things[-1]))) if things else ""


def _without_ending(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM and not word.endswith("ss"):
            rest = word[: -len(ending)] + instead
            return rest[:-1] if ending in _DOUBLING and rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
    return word


def _ends_sentence(found: re.Match[str]) -> bool:
    """Whether a full stop is no abbreviation's: "v.", "Cir.", "F. Scott"."""
    before = found["before"].lstrip("(\"'“‘[").casefold()
    if before in {"no", "nos"}:
        return not found.string[found.end() : found.end() + 3].lstrip()[:1].isdigit()
    return found["end"] != "." or not (before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()))


def _says_something(word: str) -> bool:
    return (
        word not in FUNCTION_WORDS and word not in _EMPTY and (len(word) > 1 or word.isdigit()) and "'" not in word[:-2]
    )
