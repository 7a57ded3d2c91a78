"""Answers that people graded, in the database: what was said is kept, and what was said last counts.

An answer's words never change, as levels were given to them. A change names what it was made from, and is refused where
somebody else has said something else since: nobody's level is lost under another's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from interviewer.domain.graded import (
    Change,
    GivenLevel,
    Kept,
    KeptAnswer,
    LevelChange,
    NewAnswer,
    NoteChange,
    Removal,
    Said,
    words_hash,
)
from interviewer.errors import InputError, NotAllowedNow, NotFound
from interviewer.store.sessions import Taken, transaction
from interviewer.store.tables import GoldAnswerRow, GoldChangeRow


class GoldAnswers:
    """Reads and adds graded answers. Every method raises StoreError where the database is away."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def revision(self, pack_id: str) -> int:
        """What `kept` would give as its revision."""
        with transaction(self._engine) as session:
            return _revision(session, pack_id)

    def kept(self, pack_id: str) -> Kept:
        """All graded answers of a pack, as they stand."""
        with transaction(self._engine) as session:
            return _kept(session, pack_id)

    def history(self, pack_id: str, answer: int) -> tuple[Said, ...]:
        """All that was said of one answer, oldest first; empty where there is no such answer."""
        with transaction(self._engine) as session:
            rows = session.scalars(
                select(GoldChangeRow)
                .where(GoldChangeRow.pack_id == pack_id, GoldChangeRow.answer == answer)
                .order_by(GoldChangeRow.number)
            )
            return tuple(_said(row) for row in rows)

    def write(
        self, pack_id: str, by: str, at: dt.datetime, *, new: Sequence[NewAnswer] = (), changes: Sequence[Change] = ()
    ) -> Kept:
        """Adds answers and changes, all or nothing.

        Args:
            pack_id: the pack's id.
            by: who does it, at most 200 characters.
            at: when.
            new: answers that are not there.
            changes: what is to count from now on; a change to what stands already is passed over.

        Returns:
            All graded answers as they stand then.

        Raises:
            NotAllowedNow: what a change was made from does not stand any more.
            InputError: a new answer is there already; the message has its number.
            NotFound: there is no such answer.
        """
        while True:
            try:
                with transaction(self._engine) as session:
                    standing = _kept(session, pack_id)
                    self._write(session, pack_id, standing, new, changes, (by, at))
                    session.flush()
                    return _kept(session, pack_id)
            except Taken:
                continue  # somebody else came first, and everything is looked at again

    def _write(  # noqa: PLR0913  (what is written, on what, and by whom)
        self,
        session: Session,
        pack_id: str,
        standing: Kept,
        new: Sequence[NewAnswer],
        changes: Sequence[Change],
        who: tuple[str, dt.datetime],
    ) -> None:
        log = _Log(session, pack_id, standing.revision, *who)
        for change in changes:
            _apply(log, _find(standing, change.answer), change)
        known = {(one.question, words_hash(one.answer)): one for one in (*standing.answers, *standing.removed)}
        number = max((one.number for one in known.values()), default=0)
        for one in new:
            key = (one.question, words_hash(one.answer))
            if key in known:
                raise _already_there(known[key])
            number += 1
            row = GoldAnswerRow(
                pack_id=pack_id,
                number=number,
                question=one.question,
                answer=one.answer,
                words_hash=key[1],
                origin=one.origin,
            )
            session.add(row)
            session.flush()
            known[key] = KeptAnswer(number, one.question, one.answer, one.origin, *who)
            log.add(number, "added")
            for criterion, given in one.levels.items():
                for rater, level in given.items():
                    log.add(number, "level", criterion=criterion, rater=rater, level=level)
            if one.note:
                log.add(number, "note", note=one.note)


class _Log:
    """Adds changes, each with the number after the last."""

    def __init__(self, session: Session, pack_id: str, revision: int, by: str, at: dt.datetime):
        self._session = session
        self._pack_id = pack_id
        self._number = revision
        self._by, self._at = by, at

    def add(  # noqa: PLR0913  (a row has these columns)
        self,
        answer: int,
        kind: str,
        *,
        criterion: str | None = None,
        rater: str | None = None,
        level: int | None = None,
        blind: bool = False,
        note: str | None = None,
    ) -> None:
        """One more."""
        self._number += 1
        self._session.add(
            GoldChangeRow(
                pack_id=self._pack_id,
                number=self._number,
                answer=answer,
                kind=kind,
                rater=rater,
                criterion=criterion,
                level=level,
                blind=blind,
                note=note,
                by=self._by,
                at=self._at,
            )
        )


