"""Packs handed on as ZIP files: whatever comes in is checked whole before a file is written."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest

from interviewer.content.pack_archive import (
    PublishedVersion,
    export_pack,
    import_archive,
    read_archive,
)
from interviewer.errors import ContentError, InputError, NotFound
from tests.builders import START, pack, pack_document, project
from tests.conftest import as_yaml

SCRIPT = {
    "sample": True,
    "pack": "tea",
    "persona": "expert",
    "about": "Knows tea.",
    "answers": {name: "I check the water." for name in ("brewing-a", "brewing-b", "tasting-a", "tasting-b")},
}
PACK = "# notes\n" + as_yaml(pack_document())
VERSION = PublishedVersion(version="1.0.0", hash=pack().hash, at=START)


def write(folder: Path, **files: str) -> Path:
    whole = {
        "rubrics/tea.yaml": PACK,
        "rubrics/projects/tea-answers.yaml": as_yaml(project().model_dump(mode="json")),
        "rubrics/simulated/tea/expert.yaml": as_yaml(SCRIPT),
    } | files
    for name, text in whole.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def zipped(*files: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def written(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def exported(tmp_path) -> bytes:
    return export_pack(write(tmp_path / "from"), "tea", [VERSION])


def test_what_is_exported_comes_back_byte_for_byte(exported, tmp_path):
    archive = read_archive(exported, "tea.zip")
    import_archive(archive, tmp_path / "to", replace=False)
    assert written(tmp_path / "to") == written(tmp_path / "from")
    assert archive.published == (VERSION,)


def test_only_what_belongs_to_the_pack_is_exported(tmp_path):
    other = as_yaml(project(id="x", pack="wine").model_dump(mode="json"))
    folder = write(tmp_path, **{"rubrics/projects/x.yaml": other, "rubrics/simulated/wine/expert.yaml": "x"})
    names = zipfile.ZipFile(io.BytesIO(export_pack(folder, "tea", []))).namelist()
    assert sorted(names) == [
        "rubrics/projects/tea-answers.yaml",
        "rubrics/simulated/tea/expert.yaml",
        "rubrics/tea.yaml",
        "versions.json",
    ]


def test_the_same_content_is_the_same_file(tmp_path, exported):
    assert export_pack(tmp_path / "from", "tea", [VERSION]) == exported


def test_an_unknown_pack_is_not_exported(tmp_path):
    with pytest.raises(NotFound, match="tea"):
        export_pack(write(tmp_path), "wine", [])


def test_a_file_that_is_there_is_overwritten_only_when_that_is_asked_for(exported, tmp_path):
    mine = write(tmp_path / "to", **{"rubrics/tea.yaml": as_yaml(pack_document(version="0.9.0"))})
    before = written(mine)
    archive = read_archive(exported, "tea.zip")
    with pytest.raises(InputError, match="--replace"):
        import_archive(archive, mine, replace=False)
    assert written(mine) == before
    assert import_archive(archive, mine, replace=True) == [mine / "rubrics" / "tea.yaml"]
    assert written(mine) == written(tmp_path / "from")


def test_a_pack_of_that_id_in_another_file_stops_the_import(exported, tmp_path):
    (tmp_path / "to" / "rubrics").mkdir(parents=True)
    (tmp_path / "to" / "rubrics" / "leaves.yaml").write_text(PACK, encoding="utf-8")
    with pytest.raises(InputError, match=r"leaves\.yaml has the id"):
        import_archive(read_archive(exported, "tea.zip"), tmp_path / "to", replace=True)


def test_a_link_that_leads_out_of_the_folder_stops_the_import(exported, tmp_path):
    (tmp_path / "to").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "to" / "rubrics").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="by a link"):
        import_archive(read_archive(exported, "tea.zip"), tmp_path / "to", replace=True)
    assert written(tmp_path / "elsewhere") == {}


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ZIP"),
        (b"no zip at all", "ZIP"),
        (zipped(("rubrics/tea.yaml", PACK))[:-40], "ZIP"),
        (zipped(("../tea.yaml", PACK)), "no file that an export has"),
        (zipped(("/rubrics/tea.yaml", PACK)), "no file that an export has"),
        (zipped(("rubrics/../../tea.yaml", PACK)), "no file that an export has"),
        (zipped(("rubrics\\tea.yaml\n", PACK)), "no file that an export has"),
        (zipped(("rubrics/TEA.yaml", PACK)), "no file that an export has"),
        (zipped((link("rubrics/tea.yaml"), "/etc/passwd")), "no file that an export has"),
        (zipped(("rubrics/tea.yaml", PACK), ("setup.py", "x")), "no file that an export has"),
        (zipped(("rubrics/tea.yaml", b"x" * 3_000_000)), "larger than any such file"),
        (zipped(*((f"rubrics/projects/p{n}.yaml", b" " * 1_900_000) for n in range(12))), "larger than any such file"),
        (zipped(*((f"rubrics/projects/p{n}.yaml", "x") for n in range(201))), "201 files"),
        (zipped(), "needs one pack"),
        (zipped(("rubrics/tea.yaml", PACK), ("rubrics/wine.yaml", as_yaml(pack_document(id="wine")))), "it has 2"),
        (zipped(("rubrics/tea.yaml", "id: [")), "not YAML"),
        (zipped(("rubrics/tea.yaml", b"\xff\xfe")), "not UTF-8"),
        (zipped(("rubrics/tea.yaml", as_yaml(pack_document(minutes=1)))), "minutes"),
        (
            zipped(
                ("rubrics/tea.yaml", PACK),
                ("rubrics/projects/x.yaml", as_yaml(project(pack="wine").model_dump(mode="json"))),
            ),
            "another pack",
        ),
        (
            zipped(("rubrics/tea.yaml", PACK), ("rubrics/simulated/tea/x.yaml", as_yaml(SCRIPT | {"answers": {}}))),
            "has no answer to",
        ),
        (zipped(("rubrics/tea.yaml", PACK), ("rubrics/simulated/wine/x.yaml", "x")), "another pack"),
        (zipped(("rubrics/tea.yaml", PACK), ("versions.json", "[")), "versions.json"),
        (zipped(("rubrics/tea.yaml", PACK), ("versions.json", json.dumps({"pack": "wine"}))), "versions of 'wine'"),
    ],
)
def test_what_is_no_sound_archive_is_refused(data, words):
    with pytest.raises(ContentError) as refused:
        read_archive(data, "tea.zip")
    assert words in str(refused.value)
    assert "/tmp" not in str(refused.value)


def test_a_file_that_says_it_is_small_and_is_not_is_read_up_to_the_limit_only():
    data = bytearray(zipped(("rubrics/tea.yaml", b"x" * 3_000_000)))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(sign) + (22 if sign == b"PK\x03\x04" else 24)
        data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(ContentError):
        read_archive(bytes(data), "tea.zip")


def test_a_file_that_is_there_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(("rubrics/tea.yaml", PACK), ("rubrics/tea.yaml", PACK))
    with pytest.raises(ContentError, match="twice"):
        read_archive(data, "tea.zip")


def test_an_encrypted_archive_is_refused():
    data = bytearray(zipped(("rubrics/tea.yaml", PACK)))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ContentError, match="ZIP"):
        read_archive(bytes(data), "tea.zip")
