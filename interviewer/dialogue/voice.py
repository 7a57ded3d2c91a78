"""A step of the interview in words: what stood before is acknowledged, and one thing is asked.

Everything said is authored (`prompts/interviewer/`), word for word from the pack, or a few of the applicant's own
words. Which variant is said follows from `n` alone, so the same turns give the same words after a restart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from interviewer.dialogue.phrases import Phrases
from interviewer.dialogue.quoting import salient
from interviewer.domain.interview import ItemKind, PlanItem
from interviewer.domain.plan import Wording
from interviewer.domain.rubric import WorkSample

_UNSURE = re.compile(
    r"(?:(?:sorry|honestly|well|hmm*|to be honest|actually)\W+)*(?:i(?:'m|'ve| am| have)? )?(?:really |"
    r"honestly |just )?"
    r"(?:do ?n[o']?t (?:really )?(?:know|remember|recall)|dunno|idk|no idea|not (?:really )?sure|no clue|"
    r"have no idea|haven'?t a clue|"
    r"never (?:done|had|used|met|seen|faced|worked)|can(?:no|'?)t (?:say|remember|recall|think of)|no experience)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 4


@dataclass(frozen=True)
class Position:
    """How far the interview is, for people."""

    number: int
    """Which part is open, from 1."""
    total: int
    minutes_left: float


@dataclass(frozen=True)
class Before:
    """The exchange that a message follows."""

    answer: str
    question: str = ""
    kind: ItemKind | None = None
    """What the item asked; after the practice question its own reply is said instead."""
    skipped: bool = False


class Voice:
    """Says each step of one interview.

    Args:
        phrases: the authored words.
        title: the pack's title, as the applicant reads it.
        minutes: how long the whole interview takes.
        private: words that are never said back, as the names and contacts in the applicant's profile.
    """

    def __init__(self, phrases: Phrases, title: str, minutes: int, *, private: Collection[str] = ()):
        self._phrases = phrases
        self._title = title
        self._minutes = minutes
        self._private = tuple(private)

    @property
    def practice(self) -> Wording:
        """The practice question, for the plan."""
        return Wording(self._phrases.practice.text, self._phrases.practice.plain)

    @property
    def own_questions(self) -> Wording:
        """The invitation to ask, for the plan."""
        return Wording(self._phrases.own_questions.text, self._phrases.own_questions.plain)

    def opening(self) -> str:
        """What is said before the first question; asks nothing."""
        return self._phrases.opening.format(title=self._title, minutes=self._minutes)

    def resumed(self, question: str) -> str:
        """After a return: where the interview stopped, and the open question."""
        return one_question(self._phrases.resumed, question=question)

    def disclosure(self) -> tuple[tuple[str, str, str], ...]:
        """What is read before the start, as (section id, title, Markdown)."""
        return tuple(
            (one.id, one.title, one.body.format_map({"title": self._title, "minutes": self._minutes}))
            for one in self._phrases.disclosure
        )

    def next_steps(self) -> tuple[str, ...]:
        """What happens after the interview, in order."""
        return tuple(step.format_map({"title": self._title}) for step in self._phrases.next_steps)

    def ask(
        self,
        item: PlanItem,
        *,
        n: int,
        before: Before | None = None,
        plain: bool = False,
        position: Position | None = None,
        sample: WorkSample | None = None,
        returning: bool = False,
    ) -> str:
        """A plan item, asked.

        Args:
            item: what to ask; its words are kept as they are.
            n: how many messages the interviewer said before; picks the variant.
            before: what it follows; None at the start.
            plain: whether to use the plainer wording.
            position: on a lead question, said as "part 2 of 5"; None leaves it out.
            sample: the work sample the item stands for; shown whole, with how to judge it.
            returning: whether the applicant comes back to what they skipped.
        """
        words = self._phrases.ask
        lead_up: list[str] = [self._after(before, n)] if before else []
        if returning:
            lead_up.append(words.returning)
        else:
            lead_up.append(self._transition(item, n, position))
        question = item.plain if plain else item.text
        if sample is not None:
            return self._work_sample(lead_up, sample, plain=plain)
        return one_question(*lead_up, question=question)

    def probe(self, text: str, *, n: int, before: Before) -> str:
        """A follow-up in the pack's words, after an acknowledgement."""
        return one_question(self._after(before, n), question=text)

    def clarify(
        self,
        topic: str,
        item: PlanItem | None,
        *,
        n: int,
        question: str | None = None,
        position: Position | None = None,
        sample: WorkSample | None = None,
    ) -> str:
        """The reply to a request.

        Args:
            topic: "repeat", "rephrase", "pause", "corrected", "how-to-correct", "nothing-to-correct", "go-on", or
                "process:" and one of `topics.TOPICS`.
            item: the open item; None where none is.
            n: how many messages the interviewer said before.
            question: the open question's own words as last asked (a follow-up, say); the item's where None.
            position: how far the interview is, for a question about that.
            sample: the work sample the item stands for.
        """
        words = self._phrases.clarify
        open_question = question or (item.text if item else "")
        if sample is not None:
            if topic == "repeat":
                return self._work_sample([_pick(words.repeat, n)], sample, plain=False)
            if topic == "rephrase":
                return one_question(_pick(words.rephrase, n), question=self._phrases.work_sample.plain)
            open_question = self._phrases.work_sample.how
        own = item is not None and item.kind is ItemKind.OWN_QUESTIONS
        if topic.startswith("process:"):
            return self._process(topic.removeprefix("process:"), open_question, position, own=own)
        if topic == "rephrase":
            return self._rephrased(item, n, question, open_question)
        lead_up = {
            "repeat": _pick(words.repeat, n),
            "pause": words.pause,
            "corrected": f"{_pick(words.corrected, n)} {words.back_to_question}",
            "how-to-correct": words.correct,
            "nothing-to-correct": words.nothing_to_correct,
            "go-on": words.stay,
        }[topic]
        silent = topic in ("pause", "how-to-correct")
        return one_question(lead_up, question="" if silent else open_question)

    def _rephrased(self, item: PlanItem | None, n: int, question: str | None, open_question: str) -> str:
        words = self._phrases.clarify
        if item is not None and item.plain != item.text and question in (None, item.text):
            return one_question(_pick(words.rephrase, n), question=item.plain)
        return one_question(words.rephrase_same, question=open_question)

    def offer(self, topic: str, *, items: int = 0) -> str:
        """A yes-or-no question: "return" to `items` skipped questions, or "finish" now."""
        if topic == "finish":
            return self._phrases.clarify.finish_check
        if items == 1:
            return self._phrases.offer.one
        return self._phrases.offer.many.format(count=_number(items))

    def close(self, *, left: bool = False, unanswered: int = 0) -> str:
        """The last message.

        Args:
            left: whether the applicant chose to stop before the end.
            unanswered: how many questions stay without an answer.
        """
        words = self._phrases.close
        parts = [words.early if left else words.finished]
        if unanswered == 1:
            parts.append(words.skipped_one)
        elif unanswered:
            parts.append(_capital(words.skipped_many.format(count=_number(unanswered))))
        return " ".join([*parts, words.next])

    def acknowledge(self, answer: str, question: str = "", *, n: int) -> str:
        """A line that refers to what was said and judges nothing; without a question.

        Args:
            answer: what the applicant wrote; with personal details masked where that was done already.
            question: what they were asked.
            n: how many messages the interviewer said before.
        """
        words = self._phrases.acknowledge
        if len(answer.split()) <= 12 and _UNSURE.match(answer.strip().replace("’", "'")):
            return _pick(words.unsure, n)
        if len(answer.split()) < _FEW_WORDS:
            return _pick(words.short, n)
        quote = salient(answer, question, self._private)
        if quote is None:
            return _pick(words.neutral, n)
        return f"{_pick(words.openings, n)} {_pick(words.quoting, n).format(quote=quote)}"

    def _after(self, before: Before | None, n: int) -> str:
        if before is None:
            return ""
        if before.kind is ItemKind.PRACTICE:
            return self._phrases.practice.reply
        if before.skipped:
            return _pick(self._phrases.ask.after_skip, n)
        return self.acknowledge(before.answer, before.question, n=n)

    def _transition(self, item: PlanItem, n: int, position: Position | None) -> str:
        words = self._phrases.ask
        match item.kind:
            case ItemKind.PRACTICE:
                return self._phrases.practice.introduces
            case ItemKind.LEAD if position is not None and position.number == 1:
                return words.first
            case ItemKind.LEAD if position is not None:
                return _pick(words.parts, n).format(number=position.number, total=position.total)
            case ItemKind.VERIFICATION:
                return words.verification
            case ItemKind.WORK_SAMPLE:
                return words.work_sample
            case ItemKind.OWN_QUESTIONS:
                return words.own_questions
            case _:
                return ""

    def _work_sample(self, lead_up: Sequence[str], sample: WorkSample, *, plain: bool) -> str:
        words = self._phrases.work_sample
        numbered = "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(sample.ai_answer, start=1))
        before = _joined([*lead_up, words.intro])
        how = words.plain if plain else words.how
        shown = f"{words.question_heading}\n\n> {sample.prompt.strip()}\n\n{words.answer_heading}\n\n{numbered}"
        return f"{_without_questions(before)}\n\n{shown}\n\n{how}"

    def _process(self, topic: str, question: str, position: Position | None, *, own: bool) -> str:
        phrases = self._phrases
        if topic == "go-ahead":
            return phrases.own_questions.go_ahead
        key = topic if topic in phrases.process else "unknown"
        if key == "progress" and position is None:
            key = "progress-unknown"
        words = phrases.process[key]
        slots: dict[str, object] = {"title": self._title, "minutes": self._minutes}
        if position is not None:
            left = max(1, round(position.minutes_left))
            slots |= {"number": position.number, "total": position.total, "left": left}
        answer = words.answer.format_map(slots)
        if own:
            return one_question(answer, question=phrases.own_questions.more)
        if not words.restate or not question:
            return answer
        return one_question(f"{answer} {phrases.clarify.back_to_question}", question=question)


def one_question(*lead_up: str, question: str) -> str:
    """The lead-up, then `question` word for word; question marks before it become full stops."""
    before = _without_questions(_joined(lead_up))
    return "\n\n".join(part for part in (before, question.strip()) if part)


def _without_questions(text: str) -> str:
    return re.sub(r"\s*[?？؟]+", ".", text)


def _joined(parts: Sequence[str]) -> str:
    return " ".join(part.strip() for part in parts if part and part.strip())


def _pick(variants: Sequence[str], n: int) -> str:
    return variants[n % len(variants)]


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[count] if 0 <= count < len(words) else str(count)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
