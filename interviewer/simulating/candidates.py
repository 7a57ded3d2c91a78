"""Who can be interviewed to test a pack: scripted applicants from files and from the app, and the pack's own examples.

Answers of the pack's own are no independent test, as whoever wrote the levels wrote them. They are named as what they
are, and rated while they are none of the examples, so that none of them matches itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import fmean

from interviewer.content import strict_yaml
from interviewer.content.simulated import PERSONAS, Ability, SimulatedApplicant, parse_simulated
from interviewer.domain.rubric import Competency, Exemplar, RubricPack
from interviewer.errors import ContentError, InputError
from interviewer.store.simulated_applicants import KeptScript, SimulatedApplicants

LONGEST_NAME = 200
_USUAL = {persona: place for place, persona in enumerate(PERSONAS)}


class Origin(StrEnum):
    """Where an applicant's words come from."""

    FILE = "file"
    """`rubrics/simulated`."""
    KEPT = "kept"
    """Written or uploaded in the app."""
    EXAMPLES = "examples"
    """The pack's own example answers."""


@dataclass(frozen=True)
class Candidate:
    """Somebody invented who can be interviewed."""

    script: SimulatedApplicant
    origin: Origin
    borrowed: frozenset[str] = frozenset()
    """The example answers that are said: they are no examples while this one is rated."""

    @property
    def persona(self) -> str:
        """The name that results stand under."""
        return self.script.persona

    @property
    def ability(self) -> Ability:
        """How they stand to an expert."""
        return self.script.stands


@dataclass(frozen=True)
class Candidates:
    """All there are for one version of a pack."""

    scripted: tuple[Candidate, ...]
    """The usual personas first; one that was written in the app stands in place of the file of its persona."""
    examples: tuple[Candidate, ...]
    kept: tuple[KeptScript, ...]
    """Those written in the app, as they were saved last, whether they fit this version or not."""
    refused: tuple[ContentError, ...]
    """Scripts that do not fit this version, each problem with its line."""


class Casting:
    """Finds, keeps and takes out applicants."""

    def __init__(self, folder: Path, stored: SimulatedApplicants, clock: Callable[[], dt.datetime]):
        """Put the parts together; `folder` is `rubrics/simulated`, with one folder a pack."""
        self._folder = folder
        self._stored = stored
        self._now = clock

    def candidates(self, pack: RubricPack) -> Candidates:
        """Everybody who can be interviewed in this version. Raises StoreError."""
        found: dict[str, Candidate] = {}
        refused: list[ContentError] = []
        for path in sorted((self._folder / pack.id).glob("*.yaml")):
            try:
                script = parse_simulated(strict_yaml.read_text(path), str(path), pack)
                found[script.persona] = Candidate(script, Origin.FILE)
            except ContentError as error:
                refused.append(error)
        kept = self._stored.kept(pack.id)
        for one in kept:
            try:
                script = parse_simulated(one.text, f"The script of “{one.persona}”", pack)
                found[script.persona] = Candidate(script, Origin.KEPT)
            except ContentError as error:
                refused.append(error)
        scripted = sorted(found.values(), key=lambda one: (_USUAL.get(one.persona, len(_USUAL)), one.persona))
        return Candidates(tuple(scripted), said_by_examples(pack), kept, tuple(refused))

    def check(self, pack: RubricPack, text: str, source: str) -> SimulatedApplicant:
        """Reads a script without keeping it. Raises ContentError as `keep`."""
        return parse_simulated(text, source, pack)

    def keep(self, pack: RubricPack, text: str, source: str, author: str) -> SimulatedApplicant:
        """Keeps a script for a pack, in place of what was kept of its persona before.

        Args:
            pack: what it has to fit.
            text: its YAML.
            source: what messages call it: a file's name.
            author: who keeps it.

        Raises:
            ContentError: it does not validate, or names what the pack hasn't got; nothing was kept.
            InputError: there is no author, or the name is too long.
            StoreError: the database is away.
        """
        script = parse_simulated(text, source, pack)
        self._stored.save(pack.id, script.persona, text, _named(author), self._now())
        return script

    def take_out(self, pack_id: str, persona: str, author: str) -> None:
        """Takes a kept script out. Raises InputError without an author, and StoreError."""
        self._stored.save(pack_id, persona, None, _named(author), self._now())


def said_by_examples(pack: RubricPack) -> tuple[Candidate, ...]:
    """Applicants who say the pack's example answers: to each question the best, the middling or the weakest one.

    They skip follow-ups and work samples, which have no example answers.
    """
    kinds = (
        ("strong-examples", Ability.EXPERT, "Says the best example answer to each question.", 0.0),
        ("middling-examples", Ability.LESS, "Says the middling example answer to each question.", 0.5),
        ("weak-examples", Ability.LESS, "Says the weakest example answer to each question.", 1.0),
    )
    return tuple(_saying(pack, *kind) for kind in kinds)


def _saying(pack: RubricPack, persona: str, ability: Ability, about: str, place: float) -> Candidate:
    answers: dict[str, str] = {}
    for competency in pack.competencies:
        for question in competency.questions:
            ordered = sorted(question.exemplars, key=lambda one: -_share(one, competency))
            answers[question.id] = ordered[round(place * (len(ordered) - 1))].answer
    script = SimulatedApplicant(
        sample=True, pack=pack.id, persona=persona, ability=ability, about=about, answers=answers
    )
    return Candidate(script, Origin.EXAMPLES, frozenset(answers.values()))


def _share(example: Exemplar, competency: Competency) -> float:
    """The mean of its levels as shares of their scales, 0 to 1."""
    shares = [competency.criterion(name).share(level) for name, level in example.levels.items()]
    return fmean(shares) if shares else 0.0


def _named(author: str) -> str:
    name = " ".join(author.split())
    if not name or len(name) > LONGEST_NAME:
        raise InputError(f"A name of 1 to {LONGEST_NAME} characters has to stand beside a script; say who writes it.")
    return name
