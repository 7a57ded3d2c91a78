"""Each project: the fit with its interval, what each competency adds, eligibility with its evidence, hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from interviewer.domain.eligibility import Check
from interviewer.domain.scoring import Contribution, ProjectFit
from interviewer.ui.desk.bars import interval_bar, share_bar
from interviewer.ui.desk.evidence import quote_link
from interviewer.ui.desk.words import RECOMMENDATIONS, STANDINGS, eligibility_word, fit_word
from interviewer.ui.recruiter.claims import place


def fits(projects: Sequence[ProjectFit], chosen: str | None) -> str:
    """Every project as HTML, the chosen one open and first."""
    ordered = sorted(projects, key=lambda fit: fit.project != chosen)
    return "".join(_project(fit, open_=fit.project == chosen) for fit in ordered)


def fit_line(fit: ProjectFit) -> str:
    """The fit as a bar with its interval, a word and the figures."""
    if fit.score is None:
        return '<span class="line"><span>Not rated: nothing the project needs could be rated</span></span>'
    low, high = fit.interval
    words = f"Fit {fit.score:.0f} of 100, between {low:.0f} and {high:.0f}"
    bar = interval_bar(low / 100, high / 100, fit.score / 100, words)
    return (
        f'<span class="line">{bar}<b>{fit_word(fit.score)}</b>'
        f'<span class="small">{fit.score:.0f} of 100, between {low:.0f} and {high:.0f}</span></span>'
    )


def _project(fit: ProjectFit, *, open_: bool) -> str:
    summary = (
        f"<summary><b>{escape(fit.title)}</b><br>{fit_line(fit)}"
        f'<span class="small">{RECOMMENDATIONS[fit.recommendation]} · eligibility: '
        f"{eligibility_word(fit.eligibility).lower()}</span></summary>"
    )
    return (
        f'<details class="project" id="fit-{escape(fit.project)}"{" open" if open_ else ""}>{summary}'
        f"<p>{escape(fit.why)}</p>{_contributions(fit.contributions)}"
        f'<p class="small">{fit.coverage:.0%} of what the project needs could be rated. '
        "What was not rated is left out of the figure and widens its interval.</p>"
        f"<h3>Eligibility</h3>{_checks(fit.eligibility)}"
        f"<h3>Hours</h3><p>{escape(fit.availability.explanation)}</p></details>"
    )


def _contributions(contributions: Iterable[Contribution]) -> str:
    rows = "".join(_contribution(one) for one in contributions)
    return (
        '<table class="grid-rows"><thead><tr><th scope="col">What it needs</th>'
        f'<th scope="col">Adds to the fit</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _contribution(one: Contribution) -> str:
    most = 100 * one.weight
    name = f'<a href="#competency-{escape(one.competency)}">{escape(one.name)}</a>'
    if one.points is None or one.level is None:
        why = "Not rated" if one.asked else "Not asked in this version of the interview"
        name = name if one.asked else escape(one.name)
        return (
            f'<tr><td>{name}<br><span class="small">needs level {one.least:g}</span></td>'
            f'<td>{why} <span class="small">up to {most:.0f} points</span></td></tr>'
        )
    words = f"{one.points:.0f} of {most:.0f} points"
    return (
        f'<tr><td>{name}<br><span class="small">level {one.level:.1f}; needs {one.least:g}</span></td>'
        f'<td>{share_bar(one.attained or 0.0, words)}<br><span class="small">{words}</span></td></tr>'
    )


def _checks(checks: Iterable[Check]) -> str:
    rows = "".join(_check(check) for check in checks)
    if not rows:
        return "<p>This project asks for nothing beyond the skill itself.</p>"
    return f'<table class="grid-rows"><tbody>{rows}</tbody></table>'


def _check(check: Check) -> str:
    sources = "".join(
        f'<div dir="auto" class="small">Profile: {escape(source.text)} ({escape(place(source.path))})</div>'
        for source in check.profile
    )
    quotes = "".join(quote_link(quote) for quote in check.quotes)
    return (
        f"<tr><td class='standing'><b>{STANDINGS[check.standing]}</b></td>"
        f"<td>{escape(check.requirement)}<br>{escape(check.explanation)}{sources}{quotes}</td></tr>"
    )
