"""The wordings that gates look for. They decide only what is set aside and shown to a person, never a level."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interviewer.late_pattern import LatePattern


def _any(wordings: Iterable[str]) -> LatePattern:
    return LatePattern("|".join(f"(?:{wording})" for wording in wordings), re.IGNORECASE)


MARKUP = re.compile(
    # What no reader sees, with all that it holds.
    r"<!--.*?(?:-->|$)|<(script|style|template|noscript|title|desc)\b[^<>]{0,400}>.*?</\1\s*>|"
    r"<(\w+)\b[^<>]{0,200}\b(?:hidden|display\s*:\s*none|font-size\s*:\s*0|color\s*:\s*white)\b[^<>]{0,200}>"
    r".*?(?:</\2\s*>|$)|\[(hidden|invisible|white[- ]text)\b[^\]\n]*\].*?(?:\[/\3\]|$)|"
    # Tags; after a letter a name in angle brackets is a type, as in List<String>.
    r"(?<!\w)</?[a-z][^<>\n]{0,400}>|(?<=\w)<(?:/[a-z]+|[a-z][a-z0-9]*[\s/][^<>\n]{0,400})>|"
    r"<(?:script|img|iframe|svg|body|style|meta|input|object|embed|link)\b[^<>\n]{0,400}|<\|[^|\n]{1,40}\|>|"
    r"\bjavascript:\S+|https?://\S+|\[/?(?:system|inst|assistant|user|rest-of-document)\b[^\]\n]*\]",
    re.IGNORECASE | re.MULTILINE,
)
QUOTED = re.compile(
    r"[\"“«`‘][^\"”»`’\n]{3,200}[\"”»`’]|(?<!\w)'(?=\S)(?:[^'\n]|(?<=\w)'(?=\w)){3,200}'(?!\w)",
)

_WHO_GRADES = (
    r"(?:grad(?:er|ing)|evaluat(?:or|ion)|examiner|assessor|rater|reviewer|scor(?:er|ing)|marker|judge|interviewer|"
    r"recruiter|system|ai|llm|model|assistant|bot|(?:analysis|screening|transcript) (?:software|systems?))"
)
_ASSESSOR = r"(?:grader|evaluator|examiner|assessor|rater|scorer|marker|judge|jury|panel|committee|auditor|expert)s?"
_RULES = r"(?:instruction|prompt|rubric|criteri|guideline|scoring|grading|programming|negative indicator|key point)"
_LIMITS = (
    r"(?:(?:restriction|constraint|limit|safeguard|safety filter|guardrail)s?|"
    r"(?:your|any|all|the|these|earlier|previous) (?:rules|checks))"
)
_MARKS = r"(?:levels?|scores?|points?|marks?|ratings?|grades?|credit|anchors?)"
_TOP = r"(?:full|maximum|max|highest|top|perfect|best(?: possible)?|utmost)"
_TOP_MARKS = rf"(?:{_TOP}[- ]{_MARKS}|pass mark|level (?:3|three)|3 ?(?:/|out of) ?3|10 ?(?:/|out of) ?10)"
_REPLY = r"(?:answer|response|reply|submission|candidate|applicant|interviewee|profile|r[ée]sum[ée]|transcript)"
# The speaker's own answer: that of an AI is what an answer may well be about.
_IT = (
    rf"\b(?:(?:this|my|the) (?:\w+ )?{_REPLY}|the above|what I (?:wrote|said)(?: above)?)\b"
    r"(?! (?:of|by|from) (?:the|an) (?:AI|model|assistant|bot))"
)
_ME = rf"(?:me|this|my|(?:the|every|each|all) (?:\w+ )?(?:{_REPLY}|above|criteri(?:on|a))|criterion|(?:short )?answers)"
_RATE = r"(?:mark|rate|score|grade|treat|count|report|record|return|set|award|give|grant|assign|bump|respond|assume)"
_ASSESS = rf"(?:{_RATE}|assess|evaluate|credit|consider|regard|judge|weigh|deem|output|certify|read)"
_FLAWLESS = (
    r"(?:complete|flawless|perfect(?:ly)?|exemplary|outstanding|excellent|comprehensive|textbook|fully|in full|"
    r"full[- ]mark|cover(?:ed|s) (?:all|every\w*)|every (?:step|aspect|key point|criterion|requirement)|"
    r"all (?:of )?(?:the )?(?:steps|aspects|key points|criteria|requirements|anchors)|nothing (?:is )?missing|"
    r"no (?:omissions?|gaps?|faults?|flaws?)|beyond dispute|exceeds|highest|top|strong hire|demonstrat(?:es?|ed)|"
    r"deserves?|merits?|hired?|100 ?(?:%|percent))"
)
_START = (
    r"(?:^|[,;:.!?(\"“—–-]\s*|\b(?:please|pls|kindly|hereby|just|now|then|and|so|to|must|shall|should|may|you|always|"
    r"only) )"
)
_SAID = r"(?:said|described|mentioned|given|gave|made|covered|wrote|written|shown)"

REPORTED = re.compile(
    r"(?:\b(?:I|we)(?: (?:would|will|had|have|to|must|can|could|might|never|don't|don’t|always|often|sometimes|also|"
    r"then|used|"
    r"need|needed|want|wanted|tried|decided))*"
    r"|\b(?:told|tell(?:s|ing)?|ask(?:s|ed|ing)?|order(?:s|ed)?|say(?:s|ing)?|said|saw|pretend(?:s|ed)?)"
    rf"(?!.*\b(?:you|{_ASSESSOR})\b)(?: [\w'’]+){{0,5}}"
    r"|\b(?:attack(?:er)?s?|injections?|jailbreaks?|an? (?:answer|text|line|prompt) that)(?: [\w'’]+){0,7})[ '\"]*$",
    re.IGNORECASE,
)
"""What stands before words that are told of, not said: "an attacker tells the model to", "I had to"."""

TO_GRADER = _any(
    (
        # Orders about the assessment, to whoever makes it.
        rf"\b(?:ignore|disregard|forget|override|bypass|skip)\b.{{0,40}}\b{_RULES}",
        r"\b(?:ignore|disregard|forget)\b.{0,10}\b(?:everything|what)\b.{0,30}\b(?:said|wrote|told|above|before)",
        rf"{_START}{_ASSESS}\b.{{0,25}}\b{_ME}\b.{{0,100}}"
        rf"\b(?:{_MARKS}|{_TOP}|higher|met|strong|complete|as full|exemplary|correct|as (?:though|if|said)|[23](?!\w))",
        rf"{_START}{_RATE}\b.{{0,90}}\b(?:{_TOP_MARKS}|{_TOP} (?:\w+ )?{_MARKS}|as said|criterion|key points?|max)\b",
        rf"\b(?:rate|score|grade|mark)\b.{{0,25}}\b{_ME}\b.{{0,30}}\b\d+\s*(?:/|out of)\s*\d+",
        r"\b(?:don't|don’t|do not|must not|never) (?:evaluate|grade|score|assess|follow the rubric|penali[sz]e)\b",
        r"\bonly the (?:final|last|first) (?:line|sentence|part|answer)\b.{0,30}\b(?:graded|scored|counts?|rated)",
        r"\buse this (?:analysis|evaluation) to\b|\bsimply respond\b|\bmay not deviate\b|\bnew (?:rule|"
        r"instruction)s?\s*[:,]",
        r"\byour (?:task|role|job) (?:has changed|is (?:now )?to)\b|\bfrom now on,? you\b|\bnew task\b",
        rf"\b(?:marking scheme|scoring guide|answer key|rubric)\b.{{0,60}}\b(?:updated|waived|switched off|wants|"
        rf"says|asks for|"
        rf"award|my {_REPLY})\b|\bpass mark\b",
        r"\bgo (?:for|with) the higher (?:level|score|grade|mark)\b|\bbe (?:very )?(?:lenient|generous|"
        r"kind)\b.{0,20}\b(?:with me|here|on)\b",
        # Whoever reads this, by name.
        rf"\b(?:note|message|attention|memo|dear)\b.{{0,20}}\b(?:to|for|by)\b.{{0,20}}\b{_WHO_GRADES}s?\b",
        r"\b(?:whoever|anyone who|the person (?:or \w+ )?(?:who )?)\s?(?:reads?|reading|marks?|marking|grad(?:es|"
        r"ing)) this\b",
        rf"\b(?:the|dear|your) {_ASSESSOR}\b.{{0,15}}\b(?:shall|should|must|is (?:hereby )?(?:instructed|asked|"
        rf"requested)|to be)\b",
        rf"^\s*(?:dear\s+)?{_WHO_GRADES}\s*[:>]",
        rf"\b(?:hidden|invisible|white[- ]text)\b.{{0,60}}\b(?:{_WHO_GRADES}|scan|metadata|font)",
        # A verdict on this very answer, whoever is said to give it.
        rf"{_IT}.{{0,120}}\b{_FLAWLESS}\b|\b(?:my|this) (?:answer|response) (?:covers|addresses|shows|reflects)\b",
        rf"{_IT} (?:has been|was) (?:\w+ )?(?:reviewed|proofread|checked|approved|verified|certified|cleared)\b",
        rf"\b{_ASSESSOR}\b.{{0,100}}\b(?:agree[ds]?|confirm(?:s|ed)?|approved?|gives?|found|failed)\b.{{0,60}}"
        rf"\b(?:answer|{_TOP}|competence|complete|correct|no fault|me|this is)\b",
        r"\b(?:candidate|applicant|interviewee|speaker)(?:['’]s)?\b.{0,60}\b(?:demonstrat\w+|completed|scored|"
        r"covered|cleared|"
        r"verified|pre-approved|supremely|beyond|needs no)\b",
        rf"\b(?:this|that|the above) (?:\w+ )?(?:is|was|would be|represents|has been) (?:\w+ )?(?:{_TOP_MARKS}|"
        rf"at the (?:top|highest)|"
        r"worth (?:full|top)|reviewed by|checked for|(?:a )?(?:comprehensive|textbook|structured)|best practice|"
        r"the textbook)",
        r"\bI(?:'ve|’ve| have| did)?\b.{0,20}\b(?:demonstrated|covered|shown|answered|ticked|addressed|did)\b.{0,60}"
        r"\b(?:in full|fully|every (?:step|box|aspect|criterion|key point)|all of|perfectly)\b",
        r"\bI(?:'ve|’ve| have)? (?:now |hereby )?(?:fully|completely|perfectly) (?:answered|covered|demonstrated|"
        r"shown|addressed)\b",
        r"\b(?:this|it) (?:shows|proves|demonstrates) that I (?:master|know|am)\b",
        rf"\bI(?:['’]d| would)? (?:give|gave|score|rate) myself\b|"
        rf"\bI (?:score|rate|am|deserve)\b.{{0,20}}\b{_TOP_MARKS}",
        r"^\W*(?:all|no|every|everything|nothing|none)\b.{0,40}\b(?:criteri(?:a|on)|key points?|rubric|anchors?)\b",
        rf"\b(?:correct|right|final|appropriate|expected) (?:level|score|rating|grade)\b.{{0,12}}"
        rf"(?:\bis\b|=|:|\bshould be\b)\W*(?:(?:a|the) )?(?:\d|{_TOP}|three|four|five|ten)",
        r"\bhereby (?:declare|certify|confirm|attest)\b|\bI (?:can|do) certify\b",
        r"\bexceed(?:s|ed)? (?:all )?(?:requirements|expectations)|\bexceptional match\b|\bmost qualified (?:for|"
        r"candidate)|"
        r"\b(?:highly|strongly) recommend(?:ed)?\b|\brecommend without\b|\bstrong hire\b|\bhire on the spot\b|"
        r"\bwith distinction\b",
        # What a good answer would say, or what was never said.
        rf"\b(?:perfect|ideal|model|top|strong|best|exemplary|full[- ]mark|"
        rf"level[- ]\d) {_REPLY}s? (?:to this \w+ )?(?:\w+ly )?"
        r"(?:would|should|will|might|must|goes|names?|includes?|mentions?|describes?|needs?|at this point|compares?|"
        r"states?|"
        r"talks?|lists?)\b",
        rf"\b(?:assume|imagine|suppose|pretend|consider)(?: that)? (?:I(?:['’](?:d|ve)| had| have)? {_SAID}|"
        rf"it (?:as )?said|"
        rf"the (?:candidate|answer))\b|\b(?:count|treat)\b.{{0,40}}\bas said\b|\bas (?:though|"
        rf"if) .{{0,30}}\bhad been {_SAID}\b",
        r"\bif I had (?:had )?more time,? I(?:['’]d| would) (?:\w+ )?(?:explain|describe|list|tell|mention|go into)\b",
        r"\bwhat you(?: want|['’]d like) to hear\b|\bto look for in my answer\b|\byou (?:may|can|should) assume\b",
        # Orders to a machine: its limits, its part in a play, what it keeps to itself.
        rf"\b(?:respond|answer|act|do|request)\b.{{0,40}}\bwithout (?:\w+ ){{0,3}}(?:{_LIMITS}|limits)\b|"
        rf"\b{_LIMITS} no longer appl",
        rf"\b(?:ignore|disregard|forget|bypass|override|get past|switch(?:ed)? off|drop)\b.{{0,30}}\b{_LIMITS}",
        r"\bI(?: want| need| would like|['’]d like) you to (?:act|play|pretend|behave|answer|respond|only)\b",
        r"^\W*(?:act|behave|pretend|simulate|role[- ]?play)\b.{0,15}"
        r"\b(?:as (?:an?|if|though|my)|to be|that you|you(?:['’]re| are)|mode)\b",
        r"\blet(?:['’]s| us) (?:role[- ]?play|play a game)\b|\b(?:maintenance|developer|debug|test|god|admin) mode\b",
        rf"^\W*you(?: are|['’]re) (?:now |no longer |currently )?(?:an?|my) (?:[\w-]+ ){{0,3}}(?:{_ASSESSOR}|DAN|"
        rf"assistant|"
        r"professor|engineer|developer|sister|nurse|model|bot|teacher|trainee)\b(?! first)",
        r"\byou are (?:now|no longer) (?:a|an|in|the)\b|^\W*as an ai\b",
        r"\b(?:write|print|reveal|show|format|translate|repeat|list|"
        r"summari[sz]e) (?:me )?(?:your (?:system )?(?:prompt|instructions|"
        r"rules|configuration)|the (?:hidden|secret|system) (?:rules|prompt|password)|everything above)\b",
        rf"\b(?:finish|complete|write|summari[sz]e) (?:the|my|this) (?:\w+ )?(?:answer|guide)\b.{{0,60}}\b(?:me|mine|"
        rf"behalf|above|my {_REPLY})\b",
        rf"\b(?:take|score|treat) (?:that|it|them) as (?:mine|my {_REPLY})\b|\bon my behalf\b|\breport success\b|"
        rf"\bagainst your rules\b",
        # Pleas and threats.
        r"\b(?:let me pass|pass me|hire me|mark(?:ing)? me (?:down|up)|put(?:ting)? me (?:below|above|at the top)|"
        r"who failed me|"
        r"begging you|I need this job)\b|\bif I fail\b|\b(?:score|level|mark)s? (?:on .{3,60} )?(?:under|below) \d\b|"
        r"\bI(?:['’]ll| will) (?:sue|tip|pay|reward|report) you",
        # Keys that open a judge without saying anything.
        r"^\s*(?:thought process|thoughts?|solution|(?:final |here is my )?answer|reasoning|analysis|verdict|"
        r"evaluation)\s*:\s*$",
        r"^\W*(?:let(?:'|’)?s|let us) (?:solve|think|approach|work)\b.{0,90}\bstep[ -]by[ -]step\W*$",
        r"^\W*(?:in order )?to (?:answer|solve) this (?:question|problem)\b.{0,40}\b(?:need to|has to|have to|"
        r"aspects)\b",
    )
)

_LABEL = (
    r"(?:system|assistant|bot|admin(?:istrator)?|moderator|interviewer|examiner|grader|evaluator|assessor|rater|"
    r"recruiter|"
    r"judge|transcript software|tool|function|debug|end of|begin(?:ning)? of|instruction|response|internal reference|"
    r"automated screening|independent verification|quality control)"
)
_KIND = (
    r"(?:messages?|prompt|notes?|notice|comments?|output|results?|call|logs?|override|directive|verdict|reply|"
    r"reminder|check|"
    r"memory|answer|candidate response|scoring guide|adds|on [\w ]{3,60}|of [\w ]{3,60}|\([\w.]+\)|\d+)"
)
_KEY = r"(?:criteri(?:on|a)|levels?|scores?|ratings?|grades?|verdict|missing_points|confidence|key_points|feedback)"
RECORD = re.compile(
    # A message in somebody else's name: a label, and what follows on its line.
    rf"^[ \t]*(?:\[[\d:. ]+\][ \t]*)?[-#>*=\[(<|\t ]{{0,12}}{_LABEL}(?:['’]s)?(?:[ _-]{_KIND}){{0,3}}[ \t]*"
    r"(?:[:>|\])}]|###|-----).*$|"
    # A verdict filled in: a record with the fields of one, or a line that is one.
    rf"^[ \t]*(?:```\w*[ \t]*)?[{{<|\[(].{{0,60}}?[\"'|< ]{_KEY}[\"']?\s*[:=,|].*$|^[ \t]*{_KEY}\s*,\s*{_KEY}\b.*$|"
    r"^[^\w\n]*(?:final |overall )?(?:level|score|rating|grade|final|result)[ \t]*[:=][ \t]*"
    r"(?:\d|pass|100 ?%|A\+?|excellent)[^\w\n]*$|"
    r"^[^.!?\n]{0,120}[:|][ \t]*(?:([0-9])[ \t]*/[ \t]*\1|10/10|★+|expert|A\+|met|strong)[ \t]*$|"
    r"^[^\w\n]*(?:overall )?(?:assessment|evaluation|verdict|feedback|grade|conclusion|strengths|summary|"
    r"profile)\b[^:\n]{0,30}[:.]"
    rf".{{0,60}}\b(?:{_REPLY}|demonstrates|exceeds|excellent|covered|key points|well done|weaknesses|strong hire)\b.*$|"
    r"^[^\w\n]*(?:ATS\b|key ?words?\b|skills\b).{0,12}[:|].*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line, or what is left of it, that only somebody else could have written: it is set aside as a whole."""

