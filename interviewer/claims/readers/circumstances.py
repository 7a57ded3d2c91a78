"""Achievements with a figure, availability and where a person is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from interviewer.claims.expressions import DATE, MONTHS, NUMBER, number
from interviewer.claims.lexicon import alternatives, country_of, table
from interviewer.claims.ownership import Speaker
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.readers.employers import ORGANISATION, employers
from interviewer.domain.evidence import ClaimKind

_DID = re.compile(
    r"\b(?:cut(?:ting)?|reduc(?:ed|ing)|increas(?:ed|ing)|improv(?:ed|ing)|sav(?:ed|ing)|grew|grow(?:n|ing)|rais(?:ed|ing)|lower(?:ed|ing)|decreas(?:ed|ing)|halved|doubled|tripled|brought|dropp(?:ed|ing)|sped\s+up|speeding|accelerated|boosted|"
    r"exceeded|beat|closed|won|generated|sold|trained|mentored|supervised|managed|led|hired|onboarded|migrated|translated|delivered|published|recovered|shortened|slashed|scaled|hit|achieved|reach(?:ed|ing)|negotiated|drafted|reviewed|handled|"
    r"precepted|taught|built|automated|found|reported|discovered|audited|processed|interpreted|reconciled|fell|went)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"^(?:cut|reduc|increas|improv|sav|grew|grow|rais|lower|decreas|halved|doubled|tripled|brought|dropp|sped|speed|accelerat|boost|exceed|beat|recover|shorten|slash|scal|hit|achiev|reach|fell|went|generat|closed|won|sold)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    rf"(?:(?P<money>[£$€]\s?\d[\d.,]*\s?(?:k|m|bn|million|billion|thousand)?\b|\b\d[\d.,]*\s?(?:k|m|million|billion|thousand)?\s?(?:euros?|dollars|pounds|USD|EUR|GBP)\b)"
    rf"|(?P<percent>\b(?:{NUMBER})\s?(?:%|per\s?cent\b|percent\b|percentage\s+points?\b))"
    rf"|(?P<times>\b(?:\d+(?:\.\d+)?\s?x|{NUMBER}\s+times|(?:two|three|four|five|ten)fold)\b)"
    rf"|\bfrom\s+(?P<was>[£$€]?\s?\d[\d.,]*)\s?(?P<wasunit>[A-Za-z%]+(?:\s+(?!to\b)[a-z]+)?)?\s+(?:down\s+|up\s+)?to\s+(?:about\s+|under\s+|around\s+)?(?P<became>[£$€]?\s?\d[\d.,]*)\s?(?P<unit>[A-Za-z%]+)?"
    rf"|(?P<count>\b(?:\d[\d,]*\+?|{NUMBER}))\s+(?P<things>(?:(?:new|junior|senior|more|different|legal|financial|student|newly|enterprise|critical|major)\s+)*(?:nurses|staff|people|engineers|developers|patients|students|words|documents|pages|contracts|deals|clients|customers|accounts|bugs|vulnerabilities|reports|papers|articles|cases|services|users|teams|audits|residents|doctors|juniors|analysts|lawyers|translators|members|beds|trainees|interns|reps|requests|transactions|hires|books|meetings|findings|hearings|trials|matters|interpreters|machines|servers|tests)\b))",
    re.IGNORECASE,
)
_CLINICAL = re.compile(
    r"\b(?:dos(?:e|es|ing|age)|oxygen|fio2|peep|flow|infusion|drip|rate\s+(?:to|by|from)|mcg|mg|ml|litres?|liters?|mmhg|bpm|units?\s+of|noradrenaline|norepinephrine|insulin|propofol|fentanyl|morphine|heparin|bolus|fluids?|saturation|sats|spo2|blood\s+pressure|bp|temperature|lactate|potassium|"
    r"sodium|creatinine|gcs|map\b|heart\s+rate|sugar|glucose|haemoglobin|hemoglobin|urine|titrat\w+|sedation|position|portfolio\s+weight|volatility|interest\s+rate|discount\s+rate|wacc|temperature)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    rf"(?P<low>{NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<high>{NUMBER}))?\s*\+?\s*(?:hours?|hrs?|hr|h)\s*(?:(?:a|per|each|every|in\s+the|by|/|in\s+a|the)\s*|/\s*)(?:week|wk)\b|(?P<plain>{NUMBER})\s*(?:hours?|hrs?|h)\s+weekly\b",
    re.IGNORECASE,
)
_ANY_OFFER = re.compile(
    r"(?i)(?:\b|\d)(?:h|hours?|hrs?|hr)\b|\b(?:start|begin|join|available|availability|free|weekends?|evenings?|notice|full[- ]time|part[- ]time|mornings?|afternoons?|nights)"  # noqa: E501
)
"""Without one of these words nothing is offered; looked for first, since most sentences have none."""
_OFFER = re.compile(
    r"\b(?:can|could|available|availability|able|free|offer|commit|happy|would|up\s+to|spare|dedicate|give|do|looking\s+for|have|put\s+in|start|for\s+(?:this|you|the)\s+(?:project|work)|want|prefer|possible|maximum|max|at\s+most|disponible)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:worked|was|were|used\s+to|did|had|employed|during|shifts?\s+of|currently\s+work|i\s+work)\b", re.IGNORECASE
)
_MONTH_NAME = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_START = re.compile(
    rf"\b(?:(?:can|could|able\s+to|available\s+to|ready\s+to|would|to|possible\s+to|happy\s+to|will)\s+(?:start|begin|join)|available|availability(?:\s+is)?|start(?:ing)?|free)\s+(?:on\s+|from\s+|in\s+|as\s+of\s+|is\s+|at\s+|by\s+|the\s+)*(?P<when>immediately|right\s+away|straight\s+away|at\s+once|now|next\s+(?:week|month|Monday)|tomorrow|today|(?:Mon|Tues|Wednes|Thurs|Fri)day|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH_NAME}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s+20\d\d)?|20\d\d-\d\d(?:-\d\d)?|{DATE}|in\s+\w+\s+weeks?|(?:two|four|\d)\s+weeks?(?:\s+from\s+now)?)\b",
    re.IGNORECASE,
)
_PATTERN = re.compile(
    r"\b(?:(?:available|can\s+(?:only\s+)?(?:do|work)|free|prefer|only)\s+(?:only\s+)?(?:to\s+work\s+)?(?:on\s+|in\s+the\s+|at\s+)?(?P<pattern>weekends?(?:\s+only)?|evenings?(?:\s+(?:and|or)\s+weekends?)?(?:\s+only)?|nights?\s+only|full[- ]time|part[- ]time|mornings?|afternoons?)|(?P<notice>(?:\w+|\d+)\s+(?:weeks?|months?)['’]?\s+notice(?:\s+period)?))\b",  # noqa: E501
    re.IGNORECASE,
)
_HERE = re.compile(
    rf"(?:(?:\b[Ll]iv(?:e|ing)|\breside|\bresiding|\bstaying)\s+(?:and\s+work\s+)?(?:now\s+|currently\s+)?(?:in|near|outside|at)|(?:[Bb]ased|located|situated)\s+(?:currently\s+)?(?:in|out\s+of|near)|(?:moved|relocated)\s+(?:back\s+)?(?:here\s+)?to|(?:location|home\s+base|my\s+home)\s*(?:is|:)\s*(?:in\s+)?)\s+(?:the\s+city\s+of\s+)?(?P<place>(?:the\s+)?{ORGANISATION}(?:,\s*{ORGANISATION})?)"
)


def read_achievements(passage: Passage) -> Iterator[Draft]:
    """Claims of a result with a figure, by the applicant or their team."""
    text = passage.text
    for left, right in passage.sentence.clauses:
        did = next((one for one in _DID.finditer(text, left, right) if passage.sentence.is_theirs(one.start())), None)
        if did is None or _CLINICAL.search(text[left:right]):
            continue
        # A note without "I" ("Cut falls by 30 %") counts where it opens the sentence.
        if passage.sentence.speaker(did.start()) is Speaker.UNSAID and did.start() - left > 3:
            continue
        figure = next((one for one in _FIGURE.finditer(text, did.end(), right) if _counts(one, did.group())), None)
        if figure is None:
            continue
        # "I delivered 200 babies and trained 15 residents": the figure is that of the verb next to it.
        for nearer in _DID.finditer(text, did.end(), figure.start()):
            if re.search(r"(?:\band|,|\bthen)\s+$", text[: nearer.start()]):
                did = nearer
        amount, unit = _measure(figure)
        place = next((one.name for one in employers(passage)), None)
        words_said = text[
            did.start() : min(right, max(figure.end(), right if right - figure.end() < 60 else figure.end()))
        ]
        # "Defects fell by ...": what changed stands before the verb.
        begin = left if re.match(r"(?i)fell|went|dropp", did.group()) else did.start()
        subject = re.sub(
            r"(?:\s+(?:by|from|to|of|a|an|the|over|about|around|nearly|almost|for|at|in))+$",
            "",
            " ".join(text[begin : figure.start()].split()).strip(" ,"),
        )
        yield passage.draft(
            ClaimKind.ACHIEVEMENT,
            words_said[:1].upper() + words_said[1:].strip(" ,;"),
            subject,
            left,
            did.start() + len(words_said),
            amount=amount,
            unit=unit,
            organisation=place,
        )


def _counts(figure: re.Match[str], verb: str) -> bool:
    """Whether a figure measures a result: a change's percentage, money, times or "from a to b"; a count of 2 or more things."""  # noqa: E501
    if figure["count"]:
        if re.search(
            r"(?i)\b(?:class|group|team|ward|unit|panel|list|set|pool|batch|cohort)\s+of\s+$",
            figure.string[: figure.start()],
        ):
            # The size of something, not a result.
            return False
        amount = number(figure["count"].rstrip("+"))
        # "Scaled to two servers" is a step of the work; two people trained are two people trained.
        people = re.match(r"(?i)trained|mentored|supervised|hired|onboarded|precepted|led", verb)
        return (amount or 0) >= (2 if people else 5)
    return bool(_CHANGE.match(verb)) or bool(figure["money"])


