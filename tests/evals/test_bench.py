from __future__ import annotations

import numpy as np
import pytest

from evals.adapters import adapt
from evals.bench import Bench, one_answer
from evals.remembering import RememberingEmbeddings
from interviewer.domain.evidence import Rating, WhyUnrated
from interviewer.models.hashing import HashingEmbeddings
from tests.evals.test_adapters import row, rows

QUESTION = "How do you keep green tea from turning bitter?"


@pytest.fixture(scope="module")
def bench(encoder):
    with Bench(encoder) as opened:
        opened.publish(adapt(rows()).pack)
        yield opened


def judge(bench, text):
    (found,) = bench.judge(adapt(rows()).pack.hash, "question-1", one_answer(QUESTION, text))
    return found


@pytest.mark.parametrize("text", [one.answer for one in rows()])
def test_what_the_bench_says_is_what_the_products_grader_says(bench, text):
    (rated,) = bench.grader.rate_all(adapt(rows()).pack.hash, "question-1", one_answer(QUESTION, text))
    found = judge(bench, text)
    if isinstance(rated, Rating):
        assert (found.given, found.level, found.why) == (rated.level, rated.level, None)
        assert found.shares == tuple(rated.distribution.values())
        assert found.expected == pytest.approx(rated.expected)
    else:
        assert found.given is None
        assert found.why is rated.why


def test_shares_sum_to_one(bench):
    assert sum(judge(bench, "Water under the boil.").shares) == pytest.approx(1)


def test_nothing_said_is_left_to_a_person_and_has_the_distribution_of_an_answer_that_shows_nothing(bench):
    found, nothing = judge(bench, ""), judge(bench, "My uncle had a boat on the lake.")
    assert (found.given, found.why, found.level) == (None, WhyUnrated.TOO_LITTLE, 0)
    assert found.expected <= nothing.expected < 0.5


def test_the_right_answer_is_expected_above_a_wrong_one(bench):
    right = judge(bench, "I let the kettle cool below boiling and lift the leaves after two minutes.")
    assert right.expected > judge(bench, "My uncle had a boat on the lake.").expected


def test_expected_is_a_share_of_a_scale_that_does_not_begin_at_nothing(encoder):
    scale = [{"level": 3, "text": "Nothing fits."}, {"level": 7, "text": "Store the leaves in a dark, closed tin."}]
    adapted = adapt([row(levels=scale, reference=[])])
    with Bench(encoder) as bench:
        bench.publish(adapted.pack)
        (found,) = bench.judge(adapted.pack.hash, "question-1", one_answer("How?", "In a dark and closed tin."))
    assert found.levels == (3, 7)
    assert found.expected == pytest.approx(found.shares[1])


def test_exemplars_can_be_left_out(encoder):
    adapted = adapt(rows(), {"question-1": (0, 1, 2)})
    found = []
    for use in (True, False):
        with Bench(encoder, exemplars=use) as bench:
            bench.publish(adapted.pack)
            found += bench.judge(
                adapted.pack.hash, "question-1", one_answer(QUESTION, "Cool water, and I lift the leaves soon.")
            )
    assert found[0].expected != found[1].expected


class CountingEmbeddings(HashingEmbeddings):
    encoded: int = 0

    def encode(self, texts):
        self.encoded += len(texts)
        return super().encode(texts)


def test_a_text_is_encoded_once():
    counting = CountingEmbeddings()
    remembering = RememberingEmbeddings(counting)
    first = remembering.encode(["tea", "water", "tea"])
    again = remembering.encode(["water"])
    assert counting.encoded == 2
    assert np.array_equal(first[1].vector, again[0].vector)
    assert np.array_equal(remembering.vectors(["tea"]), HashingEmbeddings().vectors(["tea"]))


def test_what_no_longer_fits_is_encoded_again_and_is_the_same():
    counting = CountingEmbeddings()
    remembering = RememberingEmbeddings(counting, most_bytes=1)
    first, again = remembering.encode(["tea leaves"]), remembering.encode(["tea leaves"])
    assert counting.encoded == 2
    assert np.array_equal(first[0].vector, again[0].vector)
