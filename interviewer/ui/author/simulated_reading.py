"""Reading one simulated interview, its ratings beside it, and taking all of them away as a file."""

from __future__ import annotations

import datetime as dt
import json
from html import escape

import streamlit as st

from interviewer.domain.rubric import RubricPack
from interviewer.services import now
from interviewer.simulating.document import document
from interviewer.simulating.figures import Figures
from interviewer.simulating.holding import SimulatedInterview, Simulation
from interviewer.ui.desk.evidence import emphasis, evidence_of
from interviewer.ui.desk.look import block
from interviewer.ui.desk.transcript import legend, transcript
from interviewer.ui.desk.words import count
from interviewer.ui.recruiter.ratings import competency_of, ratings
from interviewer.ui.session import local


def download(simulation: Simulation, found: Figures) -> None:
    """A button that gives figures and transcripts as a JSON file."""

    def data() -> str:
        return json.dumps(document(simulation, found), ensure_ascii=False, indent=2)

    pack = simulation.pack
    st.download_button(
        "Download figures and transcripts (JSON)",
        data,
        file_name=f"{pack.id}-{pack.version}-simulated.json",
        mime="application/json",
        key="simulated-download",
        on_click="ignore",
    )


def show(simulation: Simulation, pack: RubricPack) -> None:
    """The interview that is chosen: what was said on the left, what it was rated on the right."""
    block("<h2>Read an interview</h2>")
    by_persona: dict[str, dict[int, SimulatedInterview]] = {}
    for one in simulation.interviews:
        by_persona.setdefault(one.persona, {})[one.seed] = one
    which, draw = st.columns(2)
    persona = which.selectbox("Persona", list(by_persona), key="simulated-read-persona")
    drawn = by_persona[persona]
    seed = draw.selectbox(
        "Interview",
        list(drawn),
        format_func=lambda seed: f"Interview {seed}: score {drawn[seed].score:.2f}",
        key=f"simulated-read-seed-{persona}",
    )
    _interview(drawn[seed], pack)


def _interview(one: SimulatedInterview, pack: RubricPack) -> None:
    evidence = evidence_of(one.report)
    left, right = st.columns([5, 6], gap="large")
    with left, st.container(key="transcript-pane"):
        block("<h3>What was said</h3>")
        st.html(legend(evidence))
        st.html(emphasis(one.report, evidence))
        here = local(now()).tzinfo or dt.UTC
        st.html(transcript(one.turns, one.plan, evidence.marks, f"{one.persona} (invented)", here))
    with right:
        block(_follow_ups(one, pack) + ratings(one.report, pack, evidence))


def _follow_ups(one: SimulatedInterview, pack: RubricPack) -> str:
    """What each follow-up brought."""
    if not one.follow_ups:
        return "<p>No follow-up was asked: the first answers covered every criterion well enough.</p>"
    items: list[str] = []
    for follow_up in one.follow_ups:
        name = competency_of(pack, follow_up.competency).criterion(follow_up.criterion).name
        state, said = ("yes", "brought something new") if follow_up.new else ("no", "brought nothing new")
        if not follow_up.answered:
            said = "was skipped"
        link = f'<a href="#turn-{follow_up.turn}">the follow-up on “{escape(name)}”</a>'
        items.append(f'<li class="{state}">{link} {said}</li>')
    title = f"<h3>{count(len(items), 'follow-up')}</h3>"
    return f'{title}<ul class="points">{"".join(items)}</ul>'
