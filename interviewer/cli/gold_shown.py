"""What is said of gold answers and of two versions of a pack, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer.domain.rubric import RubricPack
from interviewer.gold.agreement import Agreement, Disagreement, Report
from interviewer.gold.answers import GoldSet
from interviewer.gold.compare import Comparison, Effect, Moved
from interviewer.gold.difference import Changed
from interviewer.gold.figures import Change, Figures, Interval
from interviewer.gold.in_words import listed, whether_better, with_people
from interviewer.gold.rated import Rated
from interviewer.gold.suggest import LEAST_ANSWERS, Suggestions

_HEAD = f"{'':<34}{'n':>5}  {'kappa':<22}{'same level'}"


_INTERVALS = "[ ] are 95 % intervals over questions, with * over answers; – is too little to say."


def report(found: Report, shown: int) -> Iterator[str]:
    """Agreement of people, machine and length; then where machine and people, and two people, are furthest apart."""
    gold, overall = found.gold, found.overall
    people = listed(gold.raters)
    yield f"{found.pack.id} {found.pack.version}: {len(gold.answers)} answers, graded by {people}"
    yield with_people(overall, gold.raters)
    yield f"Kappa has quadratic weights. {_INTERVALS}\n"
    yield _HEAD
    yield from _against(overall, gold, "all criteria")
    for one in found.criteria:
        yield from _against(one, gold, one.criterion)
    yield ""
    left = overall.machine.n - overall.given.n
    if left:
        yield f"Left to a person: {left} of {overall.machine.n}; the levels behind those are counted above."
        yield _line("where a level is given", overall.given)
    if overall.bias is not None:
        leaning = "higher" if overall.bias > 0 else "lower"
        yield f"The machine rates {abs(overall.bias):.0%} of the scale {leaning} than people."
    if shown and found.disagreements:
        yield f"\nFurthest from people ({len(found.disagreements)} in all are a level or more apart):"
        for each in found.disagreements[:shown]:
            yield from _disagreement(each)
    if shown and found.between_raters:
        yield f"\nFurthest from each other ({len(found.between_raters)} in all):"
        for rated in found.between_raters[:shown]:
            yield f"  {_where(rated)}: {_people(rated)}"


def suggestions(found: Suggestions) -> Iterator[str]:
    """Gold answers that would help as exemplars."""
    if not found.candidates:
        yield f"\nExemplars are suggested from {LEAST_ANSWERS} gold answers on that are no exemplars yet."
        return
    sides = f"chosen on {found.chosen_on} answers, and what they add measured on {found.checked_on} others"
    if not found.found:
        yield f"\nNone of {found.candidates} gold answers would help as an exemplar ({sides})."
        return
    yield f"\nAs exemplars would help, of {found.candidates} tried ({sides}):"
    for number, one in enumerate(found.found, start=1):
        given = ", ".join(f"{criterion} {one.gold.level(criterion)}" for criterion in one.gold.levels)
        yield f"  {number}. {one.gold.place}, an answer to {one.gold.question} ({given}): “{_short(one.gold.answer)}”"
        yield f"     {_gains(one.qwk, one.exact, found.after)}; squared error where chosen -{one.gain:.0%}"
    yield f"  Together: {_gains(found.qwk, found.exact, found.after)}"


def changes(old: RubricPack, new: RubricPack, found: Sequence[Changed]) -> Iterator[str]:
    """What is different in a new version."""
    yield f"{old.id} {old.version} → {new.id} {new.version}: {_count(len(found), 'part')} changed"
    for one in found:
        yield f"  {one.how.value:<8} {one.where}"
        if one.before:
            yield f"           - {_short(one.before)}"
        if one.after:
            yield f"           + {_short(one.after)}"


def effects(found: Comparison, answers: GoldSet, shown: int) -> Iterator[str]:
    """Whether the new version agrees more with people, and which levels moved."""
    overall = found.overall
    if not overall.after.n:
        yield f"\nNo rating can move: nothing that {answers.source} are rated by is in both versions and has changed."
        return
    yield f"\nOn {answers.source}: {overall.after.n} ratings of {overall.after.questions} questions that it can move"
    yield f"{_INTERVALS}\n"
    yield f"{'':<34}{'n':>5}  {'kappa':<42}{'same level'}"
    yield _effect("all criteria", overall)
    for one in found.criteria:
        yield _effect(one.criterion, one)
    yield f"\n{whether_better(overall)}"
    if shown and found.moved:
        yield f"\n{_count(len(found.moved), 'rating')} moved, those now further off first:"
        for each in found.moved[:shown]:
            yield from _moved(each)


def _against(one: Agreement, gold: GoldSet, name: str) -> Iterator[str]:
    yield _line(name, one.machine)
    yield _line("  length alone", one.length)
    if one.raters is not None:
        yield _line(f"  {listed(gold.raters)}"[:33], one.raters)
    levels = [f"{at.exact:.0%} of {at.n} at {level}" for level, at in one.machine.by_level.items()]
    if levels:
        yield f"  same level: {', '.join(levels)}"


def _line(name: str, figures: Figures) -> str:
    kappa = f"{_number(figures.qwk)} {_interval(figures.qwk_interval, figures)}"
    exact = f"{_number(figures.exact)} {_interval(figures.exact_interval, figures)}"
    return f"{name:<34}{figures.n:>5}  {kappa:<22}{exact:<22}".rstrip()


def _disagreement(one: Disagreement) -> Iterator[str]:
    rated = one.rated
    why = "" if rated.verdict.why is None else f" (left to a person: {rated.verdict.why.value})"
    yield f"  {_where(rated)}: {_people(rated)}, machine {rated.verdict.level}{why}"
    if one.quotes:
        yield f"    read from: {' … '.join(f'“{_short(quote)}”' for quote in one.quotes[:3])}"
    else:
        yield f"    nothing was read from: “{_short(rated.gold.answer)}”"
    if one.missed and rated.off < 0:
        yield f"    not found: {'; '.join(map(_short, one.missed[:3]))}"
    for gate, words in one.set_aside[:2]:
        yield f"    set aside as {gate}: “{_short(words)}”"


def _moved(one: Moved) -> Iterator[str]:
    before, after = one.before.verdict.level, one.after.verdict.level
    verdict = "closer" if one.closer > 0 else "further off" if one.closer < 0 else "as far off"
    yield f"  {_where(one.after)}: {before} → {after}, {_people(one.after)}; {verdict}"
    for change in one.why[:3]:
        yield f"    {change.how.value} {change.where}"
    if len(one.why) > 3:
        yield f"    and {_count(len(one.why) - 3, 'other change')}"


def _effect(name: str, one: Effect) -> str:
    kappa = f"{_number(one.before.qwk)} → {_number(one.after.qwk)}  {_change(one.qwk, one.after)}"
    exact = f"{_number(one.before.exact)} → {_number(one.after.exact)}  {_change(one.exact, one.after)}"
    return f"{name:<34}{one.after.n:>5}  {kappa:<42}{exact:<42}".rstrip()


def _where(rated: Rated) -> str:
    return f"{rated.gold.place}, {rated.gold.question}, {rated.criterion}"


def _people(rated: Rated) -> str:
    return ", ".join(f"{rater} {level}" for rater, level in rated.gold.levels[rated.criterion].items())


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _interval(value: Interval | None, of: Figures) -> str:
    return "" if value is None else f"[{value[0]:.2f}, {value[1]:.2f}]{'*' if of.drawn == 'answers' else ''}"


def _change(change: Change, of: Figures) -> str:
    return "–" if change.by is None else f"{change.by:+.2f} {_interval(change.interval, of)}".strip()


def _gains(kappa: Change, exact: Change, of: Figures) -> str:
    return f"kappa {_change(kappa, of)}, same level {_change(exact, of)}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


_MOST_SHOWN = 90


def _short(text: str) -> str:
    """One line of an answer or a rubric, without signs that a terminal would act on."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text[: 4 * _MOST_SHOWN]).split())
    return line if len(line) <= _MOST_SHOWN else f"{line[: _MOST_SHOWN - 1]}…"
