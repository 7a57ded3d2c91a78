"""What was said, word for word, as escaped HTML: nothing in it is interpreted."""

from __future__ import annotations

from interviewer.domain.interview import Speaker, Turn, TurnKind
from interviewer.screening import View
from interviewer.ui.quoted import escaped, verbatim

_SCALES = ("accuracy", "helpfulness", "safety")


def transcript(view: View) -> str:
    """Every turn in order, with what is stored marked as saved."""
    replaced = {turn.replaces for turn in view.turns}
    articles = [_article(turn, replaced=turn.seq in replaced) for turn in view.turns]
    return f'<div class="talk" role="log" aria-label="What was said">{"".join(articles)}</div>'


def _article(turn: Turn, *, replaced: bool) -> str:
    if turn.speaker is Speaker.INTERVIEWER:
        return (
            f'<article class="turn ai" id="turn-{turn.seq}"><p class="who">Interviewer (AI)</p>'
            f"{verbatim(turn.text)}</article>"
        )
    note = {TurnKind.CORRECTION: "the new version of an earlier answer"}.get(turn.kind, "")
    if replaced:
        note = "changed later; both versions are kept"
    who = f"You{f', {note}' if note else ''}"
    return (
        f'<article class="turn me" id="turn-{turn.seq}"><p class="who">{who}</p>{verbatim(turn.text)}'
        f'{_judged(turn)}<p class="saved">saved ✓</p></article>'
    )


def _judged(turn: Turn) -> str:
    """What was marked on a work sample, in words."""
    judgement = turn.judgement
    if judgement is None:
        return ""
    parts = [f"{name}: {value} of 5" for name in _SCALES if (value := getattr(judgement, name)) is not None]
    if judgement.marked:
        parts.append("marked: sentence " + ", ".join(str(number + 1) for number in judgement.marked))
    if judgement.no_faults:
        parts.append("you found nothing wrong")
    return f'<p class="muted">{escaped(" · ".join(parts))}</p>' if parts else ""
