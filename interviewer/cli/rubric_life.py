"""The life of a pack on the command line: new, published, retired, handed on."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewer.cli.output import say
from interviewer.content.pack_archive import (
    MOST_BYTES,
    PublishedVersion,
    export_pack,
    find_pack_file,
    import_archive,
    read_archive,
)
from interviewer.content.strict_yaml import parse, read_text
from interviewer.content.template import template
from interviewer.domain.rubric import RubricPack
from interviewer.errors import InputError
from interviewer.settings import read_settings

if TYPE_CHECKING:
    from interviewer.authoring.publishing import Publishing
    from interviewer.store.packs import FrozenVersion

Which = Annotated[str, typer.Argument(metavar="PACK", help="A pack's id, or the path of its YAML file.")]
PackId = Annotated[str, typer.Argument(metavar="ID", help="A pack's id.")]
Author = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who does it; your login name by itself.")]


def new(
    pack_id: PackId,
    title: Annotated[str, typer.Option(help="Its title, for people.")],
    out: Annotated[Path, typer.Option(help="The YAML file to write; it may not be there yet.")],
) -> None:
    """Write a new pack to fill in, every part explained."""
    write_new(out, template(pack_id, title).encode())
    say(f"{out} is written. Fill in what is between quotes; `interviewer rubric lint {out}` lists what is left.")


def publish(
    pack: Which,
    by: Author = None,
    based_on: Annotated[
        str | None,
        typer.Option(metavar="HASH", help="The published version that was edited; another author's is not passed by."),
    ] = None,
    even_so: Annotated[
        str | None, typer.Option(metavar="REASON", help="Publish in spite of what lint finds; the reason is kept.")
    ] = None,
) -> None:
    """Freeze a pack under its content hash, in the database and the rubric index. Publishing twice changes nothing."""
    from interviewer.authoring.comparing import Comparing  # noqa: PLC0415
    from interviewer.authoring.publishing import told  # noqa: PLC0415
    from interviewer.services import now, open_services  # noqa: PLC0415
    from interviewer.store.comparisons import Comparisons  # noqa: PLC0415

    settings = read_settings()
    path = _file_of(pack, settings.content_folder)
    text = read_text(path)
    services = open_services(settings)
    comparing = Comparing(Comparisons(services.repository.engine), services.published, now)
    comparing.check(parse(text, str(path), RubricPack))
    found = services.publishing.publish(text, str(path), by or login(), based_on=based_on, even_so=even_so)
    services.index.publish(services.repository.pack(found.publication.pack_hash))
    done = found.publication
    say(f"{done.pack_id} {done.version} {'is published' if found.new else 'was published before'}: {done.pack_hash}")
    if found.changes:
        say(f"What changed since the version before:\n{told(found.changes)}")
    if found.too_small is not None:
        say(f"These changes call for a {found.too_small.word} version; say so to those who compare ratings.")


def retire(pack_id: PackId, by: Author = None) -> None:
    """Offer a pack no longer. Interviews that were begun can be finished, and reports stay."""
    done = _publishing().retire(pack_id, by or login())
    say(
        f"{done.pack_id} is retired since {done.retired_at:%Y-%m-%d %H:%M} UTC, by {done.retired_by}: no new interview "
        "is started with it. Publish it again to offer it again."
    )


def versions(pack_id: PackId) -> None:
    """List every version of a pack, with its hash and how many interviews were held with it."""
    for version in _publishing().versions(pack_id):
        count = f"{version.interviews} interview{'s' if version.interviews != 1 else ''}"
        say(f"{version.version}  {version.pack_hash}  {count}, {version.unfinished} not finished")
        for line in _history(version):
            say(f"  {line}")


def export(
    pack_id: PackId, out: Annotated[Path, typer.Argument(metavar="FILE.zip", help="It may not be there yet.")]
) -> None:
    """Write a pack with its projects, its scripted applicants and the list of its published versions to a ZIP file."""
    from interviewer.store.database import open_engine  # noqa: PLC0415
    from interviewer.store.packs import PublishedPacks  # noqa: PLC0415

    settings = read_settings()
    done = PublishedPacks(open_engine(settings.database_url)).publications(pack_id)
    published = [
        PublishedVersion(
            version=one.version, hash=one.pack_hash, at=one.at, even_so=one.even_so, retired_at=one.retired_at
        )
        for one in done
    ]
    write_new(out, export_pack(settings.content_folder, pack_id, published))
    say(f"{out} holds {pack_id}, with {len(published)} published version{'s' if len(published) != 1 else ''} listed.")


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip", help="What `rubric export` wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite files that have other content.")] = False,
) -> None:
    """Take in a pack with all that belongs to it. Everything is checked before anything is written."""
    with file.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    archive = read_archive(data, str(file))
    written = import_archive(archive, read_settings().content_folder, replace=replace)
    for path in written:
        say(f"wrote {path}")
    say(f"{archive.pack.id} {archive.pack.version} is imported{'' if written else ': every file was there already'}.")
    if archive.published:
        newest = archive.published[-1]
        say(f"Where it comes from, {newest.version} was the newest published. Here it is to be published by you.")


def write_new(out: Path, data: bytes) -> None:
    """Writes a file that may not be there yet. Raises InputError where it is, or its folder is not."""
    if not out.parent.is_dir():
        raise InputError(f"{out.parent} is no folder, so {out.name} cannot be written there; make it, or name another.")
    try:
        with out.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise InputError(f"{out} is there already and is not overwritten; name another file.") from None


COMMANDS = {
    "new": new,
    "publish": publish,
    "versions": versions,
    "retire": retire,
    "export": export,
    "import": import_,
}
"""Name under `interviewer rubric` -> what it runs."""


def _publishing() -> Publishing:
    from interviewer.services import publishing_of  # noqa: PLC0415
    from interviewer.store.database import open_engine  # noqa: PLC0415
    from interviewer.store.packs import PublishedPacks  # noqa: PLC0415

    return publishing_of(PublishedPacks(open_engine(read_settings().database_url)))


def _file_of(which: str, content: Path) -> Path:
    path = Path(which)
    return path if path.suffix in (".yaml", ".yml") else find_pack_file(content / "rubrics", which)


def _history(version: FrozenVersion) -> list[str]:
    if not version.publications:
        return [f"used since {version.frozen_at:%Y-%m-%d %H:%M} UTC, published by nobody"]
    lines: list[str] = []
    for one in version.publications:
        lines.append(f"published {one.at:%Y-%m-%d %H:%M} UTC by {one.author}")
        if one.even_so is not None:
            lines.append(f"in spite of lint: {one.even_so}")
        if one.retired_at is not None:
            lines.append(f"retired {one.retired_at:%Y-%m-%d %H:%M} UTC by {one.retired_by}")
    return lines


def login() -> str:
    """Who is at the terminal. Raises InputError where that has no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container whose user has no name
        raise InputError("Your login has no name here; say who you are with --by NAME.") from None
