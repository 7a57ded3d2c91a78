"""Comparing before publishing: whoever publishes over a version that people were interviewed with has seen what moves.

Only what ratings depend on counts. A new title, a definition or another version number ask for no comparison, nor for
another one once it was made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from interviewer.domain.rubric import RubricPack
from interviewer.errors import InputError, NotAllowedNow
from interviewer.gold.answers import GoldSet
from interviewer.gold.compare import Comparison, graded_hash
from interviewer.gold.in_words import whether_better
from interviewer.store.comparisons import ComparisonRecord, Comparisons, Outcome
from interviewer.store.packs import PublishedPacks


class Comparing:
    """Keeps what was compared. Every method raises StoreError where the database is away."""

    def __init__(self, comparisons: Comparisons, packs: PublishedPacks, clock: Callable[[], dt.datetime]):
        self._comparisons = comparisons
        self._packs = packs
        self._now = clock

    def record(
        self, old: RubricPack, new: RubricPack, comparison: Comparison, gold: GoldSet, by: str
    ) -> ComparisonRecord:
        """Keeps that two versions were compared, and what came out. Raises InputError where nobody is named."""
        by = " ".join(by.split())[:200]
        if not by:
            raise InputError("Who compares is not said; name the author.")
        record = ComparisonRecord(
            pack_id=new.id,
            old_hash=old.hash,
            new_hash=new.hash,
            by=by,
            at=self._now(),
            outcome=_outcome(comparison),
            compared_on=gold.source,
            ratings=comparison.overall.after.n,
            moved=len(comparison.moved),
            sentence=whether_better(comparison.overall),
        )
        self._comparisons.add(record, (graded_hash(old), graded_hash(new)))
        return record

    def compared(self, old: RubricPack, new: RubricPack) -> ComparisonRecord | None:
        """The last comparison of two versions, whatever their version numbers; None where there was none."""
        return self._comparisons.newest(new.id, (graded_hash(old), graded_hash(new)))

    def needed(self, old: RubricPack, new: RubricPack) -> bool:
        """Whether ratings may move between two versions of a pack, and people were interviewed with the old one."""
        if graded_hash(old) == graded_hash(new):
            return False
        return any(one.interviews and one.pack_hash == old.hash for one in self._packs.versions(old.id))

    def owed(self, new: RubricPack) -> RubricPack | None:
        """The version that a new one has still to be compared with before it is published over it.

        That is the newest published one, or of a pack that was never published, what people were interviewed with
        last. None where that needs no comparison, or has one.
        """
        old = self._before(new.id)
        if old is None or not self.needed(old, new) or self.compared(old, new) is not None:
            return None
        return old

    def check(self, new: RubricPack) -> None:
        """Raises NotAllowedNow where a comparison is owed; its message says how to make it."""
        old = self.owed(new)
        if old is None:
            return
        raise NotAllowedNow(
            f"People were interviewed with version {old.version} of {old.id!r}, and yours may rate the same answers "
            "otherwise, so see first what moves; nothing was published. Open “Compare versions”, or run `interviewer "
            f"rubric diff {old.id}@{old.version} FILE`, and publish then."
        )

    def _before(self, pack_id: str) -> RubricPack | None:
        published = self._packs.publications(pack_id)
        if published:
            return self._packs.content(published[-1].pack_hash)
        used = [one for one in self._packs.versions(pack_id) if one.interviews]
        return self._packs.content(used[-1].pack_hash) if used else None


def _outcome(comparison: Comparison) -> Outcome:
    if not comparison.overall.after.n:
        return "unmoved"
    return "worse" if comparison.overall.worse else "better" if comparison.overall.better else "open"
