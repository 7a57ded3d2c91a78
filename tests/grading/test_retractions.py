from __future__ import annotations

import pytest

from interviewer.domain.evidence import Answer
from interviewer.grading.backing_down import limits_a_claim, retracts, takes_back

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
        "What I told you about the lactate isn't true.",
        "I said I led the round, but I only carried the charts.",
        "I’m not the one who wrote that protocol.",
        "Admittedly I have only read about ventilators.",
        "I can't take credit for the audit.",
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
        "I'm the one who wrote that protocol.",
        "Actually, I ring the family before the round.",
        "I had no experience with ventilators then, so I asked for a week beside the technician.",
        "She was told that it was not true that he refused.",
        "To be honest, the second drug was the better choice.",
    ],
)
def test_plain_words_withdraw_nothing(sentence):
    assert not retracts(sentence)


ALWAYS = "You said you weigh every patient. Do you really do that each morning?"
WHOSE = "The fluid protocol: did you write it, or was it there already?"
FORMAL = "You mentioned a handover checklist. How formal is that in practice?"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (ALWAYS, "Not each morning, no."),
        (ALWAYS, "On good weeks. It slips when agency staff are in."),
        (ALWAYS, "I'd be lying if I said so, the night shift usually does it."),
        (WHOSE, "It was there already, I only updated the doses."),
        (WHOSE, "The consultants wrote most of it and I took the minutes."),
        (FORMAL, "It’s pretty loose—mostly notes on my own sheet."),
        (FORMAL, "Formal is a big word for it. We talk and move on."),
        (FORMAL, "In theory there's a form, but people fill it in afterwards from memory."),
        ("It sounds like you only weigh those who ask?", "I put that badly, I was thinking of one ward."),
        ("So weighing slips on weekends?", "It does, I'm afraid."),
    ],
)
def test_backing_down_when_a_claim_is_put_to_the_test_is_recognised(question, answer):
    assert limits_a_claim(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (ALWAYS, "Yes, always, and the charge nurse audits it."),
        (ALWAYS, "I do. The scale stands at the door and I write the figure in the chart before breakfast."),
        (WHOSE, "I wrote it, with the renal team's doses, and tested it on twelve old charts."),
        (WHOSE, "I didn't do it alone, but I wrote the draft and every limit in it."),
        (FORMAL, "Quite formal. Each line is signed by both nurses and I read the gaps out on Mondays."),
        (FORMAL, "It's written down: allergies first, then lines, then what worries us."),
        ("So weighing slips on weekends?", "No, it doesn't, the same people are on."),
        ("You said you give potassium. Does that depend?", "It depends on the level: above 6.5 I never give it."),
    ],
)
def test_standing_by_a_claim_limits_nothing(question, answer):
    assert not limits_a_claim(question, answer)


@pytest.mark.parametrize(
    "answer",
    [
        "It depends on the kidneys, and usually I start with half of the dose.",
        "I don't always give fluids. With a weak heart I listen to the lungs first.",
        "My manager decides on beds, so I ask her which of two patients goes first.",
    ],
)
def test_a_question_without_a_claim_in_view_lets_an_answer_hedge(answer):
    assert not limits_a_claim("How do you treat low blood pressure?", answer)


def test_slack_words_count_only_where_nothing_stands_against_them():
    slack = "Sometimes it's just a quick look"
    assert limits_a_claim(ALWAYS, f"{slack}.")
    assert not limits_a_claim(ALWAYS, f"Yes, every day at 6. {slack}, because 40 patients need it before 7.")


def test_a_sentence_that_says_what_is_not_always_done_is_evidence_all_the_same():
    assert takes_back("That wasn't something I decided.")
    assert not takes_back("I don't always start with fluids.")


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


def test_a_claim_limited_when_it_is_put_to_the_test_lowers_what_it_is_about(expected):
    said = (QUESTION, CULTURES)
    asked = "You said you draw cultures: how consistent is that really, and did you give antibiotics?"
    limited = "It's not consistent. The antibiotics within the hour and the fluid bolus are usually handled by others."
    assert expected(said, (asked, limited)) < expected(said)
