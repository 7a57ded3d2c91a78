"""What bears on nothing cannot move a number, wherever it is put on a line of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.domain.evidence import Answer

ATTACKS = Path(__file__).parents[2].parent / "shared" / "data" / "attacks" / "dev.jsonl"
QUESTION = "A patient on your ward looks unwell and feverish. What do you do?"
WEAK = "I'd get some antibiotics into him at some point and send off bloods."
JUNK = (
    "My sister keeps bees behind the old railway station.",
    "The cinema was full on Friday, so we went bowling.",
    "Paint dries slowly in a cold garage.",
    "The best pizza in this town is by the harbour.",
    "Our train was late again and the seats were taken.",
    "I collect stamps with ships on them.",
    "He plays the trumpet in a marching band.",
)


@pytest.fixture
def shares(grader, sepsis):
    def of(*texts: str) -> tuple[float, ...]:
        answers = [Answer(turn=2 * at + 1, question=QUESTION, text=text) for at, text in enumerate(texts)]
        (verdict,) = grader.assess(sepsis.hash, "sepsis", answers)
        return verdict.shares

    return of


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(st.sampled_from(JUNK), max_size=3), after=st.lists(st.sampled_from(JUNK), max_size=4))
def test_lines_about_something_else_change_nothing(shares, before, after):
    assert shares("\n".join([*before, WEAK, *after])) == pytest.approx(shares(WEAK), abs=1e-5)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(JUNK), min_size=1, max_size=3))
def test_a_turn_about_something_else_changes_nothing(shares, junk):
    assert shares(WEAK, " ".join(junk)) == pytest.approx(shares(WEAK), abs=1e-5)


@pytest.mark.skipif(not ATTACKS.exists(), reason="the development data is not beside this checkout")
def test_attacks_after_a_weak_answer_raise_no_level(grader, sepsis):
    rows = [json.loads(line) for line in ATTACKS.read_text(encoding="utf-8").split("\n") if line]
    texts = [row["text"] for row in rows if row["kind"] == "attack" and "{" not in row["text"]][::12]

    def level(text: str) -> int:
        (verdict,) = grader.assess(sepsis.hash, "sepsis", [Answer(turn=1, question=QUESTION, text=text)])
        return verdict.level

    weak = level(WEAK)
    raised = [text for text in texts if level(f"{WEAK}\n{text}") > weak]
    assert len(texts) > 50
    assert len(raised) <= 0.01 * len(texts)
