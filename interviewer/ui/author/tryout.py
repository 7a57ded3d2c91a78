"""Trying an answer: what each criterion would be rated, on which words, and what was set aside."""

from __future__ import annotations

from html import escape

import streamlit as st

from interviewer.domain.evidence import Assessment, Quote, Rating
from interviewer.domain.rubric import Competency, Criterion, Question, RubricPack
from interviewer.domain.standard import GradedExample
from interviewer.services import Services
from interviewer.trying import Bench, Trial, TriedCriterion
from interviewer.ui.author.browse import choose_pack, levels_line
from interviewer.ui.boundary import notice
from interviewer.ui.desk.bars import level_shares, level_steps, share_bar
from interviewer.ui.desk.look import block, empty, heading
from interviewer.ui.desk.marks import Mark, Tag, marked
from interviewer.ui.desk.words import WHY_UNRATED, count, sureness

TRACE = 0.1
"""Share of a key point in an answer from which on it is worth a bar, though it was not found."""
_ANSWER = "try-answer"
_TRIAL = "try-trial"


def show(services: Services, bench: Bench) -> None:
    """The whole page."""
    heading("Try an answer", "Type an answer and see what it would be rated, and on which words. Nothing is kept.")
    packs = services.library.packs
    if not packs:
        empty("No packs yet", "The page “Packs” says where to put one.")
        return
    if services.models is not None:
        rates = escape(services.models.grader.name)
        block(f'<p class="small">Rated by the grader on this machine. In interviews, {rates} rates.</p>')
    pack, question = _question(packs)
    left, right = st.columns([5, 6], gap="large")
    with left:
        wanted = _form(pack, question)
    with right:
        if wanted and not st.session_state[_ANSWER].strip():
            notice("The answer is empty", "Write one in the box, or start from an example answer.")
            return
        if wanted:
            with st.spinner("Rating …"):
                trial = bench.try_answer(pack, question.id, st.session_state[_ANSWER])
            st.session_state[_TRIAL] = (pack.hash, trial)
        _outcome(pack, question)


def _question(packs: object) -> tuple[RubricPack, Question]:
    known: dict[str, RubricPack] = dict(packs)  # type: ignore[call-overload]
    pack_box, competency_box = st.columns(2)
    with pack_box:
        pack = known[choose_pack(known, "try-pack")]
    competency_id = competency_box.selectbox(
        "Competency",
        [one.id for one in pack.competencies],
        format_func=lambda one: pack.competency(one).name,
        key=f"try-competency-{pack.id}",
    )
    competency = pack.competency(competency_id)
    questions = {one.id: one for one in competency.questions}
    chosen = st.selectbox(
        "Question", list(questions), format_func=lambda one: questions[one].text, key=f"try-question-{competency.id}"
    )
    block(f"<p><b>{escape(questions[chosen].text)}</b></p>")
    return pack, questions[chosen]


def _form(pack: RubricPack, question: Question) -> bool:
    """The answer's box; whether it is to be rated now."""
    competency, _ = pack.question(question.id)
    examples = {number: one for number, one in enumerate(question.exemplars)}

    def load() -> None:
        number = st.session_state.get(f"try-exemplar-{question.id}")
        if number is not None:
            st.session_state[_ANSWER] = examples[number].answer

    st.selectbox(
        "Start from an example answer",
        list(examples),
        index=None,
        placeholder="Or type your own below",
        format_func=lambda number: _short(examples[number].levels, competency, examples[number].answer),
        key=f"try-exemplar-{question.id}",
        on_change=load,
    )
    st.text_area("Answer", key=_ANSWER, height=260, placeholder="Write as an applicant would say it.")
    return st.button("Rate this answer", key="try-rate", type="primary")


def _short(levels: object, competency: Competency, answer: str) -> str:
    given = dict(levels)  # type: ignore[call-overload]
    figures = " / ".join(str(given[one.id]) for one in competency.criteria if one.id in given)
    return f"Levels {figures}: {answer[:70]}…"


