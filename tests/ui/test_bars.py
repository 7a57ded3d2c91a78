"""Bars say in words what they show."""

from __future__ import annotations

import pytest

from interviewer.ui.desk.bars import level_shares


@pytest.mark.parametrize(
    ("distribution", "chosen", "told"),
    [({0: 0.2, 1: 0.5, 2: 0.3}, 1, False), ({1: 0.2, 2: 0.36, 3: 0.44}, 2, True), ({0: 0.5, 1: 0.5}, 0, False)],
)
def test_a_level_that_is_not_the_likeliest_says_how_it_was_chosen(distribution, chosen, told):
    assert ("in the middle of the shares" in level_shares(distribution, chosen)) is told
