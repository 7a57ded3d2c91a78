"""Skills and spoken languages."""

# ruff: noqa: E501 - a pattern or a table row reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from interviewer.claims.lexicon import alternatives, canonical, folded, language_level, table, words
from interviewer.claims.ownership import Speaker
from interviewer.claims.passage import Draft, Named, Passage, find_names
from interviewer.domain.evidence import ClaimKind

_STRONG = re.compile(
    r"\b(?:proficient|skilled|expert|experienced|competent|comfortable|confident|fluent|trained|specialis(?:ed?|ing)|specializ(?:ed?|ing)|well[- ]versed|hands[- ]on(?:\s+experience)?|experience|expertise|strong|very\s+good|good|knowledgeable|familiar)\s+"
    r"(?:in|with|at|on|of)\s+|\b(?:my\s+(?:main\s+|core\s+|key\s+|strongest\s+|tech\s+)?(?:skills?|stack|tools?|toolkit|strengths?|expertise)\s+(?:is|are|include[s]?|:)\s*)|^(?:skills?|stack|tools?|tech)\s*:\s*",
    re.IGNORECASE,
)
_USING = re.compile(
    r"\b(?:us(?:e|ed|ing)|work(?:ed|ing)?\s+(?:mostly\s+|mainly\s+|daily\s+|a\s+lot\s+)?(?:with|in|on)|know|knew|wrote|writ(?:e|ing|ten)|cod(?:e|ed|ing)\s+(?:mostly\s+|mainly\s+)?in|program(?:med|ming)?\s+in|built|build(?:ing)?|develop(?:ed|ing)?|deploy(?:ed|ing)?|manag(?:e|ed|ing)|"
    r"perform(?:ed|ing)?|master(?:ed)?|handl(?:e|ed|ing)|ran|run|maintain(?:ed|ing)?|learn(?:ed|t)|taught|teach|do|did|years?\s+(?:of|with|in|using|on)|yrs?\s+(?:of|with|in)?|can|operate[d]?|migrat(?:ed|ing)|administer(?:ed|ing)?|shipped|moved|automated|specialis\w+|experience\s+(?:in|with|of))\b",
    re.IGNORECASE,
)
_ITEM_END = re.compile(r"\s*(?:,|;|/|\band\b|&|\bor\b|\bas\s+well\s+as\b|\bplus\b|\+(?=\s))\s*")
_LIST_END = re.compile(
    r"[.!?:;()]|\s[-–—]\s|\b(?:which|that|because|since|for\s+(?:about|over|the|my|\d|many|several|a\s+few)|at\s+(?:my|the|[A-Z])|when|where|while|who|so|but|from|over|during|after|before|every|daily|on\s+a\s+daily|to\s+\w+|in\s+(?:my|the|our|production|\d|a|an|order|high|many|both|several)|as\s+(?:an?|part)|until|through|having|is|are|was|were|has|have|by|I|we|it|they|not)\b"
)
_NOT_SKILLS = re.compile(
    r"^(?:it|this|that|them|these|those|all|both|people|others?|the\s+team|my\s+team|colleagues|everything|patients?|children|families|adults|clients?|customers|many\s+\w+|several\s+\w+|various\s+\w+|different\s+\w+|\w+\s+years?|years?|staff|things?|what|how|such\s+\w+|"
    r"working|being|having|doing|making|getting|life|practice|care|general|particular|my\s+\w+|your\s+\w+|his\s+\w+|her\s+\w+|their\s+\w+|each\s+\w+|some\s+\w+|any\s+\w+|a\s+\w+.*|an\s+\w+.*|one\s+\w+|two\s+\w+|etc|others|more)$",
    re.IGNORECASE,
)
_LANGUAGE_CUES = re.compile(
    r"\b(?:speak(?:s|ing)?|spoke|spoken|fluent(?:ly)?|native|bilingual|trilingual|mother\s+tongue|first\s+language|second\s+language|languages?|conversational|proficient|proficiency|level|basic|intermediate|advanced|[ABC][12]\+?|beginner|speaker|grew\s+up\s+(?:speaking|with)|learn(?:ed|t)|knowledge\s+of)\b",
    re.IGNORECASE,
)
_LEVEL = r"(?:native(?:\s+or\s+bilingual)?(?:\s+(?:speaker|proficiency|level))?|mother[\s-]tongue|first\s+language|bilingual|fluent(?:ly)?|near[- ]native|[ABC][12]|advanced|upper[- ]intermediate|intermediate|conversational|basic|elementary|beginner|a\s+little|a\s+bit(?:\s+of)?|some|(?:full\s+)?professional(?:\s+working)?(?:\s+proficiency)?|working\s+(?:proficiency|knowledge)|proficient|very\s+(?:well|good)|excellent|good|well|business\s+fluent|rusty|maternal\s+language|medium)"


