"""Durations and dates of work."""

# ruff: noqa: E501 - a pattern or a table row reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.claims.expressions import IN_YEAR, SINCE, SPAN, Duration, durations, iso_date
from interviewer.claims.lexicon import alternatives, canonical, families_of, folded, table, tokens
from interviewer.claims.passage import Draft, Named, Passage
from interviewer.claims.readers.jobs import employers, roles
from interviewer.domain.evidence import ClaimKind

_NOT_A_CAREER_BEFORE = re.compile(
    r"(?:\b(?:every|within|aged?|ages?|per|under|next|turned?|each|first|another|by|ago|than|only\s+my)\s+|\bover\s+the\s+next\s+|[£$€]\s*)$",
    re.IGNORECASE,
)
_NOT_A_CAREER_AFTER = re.compile(
    r"(?:[\s-]*old\b|\s+(?:ago|earlier|later|younger|older|apart|out|prior|before\s+that|from\s+now|after|survival|mortality|later)\b|['’]?\s+worth\b"
    r"|['’]?\s+of\s+(?:age|data|history|follow|survival|imprisonment|statements?|revenue|tax|accounts|records|symptoms|treatment|pain|marriage|life|figures|logs|prison|schooling|maturity)"
    r"|[\s-]+(?:plan|loan|bond|mortgage|contract|term|warranty|period|horizon|lease|note|boy|girl|man|woman|patient|child|sentence|limitation|forecast|"
    r"projection|project|programme|program|degree|course|rate|yield|treasury|history|male|female|gentleman|lady|cycle|budget|depreciation|retention|interval|supply|visa|statute|follow)\b)",
    re.IGNORECASE,
)
_WORKING = re.compile(
    r"\b(?:work\w*|practi[sc]\w+|nursing|teach\w*|taught|cod(?:e|ed|ing)|program\w*|develop\w*|translat\w*|interpret\w*|sell\w*|sold|spent|spend|serv(?:ed|ing)|us(?:e|ed|ing)|employed|"
    r"stay(?:ed)?|did|done|doing|job|experience|experienced|career|been\s+(?:an?\b|the\b|in\b|at\b|with\b|\w+ing\b|there\b)|writ\w+|wrote|build\w*|built|manag\w*|led|lead(?:ing)?|ran|running|"
    r"qualified|registered|licensed|am\s+(?:an?\b|\w+ing\b)|['’]m\s+(?:an?\b|\w+ing\b)|was\s+(?:an?\b|\w+ing\b)|have|had|has|['’]ve\s+got|got|bring|with|total|design\w*|audit\w*|analy[sz]\w*|litigat\w*|draft\w*|advis\w*|test\w*|hack\w*|trad(?:ed|ing)|prescrib\w*|operat\w*|edit\w*|subtitl\w*)\b",
    re.IGNORECASE,
)
_STRONG_AFTER = re.compile(
    r"['’]?\s*(?:of\s+|in\s+)?(?:[\w&+#./-]+\s+){0,4}?(?:experience|exp\b|expertise|practice|career|background|PQE|post[- ]qualif\w+|tenure|service)\b",
    re.IGNORECASE,
)
_FIELD_AFTER = re.compile(
    r"['’]?\s+(?:of\s+(?:my\s+|the\s+)?|in\s+(?:an?\s+|the\s+)?|as\s+(?:an?\s+|the\s+)?|like\s+(?:an?\s+)?|with\s+|on\s+(?:an?\s+|the\s+)?|doing\s+|at\s+(?:an?\s+|the\s+)?|for\s+|inside\s+|using\s+|working\s+(?:in|as|with|on|at)\s+(?:an?\s+|the\s+)?|(?:being|practi[sc]ing)\s+(?:an?\s+|the\s+)?)?(?P<field>[^.,;:!?()\n]+)"
)
_FIELD_STOP = re.compile(
    r"\s+(?:(?:and|but|or)\s+(?=(?:I|we|my|now|then|the|a|about|since|also|before|after|\d|one|two|three|four|five|six|seven|eight|nine|ten|another|some)\b)|"
    r"where|there|into|in(?!\s+charge)|which|that|who|before|until|since|from|because|so|when|while|now|already|total|altogether|in\s+total|full[- ]time|part[- ]time|experience|exp|behind|under|if|although|though|"
    r"I|we|at|for|after|during|mostly|mainly|is|was|plus|including|with(?!\s+(?:children|adults)))\b.*$|[-–—]\s.*$",
    re.IGNORECASE | re.DOTALL,
)
_DOING = re.compile(
    r"\b(?:work\w*|been|am|was|practi[sc]\w+|experience|employed|spent|['’]m|sold|sell|selling|coding|programming|designed|designing|managed|managing|audited|translated|translating|drafted|advised|specialising|specializing|job|done|did|doing|use[ds]?|using|us|teaching|taught)\s+(?:(?:now|already|currently|mostly|mainly|only|full[- ]time|also)\s+)*"
    r"(?:(?:as|in|with|like|on|of|for|at|doing|using)\s+)?(?:an?\s+|the\s+)?(?P<field>[^.,;:!?()\n]+)$",
    re.IGNORECASE,
)


