"""A profile shown in the form and corrected there: what the form does not ask about stays as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from interviewer.domain.profile import Profile
from interviewer.intake.form import (
    FormCertificate,
    FormEducation,
    FormLanguage,
    FormWork,
    ProfileForm,
    profile_from_form,
)

_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "work": ("name", "position", "startDate", "endDate", "summary"),
    "education": ("institution", "studyType", "area", "startDate", "endDate"),
    "certificates": ("name", "issuer", "date"),
    "skills": ("name",),
    "languages": ("language", "fluency"),
}
"""Section -> the fields of it that the form asks for."""


def form_of(profile: Profile) -> ProfileForm:
    """The form filled in from a profile; row n of a section is the profile's entry n."""
    basics = profile.basics
    place = basics.location
    availability = profile.meta.availability
    return ProfileForm(
        name=basics.name or "",
        email=basics.email or "",
        headline=basics.label or "",
        city=(place.city if place else None) or "",
        country_code=(place.countryCode if place else None) or "",
        work=tuple(
            FormWork(
                employer=job.name or "",
                role=job.position or "",
                start=job.startDate or "",
                end=job.endDate or "",
                summary=job.summary or "",
            )
            for job in profile.work
        ),
        education=tuple(
            FormEducation(
                institution=course.institution or "",
                degree=course.studyType or "",
                area=course.area or "",
                start=course.startDate or "",
                end=course.endDate or "",
            )
            for course in profile.education
        ),
        certificates=tuple(
            FormCertificate(name=one.name or "", issuer=one.issuer or "", date=one.date or "")
            for one in profile.certificates
        ),
        skills=tuple(skill.name or "" for skill in profile.skills),
        languages=tuple(
            FormLanguage(language=one.language or "", level=one.fluency or "") for one in profile.languages
        ),
        hours_per_week=availability.hoursPerWeek if availability else None,
        available_from=(availability.from_ if availability else None) or "",
    )


def corrected(profile: Profile, form: ProfileForm, rows: Mapping[str, Sequence[int | None]]) -> Profile:
    """The profile with what the form says, and everything the form does not ask about kept.

    Args:
        profile: what was read; an empty one where the form was filled in from nothing.
        form: the form as it was confirmed.
        rows: section -> for each of the form's rows, the index of the profile's entry it was read from, None for a
            new one. An entry no row was read from is dropped.

    Raises:
        ContentError: as for `profile_from_form`.
    """
    said = profile_from_form(form).document()
    document = profile.document()
    for section, fields in _SECTIONS.items():
        filled = [row for row in _filled(form, section)]
        entries = iter(said.get(section, []))
        origins = rows.get(section, [None] * len(filled))
        merged = [
            _overlaid(_entry(document, section, origin), next(entries), fields)
            for is_filled, origin in zip(filled, origins, strict=True)
            if is_filled
        ]
        _put(document, section, merged)
    basics = _overlaid(document.get("basics", {}), said.get("basics", {}), ("name", "label", "email"))
    place = said.get("basics", {}).get("location", {})
    _put(basics, "location", _overlaid(basics.get("location", {}), place, ("city", "countryCode")))
    _put(document, "basics", basics)
    meta = dict(document.get("meta", {}))
    availability = said.get("meta", {}).get("availability", {})
    _put(meta, "availability", _overlaid(meta.get("availability", {}), availability, ("hoursPerWeek", "from")))
    _put(document, "meta", meta)
    return Profile.from_document(document)


def _filled(form: ProfileForm, section: str) -> list[bool]:
    """Whether each row of a section says anything: rows that do not are left out by `profile_from_form`."""
    if section == "skills":
        return [bool(name.strip()) for name in form.skills]
    rows: Sequence[FormWork | FormEducation | FormCertificate | FormLanguage] = getattr(form, section)
    return [any(str(value).strip() for value in row.model_dump().values()) for row in rows]


def _entry(document: Mapping[str, Any], section: str, origin: int | None) -> Mapping[str, Any]:
    entries = document.get(section, [])
    return entries[origin] if origin is not None and origin < len(entries) else {}


def _overlaid(kept: Mapping[str, Any], said: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """`kept` with the form's fields as the form has them; a field that was emptied goes."""
    merged = {key: value for key, value in kept.items() if key not in fields}
    return {**merged, **{key: said[key] for key in fields if key in said}}


def _put(document: dict[str, Any], key: str, value: Any) -> None:
    """Sets what says something; takes away what does not."""
    if value:
        document[key] = value
    else:
        document.pop(key, None)
