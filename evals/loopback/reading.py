"""A request as a brain reads it: what it is asked to do, and the parts of a prompt that it goes by.

Brains see what a provider's model would see, the messages and the form, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

GRADING, CLAIMS = "Graded", "SaidClaims"
"""Names of the forms that gradings and claims are filled into."""

_ANSWER = re.compile(r"<(answer(?:[_-]\d+)?)>\n(.*?)\n</\1>", re.DOTALL)
_NUMBERED = re.compile(r"^(\d+)\.? (.+)$", re.MULTILINE)
_PREPARED = "Prepared questions:"


@dataclass(frozen=True)
class Grading:
    """One criterion that is to be graded."""

    criterion: str
    """Its name."""
    levels: tuple[int, ...]
    """Lowest first."""
    key_points: tuple[str, ...]
    question: str
    answers: tuple[str, ...]
    """As they were sent: what was set aside is not in them."""


def form_of(asked: Mapping[str, Any]) -> str | None:
    """The name of the form that is to be filled in; None where words are asked for."""
    schema = (asked.get("response_format") or {}).get("json_schema") or {}
    return schema.get("name")


def grading(asked: Mapping[str, Any]) -> Grading:
    """What a request for a grading shows."""
    rubric, exchange = messages(asked)
    levels, points = numbered(rubric, "Levels:"), numbered(rubric, "Key points:")
    return Grading(
        criterion=rubric.partition("Criterion: ")[2].partition("\n")[0],
        levels=tuple(sorted(int(number) for number, _ in levels)),
        key_points=tuple(text for _, text in points),
        question=exchange.partition("Question: ")[2].partition("\n")[0],
        answers=answers(asked),
    )


def answers(asked: Mapping[str, Any]) -> tuple[str, ...]:
    """What the applicant said, answer by answer."""
    return inside_fences(messages(asked)[1])


def inside_fences(text: str) -> tuple[str, ...]:
    """The answers that stand between tags in a prompt."""
    return tuple(found.group(2) for found in _ANSWER.finditer(text))


def numbered(text: str, head: str) -> list[tuple[str, str]]:
    """The numbered lines below a heading, up to an empty one, as (number, words)."""
    return _NUMBERED.findall(text.partition(f"{head}\n")[2].partition("\n\n")[0])


def prepared(asked: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(number, words) of each follow-up that may be asked; empty where the request is for something else."""
    _, named, list_of_them = messages(asked)[1].partition(_PREPARED)
    return _NUMBERED.findall(list_of_them) if named else []


def messages(asked: Mapping[str, Any]) -> tuple[str, str]:
    """The system message and the user message."""
    first, *rest = (str(one.get("content") or "") for one in asked.get("messages", ()))
    return first, "\n".join(rest)
