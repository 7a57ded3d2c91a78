from __future__ import annotations

import json

import numpy as np
import pytest

from evals.fitting import Case, fit, held_out
from evals.train import train
from interviewer.errors import ContentError
from interviewer.models.hashing import HashingEmbeddings
from tests.evals.builders import graded_row, interview_row, write_rows


@pytest.fixture
def data(tmp_path):
    (tmp_path / "graded").mkdir()
    (tmp_path / "interviews").mkdir()
    answers = [
        ("Use water below the boil and take the leaves out after two minutes.", 1.0),
        ("My uncle had a boat on the lake.", 0.0),
        ("Water below the boil, leaves out after two minutes.", 1.0),
        ("It was raining on Friday.", 0.0),
    ]
    rows = [graded_row(id=str(n), answer=answer, score=score) for n, (answer, score) in enumerate(answers)]
    write_rows(tmp_path / "graded" / "dev-beetle.jsonl", rows)
    write_rows(tmp_path / "interviews" / "dev-interviews.jsonl", [interview_row()])
    return tmp_path


def test_training_twice_writes_the_same_bytes(data, tmp_path):
    files = [tmp_path / name for name in ("first.json", "again.json")]
    for file in files:
        train(data, [], HashingEmbeddings(), file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_what_was_learned_from_is_in_the_file(data, tmp_path):
    train(data, [], HashingEmbeddings(), tmp_path / "prior.json")
    written = json.loads((tmp_path / "prior.json").read_text(encoding="utf-8"))
    assert [one["ratings"] for one in written["learned_from"]] == [4, 1]
    assert all(one["licence"] and one["source"] for one in written["learned_from"])
    assert set(written["held_out"]) == {"dev-beetle", "dev-interviews"}
    assert "boat" not in json.dumps(written)


def test_nothing_to_learn_from_is_refused(tmp_path):
    with pytest.raises(ContentError, match="holds none of"):
        train(tmp_path, [], HashingEmbeddings(), tmp_path / "prior.json")


def cases(seed: int, name: str, lenient: float, family: str = "") -> list[Case]:
    random = np.random.default_rng(seed)
    shown = random.uniform(0, 1, 120)
    levels = np.clip(np.rint(3 * shown + lenient + random.normal(0, 0.4, 120)), 0, 3).astype(int)
    return [
        Case(
            name, {"shown": float(one), "noise": float(random.uniform())}, {"asked": 0.0}, int(level), 3, family or name
        )
        for one, level in zip(shown, levels, strict=True)
    ]


def test_weights_are_never_negative_and_find_what_matters():
    prior = fit([*cases(1, "one", 0), *cases(2, "other", 0.5)])
    assert all(weight >= 0 for weight in prior.weights.values())
    assert prior.weights["shown"] > 3 * prior.weights["noise"]


def test_a_set_left_out_is_measured_with_a_prior_of_the_others():
    found = held_out([*cases(1, "one", 0), *cases(2, "other", 0)])
    assert set(found) == {"one", "other"}
    assert all(one["n"] == 120 and one["pearson"] > 0.8 for one in found.values())


def test_sets_of_one_family_are_left_out_together():
    alike = [*cases(1, "one", 0, "same"), *cases(2, "other", 0, "same")]
    assert held_out(alike) == {}
    assert set(held_out([*alike, *cases(3, "third", 0)])) == {"one", "other", "third"}


def test_one_set_alone_leaves_nothing_to_compare():
    assert held_out(cases(1, "one", 0)) == {}


def nothing(level: int) -> list[Case]:
    return [Case("one", {"shown": 0.0, "noise": 0.0}, {"asked": 0.0}, level, 3, "one") for _ in range(40)]


def test_answers_that_show_nothing_stand_where_people_put_such_answers():
    low, middling = (fit([*cases(1, "one", 0), *nothing(level)]) for level in (0, 1))
    assert low.nothing < middling.nothing <= 0
    assert low.expected(low.place_at({"shown": 0.0, "noise": 0.0}, {"asked": 0.0}), 4) < 0.05


def test_what_earns_few_marks_is_learned_from_a_set_of_mostly_full_marks():
    weak = [one for one in cases(1, "one", 0) if one.level == 0][:10]
    many = [Case("one", {"shown": 0.95, "noise": 0.5}, {"asked": 0.0}, 3, 3, "one") for _ in range(400)]
    prior = fit([*weak, *many])
    expected = [prior.expected(prior.place_at(one.features, one.context), 4) for one in weak]
    assert sum(expected) / len(expected) < 0.35
