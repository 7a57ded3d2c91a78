"""An interview of a wished length with texts of the size that interviews have: for measuring what a length costs.

The shipped default is 5 lead questions of 3 criteria each, 8 follow-ups and 2 questions on the profile: 15 answers.
30 answers are twice that, 10 are two thirds, rounded. Competencies are those of two shipped packs; answers are what
their scripted applicants say, cut to the length that is measured. Work samples are left out: no model reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from unittest import mock

from interviewer import screening
from interviewer.content.library import load_pack
from interviewer.content.simulated import SimulatedApplicant, load_simulated
from interviewer.domain.interview import ItemKind, TurnKind
from interviewer.domain.profile import Profile
from interviewer.domain.rubric import RubricPack
from interviewer.screening import View

WORDS = 74
"""Of each answer: the length that others' interviews were measured with."""
FIELDS = ("finance", "law")
"""The packs that competencies are taken from, in turn."""
LEADS = ("novice", "bluffer")
"""The scripted applicants who answer lead questions, so that there is something to follow up."""
FOLLOW_UPS = ("second-language", "terse", "wrong-but-sure", "expert", "novice")
"""Those who answer the rest, a different one first each time."""


@dataclass(frozen=True)
class Length:
    """What an interview is made of."""

    leads: int
    follow_ups: int
    verification: int

    @property
    def answers(self) -> int:
        """How many the applicant gives."""
        return self.leads + self.follow_ups + self.verification


LENGTHS = (Length(3, 5, 2), Length(10, 16, 4))
"""10 answers and 30."""


def scaled_pack(content: Path, length: Length) -> RubricPack:
    """The packs' first competencies, turn by turn, as one pack. Raises ContentError."""
    packs = [load_pack(content / "rubrics" / f"{name}.yaml") for name in FIELDS]
    in_turn = chain.from_iterable(zip(*(pack.competencies for pack in packs), strict=True))
    values = {name: getattr(packs[0], name) for name in RubricPack.model_fields}
    return RubricPack.model_construct(
        **{
            **values,
            "id": "scaled",
            "minutes": 60,
            "competencies": tuple(islice(in_turn, length.leads)),
            "follow_ups": values["follow_ups"].model_copy(update={"total": length.follow_ups}),
            "work_samples": (),
            "work_samples_asked": 0,
        }
    )


@contextmanager
def asking_on_the_profile(count: int) -> Iterator[None]:
    """The product asks 2 questions on a profile, for 15 answers; inside, it asks so many."""
    with mock.patch.object(screening, "VERIFICATION_QUESTIONS", count):
        yield


class Applicant:
    """Says what scripted applicants say, one after another, in exactly so many words an answer."""

    def __init__(self, content: Path, words: int = WORDS):
        """Read the scripts. Raises ContentError."""
        self._words = words
        self._voices: dict[str, _Voice] = {}
        for name in FIELDS:
            pack = load_pack(content / "rubrics" / f"{name}.yaml")
            for script in load_simulated(content / "rubrics" / "simulated", pack):
                self._voices.setdefault(script.persona, _Voice()).learn(script)
        self._said = 0

    def __call__(self, view: View) -> str | None:
        """What is said to the open question; None to skip it, as with the invitation to ask something."""
        item, last = view.open_item, view.turns[-1]
        if item is None or item.kind is ItemKind.OWN_QUESTIONS:
            return None
        if item.kind is ItemKind.LEAD and last.kind is not TurnKind.PROBE:
            return self._cut(self._voices[name].answers[item.id] for name in LEADS)
        first = self._said % len(FOLLOW_UPS)
        self._said += 1
        voices = [self._voices[name] for name in (*FOLLOW_UPS[first:], *FOLLOW_UPS[:first])]
        if item.kind is ItemKind.VERIFICATION:
            return self._cut(text for voice in voices for text in voice.verification)
        return self._cut(voice.probes[last.criterion or ""] for voice in voices)

    def _cut(self, texts: Iterable[str]) -> str:
        words = islice((word for text in texts for word in text.split()), self._words)
        return f"{' '.join(words).rstrip(',;:.')}."


@dataclass
class _Voice:
    """What one kind of applicant says in all the packs."""

    answers: dict[str, str] = field(default_factory=dict)
    probes: dict[str, str] = field(default_factory=dict)
    verification: list[str] = field(default_factory=list)

    def learn(self, script: SimulatedApplicant) -> None:
        self.answers |= script.answers
        self.probes |= script.probes
        self.verification += script.verification


def profile() -> Profile:
    """An invented person's, with enough on it to ask about."""
    return Profile.from_document(
        {
            "basics": {"name": "Robin Testperson", "email": "robin@example.org"},
            "work": [
                {"name": "Harbour Partners", "position": "Senior associate", "startDate": "2018-03"},
                {"name": "Mill Street Advisers", "position": "Associate", "startDate": "2014-09", "endDate": "2018-02"},
            ],
            "certificates": [{"name": "Chartered Financial Analyst", "issuer": "CFA Institute", "date": "2017-08-01"}],
            "skills": [{"name": "Financial modelling"}, {"name": "Contract drafting"}],
        }
    )
