from __future__ import annotations

import pytest

from tests.llm.building import Build, CannotBuild, build_here


def test_without_a_compiler_the_reason_is_told_and_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotBuild, match="install g\\+\\+"):
        Build(tmp_path).make()
    assert "no C++ compiler" in Build(tmp_path).why_not


def test_a_build_that_takes_too_long_is_given_up_and_the_reason_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/c++")
    with pytest.raises(CannotBuild, match="in the time there was"):
        Build(tmp_path).make(seconds=0.0)
    assert "it goes on from there" in Build(tmp_path).why_not


def test_what_is_built_is_not_built_again(tmp_path, monkeypatch):
    build = Build(tmp_path)
    build.folder.mkdir()
    build.program.write_bytes(b"a server")
    monkeypatch.setenv("PATH", str(tmp_path))
    build.make(seconds=0.0)
    assert build.program.read_bytes() == b"a server"


def test_where_nobody_tried_the_reason_says_how(tmp_path):
    assert "make test-llm" in Build(tmp_path).why_not


def test_the_folder_can_be_set(tmp_path, monkeypatch):
    monkeypatch.setenv("INTERVIEWER_LLAMA_CACHE", str(tmp_path))
    assert build_here().folder.parent == tmp_path