def _apply(log: _Log, standing: KeptAnswer, change: Change) -> None:
    if isinstance(change, Removal):
        if standing.removed != change.removed:
            log.add(standing.number, "removed" if change.removed else "restored")
    elif isinstance(change, NoteChange):
        if standing.note not in (change.was, change.note):
            raise NotAllowedNow(
                f"The note beside answer {standing.number} was changed since you looked at it, so nothing of yours was "
                "written. Load the answers again and add to it."
            )
        if standing.note != change.note:
            log.add(standing.number, "note", note=change.note)
    else:
        _apply_level(log, standing, change)


def _apply_level(log: _Log, standing: KeptAnswer, change: LevelChange) -> None:
    given = standing.levels.get(change.criterion, {}).get(change.rater)
    level = given.level if given is not None else None
    if level == change.level:
        return
    if level != change.was:
        now = (
            f"{change.rater}'s level is {level} now" if given is not None else f"{change.rater}'s level was taken back"
        )
        by = f", entered by {given.by} on {given.at:%Y-%m-%d at %H:%M} UTC" if given is not None else ""
        raise NotAllowedNow(
            f"Answer {standing.number} was graded on {change.criterion} since you looked at it ({now}{by}), so nothing "
            "of yours was written. Load the answers again and look at that level first."
        )
    log.add(
        standing.number,
        "level",
        criterion=change.criterion,
        rater=change.rater,
        level=change.level,
        blind=change.blind,
    )


def _find(standing: Kept, number: int) -> KeptAnswer:
    found = next((one for one in (*standing.answers, *standing.removed) if one.number == number), None)
    if found is None:
        raise NotFound(f"graded answer {number}")
    return found


def _already_there(known: KeptAnswer) -> InputError:
    what = "was there and was taken out; take it back in" if known.removed else "is there already"
    return InputError(
        f"This answer to {known.question} {what}: it is answer {known.number}. Nothing was added; give your levels "
        "there."
    )


def _revision(session: Session, pack_id: str) -> int:
    return session.scalar(select(func.max(GoldChangeRow.number)).where(GoldChangeRow.pack_id == pack_id)) or 0


def _kept(session: Session, pack_id: str) -> Kept:
    rows = session.scalars(select(GoldAnswerRow).where(GoldAnswerRow.pack_id == pack_id).order_by(GoldAnswerRow.number))
    answers = {row.number: row for row in rows}
    # Read second: whatever is said of an answer by now, the answer was there before.
    said = session.scalars(
        select(GoldChangeRow).where(GoldChangeRow.pack_id == pack_id).order_by(GoldChangeRow.number)
    ).all()
    return _standing(answers, said)


def _standing(answers: Mapping[int, GoldAnswerRow], said: Sequence[GoldChangeRow]) -> Kept:
    found: dict[int, KeptAnswer] = {}
    levels: dict[int, dict[str, dict[str, GivenLevel]]] = {}
    raters: dict[str, None] = {}
    for one in said:
        row = answers.get(one.answer)
        if row is None:
            continue  # added while this was being read
        if one.kind == "added":
            found[row.number] = KeptAnswer(row.number, row.question, row.answer, row.origin, one.by, one.at)
        elif one.kind == "note":
            found[row.number] = replace(found[row.number], note=one.note or "")
        elif one.kind == "level":
            raters.setdefault(one.rater or "")
            _give(levels.setdefault(row.number, {}), one)
        else:
            found[row.number] = replace(found[row.number], removed=one.kind == "removed")
    order = list(raters)
    whole = [replace(one, levels=dict(_in_order(levels.get(one.number, {}), order))) for one in found.values()]
    whole.sort(key=lambda one: one.number)
    return Kept(
        revision=said[-1].number if said else 0,
        answers=tuple(one for one in whole if not one.removed),
        removed=tuple(one for one in whole if one.removed),
        raters=tuple(order),
    )


def _give(levels: dict[str, dict[str, GivenLevel]], row: GoldChangeRow) -> None:
    criterion, rater = row.criterion or "", row.rater or ""
    if row.level is None:
        levels.get(criterion, {}).pop(rater, None)
    else:
        levels.setdefault(criterion, {})[rater] = GivenLevel(row.level, row.by, row.at, row.blind)


def _in_order(
    levels: Mapping[str, Mapping[str, GivenLevel]], raters: Iterable[str]
) -> Iterator[tuple[str, Mapping[str, GivenLevel]]]:
    for criterion, given in levels.items():
        if given:
            yield criterion, {rater: given[rater] for rater in raters if rater in given}


def _said(row: GoldChangeRow) -> Said:
    return Said(
        number=row.number,
        kind=row.kind,
        by=row.by,
        at=row.at,
        rater=row.rater or "",
        criterion=row.criterion or "",
        level=row.level,
        blind=row.blind,
        note=row.note or "",
    )
