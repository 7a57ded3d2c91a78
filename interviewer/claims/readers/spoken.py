"""Spoken languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.claims.lexicon import (
    alternatives,
    language_level,
    words,
)
from interviewer.claims.passage import Draft, Passage
from interviewer.domain.evidence import ClaimKind

_LANGUAGE_CUES = re.compile(
    r"\b(?:speak(?:s|ing)?|spoke|spoken|fluent(?:ly)?|native|bilingual|trilingual|mother\s+tongue|first\s+language|second\s+language|languages?|conversational|proficient|proficiency|level|basic|intermediate|advanced|[ABC][12]\+?|beginner|speaker|grew\s+up\s+(?:speaking|with)|learn(?:ed|t)|knowledge\s+of)\b",
    re.IGNORECASE,
)
_LEVEL = r"(?:native(?:\s+or\s+bilingual)?(?:\s+(?:speaker|proficiency|level))?|mother[\s-]tongue|first\s+language|bilingual|fluent(?:ly)?|near[- ]native|[ABC][12]|advanced|upper[- ]intermediate|intermediate|conversational|basic|elementary|beginner|a\s+little|a\s+bit(?:\s+of)?|some|(?:full\s+)?professional(?:\s+working)?(?:\s+proficiency)?|working\s+(?:proficiency|knowledge)|proficient|very\s+(?:well|good)|excellent|good|well|business\s+fluent|rusty|maternal\s+language|medium)"  # noqa: E501


def read_languages(passage: Passage) -> Iterator[Draft]:
    """Claims to speak a language, with the level where one is given."""
    text = passage.text
    names = list(re.finditer(rf"(?<!\w){alternatives(words('languages', 'names'))}(?!\w)", text, re.IGNORECASE))
    names = [one for one in names if one.group()[0].isupper() or re.search(r"(?i)speak|fluent|native|language", text)]
    if not names or not _LANGUAGE_CUES.search(text):
        return
    for index, found in enumerate(names):
        if not passage.sentence.is_theirs(found.start()) or re.match(
            r"\s+(?:patients?|law|clients?|customers?|market|company|team|colleagues?|hospital|restaurant|court|families|literature|teacher|nationality|wife|husband|students?|users?|version|documents?|texts?)",
            text[found.end() :],
            re.IGNORECASE,
        ):
            continue
        if re.search(r"(?i)\b(?:I['’]m|I\s+am|I\s+was)\s+$", text[: found.start()]) and re.match(
            r"\s*(?:[,.;]|and\b|so\b|but\b|by\b|$)", text[found.end() :]
        ):
            # "I'm Filipino" is where a person is from.
            continue
        left = max(names[index - 1].end() if index else 0, passage.sentence.clause_at(found.start())[0])
        right = names[index + 1].start() if index + 1 < len(names) else len(text)
        before, after = text[left : found.start()], text[found.end() : right]
        level = _level(before, after, first=index == 0 or len(names) == 1)
        shared = _shared_level(text, names, found)
        if (
            level is None
            and shared is None
            and not re.search(
                r"(?i)\b(?:speak|spoke|spoken|languages?|fluent|native|bilingual)\b", text[: found.start()] + after[:30]
            )
        ):
            continue
        name = found.group()[0].upper() + found.group()[1:]
        said = level or shared
        start = passage.sentence.clause_at(found.start())[0]
        start = start if found.start() - start <= 40 else found.start() - (len(before) if len(before) < 25 else 0)
        told = re.match(rf"[^.;]{{0,30}}?{_LEVEL}(?:\s+(?:speaker|level|proficiency))?", after, re.IGNORECASE)
        end = found.end() + (told.end() if level and told else 0)
        yield passage.draft(
            ClaimKind.LANGUAGE, f"Speaks {name}" + (f" ({said})" if said else ""), name, start, end, level=said
        )


def _level(before: str, after: str, *, first: bool) -> str | None:
    near = re.search(rf"\b({_LEVEL})(?:\s+(?:in|of|level|speaker\s+of))?\s*$", before, re.IGNORECASE) or re.match(
        rf"\s*(?:[(:,–-]|\s(?:is|at|to|on|as|level|speaker|in|was)\b|\s(?:my|an?|around|about|the|approximately)\b|level)*\s*[(]?\s*({_LEVEL})\b",
        after,
        re.IGNORECASE,
    )
    if near and language_level(near[1]):
        return language_level(near[1])
    mother = re.search(r"(?i)\b(mother[\s-]tongue|native\s+language|first\s+language)\s+(?:is|:|was)\s*$", before)
    return "native" if mother else None


def _shared_level(text: str, names: list[re.Match[str]], found: re.Match[str]) -> str | None:
    """The level that stands before a list is every item's: "Fluent in French and German"."""
    for index, one in enumerate(names):
        if one is found:
            for earlier in reversed(names[: index + 1]):
                lead = re.search(rf"\b({_LEVEL})\s+(?:in|speaker\s+of)\s+$", text[: earlier.start()], re.IGNORECASE)
                if lead:
                    return language_level(lead[1])
                between = text[earlier.start() - 8 : earlier.start()]
                if not re.search(r"(?:,|and|&)\s*$", between):
                    return None
    return None
