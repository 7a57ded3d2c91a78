"""The result page: only after the end, in words with the person's own words, and every right works."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.domain.interview import ItemKind, Judgement, Move, Purpose
from interviewer.domain.profile import Profile
from interviewer.errors import NotFound
from tests.ui.applicant_app import follow_link, html_of, words

ANSWERS = (
    "Boiling water temperature spoiled it. I have five years of experience with Python and I hold a food safety "
    "certificate. <script>alert(1)</script> I measured the steeping time in minutes, twice.",
    "Astringent tannins came through, then floral aroma notes. I could work 20 hours a week.",
)


@pytest.fixture
def finished(screening) -> str:
    """The id of a finished interview."""
    profile = Profile.from_document({"basics": {"name": "Ada Sample"}, "meta": {"availability": {"hoursPerWeek": 12}}})
    view = screening.start("tea", profile, seed=1)
    said = 0
    while view.interview.status == "open":
        move, judgement = None, None
        if view.state.offer:
            text, move = "No", Move.NO
        elif view.open_item.kind is ItemKind.WORK_SAMPLE:
            text, judgement = "Sentence 1: the water is too hot.", Judgement(marked=(0,), accuracy=2)
        elif view.open_item.kind is ItemKind.OWN_QUESTIONS:
            text = "No, thank you."
        else:
            text, said = ANSWERS[said % 2], said + 1
        view = screening.submit(view.interview.id, view.answering, text, move=move, judgement=judgement)
    return view.interview.id


def test_before_the_end_there_is_no_result(app, screening, profile):
    view = screening.start("tea", profile)
    screening.submit(view.interview.id, view.answering, "A first answer, of some length.")

    follow_link(app, view.interview.id)

    assert "Your result" not in words(app)


def test_an_interview_under_way_can_be_deleted_on_its_result_page(services, screening, profile):
    interview = screening.start("tea", profile).interview.id
    app = AppTest.from_function(_result_page, args=(services,), default_timeout=120)
    app.query_params["interview"] = interview
    app.run()
    assert "The interview is not over yet" in words(app)

    app.text_input(key="delete-word").set_value("delete")
    app.button(key="delete-everything").click().run()

    with pytest.raises(NotFound):
        screening.view(interview)


def _result_page(services):
    """An applicant's pages, opened on the result: the runner takes this function's source alone."""
    import streamlit as st  # noqa: PLC0415

    from interviewer.ui.applicant import result  # noqa: PLC0415
    from interviewer.ui.applicant.flow import Flow  # noqa: PLC0415

    flow = Flow(services)
    flow.result = st.Page(lambda: result.render(flow), title="Result", url_path="result", default=True)
    flow.welcome = st.Page(lambda: None, title="Welcome", url_path="welcome")
    flow.interview = st.Page(lambda: None, title="Interview", url_path="interview")
    st.navigation([flow.result, flow.welcome, flow.interview], position="hidden").run()


def test_the_result_quotes_the_persons_own_words(app, finished, review):
    follow_link(app, finished)

    quoted = [quote.text for rating in review.report(finished).ratings for quote in rating.quotes if rating.level]
    assert quoted
    assert [text for text in quoted if text not in words(app)] == []


def test_no_scoring_key_is_on_the_page(app, finished, screening):
    follow_link(app, finished)

    shown = words(app)
    pack = screening.view(finished).pack
    keys = [point.text for _, criterion in pack.rated() for point in criterion.key_points]
    keys += [anchor for _, criterion in pack.rated() for anchor in criterion.anchors.values()]
    keys += [fault.correction for sample in pack.work_samples for fault in sample.faults]
    said = " ".join(ANSWERS).lower()
    assert [key for key in keys if key in shown and key.lower() not in said] == []


def test_hostile_words_stay_words(app, finished):
    follow_link(app, finished)

    assert "<script>alert" not in html_of(app)


def test_a_decision_on_an_edit_stays_and_shapes_the_profile(app, finished, review, repository):
    edit = review.report(finished).edits[0]
    follow_link(app, finished)

    app.button(key=f"accept-{edit.id}").click().run()

    assert review.decisions(finished)[edit.id].choice == "accept"
    assert "You accepted this." in words(app)
    assert review.edited_profile(finished) != repository.interview(finished).profile


def test_a_no_can_follow_a_yes(app, finished, review):
    edit = review.report(finished).edits[0]
    follow_link(app, finished)
    app.button(key=f"accept-{edit.id}").click().run()
    app.button(key=f"reject-{edit.id}").click().run()

    assert review.decisions(finished)[edit.id].choice == "reject"


def test_an_edit_can_be_put_in_ones_own_words(app, finished, review):
    edit = next(one for one in review.report(finished).edits if one.editable is not None)
    follow_link(app, finished)
    app.button(key=f"change-{edit.id}").click().run()
    app.text_area(key=f"words-{edit.id}").set_value("Python 3").run()
    app.button(key=f"use-{edit.id}").click().run()

    decision = review.decisions(finished)[edit.id]
    assert (decision.choice, decision.text) == ("change", "Python 3")


@pytest.mark.parametrize("kind", ["human-review", "feedback", "transcript"])
def test_a_message_to_people_is_kept_with_the_interview(app, finished, review, kind):
    follow_link(app, finished)
    app.text_area(key=f"text-{kind}").set_value("Please look at the second answer.")
    next(one for one in app.button if one.key == f"send-{kind}").click().run()

    assert ("Please look at the second answer.", kind) in [(r.text, r.kind) for r in review.requests(finished)]


def test_a_consent_can_be_given_and_taken_back(app, finished, review):
    follow_link(app, finished)
    box = f"choose-matching-{finished}"
    app.checkbox(key=box).check().run()
    assert review.consents(finished)[Purpose.MATCHING].given

    app.checkbox(key=box).uncheck().run()
    assert not review.consents(finished)[Purpose.MATCHING].given


def test_nothing_is_deleted_without_the_word(app, finished, review):
    follow_link(app, finished)
    app.button(key="delete-everything").click().run()

    assert "Nothing was deleted" in words(app)
    assert review.report(finished).interview_id == finished


def test_with_the_word_everything_is_deleted_and_the_page_says_so(app, finished, repository):
    follow_link(app, finished)
    app.text_input(key="delete-word").set_value("delete")
    app.button(key="delete-everything").click().run()

    assert finished not in [one.id for one in repository.interviews()]
    assert "Everything was deleted" in words(app)


def test_projects_say_in_words_how_they_fit(app, finished, review):
    follow_link(app, finished)

    shown = words(app)
    for one in review.report(finished).fit:
        assert one.title in shown
    assert "of what the work asks for" in shown
