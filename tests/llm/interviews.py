"""Whole interviews by the product's own services, with llama-server as their chat model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from interviewer.content.samples import load_samples
from interviewer.domain.interview import Speaker, TurnKind
from interviewer.intake.json_resume import read_json_resume
from interviewer.screening import View
from interviewer.scripted import from_sample, run
from interviewer.services import Services, open_services
from interviewer.settings import Settings
from tests.conftest import ROOT
from tests.llm.serving import LlamaServer

MODEL = "openai:tiny"
_PACK, _PERSONA = "coding", "expert"
_FIRST_WORDS = 12
"""Of an answer, before there is a follow-up; too few for any pack."""
_TIMES = 25
"""How often what a model failed at is done again; one that answers at random fails at every other rating or so."""


@dataclass(frozen=True)
class Taken:
    """An interview that was taken to its end."""

    services: Services
    view: View
    said: tuple[str, ...]
    """What the applicant answered, in order."""

    @property
    def id(self) -> str:
        """The interview's id."""
        return self.view.interview.id

    @property
    def kept(self) -> list[str]:
        """What is on record of that."""
        turns = self.services.repository.turns(self.id)
        return [turn.text for turn in turns if turn.speaker is Speaker.APPLICANT]


def opened(home: Path, llama: LlamaServer, **settings: object) -> Services:
    """The product as its settings open it; at a temperature of 0 a model with nothing learnt repeats one word."""
    given = {"home": home, "model": MODEL, "model_url": llama.url, "model_temperature": 1.0}
    return open_services(Settings.model_validate(given | settings))


def take(services: Services, before: Callable[[int], object] = lambda _: None) -> Taken:
    """Takes an interview as one of the sample applicants would who says little before being asked again.

    Args:
        services: The product.
        before: Called before each answer with how many there were.
    """
    scripts = load_samples(ROOT / "samples")
    script, profile = next(one for one in scripts if (one[0].pack, one[0].persona) == (_PACK, _PERSONA))
    other_answer = from_sample(script)
    view = services.screening.start(_PACK, read_json_resume(profile, script.profile), seed=script.seed)
    said: list[str] = []

    def respond(view: View) -> str | None:
        before(len(said))
        item, last = view.open_item, view.turns[-1]
        if item is not None and item.id in script.answers:
            words = script.answers[item.id].split(" ")
            answer = " ".join(words[_FIRST_WORDS:] if last.kind is TurnKind.PROBE else words[:_FIRST_WORDS])
        else:
            answer = other_answer(view)
        said.append("skip" if answer is None else answer)
        return answer

    view = run(services.screening, view, respond)
    return Taken(services, view, tuple(said))


def rate(services: Services, interview_id: str) -> None:
    """Has the model do what waits, again and again until nothing does."""
    for _ in range(_TIMES):
        if interview_id not in services.work.pending():
            break
        services.work.do(interview_id)
