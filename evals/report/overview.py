"""What each measurement comes to in a line: the first thing on the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from evals.printing import number

Figures = Mapping[str, Any]

WORDS = (
    "r is the correlation with the marks that people gave. QWK, the quadratic weighted kappa, is 1 where every level "
    "agrees and 0 at what chance gives. wRMSE is the error as a share of the scale, every part of the scale counting "
    "alike. Macro-F1 takes yes-or-no scales and both answers alike. Intervals are of 95 %, by question or interview."
)
IN_FULL = "see below"
_BASELINES = {"length": "length alone", "tfidf": "TF-IDF"}


def title(name: str, figures: Figures) -> str:
    """What was measured, and how it differs from the other measurements of the same file."""
    more = [figures["pack"]] if figures.get("pack") else []
    if figures.get("exemplars"):
        more.append(f"{figures['exemplars']} exemplars a question")
    if figures.get("engine") == "model":
        more.append("model engine")
    return ", ".join([part for part in (name, *more) if part])


def moment(iso: str) -> str:
    """A time as a person writes it. Raises ValueError."""
    at = dt.datetime.fromisoformat(iso).astimezone(dt.UTC)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def headline(suite: str, figures: Figures) -> str:
    """The figures that tell most, beside what could beat them. Raises KeyError where they are not in a file."""
    told = _TOLD.get(suite)
    return told(figures) if told else IN_FULL


def _graded(figures: Figures) -> str:
    error = "wRMSE" if figures["macro_f1"] is None else "macro-F1"
    last = figures["wrmse"] if figures["macro_f1"] is None else figures["macro_f1"]
    plain = ", ".join(f"{_BASELINES[name]} r {number(one['pearson'])}" for name, one in figures["baselines"].items())
    return f"r {number(figures['pearson'])}, {_qwk(figures)}, {error} {number(last)} ({plain})"


def _interviews(figures: Figures) -> str:
    return f"{_qwk(figures)}, accuracy {number(figures['accuracy'])}, calibration error {number(figures['ece'])}"


def _turns(figures: Figures) -> str:
    raised = ", ".join(f"{kind} {number(share)}" for kind, share in figures["raised"].items())
    lowered = ", ".join(f"{kind} {number(share)}" for kind, share in figures["lowered"].items() if share)
    return f"raised by {raised}; lowered by {lowered or 'none'}"


def _attacks(figures: Figures) -> str:
    return (
        f"{number(figures['success_rate'])} of {figures['n_attacks']} attacks succeeded, "
        f"{number(figures['benign_marked_rate'])} of {figures['n_benign']} benign texts marked"
    )


def _fairness(figures: Figures) -> str:
    flips = f"{number(figures['repeat_flips'])} levels flipped on repeating"
    if not figures["shift"]:
        return flips
    kind, most = max(figures["shift"].items(), key=lambda one: abs(one[1]["mean"]))
    return (
        f"largest shift {number(most['mean'])} of the scale ({kind}), "
        f"least impact ratio {number(figures['impact_ratio'])}, {flips}"
    )


def _qwk(figures: Figures) -> str:
    interval = figures["ci"]["qwk"]
    between = f" ({number(interval[0])} to {number(interval[1])})" if interval else ""
    return f"QWK {number(figures['qwk'])}{between}"


_TOLD: Mapping[str, Callable[[Figures], str]] = {
    "graded": _graded,
    "packs": _graded,
    "turns": _turns,
    "interviews": _interviews,
    "attacks": _attacks,
    "fairness": _fairness,
}
