"""A conversation through the real services: database, rubric index and embedding model."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from interviewer.dialogue.listening import listen
from interviewer.domain.interview import Accommodation, ItemKind, Judgement, Move, Purpose, Speaker, TurnKind
from interviewer.errors import AnswerTooLong, InputError, NotAllowedNow, NotFound, StaleTurn
from interviewer.rating import Rater
from interviewer.services import now, open_services
from interviewer.settings import Settings
from interviewer.store.assessments import Assessments
from tests.builders import profile

GOOD = (
    "I always check the boiling water temperature with a thermometer before serving, because boiling water burns "
    "green tea. "
    "Then I time the steeping in minutes and adjust both when the cup is off, and I write it down."
)


@pytest.fixture
def screening(tea_services):
    return tea_services.screening


@pytest.fixture
def view(screening):
    return screening.start("tea", profile(), seed=1)


def to_the_end(screening, view):
    while not view.state.closed:
        move = Move.NO if view.state.offer else Move.SKIP
        view = screening.submit(view.interview.id, view.answering, "skip", move=move)
    return view


def test_the_first_question_is_the_packs_word_for_word(view):
    assert view.open_item.kind is ItemKind.LEAD
    assert view.turns[0].text.endswith(view.open_item.text)


def test_the_interview_says_that_it_is_an_ai_before_it_asks(view):
    assert "I am an AI" in view.turns[0].text


def test_without_consent_to_the_screening_nothing_is_started(screening, tea_services):
    before = len(tea_services.repository.interviews())
    with pytest.raises(InputError, match="agreement"):
        screening.start("tea", profile(), consents=(Purpose.MATCHING,))
    assert len(tea_services.repository.interviews()) == before


def test_every_purpose_is_recorded_as_its_own_choice(screening, tea_services):
    started = screening.start("tea", profile(), consents=(Purpose.SCREENING, Purpose.MATCHING))
    given = {purpose: one.given for purpose, one in tea_services.repository.consents(started.interview.id).items()}
    assert given == {Purpose.SCREENING: True, Purpose.MATCHING: True, Purpose.IMPROVEMENT: False}


def test_an_answer_is_stored_exactly_and_replied_to(screening, view):
    after = screening.submit(view.interview.id, view.answering, GOOD)
    assert after.turns[1].text == GOOD
    assert after.turns[1].kind is TurnKind.ANSWER
    assert after.turns[2].speaker is Speaker.INTERVIEWER


def test_a_thin_answer_is_followed_up_in_the_packs_words(screening, view):
    after = screening.submit(
        view.interview.id, view.answering, "We once had a bad afternoon in the shop and nobody knew why."
    )
    assert after.turns[-1].kind is TurnKind.PROBE
    probes = {probe for _, criterion in after.pack.rated() for probe in criterion.probes}
    assert any(after.turns[-1].text.endswith(probe) for probe in probes)


def test_the_same_answer_twice_is_one_turn(screening, view):
    first = screening.submit(view.interview.id, view.answering, GOOD)
    again = screening.submit(view.interview.id, view.answering, GOOD)
    assert again.turns == first.turns


def test_a_stale_page_is_told_so_and_changes_nothing(screening, view):
    after = screening.submit(view.interview.id, view.answering, GOOD)
    with pytest.raises(StaleTurn, match="was not sent"):
        screening.submit(view.interview.id, view.answering, "Something else.")
    assert screening.view(view.interview.id).turns == after.turns


def test_one_answer_sent_fifty_times_at_once_is_one_turn(screening, view):
    seen = []

    def send():
        seen.append(screening.submit(view.interview.id, view.answering, GOOD).turns)

    threads = [threading.Thread(target=send) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 50
    assert len({turns for turns in seen}) == 1
    assert len(seen[0]) == 3


def test_a_reply_that_was_still_owed_is_given_when_the_interview_is_next_looked_at(screening, tea_services, view):
    turn = listen(GOOD, plan=view.interview.plan, turns=view.turns, at=now())
    tea_services.repository.add_turn(view.interview.id, turn)
    # Committed, and then the process died: nothing was said to it yet.
    assert screening.view(view.interview.id).turns[-1].speaker is Speaker.INTERVIEWER


def test_after_a_restart_the_interview_goes_on_at_the_same_question(screening, tea_services, view):
    after = screening.submit(view.interview.id, view.answering, GOOD)
    restarted = open_services(tea_services.settings)
    assert restarted.screening.view(view.interview.id).turns == after.turns
    assert restarted.screening.view(view.interview.id).answering == after.answering


@pytest.mark.parametrize(
    "text", ["", "ok", "asdf qwer zxcv", "私はお茶を淹れます", "<script>alert(1)</script>", "x" * 100_000]
)
def test_any_answer_is_taken_and_kept_whole(screening, view, text):
    after = screening.submit(view.interview.id, view.answering, text, move=Move.ANSWER)
    assert after.turns[1].text == text


def test_an_answer_over_the_limit_is_refused_before_anything_is_stored(screening, view):
    with pytest.raises(AnswerTooLong, match="100,000"):
        screening.submit(view.interview.id, view.answering, "x" * 100_001)
    assert screening.view(view.interview.id).turns == view.turns


def test_asking_to_repeat_shows_the_question_again_and_keeps_it_open(screening, view):
    after = screening.submit(view.interview.id, view.answering, "Sorry, could you repeat the question?")
    assert after.turns[-1].kind is TurnKind.CLARIFY
    assert after.open_item == view.open_item
    assert after.turns[-1].text.endswith(view.open_item.text)


def test_asking_to_rephrase_shows_the_plain_wording(screening, view):
    after = screening.submit(view.interview.id, view.answering, "rephrase", move=Move.REPHRASE)
    assert after.turns[-1].text.endswith(view.open_item.plain)


def test_plain_wording_is_used_throughout_where_it_was_asked_for(screening):
    started = screening.start("tea", profile(), accommodation=Accommodation(plain_wording=True))
    assert started.turns[0].text.endswith(started.open_item.plain)


def test_a_message_taken_for_a_request_counts_as_the_answer_when_it_is_sent_again(screening, view):
    words = "Could you repeat that?"
    after = screening.submit(view.interview.id, view.answering, words)
    again = screening.submit(view.interview.id, after.answering, words)
    assert again.turns[-2].kind is TurnKind.ANSWER


def test_a_correction_keeps_both_versions_and_the_question_stays_open(screening, view):
    after = screening.submit(view.interview.id, view.answering, "The first version, which was wrong in every way.")
    corrected = screening.correct(view.interview.id, after.answering, 1, GOOD)
    assert corrected.turns[1].text.startswith("The first version")
    assert corrected.turns[-2].text == GOOD
    assert corrected.turns[-2].replaces == 1
    assert corrected.open_item == after.open_item


def test_only_a_standing_answer_of_ones_own_can_be_corrected(screening, view):
    after = screening.submit(view.interview.id, view.answering, GOOD)
    for seq in (0, 2, 99):
        with pytest.raises(InputError, match="no answer of yours"):
            screening.correct(view.interview.id, after.answering, seq, "other")


def test_a_question_nobody_can_answer_here_is_noted_for_a_person(screening, tea_services, view):
    screening.submit(view.interview.id, view.answering, "Can I talk to a human please?")
    assert [one.text for one in tea_services.review.requests(view.interview.id)] == ["Can I talk to a human please?"]


def test_a_finished_interview_takes_no_more_answers(screening, view):
    ended = to_the_end(screening, view)
    with pytest.raises(NotAllowedNow, match="over"):
        screening.submit(view.interview.id, ended.answering, GOOD)


def test_an_unknown_id_is_not_found(screening):
    with pytest.raises(NotFound, match="No such interview"):
        screening.view("nobody")


def test_a_work_sample_is_judged_by_marks_and_words(screening, view):
    while view.work_sample is None:
        view = screening.submit(view.interview.id, view.answering, "skip", move=Move.SKIP)
    judged = Judgement(accuracy=2, helpfulness=3, safety=4, marked=(0,))
    said = "Sentence 1 is wrong: green tea wants about 75 degrees, boiling water makes it bitter."
    after = screening.submit(view.interview.id, view.answering, said, judgement=judged)
    assert next(turn for turn in after.turns if turn.judgement).judgement == judged


def test_an_interview_keeps_the_pack_it_was_started_with(tea_content, tmp_path, tea_services, view):
    changed = tmp_path / "content"
    changed.mkdir()
    for name in ("prompts", "samples"):
        (changed / name).symlink_to(tea_content / name)
    (changed / "rubrics").mkdir()
    text = (tea_content / "rubrics" / "tea.yaml").read_text(encoding="utf-8")
    (changed / "rubrics" / "tea.yaml").write_text(text.replace("Tea tasting", "Coffee"), encoding="utf-8")
    later = open_services(Settings(home=tea_services.settings.home, content=changed))
    assert later.screening.view(view.interview.id).pack.title == "Tea tasting"
    assert later.screening.start("tea", profile()).pack.title == "Coffee"


def test_a_request_sent_from_many_tabs_at_once_reaches_people_once(screening, tea_services, view):
    words = "Can I talk to a human please?"
    run_at_once(20, lambda _: screening.submit(view.interview.id, view.answering, words))
    assert [one.text for one in tea_services.review.requests(view.interview.id)] == [words]


def test_twenty_interviews_at_once_come_out_as_one_alone(screening, tea_services):
    def whole(_):
        view = screening.start("tea", profile(), seed=1)
        view = screening.submit(view.interview.id, view.answering, GOOD)
        return tea_services.review.report(to_the_end(screening, view).interview.id)

    alone = whole(0)
    together = run_at_once(20, whole)
    assert all(report.ratings == alone.ratings for report in together)
    assert len({report.interview_id for report in together}) == 20
    words = [turn.text for turn in alone.turns]
    assert all([turn.text for turn in report.turns] == words for report in together)


def test_a_pack_is_made_ready_once_however_many_ask_for_it_at_once(tea_content, tmp_path):
    services = open_services(Settings(home=tmp_path, content=tea_content))
    published = []
    rater = Rater(
        assessments=Assessments(services.repository.engine),
        grader=services.grader,
        embeddings=services.embeddings,
        publish=lambda pack, pause: published.append(services.index.publish(pack, pause)),
        clock=now,
    )
    run_at_once(20, lambda _: rater.make_ready(services.library.pack("tea")))
    assert len(published) == 1


def test_text_that_cannot_be_written_down_is_refused_and_nothing_is_stored(screening, view):
    with pytest.raises(InputError, match="Nothing was sent"):
        screening.submit(view.interview.id, view.answering, "half of a pair: \ud800")
    assert screening.view(view.interview.id).turns == view.turns


def run_at_once(threads, call):
    """Calls from so many threads at once; what they returned. An error in one of them is raised here."""
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(call, range(threads)))
