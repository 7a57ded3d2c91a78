"""Ratings to competency scores to fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.eligibility import Check, Standing
from interviewer.domain.evidence import Provenance, Quote, Rating, Unrated, WhyUnrated
from interviewer.domain.scoring import CompetencyScore, Recommendation, fit, score_competency
from tests.builders import pack, project

PACK = pack()
PROVENANCE = Provenance(engine="embedded", model="m", grader="1", pack_hash=PACK.hash)
MET = Check(requirement="Licence", standing=Standing.MET, explanation="The profile lists it.")
shares = st.lists(st.integers(0, 20), min_size=4, max_size=4).filter(any)


def rating(criterion: str, weights: list[int]) -> Rating:
    total = sum(weights)
    distribution = {level: weight / total for level, weight in enumerate(weights)}
    return Rating(
        competency=criterion.rsplit("-", 1)[0],
        criterion=criterion,
        level=max(distribution, key=lambda level: distribution[level]),
        confidence=max(distribution.values()),
        distribution=distribution,
        quotes=(Quote(turn=1, start=0, end=3, text="tea"),),
        reason="It says so.",
        provenance=PROVENANCE,
    )


def unrated(criterion: str) -> Unrated:
    return Unrated(
        competency=criterion.rsplit("-", 1)[0],
        criterion=criterion,
        why=WhyUnrated.SKIPPED,
        reason="The question was skipped.",
        provenance=PROVENANCE,
    )


def score(name: str, level: float | None, interval: tuple[float, float] = (0, 3)) -> CompetencyScore:
    rated = 0 if level is None else 2
    return CompetencyScore(
        competency=name, name=name, level=level, interval=interval, scale=(0, 3), rated=rated, criteria=2, weight=1
    )


@given(one=shares, two=shares)
def test_a_score_lies_in_its_interval_and_the_interval_on_the_scale(one, two):
    found = score_competency(PACK.competency("brewing"), [rating("brewing-one", one), rating("brewing-two", two)])
    assert found.level is not None
    assert 0 <= found.interval[0] <= found.level + 1e-9
    assert found.level - 1e-9 <= found.interval[1] <= 3


@given(weights=shares)
def test_an_unrated_criterion_leaves_the_level_alone_and_widens_the_interval(weights):
    competency = PACK.competency("brewing")
    both = score_competency(competency, [rating("brewing-one", weights), rating("brewing-two", weights)])
    half = score_competency(competency, [rating("brewing-one", weights), unrated("brewing-two")])
    assert half.level == pytest.approx(both.level)
    assert half.interval[0] <= both.interval[0] + 1e-9
    assert half.interval[1] >= both.interval[1] - 1e-9


def test_nothing_rated_is_no_level_and_the_whole_scale_not_a_zero():
    found = score_competency(PACK.competency("brewing"), [unrated("brewing-one"), unrated("brewing-two")])
    assert (found.level, found.interval) == (None, (0, 3))


def test_ratings_of_another_competency_do_not_count():
    found = score_competency(PACK.competency("brewing"), [rating("tasting-one", [0, 0, 0, 1])])
    assert found.level is None


@given(brewing=st.floats(0, 3), tasting=st.floats(0, 3))
def test_the_contributions_add_up_to_the_fit(brewing, tasting):
    scores = {"brewing": score("brewing", brewing), "tasting": score("tasting", tasting)}
    found = fit(project(), scores, [], 10)
    assert found.score == pytest.approx(sum(one.points or 0 for one in found.contributions))
    assert 0 <= found.score <= 100.0001
    assert sum(one.weight for one in found.contributions) == pytest.approx(1)


@given(low=st.floats(0, 3), more=st.floats(0, 3))
def test_a_higher_level_never_lowers_a_fit(low, more):
    high = min(3.0, low + more)
    fits = [fit(project(), {"brewing": score("brewing", level)}, [], None).score for level in (low, high)]
    assert fits[0] is not None and fits[1] is not None
    assert fits[0] <= fits[1] + 1e-9


def test_what_was_not_rated_is_left_out_of_the_fit_and_named_in_coverage():
    found = fit(project(), {"brewing": score("brewing", 2), "tasting": score("tasting", None)}, [], 10)
    assert found.score == pytest.approx(100)
    assert found.coverage == pytest.approx(1 / 3)
    assert found.interval == pytest.approx((0, 100))
    assert found.recommendation is Recommendation.REVIEW


def test_a_clear_fit_with_every_requirement_met_is_recommended():
    scores = {name: score(name, 2.6, (2.3, 2.9)) for name in ("brewing", "tasting")}
    assert fit(project(), scores, [MET], 10).recommendation is Recommendation.ADVANCE


@pytest.mark.parametrize(
    ("standing", "expected"),
    [(Standing.UNVERIFIED, Recommendation.REVIEW), (Standing.NOT_MET, Recommendation.NOT_YET)],
)
def test_a_requirement_that_is_not_met_or_not_verified_holds_back_a_clear_fit(standing, expected):
    scores = {name: score(name, 2.9, (2.8, 3.0)) for name in ("brewing", "tasting")}
    found = fit(project(), scores, [MET.model_copy(update={"standing": standing})], 10)
    assert found.recommendation is expected
    assert "Licence" in found.why


def test_too_little_even_at_the_upper_end_is_not_yet():
    scores = {name: score(name, 0.3, (0.1, 0.8)) for name in ("brewing", "tasting")}
    assert fit(project(), scores, [MET], 10).recommendation is Recommendation.NOT_YET


@pytest.mark.parametrize(("offered", "overlap"), [(None, None), (3, 0), (5, 5), (40, 15)])
def test_hours_overlap_only_from_the_least_that_is_useful(offered, overlap):
    assert fit(project(), {}, [], offered).availability.overlap == overlap
