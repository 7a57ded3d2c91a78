"""A chat model that knows the gold table: the form a careful reader would fill in for each of its answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from interviewer.chat import PromptTemplate
from interviewer.claims.by_model import ClaimReader
from interviewer.claims.compare import compare
from interviewer.claims.figures import duration_of, figures
from interviewer.claims.lexicon import table, tokens
from interviewer.claims.names import find_names
from interviewer.claims.ownership import sentences
from interviewer.claims.readers.education import DEGREES
from interviewer.claims.reply import SaidClaim
from interviewer.domain.evidence import Answer, Claim
from interviewer.domain.profile import Profile
from tests.chat_models import ScriptedChat
from tests.claims.scoring import TODAY, Case, Expected, Score

TEMPLATE = PromptTemplate("claims", "List the claims.", "{{answers}}", "hash")
NOTHING: dict[str, Any] = {
    **dict.fromkeys(("organisation", "unit", "start", "end", "level", "jurisdiction"), ""),
    "amount": None,
}

PROFILE = Profile.from_document(
    {
        "work": [
            {"name": "St Mary's Hospital", "position": "ICU Registered Nurse", "startDate": "2019-01"},
            {"name": "Leeds General Infirmary", "position": "Staff Nurse", "startDate": "2016-02"},
        ],
        "education": [{"institution": "University of Manchester", "studyType": "BSc", "area": "Nursing"}],
        "skills": [{"name": "Ventilator weaning"}],
        "certificates": [{"name": "Basic Life Support (BLS)"}],
    }
)


def replying(*forms: dict[str, Any]) -> ScriptedChat:
    """A model that fills in these forms, one a call."""
    waiting = list(forms)
    return ScriptedChat(lambda _prompt, _call: waiting.pop(0))


def said(kind: str, subject: str, quote: str, answer: int = 1, **fields: Any) -> dict[str, Any]:
    """A claim as the form has it."""
    given = {name: value for name, value in fields.items() if value is not None}
    return {**NOTHING, "answer": answer, "quote": quote, "kind": kind, "subject": subject, **given}


def careful(case: Case) -> list[SaidClaim]:
    """The claims of the gold table for one answer, as the form has them."""
    found: list[SaidClaim] = []
    for want in case.expected:
        before = sum(one.kind == want.kind for one in found)
        found.append(SaidClaim.model_validate(_said(case, want, before)))
    return found


def read_by(case: Case, claims: Iterable[SaidClaim]) -> Score:
    """What the reader makes of an answer when the model replies with `claims`, beside the gold table."""
    model = replying({"claims": [one.model_dump() for one in claims]})
    read = ClaimReader(model, TEMPLATE).read(case.profile, [case.answer], None)
    total = Score()
    total.add(case, [one for one in compare(read, case.profile, TODAY) if one.claim])
    return total


def added(scores: Iterable[Score]) -> Score:
    """The figures over many answers."""
    total = Score()
    for one in scores:
        total.counts.update(one.counts)
        total.misses += one.misses
    return total


def answered(*texts: str) -> list[Answer]:
    """Answers of an interview; the first is turn 3."""
    return [Answer(turn=3 + 2 * n, question="Tell us about your work.", text=text) for n, text in enumerate(texts)]


def read(text: str, *claims: dict[str, Any]) -> tuple[Claim, ...]:
    """What the reader makes of one answer when the model replies with `claims`."""
    return ClaimReader(replying({"claims": list(claims)}), TEMPLATE).read(PROFILE, answered(text), "one")


def one(text: str, claim: dict[str, Any]) -> Claim:
    """The one claim it makes of them."""
    (found,) = read(text, claim)
    return found


def _said(case: Case, want: Expected, before: int) -> dict[str, Any]:
    text = case.answer.text
    subject = next(
        (one for one in want.subjects if one.lower() in text.lower()), want.subjects[0] if want.subjects else ""
    )
    quote = _sentence(text, want, subject)
    fields = _FIELDS.get(want.kind, lambda *_: {})(case, want, quote, before)
    if want.kind in ("role", "duration", "dates", "achievement"):
        fields["organisation"] = _employer(case, quote)
    if want.kind == "dates":
        subject = fields["organisation"] or next(
            (one.subjects[0] for one in case.expected if one.kind == "role" and one.subjects), "work"
        )
    return said(want.kind, subject, quote, **fields)


def _sentence(text: str, want: Expected, subject: str) -> str:
    """The sentence that has most of the claim."""

    def has(sentence: str) -> int:
        years = want.amount is not None and want.kind == "duration" and duration_of(sentence, want.amount) is not None
        dated = want.kind == "dates" and subject.split(maxsplit=1)[0][:4] in sentence
        counted = any(want.amount in (one.value, one.written) for one in figures(sentence))
        return 3 * years + 3 * dated + counted + len(tokens(subject) & tokens(sentence))

    return max((text[one.start : one.end] for one in sentences(text)), key=has)


def _employer(case: Case, quote: str) -> str | None:
    named = [one.subjects[0] for one in case.expected if one.kind == "employment"]
    return next((one.name for one in find_names(quote, named)), None)


def _duration(case: Case, want: Expected, quote: str, before: int) -> dict[str, Any]:
    return {"amount": want.amount, "unit": "years"}


def _dates(case: Case, want: Expected, quote: str, before: int) -> dict[str, Any]:
    start, _, end = max(want.subjects, key=len).partition(" ")
    return {"start": start, "end": end or None}


def _education(case: Case, want: Expected, quote: str, before: int) -> dict[str, Any]:
    degree = next((found.group() for _, pattern in DEGREES if (found := re.search(pattern, quote))), None)
    schools = [course.institution for course in case.profile.education if course.institution]
    named = [one for one in want.subjects if re.search("university|school|college", one)]
    year = re.search(r"20\d\d", quote)
    known = next((one.name for one in find_names(quote, schools)), None)
    return {"level": degree, "organisation": known or (named[0] if named else None), "end": year and year.group()}


def _licence(case: Case, want: Expected, quote: str, before: int) -> dict[str, Any]:
    names = [name for group in table("places", "countries").values() for name in group if len(name) > 2]
    names.append("NY")
    places = sorted((quote.index(name), name) for name in names if re.search(rf"\b{re.escape(name)}\b", quote))
    return {"jurisdiction": places[before][1] if before < len(places) else None}


def _language(case: Case, want: Expected, quote: str, before: int) -> dict[str, Any]:
    at = quote.lower().index(want.subjects[0])
    levels = [name for names in table("languages", "levels").values() for name in names]
    near = [
        (abs(found.start() - at), -len(name), name)
        for name in levels
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", quote.lower())
    ]
    return {"level": min(near)[2] if near else None}


def _achievement(case: Case, want: Expected, quote: str, before: int) -> dict[str, Any]:
    unit = next((one.unit for one in figures(quote) if want.amount in (one.value, one.written)), None)
    return {"amount": want.amount, "unit": unit}


def _availability(case: Case, want: Expected, quote: str, before: int) -> dict[str, Any]:
    if want.amount:
        return {"amount": want.amount, "unit": "hours per week"}
    if re.search("20\\d\\d", quote):
        month = re.search(r"(Jan|Feb)\w* (20\d\d)", quote)
        assert month, quote
        return {"start": f"{month[2]}-0{('Jan', 'Feb').index(month[1]) + 1}"}
    return {"level": "from March"}


_FIELDS: dict[str, Callable[[Case, Expected, str, int], dict[str, Any]]] = {
    "duration": _duration,
    "dates": _dates,
    "education": _education,
    "licence": _licence,
    "language": _language,
    "achievement": _achievement,
    "availability": _availability,
}