_GREAT = (
    r"(?:best|excellent|exceptional|outstanding|amazing|brilliant|superb|perfect|flawless|extraordinary|world[- ]class|"
    r"top[- ]notch|unmatched|second to none|genius|guru|strongest|talented|gifted|"
    r"(?:a|an|the|true|real) (?:\w+ )?(?:expert|master|authority)|"
    r"highly (?:skilled|experienced|qualified|competent|capable)|(?:ideal|perfect) candidate|natural leader|"
    r"(?:very|extremely|incredibly|really) "
    r"(?:skilled|experienced|capable|talented|knowledgeable|competent|thorough|(?:good|strong)(?: at| in| with|\W*$)))"
)
_I_AM = r"\bI(?:'m|’m| am| was| have (?:always )?been|'ve (?:always )?been| consider myself| am (?:considered|known))\b"
_SKILL = (
    r"(?:skills?|abilit(?:y|ies)|knowledge|understanding|grasp|command|expertise|gift|talent|track record|reputation|"
    r"mastery)"
)

PRAISE = _any(
    (
        rf"{_I_AM}(?! not)[^.;]{{0,40}}\b{_GREAT}(?!\w)",
        rf"\bmy (?:\w+ ){{0,3}}(?:{_SKILL}|experience|performance)\b.{{0,20}}"
        rf"\b(?:is|are|was)\b.{{0,25}}\b{_GREAT}(?!\w)",
        r"\b(?:everyone|everybody|people|colleagues|managers?|my boss|they all)\b.{0,25}"
        rf"\b(?:says?|said|tells?|agrees?|knows?)\b.{{0,30}}\bI(?:'m|’m| am| was)\b.{{0,40}}\b{_GREAT}(?!\w)",
        r"\btrust me\b(?! with)|\b(?:no one|nobody) (?:does|knows) .{0,20}\bbetter\b|\blike (?:nobody|no one) else\b",
        r"\bI\b.{0,30}\bbetter than (?:anyone|everyone|most people)\b|\byou (?:won['’]t|will not|"
        r"will never) find\b.{0,40}\bbetter\b",
        # Skill claimed, and nothing told that would show it.
        r"\bI (?:have|possess|bring|boast)\b[^.;]{0,40}\b(?:exceptional|excellent|outstanding|proven|deep|profound|"
        r"superb|"
        rf"unparalleled|extraordinary|vast|perfect)\b[^.;]{{0,30}}\b{_SKILL}\b|\bI have no equal\b|\bno equal in\b",
        r"\bI(?:['’]ve| have)? (?:naturally |fully )?master(?:ed)?\b|\b(?:know|knows) .{0,80}\binside out\b|"
        r"\bin my sleep\b|"
        r"\bsecond nature\b|\bcomes naturally to me\b|(?<!one of )\bmy (?:very )?(?:greatest|biggest|"
        r"strongest) (?:strength|area|suit|skill|asset)s?\b",
        r"^\W*certified in\b|\bspeaks for itself\b|\bnever miss anything\b|\bmy [^.;]{2,60}\b(?:is|are) flawless\b|"
        r"\bmy very best\b",
        # Praise by others.
        r"\b(?:praised|complimented) (?:me|my)\b|\bnever seen such\b|\bcalls? me (?:the|a)\b|\balways come to me\b|"
        r"\b(?:was|been) (?:named|voted|elected)\b.{0,40}\bof the (?:year|month)\b|\bwon\b.{0,30}\b(?:awards?|"
        r"prizes?)\b",
    )
)

