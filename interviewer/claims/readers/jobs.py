"""Roles, and claims about employers and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from interviewer.claims.lexicon import (
    folded,
    words,
)
from interviewer.claims.names import Named, find_names
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.readers.employers import employers, heads
from interviewer.domain.evidence import ClaimKind


@cache
def _not_modifiers() -> frozenset[str]:
    return frozenset(
        "a an the as like i am was is are been being be my our your his her their im i'm we and or of in at for with to by from on that this who which have has had "  # noqa: E501
        "become became work worked working works now currently also actually just mostly mainly only still already first then since until both since "  # noqa: E501
        "started promoted hired trained qualified employed role title position job me us it more than other another every each some any all no not "  # noqa: E501
        "new good great different several many two three four five six seven eight nine ten years year yrs yr experience because when while if one "  # noqa: E501
        "spoke speaking called asked told calling experienced usually always previously formerly before after so get got did do done where nor years' about "  # noqa: E501
        "currently initially later later. recently officially simply really de".split()
    )


def roles(passage: Passage) -> tuple[Named, ...]:
    """The job titles that the sentence says are the applicant's."""
    if "roles" not in passage.read:
        passage.read["roles"] = tuple(_roles(passage))
    return passage.read["roles"]


def _roles(passage: Passage) -> Iterator[Named]:
    text = passage.text
    taken = 0
    for match in re.finditer(rf"(?<![\w-]){heads()}(?![\w-]|\s+(?:call|led|notes?|station)\b)", text, re.IGNORECASE):
        if match.start() < taken or (
            len(match.group()) <= 3 and not match.group().isupper() and match.group().lower() not in ("dev", "rn")
        ):
            continue
        if match.group().lower() in words("occupations", "weak") and re.match(
            rf"\s+(?:\w+\s+)?{heads()}\b", text[match.end() :], re.I
        ):
            # "lead linguist": the rank belongs to the title that follows.
            continue
        start = _title_start(text, match.start())
        end = _title_end(text, match.end())
        if re.search(r"(?i)\bcertified\b", text[start:end]) or any(
            one.start <= match.start() < one.end for one in find_names(text, passage.known.certificates)
        ):
            # "An AWS Certified Solutions Architect": a certificate, not a job.
            if not re.search(r"(?i)\bregistered\s+nurse$", text[start:end]):
                continue
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
    be = r"\b(?:I\s*(?:['’]m|am|was|have\s+been|['’]ve\s+been|became|become|been)|i\s+been)\s+(?:(?:now|currently|also|still|actually|previously|both|originally|initially|once|working|employed|then|just|by\s+profession|already|today|qualified)\s+)*(?:as\s+|like\s+|the\s+only\s+)?(?:an?\s+|the\s+)?(?:fully\s+|newly\s+)?$"  # noqa: E501
    if re.search(be, before, re.IGNORECASE):
        # Second-language speakers leave the article out: "I am doctor since 2010".
        return not plain_weak or bool(
            re.search(r"\ban?\s+$", before, re.I) or re.match(r"\s+(?:since|for|from|at|with)\b", after)
        )
    if re.search(
        r"\b(?:work\w*|employed|job|practi[sc]\w+|serv(?:ed|ing)|role|position|title|started(?:\s+\w+){0,2}|began|promoted|trained|qualified|hired|experience|experienced|years?|yrs?|career|spent|time|qualif\w+|registered)\b[^.;]{0,40}?\b(?:as|like|to|into|was|is)\s+(?:an?\s+|the\s+)?$",
        before,
        re.IGNORECASE,
    ):
        return True
    if re.search(r"\b(?:promoted\s+to|became|become)\s+(?:an?\s+|the\s+)?$", before, re.IGNORECASE):
        return True
    if re.search(r"\bas\s+(?:an?\s+)?$", before, re.IGNORECASE) and len(before.split()) <= 3 and not plain_weak:
        return bool(re.match(r"(?:\s+\w+){0,8}?,?\s+(?:I\s+\w+|I['’](?:ve|m))\b", after, re.IGNORECASE))
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
    if re.match(r"\s*,\s*(?:who|which|whose)\b", after):
        return False
    named = list(find_names(text, passage.known.employers))
    # "Marlowe Finch LLP, senior associate": the title that follows its employer.
    follows = any(re.fullmatch(r"\s*[,:/|–-]\s*", text[one.end : start]) for one in named)
    dated = re.match(r"\s*(?:[,(]\s*)?(?:since\b|\d)", after) is not None
    if follows and noted is not None and len(text.split()) <= 20:
        return True
    if not opens or noted is None or (plain_weak and not dated) or len(text.split()) > 40:
        return False
    # "Vascular registrar." alone is who was called; with years, dates, a list or an employer it is a note on oneself.
    rest = before + " " + after
    return bool(
        re.search(r"\d|\b(?:years?|yrs?|since|decades?)\b|@", rest, re.IGNORECASE)
        or re.match(r"\s*(?:,\s*)?(?:at|in|here)?\s*(?:the\s+)?[A-Z][\w'’.]+(?:\s+[A-Z]|,|$)", after)
        or bool(named)
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
            role.name,
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
