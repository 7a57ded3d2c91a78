"""The rooms import one way only; a new arrow the other way fails here."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "interviewer"

MAY_IMPORT = {
    "errors": set(),
    "late_pattern": set(),
    "chat": {"errors"},
    "domain": {"errors"},
    "content": {"errors", "chat", "domain"},
    "intake": {"errors", "domain"},
    "grading": {"errors", "chat", "domain", "late_pattern"},
    "gold": {"errors", "domain", "content", "grading"},
    "linting": {"errors", "domain", "content", "grading"},
    "authoring": {"errors", "domain", "content", "grading", "linting"},
    "claims": {"errors", "chat", "domain", "intake"},
    "dialogue": {"errors", "chat", "domain", "content", "late_pattern"},
    "models": {"errors", "chat"},
    "store": {"errors", "chat", "domain", "models"},
}
"""Room -> rooms it may import besides itself. Rooms not named here are use cases and what people touch."""

USE_CASES = {
    "authoring.agreeing",
    "authoring.before_publishing",
    "authoring.comparing",
    "authoring.drafts",
    "authoring.gold_book",
    "authoring.publishing",
    "authoring.workbench",
    "model_work",
    "outcomes",
    "rating",
    "readiness",
    "replies",
    "reviewing",
    "screening",
    "scripted",
    "shelf",
    "simulating",
    "summaries",
    "trying",
    "verbatim",
}
"""Rooms, and modules that are rooms of their own: the one they lie in may not import them."""
OUTSIDE = {"services", "rehearsing", "settings", "cli", "ui"}
OUTER_LIBRARIES = {
    "langchain": {"models"},
    "langchain_openai": {"models"},
    "lingua": {"grading"},
    "openai": {"models"},
    "openpyxl": {"gold"},
    "chromadb": {"store"},
    "sqlalchemy": {"store"},
    "streamlit": {"ui"},
    "onnxruntime": {"models"},
    "typer": {"cli"},
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return room_of(path.relative_to(PACKAGE).with_suffix("").parts)


def room_of(parts: Sequence[str]) -> str:
    module = ".".join(parts[:2])
    return module if module in USE_CASES else parts[0]


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def rooms_imported(path: Path) -> set[str]:
    return {room_of(name.split(".")[1:]) for name in imported(path) if name.startswith("interviewer.")} - {room(path)}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_rooms_below_its_own(path):
    own = room(path)
    if own in MAY_IMPORT:
        assert rooms_imported(path) <= MAY_IMPORT[own]
    elif own in USE_CASES:
        assert not rooms_imported(path) & OUTSIDE
    else:
        assert own in OUTSIDE | {"__init__", "__main__"}, f"{own} is a new room; say above what it may import"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_with_the_outside_world_behind_it_is_imported_in_its_room_only(path):
    for name in imported(path):
        allowed = OUTER_LIBRARIES.get(name.split(".")[0])
        assert allowed is None or room(path) in allowed, f"{name} belongs in {allowed}"


def test_the_domain_imports_only_the_standard_library_and_pydantic():
    import sys  # noqa: PLC0415

    for path in (PACKAGE / "domain").glob("*.py"):
        tops = {name.split(".")[0] for name in imported(path)} - {"interviewer", "pydantic", "__future__"}
        assert tops <= sys.stdlib_module_names
