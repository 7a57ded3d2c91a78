"""How long: years in a field, a role or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.claims.expressions import Duration, durations
from interviewer.claims.lexicon import (
    folded,
)
from interviewer.claims.names import Named
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.readers.employers import employers
from interviewer.claims.readers.fields import DOING, cleaned, is_a_field, nearest, title
from interviewer.claims.readers.jobs import roles
from interviewer.domain.evidence import ClaimKind

_NOT_A_CAREER_BEFORE = re.compile(
    r"(?:\b(?:every|within|aged?|ages?|per|under|next|turned?|each|first|another|by|ago|than|only\s+my)\s+|\bover\s+the\s+next\s+|[£$€]\s*)$",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?<!work )(?<!worked )(?<!been )\b(?:in|within|inside)\s+(?:just\s+|only\s+|under\s+|less\s+than\s+|about\s+)?$",
    re.IGNORECASE,
)
"""How long something took, not how long a career was: "cut falls by 30 % in one year"."""
_VERB_FIELDS = (
    (re.compile(r"\btranslat(?:e|ed|ing)\b"), "translation"),
    (re.compile(r"\binterpret(?:ed|ing)?\b"), "interpreting"),
    (re.compile(r"\b(?:cod(?:e|ed|ing)|programm(?:ed|ing))\b"), "programming"),
    (re.compile(r"\bsubtitl(?:e|ed|ing)\b"), "subtitling"),
    (re.compile(r"\b(?:taught|teach|teaching)\b"), "teaching"),
    (re.compile(r"\b(?:audited|auditing)\b"), "audit"),
    (re.compile(r"\b(?:nursed|nursing)\b"), "nursing"),
    (re.compile(r"\b(?:litigat(?:e|ed|ing))\b"), "litigation"),
    (re.compile(r"\bpen-?test(?:ed|ing)\b"), "penetration testing"),
)
"""Verbs that are a field of work by themselves: "I have translated for thirteen years"."""
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
    r"['’]?\s*(?:of\s+|in\s+)?(?:[\w&+#./-]+\s+){0,4}?(?:experience|exp\b|expertise|practice|career|background|PQE|post[- ]qualif\w+|tenure|service)\b",  # noqa: E501
    re.IGNORECASE,
)
_FIELD_AFTER = re.compile(
    r"['’]?\s+(?:of\s+(?:my\s+|the\s+)?|in\s+(?:an?\s+|the\s+)?|as\s+(?:an?\s+|the\s+)?|like\s+(?:an?\s+)?|with\s+|on\s+(?:an?\s+|the\s+)?|doing\s+|at\s+(?:an?\s+|the\s+)?|for\s+|inside\s+|using\s+|working\s+(?:in|as|with|on|at)\s+(?:an?\s+|the\s+)?|(?:being|practi[sc]ing)\s+(?:an?\s+|the\s+)?)?(?P<field>[^.,;:!?()\n]+)"
)


_ANOTHERS = re.compile(
    r"(?:(?P<possessor>(?<!I)(?<!\bit)(?<!\bthat)(?<!\bthere)['’]s\s+)"
    r"|\b(?:an?|the|another|some|any|every|our|this|that)\s+(?:(?!career|total|background|experience|history)[\w'’-]+\s+){1,3}?"
    r"(?:with|of)\s+(?:(?:over|about|some|more\s+than|at\s+least|nearly|almost)\s+)?)$",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(r"(?i)\b(?:experience|exp|expertise|practice|career|background|tenure|service)\b")
_LEADS = ("in ", "as ", "with ", "of ", "like ", "at ", "on ", "working ", "using ", "doing ")
_JOINED = re.compile(r"['’]?\s+(?:of|in|as|like|with|on|doing|at|using|working|being|practi[sc]ing)\b")
_LAST_VERB = re.compile(r"(?i)\b(\w+)(?:\s+\w+ly)?(?:\s+(?:for|since|already))*\s*$")
_JUST_WORK = re.compile(r"\bworking\s+(?:already\s+)?(?:for\s+)?$|\b(?:work|career)\b[^.]*$", re.IGNORECASE)


def read_durations(passage: Passage) -> Iterator[Draft]:
    """Claims of how long the applicant has worked in something or somewhere."""
    for found in durations(passage.text):
        before, after = passage.text[: found.start], passage.text[found.end :]
        if (
            found.attribute
            or _is_anothers(before)
            or _WITHIN.search(before)
            and not _STRONG_AFTER.match(after)
            or _NOT_A_CAREER_BEFORE.search(before)
            or _NOT_A_CAREER_AFTER.match(after)
            or not passage.sentence.is_theirs(found.start)
        ):
            continue
        subject, organisation = _about(passage, found)
        if subject is None:
            continue
        start, end = _extent(passage, found)
        link = "at" if subject == organisation else "as" if any(one.name == subject for one in roles(passage)) else "of"
        where = f" at {organisation}" if organisation and organisation != subject else ""
        yield passage.draft(
            ClaimKind.DURATION,
            f"{'About ' if found.rough else ''}{_said(found.years)} {link} {subject}{where}",
            subject,
            start,
            end,
            organisation=organisation,
            amount=found.years,
            unit="years",
        )


def _is_anothers(before: str) -> bool:
    """Whether the years are of somebody or something else: "a surgeon with thirty years", "my mentor's ten years"."""
    found = _ANOTHERS.search(before)
    if found is None:
        return False
    return found["possessor"] is not None or not re.search(
        r"(?i)\b(?:am|was|were|been|be|as|like|become|became)\s+$|['’]m\s+$", before[: found.start()]
    )


def _said(years: float) -> str:
    return f"{years:g} year" if years == 1 else f"{years:g} years"


def _about(passage: Passage, found: Duration) -> tuple[str | None, str | None]:
    """The field or role a duration is about and the employer it names; no subject where it is no career."""
    clause_start, clause_end = passage.sentence.clause_at(found.start)
    before, after = passage.text[clause_start : found.start], passage.text[found.end : clause_end]
    places = [one for one in employers(passage) if clause_start <= one.start < clause_end]
    # After a comma an employer is another thing that was said: "a nurse for seven years, now at ...".
    places = [one for one in places if "," not in passage.text[min(one.end, found.end) : max(one.start, found.start)]]
    organisation = nearest(places, found).name if places else None
    titles = [one for one in roles(passage) if clause_start <= one.start < clause_end]
    strong = _STRONG_AFTER.match(after)
    if strong:
        field = _experience(strong, after, titles, found)
        return (_field(field, organisation) or title(titles, found) or organisation or "work"), organisation
    following = _FIELD_AFTER.match(after) if not re.match(r"\s*(?:and|but|so|or|plus)\b", after) else None
    field = cleaned(following["field"]) if following else ""
    joined = _JOINED.match(after) is not None
    working = _WORKING.search(before) is not None
    if field and (is_a_field(field, passage) or (working and joined)):
        named = _field(field, organisation)
        if named:
            return named, organisation
    # A note: "Four years in the Big Four."
    if field and joined and field[:1].isupper() and not before.strip() and len(passage.text.split()) <= 8:
        return field, organisation
    # "Four years in the Big Four, then I moved as ...": the title that follows is not what the years were about.
    if titles and not (joined and field):
        return title(titles, found), organisation
    if organisation:
        return organisation, organisation
    return _told_before(before, passage) or ("work" if not field and _JUST_WORK.search(before) else None), None


def _experience(strong: re.Match[str], after: str, titles: list[Named], found: Duration) -> str:
    """The field of "seven years of ICU experience" and "seven years' experience in ICU"; empty where none is named."""
    if re.search(r"(?i)\bPQE\b|post[- ]qualif", strong.group()):
        # Only lawyers count from qualification.
        return title(titles, found) or "legal practice"
    field = cleaned(re.sub(_EXPERIENCE, " ", strong.group()))
    beyond = _FIELD_AFTER.match(after, strong.end())
    if field or beyond is None or not beyond.group().lstrip().startswith(_LEADS):
        return field
    return cleaned(beyond["field"])


def _told_before(before: str, passage: Passage) -> str | None:
    """The field that stands before the years: "translated for thirteen years", "coding in Rust for ...", "Nursing: 7 yrs"."""  # noqa: E501
    bare = _LAST_VERB.search(before)
    for pattern, name in _VERB_FIELDS:
        if bare and pattern.fullmatch(bare[1].lower()):
            return name
    doing = DOING.search(before)
    noted = re.search(r"(?P<field>[\w&/+#' -]{2,40}?)[\s,:(–-]*(?:for\s+)?$", before)
    said = re.sub(r"(?i)\s+(?:for|since|the|over|about)\s*$", "", doing["field"] + " ").strip() if doing else ""
    for field in (cleaned(said), cleaned(noted["field"]) if noted else ""):
        if field and is_a_field(field, passage):
            return field
    return None


def _field(field: str, organisation: str | None) -> str:
    if organisation and folded(organisation) in folded(field):
        field = field[: folded(field).index(folded(organisation))].strip(" '’")
        field = re.sub(r"\s*\b(?:at|in|of|for|with|the)\s*$", "", field)
    return field


def _extent(passage: Passage, found: Duration) -> tuple[int, int]:
    """The clause a duration stands in, cut to what is near it: a quote a person understands."""
    start, end = passage.sentence.clause_at(found.start)
    comma_before = passage.text.rfind(", ", start, found.start - 40) if found.start - start > 60 else -1
    comma_after = passage.text.find(", ", found.end + 25, end) if end - found.end > 60 else -1
    return (comma_before + 2 if comma_before >= 0 else start), (comma_after if comma_after >= 0 else end)
