"""Words for a draft: made clean, made into ids, and looked for in the job description."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_JOINERS = "\u200c\u200d"
"""Invisible signs that some scripts are written with; all others are taken out."""
_LONGEST_ID = 60
_LEAST_QUOTED = 3
"""Words from which a quote shows anything."""
_AROUND = 700
"""Characters of the job description shown on each side of the words a competency rests on."""
_MARKS = str.maketrans(dict.fromkeys("‘’‚‛`´“”„«»\"'", "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"<": "‹", ">": "›"})
_INSTRUCTS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,60}\b(?:instructions?|rules?|prompt|above|before)\b"
    r"|\byou\s+are\s+(?:now|an?\s+(?:ai|assistant|language\s+model))\b"
    r"|\b(?:add|write|output|include|create|draft|name)\b[^.]{0,40}\bcompetenc\w+"
    r"|\bsystem\s*(?:prompt|message)\b",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """One line without white space around it and without signs that cannot be seen or kept in a file."""
    seen = "".join(one for one in text if one in _JOINERS or one.isspace() or unicodedata.category(one)[0] != "C")
    return " ".join(seen.split())


def slug(text: str, otherwise: str, taken: Iterable[str] = ()) -> str:
    """An id made of a name: "Structured assessment" -> "structured-assessment"; numbered where it is `taken`."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(base) > _LONGEST_ID:
        base = base[: _LONGEST_ID + 1].rpartition("-")[0] or base[:_LONGEST_ID]
    base, used = base or otherwise, set(taken)
    found, number = base, 2
    while found in used:
        found, number = f"{base}-{number}", number + 1
    return found


def found_in(quote: str, text: str) -> bool:
    """Whether a quote of three words or more stands in a text, but for case, white space, accents and signs."""
    words = _plain(quote).strip(" .,;:!?'…-")
    return (
        len(words.split()) >= _LEAST_QUOTED and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", _plain(text)) is not None
    )


def around(quote: str, text: str) -> str:
    """The stretch of a text that a quote stands in; empty where it does not stand there word for word."""
    one_line = " ".join(text.split())
    at = one_line.casefold().find(" ".join(quote.split()).casefold())
    return one_line[max(0, at - _AROUND) : at + len(quote) + _AROUND] if quote.strip() and at >= 0 else ""


def instructs(quote: str) -> bool:
    """Whether words speak to the program that drafts rather than of the work."""
    return _INSTRUCTS.search(quote) is not None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(one for one in folded if not unicodedata.combining(one))
    return " ".join(kept.translate(_MARKS).split())