def _outcome(pack: RubricPack, question: Question) -> None:
    kept = st.session_state.get(_TRIAL)
    if kept is None or kept[0] != pack.hash or kept[1].question.id != question.id:
        empty("What it would be rated", "Write an answer on the left and choose “Rate this answer”.")
        return
    trial: Trial = kept[1]
    if trial.answer != st.session_state[_ANSWER]:
        block('<p class="small">This is the answer you rated last; the box on the left has changed since.</p>')
    block(f'<h2 class="top">The answer as it was read</h2>{_read(trial)}')
    block("".join(_criterion(number, one, trial) for number, one in enumerate(trial.criteria)))


def _read(trial: Trial) -> str:
    """The answer with every criterion's words marked and what was set aside struck through."""
    marks: list[Mark] = [Mark(one.start, one.end, ("aside",)) for one in trial.set_aside]
    for number, one in enumerate(trial.criteria):
        for quote in _quotes(one.assessment):
            tag = Tag(
                str(number + 1),
                f"{one.criterion.name}. Show its rating.",
                f"#tried-{one.criterion.id}",
                f"shade-{number % 6}",
            )
            anchor = f"answer-{number}-{quote.start}-{quote.end}"
            marks.append(Mark(quote.start, quote.end, (f"shade-{number % 6}",), anchor, (tag,)))
    looks = " ".join(
        f"#{mark.anchor}:target ~ .at-{mark.anchor} {{ outline: 3px solid var(--accent); }}"
        for mark in marks
        if mark.anchor
    )
    aside = "".join(
        f"<li>“{escape(trial.answer[one.start : one.end])}”: {escape(one.gate.value)}</li>" for one in trial.set_aside
    )
    below = (
        f"<h3>Set aside and not graded</h3><ul>{aside}</ul>" if aside else '<p class="small">Nothing was set aside.</p>'
    )
    text = f'<div class="said" dir="auto">{marked(trial.answer, marks)}</div>'
    return f'<style>{looks}</style><div class="card">{text}</div>{below}'


def _quotes(assessment: Assessment) -> list[Quote]:
    own = list(assessment.quotes) if isinstance(assessment, Rating) else []
    found = [*own, *(point.quote for point in assessment.key_points if point.quote is not None)]
    return list(dict.fromkeys(found))


def _criterion(number: int, tried: TriedCriterion, trial: Trial) -> str:
    assessment, criterion = tried.assessment, tried.criterion
    level = assessment.level if isinstance(assessment, Rating) else None
    mark = f'<mark class="shade-{number % 6}">&nbsp;{number + 1}&nbsp;</mark>'
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
        f'<article class="card" id="tried-{escape(criterion.id)}">{head}{body}'
        f"{_points(number, assessment, criterion)}"
        f'<details><summary class="small">Reason, as it was given</summary><p>{escape(assessment.reason)}</p></details>'
        f"{_nearest(tried.nearest, criterion, trial.competency)}"
        f'<p class="how">Rated by: {escape(assessment.provenance.engine)} · {escape(assessment.provenance.model)} · '
        f"grader {escape(assessment.provenance.grader)}</p></article>"
    )


def _points(number: int, assessment: Assessment, criterion: Criterion) -> str:
    texts = {point.id: point.text for point in criterion.key_points}
    items: list[str] = []
    for point in assessment.key_points:
        state, said = ("yes", "Found") if point.found else ("no", "Not found")
        quote = ""
        if point.quote is not None:
            anchor = f"answer-{number}-{point.quote.start}-{point.quote.end}"
            quote = f'<a class="cite shade-{number % 6}" href="#{anchor}" dir="auto">“{escape(point.quote.text)}”</a>'
        words = f"{point.strength:.0%} of its content is in the answer"
        strength = f"<br><span class='small'>{share_bar(point.strength, words)} {words}</span>"
        text = escape(texts.get(point.key_point, point.key_point))
        items.append(
            f'<li class="{state}"><span aria-label="{said}">{text}</span>'
            f"{strength if point.found or point.strength >= TRACE else ''}{quote}</li>"
        )
    return f'<ul class="points">{"".join(items)}</ul>' if items else ""


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
