"""Whether what a chat model says about the interview itself may be said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from interviewer.dialogue.english import conduct
from interviewer.dialogue.leaks import Guard, content
from interviewer.dialogue.stems import stem, words
from interviewer.dialogue.word_checks import (
    Fault,
    Instructions,
    OtherLanguage,
    conduct_fault,
    folded,
    is_english,
    numbers,
    quotes_are_theirs,
    sentences,
    share_known,
    signs_are_plain,
)

_YES_OR_NO = re.compile(r"(?:^|(?<=[.!] ))(?:yes|no)[.,!]")
_CLAUSE = re.compile(r"[.,;:!?]|\b(?:and|but|so|or)\b")
_NEGATION = re.compile(r"\b(?:no|not|none|nobody|nothing|never|neither|nor|without|cannot)\b|n't\b")
_NOT_KNOWING = re.compile(r"\bi (?:do not|don't|cannot|can't) (?:know|say|tell|answer|see)\b")
_LITTLE = frozenset(
    """a an and are as at be been but by can can't cannot could do does doesn't don't for from had has have he her his i
    if in into is isn't it its my no nobody none nor not nothing of on one or our she so than that the their them then
    there these they this those to us was we were what when which who will with would you your""".split()
)
"""Words by which no clause is told from another, and those that deny."""

MOST_WORDS = 70
GROUNDED = 0.6
"""How much of what a sentence is about has to stand in the facts it rests on."""


@dataclass(frozen=True)
class ExplanationCheck:
    """Checks one explanation as it comes."""

    facts: str
    """Those that it says it rests on."""
    guard: Guard
    instructions: Instructions
    other_language: OtherLanguage
    most: int = field(default=600, init=False)

    def fault(self, text: str, *, whole: bool) -> Fault | None:
        """What is wrong with the words so far; see `WordCheck`."""
        if not text.strip():
            return Fault.EMPTY
        if not signs_are_plain(text):
            return Fault.SIGNS
        if len(words(text)) > MOST_WORDS:
            return Fault.TOO_LONG
        if "?" in text:
            return Fault.NOT_ONE_QUESTION
        return self._fault_of_content(text) or (
            Fault.LANGUAGE if whole and not is_english(text, self.other_language) else None
        )

    def _fault_of_content(self, text: str) -> Fault | None:
        if self.instructions.echoed(text):
            return Fault.ECHOES
        fault = conduct_fault(text, public=self.facts)
        if fault:
            return fault
        said = folded(self.facts)
        if any(found.group() not in said for found in conduct.PROMISES.finditer(folded(text))):
            return Fault.PROMISES
        if self.guard.leaks(text, [self.facts]):
            return Fault.LEAKS
        if not numbers(text) <= numbers(self.facts) or not quotes_are_theirs(text, [self.facts]):
            return Fault.INVENTS
        known = content(self.facts)
        grounded = all(share_known(one, known) >= GROUNDED for one in sentences(text))
        return None if grounded and not denies(text, self.facts) else Fault.INVENTS


def denies(text: str, facts: str) -> bool:
    """Whether a clause says no where the facts that it is most like say yes, or yes where they say no."""
    # By clause and by sentence: "Spelling, accent and style do not count" says no of each of them.
    parts = [*_clauses(facts), *sentences(folded(facts))]
    stated = [(_told(part), _is_negative(part)) for part in parts]
    for clause in _clauses(text):
        about = content(clause) or _told(clause)
        # The more of it a part has, the better; and of two, the shorter.
        likeness = [(len(about & fact), -len(fact)) for fact, _ in stated]
        best = max(likeness, default=(0, 0))
        if _NOT_KNOWING.search(clause) or best[0] < max(1, len(about) / 2):
            continue
        alike = [negative for one, (_, negative) in zip(likeness, stated, strict=True) if one == best]
        if _is_negative(clause) not in alike:
            return True
    return False


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(_YES_OR_NO.sub(" ", folded(text))) if clause.strip()]


def _told(clause: str) -> frozenset[str]:
    """What a clause is about, function words such as "come back" among it."""
    return frozenset(stem(word) for word in words(clause) if word not in _LITTLE)


def _is_negative(clause: str) -> bool:
    return _NEGATION.search(clause) is not None
