"""Judging an AI's answer, rated by rule against its planted faults."""

from __future__ import annotations

import pytest

from interviewer.domain.evidence import Answer, Provenance
from interviewer.domain.interview import Judgement
from interviewer.grading.judging_text import remarks
from interviewer.grading.reading import Reader
from interviewer.grading.work_sample import rate_work_sample
from tests.builders import pack

PACK = pack()
FAULTY, CLEAN = PACK.work_sample("green-tea"), PACK.work_sample("black-tea")
PROVENANCE = Provenance(engine="embedded", model="m", grader="1", pack_hash=PACK.hash)


@pytest.fixture(scope="module")
def reader(tea_services):
    return Reader(tea_services.embeddings)


def rate(reader, sample, text, judgement=None):
    found = rate_work_sample(sample, judgement, [Answer(turn=3, question="", text=text)], reader, PROVENANCE)
    return {one.criterion: getattr(one, "level", None) for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "Sentence 1 is wrong: green tea wants about 75 degrees, boiling water makes it bitter.",
        "1: far too hot. Rest fine.",
        '"Use water at 100 degrees for green tea" is not right, it gets bitter, 75 degrees is better.',
        "The first sentence is a mistake. It should say 75 degrees.",
        "The water must be cooler, about 75 degrees, because boiling water makes green tea bitter.",
    ],
)
def test_a_fault_is_found_however_it_is_pointed_out(reader, text):
    assert rate(reader, FAULTY, text)["finding-faults"] == 3


@pytest.mark.parametrize("text", ["Looks great, very helpful!", "I find nothing wrong.", "All correct.", "ok"])
def test_approving_a_faulty_answer_finds_nothing(reader, text):
    found = rate(reader, FAULTY, text)
    assert found["finding-faults"] == 0
    assert found["correcting"] == 0
    assert found["false-alarms"] is None


def test_marking_the_sentence_on_the_page_finds_the_fault(reader):
    found = rate(reader, FAULTY, "Too hot.", Judgement(marked=(0,)))
    assert found["finding-faults"] == 3


def test_marking_everything_is_not_finding(reader):
    found = rate(reader, FAULTY, "Many problems.", Judgement(marked=(0, 1, 2)))
    assert found["finding-faults"] == 1
    assert found["false-alarms"] == 0


def test_calling_a_sound_sentence_wrong_is_a_false_alarm(reader):
    found = rate(reader, FAULTY, "Sentence 3 is wrong, keep the leaves.")
    assert found["false-alarms"] == 2
    assert found["finding-faults"] == 0


def test_a_clean_answer_rightly_passed_is_the_highest_level(reader):
    found = rate(reader, CLEAN, "I find nothing wrong with it.")
    assert found == {"finding-faults": 3, "false-alarms": 3, "correcting": None}


def test_faults_seen_in_a_clean_answer_are_false_alarms(reader):
    found = rate(reader, CLEAN, "Sentence 2 is wrong, it should be one minute.")
    assert found["false-alarms"] == 2
    assert found["finding-faults"] is None


def test_a_correction_that_says_what_is_right_is_rated_above_one_that_only_points(reader):
    good = rate(
        reader, FAULTY, "Sentence 1 is wrong: green tea wants water at about 75 degrees, boiling makes it bitter."
    )
    bare = rate(reader, FAULTY, "Sentence 1 is wrong.")
    assert good["correcting"] > bare["correcting"]


def test_nothing_written_is_unrated_not_a_zero(reader):
    assert set(rate(reader, FAULTY, "  ").values()) == {None}


def test_every_found_fault_quotes_the_words_that_found_it(reader):
    text = "Nice answer overall. Sentence 1 is wrong though, 75 degrees."
    answer = Answer(turn=3, question="", text=text)
    finding = rate_work_sample(FAULTY, None, [answer], reader, PROVENANCE)[0]
    (point,) = finding.key_points
    assert point.found
    assert text[point.quote.start : point.quote.end] == point.quote.text
    assert "Sentence 1" in point.quote.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sentences 1 and 3 are wrong.", {0, 2}),
        ("#2 is off", {1}),
        ("The last sentence is wrong.", {2}),
        ("Give 2 mg, not 3 mg.", set()),
        ("It is wrong in 2 minutes.", set()),
        ("Sentence 9 is wrong.", set()),
        ("1 wrong: it wants less, and 3 unsafe, since nothing says when", {0, 2}),
        ("I found 2 wrong doses in it.", set()),
    ],
)
def test_the_sentences_a_remark_names_are_read(text, names):
    (found,) = remarks(text, FAULTY.ai_answer)
    assert found.names == names


def test_a_detail_put_right_later_counts_beside_the_first_words_and_is_quoted_from_its_own_turn(reader):
    answers = [
        Answer(turn=3, question="", text="Helpful on the whole."),
        Answer(turn=5, question="", text="Correction: sentence 1 is wrong, it wants 75 degrees."),
    ]
    finding = rate_work_sample(FAULTY, None, answers, reader, PROVENANCE)[0]
    assert finding.level == 3
    assert [quote.turn for quote in finding.quotes] == [5]
