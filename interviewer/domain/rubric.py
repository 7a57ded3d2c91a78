"""A rubric pack: the competencies of one field, the questions that show them and the anchors that rate them.

The rating scale is a behaviourally anchored one (BARS; Smith and Kendall 1963): each level is behaviour that can
be seen in an answer. A pack is frozen by its content hash; an interview keeps the hash it was started with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated, Literal, Self, TypeVar

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from interviewer.domain.values import Slug, Text, Value, content_hash

SemanticVersion = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]

_Named = TypeVar("_Named", "Competency", "Criterion", "WorkSample")

JUDGING = "judging-ai-answers"
"""The competency that work samples are rated under; every pack has it without writing it."""


class Source(Value):
    """Where a fact that a pack relies on can be checked."""

    id: Slug
    citation: Text
    used_for: Text


class KeyPoint(Value):
    """One idea of a strong answer, in an expert's words."""

    id: Slug
    text: Text


class Criterion(Value):
    """One thing an answer is rated on, with the behaviour that earns each level."""

    # The schema that authors read says of each field what is said here.
    model_config = ConfigDict(use_attribute_docstrings=True)

    id: Slug
    name: Text
    looks_for: Text
    anchors: dict[int, Text]
    """Level -> behaviour that earns it: levels 0..3, or 1..5."""
    key_points: Annotated[tuple[KeyPoint, ...], Field(min_length=2)]
    probes: Annotated[tuple[Text, ...], Field(min_length=2)]
    """Neutral worded follow-ups, asked in this order."""
    common_errors: tuple[Text, ...] = ()
    # Left out where it is true: a pack that does not use it keeps its content hash.
    own_words: Annotated[bool, Field(exclude_if=bool)] = True
    """Whether an answer must be in the applicant's own words.

    What is copied from the rubric is set aside unless this is false: where a definition, a statute or a code has one
    right wording, saying it word for word is right.
    """

    @model_validator(mode="after")
    def _levels_are_consecutive(self) -> Self:
        if self.levels not in ((0, 1, 2, 3), (1, 2, 3, 4, 5)):
            got = ", ".join(map(str, self.levels))
            raise ValueError(f"anchors need the levels 0, 1, 2, 3 or 1, 2, 3, 4, 5; found {got}")
        _distinct("key point", (point.id for point in self.key_points))
        return self

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels, lowest first."""
        return tuple(sorted(self.anchors))

    def share(self, level: float) -> float:
        """Where `level` stands on this criterion's scale, 0 (lowest) to 1 (highest)."""
        lowest, highest = self.levels[0], self.levels[-1]
        return (level - lowest) / (highest - lowest)


class Exemplar(Value):
    """A real-sounding answer with the level it earns on each criterion, and why."""

    answer: Text
    levels: dict[Slug, int]
    """Criterion id -> level."""
    why: Text


class Question(Value):
    """One of the parallel lead questions of a competency, asked word for word."""

    id: Slug
    text: Text
    plain: Text
    """The same question in plainer words: what "rephrase" and the plain-wording accommodation show."""
    exemplars: Annotated[tuple[Exemplar, ...], Field(min_length=4)]


class Competency(Value):
    """One thing a person must be able to do, its parallel questions and its criteria."""

    id: Slug
    name: Text
    definition: Text
    weight: Annotated[float, Field(gt=0, le=10)] = 1.0
    weight_rationale: Text | None = None
    """Why this competency weighs more or less than the others; required where its weight is not 1."""
    questions: Annotated[tuple[Question, ...], Field(min_length=2)]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.weight != 1.0 and self.weight_rationale is None:
            raise ValueError("a weight other than 1 needs a weight_rationale")
        if self.id == JUDGING:
            raise ValueError(f"the id {JUDGING!r} is kept for work samples")
        _distinct("criterion", (criterion.id for criterion in self.criteria))
        if len({criterion.levels for criterion in self.criteria}) > 1:
            raise ValueError("the criteria of one competency need the same levels, so that they can be averaged")
        levels = {criterion.id: criterion.levels for criterion in self.criteria}
        for question in self.questions:
            for number, exemplar in enumerate(question.exemplars, start=1):
                place = f"question {question.id!r}, exemplar {number}"
                for criterion_id, level in exemplar.levels.items():
                    if criterion_id not in levels:
                        raise ValueError(f"{place}: there is no criterion {criterion_id!r} in this competency")
                    if level not in levels[criterion_id]:
                        raise ValueError(f"{place}: {criterion_id!r} has no level {level}")
        return self

    @property
    def levels(self) -> tuple[int, ...]:
        """The scale that all criteria of this competency share, lowest level first."""
        return self.criteria[0].levels

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion with this id. Raises KeyError where there is none."""
        return _by_id(self.criteria, criterion_id)


class Fault(Value):
    """One planted mistake in a work sample's answer."""

    id: Slug
    span: Text
    """The faulty words, verbatim from one sentence of the answer; for an omission, the words it belongs after."""
    kind: Literal["unsafe", "wrong", "missing", "misleading"]
    severity: Annotated[int, Field(ge=1, le=3)]
    """1 a slip, 2 misleads, 3 could do harm."""
    correction: Text
    source: Slug | None = None
    """The id of the source that settles it."""


