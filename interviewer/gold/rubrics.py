"""A pack as grading reads it, straight from its value: with graded answers added, or taken out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from interviewer.domain.rubric import RubricPack
from interviewer.domain.standard import GradedExample, Standard
from interviewer.errors import NotFound


class PackRubrics:
    """One pack's texts and graded answers; an implementation of `grading.ports.Rubrics` that is never published."""

    def __init__(self, pack: RubricPack, *, without: Collection[str] = (), added: Sequence[GradedExample] = ()):
        """Read a pack.

        Args:
            pack: The pack.
            without: Answers, word for word, that are no exemplars here.
            added: Graded answers that are exemplars besides the pack's own.
        """
        self._pack = pack
        self._without = frozenset(without)
        self._added = tuple(added)

    def standards(self, pack_hash: str, competency: str) -> Sequence[Standard]:
        """The criteria of a competency, in the pack's order. Raises NotFound."""
        try:
            found = self._pack.competency(competency)
        except KeyError:
            raise NotFound(f"competency {competency!r}", known=(one.id for one in self._pack.competencies)) from None
        return tuple(
            Standard(
                pack_hash=self._pack.hash,
                competency=found.id,
                criterion=one.id,
                name=one.name,
                looks_for=one.looks_for,
                anchors={level: one.anchors[level] for level in one.levels},
                key_points=one.key_points,
                common_errors=one.common_errors,
                probes=one.probes,
                competency_name=found.name,
                own_words=one.own_words,
            )
            for one in found.criteria
        )

    def examples(self, pack_hash: str, competency: str) -> Sequence[GradedExample]:
        """The graded answers of a competency that are left, then those added."""
        own = [
            GradedExample(one.id, question.id, question.text, exemplar.answer, exemplar.levels, exemplar.why)
            for one in self._pack.competencies
            if one.id == competency
            for question in one.questions
            for exemplar in question.exemplars
            if exemplar.answer not in self._without
        ]
        return [*own, *(one for one in self._added if one.competency == competency)]
