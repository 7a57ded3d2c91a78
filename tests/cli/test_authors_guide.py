"""The authors' guide, followed to the letter: every file and every command in it, in its order."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from interviewer.cli import main
from interviewer.domain.interview import Purpose
from interviewer.services import open_services
from interviewer.settings import Settings
from tests.builders import profile
from tests.conftest import ROOT

GUIDE = ROOT / "docs" / "authors.md"
_FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps() -> list[tuple[str, str, str]]:
    """(kind, argument, body) of every box of the guide."""
    return [(kind, argument or "", body) for kind, argument, body in _FENCE.findall(GUIDE.read_text(encoding="utf-8"))]


class Reader:
    """Somebody who does what the guide says."""

    def __init__(self, monkeypatch, capsys):
        self.said: list[str] = []
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def follow(self) -> None:
        for kind, argument, body in steps():
            if kind == "yaml":
                Path(argument).parent.mkdir(parents=True, exist_ok=True)
                Path(argument).write_text(body, encoding="utf-8")
            elif kind == "change":
                self._change(Path(argument), body)
            else:
                for line in body.splitlines():
                    self._run(line, refused=argument == "refused")

    def _change(self, path: Path, body: str) -> None:
        before, after = (line[2:] for line in body.splitlines())
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), encoding="utf-8")

    def _run(self, line: str, *, refused: bool) -> None:
        self._monkeypatch.setattr(sys, "argv", shlex.split(line))
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code or 0
        found = self._capsys.readouterr()
        assert code == (2 if refused else 0), f"{line}\n{found.out}\n{found.err}"
        self.said.append(found.err if refused else found.out)


@pytest.fixture
def reader(tmp_path, monkeypatch, capsys):
    (tmp_path / "rubrics").mkdir()
    for shipped in ("prompts", "samples"):
        (tmp_path / shipped).symlink_to(ROOT / shipped)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(tmp_path))
    return Reader(monkeypatch, capsys)


def test_whoever_follows_the_guide_gets_what_it_says(reader, tmp_path):
    reader.follow()
    said = "\n".join(reader.said)
    assert "wine-service 1.0.0 is published" in said
    assert "Raise the version: 1.0.1, say, for a change of wording (patch)" in said
    assert "wine-service 1.0.1 is published" in said
    assert "2 published versions listed" in said
    assert "every file was there already" in said
    assert "wine-service is retired since" in said
    services = open_services(Settings(home=tmp_path / "home", content=tmp_path))
    assert not services.library.refused
    assert [project.id for project in services.library.projects_for("wine-service")] == ["wine-answers"]
    begun = services.screening.start("wine-service", profile(), consents=[Purpose.SCREENING])
    assert begun.pack.version == "1.0.1"


def test_the_guide_has_no_box_of_a_kind_that_is_not_followed():
    assert {kind for kind, _, _ in steps()} == {"sh", "yaml", "change"}
    fences = re.findall(r"^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(fences) == 2 * len(steps())
