"""The sound pack, whole or with some of its fields changed, and what linting finds in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from interviewer.content.strict_yaml import document
from interviewer.domain.rubric import RubricPack
from interviewer.linting import Finding, lint
from interviewer.linting.comparing import Compared
from interviewer.linting.rule import Example, Rule, place_of
from interviewer.linting.rules import BY_ID
from interviewer.linting.view import View
from interviewer.models.minilm import open_minilm, wheel_folder
from tests.conftest import as_yaml

SOUND = Path(__file__).with_name("sound.yaml").read_text(encoding="utf-8")
BREWING = "competencies[0]"
QUESTION = f"{BREWING}.questions[0].text"
PLAIN = f"{BREWING}.questions[0].plain"
ANCHORS = f"{BREWING}.criteria[0].anchors"
POINT = f"{BREWING}.criteria[0].key_points[0].text"
PROBE = f"{BREWING}.criteria[0].probes[0]"


@cache
def embeddings():
    """The model of this machine; opened once."""
    folder = wheel_folder()
    assert folder is not None
    return open_minilm(folder)


@cache
def compared() -> Compared:
    """Texts by meaning; each is read once for all tests."""
    return Compared(embeddings())


def changed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The sound pack's plain data with other values in these fields."""
    plain = document(SOUND, "sound.yaml").data
    for name, value in fields.items():
        *way, last = place_of(name)
        target = plain
        for part in way:
            target = target[part]
        target[last] = value
    return plain


def pack(fields: Mapping[str, Any]) -> RubricPack:
    """The sound pack with other values in these fields."""
    return RubricPack.model_validate(changed(fields))


def as_text(example: Example) -> str:
    """The sound pack with an example's change, and its comment above the first field, as a file holds it."""
    text = as_yaml(changed(example.fields))
    if not example.comment:
        return text
    line = document(text, "example").lines[place_of(next(iter(example.fields)))]
    lines = text.splitlines()
    lines.insert(line - 1, f"# {example.comment}")
    return "\n".join(lines) + "\n"


def findings(fields: Mapping[str, Any]) -> list[Finding]:
    """What all rules find in the sound pack with these fields changed, by words."""
    return list(lint(pack(fields)))


def places(rule: str, fields: Mapping[str, Any]) -> list[str]:
    """The fields in which a rule finds something."""
    return [one.field for one in findings(fields) if one.rule == rule]


def found_by_meaning(rule: Rule | str, fields: Mapping[str, Any]) -> bool:
    """Whether a rule alone finds anything, with the embedding model."""
    checked = BY_ID[rule] if isinstance(rule, str) else rule
    return bool(list(checked(View(pack(fields), compared()))))
