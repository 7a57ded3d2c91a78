"""The boundary: whatever fails, a person reads calm words and never a traceback."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from interviewer import errors
from tests.ui.applicant_app import ROOT, words


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
        errors.ModelUnavailable("The chat model is away."),
        errors.ModelSettingsError("INTERVIEWER_MODEL names no provider."),
    ],
)
def test_an_expected_failure_is_shown_in_its_own_words(error):
    assert str(error) in _shown(error)


def test_every_problem_of_a_file_is_listed_by_line_and_field():
    problems = [errors.Problem("work[0].startDate", "is <not> a date", 4), errors.Problem("basics", "is missing")]

    shown = _shown(errors.ContentError("resume.json", problems))

    assert "2 things to mend" in shown
    assert "line 4, work[0].startDate: is <not> a date" in shown


WRONG_SETTINGS = [
    ({"INTERVIEWER_MODEL": "nonsense:x"}, "INTERVIEWER_MODEL does not name a provider"),
    ({"INTERVIEWER_MODEL": "openai:gpt-5-mini"}, "set INTERVIEWER_MODEL_KEY or OPENAI_API_KEY"),
    ({"INTERVIEWER_MODEL": "openai:x", "INTERVIEWER_MODEL_URL": "nowhere"}, "INTERVIEWER_MODEL_URL is not a server"),
    ({"INTERVIEWER_GRADING_MODEL": "openai:x"}, "INTERVIEWER_GRADING_MODEL: needs INTERVIEWER_MODEL"),
]


@pytest.mark.parametrize(("environment", "said"), WRONG_SETTINGS)
def test_a_wrong_setting_is_named_in_a_sentence_and_no_key_is_shown(
    environment, said, monkeypatch, tea_content, tmp_path, caplog
):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    settings = {"INTERVIEWER_HOME": str(tmp_path), "INTERVIEWER_CONTENT": str(tea_content), **environment}
    if "KEY" not in said:
        settings["INTERVIEWER_MODEL_KEY"] = "sk-secret"
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert not app.exception
    assert said in words(app)
    assert "sk-secret" not in words(app) + caplog.text
