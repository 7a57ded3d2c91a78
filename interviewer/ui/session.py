"""What the pages share: the opened services, and which interview a link is about."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from interviewer.services import Services, open_services, warm_up
from interviewer.settings import Settings, read_settings

INTERVIEW = "interview"
"""The query parameter that names an interview: `?interview=ID`."""


def services() -> Services:
    """The services of this process, opened once.

    Raises:
        InterviewerError: a part cannot be opened; the message says what to do.
    """
    return services_of(read_settings())


@st.cache_resource(show_spinner="Opening the question library …", hash_funcs={Settings: repr})
def services_of(settings: Settings) -> Services:
    """The services for these settings, opened once a process."""
    opened = open_services(settings)
    warm_up(opened)
    return opened


def interview_id() -> str | None:
    """The interview that this page's link names; None where it names none."""
    return st.query_params.get(INTERVIEW) or None


def id_of(link: str) -> str | None:
    """The interview id in a pasted link, or the id itself; None where there is neither."""
    named = re.search(rf"[?&]{INTERVIEW}=([\w-]+)", link)
    if named:
        return named[1]
    return link.strip() if re.fullmatch(r"[\w-]{6,64}", link.strip()) else None


def link_to(path: str, interview: str) -> str:
    """The full address of a page for one interview, as the browser has to write it."""
    address = str(st.context.url or "")
    base = re.match(r"https?://[^/?#]+", address)
    return f"{base[0] if base else ''}/{path}?{INTERVIEW}={interview}"


def local(moment: dt.datetime) -> dt.datetime:
    """A moment in the person's own time zone."""
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return moment
