"""A simulation as a document to keep: every figure, every interview, every word."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from interviewer.simulating.figures import Figures
from interviewer.simulating.findings import findings, summary
from interviewer.simulating.holding import SimulatedInterview, Simulation

FORMAT = "interviewer-simulation/1"


def document(simulation: Simulation, found: Figures) -> dict[str, Any]:
    """The whole of it as plain data for JSON. The people in it are invented, which each report says too."""
    pack = simulation.pack
    return {
        "format": FORMAT,
        "pack": {"id": pack.id, "version": pack.version, "hash": pack.hash},
        "engine": simulation.model or "embedded",
        "interviews_wanted": simulation.wanted,
        "summary": summary(simulation, found),
        "findings": [asdict(one) for one in findings(simulation, found)],
        "personas": [asdict(one) for one in found.personas],
        "criteria": [asdict(one) for one in found.criteria],
        "interviews": [_interview(one) for one in simulation.interviews],
    }


def _interview(one: SimulatedInterview) -> dict[str, Any]:
    return {
        "persona": one.persona,
        "ability": one.ability.value,
        "origin": one.origin.value,
        "seed": one.seed,
        "score": one.score,
        "rated": one.rated,
        "minutes": one.minutes,
        "follow_ups": [asdict(follow_up) for follow_up in one.follow_ups],
        # A model holds an interview as a person's; whoever is in it is invented all the same.
        "report": one.report.model_copy(update={"sample": True}).model_dump(mode="json"),
    }
