"""Text with passages marked, as HTML: verbatim, escaped, each passage an anchor that a link can jump to.

Passages may overlap. The text is cut where any of them begins or ends; each piece carries the classes of all the
passages it lies in, and a passage's anchor stands before its first piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class Mark:
    """One passage of a text to mark."""

    start: int
    """First character."""
    end: int
    """One past the last."""
    classes: tuple[str, ...] = ()
    """CSS classes of the marked pieces."""
    anchor: str | None = None
    """HTML id that a link jumps to; also the suffix of the class `at-...` on the passage's pieces."""
    tags: tuple[Tag, ...] = ()
    """What stands small behind the passage, so that it can be told apart without colour."""


@dataclass(frozen=True)
class Tag:
    """A short label behind a passage, which leads somewhere."""

    text: str
    title: str
    """The whole words, for a pointer that rests on it and for a screen reader."""
    href: str
    classes: str = ""


@dataclass
class _Piece:
    start: int
    end: int
    marks: list[Mark] = field(default_factory=list)


def marked(text: str, marks: Sequence[Mark]) -> str:
    """The text as escaped HTML with the passages marked; a mark outside the text is left out.

    Reading it without tags gives the text back, apart from the tags' own labels.
    """
    standing = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    parts: list[str] = []
    anchored: set[str] = set()
    for piece in _pieces(len(text), standing):
        for mark in piece.marks:
            if mark.anchor and mark.start == piece.start and mark.anchor not in anchored:
                anchored.add(mark.anchor)
                parts.append(f'<span id="{escape(mark.anchor)}" class="anchor"></span>')
        words = escape(text[piece.start : piece.end])
        parts.append(f'<mark class="{_classes(piece.marks)}">{words}</mark>' if piece.marks else words)
        parts.extend(_tag(tag) for tag in _distinct(_ending(piece)))
    return "".join(parts)


def prose(text: str) -> str:
    """Someone's own words as one escaped block: verbatim, in their own direction, never read as markup."""
    return f'<div class="said" dir="auto">{escape(text)}</div>'


def _pieces(length: int, marks: Sequence[Mark]) -> list[_Piece]:
    cuts = sorted({0, length, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    pieces = [_Piece(start, end) for start, end in zip(cuts, cuts[1:], strict=False)]
    for piece in pieces:
        piece.marks = [mark for mark in marks if mark.start <= piece.start and piece.end <= mark.end]
    return pieces


def _classes(marks: Iterable[Mark]) -> str:
    names: list[str] = []
    for mark in marks:
        names += mark.classes
        if mark.anchor:
            names.append(f"at-{mark.anchor}")
    return escape(" ".join(dict.fromkeys(names)))


def _ending(piece: _Piece) -> list[Tag]:
    return [tag for mark in piece.marks if mark.end == piece.end for tag in mark.tags]


def _distinct(tags: Iterable[Tag]) -> list[Tag]:
    return list({(tag.text, tag.href): tag for tag in tags}.values())


def _tag(tag: Tag) -> str:
    return (
        f'<a class="tag {escape(tag.classes)}" href="{escape(tag.href)}" title="{escape(tag.title)}" '
        f'aria-label="{escape(tag.title)}">{escape(tag.text)}</a>'
    )
