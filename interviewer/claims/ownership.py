"""Whose statement it is: only what applicants say of themselves, as fact, is a claim.

The grammar is shallow on purpose: clauses, the last subject before a word, negation and supposition in front of it.
Where it cannot tell it says "not theirs", since a claim that nobody made is worse than one that was missed.
"""

# ruff: noqa: E501 - a pattern or a table row reads best on one line

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

_ABBREVIATIONS = r"(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSr)(?<!\bJr)(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)(?<!\bapprox)(?<!\bInc)(?<!\bLtd)(?<!\bNo)(?<!\byrs)(?<!\bB)(?<!\bM)(?<!\bPh)(?<!\bU\.S)"
_SENTENCE_END = re.compile(rf"{_ABBREVIATIONS}\.(?=\s|$)|[!?]+(?=\s|$)|\n+|(?<=\byrs)\.(?=\s+[A-Z]|$)")
_CLAUSE_END = re.compile(
    r"\s*;\s*|\s*[—–]\s+|\s+-\s+|,?\s+\b(?:but|however|although|though|while|whereas|because|unlike)\b"
    r"|,?\s+\b(?:and|so|then)\s+(?!an?\s+half\b)(?=(?:I|we|he|she|they|my|the|our|it|a|an)\b)|,\s+(?=(?:I|we|he|she|they|my|which|who|it)\b)",
    re.IGNORECASE,
)
_OWNED = (
    r"(?:(?:last|current|present|previous|first|own|main|total|whole|overall|clinical|professional|work|working|nursing|legal|"
    r"teaching|sales|job|home|mother|native|second|third|key|primary|strongest|best|core|daily|tech|practice|recent|most|"
    r"highest|undergraduate|postgraduate)\s+)*"
    r"(?:experience|title|role|position|job|jobs|background|degree|bachelor['’]?s?|masters?['’]?s?|phd|doctorate|diploma|licen[cs]e|"
    r"licensure|certification|certificate|certifications|certificates|english|career|stack|skills?|level|availability|tongue|language|"
    r"languages|speciality|specialty|registration|employer|major|thesis|team|notice|practice|work|expertise|residency|training|"
    r"qualification|qualifications|education|study|studies|bar|admission|pin|schedule|hours|time|base|home|tools?|tooling|shift|focus|field|"
    r"(?-i:[A-Z][a-z]+))"
)
_FINITE = (
    r"(?:has|had|have|is|was|were|are|['’]s|did|does|works?|worked|needs?|needed|speaks?|spoke|lives?|lived|got|holds?|held|"
    r"said|says|told|came|comes|took|takes|studied|joined|suffered|reduced|cut|increased|grew|saved|wanted|wants|asked|led|"
    r"presented|received|claims?|claimed|presents|gets|grew|fell|rose|dropped|made|gave|raised|reported|hired|launched|went|became|uses|used|knows|knew)"
)
_INNER = r"(?:(?!(?:I|we|and|or|that|which|where|when|who|as|my|our)\b)[\w'’&/-]+\s+)"
_SUBJECT = re.compile(
    rf"(?P<own>\b(?:I|we|me)\b(?!\.)|\bI['’](?:m|ve|d|ll)\b|\bmy\s+(?={_OWNED}\b)|\bmy\s+team\b|\bour\s+team\b|\bmyself\b)"
    r"|(?P<other>\b(?:he|she|they|who|whose|you|your|him|someone|somebody|everyone|people|nobody)\b"
    rf"|\b(?:the|a|an|this|that|these|those|his|her|their|its|one|two|three|another|some|each|every|our|my(?!\s+{_OWNED}\b)(?!\s+team\b))\s+"
    rf"{_INNER}{{1,5}}?{_FINITE}\b"
    r"|\b(?:my|a|one|the|another|our|his|her)\s+(?:\w+\s+){0,2}(?:colleague|friend|boss|mentor|husband|wife|mother|father|patient|client|junior|student|mate)(?=,)"
    r"|\b(?:patients?|clients?|customers?|colleagues?|candidates?|nurses|doctors|students|users|engineers|developers|companies|lawyers)\s+"
    r"(?:who\s+)?(?:have|had|has|with|are|were|need|often|usually|should|must|can)\b)",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not(?!\s+(?:only|just|to\s+mention|bad))|never|neither|nor|cannot|lack(?:ed|ing)?|yet\s+to|hardly|instead\s+of|rather\s+than|"
    r"no\s+longer|nobody|none)\b|\b(?:do|does|did|have|has|had|is|was|were|are|ca|wo|would|could|should)n['’]?t\b",
    re.IGNORECASE,
)
_NEAR_NEGATION = re.compile(r"\b(?:no|without|zero|0|except|besides\s+no)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_SUPPOSITION = re.compile(
    r"\b(?:would|could|should|might|may|if|suppose|imagine|wish|hop(?:e|ing)|want|wanted|plan(?:ning|s)?|will|pretend|ideally|"
    r"considering|thinking\s+(?:of|about)|aim(?:ing)?|interested\s+in|(?:like|love|need|going|learn(?:ing)?|able|ought|trying|tried)\s+to|"
    r"appl(?:y|ied|ying)\s+(?:to|for)|let['’]s|in\s+case|dream|ll|studying\s+for|preparing\s+for|working\s+towards?|pursuing|unless|"
    r"whether|looking\s+(?:for|to)|require[sd]?|must|intend|say\s+you|example)\b|['’]ll\b|\bI['’]d\s+(?!been|had|\w+ed\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"\n]{0,400}\"|“[^”\n]{0,400}”")


