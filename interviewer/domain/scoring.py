"""Ratings -> competency scores -> a fit for each project. Every total in the product is computed here.

Intervals are 90 %. What was not rated is never a zero in a score: it is left out of the point and widens the
interval to what it could at worst and at best have been (worst-case bounds; Manski, Partial Identification of
Probability Distributions, 2003).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from interviewer.domain.eligibility import Check, Standing
from interviewer.domain.evidence import Assessment, Rating
from interviewer.domain.project import Project
from interviewer.domain.rubric import Competency
from interviewer.domain.values import Slug, Text, Value

_Z90 = 1.6449
"""The normal quantile of a two-sided 90 % interval."""

ADVANCE_LOW = 70.0
"""Fit that the interval's lower end has to reach for "advance"."""
ADVANCE_COVERAGE = 0.75
NOT_YET_HIGH = 60.0
"""Fit that the interval's upper end stays under for "not yet"."""


class CompetencyScore(Value):
    """How one competency was shown, on its own anchor scale."""

    competency: Slug
    name: Text
    level: float | None
    """Mean expected level over the rated criteria; None where none was rated."""
    interval: tuple[float, float]
    """90 %, unrated criteria at their worst and best."""
    scale: tuple[int, int]
    """Lowest and highest level."""
    rated: int
    criteria: int
    weight: float

    @property
    def share(self) -> float | None:
        """The level as a share of the scale, 0 to 1."""
        return None if self.level is None else self.share_of(self.level)

    def share_of(self, level: float) -> float:
        """Any level of this scale as a share of it, 0 to 1."""
        low, high = self.scale
        return (level - low) / (high - low)


class Recommendation(StrEnum):
    """What the figures suggest to the person who decides; nobody is rejected by code."""

    ADVANCE = "advance"
    REVIEW = "review"
    NOT_YET = "not-yet"


class Contribution(Value):
    """What one required competency adds to the fit."""

    competency: Slug
    name: Text
    least: float
    """The level the project needs, on the competency's scale."""
    level: float | None
    weight: float
    """Share of the fit, 0 to 1; a project's weights sum to 1."""
    attained: float | None
    """How much of the needed level was shown, 0 to 1; None where it was not rated."""
    points: float | None
    """100 * weight * attained."""
    asked: bool = True
    """False where the interview's version of the pack has no such competency: nobody could have shown it."""


class Availability(Value):
    """Hours a week that a person offers beside those a project needs."""

    offered: float | None
    needed: tuple[float, float]
    overlap: float | None
    """Hours a week that both can do; None where the person has not said."""
    explanation: Text


class ProjectFit(Value):
    """How one person fits one project, with everything it was computed from."""

    project: Slug
    title: Text
    score: float | None
    """0 to 100 over the rated competencies; None where none was rated."""
    interval: tuple[float, float]
    coverage: float
    """Share of the required weight that could be rated, 0 to 1."""
    contributions: tuple[Contribution, ...]
    eligibility: tuple[Check, ...]
    availability: Availability
    recommendation: Recommendation
    why: Text
    """The recommendation in words."""


def score_competency(competency: Competency, assessments: Iterable[Assessment]) -> CompetencyScore:
    """The mean expected level of a competency and its interval.

    The criteria's errors are taken as independent, so the variance of the mean of n rated criteria is the sum of
    their variances over n squared.
    """
    rated = [one for one in assessments if isinstance(one, Rating) and one.competency == competency.id]
    low, high = competency.levels[0], competency.levels[-1]
    n, total = len(rated), len(competency.criteria)
    level: float | None = None
    bounds = (float(low), float(high))
    if n:
        level = sum(one.expected for one in rated) / n
        spread = _Z90 * math.sqrt(sum(one.variance for one in rated)) / n
        at_least, at_most = max(low, level - spread), min(high, level + spread)
        missing = total - n
        bounds = ((n * at_least + missing * low) / total, (n * at_most + missing * high) / total)
    return CompetencyScore(
        competency=competency.id,
        name=competency.name,
        level=level,
        interval=bounds,
        scale=(low, high),
        rated=n,
        criteria=total,
        weight=competency.weight,
    )


