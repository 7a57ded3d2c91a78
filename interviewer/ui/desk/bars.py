"""Small bars: a share, a figure with its interval, a level on its scale. Each says in words what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_MIDDLE = '<p class="small">The level in the middle of the shares counts, not the one with the largest share.</p>'


def share_bar(share: float, words: str) -> str:
    """A bar for a share of a whole.

    Args:
        share: 0 to 1; anything outside is drawn at the end.
        words: what the bar says, for those who do not see it.
    """
    return f'<span class="gauge" role="img" aria-label="{escape(words)}"><i style="width:{_percent(share)}"></i></span>'


def interval_bar(low: float, high: float, point: float | None, words: str, *, needed: float | None = None) -> str:
    """A band from `low` to `high` with a stroke at `point`, and a notch at `needed`; all shares from 0 to 1."""
    parts = [f'<i class="band" style="left:{_percent(low)};width:{_percent(max(high - low, 0.012))}"></i>']
    if point is not None:
        parts.append(f'<i class="point" style="left:min({_percent(point)}, 100% - 2px)"></i>')
    if needed is not None:
        parts.append(f'<i class="need" style="left:{_percent(needed)}"></i>')
    return f'<span class="gauge interval" role="img" aria-label="{escape(words)}">{"".join(parts)}</span>'


def level_steps(level: int | None, levels: Sequence[int]) -> str:
    """One box for each level, filled up to the one that was reached; hatched throughout where there is none."""
    words = "Not rated" if level is None else f"Level {level} of {levels[-1]}"
    boxes = "".join(
        f'<i class="{"none" if level is None else "on" if step <= level else "off"}">{step}</i>' for step in levels
    )
    return f'<span class="steps" role="img" aria-label="{words}">{boxes}</span>'


def level_shares(distribution: Mapping[int, float], chosen: int) -> str:
    """One line for each level: its probability as a bar and a figure."""
    rows: list[str] = []
    for level, share in sorted(distribution.items()):
        mark = ' class="chosen"' if level == chosen else ""
        bar = share_bar(share, f"Level {level}: {share:.0%}")
        rows.append(f"<tr{mark}><th scope='row'>Level {level}</th><td>{bar}</td><td>{share:.0%}</td></tr>")
    middle = "" if distribution.get(chosen) == max(distribution.values(), default=None) else _MIDDLE
    return f'<table class="levels"><tbody>{"".join(rows)}</tbody></table>{middle}'


def _percent(share: float) -> str:
    return f"{100 * min(1.0, max(0.0, share)):.1f}%"
