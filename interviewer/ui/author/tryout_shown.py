"""What grading made of a tried answer, as HTML: the words it was read from, and a card for each criterion."""

from __future__ import annotations

from html import escape

from interviewer.domain.evidence import Assessment, Quote, Rating
from interviewer.domain.interview import Turn
from interviewer.domain.rubric import Competency, Criterion
from interviewer.domain.standard import GradedExample
from interviewer.errors import ModelError
from interviewer.trying.bench import Trial, TriedCriterion
from interviewer.trying.one_more_point import More, MorePoint
from interviewer.ui.author.browse import levels_line
from interviewer.ui.desk.bars import level_shares, level_steps, share_bar
from interviewer.ui.desk.marks import Mark, Tag, marked
from interviewer.ui.desk.words import WHY_UNRATED, count, sureness

TRACE = 0.1
"""Share of a key point in an answer from which on it is worth a bar, though it was not found."""
ESTIMATE = (
    "“With it”, at a key point that was not found, is an estimate: the answer is rated again with one sentence more, "
    "borrowed from one of your example answers. Tried on example answers with a sentence taken out, it was right two "
    "times in three, and otherwise more often too high than too low."
)
ByModel = Assessment | ModelError
"""What a chat model gave for a criterion, or why it gave nothing."""
_SHADES = 6
_TO_FOLLOW_UP = '<p class="small">To the follow-up:</p>'


def as_read(trial: Trial) -> str:
    """The replies with every criterion's words marked and what was set aside struck through."""
    marks = {reply.seq: _marks(trial, reply) for reply in trial.replies}
    looks = " ".join(
        f"#{mark.anchor}:target ~ .at-{mark.anchor} {{ outline: 3px solid var(--accent); }}"
        for own in marks.values()
        for mark in own
        if mark.anchor
    )
    replies = "".join(
        f'{_TO_FOLLOW_UP if number else ""}<div class="said" dir="auto">{marked(reply.text, marks[reply.seq])}</div>'
        for number, reply in enumerate(trial.replies)
    )
    aside = "".join(
        f"<li>“{escape(reply.text[one.start : one.end])}”: {escape(one.gate.value)}</li>"
        for reply in trial.replies
        for one in trial.set_aside.get(reply.seq, ())
    )
    below = (
        f"<h3>Set aside and not graded</h3><ul>{aside}</ul>" if aside else '<p class="small">Nothing was set aside.</p>'
    )
    return f'<style>{looks}</style><div class="card">{replies}</div>{below}{_as_example(trial)}'


def criterion_card(
    number: int, tried: TriedCriterion, trial: Trial, more: More | None, by_model: ByModel | None = None
) -> str:
    """One criterion: level, how sure, key points with their words, what is near.

    Args:
        number: its place among the criteria, from 0: its colour.
        tried: what was made of it.
        trial: what was tried.
        more: what the missing points would change; None while that is not known.
        by_model: what a chat model gave for it; None where none was asked.
    """
    assessment, criterion = tried.assessment, tried.criterion
    level = assessment.level if isinstance(assessment, Rating) else None
    mark = f'<mark class="shade-{number % _SHADES}">&nbsp;{number + 1}&nbsp;</mark>'
    head = f"<header><h3>{mark} {escape(criterion.name)}</h3>{level_steps(level, criterion.levels)}</header>"
    if isinstance(assessment, Rating):
        body = (
            f"<p><b>Level {assessment.level} of {criterion.levels[-1]}</b>, {sureness(assessment.confidence)}. "
            f"{escape(criterion.anchors[assessment.level])}</p>"
            f"{level_shares(assessment.distribution, assessment.level)}"
        )
    else:
        body = f"<p><b>Not rated:</b> {escape(WHY_UNRATED[assessment.why])}. In an interview a person decides.</p>"
    return (
        f'<article class="card" id="tried-{escape(criterion.id)}">{head}{body}{_by_model(by_model, criterion)}'
        f"{_points(number, assessment, criterion, more)}"
        f'<details><summary class="small">Reason, as it was given</summary><p>{escape(assessment.reason)}</p></details>'
        f"{_nearest(tried.nearest, criterion, trial.competency)}"
        f'<p class="how">Rated by: {escape(assessment.provenance.engine)} · {escape(assessment.provenance.model)} · '
        f"grader {escape(assessment.provenance.grader)}</p></article>"
    )


def _by_model(given: ByModel | None, criterion: Criterion) -> str:
    """What a chat model gave, beside the grader on this machine."""
    if given is None:
        return ""
    if isinstance(given, ModelError):
        return f'<p class="anchor-text"><b>The model gave nothing:</b> {escape(str(given))}</p>'
    model = escape(given.provenance.model)
    if isinstance(given, Rating):
        level = f"level {given.level} of {criterion.levels[-1]}, {sureness(given.confidence)}"
    else:
        level = f"not rated: {escape(WHY_UNRATED[given.why])}"
    quotes = "".join(f'<div class="sentence" dir="auto">“{escape(one.text)}”</div>' for one in _quotes(given))
    return f"<p><b>{model}:</b> {level}. {escape(given.reason)}</p>{quotes}"


