"""The life of a pack after it is written: published, published over, retired, offered again.

What was published never changes. Interviews keep the version they were started with, so a newer one can be published
at any time; what must not happen is one version number with two contents, or one author's work lost under another's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from interviewer.content import strict_yaml
from interviewer.domain.pack_changes import Change, Step, changes, raised, step, version_key
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, InputError, NotAllowedNow, NotFound, Problem
from interviewer.store.packs import FrozenVersion, Publication, PublishedPacks

MOST_CHANGES_TOLD = 20
"""How many differences a message lists."""
_LEAST_PREFIX = 8
"""Digits that a hash may be shortened to."""


class Finding(Protocol):
    """What linting says of one place in a pack."""

    @property
    def severity(self) -> str:
        """As the words "error" for what should not be published, "warning" and "advice"."""
        ...

    @property
    def message(self) -> str:
        """What is wrong, as a sentence."""
        ...

    @property
    def field(self) -> str:
        """Where, as "competencies[0].name"."""
        ...

    @property
    def line(self) -> int | None:
        """Its line, from 1, where that is known."""
        ...


Lint = Callable[[str, str], Iterable[Finding]]
"""(a valid pack's YAML, what messages call it) -> what is to be mended in it."""


class PublishedMeanwhile(NotAllowedNow):
    """Somebody published another version since the one this one is based on; nothing was written."""

    def __init__(self, message: str, theirs: Publication, found: tuple[Change, ...]):
        super().__init__(message)
        self.theirs = theirs
        self.changes = found
        """What they changed since then."""


@dataclass(frozen=True)
class Published:
    """What publishing came to."""

    publication: Publication
    new: bool
    """False where the same content is the newest already, so that nothing was written."""
    changes: tuple[Change, ...]
    """What differs from the version before; empty for a first one."""
    too_small: Step | None
    """The step that the version should have risen by; None where it rose by that or more."""


class Publishing:
    """Publishes and retires packs."""

    def __init__(self, packs: PublishedPacks, clock: Callable[[], dt.datetime], lint: Lint | None = None):
        """Put the parts together. `lint` finds what should not be published; None to publish whatever validates."""
        self._packs = packs
        self._now = clock
        self._lint = lint

    def publish(
        self, text: str, source: str, author: str, *, based_on: str | None = None, even_so: str | None = None
    ) -> Published:
        """Publishes a pack, freezing it under its content hash; offers it again where it was retired.

        Args:
            text: the pack's YAML; kept as it is, comments and all.
            source: what messages call it.
            author: who publishes, for people to read.
            based_on: hash of the published version that was edited, or its first 8 digits or more; None to publish
                over whatever is the newest.
            even_so: why it is published although lint finds errors; None to be refused then.

        Raises:
            ContentError: it does not validate, or lint found errors and `even_so` is None.
            PublishedMeanwhile: the newest version is not the one in `based_on`; the message says who changed what.
            NotAllowedNow: its version stands for another content, or is not higher than the newest one's.
            InputError: there is no author, or the reason is empty.
            NotFound: `based_on` is no published version's hash.
        """
        pack = strict_yaml.parse(text, source, RubricPack)
        author = _filled(author, "Who publishes is not said; name the author (--by NAME).")
        if even_so is not None:
            even_so = _filled(even_so, "The reason for publishing in spite of errors is empty; write one sentence.")
        overridden = self._check_lint(text, source, even_so)
        while True:
            published = self._packs.publications(pack.id)
            newest = published[-1] if published else None
            base = _hash_of(based_on, published) if based_on is not None else None
            if newest is not None and newest.pack_hash == pack.hash and newest.retired_at is None:
                return Published(newest, False, (), None)
            before = self._packs.content(newest.pack_hash) if newest is not None else None
            if newest is not None and before is not None and base not in (None, newest.pack_hash):
                raise self._meanwhile(base, newest, before)
            found = changes(before, pack) if before is not None else ()
            self._check_version(pack, published, before, found)
            publication = Publication(
                pack_id=pack.id,
                number=len(published) + 1,
                version=pack.version,
                pack_hash=pack.hash,
                author=author,
                at=self._now(),
                based_on=base,
                even_so=overridden,
            )
            # Where another author came first, their version is now the newest and everything is looked at again.
            if self._packs.add(publication, pack, text):
                return Published(publication, True, found, _too_small(before, pack, found))

    def retire(self, pack_id: str, author: str) -> Publication:
        """Retires a pack: no new interview starts with it, begun ones can be finished, reports stay.

        Returns:
            The newest publication; one that was retired before keeps its first date.

        Raises:
            NotFound: the pack was never published.
            InputError: there is no author.
        """
        author = _filled(author, "Who retires the pack is not said; name the author (--by NAME).")
        found = self._packs.retire(pack_id, author, self._now())
        if found is None:
            raise NotFound(f"published pack {pack_id!r}")
        return found

    def versions(self, pack_id: str) -> tuple[FrozenVersion, ...]:
        """Every version of a pack, oldest first. Raises NotFound for one that was neither published nor interviewed."""
        found = self._packs.versions(pack_id)
        if not found:
            raise NotFound(f"published pack {pack_id!r}")
        return found

    def _check_lint(self, text: str, source: str, even_so: str | None) -> str | None:
        """The reason to be kept: None where there was nothing to overrule. Raises ContentError."""
        errors = [one for one in self._lint(text, source) if one.severity == "error"] if self._lint else []
        if not errors or even_so is not None:
            return even_so if errors else None
        problems = [Problem(one.field, one.message, one.line) for one in errors]
        last = Problem("", "mend what is listed, or publish with --even-so and a reason, which is kept and shown")
        raise ContentError(source, [*problems, last])

    def _check_version(
        self,
        pack: RubricPack,
        published: tuple[Publication, ...],
        before: RubricPack | None,
        found: tuple[Change, ...],
    ) -> None:
        if any(one.pack_hash == pack.hash for one in published):
            return  # what was published once can be offered again
        frozen = self._packs.versions(pack.id)
        # What a sample or a try froze has no meaning for anybody; what people were interviewed with has.
        taken = next(
            (
                one
                for one in frozen
                if one.version == pack.version and one.pack_hash != pack.hash and (one.publications or one.interviews)
            ),
            None,
        )
        if taken is not None:
            standing = before if before is not None else self._packs.content(taken.pack_hash)
            advised = changes(self._packs.content(taken.pack_hash), pack) if before is None else found
            raise NotAllowedNow(
                f"Version {pack.version} of {pack.id!r} was {_how_frozen(taken)} with other content, and stays as it "
                f"is, so nothing was written. {_advice(standing, advised)}"
            )
        if before is not None and version_key(pack.version) <= version_key(before.version):
            raise NotAllowedNow(
                f"Version {pack.version} of {pack.id!r} is lower than {before.version}, which is published, so nothing "
                f"was written. {_advice(before, found)}"
            )

    def _meanwhile(self, base: str | None, newest: Publication, theirs: RubricPack) -> PublishedMeanwhile:
        found = changes(self._packs.content(base), theirs) if base is not None else ()
        return PublishedMeanwhile(
            f"{newest.author} published version {newest.version} of {newest.pack_id!r} on "
            f"{newest.at:%Y-%m-%d at %H:%M} UTC, after the version that yours is based on. Nothing was written and "
            f"your file is as it was. What they changed:\n{told(found)}\nTake their changes into your file, and "
            f"publish with --based-on {newest.pack_hash[:12]}.",
            newest,
            found,
        )


def told(found: tuple[Change, ...]) -> str:
    """Differences as lines for a person, 20 at most."""
    lines = [f"  - {change}" for change in found[:MOST_CHANGES_TOLD]]
    if len(found) > MOST_CHANGES_TOLD:
        lines.append(f"  - and {len(found) - MOST_CHANGES_TOLD} more")
    return "\n".join(lines) or "  - nothing but the version"


def _advice(before: RubricPack, found: tuple[Change, ...]) -> str:
    needed = step(found)
    return (
        f"Raise the version: {raised(before.version, needed)}, say, for {_why(needed)}. What differs from "
        f"{before.version}:\n{told(found)}"
    )


def _why(needed: Step) -> str:
    return {
        Step.PATCH: "a change of wording (patch)",
        Step.MINOR: "parts added or taken out (minor)",
        Step.MAJOR: "levels that mean something else than before (major)",
    }[needed]


def _how_frozen(version: FrozenVersion) -> str:
    if version.publications:
        first = version.publications[0]
        return f"published by {first.author} on {first.at:%Y-%m-%d}"
    return f"used in {version.interviews} interview{'s' if version.interviews != 1 else ''}"


def _too_small(before: RubricPack | None, pack: RubricPack, found: tuple[Change, ...]) -> Step | None:
    if before is None or not found:
        return None
    needed = step(found)
    return needed if version_key(pack.version) < version_key(raised(before.version, needed)) else None


def _hash_of(prefix: str, published: tuple[Publication, ...]) -> str:
    found = {one.pack_hash for one in published if one.pack_hash.startswith(prefix.strip().lower())}
    if len(prefix.strip()) < _LEAST_PREFIX or len(found) != 1:
        raise NotFound(f"published version {prefix!r}", known=[one.pack_hash[:12] for one in published])
    return found.pop()


def _filled(text: str, otherwise: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise InputError(otherwise)
    return text
