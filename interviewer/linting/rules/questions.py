"""How a question asks: for one thing, openly, with no answer put into anybody's mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.linting.finding import Hit, Severity, shown
from interviewer.linting.rule import rule
from interviewer.linting.view import Asked, View
from interviewer.linting.words import sentences, unquoted, words

_TEXT = "competencies[0].questions[0].text"
_PROBE = "competencies[0].criteria[0].probes[0]"
_ECHO = 2
"""Words up to which a second question only asks on: "Why not?", "What then?"."""

_WHAT = r"(?:what|how|which|who|whom|when|where|whose)"
_AUXILIARY = r"(?:do|does|did|have|has|had|is|are|was|were|can|could|would|will|should|may|might)(?:n['’]t)?"
_REST = r"\b(?! (?:or|and|to)\b)(?=(?:\s+[\w'’]+){3})"
"""What makes a clause of it: "and what to leave out" and "and what against it?" ask for nothing more."""
_CLAUSE = re.compile(rf"(?:^|[,;:] ){_WHAT}\b(?! (?:or|and|to)\b)(?=\s+\w)|\band {_WHAT}{_REST}", re.IGNORECASE)
_JOINED = re.compile(rf"\band {_WHAT}{_REST}", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:it|its|that|this|they|them|their|then|there|he|him|his|she|her|these|those|else|happen\w*|you do"
    r"|sa[iy]\w*|decid\w+|end\w*|c[ao]me|next|after\w*)\b",
    re.IGNORECASE,
)
"""What ties a second clause to the first: the same story, gone on with."""
_ASKS = re.compile(rf"[\"'“‘(]?(?:and |but |so )?(?:{_WHAT}|why|{_AUXILIARY})\b", re.IGNORECASE)
_TWO_TOPICS = re.compile(
    r"\b(?:experiences? (?:with|of|in)|thoughts on|views? (?:on|of)|opinions? (?:on|of|about)|feel about"
    r"|approach to)\b[^?.;,]{1,60}\band\b",
    re.IGNORECASE,
)
_TWO_TASKS = re.compile(
    r"\b(?:tell me|describe|explain|talk me|walk me|take me)\b[^?.]{1,120}\band (?:also |then |please )*"
    r"(?:tell me|describe|explain|talk me|walk me|take me|give me|list)\b",
    re.IGNORECASE,
)

_NOT = r"(?:isn|aren|don|doesn|didn|wouldn|won|can|couldn|shouldn|haven|hasn|wasn|weren)['’]t"
_LEADING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf", {_NOT} (?:it|you|they|he|she|we|that|this|there)\?",
        r", (?:right|correct|no|yes|okay|ok)\?",
        rf"(?:^|[.?!] +){_NOT} (?:you|it|they|the|that|this|we|one)\b",
        r"\b(?:would|do|don['’]t|wouldn['’]t|will) you (?:not |also )?agree\b",
        r"\bdo(?:n['’]t)? you (?:not )?(?:think|believe|feel) (?:that|it|this|we|the|one)\b",
        r"\b(?:surely|obviously|of course|needless to say|as (?:you|we all|everybody|everyone) knows?|presumably)\b",
        r"\bi (?:assume|presume|suppose|trust|am sure|'m sure|imagine)\b",
        r"\bas an? (?:good|experienced|responsible|careful|competent) \w+",
        r"\bhow (?:important|essential|crucial|vital|useful|helpful|harmful|dangerous|wrong) (?:is|are|was|were)\b",
        r"\bwhy (?:is|are|was|were|do|does|did|should|must) [^?]{1,60}\b(?:important|better|worse|best|wrong|essential"
        r"|dangerous|unsafe|necessary|crucial)\b",
        r"\bthe (?:right|correct|proper|only|best) (?:answer|way|thing|step|choice|order|response|decision)\b",
        r"(?<!what )(?<!how )\byou (?:should|must|ought to)\b",
    )
)
_CLOSED = re.compile(
    rf"[\"'“‘(]?(?:and |so |but )?(?:(?:if|when|suppose|given|once|after|before)\b[^?]{{0,200}}, )?{_AUXILIARY}\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"(?:[,;:]|\band|\bor|\bbut) (?:\w+ )?(?:{_WHAT}|why)\b|\b(?:can|could|would|will) you (?:please )?(?:tell|"
    r"describe|explain|walk|talk|take|give|say|show)\b|\b(?:is|are|was|were) there (?:anything|anybody|anyone|something"
    r"|more|others)\b|\b(?:anything|anybody|anyone|something) (?:else|more)\b",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"\b(?:tell me|talk me|walk me|take me|take us|describe|explain|think of|give (?:me )?an example|say (?:more|what"
    r"|how|why))\b",
    re.IGNORECASE,
)


@rule(
    "double-question",
    "A question asks for two things at once",
    Severity.WARNING,
    why="""Who is asked two things answers one, and is rated low on the other. It is hardest on people who listen in a
    second language, or who lose the thread under stress.""",
    trips={
        _TEXT: "How do you choose the water for a green tea? Which teapots do you like to work with, and since when?"
    },
    passes={_TEXT: "A customer's green tea tastes bitter. How do you find out what went wrong, and why there?"},
)
def double_question(view: View) -> Iterator[Hit]:
    """Two questions one after the other, three in a row, or two topics or tasks in one."""
    for asked in view.asked():
        if found := _second(asked):
            said, advice = shown(found), "ask for one thing, and leave the rest to a probe"
            if asked.kind == "probe":
                advice = "ask for one thing, and make the rest another probe"
            severity = Severity.ADVICE if asked.kind == "plain" and found.count("?") < 2 else None
            yield Hit(asked.place, f'asks for more than one thing ("{said}"); {advice}.', said, severity)


@rule(
    "leading-question",
    "A question suggests its answer",
    Severity.WARNING,
    why="""A question that presumes or suggests what is right is answered with "yes", and tells nothing about who says
    it. Agreeable people gain, and those who disagree for a reason have to contradict the interviewer.""",
    trips={_PROBE: "Wouldn't you agree that the water has to cool down first?"},
    passes={_PROBE: "What did you do with the water?"},
)
def leading_question(view: View) -> Iterator[Hit]:
    """Tags, agreement asked for, what one should do, what is important."""
    for asked in view.asked():
        text = unquoted(asked.text)
        if found := next((match for pattern in _LEADING if (match := pattern.search(text))), None):
            said = shown(found.group().strip(" ,.?!"))
            yield Hit(asked.place, f'"{said}" suggests what to answer; ask what was done, or would be, and how.', said)


@rule(
    "closed-question",
    "A question can be answered with yes or no",
    Severity.WARNING,
    why="""Yes and no cannot be rated against anchors, and are right half of the time. Whoever is talkative says more
    anyway, whoever is not is marked down for answering what was asked.""",
    trips={_PROBE: "Did you measure it?"},
    passes={_PROBE: "How did you measure it, or how would you?"},
)
def closed_question(view: View) -> Iterator[Hit]:
    """Nothing but questions for yes or no, and nothing to tell; "anything else?" asks for more."""
    for asked in view.asked():
        text = unquoted(asked.text)
        questions = [one for one in sentences(text) if one.endswith("?")]
        if questions and not _TASK.search(text) and all(_is_closed(one) for one in questions):
            said = shown(questions[0])
            yield Hit(asked.place, f'"{said}" can be answered with yes or no; ask what, how or why.', said)


def _is_closed(question: str) -> bool:
    return bool(_CLOSED.match(question)) and not _OPEN.search(question)


def _second(asked: Asked) -> str:
    """The words in which a second thing is asked for; empty where there is none."""
    text = unquoted(asked.text)
    questions = [one for one in sentences(text) if one.endswith("?")]
    full = [one for one in questions if len(words(one)) > _ECHO and _ASKS.match(one)]
    if len(full) > 1 and not (len(full) == 2 and _is_closed(full[0]) and not _is_closed(full[1])):
        return full[1]
    for pattern in (_TWO_TOPICS, _TWO_TASKS):
        if found := pattern.search(text):
            return found.group()
    for one in questions:
        clauses = len(_CLAUSE.findall(one))
        joined = _JOINED.search(one)
        second = one[joined.start() :] if joined else ""
        if clauses > 2 or (clauses > 1 and joined and (asked.kind == "probe" or not _GOES_ON.search(second))):
            return second or one
    return ""


RULES = (double_question, leading_question, closed_question)
