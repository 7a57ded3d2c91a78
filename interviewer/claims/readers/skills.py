"""Skills: what people say they use or know, not what came up in a story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from interviewer.claims.lexicon import (
    alternatives,
    canonical,
    folded,
    table,
    words,
)
from interviewer.claims.names import Named, find_names
from interviewer.claims.ownership import Speaker
from interviewer.claims.passage import Draft, Passage
from interviewer.domain.evidence import ClaimKind

_STRONG = re.compile(
    r"\b(?:proficient|skilled|expert|experienced|competent|comfortable|confident|fluent|trained|specialis(?:ed?|ing)|specializ(?:ed?|ing)|well[- ]versed|hands[- ]on(?:\s+experience)?|experience|expertise|strong|very\s+good|good|knowledgeable|familiar)\s+"  # noqa: E501
    r"(?:in|with|at|on|of)\s+|\b(?:my\s+(?:main\s+|core\s+|key\s+|strongest\s+|tech\s+)?(?:skills?|stack|tools?|toolkit|strengths?|expertise)\s+(?:is|are|include[s]?|:)\s*)|^(?:skills?|stack|tools?|tech)\s*:\s*",
    re.IGNORECASE,
)
_USING = re.compile(
    r"\b(?:us(?:e|ing)|work(?:ed|ing)?\s+(?:mostly\s+|mainly\s+|daily\s+|a\s+lot\s+|every\s+day\s+)?(?:with|in|on)|know|writ(?:e|ing)|cod(?:e|ed|ing)\s+(?:mostly\s+|mainly\s+)?in|program(?:me|med|ming)?\s+in|"
    r"master(?:ed)?|learn(?:ed|t)(?!\s+about)|taught\s+myself|teach|years?\s+(?:of|with|in|using|on)|yrs?\s+(?:of|with|in)?|administer|specialis\w+|specializ\w+|experience\s+(?:in|with|of)|comfortable\s+with|day[- ]to[- ]day\s+in)\b",  # noqa: E501
    re.IGNORECASE,
)
"""Says that a person knows or uses something as a rule."""
_ONCE = re.compile(
    r"\b(?:used|knew|wrote|written|built|build|building|develop(?:ed|ing)?|deploy(?:ed|ing)?|manag(?:e|ed|ing)|perform(?:ed|ing)?|handl(?:e|ed|ing)|ran|run|running|maintain(?:ed|ing)?|taught|do|did|can|operate[d]?|migrat(?:ed|ing)|"
    r"administer(?:ed|ing)|shipped|moved|automated)\b",
    re.IGNORECASE,
)
"""Says so only with a word of habit beside it, or of what the profile lists: a tool used once in a story is no skill."""  # noqa: E501
_HABIT = re.compile(
    r"\b(?:daily|every\s+(?:day|week|shift)|each\s+(?:day|week|shift)|regularly|routinely|usually|for\s+(?:\w+\s+){0,2}(?:years?|yrs?|months)|since\s+(?:19|20)\d\d|for\s+a\s+living|a\s+lot|all\s+the\s+time|in\s+(?:my|every)\s+(?:job|role|work|shift)|weekly|most\s+days)\b",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"^\s*(?:then|first|next|after\s+that|so\s+then|finally|there|here|in\s+(?:this|that)\s+case|step)\b|\b(?:then|next|here|there|first)\s+I\b",
    re.IGNORECASE,
)
"""Opens a step of a story or a plan."""
_ITEM_END = re.compile(r"\s*(?:,|;|/|\band\b|&|\bor\b|\bas\s+well\s+as\b|\bplus\b|\+(?=\s))\s*")
_LIST_END = re.compile(
    r"[.!?:;()]|\s[-–—]\s|\b(?:which|that|because|since|for\s+(?:about|over|the|my|\d|many|several|a\s+few)|at\s+(?:my|the|[A-Z])|when|where|while|who|so|but|from|over|during|after|before|every|daily|on\s+a\s+daily|to\s+\w+|in\s+(?:my|the|our|production|\d|a|an|order|high|many|both|several)|as\s+(?:an?|part)|until|through|having|is|are|was|were|has|have|by|I|we|it|they|not)\b"
)
_NOT_SKILLS = re.compile(
    r"^(?:it|this|that|them|these|those|all|both|people|others?|the\s+team|my\s+team|colleagues|everything|patients?|children|families|adults|clients?|customers|many\s+\w+|several\s+\w+|various\s+\w+|different\s+\w+|\w+\s+years?|years?|staff|things?|what|how|such\s+\w+|"
    r"working|being|having|doing|making|getting|life|practice|care|general|particular|my\s+\w+|your\s+\w+|his\s+\w+|her\s+\w+|their\s+\w+|each\s+\w+|some\s+\w+|any\s+\w+|a\s+\w+.*|an\s+\w+.*|one\s+\w+|two\s+\w+|etc|others|more)$",
    re.IGNORECASE,
)


@cache
def _skill_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    every = {name for group, names in table("skills").items() if group != "ordinary" for name in names}
    ordinary = set(words("skills", "ordinary"))
    return (
        re.compile(rf"(?<![\w+#./-]){alternatives(ordinary)}(?![\w+#/-]|\.\w)"),
        re.compile(rf"(?<![\w+#./-]){alternatives(every - ordinary)}(?![\w+#-])", re.IGNORECASE),
    )


@cache
def _plain_words() -> re.Pattern[str]:
    """Skills that are also words ("rust", "swift"), in lower case: only right after a verb of using."""
    return re.compile(
        rf"\b(?:use|using|know|cod(?:e|ing)\s+in|program(?:ming)?\s+in|work(?:ing)?\s+with|writ(?:e|ing)|experienced\s+(?:in|with)|proficient\s+(?:in|with))\s+(?P<name>{alternatives(words('skills', 'ordinary'))})(?=\s*(?:[,.;]|$|and\b|every\b|daily\b|for\b|at\s+work))",  # noqa: E501
        re.IGNORECASE,
    )


def read_skills(passage: Passage) -> Iterator[Draft]:
    """Claims to know or to use something: named skills after a verb of using, any words after "proficient in"."""
    text, taken = passage.text, list[Named]()
    for cue in _STRONG.finditer(text):
        if passage.sentence.is_theirs(cue.end() - 1):
            general = (
                re.match(
                    r"(?i)(?:experience|strong|good|very\s+good|trained|fluent|confident|comfortable|hands)",
                    cue.group().strip(),
                )
                is not None
            )
            _take_all(taken, _listed(passage, cue.end(), only_known=general))
    known = _known_skills(passage)
    for named in known:
        start, _ = passage.sentence.clause_at(named.start)
        before = text[start : named.start]
        speaker = passage.sentence.speaker(named.start)
        used = speaker is Speaker.SELF and (_uses(passage, before, named) or _STRONG.search(before))
        noted = speaker is Speaker.UNSAID and _in_a_list_of_notes(passage, named, len(known))
        if (used or noted) and passage.sentence.is_theirs(named.start):
            _take_all(taken, [named])
    seen: set[str] = set()
    for one in sorted(taken, key=lambda one: one.start):
        if canonical(one.name) not in seen:
            seen.add(canonical(one.name))
            left, _ = passage.sentence.clause_at(one.start)
            yield passage.draft(
                ClaimKind.SKILL,
                f"Knows {one.name}",
                one.name,
                left if one.start - left <= 50 else one.start,
                one.end,
            )


def _uses(passage: Passage, before: str, named: Named) -> bool:
    """Whether the words before a skill say that the applicant has it, rather than that it came up in a story."""
    habit = _HABIT.search(passage.text) is not None
    if _USING.search(before):
        return habit or not _STORY.search(passage.text) or re.search(r"(?i)\bknow\b", before) is not None
    return _ONCE.search(before) is not None and (habit or named.name in passage.known.skills)


def _take_all(taken: list[Named], found: list[Named]) -> None:
    taken.extend(one for one in found if not any(one.start < other.end and other.start < one.end for other in taken))


def _known_skills(passage: Passage) -> list[Named]:
    found = list(find_names(passage.text, passage.known.skills))
    for direct in _plain_words().finditer(passage.text):
        _take_all(found, [Named(direct.start("name"), direct.end("name"), direct["name"])])
    for pattern in _skill_patterns():
        _take_all(found, [Named(one.start(), one.end(), one.group()) for one in pattern.finditer(passage.text)])
    languages = {folded(name) for name in words("languages", "names")}
    return [one for one in found if folded(one.name) not in languages]


def _listed(passage: Passage, at: int, *, only_known: bool) -> list[Named]:
    """The items of the list that starts at `at`."""
    rest = passage.text[at:]
    stop = _LIST_END.search(re.sub(r"(?<=\w)\.(?=\w)", "_", rest))
    rest = rest[: stop.start()] if stop else rest
    known = _known_skills(passage)
    items: list[Named] = []
    begin = 0
    for cut in [*_ITEM_END.finditer(rest), None]:
        end = cut.start() if cut else len(rest)
        words_here = rest[begin:end]
        item = re.sub(
            r"^(?:the|both|also|mainly|mostly|especially|all\s+kinds\s+of|things\s+like|basic|advanced)\s+",
            "",
            words_here.strip(),
            flags=re.IGNORECASE,
        )
        start = at + begin + words_here.find(item) if item else at + begin
        begin = cut.end() if cut else end
        inside = [one for one in known if start <= one.start and one.end <= start + len(item)]
        if inside:
            items += inside
        elif (
            not only_known
            and 2 < len(item)
            and len(item.split()) <= 4
            and not _NOT_SKILLS.match(item)
            and "▮" not in item
            and folded(item) not in {folded(n) for n in words("languages", "names")}
        ):
            items.append(Named(start, start + len(item), item))
    return items


def _in_a_list_of_notes(passage: Passage, named: Named, known: int) -> bool:
    """Whether a skill stands in notes ("Python, Postgres, k8s"): no subject, no verb, and separated as items are."""
    dated = re.search(r"\d\s*\+?\s*(?:years?|yrs?|y)\b|\bsince\b", passage.text, re.IGNORECASE)
    if (
        (known < 2 and not dated)
        or len(passage.text.split()) > 30
        or re.search(
            r"\b(?:I|we|the|is|are|was|if|when|then|check|use|start|give|would|should|because|run|ask|look)\b",
            passage.text,
            re.IGNORECASE,
        )
    ):
        return False
    beside = re.search(
        r"(?:^|[,;/&:(+]|\band|\b(?:yrs?|years?|y)\b(?:\s+(?:of|in|with))?)\s*$", passage.text[: named.start]
    )
    return (
        beside is not None
        and re.match(r"\s*(?:$|[,;/&.)(+:]|and\b|since|\d|for\b|expert|senior|dev)", passage.text[named.end :])
        is not None
    )
