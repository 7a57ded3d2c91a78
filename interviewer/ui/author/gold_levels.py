"""Giving levels: one choice a criterion, each level with the behaviour that earns it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from interviewer.domain.rubric import Competency, Criterion
from interviewer.ui.author.fields import plain


def level_choices(competency: Competency, key: str, given: Mapping[str, int] | None = None) -> dict[str, int]:
    """The choices, and what is chosen.

    Args:
        competency: whose criteria are rated.
        key: of the widgets, different for each answer.
        given: criterion id -> the level to begin with.

    Returns:
        Criterion id -> level; criteria without a choice are left out.
    """
    found: dict[str, int] = {}
    for criterion in competency.criteria:
        chosen = _choice(criterion, f"{key}-{criterion.id}", (given or {}).get(criterion.id))
        if chosen is not None:
            found[criterion.id] = chosen
    return found


def _choice(criterion: Criterion, key: str, given: int | None) -> int | None:
    # The highest first, as a strong answer is what the others are held against.
    levels = list(reversed(criterion.levels))
    return st.radio(
        f"**{plain(criterion.name)}**. {plain(criterion.looks_for)}",
        levels,
        index=levels.index(given) if given in levels else None,
        format_func=lambda level: f"Level {level}",
        captions=[plain(criterion.anchors[level]) for level in levels],
        key=key,
    )
