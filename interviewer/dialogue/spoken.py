"""A chat model's reply as it comes: the choice it begins with, then words, heard a checked sentence at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from interviewer.dialogue.word_checks import Fault, WordCheck

Hear = Callable[[str], None]
"""Told the words so far, whole sentences only, each time there are more."""

_MOST_BEFORE_WORDS = 60
"""Characters in which a choice has to have been made."""
_TYPESET = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\r": None})
"""Spaces and hyphens that do not break, and what precedes a line's end: models set them, and they mean nothing."""
_SENTENCE = re.compile(r".*[.!?][\"'”’)]*(?=\s+\S)", re.DOTALL)


class NotUsable(Exception):
    """Words that may not be said; says why, and holds none of them."""

    def __init__(self, fault: Fault):
        self.fault = fault
        super().__init__(fault.value)


def heard(
    pieces: Iterable[str], choice: re.Pattern[str], check_for: Callable[[str], WordCheck | None], hear: Hear | None
) -> str | None:
    """The words of a reply, once all of them have passed.

    Args:
        pieces: the reply as it comes.
        choice: matches the choice at its beginning, with the line's end, and has it as its first group.
        check_for: makes the check of what follows from the choice, or raises NotUsable; None where nothing is to be
            said.
        hear: told of each sentence as it has passed.

    Raises:
        NotUsable: a check failed; the rest is not read.
        ModelError: as the pieces do.
    """
    reading = _Reading(choice, check_for, hear)
    for piece in pieces:
        if not reading.goes_on(piece):
            return None
    return reading.end()


class _Reading:
    def __init__(self, choice: re.Pattern[str], check_for: Callable[[str], WordCheck | None], hear: Hear | None):
        self._choice = choice
        self._check_for = check_for
        self._hear = hear
        self._check: WordCheck | None = None
        self._text = ""
        self._passed = ""
        self._checked = 0

    def goes_on(self, piece: str) -> bool:
        """Takes one more piece; False where nothing is to be said."""
        self._text += piece.translate(_TYPESET)
        if self._check is None:
            found = self._choice.match(self._text)
            if found is None:
                if len(self._text) > _MOST_BEFORE_WORDS:
                    raise NotUsable(Fault.NO_CHOICE)
                return True
            self._check = self._check_for(found.group(1))
            self._text = self._text[found.end() :]
            if self._check is None:
                return False
        if len(self._text.strip()) > self._check.most:
            raise NotUsable(Fault.TOO_LONG)
        sentences = _SENTENCE.match(self._text)
        if sentences is not None and sentences.end() > self._checked:
            self._checked = sentences.end()
            self._pass(self._check, sentences.group(), whole=False)
        return True

    def end(self) -> str | None:
        """The words, once nothing more comes."""
        if self._check is None and not self.goes_on("\n"):
            return None
        if self._check is None:
            raise NotUsable(Fault.NO_CHOICE if self._text.strip() else Fault.EMPTY)
        self._pass(self._check, self._text, whole=True)
        return self._passed

    def _pass(self, check: WordCheck, text: str, *, whole: bool) -> None:
        """Checks the words so far, and has them heard."""
        fault = check.fault(text.strip(), whole=whole)
        if fault is not None:
            raise NotUsable(fault)
        spoken = " ".join(text.split())
        if self._hear is not None and spoken != self._passed:
            self._hear(spoken)
        self._passed = spoken
