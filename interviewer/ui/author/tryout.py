"""Trying an answer: what each criterion would be rated, on which words, and what an interview would ask next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from interviewer.domain.rubric import Competency, Question, RubricPack
from interviewer.rehearsing import bench_of
from interviewer.services import Services
from interviewer.trying.bench import Bench, Trial
from interviewer.trying.one_more_point import More
from interviewer.ui.author.choosing import choose_version
from interviewer.ui.author.tryout_shown import ESTIMATE, ByModel, as_read, criterion_card
from interviewer.ui.boundary import notice
from interviewer.ui.desk.look import block, empty, heading
from interviewer.ui.desk.marks import prose
from interviewer.ui.desk.words import count

QUESTION = "question"
"""The query parameter that names a question to begin with."""
_ANSWER = "try-answer"
_REPLY = "try-reply"
_TRIAL = "try-trial"
_MORE = "try-more"
_BY_MODEL = "try-model-gave"


def show(services: Services) -> None:
    """The whole page."""
    heading("Try an answer", "Type an answer and see what it would be rated, and on which words. Nothing is kept.")
    pack = choose_version(services, "try-pack")
    if pack is None:
        empty("No packs yet", "The page “Packs” says how to begin one.")
        return
    if services.models is not None:
        rates = escape(services.models.grader.name)
        block(
            f'<p class="small">Rated by the grader on this machine. In interviews, {rates} rates; it can be asked.</p>'
        )
    question = _question(pack)
    bench = _bench(services)
    left, right = st.columns([5, 6], gap="large")
    with left:
        wanted = _form(pack, question)
        exchange = st.container()
    with right:
        if wanted and not st.session_state[_ANSWER].strip():
            notice("The answer is empty", "Write one in the box, or start from an example answer.")
            return
        if wanted:
            _rate(bench, pack, question, [st.session_state[_ANSWER]])
        trial = _tried(pack, question)
        with exchange:
            replied = _exchange(trial) if trial is not None else ""
        if trial is not None and replied:
            _rate(bench, pack, question, [*(turn.text for turn in trial.replies), replied])
            st.rerun()
        _outcome(services, bench, pack, trial)


@st.cache_resource(show_spinner=False, hash_funcs={Services: id})
def _bench(services: Services) -> Bench:
    """One for the process: texts that were encoded once stay so."""
    return bench_of(services)


def _question(pack: RubricPack) -> Question:
    """The question that is chosen, or that the address names."""
    named = st.query_params.get(QUESTION)
    places = {question.id: one.id for one in pack.competencies for question in one.questions}
    ids = [one.id for one in pack.competencies]
    left, right = st.columns([2, 3])
    competency_id = left.selectbox(
        "Competency",
        ids,
        index=ids.index(places[named]) if named in places else 0,
        format_func=lambda one: pack.competency(one).name,
        key=f"try-competency-{pack.id}-{named or ''}",
    )
    questions = {one.id: one for one in pack.competency(competency_id).questions}
    chosen = right.selectbox(
        "Question",
        list(questions),
        index=list(questions).index(named) if named in questions else 0,
        format_func=lambda one: questions[one].text,
        key=f"try-question-{competency_id}",
    )
    block(f'<p dir="auto"><b>{escape(questions[chosen].text)}</b></p>')
    return questions[chosen]


def _form(pack: RubricPack, question: Question) -> bool:
    """The answer's box; whether it is to be rated now."""
    competency, _ = pack.question(question.id)
    examples = {number: one for number, one in enumerate(question.exemplars)}
    key = f"try-exemplar-{question.id}"

    def load() -> None:
        number = st.session_state.get(key)
        if number is not None:
            st.session_state[_ANSWER] = examples[number].answer

    st.selectbox(
        "Start from an example answer",
        list(examples),
        index=None,
        placeholder="Or type your own below",
        format_func=lambda number: _short(examples[number].levels, competency, examples[number].answer),
        key=key,
        on_change=load,
    )
    st.text_area("Answer", key=_ANSWER, height=220, placeholder="Write as an applicant would say it.")
    return st.button("Rate this answer", key="try-rate", type="primary")


