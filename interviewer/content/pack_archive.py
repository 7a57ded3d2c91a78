"""A pack with all that belongs to it in one ZIP file: to hand on, and to take in after everything in it was checked.

The file comes from anybody. Only names that an export has are read, each up to a size; all of it is validated in a
folder of its own before a file of the library is touched.
"""

from __future__ import annotations

import datetime as dt
import io
import lzma
import re
import tempfile
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from interviewer.content import strict_yaml
from interviewer.content.library import Library, load_library, load_pack
from interviewer.content.simulated import load_simulated
from interviewer.domain.project import Project
from interviewer.domain.rubric import RubricPack, SemanticVersion
from interviewer.domain.values import Slug, Text, Value
from interviewer.errors import ContentError, InputError, NotFound, Problem

MOST_BYTES = 20_000_000
"""Of the ZIP file, and of all that is in it."""
_MOST_FILES = 200
_VERSIONS = "versions.json"
_SLUG = "[a-z0-9][a-z0-9-]{0,63}"
_NAME = re.compile(rf"rubrics/(?:{_SLUG}|projects/{_SLUG}|simulated/{_SLUG}/{_SLUG})\.yaml|versions\.json")
_PLAIN_FILE = 8
"""In the highest bits of what a ZIP file says of a file's kind, as Unix numbers them; 0 where it says nothing."""
# A fixed time, so that the same content is the same file.
_TIME = (2000, 1, 1, 0, 0, 0)


class PublishedVersion(Value):
    """One published version, as the index of an archive lists it: without the names of people."""

    version: SemanticVersion
    hash: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    at: dt.datetime
    even_so: Text | None = None
    """Why it was published although lint found errors."""
    retired_at: dt.datetime | None = None


class _Index(Value):
    """`versions.json`."""

    pack: Slug
    published: tuple[PublishedVersion, ...] = ()


@dataclass(frozen=True)
class Archive:
    """What is in an archive, checked."""

    pack: RubricPack
    files: dict[str, bytes]
    """Path below the content folder, with slashes -> content."""
    published: tuple[PublishedVersion, ...]


def find_pack_file(rubrics: Path, pack_id: str) -> Path:
    """The file in a folder of packs that holds the pack with this id.

    Raises:
        ContentError: its file is there and does not validate.
        NotFound: there is no such pack.
    """
    likely = rubrics / f"{pack_id}.yaml"
    if likely.is_file() and load_pack(likely).id == pack_id:
        return likely
    load_library(rubrics).pack(pack_id)
    return next(path for path in sorted(rubrics.glob("*.yaml")) if path != likely and _id_of(path) == pack_id)


def export_pack(
    content: Path, pack_id: str, published: Sequence[PublishedVersion], *, text: str | None = None
) -> bytes:
    """A pack, its projects and its scripted applicants as a ZIP file.

    Args:
        content: folder with `rubrics/`.
        pack_id: the pack's id.
        published: its published versions, oldest first.
        text: the pack's YAML; None for its file.

    Raises:
        ContentError, NotFound: the pack, a project of it or one of its scripts cannot be read.
    """
    rubrics = content / "rubrics"
    data = text.encode() if text is not None else find_pack_file(rubrics, pack_id).read_bytes()
    files = {f"rubrics/{pack_id}.yaml": data}
    for project in sorted((rubrics / "projects").glob("*.yaml")):
        if _pack_of(project) == pack_id:
            files[f"rubrics/projects/{project.name}"] = project.read_bytes()
    load_simulated(rubrics / "simulated", _pack_in(data, f"{pack_id}.yaml"))
    for script in sorted((rubrics / "simulated" / pack_id).glob("*.yaml")):
        files[f"rubrics/simulated/{pack_id}/{script.name}"] = script.read_bytes()
    index = _Index(pack=pack_id, published=tuple(published))
    files[_VERSIONS] = index.model_dump_json(indent=2, exclude_none=True).encode()
    archive = _zipped(files)
    read_archive(archive, f"the export of {pack_id}")  # what is handed on can be taken in
    return archive


def read_archive(data: bytes, source: str) -> Archive:
    """What is in an archive.

    Args:
        data: the ZIP file.
        source: what messages call it.

    Raises:
        ContentError: it is no such archive, is too large, or something in it does not validate.
    """
    files = _unzipped(data, source)
    index = _index(files.pop(_VERSIONS, None), source)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            pack = _only_pack(load_library(Path(folder, "rubrics")), source)
            load_simulated(Path(folder, "rubrics", "simulated"), pack)
        except ContentError as error:
            inside = error.source.removeprefix(folder).lstrip("/\\")
            raise ContentError(f"{source} > {inside}" if inside != source else source, error.problems) from None
    foreign = [name for name in files if "/simulated/" in name and name.split("/")[2] != pack.id]
    if foreign:
        raise _refused(source, f"holds {foreign[0]}, which belongs to another pack than {pack.id!r}")
    if index is not None and index.pack != pack.id:
        raise _refused(source, f"lists the versions of {index.pack!r} and holds {pack.id!r}", _VERSIONS)
    return Archive(pack, files, index.published if index is not None else ())


