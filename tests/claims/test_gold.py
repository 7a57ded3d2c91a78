"""Figures over the gold table: what a careful reader takes from answers of seven fields, and how it stands."""

import pytest

from tests.claims.scoring import Score, cases, score

CASES = cases()
TUNED = score(one for one in CASES if not one.held_out)
HELD_OUT = score(one for one in CASES if one.held_out)
SPEAKERS = sorted({one.speaker for one in CASES})
FIELDS = {one.id.split("/")[1] for one in CASES}


def test_the_table_covers_seven_fields_and_four_ways_of_speaking() -> None:
    assert len(FIELDS) == 7
    assert SPEAKERS == ["plain", "rambling", "second-language", "terse"]
    assert sum(not one.expected for one in CASES) >= len(CASES) / 4


@pytest.mark.parametrize("figures", [TUNED, HELD_OUT], ids=["seen", "held out"])
def test_what_is_read_is_what_was_claimed(figures: Score) -> None:
    assert figures.precision >= 0.9, figures.misses
    assert figures.recall >= 0.85, figures.misses


@pytest.mark.parametrize("figures", [TUNED, HELD_OUT], ids=["seen", "held out"])
def test_what_is_read_stands_as_it_should(figures: Score) -> None:
    assert figures.accuracy >= 0.9, figures.misses


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_nobody_is_said_to_contradict_a_profile_they_agree_with(speaker: str) -> None:
    figures = score(one for one in CASES if one.speaker == speaker)
    assert figures.false_contradicted <= 0.02, figures.misses


def test_contradictions_are_found_where_there_are_some() -> None:
    wanted = [one for one in CASES if any(claim.verdicts == ("contradicted",) for claim in one.expected)]
    assert len(wanted) >= 5
    assert score(wanted).accuracy >= 0.9
