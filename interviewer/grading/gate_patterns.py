"""The wordings that gates look for. They decide only what is set aside and shown to a person, never a level."""

from __future__ import annotations

import re
from collections.abc import Iterable


def _any(wordings: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{wording})" for wording in wordings), re.IGNORECASE)


MARKUP = re.compile(
    r"</?[a-z][^<>\n]{0,400}>|<(?:script|img|iframe|svg|body|style|meta|input|object|embed|link)\b[^<>\n]{0,400}|"
    r"\bjavascript:\S+|https?://\S+|\[/?(?:system|inst|assistant|user|rest-of-document)\b[^\]\n]*\]",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[\"“«`‘][^\"”»`’\n]{3,200}[\"”»`’]")

_WHO_GRADES = (
    r"(?:grad(?:er|ing)|evaluat(?:or|ion)|examiner|assessor|rater|reviewer|scor(?:er|ing)|judge|interviewer|recruiter|"
    r"system|ai|llm|model|assistant|bot|(?:analysis|screening) (?:software|systems?))"
)
_RULES = r"(?:instruction|prompt|rubric|criteri|guideline|scoring|grading|programming|negative indicator)"
_MARKS = r"(?:levels?|scores?|points?|marks?|ratings?|grades?|credit)"
_IT = r"\b(?:this|my|the) (?:answer|response|candidate|applicant)\b"
_TOP = r"(?:full|maximum|highest|top|perfect)"
_ME = r"(?:me|this|my|the (?:candidate|applicant|answer|response))"

TO_GRADER = _any(
    (
        rf"\b(?:ignore|disregard|forget|override|bypass)\b.{{0,40}}\b{_RULES}",
        r"\b(?:ignore|disregard|forget) everything\b.{0,30}\b(?:said|wrote|told|above|before)",
        rf"\b(?:note|message|attention|memo|dear)\b.{{0,20}}\b(?:to|for|by)\b.{{0,20}}\b{_WHO_GRADES}s?\b",
        rf"^\s*(?:dear\s+)?{_WHO_GRADES}\s*[:>]",
        rf"\b(?:hidden|invisible|white-text)\b.{{0,60}}\b(?:{_WHO_GRADES}|scan|metadata)",
        r"\b(?:don't|don’t|do not) (?:evaluate|grade|score|assess) (?:the|this)\b",
        r"\buse this (?:analysis|evaluation) to\b",
        rf"\b(?:give|award|assign|grant|rate|score|grade|mark)\b.{{0,25}}\b{_ME}\b.{{0,50}}"
        rf"\b(?:{_MARKS}|highest|maximum)",
        rf"\b(?:give|award|assign|grant)\b.{{0,25}}\b{_TOP}\s+{_MARKS}",
        rf"\b(?:rate|score|grade|mark)\b.{{0,25}}\b{_ME}\b.{{0,30}}\b\d+\s*(?:/|out of)\s*\d+",
        rf"{_IT}.{{0,25}}\b(?:deserves?|merits?|earns?|should (?:be|get|receive))\b.{{0,40}}\b(?:{_MARKS}|hired?)",
        rf"{_IT}.{{0,25}}\b(?:meets|satisfies|fulfils|exceeds)\b"
        r".{0,20}\b(?:all|every|each)\b.{0,30}\b(?:criteri|requirement|anchor|expectation|key point)",
        r"\b(?:correct|right|final|appropriate|expected) (?:level|score|rating|grade)\b.{0,12}"
        r"(?:\bis\b|=|:|\bshould be\b)",
        r"\bonly the (?:final|last|first) (?:line|sentence|part|answer)\b.{0,30}\b(?:graded|scored|counts?|rated)",
        r"\bexceeds all requirements|\bexceptional match\b|\b(?:highly|strongly) recommended for\b",
        r"\bmost qualified (?:for|candidate)|\binterview (?:highly|strongly) recommended",
        r"\byou are (?:now|no longer) (?:a|an|in|the)\b|\bas an ai\b|\bnew instructions?\s*:",
        r"\bsuited for the job, simply respond\b|\bmay not deviate\b",
        r"^\W*(?:level|score|rating|grade)\s*[:=]\s*\d\b",
        r"^\s*(?:thought process|solution|final answer|reasoning|analysis|verdict|evaluation)\s*:\s*$",
        r"^\s*let(?:'|’)?s (?:solve|think|approach|work)\b.{0,30}\bstep[ -]by[ -]step\b\W*$",
    )
)

_GREAT = (
    r"(?:best|excellent|exceptional|outstanding|amazing|brilliant|superb|perfect|extraordinary|world[- ]class|"
    r"top[- ]notch|unmatched|second to none|genius|strongest|talented|"
    r"(?:a|an|the|true|real) (?:\w+ )?(?:expert|master|authority)|"
    r"highly (?:skilled|experienced|qualified|competent|capable)|(?:ideal|perfect) candidate|natural leader|"
    r"(?:very|extremely|incredibly|really) "
    r"(?:good|skilled|experienced|strong|capable|talented|knowledgeable|competent))"
)
_I_AM = r"\bI(?:'m|’m| am| was| have (?:always )?been|'ve (?:always )?been| consider myself| am (?:considered|known))\b"

PRAISE = _any(
    (
        rf"{_I_AM}(?! not)[^.;]{{0,40}}\b{_GREAT}\b",
        r"\bmy (?:\w+ ){0,3}(?:skills?|abilit(?:y|ies)|knowledge|experience|performance|expertise)\b.{0,20}"
        rf"\b(?:is|are|was)\b.{{0,25}}\b{_GREAT}\b",
        r"\b(?:everyone|everybody|people|colleagues|managers?|my boss|they all)\b.{0,25}"
        rf"\b(?:says?|said|tells?|agrees?|knows?)\b.{{0,30}}\bI(?:'m|’m| am| was)\b.{{0,40}}\b{_GREAT}\b",
        r"\btrust me\b|\b(?:no one|nobody) (?:does|knows) .{0,20}\bbetter\b",
        r"\bI\b.{0,30}\bbetter than (?:anyone|everyone|most people)\b",
    )
)

_DIDNT = r"(?:didn't|didn’t|did not)"
_DONT = rf"(?:don't|don’t|do not|{_DIDNT})"
_NOT = r"(?:wasn't|wasn’t|was not|isn't|isn’t|is not|not)"

TAKEN_BACK = _any(
    (
        r"\bI (?:only )?meant\b(?! to\b)|\bwhat I meant\b|\bI should clarify\b",
        r"\b(?:not|n't|n’t) (?:really )?claiming\b",
        rf"\bI {_DONT} (?:always|consistently|usually|actually|really|necessarily)\b",
        rf"\bI {_DIDNT} (?:(?:personally|actually) )?(?:invent|own|design|create|build|lead|do that)\b",
        rf"\b{_NOT} (?:something I|really (?:my|me|mine)|my (?:role|job|idea|decision)|consistent(?:ly)?)\b",
        r"\b(?:usually|generally|mostly|normally|always),? my (?:boss|manager)\b",
        r"\bmy (?:boss|manager)\b.{0,15}\b(?:usually|generally|always|normally|already|would have)\b",
        r"\bmore (?:of )?a \w+ than a\b|\bI (?:may have |might have |was )?(?:overstat|exaggerat)(?:ed|ing)\b",
    )
)

_I = r"\bI(?: (?:actually|really|honestly|personally|myself))?"
_NEVER = r"(?: have|'ve|’ve)? never(?: (?:actually|really|personally|ever))?"
_NOT = r"(?:didn't|didn’t|did not|haven't|haven’t|have not|don't|don’t|do not|wasn't|wasn’t|was not)"
_ADVERB = r"(?: (?:actually|really|personally|truly|ever))?"

RETRACTION = re.compile(
    "|".join(
        (
            rf"{_I} (?:made|was making) (?:that|this|it|all of (?:that|it)|those|the \w+) (?:all )?up\b",
            rf"{_I} (?:lied|was lying|invented (?:that|this|it)|fabricated)\b",
            rf"{_I} (?:must |have to |need to |should )?(?:take (?:that|this|it|what I said) back|"
            r"(?:withdraw|retract) (?:that|this|it|what I said))\b",
            rf"{_I} {_NOT}{_ADVERB} (?:do|done|write|run|lead|build|handle) (?:that|this|it|any of (?:that|it|this))\b",
            r"\b(?:that|this|what I (?:said|told you)|it) (?:wasn't|wasn’t|was not|isn't|isn’t|is not)"
            r"(?: (?:actually|really))? (?:true|accurate|correct|me|my (?:own )?(?:work|doing|idea))\b",
            r"\b(?:to be honest|honestly|actually|in fact|in truth|admittedly)\b.{0,20}\bI"
            r"(?:'ve|’ve| have)? (?:have )?(?:no|never had(?: any)?|had no) (?:real |actual |direct )?"
            r"(?:experience|knowledge|idea)\b",
            rf"\b(?:to be honest|honestly|actually|in fact|in truth|admittedly)\b.{{0,20}}\bI{_NEVER} "
            r"(?:do|did|done|used?|ran|run|led|built|wrote|written|worked|managed|handled|seen)\b",
            r"\bscratch that\b|\bforget what I (?:just )?said\b|\bI (?:was )?exaggerat(?:ed|ing)\b|\bI overstated\b",
        )
    ),
    re.IGNORECASE,
)
CUES = re.compile(
    r"\b(?:actually|honestly|honest|truth|fact|myself|really|personally|experience|sorry|exaggerated|overstated|made|"
    r"said|never|true|admit|back|scratch|forget|earlier|before)\b",
    re.IGNORECASE,
)

CHALLENGE = _any(
    (
        r"\b(?:really|actually|truly|literally|in practice|in reality|day-to-day|in the moment|in those situations)\b",
        r"\bhow (?:consistent|formal|strict|structured|often|robust|reliabl|systematic|deliberate)",
        r"\bdid you (?:create|build|define|invent|design|write|own|lead)\b|\bwere you (?:the|essentially|mostly)\b",
        r"\bor (?:is|was|were|did|does|do|are|mostly|more|just)\b|\bdoes (?:it|that) (?:slip|happen|mean)\b",
        r"\byou (?:said|mentioned|described|talked|put|noted|called)\b|\bit sounds like\b|\bdid that mean\b",
    )
)
"""A question that puts a claim made earlier to the test."""

LIMITED = _any(
    (
        r"\b(?:not|n't|n’t)(?: \w+){0,2} (?:always|consistent(?:ly)?|every|necessarily|formal|rigid|systematic)\b",
        r"\b(?:it|that|this) (?:varies|depends|slips)\b|\bdepends on\b",
        r"\b(?:it's|it’s|was|is|be) (?:mostly|usually|often) just\b",
        r"\b(?:usually|often|mostly|generally) (?:just|my (?:boss|manager)|handled|make small|leave)\b|\bad[ -]hoc\b",
        r"\b(?:best[- ]case|situational|informal(?:ly)?|lightweight|lighter[- ]touch|uneven|opportunistic(?:ally)?)\b",
        r"\bmy (?:boss|manager|team lead)\b.{0,40}\b(?:gave|provided|did|decided|usually|spoken|handled)\b",
        r"\b(?:already|existing|pre[- ]?existing|standard)\b.{0,30}"
        r"\b(?:playbook|framework|criteria|template|materials?|deck)\b",
        r"\bwhen (?:time|things) (?:was|were|is|are|allow|get)|\b(?:if|when) I have (?:the )?time\b|\bI'll jump\b",
        r"\bmeant\b|\bversions of it\b|\boverstatement\b|\bmore of a\b|\ba bit of both\b",
        r"\bI(?: was|'m|’m) describing\b",
        r"\b(?:owned|done|led|set|defined|assigned|provided) by\b|\bcame from (?:leadership|the team|someone|my)\b",
        r"\bmore (?:situational|pragmatic|of a guideline)|\bmost of the time\b|\bcan lag\b|\bcan be (?:uneven|lighter)",
    )
)
"""Words that limit a claim under such a question."""
