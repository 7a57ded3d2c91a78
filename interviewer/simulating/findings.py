"""A simulation in words: what it shows, and what falls short of the bar, each with the figures that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.content.simulated import Ability
from interviewer.domain.evidence import WhyUnrated
from interviewer.simulating.figures import (
    LEAST_AUC,
    LEAST_RATED,
    MOST_BEHIND,
    CriterionFigures,
    Figures,
    PersonaFigures,
    criteria_between,
)
from interviewer.simulating.holding import Simulation

LEAST_NEW = 1 / 3
"""Share of the follow-ups to people who know that should bring something new."""
OVER = 1.2
"""How many times the pack's minutes it may take: how fast people type and read is not known better than that."""
_ENOUGH = 4
"""Follow-ups from which on their share says something."""
_SHOWN = 3
"""Criteria that a finding names."""

_WHY = {
    WhyUnrated.TOO_LITTLE: "too little was said about it",
    WhyUnrated.LOW_CONFIDENCE: "the grader could not decide between levels",
    WhyUnrated.SKIPPED: "the question was skipped",
    WhyUnrated.NOT_ASKED: "it was not asked",
    WhyUnrated.OTHER_LANGUAGE: "the answers are in a language that the grader does not read",
    WhyUnrated.MODEL_FAILED: "the model gave nothing usable",
}


@dataclass(frozen=True)
class Finding:
    """One thing that falls short."""

    title: str
    text: str
    """What it rests on, and what to do."""


def told_apart(one: PersonaFigures) -> str:
    """In a sentence, whether experts are told from a persona, with the counts behind it; empty for experts."""
    if one.auc is None:
        return ""
    chance, pairs = f"AUC {one.auc:.2f}", f"{round(one.auc * one.pairs, 1):g} of {one.pairs} pairs"
    if one.ability is Ability.EQUAL:
        return f"Should score as high as an expert; an expert scores higher in {pairs} ({chance})."
    return f"An expert scores higher {how_often(one.auc)}: in {pairs} ({chance})."


def summary(simulation: Simulation, found: Figures) -> list[str]:
    """What the simulation shows, in a few sentences."""
    less = [one for one in found.personas if one.auc is not None and one.ability is Ability.LESS]
    lines: list[str] = []
    if less:
        told = sum(one.auc is not None and one.auc >= LEAST_AUC for one in less)
        names = "every persona that knows" if told == len(less) else f"{told} of {len(less)} personas that know"
        lines.append(f"Experts are told from {names} less.")
    elif not any(one.ability is Ability.EXPERT for one in found.personas):
        lines.append("No expert was interviewed, so nobody can be told from one.")
    covered = [one for one in found.criteria if one.asked and one.rated]
    asked = [one for one in found.criteria if one.asked]
    every = "Every criterion was" if len(covered) == len(asked) else f"{len(covered)} of {len(asked)} criteria were"
    lines.append(f"{every} given a level at least once.")
    experts = [one for one in found.personas if one.ability is Ability.EXPERT]
    if experts:
        longest = max(one.minutes for one in experts)
        lines.append(f"An expert takes about {longest:.0f} minutes; the pack says {simulation.pack.minutes}.")
    for side, less in (("know", False), ("know less", True)):
        asked_of, new = _follow_ups(found, less=less)
        if asked_of >= _ENOUGH:
            lines.append(f"{new} of {asked_of} follow-ups to people who {side} brought something new.")
    return lines


def findings(simulation: Simulation, found: Figures) -> list[Finding]:
    """What falls short of the bar, the weightiest first; empty where nothing does."""
    listed = [
        *_not_told(simulation, found),
        *_never_rated(found.criteria),
        *_behind(found),
        *_over_time(simulation, found),
        *_idle_follow_ups(found),
    ]
    if found.waiting:
        listed.append(
            Finding(
                "The model failed on some ratings",
                f"It gave nothing usable for {found.waiting} ratings; they count as not rated. `interviewer doctor` "
                "says what is wrong with it.",
            )
        )
    return listed


def how_often(chance: float) -> str:
    """An AUC as a person would say it: "nearly every time"."""
    steps = ((1.0, "every time"), (LEAST_AUC, "nearly every time"), (0.8, "mostly"), (0.6, "more often than not"))
    return next((words for least, words in steps if chance >= least), "hardly more often than by chance")


def _not_told(simulation: Simulation, found: Figures) -> Iterable[Finding]:
    for one in found.personas:
        if one.ability is not Ability.LESS or one.auc is None or one.auc >= LEAST_AUC:
            continue
        least = [each for each in criteria_between(simulation, one.persona) if each.auc is not None][:_SHOWN]
        where = "; ".join(
            f"“{each.name}” (experts {each.experts:.1f}, this one {each.others:.1f})"
            for each in least
            if each.experts is not None and each.others is not None
        )
        yield Finding(
            f"Experts are not told well enough from “{one.persona}”",
            f"{told_apart(one)} {LEAST_AUC} is wanted. The criteria that tell them apart least: {where}. Read these "
            "interviews: either the script knows more than its name says, or an anchor or example answer lets it.",
        )


def _never_rated(criteria: Iterable[CriterionFigures]) -> Iterable[Finding]:
    for one in criteria:
        if not one.asked or one.rated >= LEAST_RATED * one.asked:
            continue
        share = f"in only {one.rated} of {one.asked} interviews" if one.rated else f"in none of {one.asked} interviews"
        reason = _WHY.get(one.unrated) if one.unrated is not None else None
        why = f", mostly because {reason}" if reason else ""
        yield Finding(
            f"“{one.name}” is {'seldom' if one.rated else 'never'} rated",
            f"It was given a level {share}{why}. Ask for it in the question or a follow-up, and see whether its key "
            "points are what people say.",
        )


def _behind(found: Figures) -> Iterable[Finding]:
    experts = [one for one in found.personas if one.ability is Ability.EXPERT]
    if not experts:
        return
    mean = sum(one.score * one.interviews for one in experts) / sum(one.interviews for one in experts)
    for one in found.personas:
        if one.ability is Ability.EQUAL and mean - one.score > MOST_BEHIND:
            yield Finding(
                f"“{one.persona}” scores lower than an expert",
                f"It scores {one.score:.2f} where the experts score {mean:.2f}, though it is written to know as much. "
                "Example answers in such a voice at the highest level teach the grader that the voice does not matter.",
            )


def _over_time(simulation: Simulation, found: Figures) -> Iterable[Finding]:
    minutes = simulation.pack.minutes
    over = [one for one in found.personas if one.minutes > OVER * minutes and one.ability is not Ability.LESS]
    if over:
        longest = max(over, key=lambda one: one.minutes)
        yield Finding(
            "It takes longer than applicants are told",
            f"“{longest.persona}” takes {longest.minutes:.0f} minutes to read and type; the pack says {minutes}. Raise "
            "its minutes, or ask less.",
        )


def _idle_follow_ups(found: Figures) -> Iterable[Finding]:
    asked, new = _follow_ups(found, less=False)
    if asked >= _ENOUGH and new < LEAST_NEW * asked:
        yield Finding(
            "Follow-ups bring little that is new",
            f"Of {asked} follow-ups to people who know, {new} brought something new. Let each ask for what the "
            "question does not ask for already.",
        )


def _follow_ups(found: Figures, *, less: bool) -> tuple[int, int]:
    """(asked, of which brought something new), of personas that know less or of the others."""
    side = [one for one in found.personas if (one.ability is Ability.LESS) is less]
    return sum(one.follow_ups for one in side), sum(one.new for one in side)
