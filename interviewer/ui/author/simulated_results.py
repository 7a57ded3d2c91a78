"""What a simulation came to, as HTML: in words first, then what falls short, then the figures."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from interviewer.content.simulated import Ability
from interviewer.simulating.figures import LEAST_AUC, CriterionFigures, Figures, PersonaFigures
from interviewer.simulating.findings import findings, how_often, summary
from interviewer.simulating.holding import READ, TYPED, Simulation
from interviewer.ui.author.choosing import clock
from interviewer.ui.author.simulated_run import SimulationRun
from interviewer.ui.author.simulated_words import ABILITIES
from interviewer.ui.desk.bars import share_bar
from interviewer.ui.desk.look import badge
from interviewer.ui.desk.words import WHY_UNRATED, count

_HOW = (
    "A score is the mean of the competencies’ levels as shares of their scales; what could not be rated counts 0. "
    "“Told from experts” is how often an expert’s interview scores above one of this persona’s, over all pairs of the "
    "two (AUC; 1 is always, 0.5 is chance); one persona’s interviews share answers, so more of them say less than more "
    "personas would. A follow-up brought something new where the reply showed a key point that "
    f"had not been found, or raised the level. Minutes are for typing {TYPED} and reading {READ} words a minute."
)


def held(run: SimulationRun) -> str:
    """When and by what the interviews were held, and what that cost."""
    simulation = run.simulation
    if simulation is None:
        return ""
    interviews = len(simulation.interviews)
    personas = len({one.persona for one in simulation.interviews})
    parts = [f"{count(interviews, 'interview')} with {count(personas, 'persona')}, begun {clock(run.begun)}"]
    parts.append(f"held and rated by {escape(simulation.model or 'the grader on this machine')}")
    if run.spent is not None:
        tokens = run.spent.usage.input + run.spent.usage.output
        cost = f", {run.spent.cost:,.2f} in the currency of the prices that were set" if run.spent.cost else ""
        parts.append(f"{count(run.spent.calls, 'call')}, {tokens:,} tokens{cost}")
    stopped = ""
    if interviews < simulation.wanted:
        stopped = f"<p><b>Stopped after {interviews} of {simulation.wanted}.</b> All figures are of those.</p>"
    return f'<h2>What it shows</h2>{stopped}<p class="small">{" · ".join(parts)}</p>'


def results(simulation: Simulation, found: Figures) -> str:
    """The whole of it."""
    said = "".join(f"<li>{escape(line)}</li>" for line in summary(simulation, found))
    short = findings(simulation, found)
    cards = "".join(
        f'<article class="card"><h3>{escape(one.title)}</h3><p>{escape(one.text)}</p></article>' for one in short
    )
    title = f"<h2>{count(len(short), 'thing')} to look at</h2>" if short else "<p>Nothing falls short of the bar.</p>"
    return (
        f"<ul>{said}</ul>{title}{cards}<h2>Persona by persona</h2>{_personas(found.personas)}"
        f"<details><summary><b>Criterion by criterion</b></summary>{_criteria(found.criteria)}</details>"
        f'<details><summary class="small">How the figures are made</summary><p class="small">{_HOW}</p></details>'
    )


def _personas(personas: Sequence[PersonaFigures]) -> str:
    heads = ("Persona", "Mean score", "Told from experts", "Rated", "Follow-ups", "Minutes")
    return _table("simulated-personas", heads, [_persona(one) for one in personas], "Figures by persona")


def _persona(one: PersonaFigures) -> list[str]:
    score = share_bar(one.score, f"{one.score:.2f} of 1")
    rated = share_bar(one.rated, f"{one.rated:.0%} of the criteria")
    new = f'<span class="small">{one.new} brought something new</span>' if one.follow_ups else ""
    return [
        f'<b>{escape(one.persona)}</b><br><span class="small">{ABILITIES[one.ability]}, '
        f"{count(one.interviews, 'interview')}</span>",
        f'<span class="line">{score}<span>{one.score:.2f}</span></span>',
        _told(one),
        f'<span class="line">{rated}<span>{one.rated:.0%}</span></span>',
        f"{one.follow_ups}<br>{new}",
        f"{one.minutes:.0f}",
    ]


def _told(one: PersonaFigures) -> str:
    if one.auc is None:
        return '<span class="small">–</span>'
    won = f"{round(one.auc * one.pairs, 1):g} of {one.pairs} pairs, AUC {one.auc:.2f}"
    if one.ability is Ability.EQUAL:
        return f'Should not be<br><span class="small">an expert is higher in {won}</span>'
    mark = "" if one.auc >= LEAST_AUC else badge("below the bar")
    return f'{how_often(one.auc).capitalize()} {mark}<br><span class="small">{won}</span>'


def _criteria(criteria: Sequence[CriterionFigures]) -> str:
    heads = ("Criterion", "Rated", "Experts’ mean level", "Mean level of those who know less", "AUC")
    rows: list[list[str]] = []
    for one in criteria:
        why = ""
        if one.rated < one.asked and one.unrated is not None:
            why = f'<br><span class="small">otherwise mostly: {escape(WHY_UNRATED[one.unrated])}</span>'
        rows.append(
            [
                f'{escape(one.name)}<br><span class="small">{escape(one.competency_name)}</span>',
                f"{one.rated} of {one.asked}{why}",
                _level(one.experts),
                _level(one.others),
                "–" if one.auc is None else f"{one.auc:.2f}",
            ]
        )
    note = '<p class="small">“Rated” counts interviews with people who know the field, where there are any.</p>'
    return _table("simulated-criteria", heads, rows, "Figures by criterion") + note


def _level(mean: float | None) -> str:
    return "–" if mean is None else f"{mean:.1f}"


def _table(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]], label: str) -> str:
    """A table whose cells are HTML; on a narrow screen each row is a block, with the heads beside its cells."""
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    body = "".join(f"<tr>{_cells(heads, row)}</tr>" for row in rows)
    return (
        f'<table class="grid-rows simulated {name}" aria-label="{label}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _cells(heads: Sequence[str], row: Sequence[str]) -> str:
    first, *others = row
    named = zip(heads[1:], others, strict=True)
    cells = "".join(f'<td data-label="{head}"><span>{cell}</span></td>' for head, cell in named)
    return f'<th scope="row">{first}</th>{cells}'
