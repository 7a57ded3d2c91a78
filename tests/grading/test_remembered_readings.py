"""Reading: what is remembered, and that it never shows in a number."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.grading.reading import Reader
from interviewer.grading.sentences import passages
from interviewer.models.hashing import HashingEmbeddings

ANSWER = (
    "I take blood cultures first, two sets from two sites, before any antibiotic touches him at all, every time. "
    "Then broad-spectrum antibiotics within the hour, and I measure a lactate to see how bad it is and ring outreach.\n"
    "Fluids next."
)
OTHERS = ("Fluids next.", "I ring the doctor.", ANSWER[:40], "A patient on your ward looks unwell. What do you do?", "")


class CountingEmbeddings(HashingEmbeddings):
    def __init__(self) -> None:
        super().__init__()
        self.calls: list[list[str]] = []

    def encode(self, texts):
        self.calls.append(list(texts))
        return super().encode(texts)


def test_an_answers_passages_are_encoded_together_and_once():
    counting = CountingEmbeddings()
    reader = Reader(counting)
    first, again = reader.read_passages(ANSWER), reader.read_passages(ANSWER)
    assert counting.calls == [[span.of(ANSWER) for span in passages(ANSWER)]]
    assert np.array_equal(first.whole.states, again.whole.states)


def test_what_was_read_before_changes_nothing_of_what_is_encoded_together():
    counting = CountingEmbeddings()
    reader = Reader(counting)
    reader.read("Fluids next.")
    reader.read_together(["Fluids next.", "I ring the doctor."])
    assert counting.calls == [["Fluids next."], ["Fluids next.", "I ring the doctor."]]


def test_each_text_is_encoded_once_where_each_is_remembered_by_itself():
    counting = CountingEmbeddings()
    reader = Reader(counting)
    reader.read("tea")
    found = reader.read_each(["water", "tea", "water"])
    assert counting.calls == [["tea"], ["water"]]
    assert found[0] is found[2]


def test_a_text_said_twice_is_encoded_once():
    counting = CountingEmbeddings()
    assert len(Reader(counting).read_together(["tea", "tea"])) == 2
    assert counting.calls == [["tea"]]


def test_no_more_is_kept_than_may_be():
    counting = CountingEmbeddings()
    reader = Reader(counting, remembered=2)
    for text in ("tea", "water", "cup", "tea"):
        reader.read(text)
    reader.read_together(["a", "b", "c"])
    reader.read_together(["a", "b", "c"])
    assert len(counting.calls) == 6


def test_nothing_to_read_asks_nothing_of_the_encoder():
    counting = CountingEmbeddings()
    reader = Reader(counting)
    assert reader.read_together([]) == reader.read_each([]) == []
    assert reader.read_passages("  ").whole.tokens == 0
    assert not counting.calls


@settings(max_examples=15, deadline=None)
@given(before=st.lists(st.sampled_from(OTHERS), max_size=5))
def test_an_answer_reads_the_same_to_the_bit_whatever_was_read_before(minilm, before):
    reader, fresh = Reader(minilm), Reader(minilm)
    for text in before:
        reader.read_passages(text)
        reader.read(text)
    found, expected = reader.read_passages(ANSWER), fresh.read_passages(ANSWER)
    assert np.array_equal(found.whole.states, expected.whole.states)
    assert all(map(np.array_equal, found.vectors, expected.vectors))
