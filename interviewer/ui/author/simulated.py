"""Simulated applicants: a version of a pack, invented people of known ability in whole interviews, what it shows."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from interviewer.domain.rubric import RubricPack
from interviewer.rehearsing import calls_by_model, casting
from interviewer.services import Services
from interviewer.simulating.candidates import Candidate, Candidates, Origin
from interviewer.simulating.holding import SEEDS
from interviewer.ui.author import simulated_reading, simulated_scripts
from interviewer.ui.author.choosing import choose_version
from interviewer.ui.author.simulated_results import held, results
from interviewer.ui.author.simulated_run import SimulationRun, SimulationRuns, runs_of, seconds
from interviewer.ui.author.simulated_words import ABILITIES
from interviewer.ui.boundary import notice, problems, show_error
from interviewer.ui.desk.look import block, empty, heading
from interviewer.ui.desk.words import count
from interviewer.ui.under_way import wait_for

MOST_SEEDS = 16
_CSS = Path(__file__).with_name("simulated.css")


def show(services: Services) -> None:
    """The whole page."""
    st.html(_CSS)
    heading(
        "Simulated applicants",
        "Invented people of known ability go through whole interviews. Does the interview tell the expert from the "
        "others? Nothing of it is kept with the real interviews.",
    )
    pack = choose_version(services, "simulated-pack")
    if pack is None:
        empty("No packs yet", "The page “Packs” says how to begin one.")
        return
    found = casting(services).candidates(pack)
    runs = runs_of(services)
    on_interviews, on_scripts = st.tabs(["Interviews", "Scripts"], key="simulated-tabs")
    run = runs.of(pack)
    under_way = run if run is not None and not run.wait(0) else None
    with on_interviews:
        if under_way is None:
            _form(services, pack, found, runs)
        place = st.empty()
        if run is not None and under_way is None:
            _over(run, pack)
    with on_scripts:
        simulated_scripts.show(services, pack, found)
    if under_way is not None:
        with place.container(key="simulated-under-way"):
            _watch(under_way)


def _form(services: Services, pack: RubricPack, found: Candidates, runs: SimulationRuns) -> None:
    """Who is interviewed, how often and by what; what is wrong with scripts that do not fit."""
    for error in found.refused:
        problems(error, f"{error.source} does not fit this version and is left out")
    if not found.scripted:
        empty(
            "Nobody has been written for this pack yet",
            "A scripted applicant is a text with what an invented person would say to each question. The tab “Scripts” "
            "has one to fill in for each kind of person; an expert and a bluffer are the two to begin with.",
            "Until then the pack’s own example answers can be interviewed. That is a weaker test, because the levels "
            "were written to them: each is rated while it is none of the examples.",
        )
    known = {one.persona: one for one in (*found.scripted, *found.examples)}
    # A key of its own for what there is: once a script is kept, the choice starts from those that are written.
    there = "-".join(one.persona for one in found.scripted)
    wanted = st.multiselect(
        "Who is interviewed",
        list(known),
        default=[one.persona for one in found.scripted or found.examples],
        format_func=lambda persona: _named(known[persona]),
        key=f"simulated-personas-{pack.hash}-{there}",
    )
    left, right = st.columns([1, 2])
    seeds = int(
        left.number_input(
            "Interviews with each",
            min_value=1,
            max_value=MOST_SEEDS,
            value=len(SEEDS),
            key="simulated-seeds",
            persist_state="session",
            help="Each is asked other questions, drawn from those that are equally hard.",
        )
        or len(SEEDS)
    )
    by_model = _engine(services, right)
    of = len(wanted) * seeds
    block(f'<p class="small">{_what_it_takes(services, pack, of, by_model=by_model)}</p>')
    if not wanted:
        return
    st.button(
        "Interview them",
        key="simulated-begin",
        type="primary",
        on_click=partial(runs.begin, services, pack, [known[one] for one in wanted], seeds, by_model=by_model),
    )


def _engine(services: Services, column: object) -> bool:
    """Whether the chat model that is set holds them."""
    if services.models is None:
        return False
    with column:  # type: ignore[attr-defined]
        model = services.settings.model
        chosen = st.radio(
            "Held and rated by",
            ["machine", "model"],
            format_func=lambda one: "the grader on this machine" if one == "machine" else str(model),
            key="simulated-engine",
            horizontal=True,
        )
    return chosen == "model"


def _what_it_takes(services: Services, pack: RubricPack, of: int, *, by_model: bool) -> str:
    if by_model:
        least, most = calls_by_model(pack, of, services.settings.grading_repeats)
        calls = f"{least:,}" if least == most else f"between {least:,} and {most:,}"
        return f"{count(of, 'interview')}: {calls} calls of the model, which cost what the model costs."
    minutes = round(seconds(of).total_seconds() / 60)
    return f"{count(of, 'interview')}: about {count(max(minutes, 1), 'minute')} on an ordinary machine."


def _named(one: Candidate) -> str:
    own = " (example answers)" if one.origin is Origin.EXAMPLES else ""
    return f"{one.persona}{own}: {ABILITIES[one.ability]}"


def _watch(run: SimulationRun) -> None:
    """Shows how far it is until it is over, then the page as it is after that."""
    bar = st.progress(0.0)
    st.caption("You can leave this page and come back; it goes on meanwhile.")
    st.button("Stop", key="simulated-stop", on_click=run.stop, disabled=run.stopping)

    def show() -> None:
        bar.progress(min(run.done / run.of, 1.0) if run.of else 0.0, text=_how_far(run))

    show()
    wait_for(run, show)
    st.rerun()


def _how_far(run: SimulationRun) -> str:
    if run.stopping:
        return "Stopping after the interviews that are under way …"
    if run.waits:
        return "Waits for another version’s interviews to be over …"
    if not run.done:
        return "Reading the pack …"
    return f"{run.done} of {count(run.of, 'interview')} held"


def _over(run: SimulationRun, pack: RubricPack) -> None:
    """What became of a run."""
    if run.error is not None:
        show_error(run.error)
        return
    if run.simulation is None or run.figures is None:
        notice("Stopped", "It was stopped before the first interview was over, so there is nothing to show.")
        return
    block(held(run))
    block(results(run.simulation, run.figures))
    simulated_reading.download(run.simulation, run.figures)
    simulated_reading.show(run.simulation, pack)
