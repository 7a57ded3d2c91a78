"""An interview as it is kept: who agreed to what, and every turn that was taken, in order."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from interviewer.domain.values import Slug, Text, Value


class Purpose(StrEnum):
    """What a person may agree to, each its own choice."""

    SCREENING = "screening"
    """Interview, rate and show it to the marketplace's reviewers. Without it there is no interview."""
    MATCHING = "matching"
    """Be told of new projects that fit."""
    IMPROVEMENT = "improvement"
    """Let confirmed ratings of the answers, without the name, serve as examples for later grading."""


class Consent(Value):
    """One choice about one purpose; the latest for a purpose counts."""

    purpose: Purpose
    given: bool
    at: dt.datetime
    """UTC."""


class Accommodation(Value):
    """What makes the interview accessible to a person; never shown to a grader and never scored."""

    extra_time: bool = False
    plain_wording: bool = False
    text_only: bool = True
    note: str = ""
    """What else they ask of a person, in their own words."""


class Speaker(StrEnum):
    """Who took a turn."""

    INTERVIEWER = "interviewer"
    APPLICANT = "applicant"


class TurnKind(StrEnum):
    """What a turn is. The first five are the interviewer's, the others the applicant's."""

    ASK = "ask"
    PROBE = "probe"
    CLARIFY = "clarify"
    OFFER = "offer"
    """Whether to go back to what was skipped."""
    CLOSE = "close"
    ANSWER = "answer"
    REQUEST = "request"
    """Asked for something: repeat, rephrase, a pause, how this works. Never graded."""
    SKIP = "skip"
    CORRECTION = "correction"
    FINISH = "finish"


class Move(StrEnum):
    """What an applicant's turn asks for."""

    ANSWER = "answer"
    REPEAT = "repeat"
    REPHRASE = "rephrase"
    SKIP = "skip"
    PAUSE = "pause"
    PROCESS = "process"
    """A question about the interview itself."""
    CORRECT = "correct"
    FINISH = "finish"
    YES = "yes"
    NO = "no"


class Judgement(Value):
    """How an applicant judges an AI's answer in a work sample."""

    accuracy: Annotated[int, Field(ge=1, le=5)] | None = None
    helpfulness: Annotated[int, Field(ge=1, le=5)] | None = None
    safety: Annotated[int, Field(ge=1, le=5)] | None = None
    marked: tuple[int, ...] = ()
    """Indices, from 0, of the sentences said to be faulty."""
    no_faults: bool = False
    """They say that nothing is wrong."""


class Turn(Value):
    """One turn as it was taken; never changed afterwards."""

    seq: Annotated[int, Field(ge=0)]
    speaker: Speaker
    kind: TurnKind
    text: str
    """What was said, whole; on an applicant's turn exactly what they sent."""
    item: str | None = None
    """Id of the plan item it belongs to."""
    criterion: Slug | None = None
    """On a probe: the criterion it asks about."""
    probe: int | None = None
    """On a probe: which of the criterion's probes, from 0."""
    model: str | None = None
    """The chat model that worded it; None for authored words."""
    prompt_hash: str | None = None
    """Of the prompt it was worded by."""
    move: Move | None = None
    """On an applicant's turn: what it asks for."""
    topic: str | None = None
    """What a process question is about, or what a clarification says."""
    replaces: int | None = None
    """On a correction: `seq` of the answer it replaces."""
    judgement: Judgement | None = None
    at: dt.datetime
    """UTC."""


class ItemKind(StrEnum):
    """What a plan item asks."""

    PRACTICE = "practice"
    LEAD = "lead"
    VERIFICATION = "verification"
    WORK_SAMPLE = "work-sample"
    OWN_QUESTIONS = "own-questions"


class PlanItem(Value):
    """One thing the interview will ask, fixed before it starts."""

    id: str
    """A lead question's id, a work sample's id, or "practice", "verify-1", "own-questions"."""
    kind: ItemKind
    text: Text
    """Asked word for word."""
    plain: Text
    competency: Slug | None = None
    minutes: float
    """How long it usually takes, follow-ups included."""


class InterviewPlan(Value):
    """What will be asked, in order. The same pack, profile and seed give the same plan."""

    pack: Slug
    pack_hash: str
    seed: int
    per_question: int
    """Most follow-ups to one question."""
    follow_ups: int
    """Most follow-ups in all."""
    items: tuple[PlanItem, ...]

    def item(self, item_id: str) -> PlanItem:
        """The item with this id. Raises KeyError where there is none."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)


Status = Literal["open", "finished", "withdrawn"]
