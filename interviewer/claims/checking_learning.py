"""Claims about degrees, licences and certificates that a model read, checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interviewer.claims.compare_learning import degree_level
from interviewer.claims.figures import date_of
from interviewer.claims.lexicon import alternatives, regulators, tokens
from interviewer.claims.names import Named, find_names
from interviewer.claims.passage import Draft
from interviewer.claims.readers.education import DEGREES
from interviewer.claims.readers.employers import heads
from interviewer.claims.reply import SaidClaim
from interviewer.claims.window import Window
from interviewer.domain.evidence import ClaimKind

_JOINS = re.compile(r"^(?:['’]s\b|s\b)?\s*(?:degree\b)?\s*(?:(?:in|of|on)\b)?\s*(?:the\b)?\s*", re.IGNORECASE)
_ONLY_A_LICENCE = tokens(
    "licence license licensure licensed registration registered registrant active current valid full fully"
)
_LAW = re.compile(r"\b(?:bar|law|lawyer|solicitor|attorney|barrister|advocate)\b", re.IGNORECASE)
_ADMITTED = re.compile(r"\b(?:admitted|admission|called\s+to|bar)\b", re.IGNORECASE)
_CERTIFICATE = re.compile(
    r"^(?:certifi(?:ed|cation|cate)\s+(?:in|as|of|for)\s+(?:an?\s+)?)|\s+(?:certification|certificate|accreditation)$",
    re.IGNORECASE,
)
"""Words that say what it is, not which."""


@dataclass(frozen=True)
class _Degree:
    level: str
    start: int
    end: int
    name: str


def education(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """A degree or a course of study, with its school and year where they stand beside it."""
    degree = _degree(said, window)
    school = window.organisation(said.organisation, window.passage.known.institutions)
    area = window.stands(_area(said.subject, degree))
    if area and school and area.start >= school.start and area.end <= school.end:
        area = None
    anchor = area.start if area else degree.start if degree else school.start if school else None
    if anchor is None or not window.theirs(anchor) or not window.is_finished(anchor):
        return
    finished = date_of(window.quoted, said.end) or date_of(window.quoted, said.start)
    if finished and not window.joined(window.left + finished[0], anchor):
        finished = None
    what = " in ".join(part for part in (degree and degree.name, area and area.name) if part)
    if degree:
        statement = f"Holds {what}" + (f" from {school.name}" if school else "")
    else:
        statement = (f"Studied {what}" if area else "Graduated") + (f" at {school.name}" if school else "")
    yield window.draft(
        ClaimKind.EDUCATION,
        statement,
        area.name if area else degree.name if degree else school.name if school else "",
        area,
        organisation=school.name if school else None,
        level=degree.level if degree else None,
        end=finished[2] if finished else None,
    )


def licence(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """A licence to practise, an admission or a registration, with its place where that was said."""
    place = window.stands(said.jurisdiction, in_quote=True)
    body = _regulator(said, window, place)
    name = window.stands(said.subject)
    anchor = body or place or name
    if anchor is None or not window.is_finished(anchor.start):
        return
    where = place.name if place else None
    if body:
        statement, subject = f"Registered with {body.name}", f"{body.name} registration"
        where = regulators()[body.name] or where
    elif _admits(said, window, name, anchor.start):
        statement, subject = "Admitted to the bar" + (f" in {where}" if where else ""), "bar admission"
    elif name is None or tokens(name.name) <= _ONLY_A_LICENCE:
        statement, subject = "Licensed" + (f" in {where}" if where else ""), "licence"
    else:
        subject = name.name
        if re.search(rf"(?<![\w-]){heads()}$", subject, re.IGNORECASE):
            subject += " licence"
        statement = f"Holds {subject}" + (f" in {where}" if where else "")
    yield window.draft(ClaimKind.LICENCE, statement, subject, name, jurisdiction=where)


def certification(said: SaidClaim, window: Window) -> Iterator[Draft]:
    """A certificate, as the profile spells it where it has it."""
    known = window.passage.known.certificates
    certificate = window.stands(said.subject) or window.stands(_CERTIFICATE.sub("", said.subject.strip()))
    if certificate is None:
        return
    listed = next(
        (one for one in find_names(window.text, known) if one.start < certificate.end and certificate.start < one.end),
        None,
    )
    if not window.is_finished(certificate.start):
        return
    named = listed.name if listed else certificate.name
    name = re.sub(r"\s*\([^)]*\)", "", _CERTIFICATE.sub("", named)).strip() or named
    yield window.draft(ClaimKind.CERTIFICATION, f"Holds {name}", name, certificate)


def _admits(said: SaidClaim, window: Window, name: Named | None, at: int) -> bool:
    """Whether it is an admission to practise law, as the clause around `at` has it."""
    of_law = name is None or _LAW.search(said.subject) is not None
    return of_law and _ADMITTED.search(window.clause(at)) is not None


def _degree(said: SaidClaim, window: Window) -> _Degree | None:
    """The degree in the quote that has the level the model gave; the only one there, where it gave none."""
    found: list[_Degree] = []
    for level, pattern in DEGREES:
        for one in re.finditer(pattern, window.text):
            # "A bachelor's degree" is one degree.
            if window.left <= one.start() < window.right and (level != "degree" or not found):
                name = one.group().strip(" ,")
                name = name if "." in name[:-1] else name.rstrip(".")
                found.append(_Degree(level, one.start(), one.end(), name))
    wanted = degree_level(said.level) or degree_level(said.subject)
    if wanted is None or wanted == "degree":
        return found[0] if len(found) == 1 else None
    return next((one for one in found if one.level.startswith(wanted) or wanted.startswith(one.level)), None)


def _area(subject: str, degree: _Degree | None) -> str:
    """The subject without the degree: "BSc in Nursing" -> "Nursing"."""
    for _, pattern in DEGREES:
        found = re.search(pattern, f"{subject} in")
        if found and found.end() <= len(subject):
            before, after = subject[: found.start()].strip(), subject[found.end() :]
            return before or _JOINS.sub("", after)
    if degree and subject.strip().lower() == degree.name.lower():
        return ""
    return re.sub(r"(?i)^(?:degree|bachelor|master|doctorate)\s+(?:in|of)\s+|\s+degree$", "", subject.strip())


def _regulator(said: SaidClaim, window: Window, place: Named | None) -> Named | None:
    """The body a person is registered with: the one the model names, or that of the quote where it names no place."""
    bodies = re.compile(rf"(?<!\w)(?:{alternatives(regulators())})(?!\w)")
    wanted = bodies.search(said.subject)
    for found in bodies.finditer(window.text, window.left, window.right):
        meant = found.group() == wanted.group() if wanted else place is None and tokens(said.subject) <= _ONLY_A_LICENCE
        if meant and window.theirs(found.start()):
            return Named(found.start(), found.end(), found.group())
    return None