@cache
def _skill_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    every = {name for group, names in table("skills").items() if group != "ordinary" for name in names}
    ordinary = set(words("skills", "ordinary"))
    return (
        re.compile(rf"(?<![\w+#./-]){alternatives(ordinary)}(?![\w+#/-]|\.\w)"),
        re.compile(rf"(?<![\w+#./-]){alternatives(every - ordinary)}(?![\w+#-])", re.IGNORECASE),
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
        used = speaker is Speaker.SELF and (_USING.search(before) or _STRONG.search(before))
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
                canonical(one.name),
                left if one.start - left <= 50 else one.start,
                one.end,
            )


def _take_all(taken: list[Named], found: list[Named]) -> None:
    taken.extend(one for one in found if not any(one.start < other.end and other.start < one.end for other in taken))


def _known_skills(passage: Passage) -> list[Named]:
    found = list(find_names(passage.text, passage.known.skills))
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


def read_languages(passage: Passage) -> Iterator[Draft]:
    """Claims to speak a language, with the level where one is given."""
    text = passage.text
    names = list(re.finditer(rf"(?<!\w){alternatives(words('languages', 'names'))}(?!\w)", text, re.IGNORECASE))
    names = [one for one in names if one.group()[0].isupper() or re.search(r"(?i)speak|fluent|native|language", text)]
    if not names or not _LANGUAGE_CUES.search(text):
        return
    for index, found in enumerate(names):
        if not passage.sentence.is_theirs(found.start()) or re.match(
            r"\s+(?:patients?|law|clients?|customers?|market|company|team|colleagues?|hospital|restaurant|court|families|literature|teacher|nationality|wife|husband|students?|users?|version|documents?|texts?)",
            text[found.end() :],
            re.IGNORECASE,
        ):
            continue
        left = max(names[index - 1].end() if index else 0, passage.sentence.clause_at(found.start())[0])
        right = names[index + 1].start() if index + 1 < len(names) else len(text)
        before, after = text[left : found.start()], text[found.end() : right]
        level = _level(before, after, first=index == 0 or len(names) == 1)
        shared = _shared_level(text, names, found)
        if (
            level is None
            and shared is None
            and not re.search(
                r"(?i)\b(?:speak|spoke|spoken|languages?|fluent|native|bilingual)\b", text[: found.start()] + after[:30]
            )
        ):
            continue
        name = found.group()[0].upper() + found.group()[1:]
        said = level or shared
        start = passage.sentence.clause_at(found.start())[0]
        start = start if found.start() - start <= 40 else found.start() - (len(before) if len(before) < 25 else 0)
        told = re.match(rf"[^.;]{{0,30}}?{_LEVEL}(?:\s+(?:speaker|level|proficiency))?", after, re.IGNORECASE)
        end = found.end() + (told.end() if level and told else 0)
        yield passage.draft(
            ClaimKind.LANGUAGE, f"Speaks {name}" + (f" ({said})" if said else ""), name, start, end, level=said
        )


def _level(before: str, after: str, *, first: bool) -> str | None:
    near = re.search(rf"\b({_LEVEL})(?:\s+(?:in|of|level|speaker\s+of))?\s*$", before, re.IGNORECASE) or re.match(
        rf"\s*(?:[(:,–-]|\s(?:is|at|to|on|as|level|speaker|in|was)\b|\s(?:my|an?|around|about|the|approximately)\b|level)*\s*[(]?\s*({_LEVEL})\b",
        after,
        re.IGNORECASE,
    )
    if near and language_level(near[1]):
        return language_level(near[1])
    mother = re.search(r"(?i)\b(mother[\s-]tongue|native\s+language|first\s+language)\s+(?:is|:|was)\s*$", before)
    return "native" if mother else None


def _shared_level(text: str, names: list[re.Match[str]], found: re.Match[str]) -> str | None:
    """The level that stands before a list is every item's: "Fluent in French and German"."""
    for index, one in enumerate(names):
        if one is found:
            for earlier in reversed(names[: index + 1]):
                lead = re.search(rf"\b({_LEVEL})\s+(?:in|speaker\s+of)\s+$", text[: earlier.start()], re.IGNORECASE)
                if lead:
                    return language_level(lead[1])
                between = text[earlier.start() - 8 : earlier.start()]
                if not re.search(r"(?:,|and|&)\s*$", between):
                    return None
    return None