def _measure(figure: re.Match[str]) -> tuple[float | None, str]:
    if figure["percent"]:
        return number(re.sub(r"(?i)\s?(?:%|per\s?cent|percent|percentage\s+points?)", "", figure["percent"])), "percent"
    if figure["money"]:
        digits = re.search(r"\d[\d.,]*", figure["money"])
        factor = (
            1_000
            if re.search(r"(?i)\dk|\sk|thousand", figure["money"])
            else 1_000_000
            if re.search(r"(?i)\d\s?m|million", figure["money"])
            else 1_000_000_000
            if re.search(r"(?i)bn|billion", figure["money"])
            else 1
        )
        sign = re.search(r"[£$€]|euros?|dollars|pounds|USD|EUR|GBP", figure["money"], re.IGNORECASE)
        value = (
            float(digits.group().replace(",", "").rstrip(".") or 0)
            if digits and digits.group().count(".") <= 1
            else None
        )
        return (value * factor if value is not None else None), sign.group() if sign else "money"
    if figure["times"]:
        return number(re.sub(r"(?i)\s?x$|\s+times$|fold$", "", figure["times"])), "times"
    if figure["became"]:
        return number(re.sub(r"[£$€\s]", "", figure["became"]).rstrip(".,")), (
            figure["unit"] or figure["wasunit"] or ""
        )
    return number(figure["count"].rstrip("+")), figure["things"].split()[-1].lower()


