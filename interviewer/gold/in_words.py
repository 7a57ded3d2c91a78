"""What figures come to, as sentences: a number says little to whoever has not seen many of them."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.gold.agreement import Agreement
from interviewer.gold.compare import Effect
from interviewer.gold.figures import Change, Figures

NEAR = 0.1
"""Difference of two kappas up to which they are about the same."""
TELLS = 0.25
"""Interval of a difference that reaches farther than this to the worse side does not tell that two are the same."""

_CLOSENESS = (
    (0.8, "very closely"),
    (0.6, "closely"),
    (0.4, "moderately"),
    (0.2, "only a little"),
)
"""Least kappa -> words, after the bands of Landis and Koch (1977)."""
_BY_CHANCE = "hardly more than by chance"


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "Ann, Bo and Cy"."""
    return " and ".join([part for part in (", ".join(names[:-1]), *names[-1:]) if part])


def closeness(kappa: float) -> str:
    """How closely two sides agree; `kappa` is quadratic-weighted, at most 1."""
    return next((words for least, words in _CLOSENESS if kappa >= least), _BY_CHANCE)


def with_people(found: Agreement, raters: Sequence[str]) -> str:
    """How the machine agrees with people; beside how they agree with each other, where two gave levels."""
    if not found.machine.n:
        return "Nothing has a level from people and from the machine yet."
    if found.as_a_rater is not None and found.as_a_rater.by is not None:
        return _as_a_rater(found.as_a_rater)
    if found.machine.qwk is None:
        same = round((found.machine.exact or 0.0) * found.machine.n)
        return (
            f"The machine gives the same level {same} of {found.machine.n} times; more cannot be said, as people gave "
            "one level throughout or there is one answer only."
        )
    return f"The machine agrees with {listed(raters)} {closeness(found.machine.qwk)}."


def between_people(found: Agreement) -> str:
    """How people agree with each other; empty where nothing has two levels."""
    if found.raters is None:
        return ""
    if found.raters.qwk is None:
        return "On the answers that two people graded, they gave too few different levels to say how they agree."
    return f"People agree with each other {closeness(found.raters.qwk)}."


def leaning(found: Agreement) -> str:
    """Whether the machine rates higher or lower than people; empty where by less than a twentieth of the scale."""
    if found.bias is None or abs(found.bias) < 0.05:
        return ""
    return (
        f"The machine rates {abs(found.bias):.0%} of the scale {'higher' if found.bias > 0 else 'lower'} than people."
    )


def beside_length(found: Agreement) -> str:
    """Whether the machine says more than the length of an answer does; empty where either has no kappa."""
    if found.machine.qwk is None or found.length.qwk is None:
        return ""
    if found.machine.qwk - found.length.qwk >= NEAR:
        return "The number of words alone agrees with them less."
    return (
        "The number of words alone agrees with them about as well: these answers are longer where they are better, and "
        "do not show that more than length is rated."
    )


def too_few(figures: Figures) -> str:
    """What the number of answers keeps figures from saying; empty where it keeps them from nothing."""
    if figures.n and figures.drawn is None:
        return "So few answers give no interval: take the figures as a first look."
    return ""


def whether_better(overall: Effect) -> str:
    """Whether the newer of two versions agrees more with people."""
    if not overall.after.n:
        return "No rating can move: nothing that these answers are rated by is in both versions and has changed."
    if overall.worse:
        return "The new version agrees less with people, by more than chance would have it."
    if overall.better:
        return "The new version agrees more with people, by more than chance would have it."
    return "These answers do not tell which version agrees more with people."


def _as_a_rater(change: Change) -> str:
    by, interval = change.by or 0.0, change.interval
    if interval is None:
        return (
            "There are too few answers to tell whether the machine agrees with people as well as they agree with each "
            "other."
        )
    if change.better:
        return "The machine agrees with people better than they agree with each other."
    if change.worse:
        return "The machine agrees with people less than they agree with each other."
    if abs(by) <= NEAR and interval[0] >= -TELLS:
        return "The machine agrees with people about as well as they agree with each other."
    seems = "less" if by < -NEAR else "better" if by > NEAR else "about as"
    than = f"{seems} than" if seems != "about as" else "about as well as"
    return (
        f"On these answers the machine agrees with people {than} they agree with each other, but they are too few to "
        "be sure."
    )
