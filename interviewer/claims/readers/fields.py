"""Which words name a field of work, and which role or employer stands nearest."""

from __future__ import annotations

import re

from interviewer.claims.expressions import Duration
from interviewer.claims.lexicon import (
    alternatives,
    canonical,
    families_of,
    folded,
    table,
    tokens,
)
from interviewer.claims.names import Named
from interviewer.claims.passage import Passage

_FIELD_STOP = re.compile(
    r"\s+(?:(?:and|but|or)\s+(?=(?:I|we|my|now|then|the|a|about|since|also|before|after|\d|one|two|three|four|five|six|seven|eight|nine|ten|another|some)\b)|"
    r"where|there|into|in(?!\s+charge)|which|that|who|before|until|since|from|because|so|when|while|now|already|total|altogether|in\s+total|full[- ]time|part[- ]time|experience|exp|behind|under|if|although|though|"  # noqa: E501
    r"I|we|at|for|after|during|mostly|mainly|is|was|plus|including|with(?!\s+(?:children|adults)))\b.*$|[-–—]\s.*$",
    re.IGNORECASE | re.DOTALL,
)
DOING = re.compile(
    r"\b(?:work\w*|been|am|was|practi[sc]\w+|experience|employed|spent|['’]m|sold|sell|selling|coding|programming|designed|designing|managed|managing|audited|translated|translating|drafted|advised|specialising|specializing|job|done|did|doing|use[ds]?|using|us|teaching|taught)\s+(?:(?:now|already|currently|mostly|mainly|only|full[- ]time|also)\s+)*"  # noqa: E501
    r"(?:(?:as|in|with|like|on|of|for|at|doing|using)\s+)?(?:an?\s+|the\s+)?(?P<field>[^.,;:!?()\n]+)$",
    re.IGNORECASE,
)


def nearest(places: list[Named], found: Duration) -> Named:
    """The name that stands next to a duration."""
    return min(places, key=lambda one: min(abs(one.start - found.end), abs(found.start - one.end)))


def title(titles: list[Named], found: Duration) -> str | None:
    """The job title that stands next to a duration; None without one."""
    return nearest(titles, found).name if titles else None


def cleaned(field: str) -> str:
    """The words of a field of work without what leads up to it or trails after it; empty where none is left."""
    # "coding in Rust" is about Rust.
    field = re.sub(r"(?i)^\s*\w+ing\s+in\s+(?=\w)", "", field)
    field = re.sub(r"(?i)^\s*(?:prev(?:ious(?:ly)?)?|former(?:ly)?|before|currently|now)\s+(?=\w)", "", field)
    field = re.sub(r"(?i)^\s*(?:writing|building|making|developing|doing|practi[sc]ing)\s+(?=\w)", "", field)
    field = re.sub(r"(?i)^\s*w/?\s+(?=\w)|(?<=\w)\s+like\s+(?:an?\s+)?\w+(?:\s+\w+)?\s*$", "", field)
    field = re.sub(
        r"(?i)\s+and\s+(?:holds?|has|have|am|is|was|speaks?|knows?|uses?|lives?|works?|can|could|would|keep|teach)\b.*",
        "",
        field,
    )
    field = _FIELD_STOP.sub("", " " + field.strip().strip(",") + " ")
    field = re.sub(
        r"(?i)\s+(?:daily|every\s+day|professionally|commercially|full[- ]time|part[- ]time|continuously|altogether|in\s+total|total|now|already|so\s+far|all\s+told|since|and|or|but|so|also|then|where|who|which|with|for|at|in|of)(?=\s*$)",  # noqa: E501
        "",
        field.rstrip(),
    )
    field = re.sub(
        r"(?i)^\s*(?:(?:the|an?|my|our|in|of|as|like|with|at|on|for|hands-on|total|solid|professional|relevant|working|doing|been|about|i|am|have|over|using|['’]s|s)\s+)+",
        "",
        field,
    )
    if "▮" in field or re.search(r"(?i)\b(?:i|it|them|this|that|have|has|had|been)\b", field):
        return ""
    return " ".join(field.split()[:6]).strip(" '’-–.,")


def is_a_field(field: str, passage: Passage) -> bool:
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
            rf"\b{alternatives(('ward', 'clinic', 'hospital', 'department', 'intensive care', 'surgery', 'oncology', 'paediatrics', 'cardiology', 'emergency', 'court', 'firm', 'bank', 'tech', 'teaching', 'compliance', 'audit', 'management', 'research', 'startup', 'startups'))}\b",  # noqa: E501
            canonical(field),
        )
    )


def _skill_tokens() -> frozenset[str]:
    return frozenset(word for group in table("skills").values() for name in group for word in tokens(name))