def read_availability(passage: Passage) -> Iterator[Draft]:
    """Claims of hours a week, of the earliest start and of when in the week a person can work."""
    text = passage.text
    if not _ANY_OFFER.search(text):
        return
    for found in _HOURS.finditer(text):
        left, right = passage.sentence.clause_at(found.start())
        clause = text[left:right]
        noted = passage.sentence.speaker(found.start()) is Speaker.UNSAID
        if (
            not passage.sentence.is_theirs(found.start(), supposed=True)
            or (_PAST.search(clause) and not re.search(r"(?i)\bavailab|\bcan\b|could", clause))
            or not (_OFFER.search(clause) or noted)
        ):
            continue
        low, high = number(found["low"] or found["plain"]), number(found["high"]) if found["high"] else None
        if low is None or not 1 <= (high or low) <= 90:
            continue
        said = f"{low:g} to {high:g}" if high else f"{low:g}"
        yield passage.draft(
            ClaimKind.AVAILABILITY,
            f"Available {said} hours a week",
            "hours a week",
            left if found.start() - left < 60 else found.start(),
            found.end(),
            amount=high or low,
            unit="hours per week",
        )
    for found in _START.finditer(text):
        if (
            passage.sentence.is_theirs(found.start(), supposed=True)
            and re.search(
                r"(?i)\b(?:can|could|available|availability|able|free|ready|would|happy|will|possible)\b|^start",
                text[: found.end()],
            )
            and not re.search(r"(?i)antibiotic|treatment|therapy|patient|fluids|code|server|service|data|data", text)
        ):
            yield passage.draft(
                ClaimKind.AVAILABILITY,
                f"Can start {found['when']}",
                "start",
                *_clause(passage, found),
                start=_when(found["when"]),
            )
    for found in _PATTERN.finditer(text):
        if passage.sentence.is_theirs(found.start(), supposed=True) and not _PAST.search(text[: found.start()]):
            what = found["pattern"] or found["notice"]
            yield passage.draft(
                ClaimKind.AVAILABILITY,
                f"Availability: {what}",
                "notice" if found["notice"] else "when",
                *_clause(passage, found),
                level=what.lower(),
            )


