"""What an applicant's message asks for.

An answer taken for a request would be lost to the rating, and a request taken for an answer is merely a question
asked once more, so every doubt goes to ANSWER: a message is a request only when it is short and all of its clauses
are words about the interview, save one that gives a reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from interviewer.dialogue import topics
from interviewer.dialogue.clauses import clauses, gives_a_reason, words
from interviewer.dialogue.english.replies import NO, NOTHING_TO_ASK, YES
from interviewer.dialogue.english.requests import FILLER, REQUESTS
from interviewer.domain.interview import ItemKind, Move
from interviewer.late_pattern import LatePattern

MOST_WORDS = 25
"""A longer message is an answer (a correction, which carries its new text, may be longer)."""

_READ = 2_000
"""Characters of a message that are looked at; whatever is asked for is asked for early on."""


@dataclass(frozen=True)
class Heard:
    """What a message asks for."""

    move: Move
    topic: str | None = None
    """On PROCESS: what it is about, one of `topics.TOPICS`."""
    rest: str | None = None
    """On CORRECT: the new text as it was typed; None where it is still to come."""


_REQUESTS = tuple((move, sure, LatePattern("|".join(alternatives))) for move, sure, alternatives in REQUESTS)
_FILLER = LatePattern("|".join(FILLER))
_YES = LatePattern("|".join(YES))
_NO = LatePattern("|".join(NO))
_NOTHING_TO_ASK = LatePattern("|".join(NOTHING_TO_ASK))

_CORRECTING = LatePattern(
    r"^\W*(?:(?:so |ok |okay |oh |wait |hi |hello |sorry |actually |please |excuse me |i am sorry |no )[\s,.:;!-]*)*(?:"
    r"(?:(?:i (?:would|will)? ?(?:like|want|need|have|wish|must)(?: to)?|(?:can|could|may) (?:i|we|you)|"
    r"let me|is it possible to|i made a mistake and (?:want|need) to) (?:please )?(?:correct|change|fix|"
    r"amend|edit|revise|modify|update|redo|replace|add something to)"
    r"|i (?:made|have made) (?:a|an|one) (?:mistake|error|slip|typo) (?:in|with|on)|there (?:is|was) (?:a|"
    r"an) (?:mistake|error|typo) in)"
    r" (?:(?:something|a thing|what i (?:said|wrote|told you)(?: (?:about .{1,30}|earlier|before|just now|"
    r"there|above))?|that|an?|my|the|one of my|it) ?)(?:(?:last|previous|earlier|first|second|third|other|"
    r"prior|latest|answer|answers|response|reply|one|of|to|the|question|mistake|i|gave|said|wrote|from|"
    r"before|just|earlier|in|my|about|please|thanks|(?:19|20)\d\d|\d)\b ?)*(?P<sep>[:;,.!?-].*)?"
    r"|correction ?(?:to (?:my|the) (?:last |previous |earlier |first )?(?:answer|response) ?)?(?P<colon>[:;].*)?"
    r")\s*$",
    re.DOTALL,
)
_MEANT = LatePattern(
    r"^\W*(?:sorry|correction|apologies|my mistake|my bad|oops|i misspoke|i made a mistake|actually|no|"
    r"scratch that|excuse me)[\s,.:;!–—-]+(?:(?:sorry|actually|no)[\s,]+)*"
    r"(?:i meant(?: to (?:say|write|type))?|i meant that|what i meant (?:to (?:say|write) )?(?:was|is)(?: "
    r"that)?|it should (?:be|read|say)|i should have (?:said|written))\b[\s:,–—-]*(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NEW_TEXT = re.compile(r"[:–—]|\s-\s|[.!?;,]\s+(?=(?:it should|i meant|what i meant)\b)", re.IGNORECASE)
_MEANT_INSIDE = LatePattern(
    r"(?:what i meant (?:to (?:say|write) )?(?:was|is)(?: that)?|i meant(?: to (?:say|write|type))?|it "
    r"should (?:be|say|read))\b[\s:,–—-]*(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)


def read_move(text: str, *, offered: bool, item_kind: ItemKind | None) -> Heard:
    """What `text` asks for.

    Args:
        text: the applicant's message as it was sent.
        offered: whether a yes-or-no question about the interview itself waits for an answer.
        item_kind: what the open item asks; None where none is open.
    """
    tidied = words(text[:_READ])
    count = len(re.findall(r"\w+", text))
    corrected = _correction(text, tidied, count)
    if corrected is not None:
        return corrected
    own_questions = item_kind is ItemKind.OWN_QUESTIONS
    if count > MOST_WORDS:
        return _own_question(text, tidied) if own_questions and not offered else Heard(Move.ANSWER)
    parts, courtesy = clauses(tidied)
    if offered:
        reply = _yes_or_no(tidied, parts)
        if reply is not None:
            return reply
    asked = _request(text, tidied, parts)
    if own_questions and not offered:
        return _own_turn(text, tidied, parts, courtesy, asked)
    return asked or Heard(Move.ANSWER)


def _request(text: str, tidied: str, parts: list[str]) -> Heard | None:
    """The request that the clauses make together; None where any of them speaks of something else."""
    if not parts:
        return _bare_marks(text)
    topic = topics.read(tidied, parts)
    if topic is not None:
        return Heard(Move.PROCESS, topic=topic)
    if '"' in tidied:
        # Words in quotation marks are somebody else's: "I would ask her: 'could you repeat that?'"
        return None
    move, sure, others = None, False, []
    for part in parts:
        found = next(((m, s) for m, s, pattern in _REQUESTS if pattern.fullmatch(part)), None)
        if found is None:
            if not _FILLER.fullmatch(part):
                others.append(part)
        elif move is None or (found[1] and not sure):
            move, sure = found
    if move is None:
        return None
    if others and not (sure and len(others) == 1 and gives_a_reason(others[0])):
        return None
    return Heard(move)


def _bare_marks(text: str) -> Heard | None:
    """A lone "?" asks for other words; "sorry?" and "what?" for the same ones."""
    stripped = text.strip().lower()
    if stripped and set(stripped) == {"?"}:
        return Heard(Move.REPHRASE)
    if re.fullmatch(r"(?:sorry|pardon me|excuse me|hm+|huh|eh)\s*\?+", stripped):
        return Heard(Move.REPEAT)
    return None


def _correction(text: str, tidied: str, count: int) -> Heard | None:
    """A wish to change an earlier answer, with the new text where it is there."""
    meant = _MEANT.match(text.strip())
    if meant is not None:
        return Heard(Move.CORRECT, rest=meant["rest"].strip())
    head = _CORRECTING.match(tidied)
    if head is None:
        return None
    inside = _MEANT_INSIDE.search(text)
    if inside is not None:
        return Heard(Move.CORRECT, rest=inside["rest"].strip())
    parted = _NEW_TEXT.search(text)
    rest = text[parted.end() :].strip() if parted else ""
    if rest:
        return Heard(Move.CORRECT, rest=rest)
    follows = (head["sep"] or head["colon"] or "").strip(" :;,.!?-")
    if follows and len(follows.split()) > 3:
        return Heard(Move.CORRECT, rest=_after_first_sentence(text))
    return Heard(Move.CORRECT) if count <= MOST_WORDS else None


def _after_first_sentence(text: str) -> str | None:
    """What stands after the first sentence or comma, as it was typed."""
    found = re.search(r"[.!?;,\n]\s*(?=\S)", text)
    return text[found.end() :].strip() or None if found else None


def _yes_or_no(tidied: str, parts: list[str]) -> Heard | None:
    plain = " ".join(re.sub(r"[^a-z0-9 ]+", " ", tidied).split())
    bare = re.sub(r"(?: (?:please|thanks|thank you|sorry))+$", "", plain)
    if re.match(r"(?:no|nope|nah)\b", bare) and (len(bare.split()) <= 8):
        return Heard(Move.NO)
    if re.match(r"(?:yes|yeah|yep|yup)\b", bare) and (len(bare.split()) <= 8):
        return Heard(Move.YES)
    if _NO.fullmatch(bare) or (parts and all(_NO.fullmatch(part) for part in parts)):
        return Heard(Move.NO)
    if _YES.fullmatch(bare) or (parts and all(_YES.fullmatch(part) for part in parts)):
        return Heard(Move.YES)
    return None


def _own_turn(text: str, tidied: str, parts: list[str], courtesy: bool, asked: Heard | None) -> Heard:
    """The applicant's own questions: a question, nothing to ask, or something they want to say."""
    plain = " ".join(re.sub(r"[^a-z0-9/ ]+", " ", tidied).split())
    if "?" not in text:
        if (not parts and courtesy) or _NOTHING_TO_ASK.fullmatch(plain) or _nothing(parts):
            return Heard(Move.NO)
        if re.fullmatch(
            r"(?:yes|yeah|yep|sure)(?: please)?(?: i (?:do|have(?: (?:a|one|some))?(?: questions?)?))?|i "
            r"have (?:a|one|two|some|another) questions?",
            plain,
        ):
            return Heard(Move.PROCESS, topic="go-ahead")
    if asked is not None and asked.move not in (Move.SKIP,):
        return asked
    if asked is not None:
        return Heard(Move.NO)
    return _own_question(text, tidied)


def _nothing(parts: list[str]) -> bool:
    """Whether the clauses decline together; a first "no" may be followed by a word of thanks."""
    kind = re.compile(
        r"(?:it|that|this) was .{1,40}|i (?:enjoyed|appreciate|liked) .{1,40}|(?:thank you|thanks) for .{1,40}|"
        r"i (?:do not )?think (?:so|not)"
    )
    matched = [bool(_NOTHING_TO_ASK.fullmatch(part)) for part in parts]
    return any(matched) and all(ok or kind.fullmatch(part) for ok, part in zip(matched, parts, strict=True))


def _own_question(text: str, tidied: str) -> Heard:
    if "?" in text or topics.opens_a_question(tidied):
        return Heard(Move.PROCESS, topic=topics.loosely(tidied))
    return Heard(Move.ANSWER)