def _short(levels: Mapping[str, int], competency: Competency, answer: str) -> str:
    figures = " / ".join(str(levels[one.id]) for one in competency.criteria if one.id in levels)
    return f"Levels {figures}: {answer[:70]}…"


def _rate(bench: Bench, pack: RubricPack, question: Question, replies: Sequence[str]) -> None:
    with st.spinner("Rating …"):
        trial = bench.try_answer(pack, question.id, replies)
    st.session_state[_TRIAL] = trial
    for stale in (_MORE, _BY_MODEL, _REPLY):
        st.session_state.pop(stale, None)


def _tried(pack: RubricPack, question: Question) -> Trial | None:
    """What was rated last, where it was on this version and question."""
    trial: Trial | None = st.session_state.get(_TRIAL)
    return trial if trial is not None and (trial.pack_hash, trial.question.id) == (pack.hash, question.id) else None


def _exchange(trial: Trial) -> str:
    """What was asked and said after the first answer, and the box for the next reply; the reply once it is sent."""
    if trial.replies[0].text != st.session_state[_ANSWER]:
        block('<p class="small">What is shown is the answer you rated last; the box has changed since.</p>')
    said = "".join(f'<div class="turn {turn.speaker.value}">{prose(turn.text)}</div>' for turn in trial.turns[2:])
    if trial.follow_up is None:
        block(f'<h2 class="top">What comes next</h2>{said}<p class="small">{escape(trial.why_no_follow_up)}</p>')
        return ""
    name = trial.competency.criterion(trial.follow_up.criterion).name
    asks = f'<div class="turn interviewer">{prose(trial.follow_up.text)}</div>'
    block(
        f'<h2 class="top">Then an interview asks</h2>{said}{asks}'
        f'<p class="small">Because “{escape(name)}” is covered least. A chat model, where one is set, may word it '
        "otherwise.</p>"
    )
    st.text_area("Reply to the follow-up", key=_REPLY, height=110)
    sent = st.button("Rate both together", key="try-follow-up")
    return str(st.session_state[_REPLY]) if sent and st.session_state[_REPLY].strip() else ""


def _outcome(services: Services, bench: Bench, pack: RubricPack, trial: Trial | None) -> None:
    if trial is None:
        empty("What it would be rated", "Write an answer and choose “Rate this answer”.")
        return
    block(f'<h2 class="top">{"The answers" if len(trial.replies) > 1 else "The answer"} as read</h2>{as_read(trial)}')
    by_model = _by_model(services, bench, pack, trial)
    place = st.empty()
    more: Mapping[str, More] | None = st.session_state.get(_MORE)
    if more is None:
        with place:
            _cards(trial, None, by_model)
        with st.spinner("Working out what each missing point would change …"):
            more = st.session_state[_MORE] = bench.one_more(pack, trial)
    with place:
        _cards(trial, more, by_model)


def _by_model(services: Services, bench: Bench, pack: RubricPack, trial: Trial) -> Mapping[str, ByModel]:
    """What the chat model that is set gave for this, once it was asked; empty before that."""
    if services.models is None:
        return {}
    calls = len(trial.criteria) * services.settings.grading_repeats
    if st.button(f"Ask {services.models.grader.name} as well ({count(calls, 'call')})", key="try-by-model"):
        with st.spinner("Asking the model …"):
            st.session_state[_BY_MODEL] = bench.rate_by_model(pack, trial)
    return st.session_state.get(_BY_MODEL) or {}


def _cards(trial: Trial, more: Mapping[str, More] | None, by_model: Mapping[str, ByModel]) -> None:
    told = any(one.points for one in more.values()) if more else False
    block(
        (f'<p class="small">{ESTIMATE}</p>' if told else "")
        + "".join(
            criterion_card(number, one, trial, more[one.criterion.id] if more else None, by_model.get(one.criterion.id))
            for number, one in enumerate(trial.criteria)
        )
    )
