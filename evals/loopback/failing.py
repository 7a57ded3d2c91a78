"""A brain that does its work but for one call, in which something goes wrong."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evals.loopback.answers import Fault, FaultKind
from evals.loopback.honest import graded, honest
from evals.loopback.reading import CLAIMS, GRADING, answers, form_of, grading, messages, prepared

INVENTED_QUOTE = "invented-quote"
"""The fault that is none of the wire's: a well-formed reply that quotes what nobody said."""
INVENTED = "I personally carried the piano up seven floors on a Tuesday"


class Part(StrEnum):
    """What a call is for, as an interview goes."""

    CONVERSATION = "conversation"
    GRADING = "grading"
    CLAIMS = "claims"


@dataclass(frozen=True)
class Planned:
    """Where something goes wrong, and what."""

    fault: str
    """A `FaultKind`, or `INVENTED_QUOTE`."""
    part: Part
    number: int
    """Which of the part's calls, from 0, in the order they come."""
    lasting: bool
    """Whether every attempt at that call fails; otherwise the first does."""


class FailingOnce:
    """Honest, but for the call that was planned. Safe to use from several threads."""

    def __init__(self, otherwise: Callable[[Mapping[str, Any]], str] = honest) -> None:
        """Work as `otherwise` does."""
        self._otherwise = otherwise
        self._lock = threading.Lock()
        self.begin(None)

    def begin(self, planned: Planned | None) -> None:
        """Count calls anew, and fail as planned; None to work throughout."""
        with self._lock:
            self._planned = planned
            self._seen: dict[tuple[Part, str], int] = {}
            self.failures = 0
            """Attempts that failed so far."""

    def calls(self) -> dict[Part, int]:
        """How many calls of each part there were; another attempt at one is none."""
        with self._lock:
            return dict(Counter(part for part, _ in self._seen))

    def __call__(self, asked: Mapping[str, Any]) -> str | Fault:
        """The reply."""
        fault = self._fault(asked)
        if fault is None:
            return self._otherwise(asked)
        if fault == INVENTED_QUOTE:
            return invented(asked)
        return Fault(FaultKind(fault))

    def _fault(self, asked: Mapping[str, Any]) -> str | None:
        key = part_of(asked), "\n".join(messages(asked))
        with self._lock:
            number = self._seen.setdefault(key, sum(part is key[0] for part, _ in self._seen))
            one = self._planned
            if one is None or (one.part, one.number) != (key[0], number) or (self.failures and not one.lasting):
                return None
            self.failures += 1
            return one.fault


def part_of(asked: Mapping[str, Any]) -> Part:
    """What a request is for."""
    return {GRADING: Part.GRADING, CLAIMS: Part.CLAIMS}.get(form_of(asked) or "", Part.CONVERSATION)


def invented(asked: Mapping[str, Any]) -> str:
    """A reply of the right form whose quotes nobody said."""
    form = form_of(asked)
    if form == GRADING:
        one = grading(asked)
        points = range(1, len(one.key_points) + 1)
        found = [f"{point}: {INVENTED} {point} times" for point in points]
        return json.dumps({**graded(one), "found": found, "level": one.levels[-1]})
    if form == CLAIMS:
        claim = dict.fromkeys(("organisation", "amount", "unit", "start", "end", "level", "jurisdiction"))
        said = {"answer": len(answers(asked)), "quote": INVENTED, "kind": "skill", "subject": "piano", **claim}
        return json.dumps({"claims": [said]})
    number, words = (prepared(asked) or [("1", "Is there anything else?")])[0]
    return f'{number}\nYou said "{INVENTED}". {words}'
