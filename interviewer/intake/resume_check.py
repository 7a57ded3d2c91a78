"""What is wrong with a JSON Resume document: its schema, and dates that cannot be."""

from __future__ import annotations

import calendar
import difflib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft4Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from interviewer.intake.json_text import Path

SCHEMA_FILE = FilePath(__file__).with_name("jsonresume-1.0.0.schema.json")
"""JSON Resume 1.0.0, draft-04, from resume-schema 1.0.1 (MIT)."""

_KINDS = {
    "string": "text in double quotes",
    "array": "a list in [ ]",
    "object": "a group of fields in { }",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}
_ISO = re.compile(r"([12]\d{3})(?:-(\d\d))?(?:-(\d\d))?")
_DATE_FIELDS = {"startDate", "endDate", "date", "releaseDate"}
DATE_HELP = "is not a date; write 2019, 2019-03 or 2019-03-14"

_formats = FormatChecker(formats=())


@_formats.checks("email")
def _email(value: object) -> bool:
    # An empty field is common in exported files and says no more than a missing one.
    return not isinstance(value, str) or not value or bool(re.fullmatch(r"[^@\s]+@[^@\s]+", value))


@_formats.checks("uri")
def _uri(value: object) -> bool:
    # The format's own description says "URL"; people leave "https://" out, so only what no address holds is refused.
    return not isinstance(value, str) or not value or bool(re.fullmatch(r"[^\s<>\"]+", value))


@_formats.checks("date")
def _date(value: object) -> bool:
    # Draft-04 does not define "date"; the schema's other dates allow a year or a month, so this one does too.
    return not isinstance(value, str) or _ISO.fullmatch(value) is not None


MOST_ENTRIES = 500
"""Entries in one section; no career has more."""
MOST_HOURS = 80
"""Hours of work in one week."""


@cache
def _validator() -> Draft4Validator:
    return Draft4Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")), format_checker=_formats)


def resume_problems(document: Any) -> list[tuple[Path, str]]:
    """Every problem of `document`, each with its path and what was expected in plain words; empty if there is none.

    Checks the schema, that no section is endless, that every date is on the calendar, that nothing ends before it
    starts, and that hours a week and the earliest start under `meta.availability` can be.
    """
    endless = [
        ((name,), f"has {len(section):,} entries; at most {MOST_ENTRIES} are read")
        for name, section in (document.items() if isinstance(document, dict) else ())
        if isinstance(section, list) and len(section) > MOST_ENTRIES
    ]
    if endless:
        return endless
    found = [problem for error in _validator().iter_errors(document) for problem in _explained(error)]
    wrong = {path for path, _ in found}
    found += [problem for problem in _date_problems(document, ()) if problem[0] not in wrong]
    found += _availability_problems(document)
    return found


def _availability_problems(document: Any) -> Iterator[tuple[Path, str]]:
    """The format says nothing of availability; what is kept there has to be usable all the same."""
    meta = document.get("meta") if isinstance(document, dict) else None
    availability = meta.get("availability") if isinstance(meta, dict) else None
    if availability is None:
        return
    place: Path = ("meta", "availability")
    if not isinstance(availability, dict):
        yield place, f'a group of fields was expected here, as {{"hoursPerWeek": 15}}, not {_shown(availability)}'
        return
    hours, start = availability.get("hoursPerWeek"), availability.get("from")
    usable = isinstance(hours, int | float) and not isinstance(hours, bool) and 0 <= hours <= MOST_HOURS
    if hours is not None and not usable:
        yield (*place, "hoursPerWeek"), f"a number from 0 to {MOST_HOURS} was expected here, not {_shown(hours)}"
    if start is not None and not (isinstance(start, str) and _ISO.fullmatch(start) and not _impossible(start)):
        yield (*place, "from"), f"{_shown(start)} {DATE_HELP}"


def _explained(error: ValidationError) -> Iterator[tuple[Path, str]]:
    path: Path = tuple(error.absolute_path)
    shown = _shown(error.instance)
    if error.validator == "type":
        expected = _KINDS.get(str(error.validator_value), str(error.validator_value))
        yield path, f"{expected} was expected here, not {shown}"
    elif error.validator == "pattern":
        yield path, f"{shown} {DATE_HELP}" + ("" if error.instance else ", or leave it out")
    elif error.validator == "format":
        what = {"email": "is not an e-mail address", "uri": "is not a web address", "date": DATE_HELP}
        yield path, f"{shown} {what.get(str(error.validator_value), 'has the wrong form')}"
    elif error.validator == "additionalProperties" and isinstance(error.schema, dict):
        document_part = error.instance if isinstance(error.instance, dict) else {}
        known = sorted(error.schema.get("properties", {}))
        for name in sorted(set(document_part) - set(known)):
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"its sections are {', '.join(known)}"
            yield (*path, name), f"JSON Resume 1.0.0 has no section of this name; {hint}"
    else:
        yield path, error.message


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:57] + "...")
    if value is None:
        return "null (leave the field out instead)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "a group of fields"


def _date_problems(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _date_problems(item, (*path, index))
    if not isinstance(value, dict) or path == ("meta",):
        return
    for name, item in value.items():
        if name in _DATE_FIELDS and isinstance(item, str) and _ISO.fullmatch(item):
            problem = _impossible(item)
            if problem:
                yield (*path, name), f"{item!r} {problem}"
        else:
            yield from _date_problems(item, (*path, name))
    start, end = value.get("startDate"), value.get("endDate")
    if isinstance(start, str) and isinstance(end, str) and _is_before(end, start):
        yield (*path, "endDate"), f"ends {end}, before its start, {start}"


def _impossible(date: str) -> str | None:
    found = _ISO.fullmatch(date)
    year, month, day = found.groups() if found else (None, None, None)
    if month is not None and not 1 <= int(month) <= 12:
        return f"cannot be: there is no month {month}; " + DATE_HELP.partition("; ")[2]
    if year and month and day and not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return f"cannot be: {calendar.month_name[int(month)]} {year} has no day {day}"
    return None


def _is_before(end: str, start: str) -> bool:
    """Whether `end` is surely before `start`: compared as precisely as both were written."""
    if not all(_ISO.fullmatch(date) and not _impossible(date) for date in (end, start)):
        return False
    precision = min(len(end), len(start))
    return end[:precision] < start[:precision]
