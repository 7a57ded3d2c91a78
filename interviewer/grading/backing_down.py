"""Whether somebody backs down from a claim: takes it back, or limits it when it is put to the test.

Wordings alone do not tell: "it depends" opens a fine answer and a retreat. So what an answer does to the claim is
summed up and weighed against what stands by it: a yes to the question, the better of two choices, what is shown.
"""

from __future__ import annotations

import re

from interviewer.grading.backing_down_patterns import ACTS, DENIES, HINTS, WORDS
from interviewer.grading.challenges import choices, last_sentence, names_a_weakness, needed
from interviewer.grading.retraction_patterns import RETRACTION, TAKEN_BACK
from interviewer.grading.sentences import words_of
from interviewer.grading.standing_patterns import AROUND_ECHO, BUT, BUT_I, FIRM, SHOWN, STANDS
from interviewer.grading.weights import FUNCTION_WORDS
from interviewer.grading.wordings import plain
from interviewer.late_pattern import LatePattern

HINT = 0.25
"""Weight of a slack word, where an act, a yes, a no and a choice weigh 1."""
SIGN = 0.33
"""Weight of a firm word."""
SHOW = 0.5
"""Weight of a figure or an example, and of as many words as LONG."""
MOST = 1.0
"""The most that words of one kind weigh."""
LONG = 70

_OPENING = 14
_ECHO = 2
_STEM = 6
ENDING = re.compile(r"(?<=\w{3})(?:ied|ies|y|ing|ed|es|s|e|ly)$")


def retracts(sentence: str) -> bool:
    """Whether a sentence takes back something its speaker claimed before."""
    return RETRACTION.search(plain(sentence)) is not None


def takes_back(sentence: str) -> bool:
    """Whether a sentence limits or withdraws what its speaker had claimed: it names the thing and shows none of it."""
    return retracts(sentence) or TAKEN_BACK.search(plain(sentence)) is not None


def limits_a_claim(question: str, answer: str) -> bool:
    """Whether an answer, asked whether an earlier claim really holds, limits it: such a turn shows nothing new."""
    asked, said = plain(question), plain(answer)
    least = needed(asked)
    return least is not None and (retracts(said) or retreat(asked, said) >= least)


def retreat(question: str, answer: str) -> float:
    """How much an answer backs down, less how much it stands by the claim; both in plain text."""
    denies, towards = _denial(answer), _choice(question, answer)
    agrees = _agrees(question, answer, undecided=not towards and not denies)
    said = agrees - denies if names_a_weakness(question) else denies - agrees
    acts = sum(act.search(answer) is not None for act in ACTS)
    if WORDS.search(answer):
        # Who calls the own words too big, or explains them, backs down whatever yes or no came before it.
        acts, towards, said = acts + 1, max(towards, 0), max(said, 0.0)
    return acts + min(HINT * _distinct(HINTS, answer), MOST) + towards + said - _shown(answer)


def _denial(answer: str) -> float:
    """1 for a no, 1/2 where "but I ..." follows and says what was done, else 0."""
    if not DENIES.search(answer):
        return 0.0
    return 0.5 if BUT_I.search(answer) else 1.0


def _choice(question: str, answer: str) -> int:
    """1 where an answer opens with the lesser of two things the question offers, -1 with the better, else 0."""
    offered = choices(question)
    if offered is None:
        return 0
    better, lesser = map(_stems, offered)
    said = _stems(" ".join(words_of(re.split(r"[.!?]", answer, maxsplit=1)[0])[:_OPENING]))
    towards = len(said & (lesser - better)) - len(said & (better - lesser))
    return (towards > 0) - (towards < 0)


def _agrees(question: str, answer: str, *, undecided: bool) -> bool:
    """Whether an answer opens with yes, or with the question's own word ("Quite formal.")."""
    if BUT.search(answer):
        return False
    if STANDS.search(answer):
        return True
    opening = re.split(r"[.,:;!]", answer.lstrip(), maxsplit=1)[0]
    echo = _stems(AROUND_ECHO.sub(" ", opening))
    return undecided and "?" not in opening and 0 < len(echo) <= _ECHO and echo <= _stems(last_sentence(question))


def _shown(answer: str) -> float:
    """How much an answer shows beside what it takes away: figures and examples, firm words, sheer length."""
    shown = min(SHOW * len(SHOWN.findall(answer)), MOST) + min(SIGN * _distinct(FIRM, answer), MOST)
    return shown + SHOW * (len(answer.split()) // LONG)


def _distinct(pattern: LatePattern, text: str) -> int:
    return len({found.group().casefold() for found in pattern.finditer(text)})


def _stems(text: str) -> set[str]:
    said = (word for word in words_of(text) if word not in FUNCTION_WORDS and len(word) > 2)
    return {ENDING.sub("", word)[:_STEM] for word in said}
