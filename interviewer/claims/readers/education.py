"""Degrees and studies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.claims.expressions import DATE, iso_date
from interviewer.claims.lexicon import (
    country_of,
)
from interviewer.claims.names import find_names
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.readers.employers import ORGANISATION
from interviewer.claims.readers.holding import IN_PROGRESS, held
from interviewer.domain.evidence import ClaimKind

DEGREES: tuple[tuple[str, str], ...] = (
    (
        "doctorate",
        r"\bPh\.?\s?D\b\.?|\bDPhil\b|\bdoctorate\b|\bdoctoral\s+degree\b|\bDNP\b|\b(?<!the\s)J\.?D\.?(?=\s|,|\.|$)|\bM\.?D\.?(?=\s+(?:from|at|in|degree|\()|,|$)|\bMBBS\b|\bMBChB\b",
    ),
    (
        "master",
        r"\b[Mm]aster['’]?s?(?:\s+degree)?(?=\s+(?:of|in|degree|from|at)|['’]s|s\b|\s*[,.(]|$)|\bM\.?Sc\b\.?|\bMBA\b|\bLL\.?M\b\.?|\bMSN\b|\bM\.?Eng\b|\bMPhil\b|\bMPH\b|\bM\.?[AS]\.?(?=\s+(?:in|from|at|of)\b)|(?<!\bin\s)\bMA\b(?=\s+[A-Z][a-z])|\bMFin\b|\bMMath\b",
    ),
    (
        "bachelor",
        r"\b[Bb]achelor(?:['’]?s)?(?:\s+(?:degree|of\s+(?:Science|Arts|Laws?|Nursing|Engineering|science|arts|nursing|laws?)))?|\bB\.?Sc\b\.?(?:\s*\(?Hons\)?)?|\bBSN\b|\bLL\.?B\b\.?|\bB\.?Eng\b|\bB\.?Com\b|\bB\.?[AS]\.?(?=\s+(?:in|from|at|of|degree)\b)|\bB\.?Tech\b|\bBN\b",
    ),
    ("associate", r"\b[Aa]ssociate['’]?s?\s+degree|\bADN\b|\bHND\b|\bfoundation\s+degree\b"),
    ("diploma", r"\b(?:[Pp]ostgraduate\s+|[Gg]raduate\s+)?[Dd]iploma\b|\bPGCE\b|\bGDL\b|\bPGDip\b"),
    ("degree", r"\b[Dd]egree(?=\s+(?:in|from|at|of\s+(?:the\s+)?\w))"),
)
_STUDIED = re.compile(
    rf"\b(?:(?P<trained>(?:trained|qualified)\s+(?:as\s+an?\s+(?P<trade>[\w ]+?)\s+)?(?:at|in)\s+(?:the\s+)?(?P<academy>(?=[\w' ]{{0,40}}(?:Univ|College|School|Academy|Institut|Polytechnic)){ORGANISATION}))|(?P<verb>studied|majored\s+in|(?<=I\s)read|did\s+my\s+studies\s+(?:of|in))\s+(?P<field>[A-Za-z][\w &-]{{2,50}}?)\s+(?:at|in|from)\s+(?:the\s+)?(?P<school>{ORGANISATION})"  # noqa: E501
    rf"|(?P<graduated>graduat\w+|qualified)\s+(?:as\s+an?\s+[\w ]+?\s+)?(?:from|at|of)\s+(?:the\s+)?(?P<from>{ORGANISATION})"  # noqa: E501
    rf"|(?P<plain>graduated|qualified)\s+(?:as\s+an?\s+(?P<as>[\w ]+?)\s+)?in\s+(?P<year>{DATE}))"
)
_FIELD = re.compile(
    r"(?:['’]s?)?(?:\s+degree)?\s+(?:in|of|on)\s+(?!(?:19|20)\d\d)(?P<field>(?:the\s+)?[A-Za-z][\w&'’-]*(?:\s+(?!(?:from|at|in|I|and\s+I|and\s+(?:a|an|my|now|then|have|did|did|was)|which|then|with|since|but|by|where)\b)[\w&'’-]+){0,4})"
)
_FIELD_NOTED = re.compile(
    r"\s+(?P<field>[A-Z][a-z]+(?:\s+(?:and|&|of|in)\s+[A-Z][a-z]+|\s+[A-Z][a-z]+){0,3})(?=\s*(?:[,.;(]|$|\d|from\b|at\b))"
)
"""A field that follows the degree at once, as in notes: "MA Translation Studies, Vienna"."""
_SCHOOL = re.compile(rf"[^.;\n]{{0,60}}?\b(?:from|at|in)\s+(?:the\s+)?(?P<school>{ORGANISATION})")


def education(passage: Passage) -> Iterator[Draft]:
    """Claims of degrees, and of studies where no degree is named."""
    text, last = passage.text, -1
    for level, pattern in DEGREES:
        for found in re.finditer(pattern, text):
            if not held(passage, found.start()) or re.match(
                r"\s*(?:of\s+freedom|burns?|['’]s\s+(?:thesis|students?|programme|program))",
                text[found.end() :],
                re.IGNORECASE,
            ):
                continue
            if level == "degree" and last >= 0 and found.start() - last < 12:
                continue
            last = found.end()
            rest = text[found.end() : passage.sentence.clause_at(found.start())[1]]
            # What follows the next degree of a list is that degree's.
            following = re.search("|".join(one for _, one in DEGREES[:5]), rest)
            rest = rest[: following.start()] if following else rest
            field, school, year = _field_of(rest), _SCHOOL.match(rest, _field_end(rest)), re.search(DATE, rest)
            area = field["field"].strip() if field else _area_before(text[: found.start()])
            name = _school(passage, rest) or (
                school["school"].rstrip(".'") if school and not country_only(school["school"]) else None
            )
            end = found.end() + max(
                [match.end() for match in (field, year) if match] + [school.end() if school and name else 0] + [0]
            )
            degree = found.group().strip(" ,")
            subject = " in ".join(part for part in (degree, area) if part)
            yield passage.draft(
                ClaimKind.EDUCATION,
                f"Holds {subject}" + (f" from {name}" if name else ""),
                area or degree,
                passage.sentence.clause_at(found.start())[0]
                if found.start() - passage.sentence.clause_at(found.start())[0] < 40
                else found.start(),
                end,
                organisation=name,
                level=level,
                end=iso_date(year.group()) if year else None,
            )
    if last < 0:
        yield from _studied(passage)


def _field_of(rest: str) -> re.Match[str] | None:
    noted = _FIELD_NOTED.match(rest)
    return _FIELD.match(rest) or (noted if noted and not country_of(noted["field"]) else None)


def _field_end(rest: str) -> int:
    field = _field_of(rest)
    return field.end() if field else 0


def country_only(name: str) -> bool:
    """Whether a name in capitals is only a place ("Madrid"), not a school."""
    return country_of(name) is not None and not re.search(r"(?i)univ|college|school|institut|academy|hospital", name)


def _school(passage: Passage, rest: str) -> str | None:
    return next((one.name for one in find_names(rest, passage.known.institutions)), None)


def _area_before(before: str) -> str:
    found = re.search(
        r"\b(?:an?|my)\s+((?:nursing|law|computer\s+science|engineering|finance|economics|accounting|medical|physics|maths?|mathematics|linguistics|translation|business)(?:\s+\w+)?)\s+$",
        before,
        re.IGNORECASE,
    )
    return found[1] if found else ""


def _studied(passage: Passage) -> Iterator[Draft]:
    for found in _STUDIED.finditer(passage.text):
        if not passage.sentence.is_theirs(found.start()) or IN_PROGRESS.search(passage.text):
            continue
        name = found["school"] or found["from"] or found["academy"]
        name = name.rstrip(".'") if name else None
        known = next((one.name for one in find_names(found.group(), passage.known.institutions)), None)
        if name and country_only(name) and known is None:
            name = None
        year = re.search(DATE, passage.text[found.start() : passage.sentence.clause_at(found.start())[1]])
        area = (found["field"] or found["as"] or found["trade"] or "").strip()
        school = known or name
        what = f"Studied {area}" if area else "Graduated"
        yield passage.draft(
            ClaimKind.EDUCATION,
            what + (f" at {school}" if school else ""),
            area or school or "degree",
            passage.sentence.clause_at(found.start())[0],
            max(found.end(), found.start() + (year.end() if year else 0)),
            organisation=school,
            end=iso_date(year.group()) if year else None,
        )
