"""Plots as SVG text, each with a title that a screen reader finds.

The numbers stand in a table beside a plot; nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 360, 240
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 14, 40
SHADES = ("var(--one)", "var(--two)", "var(--three)")

Point = tuple[float, float]


def bars(title: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], below: str) -> str:
    """Groups of bars from 0 to 1, a group a label and a bar a series; what is undefined has no bar."""
    group = (WIDTH - LEFT - RIGHT) / max(len(labels), 1)
    width = group * 0.8 / max(len(series), 1)
    drawn = _axes(below, "share that agrees")
    for at, label in enumerate(labels):
        drawn += _text(LEFT + group * (at + 0.5), HEIGHT - BOTTOM + 14, label, "middle")
        for number, (_, values) in enumerate(series):
            value = values[at]
            if value is not None:
                left = LEFT + group * at + group * 0.1 + width * number
                drawn += _bar(left, width * 0.9, value, SHADES[number % len(SHADES)])
    return _figure(title, drawn, [name for name, _ in series])


def curve(
    title: str, points: Sequence[Point], across: str, up: str, *, diagonal: bool = False, sizes: Sequence[int] = ()
) -> str:
    """A line through points of 0 to 1; with the diagonal where both axes mean the same; dots by size where given."""
    drawn = _axes(across, up, ticks=True)
    if diagonal:
        (x, y), (far_x, far_y) = _place((0, 0)), _place((1, 1))
        drawn += f'<line class="guide" x1="{x}" y1="{y}" x2="{far_x}" y2="{far_y}"/>'
    places = [_place(point) for point in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    drawn += f'<polyline class="line" points="{path}"/>'
    most = max(sizes, default=1)
    for number, (x, y) in enumerate(places):
        radius = 3 + 6 * (sizes[number] / most) ** 0.5 if sizes else 3
        drawn += f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
    return _figure(title, drawn, [])


def grid(title: str, counts: Sequence[Sequence[float]], across: str, down: str) -> str:
    """Confusion: a row a gold level, darker where more of that row stands; the counts are written in the cells."""
    size = len(counts)
    cell = min((WIDTH - LEFT - RIGHT) / size, (HEIGHT - TOP - BOTTOM) / size)
    drawn = ""
    for row, values in enumerate(counts):
        total = sum(values) or 1
        drawn += _text(LEFT - 8, TOP + cell * (row + 0.5) + 4, str(row), "end")
        drawn += _text(LEFT + cell * (row + 0.5), TOP + cell * size + 14, str(row), "middle")
        for column, count in enumerate(values):
            share = count / total
            x, y = LEFT + cell * column, TOP + cell * row
            drawn += (
                f'<rect class="cell" x="{x:.1f}" y="{y:.1f}" width="{cell:.1f}" height="{cell:.1f}" '
                f'fill-opacity="{0.06 + 0.94 * share:.3f}"/>'
            )
            shade = "on-dark" if share > 0.5 else "on-light"
            drawn += _text(x + cell / 2, y + cell / 2 + 4, f"{count:.0f}", "middle", shade)
    drawn += _text(LEFT + cell * size / 2, TOP + cell * size + 32, across, "middle")
    drawn += f'<g transform="translate(12 {TOP + cell * size / 2:.0f}) rotate(-90)">{_text(0, 0, down, "middle")}</g>'
    return _figure(title, drawn, [])


def _axes(across: str, up: str, *, ticks: bool = False) -> str:
    drawn = ""
    for step in range(0, 11, 2):
        x, y = _place((step / 10, step / 10))
        drawn += f'<line class="rule" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>'
        drawn += _text(LEFT - 6, y + 4, f"{step / 10:g}", "end")
        if ticks:
            drawn += _text(x, HEIGHT - BOTTOM + 14, f"{step / 10:g}", "middle")
    drawn += _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, across, "middle")
    middle = (TOP + HEIGHT - BOTTOM) / 2
    return drawn + f'<g transform="translate(12 {middle:.0f}) rotate(-90)">{_text(0, 0, up, "middle")}</g>'


def _place(point: Point) -> Point:
    x, y = point
    return LEFT + x * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y * (HEIGHT - TOP - BOTTOM)


def _bar(left: float, width: float, value: float, shade: str) -> str:
    _, top = _place((0, max(value, 0)))
    height = HEIGHT - BOTTOM - top
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{shade}"/>'


def _text(x: float, y: float, text: str, anchor: str, shade: str = "") -> str:
    extra = f' class="{shade}"' if shade else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{escape(text)}</text>'


def _figure(title: str, drawn: str, names: Sequence[str]) -> str:
    key = "".join(
        f'<span><i style="background:{SHADES[number % len(SHADES)]}"></i>{escape(name)}</span>'
        for number, name in enumerate(names)
    )
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg role="img" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<title>{escape(title)}</title>{drawn}</svg>" + (f'<p class="key">{key}</p>' if key else "") + "</figure>"
    )
