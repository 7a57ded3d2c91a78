"""Which pack is looked at: a draft that is a pack already, the version on offer, or an older published one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from interviewer.domain.rubric import RubricPack
from interviewer.services import Services, now
from interviewer.shelf import Offer, Standing
from interviewer.store.drafts import Draft
from interviewer.ui.session import local

PACK = "pack"
"""The query parameter that names what is looked at: a pack's id, `draft:ID`, or an id with a hash."""
PART = "part"
"""The query parameter that names the part that is open: "competencies[0].questions[1]", "work", or "yaml"."""
_DRAFT = "draft:"
_HASH_DIGITS = 12
_STANDINGS = {
    Standing.PUBLISHED: "published",
    Standing.FILE: "file in the library, not published yet",
    Standing.RETIRED: "retired",
}


Name = TypeVar("Name")


@dataclass(frozen=True)
class Choice:
    """One thing that can be looked at."""

    name: str
    """As the address has it."""
    label: str
    load: Callable[[], RubricPack]


def choose_version(services: Services, key: str) -> RubricPack | None:
    """A menu of every version that can be tried, and the one chosen; None, with nothing shown, where there is none.

    Args:
        services: the services.
        key: the widget's key, of this page's own.
    """
    found = {choice.name: choice for choice in choices(services)}
    if not found:
        return None
    names = list(found)
    named = st.query_params.get(PACK)
    # A key of its own for each address: after a link to another pack the menu starts from that one.
    widget = f"{key}-{named}"

    def note() -> None:
        st.query_params[PACK] = st.session_state[widget]

    labels = told_apart({name: choice.label for name, choice in found.items()})
    chosen = st.selectbox(
        "Pack and version",
        names,
        index=names.index(named) if named in found else 0,
        format_func=lambda name: labels[name],
        key=widget,
        on_change=note,
    )
    return found[chosen].load()


def choose_draft(services: Services, key: str) -> Draft | None:
    """A menu of the drafts, valid or not, and the one chosen; None, with nothing shown, where there is none.

    Args:
        services: the services.
        key: the widget's key, of this page's own.
    """
    drafts = _in_order(services.drafts.all())
    if not drafts:
        return None
    ids = [one.id for one in drafts]
    named = draft_id(st.query_params.get(PACK))
    if named not in ids:
        named = max(drafts, key=lambda one: one.revision.at).id
        st.query_params[PACK] = draft_name(named)
    widget = f"{key}-{named}"

    def note() -> None:
        st.query_params[PACK] = draft_name(st.session_state[widget])
        st.query_params.pop(PART, None)

    labels = told_apart({one.id: f"{one.pack_id}, {draft_label(one)}" for one in drafts})
    chosen = st.selectbox(
        "Draft",
        ids,
        index=ids.index(named),
        format_func=lambda one: labels[one],
        key=widget,
        on_change=note,
    )
    return drafts[ids.index(chosen)]


def choices(services: Services) -> list[Choice]:
    """All that can be looked at: drafts first, then what is on offer, then older published versions."""
    offers = services.shelf.offers()
    found = _drafts(services)
    found += [Choice(pack_id, _offered(one), lambda one=one: one.pack) for pack_id, one in offers.items()]
    found += [choice for pack_id, one in offers.items() for choice in _waiting_and_older(services, pack_id, one)]
    return found


def told_apart(labels: Mapping[Name, str]) -> dict[Name, str]:
    """The same labels, numbered where two are alike: a menu knows its options by their labels."""
    found: dict[Name, str] = {}
    for name, label in labels.items():
        alike = sum(other == label for other in found.values())
        number = 2
        while alike and f"{label} ({number})" in found.values():
            number += 1
        found[name] = f"{label} ({number})" if alike else label
    return found


def waits(services: Services, pack_id: str, offer: Offer) -> RubricPack | None:
    """The library's file of a pack, where its content was never published; None where nothing waits."""
    waiting = offer.waiting
    if waiting is None or any(one.pack_hash == waiting.hash for one in services.published.publications(pack_id)):
        return None
    return waiting


def draft_name(draft_id: str) -> str:
    """What the address calls a draft."""
    return f"{_DRAFT}{draft_id}"


def draft_id(name: str | None) -> str | None:
    """The id of the draft that an address names; None where it names something else."""
    return name.removeprefix(_DRAFT) if name and name.startswith(_DRAFT) else None


def draft_label(draft: Draft) -> str:
    """What a draft is told from others by. It stays the same while the draft is saved: a menu goes by its labels."""
    return f"draft of {draft.begun_by}, begun {clock(draft.begun_at)}"


def version_name(pack_id: str, pack_hash: str) -> str:
    """What the address calls a published version."""
    return f"{pack_id}:{pack_hash[:_HASH_DIGITS]}"


def clock(at: dt.datetime) -> str:
    """A moment of today as its time, an earlier one with its day: "10:42", "3 Nov, 10:42"."""
    here = local(at)
    return f"{here:%H:%M}" if here.date() == local(now()).date() else f"{here.day} {here:%b}, {here:%H:%M}"


def _in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Newest first by when they were begun, which no save changes."""
    return sorted(drafts, key=lambda one: (one.begun_at, one.id), reverse=True)


def _drafts(services: Services) -> list[Choice]:
    found: list[Choice] = []
    for draft in _in_order(services.drafts.all()):
        pack = services.drafts.pack(draft)
        if pack is not None:
            label = f"{pack.title} {pack.version}, {draft_label(draft)}"
            found.append(Choice(draft_name(draft.id), label, lambda pack=pack: pack))
    return found


def _offered(one: Offer) -> str:
    return f"{one.pack.title} {one.pack.version}, {_STANDINGS[one.standing]}"


def _waiting_and_older(services: Services, pack_id: str, one: Offer) -> list[Choice]:
    found: list[Choice] = []
    waiting = waits(services, pack_id, one)
    if waiting is not None:
        label = f"{waiting.title} {waiting.version}, file in the library, waits to be published"
        found.append(Choice(version_name(pack_id, waiting.hash), label, lambda waiting=waiting: waiting))
    older = {other.pack_hash: other for other in services.published.publications(pack_id)}
    older.pop(one.hash, None)
    for other in reversed(older.values()):

        def load(pack_hash: str = other.pack_hash) -> RubricPack:
            return services.published.content(pack_hash)

        label = f"{one.pack.title} {other.version}, published {other.at:%d %b %Y} by {other.author}"
        found.append(Choice(version_name(pack_id, other.pack_hash), label, load))
    return found