class WorkSample(Value):
    """The work itself: an AI's answer to judge, with planted faults, or with none."""

    id: Slug
    title: Text
    prompt: Text
    ai_answer: Annotated[tuple[Text, ...], Field(min_length=2)]
    """The answer sentence by sentence, so that a sentence can be marked."""
    faults: tuple[Fault, ...] = ()

    @model_validator(mode="after")
    def _spans_are_in_the_answer(self) -> Self:
        _distinct("fault", (fault.id for fault in self.faults))
        for fault in self.faults:
            if not any(fault.span in sentence for sentence in self.ai_answer):
                raise ValueError(f"fault {fault.id!r}: its span is not in any sentence of ai_answer, word for word")
        return self

    def sentence_of(self, fault: Fault) -> int:
        """The index, from 0, of the sentence that carries `fault`."""
        return next(i for i, sentence in enumerate(self.ai_answer) if fault.span in sentence)


class FollowUps(Value):
    """How many follow-up questions an interview may ask."""

    per_question: Annotated[int, Field(ge=0, le=5)] = 2
    total: Annotated[int, Field(ge=0, le=40)] = 8


class RubricPack(Value):
    """All that is needed to interview and rate people in one field."""

    id: Slug
    version: SemanticVersion
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "en"
    """ISO 639-1 code of the language it is asked in."""
    title: Text
    job_analysis: Text
    minutes: Annotated[int, Field(ge=5, le=120)]
    """How long the interview is expected to take."""
    follow_ups: FollowUps = FollowUps()
    work_samples_asked: Annotated[int, Field(ge=0, le=3)] = 1
    sources: tuple[Source, ...] = ()
    competencies: Annotated[tuple[Competency, ...], Field(min_length=1)]
    work_samples: tuple[WorkSample, ...] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        _distinct("competency", (competency.id for competency in self.competencies))
        _distinct("question", (question.id for c in self.competencies for question in c.questions))
        _distinct("work sample", (sample.id for sample in self.work_samples))
        _distinct("source", (source.id for source in self.sources))
        if self.work_samples_asked > len(self.work_samples):
            raise ValueError(
                f"work_samples_asked is {self.work_samples_asked}, but the pack has {len(self.work_samples)}"
            )
        known = {source.id for source in self.sources}
        for sample in self.work_samples:
            for fault in sample.faults:
                if fault.source is not None and fault.source not in known:
                    raise ValueError(f"work sample {sample.id!r}, fault {fault.id!r}: no source {fault.source!r}")
        return self

    @cached_property
    def hash(self) -> str:
        """The content hash that freezes this pack; a file's layout and comments do not change it."""
        return content_hash(self)

    def competency(self, competency_id: str) -> Competency:
        """The competency with this id. Raises KeyError where there is none."""
        return _by_id(self.competencies, competency_id)

    def question(self, question_id: str) -> tuple[Competency, Question]:
        """The lead question with this id, and its competency. Raises KeyError where there is none."""
        for competency in self.competencies:
            for question in competency.questions:
                if question.id == question_id:
                    return competency, question
        raise KeyError(question_id)

    def work_sample(self, sample_id: str) -> WorkSample:
        """The work sample with this id. Raises KeyError where there is none."""
        return _by_id(self.work_samples, sample_id)

    def rated(self) -> Iterator[tuple[Competency, Criterion]]:
        """Every criterion with its competency, in the pack's order."""
        for competency in self.competencies:
            for criterion in competency.criteria:
                yield competency, criterion


def _by_id(items: Iterable[_Named], wanted: str) -> _Named:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)


def _distinct(what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ValueError(f"the {what} id {one!r} is used twice")
        seen.add(one)
