"""How a text longer than the encoder's window is read: in overlapping windows of one size, then stitched."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Window:
    """A run of tokens read together, and the part of it whose states are kept. All are token indices into the text."""

    start: int
    stop: int
    """One past the last token read."""
    kept_from: int
    kept_to: int
    """One past the last token whose state is taken from this window."""


def windows(tokens: int, size: int, overlap: int) -> list[Window]:
    """Cover `tokens` tokens so that each is kept once, from the window where it sits most centrally.

    Args:
        tokens: How many there are.
        size: The most a window can read.
        overlap: How many tokens two neighbours share at least, under `size`. Tokens next to a cut are then read with at
            least half of it around them.

    Returns:
        No window for no tokens, one where they fit, and otherwise as few as do, evenly spread and all of `size`.
    """
    if tokens == 0:
        return []
    if tokens <= size:
        return [Window(0, tokens, 0, tokens)]
    steps = -(-(tokens - size) // (size - overlap))
    starts = [step * (tokens - size) // steps for step in range(steps + 1)]
    # Between two windows' centres the middle is equally far from both; in the overlap it is the fairest cut.
    cuts = [0, *((left + right + size) // 2 for left, right in pairwise(starts)), tokens]
    return [Window(start, start + size, *kept) for start, kept in zip(starts, pairwise(cuts), strict=True)]
