"""Graded answers: what was said is kept, what was said last counts, and nobody's level is lost under another's."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.graded import LevelChange, NewAnswer, NoteChange, Removal, words_hash
from interviewer.errors import InputError, NotAllowedNow, NotFound
from interviewer.store.database import open_engine
from interviewer.store.gold_answers import GoldAnswers
from tests.builders import START

LATER = START + dt.timedelta(days=1)
WATER = NewAnswer("brewing-a", "I check the water.", {"brewing-one": {"Ann": 2, "Bo": 3}}, "close", "gold.csv")
TIME = NewAnswer("brewing-b", "Three minutes.", {})


@pytest.fixture
def gold(tmp_path) -> GoldAnswers:
    return GoldAnswers(open_engine(f"sqlite:///{tmp_path / 'interviewer.sqlite3'}"))


def level(level=1, was=2, rater="Ann", answer=1, **more) -> LevelChange:
    return LevelChange(answer, "brewing-one", rater, level, was, **more)


def test_a_pack_without_graded_answers_has_none(gold):
    kept = gold.kept("tea")
    assert (kept.revision, kept.answers, kept.removed, kept.raters) == (0, (), (), ())


def test_what_was_added_comes_back_with_who_entered_it_when_and_from_which_file(gold):
    gold.write("tea", "Ann", START, new=[WATER, TIME])
    first, second = gold.kept("tea").answers
    assert (first.number, first.question, first.answer, first.note) == (1, "brewing-a", "I check the water.", "close")
    assert (first.origin, first.by, first.at) == ("gold.csv", "Ann", START)
    given = first.levels["brewing-one"]
    assert {rater: (one.level, one.by, one.at, one.blind) for rater, one in given.items()} == {
        "Ann": (2, "Ann", START, False),
        "Bo": (3, "Ann", START, False),
    }
    assert (second.number, second.levels) == (2, {})


def test_packs_are_kept_apart_and_number_their_answers_from_one(gold):
    gold.write("tea", "Ann", START, new=[WATER])
    gold.write("coffee", "Ann", START, new=[WATER])
    assert [one.number for one in gold.kept("coffee").answers] == [1]


def test_a_level_that_is_changed_stays_in_the_history(gold):
    gold.write("tea", "Ann", START, new=[WATER])
    kept = gold.write("tea", "Cy", LATER, changes=[level(1, was=2, blind=True)])
    one = kept.answer(1).levels["brewing-one"]["Ann"]
    assert (one.level, one.by, one.at, one.blind) == (1, "Cy", LATER, True)
    told = [(one.kind, one.rater, one.level, one.by) for one in gold.history("tea", 1)]
    assert told[0] == ("added", "", None, "Ann")
    assert told[1] == ("level", "Ann", 2, "Ann")
    assert told[-1] == ("level", "Ann", 1, "Cy")


def test_a_level_can_be_taken_back(gold):
    gold.write("tea", "Ann", START, new=[WATER])
    kept = gold.write("tea", "Ann", LATER, changes=[level(None), level(None, was=3, rater="Bo")])
    assert kept.answer(1).levels == {}
    assert kept.raters == ("Ann", "Bo")


def test_a_change_of_what_somebody_changed_meanwhile_is_refused_whole(gold):
    gold.write("tea", "Ann", START, new=[WATER])
    gold.write("tea", "Bo", LATER, changes=[level(0)])
    with pytest.raises(NotAllowedNow, match="is 0 now, entered by Bo on 2026-11-03"):
        gold.write("tea", "Cy", LATER, changes=[level(2, was=3, rater="Bo"), level(3)])
    given = gold.kept("tea").answer(1).levels["brewing-one"]
    assert {rater: one.level for rater, one in given.items()} == {"Ann": 0, "Bo": 3}


def test_two_people_who_give_one_level_say_it_once(gold):
    gold.write("tea", "Ann", START, new=[WATER])
    first = gold.write("tea", "Ann", LATER, changes=[level(0)])
    assert gold.write("tea", "Bo", LATER, changes=[level(0)]).revision == first.revision


def test_a_note_is_changed_unless_somebody_else_changed_it(gold):
    gold.write("tea", "Ann", START, new=[WATER])
    assert gold.write("tea", "Bo", LATER, changes=[NoteChange(1, "odd", "close")]).answer(1).note == "odd"
    with pytest.raises(NotAllowedNow, match="The note beside answer 1"):
        gold.write("tea", "Cy", LATER, changes=[NoteChange(1, "fine", "close")])


def test_an_answer_that_was_taken_out_counts_no_longer_and_can_be_taken_back_in(gold):
    gold.write("tea", "Ann", START, new=[WATER, TIME])
    kept = gold.write("tea", "Bo", LATER, changes=[Removal(1)])
    assert ([one.number for one in kept.answers], [one.number for one in kept.removed]) == ([2], [1])
    with pytest.raises(NotFound):
        kept.answer(1)
    kept = gold.write("tea", "Bo", LATER, changes=[Removal(1, removed=False)])
    assert kept.answer(1).levels["brewing-one"]["Bo"].level == 3


@pytest.mark.parametrize(("before", "words"), [([], "is there already"), ([Removal(1)], "was taken out")])
def test_the_same_words_are_not_added_twice_whatever_their_spaces(gold, before, words):
    gold.write("tea", "Ann", START, new=[WATER])
    gold.write("tea", "Ann", START, changes=before)
    with pytest.raises(InputError, match=f"{words}.*answer 1"):
        gold.write("tea", "Bo", LATER, new=[TIME, NewAnswer("brewing-a", "I  check\nthe water.", {})])
    assert len(gold.kept("tea").answers) + len(gold.kept("tea").removed) == 1


def test_a_change_to_an_answer_that_is_not_there_is_refused(gold):
    with pytest.raises(NotFound, match="graded answer 7"):
        gold.write("tea", "Ann", START, changes=[Removal(7)])


def test_the_revision_rises_with_every_change(gold):
    seen = [gold.revision("tea")]
    for changes in ({"new": [WATER]}, {"changes": [level(0)]}, {"changes": [Removal(1)]}):
        gold.write("tea", "Ann", START, **changes)
        seen.append(gold.revision("tea"))
    assert seen == sorted(set(seen))
    assert seen[-1] == gold.kept("tea").revision


def test_people_who_grade_at_the_same_moment_lose_nothing(gold):
    gold.write("tea", "Ann", START, new=[TIME])
    names = [f"Rater {number}" for number in range(8)]

    def grade(name):
        gold.write("tea", name, LATER, changes=[level(1, was=None, rater=name)])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(grade, names))
    assert set(gold.kept("tea").answer(1).levels["brewing-one"]) == set(names)


@given(st.text(alphabet=" \n\tab", max_size=20))
def test_an_answer_is_the_same_whatever_its_spaces(text):
    assert words_hash(text) == words_hash("  ".join(text.split()) + "\n")
