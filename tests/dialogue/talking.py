"""A chat model that says what it is told to, and interviews up to the point where it is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from interviewer.chat import Call, Form, Prompt, Reply
from interviewer.content.library import load_library
from interviewer.content.prompts import load_prompt
from interviewer.dialogue.by_model import ModelVoice
from interviewer.dialogue.phrases import load
from interviewer.domain import turns as rules
from interviewer.domain.interview import InterviewPlan, Move, Speaker, Turn, TurnKind
from interviewer.domain.plan import Wording, plan
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ModelError
from tests.builders import START

ROOT = Path(__file__).parents[2]
PACKS = load_library(ROOT / "rubrics").packs
PHRASES = load(ROOT / "prompts" / "interviewer")
ASK = load_prompt(ROOT / "prompts" / "model" / "ask.md")
EXPLAIN = load_prompt(ROOT / "prompts" / "model" / "explain.md")

Says = str | Callable[[Prompt], str]


class Spoken:
    """One reply as it comes."""

    def __init__(self, pieces: Iterable[str], model: str, error: ModelError | None):
        self.model = model
        self.closed = False
        self.read = ""
        self._pieces = pieces
        self._error = error

    def __iter__(self) -> Iterator[str]:
        for piece in self._pieces:
            self.read += piece
            yield piece
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeChat:
    """Says the same to everyone."""

    says: Says = ""
    name: str = "fake:one"
    pieces_of: int | None = None
    """Letters in one piece; None for all at once."""
    error: ModelError | None = None
    """Raised after what it says, or at once where it says nothing."""
    prompts: list[Prompt] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    streams: list[Spoken] = field(default_factory=list)

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        raise AssertionError("nobody fills in a form here")

    def stream(self, prompt: Prompt, call: Call) -> Spoken:
        self.prompts.append(prompt)
        self.calls.append(call)
        text = self.says if isinstance(self.says, str) else self.says(prompt)
        if self.error is not None and not text:
            raise self.error
        size = self.pieces_of or max(1, len(text))
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        self.streams.append(Spoken(pieces, self.name, self.error))
        return self.streams[-1]


@dataclass
class Talk:
    """An interview up to an applicant's last turn."""

    pack: RubricPack
    plan: InterviewPlan
    turns: list[Turn]

    @property
    def step(self) -> rules.Step:
        return rules.advance(self.plan, self.pack, self.turns)

    @property
    def probe(self) -> rules.Probe:
        step = self.step
        assert isinstance(step, rules.Probe)
        return step

    def add(self, **fields: object) -> None:
        seq = len(self.turns)
        self.turns.append(Turn.model_validate({"seq": seq, "at": START + dt.timedelta(minutes=seq)} | fields))

    def say(self, text: str, move: Move = Move.ANSWER, topic: str | None = None) -> None:
        """The applicant's turn on what is open."""
        kinds = {Move.ANSWER: TurnKind.ANSWER, Move.SKIP: TurnKind.SKIP}
        kind = kinds.get(move, TurnKind.REQUEST)
        item = rules.fold(self.turns).open_item
        self.add(speaker=Speaker.APPLICANT, kind=kind, text=text, item=item, move=move, topic=topic)

    def ask(self, text: str = "?", **fields: object) -> None:
        """The interviewer's turn that takes the step."""
        step = self.step
        match step:
            case rules.Ask(item):
                self.add(speaker=Speaker.INTERVIEWER, kind=TurnKind.ASK, text=text, item=item)
            case rules.Probe(item, criterion, probe, _):
                own = {"criterion": criterion, "probe": probe} | fields
                self.add(speaker=Speaker.INTERVIEWER, kind=TurnKind.PROBE, text=text, item=item, **own)
            case _:
                raise AssertionError(step)


def talk(item: str, *answers: str, pack: RubricPack | None = None) -> Talk:
    """An interview in which a lead question was asked first and answered; each further answer is to a follow-up."""
    pack = pack or next(pack for pack in PACKS.values() if _has(pack, item))
    own = Wording("What would you like to ask?", "Any questions?")
    drawn = plan(pack, seed=1, own_questions=own, prefer=[item])
    first = [one for one in drawn.items if one.id == item]
    others = [one for one in drawn.items if one.id != item]
    found = Talk(pack, drawn.model_copy(update={"items": (*first, *others)}), [])
    found.add(speaker=Speaker.INTERVIEWER, kind=TurnKind.ASK, text="?", item=item)
    for number, answer in enumerate(answers):
        if number:
            found.ask()
        found.say(answer)
    return found


def asking(question: str, topic: str = "unknown") -> Talk:
    """An interview in which the applicant asks something about the interview."""
    found = talk("deterioration-worsened")
    found.say(question, Move.PROCESS, topic)
    return found


def voice(model: FakeChat) -> ModelVoice:
    """A model's voice over the shipped prompts and words."""
    return ModelVoice(model, ASK, EXPLAIN, PHRASES)


def _has(pack: RubricPack, item: str) -> bool:
    return any(question.id == item for competency in pack.competencies for question in competency.questions)
