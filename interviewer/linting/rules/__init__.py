"""Every rule, in the order in which a pack is written."""

from __future__ import annotations

from interviewer.linting.rule import Rule
from interviewer.linting.rules import (
    anchors,
    commenting,
    criteria,
    exemplars,
    giveaways,
    key_points,
    levels,
    questions,
    reading,
    samples,
    texts,
    topics,
    whole,
)

RULES: tuple[Rule, ...] = (
    *whole.RULES,
    *topics.RULES,
    *questions.RULES,
    *giveaways.RULES,
    *reading.RULES,
    *anchors.RULES,
    *criteria.RULES,
    *key_points.RULES,
    *exemplars.RULES,
    *levels.RULES,
    *samples.RULES,
    *texts.RULES,
    *commenting.RULES,
)
BY_ID = {one.id: one for one in RULES}