def read_durations(passage: Passage) -> Iterator[Draft]:
    """Claims of how long the applicant has worked in something or somewhere."""
    for found in durations(passage.text):
        before, after = passage.text[: found.start], passage.text[found.end :]
        if (
            found.attribute
            or _NOT_A_CAREER_BEFORE.search(before)
            or _NOT_A_CAREER_AFTER.match(after)
            or not passage.sentence.is_theirs(found.start)
        ):
            continue
        subject, organisation = _about(passage, found)
        if subject is None:
            continue
        start, end = _extent(passage, found)
        where = f" at {organisation}" if organisation and organisation != subject else ""
        yield passage.draft(
            ClaimKind.DURATION,
            f"{'About ' if found.rough else ''}{found.years:g} years of {subject}{where}",
            canonical(subject),
            start,
            end,
            organisation=organisation,
            amount=found.years,
            unit="years",
        )


def _about(passage: Passage, found: Duration) -> tuple[str | None, str | None]:
    """The field or role a duration is about and the employer it names; no subject where it is no career."""
    clause_start, clause_end = passage.sentence.clause_at(found.start)
    before, after = passage.text[clause_start : found.start], passage.text[found.end : clause_end]
    places = [one for one in employers(passage) if clause_start <= one.start < clause_end]
    # After a comma an employer is another thing that was said: "a nurse for seven years, now at ...".
    places = [one for one in places if "," not in passage.text[min(one.end, found.end) : max(one.start, found.start)]]
    organisation = _nearest(places, found).name if places else None
    titles = [one for one in roles(passage) if clause_start <= one.start < clause_end]
    strong = _STRONG_AFTER.match(after)
    working = _WORKING.search(before)
    if strong:
        field = _cleaned(
            re.sub(
                r"(?i)\b(?:experience|exp|expertise|practice|career|background|tenure|service)\b", " ", strong.group()
            )
        )
        beyond = _FIELD_AFTER.match(after, strong.end())
        chosen = field or (
            _cleaned(beyond["field"])
            if beyond
            and beyond.group()
            .lstrip()
            .startswith(("in ", "as ", "with ", "of ", "like ", "at ", "on ", "working ", "using ", "doing "))
            else ""
        )
        return (_field(chosen, organisation) or _title(titles, found) or organisation or "work"), organisation
    following = _FIELD_AFTER.match(after)
    field = _cleaned(following["field"]) if following else ""
    prepositional = (
        re.match(r"['’]?\s+(?:of|in|as|like|with|on|doing|at|using|working|being|practi[sc]ing)\b", after) is not None
    )
    if field and (working or _is_a_field(field, passage)) and (prepositional or _is_a_field(field, passage)):
        named = _field(field, organisation)
        if named and (_is_a_field(named, passage) or working):
            return named, organisation
    # "Four years in the Big Four, then I moved as ...": the title that follows is not what the years were about.
    if titles and not (prepositional and field):
        return _title(titles, found), organisation
    if organisation:
        return organisation, organisation
    doing = _DOING.search(before)
    if (
        doing
        and (field := _cleaned(re.sub(r"(?i)\s+(?:for|since|the|over|about)\s*$", "", doing["field"] + " ").strip()))
        and _is_a_field(field, passage)
    ):
        return field, None
    noted = re.search(r"(?P<field>[\w&/+#' -]{2,40}?)[\s,:(–-]*(?:for\s+)?$", before)
    if noted and _is_a_field(_cleaned(noted["field"]), passage):
        return _cleaned(noted["field"]), None
    if (
        re.search(r"\bworking\s+(?:already\s+)?(?:for\s+)?$|\b(?:work|career)\b[^.]*$", before, re.IGNORECASE)
        and not field
    ):
        return "work", None
    return None, None


def _nearest(places: list[Named], found: Duration) -> Named:
    return min(places, key=lambda one: min(abs(one.start - found.end), abs(found.start - one.end)))


def _title(titles: list[Named], found: Duration) -> str | None:
    return _nearest(titles, found).name if titles else None


def _cleaned(field: str) -> str:
    # "coding in Rust" is about Rust.
    field = re.sub(r"(?i)^\s*\w+ing\s+in\s+(?=\w)", "", field)
    field = _FIELD_STOP.sub("", " " + field.strip().strip(",") + " ")
    field = re.sub(
        r"(?i)^\s*(?:(?:the|an?|my|our|in|of|as|like|with|at|on|for|hands-on|total|solid|professional|relevant|working|doing|been|about|i|am|have|over|using|['’]s|s)\s+)+",
        "",
        field,
    )
    return " ".join(field.split()[:6]).strip(" '’-–.,") if "▮" not in field else ""


