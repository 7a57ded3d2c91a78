"""A profile to read through, as escaped HTML."""

from __future__ import annotations

from interviewer.domain.profile import Education, Profile
from interviewer.ui.applicant.countries import countries
from interviewer.ui.quoted import escaped
from interviewer.ui.words import month


def shown(profile: Profile) -> str:
    """The profile section by section; what it says nothing about is left out."""
    basics = profile.basics
    place = basics.location
    country = countries().get((place.countryCode or "").upper(), place.countryCode or "") if place else ""
    head = [basics.name, basics.label, ", ".join(part for part in (place.city if place else None, country) if part)]
    hours = profile.hours_per_week
    rows = [
        ("You", [_line(part) for part in head if part]),
        ("Work", [_dated(_both(job.position, job.name), job.startDate, job.endDate) for job in profile.work]),
        (
            "Education",
            [_dated(_course(one), one.startDate, one.endDate) for one in profile.education],
        ),
        ("Certificates and licences", [_dated(_both(one.name, one.issuer), one.date) for one in profile.certificates]),
        ("Skills", [_line(", ".join(skill.name for skill in profile.skills if skill.name))] if profile.skills else []),
        ("Languages", [_line(" · ".join(filter(None, (one.language, one.fluency)))) for one in profile.languages]),
        ("Hours a week", [_line(f"{hours:g}")] if hours is not None else []),
    ]
    body = "".join(f"<dt>{title}</dt><dd>{''.join(lines)}</dd>" for title, lines in rows if lines)
    return f'<dl class="read">{body}</dl>'


def _course(course: Education) -> str:
    return _both(" ".join(part for part in (course.studyType, course.area) if part), course.institution)


def _line(text: str) -> str:
    return f'<div dir="auto">{escaped(text)}</div>'


def _dated(text: str, start: str | None, end: str | None = "") -> str:
    """A line with its dates; an end of None means that it goes on."""
    span = month(start or "")
    if start and end != "":
        span = f"{span} to {month(end) if end else 'now'}"
    return f'<div dir="auto">{escaped(text)} <span class="muted date">{escaped(span)}</span></div>'


def _both(first: str | None, second: str | None) -> str:
    return ", ".join(part for part in (first, second) if part)
