"""The boundary: whatever fails, a person reads calm words and never a traceback."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from interviewer import errors
from tests.ui.applicant_app import words


def _page(error):
    from interviewer.ui.boundary import boundary  # noqa: PLC0415  (the runner takes this function's source alone)

    with boundary():
        raise error


def _shown(error: Exception) -> str:
    app = AppTest.from_function(_page, args=(error,)).run()
    assert not app.exception
    return words(app)


def test_an_unexpected_failure_is_neutral_and_has_a_reference_that_is_logged(caplog):
    shown = _shown(RuntimeError("secret detail in /srv/app"))

    reference = shown.rsplit(":", 1)[1].strip()
    assert len(reference) == 8
    assert reference in caplog.text
    assert "secret detail" not in shown


@pytest.mark.parametrize("error", [errors.NotFound(), errors.NotFound("interview")])
def test_unknown_expired_and_somebody_elses_read_the_same(error):
    assert "There is nothing here under this link." in _shown(error)


@pytest.mark.parametrize(
    "error",
    [
        errors.StaleTurn("It was answered."),
        errors.AnswerTooLong("It is too long."),
        errors.NotAllowedNow("It is over."),
        errors.StoreError("The database is away."),
        errors.EmbeddingsError("The model is away."),
    ],
)
def test_an_expected_failure_is_shown_in_its_own_words(error):
    assert str(error) in _shown(error)


def test_every_problem_of_a_file_is_listed_by_line_and_field():
    problems = [errors.Problem("work[0].startDate", "is <not> a date", 4), errors.Problem("basics", "is missing")]

    shown = _shown(errors.ContentError("resume.json", problems))

    assert "2 things to mend" in shown
    assert "line 4, work[0].startDate: is <not> a date" in shown
