"""A draft while it is being written: each change is saved at once, can be undone, and is never lost under another's.

Where somebody else saved since, a change is kept here and not written, until its author chooses: to put it into the
other text too, to go on with the own text, or to keep that as a draft of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from interviewer.authoring.drafts import EDITED, Drafts
from interviewer.content.editing import PackText
from interviewer.content.strict_yaml import Place
from interviewer.domain.pack_changes import Change, changes
from interviewer.errors import ContentError, InputError, InterviewerError, SavedMeanwhile, StoreError
from interviewer.store.drafts import Draft, Revision

Edit = Callable[[PackText], PackText]
"""A text -> the text with one thing changed. Raises InputError where that cannot be done."""


@dataclass(frozen=True)
class Refused:
    """A change that was not written, as somebody saved first."""

    text: str
    """The whole text as its author wanted it."""
    edit: Edit
    """The change; refused in a text where it would change something else."""
    theirs: SavedMeanwhile
    merged: str | None
    """Their text with the change made in it too; None where it cannot be."""
    changes: tuple[Change, ...] | None
    """What they changed; None where one of the texts is no pack, so that it cannot be told part by part."""


def only_where(place: Place, before: Any, edit: Edit) -> Edit:
    """An edit of what is at a place, refused in a text where that is something else: it would hit another part there.

    Args:
        place: where it is made.
        before: what has to be there; None for what is not there yet.
        edit: the edit.
    """

    def checked(read: PackText) -> PackText:
        if _value(read, place) != before:
            raise InputError("What you changed was changed by somebody else as well.")
        return edit(read)

    return checked


class Work:
    """One tab's work on a draft."""

    def __init__(self, drafts: Drafts, draft: Draft):
        """Goes on with a draft in its newest revision."""
        self._drafts = drafts
        self.draft = draft
        self.read: PackText = drafts.read(draft.text)
        self.epoch = 0
        """Rises whenever fields on the page have to be filled anew from the text."""
        self.refused: Refused | None = None
        """The last change, where it was not written."""
        self.unsaved = False
        """Whether the text here is not in the database, as that did not answer."""
        self._back = [one.number for one in drafts.revisions(draft.id)][:-1]

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._back)

    def change(
        self, edit: Edit, author: str, *, place: Place | None = None, how: str = EDITED, redraw: bool = True
    ) -> None:
        """Makes a change and saves it. Where somebody saved first, it is in `refused` instead.

        Args:
            edit: the change.
            author: who makes it.
            place: where it is made; None where it is no change of one place, so that it cannot be made in a text that
                somebody else changed.
            how: what was done, in a few words for people.
            redraw: whether the fields on the page have to be filled anew; not after typing into one of them.

        Raises:
            InputError, ContentError: it cannot be made, or there is no author; nothing was changed.
            StoreError: it was made here and could not be saved; `save` tries again.
        """
        if self.refused is not None:
            raise InputError("Choose first whose text is to go on; until then nothing more is changed here.")
        again = only_where(place, _value(self.read, place), edit) if place is not None else _elsewhere
        changed = edit(self.read)
        if changed.text == self.read.text:
            return
        before = self.draft.revision.number
        try:
            saved = self._drafts.save(self.draft, changed.text, author, how=how)
        except SavedMeanwhile as theirs:
            self.refused = self._refusal(changed.text, again, theirs)
            return
        except StoreError:
            self._shown(changed, redraw=redraw)
            self.unsaved = True
            raise
        self._shown(changed, redraw=redraw)
        self._saved(saved, before)

    def save(self, author: str) -> None:
        """Tries again to save what could not be saved. Raises as `change`."""
        before = self.draft.revision.number
        try:
            self._saved(self._drafts.save(self.draft, self.read.text, author), before)
        except SavedMeanwhile as theirs:
            self.refused = self._refusal(self.read.text, _elsewhere, theirs)
            self.unsaved = False

    def undo(self, author: str) -> None:
        """Goes back to the revision before the last change; what was undone stays in the history.

        Raises:
            InputError: there is nothing to undo.
            SavedMeanwhile: somebody saved first; nothing was changed.
        """
        if not self._back:
            raise InputError("There is nothing to undo.")
        self.draft = self._drafts.go_back(self.draft, self._back[-1], author)
        self._back.pop()
        self._shown(self._drafts.read(self.draft.text), redraw=True)

    def look(self) -> Revision | None:
        """Takes in what others saved since, where nothing here waits to be saved.

        Returns:
            Their newest revision, for the page to tell of it; None where there is none.
        """
        if self.refused is not None or self.unsaved:
            return None
        newest = self._drafts.newest_revision(self.draft.id)
        if newest.number == self.draft.revision.number:
            return None
        self._take(self._drafts.open(self.draft.id))
        return newest

    def merge(self, author: str) -> None:
        """Makes the refused change in their text too. Raises InputError where that cannot be done.

        Where somebody saved yet again, the change goes on waiting, and is held against what they saved.
        """
        refused = self._waiting()
        if refused.merged is None:
            raise InputError("Your change cannot be made in their text; choose whose text is to go on.")
        self._resolve(refused.merged, author, "Edited, in another's newer text")

    def insist(self, author: str) -> None:
        """Goes on with the own text; theirs stays in the history. As `merge` where somebody saved yet again."""
        theirs = self._waiting().theirs
        how = f"Went on with this text instead of save {theirs.revision} by {theirs.author}"
        self._resolve(self._waiting().text, author, how[:200])

    def yield_to_them(self, author: str) -> Draft:
        """Goes on with their text. Returns the draft of its own that the refused text is kept as."""
        refused = self._waiting()
        how = f"Kept apart, as {refused.theirs.author} saved another text first"
        base = self.draft.revision.based_on
        kept = self._drafts.begin(refused.text, how[:200], author, based_on=base, pack_id=self.draft.pack_id)
        self._take(self._drafts.open(self.draft.id))
        return kept

    def _waiting(self) -> Refused:
        if self.refused is None:
            raise InputError("Nothing waits to be saved here.")
        return self.refused

    def _resolve(self, text: str, author: str, how: str) -> None:
        refused = self._waiting()
        theirs = self._drafts.at_revision(self.draft.id, refused.theirs.revision)
        try:
            self._take(self._drafts.save(theirs, text, author, how=how))
        except SavedMeanwhile as again:
            self.refused = self._refusal(refused.text, refused.edit, again)

    def _take(self, draft: Draft) -> None:
        self._back = [one.number for one in self._drafts.revisions(draft.id)][:-1]
        self.draft = draft
        self.refused = None
        self.unsaved = False
        self._shown(self._drafts.read(draft.text), redraw=True)

    def _saved(self, saved: Draft, before: int) -> None:
        if saved.revision.number != before:
            self._back.append(before)
        self.draft = saved
        self.unsaved = False

    def _shown(self, read: PackText, *, redraw: bool) -> None:
        self.read = self._drafts.remembered(read)
        self.epoch += redraw

    def _refusal(self, text: str, edit: Edit, theirs: SavedMeanwhile) -> Refused:
        read = self._drafts.read(self._drafts.at_revision(self.draft.id, theirs.revision).text)
        before = self.read.pack
        after = read.pack
        told = changes(before, after) if before is not None and after is not None else None
        return Refused(text, edit, theirs, self._merged(edit, read), told)

    def _merged(self, edit: Edit, theirs: PackText) -> str | None:
        """Their text with an edit made in it; None where it would change another thing there than here."""
        try:
            merged = edit(theirs)
        except InterviewerError:
            return None
        return merged.text if merged.text != theirs.text else None


def _value(read: PackText, place: Place) -> Any:
    try:
        return read.value(place)
    except ContentError:
        return None


def _elsewhere(read: PackText) -> PackText:
    raise InputError("This change cannot be made in another text.")
