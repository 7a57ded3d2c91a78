"""The book of graded answers: what people graded is kept, taken in from files, changed, and handed to what compares.

Answers are kept by a pack's id and a question's, not by version: what people thought of an answer stays, whatever the
rubric says next. What a version has no question or level for is left out of its figures, and counted.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from interviewer.domain.graded import Change, Kept, LevelChange, NewAnswer, NoteChange, Said
from interviewer.domain.rubric import RubricPack
from interviewer.errors import InputError
from interviewer.gold.answers import Catalogue
from interviewer.gold.cells import LONGEST_CELL
from interviewer.gold.intake import Intake, intake_of
from interviewer.gold.keeping import Fitting, fitting
from interviewer.gold.reading import gold_of, unkeepable
from interviewer.gold.table import table_of
from interviewer.gold.tabulating import Edited
from interviewer.store.gold_answers import GoldAnswers

_LONGEST_BY = 200


class GoldBook:
    """Keeps graded answers. Safe to use from several threads.

    Every method raises StoreError where the database is away.
    """

    def __init__(self, stored: GoldAnswers, clock: Callable[[], dt.datetime]):
        self._stored = stored
        self._now = clock
        self._lock = threading.Lock()
        self._known: dict[str, Kept] = {}

    def kept(self, pack_id: str) -> Kept:
        """All graded answers of a pack, as they stand; read anew where somebody changed something."""
        revision = self._stored.revision(pack_id)
        with self._lock:
            known = self._known.get(pack_id)
        if known is not None and known.revision == revision:
            return known
        return self._know(pack_id, self._stored.kept(pack_id))

    def history(self, pack_id: str, answer: int) -> tuple[Said, ...]:
        """All that was said of one answer, oldest first."""
        return self._stored.history(pack_id, answer)

    def add(self, pack: RubricPack, answer: NewAnswer, by: str) -> Kept:
        """Adds an answer; it may have no levels yet, so that people can give theirs apart.

        Raises:
            InputError: it is empty, too long or there already, its question is none of the pack's, or a level is off
                its scale.
        """
        return self._write(pack.id, by, new=[self._checked(pack, answer)])

    def change(self, pack: RubricPack, changes: Sequence[Change], by: str) -> Kept:
        """Changes levels and notes, takes answers out or back in; all or nothing.

        Raises:
            InputError: a level is off its scale, or a note cannot be kept.
            NotAllowedNow: somebody changed the same level or note since it was looked at.
            NotFound: there is no such answer.
        """
        self._check_changes(pack, changes)
        return self._write(pack.id, by, changes=changes)

    def edit(self, pack: RubricPack, edited: Edited, by: str) -> Kept:
        """Does what an edited table comes to, all or nothing. Raises as `add` and `change`."""
        new = [self._checked(pack, one) for one in edited.new]
        self._check_changes(pack, edited.changes)
        return self._write(pack.id, by, new=new, changes=edited.changes)

    def fitting(self, pack: RubricPack) -> Fitting:
        """The answers that a version can be held against."""
        return fitting(self.kept(pack.id), pack)

    def read(self, pack: RubricPack, data: bytes, name: str) -> Intake:
        """Reads a CSV file or a workbook and says what taking it in would do.

        Args:
            pack: the version whose questions and criteria it names.
            data: the file's bytes.
            name: what messages call it.

        Raises:
            ContentError: it cannot be read, or something in it does not fit; with rows and columns.
            InputError: two raters of it differ in capital letters only.
        """
        gold = gold_of(table_of(data, name), Catalogue([pack]))
        return intake_of(gold, self.kept(pack.id), name[:_LONGEST_BY])

    def take_in(self, pack: RubricPack, intake: Intake, by: str, *, with_differing: bool) -> Kept:
        """Does what `read` said.

        Args:
            pack: the version it was read with.
            intake: what is to be done.
            by: who does it.
            with_differing: whether levels in the file count from now on where they differ from earlier ones of the
                same rater; those stay in the history.

        Raises:
            InputError, NotAllowedNow: something was added or changed since; nothing was taken in.
        """
        changes: list[Change] = [*intake.back, *intake.levels, *intake.notes]
        if with_differing:
            changes += intake.differing
        return self._write(pack.id, by, new=intake.new, changes=changes)

    def _checked(self, pack: RubricPack, answer: NewAnswer) -> NewAnswer:
        """The answer as it is kept. Raises InputError."""
        text = _answer(answer.answer)
        if not Catalogue([pack]).has(answer.question):
            raise InputError(f"{pack.title} has no question {answer.question!r}; choose one of its questions.")
        levels = {criterion: dict(given) for criterion, given in answer.levels.items() if given}
        for criterion, given in levels.items():
            for level in given.values():
                _check_level(pack, answer.question, criterion, level)
        return replace(answer, answer=text, levels=levels, note=_note(answer.note))

    def _check_changes(self, pack: RubricPack, changes: Sequence[Change]) -> None:
        kept = self.kept(pack.id)
        for one in changes:
            if isinstance(one, LevelChange) and one.level is not None:
                _check_level(pack, kept.answer(one.answer).question, one.criterion, one.level)
            elif isinstance(one, NoteChange):
                _note(one.note)

    def _write(self, pack_id: str, by: str, *, new: Sequence[NewAnswer] = (), changes: Sequence[Change] = ()) -> Kept:
        by = " ".join(by.split())[:_LONGEST_BY]
        if not by:
            raise InputError("Who is writing is not said; put your name in the box “Your name”.")
        return self._know(pack_id, self._stored.write(pack_id, by, self._now(), new=new, changes=changes))

    def _know(self, pack_id: str, kept: Kept) -> Kept:
        with self._lock:
            self._known[pack_id] = kept
        return kept


def _check_level(pack: RubricPack, question: str, criterion: str, level: int) -> None:
    scale = _scale(pack, question, criterion)
    if level not in scale:
        raise InputError(
            f"Answers to {question} have no level {level} on {criterion} in {pack.title} {pack.version}"
            f"{f'; the levels are {_numbers(scale)}' if scale else ''}. Nothing was written."
        )


def _scale(pack: RubricPack, question: str, criterion: str) -> tuple[int, ...]:
    catalogue = Catalogue([pack])
    return (catalogue.scale(question, criterion) or ()) if catalogue.has(question) else ()


def _numbers(scale: Iterable[int]) -> str:
    return ", ".join(map(str, scale))


def _answer(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise InputError("The answer is empty; one that says nothing cannot be graded.")
    return _kept_text(text, "The answer")


def _note(text: str) -> str:
    return _kept_text(" ".join(text.split()), "The note")


def _kept_text(text: str, what: str) -> str:
    if len(text) > LONGEST_CELL:
        raise InputError(f"{what} has more than {LONGEST_CELL:,} characters, more than an interview takes; shorten it.")
    if unkeepable(text):
        raise InputError(f"{what} holds control characters, which cannot be kept; write it as plain text.")
    return text
