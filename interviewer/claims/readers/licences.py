"""Licences to practise and admissions, one for each place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.claims.lexicon import (
    alternatives,
    country_of,
    regulators,
    words,
)
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.readers.employers import ORGANISATION
from interviewer.claims.readers.holding import IN_PROGRESS, held, whole
from interviewer.domain.evidence import ClaimKind

_LICENSED = re.compile(
    rf"(?:(?P<prof>(?:[A-Za-z-]+\s+){{0,2}}?)\b(?:licen[cs]ed|registered)\s+(?P<what>(?:as\s+an?\s+)?(?:[a-z]+\s+){{0,3}}?)(?:in|with|by)\s+(?:the\s+)?(?:state\s+of\s+)?(?P<where>{ORGANISATION}|[A-Z]{{2}})"
    rf"|\b(?P<bar>(?i:admitted|called|member|licensed)\b[^.;]{{0,20}}?\b(?:to|of|in)\s+(?:practi[sc]e\s+(?:law\s+)?(?:in\s+)?)?(?:the\s+)?(?P<place>(?:[A-Z][\w]+\s+){{0,3}})?(?:State\s+)?[Bb]ar\b(?:\s+(?:in|of)\s+(?P<barof>{ORGANISATION}))?)"
    rf"|\b(?:(?i:admitted|qualified|called)\s+(?:as\s+a\s+)?(?:solicitor|attorney|barrister|lawyer)?\s*(?:to\s+practi[sc]e\s+)?(?:law\s+)?in)\s+(?P<admitted>{ORGANISATION}))"
)
_MORE_PLACES = re.compile(
    rf"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*)(?:also\s+)?(?:in\s+)?(?:the\s+)?(?P<next>{ORGANISATION}|[A-Z]{{2}}\b)"
)
"""Further places of a list: "in Texas and Oregon"."""
_BAR_NOTED = re.compile(
    r"(?:^|[,;.]\s*|\b(?:and|my|the)\s+)(?P<bar_of>[A-Z][A-Za-z]+(?:\s+[A-Z][a-z]+)?)\s+(?:[Ss]tate\s+)?[Bb]ar\b(?=\s*(?:[,.;(]|$|\d|since\b|in\s+\d|admi))"
)
"""An admission as notes have it: "NY bar 2016"."""
_LICENCE_PLACE = re.compile(
    rf"(?:\s+(?:number\s+\w+\s+)?(?:in|from|for|of)\s+(?:the\s+)?(?:state\s+of\s+)?(?P<after>{ORGANISATION}|[A-Z]{{2}}\b)|\s*\(\s*(?P<paren>{ORGANISATION}|[A-Z]{{2}})\s*\))"
)


def licences(passage: Passage) -> Iterator[Draft]:
    """Claims to be licensed, registered or admitted, one for each place."""
    for read in (_named, _registrations, _licensed_in, _noted, _adjectives):
        yield from read(passage)


def _named(passage: Passage) -> Iterator[Draft]:
    """Licences called by their name: "an RN licence in Texas"."""
    text = passage.text
    for found in re.finditer(rf"(?<!\w){alternatives(words('credentials', 'licences'))}s?(?!\w)", text, re.IGNORECASE):
        if held(passage, found.start()):
            yield from _licence(passage, found.start(), found.end(), re.sub(r"s$", "", found.group()))


def _registrations(passage: Passage) -> Iterator[Draft]:
    """Registrations with a regulator: "NMC registered"."""
    text = passage.text
    for found in re.finditer(
        rf"\b(?P<body>{alternatives(regulators())})[\s-]+(?:registered|registration|registrant|reg|licen[cs]ed|member|pin|number)\b|\bregistration\s+(?:of|with|at)\s+(?:the\s+)?(?P<of>{alternatives(regulators())})\b|\bregistered\s+(?:with|at)\s+(?:the\s+)?(?P<with>{alternatives(regulators())})\b",
        text,
    ):
        if (
            passage.sentence.is_theirs(found.start())
            and not re.search(r"(?i)licen[cs]|registration|reg$|pin$", found.group())
            or held(passage, found.start())
        ):
            body = found["body"] or found["with"] or found["of"]
            yield passage.draft(
                ClaimKind.LICENCE,
                f"Registered with {body}",
                f"{body} registration",
                *whole(passage, *found.span()),
                jurisdiction=regulators()[body] or None,
            )


def _licensed_in(passage: Passage) -> Iterator[Draft]:
    """Places a person is licensed or admitted in."""
    text = passage.text
    for found in _LICENSED.finditer(text):
        where = found["where"] or found["place"] or found["barof"] or found["admitted"]
        if (
            where
            and (where in regulators() or not (country_of(where) or found["bar"]))
            or not passage.sentence.is_theirs(found.start())
        ):
            continue
        if IN_PROGRESS.search(text):
            continue
        law = bool(found["bar"] or found["admitted"])
        if (
            found["admitted"]
            and not re.match(r"(?i)admitted", found.group())
            and not re.search(r"(?i)solicitor|attorney|barrister|lawyer|practi[sc]e", found.group())
        ):
            # "Qualified in Leeds" says where, not as what.
            continue
        place = where.strip().rstrip(".") if where else None
        body = (
            place
            if place and not law and re.search(r"\b(?:with|by)\s+(?:the\s+)?$", text[: found.start("where")])
            else None
        )
        subject = "bar admission" if law else f"{body} licence" if body else _profession(text) or "licence"
        how = "Admitted to the bar" if law else "Licensed"
        where_all, end = _places_from(text, place, found.end()) if not body else ([place], found.end())
        for each in where_all:
            statement = f"{how} {'with' if body else 'in'} {each}" if each else how
            yield passage.draft(
                ClaimKind.LICENCE, statement, subject, *whole(passage, found.start(), end), jurisdiction=each
            )


def _noted(passage: Passage) -> Iterator[Draft]:
    """Admissions as notes have them: "NY bar 2016"."""
    text = passage.text
    for found in _BAR_NOTED.finditer(text):
        if country_of(_spelt(found["bar_of"])) and held(passage, found.start("bar_of")):
            place = found["bar_of"]
            span = found.start("bar_of"), found.end()
            yield passage.draft(
                ClaimKind.LICENCE,
                f"Admitted to the bar in {place}",
                "bar admission",
                *whole(passage, *span),
                jurisdiction=place,
            )


def _adjectives(passage: Passage) -> Iterator[Draft]:
    """Places before the word: "my Ohio nursing license"."""
    text = passage.text
    for found in re.finditer(
        r"\b(?:my|an?|the|active|current|valid|unrestricted)\s+(?P<where>[A-Z]\w+(?:\s+[A-Z]\w+)?)\s+(?:state\s+)?(?P<what>(?:nursing\s+|RN\s+|medical\s+|law\s+|CPA\s+)?licen[cs]e)\b",
        text,
    ):
        if country_of(found["where"]) and held(passage, found.start("where")):
            what = _profession(text) or found["what"] if re.fullmatch(r"licen[cs]e", found["what"]) else found["what"]
            yield passage.draft(
                ClaimKind.LICENCE,
                f"Holds a {what} in {found['where']}",
                what,
                *whole(passage, *found.span()),
                jurisdiction=found["where"],
            )


def _spelt(place: str) -> str:
    return {"NY": "New York", "CA": "California"}.get(place, place)


def _places_from(text: str, first: str | None, end: int) -> tuple[list[str | None], int]:
    """The place of a licence with those listed after it, and where the list ends; only names of places are read on."""
    places: list[str | None] = [first]
    while first and (more := _MORE_PLACES.match(text, end)) is not None and country_of(_spelt(more["next"])):
        place = more["next"].rstrip(".")
        if (places[-1], place) == ("England", "Wales"):
            places[-1] = "England and Wales"
        else:
            places.append(place)
        end = more.end() - (len(more["next"]) - len(place))
    return places, end


def _profession(text: str) -> str | None:
    found = re.search(
        r"\b(registered\s+nurse|RN|LPN|nurse|physician|doctor|pharmacist|CPA|attorney|lawyer|solicitor|teacher|engineer)\b",
        text,
        re.IGNORECASE,
    )
    return f"{found[1]} licence" if found else None


def _licence(passage: Passage, start: int, end: int, name: str) -> Iterator[Draft]:
    place = _LICENCE_PLACE.match(passage.text, end)
    before = re.search(r"\b((?!My\b|The\b|An?\b|Our\b)[A-Z]\w+(?:\s+[A-Z]\w+)?)\s+(?:state\s+)?$", passage.text[:start])
    where = (place["after"] or place["paren"]) if place else before[1] if before and country_of(before[1]) else None
    if where is None:
        where = next((land for body, land in regulators().items() if land and re.search(rf"\b{body}\b", name)), None)
    final = place.end() if place else end
    where = where.rstrip(".") if where else None
    where_all, final = _places_from(passage.text, where, final) if place else ([where], final)
    for each in where_all:
        yield passage.draft(
            ClaimKind.LICENCE,
            f"Holds {name}" + (f" in {each}" if each else ""),
            name,
            *whole(passage, start, final),
            jurisdiction=each,
        )
