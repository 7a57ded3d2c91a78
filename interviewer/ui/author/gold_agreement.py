"""How far the machine agrees with people on one version: what it comes to, where they are apart, what would help."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from interviewer.authoring.agreeing import Measured
from interviewer.domain.rubric import RubricPack
from interviewer.gold.agreement import Disagreement
from interviewer.gold.answers import GoldSet, exemplars
from interviewer.gold.in_words import listed
from interviewer.gold.keeping import Fitting
from interviewer.services import Services
from interviewer.ui.author import gold_suggested
from interviewer.ui.author.gold_apart import apart_card, people_card
from interviewer.ui.author.gold_desk import GoldDesk
from interviewer.ui.author.gold_exemplar import add_form
from interviewer.ui.author.gold_figures import by_criterion, by_level, summary
from interviewer.ui.author.gold_runs import watched
from interviewer.ui.desk.look import block, empty
from interviewer.ui.desk.words import count

GOLD, EXEMPLARS = "Graded answers", "The pack’s own exemplars"
_FIRST, _MORE = 5, 10
"""How many disagreements are shown at first, and with each click."""
_ALL = ""


def show(services: Services, desk: GoldDesk, pack: RubricPack, fitting: Fitting) -> None:
    """The view.

    Args:
        services: the services.
        desk: what these pages share.
        pack: the version that is looked at.
        fitting: the graded answers that it can be held against.
    """
    source = _source(pack, fitting)
    gold = fitting.gold if source == GOLD else exemplars(pack)
    key = f"{pack.hash}:{fitting.revision if source == GOLD else EXEMPLARS}"
    shown_before = f"gold-shown-{pack.id}-{source}"
    what = f"Rating {count(len(gold.answers), 'answer')}"
    measured = watched(desk.runs, key, what, Measured, lambda: _offer(desk, pack, gold, key))
    if measured is None:
        key = str(st.session_state.get(shown_before) or "")
        measured = _earlier(desk, key, pack)
    if measured is not None:
        st.session_state[shown_before] = key
        _shown(services, desk, measured, key)


def _source(pack: RubricPack, fitting: Fitting) -> str:
    """Which answers are looked at; the pack's own where there are no others."""
    if not fitting.gold.answers:
        empty(
            "No graded answers yet",
            "Answers that people graded show whether the machine gives the levels that people give. Take in a file "
            "under “Files”, or write answers under “Answers”; a dozen are a beginning, fifty say something.",
            "Until then the pack’s own exemplars can be rated, each as if it were not one of them.",
        )
        return EXEMPLARS
    named = {
        GOLD: f"{count(len(fitting.gold.answers), 'graded answer')}, by {listed(fitting.gold.raters)}",
        EXEMPLARS: "The pack’s own exemplars",
    }
    chosen = st.segmented_control(
        "Which answers",
        list(named),
        default=GOLD,
        required=True,
        format_func=named.__getitem__,
        key=f"gold-source-{pack.id}",
        persist_state="session",
    )
    if chosen == GOLD:
        _left_out(fitting)
    else:
        block(
            '<p class="small">Each exemplar is rated while the others are the exemplars. Their levels are the pack’s '
            "own, so this says how well the pack hangs together, not whether other people would agree.</p>"
        )
    return str(chosen)


def _left_out(fitting: Fitting) -> None:
    parts = [
        (fitting.not_asked, f"{count(fitting.not_asked, 'answer')} to questions that this version does not ask"),
        (fitting.not_rated, f"{count(fitting.not_rated, 'level')} on criteria or scales that it does not have"),
        (fitting.ungraded, f"{count(fitting.ungraded, 'answer')} that nobody graded yet"),
    ]
    told = listed([words for number, words in parts if number])
    if told:
        block(f'<p class="small">Left out: {told}.</p>')


def _offer(desk: GoldDesk, pack: RubricPack, gold: GoldSet, key: str) -> None:
    st.button(
        f"Rate {count(len(gold.answers), 'answer')} and compare",
        key=f"gold-measure-{key}",
        type="primary",
        on_click=lambda: desk.runs.begin(key, lambda progress: desk.agreeing.measure(pack, gold, progress)),
    )
    block(
        '<p class="small">It takes from seconds to a few minutes, and goes on while you do something else. Nothing is '
        "stored, and nobody’s interview is touched.</p>"
    )


def _earlier(desk: GoldDesk, key: str, pack: RubricPack) -> Measured | None:
    """What was shown of this pack last, with a word that something changed since."""
    run = desk.runs.of(key)
    found = run.result if run is not None else None
    if not isinstance(found, Measured):
        return None
    then = found.report.pack
    what = "the answers" if then.hash == pack.hash else "the version"
    block(
        f'<div class="notice" role="status"><p>Below is what {escape(then.title)} {escape(then.version)} came to '
        f"before {what} changed. Rate again to see what it comes to now.</p></div>"
    )
    return found


def _shown(services: Services, desk: GoldDesk, measured: Measured, key: str) -> None:
    block(summary(measured))
    block(by_criterion(measured))
    block(by_level(measured))
    _apart(services, measured)
    _people(measured)
    gold_suggested.show(services, desk, measured, key)


def _apart(services: Services, measured: Measured) -> None:
    pack, found = measured.report.pack, measured.report.disagreements
    block("<h2>Where the machine and people are apart</h2>")
    if not found:
        block("<p>Nowhere: every level is the same.</p>")
        return
    wanted = _one_criterion(pack, found)
    if wanted != _ALL:
        found = tuple(one for one in found if one.rated.criterion == wanted)
    block(f'<p class="small">{count(len(found), "level")} differ, the furthest apart first.</p>')
    shown = f"gold-many-{pack.hash}-{wanted}"
    many = st.session_state.get(shown, _FIRST)
    for number, one in enumerate(found[:many]):
        block(apart_card(pack, one))
        add_form(services, pack, one.rated.gold, f"apart-{number}-{one.rated.criterion}")
    if len(found) > many:

        def more() -> None:
            st.session_state[shown] = many + _MORE

        st.button(f"Show {min(_MORE, len(found) - many)} more", key=f"gold-more-{wanted}", on_click=more)


def _one_criterion(pack: RubricPack, found: Sequence[Disagreement]) -> str:
    names = {one.id: one.name for _, one in pack.rated()}
    present = dict.fromkeys(one.rated.criterion for one in found)
    if len(present) < 2:
        return _ALL
    ids = [_ALL, *(one for one in names if one in present)]
    return str(
        st.selectbox(
            "Criterion",
            ids,
            format_func=lambda one: names.get(one, "All criteria"),
            key=f"gold-criterion-{pack.id}",
            persist_state="session",
        )
    )


def _people(measured: Measured) -> None:
    found = measured.report.between_raters
    if not found:
        return
    block(
        f"<h2>Where people are apart</h2><p>{count(len(found), 'level')} differ between people. Where two careful "
        "people read one answer differently, no machine can be right for both: the anchors are what to mend.</p>"
    )
    pack = measured.report.pack
    with st.expander(f"{count(min(len(found), _MORE), 'answer')} on which people are furthest apart"):
        block("".join(people_card(pack, one) for one in found[:_MORE]))
