"""A job description, and what a chat model that does as it is asked drafts from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from interviewer.chat import Call, Form, Prompt, Reply
from interviewer.content.drafting import Draft, draft
from interviewer.content.prompts import load_prompts
from interviewer.content.strict_yaml import parse
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, ModelUnavailable, ModelUnusable
from tests.chat_models import Answer, ScriptedChat
from tests.conftest import ROOT

JOB = """Tea taster (part-time, remote)

You will judge what an AI tells people about tea. Every week you read about sixty answers on growing, brewing and
tasting, and mark what is wrong in them. You check brewing temperatures and times against the kind of leaf. You
describe aroma and astringency in the words of the trade. You spot adulterated or mislabelled leaf from what a
customer reports. You explain to a beginner, in plain words, why a cup has gone wrong.
"""
QUOTES = (
    "check brewing temperatures and times against the kind of leaf",
    "describe aroma and astringency in the words of the trade",
    "spot adulterated or mislabelled leaf from what a customer reports",
    "explain to a beginner, in plain words, why a cup has gone wrong",
)
NAMES = ("Brewing", "Tasting", "Leaf quality", "Explaining")

TODAY = dt.date(2026, 11, 22)
TEMPLATES = load_prompts(ROOT / "prompts" / "model")
BAD_SHAPE = ModelUnusable("The reply was not the form that was asked for.", "wrong-schema")
AWAY = ModelUnavailable("The model did not answer in time.", "timeout")


class Drafter(ScriptedChat):
    """Holds a reply against the form's limits, as a real model's reply is."""

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        try:
            return super().ask(prompt, form, call)
        except ValidationError:
            raise ModelUnusable("The reply was not the form that was asked for.", "wrong-schema") from None


def outline(**changes: Any) -> dict[str, Any]:
    """An outline of four competencies."""
    competencies = [
        {"name": name, "definition": f"{name} is done well where the cup is right.", "quote": quote}
        for name, quote in zip(NAMES, QUOTES, strict=True)
    ]
    analysis = "Tasters judge what an AI says about tea, and each competency decides whether a fault is seen. " * 2
    return {"title": "Tea tasting", "job_analysis": analysis.strip(), "competencies": competencies, **changes}


def competency(**changes: Any) -> dict[str, Any]:
    """What belongs to one competency."""
    return {
        "criteria": [criterion(name) for name in ("Looking", "Naming", "Acting")],
        "questions": questions(),
        **changes,
    }


def criterion(name: str, **changes: Any) -> dict[str, Any]:
    """One criterion."""
    return {
        "name": name,
        "looks_for": f"Whether {name.lower()} comes before the pouring.",
        "anchors": [f"{name}: level {level} is what is heard." for level in range(4)],
        "key_points": [f"{name} is done {when} the water boils." for when in ("before", "while", "after")],
        "probes": ["What did you do next?", "What else was there?"],
        "common_errors": ["Pours at once."],
        **changes,
    }


def questions() -> list[dict[str, Any]]:
    """Two questions with six exemplars each."""
    return [
        {"text": text, "plain": "When did a cup go wrong?", "exemplars": [exemplar(number) for number in range(6)]}
        for text in ("Tell me about a cup that went wrong.", "A customer's cup is bitter. What do you do?")
    ]


def exemplar(number: int, **changes: Any) -> dict[str, Any]:
    """One exemplar; the levels go round."""
    levels = [number % 4, (number + 1) % 4, (number + 2) % 4]
    answer = f"Number {number}: I smell it first, and then: look at the colour, 'never' the clock # or so. " * 2
    return {"answer": answer, "levels": levels, "why": f"What was heard earns {levels}.", **changes}


def brain(*competencies: Answer, plan: Answer | None = None) -> Callable[[Prompt, Call], Answer]:
    """Replies with the plan first and then, call by call, with `competencies`; with good ones when they are used up."""
    waiting = [outline() if plan is None else plan, *competencies]

    def reply(prompt: Prompt, call: Call) -> Answer:
        return waiting.pop(0) if waiting else competency()

    return reply


def drafted(*competencies: Any, plan: Any = None, job: str = JOB, **settings: Any) -> Draft:
    """A draft by a model that replies with `plan` and then with `competencies`."""
    return draft(Drafter(brain(*competencies, plan=plan)), TEMPLATES, job, "tea", today=TODAY, **settings)


def problems(text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        parse(text, "tea.yaml", RubricPack)
    return [str(problem) for problem in caught.value.problems]


def of(found: Draft, words: str) -> list[str]:
    return [what for what in found.look_at if words in what]
