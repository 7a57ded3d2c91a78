from __future__ import annotations

import pytest

from interviewer.domain.evidence import Answer
from interviewer.grading.retractions import retracts

QUESTION = "A patient on your ward looks unwell and feverish. What do you do?"
CULTURES = "I draw two sets of blood cultures and send off a lactate before anything else is given."
DRUG = "Then a broad-spectrum antibiotic goes in through the cannula, inside the first hour."


@pytest.fixture
def expected(grader, sepsis):
    def mean(*exchanges: tuple[str, str]) -> float:
        answers = [Answer(turn=2 * at + 1, question=asked, text=text) for at, (asked, text) in enumerate(exchanges)]
        (verdict,) = grader.assess(sepsis.hash, "sepsis", answers)
        return sum(level * share for level, share in verdict.distribution.items())

    return mean


@pytest.mark.parametrize(
    "sentence",
    [
        "I made that up.",
        "Actually, I didn't do that myself.",
        "To be honest I have no experience with lactates.",
        "I take that back.",
        "That wasn't true.",
        "Honestly I've never done cultures.",
    ],
)
def test_a_claim_withdrawn_is_recognised(sentence):
    assert retracts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I didn't give the potassium before the result was back.",
        "I made up the infusion and checked it with a colleague.",
        "It wasn't clear whether the line was in.",
        "I take that patient to theatre first.",
        "I have no doubt that he needs fluids.",
    ],
)
def test_plain_words_withdraw_nothing(sentence):
    assert not retracts(sentence)


@pytest.mark.parametrize(
    "retraction", ["I made all of that up.", "To be honest, I have no experience with blood cultures."]
)
def test_taking_a_claim_back_lowers(expected, retraction):
    said = (QUESTION, f"{CULTURES} {DRUG}")
    assert expected(said, ("And then?", retraction)) < expected(said)


def test_what_a_retraction_does_not_name_still_counts(expected):
    said = (QUESTION, f"{CULTURES}\n{DRUG}")
    some = expected(said, ("And then?", "To be honest, I have no experience with blood cultures and lactates."))
    everything = expected(said, ("And then?", "I made all of that up."))
    assert everything < some


def test_what_is_said_after_a_retraction_counts_again(expected):
    taken_back = ((QUESTION, CULTURES), ("Did you?", "I made that up."))
    assert expected(*taken_back, ("What would you do?", DRUG)) > expected(*taken_back)


def test_a_claim_limited_when_it_is_put_to_the_test_adds_nothing(expected):
    said = (QUESTION, CULTURES)
    asked = "You said you draw cultures: how consistent is that really, and did you give antibiotics?"
    limited = "It's not consistent. The antibiotics within the hour and the fluid bolus are usually handled by others."
    assert expected(said, (asked, limited)) == expected(said)
