"""What is drawn for an interview: by seed, so that every parallel part has its turn and none can be foretold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.interview import ItemKind
from interviewer.domain.plan import Wording, plan
from tests.builders import pack, pack_document

OWN = Wording("What would you like to ask?", "Do you have questions?")


def pack_with(*faulty: bool, asked: int):
    """The tea pack with a work sample for each, which has a fault or none."""
    with_fault, without = pack_document()["work_samples"]
    samples = [{**(with_fault if one else without), "id": f"sample-{number}"} for number, one in enumerate(faulty)]
    return pack(work_samples=samples, work_samples_asked=asked)


def drawn(found, seed: int, prefer: tuple[str, ...] = ()) -> list[str]:
    """Ids of the work samples that are asked, in order."""
    items = plan(found, seed=seed, own_questions=OWN, prefer=prefer).items
    return [item.id for item in items if item.kind is ItemKind.WORK_SAMPLE]


samples = st.lists(st.booleans(), min_size=1, max_size=4)


@given(faulty=samples)
def test_where_one_work_sample_is_asked_each_of_them_can_be(faulty):
    found = pack_with(*faulty, asked=1)
    assert {one for seed in range(100) for one in drawn(found, seed)} == {sample.id for sample in found.work_samples}


@given(faulty=samples.filter(lambda found: len(found) > 1), asked=st.integers(2, 3), seed=st.integers(0, 2**31))
def test_where_several_are_asked_one_has_a_fault_if_there_is_one_and_none_is_asked_twice(faulty, asked, seed):
    found = pack_with(*faulty, asked=min(asked, len(faulty)))
    asked_for = drawn(found, seed)
    assert len(set(asked_for)) == len(asked_for) == min(asked, len(faulty))
    assert any(found.work_sample(one).faults for one in asked_for) == any(faulty)


@given(faulty=samples, seed=st.integers(0, 2**31), data=st.data())
def test_a_preferred_work_sample_is_drawn(faulty, seed, data):
    found = pack_with(*faulty, asked=1)
    preferred = data.draw(st.sampled_from([sample.id for sample in found.work_samples]))
    assert drawn(found, seed, (preferred,)) == [preferred]


def test_the_same_seed_draws_the_same_on_every_machine():
    found = pack_with(True, False, True, False, asked=2)
    assert [drawn(found, seed) for seed in (0, 2)] == [["sample-0", "sample-3"], ["sample-2", "sample-3"]]
