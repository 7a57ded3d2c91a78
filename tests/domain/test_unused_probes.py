"""Which follow-ups may still be asked on a lead question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.interview import Move
from interviewer.domain.turns import COVERED, Probe, advance, unused_probes
from tests.builders import pack, pack_document
from tests.dialogue.talking import talk

PACK = pack()
FIRST, SECOND = "brewing-one", "brewing-two"


def probes(*answers: str, coverage: dict[str, float] | None = None) -> tuple[Probe, ...]:
    on = talk("brewing-a", *answers, pack=PACK)
    return unused_probes(PACK, on.turns, "brewing-a", coverage or {})


def test_every_probe_of_every_open_criterion_in_the_packs_order():
    found = [(one.criterion, one.probe) for one in probes("I check the kettle.")]
    assert found == [(FIRST, 0), (FIRST, 1), (SECOND, 0), (SECOND, 1)]


def test_the_least_covered_criterion_comes_first():
    found = probes("I check the kettle.", coverage={FIRST: 0.4, SECOND: 0.1})
    assert [one.criterion for one in found] == [SECOND, SECOND, FIRST, FIRST]


def test_a_criterion_that_is_covered_has_none():
    assert {one.criterion for one in probes("I check the kettle.", coverage={FIRST: COVERED})} == {SECOND}


def test_a_criterion_that_was_followed_up_has_none_left():
    assert {one.criterion for one in probes("I check the kettle.", "And I time it, always.")} == {SECOND}


def test_words_that_two_criteria_share_are_offered_once():
    document = pack_document()
    first, second = document["competencies"][0]["criteria"]
    second["probes"] = [first["probes"][0], "Anything else on the second?"]
    shared = type(PACK).model_validate(document)
    on = talk("brewing-a", "I check the kettle.", pack=shared)
    texts = [one.text for one in unused_probes(shared, on.turns, "brewing-a", {})]
    assert len(texts) == len(set(texts)) == 3
    on.ask()
    on.say("And I time it, always.")
    assert [one.text for one in unused_probes(shared, on.turns, "brewing-a", {})] == ["Anything else on the second?"]


@given(st.fixed_dictionaries({FIRST: st.floats(0, 1), SECOND: st.floats(0, 1)}))
def test_the_first_is_the_one_that_the_rules_would_ask(coverage: dict[str, float]):
    on = talk("brewing-a", "I check the kettle first, always.", pack=PACK)
    step = advance(on.plan, PACK, on.turns, coverage)
    found = unused_probes(PACK, on.turns, "brewing-a", coverage)
    assert found[:1] == ((step,) if isinstance(step, Probe) else ())


def test_an_item_that_is_no_lead_question_has_none_to_ask_for():
    with pytest.raises(KeyError):
        unused_probes(PACK, talk("brewing-a", pack=PACK).turns, "own-questions", {})


def test_a_follow_up_that_was_skipped_counts_as_asked():
    on = talk("brewing-a", "I check the kettle.", pack=PACK)
    on.ask()
    on.say("skip", Move.SKIP)
    assert {one.criterion for one in unused_probes(PACK, on.turns, "brewing-a", {})} == {SECOND}
