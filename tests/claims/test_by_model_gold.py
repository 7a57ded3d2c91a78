"""A model that knows the gold table, one that changes it and one that is careless: figures over its answers."""

from __future__ import annotations

import re

import pytest

from interviewer.claims.by_model import ClaimReader
from interviewer.claims.expressions import durations
from interviewer.claims.figures import figures
from interviewer.claims.ownership import sentences
from interviewer.claims.readers.employers import heads
from interviewer.claims.reply import SaidClaim
from interviewer.domain.evidence import ClaimKind
from tests.claims.oracle import TEMPLATE, added, careful, read_by, replying, said
from tests.claims.scoring import cases

GOLD = cases()


def test_what_a_careful_reader_takes_passes_the_checks():
    figures = added(read_by(case, careful(case)) for case in GOLD)
    assert figures.precision >= 0.99, figures.misses
    assert figures.recall >= 0.98, figures.misses
    assert figures.accuracy >= 0.98, figures.misses
    assert figures.false_contradicted == 0, figures.misses


@pytest.mark.parametrize(
    ("change", "of"),
    [
        (lambda one: {"quote": one.quote.rstrip(".") + " officially"}, lambda one: True),
        (lambda one: {"quote": "Officially, " + one.quote}, lambda one: True),
        (lambda one: {"amount": one.amount + 1}, lambda one: one.amount is not None),
        (lambda one: {"amount": one.amount * 1.5}, lambda one: one.amount is not None),
        (lambda one: {"start": f"{int(one.start[:4]) + 7}"}, lambda one: bool(one.start)),
        (
            lambda one: {"organisation": "Contoso Widgets", "subject": "Contoso Widgets"},
            lambda one: one.kind is ClaimKind.EMPLOYMENT,
        ),
    ],
    ids=[
        "words after the quote",
        "words before it",
        "one more",
        "half as much again",
        "other years",
        "another employer",
    ],
)
def test_no_claim_survives_a_change_to_what_was_said(change, of):
    changed = [(case, one.model_copy(update=change(one))) for case in GOLD for one in careful(case) if of(one)]
    assert len(changed) > 25
    assert added(read_by(case, [one]) for case, one in changed).counts["findings"] == 0


def test_no_other_employer_gets_into_a_claim():
    for case in GOLD:
        for one in careful(case):
            model = replying({"claims": [one.model_copy(update={"organisation": "Contoso Widgets"}).model_dump()]})
            claims = ClaimReader(model, TEMPLATE).read(case.profile, [case.answer], None)
            assert all(claim.organisation != "Contoso Widgets" for claim in claims)


def test_a_careless_reader_makes_next_to_nothing_of_what_is_said_of_others():
    survived = tried = 0
    for case in GOLD:
        if case.expected:
            continue
        text = case.answer.text
        for sentence in (text[one.start : one.end] for one in sentences(text)):
            claims = [said("duration", "work", sentence, amount=one.years) for one in durations(sentence)]
            claims += [
                said("achievement", sentence[: one.start], sentence, amount=one.value) for one in figures(sentence)
            ]
            claims += [said("role", one.group(), sentence) for one in re.finditer(rf"(?i)\b{heads()}\b", sentence)]
            tried += len(claims)
            survived += added([read_by(case, [SaidClaim.model_validate(one) for one in claims])]).counts["findings"]
    assert tried > 80
    assert survived <= 0.05 * tried
