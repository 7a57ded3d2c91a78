"""Certificates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from interviewer.claims.lexicon import (
    alternatives,
    folded,
    words,
)
from interviewer.claims.names import Named, find_names
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.readers.holding import IN_PROGRESS, held, whole
from interviewer.domain.evidence import ClaimKind

_NOT_A_HOLDING = re.compile(
    r"\s*(?:protocols?|algorithms?|guidelines?|guidance|courses?\s+for|instructors?|rules?|standards?|exam\s+questions?|framework|principles?|approach|certified\s+(?:nurses|staff|people)|pathways?|drugs|simulation|code\b|steps?|teams?|compress\w*|rotation|style|levels?\s+of)\b",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(
    r"\b(?:(?:am|['’]m|is|was|been|being|got|became|become)\s+(?:also\s+|fully\s+|a\s+)?(?:board[- ])?certified\s+(?:in|as\s+an?|for)\s+(?P<in>[A-Za-z][\w&+/'’ -]{1,40}?)(?=\s*(?:[,.;(]|$|\s(?:and|since|by|from|in|through|for|with)\b))"  # noqa: E501
    r"|[Bb]oard[- ]certified\s+(?:in\s+)?(?P<board>[A-Za-z][\w ]{2,30}?)(?=\s*(?:[,.;(]|$|\s(?:and|since|by|in|with|at|for)\b))"  # noqa: E501
    r"|(?P<by>[A-Z][\w+/&-]+(?:\s+[A-Z][\w+/&-]+){0,3})[\s-]certified\b"
    r"|(?:(?:have|hold|got|earned|did|passed|completed|obtained|my)\s+(?:an?\s+|the\s+|my\s+)?)(?P<cert>(?!(?:of|the|an?|my)\b)[A-Za-z][\w+/&'’-]*(?:\s+(?!(?:and|or|but|with|in|from|for|to|at|by)\b)[\w+/&'’-]+){0,4}?)\s+(?:certification|certificate|accreditation)\b"
    r"|certificat(?:e|ion)\s+(?:in|of|as)\s+(?P<of>[A-Za-z][\w&+/'’ -]{1,40}?)(?=\s*(?:[,.;(]|$|\s(?:and|since|by|from|in|through)\b)))"  # noqa: E501
)


@cache
def _certificate_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    exact = {name for name in words("credentials", "certificates") if len(name) <= 3} | set(
        words("credentials", "case_matters")
    )
    rest = [name for name in words("credentials", "certificates") if name not in exact]
    return re.compile(rf"(?<![\w+]){alternatives(exact)}(?![\w+])"), re.compile(
        rf"(?<![\w+]){alternatives(rest)}(?![\w+])", re.IGNORECASE
    )


def certificates(passage: Passage) -> Iterator[Draft]:
    """Claims to hold a certificate: of the profile, of the word list, or said to be one."""
    text = passage.text
    taken: list[Named] = []
    for one in find_names(text, passage.known.certificates):
        if held(passage, one.start) and not _NOT_A_HOLDING.match(text[one.end :]):
            taken.append(one)
    for pattern in reversed(_certificate_patterns()):
        for found in pattern.finditer(text):
            _take(passage, taken, found.start(), found.end(), found.group())
    for found in _CERTIFIED.finditer(text):
        group = next(name for name, value in found.groupdict().items() if value)
        generic = re.fullmatch(
            r"(?i)(?:a|my|the|any|first|relevant|formal|professional|its?|birth|death|medical)", found[group].strip()
        )
        # "One of my registrars holds the ... certification": a verb inside is another clause.
        generic = generic or re.search(r"(?i)\b(?:holds?|has|had|have|got|did|does)\b", found[group])
        if not generic and passage.sentence.is_theirs(found.start()) and not IN_PROGRESS.search(text):
            start, end = found.span(group)
            if not any(one.start < end and start < one.end for one in taken):
                name = ("board certification in " if group == "board" else "") + found[group].strip()
                taken.append(Named(start, end, name))
    for one in sorted(taken, key=lambda one: one.start):
        name = re.sub(r"\s*\([^)]*\)", "", one.name).strip() or one.name
        yield passage.draft(ClaimKind.CERTIFICATION, f"Holds {name}", name, *whole(passage, one.start, one.end))


def _take(passage: Passage, taken: list[Named], start: int, end: int, name: str) -> None:
    after = passage.text[end:]
    if any(one.start < end and start < one.end for one in taken) or _NOT_A_HOLDING.match(after):
        return
    if held(passage, start) and folded(name) not in {folded(one.name) for one in taken}:
        taken.append(Named(start, end, name))
