"""The few fields of the profile form become a `Profile`: the way in for those without a file."""

from __future__ import annotations

from typing import Any

from interviewer.domain.profile import Profile
from interviewer.domain.values import Value
from interviewer.errors import ContentError, Problem
from interviewer.intake.json_text import Path, field_name
from interviewer.intake.resume_check import resume_problems

_SOURCE = "the form"


class FormWork(Value):
    """One role. Dates are "2019", "2019-03" or "2019-03-14"; an empty end means current."""

    employer: str = ""
    role: str = ""
    start: str = ""
    end: str = ""
    summary: str = ""


class FormEducation(Value):
    """One course of study."""

    institution: str = ""
    degree: str = ""
    area: str = ""
    start: str = ""
    end: str = ""


class FormCertificate(Value):
    """One certificate or licence."""

    name: str = ""
    issuer: str = ""
    date: str = ""


class FormLanguage(Value):
    """A language and how well it is spoken."""

    language: str = ""
    level: str = ""


class ProfileForm(Value):
    """What the form asks; every field may be left empty."""

    name: str = ""
    email: str = ""
    headline: str = ""
    city: str = ""
    country_code: str = ""
    """ISO 3166-1 alpha-2."""
    work: tuple[FormWork, ...] = ()
    education: tuple[FormEducation, ...] = ()
    certificates: tuple[FormCertificate, ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[FormLanguage, ...] = ()
    hours_per_week: float | None = None
    """0 to 80."""
    available_from: str = ""
    """ISO 8601 date."""


def profile_from_form(form: ProfileForm) -> Profile:
    """The profile that the form describes; what was left empty is left out.

    Raises:
        ContentError: a date, an e-mail address or the hours cannot be; every problem is listed by its field.
    """
    document = _written(
        {
            "basics": {
                "name": form.name,
                "label": form.headline,
                "email": form.email,
                "location": {"city": form.city, "countryCode": form.country_code.strip().upper()},
            },
            "work": [
                {
                    "name": job.employer,
                    "position": job.role,
                    "startDate": job.start,
                    "endDate": job.end,
                    "summary": job.summary,
                }
                for job in form.work
            ],
            "education": [
                {
                    "institution": course.institution,
                    "studyType": course.degree,
                    "area": course.area,
                    "startDate": course.start,
                    "endDate": course.end,
                }
                for course in form.education
            ],
            "certificates": [{"name": one.name, "issuer": one.issuer, "date": one.date} for one in form.certificates],
            "skills": [{"name": name} for name in form.skills],
            "languages": [{"language": one.language, "fluency": one.level} for one in form.languages],
            "meta": {"availability": {"hoursPerWeek": form.hours_per_week, "from": form.available_from}},
        }
    )
    found = resume_problems(document or {})
    problems = [Problem(_ON_THE_FORM.get(path) or field_name(path), message) for path, message in found]
    if problems:
        raise ContentError(_SOURCE, problems)
    return Profile.from_document(document or {})


_ON_THE_FORM: dict[Path, str] = {
    ("meta", "availability", "hoursPerWeek"): "hours a week",
    ("meta", "availability", "from"): "available from",
}
"""What the form calls what JSON Resume has no place of its own for."""


def _written(value: Any) -> Any:
    """`value` without what was left empty; None where nothing is left."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        kept = {key: written for key, item in value.items() if (written := _written(item)) is not None}
        return kept or None
    if isinstance(value, list):
        return [written for item in value if (written := _written(item)) is not None] or None
    return value
