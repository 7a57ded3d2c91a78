"""Answers as a grader may read them: without what is no evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from interviewer.domain.evidence import Answer, WhyUnrated
from interviewer.grading.backing_down import limits_a_claim
from interviewer.grading.gates import Gate, SetAside, Source, screened, source
from interviewer.grading.language import is_gibberish, other_language
from interviewer.grading.matching import Standing
from interviewer.grading.verdict import Verdict

_REMEMBERED = 64
"""Answers: what decides on a follow-up is rated a moment later, and again with each further turn."""


@dataclass(frozen=True)
class Hearing:
    """One exchange as a grader may read it."""

    standing: tuple[Standing, ...]
    """Every answer of which something stands, what was set aside blank."""
    readable: tuple[Standing, ...]
    """Every answer as whoever grades may read it (see `readable`), without what is about something else."""
    evidence: tuple[Standing, ...]
    """What may be quoted: of what stands, that which is about what is asked; none of it where nothing is."""
    aside: tuple[SetAside, ...]
    verdicts: tuple[Verdict, ...]
    """One a criterion, in the pack's order."""

    def verdict(self, criterion: str) -> Verdict:
        """The one on this criterion. Raises KeyError where there is none."""
        for one in self.verdicts:
            if one.standard.criterion == criterion:
                return one
        raise KeyError(criterion)


def screen(answers: Sequence[Answer], texts: Source) -> tuple[list[Standing], list[SetAside]]:
    """The answers without what is no evidence, empty ones left out, and all that was set aside."""
    standing: list[Standing] = []
    aside: list[SetAside] = []
    for place, answer in enumerate(answers):
        if place and limits_a_claim(answer.question, answer.text):
            aside.append(SetAside(Gate.TAKEN_BACK, 0, len(answer.text)))
            continue
        text, gone = _screened(answer.question, answer.text, texts)
        aside.extend(gone)
        if text.strip():
            standing.append(Standing(answer, text))
    return standing, aside


def readable(answer: Answer, texts: Source) -> str:
    """An answer as whoever grades may read it: what is no evidence blank, but words that take a claim back left in."""
    text, gone = _screened(answer.question, answer.text, texts)
    for one in gone:
        if one.gate is Gate.TAKEN_BACK:
            text = text[: one.start] + answer.text[one.start : one.end] + text[one.end :]
    return text


@lru_cache(_REMEMBERED)
def _screened(question: str, text: str, texts: Source) -> tuple[str, tuple[SetAside, ...]]:
    # Where a full answer is a sentence, it often has to say the question's words again; they are discounted anyway.
    return screened(text, texts | source([question] if texts.runs else []))


def unreadable(answers: Sequence[Answer], standing: Sequence[Standing]) -> tuple[WhyUnrated, str] | None:
    """Why nobody who reads English alone can grade this, with its sentence; None where they can."""
    language = other_language(" ".join(answer.text for answer in answers))
    if language is not None:
        return WhyUnrated.OTHER_LANGUAGE, f"The answer is in {language}, which this grader cannot read."
    if is_gibberish(" ".join(one.text for one in standing)):
        return WhyUnrated.TOO_LITTLE, "Too little was said to grade."
    return None
