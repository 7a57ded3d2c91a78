"""A judgement in free text: which sentences of an AI's answer it speaks of, and whether it calls them wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.grading.sentences import Span, sentences

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBER = re.compile(
    r"(?:\b(?:sentences?|sent|lines?|points?|steps?|items?|no|number|nr|at|in|s)\b\.?\s*|#\s*|\()(?P<list>\d{1,2}"
    r"(?:\s*(?:,|and|&|\+|/)\s*\d{1,2})*)\)?(?!\s*(?:%|mg|ml|mmol|mcg|units?|h\b|hours?|minutes?|days?|degrees|points?\b))",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^\s*(?:and|then|also)?\s*[(\[]?(?P<list>\d{1,2}(?:\s*(?:,|and|&)\s*\d{1,2})*)[)\]]?\s*(?:[.,:)\-–—]|is\b|are\b|says\b)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?<![\d.,])\b(?P<list>\d{1,2})\s+(?:is\s+)?(?:wrong|incorrect|inaccurate|false|unsafe|dangerous|misleading|missing)"
    r"(?=\s*(?:[:;,.–—-]|$|because\b|since\b|as\b))",
    re.IGNORECASE,
)
"""A number and a verdict, as people note them: "3 wrong: ... 6 unsafe, ..."."""
_ORDINAL = re.compile(
    rf"\b(?P<word>{'|'.join(_ORDINALS)}|last)\s+(?:sentence|line|point|step|item|statement|one)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“”«»'‘’]([^\"“”«»]{8,200}?)[\"“”«»'‘’]")

_BAD = (
    r"wrong|incorrect|inaccurate|false|untrue|unsafe|dangerous|harmful|missing|misses|missed|omit\w*|leaves? out|"
    r"left out|mislead\w*|mistake\w*|error\w*|fault\w*|flaw\w*|bug\w*|backwards|overstat\w*|outdated|vulnerab\w*|"
    r"inject\w*|contraindicated|lacks?|fails?|forgot\w*|nothing about|no mention|problem with"
)
_OTHERWISE = (
    r"not (?:true|right|correct|safe|enough|how|what)|never|should|must|instead|rather than|but|except|actually|really|"
    r"(?:is|are|does|do|did|was|will|would|should|can|could|must)(?:n['’]?t| not)|in fact|needs? (?:to|a|an)|"
    r"ha(?:ve|s) to|too (?:high|low|much|little|few|many|long|short|late|early|fast|slow)"
)
_NO_FAULT = (
    r"no (?:faults?|errors?|mistakes?|problems?|issues?)|f[io]u?nd nothing|"
    r"nothing (?:is |was |seems? |looks? )?(?:wrong|incorrect|unsafe|to (?:correct|change|fix|mark))"
)
_SOUND = r"(?:right|correct|fine|accurate|sound|good|ok|okay|safe)"
_IS = r"(?:is |are |looks? |seems? |all )?"

_WRONG = re.compile(rf"\b(?:{_BAD}|{_OTHERWISE})\b", re.IGNORECASE)
_RIGHT = re.compile(
    rf"\b(?:{_NO_FAULT}|(?:is|are|looks?|seems?|all|everything|rest|others?)\s+{_IS}{_SOUND}|agree\w*|no changes?|"
    rf"would (?:leave|keep|approve)|great answer)\b|\b{_SOUND}\.?$",
    re.IGNORECASE,
)
_ALL_RIGHT = re.compile(
    rf"\b(?:{_NO_FAULT}|(?:everything|all|it all|the (?:whole )?answer|every sentence)\s+{_IS}{_SOUND}|"
    r"would (?:leave|approve) it)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Remark:
    """One sentence of a judgement."""

    span: Span
    text: str
    names: frozenset[int]
    """Indices, from 0, of the AI's sentences it names by number, ordinal or quotation."""
    wrong: bool
    """It calls something wrong, or says how it should be."""


def remarks(text: str, ai_answer: Sequence[str]) -> tuple[Remark, ...]:
    """The sentences of a judgement, each with what it speaks of."""
    found: list[Remark] = []
    for span in sentences(text):
        words = span.of(text)
        names = _named(words, ai_answer)
        if not names and found and not _RIGHT.search(words):
            names = found[-1].names  # "Sentence 3 is wrong. It should be ..." goes on about sentence 3
        # A sentence that is singled out without being approved of is called wrong: "7: lactate rules nothing out".
        wrong = bool(_WRONG.search(words)) or bool(names and not _RIGHT.search(words))
        found.append(Remark(span, words, names, wrong and not _ALL_RIGHT.search(words)))
    return tuple(found)


def finds_nothing_wrong(text: str) -> bool:
    """Whether a judgement says of the whole answer that nothing is wrong."""
    return bool(_ALL_RIGHT.search(text))


def _named(words: str, ai_answer: Sequence[str]) -> frozenset[int]:
    count = len(ai_answer)
    numbers: set[int] = set()
    for match in (*_NUMBER.finditer(words), *_LEADING.finditer(words), *_CALLED.finditer(words)):
        numbers |= {int(one) for one in re.findall(r"\d+", match["list"])}
    for match in _ORDINAL.finditer(words):
        word = match["word"].lower()
        numbers.add(count if word == "last" else _ORDINALS.index(word) + 1)
    named = {number - 1 for number in numbers if 1 <= number <= count}
    for quoted in _QUOTED.findall(words):
        bare = quoted.strip(" .,;").lower()
        named |= {index for index, sentence in enumerate(ai_answer) if bare in sentence.lower()}
    return frozenset(named)
