"""Employers: the organisations a person says they work or worked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from interviewer.claims.lexicon import (
    alternatives,
    country_of,
    folded,
    table,
    words,
)
from interviewer.claims.names import Named, find_names
from interviewer.claims.passage import Passage

_CAPITAL = r"(?:[A-Z][\w&'’-]*(?:\.(?=\s?[A-Z]))?(?:\.(?:com|io|ai|org))?)"
ORGANISATION = rf"{_CAPITAL}(?:\s+(?:(?:of|the|for|de|del|la|di|&|y|der|des|du)\s+){{0,2}}{_CAPITAL}){{0,6}}"
"""Words in capitals as names of organisations are written."""
_ORG_WORD = re.compile(
    r"\b(?:hospital|clinic|bank|trust|infirmary|inc|ltd|llp|llc|gmbh|plc|centre|center|institute|group|partners|solutions|labs?|systems|"
    r"capital|associates|consulting|agency|health|medical|foundation|company|corp|technologies|software|media|school|college|university)\b",
    re.IGNORECASE,
)
_EDUCATION = re.compile(
    r"\b(?:stud(?:y|ied|ying)|degree|graduat\w*|b\.?sc|m\.?sc|bachelor\w*|master['’]?s?|ph\.?d|diploma|mba|llb|llm|bsn|msn|major\w*|thesis|alumn\w+|"
    r"course|qualified\s+from|b\.?a\.?|m\.?a\.?|enrolled|attended)\b",
    re.IGNORECASE,
)
_NOT_EMPLOYERS = frozenset(
    "icu itu uci er ed a&e or nicu picu ccu l&d cvicu micu sicu hdu pacu it hr qa r&d level series english i we monday tuesday wednesday thursday "  # noqa: E501
    "friday saturday sunday january february march april may june july august september october november december first ward unit night "  # noqa: E501
    "neuro cardiac trauma medical surgical emergency intensive oncology paediatrics pediatrics bls acls nights days".split()  # noqa: E501
)
_ACADEMIC = re.compile(
    r"\b(?:work\w*|employ\w*|lectur\w+|taught|teach\w*|professor|research\w*|postdoc\w*|fellow|tutor\w*|nurse|librarian|engineer|administrator|job|role|position)\b",
    re.IGNORECASE,
)
"""Work that is done at a university; without such a word the person studied there."""
_WORK = r"(?:work\w*|employ\w*|job|role|position|intern\w*|stint|serv(?:ed|ing)|practi[sc]\w+|shifts?|placement|residency|fellowship|consult\w+|freelanc\w+|hired|career|experience|contract\w*|spent|spend|time|started|begun|began|based|years?|yrs?|months?|registrar|been)"  # noqa: E501
_PLACE = re.compile(
    rf"(?P<how>(?<![\w-])(?:at|@|for|with|by|from|in|to|of|joined|joining|left|leaving|quit)\s+)(?:the\s+|a\s+company\s+called\s+|a\s+startup\s+called\s+)?(?P<name>{ORGANISATION})"
)


@cache
def heads() -> str:
    """A regular expression for the last word of a job title."""
    return alternatives(words("occupations", "heads"))


def employers(passage: Passage) -> tuple[Named, ...]:
    """The organisations that the sentence says the applicant works or worked for, each once."""
    if "employers" not in passage.read:
        passage.read["employers"] = tuple(_employers(passage))
    return passage.read["employers"]


def _employers(passage: Passage) -> Iterator[Named]:
    text = passage.text
    found = [one for one in find_names(text, passage.known.employers) if _is_workplace(passage, one)]
    for match in _PLACE.finditer(text):
        start = match.start("name")
        name = _trimmed(match["name"])
        end = start + len(name)
        if any(one.start < end and start < one.end for one in found) or not _may_employ(name, passage):
            continue
        if _shows_work(passage, match["how"].strip().lower(), match.start(), start, name):
            found.append(Named(start, end, name))
    yield from sorted(found, key=lambda one: one.start)


def _trimmed(name: str) -> str:
    name = re.sub(r"(?:['’]s)?\s+(?:ICU|ITU|ER|ED|NICU|PICU|UCI|HDU|A&E)$", "", name.rstrip(".'’-& "))
    return name


def _may_employ(name: str, passage: Passage) -> bool:
    plain = folded(name)
    if plain in _NOT_EMPLOYERS or plain in _other_names() or plain in map(folded, passage.known.skills):
        return False
    if plain.split()[0] in ("i", "my", "we", "our"):
        return False
    return not (country_of(name) and not _ORG_WORD.search(name) and len(name.split()) <= 2) and len(name) > 1


@cache
def _other_names() -> frozenset[str]:
    skills = [skill for group in table("skills").values() for skill in group]
    return frozenset(map(folded, (*skills, *words("languages", "names"), *words("credentials", "certificates"))))


def _is_workplace(passage: Passage, one: Named) -> bool:
    if not passage.sentence.is_theirs(one.start):
        return False
    before = passage.text[: one.start]
    if one.name in passage.known.institutions and _EDUCATION.search(passage.text):
        return False
    return not re.search(
        r"\b(?:applied|apply|applying|interview\w*|customer|client|competitor|against|like)\s+(?:\w+\s+){0,3}$",
        before,
        re.I,
    )


def _shows_work(passage: Passage, how: str, at: int, start: int, name: str) -> bool:
    if not passage.sentence.is_theirs(at):
        return False
    clause_start, _ = passage.sentence.clause_at(at)
    before = passage.text[clause_start:at]
    studied = [match.end() for match in _EDUCATION.finditer(before)]
    worked = [match.end() for match in re.finditer(rf"\b(?:{_WORK}|{heads()}s?)\b", before, re.IGNORECASE)]
    if studied and (not worked or studied[-1] > worked[-1]):
        return False
    if how in ("joined", "joining", "left", "leaving", "quit"):
        return True
    if re.search(r"(?i)univ|\bcollege|\bschool\b|polytechnic", name) and (
        not _ACADEMIC.search(before) or re.search(r"(?i)\b(?:trained|qualified|studied)\b", before)
    ):
        return False
    if how in ("at", "@"):
        return bool(worked) or bool(_ORG_WORD.search(name)) or bool(re.match(r"^(?:At|@)\s", passage.text[at:]))
    if how == "for":
        return bool(
            re.search(
                r"\b(?:work|intern|consult|freelanc|cod|develop|translat|sold|sell|nurs)\w*\s+(?:\w+\s+){0,4}$|\b"
                + heads()
                + r"s?\s+$",
                before + " ",
                re.I,
            )
        )
    if how == "by":
        return bool(re.search(r"\b(?:employed|hired)\s+$", before + " ", re.I))
    return how in ("in", "with", "from", "to", "of") and bool(worked) and bool(_ORG_WORD.search(name)) and how != "of"
