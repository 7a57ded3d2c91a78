"""Whose statement it is: only what applicants say of themselves, as fact, is a claim.

The grammar is shallow on purpose: clauses, the last subject before a word, negation and supposition in front of it.
Where it cannot tell it says "not theirs", since a claim that nobody made is worse than one that was missed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

_ABBREVIATIONS = r"(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSr)(?<!\bJr)(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)(?<!\bapprox)(?<!\bInc)(?<!\bLtd)(?<!\bNo)(?<!\byrs)(?<!\bB)(?<!\bM)(?<!\bPh)(?<!\bU\.S)"  # noqa: E501
_SENTENCE_END = re.compile(rf"{_ABBREVIATIONS}\.(?=\s|$)|[!?]+(?=\s|$)|\n+|(?<=\byrs)\.(?=\s+[A-Z]|$)")
_CLAUSE_END = re.compile(
    r"\s*;\s*|\s*[—–]\s+|\s+-\s+|,?\s+\b(?:but|however|although|though|while|whereas|because|unlike)\b"
    r"|,?\s+\b(?:and|so|then)\s+(?!an?\s+half\b)(?=(?:(?:now|also|then|currently|later|afterwards|today|before\s+that|after\s+that)\s+)?(?:I|we|he|she|they|my|the|our|it|a|an)\b)|,\s+(?=(?:(?:and\s+)?(?:before|after)\s+that|before\s+(?:I|it)|previously|I|we|he|she|they|my|which|who|it)\b)",
    re.IGNORECASE,
)
_OWNED = (
    r"(?:(?:last|current|present|previous|first|own|main|total|whole|overall|clinical|professional|work|working|nursing|legal|"
    r"teaching|sales|job|home|mother|native|second|third|key|primary|strongest|best|core|daily|tech|practice|recent|most|"
    r"highest|undergraduate|postgraduate)\s+)*"
    r"(?:experience|title|role|position|job|jobs|background|degree|bachelor['’]?s?|masters?['’]?s?|phd|doctorate|diploma|licen[cs]e|"
    r"licensure|certification|certificate|certifications|certificates|english|career|stack|skills?|level|availability|tongue|language|"
    r"languages|speciality|specialty|registration|employer|major|thesis|notice|practice|work|expertise|residency|training|"
    r"qualification|qualifications|education|study|studies|bar|admission|pin|schedule|hours|time|base|home|tools?|tooling|shift|focus|field|"
    r"(?-i:[A-Z][a-z]+))"
)
_FINITE = (
    r"(?:has|had|have|is|was|were|are|['’]s|did|does|works?|worked|needs?|needed|speaks?|spoke|lives?|lived|got|holds?|held|"
    r"said|says|told|came|comes|took|takes|studied|joined|suffered|reduced|cut|increased|grew|saved|wanted|wants|asked|led|"
    r"presented|received|claims?|claimed|presents|gets|grew|fell|rose|dropped|made|gave|raised|reported|hired|launched|went|became|uses|used|knows|knew)"
)
_PERSON = (
    r"(?:team\s+lead(?:er)?|lead|leader|colleague|co-?worker|friend|boss|chief|mentor|manager|director|supervisor|predecessor|successor|partner|husband|wife|"
    r"mother|father|mum|mom|dad|brother|sister|son|daughter|uncle|aunt|cousin|patient|client|customer|junior|student|trainee|intern|apprentice|mate|"
    r"nurse|doctor|consultant|registrar|paralegal|auditor|engineer|developer|tester|translator|solicitor|barrister|professor|teacher|tutor|attacker|"
    r"defendant|claimant|judge|author|gentleman|lady|man|woman|guy|chap|bloke|person|speaker|borrower|landlord|tenant|cfo|ceo|cto|owner|founder|candidate|applicant|model|persona|character)s?"
)
_INNER = r"(?:(?!(?:I|we|and|or|that|which|where|when|who|as|my|our)\b)[\w'’&/-]+\s+)"
_SUBJECT = re.compile(
    rf"(?P<own>\b(?:I|we|me)\b(?!\.)|\bI['’](?:m|ve|d|ll)\b|\bmy\s+(?={_OWNED}\b)|\b(?:my|our)\s+team\b(?!\s*['’-]|\s+(?:lead|leader|leads|manager|mate|mates|member|members|head|boss|coach)\b)|\bmyself\b)"
    r"|(?P<relation>(?:^|\bthere(?:['’]s|\s+(?:is|was))\s+|[,;:(–—]\s*|\b(?:and|but|that|because|so|when|where|while|if|then|today|one\s+of)\s+)"
    rf"(?:(?:one|two|some|several|many|most|all|both|each|none)\s+of\s+)?(?:my|our|the|his|her|their|a|an|another|one|this|that|some|two|three)\s+{_INNER}{{0,3}}?{_PERSON}\b(?!['’]s\b))"
    r"|(?P<named>(?-i:(?<![\w@])(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+[A-Z]\w+)"
    r"|(?-i:(?:^|(?<=[,;]\s))(?!I\b|We\b|My\b|There\b|That\b|This\b|It\b|What\b|Which\b)[A-Z][a-z]+\s+(?:has|had|holds|is|was|works|worked|knows|speaks|lives)\b(?![^.]*\bmy\b)))"
    r"|(?P<other>\b(?:he|she|they|who|whose|you|your|him|someone|somebody|everyone|people|nobody|others)\b"
    rf"|\b(?:one|two|three|several|some|many|most|both|all|another|none|each)\s+(?:of\s+(?:them|those|these|my\s+\w+|our\s+\w+|the\s+\w+)\s+)?(?:now\s+|also\s+|already\s+)?{_FINITE}\b"
    rf"|\b(?:the|a|an|this|that|these|those|his|her|their|its|one|two|three|another|some|each|every|our|my(?!\s+{_OWNED}\b)(?!\s+team\b(?!\s+(?:lead|leader|manager|member|head))))\s+"
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
_NEAR_NEGATION = re.compile(r"\b(?:no|without|zero|0|except|besides\s+no)(?:\s+[\w-]+){0,3}\s*$", re.IGNORECASE)
_SUPPOSITION = re.compile(
    r"\b(?:would|could|should|might|may|if|suppose|imagine|wish|hop(?:e|ing)|want|wanted|plan(?:ning|s)?|will|pretend|ideally|"
    r"considering|thinking\s+(?:of|about)|aim(?:ing)?|interested\s+in|(?:like|love|need|going|learn(?:ing)?|able|ought|trying|tried)\s+to|"
    r"appl(?:y|ied|ying)\s+(?:to|for)|let['’]s|in\s+case|dream|ll|studying\s+for|preparing\s+for|working\s+towards?|pursuing|unless|"
    r"whether|assum(?:e|ing)|supposing|had\s+I|were\s+I|as\s+if|as\s+though|pretend\w*|looking\s+(?:for|to)|require[sd]?|must|intend|say\s+you|example)\b|['’]ll\b|\bI['’]d\s+(?!been|had|\w+ed\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"\n]{0,400}\"|“[^”\n]{0,400}”|(?<!\w)['‘](?=\w)[^'’\n]{8,400}(?<=[\w.,!?])['’](?!\w)")
_MANNER = re.compile(
    r"\b(?:if\s+(?:I['’]m|I\s+am|we['’]re)\s+(?:being\s+)?(?:quite\s+|perfectly\s+|really\s+)?(?:honest|frank|fair|blunt)|if\s+you\s+(?:like|will|ask\s+me|must\s+know)|if\s+I\s+may|"
    r"I\s+(?:would|should|must|might|could)\s+(?:say|add|mention|admit|note|think|guess|confess)|I['’]d\s+(?:say|add|guess|think|like\s+to\s+(?:add|mention|say))|as\s+I\s+(?:would|should)\s+say|needless\s+to\s+say|let['’]s\s+say)\b(?!\s+you\b)",
    re.IGNORECASE,
)
"""Turns of phrase that suppose nothing: "if I'm honest", "I would say"."""


_WORD = re.compile(r"\w*")
_SUBJECT_LATER = re.compile(
    r"\s*(?:As|With|After|In|For|During|At|Since|From|Over|Having|Being|Working|Before)\b", re.IGNORECASE
)
_SUPPOSED_THROUGHOUT = re.compile(
    r"\s*(?:(?:so|well|now|ok|okay|and)[,\s]+)?(?:had|were)\s+I\b|\s*(?:suppose|imagine|say|pretend|assume|picture|persona)\b(?=\s+(?:that\s+)?(?:I|you|we|he|she|a|an|the|someone)\b|\s*:)|[^.]{0,60}\b(?:prompt|persona|message|character|attacker|user)\b[^.]{0,40}\b(?:went|goes|reads?|said|says|was|is|like|pretends)\b"
    r"|[^.]{0,80}\b(?:told|asked|convinced|tricked|persuaded|informed)\s+(?:the\s+|it\b|an?\s+)?(?:model|it|bot|assistant|chatbot|ai|llm|system|agent)\b"
    r"|[^.]{0,80}\b(?:claim(?:ed|ing)\s+(?:to\s+be|that|I)|pos(?:ed|ing)\s+as|wrote\s+as|impersonat\w+|played\s+an?|role-?play\w*|pretended)\b",
    re.IGNORECASE,
)
"""Openings that make all of a sentence a supposition, or the words of a made-up person."""


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

    @cached_property
    def subjects(self) -> tuple[tuple[int, int, bool], ...]:
        """Start, end and "is the applicant" of every subject in the sentence."""
        return tuple((one.start(), one.end(), bool(one["own"])) for one in _SUBJECT.finditer(self.text))

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Start and end of every quotation."""
        return tuple(one.span() for one in _QUOTED.finditer(self.text))

    @cached_property
    def sober(self) -> str:
        """The sentence with turns of phrase that suppose nothing blanked out, at the same offsets."""
        return _MANNER.sub(lambda found: " " * len(found.group()), self.text)

    def speaker(self, at: int) -> Speaker:
        """Whose statement stands at `at`: of the last subject before it, in its clause or an earlier one of the sentence."""  # noqa: E501
        start, _ = self.clause_at(at)
        word = _WORD.match(self.text, at)
        reach = word.end() if word else at
        own = next((own for begin, end, own in reversed(self.subjects) if begin >= start - 1 and end <= reach), None)
        if own is None:
            own = next((own for _, end, own in reversed(self.subjects) if end <= start), None)
        if own is None and not self.quoted and _SUBJECT_LATER.match(self.text):
            # "As a nurse of ten years I ...": the subject comes after.
            own = next((own for begin, _, own in self.subjects if begin >= at), None)
        if own is None:
            return Speaker.UNSAID
        return Speaker.SELF if own else Speaker.OTHER

    def is_theirs(self, at: int, *, supposed: bool = False) -> bool:
        """Whether what stands at `at` is said by applicants of themselves, as fact.

        Args:
            at: a position within the sentence.
            supposed: whether "I could" and "I would" count too, as they do for availability.
        """
        if self.text.rstrip().endswith("?") or any(start < at < end for start, end in self.quoted):
            return False
        if self.speaker(at) is Speaker.OTHER:
            return False
        before = self.sober[self.clause_at(at)[0] : at]
        if _NEGATION.search(before) or _NEAR_NEGATION.search(before):
            return False
        return supposed or not (_SUPPOSITION.search(before) or _SUPPOSED_THROUGHOUT.match(self.sober))


