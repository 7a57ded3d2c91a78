"""Every rule's own examples behave as its documentation says, and the documentation lists every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.linting import RULES, lint_text
from interviewer.linting.explaining import page
from interviewer.linting.rule import Meaning, Rule
from tests.linting.packs import SOUND, as_text, embeddings, found_by_meaning

DOCUMENT = Path(__file__).parents[2] / "docs" / "lint-rules.md"
BY_MEANING = [rule for rule in RULES if rule.meaning is not Meaning.UNUSED]
BY_WORDS = [rule for rule in RULES if rule.meaning is not Meaning.NEEDED]


def named(rule: Rule) -> str:
    return rule.id


def rules_found(text: str) -> set[str]:
    return {finding.rule for finding in lint_text(text, "example.yaml").findings}


@pytest.mark.parametrize("rule", BY_WORDS, ids=named)
def test_a_rule_finds_its_example_and_not_its_counterexample(rule):
    assert rule.id in rules_found(as_text(rule.trips))
    assert rule.id not in rules_found(as_text(rule.passes))


@pytest.mark.parametrize("rule", BY_MEANING, ids=named)
def test_so_it_does_with_an_embedding_model(rule):
    assert found_by_meaning(rule, rule.trips.fields)
    assert not found_by_meaning(rule, rule.passes.fields)


def test_nothing_is_found_in_the_sound_pack():
    linted = lint_text(SOUND, "sound.yaml", embeddings=embeddings())
    assert [(one.rule, one.line) for one in linted.findings] == []
    assert (linted.not_run, linted.by_words) == ((), ())


def test_no_two_rules_have_one_id():
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_the_documentation_is_what_the_rules_say():
    # `interviewer rubric lint --explain all > docs/lint-rules.md` writes it anew.
    assert DOCUMENT.read_text(encoding="utf-8") == page(RULES)
