"""A comparison of two versions as HTML: words first, then figures, moved ratings and changed parts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from interviewer.domain.rubric import RubricPack
from interviewer.gold.answers import GoldSet
from interviewer.gold.compare import Comparison, Effect, Moved
from interviewer.gold.difference import Changed, How
from interviewer.gold.in_words import whether_better
from interviewer.ui.author.gold_apart import people_levels
from interviewer.ui.author.gold_figures import agreement_bar, change_bar
from interviewer.ui.desk.bars import level_steps
from interviewer.ui.desk.words import count

_HOW = {How.ADDED: "Added", How.REMOVED: "Taken out", How.CHANGED: "Changed"}
_MOST_PARTS = 40
_WHY = 3


def verdict(found: Comparison, gold: GoldSet) -> str:
    """What it comes to, in words, with how much was rated."""
    overall = found.overall
    closer = sum(one.closer > 0 for one in found.moved)
    further = sum(one.closer < 0 for one in found.moved)
    moved = (
        f"{len(found.moved)} of {count(overall.after.n, 'rating')} moved: {closer} closer to people, {further} further "
        "off."
        if overall.after.n
        else ""
    )
    return (
        f'<article class="card outcome"><h2 class="top">{escape(whether_better(overall))}</h2>'
        f"<p>On {escape(gold.source)}. {moved}</p></article>"
    )


def effects(found: Comparison, new: RubricPack) -> str:
    """Agreement before and after, over all and by criterion."""
    if not found.overall.after.n:
        return ""
    names = {(competency.id, one.id): one.name for competency, one in new.rated()}
    rows = [_effect("All criteria", found.overall)]
    rows += [_effect(names[one.competency, one.criterion], one) for one in found.criteria]
    return (
        '<table class="grid-rows agree"><thead><tr><th scope="col">Criterion</th><th scope="col">Agreement before</th>'
        f'<th scope="col">after</th><th scope="col">Change</th></tr></thead><tbody>{"".join(rows)}</tbody></table>'
        "<p class='small'>In the bar of a change, the stroke stands left of the dashed middle where agreement fell and "
        "right of it where it rose; the band is its 95 % interval.</p>"
    )


def moved_card(new: RubricPack, one: Moved) -> str:
    """One answer on one criterion that the versions give different levels."""
    after = one.after
    criterion = new.competency(after.competency).criterion(after.criterion)
    _, question = new.question(after.gold.question)
    side = "closer to people" if one.closer > 0 else "further from people" if one.closer < 0 else "as far from people"
    why = "".join(f"<li>{_part(change)}</li>" for change in one.why[:_WHY])
    if len(one.why) > _WHY:
        why += f"<li>and {count(len(one.why) - _WHY, 'other change')}</li>"
    before = one.before.standard
    sides = (
        ("Before", one.before.verdict.level, before.anchors),
        ("After", after.verdict.level, after.standard.anchors),
        (f"People: {people_levels(after)}", after.level, after.standard.anchors),
    )
    steps = "".join(
        f"<div><b>{escape(name)}</b> {level_steps(level, criterion.levels)}<p>{escape(anchors[level])}</p></div>"
        for name, level, anchors in sides
    )
    return (
        f'<article class="card"><header><h3>{escape(criterion.name)}: now {side}</h3>'
        f'<span class="small">{escape(after.gold.place)}</span></header><p class="small">{escape(question.text)}</p>'
        f'<div class="sides">{steps}</div><div class="said" dir="auto">{escape(after.gold.answer)}</div>'
        f'<div class="todo"><b>What can have moved it</b><ul>{why}</ul></div></article>'
    )


def changed_parts(found: Sequence[Changed]) -> str:
    """Every part that is not the same, with both texts."""
    if not found:
        return "<h2>What changed</h2><p>Nothing but the version number.</p>"
    rows = "".join(
        f'<tr><th scope="row">{_part(one)}</th><td>{escape(one.before) or "–"}</td>'
        f"<td>{escape(one.after) or '–'}</td></tr>"
        for one in found[:_MOST_PARTS]
    )
    more = f"<p>and {count(len(found) - _MOST_PARTS, 'other part')}</p>" if len(found) > _MOST_PARTS else ""
    return (
        f"<h2>What changed</h2><p class='small'>{count(len(found), 'part')}.</p><div class='across'>"
        "<table class='grid-rows parts'><thead><tr><th scope='col'>Part</th><th scope='col'>Before</th>"
        f"<th scope='col'>After</th></tr></thead><tbody>{rows}</tbody></table></div>{more}"
    )


def _effect(name: str, one: Effect) -> str:
    cells = (
        ("Before", agreement_bar(one.before, interval=False)),
        ("After", agreement_bar(one.after, interval=False)),
        ("Change", change_bar(one.qwk)),
    )
    same = ""
    if one.before.exact is not None and one.after.exact is not None:
        was, now = (round(share * one.after.n) for share in (one.before.exact, one.after.exact))
        same = f'<br><span class="small">Same level as people: {was} of {one.after.n} before, {now} after</span>'
    body = "".join(f'<td data-label="{label}">{cell}</td>' for label, cell in cells)
    return f'<tr><th scope="row">{escape(name)}{same}</th>{body}</tr>'


def _part(one: Changed) -> str:
    return f"{_HOW[one.how]}: {escape(one.where)}"
