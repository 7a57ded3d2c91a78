"""Data sets, one JSON object a line: read strictly and whole, before anything is measured.

A row's unknown keys are passed over, since sets carry notes of their own; what is known must be there and be right. A
line that isn't is named with its file, and stops the run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from interviewer.content.strict_yaml import field_name
from interviewer.errors import ContentError, Problem

MOST_PROBLEMS = 20
"""Problems listed of one file; a file of another format has one on every line."""

Name = Annotated[str, StringConstraints(min_length=1)]
Said = Annotated[str, StringConstraints(pattern=r"\S")]
"""Text with something in it."""
Share = Annotated[float, Field(ge=0, le=1)]
Step = Literal["low", "medium", "high"]
STEPS: tuple[Step, ...] = ("low", "medium", "high")


class Row(BaseModel):
    """What every format has in common."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, allow_inf_nan=False)

    id: Name


class LevelText(BaseModel):
    """The anchor of one level."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    level: int
    text: Said


class GradedRow(Row):
    """An answer with the score people gave it."""

    question_id: Name
    question: str
    reference: tuple[Said, ...]
    levels: tuple[LevelText, ...] | None
    answer: str
    score: Annotated[float, Field(ge=0)]
    max_score: Annotated[float, Field(gt=0)]
    bins: Annotated[int, Field(ge=1, le=100)]
    """Steps of the scale; there is one level more."""
    split: str

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.score > self.max_score:
            raise ValueError(f"score {self.score:g} is more than max_score {self.max_score:g}")
        if self.levels is None and not self.reference:
            raise ValueError("there is neither a reference answer nor levels to grade against")
        if self.levels is not None:
            numbers = [one.level for one in self.levels]
            if len(numbers) < 2 or len(set(numbers)) != len(numbers):
                raise ValueError("levels need two or more anchors, each with a level of its own")
        return self

    @property
    def share(self) -> float:
        """The score's place on its scale, 0 to 1."""
        return self.score / self.max_score


class StepAnchors(BaseModel):
    """One dimension's three anchors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    low: Said
    medium: Said
    high: Said


Dimensions = Annotated[dict[Name, StepAnchors], Field(min_length=1)]


class Spoken(BaseModel):
    """One turn of an interview."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    role: Literal["interviewer", "applicant"]
    message: str


class Expected(BaseModel):
    """What a turn should do to one dimension."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    dimension: Name
    level: Step
    direction: Literal["up", "down", "same"] = "down"


class TurnRow(Row):
    """A turn added to an interview."""

    kind: Name
    base: Annotated[tuple[Spoken, ...], Field(min_length=1)]
    question: str
    answer: str
    expect: Expected | None
    """The dimension the turn is about; None where no dimension may rise."""
    rubric: Dimensions

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.expect is not None and self.expect.dimension not in self.rubric:
            raise ValueError(f"expect names the dimension {self.expect.dimension!r}, which the rubric has not")
        return self


class Asked(BaseModel):
    """A question with its answer."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    question: str
    answer: str


class InterviewRow(Row):
    """A whole interview with the level it should earn on each dimension."""

    rubric: Dimensions
    turns: Annotated[tuple[Asked, ...], Field(min_length=1)]
    truth: Annotated[dict[Name, Step], Field(min_length=1)]
    rival: dict[Name, dict[Step, Share]] | None = None
    """What another judge gave: dimension -> level -> probability."""

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        unknown = [name for name in self.truth if name not in self.rubric]
        if unknown:
            raise ValueError(f"truth names dimensions the rubric has not: {', '.join(unknown)}")
        for name, shares in (self.rival or {}).items():
            if name in self.truth and set(shares) != set(STEPS):
                raise ValueError(f"rival has no probability of low, medium and high for {name!r}")
        return self


class AttackRow(Row):
    """A text that should earn nothing, or an honest one that looks like it."""

    text: str
    kind: Literal["attack", "benign"]
    family: str | None = None


AnyRow = TypeVar("AnyRow", bound=Row)


def read_rows(path: Path, row: type[AnyRow]) -> list[AnyRow]:
    """Every row of a JSON Lines file; blank lines are passed over.

    Raises:
        ContentError: The file cannot be read, has no row, or has a line that is no `row`; file and line are named.
    """
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise ContentError(str(path), [Problem("", f"cannot be read: {error.strerror or error}")]) from None
    rows: list[AnyRow] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            rows.append(row.model_validate_json(line))
        except ValidationError as error:
            problems += [_problem(one, number) for one in error.errors(include_url=False, include_input=False)]
        if len(problems) >= MOST_PROBLEMS:
            break
    if problems:
        raise ContentError(str(path), problems[:MOST_PROBLEMS])
    if not rows:
        raise ContentError(str(path), [Problem("", "holds no rows, so there is nothing to measure")])
    return rows


_PLAIN = {"missing": "is missing", "json_invalid": "is not JSON"}


def _problem(error: object, line: int) -> Problem:
    assert isinstance(error, dict)
    message = _PLAIN.get(error["type"]) or str(error["msg"]).removeprefix("Value error, ")
    return Problem(field_name(tuple(error["loc"])), message, line)
