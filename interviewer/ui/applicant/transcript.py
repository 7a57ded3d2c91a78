"""What was said, word for word, as escaped HTML: nothing in it is interpreted.

A reply that is under way stands where it will stand once it is on record, so that nothing moves when it is.
"""

from __future__ import annotations

from interviewer.domain.interview import Speaker, Turn, TurnKind
from interviewer.screening import View
from interviewer.ui.applicant.replying import Reply
from interviewer.ui.quoted import escaped, verbatim

_SCALES = ("accuracy", "helpfulness", "safety")
SAVED, SAVING = "saved ✓", "saving …"
_THINKING = '<p class="thinking"><span>Thinking</span><i></i><i></i><i></i></p>'


def transcript(view: View, reply: Reply | None = None, *, stored: bool = True) -> str:
    """Every turn in order, with what is stored marked as saved.

    Args:
        view: the interview.
        reply: what is under way beyond it.
        stored: whether the words that `reply` answers are known to be stored.
    """
    articles = [_article(turn, view) for turn in view.turns] + _live(reply, stored=stored)
    return _log(articles, "What was said")


def beside_the_work(view: View, reply: Reply | None = None, *, stored: bool = True) -> str:
    """What was asked and replied since the open work sample was shown; empty where nothing was."""
    shown = max(
        (turn.seq for turn in view.turns if turn.item == view.state.open_item and turn.kind is TurnKind.ASK),
        default=view.answering,
    )
    articles = [_article(turn, view) for turn in view.turns if turn.seq > shown] + _live(reply, stored=stored)
    if not articles:
        return ""
    label = "Said about this work"
    return f'<div class="beside" tabindex="0" role="region" aria-label="{label}">{_log(articles, label)}</div>'


def _log(articles: list[str], label: str) -> str:
    # Read out by the page's script, which tells new words from old ones; the browser would read all of them again.
    return f'<div class="talk" role="log" aria-live="off" aria-label="{label}">{"".join(articles)}</div>'


def _live(reply: Reply | None, *, stored: bool) -> list[str]:
    """What was sent, and what is heard of the reply to it."""
    if reply is None:
        return []
    last, message = reply.before.turns[-1], reply.message
    sent = Turn(
        seq=last.seq + 1,
        speaker=Speaker.APPLICANT,
        kind=TurnKind.ANSWER,
        text=message.text,
        judgement=message.judgement,
        at=last.at,
    )
    said = verbatim(reply.heard) if reply.heard else _THINKING
    return [_article(sent, reply.before, saved=SAVED if stored else SAVING), _interviewer(reply.seq, said)]


def _article(turn: Turn, view: View, saved: str = SAVED) -> str:
    if turn.speaker is Speaker.INTERVIEWER:
        return _interviewer(turn.seq, verbatim(turn.text))
    note = {TurnKind.CORRECTION: "the new version of an earlier answer"}.get(turn.kind, "")
    if any(one.replaces == turn.seq for one in view.turns):
        note = "changed later; both versions are kept"
    who = f"You{f', {note}' if note else ''}"
    return (
        f'<article class="turn me" data-turn="{turn.seq}"><p class="who">{who}</p>{verbatim(turn.text)}'
        f'{_judged(turn)}<p class="saved">{saved}</p></article>'
    )


def _interviewer(seq: int, said: str) -> str:
    return f'<article class="turn ai" data-turn="{seq}"><p class="who">Interviewer (AI)</p>{said}</article>'


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