def _field(field: str, organisation: str | None) -> str:
    if organisation and folded(organisation) in folded(field):
        field = re.sub(re.escape(folded(organisation)) + ".*", "", folded(field)).strip(" '’")
        field = re.sub(r"\s*\b(?:at|in|of|for|with|the)\s*$", "", field)
    return field


def _is_a_field(field: str, passage: Passage) -> bool:
    """Whether words name a field of work: one of the lexicon's, or one of the profile's skills."""
    if not field:
        return False
    if families_of(field) or canonical(field) != folded(field):
        return True
    names = {folded(name) for group in table("skills").values() for name in group} | {
        folded(name) for name in passage.known.skills
    }
    if folded(field) in names:
        return True
    return any(len(word) > 2 and word in _skill_tokens() for word in tokens(field)) or bool(
        re.search(
            rf"\b{alternatives(('ward', 'clinic', 'hospital', 'department', 'intensive care', 'surgery', 'oncology', 'paediatrics', 'cardiology', 'emergency', 'court', 'firm', 'bank', 'tech', 'teaching', 'compliance', 'audit', 'management', 'research', 'startup', 'startups'))}\b",
            canonical(field),
        )
    )


def _skill_tokens() -> frozenset[str]:
    return frozenset(word for group in table("skills").values() for name in group for word in tokens(name))


def _extent(passage: Passage, found: Duration) -> tuple[int, int]:
    """The clause a duration stands in, cut to what is near it: a quote a person understands."""
    start, end = passage.sentence.clause_at(found.start)
    comma_before = passage.text.rfind(", ", start, found.start - 40) if found.start - start > 60 else -1
    comma_after = passage.text.find(", ", found.end + 25, end) if end - found.end > 60 else -1
    return (comma_before + 2 if comma_before >= 0 else start), (comma_after if comma_after >= 0 else end)


def read_dates(passage: Passage) -> Iterator[Draft]:
    """Claims of when: "since 2016", "from 2018 to 2021", "in 2019 I joined ..."."""
    taken: list[tuple[int, int]] = []
    for pattern in (SPAN, SINCE, IN_YEAR):
        for found in pattern.finditer(passage.text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            about = _dated(passage, found, pattern is IN_YEAR)
            if about is None:
                continue
            taken.append(found.span())
            subject, organisation = about
            start, end = iso_date(found["start"]), iso_date(found["end"]) if pattern is SPAN else None
            if start and end and end[:4] < start[:4]:
                continue
            when = (
                f"from {start} to {end}"
                if end
                else f"since {start}"
                if pattern is not IN_YEAR
                else f"started in {start}"
            )
            left, right = passage.sentence.clause_at(found.start())
            yield passage.draft(
                ClaimKind.DATES,
                f"{subject}: {when}",
                canonical(subject),
                left,
                max(right, found.end()),
                organisation=organisation,
                start=start,
                end=end,
            )


def _dated(passage: Passage, found: re.Match[str], single: bool) -> tuple[str, str | None] | None:
    """What a date of work is about: the employer, the role or the field in its clause. None where it is no date of work."""
    start, end = passage.sentence.clause_at(found.start())
    end = max(end, found.end())
    clause = passage.text[start:end]
    if not passage.sentence.is_theirs(found.start()) or re.search(
        r"\b(?:graduat\w*|degree|stud(?:y|ied|ying)|b\.?sc|m\.?sc|bachelor\w*|master['’]?s|ph\.?d|born|licen[cs]ed?|certif\w*|guideline\w*|published|passed|diploma|version|edition|bar)\b",
        clause,
        re.IGNORECASE,
    ):
        return None
    begins = re.search(
        r"\b(?:joined|started|began|begin|moved\s+to|hired|became|start(?:ed)?\s+(?:work\w*|at|as))\b",
        clause,
        re.IGNORECASE,
    )
    if single and not begins:
        return None
    places = [one for one in employers(passage) if start <= one.start < end]
    titles = [one for one in roles(passage) if start <= one.start < end]
    at = Duration(found.start(), found.end(), 1, False)
    organisation = _nearest(places, at).name if places else None
    if titles or organisation:
        return _title(titles, at) or organisation or "", organisation
    before, after = clause[: found.start() - start], clause[found.end() - start :]
    doing = _DOING.search(before.rstrip(" ,"))
    for field in (doing["field"] if doing else "", after, before):
        cleaned = _cleaned(field)
        if cleaned and _is_a_field(cleaned, passage):
            return cleaned, None
    if re.search(r"\b(?:work(?:ed|ing)?|employed|career|practi[sc]\w+)\b", clause, re.IGNORECASE):
        return "work", None
    return None
