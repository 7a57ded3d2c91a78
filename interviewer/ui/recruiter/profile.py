"""The profile as it was given, the suggested edits, and what the applicant decided about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from interviewer.domain.edits import EditDecision, ProfileEdit
from interviewer.domain.profile import Basics, Profile
from interviewer.ui.desk.evidence import quote_link
from interviewer.ui.desk.look import badge, facts

_CHOICES = {"accept": "Accepted", "change": "Accepted in other words", "reject": "Not wanted"}


def profile_sections(profile: Profile) -> str:
    """The profile as HTML, section by section; empty sections are left out."""
    sections = (
        ("", facts(_basics(profile.basics) + _hours(profile))),
        ("Work", "".join(_entry(role.position, role.name, role) for role in profile.work)),
        ("Education", "".join(_entry(one.studyType, one.area, one, one.institution) for one in profile.education)),
        ("Licences and certificates", _list(_line(one.name, one.issuer, one.date) for one in profile.certificates)),
        ("Skills", _list(_line(one.name, one.level, ", ".join(one.keywords)) for one in profile.skills)),
        ("Languages", _list(_line(one.language, one.fluency) for one in profile.languages)),
    )
    found = [f"<h3>{title}</h3>{body}" if title else body for title, body in sections if body]
    return "".join(found) or "<p>The profile is empty.</p>"


def edits(suggested: Sequence[ProfileEdit], decisions: Mapping[str, EditDecision]) -> str:
    """The suggested edits as HTML with what was decided."""
    if not suggested:
        return "<p>Nothing was suggested: what was said is on the profile already.</p>"
    return "".join(_edit(one, decisions.get(one.id)) for one in suggested)


def _edit(edit: ProfileEdit, decision: EditDecision | None) -> str:
    decided = _CHOICES[decision.choice] if decision else "Not decided yet"
    after = decision.text if decision and decision.choice == "change" and decision.text else edit.after
    rows = [
        ("Before", f'<span dir="auto">{escape(edit.before)}</span>' if edit.before else "Nothing"),
        ("After", f'<span dir="auto">{escape(after)}</span>'),
        ("Said", quote_link(edit.quote)),
        ("Why", escape(edit.reason)),
    ]
    head = f'<header><h3 dir="auto">{escape(edit.title)}</h3>{badge(decided, accent=decision is not None)}</header>'
    return f'<article class="card">{head}{facts(rows)}</article>'


def _basics(basics: Basics) -> list[tuple[str, str]]:
    place = basics.location
    where = ", ".join(part for part in (place.city, place.region, place.countryCode) if part) if place else ""
    rows = (("Name", basics.name), ("Headline", basics.label), ("Place", where), ("Summary", basics.summary))
    return [(name, f'<span dir="auto">{escape(value)}</span>') for name, value in rows if value]


def _hours(profile: Profile) -> list[tuple[str, str]]:
    hours = profile.hours_per_week
    return [("Hours a week", f"{hours:g}")] if hours is not None else []


def _entry(first: str | None, second: str | None, dated: object, third: str | None = None) -> str:
    start, end = getattr(dated, "startDate", None), getattr(dated, "endDate", None)
    when = f"{start or '?'} to {end or 'now'}" if start or end else "no dates"
    details = [getattr(dated, "summary", None), getattr(dated, "description", None), *getattr(dated, "highlights", ())]
    body = "".join(f'<p dir="auto">{escape(text)}</p>' for text in details if text)
    return f'<p dir="auto"><b>{_line(first, second, third)}</b> <span class="small">{escape(when)}</span></p>{body}'


def _line(*parts: str | None) -> str:
    return escape(", ".join(part for part in parts if part))


def _list(lines: object) -> str:
    items = "".join(f'<li dir="auto">{line}</li>' for line in lines if line)  # type: ignore[attr-defined]
    return f"<ul>{items}</ul>" if items else ""
