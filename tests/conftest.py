"""What many tests share: isolation from the environment, and the real services over a small content folder."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import settings
from ruamel.yaml import YAML

from interviewer.services import Services, open_services
from interviewer.settings import Settings
from tests.builders import pack_document, project

ROOT = Path(__file__).parents[1]

# How long an example takes says something about the machine and nothing about the code.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _nothing_from_the_environment(monkeypatch):
    """Nothing set on this machine reaches a test."""
    for name in list(os.environ):
        if name.startswith("INTERVIEWER_"):
            monkeypatch.delenv(name)


def as_yaml(document: object) -> str:
    """The document as a YAML file holds it."""
    out = io.StringIO()
    YAML().dump(document, out)
    return out.getvalue()


@pytest.fixture(scope="session")
def tea_content(tmp_path_factory) -> Path:
    """A content folder with the tea pack, its project and the shipped prompts."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "rubrics" / "projects").mkdir(parents=True)
    (folder / "rubrics" / "tea.yaml").write_text(as_yaml(pack_document()), encoding="utf-8")
    body = project().model_dump(mode="json")
    (folder / "rubrics" / "projects" / "tea-answers.yaml").write_text(as_yaml(body), encoding="utf-8")
    (folder / "prompts").symlink_to(ROOT / "prompts")
    (folder / "samples").symlink_to(ROOT / "samples")
    return folder


@pytest.fixture(scope="session")
def tea_services(tea_content, tmp_path_factory) -> Services:
    """The real services: SQLite, Chroma and the embedding model of this machine. Each test starts its own interview."""
    return open_services(Settings(home=tmp_path_factory.mktemp("home"), content=tea_content))
