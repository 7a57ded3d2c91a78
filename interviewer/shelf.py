"""Which version of each pack is on offer: the newest published one, or the library's file of one never published.

Authors write files and drafts; people are interviewed with what was published. So a file that differs from what is
published waits, and a retired pack is offered no longer, whatever its file says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from interviewer.content.library import Library
from interviewer.domain.project import Project
from interviewer.domain.rubric import RubricPack
from interviewer.errors import NotAllowedNow, NotFound
from interviewer.store.packs import Publication, PublishedPacks


class Standing(StrEnum):
    """Where a pack stands."""

    PUBLISHED = "published"
    FILE = "file"
    """Never published; offered as its file in the library reads."""
    RETIRED = "retired"
    """Not offered; what was published last is still there."""


@dataclass(frozen=True)
class Offer:
    """One pack, and which version of it counts."""

    standing: Standing
    pack: RubricPack
    """What is offered; of a retired pack, what was published last."""
    publication: Publication | None
    """The newest; None for a pack that was never published."""
    waiting: RubricPack | None
    """The library's file, where it has other content than `pack` and so waits to be published."""

    @property
    def hash(self) -> str:
        """Content hash of `pack`."""
        return self.pack.hash


class Shelf:
    """The packs as they are offered now, whichever process published them. Safe to use from several threads."""

    def __init__(self, library: Library, published: PublishedPacks):
        """Put the parts together; what was published is looked up anew each time.

        Args:
            library: the files of packs and projects.
            published: what authors published.
        """
        self._library = library
        self._published = published
        # A pack never changes under its hash, and reading a large one takes longer than all else here.
        self._read: dict[str, RubricPack] = {}

    @property
    def packs(self) -> dict[str, RubricPack]:
        """Pack id -> the version that is offered, by id. Raises StoreError."""
        return {name: one.pack for name, one in self.offers().items() if one.standing is not Standing.RETIRED}

    def pack(self, pack_id: str) -> RubricPack:
        """The version of a pack that is offered.

        Raises:
            ContentError: it was never published, and its file was refused.
            NotAllowedNow: it is retired.
            NotFound: there is no such pack; the message lists those on offer.
            StoreError: the database is away.
        """
        offers = self.offers()
        found = offers.get(pack_id)
        if found is None:
            try:
                return self._library.pack(pack_id)
            except NotFound:
                on_offer = [name for name, one in offers.items() if one.standing is not Standing.RETIRED]
                raise NotFound(f"rubric pack {pack_id!r}", known=on_offer) from None
        retired_at = found.publication.retired_at if found.publication else None
        if retired_at is not None:
            raise NotAllowedNow(
                f"The interview “{found.pack.title}” has not been offered since {retired_at:%Y-%m-%d}, so none was "
                "started and nothing was kept. Interviews that were begun before can be finished; for a new one, "
                "choose another field, or ask whoever sent you here."
            )
        return found.pack

    def offers(self) -> dict[str, Offer]:
        """Pack id -> where it stands, of every pack in the library or ever published, by id. Raises StoreError."""
        found = {pack_id: Offer(Standing.FILE, pack, None, None) for pack_id, pack in self._library.packs.items()}
        found |= {one.pack_id: self._published_offer(one) for one in self._published.newest()}
        return dict(sorted(found.items()))

    @property
    def projects(self) -> Mapping[str, Project]:
        """Project id -> project, as the library has them."""
        return self._library.projects

    def project(self, project_id: str) -> Project:
        """As `Library.project`."""
        return self._library.project(project_id)

    def projects_for(self, pack_id: str) -> tuple[Project, ...]:
        """As `Library.projects_for`."""
        return self._library.projects_for(pack_id)

    def _published_offer(self, newest: Publication) -> Offer:
        pack, file = self._content(newest.pack_hash), self._library.packs.get(newest.pack_id)
        standing = Standing.PUBLISHED if newest.retired_at is None else Standing.RETIRED
        return Offer(standing, pack, newest, file if file is not None and file.hash != pack.hash else None)

    def _content(self, pack_hash: str) -> RubricPack:
        known = self._read.get(pack_hash)
        return known if known is not None else self._read.setdefault(pack_hash, self._published.content(pack_hash))