def import_archive(archive: Archive, content: Path, *, replace: bool) -> list[Path]:
    """Writes what an archive holds below a content folder, all of it or nothing.

    Args:
        archive: as `read_archive` gives it.
        content: folder with `rubrics/`, or where that is to be made.
        replace: whether a file that is there with other content is overwritten.

    Returns:
        The files that were written; those that were there with the same content are left as they are.

    Raises:
        InputError: files are there and would be overwritten, or an id is taken by another file; nothing was written.
    """
    _check_ids(archive, content / "rubrics")
    targets = {content / name: data for name, data in archive.files.items()}
    changed = {path: data for path, data in targets.items() if not (path.is_file() and path.read_bytes() == data)}
    standing = [path for path in changed if path.exists()]
    if standing and not replace:
        names = ", ".join(str(path) for path in standing)
        raise InputError(f"These files are there with other content, so nothing was imported: {names}. Add --replace.")
    for path in changed:
        if path.resolve().parent != content.resolve() / path.relative_to(content).parent:
            raise InputError(f"{path} leads out of {content} by a link, so nothing was imported; remove the link.")
        if path.is_dir() or path.is_symlink():
            raise InputError(f"{path} is no plain file, so nothing was imported; move it away.")
    waiting: list[Path] = []
    try:
        for path, data in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.new")
            waiting.append(beside)
            beside.write_bytes(data)
        for beside, path in zip(waiting, changed, strict=True):
            beside.replace(path)
    finally:
        for beside in waiting:
            beside.unlink(missing_ok=True)
    return [*changed]


def _pack_in(data: bytes, source: str) -> RubricPack:
    return strict_yaml.parse(data.decode("utf-8-sig"), source, RubricPack)


def _only_pack(library: Library, source: str) -> RubricPack:
    if library.refused:
        raise library.refused[0]
    if len(library.packs) != 1:
        raise _refused(source, f"needs one pack, rubrics/ID.yaml; it has {len(library.packs)}")
    (pack,) = library.packs.values()
    for project in library.projects.values():
        if project.pack != pack.id:
            raise _refused(source, f"holds a project of another pack, {project.pack!r}", project.id)
    return pack


def _check_ids(archive: Archive, rubrics: Path) -> None:
    """Whether another file of the library has the pack's id, or a project's."""
    try:
        path = find_pack_file(rubrics, archive.pack.id)
    except (NotFound, ContentError):
        path = None
    if path is not None and path.name not in {Path(name).name for name in archive.files}:
        raise InputError(f"{path} has the id {archive.pack.id!r} already, so nothing was imported; move it away.")
    ours = {Path(name).name: data for name, data in archive.files.items() if "/projects/" in name}
    ids = {strict_yaml.parse(data.decode("utf-8-sig"), name, Project).id for name, data in ours.items()}
    for other in sorted((rubrics / "projects").glob("*.yaml")):
        if other.name not in ours and _id_of(other) in ids:
            raise InputError(f"{other} has the id of a project in the archive, so nothing was imported; move it away.")


def _unzipped(data: bytes, source: str) -> dict[str, bytes]:
    if len(data) > MOST_BYTES:
        raise _refused(source, f"larger than {MOST_BYTES:,} bytes, which no pack needs")
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_FILES:
                raise _refused(source, f"has {len(entries):,} files; the most that are read are {_MOST_FILES}")
            for entry in entries:
                name = entry.filename
                if not _NAME.fullmatch(name) or (entry.external_attr >> 28) not in (0, _PLAIN_FILE):
                    raise _refused(source, "is no file that an export has; nothing was imported", name[:100])
                if name in found:
                    raise _refused(source, "is there twice", name)
                with archive.open(entry) as file:
                    # What the file says of its own size is not to be trusted.
                    content = file.read(min(strict_yaml.MOST_BYTES, left) + 1)
                left -= len(content)
                if len(content) > strict_yaml.MOST_BYTES or left < 0:
                    raise _refused(source, "is larger than any such file needs to be", name)
                found[name] = content
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        OSError,
    ) as error:
        raise _refused(source, f"cannot be read as a ZIP file: {type(error).__name__}; export it again") from None
    return found


def _index(data: bytes | None, source: str) -> _Index | None:
    if data is None:
        return None
    try:
        return _Index.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise _refused(source, f"{field}: {first['msg']}" if field else first["msg"], _VERSIONS) from None


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def _id_of(path: Path) -> object:
    return _field(path, "id")


def _pack_of(path: Path) -> object:
    return _field(path, "pack")


def _field(path: Path, name: str) -> object:
    """A top-level field of a file that need not validate; None where there is none."""
    try:
        data = strict_yaml.document(strict_yaml.read_text(path), str(path)).data
    except ContentError:
        return None
    return data.get(name) if isinstance(data, dict) else None


def _refused(source: str, message: str, where: str = "") -> ContentError:
    return ContentError(source, [Problem(where, message)])
