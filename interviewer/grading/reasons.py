"""The one sentence beside a rating: which key points were found, and which were not."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.domain.evidence import KeyPointFinding
from interviewer.domain.standard import Standard
from interviewer.grading.gates import SetAside

_SHORT = 90
"""Characters of a key point that a reason repeats."""


def reason_for(standard: Standard, findings: Sequence[KeyPointFinding], aside: Sequence[SetAside]) -> str:
    """One sentence a person can check against the quotes; a second one where something was set aside."""
    texts = {point.id: _short(point.text) for point in standard.key_points}
    found = [texts[one.key_point] for one in findings if one.found]
    missing = [texts[one.key_point] for one in findings if not one.found]
    if not found:
        said = f"None of the {len(missing)} key points was found; first missing: {missing[0]}."
    elif not missing:
        said = f"All {len(found)} key points were found: {'; '.join(found)}."
    else:
        said = f"Found {len(found)} of {len(findings)} key points: {'; '.join(found)}. Not found: {'; '.join(missing)}."
    if aside:
        said += f" Set aside and not graded: {', '.join(dict.fromkeys(one.gate.value for one in aside))}."
    return said


def _short(text: str) -> str:
    flat = " ".join(text.split()).rstrip(".")
    return flat if len(flat) <= _SHORT else flat[:_SHORT].rsplit(" ", 1)[0] + " …"
