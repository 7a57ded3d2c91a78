"""Simulated applicants go through whole interviews, and nothing of it stays."""

from __future__ import annotations

import threading

import pytest

from interviewer.domain.evidence import WhyUnrated
from interviewer.domain.interview import ItemKind, TurnKind
from interviewer.domain.profile import Profile
from interviewer.domain.rubric import JUDGING
from interviewer.errors import EmbeddingsError
from interviewer.rehearsing import calls_by_model, rehearsal
from interviewer.scripted import run
from interviewer.simulating.candidates import said_by_examples
from interviewer.simulating.holding import simulate
from tests.builders import pack
from tests.simulating.scripts import BLUFFER, CRITERIA, EXPERT, KNOWS, LITTLE, candidate


def test_every_candidate_is_interviewed_once_with_each_seed_to_the_end(simulation):
    assert [(one.persona, one.seed) for one in simulation.interviews] == [
        ("expert", 1), ("expert", 2), ("second-expert", 1), ("second-expert", 2), ("bluffer", 1), ("bluffer", 2)
    ]  # fmt: skip
    assert all(one.turns[-1].topic == "done" for one in simulation.interviews)
    assert simulation.wanted == 6


def test_the_same_interviews_give_the_same_scores_whoever_is_beside_them(simulation, held):
    alone = held([BLUFFER], seeds=(2,)).interviews[0]
    same = next(one for one in simulation.interviews if (one.persona, one.seed) == ("bluffer", 2))
    assert (alone.score, alone.levels, alone.minutes) == (same.score, same.levels, same.minutes)


def test_a_simulated_interview_is_rated_as_one_in_the_product_is(tea_services, simulation):
    def respond(view):
        return KNOWS if view.open_item.kind is ItemKind.LEAD else None

    view = run(tea_services.screening, tea_services.screening.start("tea", Profile(), seed=1, sample=True), respond)
    report = tea_services.review.report(view.interview.id)
    mine = next(one for one in simulation.interviews if (one.persona, one.seed) == ("expert", 1)).report
    assert [one.model_dump() for one in report.ratings] == [one.model_dump() for one in mine.ratings]


def test_nothing_is_left_among_the_interviews_or_the_published_packs(tea_services, held):
    interviews, published = tea_services.repository.interviews(), tea_services.index.published()
    held([EXPERT], seeds=(1,))
    assert tea_services.repository.interviews() == interviews
    assert tea_services.index.published() == published


def test_a_draft_that_was_never_published_is_interviewed_in(tea_services):
    draft = pack(version="9.9.9", title="Tea, a draft")
    with rehearsal(tea_services.settings, tea_services.embeddings, draft) as place:
        found = simulate(place.stage, draft, [EXPERT], seeds=(1,))
    assert found.interviews[0].report.pack.version == "9.9.9"


def test_progress_is_told_from_the_beginning(held):
    told = []
    held([BLUFFER], seeds=(1, 2), progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_what_was_held_before_a_stop_is_kept_and_nothing_else_is_begun(held):
    stop = threading.Event()

    def progress(done, of):
        if done == 1:
            stop.set()

    found = held([EXPERT, BLUFFER], seeds=(1, 2, 3), progress=progress, stop=stop)
    assert 1 <= len(found.interviews) < 6
    assert found.wanted == 6


def test_a_part_that_cannot_be_used_ends_it_with_its_own_error(tea, held):
    def broken(_borrowed):
        raise EmbeddingsError("The model is away.")

    with pytest.raises(EmbeddingsError):
        simulate(broken, tea, [EXPERT], seeds=(1,))


def test_an_error_in_one_interview_stops_the_others(held):
    stop = threading.Event()
    incomplete = candidate("expert", KNOWS, answers={"brewing-a": "Hm."})
    with pytest.raises(KeyError):
        held([incomplete], seeds=(1, 2, 3), stop=stop)
    assert stop.is_set()


def test_work_samples_count_only_where_the_script_says_something_to_one(held):
    careless = candidate("second-expert", KNOWS, work_samples={"green-tea": "Fine.", "black-tea": "Fine."})
    silent, judging = held([EXPERT, careless], seeds=(1,)).interviews
    assert JUDGING in silent.levels
    assert silent.score > judging.score


def test_minutes_are_for_typing_and_reading(simulation):
    expert, _, shy, *_ = simulation.interviews
    assert 0 < expert.minutes < 30
    assert shy.minutes > 0


def test_whoever_says_all_only_when_asked_is_followed_up_and_brings_something_new(simulation):
    shy = next(one for one in simulation.interviews if one.persona == "second-expert")
    probes = [turn.seq for turn in shy.turns if turn.kind is TurnKind.PROBE]
    assert probes
    assert [one.turn for one in shy.follow_ups] == probes
    assert any(one.new for one in shy.follow_ups)
    assert all(one.answered for one in shy.follow_ups)


def test_a_follow_up_that_is_skipped_brings_nothing(simulation):
    bluffer = next(one for one in simulation.interviews if one.persona == "bluffer")
    assert bluffer.follow_ups
    assert not any(one.answered or one.new for one in bluffer.follow_ups)


def test_the_same_said_again_to_a_follow_up_is_nothing_new(held):
    parrot = candidate("bluffer", LITTLE, probes=dict.fromkeys(CRITERIA, f"Yes. {LITTLE}"))
    (found,) = held([parrot], seeds=(1,)).interviews
    assert found.follow_ups
    assert not any(one.new for one in found.follow_ups)


def test_example_answers_are_rated_while_they_are_no_examples(tea_services, tea):
    strong, _, weak = said_by_examples(tea)
    opened = []

    with rehearsal(tea_services.settings, tea_services.embeddings, tea) as place:

        def stage(borrowed):
            opened.append(borrowed)
            return place.stage(borrowed)

        found = simulate(stage, tea, [strong, weak], seeds=(1,))
    assert opened == [strong.borrowed, weak.borrowed]
    assert all("I write both down" in answer for answer in strong.borrowed)
    assert found.interviews[0].score > found.interviews[1].score


def test_the_calls_of_a_model_are_at_least_the_ratings_and_at_most_with_every_follow_up():
    assert calls_by_model(pack(), 10, 1) == (40, 70)
    assert calls_by_model(pack(follow_ups={"per_question": 1, "total": 8}), 1, 2) == (8, 10)


def test_what_does_not_apply_to_a_work_sample_is_not_held_against_its_rating(held):
    judging = candidate("expert", KNOWS, work_samples={"green-tea": "Sentence 1.", "black-tea": "Nothing is wrong."})
    found = held([judging], seeds=range(1, 7)).interviews
    every = [rating.unrated for one in found for rating in one.report.ratings]
    assert WhyUnrated.NOT_APPLICABLE in every, "some draw has no fault to correct"
    assert all(rating.unrated is not WhyUnrated.NOT_APPLICABLE for one in found for rating in one.ratings)
