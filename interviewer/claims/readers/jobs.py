"""Employers and roles."""

# ruff: noqa: E501 - a pattern or a table row reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from interviewer.claims.lexicon import alternatives, canonical, country_of, folded, table, words
from interviewer.claims.passage import Draft, Named, Passage, find_names
from interviewer.domain.evidence import ClaimKind

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
    "icu itu uci er ed a&e or nicu picu ccu l&d cvicu micu sicu hdu pacu it hr qa r&d level series english i we monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november december first ward unit night "
    "neuro cardiac trauma medical surgical emergency intensive oncology paediatrics pediatrics bls acls nights days".split()
)
_WORK = r"(?:work\w*|employ\w*|job|role|position|intern\w*|stint|serv(?:ed|ing)|practi[sc]\w+|shifts?|placement|residency|fellowship|consult\w+|freelanc\w+|hired|career|experience|contract\w*|spent|spend|time|started|begun|began|based|years?|yrs?|months?|registrar|been)"
_PLACE = re.compile(
    rf"(?P<how>(?<![\w-])(?:at|@|for|with|by|from|in|to|of|joined|joining|left|leaving|quit)\s+)(?:the\s+|a\s+company\s+called\s+|a\s+startup\s+called\s+)?(?P<name>{ORGANISATION})"
)


@cache
def _heads() -> str:
    return alternatives(words("occupations", "heads"))


@cache
def _not_modifiers() -> frozenset[str]:
    return frozenset(
        "a an the as like i am was is are been being be my our your his her their im i'm we and or of in at for with to by from on that this who which have has had "
        "become became work worked working works now currently also actually just mostly mainly only still already first then since until both since "
        "started promoted hired trained qualified employed role title position job me us it more than other another every each some any all no not "
        "new good great different several many two three four five six seven eight nine ten years year yrs yr experience because when while if one "
        "spoke speaking called asked told calling experienced usually always previously formerly before after so get got did do done where nor years' about "
        "currently initially later later. recently officially simply really de".split()
    )


def employers(passage: Passage) -> Iterator[Named]:
    """The organisations that the sentence says the applicant works or worked for, each once."""
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
    skills = {folded(skill) for group in table("skills").values() for skill in group}
    others = {
        folded(one)
        for one in (*words("languages", "names"), *words("credentials", "certificates"), *passage.known.skills)
    }
    if plain in _NOT_EMPLOYERS or plain in skills | others or plain.split()[0] in ("i", "my", "we", "our"):
        return False
    return not (country_of(name) and not _ORG_WORD.search(name) and len(name.split()) <= 2) and len(name) > 1


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
    worked = [match.end() for match in re.finditer(rf"\b(?:{_WORK}|{_heads()}s?)\b", before, re.IGNORECASE)]
    if studied and (not worked or studied[-1] > worked[-1]):
        return False
    if how in ("joined", "joining", "left", "leaving", "quit"):
        return True
    if how in ("at", "@"):
        return bool(worked) or bool(_ORG_WORD.search(name)) or bool(re.match(r"^(?:At|@)\s", passage.text[at:]))
    if how == "for":
        return bool(
            re.search(
                r"\b(?:work|intern|consult|freelanc|cod|develop|translat|sold|sell|nurs)\w*\s+(?:\w+\s+){0,4}$|\b"
                + _heads()
                + r"s?\s+$",
                before + " ",
                re.I,
            )
        )
    if how == "by":
        return bool(re.search(r"\b(?:employed|hired)\s+$", before + " ", re.I))
    return how in ("in", "with", "from", "to", "of") and bool(worked) and bool(_ORG_WORD.search(name)) and how != "of"


def roles(passage: Passage) -> Iterator[Named]:
    """The job titles that the sentence says are the applicant's."""
    text = passage.text
    taken = 0
    for match in re.finditer(rf"(?<![\w-]){_heads()}(?![\w-]|\s+(?:call|led|notes?|station)\b)", text, re.IGNORECASE):
        if match.start() < taken or (
            len(match.group()) <= 3 and not match.group().isupper() and match.group().lower() not in ("dev", "rn")
        ):
            continue
        if match.group().lower() in words("occupations", "weak") and re.match(
            rf"\s+(?:\w+\s+)?{_heads()}\b", text[match.end() :], re.I
        ):
            # "lead linguist": the rank belongs to the title that follows.
            continue
        start = _title_start(text, match.start())
        end = _title_end(text, match.end())
        if _is_their_role(passage, start, match.start(), end):
            taken = end
            yield Named(start, end, text[start:end])


def _title_start(text: str, head: int) -> int:
    start = head
    for word in reversed(list(re.finditer(r"[\w'’/&.+#-]+", text[:head]))[-5:]):
        gap = text[word.end() : start]
        if gap.strip() or folded(word.group()) in _not_modifiers() or re.fullmatch(r"[\d.+]+|.*\.", word.group()):
            break
        start = word.start()
    return start


