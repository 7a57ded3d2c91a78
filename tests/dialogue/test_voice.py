"""What the interviewer says: one question a message, nothing judged, nothing repeated soon."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.dialogue.phrases import Phrases
from interviewer.dialogue.topics import TOPICS
from interviewer.dialogue.voice import Before, Position, Voice, one_question
from interviewer.domain.interview import ItemKind, PlanItem
from interviewer.domain.rubric import WorkSample

LEAD = PlanItem(
    id="deterioration-a",
    kind=ItemKind.LEAD,
    text="Tell me about a patient who was getting worse. What did you do first, and why?",
    plain="Think of a patient who got worse. What did you do first?",
    competency="deterioration",
    minutes=3,
)
OWN = PlanItem(
    id="own-questions", kind=ItemKind.OWN_QUESTIONS, text="What would you like to ask?", plain="Ask?", minutes=1
)
SAMPLE = WorkSample(
    id="insulin",
    title="Insulin",
    prompt="How is insulin stored?",
    ai_answer=("Store it in the freezer.", "Discard it after the date."),
)
WORK = PlanItem(id="insulin", kind=ItemKind.WORK_SAMPLE, text=SAMPLE.prompt, plain=SAMPLE.prompt, minutes=4)
ANSWER = "I checked her airway first, then I sat her up and gave high-flow oxygen; I told the registrar. Enough?"


@given(answer=st.text(max_size=300), n=st.integers(0, 200))
def test_a_message_asks_the_question_and_nothing_else(phrases: Phrases, answer: str, n: int) -> None:
    said = Voice(phrases, "Nursing", 20).ask(LEAD, n=n, before=Before(answer, LEAD.text), position=Position(2, 5, 11))
    assert said.endswith(LEAD.text)
    assert said.count("?") == LEAD.text.count("?")


@given(
    words=st.lists(
        st.sampled_from("I we gave oxygen? the and high-flow mask Sarah told registrar. why? then".split()), max_size=40
    ),
    n=st.integers(0, 200),
)
def test_a_follow_up_asks_one_thing_whatever_was_answered(phrases: Phrases, words: list[str], n: int) -> None:
    said = Voice(phrases, "Nursing", 20).probe("What happened next?", n=n, before=Before(" ".join(words)))
    assert said.endswith("What happened next?")
    assert said.count("?") == 1


def test_a_lead_up_cannot_ask() -> None:
    assert one_question("Really? Yes.", question="Why?") == "Really. Yes.\n\nWhy?"


def test_an_acknowledgement_refers_to_what_was_said(voice: Voice) -> None:
    said = voice.acknowledge(ANSWER, LEAD.text, n=3)
    quoted = re.search("“(.+)”", said)
    assert quoted is not None and quoted[1] in ANSWER
    assert len(quoted[1].split()) <= 12


@given(answer=st.text(max_size=200) | st.just(ANSWER), n=st.integers(0, 500))
def test_an_acknowledgement_never_judges_or_asks(
    phrases: Phrases, judges: re.Pattern[str], jargon: re.Pattern[str], answer: str, n: int
) -> None:
    said = re.sub("“.*?”", "", Voice(phrases, "Nursing", 20).acknowledge(answer, n=n))
    assert "?" not in said
    assert not judges.search(said)
    assert not jargon.search(said)


@pytest.mark.parametrize(
    "answer", ["I don't know.", "i dont know", "No idea, sorry", "Honestly, I've never done that.", "not sure", "idk"]
)
def test_not_knowing_is_taken_kindly(voice: Voice, phrases: Phrases, answer: str) -> None:
    assert voice.acknowledge(answer, n=0) == phrases.acknowledge.unsure[0]


@pytest.mark.parametrize("answer", ["", "Yes.", "ok"])
def test_a_word_or_none_gets_a_neutral_line(voice: Voice, phrases: Phrases, answer: str) -> None:
    assert voice.acknowledge(answer, n=1) == phrases.acknowledge.short[1]


def test_names_in_the_profile_are_not_said_back(voice: Voice) -> None:
    said = [
        voice.acknowledge("I am ada okafor and I ran the leeds falls pathway with our team.", n=n) for n in range(20)
    ]
    assert not re.search("ada|okafor|leeds", " ".join(said), re.IGNORECASE)


def test_an_interview_hears_no_acknowledgement_twice(voice: Voice) -> None:
    quoting = [voice.acknowledge(ANSWER, n=n) for n in range(40)]
    assert len(set(quoting)) == 40
    neutral = [voice.acknowledge("<b>Something</b> that is here and is not said back.", n=n) for n in range(0, 26, 2)]
    assert len(set(neutral)) == 13


def test_the_same_turn_is_said_the_same_way(voice: Voice) -> None:
    assert voice.ask(LEAD, n=4, before=Before(ANSWER)) == voice.ask(LEAD, n=4, before=Before(ANSWER))


def test_plain_wording_is_used_where_it_was_asked_for(voice: Voice) -> None:
    assert voice.ask(LEAD, n=0, plain=True).endswith(LEAD.plain)


def test_after_the_practice_question_its_own_reply_is_said(voice: Voice, phrases: Phrases) -> None:
    said = voice.ask(LEAD, n=1, before=Before("I had breakfast.", kind=ItemKind.PRACTICE), position=Position(1, 5, 18))
    assert said.startswith(phrases.practice.reply)
    assert phrases.ask.first in said


def test_a_skip_is_not_acknowledged_as_an_answer(voice: Voice, phrases: Phrases) -> None:
    assert voice.ask(LEAD, n=1, before=Before("pass", skipped=True)).startswith(phrases.ask.after_skip[1])


def test_a_work_sample_is_shown_sentence_by_sentence_and_may_have_no_fault(voice: Voice) -> None:
    said = voice.ask(WORK, n=2, before=Before(ANSWER), sample=SAMPLE)
    assert "1. Store it in the freezer.\n2. Discard it after the date." in said
    assert "no fault" in said
    assert said.count("?") == SAMPLE.prompt.count("?")


def test_repeat_gives_the_same_words_and_rephrase_the_plain_ones(voice: Voice) -> None:
    assert voice.clarify("repeat", LEAD, n=0).endswith(LEAD.text)
    assert voice.clarify("rephrase", LEAD, n=0).endswith(LEAD.plain)


def test_a_follow_up_is_repeated_rather_than_its_lead_question(voice: Voice) -> None:
    assert voice.clarify("repeat", LEAD, n=0, question="What came next?").endswith("What came next?")
    assert voice.clarify("rephrase", LEAD, n=0, question="What came next?").endswith("What came next?")


@pytest.mark.parametrize(
    "topic", ["repeat", "rephrase", "pause", "corrected", "how-to-correct", "nothing-to-correct", "go-on"]
)
@pytest.mark.parametrize("item", [LEAD, OWN, WORK, None])
def test_every_request_has_a_reply(voice: Voice, topic: str, item: PlanItem | None) -> None:
    said = voice.clarify(topic, item, n=5, sample=SAMPLE if item is WORK else None)
    assert said
    assert said.count("?") <= 1


def test_a_pause_asks_nothing_and_says_what_is_safe(voice: Voice) -> None:
    said = voice.clarify("pause", LEAD, n=0)
    assert "?" not in said and "saved" in said


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_answered_and_the_open_question_stands(voice: Voice, phrases: Phrases, topic: str) -> None:
    said = voice.clarify(f"process:{topic}", LEAD, n=0, position=Position(2, 5, 11.4))
    restated = topic != "go-ahead" and phrases.process[topic].restate
    assert said.endswith(LEAD.text) is restated
    assert said.count("?") == (LEAD.text.count("?") if restated else 0)
    assert "{" not in said


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != "go-ahead"])
def test_in_their_own_turn_every_question_is_followed_by_one_offer_to_ask_more(voice: Voice, topic: str) -> None:
    said = voice.clarify(f"process:{topic}", OWN, n=0)
    assert said.endswith("Is there anything else you would like to ask?")
    assert said.count("?") == 1


def test_the_key_is_refused_with_the_reason_and_what_will_be_seen(voice: Voice) -> None:
    said = voice.clarify("process:scoring-key", LEAD, n=0)
    assert "same help" in said and "you see" in said


def test_progress_is_said_in_parts_and_minutes(voice: Voice) -> None:
    assert "part 2 of 5, with about 11 minutes left" in voice.clarify(
        "process:progress", LEAD, n=0, position=Position(2, 5, 11.4)
    )


@pytest.mark.parametrize(("items", "words"), [(1, "one question"), (3, "three questions")])
def test_the_offer_to_go_back_counts_and_asks_once(voice: Voice, items: int, words: str) -> None:
    said = voice.offer("return", items=items)
    assert words in said and said.count("?") == 1


def test_leaving_is_confirmed_once(voice: Voice) -> None:
    assert voice.offer("finish").count("?") == 1


@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("unanswered", [0, 1, 4, 12])
def test_the_end_says_what_is_safe_and_what_comes_next(voice: Voice, left: bool, unanswered: int) -> None:
    said = voice.close(left=left, unanswered=unanswered)
    assert "saved" in said and "Next" in said and "?" not in said
    assert ("unanswered" in said) is (unanswered > 0)


def test_the_opening_says_what_it_is_and_asks_nothing(voice: Voice) -> None:
    said = voice.opening()
    assert "I am an AI" in said and "20 minutes" in said and "people decide" in said and "?" not in said


def test_the_disclosure_is_filled_in(voice: Voice) -> None:
    read = "\n".join(body for _, _, body in voice.disclosure()) + "".join(voice.next_steps())
    assert "{" not in read and "Registered nursing" in read and "20 minutes" in read
