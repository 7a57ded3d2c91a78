"""Patterns of personal details that are masked whoever the applicant is.

Each is written to miss what looks alike in expert answers: doses, blood pressures, dates of work, IP addresses, code.
Where a pattern has the group `hide`, only that group is masked.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE
_AGE_WORDS = r"(?:twenty|thirty|forty|fifty|sixty|seventy)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_AGE = rf"(?:1[5-9]|[2-9]\d|{_AGE_WORDS})"
_I_AM = r"\bI\s*(?:['’]\s*m|am)\s+"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?(?:\s+(?:19|20)\d\d)?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+(?:19|20)\d\d)?|{_MONTH}\s+(?:19|20)\d\d"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|(?:19|20)\d\d)"
)
_THEM = r"(?:him|his|her|hers|them|theirs?|xem|hir|zir|it|any|all)"
_THEY = r"(?:she|he|they|xe|ze|it|any)"
_SOCIAL = (
    r"(?:twitter|instagram|insta|telegram|facebook|tiktok|mastodon|bluesky|linkedin|github|gitlab|discord|skype|wechat"
    r"|snapchat)"
)

EMAIL = re.compile(r"(?<![\w.+-])(?!git@)[A-Za-z0-9][\w.+'-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}(?![\w-])")
"""`git@host:...` is an address of code, not of a person."""

URL = re.compile(
    r"\b(?:https?://(?!localhost\b|\d{1,3}(?:\.\d{1,3}){3}\b|\[|(?:[\w-]+\.)*example\.)|www\.)[^\s<>\"'()\[\]]*[^\s<>\"'()\[\].,;:!?]"
    r"|(?<![\w.@/])(?:[\w-]{1,63}\.)*(?:linkedin|github|gitlab|twitter|x|facebook|instagram|tiktok|medium|behance|t|wa)"
    r"\.(?:com|me|io)/(?:in/|u/)?@?[\w.%-]*\w/?",
    _I,
)

PHONE = re.compile(
    r"(?<![\w.+/-])(?:"
    r"\+\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d(?:[\s.-]?\d){5,12}"
    r"|\(\d{3}\)\s?\d{3}[\s.-]?\d{4}|\d{3}[.-]\d{3}[.-]\d{4}|0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}|07\d{9}"
    r")(?![\w/]|[.-]\d)"
)

STATED: tuple[re.Pattern[str], ...] = (
    # A number that is called a phone number.
    re.compile(
        r"\b(?:phone|mobile|cell|telephone|tel|whatsapp|call me|text me|ring me|reach me)\b[^\d\n]{0,20}"
        r"(?P<hide>\+?\d(?:[\s().-]{0,2}\d){6,14})(?![\d/])",
        _I,
    ),
    # Social handles, only where a network is named: "@property" is code.
    re.compile(rf"\b{_SOCIAL}\b[^@\n]{{0,25}}(?P<hide>(?<!\w)@[A-Za-z0-9_.]*\w)", _I),
    re.compile(
        rf"\bmy\s+{_SOCIAL}(?:\s+(?:handle|account|name|user\s?name|id|profile))?\s+(?:is|:)\s+(?P<hide>@?[\w.-]*\w)",
        _I,
    ),
    # Street addresses.
    re.compile(
        r"(?<![\w.])\d{1,5}[A-Za-z]?,?\s+(?:[A-Z][\w'’.-]+\s+){1,3}"
        r"(?:Street|Road|Avenue|Lane|Boulevard|Terrace|Crescent|Highway|Rd|Ave|Blvd)\b(?:,?\s+(?:Apt|Apartment|Flat|Unit|Suite|#)\.?\s*\w+)?"
    ),
    re.compile(r"\bmy\s+(?:home\s+|postal\s+|street\s+)?address\s+is\s+(?P<hide>\w[^.;\n]*)", _I),
    re.compile(r"\bI\s+live\s+at\s+(?P<hide>(?:flat|apt\.?|number|no\.?)?\s*\d[^.;\n]*)", _I),
    # Age, said of oneself.
    re.compile(
        rf"(?:{_I_AM}|\bI\s+have\s+)(?:now\s+|currently\s+|only\s+|already\s+|an?\s+)?(?P<hide>{_AGE}[\s-]*(?:years?|yrs?|y)[\s/-]*(?:old|o)\b)",
        _I,
    ),
    re.compile(rf"{_I_AM}(?P<hide>{_AGE})(?=\s*(?:[.;!?](?!\d)|,(?!\d)|$|\n|and\s+(?:I\b|have|from|live|work)))", _I),
    re.compile(rf"{_I_AM}(?P<hide>aged\s+{_AGE})\b", _I),
    re.compile(rf"\bmy\s+(?:own\s+)?age\s*(?:is|:|=)?\s*(?P<hide>{_AGE})\b", _I),
    re.compile(
        rf"\bI\s+(?:have\s+)?(?:just\s+|recently\s+)?turn(?:ed)?\s+(?P<hide>{_AGE})\b(?!\s+(?:degrees|patients?|down|the))",
        _I,
    ),
    re.compile(rf"(?:{_I_AM}|\bI\s+am\s+)(?P<hide>in\s+my\s+(?:early\s+|mid[- ]?|late\s+)?(?:\d0s|\w+ties))\b", _I),
    # Birth.
    re.compile(rf"\bI\s*(?:was|am|['’]m|were)\s+(?P<hide>born\s+(?:in\s+|on\s+)?{_DATE})", _I),
    # Line breaks are behind it, not eaten: a page of empty lines would be read once from each of them.
    re.compile(rf"(?:^|(?<=[.!?\n]))[^\S\n]*(?P<hide>born\s+(?:in\s+|on\s+)?{_DATE})", _I),
    re.compile(
        rf"\bmy\s+(?:date\s+of\s+birth|birth\s?day|birth\s?date|d\.?o\.?b\.?)\s*(?:is|:|was)?\s*(?:on\s+)?(?P<hide>{_DATE})",
        _I,
    ),
    # Pronouns, stated. "she" in a story about a patient is the story's.
    re.compile(
        rf"\b(?:my\s+|preferred\s+)?pronouns?\s*(?:are|is|:|-)?\s*(?P<hide>{_THEY}(?:\s*(?:/|and|,)\s*{_THEM})+)\b", _I
    ),
    re.compile(
        rf"(?<![\w/])(?P<hide>(?:she\s*/\s*hers?|he\s*/\s*(?:him|his)|they\s*/\s*(?:them|theirs?)|xe\s*/\s*xem|ze\s*/\s*(?:hir|zir))(?:\s*/\s*{_THEM})?)(?![\w/])",
        _I,
    ),
    re.compile(rf"\bI\s+(?:use|go\s+by|prefer)\s+(?P<hide>{_THEY}(?:\s*(?:/|and)\s*{_THEM})?)\s*(?=pronouns?\b)", _I),
)

AGE_AFTER_NAME = re.compile(
    rf"{_I_AM}▮[▮ ,]*(?P<hide>{_AGE}(?:[\s-]*(?:years?|yrs?|y)[\s/-]*(?:old|o)\b)?)(?=\s*(?:[.;!?,]|$))", _I
)
"""An age that follows a name already masked: "I am ▮▮▮▮, 34 years old"."""

EPONYM = re.compile(
    r"(?:['’]s)?\s+(?:levels?|disease|syndrome|sign|score|scale|test|law|catheter|theorem|algorithm|criteria|method|position|"
    r"procedure|index|rule|formula|model|distribution|filter|equation|reflex|manoeuvre|maneuver|forceps|fracture|palsy|"
    r"lymphoma|sarcoma|contracture|ulcer|tube|clamp|number|principle|effect|ratio|hypothesis|grammar|equilibrium|"
    r"v\.?s?\.?\s|Act\b|Hospital|University|College|Clinic|School|Bank|Street)",
    _I,
)
"""What follows a name that belongs to the field, not to the applicant."""
