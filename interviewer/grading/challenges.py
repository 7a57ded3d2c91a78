"""How much a question puts an earlier claim to the test."""

from __future__ import annotations

import re

from interviewer.grading.wordings import wordings, words

TO_THE_TEST = 1.0
REFERRED = 1.25
ABOUT_THE_PAST = 1.75
"""How clearly an answer must back down: the less its question tests a claim, the more."""

_DEGREE = words(
    """consistent formal strict structured often frequent(?:ly)? robust reliab\\w+ systematic deliberate rigorous
    thorough complete real regular independent repeatable much.of far closely deep early exclusive solid certain"""
)
_TESTED = wordings(
    rf"""
    (?:really|actually|truly|literally|in practice|in reality)\b
    (?:realistic(?:ally)?|day[- ]to[- ]day|in the moment|in concrete terms)\b
    (?:every time|formal sense|fair to say|accurate|exaggerat\w+|overstat\w+|just a|slips?|stand by|bet on)\b
    how {_DEGREE}(?:ly)?\b|how \w+ (?:is|are|was|were) (?:it|that|this|those|these|they|your|the)\b
    to what (?:extent|degree)\b
    how do you know\b
    what(?: exactly| precisely)? (?:was|is|'s) your (?:own )?(?:part|role|share|contribution|scope)\b
    your (?:own )?part\b
    or (?:is|was|were|did|does|do|are|has|have|mostly|more|mainly|just|only|someone|somebody|for|an?|the|something)\b
    """
)
_PAST_OR_THING = re.compile(
    r"(?:^|[.?!:;,-] |\b(?:so|and|but) )(?:(?:was|were|did)(?:n't)? \w+|(?:is|are|do|does|has|have|would|will|"
    r"could|can)(?:n't)? "
    r"(?:it|that|this|those|these|they|your|their|the|all))\b",
    re.IGNORECASE,
)
"""A yes-or-no question about what was, or about a thing that is the speaker's."""
_REFERS = wordings(
    r"""
    you(?:'re| were|'ve)? (?:\w+ )?(?:say|said|saying|mention\w*|describ\w+|talk\w*)\b
    you(?:'re| were|'ve)? (?:\w+ )?(?:put it|noted|called?|claim\w*|told|indicated)\b
    you(?:'re| were|'ve)? (?:\w+ )?(?:stated|spoke|referred|presented|emphasi[sz]ed)\b
    you(?:'re| were|'ve)? (?:\w+ )?(?:ma[dk]e it sound|suggested|implied)\b
    sounds? (?:like|as)\b|earlier\b|(?:as|on) your (?:cv|resume|profile)\b
    """
)
_ELABORATE = re.compile(
    r"\b(?:how (?:did|do|would|have|specifically|exactly)|why|tell|walk|describe|explain|give)\b[^.?!]*[.?!]?\W*$",
    re.IGNORECASE,
)
"""A question that asks for more, and not whether."""
_ABOUT_THE_PAST = re.compile(r"\b(?:how|why|what) did you\b|^(?:do|are|have|would|is) you\b", re.IGNORECASE)
_REALITY = re.compile(r"\b(?:really|actually|truly|real|yourself|in practice|own)\b", re.IGNORECASE)
_WEAKNESS = wordings(
    r"""
    (?:slips?|lapses?|skip(?:ped)?|just|only|mere(?:ly)?|mostly)\b
    (?:formality|for show|exaggerat\w+|exceptions?|shortcuts?)\b
    (?:gaps?|in theory|on paper|aspiration\w*|lip service|a stretch|until the end|you (?:don't|didn't|never))\b
    """
)


def needed(question: str) -> float | None:
    """How clearly an answer must back down to limit a claim; None where the question has no claim in view."""
    if _TESTED.search(question) or _PAST_OR_THING.search(question):
        return TO_THE_TEST
    if _REFERS.search(question):
        return REFERRED if _ELABORATE.search(question) else TO_THE_TEST
    return ABOUT_THE_PAST if _ABOUT_THE_PAST.search(question) else None


def names_a_weakness(question: str) -> bool:
    """Whether a yes would limit the claim ("Does it slip?", "So you don't test at all?")."""
    return " or " not in last_sentence(question) and _WEAKNESS.search(question) is not None


def choices(question: str) -> tuple[str, str] | None:
    """The better and the lesser of two things a question offers ("did you set it up, or was it there?"), else None.

    The lesser one is named last, unless that is the one that really is.
    """
    claim, between, lesser = last_sentence(question).rpartition(" or ")
    if not between:
        return None
    better = re.split(r" - |[:;,] ", claim.rstrip(" ,-"))[-1]
    swapped = _REALITY.search(lesser) and not _REALITY.search(claim)
    return (lesser, better) if swapped else (better, lesser)


def last_sentence(question: str) -> str:
    """What is asked in the end."""
    return re.split(r"(?<=[.?!:])\s+", question.strip())[-1]
