"""Education, licences and certificates."""

# ruff: noqa: E501 - a pattern or a table row reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from interviewer.claims.expressions import DATE, iso_date
from interviewer.claims.lexicon import alternatives, canonical, country_of, folded, regulators, words
from interviewer.claims.passage import Draft, Named, Passage, find_names
from interviewer.claims.readers.jobs import ORGANISATION
from interviewer.domain.evidence import ClaimKind

DEGREES: tuple[tuple[str, str], ...] = (
    (
        "doctorate",
        r"\bPh\.?\s?D\b\.?|\bDPhil\b|\bdoctorate\b|\bdoctoral\s+degree\b|\bDNP\b|\b(?<!the\s)J\.?D\.?(?=\s|,|\.|$)|\bM\.?D\.?(?=\s+(?:from|at|in|degree|\()|,|$)|\bMBBS\b|\bMBChB\b",
    ),
    (
        "master",
        r"\b[Mm]aster['’]?s?(?:\s+degree)?(?=\s+(?:of|in|degree|from|at)|['’]s|s\b|\s*[,.(]|$)|\bM\.?Sc\b\.?|\bMBA\b|\bLL\.?M\b\.?|\bMSN\b|\bM\.?Eng\b|\bMPhil\b|\bMPH\b|\bM\.?[AS]\.?(?=\s+(?:in|from|at|of)\b)",
    ),
    (
        "bachelor",
        r"\b[Bb]achelor(?:['’]?s)?(?:\s+(?:degree|of\s+(?:Science|Arts|Laws?|Nursing|Engineering|science|arts|nursing|laws?)))?|\bB\.?Sc\b\.?(?:\s*\(?Hons\)?)?|\bBSN\b|\bLL\.?B\b\.?|\bB\.?Eng\b|\bB\.?Com\b|\bB\.?[AS]\.?(?=\s+(?:in|from|at|of|degree)\b)|\bB\.?Tech\b|\bBN\b",
    ),
    ("associate", r"\b[Aa]ssociate['’]?s?\s+degree|\bADN\b|\bHND\b|\bfoundation\s+degree\b"),
    ("diploma", r"\b(?:[Pp]ostgraduate\s+|[Gg]raduate\s+)?[Dd]iploma\b|\bPGCE\b|\bGDL\b|\bPGDip\b"),
    ("degree", r"\b[Dd]egree(?=\s+(?:in|from|of\s+[A-Z]))"),
)
_GOT = r"\b(?:have|['’]ve|has|had|hold|holds|got|get|did|do|done|made|completed|finished|earned|obtained|took|received|gained|with|my|read|have\s+got|was\s+awarded|graduated|possess|passed|am|['’]m|renewed|keep|maintain|qualified|became|also)\b"
_STUDIED = re.compile(
    rf"\b(?:(?P<verb>studied|majored\s+in|(?<=I\s)read|did\s+my\s+studies\s+(?:of|in))\s+(?P<field>[A-Za-z][\w &-]{{2,50}}?)\s+(?:at|in|from)\s+(?:the\s+)?(?P<school>{ORGANISATION})"
    rf"|(?P<graduated>graduat\w+|qualified)\s+(?:as\s+an?\s+[\w ]+?\s+)?(?:from|at|of)\s+(?:the\s+)?(?P<from>{ORGANISATION})"
    rf"|(?P<plain>graduated|qualified)\s+(?:as\s+an?\s+(?P<as>[\w ]+?)\s+)?in\s+(?P<year>{DATE}))"
)
_FIELD = re.compile(
    r"(?:['’]s?)?(?:\s+degree)?\s+(?:in|of|on)\s+(?!(?:19|20)\d\d)(?P<field>(?:the\s+)?[A-Za-z][\w&'’-]*(?:\s+(?!(?:from|at|in|I|and\s+I|and\s+(?:a|an|my|now|then|have|did|did|was)|which|then|with|since|but|by|where)\b)[\w&'’-]+){0,4})"
)
_SCHOOL = re.compile(rf"[^.;\n]{{0,60}}?\b(?:from|at|in)\s+(?:the\s+)?(?P<school>{ORGANISATION})")
_IN_PROGRESS = re.compile(
    r"\b(?:studying|enrolled|pursuing|doing\s+(?:my|a|an)\s|working\s+(?:on|towards?)|candidate|in\s+progress|part\s+way|expect(?:ed|ing)?|next\s+year|expired|lapsed|used\s+to\s+hold|ran\s+out)\b",
    re.IGNORECASE,
)
_NOT_A_HOLDING = re.compile(
    r"\s*(?:protocols?|algorithms?|guidelines?|guidance|courses?\s+for|instructors?|rules?|standards?|exam\s+questions?|framework|principles?|approach|certified\s+(?:nurses|staff|people)|pathways?|drugs|simulation|code\b|steps?|teams?|compress\w*|rotation|style|levels?\s+of)\b",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(
    r"\b(?:(?:am|['’]m|is|was|been|being|got|became|become)\s+(?:also\s+|fully\s+|a\s+)?(?:board[- ])?certified\s+(?:in|as\s+an?|for)\s+(?P<in>[A-Za-z][\w&+/'’ -]{1,40}?)(?=\s*(?:[,.;(]|$|\s(?:and|since|by|from|in|through|for|with)\b))"
    r"|[Bb]oard[- ]certified\s+(?:in\s+)?(?P<board>[A-Za-z][\w ]{2,30}?)(?=\s*(?:[,.;(]|$|\s(?:and|since|by|in|with|at|for)\b))"
    r"|(?P<by>[A-Z][\w+/&-]+(?:\s+[A-Z][\w+/&-]+){0,3})[\s-]certified\b"
    r"|(?:(?:have|hold|got|earned|did|passed|completed|obtained|my)\s+(?:an?\s+|the\s+|my\s+)?)(?P<cert>(?!(?:of|the|an?|my)\b)[A-Za-z][\w+/&'’-]*(?:\s+(?!(?:and|or|but|with|in|from|for|to|at|by)\b)[\w+/&'’-]+){0,4}?)\s+(?:certification|certificate|accreditation)\b"
    r"|certificat(?:e|ion)\s+(?:in|of|as)\s+(?P<of>[A-Za-z][\w&+/'’ -]{1,40}?)(?=\s*(?:[,.;(]|$|\s(?:and|since|by|from|in|through)\b)))"
)
_LICENSED = re.compile(
    rf"(?:(?P<prof>(?:[A-Za-z-]+\s+){{0,2}}?)\b(?:licen[cs]ed|registered)\s+(?P<what>(?:as\s+an?\s+)?(?:[a-z]+\s+){{0,3}}?)(?:in|with|by)\s+(?:the\s+)?(?:state\s+of\s+)?(?P<where>{ORGANISATION}|[A-Z]{{2}})"
    rf"|\b(?P<bar>(?:admitted|called|member|licensed)\b[^.;]{{0,20}}?\b(?:to|of|in)\s+(?:practi[sc]e\s+(?:law\s+)?(?:in\s+)?)?(?:the\s+)?(?P<place>(?:[A-Z][\w]+\s+){{0,3}})?(?:State\s+)?[Bb]ar\b(?:\s+(?:in|of)\s+(?P<barof>{ORGANISATION}))?)"
    rf"|\b(?:admitted\s+(?:as\s+a\s+)?(?:solicitor|attorney|barrister)?\s*(?:to\s+practi[sc]e\s+)?(?:law\s+)?in)\s+(?P<admitted>{ORGANISATION}))"
)
_LICENCE_PLACE = re.compile(
    rf"(?:\s+(?:number\s+\w+\s+)?(?:in|from|for|of)\s+(?:the\s+)?(?:state\s+of\s+)?(?P<after>{ORGANISATION}|[A-Z]{{2}}\b)|\s*\(\s*(?P<paren>{ORGANISATION}|[A-Z]{{2}})\s*\))"
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


def read_credentials(passage: Passage) -> Iterator[Draft]:
    """Claims about degrees, licences to practise and certificates."""
    yield from _education(passage)
    licences = list(_licences(passage))
    yield from licences
    spans = [(draft.quote.start, draft.quote.end) for draft in licences]
    for draft in _certificates(passage):
        if not any(
            start <= draft.quote.start and draft.quote.end <= end and draft.subject in canonical(other.quote.text)
            for (start, end), other in zip(spans, licences, strict=True)
        ):
            yield draft


def _held(passage: Passage, at: int) -> bool:
    """Whether the sentence says, up to `at`, that the applicant has something; notes without a subject do too."""
    if not passage.sentence.is_theirs(at):
        return False
    start, end = passage.sentence.clause_at(at)
    if _IN_PROGRESS.search(passage.text[start:end]):
        return False
    before = passage.text[start:at]
    return bool(re.search(_GOT, before, re.IGNORECASE)) or _is_note(passage, at)


def _is_note(passage: Passage, at: int) -> bool:
    """Whether `at` stands in notes: short, or a list, and with no verb that could be another's."""
    before = passage.text[:at]
    if re.search(r"\b(?:I|we)\b", before) and not re.search(r",[^.]*$|\band\s+$|/\s*$|[(]\s*$", before):
        return False
    return (
        not re.search(
            r"\b(?:follow\w*|per|us(?:e|ed|ing)|according|start\w*|teach\w*|check\w*|apply|need\w*|know\w*|is|are|was|were|run|ran|did|give|gave|call\w*|require\w*|the|if|when|during|under|then|activate\w*|begin\w*|initiat\w*|should|must)\b",
            before,
            re.IGNORECASE,
        )
        and len(passage.text.split()) <= 45
    )


def _education(passage: Passage) -> Iterator[Draft]:
    text, last = passage.text, -1
    for level, pattern in DEGREES:
        for found in re.finditer(pattern, text):
            if not _held(passage, found.start()) or re.match(
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
            field, school, year = _FIELD.match(rest), _SCHOOL.match(rest, _field_end(rest)), re.search(DATE, rest)
            area = field["field"].strip() if field else _area_before(text[: found.start()])
            name = _school(passage, rest) or (
                school["school"].rstrip(".'") if school and not country_only(school["school"]) else None
            )
            end = found.end() + max(
                [match.end() for match in (field, year) if match] + [school.end() if school and name else 0] + [0]
            )
            degree = found.group().strip(" ,")
            subject = " ".join(part for part in (degree, area) if part)
            yield passage.draft(
                ClaimKind.EDUCATION,
                f"Holds {subject}" + (f" from {name}" if name else ""),
                canonical(area or degree),
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


def _field_end(rest: str) -> int:
    field = _FIELD.match(rest)
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
        if not passage.sentence.is_theirs(found.start()) or _IN_PROGRESS.search(passage.text):
            continue
        name = found["school"] or found["from"]
        name = name.rstrip(".'") if name else None
        known = next((one.name for one in find_names(found.group(), passage.known.institutions)), None)
        if name and country_only(name) and known is None:
            name = None
        year = re.search(DATE, passage.text[found.start() : passage.sentence.clause_at(found.start())[1]])
        area = (found["field"] or found["as"] or "").strip()
        school = known or name
        what = f"Studied {area}" if area else "Graduated"
        yield passage.draft(
            ClaimKind.EDUCATION,
            what + (f" at {school}" if school else ""),
            canonical(area or school or "degree"),
            passage.sentence.clause_at(found.start())[0],
            max(found.end(), found.start() + (year.end() if year else 0)),
            organisation=school,
            end=iso_date(year.group()) if year else None,
        )


def _licences(passage: Passage) -> Iterator[Draft]:
    text = passage.text
    for found in re.finditer(rf"(?<!\w){alternatives(words('credentials', 'licences'))}(?!\w)", text, re.IGNORECASE):
        if _held(passage, found.start()):
            yield _licence(passage, found.start(), found.end(), found.group())
    for found in re.finditer(
        rf"\b(?P<body>{alternatives(regulators())})[\s-]+(?:registered|registration|registrant|licen[cs]ed|member|pin|number)\b|\bregistered\s+(?:with|at)\s+(?:the\s+)?(?P<with>{alternatives(regulators())})\b",
        text,
    ):
        if (
            passage.sentence.is_theirs(found.start())
            and not re.search(r"(?i)licen[cs]|registration|pin$", found.group()[-12:])
            or _held(passage, found.start())
        ):
            body = found["body"] or found["with"]
            yield passage.draft(
                ClaimKind.LICENCE,
                f"Registered with {body}",
                canonical(f"{body} registration"),
                *_whole(passage, *found.span()),
                jurisdiction=regulators()[body] or None,
            )
    for found in _LICENSED.finditer(text):
        where = found["where"] or found["place"] or found["barof"] or found["admitted"]
        if (
            where
            and (where in regulators() or not (country_of(where) or found["bar"]))
            or not passage.sentence.is_theirs(found.start())
        ):
            continue
        if _IN_PROGRESS.search(text):
            continue
        law = bool(found["bar"] or found["admitted"])
        place = where.strip().rstrip(".") if where else None
        body = (
            place
            if place and not law and re.search(r"\b(?:with|by)\s+(?:the\s+)?$", text[: found.start("where")])
            else None
        )
        subject = "bar admission" if law else f"{body} licence" if body else _profession(text) or "licence"
        how = "Admitted to the bar" if law else "Licensed"
        statement = f"{how} {'with' if body else 'in'} {place}" if place else how
        yield passage.draft(
            ClaimKind.LICENCE, statement, canonical(subject), *_whole(passage, *found.span()), jurisdiction=place
        )
    for found in re.finditer(
        r"\b(?:my|an?|the|active|current|valid|unrestricted)\s+(?P<where>[A-Z]\w+(?:\s+[A-Z]\w+)?)\s+(?:state\s+)?(?P<what>(?:nursing\s+|RN\s+|medical\s+|law\s+|CPA\s+)?licen[cs]e)\b",
        text,
    ):
        if country_of(found["where"]) and _held(passage, found.start("where")):
            yield passage.draft(
                ClaimKind.LICENCE,
                f"Holds a {found['what']} in {found['where']}",
                canonical(found["what"]),
                *_whole(passage, *found.span()),
                jurisdiction=found["where"],
            )


def _profession(text: str) -> str | None:
    found = re.search(
        r"\b(registered\s+nurse|RN|LPN|nurse|physician|doctor|pharmacist|CPA|attorney|lawyer|solicitor|teacher|engineer)\b",
        text,
        re.IGNORECASE,
    )
    return f"{found[1]} licence" if found else None


def _licence(passage: Passage, start: int, end: int, name: str) -> Draft:
    place = _LICENCE_PLACE.match(passage.text, end)
    before = re.search(r"\b([A-Z]\w+(?:\s+[A-Z]\w+)?)\s+(?:state\s+)?$", passage.text[:start])
    where = (place["after"] or place["paren"]) if place else before[1] if before and country_of(before[1]) else None
    if where is None:
        where = next((land for body, land in regulators().items() if land and re.search(rf"\b{body}\b", name)), None)
    final = place.end() if place else end
    return passage.draft(
        ClaimKind.LICENCE,
        f"Holds {name}" + (f" in {where}" if where else ""),
        canonical(name),
        *_whole(passage, start, final),
        jurisdiction=where.rstrip(".") if where else None,
    )


def _whole(passage: Passage, start: int, end: int) -> tuple[int, int]:
    left, right = passage.sentence.clause_at(start)
    return (left if start - left <= 40 else start), min(max(end, start + 1), max(right, end))


def _certificates(passage: Passage) -> Iterator[Draft]:
    text = passage.text
    taken: list[Named] = []
    for one in find_names(text, passage.known.certificates):
        if _held(passage, one.start) and not _NOT_A_HOLDING.match(text[one.end :]):
            taken.append(one)
    for pattern in reversed(_certificate_patterns()):
        for found in pattern.finditer(text):
            _take(passage, taken, found.start(), found.end(), found.group())
    for found in _CERTIFIED.finditer(text):
        group = next(name for name, value in found.groupdict().items() if value)
        generic = re.fullmatch(
            r"(?i)(?:a|my|the|any|first|relevant|formal|professional|its?|birth|death|medical)", found[group].strip()
        )
        if not generic and passage.sentence.is_theirs(found.start()) and not _IN_PROGRESS.search(text):
            start, end = found.span(group)
            if not any(one.start < end and start < one.end for one in taken):
                name = ("board certification in " if group == "board" else "") + found[group].strip()
                taken.append(Named(start, end, name))
    for one in sorted(taken, key=lambda one: one.start):
        name = re.sub(r"\s*\([^)]*\)", "", one.name).strip() or one.name
        yield passage.draft(
            ClaimKind.CERTIFICATION, f"Holds {name}", canonical(name), *_whole(passage, one.start, one.end)
        )


def _take(passage: Passage, taken: list[Named], start: int, end: int, name: str) -> None:
    after = passage.text[end:]
    if any(one.start < end and start < one.end for one in taken) or _NOT_A_HOLDING.match(after):
        return
    if _held(passage, start) and folded(name) not in {folded(one.name) for one in taken}:
        taken.append(Named(start, end, name))
