"""A pack as rules see it: its parts with their places, and what an embedding model says of its texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from interviewer.content.strict_yaml import Place
from interviewer.domain.rubric import Competency, Criterion, Exemplar, Fault, Question, RubricPack, WorkSample
from interviewer.linting.comparing import Compared


@dataclass(frozen=True)
class Asked:
    """One text that an applicant is asked in an interview."""

    place: Place
    text: str
    kind: str
    """"question", "plain" or "probe"."""
    competency: Competency


@dataclass(frozen=True)
class View:
    """A pack, and how its texts can be compared."""

    pack: RubricPack
    compared: Compared | None = None
    """None where there is no embedding model."""

    def competencies(self) -> Iterator[tuple[Place, Competency]]:
        """Every competency with its place."""
        for number, competency in enumerate(self.pack.competencies):
            yield ("competencies", number), competency

    def questions(self) -> Iterator[tuple[Place, Competency, Question]]:
        """Every lead question."""
        for place, competency in self.competencies():
            for number, question in enumerate(competency.questions):
                yield (*place, "questions", number), competency, question

    def exemplars(self) -> Iterator[tuple[Place, Competency, Question, Exemplar]]:
        """Every exemplar."""
        for place, competency, question in self.questions():
            for number, exemplar in enumerate(question.exemplars):
                yield (*place, "exemplars", number), competency, question, exemplar

    def criteria(self) -> Iterator[tuple[Place, Competency, Criterion]]:
        """Every criterion."""
        for place, competency in self.competencies():
            for number, criterion in enumerate(competency.criteria):
                yield (*place, "criteria", number), competency, criterion

    def anchors(self) -> Iterator[tuple[Place, str]]:
        """Every anchor, lowest level first."""
        for place, _, criterion in self.criteria():
            for level in criterion.levels:
                yield (*place, "anchors", level), criterion.anchors[level]

    def key_points(self) -> Iterator[tuple[Place, Criterion, str]]:
        """Every key point's text."""
        for place, _, criterion in self.criteria():
            for number, point in enumerate(criterion.key_points):
                yield (*place, "key_points", number, "text"), criterion, point.text

    def probes(self) -> Iterator[tuple[Place, Competency, Criterion, str]]:
        """Every probe."""
        for place, competency, criterion in self.criteria():
            for number, probe in enumerate(criterion.probes):
                yield (*place, "probes", number), competency, criterion, probe

    def asked(self) -> Iterator[Asked]:
        """Every question, its plain wording, and every probe."""
        for place, competency, question in self.questions():
            yield Asked((*place, "text"), question.text, "question", competency)
            yield Asked((*place, "plain"), question.plain, "plain", competency)
        for place, competency, _, probe in self.probes():
            yield Asked(place, probe, "probe", competency)

    def samples(self) -> Iterator[tuple[Place, WorkSample]]:
        """Every work sample."""
        for number, sample in enumerate(self.pack.work_samples):
            yield ("work_samples", number), sample

    def faults(self) -> Iterator[tuple[Place, WorkSample, Fault]]:
        """Every planted fault."""
        for place, sample in self.samples():
            for number, fault in enumerate(sample.faults):
                yield (*place, "faults", number), sample, fault