BARE_LIST = re.compile(
    r"(?:^[ \t]*|(?<=[,;|/.:\n])[ \t]*)[^\W\d_]+(?:[ \t]*[,;|/.\n]\s*[^\W\d_]+(?=[ \t]*(?:[,;|/.\n]|$))){9,}|"
    r"\b(\w+)(?:\W+\1\b){3,}",
    re.IGNORECASE | re.MULTILINE,
)
"""Ten words that nothing joins, or one word four times over."""

LOOKALIKES = str.maketrans("аеорсухіјѕԁһ", "aeopcyxijsdh")
"""Cyrillic letters that look like Latin ones."""

JOINING = frozenset(
    """actually alongside also always basically course following gets indeed just like many may maybe might must
    obviously okay plus prior really since someone something still then thus toward towards unto upon us well whenever
    whilst within without yes""".split()
)
"""Words that join or fill, besides the commonest: changing them changes nothing that is said."""

_HELD = frozenset("of to with from is are was were has had and or".split()) | {""}
NEVER_BEFORE = {
    **dict.fromkeys("a an the".split(), _HELD | frozenset("a an the for by in on at as that this which what".split())),
    **dict.fromkeys("of to with from for by".split(), _HELD),
    **dict.fromkeys("and or".split(), _HELD - frozenset("to with from or".split())),
}
"""Words that hold a sentence together -> what never stands next after them; "" is the end."""
