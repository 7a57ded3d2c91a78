"""The recruiter's queue: derived once, derived again when what it rests on has changed, gone when erased."""

from __future__ import annotations

import dataclasses

import pytest

from interviewer.domain.interview import Move
from interviewer.domain.project import Project
from interviewer.outcomes import Outcomes
from interviewer.reviewing import Review
from interviewer.shelf import Shelf
from tests.builders import START, profile, project


@pytest.fixture
def finished(tea_services):
    view = tea_services.screening.start("tea", profile(), seed=2)
    answer = "I always check the boiling water temperature before serving."
    view = tea_services.screening.submit(view.interview.id, view.answering, answer, move=Move.ANSWER)
    while not view.state.closed:
        move = Move.NO if view.state.offer else Move.SKIP
        view = tea_services.screening.submit(view.interview.id, view.answering, "skip", move=move)
    return view.interview.id


def line(services, interview_id):
    return next(one for one in services.review.queue() if one.interview.id == interview_id)


def review_with(services, projects: dict[str, Project]) -> Review:
    """A second process's review, over the same database, with other projects."""
    library = dataclasses.replace(services.library, projects=projects)
    outcomes = Outcomes(repository=services.repository, clock=lambda: START)
    return Review(
        shelf=Shelf(library, services.published),
        repository=services.repository,
        rater=services.rater,
        outcomes=outcomes,
        clock=lambda: START,
    )


def test_a_line_says_what_the_report_says(tea_services, finished):
    report = tea_services.review.report(finished)
    one = line(tea_services, finished)
    assert one.fits == report.fit
    assert one.criteria == len(report.ratings)
    assert one.unrated == sum(rating.level is None for rating in report.ratings)
    assert one.answers == 1


def test_a_digest_is_kept_so_that_nothing_is_derived_twice(tea_services, finished):
    assert finished in tea_services.review.stale()
    tea_services.review.queue()
    assert finished not in tea_services.review.stale()
    assert finished not in review_with(tea_services, dict(tea_services.library.projects)).stale()


def test_a_changed_project_makes_the_digest_stale_and_the_line_new(tea_services, finished):
    before = line(tea_services, finished)
    easier = project(requires=[{"competency": "brewing", "least": 0.5}])
    changed = review_with(tea_services, {easier.id: easier})
    assert finished in changed.stale()
    after = next(one for one in changed.queue() if one.interview.id == finished)
    assert [len(one.contributions) for one in after.fits] == [1]
    assert after.fits != before.fits


def test_an_interview_that_goes_on_counts_its_answers_and_has_no_fit(tea_services):
    view = tea_services.screening.start("tea", profile(), seed=2)
    tea_services.screening.submit(view.interview.id, view.answering, "I check the kettle.", move=Move.ANSWER)
    one = line(tea_services, view.interview.id)
    assert (one.answers, one.fits, one.best) == (1, (), None)


def test_a_request_shows_at_once(tea_services, finished):
    assert line(tea_services, finished).requests == 0
    tea_services.review.ask_person(finished, "review", "Please look again.")
    assert line(tea_services, finished).requests == 1


def test_erasing_takes_the_digest_along(tea_services, finished):
    tea_services.review.queue()
    tea_services.review.erase(finished)
    assert finished not in tea_services.repository.digests()
    assert all(one.interview.id != finished for one in tea_services.review.queue())
