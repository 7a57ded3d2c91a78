"""Whether words are somebody's own statement, or a copy or a list: what their order tells, whatever they mean."""

from __future__ import annotations

import operator
from collections.abc import Sequence, Set
from itertools import pairwise

from interviewer.grading.gate_patterns import JOINING, NEVER_BEFORE
from interviewer.grading.weights import FUNCTION_WORDS

Run = tuple[str, ...]

_JOINS = FUNCTION_WORDS | JOINING

RUN = 5
"""Words in a row that make a copied run; words of content, too, where what joins them was changed or moved."""
LIST_WORDS = 8
"""Words in alphabetical order, or of the rubric's own, from which on they make no statement."""
ORDERED = 0.9
"""Share of neighbours in alphabetical order from which on words are sorted."""
SLIPS = 2
"""Words that cannot follow one another from which on the order is nobody's: who writes in haste makes one."""


def runs_of(words: Sequence[str]) -> set[Run]:
    """Every run of five words, and of five words of content, these in alphabetical order."""
    return {*_runs(words), *_in_order(_runs(_content(words)))}


def copied(words: Sequence[str], runs: Set[Run]) -> float:
    """The share of words inside runs copied from elsewhere, 0 to 1.

    Of the words of content where that is more: joining words changed, put in or left out make no words of one's own.
    """
    if not runs:
        return 0.0
    verbatim = _inside(_runs(words), runs)
    content = _content(words)
    if len(content) < LIST_WORDS:
        return verbatim
    return max(verbatim, _inside(_in_order(_runs(content)), runs))


def listed(words: Sequence[str], vocabulary: Set[str]) -> bool:
    """Whether words are listed and nothing is said: in alphabetical order, or a vocabulary shuffled."""
    if len(words) < LIST_WORDS:
        return False
    if _ordered(words) >= ORDERED:
        return True
    content = [word for word in words if word not in FUNCTION_WORDS and word.isalpha()]
    if len(set(content)) < LIST_WORDS or _taken(content, vocabulary) < 0.9:
        return False
    # The rubric's words are anyone's to use; in a sentence they stand in order.
    return len(content) >= 0.8 * len(words) or _disordered(words)


def nobodys(words: Sequence[str], runs: Set[Run], vocabulary: Set[str]) -> float:
    """How far words are a copy or a list, 0 to 1."""
    content = [word for word in words if word not in FUNCTION_WORDS]
    # Half of any words follow the alphabet.
    in_order = _ordered(words) if _ordered(words) >= ORDERED else 0.0
    return max(copied(words, runs), _taken(content, vocabulary), in_order)


def _runs(words: Sequence[str]) -> list[Run]:
    return list(zip(*(words[at:] for at in range(RUN)), strict=False))


def _in_order(runs: Sequence[Run]) -> list[Run]:
    return [tuple(sorted(run)) for run in runs]


def _content(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _JOINS]


def _inside(own: Sequence[Run], runs: Set[Run]) -> float:
    """The share of words that stand in those of their runs that are another's, too."""
    if runs.isdisjoint(own):
        return 0.0
    inside = [False] * (len(own) + RUN - 1)
    for at, run in enumerate(own):
        if run in runs:
            inside[at : at + RUN] = [True] * RUN
    return sum(inside) / len(inside)


def _ordered(words: Sequence[str]) -> float:
    return sum(map(operator.le, words, words[1:])) / max(len(words) - 1, 1)


def _taken(content: Sequence[str], vocabulary: Set[str]) -> float:
    return sum(map(vocabulary.__contains__, content)) / max(len(content), 1)


def _disordered(words: Sequence[str]) -> bool:
    """Whether words stand in no order that anyone would say: "the with", "of is", "a the"."""
    slots = [(word, after) for word, after in pairwise([*words, ""]) if word in NEVER_BEFORE]
    wrong = sum(after in NEVER_BEFORE[word] for word, after in slots)
    return wrong >= SLIPS and wrong >= 0.1 * len(slots)
