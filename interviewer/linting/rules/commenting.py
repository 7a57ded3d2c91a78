"""What is wrong with the comments that let findings stand. They are found where comments are read, not by a check."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.linting.finding import Hit, Severity
from interviewer.linting.rule import rule
from interviewer.linting.view import View

_ANCHOR = "competencies[0].criteria[0].anchors[2]"
_MEANT = "lint: ignore vague-anchor because it is meant so"
_VAGUE = "Shows a good understanding of how hot the water has to be."
_SOUND = "Names a temperature that fits the leaf and says how it is measured."


@rule(
    "suppression-without-reason",
    "A comment lets a finding stand without a reason",
    Severity.WARNING,
    why="""Without a reason the next author can't tell a considered exception from a nuisance switched off. The finding
    stands until there is one.""",
    trips={_ANCHOR: _VAGUE},
    passes={_ANCHOR: _VAGUE},
    comments=(
        "lint: ignore vague-anchor",
        "lint: ignore vague-anchor because this pack shows how not to write anchors",
    ),
    reads_english=False,
)
def suppression_without_reason(_view: View) -> Iterator[Hit]:
    """No "because"."""
    return iter(())


@rule(
    "suppression-unused",
    "A comment lets nothing stand",
    Severity.WARNING,
    why="""What it was about is mended or has moved. Left in place, it would hide the next finding there.""",
    trips={_ANCHOR: _SOUND},
    passes={_ANCHOR: _VAGUE},
    comments=(_MEANT, _MEANT),
    reads_english=False,
)
def suppression_unused(_view: View) -> Iterator[Hit]:
    """Its rule has no finding there."""
    return iter(())


@rule(
    "suppression-unknown",
    "A comment to linting can't be understood",
    Severity.WARNING,
    why="""It names no rule that there is, so it does nothing, and whoever wrote it thinks it does.""",
    trips={_ANCHOR: _VAGUE},
    passes={_ANCHOR: _VAGUE},
    comments=("lint: ignore vague because it is meant so", _MEANT),
    reads_english=False,
)
def suppression_unknown(_view: View) -> Iterator[Hit]:
    """Not "lint: ignore", or no rule's id."""
    return iter(())


@rule(
    "unread-draft",
    "A drafted part has not been read by a person",
    Severity.WARNING,
    why="""A model's anchors and exemplars read well and may be wrong, and people would be rated by them. Whoever has
    read and mended a part takes its comment out.""",
    trips={_ANCHOR: _SOUND},
    passes={_ANCHOR: _SOUND},
    comments=("draft: not yet read by a person", ""),
    reads_english=False,
)
def unread_draft(_view: View) -> Iterator[Hit]:
    """The comment that drafting leaves over each part."""
    return iter(())


RULES = (suppression_without_reason, suppression_unused, suppression_unknown, unread_draft)
