"""Lists of wordings as one pattern: one wording a line, written for text with plain apostrophes."""

from __future__ import annotations

import re

from interviewer.late_pattern import LatePattern

LEAD = r"^\W*(?:(?:oh|ah|well|hm+|uh|um|erm?|so|okay|honestly|frankly|realistically|goodness|sure)\W+)*"
"""Small words before an answer begins."""
_DRESSED = str.maketrans({"’": "'", "‘": "'", "—": " - ", "–": " - "})


def plain(text: str) -> str:
    """The text with plain apostrophes and spaced dashes, as the wordings are written."""
    return text.translate(_DRESSED)


def wordings(lines: str) -> LatePattern:
    """What finds any of some wordings, whatever their case.

    Args:
        lines: One wording a line, as a regular expression; it begins at a word or, with "^", at the text's beginning.
    """
    each = [line.strip() for line in lines.splitlines() if line.strip()]
    begun = (line if line.startswith("^") else rf"\b(?:{line})" for line in each)
    return LatePattern("|".join(f"(?:{line})" for line in begun), re.IGNORECASE)


def words(text: str) -> str:
    """Alternatives for a wording, from words that stand apart."""
    return f"(?:{'|'.join(text.split())})"


NOT = (
    r"(?:(?:is|was|are|were|do|does|did|has|have|had|ca|could|wo|would|should)n't|cannot|not|never|"
    r"(?:is|was|are|were|do|does|did|has|have|had|can|could|will|would|should|am|'m|'s|'re|'ve) not)"
)
"""What denies."""
REALLY = words("really actually personally truly honestly exactly quite strictly necessarily entirely ever fully")
"""What may stand between the denial and what is denied."""