def _when(said: str) -> str | None:
    year = re.search(r"20\d\d", said)
    month = re.search(rf"(?i){_MONTH_NAME}", said)
    if not year:
        return None
    if re.fullmatch(r"20\d\d-\d\d(-\d\d)?", said):
        return said
    day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)", said.replace(year.group(), ""))
    if not month:
        return year.group()
    start = f"{year.group()}-{MONTHS.index(month.group()[:3].lower()) + 1:02d}"
    return f"{start}-{int(day[1]):02d}" if day and 1 <= int(day[1]) <= 28 else start


def _clause(passage: Passage, found: re.Match[str]) -> tuple[int, int]:
    left, _ = passage.sentence.clause_at(found.start())
    return (left if found.start() - left < 50 else found.start()), found.end()


def read_locations(passage: Passage) -> Iterator[Draft]:
    """Claims of where a person lives or is based."""
    found = _HERE.search(passage.text)
    if found is None:
        bare = re.fullmatch(
            rf"(?:I\s+(?:am|work)\s+(?:currently\s+)?in|I['’]m\s+in)\s+(?P<place>{_places()}).{{0,40}}", passage.text
        )
        if bare is None:
            return
        found = bare
    place = found["place"].rstrip(".'")
    if re.match(r"(?i)moved|relocated", found.group()) and country_of(place) is None:
        return
    clause = passage.text[passage.sentence.clause_at(found.start())[0] : found.start()]
    if re.search(r"(?i)\b(?:was|were|used\s+to|worked)\b", clause) and re.match(r"(?i)based|located", found.group()):
        # Where a former employer was.
        return
    if passage.sentence.is_theirs(found.start()) and (
        country_of(place) or not re.search(r"(?i)hospital|clinic|ward|unit|icu|team|bank", place)
    ):
        left, _ = passage.sentence.clause_at(found.start())
        yield passage.draft(
            ClaimKind.LOCATION,
            f"Is in {place}",
            place,
            left if found.start() - left < 40 else found.start(),
            found.end(),
        )


@cache
def _places() -> str:
    return alternatives(name for names in table("places", "countries").values() for name in names if len(name) > 2)
