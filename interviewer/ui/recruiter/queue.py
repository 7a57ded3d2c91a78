"""The queue: every interview, in the order it has waited; never sorted by a score unless a person asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from urllib.parse import quote

import streamlit as st

from interviewer.domain.scoring import ProjectFit, Recommendation
from interviewer.reviewing import Summary
from interviewer.services import Services, now
from interviewer.ui.desk.bars import interval_bar, share_bar
from interviewer.ui.desk.links import follow
from interviewer.ui.desk.look import badge, block, empty, heading
from interviewer.ui.desk.words import RECOMMENDATIONS, STATUSES, ago, count, eligibility_word, fit_word

_SORTS: dict[str, tuple[Callable[[Summary], object], bool]] = {
    "Waiting longest": (lambda one: one.waiting_since, False),
    "Newest first": (lambda one: one.waiting_since, True),
    "Name or code": (lambda one: one.name.casefold(), False),
    "Most open questions": (lambda one: one.to_explain, True),
}
_ANY = "Any"


def show(services: Services, applicant_path: str, open_applicant: Callable[[str], None]) -> None:
    """The whole page."""
    heading("Queue", "Everyone who was interviewed. A person decides about each; nothing here rejects anybody.")
    _bring_up_to_date(services)
    summaries = services.review.queue()
    if not summaries:
        empty(
            "No interviews yet",
            "To see how it looks with invented people, run <code>interviewer demo</code> in a terminal and load this "
            "page again. They are marked as samples.",
            "For a real one, choose Applicant on the left and go through an interview.",
        )
        return
    shown, project = _filtered(services, summaries)
    if not shown:
        empty("Nobody here fits these filters", "Set one of them back to “Any”, or clear the search.")
        return
    waiting = _waiting(services, shown)
    rows = "".join(_row(services, one, project, applicant_path, waits=one.interview.id in waiting) for one in shown)
    of = f" of {len(summaries)}" if len(shown) != len(summaries) else ""
    block(f'<p class="small" role="status">{len(shown)}{of} {"interview" if len(summaries) == 1 else "interviews"}</p>')
    heads = "".join(f"<th scope='col'>{name}</th>" for name in _COLUMNS)
    block(f'<table class="queue"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>')
    st.caption("j and k move between names, Enter opens one.")
    follow(open_applicant, key="queue-links")


def titles(services: Services, summaries: Sequence[Summary]) -> dict[str, str]:
    """Pack id -> title, of packs that people were interviewed with, offered or not.

    Args:
        services: The services.
        summaries: Newest first: where versions differ in it, a field goes by its newest title.
    """
    return {
        one.interview.pack_id: services.repository.pack(one.interview.pack_hash).title for one in reversed(summaries)
    }


def _bring_up_to_date(services: Services) -> None:
    """Derives what the queue shows of new interviews; each is kept, so the page may be left meanwhile."""
    stale = services.review.stale()
    if len(stale) < 2:
        return
    bar = st.progress(0.0)
    for number, interview_id in enumerate(stale):
        bar.progress(number / len(stale), text=f"Reading interviews: {number} of {len(stale)}")
        services.review.digest(interview_id)
    bar.empty()


_COLUMNS = ("Name or code", "Field", "Fit of the best project", "Eligibility", "Rated", "Waiting", "Open questions")


def _filtered(services: Services, summaries: Sequence[Summary]) -> tuple[list[Summary], str | None]:
    """What the filters leave, sorted, and the project chosen, if one is."""
    search_box, sort_box = st.columns([3, 2])
    words = search_box.text_input("Search by name or code", key="queue-search", persist_state="session")
    sort = sort_box.selectbox("Sort by", list(_SORTS), key="queue-sort", persist_state="session")
    fields = titles(services, summaries)
    projects = {project.project: project.title for one in summaries for project in one.fits}
    choices = {
        "Field": dict(sorted(fields.items())),
        "Status": {status: STATUSES[status] for status in dict.fromkeys(one.interview.status for one in summaries)},
        "Project": dict(sorted(projects.items(), key=lambda item: item[1])),
        "Recommendation": {one.value: RECOMMENDATIONS[one] for one in Recommendation},
        "Needs a person": {"yes": "Yes", "no": "No"},
        "Samples": {"no": "Real only", "yes": "Samples only"},
    }
    chosen: dict[str, str | None] = {}
    with st.container(key="queue-filters"):
        columns = st.columns(len(choices))
    for column, (label, options) in zip(columns, choices.items(), strict=True):
        value = column.selectbox(
            label,
            [_ANY, *options],
            format_func=_named(options),
            key=f"queue-{label.lower().replace(' ', '-')}",
            persist_state="session",
        )
        chosen[label] = None if value == _ANY else value
    shown = [one for one in summaries if _passes(one, chosen) and _found(one, words)]
    order, reverse = _SORTS[sort]
    return sorted(shown, key=order, reverse=reverse), chosen["Project"]  # type: ignore[arg-type]


def _named(options: Mapping[str, str]) -> Callable[[str], str]:
    """How an option is called; one without a name is its own."""
    return lambda option: options.get(option, option)


def _passes(one: Summary, chosen: dict[str, str | None]) -> bool:
    fit = one.fit(chosen["Project"])
    flags = {True: "yes", False: "no"}
    return (
        chosen["Field"] in (None, one.interview.pack_id)
        and chosen["Status"] in (None, one.interview.status)
        and (chosen["Project"] is None or fit is not None)
        and (chosen["Recommendation"] is None or (fit is not None and fit.recommendation == chosen["Recommendation"]))
        and chosen["Needs a person"] in (None, flags[one.needs_person])
        and chosen["Samples"] in (None, flags[one.interview.sample])
    )


def _found(one: Summary, words: str) -> bool:
    wanted = words.casefold().split()
    return all(word in f"{one.name} {one.interview.id}".casefold() for word in wanted)


def _row(services: Services, one: Summary, project: str | None, path: str, *, waits: bool) -> str:
    link = f"{path}?interview={quote(one.interview.id)}"
    status = "" if one.interview.status == "finished" else " " + badge(STATUSES[one.interview.status])
    sample = " " + badge("sample") if one.interview.sample else ""
    fit, title = one.fit(project), services.repository.pack(one.interview.pack_hash).title
    cells = (
        f'<a class="open" href="{escape(link)}" dir="auto">{escape(one.name)}</a>{sample}{status}',
        f'<span title="{escape(title)}">{escape(_short(one.interview.pack_id))}</span>',
        _fit(fit),
        escape(eligibility_word(fit.eligibility)) if fit else "–",
        _rated(one, waits=waits),
        escape(ago(one.waiting_since, now())),
        _open(one),
    )
    tds = "".join(f'<td data-label="{name}"><div>{cell}</div></td>' for name, cell in zip(_COLUMNS, cells, strict=True))
    return f"<tr>{tds}</tr>"


def _fit(fit: ProjectFit | None) -> str:
    if fit is None or fit.score is None:
        return '<span class="small">not rated</span>'
    low, high = fit.interval
    words = f"{fit_word(fit.score)}: {fit.score:.0f}, between {low:.0f} and {high:.0f}"
    bar = interval_bar(low / 100, high / 100, fit.score / 100, words)
    return (
        f'<span class="line">{bar}<span>{fit_word(fit.score)}, {fit.score:.0f}</span></span>'
        f'<span class="small">{low:.0f} to {high:.0f} · {escape(fit.title)}</span>'
    )


def _rated(one: Summary, *, waits: bool) -> str:
    if not one.criteria:
        return "–"
    rated = one.criteria - one.unrated
    words = f"{rated} of {one.criteria} rated"
    waiting = '<br><span class="small">waits for the model</span>' if waits else ""
    return f'<span title="{words}">{share_bar(rated / one.criteria, words)} {rated} of {one.criteria}</span>{waiting}'


def _waiting(services: Services, summaries: Sequence[Summary]) -> frozenset[str]:
    """Ids of the interviews that a model has still something to do for."""
    ids = [one.interview.id for one in summaries if one.interview.engine == "model" and one.criteria]
    if not ids:
        return frozenset()
    latest, read = services.rater.latest_by_models(), services.repository.outcomes_known()
    able = services.models is not None
    return frozenset(one for one in ids if _waits(services, one, (latest.get(one), one in read, able)))


@st.cache_data(show_spinner=False, max_entries=10_000)
def _waits(_services: Services, interview: str, marks: tuple[object, ...]) -> bool:  # noqa: ARG001
    """Whether something waits; looked up anew when `marks`, which change with what a model gave, are others."""
    return _services.work.waits_for(interview) > 0


def _open(one: Summary) -> str:
    parts = [count(one.to_explain, "to ask", "to ask")] if one.to_explain else []
    if one.requests:
        parts.append(count(one.requests, "request"))
    return escape(", ".join(parts)) or "–"


def _short(pack_id: str) -> str:
    return pack_id.replace("-", " ").capitalize()
