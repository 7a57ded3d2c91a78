"""Every error the project raises on purpose, split by who has to act.

    InterviewerError
    ├── InputError               the person who gave the input mends it; nothing was written
    │   ├── ContentError         a pack, project, profile or prompt file does not validate: file, line, field
    │   ├── AnswerTooLong        an answer over the limit; it was refused before it could be lost
    │   └── NotAllowedNow        the interview is not at a point where this can be done
    │       ├── SavedMeanwhile   somebody saved a draft since this one was read; nothing was written
    │       └── PublishedMeanwhile   somebody published another version (`publishing.py`); nothing was written
    ├── NotFound                 unknown, expired or somebody else's: the same words for all three
    ├── StaleTurn                another tab or an earlier click already answered this question
    ├── EmbeddingsError          the embedding model could not be opened or run
    ├── ModelError               the chat model gave nothing that can be used; nothing that was said is lost
    │   ├── ModelUnavailable     away, too busy, too slow, or the connection broke: worth another try later
    │   │   └── AskedToWait      it said for how long (`models/failures.py`)
    │   ├── ModelRefused         it will not answer this
    │   ├── ModelUnusable        cut off, empty, not JSON, or not the form that was asked for
    │   ├── ModelBudgetSpent     the interview's tokens or money are used up
    │   └── ModelSettingsError   no such model, a key that is refused, a server that cannot do it: somebody has to act
    └── StoreError               the database or the rubric index is away; nothing was acknowledged

A message says what happened, to which file, line or field, what is safe, and what to do next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class InterviewerError(Exception):
    """The root: catching it catches all that this project raises on purpose."""


class InputError(InterviewerError):
    """What was given cannot be used; the message says why and nothing was written."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a file: where it is and what was expected."""

    field: str
    message: str
    line: int | None = None
    """Line in the file, from 1; None where the format has no lines."""

    def __str__(self) -> str:
        place = f"line {self.line}, " if self.line else ""
        return f"{place}{self.field}: {self.message}" if self.field else f"{place}{self.message}"


class ContentError(InputError):
    """A content file was refused whole; `problems` lists every reason that was found."""

    def __init__(self, source: str, problems: Sequence[Problem]):
        self.source = source
        self.problems = tuple(problems)
        lines = "\n".join(f"  {source}: {problem}" for problem in self.problems)
        count = f"{len(self.problems)} problem{'s' if len(self.problems) != 1 else ''}"
        super().__init__(f"{source} was not loaded ({count}):\n{lines}")


class AnswerTooLong(InputError):
    """An answer over the limit, refused before anything was stored."""


class NotAllowedNow(InputError):
    """The interview is not at a point where this can be done (it is closed, say)."""


class SavedMeanwhile(NotAllowedNow):
    """Somebody saved a draft since the revision that was changed; nothing was written."""

    def __init__(self, author: str, at: dt.datetime, revision: int):
        self.author = author
        self.at = at
        self.revision = revision
        """The newest one, which they saved."""
        super().__init__(
            f"{author} saved this draft at {at:%H:%M} UTC, after it was opened here, so nothing was saved over it. "
            "Look at what they changed, and then choose whose text is to go on."
        )


class NotFound(InterviewerError):
    """There is nothing here for this person under this id."""

    def __init__(self, what: str = "interview", known: Iterable[str] | None = None):
        self.what = what
        if known is None:
            hint = "Check the link or the id; it may have expired or been withdrawn."
        else:
            hint = f"There are: {', '.join(sorted(known)) or 'none'}."
        super().__init__(f"No such {what}. {hint}")


class StaleTurn(InterviewerError):
    """The question this was meant for has been answered already, in another tab or by an earlier click."""


class EmbeddingsError(InterviewerError):
    """The embedding model could not be opened or run."""


class StoreError(InterviewerError):
    """The database or the rubric index could not be read or written; nothing was acknowledged."""


class ModelError(InterviewerError):
    """The chat model gave nothing that can be used. The message is a sentence with no key and nobody's words in it."""

    kind = "failed"
    """A slug for the ledger and for `Unrated`, more exact than the class: "timeout", "rate-limited", "bad-json", ..."""

    def __init__(self, message: str, kind: str = ""):
        super().__init__(message)
        self.kind = kind or type(self).kind


class ModelUnavailable(ModelError):
    """It is away, too busy or too slow, or the connection broke."""

    kind = "unavailable"


class ModelRefused(ModelError):
    """It will not answer this."""

    kind = "refused"


class ModelUnusable(ModelError):
    """It answered with something that cannot be used."""

    kind = "unusable"


class ModelBudgetSpent(ModelError):
    """The interview has used up its tokens or its money; nothing more is asked of a model."""

    kind = "budget-spent"


class ModelSettingsError(ModelError):
    """It will not work until somebody changes a setting; the message names it."""

    kind = "settings"
