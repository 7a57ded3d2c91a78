"""The interview page: what was said stands as it was said, and no click, tab or length loses a word."""

from __future__ import annotations

import pytest

from interviewer.domain.interview import ItemKind, Move, TurnKind
from tests.ui.applicant_app import button, follow_link, html_of, opened, to_interview, words

ANSWER = "I compared the bad cup with a good one, and the water had been boiling."

HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "**bold** # heading $x^2$ :red[text] [link](http://example.org)",
    "שלום עולם 🙂 e\u0301",
    "two\nlines\n\n  and spaces",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_said_is_shown_word_for_word_and_never_interpreted(app, screening, text):
    interview = to_interview(app)
    app.chat_input[0].set_value(text).run()

    assert screening.view(interview).turns[1].text == text
    assert text in words(app)
    assert "<script>alert" not in html_of(app)
    assert "<img" not in html_of(app)


def test_a_stored_answer_is_marked_as_saved(app):
    to_interview(app)
    assert "saved ✓" not in words(app)

    app.chat_input[0].set_value(ANSWER).run()

    assert "saved ✓" in words(app)


def test_a_new_tab_shows_the_interview_where_it_stands(app, monkeypatch, tea_content, app_home):
    interview = to_interview(app)
    app.chat_input[0].set_value(ANSWER).run()

    other = follow_link(opened(monkeypatch, tea_content, app_home), interview)

    assert ANSWER in words(other)


def test_a_tab_that_was_overtaken_keeps_its_words(app, screening):
    interview = to_interview(app)
    view = screening.view(interview)
    screening.submit(interview, view.answering, "Answered in another tab, at some length.")

    app.chat_input[0].set_value(ANSWER).run()

    assert "This was answered already" in words(app)
    assert [one.value for one in app.text_area if str(one.key).startswith("unsent-text")] == [ANSWER]
    assert ANSWER not in [turn.text for turn in screening.view(interview).turns]


def test_words_that_were_not_sent_can_be_put_away(app, screening):
    interview = to_interview(app)
    screening.submit(interview, screening.view(interview).answering, "Answered in another tab, at some length.")
    app.chat_input[0].set_value(ANSWER).run()

    app.button(key="unsent-done").click().run()

    assert "This was answered already" not in words(app)


def test_an_answer_over_the_limit_is_kept_and_explained(app, screening):
    interview = to_interview(app)
    too_long = "word " * 20_001

    app.chat_input[0].set_value(too_long).run()

    assert "the most that can be kept is 100,000" in words(app)
    assert [one.value for one in app.text_area if str(one.key).startswith("unsent-text")] == [too_long]
    assert len(screening.view(interview).turns) == 1


@pytest.mark.parametrize("move", [Move.REPEAT, Move.REPHRASE, Move.SKIP, Move.PAUSE, Move.FINISH])
def test_each_button_asks_for_what_it_says(app, screening, move):
    interview = to_interview(app)

    button(app, f"move-{move}").click().run()

    assert screening.view(interview).turns[1].move is move


def test_a_pause_shows_the_link_back(app):
    interview = to_interview(app)
    shown = len(app.code)

    button(app, "move-pause").click().run()

    assert len(app.code) == shown + 1
    assert {f"?interview={interview}" in one.value for one in app.code} == {True}


def test_finishing_asks_first_and_no_goes_on(app, screening):
    interview = to_interview(app)
    button(app, "move-finish").click().run()
    button(app, "move-no").click().run()

    assert screening.view(interview).interview.status == "open"


def test_finishing_and_yes_ends_it_and_leads_to_the_result(app, screening):
    interview = to_interview(app)
    button(app, "move-finish").click().run()
    button(app, "move-yes").click().run()

    assert screening.view(interview).interview.status == "finished"
    assert "This interview is over" in words(app)


def test_a_correction_starts_from_the_earlier_words_and_keeps_both(app, screening):
    interview = to_interview(app)
    app.chat_input[0].set_value(ANSWER).run()
    app.button(key="correct-open").click().run()
    area = next(one for one in app.text_area if str(one.key).startswith("correct-text"))
    assert area.value == ANSWER

    area.set_value("The water was too cold, in fact.").run()
    app.button(key="correct-save").click().run()

    turns = screening.view(interview).turns
    assert ANSWER in [turn.text for turn in turns]
    corrected = next(turn for turn in turns if turn.kind is TurnKind.CORRECTION)
    assert (corrected.text, corrected.replaces) == ("The water was too cold, in fact.", 1)
    assert "changed later; both versions are kept" in words(app)


