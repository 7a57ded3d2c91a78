from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest

from interviewer.late_pattern import LatePattern, warm_up

HOLDERS = [
    "interviewer.dialogue.moves",
    "interviewer.dialogue.topics",
    "interviewer.grading.backing_down_patterns",
    "interviewer.grading.challenges",
    "interviewer.grading.gate_patterns",
    "interviewer.grading.ownership_patterns",
    "interviewer.grading.retraction_patterns",
    "interviewer.grading.standing_patterns",
]


def _late(value: object) -> Iterator[LatePattern]:
    if isinstance(value, LatePattern):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _late(one)


def test_a_late_pattern_finds_what_the_pattern_finds():
    late, pattern = LatePattern(r"(t)ea", re.IGNORECASE), re.compile(r"(t)ea", re.IGNORECASE)
    text = "Tea, and tea"
    assert [one.span(1) for one in late.finditer(text)] == [one.span(1) for one in pattern.finditer(text)]
    assert late.sub("-", text) == pattern.sub("-", text)
    for find in ("search", "match", "fullmatch"):
        assert bool(getattr(late, find)("TEA")) is bool(getattr(late, find)("tea")) is True
        assert getattr(late, find)("coffee") is None


@pytest.mark.parametrize("holder", HOLDERS)
def test_every_wording_that_is_compiled_late_can_be_compiled(holder):
    found = [one for value in vars(import_module(holder)).values() for one in _late(value)]
    assert found
    for one in found:
        assert one.compiled.flags & re.UNICODE


def test_no_wording_is_compiled_before_it_is_needed():
    code = f"import gc, {', '.join(HOLDERS)}\nfrom interviewer.late_pattern import LatePattern\n" + (
        "made = [one for one in gc.get_objects() if isinstance(one, LatePattern)]\n"
        "print(len(made), sum('compiled' in vars(one) for one in made))"
    )
    made, compiled = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert int(made) > 20
    assert int(compiled) == 0


def test_warming_up_compiles_what_has_been_made():
    late = LatePattern("tea")
    warm_up()
    assert "compiled" in vars(late)
