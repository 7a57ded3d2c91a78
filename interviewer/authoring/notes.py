"""What is to be mended in a draft, and where: why it is no pack yet, what lint finds, what nobody has read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from interviewer.authoring.parts import Part, owner
from interviewer.content.editing import PackText
from interviewer.content.strict_yaml import Place
from interviewer.errors import ContentError, InputError, Problem
from interviewer.grading.ports import Embeddings
from interviewer.linting import Finding, Severity, lint_text
from interviewer.linting.comments import read_comments
from interviewer.linting.rule import place_of
from interviewer.linting.rules import BY_ID

_PLAIN = (
    (re.compile(r"String should have at least 1 character"), "is empty"),
    (re.compile(r"(?:Tuple|List) should have at least (\d+) items? after validation, not (\d+)"),
     r"needs \1 or more, and has \2"),
    (re.compile(r"String should match pattern '\^\\d.*"), "has to be three numbers with dots between: 1.0.0"),
    (re.compile(r"String should match pattern '\^\[a-z\]\{2\}\$'"), "has to be two lower-case letters: en"),
    (re.compile(r"String should match pattern '\^\[a-z0-9\].*"),
     "has to be a short name: lower-case letters, digits and hyphens, 64 at most"),
    (re.compile(r"Input should be (greater|less) than or equal to (.+)"), r"has to be \2 or \1"),
    (re.compile(r"Input should be ('.*)"), r"has to be one of \1"),
    (re.compile(r"Input should be a valid (integer|number).*"), "has to be a number"),
    (re.compile(r"Input should be a valid (tuple|list).*"), "has to be a list"),
)  # fmt: skip
"""What validation says, and the same for people who do not program."""


class Weight(StrEnum):
    """How much something to be mended matters, most first."""

    PROBLEM = "problem"
    """It keeps the draft from being a pack."""
    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


_OF_LINT = {Severity.ERROR: Weight.ERROR, Severity.WARNING: Weight.WARNING, Severity.ADVICE: Weight.ADVICE}


@dataclass(frozen=True)
class Note:
    """One thing to be mended."""

    place: Place
    weight: Weight
    message: str
    line: int | None
    rule: str = ""
    """The lint rule that found it; empty for what validation says."""

    @property
    def why(self) -> str:
        """Why the rule matters; empty where there is none."""
        return BY_ID[self.rule].why if self.rule else ""

    @property
    def title(self) -> str:
        """What is wrong, in a few words; empty where there is no rule."""
        return BY_ID[self.rule].title if self.rule else ""


@dataclass(frozen=True)
class Unread:
    """A part that a model drafted and no person has read."""

    place: Place
    line: int
    """Where the comment stands that says so, from 1."""


def problems(read: PackText) -> tuple[Note, ...]:
    """What keeps a draft from being a pack, in the file's order; nothing where it is one."""
    return tuple(Note(place_of(one.field), Weight.PROBLEM, plain(one), one.line) for one in read.problems)


def findings(found: Iterable[Finding]) -> tuple[Note, ...]:
    """What lint found, in the file's order."""
    return tuple(
        Note(place_of(one.field), _OF_LINT[one.severity], _in_the_app(one.message), one.line, one.rule)
        for one in found
        if one.rule != "unread-draft"  # stands at each part by itself
    )


def linted(read: PackText, embeddings: Embeddings | None = None) -> tuple[Note, ...]:
    """What lint finds in a draft; nothing while it is no pack.

    Args:
        read: the draft.
        embeddings: the model to compare meaning with, which takes ten seconds for a large pack; None to compare words
            only, which takes one.

    Raises:
        EmbeddingsError: the model cannot be run.
    """
    if read.pack is None:
        return ()
    return findings(lint_text(read.text, read.source, embeddings=embeddings).findings)


def plain(problem: Problem) -> str:
    """A validator's message in plain words."""
    for pattern, words in _PLAIN:
        if pattern.fullmatch(problem.message):
            return pattern.sub(words, problem.message)
    return problem.message


def by_part(found: Sequence[Part], notes: Iterable[Note]) -> Mapping[Place, list[Note]]:
    """Place of each part -> what is to be mended in it and not in a part of it."""
    sorted_in: dict[Place, list[Note]] = {part.place: [] for part in found}
    for note in notes:
        part = owner(found, note.place)
        if part is not None:
            sorted_in[part.place].append(note)
    return sorted_in


def unread(read: PackText) -> tuple[Unread, ...]:
    """Parts that a model drafted and no person has read, in the file's order; those of a text that is YAML."""
    try:
        lines_of = read.document.lines
    except ContentError:
        return ()
    found = read_comments(read.text).unread
    if not found:
        return ()
    first_at: dict[int, Place] = {}
    for place, line in lines_of.items():
        if place and (line not in first_at or len(place) < len(first_at[line])):
            first_at[line] = place
    lines = read.text.splitlines()
    return tuple(Unread(first_at.get(_next_field(lines, line), ()), line) for line in found)


def with_read(read: PackText, place: Place) -> PackText:
    """The draft with the part at a place marked as read: without the comment over it.

    Raises:
        InputError: it is not marked as unread.
    """
    line = next((one.line for one in unread(read) if one.place == place), None)
    if line is None:
        raise InputError("This part is marked as read already.")
    lines = read.text.splitlines(keepends=True)
    return PackText("".join([*lines[: line - 1], *lines[line:]]), read.source)


def let_stand(read: PackText, note: Note, reason: str) -> PackText:
    """The draft with a comment that lets a finding stand, on the line above its field.

    Raises:
        InputError: there is no reason, or the finding is not about one field, or no comment can stand there.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise InputError("A finding is let stand with a reason; write one sentence, which others will read.")
    place = note.place
    while place and place not in read.document.lines:
        place = place[:-1]
    if not note.rule or not place:
        raise InputError("This cannot be let stand by a comment, as it is not about one field; mend it.")
    at = read.document.lines[place] - 1
    lines = read.text.splitlines(keepends=True)
    end = "\r\n" if lines[at].endswith("\r\n") else "\n"
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip(" "))]
    comment = f"{indent}# lint: ignore {note.rule} because {reason}{end}"
    result = PackText("".join([*lines[:at], comment, *lines[at:]]), read.source)
    if result.document.data != read.document.data:
        raise InputError("No comment can stand above this field; write it into the YAML yourself, or mend the field.")
    return result


def _next_field(lines: list[str], line: int) -> int:
    while line < len(lines) and lines[line].lstrip().startswith("#"):
        line += 1
    return line + 1


def _in_the_app(message: str) -> str:
    """Messages of lint name its command where an author in the app has no use for it."""
    return re.sub(r" \(`interviewer rubric lint [^`]*` lists them\)", "", message)
