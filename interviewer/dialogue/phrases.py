"""The interviewer's authored words, read strictly from `prompts/interviewer/LANGUAGE/`.

Every line says which slots it may and must have and whether it may ask something, so that a slip of the pen in a
phrase file is found when it is loaded and not in front of an applicant.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path

from interviewer.content import strict_yaml
from interviewer.dialogue.topics import TOPICS
from interviewer.dialogue.wording import PhraseFile, Phrases, ProcessWords, Says, Section
from interviewer.domain.values import Value
from interviewer.errors import ContentError, Problem

__all__ = ["SECTIONS", "Phrases", "load"]

SECTIONS = (
    "what-this-is",
    "what-is-kept",
    "how-it-is-scored",
    "how-long",
    "stop-and-come-back",
    "person-or-accommodation",
    "what-happens-next",
)
"""Ids of the disclosure's sections, in the order they are read."""

PROCESS_KEYS = frozenset(TOPICS) - {"go-ahead"} | {"progress-unknown"}
_PROCESS_SLOTS = {
    "how-long": {"minutes"},
    "progress": {"number", "total", "left"},
    "progress-unknown": {"minutes"},
    "why-asked": {"title"},
}
_HEADING = re.compile(r"^## (?P<title>.+?) \{#(?P<id>[a-z-]+)\}\s*$", re.MULTILINE)


def load(directory: Path, language: str = "en") -> Phrases:
    """The words of one language.

    Args:
        directory: `prompts/interviewer`; each language is a folder in it.
        language: ISO 639-1 code.

    Raises:
        ContentError: a file is not there, or a key, section or slot is missing, unknown or misused; every problem in
            the first file that has any is listed.
    """
    folder = directory / language
    phrases = _phrase_file(folder / "phrases.yaml")
    process = _process_file(folder / "process.yaml")
    sections = _disclosure(folder / "disclosure.md")
    words = {name: getattr(phrases, name) for name in PhraseFile.model_fields}
    return Phrases(language=language, process=process, disclosure=sections, **words)


def _phrase_file(path: Path) -> PhraseFile:
    file = strict_yaml.document(_text(path, "#"), str(path))
    phrases = file.validate(PhraseFile)
    problems = [file.problem(place, message) for place, message in _misused(phrases)]
    problems += [
        file.problem(("next_steps", n), message)
        for n, text in enumerate(phrases.next_steps)
        for message in _wrong(text, slots=set(), may={"title"}, asks=False)
    ]
    if problems:
        raise ContentError(str(path), problems)
    return phrases


def _process_file(path: Path) -> dict[str, ProcessWords]:
    file = strict_yaml.document(_text(path, "#"), str(path))
    if not isinstance(file.data, dict):
        raise ContentError(str(path), [Problem("", "has to be topics with their words")])
    problems = [Problem(key, "is missing") for key in sorted(PROCESS_KEYS - set(file.data))]
    found: dict[str, ProcessWords] = {}
    for key in file.data:
        if key not in PROCESS_KEYS:
            problems.append(file.problem((key,), "is not a topic that is known here"))
            continue
        try:
            found[key] = file.validate(ProcessWords, (key,))
        except ContentError as error:
            problems += error.problems
            continue
        wrong = _wrong(found[key].answer, slots=_PROCESS_SLOTS.get(key, set()), asks=False)
        problems += [file.problem((key, "answer"), message) for message in wrong]
    if problems:
        raise ContentError(str(path), problems)
    return found


def _disclosure(path: Path) -> tuple[Section, ...]:
    text = _text(path, "<!--")
    body = text[text.index("-->") + 3 :] if "-->" in text else ""
    heads = list(_HEADING.finditer(body))
    ends = [head.start() for head in heads[1:]] + [len(body)]
    found = [(head["id"], head["title"], body[head.end() : end].strip()) for head, end in zip(heads, ends, strict=True)]
    problems: list[Problem] = []
    ids = tuple(one for one, _, _ in found)
    if ids != SECTIONS:
        problems.append(
            Problem("", f"needs exactly the sections {', '.join(SECTIONS)}; found {', '.join(ids) or 'none'}")
        )
    for section, title, words in found:
        if not words:
            problems.append(Problem(section, "is empty"))
        for message in _wrong(f"{title}\n{words}", slots=set(), may={"title", "minutes"}, asks=False):
            problems.append(Problem(section, message))
    if problems:
        raise ContentError(str(path), problems)
    return tuple(Section(id=one, title=title, body=words) for one, title, words in found)


def _text(path: Path, comment: str) -> str:
    text = strict_yaml.read_text(path)
    if not text.startswith(comment):
        message = f"has to open with a comment ({comment} ...) on what it is for and what it must never do"
        raise ContentError(str(path), [Problem("", message, 1)])
    return text


def _misused(value: Value, place: strict_yaml.Place = ()) -> Iterator[tuple[strict_yaml.Place, str]]:
    """Every line below `value` that breaks its rule, as (where, what)."""
    for name, field in type(value).model_fields.items():
        here = (*place, name)
        content = getattr(value, name)
        rule = next((one for one in field.metadata if isinstance(one, Says)), None)
        if isinstance(content, Value):
            yield from _misused(content, here)
        elif isinstance(content, dict):
            for key, inner in content.items():
                yield from _misused(inner, (*here, key))
        elif rule is not None:
            texts = content if isinstance(content, tuple) else (content,)
            for number, text in enumerate(texts):
                where = (*here, number) if isinstance(content, tuple) else here
                for message in _wrong(text, slots=set(rule.slots), asks=rule.asks):
                    yield where, message


def _wrong(text: str, *, slots: set[str], asks: bool, may: set[str] | None = None) -> Iterator[str]:
    try:
        used = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError as error:
        yield f"has a brace that is not a slot ({error})"
        return
    for name in sorted(slots - used):
        yield f"needs the slot {{{name}}}"
    for name in sorted(used - slots - (may or set())):
        yield f"has the unknown slot {{{name}}}"
    marks = text.count("?")
    if asks and marks != 1:
        yield f"has to ask exactly one question; it has {marks} question marks"
    if not asks and marks:
        yield "may not ask a question; one is asked below it already"