def _title_end(text: str, end: int) -> int:
    after = re.match(
        r"\s+(?:in\s+charge|(?:of|for)\s+(?!(?:the|a|an|my|our|about|over|almost|nearly|more|seven|ten|five|many|several|\d)\b)(?:[a-z-]+|[A-Z]\w+)(?:\s+(?!for\b|at\b|in\b|since\b|and\b|with\b|from\b)[a-z-]+){0,1})",
        text[end:],
    )
    head_of = re.search(r"\b(?:head|director|vp|vice\s+president|lead|manager)$", text[:end], re.IGNORECASE)
    return end + after.end() if after and (head_of or "charge" in after.group()) else end


def _is_their_role(passage: Passage, start: int, head: int, end: int) -> bool:
    text, before, after = passage.text, passage.text[:start], passage.text[end:]
    if not passage.sentence.is_theirs(start) or re.match(r"['’]s?\b|s\b", after):
        return False
    title = folded(text[start:end])
    plain_weak = title in words("occupations", "weak")
    be = r"\b(?:I\s*(?:['’]m|am|was|have\s+been|['’]ve\s+been|became|become|been)|i\s+been)\s+(?:(?:now|currently|also|still|actually|previously|both|originally|initially|once|working|employed|then|just|by\s+profession|already|today|qualified)\s+)*(?:as\s+|like\s+|the\s+only\s+)?(?:an?\s+|the\s+)?(?:fully\s+|newly\s+)?$"
    if re.search(be, before, re.IGNORECASE):
        return not plain_weak or bool(re.search(r"\ban?\s+$", before, re.I))
    if re.search(
        r"\b(?:work\w*|employed|job|practi[sc]\w+|serv(?:ed|ing)|role|position|title|started(?:\s+\w+){0,2}|began|promoted|trained|qualified|hired|experience|experienced|years?|yrs?|career|spent|time|qualif\w+|registered)\b[^.;]{0,40}?\b(?:as|like|to|into|was|is)\s+(?:an?\s+|the\s+)?$",
        before,
        re.IGNORECASE,
    ):
        return True
    if re.search(r"\b(?:promoted\s+to|became|become)\s+(?:an?\s+|the\s+)?$", before, re.IGNORECASE):
        return True
    if re.search(r"\bas\s+(?:an?\s+)?$", before, re.IGNORECASE) and len(before.split()) <= 3 and not plain_weak:
        return bool(
            re.match(
                r"(?:\s+\w+){0,8}?,?\s+(?:I\s+(?:have|am|was|did|do|work|spent)|I['’](?:ve|m))\b", after, re.IGNORECASE
            )
        )
    noted = re.match(
        r"\s*(?:$|[,;.(:/|]|[-–—]\s|\bat\b|@|\bin\b|\bwith\b|w/|\bsince\b|\bfor\b|\bfrom\b|\d|\bhere\b)", after
    )
    opens = not before.strip() or bool(
        re.fullmatch(
            r"\s*(?:(?:hi|hello|yes|ok|currently|now|well|sure|so|former|formerly|previously|before)[,.!:]?\s*|[-*•]\s*|(?:\d+|\w+)\s*\+?\s*(?:years?|yrs?|y)\s*(?:as\s+(?:an?\s+)?|of\s+|,\s*)?)+",
            before,
            re.IGNORECASE,
        )
    )
    if not opens or noted is None or plain_weak or len(text.split()) > 40:
        return False
    # "Vascular registrar." alone is who was called; with years, dates, a list or an employer it is a note on oneself.
    rest = before + " " + after
    return bool(
        re.search(r"\d|\b(?:years?|yrs?|since|decades?)\b|@", rest, re.IGNORECASE)
        or re.match(r"\s*(?:,\s*)?(?:at|in|here)?\s*(?:the\s+)?[A-Z][\w'’.]+(?:\s+[A-Z]|,|$)", after)
        or any(True for _ in find_names(text, passage.known.employers))
    )


def read_jobs(passage: Passage) -> Iterator[Draft]:
    """Claims about employers and roles; a role with an employer in its clause names it."""
    workplaces = list(employers(passage))
    for place in workplaces:
        start = _phrase_start(passage, place.start)
        yield passage.draft(
            ClaimKind.EMPLOYMENT, f"Worked at {place.name}", place.name, start, place.end, organisation=place.name
        )
    for role in roles(passage):
        beside = next(
            (place for place in workplaces if 0 <= place.start - role.end <= 60 and _same_clause(passage, role, place)),
            None,
        )
        yield passage.draft(
            ClaimKind.ROLE,
            f"Worked as {role.name}" + (f" at {beside.name}" if beside else ""),
            canonical(role.name),
            _phrase_start(passage, role.start),
            role.end,
            organisation=beside.name if beside else None,
        )


def _same_clause(passage: Passage, first: Named, second: Named) -> bool:
    return passage.sentence.clause_at(first.start) == passage.sentence.clause_at(second.start)


def _phrase_start(passage: Passage, at: int) -> int:
    """Where a quote may start so that it reads on its own: the subject or verb of the clause, if it is near."""
    clause_start, _ = passage.sentence.clause_at(at)
    return clause_start if at - clause_start <= 60 else max(clause_start, passage.text.rfind(" ", 0, at - 30) + 1)