def test_an_answer_to_correct_is_named_by_its_first_words_beside_its_question(app, screening):
    interview = to_interview(app)
    question = screening.view(interview).turns[0].text.splitlines()[-1]
    app.chat_input[0].set_value(ANSWER).run()
    app.button(key="correct-open").click().run()

    assert app.selectbox(key="correct-which").options == ["I compared the bad cup with …"]
    assert f"You were asked: {question}" in words(app)


def test_there_is_nothing_to_correct_before_the_first_answer(app):
    to_interview(app)

    assert "correct-open" not in [one.key for one in app.button]


def test_a_judgement_is_sent_with_the_words_and_what_was_marked(app, screening):
    interview = at_work_sample(app, screening)
    _box(app, "mark-0").check()
    _radio(app, "accuracy").set_value(2)
    _text(app).set_value("Green tea wants cooler water, about 75 degrees.").run()
    button(app, "send-judgement").click().run()

    turn = next(turn for turn in screening.view(interview).turns if turn.judgement)
    assert turn.text == "Green tea wants cooler water, about 75 degrees."
    assert (turn.judgement.marked, turn.judgement.accuracy, turn.judgement.safety) == ((0,), 2, None)


def test_a_judgement_without_words_is_asked_for_and_what_was_marked_stays(app, screening):
    interview = at_work_sample(app, screening)
    _box(app, "mark-0").check().run()
    button(app, "send-judgement").click().run()

    assert "Write what is wrong" in words(app)
    assert _box(app, "mark-0").value
    assert screening.view(interview).work_sample is not None


def test_nothing_wrong_can_be_said_without_words(app, screening):
    interview = at_work_sample(app, screening)
    _box(app, "no-faults").check().run()
    button(app, "send-judgement").click().run()

    assert next(turn for turn in screening.view(interview).turns if turn.judgement).judgement.no_faults


def test_a_marked_sentence_and_nothing_wrong_do_not_go_together(app, screening):
    at_work_sample(app, screening)
    _box(app, "mark-0").check()
    _box(app, "no-faults").check().run()
    button(app, "send-judgement").click().run()

    assert "These two do not go together" in words(app)


def test_plain_words_in_the_chat_judge_the_work_sample_too(app, screening):
    interview = at_work_sample(app, screening)
    sample = screening.view(interview).open_item

    app.chat_input[0].set_value("The first sentence is wrong: the water is too hot for that tea.").run()

    turns = screening.view(interview).turns
    assert [turn.kind for turn in turns if turn.item == sample.id][-1] is TurnKind.ANSWER
    assert "What the AI answered" not in words(app)


def test_a_reply_to_a_question_about_a_work_sample_stands_beside_it(app, screening):
    interview = at_work_sample(app, screening)
    assert "Said about this work" not in html_of(app)

    app.chat_input[0].set_value("How long does this part take?").run()

    beside = html_of(app).split('aria-label="Said about this work"')[-1]
    assert "How long does this part take?" in beside
    assert screening.view(interview).turns[-1].text.split(".")[0] in beside
    assert "What the AI answered" in words(app)


def test_the_words_of_the_trade_never_appear(app, screening):
    at_work_sample(app, screening)

    shown = words(app).lower()
    assert [word for word in ("criterion", "rubric", "embedding", "probe") if word in shown] == []


def at_work_sample(app, screening) -> str:
    """An interview whose work sample is open."""
    interview = to_interview(app)
    view = screening.view(interview)
    while view.open_item.kind is not ItemKind.WORK_SAMPLE:
        view = screening.submit(interview, view.answering, "Skip this one, please.", move=Move.SKIP)
    return app.run() and interview


def _box(app, name):
    return next(one for one in app.checkbox if str(one.key).endswith(f"-{name}"))


def _radio(app, name):
    return next(one for one in app.radio if str(one.key).endswith(f"-{name}"))


def _text(app):
    return next(one for one in app.text_area if str(one.key).startswith("sample-"))
