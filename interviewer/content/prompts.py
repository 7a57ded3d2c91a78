"""Prompt files: one prompt a file, Markdown with named slots, what stays the same from call to call first."""

from __future__ import annotations

import hashlib
from pathlib import Path

from interviewer.chat import PromptTemplate
from interviewer.errors import ContentError, Problem

VARIES = "<!-- varies from here -->"
"""The line between the system message and the user message."""


def load_prompt(path: Path) -> PromptTemplate:
    """Reads one prompt file.

    Raises:
        ContentError: it cannot be read, or does not have the one line that parts what is stable from what varies.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(str(path), [Problem("", f"cannot be read as UTF-8 text: {error}")]) from None
    parts = text.split(f"\n{VARIES}\n")
    if len(parts) != 2:
        raise ContentError(str(path), [Problem("", f"needs the line {VARIES!r} exactly once; it has {len(parts) - 1}")])
    stable, varying = (part.strip() for part in parts)
    return PromptTemplate(path.stem, stable, varying, hashlib.sha256(text.encode()).hexdigest()[:16])


def load_prompts(folder: Path) -> dict[str, PromptTemplate]:
    """Every prompt of a folder by its name. Raises ContentError."""
    return {path.stem: load_prompt(path) for path in sorted(folder.glob("*.md"))}
