"""Trying an answer on a rubric: what it would be rated, on which words, and what would be asked next. Keeps nothing.

The exchange is the interview's own: coverage decides on the follow-up, and all replies are rated together. A pack is
read from its value, so that a draft is tried without being published anywhere.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from interviewer.domain import turns as rules
from interviewer.domain.evidence import Assessment
from interviewer.domain.interview import Turn, TurnKind
from interviewer.domain.rubric import Competency, Criterion, Question, RubricPack
from interviewer.domain.standard import GradedExample
from interviewer.errors import ModelError, NotFound
from interviewer.gold.rated import plain_words
from interviewer.grading.by_model import ModelGrader
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.grading.gates import SetAside
from interviewer.models.embeddings import OpenedEmbeddings
from interviewer.trying.exchange import graded_answers, held_with
from interviewer.trying.one_more_point import Lenders, More, one_more
from interviewer.trying.unpublished import UnpublishedRubrics
from interviewer.verbatim import verbatim

MakeModelGrader = Callable[[EmbeddedGrader, UnpublishedRubrics], ModelGrader]
NEAREST = 3
"""Graded examples shown beside each criterion."""
_KEPT = 4
"""Packs whose texts stay encoded."""


@dataclass(frozen=True)
class TriedCriterion:
    """One criterion: what the answers would be rated, and the graded examples nearest to them."""

    criterion: Criterion
    assessment: Assessment
    nearest: tuple[GradedExample, ...]
    """Nearest first."""


@dataclass(frozen=True)
class Trial:
    """An exchange and all that grading made of it."""

    pack_hash: str
    competency: Competency
    question: Question
    turns: tuple[Turn, ...]
    """The question, and by turns the replies and the follow-ups that an interview would ask; a reply is the last."""
    criteria: tuple[TriedCriterion, ...]
    set_aside: Mapping[int, tuple[SetAside, ...]]
    """`seq` of each reply -> the stretches of it that were not graded, and why."""
    follow_up: rules.Probe | None
    """What an interview would ask next; None where it would go on to the next question."""
    why_no_follow_up: str
    """In a sentence; empty where there is one."""
    example: int | None
    """Which of the question's example answers was tried, from 0: it is rated without itself. None for another."""

    @property
    def replies(self) -> tuple[Turn, ...]:
        """The turns that were rated."""
        return tuple(turn for turn in self.turns if turn.kind is TurnKind.ANSWER)


class Bench:
    """Tries answers. Safe to use from several threads."""

    def __init__(self, embeddings: OpenedEmbeddings, model_grader: MakeModelGrader | None = None):
        """Nothing is encoded before the first trial.

        Args:
            embeddings: the encoder.
            model_grader: makes what rates by a chat model; None where none is set.
        """
        self._embeddings = embeddings
        self._model_grader = model_grader
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], _Graded] = OrderedDict()

    def try_answer(self, pack: RubricPack, question_id: str, replies: Sequence[str]) -> Trial:
        """Rates an exchange as an interview would.

        Args:
            pack: any version of a pack, published or not.
            question_id: which of its lead questions is answered.
            replies: the answer, then what is said to each follow-up in the order they are asked.

        Raises:
            InputError: a reply is empty, there is none, or there is one more than the interview has follow-ups.
            NotFound: the pack has no such question.
            EmbeddingsError: the model could not be used.
        """
        competency, question = _question(pack, question_id)
        example = _example(question, replies)
        graded = self._graded(pack, "" if example is None else question.exemplars[example].answer)
        turns, next_step = held_with(pack, competency, question, replies, graded.grader)
        answers = graded_answers(competency, question, turns)
        said = {turn.seq: turn.text for turn in turns}
        rated = graded.grader.rate_all(pack.hash, competency.id, answers)
        (vector,) = self._embeddings.vectors([" ".join(answer.text for answer in answers)])
        follow_up, why = next_step
        return Trial(
            pack_hash=pack.hash,
            competency=competency,
            question=question,
            turns=turns,
            criteria=tuple(
                TriedCriterion(
                    competency.criterion(one.criterion),
                    verbatim(one, said),
                    graded.rubrics.nearest(pack.hash, competency.id, one.criterion, vector, NEAREST),
                )
                for one in rated
            ),
            set_aside={one.turn: graded.grader.set_aside(pack.hash, competency.id, one) for one in answers},
            follow_up=follow_up,
            why_no_follow_up=why,
            example=example,
        )

    def one_more(self, pack: RubricPack, trial: Trial) -> Mapping[str, More]:
        """What each key point that was not found would change; takes a few times as long as the trial.

        Args:
            pack: what was tried on.
            trial: what came of it.

        Returns:
            Criterion id -> its missing key points.

        Raises:
            EmbeddingsError: the model could not be used.
        """
        competency, question = trial.competency, trial.question
        graded = self._graded(pack, _answer_left_out(trial))
        answers = graded_answers(competency, question, trial.turns)
        return one_more(graded.grader, pack.hash, competency, answers, graded.lenders.of(competency, question))

    def rate_by_model(self, pack: RubricPack, trial: Trial) -> Mapping[str, Assessment | ModelError]:
        """What the chat model that is set makes of the same exchange: a call a criterion and repetition.

        Args:
            pack: what was tried on.
            trial: what came of it.

        Returns:
            Criterion id -> its rating, or why it gave none; empty where no model is set.

        Raises:
            EmbeddingsError: the model on this machine, which it is held against, could not be used.
        """
        if self._model_grader is None:
            return {}
        graded = self._graded(pack, _answer_left_out(trial))
        grader = self._model_grader(graded.grader, graded.rubrics)
        answers = graded_answers(trial.competency, trial.question, trial.turns)
        said = {turn.seq: turn.text for turn in trial.turns}
        found: dict[str, Assessment | ModelError] = {}
        for standard in graded.rubrics.standards(pack.hash, trial.competency.id):
            try:
                found[standard.criterion] = verbatim(grader.rate(standard, answers), said)
            except ModelError as error:
                found[standard.criterion] = error
        return found

    def _graded(self, pack: RubricPack, without: str) -> _Graded:
        """A pack ready to grade with, an example answer left out."""
        key = (pack.hash, without)
        with self._lock:
            known = self._kept.get(key)
            if known is None:
                rubrics = UnpublishedRubrics(pack, self._embeddings, without=[without])
                grader = EmbeddedGrader(self._embeddings, rubrics)
                known = self._kept[key] = _Graded(rubrics, grader, Lenders(grader, rubrics, pack.hash))
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return known


@dataclass(frozen=True)
class _Graded:
    """A pack with what rates by it."""

    rubrics: UnpublishedRubrics
    grader: EmbeddedGrader
    lenders: Lenders


def _question(pack: RubricPack, question_id: str) -> tuple[Competency, Question]:
    try:
        return pack.question(question_id)
    except KeyError:
        known = [question.id for competency in pack.competencies for question in competency.questions]
        raise NotFound(f"question {question_id!r}", known=known) from None


def _answer_left_out(trial: Trial) -> str:
    """The example answer that is none while it is rated; empty where another answer was tried."""
    return "" if trial.example is None else trial.question.exemplars[trial.example].answer


def _example(question: Question, replies: Sequence[str]) -> int | None:
    """Which example answer the first reply is, word for word."""
    said = plain_words(replies[0]) if replies else ""
    same = (number for number, one in enumerate(question.exemplars) if plain_words(one.answer) == said)
    return next(same, None)