def fit(
    project: Project,
    scores: Mapping[str, CompetencyScore],
    eligibility: Sequence[Check],
    hours_offered: float | None,
) -> ProjectFit:
    """How a person fits a project.

    A required competency attains `min(1, level / least)`, both as shares of the scale; the fit is the weighted mean
    of what is attained, times 100, over the competencies that were rated.

    Args:
        project: the project.
        scores: competency id -> score; a competency that is not there was not asked, and counts as unrated.
        eligibility: what `eligibility.check` found.
        hours_offered: hours a week the person offers; None where they have not said.
    """
    whole = sum(required.weight for required in project.requires)
    contributions: list[Contribution] = []
    low = high = 0.0
    for required in project.requires:
        weight = required.weight / whole
        score = scores.get(required.competency)
        attained = _attained(score, score.level, required.least) if score and score.level is not None else None
        contributions.append(
            Contribution(
                competency=required.competency,
                name=score.name if score else required.competency.replace("-", " ").capitalize(),
                least=required.least,
                level=score.level if score else None,
                weight=weight,
                attained=attained,
                points=None if attained is None else 100 * weight * attained,
                asked=score is not None,
            )
        )
        low += 100 * weight * (_attained(score, score.interval[0], required.least) if score else 0.0)
        high += 100 * weight * (_attained(score, score.interval[1], required.least) if score else 1.0)
    coverage = sum(one.weight for one in contributions if one.points is not None)
    points = sum(one.points for one in contributions if one.points is not None)
    value = points / coverage if coverage else None
    if value is not None:
        low, high = min(low, value), max(high, value)
    not_asked = [one.name for one in contributions if not one.asked]
    recommendation, why = _recommend(value, (low, high), coverage, eligibility)
    if not_asked:
        why += f" The interview did not ask about: {'; '.join(not_asked)}."
    return ProjectFit(
        project=project.id,
        title=project.title,
        score=value,
        interval=(_percent(low), _percent(high)),
        coverage=min(1.0, coverage),
        contributions=tuple(contributions),
        eligibility=tuple(eligibility),
        availability=_availability(project, hours_offered),
        recommendation=recommendation,
        why=why,
    )


def _attained(score: CompetencyScore, level: float, least: float) -> float:
    needed = score.share_of(least)
    return 1.0 if needed <= 0 else min(1.0, score.share_of(level) / needed)


def _percent(value: float) -> float:
    return min(100.0, max(0.0, value))


def _recommend(
    value: float | None, interval: tuple[float, float], coverage: float, eligibility: Sequence[Check]
) -> tuple[Recommendation, str]:
    not_met = [check.requirement for check in eligibility if check.standing is Standing.NOT_MET]
    unverified = [check.requirement for check in eligibility if check.standing is Standing.UNVERIFIED]
    if not_met:
        return Recommendation.NOT_YET, f"The profile does not meet: {'; '.join(not_met)}."
    if value is None:
        return Recommendation.REVIEW, "Nothing the project needs could be rated; a person has to look."
    if interval[1] < NOT_YET_HIGH:
        return (
            Recommendation.NOT_YET,
            "The answers showed less than the project needs, even at the interval's upper end.",
        )
    reasons: list[str] = []
    if interval[0] < ADVANCE_LOW:
        reasons.append("the interval reaches below what would be clear enough")
    if coverage < ADVANCE_COVERAGE:
        reasons.append(f"only {coverage:.0%} of what the project needs could be rated")
    if unverified:
        reasons.append(f"still to be verified: {'; '.join(unverified)}")
    if reasons:
        return Recommendation.REVIEW, f"A person should look: {'; '.join(reasons)}."
    return Recommendation.ADVANCE, "The answers showed what the project needs, and every requirement is met."


def _availability(project: Project, offered: float | None) -> Availability:
    least, most = project.hours_per_week.least, project.hours_per_week.most
    needed = f"{least:g}" if least == most else f"{least:g} to {most:g}"
    if offered is None:
        overlap, words = None, f"The project needs {needed} hours a week; the profile does not say how many are free."
    else:
        overlap = min(offered, most) if offered >= least else 0.0
        words = f"The project needs {needed} hours a week; {offered:g} are offered."
    return Availability(offered=offered, needed=(least, most), overlap=overlap, explanation=words)
