"""A rubric pack drafted from a job description by a chat model: an outline, then one competency after the other.

The model's words are held against the pack's own rules; what breaks one is tried once more with the problem named, and
then left out and listed. Whatever the job description says to the program is data: the worst that comes of it is a
competency that a person strikes out, since nothing here is published and every part is marked as unread.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from interviewer.chat import Call, ChatModel, Form, PromptTemplate, Purpose, Reply, fenced
from interviewer.content.drafting_forms import DraftedCompetency, LimitedCompetency, LimitedOutline, Outline
from interviewer.content.drafting_parts import Parts, Plan, Planned, parts_of, planned
from interviewer.content.drafting_review import to_look_at
from interviewer.content.drafting_words import around, clean
from interviewer.content.drafting_yaml import NOT_FROM_THE_JOB, Drafted, pack_yaml
from interviewer.domain.values import Slug
from interviewer.errors import InputError, ModelError, ModelRefused, ModelUnusable

LEAST_CHARACTERS = 200
MOST_CHARACTERS = 60_000
OUTLINE_PROMPT = "draft-outline"
COMPETENCY_PROMPT = "draft-competency"
_OUTLINE_CALL = Call(Purpose.DRAFT, seconds=120.0, longest=4_000)
_COMPETENCY_CALL = Call(Purpose.DRAFT, seconds=240.0, longest=12_000)
_MOST_TOLD = 20
"""Problems that a second try is told."""
_STOPPED = "the draft stopped before it."
_OF_THIS_REPLY = (ModelUnusable, ModelRefused)
"""Errors that say nothing of the next call."""


@dataclass(frozen=True)
class Draft:
    """A drafted pack, as far as it came."""

    text: str
    """The YAML; it may not validate yet, and the loader names each place where it does not."""
    look_at: tuple[str, ...]
    """What a person must look at, a sentence each."""
    model: str
    """Who drafted it."""
    stopped: ModelError | None = None
    """Why the model could not be asked for the rest; None where it was asked for all."""


def draft(  # noqa: PLR0913  (what a draft is made of)
    model: ChatModel,
    templates: Mapping[str, PromptTemplate],
    job_description: str,
    pack_id: str,
    *,
    today: dt.date,
    title: str | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> Draft:
    """Draft a pack: one call for the outline and one for each competency, each with one more where it has to be mended.

    Args:
        model: the chat model.
        templates: the prompts by name; "draft-outline" and "draft-competency" are used.
        job_description: 200 to 60,000 characters.
        pack_id: the pack's id.
        today: the day the draft is dated.
        title: the pack's title; None for the model's.
        say: is told of each step, a line each.

    Raises:
        InputError: the job description is too short or too long, or the id is none.
        ModelError: there is no outline, and so nothing to keep. Later failures are in what is returned.
    """
    job = _checked(job_description, pack_id)
    given = clean(title or "")
    plan, drafter = _outline(_Asked(model, templates[OUTLINE_PROMPT], _OUTLINE_CALL), job, given)
    plan = replace(plan, title=given or plan.title or pack_id, job_analysis=plan.job_analysis or "Not drafted.")
    count = len(plan.competencies)
    say(f"Outline: {count} competencies.")
    asked = _Asked(model, templates[COMPETENCY_PROMPT], _COMPETENCY_CALL)
    drafted: list[Drafted] = []
    stopped: ModelError | None = None
    for number, competency in enumerate(plan.competencies, start=1):
        if stopped is not None:
            drafted.append(Drafted(competency, Parts(), _STOPPED))
            continue
        say(f"Competency {number} of {count}: {competency.name}")
        one, stopped = _competency(asked, plan, competency, job)
        drafted.append(one)
    text = pack_yaml(plan, drafted, pack_id=pack_id, model=drafter, today=today)
    return Draft(text, to_look_at(plan, drafted), drafter, stopped)


def _checked(job_description: str, pack_id: str) -> str:
    job = job_description.strip()
    if not LEAST_CHARACTERS <= len(job) <= MOST_CHARACTERS:
        raise InputError(
            f"The job description has {len(job):,} characters, and a draft needs {LEAST_CHARACTERS} to "
            f"{MOST_CHARACTERS:,}; give what the work consists of, and leave out what is not about the work."
        )
    try:
        TypeAdapter(Slug).validate_python(pack_id)
    except ValidationError:
        raise InputError(
            f"{pack_id!r} cannot be a pack's id; use lower-case letters, digits and hyphens, 64 at most."
        ) from None
    return job


def _outline(asked: _Asked, job: str, title: str) -> tuple[Plan, str]:
    """The plan and the name of the model that made it. Raises ModelError where there is none."""
    slots = {"title": title or "(choose a short one)", "job_description": fenced(job, "job-description")}
    tried = _tried(asked, LimitedOutline, Outline, slots, lambda outline: planned(outline, job))
    if not tried.best.competencies:
        raise ModelUnusable("The chat model named no competency that can be used; try again, or set another model.")
    return tried.best, tried.model


def _competency(asked: _Asked, plan: Plan, one: Planned, job: str) -> tuple[Drafted, ModelError | None]:
    """What was drafted for a competency, and the error after which nothing more can be asked."""
    others = [other.name for other in plan.competencies if other is not one]
    slots = {
        "title": plan.title,
        "job_analysis": plan.job_analysis,
        "name": one.name,
        "definition": one.definition,
        "others": "; ".join(others) or "none",
        "excerpt": fenced(around(one.quote, job) or one.quote or f"({NOT_FROM_THE_JOB})", "job-description"),
    }
    try:
        tried = _tried(asked, LimitedCompetency, DraftedCompetency, slots, lambda reply: parts_of(reply, one))
    except ModelError as error:
        return Drafted(one, Parts(), clean(str(error))), None if isinstance(error, _OF_THIS_REPLY) else error
    return Drafted(one, tried.best), tried.stopped


@dataclass(frozen=True)
class _Asked:
    """A model with one prompt."""

    model: ChatModel
    template: PromptTemplate
    call: Call

    def ask(self, form: type[Form], slots: Mapping[str, str], problems: Sequence[str] = ()) -> Reply[Form]:
        """A form filled in; with `problems`, for the second time. Raises ModelError."""
        told = "\n".join(f"- {problem}" for problem in problems[:_MOST_TOLD])
        again = f"A first reply could not be used whole. Fill in all of the form again, without these problems:\n{told}"
        return self.model.ask(self.template.fill(**slots, again=again if problems else ""), form, self.call)


class _Judged(Protocol):
    """What holds of a reply."""

    @property
    def problems(self) -> tuple[str, ...]: ...


_Kept = TypeVar("_Kept", bound=_Judged)


@dataclass(frozen=True)
class _Tried(Generic[_Kept]):
    """The better of two tries."""

    best: _Kept
    model: str
    stopped: ModelError | None = None
    """Why there was no second try where one was needed, and nothing more can be asked."""


def _tried(
    asked: _Asked, limited: type[Form], free: type[Form], slots: Mapping[str, str], judge: Callable[[Form], _Kept]
) -> _Tried[_Kept]:
    """A reply with no problems, or the better of two; the second may break the form's limits and is judged as it is.

    Raises:
        ModelError: neither try gave a form.
    """
    first: _Tried[_Kept] | None = None
    problems: tuple[str, ...] = ("it was cut off, or was not the form that was asked for",)
    try:
        reply = asked.ask(limited, slots)
        first = _Tried(judge(reply.form), reply.model)
        problems = first.best.problems
    except ModelUnusable:
        pass  # a second try is worth its price; if it fails too, its error says so
    if first is not None and not problems:
        return first
    try:
        again = asked.ask(free, slots, problems)
    except ModelError as error:
        if first is None:
            raise
        return first if isinstance(error, _OF_THIS_REPLY) else replace(first, stopped=error)
    second = _Tried(judge(again.form), again.model)
    return first if first is not None and len(first.best.problems) <= len(second.best.problems) else second
