"""The profile form's state in this browser tab: rows that can be added and removed, filled from what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from interviewer.domain.profile import Profile
from interviewer.domain.values import Value
from interviewer.intake.correction import form_of
from interviewer.intake.form import FormCertificate, FormEducation, FormLanguage, FormWork, ProfileForm

_KEY = "profile-sheet"

_ROWS: Mapping[str, type[Value]] = {
    "work": FormWork,
    "education": FormEducation,
    "certificates": FormCertificate,
    "languages": FormLanguage,
}
_SIMPLE = ("name", "headline", "country_code", "hours_per_week", "skills")


@dataclass
class Row:
    """One row of a section. Its widgets have keys of their own, so that removing a row disturbs no other."""

    number: int
    origin: int | None
    """The profile's entry it was read from; None for a new row."""


@dataclass
class Sheet:
    """What the form stands on."""

    read: Profile = field(default_factory=Profile)
    """What was read from a file; an empty profile where the form was filled in from nothing."""
    source: str = ""
    """What it was read from, as the person would call it; empty for nothing."""
    sample: bool = False
    rows: dict[str, list[Row]] = field(default_factory=lambda: {section: [] for section in _ROWS})
    generation: int = 0
    """Counts what was read, so that the widgets of one file are not those of the next."""
    made: int = 0

    def key(self, section: str, row: Row | None, name: str) -> str:
        """The key of one field's widget."""
        return f"profile-{self.generation}-{section}-{row.number if row else 0}-{name}"

    def add(self, section: str, origin: int | None = None) -> Row:
        """A new row at the end of a section."""
        self.made += 1
        row = Row(self.made, origin)
        self.rows[section].append(row)
        return row

    def remove(self, section: str, row: Row) -> None:
        """Takes a row away."""
        self.rows[section].remove(row)

    def load(self, profile: Profile, source: str, *, sample: bool = False) -> None:
        """Starts over from what was read."""
        self.read, self.source, self.sample = profile, source, sample
        self.generation += 1
        self.rows = {section: [] for section in _ROWS}
        form = form_of(profile)
        for name in _SIMPLE:
            value = getattr(form, name)
            st.session_state[self.key("basics", None, name)] = ", ".join(value) if name == "skills" else value
        for section, kind in _ROWS.items():
            for origin, values in enumerate(getattr(form, section)):
                row = self.add(section, origin)
                for name in kind.model_fields:
                    st.session_state[self.key(section, row, name)] = getattr(values, name)

    def form(self) -> ProfileForm:
        """The form as its fields stand now."""
        simple = {name: st.session_state.get(self.key("basics", None, name)) or "" for name in _SIMPLE}
        before = form_of(self.read)
        sections = {
            section: [
                {name: st.session_state.get(self.key(section, row, name)) or "" for name in kind.model_fields}
                for row in self.rows[section]
            ]
            for section, kind in _ROWS.items()
        }
        return ProfileForm.model_validate(
            {
                **simple,
                **sections,
                "email": before.email,
                "city": before.city,
                "available_from": before.available_from,
                "hours_per_week": simple["hours_per_week"] or None,
                "skills": _skills(simple["skills"]),
            }
        )

    def origins(self) -> dict[str, list[int | None]]:
        """Section -> the profile's entry each row was read from."""
        names = [skill.name for skill in self.read.skills]
        skills = [names.index(name) if name in names else None for name in self.form().skills]
        return {**{section: [row.origin for row in rows] for section, rows in self.rows.items()}, "skills": skills}


def sheet() -> Sheet:
    """The sheet of this tab."""
    if _KEY not in st.session_state:
        fresh = Sheet()
        fresh.add("work")
        st.session_state[_KEY] = fresh
    return st.session_state[_KEY]


def forget() -> None:
    """Drops the sheet: the profile is stored with the interview now."""
    st.session_state.pop(_KEY, None)


def _skills(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.replace("\n", ",").split(",") if part.strip()))
