"""An author's drafts: begun from a template, a file, a published version or a model, saved at every change.

A draft is text that need not be a pack yet. It is written on top of a revision and refused where somebody saved since;
every save is kept, so that one can always go back.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from interviewer.content import strict_yaml
from interviewer.content.editing import PackText
from interviewer.content.pack_archive import find_pack_file
from interviewer.content.template import template
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, InputError, NotFound, Problem
from interviewer.store.drafts import Draft, Revision, StoredDrafts
from interviewer.store.packs import PublishedPacks

EDITED = "Edited"
_MOST_READ = 32
"""Drafts that are kept as they were read: reading a large one takes half a second."""
_ID = re.compile(r"""^id:[ \t]*(["']?)([a-z0-9][a-z0-9-]{0,63})\1[ \t]*(?:#.*)?$""", re.MULTILINE)
_NO_ID = "new-pack"
_LONGEST_NAME = 200


class Drafts:
    """Begins drafts, saves them and goes back. Safe to use from several threads."""

    def __init__(
        self, *, stored: StoredDrafts, published: PublishedPacks, rubrics: Path, clock: Callable[[], dt.datetime]
    ):
        """Put the parts together; `rubrics` is the folder of the library's packs."""
        self._stored = stored
        self._published = published
        self._rubrics = rubrics
        self._now = clock
        self._lock = threading.Lock()
        self._read: OrderedDict[str, PackText] = OrderedDict()

    def all(self) -> tuple[Draft, ...]:
        """Every draft that was not discarded, as it was saved last; the one saved last first."""
        return self._stored.kept()

    def discarded(self) -> tuple[Draft, ...]:
        """Those that were, which can be taken back."""
        return self._stored.kept(discarded=True)

    def open(self, draft_id: str) -> Draft:
        """A draft as it was saved last. Raises NotFound."""
        return self._stored.newest(draft_id)

    def at_revision(self, draft_id: str, number: int) -> Draft:
        """A draft as it was in one of its revisions. Raises NotFound."""
        return self._stored.at_revision(draft_id, number)

    def revisions(self, draft_id: str) -> tuple[Revision, ...]:
        """Every save of a draft, oldest first."""
        return self._stored.revisions(draft_id)

    def newest_revision(self, draft_id: str) -> Revision:
        """Who saved a draft last, and when. Raises NotFound."""
        return self._stored.newest_revision(draft_id)

    def read(self, text: str) -> PackText:
        """A draft's text, read; the same value for the same text, so that it is read once."""
        with self._lock:
            known = self._read.get(text)
        return self.remembered(known if known is not None else PackText(text, "the draft"))

    def remembered(self, read: PackText) -> PackText:
        """A text that was read elsewhere, so that nobody reads it again."""
        with self._lock:
            self._read[read.text] = read
            self._read.move_to_end(read.text)
            if len(self._read) > _MOST_READ:
                self._read.popitem(last=False)
        return read

    def pack(self, draft: Draft) -> RubricPack | None:
        """The pack that a draft is; None while it is none."""
        return self.read(draft.text).pack

    def from_template(self, pack_id: str, title: str, author: str) -> Draft:
        """A new pack to fill in. Raises InputError for an id that is none, or no title."""
        return self.begin(template(pack_id.strip(), title), "Begun from the template", author, pack_id=pack_id.strip())

    def from_published(self, pack_id: str, author: str, number: int | None = None) -> Draft:
        """What was published, to be changed: with its comments, and based on it.

        Args:
            pack_id: the pack's.
            author: who begins.
            number: of the publication; None for the newest.

        Raises:
            NotFound: there is no such publication.
        """
        found = self._published.publications(pack_id)
        wanted = [one for one in found if number is None or one.number == number]
        if not wanted:
            raise NotFound(f"published pack {pack_id!r}")
        one = wanted[-1]
        text = self._published.text(pack_id, one.number)
        return self.begin(text, f"Begun from version {one.version}", author, based_on=one.pack_hash, pack_id=pack_id)

    def from_file(self, pack_id: str, author: str) -> Draft:
        """The library's file of a pack, to be changed; based on what is published, if the pack ever was.

        Raises:
            ContentError, NotFound: there is no such file, or it cannot be read.
        """
        text = strict_yaml.read_text(find_pack_file(self._rubrics, pack_id))
        published = self._published.publications(pack_id)
        base = published[-1].pack_hash if published else None
        return self.begin(text, "Begun from the file in the library", author, based_on=base, pack_id=pack_id)

    def copy(self, text: str, pack_id: str, title: str, author: str) -> Draft:
        """Another pack that starts as a copy of one: with an id and a title of its own, at version 0.1.0.

        Raises:
            InputError: the id is none, or there is no title.
            ContentError: the text cannot be edited part by part.
        """
        template(pack_id, title)  # refuses what cannot be an id or a title, in the same words
        read = self.read(text)
        before = read.pack
        copied = read.set(("id",), pack_id).set(("title",), " ".join(title.split())).set(("version",), "0.1.0")
        what = f"Copied from “{before.title}” {before.version}" if before is not None else "Copied from another pack"
        return self.begin(copied.text, _short(what), author, pack_id=pack_id)

    def begin(
        self, text: str, how: str, author: str, *, based_on: str | None = None, pack_id: str | None = None
    ) -> Draft:
        """A draft with any text, as one that a model wrote or that was uploaded.

        Args:
            text: YAML; it need not be a pack.
            how: where it comes from, in a few words for people.
            author: who begins it.
            based_on: hash of the published version that it is written from.
            pack_id: what it is called where the text names no id.

        Raises:
            InputError: there is no author.
            ContentError: the text is larger than a pack may be.
        """
        self._check(text)
        author, at = _name(author), self._now()
        draft = Draft(
            id=secrets.token_hex(8),
            pack_id=_pack_id(text) or pack_id or _NO_ID,
            text=text,
            revision=Revision(1, author, at, how, based_on),
            begun_by=author,
            begun_at=at,
        )
        self._stored.add(draft)
        return draft

    def save(self, draft: Draft, text: str, author: str, *, how: str = EDITED) -> Draft:
        """Saves another text on top of the revision that was changed.

        Args:
            draft: the draft in the revision that was changed.
            text: what it is to be.
            author: who changed it.
            how: what was done, in a few words for people.

        Returns:
            The draft in its newest revision.

        Raises:
            SavedMeanwhile: somebody saved since; nothing was written.
            InputError, ContentError: as `begin`.
        """
        return self._save(draft, text, author, how, draft.revision.based_on)

    def rebase(self, draft: Draft, pack_hash: str, author: str, *, how: str) -> Draft:
        """Notes that a draft is written from another published version now: its own, or one that was taken in.

        Raises:
            SavedMeanwhile, InputError: as `save`.
        """
        return self._save(draft, draft.text, author, how, pack_hash)

    def go_back(self, draft: Draft, number: int, author: str) -> Draft:
        """Goes back to a revision by saving its text anew; what was written since stays among the revisions.

        Raises:
            NotFound: there is no such revision.
            SavedMeanwhile, InputError: as `save`.
        """
        then = self._stored.at_revision(draft.id, number)
        return self._save(draft, then.text, author, f"Went back to save {number}", then.revision.based_on)

    def discard(self, draft_id: str, author: str) -> None:
        """Puts a draft aside; it can be taken back. Raises NotFound, InputError."""
        self._stored.discard(draft_id, _name(author), self._now())

    def take_back(self, draft_id: str) -> None:
        """Lists a discarded draft again. Raises NotFound."""
        self._stored.discard(draft_id, None, None)

    def _save(self, draft: Draft, text: str, author: str, how: str, based_on: str | None) -> Draft:
        self._check(text)
        revision = Revision(draft.revision.number + 1, _name(author), self._now(), how, based_on)
        pack_id = _pack_id(text) or draft.pack_id
        return self._stored.save(replace(draft, text=text, pack_id=pack_id, revision=revision))

    def _check(self, text: str) -> None:
        if len(text.encode("utf-8", "surrogatepass")) > strict_yaml.MOST_BYTES:
            message = f"larger than {strict_yaml.MOST_BYTES:,} bytes, which no pack needs; nothing was saved"
            raise ContentError("the draft", [Problem("", message)])


def _pack_id(text: str) -> str | None:
    """The id that a text names, whether or not it is a pack; None where it names none."""
    found = _ID.search(text)
    return found[2] if found else None


def _name(author: str) -> str:
    author = " ".join(author.split())[:_LONGEST_NAME]
    if not author:
        raise InputError("Who is writing is not said; put your name in the box “Your name”.")
    return author


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"