def _marks(trial: Trial, reply: Turn) -> list[Mark]:
    marks: list[Mark] = [Mark(one.start, one.end, ("aside",)) for one in trial.set_aside.get(reply.seq, ())]
    for number, one in enumerate(trial.criteria):
        shade = f"shade-{number % _SHADES}"
        for quote in _quotes(one.assessment):
            if quote.turn == reply.seq:
                title = f"{one.criterion.name}. Show its rating."
                tag = Tag(str(number + 1), title, f"#tried-{one.criterion.id}", shade)
                marks.append(Mark(quote.start, quote.end, (shade,), _anchor(number, quote), (tag,)))
    return marks


def _anchor(number: int, quote: Quote) -> str:
    return f"answer-{number}-{quote.turn}-{quote.start}-{quote.end}"


def _quotes(assessment: Assessment) -> list[Quote]:
    own = list(assessment.quotes) if isinstance(assessment, Rating) else []
    found = [*own, *(point.quote for point in assessment.key_points if point.quote is not None)]
    return list(dict.fromkeys(found))


def _as_example(trial: Trial) -> str:
    """What an example answer was graded by its author, who may compare."""
    if trial.example is None:
        return ""
    levels = levels_line(trial.question.exemplars[trial.example].levels, trial.competency)
    return (
        f'<p class="small">This is example answer {trial.example + 1} of this question. It is rated here as if it were '
        f"none of the examples, so that it does not match itself. You graded it:</p><p>{levels}</p>"
    )


def _points(number: int, assessment: Assessment, criterion: Criterion, more: More | None) -> str:
    missing = {one.point.id: one for one in more.points} if more else {}
    found = {point.key_point: point for point in assessment.key_points}
    items: list[str] = []
    for key_point in criterion.key_points:
        point = found.get(key_point.id)
        if point is None and key_point.id not in missing:
            continue
        state, said = ("yes", "Found") if point is not None and point.found else ("no", "Not found")
        quote = strength = ""
        if point is not None and point.quote is not None:
            anchor = _anchor(number, point.quote)
            shade = f"shade-{number % _SHADES}"
            quote = f'<a class="cite {shade}" href="#{anchor}" dir="auto">“{escape(point.quote.text)}”</a>'
        if point is not None and (point.found or point.strength >= TRACE):
            words = f"{point.strength:.0%} of its content is in the answer"
            strength = f"<br><span class='small'>{share_bar(point.strength, words)} {words}</span>"
        with_it = _with_it(missing[key_point.id], criterion) if key_point.id in missing else ""
        items.append(
            f'<li class="{state}"><span aria-label="{said}">{escape(key_point.text)}</span>{strength}{quote}{with_it}'
            "</li>"
        )
    if not items:
        return ""
    return f'<ul class="points">{"".join(items)}</ul>{_together(more) if more else ""}'


def _with_it(one: MorePoint, criterion: Criterion) -> str:
    """What one more key point would change, and by which words that was found out."""
    if one.borrowed is None or one.change is None:
        return (
            '<p class="small">What it would change cannot be estimated, as no good example answer shows it. '
            "Writing one would help the grader too.</p>"
        )
    level = f"an example answer that was graded {one.borrowed.level} of {criterion.levels[-1]}"
    return (
        f"<details><summary><b>With it:</b> {escape(one.change.in_words)}</summary>"
        f'<p class="small">Rated again with these words of {level}:</p>'
        f'<div class="said" dir="auto">“{escape(one.borrowed.text)}”</div></details>'
    )


def _together(more: More) -> str:
    if more.together is None:
        return ""
    return f"<p><b>With all that is missing:</b> {escape(more.together.in_words)}.</p>"


def _nearest(examples: tuple[GradedExample, ...], criterion: Criterion, competency: Competency) -> str:
    if not examples:
        return '<p class="small">No graded example has a level on this.</p>'
    items = "".join(
        f'<div class="sentence"><p class="line"><b>Level {one.levels[criterion.id]} of {criterion.levels[-1]}</b>'
        f"{share_bar(one.similarity or 0.0, f'{one.similarity or 0.0:.0%} alike')}"
        f'<span class="small">{one.similarity or 0.0:.0%} alike</span></p>'
        f'<div class="said" dir="auto">{escape(one.answer)}</div><p class="small"><b>Why.</b> {escape(one.why)}</p>'
        f"{levels_line(one.levels, competency)}</div>"
        for one in examples
    )
    return f"<details><summary>{count(len(examples), 'graded example')} nearest to it</summary>{items}</details>"
