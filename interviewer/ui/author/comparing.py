"""Two versions of a pack side by side: what changed, which levels that moves, and whether for the better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.domain.rubric import RubricPack
from interviewer.gold.answers import GoldSet, shared_exemplars
from interviewer.gold.compare import Comparison, graded_hash
from interviewer.gold.difference import difference
from interviewer.gold.rated import Progress
from interviewer.services import Services
from interviewer.store.comparisons import ComparisonRecord
from interviewer.ui.author.choosing import choices, choose_version, draft_id
from interviewer.ui.author.comparing_shown import changed_parts, effects, moved_card, verdict
from interviewer.ui.author.gold_desk import GoldDesk, desk_of, look
from interviewer.ui.author.gold_runs import watched
from interviewer.ui.author.who import ask_for_name, author_name
from interviewer.ui.desk.look import block, empty, heading
from interviewer.ui.desk.words import count
from interviewer.ui.session import local

WITH = "with"
"""The query parameter that names the older version: as `pack` does, or by its content hash."""
GOLD, EXEMPLARS = "gold", "exemplars"
_FIRST, _MORE = 10, 20


@dataclass(frozen=True)
class _Compared:
    """What a run came to."""

    comparison: Comparison
    gold: GoldSet
    record: ComparisonRecord


def compared(services: Services, old: RubricPack, new: RubricPack) -> ComparisonRecord | None:
    """The last comparison of two versions; None where there was none."""
    return desk_of(services).comparing.compared(old, new)


def needed(services: Services, old: RubricPack, new: RubricPack) -> bool:
    """Whether ratings may move between two versions, and people were interviewed with the old one."""
    return desk_of(services).comparing.needed(old, new)


def owed(services: Services, new: RubricPack) -> RubricPack | None:
    """The version that a new one has still to be compared with before it is published; None where there is none."""
    return desk_of(services).comparing.owed(new)


def show(services: Services, links: Mapping[str, Page]) -> None:
    """The whole page; `links` are pages by their path, to lead to: "packs"."""
    look()
    heading("Compare versions", "What a change does to ratings, before anybody is interviewed with it.")
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        new = choose_version(services, "compare-new")
    if new is None:
        empty("No packs yet", "Begin one on the page “Packs”.")
        st.page_link(links["packs"], label="To the packs")
        return
    with right:
        author = author_name()
    desk = desk_of(services)
    old = _older(services, new)
    if old is None:
        empty(
            "There is one version only",
            "Change something in a draft, or publish another version: then the two can be compared here.",
        )
        return
    record = desk.comparing.compared(old, new)
    if graded_hash(old) == graded_hash(new):
        block("<p><b>No rating can move:</b> nothing that ratings depend on is different.</p>")
        block(changed_parts(difference(old, new)))
        return
    source = _source(desk, new)
    gold = desk.book.fitting(new).gold if source == GOLD else shared_exemplars(old, new)
    key = f"compare:{old.hash}:{new.hash}:{desk.book.kept(new.id).revision if source == GOLD else EXEMPLARS}"

    def offer() -> None:
        if record is not None:
            _made(record)
        _offer(desk, old, new, gold, author, key)

    found = watched(desk.runs, key, "Rating by both versions", _Compared, offer)
    if found is not None:
        _shown(old, new, found)
    else:
        block(changed_parts(difference(old, new)))


def _older(services: Services, new: RubricPack) -> RubricPack | None:
    """The menu of the other versions of a pack, and the one chosen; None where there is no other."""
    found: dict[str, tuple[str, RubricPack]] = {}
    for choice in choices(services):
        # What stands under another pack's id need not be read to know that it is none of this one's.
        if draft_id(choice.name) is None and choice.name.partition(":")[0] != new.id:
            continue
        pack = choice.load()
        if pack.id == new.id and pack.hash != new.hash:
            found.setdefault(pack.hash, (choice.label, pack))
    if not found:
        return None
    hashes = list(found)
    named = st.query_params.get(WITH, "")
    start = next((at for at, one in enumerate(hashes) if named and one.startswith(named.rpartition(":")[2])), None)
    offered = services.shelf.offers().get(new.id)
    if start is None and offered is not None and offered.hash in found:
        start = hashes.index(offered.hash)
    chosen = st.selectbox(
        "Compared with the older version",
        hashes,
        index=start or 0,
        format_func=lambda one: found[one][0],
        key=f"compare-old-{new.hash}-{named}",
    )
    return found[chosen][1]


def _source(desk: GoldDesk, new: RubricPack) -> str:
    answers = len(desk.book.fitting(new).gold.answers)
    if not answers:
        block(
            '<p class="small">There are no gold answers for this pack, so the exemplars that both versions have are '
            "rated, each as if it were not one of them.</p>"
        )
        return EXEMPLARS
    named = {GOLD: count(answers, "gold answer"), EXEMPLARS: "The exemplars that both versions have"}
    return str(
        st.segmented_control(
            "On which answers",
            list(named),
            default=GOLD,
            required=True,
            format_func=named.__getitem__,
            key=f"compare-source-{new.id}",
            persist_state="session",
        )
    )


def _offer(desk: GoldDesk, old: RubricPack, new: RubricPack, gold: GoldSet, author: str, key: str) -> None:
    if not author:
        ask_for_name()
        return

    def work(progress: Progress) -> _Compared:
        comparison = desk.agreeing.compare(old, new, gold, progress)
        return _Compared(comparison, gold, desk.comparing.record(old, new, comparison, gold, author))

    st.button("Compare", key="compare-begin", type="primary", on_click=lambda: desk.runs.begin(key, work))
    block(
        '<p class="small">Answers that may be rated otherwise now are rated by both versions. It takes from seconds to '
        "some minutes and goes on while you do something else. That it was done is kept with your name, so that "
        "whoever publishes knows.</p>"
    )


def _made(record: ComparisonRecord) -> None:
    when = f"{local(record.at):%d %b %Y at %H:%M}"
    block(
        f'<p role="status"><b>{escape(record.sentence)}</b> {escape(record.by)} compared them on {when}, on '
        f"{count(record.ratings, 'rating')}; {record.moved} moved. Compare again to see which.</p>"
    )


def _shown(old: RubricPack, new: RubricPack, found: _Compared) -> None:
    comparison = found.comparison
    block(verdict(comparison, found.gold))
    block(effects(comparison, new))
    block(f"<h2>{count(len(comparison.moved), 'rating')} moved</h2>")
    if comparison.moved:
        block('<p class="small">Those that are now further from people stand first.</p>')
    else:
        block("<p>Both versions give every answer the same level.</p>")
    shown = f"compare-many-{old.hash}-{new.hash}"
    many = st.session_state.get(shown, _FIRST)
    block("".join(moved_card(new, one) for one in comparison.moved[:many]))
    if len(comparison.moved) > many:

        def more() -> None:
            st.session_state[shown] = many + _MORE

        st.button(f"Show {min(_MORE, len(comparison.moved) - many)} more", key="compare-more", on_click=more)
    block(changed_parts(comparison.changes))
