"""One page from the JSON files: it needs no network, no script and no other file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from evals import printing
from evals.report import overview, plots
from interviewer.errors import ContentError, InputError, Problem

_SHOWN = {
    "graded": printing.graded,
    "packs": printing.packs,
    "turns": printing.turns,
    "interviews": printing.interviews,
    "attacks": printing.attacks,
    "fairness": printing.fairness,
    "cost": printing.cost,
    "faults": printing.faults,
    "speed": printing.speed,
}
_HEADS = {
    "graded": "Agreement with people",
    "packs": "Agreement with the packs' own graded answers",
    "turns": "Turns that must not help",
    "interviews": "Whole interviews",
    "attacks": "Attacks",
    "fairness": "Fairness and stability",
    "cost": "Cost of a chat model",
    "faults": "Faults",
    "speed": "Speed",
}
_STYLE = """
:root { --one: #1f5fa8; --two: #c2702c; --three: #6b6b6b; --ink: #1c1c1c; --paper: #fff; --rule: #d9d9d9 }
@media (prefers-color-scheme: dark) {
  :root { --one: #7db2ee; --two: #e6a368; --three: #a8a8a8; --ink: #ececec; --paper: #161616; --rule: #3a3a3a } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 72rem;
  margin: 2rem auto; padding: 0 1rem }
pre { overflow-x: auto; font-size: .85rem; line-height: 1.4 }
figure { display: inline-block; margin: 0 1rem 1rem 0; width: 22.5rem; max-width: 100%; vertical-align: top }
figcaption { font-weight: 600 } svg { width: 100%; height: auto } svg text { font-size: 11px; fill: var(--ink) }
.rule { stroke: var(--rule) } .guide { stroke: var(--three); stroke-dasharray: 4 4 }
.line { fill: none; stroke: var(--one); stroke-width: 2 } .dot { fill: var(--one) } .cell { fill: var(--one) }
svg text.on-dark { fill: var(--paper) } .key { margin: 0; font-size: .85rem } .key span { margin-right: 1rem }
table { border-collapse: collapse; width: 100% } a { color: var(--one) } .when { overflow-wrap: anywhere }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--rule) }
td:last-child { white-space: nowrap }
@media (max-width: 40rem) { thead { display: none } tr, td { display: block } td { border: 0; padding: 0 }
  tr { border-bottom: 1px solid var(--rule); padding: .6rem 0 } }
.key i { display: inline-block; width: .8em; height: .8em; margin-right: .3em } .when { color: var(--three) }
"""


def write_page(files: Sequence[Path], out: Path) -> None:
    """Write the page.

    Raises:
        ContentError: A file cannot be read or holds no figures; or the page cannot be written.
        InputError: There are no files.
    """
    if not files:
        raise InputError("There are no figures to show. Measure something with --json OUT first, then name OUT here.")
    sections = [section for path in files for section in _sections(path)]
    sections.sort(key=lambda one: (list(_HEADS).index(one.suite), one.title))
    body = [f"<p>{escape(overview.WORDS)}</p>", _overview(sections)]
    for suite in dict.fromkeys(one.suite for one in sections):
        body.append(f"<h2>{escape(_HEADS[suite])}</h2>")
        body += [_drawn(at, one) for at, one in enumerate(sections) if one.suite == suite]
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>What was measured</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main><h1>What was measured</h1>{''.join(body)}</main></body></html>\n"
    )
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ContentError(str(out), [Problem("", f"cannot be written: {error.strerror}")]) from None


@dataclass(frozen=True)
class _Section:
    """One set as one suite measured it, ready to be shown."""

    suite: str
    title: str
    headline: str
    when: str
    grader: str
    drawn: str
    """Plots and tables, HTML."""


def _sections(path: Path) -> list[_Section]:
    """What each set in a file came to. Raises ContentError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        sets = data["sets"] if "sets" in data else {data["file"]: data}
        return [_section(path, data, name, figures) for name, figures in sets.items()]
    except OSError as error:
        raise ContentError(str(path), [Problem("", f"cannot be read: {error.strerror}")]) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problem = Problem("", f"holds no figures that `python -m evals` wrote ({error!r}); measure again")
        raise ContentError(str(path), [problem]) from None


def _section(path: Path, data: Mapping[str, Any], name: str, figures: Mapping[str, Any]) -> _Section:
    suite = data["suite"]
    return _Section(
        suite=suite,
        title=overview.title(name or path.stem, figures),
        headline=overview.headline(suite, figures),
        when=overview.moment(data["measured"]),
        grader=figures.get("grader", ""),
        drawn=f"{''.join(_plots(suite, figures))}<pre>{escape(_SHOWN[suite](figures))}</pre>",
    )


def _overview(sections: Sequence[_Section]) -> str:
    rows = [
        f"<tr><td><a href='#set{at}'>{escape(one.title)}</a></td>"
        f"<td>{escape(one.headline)}</td><td>{escape(one.when)}</td></tr>"
        for at, one in enumerate(sections)
    ]
    head = "<thead><tr><th>Measured on</th><th>What it came to</th><th>When</th></tr></thead>"
    return f"<table>{head}<tbody>{''.join(rows)}</tbody></table>"


def _drawn(at: int, one: _Section) -> str:
    by = f" by {one.grader}" if one.grader else ""
    when = f"<p class='when'>Measured {escape(one.when + by)}.</p>"
    return f"<section id='set{at}'><h3>{escape(one.title)}</h3><p>{escape(one.headline)}</p>{when}{one.drawn}</section>"


def _plots(suite: str, figures: Mapping[str, Any]) -> list[str]:
    if suite not in ("graded", "interviews"):
        return []
    found = [_by_level(figures)]
    bins = figures["reliability"]
    points = [(one["confidence"], one["right"]) for one in bins]
    sizes = [one["n"] for one in bins]
    found.append(
        plots.curve(
            "Reliability: is it as often right as it says", points, "confidence", "right", diagonal=True, sizes=sizes
        )
    )
    if "coverage_curve" in figures:
        steps = [(one["coverage"], one["agreement"]) for one in figures["coverage_curve"]]
        found.append(plots.curve("Coverage against agreement", steps, "share rated, surest first", "same level"))
    found.append(plots.grid("Confusion", figures["confusion"], "predicted level", "people's level"))
    return found


def _by_level(figures: Mapping[str, Any]) -> str:
    levels = list(figures["by_level"])
    columns = {"embedded": figures, **{name: figures["baselines"][name] for name in ("length", "tfidf")}}
    series = [(name, [one["by_level"].get(level) for level in levels]) for name, one in columns.items()]
    return plots.bars("Agreement by level", levels, series, "people's level")
