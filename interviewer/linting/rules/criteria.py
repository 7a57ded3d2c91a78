"""Criteria: one thing each, told apart from the others and from what is commonly got wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from interviewer.domain.rubric import Criterion
from interviewer.linting.finding import Hit, Severity
from interviewer.linting.rule import Meaning, rule
from interviewer.linting.view import View
from interviewer.linting.words import content

_CRITERION = "competencies[0].criteria[1]"
_MOST_COMPARED = 400
"""Criteria of a pack that are compared with one another: 80,000 pairs."""
_SHARED_WORDS = 0.55
"""Share of the shorter one's words from which on two criteria overlap; .34 at most where they don't."""
_ABOUT, _ALL_PARTS = 0.85, 0.7
"""Cosine of what two criteria look for, and mean cosine of that, highest anchors and key points, from which on they
overlap; .71 and .56 at most where they don't."""


@rule(
    "criteria-overlap",
    "Two criteria rate the same thing",
    Severity.WARNING,
    why="""What two criteria have in common counts twice, and a rater who has given a level for one gives the same for
    the other. Their agreement then looks like evidence and is none.""",
    trips={
        f"{_CRITERION}.name": "Heat of the water",
        f"{_CRITERION}.looks_for": "Whether the temperature of the water fits the leaf, and how it is measured.",
        f"{_CRITERION}.anchors[3]": "Names the temperature in degrees for this leaf, says how it is measured, and what "
        "a wrong one does to the cup.",
        f"{_CRITERION}.key_points": [
            {"id": "heat", "text": "Green leaf wants water at seventy to eighty degrees."},
            {"id": "heat-measured", "text": "Measures the water with a thermometer or waits a known time."},
        ],
    },
    passes={
        f"{_CRITERION}.name": "Time in the pot",
        f"{_CRITERION}.looks_for": "Whether the steeping is timed, and by what the end is decided.",
    },
    meaning=Meaning.BETTER,
)
def criteria_overlap(view: View) -> Iterator[Hit]:
    """Every criterion beside every other one of the pack."""
    criteria = list(view.criteria())[:_MOST_COMPARED]
    stems = [frozenset(content(_all_texts(criterion))) for _, _, criterion in criteria]
    near = _nearness(view, [criterion for _, _, criterion in criteria])
    for (low, one), (high, other) in combinations(enumerate(criteria), 2):
        shared = len(stems[low] & stems[high]) / max(min(len(stems[low]), len(stems[high])), 1)
        if shared >= _SHARED_WORDS or (near is not None and near[low, high]):
            where = "" if one[1].id == other[1].id else f" of {one[1].id}"
            message = (
                f"rates the same as {one[2].name!r}{where}, by what they look for, their highest anchors and their key "
                "points; merge them, or say what the one takes in that the other leaves out."
            )
            yield Hit(other[0], message, other[2].name)


@rule(
    "no-common-errors",
    "A criterion names no common error",
    Severity.ADVICE,
    why="""Confident wrong answers are what a screening has to catch, and they use the right words. Raters recognise
    only those mistakes that somebody has written down.""",
    trips={f"{_CRITERION}.common_errors": []},
    passes={f"{_CRITERION}.common_errors": ["Longer steeping always gives a fuller cup."]},
    reads_english=False,
)
def no_common_errors(view: View) -> Iterator[Hit]:
    """None at all."""
    for place, _, criterion in view.criteria():
        if not criterion.common_errors:
            message = "has no common_errors; add what people say with assurance that is wrong, in their words."
            yield Hit((*place, "common_errors"), message)


def _nearness(view: View, criteria: list[Criterion]) -> np.ndarray | None:
    """(n, n) whether two criteria are too near by meaning; None without a model."""
    if view.compared is None or len(criteria) < 2:
        return None
    about = view.compared.near([f"{one.name}. {one.looks_for}" for one in criteria])
    highest = view.compared.near([one.anchors[one.levels[-1]] for one in criteria])
    points = view.compared.near([" ".join(point.text for point in one.key_points) for one in criteria])
    return (about >= _ABOUT) | ((about + highest + points) / 3 >= _ALL_PARTS)


def _all_texts(criterion: Criterion) -> str:
    highest = criterion.anchors[criterion.levels[-1]]
    return " ".join([criterion.name, criterion.looks_for, highest, *(point.text for point in criterion.key_points)])


RULES = (criteria_overlap, no_common_errors)
