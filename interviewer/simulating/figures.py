"""What a simulation says about a pack: who is told from whom, what is rated, how long it takes, what follow-ups bring.

The chance that one of the experts scores above one of the others is the area under the ROC curve (AUC), counted over
all pairs of interviews (Mann and Whitney 1947); ties count half.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from interviewer.content.simulated import Ability
from interviewer.domain.evidence import WhyUnrated
from interviewer.domain.judging import JUDGING_COMPETENCY
from interviewer.domain.report import ReportRating
from interviewer.domain.rubric import JUDGING, RubricPack
from interviewer.simulating.holding import SimulatedInterview, Simulation

LEAST_AUC = 0.95
"""Of the experts against those who know less, from which on a pack tells them apart."""
MOST_BEHIND = 0.1
"""Share of the scale by which those who know as much may score lower on average without a word."""
LEAST_RATED = 0.5
"""Share of the interviews with people who know in which a criterion should be given a level."""


@dataclass(frozen=True)
class PersonaFigures:
    """All interviews with one persona."""

    persona: str
    ability: Ability
    interviews: int
    score: float
    """Mean, 0 to 1."""
    auc: float | None
    """Chance that an expert's interview scores above one of these; None for experts, and where there are none."""
    pairs: int
    """How many pairs of interviews that is counted over."""
    rated: float
    """Share of the criteria that were given a level, 0 to 1."""
    follow_ups: int
    """In all interviews together."""
    new: int
    """Those of them whose reply showed something new."""
    minutes: float
    """Mean."""


@dataclass(frozen=True)
class CriterionFigures:
    """All interviews on one criterion."""

    competency: str
    competency_name: str
    criterion: str
    name: str
    asked: int
    """Interviews with people who know, where there are any: all of them, where not."""
    rated: int
    """Those of them in which it was given a level."""
    unrated: WhyUnrated | None
    """Why it most often was not."""
    experts: float | None
    """Mean of the experts' levels; None where they have none."""
    others: float | None
    """Mean of the levels of those who know less."""
    auc: float | None
    """Chance that an expert's level is above one of theirs; None where either has none."""


@dataclass(frozen=True)
class Figures:
    """Everything that a simulation comes to."""

    personas: tuple[PersonaFigures, ...]
    """The highest mean score first."""
    criteria: tuple[CriterionFigures, ...]
    """In the pack's order; work samples last, where anybody says something to one."""
    waiting: int
    """Ratings that a chat model gave nothing usable for."""


def figures(simulation: Simulation) -> Figures:
    """All figures of a simulation."""
    interviews = simulation.interviews
    return Figures(
        tuple(_personas(interviews)),
        tuple(_criteria(simulation.pack, interviews)),
        sum(rating.unrated is WhyUnrated.MODEL_FAILED for one in interviews for rating in one.report.ratings),
    )


def auc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """Chance that one of `higher` is above one of `lower`, ties half; neither may be empty."""
    won = sum((one > other) + 0.5 * (one == other) for one in higher for other in lower)
    return won / (len(higher) * len(lower))


def criteria_between(simulation: Simulation, persona: str) -> list[CriterionFigures]:
    """The same criterion by criterion, of the experts and one persona; those that tell them apart least first."""
    two = [one for one in simulation.interviews if one.ability is Ability.EXPERT or one.persona == persona]
    told = [one for one in _criteria(simulation.pack, two) if one.auc is not None]
    return sorted(told, key=lambda one: one.auc if one.auc is not None else 1.0)


def _personas(interviews: Sequence[SimulatedInterview]) -> list[PersonaFigures]:
    by_persona: dict[str, list[SimulatedInterview]] = {}
    for one in interviews:
        by_persona.setdefault(one.persona, []).append(one)
    experts = [one.score for one in interviews if one.ability is Ability.EXPERT]
    found = [_persona(persona, own, experts) for persona, own in by_persona.items()]
    return sorted(found, key=lambda one: -one.score)


def _persona(persona: str, own: Sequence[SimulatedInterview], experts: Sequence[float]) -> PersonaFigures:
    scores, ability = [one.score for one in own], own[0].ability
    told = bool(experts) and ability is not Ability.EXPERT
    follow_ups = [follow_up for one in own for follow_up in one.follow_ups]
    return PersonaFigures(
        persona=persona,
        ability=ability,
        interviews=len(own),
        score=fmean(scores),
        auc=auc(experts, scores) if told else None,
        pairs=len(experts) * len(scores) if told else 0,
        rated=fmean(one.rated for one in own),
        follow_ups=len(follow_ups),
        new=sum(one.new for one in follow_ups),
        minutes=fmean(one.minutes for one in own),
    )


def _criteria(pack: RubricPack, interviews: Sequence[SimulatedInterview]) -> Iterable[CriterionFigures]:
    competencies = [*pack.competencies]
    if any(rating.competency == JUDGING for one in interviews for rating in one.ratings):
        competencies.append(JUDGING_COMPETENCY)
    know = [one for one in interviews if one.ability is not Ability.LESS] or interviews
    for competency in competencies:
        for criterion in competency.criteria:
            place = (competency.id, criterion.id)
            asked = _of(place, know)
            missing = Counter(one.unrated for one in asked if one.level is None)
            experts, others = (
                [float(rating.level) for rating in _of(place, side) if rating.level is not None]
                for side in (
                    [one for one in interviews if one.ability is Ability.EXPERT],
                    [one for one in interviews if one.ability is Ability.LESS],
                )
            )
            yield CriterionFigures(
                competency=competency.id,
                competency_name=competency.name,
                criterion=criterion.id,
                name=criterion.name,
                asked=len(asked),
                rated=sum(one.level is not None for one in asked),
                unrated=missing.most_common(1)[0][0] if missing else None,
                experts=fmean(experts) if experts else None,
                others=fmean(others) if others else None,
                auc=auc(experts, others) if experts and others else None,
            )


def _of(place: tuple[str, str], interviews: Sequence[SimulatedInterview]) -> list[ReportRating]:
    return [rating for one in interviews for rating in one.ratings if (rating.competency, rating.criterion) == place]
