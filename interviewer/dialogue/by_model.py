"""The interviewer's words by a chat model: one follow-up, or one answer about the interview, checked before it is said.

The rules have decided the step already. A model sees the question, what was said to it (masked), the names of the
criteria that are open and the pack's own follow-ups on them; of what earns marks it sees nothing, so that an applicant
who talks it into printing all it knows learns nothing. What it says is checked by code. Where a check fails or the
model does, there are the authored words.
"""

from __future__ import annotations

import hashlib
import logging
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from interviewer.chat import Call, ChatModel, Prompt, PromptTemplate, Purpose, fenced
from interviewer.dialogue.explanation_checks import ExplanationCheck
from interviewer.dialogue.fact_sheet import FactSheet, fact_sheet
from interviewer.dialogue.follow_up_checks import FollowUpCheck
from interviewer.dialogue.leaks import Guard
from interviewer.dialogue.phrases import Phrases
from interviewer.dialogue.showing import cut, exchange_shown
from interviewer.dialogue.speaking import speak
from interviewer.dialogue.spoken import Hear, NotUsable, heard
from interviewer.dialogue.voice import Voice
from interviewer.dialogue.word_checks import Fault, Instructions, OtherLanguage, WordCheck
from interviewer.dialogue.wording import ProcessWords
from interviewer.domain import turns as rules
from interviewer.domain.interview import InterviewPlan, Turn
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ModelError

logger = logging.getLogger(__name__)

Failed = Callable[[ModelError], None]
"""Told of the model's failure, where it was that and no check."""

_PROBE = re.compile(r"\s*\W{0,3}(\d{1,2})(?:\W{0,3}?\s*\n|[.):]\*{0,2}\s+(?=\S))")
_FACTS = re.compile(r"\s*\W{0,3}(\d{1,2}(?:\s*(?:,|and|&)\s*\d{1,2})*)\W{0,3}?\s*\n")
_ASK_SLOTS = ("canary", "question", "exchange", "open", "note", "probes")
_EXPLAIN_SLOTS = ("canary", "facts", "asked")


@dataclass(frozen=True)
class Worded:
    """A follow-up in a model's words."""

    criterion: str
    probe: int
    """Which of the criterion's probes it goes by, from 0."""
    text: str
    """All that is said, the question last."""
    model: str
    prompt_hash: str

    def of_turn(self) -> dict[str, object]:
        """The fields of the turn that says it."""
        return dict(vars(self))


@dataclass(frozen=True)
class Explained:
    """The reply to a question about the interview: a model's answer, then the open question in authored words."""

    text: str
    model: str
    prompt_hash: str

    def of_turn(self) -> dict[str, object]:
        """The fields of the turn that says it."""
        return dict(vars(self))


