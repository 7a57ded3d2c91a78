"""Whether a follow-up that a chat model worded may be asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from interviewer.dialogue.english import conduct
from interviewer.dialogue.leaks import Guard, content, telling
from interviewer.dialogue.stems import words
from interviewer.dialogue.word_checks import (
    Fault,
    Instructions,
    OtherLanguage,
    conduct_fault,
    folded,
    is_english,
    numbers,
    parrots,
    quotes_are_theirs,
    sentences,
    share_known,
    signs_are_plain,
)

MOST_WORDS = 45
MOST_BEFORE = 25
"""Words the sentence before the question may have."""
MOST_NEW = 2
"""Words that say something in particular, and that neither the applicant nor an authored question has said."""
ALIKE = 88
"""Likeness, 0 to 100, from which on two questions are the same (rapidfuzz's token_sort_ratio)."""


@dataclass(frozen=True)
class FollowUpCheck:
    """Checks one follow-up as it comes."""

    probe: str
    """The prepared question it goes by."""
    lead: str
    said: Sequence[str]
    """The applicant's answers on this question, oldest first."""
    asked: Sequence[str]
    """What was asked on this question before."""
    guard: Guard
    instructions: Instructions
    other_language: OtherLanguage
    most: int = field(default=400, init=False)

    def fault(self, text: str, *, whole: bool) -> Fault | None:
        """What is wrong with the words so far; see `WordCheck`."""
        return (
            self._fault_of_form(text, whole=whole)
            or self._fault_of_content(text)
            or (self._fault_of_the_whole(text) if whole else None)
        )

    def _fault_of_form(self, text: str, *, whole: bool) -> Fault | None:
        if not text.strip():
            return Fault.EMPTY
        if not signs_are_plain(text):
            return Fault.SIGNS
        if len(words(text)) > MOST_WORDS:
            return Fault.TOO_LONG
        said = [one for one in sentences(text) if not conduct.THANKS.fullmatch(folded(one))]
        asking = [one for one in said if _asks(one)]
        if (whole and len(asking) != 1) or len(asking) > 1 or text.count("?") > 1:
            return Fault.NOT_ONE_QUESTION
        if asking and (self._asks_twice(asking[0]) or said[-1] is not asking[0]):
            return Fault.NOT_ONE_QUESTION
        before = [one for one in said if one not in asking]
        if len(before) > 1 or any(len(words(one)) > MOST_BEFORE for one in before):
            return Fault.LEAD_IN
        return None

    def _fault_of_content(self, text: str) -> Fault | None:
        public = f"{self.lead} {self.probe}"
        known = [self.probe, self.lead, *self.said]
        if self.instructions.echoed(text):
            return Fault.ECHOES
        fault = conduct_fault(text, public=public, theirs=self.said)
        if fault or conduct.AGREES.search(folded(text)):
            return fault or Fault.JUDGES
        if not quotes_are_theirs(text, self.said) or not self._tells_what_was_said(text):
            return Fault.INVENTS
        if any(_asks(one) and parrots(one, self.said) for one in sentences(text)):
            return Fault.PARROTS
        if not numbers(text) <= numbers(" ".join(known)):
            return Fault.INVENTS
        if self.guard.leaks(text, known):
            return Fault.LEAKS
        return Fault.WANDERS if len(telling(text) - content(" ".join(known))) > MOST_NEW else None

    def _fault_of_the_whole(self, text: str) -> Fault | None:
        if not is_english(text, self.other_language):
            return Fault.LANGUAGE
        known = content(" ".join([self.probe, *self.said]))
        if telling(text) and not telling(text) & known:
            return Fault.WANDERS
        question = _bare(sentences(text)[-1])
        before = [_bare(part) for one in self.asked for part in (one, *sentences(one)[-1:])]
        return Fault.REPEATS if any(fuzz.token_sort_ratio(question, one) >= ALIKE for one in before) else None

    def _asks_twice(self, question: str) -> bool:
        """Whether a second question is joined on, other than as the prepared one does it."""
        joined = _joined(question)
        return any(joined.count(one) > _joined(self.probe).count(one) for one in joined)

    def _tells_what_was_said(self, text: str) -> bool:
        """Whether the sentence before the question speaks, at least half of it, of what the applicant spoke of."""
        theirs = content(" ".join([self.lead, *self.said]))
        return all(share_known(one, theirs) >= 0.5 for one in sentences(text) if not _asks(one))


def _asks(sentence: str) -> bool:
    return "?" in sentence or conduct.ORDERS.match(folded(sentence)) is not None


def _joined(question: str) -> list[str]:
    plain = folded(question)
    listed = conduct.LISTED.match(plain)
    return [*conduct.TWO_THINGS.findall(plain), *([listed.group(1)] if listed else [])]


def _bare(question: str) -> str:
    return re.sub(r"[^\w ]", "", folded(question))
