"""A follow-up that a model worded stays as it was said."""

from __future__ import annotations

import threading

from interviewer.dialogue.speaking import asked, speak
from interviewer.dialogue.voice import Voice
from interviewer.dialogue.word_checks import Fault
from interviewer.domain import turns as rules
from interviewer.domain.interview import Move
from tests.dialogue.talking import PHRASES, FakeChat, Talk, talk, voice

ITEM = "escalation-getting-help"
WORDED = "You rang the registrar. How did that call end?"


def followed_up(**fields: object) -> Talk:
    on = talk(ITEM, "I rang the registrar and waited.")
    on.ask(WORDED, **fields)
    return on


def said(on: Talk) -> str:
    return speak(Voice(PHRASES, on.pack.title, on.pack.minutes), on.step, plan=on.plan, pack=on.pack, turns=on.turns)


def test_it_is_repeated_as_it_was_said():
    on = followed_up(model="fake:one")
    on.say("Could you repeat that?", Move.REPEAT)
    assert said(on).endswith(WORDED)


def test_it_comes_back_after_a_question_about_the_interview():
    on = followed_up(model="fake:one")
    on.say("Are you a bot?", Move.PROCESS, "ai-or-person")
    assert said(on).endswith(WORDED)


def test_it_has_no_other_wording():
    on = followed_up(model="fake:one")
    on.say("What do you mean?", Move.REPHRASE)
    assert said(on).endswith(WORDED)


def test_a_prepared_follow_up_is_repeated_without_what_was_said_before_it():
    on = followed_up()
    on.say("Could you repeat that?", Move.REPEAT)
    assert said(on).endswith("What exactly did you say, or what would you say, about the patient?")
    assert WORDED not in said(on)


def test_what_a_turn_asks_is_the_question_alone_or_the_models_words_whole():
    on = followed_up(model="fake:one")
    assert asked(on.plan, on.pack, on.turns[0]) == on.plan.items[0].text
    assert asked(on.plan, on.pack, on.turns[1]) is None
    assert asked(on.plan, on.pack, on.turns[2]) == WORDED


def test_the_next_follow_up_is_not_the_one_that_was_asked():
    on = followed_up(model="fake:one")
    on.say("He said that he would come later.")
    by = voice(FakeChat("1\nHow did that call end?"))
    step = on.step
    assert isinstance(step, rules.Probe)
    assert (
        by.follow_up(step, plan=on.plan, pack=on.pack, turns=on.turns, coverage={}, interview=None, seconds=5) is None
    )
    assert by.rejections == {Fault.REPEATS: 1}


def test_rejections_of_many_interviews_at_once_are_all_counted():
    on = talk(ITEM, "I rang the registrar and waited.")
    by = voice(FakeChat("1\nGreat answer. What then?"))

    def ask() -> None:
        for _ in range(20):
            by.follow_up(on.probe, plan=on.plan, pack=on.pack, turns=on.turns, coverage={}, interview=None, seconds=5)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert by.rejections == {Fault.JUDGES: 160}
