"""The whole product over a pack cut small and spelling for a model, with an applicant who answers from what is on show.

For measuring what has nothing to do with how well answers are understood: processes that end, disks that fill. It opens
in a fraction of a second. What is said depends on the page alone, so whoever goes on with an interview says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interviewer.content.library import Library, load_pack
from interviewer.domain.interview import ItemKind, Move, TurnKind
from interviewer.domain.profile import Profile
from interviewer.domain.rubric import RubricPack
from interviewer.models.hashing import HashingEmbeddings
from interviewer.screening import View
from interviewer.services import Services, assemble
from interviewer.settings import Settings

PERSON = "Can I talk to a person please?"
"""Said once in every interview: it has to reach people once."""
COMPETENCIES = 3

Reply = tuple[str, Move | None]


def small_pack(content: Path, competencies: int = COMPETENCIES) -> RubricPack:
    """The first shipped pack with some of its competencies and one work sample. Raises ContentError."""
    whole = load_pack(min((content / "rubrics").glob("*.yaml")))
    kept = {"competencies": whole.competencies[:competencies], "work_samples": whole.work_samples[:1]}
    return RubricPack.model_validate({**whole.model_dump(mode="json"), **_plain(kept)})


def open_small(home: Path, content: Path, pack: RubricPack) -> Services:
    """Everything as the app opens it, over that pack. Raises StoreError, ContentError."""
    return assemble(Settings(home=home, content=content), Library({pack.id: pack}), HashingEmbeddings())


def begin(services: Services, pack: RubricPack, profile: Profile | None = None, *, sample: bool = True) -> View:
    """A new interview; the same questions each time. A sample costs nothing: no model takes part in it."""
    return services.screening.start(pack.id, profile or Profile(), seed=1, sample=sample)


def reply(view: View) -> Reply:
    """What the applicant says to what is on the page; no two answers are the same."""
    said = {turn.text for turn in view.turns}
    item, last, length = view.open_item, view.turns[-1], len(view.turns)
    if view.state.offer is not None:
        return "no", Move.NO
    if item is None or item.kind is ItemKind.OWN_QUESTIONS:
        return "No, thank you.", Move.SKIP
    if item.kind is ItemKind.LEAD and length > 2 and PERSON not in said:
        return PERSON, None
    number = f"This is what I sent as number {length}."
    if item.kind is not ItemKind.LEAD or item.competency is None:
        return f"I read it twice and found the second sentence doubtful. {number}", Move.ANSWER
    competency = view.pack.competency(item.competency)
    probing = last.kind is TurnKind.PROBE
    points = [point.text for one in competency.criteria for point in one.key_points]
    thin = "It was a long shift and I remember little of what was done that evening."
    return f"{points[length % len(points)] if probing else thin} {number}", Move.ANSWER


def said_in_full(view: View) -> Reply:
    """The same, but lead questions get next to no answer, and follow-ups what the strongest exemplars say."""
    item = view.open_item
    if item is None or item.kind is not ItemKind.LEAD or reply(view)[1] is not Move.ANSWER:
        return reply(view)
    followed_up = sum(turn.kind is TurnKind.PROBE and turn.item == item.id for turn in view.turns)
    if not followed_up:
        return f"I would have to think about that one for a while. This is number {len(view.turns)}.", Move.ANSWER
    competency, _ = view.pack.question(item.id)
    exemplars = [one for question in competency.questions for one in question.exemplars]
    strongest = sorted(exemplars, key=lambda one: -sum(one.levels.values()))
    return f"{strongest[followed_up - 1].answer} This is number {len(view.turns)}.", Move.ANSWER


def step(services: Services, view: View) -> tuple[View, Reply]:
    """One submit: the page after it, and what was sent."""
    said, move = reply(view)
    return services.screening.submit(view.interview.id, view.answering, said, move=move), (said, move)


def to_the_end(services: Services, view: View) -> View:
    """The rest of the interview, and its report."""
    while not view.state.closed:
        view, _ = step(services, view)
    services.review.report(view.interview.id)
    return view


def _plain(values: dict[str, Sequence[object]]) -> dict[str, object]:
    return {name: [one.model_dump(mode="json") for one in many] for name, many in values.items()}  # type: ignore[attr-defined]