class ModelVoice:
    """Words steps by a chat model. Safe to use from several threads."""

    def __init__(
        self,
        model: ChatModel,
        ask: PromptTemplate,
        explain: PromptTemplate,
        phrases: Phrases,
        other_language: OtherLanguage | None = None,
    ):
        """Put the parts together.

        Args:
            model: what words.
            ask: the prompt for a follow-up.
            explain: the prompt for an answer about the interview.
            phrases: the authored words: the facts of an explanation, and what stands around it.
            other_language: names another language that words are in; None to go by how common the words are alone.

        Raises:
            ContentError: a prompt has other slots than are filled here.
        """
        ask.fill(**dict.fromkeys(_ASK_SLOTS, ""))
        explain.fill(**dict.fromkeys(_EXPLAIN_SLOTS, ""))
        self._model = model
        self._ask = ask
        self._explain = explain
        self._phrases = phrases
        self._other_language = other_language or _not_told
        self._guards: dict[str, Guard] = {}
        self._rejections: Counter[Fault] = Counter()
        self._lock = threading.Lock()

    @property
    def rejections(self) -> Mapping[Fault, int]:
        """How often words were not used since this was made, by what was wrong with them."""
        with self._lock:
            return dict(self._rejections)

    def follow_up(  # noqa: PLR0913  (what a follow-up depends on)
        self,
        step: rules.Probe,
        *,
        plan: InterviewPlan,
        pack: RubricPack,
        turns: Sequence[Turn],
        coverage: Mapping[str, float],
        interview: str | None,
        seconds: float,
        hear: Hear | None = None,
        failed: Failed | None = None,
    ) -> Worded | None:
        """A follow-up in a model's words.

        Args:
            step: what `advance` gave; its own words are asked where this gives None.
            plan: the interview's plan.
            pack: the pack it was made from.
            turns: every turn so far, the applicant's masked.
            coverage: what the step was decided by.
            interview: id of the interview that pays for it.
            seconds: the longest it may take.
            hear: told the words so far, whole sentences that have passed; what was heard may still be taken back.
            failed: told where the model failed.

        Returns:
            The words and the probe they go by; None where the prepared follow-up is to be asked.
        """
        said = [answer.text for _, answer in rules.exchange(turns, step.item)]
        if pack.language != self._phrases.language or not any(text.strip() for text in said):
            return None
        competency, question = pack.question(step.item)
        offered = dict(enumerate(rules.unused_probes(pack, turns, step.item, coverage), start=1))
        exchange = exchange_shown(step.item, plan, pack, turns)
        prompt = self._ask.fill(
            canary=_canary(self._ask),
            question=question.text,
            exchange=exchange.text,
            open="; ".join(dict.fromkeys(competency.criterion(one.criterion).name for one in offered.values())),
            note=exchange.note,
            probes="\n".join(f"{number}. {one.text}" for number, one in offered.items()),
        )
        chosen = step

        def check_for(choice: str) -> WordCheck:
            nonlocal chosen
            if int(choice) not in offered:
                raise NotUsable(Fault.NOT_OFFERED)
            chosen = offered[int(choice)]
            return FollowUpCheck(
                probe=chosen.text,
                lead=question.text,
                said=said,
                asked=[question.text, question.plain, *exchange.followed_up],
                guard=self._guard(pack),
                instructions=_instructions(self._ask),
                other_language=self._other_language,
            )

        spoken = self._spoken(prompt, Call(Purpose.ASK, interview, seconds), _PROBE, check_for, hear, failed)
        if spoken is None:
            return None
        text, model = spoken
        return Worded(chosen.criterion, chosen.probe, text, model, prompt.hash)

    def explains(self, step: rules.Step) -> bool:
        """Whether a step answers a question about the interview for which there is no authored answer."""
        if not isinstance(step, rules.Clarify) or not step.topic.startswith("process:"):
            return False
        topic = step.topic.removeprefix("process:")
        return topic == "unknown" or topic not in {*self._phrases.process, "go-ahead"}

    def explain(  # noqa: PLR0913  (what an answer depends on)
        self,
        step: rules.Clarify,
        *,
        plan: InterviewPlan,
        pack: RubricPack,
        turns: Sequence[Turn],
        interview: str | None,
        seconds: float,
        hear: Hear | None = None,
        failed: Failed | None = None,
    ) -> Explained | None:
        """An answer to a question about the interview, by the authored facts alone.

        Args:
            step: what `advance` gave.
            plan: the interview's plan.
            pack: the pack it was made from.
            turns: every turn so far, the applicant's masked; the last one asks.
            interview: id of the interview that pays for it.
            seconds: the longest it may take.
            hear: told the answer so far, whole sentences that have passed; what was heard may still be taken back.
            failed: told where the model failed.

        Returns:
            The reply; None where the authored one is to be said: the step needs none, or the facts do not answer it,
            so that a person will.
        """
        if not self.explains(step) or pack.language != self._phrases.language or not turns[-1].text.strip():
            return None
        sheet = fact_sheet(self._phrases, pack.title, pack.minutes)
        question = fenced(cut(turns[-1].text), "asked")
        prompt = self._explain.fill(canary=_canary(self._explain), facts=str(sheet), asked=question)

        def check_for(choice: str) -> WordCheck | None:
            return self._explanation_check(choice, sheet, pack)

        spoken = self._spoken(prompt, Call(Purpose.ASK, interview, seconds), _FACTS, check_for, hear, failed)
        if spoken is None:
            return None
        answer, model = spoken
        return Explained(self._framed(answer, step, plan, pack, turns), model, prompt.hash)

    def _guard(self, pack: RubricPack) -> Guard:
        """What the whole pack listens for: a word too much may help with a later question as well."""
        if pack.hash not in self._guards:
            self._guards[pack.hash] = Guard(criterion for _, criterion in pack.rated())
        return self._guards[pack.hash]

    def _explanation_check(self, choice: str, sheet: FactSheet, pack: RubricPack) -> WordCheck | None:
        numbers = [int(number) for number in re.findall(r"\d+", choice)]
        if numbers == [0]:
            return None
        if not set(numbers) <= set(sheet.facts):
            raise NotUsable(Fault.NOT_OFFERED)
        return ExplanationCheck(
            facts="\n".join(sheet.facts[number] for number in numbers),
            guard=self._guard(pack),
            instructions=_instructions(self._explain, sheet.facts.values()),
            other_language=self._other_language,
        )

    def _framed(
        self, answer: str, step: rules.Clarify, plan: InterviewPlan, pack: RubricPack, turns: Sequence[Turn]
    ) -> str:
        """The answer in the place of the authored one, so that what stands around it is the same."""
        process = {**self._phrases.process, "unknown": ProcessWords(restate=True, answer=answer)}
        voice = Voice(self._phrases.model_copy(update={"process": process}), pack.title, pack.minutes)
        return speak(voice, rules.Clarify("process:unknown", step.item), plan=plan, pack=pack, turns=turns)

    def _spoken(  # noqa: PLR0913  (private: the two calls above)
        self,
        prompt: Prompt,
        call: Call,
        choice: re.Pattern[str],
        check_for: Callable[[str], WordCheck | None],
        hear: Hear | None,
        failed: Failed | None,
    ) -> tuple[str, str] | None:
        """The words that passed and the model's name; None where there are none, which is logged and counted."""
        try:
            with closing(self._model.stream(prompt, call)) as stream:
                text = heard(stream, choice, check_for, hear)
                return None if text is None else (text, stream.model)
        except NotUsable as error:
            with self._lock:
                self._rejections[error.fault] += 1
            logger.info("Words of %s were not used (%s); the authored ones are", self._model.name, error.fault)
        except ModelError as error:
            logger.info("%s gave no words (%s); the authored ones are used", self._model.name, error.kind)
            if failed is not None:
                failed(error)
        return None


def _canary(template: PromptTemplate) -> str:
    """A word that stands in this prompt and nowhere else; always the same, so that a server can keep the prompt."""
    return f"q{hashlib.sha256(template.hash.encode()).hexdigest()[:9]}"


def _instructions(template: PromptTemplate, known: Iterable[str] = ()) -> Instructions:
    prompt = template.fill(**dict.fromkeys(template.slots, ""))
    return Instructions(prompt.stable, _canary(template), known=tuple(known))


def _not_told(text: str) -> str | None:  # noqa: ARG001  (the shape of a detector)
    return None
