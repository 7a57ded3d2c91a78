"""A JSON Resume file becomes a `Profile`, whole or not at all."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from interviewer.domain.profile import Profile
from interviewer.errors import ContentError, Problem
from interviewer.intake.json_text import Path, field_name, parse_json
from interviewer.intake.resume_check import resume_problems

LARGEST = 1_000_000
"""Most bytes a profile may have; the longest real ones are under 100,000."""
_MOST_PROBLEMS = 50


def read_json_resume(data: bytes | str, source: str) -> Profile:
    """The profile in a JSON Resume 1.0.0 document.

    Args:
        data: the file, UTF-8 with or without a byte order mark, at most `LARGEST` bytes.
        source: how messages name the file.

    Raises:
        ContentError: the file is too large, not UTF-8, not JSON, or not a JSON Resume; every problem is listed with
            its line, its field and what was expected, at most 50 of them.
    """
    text = _text(data, source)
    located = parse_json(text, source)
    problems = list(located.problems)
    if not isinstance(located.value, dict):
        problems.append(Problem("", "a JSON Resume is a group of fields in { }", located.line(())))
    else:
        problems += [
            Problem(field_name(path), message, located.line(path)) for path, message in resume_problems(located.value)
        ]
    if problems:
        problems.sort(key=lambda problem: problem.line or 0)
        raise ContentError(source, problems[:_MOST_PROBLEMS])
    return _profile(located.value, source, located.line)


def _text(data: bytes | str, source: str) -> str:
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        message = f"the file has {size:,} bytes; a profile may have {LARGEST:,}. Is it the right file?"
        raise ContentError(source, [Problem("", message)])
    if isinstance(data, str):
        text = data.removeprefix("\ufeff")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"byte {error.start} is not UTF-8 text; save the file as UTF-8 and try again"
            raise ContentError(source, [Problem("", message, line)]) from error
    if not text.strip():
        raise ContentError(source, [Problem("", "the file is empty", 1)])
    return text


def _profile(document: dict[str, Any], source: str, line_of: Any) -> Profile:
    """The profile; what the schema leaves open but the profile types (availability) is reported the same way."""
    try:
        return Profile.from_document(document)
    except ValidationError as error:
        problems: list[Problem] = []
        for item in error.errors():
            path: Path = item["loc"]
            problems.append(Problem(field_name(path), item["msg"].lower(), line_of(path)))
        raise ContentError(source, problems) from error
