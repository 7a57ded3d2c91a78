"""What an author has to know before a draft is published: what changes, what to mend, which version it needs."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer.authoring.drafts import Drafts
from interviewer.authoring.merging import Taken, take_in
from interviewer.authoring.notes import Note, Weight, unread
from interviewer.content.editing import PackText
from interviewer.domain.pack_changes import Change, Step, changes, raised, step, version_key
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, InputError
from interviewer.shelf import Shelf
from interviewer.store.drafts import Draft
from interviewer.store.packs import Publication, PublishedPacks


@dataclass(frozen=True)
class Outlook:
    """Where a draft stands that is a pack."""

    pack: RubricPack
    newest: Publication | None
    """What was published of the pack last; None where nothing was."""
    before: RubricPack | None
    """What is offered now, or was last: published, or the library's file; None for a new pack."""
    changes: tuple[Change, ...]
    """From `before` to the draft; nothing for a new pack."""
    notes: tuple[Note, ...]
    """What lint finds."""
    to_read: int
    """Parts that a model drafted and no person has read."""
    meanwhile: tuple[Change, ...] | None
    """What was published since the version that the draft is based on; None where nothing was."""

    @property
    def same(self) -> bool:
        """Whether this very content is on offer as published."""
        newest = self.newest
        return newest is not None and newest.pack_hash == self.pack.hash and newest.retired_at is None

    @property
    def step(self) -> Step:
        """By which part the version has to rise for what changes."""
        return step(self.changes)

    @property
    def advised(self) -> str | None:
        """The version to give it; None where it has that or a higher one, or nothing was published yet."""
        if self.newest is None or self.before is None or self.newest.pack_hash == self.pack.hash:
            return None
        needed = raised(self.before.version, self.step)
        return needed if version_key(self.pack.version) < version_key(needed) else None

    @property
    def must_rise(self) -> bool:
        """Whether it cannot be published with its version at all."""
        if self.newest is None or self.newest.pack_hash == self.pack.hash:
            return False
        return version_key(self.pack.version) <= version_key(self.newest.version)

    @property
    def errors(self) -> tuple[Note, ...]:
        """What lint calls errors: published only with a reason."""
        return tuple(note for note in self.notes if note.weight is Weight.ERROR)


def outlook(
    read: PackText, draft: Draft, notes: tuple[Note, ...], *, published: PublishedPacks, shelf: Shelf
) -> Outlook:
    """Where a draft stands.

    Args:
        read: its text.
        draft: the draft.
        notes: what lint finds in it.
        published: what authors published.
        shelf: what is offered.

    Raises:
        ContentError: it is no pack yet; `problems` says why.
        StoreError: the database is away.
    """
    pack = read.pack
    if pack is None:
        raise ContentError(read.source, read.problems)
    publications = published.publications(pack.id)
    newest = publications[-1] if publications else None
    offer = shelf.offers().get(pack.id)
    before = offer.pack if offer is not None else None
    return Outlook(
        pack=pack,
        newest=newest,
        before=before,
        changes=changes(before, pack) if before is not None else (),
        notes=notes,
        to_read=len(unread(read)),
        meanwhile=_meanwhile(draft, newest, published),
    )


def with_version(read: PackText, version: str) -> PackText:
    """The draft with another version. Raises ContentError where it cannot be edited."""
    return read.set(("version",), version)


def taken_in(read: PackText, draft: Draft, published: PublishedPacks) -> Taken:
    """The draft with what was published since its base, where the draft left that alone.

    Raises:
        InputError: nothing was published since.
        ContentError: the draft is no pack.
    """
    pack = read.pack
    if pack is None:
        raise ContentError(read.source, read.problems)
    publications = published.publications(pack.id)
    base = draft.revision.based_on
    if base is None or not publications or publications[-1].pack_hash == base:
        raise InputError("Nothing was published since the version that this draft is based on.")
    return take_in(read, published.content(base), published.content(publications[-1].pack_hash))


def gone_on(drafts: Drafts, draft: Draft, publication: Publication, author: str) -> Draft:
    """The draft once it is published: it goes on from there."""
    return drafts.rebase(draft, publication.pack_hash, author, how=f"Published as version {publication.version}")


def _meanwhile(draft: Draft, newest: Publication | None, published: PublishedPacks) -> tuple[Change, ...] | None:
    base = draft.revision.based_on
    if newest is None or base is None or newest.pack_hash == base:
        return None
    return changes(published.content(base), published.content(newest.pack_hash))
