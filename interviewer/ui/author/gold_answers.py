"""The graded answers of a pack: a table for each question, a form for one answer, and what was said of each."""

from __future__ import annotations

from html import escape

import streamlit as st

from interviewer.domain.graded import Kept, KeptAnswer, NewAnswer, Removal, Said
from interviewer.domain.rubric import Competency, Question, RubricPack
from interviewer.gold.keeping import rater_name
from interviewer.ui.author import gold_table
from interviewer.ui.author.doing import attempt
from interviewer.ui.author.gold_desk import GoldDesk
from interviewer.ui.author.gold_levels import level_choices
from interviewer.ui.desk.look import block
from interviewer.ui.desk.words import count
from interviewer.ui.session import local


def show(desk: GoldDesk, pack: RubricPack, author: str) -> None:
    """The view."""
    kept = desk.book.kept(pack.id)
    question = choose_question(pack, kept)
    competency, _ = pack.question(question.id)
    block(f'<p class="asked-here"><b>{escape(question.text)}</b></p>{_anchors(competency)}')
    gold_table.show(desk, pack, question, author)
    block(
        '<p class="small">Write in the last row to add an answer, or paste rows from a spreadsheet. Levels belong to '
        "the words that they were given to: other words make another answer, without the old one’s history.</p>"
    )
    with st.expander("Add one answer in a form"):
        _form(desk, pack, competency, question, author)
    _history(desk, pack, kept, question, author)


def choose_question(pack: RubricPack, kept: Kept, *, key: str = "gold-question") -> Question:
    """The menu of a pack's questions, each with how many graded answers it has."""
    questions = {one.id: one for competency in pack.competencies for one in competency.questions}
    of = {one.id: competency.name for competency in pack.competencies for one in competency.questions}
    many = {name: sum(one.question == name for one in kept.answers) for name in questions}
    chosen = st.selectbox(
        "Question",
        list(questions),
        format_func=lambda name: f"{of[name]} ({many[name] or 'none'}): {questions[name].text}",
        key=f"{key}-{pack.id}",
        persist_state="session",
    )
    return questions[chosen]


def _anchors(competency: Competency) -> str:
    rows = "".join(
        f"<h3>{escape(criterion.name)}</h3><table class='grid-rows'><tbody>"
        + "".join(
            f'<tr><th scope="row" class="level">Level {level}</th><td>{escape(criterion.anchors[level])}</td></tr>'
            for level in reversed(criterion.levels)
        )
        + "</tbody></table>"
        for criterion in competency.criteria
    )
    return f"<details><summary>What earns each level</summary>{rows}</details>"


def _form(desk: GoldDesk, pack: RubricPack, competency: Competency, question: Question, author: str) -> None:
    epoch = f"gold-form-epoch-{question.id}"
    key = f"gold-form-{pack.hash}-{question.id}-{st.session_state.get(epoch, 0)}"
    with st.form(key, border=False):
        st.text_area("The answer, as it was given", key=f"{key}-answer", height=160)
        levels = level_choices(competency, key)
        note = st.text_input("Note, if there is something to say about it", key=f"{key}-note")
        sent = st.form_submit_button("Add the answer", type="primary")
    if not sent:
        return

    def act() -> None:
        rater = rater_name(author, desk.book.kept(pack.id))
        given = {criterion: {rater: level} for criterion, level in levels.items()}
        text = str(st.session_state.get(f"{key}-answer") or "")
        desk.book.add(pack, NewAnswer(question.id, text, given, note or ""), author)
        st.session_state[epoch] = st.session_state.get(epoch, 0) + 1

    attempt(act)
    st.rerun()


def _history(desk: GoldDesk, pack: RubricPack, kept: Kept, question: Question, author: str) -> None:
    own = [one for one in kept.answers if one.question == question.id]
    out = [one for one in kept.removed if one.question == question.id]
    if not own and not out:
        return
    with st.expander("What was said of each answer, and answers that were taken out"):
        numbers = {one.number: one for one in (*own, *out)}
        chosen = st.selectbox(
            "Answer",
            list(numbers),
            format_func=lambda number: _called(numbers[number]),
            key=f"gold-history-{question.id}",
        )
        one = numbers[chosen]
        names = {each.id: each.name for each in pack.question(question.id)[0].criteria}
        lines = "".join(f"<li>{_line(said, names)}</li>" for said in desk.book.history(pack.id, one.number))
        origin = f'<p class="small">It came in {escape(one.origin)}.</p>' if one.origin else ""
        block(f'<div class="said" dir="auto">{escape(one.answer)}</div>{origin}<ul>{lines}</ul>')
        label = "Take it back in" if one.removed else "Take it out"
        st.button(
            label,
            key=f"gold-remove-{one.number}",
            on_click=attempt,
            args=(lambda: desk.book.change(pack, [Removal(one.number, removed=not one.removed)], author),),
        )
    if out:
        block(f'<p class="small">{count(len(out), "answer")} to this question taken out.</p>')


def _called(one: KeptAnswer) -> str:
    out = " (taken out)" if one.removed else ""
    return f"Answer {one.number}{out}: {one.answer[:80]}{'…' if len(one.answer) > 80 else ''}"


def _line(said: Said, names: dict[str, str]) -> str:
    when = f"{local(said.at):%d %b %Y, %H:%M}"
    by = escape(said.by)
    if said.kind == "level":
        criterion = escape(names.get(said.criterion, said.criterion))
        level = "took back the level" if said.level is None else f"level {said.level}"
        blind = ", before seeing any other level" if said.blind else ""
        entered = f", entered by {by}" if said.by.casefold() != said.rater.casefold() else ""
        return f"{when}: {escape(said.rater)}, {criterion}: {level}{blind}{entered}"
    if said.kind == "note":
        return f"{when}: {by} noted “{escape(said.note)}”"
    return f"{when}: {dict(added='added', removed='taken out', restored='taken back in')[said.kind]} by {by}"
