"""What changed between two versions of a pack, part by part, by the ids of the parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from interviewer.domain.rubric import Competency, Criterion, Question, RubricPack

Place = tuple[str, ...]
"""Kinds and ids by turns, from the outside in: ("competency", "brewing", "criterion", "heat", "anchor", "3")."""


class How(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Changed:
    """One part that is not the same in both versions."""

    place: Place
    how: How
    before: str
    """As text; empty where it was added."""
    after: str
    """Empty where it was removed."""

    @property
    def where(self) -> str:
        """The place as people read it: "brewing > heat > anchor 3"."""
        names = [
            one if kind in ("competency", "criterion", "question") else f"{kind} {_shown(one)}".strip()
            for kind, one in zip(self.place[::2], self.place[1::2], strict=True)
        ]
        return " > ".join(names)

    @property
    def kind(self) -> str:
        """What kind of part it is: "anchor", "key point", "exemplar", ..."""
        return self.place[-2]

    def is_in(self, *place: str) -> bool:
        """Whether it is this place, or stands in it."""
        return self.place[: len(place)] == place


def difference(old: RubricPack, new: RubricPack) -> tuple[Changed, ...]:
    """Everything that changed, in the new version's order, what was removed last.

    The version number and the order of parts are not compared. Exemplars, follow-ups and common errors have no ids:
    they are the same where their words are. Of what was added or removed whole, the parts are not listed too.
    """
    before, after = dict(_parts(old)), dict(_parts(new))
    found: list[Changed] = []
    for place, text in after.items():
        if place not in before:
            found.append(Changed(place, How.ADDED, "", text))
        elif before[place] != text:
            found.append(Changed(place, How.CHANGED, before[place], text))
    found += [Changed(place, How.REMOVED, text, "") for place, text in before.items() if place not in after]
    whole = {one.place for one in found if one.how is not How.CHANGED}
    return tuple(one for one in found if not any(one.place[:end] in whole for end in range(2, len(one.place), 2)))


def bearing_on(changes: tuple[Changed, ...], competency: str, criterion: str, question: str) -> tuple[Changed, ...]:
    """The changes that can move a rating of one answer on one criterion.

    Those of the criterion, the question's words and the exemplars with a level on it; where there are none, the other
    changes in the competency, whose criteria are read side by side.
    """
    inside = tuple(one for one in changes if one.is_in("competency", competency))
    own = tuple(
        one
        for one in inside
        if one.is_in("competency", competency, "criterion", criterion)
        or (one.kind == "exemplar" and criterion in _rated_in(one))
        or (one.kind == "wording" and one.is_in("competency", competency, "question", question))
    )
    return own or inside


def _parts(pack: RubricPack) -> Iterator[tuple[Place, str]]:
    for name in ("title", "language", "job_analysis", "minutes", "work_samples_asked"):
        yield (name.replace("_", " "), ""), str(getattr(pack, name))
    limits = pack.follow_ups
    yield ("follow-ups", ""), f"{limits.per_question} a question, {limits.total} in all"
    for competency in pack.competencies:
        yield from _competency(competency)
    for sample in pack.work_samples:
        at = ("work sample", sample.id)
        yield at, sample.title
        yield (*at, "prompt", ""), sample.prompt
        yield (*at, "answer", ""), " ".join(sample.ai_answer)
        for fault in sample.faults:
            text = f"{fault.kind}, severity {fault.severity}, “{fault.span}”: {fault.correction} ({fault.source})"
            yield (*at, "fault", fault.id), text
    for source in pack.sources:
        yield ("source", source.id), f"{source.citation} {source.used_for}"


def _competency(competency: Competency) -> Iterator[tuple[Place, str]]:
    at = ("competency", competency.id)
    yield at, competency.name
    yield (*at, "definition", ""), competency.definition
    yield (*at, "weight", ""), f"{competency.weight:g} {competency.weight_rationale or ''}".strip()
    for criterion in competency.criteria:
        yield from _criterion((*at, "criterion", criterion.id), criterion)
    for question in competency.questions:
        yield from _question((*at, "question", question.id), question)


def _criterion(at: Place, criterion: Criterion) -> Iterator[tuple[Place, str]]:
    yield at, criterion.name
    yield (*at, "looks for", ""), criterion.looks_for
    for level in criterion.levels:
        yield (*at, "anchor", str(level)), criterion.anchors[level]
    for point in criterion.key_points:
        yield (*at, "key point", point.id), point.text
    for text in criterion.probes:
        yield (*at, "follow-up", text), text
    for text in criterion.common_errors:
        yield (*at, "common error", text), text
    words = "in the applicant's own words" if criterion.own_words else "the standard's words are right"
    yield (*at, "own words", ""), words


def _question(at: Place, question: Question) -> Iterator[tuple[Place, str]]:
    yield at, ""
    yield (*at, "wording", ""), question.text
    yield (*at, "plainer wording", ""), question.plain
    for exemplar in question.exemplars:
        yield (*at, "exemplar", exemplar.answer), _levels(exemplar.levels)


def _levels(levels: Mapping[str, int]) -> str:
    return ", ".join(f"{criterion}: {level}" for criterion, level in sorted(levels.items()))


def _rated_in(exemplar: Changed) -> set[str]:
    """The criteria that an exemplar has, or had, a level on."""
    return {pair.partition(": ")[0] for levels in (exemplar.before, exemplar.after) for pair in levels.split(", ")}


_MOST_SHOWN = 50


def _shown(text: str) -> str:
    line = " ".join(text.split())
    if line != text or len(line) > _MOST_SHOWN or " " in line:
        return f"“{line[:_MOST_SHOWN]}{'…' if len(line) > _MOST_SHOWN else ''}”"
    return line
