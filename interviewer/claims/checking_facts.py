"""Claims about skills, languages, results, hours and place that a model read, checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.claims.figures import Figure, date_of, figures, hours
from interviewer.claims.items import same_name
from interviewer.claims.lexicon import folded, language_level, table, tokens
from interviewer.claims.names import Named, find_names
from interviewer.claims.ownership import Speaker
from interviewer.claims.passage import Draft
from interviewer.claims.readers.spoken import read_languages
from interviewer.claims.reply import SaidClaim
from interviewer.claims.window import Window
from interviewer.domain.evidence import ClaimKind
from interviewer.intake.redaction import MASK

_PAST = re.compile(r"\b(?:worked|was|were|used\s+to|did|had|lived|grew\s+up|born)\b", re.IGNORECASE)
_OFFERED = re.compile(r"\b(?:can|could|available|availability|able|now|free)\b", re.IGNORECASE)
_A_WEEK = re.compile(r"\b(?:weeks?|weekly|wk)\b", re.IGNORECASE)
_NOTICE = re.compile(r"\bnotice\b", re.IGNORECASE)
_BEGIN = re.compile(
    r"\b(?:(?:start|begin|join|immediately|right\s+away|straight\s+away|at\s+once|tomorrow|today|next\s+\w+)\b"
    r"|from\s+(?=\d|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_ONLY_AVAILABLE = tokens("available availability start when notice hours week time")
_DONE = re.compile(
    r"\W*(?:(?:at|in|as)\s+[^,]{1,60},\s+)?(?:\w+ed|cut|grew|led|built|won|sold|ran|brought|made|hit|taught|beat|wrote)\b",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(r"(?:\s+(?:by|from|to|of|an?|the|over|about|around|nearly|almost|for|at|in))+$", re.IGNORECASE)


def skill(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """Something a person knows or uses, as the profile spells it where it has it."""
    named = window.stands(said.subject)
    if named:
        listed = find_names(window.text, window.passage.known.skills)
        name = next((one.name for one in listed if (one.start, one.end) == (named.start, named.end)), named.name)
        yield window.draft(ClaimKind.SKILL, f"Knows {name}", name, named)


def language(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """A language, with the level on the Common European Framework that the quoted words name."""
    named = window.stands(said.subject)
    if named:
        name = named.name[:1].upper() + named.name[1:]
        level = _level(said, window, name)
        statement = f"Speaks {name}" + (f" ({level})" if level else "")
        yield window.draft(ClaimKind.LANGUAGE, statement, name, named, level=level)


def achievement(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """A result with its figure."""
    figure = _figure(said, window)
    if figure is None:
        return
    left, right = window.passage.sentence.clause_at(figure.start)
    if window.speaker(figure.start) is Speaker.UNSAID and not _DONE.match(window.text, left):
        # "Revenue grew 40 %" is somebody's; a note of one's own opens with what was done.
        return
    own = [end for _, end, is_own in window.passage.sentence.subjects if is_own and left <= end <= figure.start]
    begins = own[-1] if own else left
    told = " ".join(window.text[begins : max(figure.end, min(right, window.right))].split()).strip(" ,;.")
    named = window.stands(said.subject)
    subject = named.name if named else _LOOSE_END.sub("", " ".join(window.text[begins : figure.start].split()))
    if MASK in told or (named is None and not window.is_about(said.subject)):
        return
    place = window.organisation(said.organisation, window.passage.known.employers)
    yield window.draft(
        ClaimKind.ACHIEVEMENT,
        told[:1].upper() + told[1:],
        subject.strip(" ,"),
        named,
        Named(begins, figure.end, told),
        amount=figure.value,
        unit=figure.unit or _counted(said, window),
        organisation=place.name if place else None,
    )


def availability(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """Hours a week, the earliest start, and when in the week; each on its own."""
    if _PAST.search(window.quoted) and not _OFFERED.search(window.quoted):
        return
    offered = hours(window.quoted, said.amount) if said.amount else None
    if offered and _A_WEEK.search(window.text) and window.theirs(window.left + offered[0], supposed=True):
        yield window.draft(
            ClaimKind.AVAILABILITY,
            f"Available {offered[2]} hours a week",
            "hours a week",
            amount=offered[3],
            unit="hours per week",
        )
    start = date_of(window.quoted, said.start)
    if start and window.theirs(window.left + start[0], supposed=True):
        words = " ".join(window.quoted[start[0] : start[1]].split())
        yield window.draft(ClaimKind.AVAILABILITY, f"Can start {words}", "start", start=start[2])
    elif said.amount is None:
        yield from _when(said, window)


def location(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """Where a person lives or is based."""
    place = window.stands(said.subject)
    if place and not (_PAST.search(window.clause(place.start)) and not _OFFERED.search(window.clause(place.start))):
        yield window.draft(ClaimKind.LOCATION, f"Is in {place.name}", place.name, place)


def _level(said: SaidClaim, window: Window, name: str) -> str | None:
    level = language_level(said.level)
    if level is None:
        return None
    plain = folded(window.quoted)
    names = table("languages", "levels")[level]
    if not any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", plain) for one in names):
        return None
    # Where the rules read another level for it, the model has taken that of the language beside it.
    read = {one.values.get("level") for one in read_languages(window.passage) if same_name(one.subject, name)}
    return level if read <= {None, level} else None


def _figure(said: SaidClaim, window: Window) -> Figure | None:
    for one in figures(window.text):
        inside = window.left <= one.start and one.end <= window.right
        if inside and said.amount in (one.value, one.written) and window.theirs(one.start):
            return one
    return None


def _counted(said: SaidClaim, window: Window) -> str | None:
    """What was counted ("nurses"), where that was said."""
    if not tokens(said.unit):
        return None
    found = window.stands(said.unit, in_quote=True)
    return found.name.split()[-1].lower() if found else None


def _when(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """A start that names no year, a notice period, or the part of the week: in the words that were said."""
    words = said.level or ("" if said.start else said.subject)
    when = window.stands(words, in_quote=True, supposed=True)
    if when is None or tokens(words) <= _ONLY_AVAILABLE:
        return
    if _NOTICE.search(when.name):
        yield window.draft(ClaimKind.AVAILABILITY, f"Availability: {when.name}", "notice", level=when.name.lower())
    elif _BEGIN.search(window.quoted):
        yield window.draft(ClaimKind.AVAILABILITY, f"Can start {when.name}", "start")
    else:
        yield window.draft(ClaimKind.AVAILABILITY, f"Availability: {when.name}", "when", level=when.name.lower())