_FILLER = re.compile(
    r"(?P<left>(?:^|(?<=[.!?\n]))\s*(?=\w)|,\s*)(?:(?:oh|um+|uh+|erm|gosh|goodness|you\s+know|well|what|I\s+mean|honestly|sort\s+of|kind\s+of|basically|"
    r"let\s+me\s+see|let['’]s\s+see|hmm+|yeah|yes|ah|so|look|right|okay|ok|mostly|I\s+guess|I\s+suppose|I\s+think|to\s+be\s+(?:fair|honest))\b\s*,\s*)+",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(
    r"(?:\b(?:been|was|is|am|are|since|in|at|for|from|until|about|then|and|to|of|the|a|have|did|as|so|it['’]s|I['’](?:m|ve|d))|^)$",
    re.IGNORECASE,
)


def _without_fillers(text: str) -> str:
    """`text` with "well," and "you know," blanked out, each character by a space, so that offsets hold."""

    def blank(found: re.Match[str]) -> str:
        # The comma of "been, gosh, seven years" belongs to the filler; that of "there, you know, a friend" does not.
        own = _CUT_SHORT.search(text[: found.start()].rstrip()) is not None
        kept = "" if own else found["left"]
        return kept + " " * (len(found.group()) - len(kept))

    return _FILLER.sub(blank, text)


def sentences(text: str) -> tuple[Sentence, ...]:
    """`text` cut into sentences and lines, without fillers; their offsets hold in `text`."""
    text = _without_fillers(text)
    cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    pieces = [(start, text[start:end]) for start, end in zip(cuts, cuts[1:], strict=False)]
    return tuple(
        Sentence(start + len(piece) - len(piece.lstrip()), piece.strip()) for start, piece in pieces if piece.strip()
    )
