"""Grading answers one by one; by itself blind: others' levels and the machine's are shown after one's own are kept."""

from __future__ import annotations

from html import escape

import streamlit as st

from interviewer.domain.graded import Kept, KeptAnswer, LevelChange
from interviewer.domain.rubric import Competency, Criterion, RubricPack
from interviewer.errors import InterviewerError
from interviewer.gold.answers import GoldAnswer
from interviewer.gold.keeping import place_of, rater_name
from interviewer.ui.author.doing import attempt
from interviewer.ui.author.gold_desk import GoldDesk
from interviewer.ui.author.gold_levels import level_choices
from interviewer.ui.boundary import notice, show_error
from interviewer.ui.desk.bars import level_steps
from interviewer.ui.desk.look import block, empty
from interviewer.ui.desk.words import WHY_UNRATED, count

_NOW = "gold-rating"


def show(desk: GoldDesk, pack: RubricPack, author: str) -> None:
    """The view."""
    kept = desk.book.kept(pack.id)
    try:
        rater = rater_name(author, kept)
    except InterviewerError as error:
        show_error(error)
        return
    asked = {question.id: competency for competency in pack.competencies for question in competency.questions}
    answers = [one for one in kept.answers if one.question in asked]
    if not answers:
        empty("No answers to grade yet", "Write some under “Answers”, without levels if you like, or take in a file.")
        return
    left = [one for one in answers if _is_left(one, asked[one.question], rater)]
    one = _open(answers, left)
    if one is None:
        empty("You have graded every answer", f"{count(len(answers), 'answer')}; another person can grade them now.")
        _again(answers)
        return
    block(
        f'<p class="small">You grade as {escape(rater)}: {len(answers) - len(left)} of {len(answers)} done. Others’ '
        "levels and the machine’s are shown when yours are kept.</p>"
    )
    competency, question = pack.question(one.question)
    block(
        f'<h2 class="top">{escape(question.text)}</h2><article class="card"><div class="said" dir="auto">'
        f"{escape(one.answer)}</div></article>"
    )
    own = {name: given[rater].level for name, given in one.levels.items() if rater in given}
    done = {name: level for name, level in own.items() if level in competency.levels}
    if len(done) < len(competency.criteria):
        _form(desk, pack, competency, one, rater, done)
    else:
        _revealed(desk, pack, competency, one, rater)


def _is_left(one: KeptAnswer, competency: Competency, rater: str) -> bool:
    """Whether a rater has still to give a level on some criterion."""
    return any(
        rater not in (given := one.levels.get(criterion.id, {})) or given[rater].level not in criterion.levels
        for criterion in competency.criteria
    )


def _open(answers: list[KeptAnswer], left: list[KeptAnswer]) -> KeptAnswer | None:
    """The answer on the page: the one that was gone to, else the first that is left."""
    wanted = st.session_state.get(_NOW)
    found = next((one for one in answers if one.number == wanted), None)
    if found is None and left:
        found = left[0]
        st.session_state[_NOW] = found.number
    return found


def _form(  # noqa: PLR0913  (what is graded, by whom)
    desk: GoldDesk, pack: RubricPack, competency: Competency, one: KeptAnswer, rater: str, done: dict[str, int]
) -> None:
    key = f"gold-rate-{pack.hash}-{one.number}-{rater}"
    with st.form(key, border=False):
        levels = level_choices(competency, key, done)
        sent = st.form_submit_button("Keep my levels", type="primary")
    if sent and len(levels) < len(competency.criteria):
        notice("One level is missing", "Choose a level on every criterion, so that others cannot sway the last one.")
    elif sent:
        changes = [
            LevelChange(one.number, criterion, rater, level, done.get(criterion), blind=True)
            for criterion, level in levels.items()
        ]
        attempt(lambda: desk.book.change(pack, changes, rater))
        st.rerun()
    st.button(
        "Pass over this one", key=f"{key}-pass", on_click=_go_on, args=(desk.book.kept(pack.id), pack, rater, one)
    )


def _revealed(desk: GoldDesk, pack: RubricPack, competency: Competency, one: KeptAnswer, rater: str) -> None:
    with st.spinner("The machine rates it …"):
        machine = _machine(desk, pack, one)
    block(
        "".join(_criterion(criterion, one, rater, machine.get(criterion.id, "")) for criterion in competency.criteria)
    )
    st.button(
        "Next answer",
        key="gold-rate-next",
        type="primary",
        on_click=_go_on,
        args=(desk.book.kept(pack.id), pack, rater, one),
    )
    block('<p class="small">If you change your mind now, change your level under “Answers”; the first one is kept.</p>')


def _machine(desk: GoldDesk, pack: RubricPack, one: KeptAnswer) -> dict[str, str]:
    """Criterion id -> the machine's level as HTML."""
    levels = {name: {rater: each.level for rater, each in given.items()} for name, given in one.levels.items()}
    rows = desk.agreeing.look(pack, GoldAnswer(place_of(one.number), one.question, one.answer, levels)).rows
    found: dict[str, str] = {}
    for row in rows:
        why = row.verdict.why
        unsure = f" It would leave it to a person: {WHY_UNRATED[why]}." if why is not None else ""
        found[row.criterion] = (
            f"<div><b>The machine</b> {level_steps(row.verdict.level, row.standard.levels)}"
            f"<p>{escape(row.standard.anchors[row.verdict.level])}{escape(unsure)}</p></div>"
        )
    return found


def _criterion(criterion: Criterion, one: KeptAnswer, rater: str, machine: str) -> str:
    given = one.levels.get(criterion.id, {})
    people = "".join(
        f"<div><b>{'You' if name == rater else escape(name)}</b> {level_steps(each.level, criterion.levels)}"
        f"<p>{escape(criterion.anchors.get(each.level, ''))}</p></div>"
        for name, each in sorted(given.items(), key=lambda pair: pair[0] != rater)
    )
    return (
        f'<article class="card"><header><h3>{escape(criterion.name)}</h3></header>'
        f'<div class="sides">{people}{machine}</div></article>'
    )


def _again(answers: list[KeptAnswer]) -> None:
    numbers = {one.number: one for one in answers}
    chosen = st.selectbox(
        "Look at one again",
        list(numbers),
        index=None,
        placeholder="Choose an answer",
        format_func=lambda number: f"Answer {number}: {numbers[number].answer[:80]}",
        key="gold-rate-again",
    )
    if chosen is not None:
        st.session_state[_NOW] = chosen
        st.rerun()


def _go_on(kept: Kept, pack: RubricPack, rater: str, one: KeptAnswer) -> None:
    """Goes to the next answer that is left after this one, round the end."""
    asked = {question.id: competency for competency in pack.competencies for question in competency.questions}
    left = [
        each.number
        for each in kept.answers
        if each.question in asked and each.number != one.number and _is_left(each, asked[each.question], rater)
    ]
    later = [number for number in left if number > one.number]
    st.session_state[_NOW] = (later or left or [None])[0]
