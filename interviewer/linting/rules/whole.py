"""The pack as a whole: time, follow-ups, weights, forms of question, ids, and what its numbers rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.domain.interview import ItemKind
from interviewer.domain.plan import Wording, plan
from interviewer.linting.finding import Hit, Severity, shown
from interviewer.linting.rule import rule
from interviewer.linting.view import View
from interviewer.linting.words import content, words

_LEAD_MINUTES, _FOLLOW_UP_MINUTES = 1.5, 0.75
"""What reading a lead question and typing or saying an answer takes at least, and the same for a follow-up."""
_MOST_MINUTES = 12.0
"""Minutes for a lead question and its follow-ups beyond which the time that is named puts people off for nothing."""
_VERIFYING = (Wording("?", "?"),) * 2
_LEAST_RATIONALE = 8
"""Words."""

_PAST = re.compile(
    r"\b(?:tell me about|think of|describe|give me an example of)\b[^?]{0,160}\b(?:you|your|yours)\b|\ba time when\b"
    r"|\btell me how you (?:\w+ed|dealt|did|found|went|got|came|made|took|knew)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:would you|what do you do|how do you (?:decide|get|go)|talk me through|walk me through|tell me what you do"
    r"|what you (?:do|settle|would))\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?:[£$€]\s?\d|\d[\d.,]*\s?(?:%|per ?cent|mg|mcg|micrograms?|milligrams?|g|kg|ml|l|mmol|units?|iu|mmhg|ml/min"
    r"|degrees|°|minutes?|hours?|days?|weeks?|years?|dollars|euros?|pounds|usd|eur|gbp)(?![a-z])"
    r"|(?:section|article|rule|regulation|paragraph|§|s\.|art\.)\s?\d)",
    re.IGNORECASE,
)
_TELLS_LEVEL = re.compile(
    r"(?:^|[-\s])(?:level-?\d|good-answer|bad-answer|poor|strong|weak|excellent|novice|expert|easy|tricky|trick|trap"
    r"|(?:in)?correct|fault(?:y|less|-free)|no[- ]faults?|flawless|flawed|clean|wrong-answer|hallucinat\w+)(?=$|[-\s])",
    re.IGNORECASE,
)
_NO_RATIONALE = frozenset(
    content(
        "more most less least important importance key crucial vital central essential matter matters weigh weighs "
        "weight double half competency than others other we think it this core main"
    )
)  # fmt: skip


@rule(
    "weight-without-rationale",
    "A weight has no reason that can be checked",
    Severity.WARNING,
    why="""A weight moves who is taken. "Because it is more important" says the same again; a reason names what in the
    work depends on it, so that somebody can agree or object.""",
    trips={"competencies[0].weight": 2.0, "competencies[0].weight_rationale": "It is the most important competency."},
    passes={
        "competencies[0].weight": 2.0,
        "competencies[0].weight_rationale": "Two in three of the answers that are judged are about brewing.",
    },
)
def weight_without_rationale(view: View) -> Iterator[Hit]:
    """A rationale of a few words, or of none but importance."""
    for place, competency in view.competencies():
        reason = competency.weight_rationale or ""
        if competency.weight != 1.0 and (
            len(words(reason)) < _LEAST_RATIONALE or len(set(content(reason)) - _NO_RATIONALE) < 3
        ):
            message = f'"{shown(reason)}" doesn\'t say why {competency.weight:g}; name what in the work depends on it.'
            yield Hit((*place, "weight_rationale"), message, shown(reason))


@rule(
    "no-source",
    "A figure has no source",
    Severity.WARNING,
    why="""Doses, sums, limits and sections are what an answer is marked wrong by. If one is out of date, every expert
    loses for knowing better, and nobody can look up who is right.""",
    trips={
        "sources": [],
        "work_samples[0].faults[0].source": None,
        "competencies[0].criteria[0].key_points[0].text": "Green leaf wants water at 70 to 80 degrees.",
    },
    passes={"competencies[0].criteria[0].key_points[0].text": "Green leaf wants water at 70 to 80 degrees."},
    reads_english=False,
)
def no_source(view: View) -> Iterator[Hit]:
    """Figures in anchors, key points and corrections of a pack that lists no source at all."""
    if view.pack.sources:
        return
    corrections = [((*place, "correction"), fault.correction) for place, _, fault in view.faults()]
    points = [(place, point) for place, _, point in view.key_points()]
    for place, text in (*view.anchors(), *points, *corrections):
        if found := _FIGURE.search(text[:2_000]):
            said = shown(found.group())
            message = (
                f'"{said}" can be checked nowhere, as the pack lists no sources; list one and what it is used for.'
            )
            yield Hit(place, message, said)


@rule(
    "follow-ups-too-few",
    "Follow-ups can't cover the criteria",
    Severity.WARNING,
    why="""A first answer seldom shows everything. What no follow-up may ask about stays unrated, and who was just brief
    is taken for not knowing.""",
    trips={"follow_ups": {"per_question": 0, "total": 0}},
    passes={"follow_ups": {"per_question": 2, "total": 4}},
    reads_english=False,
)
def follow_ups_too_few(view: View) -> Iterator[Hit]:
    """Room for all but one criterion of a competency, and for one follow-up in each of them."""
    budget = view.pack.follow_ups
    competencies = view.pack.competencies
    most = max(len(competency.criteria) for competency in competencies)
    if budget.per_question < most - 1 and budget.per_question < _MOST_FOLLOW_UPS:
        message = (
            f"{budget.per_question} follow-ups a question leave criteria of {most} uncovered if the first answer shows "
            f"one; allow {min(most - 1, _MOST_FOLLOW_UPS)}, or have fewer criteria."
        )
        yield Hit(("follow_ups",), message)
    elif budget.total < len(competencies):
        message = (
            f"{budget.total} follow-ups in all are less than one for each of {len(competencies)} competencies; allow "
            f"{len(competencies)} or more."
        )
        yield Hit(("follow_ups",), message)


_MOST_FOLLOW_UPS = 5


@rule(
    "minutes-do-not-fit",
    "The minutes don't fit what is asked",
    Severity.WARNING,
    why="""The minutes are a promise, and progress is shown by them. Where they are too few, people are hurried through
    the last questions, the slow typist and the second-language speaker most; where they are many, people stay away.""",
    trips={"minutes": 7},
    passes={"minutes": 15},
    reads_english=False,
)
def minutes_do_not_fit(view: View) -> Iterator[Hit]:
    """Minutes left for each lead question and its follow-ups, by the plan that is made of the pack."""
    pack = view.pack
    drawn = plan(pack, seed=0, verification=_VERIFYING, own_questions=_VERIFYING[0])
    leads = [item.minutes for item in drawn.items if item.kind is ItemKind.LEAD]
    follow_ups = min(pack.follow_ups.per_question, pack.follow_ups.total / len(leads))
    needed = _LEAD_MINUTES + _FOLLOW_UP_MINUTES * follow_ups
    if leads[0] < needed:
        message = (
            f"{pack.minutes} minutes leave {leads[0]:.1f} for each lead question with its follow-ups, which takes "
            f"{needed:.1f} at least; allow {pack.minutes + (needed - leads[0]) * len(leads):.0f}, or ask less."
        )
        yield Hit(("minutes",), message)
    elif leads[0] > _MOST_MINUTES:
        message = f"{pack.minutes} minutes leave {leads[0]:.0f} for each lead question; name the time that it takes."
        yield Hit(("minutes",), message)


@rule(
    "forms-of-one-kind",
    "All questions of a competency are of one kind",
    Severity.ADVICE,
    why="""Who is new to a field, or back after years, has few stories to tell and may judge a case well; others freeze
    at a case. Parallel forms that ask for an experience and for a case are fair to both.""",
    trips={"competencies[0].questions[1].text": "Tell me about a black tea of yours that a customer brought back."},
    passes={"competencies[0].questions[1].text": "A customer says that her Darjeeling is harsh. What would you do?"},
)
def forms_of_one_kind(view: View) -> Iterator[Hit]:
    """Nothing but experiences, or nothing but cases."""
    for place, competency in view.competencies():
        texts = [question.text for question in competency.questions]
        past = [bool(_PAST.search(text)) and not _CASE.search(text) for text in texts]
        if all(past):
            message = "asks for an experience in every form; let one put a case instead."
            yield Hit((*place, "questions"), message)
        elif all(_CASE.search(text) and not _PAST.search(text) for text in texts):
            message = "puts a case in every form; let one ask for an experience instead."
            yield Hit((*place, "questions"), message)


@rule(
    "id-tells-level",
    "An id or a title tells what is to be found out",
    Severity.WARNING,
    why="""Ids and titles are seen: in links, downloads, exports and on the page. "faultless" or "tricky" tells an
    applicant what to answer, and a reviewing person what to expect.""",
    trips={"work_samples[0].id": "sencha-faulty"},
    passes={"work_samples[0].id": "sencha-at-home"},
)
def id_tells_level(view: View) -> Iterator[Hit]:
    """Words for levels and faults in the ids of questions and the ids and titles of work samples."""
    named = [((*place, "id"), question.id) for place, _, question in view.questions()]
    for place, sample in view.samples():
        named += [((*place, "id"), sample.id), ((*place, "title"), sample.title)]
    for place, text in named:
        if found := _TELLS_LEVEL.search(text[:200]):
            said = found.group().strip("- ")
            yield Hit(place, f'"{said}" tells what is to be found out; name what it is about instead.', said)


@rule(
    "other-language",
    "Most rules can't read the pack's language",
    Severity.ADVICE,
    why="""Rules that go by words know English ones, and the embedding model reads nothing else. What they would find
    has to be looked for by a person.""",
    trips={"language": "cy"},
    passes={"language": "en"},
    reads_english=False,
)
def other_language(view: View) -> Iterator[Hit]:
    """Any but English."""
    if view.pack.language != "en":
        message = (
            f"rules that read English are not run on a pack in {view.pack.language!r}; have a person look instead."
        )
        yield Hit(("language",), message, view.pack.language)


RULES = (
    other_language,
    weight_without_rationale,
    no_source,
    follow_ups_too_few,
    minutes_do_not_fit,
    forms_of_one_kind,
    id_tells_level,
)
