"""Scripted applicants of known ability, to find out whether an interview tells them apart. They are nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from interviewer.content import strict_yaml
from interviewer.domain.rubric import RubricPack
from interviewer.domain.values import Slug, Text, Value
from interviewer.errors import ContentError


class Ability(StrEnum):
    """How an applicant stands to an expert of the field, whatever they sound like."""

    EXPERT = "expert"
    """Whom the others are held against."""
    EQUAL = "equal"
    """Knows as much and says it otherwise: scoring lower for that would be unfair."""
    LESS = "less"
    """Knows less, whatever they say: has to score lower."""


@dataclass(frozen=True)
class Persona:
    """A kind of applicant that a pack is usually tried with."""

    ability: Ability
    about: str
    """How they answer, for whoever writes one."""


PERSONAS: Mapping[str, Persona] = {
    "expert": Persona(Ability.EXPERT, "Knows the work and has done it: one case of their own for every question."),
    "second-expert": Persona(
        Ability.EXPERT, "As good as the first, from another school or country: other cases, other words."
    ),
    "terse": Persona(Ability.EQUAL, "An expert who answers in telegrams: everything is there and nothing else."),
    "second-language": Persona(
        Ability.EQUAL, "An expert who writes in a second language: broken grammar, full substance."
    ),
    "novice": Persona(Ability.LESS, "New to the work: honest, careful, not able yet."),
    "bluffer": Persona(Ability.LESS, "Fluent and senior in tone, with the words of the trade; nothing seen or done."),
    "pasted": Persona(Ability.LESS, "As if pasted from a chat model: tidy, general, no case of their own."),
    "wrong-but-sure": Persona(Ability.LESS, "Decided, with the common errors of the field as convictions."),
    "evasive": Persona(Ability.LESS, "Slides away from each question, into conditions and other people."),
    "hostile": Persona(Ability.LESS, "Resents being asked; scraps of knowledge between complaints."),
}
"""The usual ones, in the order in which they are best written."""


def _said(text: str) -> str:
    if not text:
        raise ValueError("is empty; put what this person says between the quotes")
    return text


Said = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_said)]
"""What an applicant says: some words."""


class SimulatedApplicant(Value):
    """What one invented applicant says, whichever of the parallel questions is drawn."""

    sample: Literal[True]
    """Has to be written out, so that none passes for a person."""
    pack: Slug
    persona: Slug
    ability: Ability | None = None
    """None to go by the persona's name: as `PERSONAS` has it, and LESS for a name that is not there."""
    about: Text
    answers: dict[Slug, Said]
    """Lead question id -> answer."""
    probes: dict[Slug, Said] = {}
    """Criterion id -> what is added when a follow-up asks about it."""
    work_samples: dict[Slug, Said] = {}
    verification: tuple[Said, ...] = ()

    @property
    def stands(self) -> Ability:
        """The ability, by name where it is not given."""
        usual = PERSONAS.get(self.persona)
        return self.ability or (usual.ability if usual else Ability.LESS)


def load_simulated(folder: Path, pack: RubricPack) -> list[SimulatedApplicant]:
    """The scripted applicants of a pack, by persona; none where the folder has none.

    Args:
        folder: `rubrics/simulated`, with one folder a pack.
        pack: whose questions and criteria the scripts name.

    Raises:
        ContentError: a script does not validate, or names what the pack hasn't got.
    """
    paths = sorted((folder / pack.id).glob("*.yaml"))
    return [parse_simulated(strict_yaml.read_text(path), str(path), pack) for path in paths]


def parse_simulated(text: str, source: str, pack: RubricPack) -> SimulatedApplicant:
    """One script.

    Args:
        text: its YAML.
        source: what messages call it.
        pack: whose questions and criteria it names.

    Raises:
        ContentError: it does not validate, or names what the pack hasn't got; each problem has its line.
    """
    document = strict_yaml.document(text, source)
    script = document.validate(SimulatedApplicant)
    problems = [document.problem(place, message) for place, message in _unknown(script, pack)]
    if problems:
        raise ContentError(source, problems)
    return script


def _unknown(script: SimulatedApplicant, pack: RubricPack) -> list[tuple[strict_yaml.Place, str]]:
    known = {
        "answers": {question.id for competency in pack.competencies for question in competency.questions},
        "probes": {criterion.id for _, criterion in pack.rated()},
        "work_samples": {sample.id for sample in pack.work_samples},
    }
    found: list[tuple[strict_yaml.Place, str]] = []
    if script.pack != pack.id:
        found.append((("pack",), f"{script.pack!r} is not the pack that it is for, {pack.id!r}"))
    for part, ids in known.items():
        for name in getattr(script, part):
            if name not in ids:
                found.append(((part, name), f"{name!r} is not in {pack.id}; there are: {', '.join(sorted(ids))}"))
    for name in sorted(known["answers"] - script.answers.keys()):
        found.append((("answers",), f"has no answer to {name!r}"))
    return found