class Speaker(Enum):
    """Whose statement a stretch of text is."""

    SELF = "self"
    UNSAID = "unsaid"
    """No subject in sight, as in notes: "ICU nurse, 7 yrs"."""
    OTHER = "other"


@dataclass(frozen=True)
class Sentence:
    """A sentence and where it stands in the answer."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Its end in the answer, exclusive."""
        return self.start + len(self.text)

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each clause, within the sentence."""
        cuts = [0, *(found.end() for found in _CLAUSE_END.finditer(self.text)), len(self.text)]
        return tuple((start, end) for start, end in zip(cuts, cuts[1:], strict=False) if end > start)

    def clause_at(self, at: int) -> tuple[int, int]:
        """The clause around the position `at` within the sentence."""
        return next((clause for clause in self.clauses if clause[0] <= at < clause[1]), (0, len(self.text)))

    def speaker(self, at: int) -> Speaker:
        """Whose statement stands at `at`: of the last subject before it, in its clause or an earlier one of the sentence."""
        start, _ = self.clause_at(at)
        word = re.compile(r"\w*").match(self.text, at)
        found = _last_subject(self.text[start : word.end() if word else at]) or _last_subject(self.text[:start])
        if found is None and _QUOTED.search(self.text) is None:
            # "As a nurse of ten years I ...": the subject comes after.
            after = _SUBJECT.search(self.text, at)
            if after is not None and re.match(
                r"^\s*(?:As|With|After|In|For|During|At|Since|From|Over|Having|Being|Working)\b", self.text, re.I
            ):
                found = after
        if found is None:
            return Speaker.UNSAID
        return Speaker.SELF if found["own"] else Speaker.OTHER

    def is_theirs(self, at: int, *, supposed: bool = False) -> bool:
        """Whether what stands at `at` is said by applicants of themselves, as fact.

        Args:
            at: a position within the sentence.
            supposed: whether "I could" and "I would" count too, as they do for availability.
        """
        if self.text.rstrip().endswith("?") or any(q.start() < at < q.end() for q in _QUOTED.finditer(self.text)):
            return False
        if self.speaker(at) is Speaker.OTHER:
            return False
        before = self.text[self.clause_at(at)[0] : at]
        if _NEGATION.search(before) or _NEAR_NEGATION.search(before):
            return False
        return supposed or not _SUPPOSITION.search(before)


def _last_subject(text: str) -> re.Match[str] | None:
    found = list(_SUBJECT.finditer(text))
    return found[-1] if found else None


def sentences(text: str) -> tuple[Sentence, ...]:
    """`text` cut into sentences and lines; their offsets hold in `text`."""
    cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    pieces = [(start, text[start:end]) for start, end in zip(cuts, cuts[1:], strict=False)]
    return tuple(
        Sentence(start + len(piece) - len(piece.lstrip()), piece.strip()) for start, piece in pieces if piece.strip()
    )
