"""Graded answers on which machine and people are apart: the words, both levels, what was found, and what to do."""

from __future__ import annotations

from html import escape

from interviewer.domain.rubric import Criterion, RubricPack
from interviewer.gold.agreement import Disagreement
from interviewer.gold.rated import Rated
from interviewer.ui.desk.bars import level_steps
from interviewer.ui.desk.marks import Mark, marked
from interviewer.ui.desk.words import WHY_UNRATED, sureness


def apart_card(pack: RubricPack, one: Disagreement) -> str:
    """One answer on one criterion, as HTML."""
    rated = one.rated
    criterion = pack.competency(rated.competency).criterion(rated.criterion)
    _, question = pack.question(rated.gold.question)
    return (
        f'<article class="card"><header><h3>{escape(criterion.name)}</h3>'
        f'<span class="small">{escape(rated.gold.place)}</span></header>'
        f'<p class="small">{escape(question.text)}</p>{_sides(rated, criterion)}'
        f'<div class="said" dir="auto">{_answer(rated)}</div>{_points(one, criterion)}{_to_do(rated)}</article>'
    )


def people_card(pack: RubricPack, rated: Rated) -> str:
    """One answer on one criterion that people gave different levels, as HTML."""
    criterion = pack.competency(rated.competency).criterion(rated.criterion)
    given = "".join(
        f"<div><b>{escape(rater)}</b> {level_steps(level, criterion.levels)}"
        f"<p>{escape(criterion.anchors[level])}</p></div>"
        for rater, level in rated.gold.levels[rated.criterion].items()
    )
    return (
        f'<article class="card"><header><h3>{escape(criterion.name)}</h3>'
        f'<span class="small">{escape(rated.gold.place)}</span></header><div class="sides">{given}</div>'
        f'<div class="said" dir="auto">{escape(rated.gold.answer)}</div></article>'
    )


def people_levels(rated: Rated) -> str:
    """Who gave which level: "Ann 2, Bo 3"."""
    return ", ".join(f"{rater} {level}" for rater, level in rated.gold.levels[rated.criterion].items())


def to_do(rated: Rated) -> list[str]:
    """What an author can do about it, most likely first."""
    found: list[str] = []
    given = rated.gold.levels[rated.criterion].values()
    people, machine = rated.level, rated.verdict.level
    if max(given) != min(given):
        found.append(
            "The people who graded it are apart here themselves. Agree first on what earns each level, and say so in "
            "the anchors."
        )
    if rated.verdict.aside:
        found.append(
            "Part of it was set aside, because it does not count as evidence. Look whether it was meant as an answer "
            "all the same."
        )
    if machine > people:
        found.append(
            f"The machine is too generous. Sharpen the anchor of level {machine}, so that it says what an answer like "
            "this one lacks; or put what it gets wrong among the common errors."
        )
    elif all(one.found for one in rated.verdict.findings):
        found.append(
            f"The machine is too strict, though it found every key point. Sharpen the anchor of level {people}, so "
            "that it says what an answer like this one shows."
        )
    else:
        found.append(
            "The machine is too strict. If the answer does show what is listed as not found, word those key points as "
            f"people say them; or sharpen the anchor of level {people}."
        )
    found.append(f"Add it as an exemplar at level {people}: answers like it are then rated nearer to that.")
    return found


def _sides(rated: Rated, criterion: Criterion) -> str:
    people, verdict = rated.level, rated.verdict
    if verdict.why is None:
        sure = sureness(verdict.confidence)
    else:
        sure = f"it would be left to a person: {WHY_UNRATED[verdict.why]}"
    return (
        f'<div class="sides"><div><b>People</b> {level_steps(people, criterion.levels)} '
        f'<span class="small">{escape(people_levels(rated))}</span><p>{escape(criterion.anchors[people])}</p></div>'
        f"<div><b>The machine</b> {level_steps(verdict.level, criterion.levels)} "
        f'<span class="small">{escape(sure)}</span><p>{escape(criterion.anchors[verdict.level])}</p></div></div>'
    )


def _answer(rated: Rated) -> str:
    """The answer with the words that the level was read from, and what was set aside struck through."""
    verdict = rated.verdict
    marks = [Mark(one.start, one.end, ("aside",)) for one in verdict.aside]
    quotes = [*verdict.quotes, *(one.quote for one in verdict.findings if one.quote is not None)]
    marks += [Mark(one.start, one.end, ("shade-0",)) for one in dict.fromkeys(quotes)]
    return marked(rated.gold.answer, marks)


def _points(one: Disagreement, criterion: Criterion) -> str:
    texts = {point.id: point.text for point in criterion.key_points}
    items = "".join(
        f'<li class="{"yes" if point.found else "no"}"><span aria-label="{"Found" if point.found else "Not found"}: '
        f'{escape(texts[point.key_point], quote=True)}">{escape(texts[point.key_point])}</span></li>'
        for point in one.rated.verdict.findings
    )
    aside = "".join(f"<li>“{escape(words)}”: {escape(why)}</li>" for why, words in one.set_aside if words.strip())
    below = f"<h3>Set aside and not graded</h3><ul>{aside}</ul>" if aside else ""
    return f'<ul class="points">{items}</ul>{below}' if items or below else ""


def _to_do(rated: Rated) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in to_do(rated))
    return f'<div class="todo"><b>What you can do</b><ul>{items}</ul></div>'
