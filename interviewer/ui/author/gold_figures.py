"""Figures of agreement as HTML: words first, each number with a bar, and what it means for those who ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from interviewer.authoring.agreeing import Measured
from interviewer.domain.rubric import RubricPack
from interviewer.gold.agreement import Agreement
from interviewer.gold.figures import Change, Figures, Interval
from interviewer.gold.in_words import beside_length, between_people, leaning, listed, too_few, with_people
from interviewer.gold.rated import Rated
from interviewer.ui.desk.bars import interval_bar, share_bar

_KAPPA = (
    "<details><summary>What these figures mean</summary><p><b>Agreement</b> is kappa with quadratic weights (Cohen "
    "1968): 1 where both sides always give the same level, 0 where they agree no more than chance would have it. Two "
    "levels apart counts four times as much as one. The band is a 95 % interval: with other answers of the same kind "
    "the figure would lie in it 19 times out of 20.{answers}</p><p><b>Same level</b> counts how often both sides give "
    "exactly the same one. A level that the machine would leave to a person is counted as the level behind it.</p>"
    "<p><b>The number of words</b> stands beside them because longer answers are often better ones: a grader that "
    "looks at nothing else would get that far.</p></details>"
)
_BY_ANSWER = (
    " There are fewer than five questions here, so it is drawn over answers and speaks of these questions only."
)


def summary(measured: Measured) -> str:
    """What it comes to: sentences, then the figures of all criteria together."""
    found, raters = measured.report.overall, measured.report.gold.raters
    lead = with_people(found, raters)
    more = " ".join(
        part for part in (beside_length(found), leaning(found), between_people(found), too_few(found.machine)) if part
    )
    within = f"within a level on {measured.within_one}" if measured.rows else ""
    rows = [_row("The machine and people", found.machine, within)]
    if found.given.n != found.machine.n:
        left = found.machine.n - found.given.n
        rows.append(_row("Where it is sure enough to give a level", found.given, f"it leaves {left} to a person"))
    if found.raters is not None:
        rows.append(_row(f"{listed(raters)} with each other", found.raters))
    rows.append(_row("The number of words alone", found.length))
    note = _BY_ANSWER if found.machine.drawn == "answers" else ""
    return (
        f'<article class="card outcome"><h2 class="top">{escape(lead)}</h2><p>{escape(more)}</p>'
        f"{_table('Who', rows)}{_KAPPA.format(answers=note)}</article>"
    )


def by_criterion(measured: Measured) -> str:
    """One line a criterion, with how people agree on it."""
    names = _names(measured.report.pack)
    rows = [_row(names[one.competency, one.criterion], one.machine, _beside(one)) for one in measured.report.criteria]
    return f"<h2>By criterion</h2>{_table('Criterion', rows)}"


def by_level(measured: Measured) -> str:
    """How often each level of people's became each of the machine's; one table for each scale."""
    scales = sorted({one.standard.levels for one in measured.rows})
    tables = "".join(
        _crossed(scale, [one for one in measured.rows if one.standard.levels == scale]) for scale in scales
    )
    return f"<h2>By level</h2>{tables}"


def change_bar(change: Change) -> str:
    """By how much a figure rose or fell, with its interval; a dash where it cannot be told."""
    if change.by is None:
        return "–"
    words = f"{change.by:+.2f}{_interval(change.interval, sign=True)}"
    low, high = change.interval or (change.by, change.by)
    # Differences lie between -1 and 1: the middle of the bar is no change.
    bar = interval_bar((low + 1) / 2, (high + 1) / 2, (change.by + 1) / 2, words, needed=0.5)
    return f'<span class="line">{bar}<span class="number">{words}</span></span>'


def agreement_bar(figures: Figures, *, interval: bool = True) -> str:
    """Kappa with its interval, in figures or in the bar alone; a dash where it is undefined."""
    if figures.qwk is None:
        return "–"
    words = f"{figures.qwk:.2f}{_interval(figures.qwk_interval) if interval else ''}"
    low, high = figures.qwk_interval or (figures.qwk, figures.qwk)
    bar = interval_bar(max(low, 0.0), max(high, 0.0), max(figures.qwk, 0.0), words)
    return f'<span class="line">{bar}<span class="number">{words}</span></span>'


def same_level(figures: Figures) -> str:
    """How often both sides give the same level; a dash without rows."""
    if figures.exact is None:
        return "–"
    words = f"{round(figures.exact * figures.n)} of {figures.n}"
    return f'<span class="line">{share_bar(figures.exact, words)}<span class="number">{words}</span></span>'


def _row(name: str, figures: Figures, beside: str = "") -> tuple[str, str, str]:
    below = f'<br><span class="small">{escape(beside)}</span>' if beside else ""
    return f"{escape(name)}{below}", agreement_bar(figures), same_level(figures)


def _table(first: str, rows: Iterable[tuple[str, str, str]]) -> str:
    body = "".join(
        f'<tr><th scope="row">{name}</th><td data-label="Agreement">{agreement}</td>'
        f'<td data-label="Same level">{same}</td></tr>'
        for name, agreement, same in rows
    )
    return (
        f'<table class="grid-rows agree"><thead><tr><th scope="col">{first}</th><th scope="col">Agreement</th>'
        f'<th scope="col">Same level</th></tr></thead><tbody>{body}</tbody></table>'
    )


def _beside(one: Agreement) -> str:
    people = ""
    if one.raters is not None and one.raters.qwk is not None:
        people = f"People with each other: {one.raters.qwk:.2f}. "
    lean = ""
    if one.bias is not None and abs(one.bias) >= 0.05:
        lean = f"The machine is {abs(one.bias):.0%} of the scale {'higher' if one.bias > 0 else 'lower'}."
    return f"{people}{lean}".strip()


def _crossed(scale: Sequence[int], rows: Sequence[Rated]) -> str:
    counts = Counter((one.level, one.verdict.level) for one in rows)
    head = "".join(f'<th scope="col">{level}</th>' for level in scale)
    body = ""
    for people in scale:
        total = sum(counts[people, machine] for machine in scale)
        cells = "".join(_cell(counts[people, machine], total, people == machine) for machine in scale)
        body += f'<tr><th scope="row">{people}</th>{cells}<td class="total">{total}</td></tr>'
    return (
        '<div class="across"><table class="crossed"><caption class="small">Down: the level that people gave. Across: '
        'the level that the machine gave. On the diagonal, framed, both gave the same.</caption><thead><tr><td class="'
        f'corner"></td>{head}<th scope="col">In all</th></tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cell(count: int, of: int, same: bool) -> str:
    share = round(100 * count / of) if of else 0
    return f'<td{" class=same" if same else ""} style="--share:{share}%">{count if count else "·"}</td>'


def _interval(interval: Interval | None, *, sign: bool = False) -> str:
    if interval is None or interval[0] == interval[1]:
        return ""  # a width of nothing says that too few answers differ, not that the figure is sure
    low, high = (f"{one:+.2f}" if sign else f"{one:.2f}" for one in interval)
    return f" ({low} to {high})"


def _names(pack: RubricPack) -> dict[tuple[str, str], str]:
    return {(competency.id, one.id): one.name for competency, one in pack.rated()}
