"""A chat model reads what is about the question, and words that take a claim back."""

from __future__ import annotations

import pytest

from interviewer.domain.evidence import Answer

QUESTION = "A patient on your ward looks unwell and feverish. What do you do?"
ON = "I draw blood cultures before anything else, and the intravenous antibiotics go in within the hour."
OFF = "My grandmother kept bees behind the old railway station, and on Sundays we sold the honey to tourists."


@pytest.fixture
def read(grader, sepsis):
    """What is left of answers, given to one lead question and its follow-ups."""

    def hear(*texts, follow_up="And then?"):
        asked = [QUESTION, *[follow_up] * len(texts)]
        answers = [Answer(turn=2 * n + 1, question=asked[n], text=text) for n, text in enumerate(texts)]
        hearing = grader.hear(sepsis.hash, "sepsis", answers)
        assert [len(one.text) for one in hearing.readable] == [len(text) for text in texts]
        return [" ".join(one.text.split()) for one in hearing.readable]

    return hear


def test_a_passage_about_something_else_is_blank_wherever_it_stands(read):
    assert read(f"{ON}\n{OFF}") == [ON]
    assert read(f"{OFF}\n{ON}") == [ON]


def test_an_answer_that_is_on_the_subject_stays_whole(read):
    assert read(ON) == [ON]


def test_a_follow_up_answered_with_something_else_is_blank(read):
    assert read(ON, OFF) == [ON, ""]


def test_where_all_is_about_something_else_all_of_it_stays(read):
    assert read(OFF) == [OFF]


def test_words_that_take_a_claim_back_stay_whatever_they_are_about(read):
    back = "Actually, I have to take that back."
    assert read(f"{ON}\n{OFF}\n{back}") == [f"{ON} {back}"]


def test_a_limit_put_on_a_claim_stays_as_it_was_said(read):
    limited = "Well, not really, I only watched a colleague do it once."
    question = "Did you draw the cultures yourself?"
    assert read(ON, limited, follow_up=question) == [ON, limited]


def test_the_same_words_given_in_another_turn_are_read_alike(read):
    assert read(f"{ON}\n{OFF}") == read(f"{ON}\n{OFF}")
