"""Differences between two packs, in words and line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from html import escape

from interviewer.domain.pack_changes import Change, Step

_MOST = 60
_WHAT = {"added": "added", "removed": "taken out", "reworded": "reworded", "changed": "changed"}
_MEANS = {
    Step.PATCH: "wording",
    Step.MINOR: "asks or rates something else",
    Step.MAJOR: "a level means something else",
}
_AROUND = 3
_FIELDS = {
    "text": "words",
    "plain": "in plainer words",
    "exemplars": "example answers",
    "looks_for": "what it looks for",
    "anchors": "levels",
    "key_points": "key points",
    "probes": "follow-ups",
    "common_errors": "common errors",
    "own_words": "own words",
    "job_analysis": "what the work is",
    "follow_ups": "how many follow-ups",
    "work_samples": "work samples",
    "work_samples_asked": "work samples for each",
    "ai_answer": "what the AI answered",
    "weight_rationale": "why it counts more or less",
    "used_for": "what it settles",
}


def changes_html(found: Iterable[Change]) -> str:
    """Changes as a list: where, what, and what it means for ratings."""
    changes = list(found)
    if not changes:
        return "<p>Nothing but the version, or the layout and the comments of the file.</p>"
    rows = "".join(
        f"<tr><td>{escape(placed(change.place))}</td><td>{_WHAT.get(change.what, change.what)}</td>"
        f"<td>{_MEANS[change.step]}</td></tr>"
        for change in changes[:_MOST]
    )
    more = f"<p class='small'>And {len(changes) - _MOST} more.</p>" if len(changes) > _MOST else ""
    return (
        '<table class="grid-rows"><thead><tr><th scope="col">Where</th><th scope="col">What</th>'
        f'<th scope="col">For ratings</th></tr></thead><tbody>{rows}</tbody></table>{more}'
    )


def placed(place: str) -> str:
    """Where a change is, with fields called as the bench calls them: "pairing › sweetness › levels › 2"."""
    return " › ".join(_FIELDS.get(part, part) for part in place.split(" > "))


def lines_html(before: str, after: str) -> str:
    """Two texts line by line: what was taken out and what was put in, with some lines around."""
    rows: list[str] = []
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=_AROUND):
        if line.startswith(("---", "+++")) and len(rows) < 2:
            continue
        if line.startswith("@@"):
            rows.append(f'<span class="gap">{escape(_where(line))}\n</span>')
            continue
        kind, word = {"+": ("in", "added: "), "-": ("out", "taken out: ")}.get(line[:1], ("", ""))
        unseen = f'<span class="unseen">{word}</span>' if word else ""
        rows.append(f'<span class="{kind}">{unseen}{escape(line)}\n</span>')
    if not rows:
        return "<p>The two are the same, sign by sign.</p>"
    return f'<pre class="lines diff" tabindex="0">{"".join(rows)}</pre>'


def _where(marker: str) -> str:
    """A hunk's head in words: "@@ -3,7 +3,8 @@" -> "From line 3"."""
    new = marker.split("+", 1)[-1].split(" ", 1)[0].split(",", 1)[0]
    return f"From line {new}"
