"""What a question about the interview is about.

`read` is strict: it is used while a question is open, where the message could be an answer. `loosely` is used when
applicants were invited to ask their own questions, so that anything may be one.
"""

from __future__ import annotations

import re

from interviewer.dialogue.clauses import gives_a_reason, without_courtesy
from interviewer.dialogue.english.about_course import ABOUT_COURSE
from interviewer.dialogue.english.about_rating import ABOUT_RATING
from interviewer.late_pattern import LatePattern

_OPENS = (
    r"(?:who|what|whats|how|when|where|why|which|is|are|am|do|does|did|can|could|may|will|would|should|has|have|shall|"
    r"i (?:want|need|would like|have a question|am wondering|was wondering|wonder|wish)|tell me|give me|"
    r"show me|let me know|explain)\b"
)
_STRICT = tuple((topic, LatePattern("|".join(alternatives))) for topic, alternatives in (*ABOUT_RATING, *ABOUT_COURSE))

# Searched for anywhere, in this order; only where a question was invited.
_LOOSE: tuple[tuple[str, str], ...] = (
    ("reinstruct",
        r"ignore .{0,30}(?:instruction|rule|prompt)|system prompt|(?:give|award) me (?:full|top|the highest|"
        r"maximum)|pretend (?:you|to be)"),
    ("withdraw", r"\b(?:delete|erase|withdraw|remove my)\b"),
    ("well-being", r"\bi (?:am|feel) (?:very |so |really )?(?:unwell|ill|sick|upset|overwhelmed|anxious|stressed)\b"),
    ("scoring-key",
        r"how (?:did|have) i (?:do|done|perform)|did i (?:pass|fail)|right answers?|correct answers?|\bmy "
        r"(?:score|rating|grade|marks?)\b|scoring key|\brubric|answer key|looking for in"),
    ("pay-and-projects",
        r"\b(?:pay|paid|payment|salary|rates?|per hour|hourly|earn|money|compensation|contract|projects?|hours "
        r"a week|hours per week|workload|remote|location|visa|invoice|tax|what (?:is|does) the (?:job|work|"
        r"role)|part time|full time|clients?|tasks?|the work)\b"),
    ("next-steps",
        r"\b(?:next|hear|when will|after this|results?|decision|decide|follow up|get back|timeline|contact me|"
        r"onboarding|start date|when (?:can|do|would|will) (?:i|we) start|retake|second interview|another "
        r"interview|feedback)\b"),
    ("who-sees-it",
        r"\bwho (?:will |can |is going to |gets to |else )*(?:see|read|review|look)|\bshared? with\b|employer"),
    ("what-is-kept", r"\b(?:data|privacy|gdpr|stored?|kept|keep|recorded|confidential|information|delete[ds]?)\b"),
    ("how-scored",
        r"\b(?:scored|scoring|graded|grading|rated|rating|assessed|evaluated|evaluation|marked|judged|counts?)\b"),
    ("person", r"\b(?:human|real person|recruiter|speak to|talk to|speak with|contact (?:a|some))\b"),
    ("ai-or-person", r"\bare you (?:an? )?(?:ai|bot|robot|human|person|real)|\bis this (?:an? )?(?:ai|bot)"),
    ("accommodation", r"\b(?:accommodation|adjustment|disab|extra time|accessib)"),
    ("ai-use", r"\b(?:chat ?gpt|copilot|use ai|using ai|ai tools)\b"),
    ("language", r"\b(?:language|spanish|french|german|translate)\b"),
    ("mistake", r"\b(?:saved|change my answers?|correct my|edit my|typos?)\b"),
    ("how-long", r"\bhow long\b"),
)  # fmt: skip
_LOOSELY = tuple((topic, LatePattern(pattern)) for topic, pattern in _LOOSE)

TOPICS = tuple(dict.fromkeys([*(topic for topic, _ in _STRICT), "go-ahead", "unknown"]))
"""Every topic a PROCESS turn may have."""

_TOLD = frozenset(
    {"reinstruct", "well-being", "withdraw", "person", "accommodation", "language", "technical", "mistake"}
)
"""Topics that people state rather than ask about."""
_GOES_ON = re.compile(r"\b(?:depends?|means|unless|if you|when you)\b")
_SAYS_I_ACT = re.compile(r"\b(?:i|we) (?:would|will|always|usually|often|checked|asked|ask|told|said)\b")
_BENIGN_QUESTION = re.compile(_OPENS)


def read(tidied: str, parts: list[str]) -> str | None:
    """The topic of a message that may instead be an answer; None where it is not about the interview.

    Args:
        tidied: what `clauses.words` gave.
        parts: what `clauses.clauses` gave.
    """
    if '"' in tidied or not parts:
        return None
    found = [(part, _topic(part)) for part in parts]
    topics = [topic for _, topic in found if topic is not None]
    if not topics:
        return None
    if "reinstruct" in topics and found[0][1] == "reinstruct" and not _SAYS_I_ACT.search(tidied):
        return "reinstruct"
    others = [part for part, topic in found if topic is None]
    # One clause may lead in or give a reason; more than that, and the message is about something else.
    if len(others) > 1 or (others and not gives_a_reason(others[0])):
        return None
    # A long clause without a question mark is a statement that only begins like a question.
    if "?" not in tidied and any(topic not in _TOLD and len(part.split()) > 8 for part, topic in found if topic):
        return None
    return topics[0]


def loosely(tidied: str) -> str:
    """The topic of a question that was invited; "unknown" where none fits."""
    bare = " ".join(re.sub(r"[^a-z0-9%/ ]+", " ", tidied).split())
    strict = _topic(without_courtesy(bare))
    if strict is not None:
        return strict
    return next((topic for topic, pattern in _LOOSELY if pattern.search(bare)), "unknown")


def opens_a_question(tidied: str) -> bool:
    """Whether the message begins as a question or a wish to know does, with or without its mark."""
    return _BENIGN_QUESTION.match(without_courtesy(tidied.strip())) is not None


def _topic(clause: str) -> str | None:
    if _GOES_ON.search(clause):
        return None
    return next((topic for topic, pattern in _STRICT if pattern.fullmatch(clause)), None)
