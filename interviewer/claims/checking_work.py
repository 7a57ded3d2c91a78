"""Claims about work that a model read, checked: employers, titles, how long, when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.claims.expressions import NOW, SINCE, SPAN, Duration, durations
from interviewer.claims.figures import date_of, duration_of
from interviewer.claims.lexicon import folded, tokens
from interviewer.claims.names import Named, find_names
from interviewer.claims.ownership import Speaker
from interviewer.claims.passage import Draft
from interviewer.claims.readers.employers import heads
from interviewer.claims.readers.fields import is_a_field
from interviewer.claims.reply import SaidClaim
from interviewer.claims.window import Window
from interviewer.domain.evidence import ClaimKind

_A_YEAR = {"month": 12, "week": 52, "day": 365, "decade": 0.1}
"""How many of a unit make a year."""
_LEARNING = tokens("degree bachelor master doctorate diploma course licence license certificate exam born birth")
"""Dates of these are no dates of work."""
_NEAR = 60
"""Characters."""
_OF_ANOTHER = re.compile(
    r"(?:(?<!\bit)(?<!\bthat)(?<!\bthere)['’]s\s+"
    r"|(?<!\bam )(?<!\bwas )(?<!\bas )(?<!['’]m )(?<!\bbeen )\b(?:an?|the|another|every|any)\s+(?:[\w'’-]+\s+){1,3}?"
    r"(?:with|of)\s+)(?:(?:over|about|some|nearly|almost|more\s+than|at\s+least)\s+)?$",
    re.IGNORECASE,
)
"""Before years that are somebody's or something's: "my mentor's ten years", "a surgeon with thirty years"."""


def employment(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """An employer."""
    place = _employer(said.organisation or said.subject, window)
    if place:
        yield window.draft(ClaimKind.EMPLOYMENT, f"Worked at {place.name}", place.name, place, organisation=place.name)


def role(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """A job title, with its employer where that is named beside it."""
    title = window.stands(said.subject)
    # Nobody is "nurses": those are other people.
    if title is None or (title.name.lower().endswith("s") and not said.subject.lower().endswith("s")):
        return
    place = _employer(said.organisation, window)
    if place and not _beside(window, title, place):
        place = None
    yield window.draft(
        ClaimKind.ROLE,
        f"Worked as {title.name}" + (f" at {place.name}" if place else ""),
        title.name,
        title,
        organisation=place.name if place else None,
    )


def duration(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """How long, in years; of a field, a title or an employer."""
    unit = (said.unit or "years").strip().lower().removesuffix("s")
    found = duration_of(window.quoted, (said.amount or 0) / _A_YEAR.get(unit, 1))
    if found is None:
        return
    at = window.left + found.start
    if not window.theirs(at) or _OF_ANOTHER.search(window.text[window.passage.sentence.clause_at(at)[0] : at]):
        return
    place = _employer_of(said, window, at)
    field = window.stands(said.subject)
    subject = _about(said, window, field, place)
    if subject is None or (field and not _is_nearest(window, field, found)):
        return
    noted = window.speaker(at) is Speaker.UNSAID
    if noted and not (place or _is_a_title(subject) or is_a_field(subject, window.passage)):
        # "Limitation 6 yrs", "20 yrs smoker": notes on the case, not on oneself.
        return
    link = "at" if place and subject == place.name else "as" if _is_a_title(subject) else "of"
    where = f" at {place.name}" if place and subject != place.name else ""
    length = f"{found.years:g} year" if found.years == 1 else f"{found.years:g} years"
    yield window.draft(
        ClaimKind.DURATION,
        f"{'About ' if found.rough else ''}{length} {link} {subject}{where}",
        subject,
        field,
        organisation=place.name if place else None,
        amount=found.years,
        unit="years",
    )


def dates(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """Since when, or from when to when, somebody worked somewhere or in something."""
    start = date_of(window.quoted, said.start)
    if start is None or not window.theirs(window.left + start[0]) or tokens(said.subject) & _LEARNING:
        return
    end = date_of(window.quoted[start[1] :], said.end)
    if end and end[2][:4] < start[2][:4]:
        return
    place = _employer_of(said, window, window.left + start[0])
    field = window.stands(said.subject)
    subject = _about(said, window, field, place)
    if subject is None:
        return
    when = f"from {start[2]} to {end[2]}" if end else f"{_beginning(window, start[0])} {start[2]}"
    yield window.draft(
        ClaimKind.DATES,
        f"{subject}: {when}",
        subject,
        field,
        organisation=place.name if place else None,
        start=start[2],
        end=end[2] if end else None,
    )


def _employer(name: str, window: Window) -> Named | None:
    return window.organisation(name, window.passage.known.employers)


def _employer_of(said: SaidClaim, window: Window, at: int) -> Named | None:
    """The employer that the years or dates at `at` belong to: the one they are about, or the one beside them."""
    listed = next(find_names(said.subject, window.passage.known.employers), None)
    place = _employer(listed.name if listed else said.organisation, window)
    return place if place and window.joined(at, place.start) else None


def _beside(window: Window, title: Named, place: Named) -> bool:
    """Whether an employer is named with a title: in its clause and near, or where the clause has no other subject."""
    clauses = {window.passage.sentence.clause_at(one.start) for one in (title, place)}
    near = max(place.start - title.end, title.start - place.end) <= _NEAR
    return near if len(clauses) == 1 else window.joined(title.start, place.start)


def _about(said: SaidClaim, window: Window, field: Named | None, place: Named | None) -> str | None:
    """What years or dates are about: the words that were said, the employer, or "work" where no more was said."""
    if place and (field is None or folded(field.name) in folded(place.name)):
        return place.name
    if field:
        return field.name
    if window.is_about(said.subject):
        return " ".join(said.subject.split())
    return None if tokens(said.subject) else "work"


def _is_nearest(window: Window, field: Named, found: Duration) -> bool:
    """Whether no other length of time stands nearer to the field: "four years of audit, six of credit"."""

    def gap(one: Duration) -> int:
        start, end = window.left + one.start, window.left + one.end
        return max(field.start - end, start - field.end, 0)

    return gap(found) <= min(gap(one) for one in durations(window.quoted))


def _is_a_title(subject: str) -> bool:
    return re.search(rf"(?<![\w-]){heads()}$", subject, re.IGNORECASE) is not None


def _beginning(window: Window, at: int) -> str:
    """Whether what began then goes on: "since" or "started in"."""
    for pattern in (SINCE, SPAN):
        for found in pattern.finditer(window.text):
            goes_on = pattern is SINCE or re.fullmatch(NOW, found["end"], re.IGNORECASE)
            if goes_on and found.start() <= window.left + at < found.end():
                return "since"
    return "started in"
