from __future__ import annotations

import numpy as np

from interviewer.gold.remembering import RememberingEmbeddings
from interviewer.models.choose import open_embeddings


class Counting:
    """The embeddings of this machine, and what they were asked."""

    def __init__(self):
        self._embeddings = open_embeddings(threads=1)
        self.name = self._embeddings.name
        self.asked: list[str] = []

    def encode(self, texts):
        self.asked += texts
        return self._embeddings.encode(texts)


def test_a_text_is_encoded_once_and_comes_in_its_place():
    counting = Counting()
    remembering = RememberingEmbeddings(counting)
    first = remembering.encode(["tea", "water", "tea"])
    again = remembering.encode(["water", "cup", "tea"])
    assert counting.asked == ["tea", "water", "cup"]
    assert [one is other for one, other in ((first[0], first[2]), (first[1], again[0]), (first[0], again[2]))] == [
        True
    ] * 3
    assert np.array_equal(again[1].vector, counting.encode(["cup"])[0].vector)


def test_the_latest_are_kept():
    counting = Counting()
    remembering = RememberingEmbeddings(counting, remembered=2)
    for text in ("tea", "water", "tea", "cup", "tea", "water"):
        remembering.encode([text])
    assert counting.asked == ["tea", "water", "cup", "water"]


def test_more_than_is_remembered_is_encoded_all_the_same():
    counting = Counting()
    assert len(RememberingEmbeddings(counting, remembered=1).encode(["tea", "water", "cup"])) == 3
