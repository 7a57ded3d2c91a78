"""Invented tea tasters of known ability."""

from __future__ import annotations

from typing import Any

from interviewer.content.simulated import SimulatedApplicant
from interviewer.simulating.candidates import Candidate, Origin

IDEAS = ("boiling water temperature", "steeping time minutes", "astringent tannins", "floral aroma notes")
KNOWS = " ".join(f"I check the {idea} before serving and when the cup is off I change the {idea}." for idea in IDEAS)
TALKS = "Quality has always been at the heart of what I do, and people tell me that I have a gift for it."
LITTLE = "It depends a good deal on the leaves and on who is at the table that day."
QUESTIONS = ("brewing-a", "brewing-b", "tasting-a", "tasting-b")
CRITERIA = ("brewing-one", "brewing-two", "tasting-one", "tasting-two")


def script(persona: str, text: str, **more: Any) -> dict[str, Any]:
    """A script as it stands in a file: one answer to every question."""
    answers = dict.fromkeys(QUESTIONS, text)
    return {"sample": True, "pack": "tea", "persona": persona, "about": "x", "answers": answers} | more


def candidate(persona: str, text: str, **more: Any) -> Candidate:
    return Candidate(SimulatedApplicant.model_validate(script(persona, text, **more)), Origin.FILE)


EXPERT, BLUFFER = candidate("expert", KNOWS), candidate("bluffer", TALKS)
SHY = candidate("second-expert", LITTLE, probes=dict.fromkeys(CRITERIA, KNOWS))
"""Says little to a question and all to a follow-up."""
