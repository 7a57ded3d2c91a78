"""Pack, verification questions and seed -> interview plan: what will be asked, in what order, fixed beforehand."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from typing import NamedTuple, TypeVar

from interviewer.domain.interview import InterviewPlan, ItemKind, PlanItem
from interviewer.domain.rubric import Competency, Question, RubricPack, WorkSample

T = TypeVar("T")

_MINUTES = {
    ItemKind.PRACTICE: 1.0,
    ItemKind.VERIFICATION: 1.5,
    ItemKind.WORK_SAMPLE: 4.0,
    ItemKind.OWN_QUESTIONS: 1.0,
}


class Wording(NamedTuple):
    """A question in the words it is asked in, and in plainer ones."""

    text: str
    plain: str


def plan(
    pack: RubricPack,
    *,
    seed: int,
    verification: Sequence[Wording] = (),
    practice: Wording | None = None,
    own_questions: Wording,
    prefer: Collection[str] = (),
) -> InterviewPlan:
    """Draws one lead question a competency and the work samples, and lays out the interview.

    Args:
        pack: the rubric pack.
        seed: draws among parallel questions and work samples; the same seed draws the same.
        verification: questions on what the profile says, in order.
        practice: a question that counts for nothing, asked first; None for none.
        own_questions: how the applicant is invited to ask.
        prefer: ids of lead questions and work samples to draw where they are among the choices.

    Returns:
        A plan whose minutes add up to the pack's, practice apart.
    """
    leads = [(competency, _lead(competency, seed, prefer)) for competency in pack.competencies]
    samples = _work_samples(pack, seed, prefer)
    others = (
        len(verification) * _MINUTES[ItemKind.VERIFICATION]
        + len(samples) * _MINUTES[ItemKind.WORK_SAMPLE]
        + _MINUTES[ItemKind.OWN_QUESTIONS]
    )
    lead_minutes = max(1.0, (pack.minutes - others) / len(leads))
    items: list[PlanItem] = []
    if practice is not None:
        items.append(_item("practice", ItemKind.PRACTICE, practice))
    for competency, question in leads:
        items.append(
            PlanItem(
                id=question.id,
                kind=ItemKind.LEAD,
                text=question.text,
                plain=question.plain,
                competency=competency.id,
                minutes=lead_minutes,
            )
        )
    items += [_item(f"verify-{n}", ItemKind.VERIFICATION, words) for n, words in enumerate(verification, start=1)]
    items += [_item(sample.id, ItemKind.WORK_SAMPLE, Wording(sample.prompt, sample.prompt)) for sample in samples]
    items.append(_item("own-questions", ItemKind.OWN_QUESTIONS, own_questions))
    return InterviewPlan(
        pack=pack.id,
        pack_hash=pack.hash,
        seed=seed,
        per_question=pack.follow_ups.per_question,
        follow_ups=pack.follow_ups.total,
        items=tuple(items),
    )


def draw(options: Sequence[T], *, seed: int, what: str) -> T:
    """One of `options`, by seed: a hash rather than a generator, so that it is the same on every Python."""
    digest = hashlib.sha256(f"{seed}:{what}".encode()).digest()
    return options[int.from_bytes(digest[:8], "big") % len(options)]


def _item(item_id: str, kind: ItemKind, words: Wording) -> PlanItem:
    return PlanItem(id=item_id, kind=kind, text=words.text, plain=words.plain, minutes=_MINUTES[kind])


def _lead(competency: Competency, seed: int, prefer: Collection[str]) -> Question:
    preferred = [question for question in competency.questions if question.id in prefer]
    return draw(preferred or competency.questions, seed=seed, what=competency.id)


def _work_samples(pack: RubricPack, seed: int, prefer: Collection[str]) -> list[WorkSample]:
    """The samples to ask: preferred ones first, then, of several, at least one with a fault to find, then any.

    Where one is asked it is any of them: if a single sample always had a fault, everybody would know that there is one.
    """
    left = list(pack.work_samples)
    drawn: list[WorkSample] = []
    wants_fault = pack.work_samples_asked > 1
    while left and len(drawn) < pack.work_samples_asked:
        preferred = [sample for sample in left if sample.id in prefer]
        faulty = [sample for sample in left if sample.faults]
        needs_fault = wants_fault and not any(sample.faults for sample in drawn)
        options = preferred or (faulty if needs_fault else left) or left
        chosen = draw(options, seed=seed, what=f"work-sample-{len(drawn)}")
        drawn.append(chosen)
        left.remove(chosen)
    return drawn
