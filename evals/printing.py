"""Figures as people read them in a terminal. What is undefined says so."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

_FEW = 8


def write(text: str = "") -> None:
    """A line of the result."""
    sys.stdout.write(f"{text}\n")


def write_error(text: str) -> None:
    """What went wrong."""
    sys.stderr.write(f"{text}\n")


def number(value: object) -> str:
    """A figure in three places after the point; counts and words as they are."""
    if value is None:
        return "undefined"
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(number(one) for one in value) + "]"
    return str(value)


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns set to their widest cell; the first to the left, the others to the right."""
    cells = [list(heads), *([number(value) for value in row] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(heads))]
    lines = [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in cells
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def graded(figures: Mapping[str, Any]) -> str:
    """The grader beside the baselines, and what belongs to the grader alone."""
    names = ["pearson", "spearman", "qwk", "rmse", "wrmse", "macro_f1", "r_by_question", "qwk_by_question"]
    columns = {figures["engine"]: figures, **figures["baselines"]}
    rows = [[name, *(one.get(name) for one in columns.values())] for name in names]
    rows += [[f"95 % {name}", *(one["ci"][name] for one in columns.values())] for name in ("pearson", "qwk")]
    levels = list(figures["by_level"])
    rows += [[f"agrees at {level}", *(one["by_level"].get(level) for one in columns.values())] for level in levels]
    head = f"{figures['n']} answers to {figures['questions']} questions"
    if figures["exemplars"]:
        head += f", {figures['exemplars']} exemplars a question, mean of {figures['draws']} draws"
    alone = [
        [name, figures.get(name)]
        for name in ("coverage", "qwk_covered", "agreement_covered", "ece", "seconds")
        if name in figures
    ]
    alone += [[f"left to a person: {why}", count] for why, count in figures["unrated"].items()]
    parts = [head, table(["", *columns], rows), table([f"{figures['engine']} alone", ""], alone)]
    if "without_exemplars" in figures:
        parts.append(table(["without exemplars", ""], list(figures["without_exemplars"].items())))
    return "\n\n".join(parts)


def packs(figures: Mapping[str, Any]) -> str:
    """The grader beside length alone, level by level, and where it is furthest off."""
    length = figures["baselines"]["length"]
    names = ("pearson", "qwk", "wrmse", "qwk_by_question")
    rows = [[name, figures[name], length[name]] for name in names]
    rows.append(["95 % qwk", figures["ci"]["qwk"], length["ci"]["qwk"]])
    rows += [
        [f"agrees at {level}", share, length["by_level"].get(level)] for level, share in figures["by_level"].items()
    ]
    rows.append(["coverage", figures["coverage"], ""])
    worst = [[one["answer"], one["gold"], one["expected"]] for one in figures["worst"]]
    head = f"{figures['pack']}: {figures['n']} ratings of {figures['questions']} questions, each left out in turn"
    return "\n\n".join([head, table(["", "embedded", "length"], rows), table(["furthest off", "gold", "rated"], worst)])


def turns(figures: Mapping[str, Any]) -> str:
    """By kind of turn."""
    names = ("turns", "raised", "lowered", "level_raised", "level_lowered", "could_fall")
    heads = ["kind", "turns", "raised", "lowered", "level raised", "level lowered", "level could fall"]
    return table(heads, [[kind, *(figures[name][kind] for name in names)] for kind in figures["raised"]])


def interviews(figures: Mapping[str, Any]) -> str:
    """The grader beside the baselines."""
    columns = {"embedded": figures, **figures["baselines"]}
    rows = [[name, *(one[name] for one in columns.values())] for name in ("n", "accuracy", "qwk", "brier", "ece")]
    rows.append(["95 % qwk", *(one["ci"]["qwk"] for one in columns.values())])
    return table(["", *columns], rows)


def attacks(figures: Mapping[str, Any]) -> str:
    """By family, and the benign ones."""
    rows: list[list[object]] = [[name, share] for name, share in figures["by_family"].items()]
    rows.append([f"all {figures['n_attacks']} attacks", figures["success_rate"]])
    rows += [["  given alone", figures["alone_rate"]], ["  after a weak answer", figures["appended_rate"]]]
    benign = [
        [f"all {figures['n_benign']} benign, marked", figures["benign_marked_rate"]],
        ["  something set aside", figures["benign_flagged_rate"]],
        ["  a strong answer earns less", figures["benign_lowered_rate"]],
        ["in another language, not counted", figures["benign_other_language_rate"]],
    ]
    shown = ", ".join(figures["successes"][:_FEW])
    more = len(figures["successes"]) - _FEW
    names = f"successes: {shown}{f' and {more} more' if more > 0 else ''}" if shown else "no attack succeeded"
    parts = [table(["family", "fooled"], rows), table(["benign", "share"], benign)]
    if "honest_by_level" in figures:
        honest = [[level, one["n"], one["to_person"]] for level, one in figures["honest_by_level"].items()]
        parts.append(table(["level of an honest judge", "ratings", "left to a person"], honest))
    return "\n\n".join([*parts, names])


def fairness(figures: Mapping[str, Any]) -> str:
    """By rewrite."""
    rows = [[name, one["pairs"], one["mean"], one["ci"], one["impact_ratio"]] for name, one in figures["shift"].items()]
    tail = [
        ["answers", figures["answers"]],
        ["pairs", figures["pairs"]],
        ["least impact ratio", figures["impact_ratio"]],
        ["flips on repeating", figures["repeat_flips"]],
    ]
    return "\n\n".join(
        [table(["rewrite", "pairs", "mean shift", "95 %", "impact ratio"], rows), table(["all", ""], tail)]
    )


def faults(figures: Mapping[str, Any]) -> str:
    """By fault; what was counted more than never stands out as a number that is not 0."""
    parts = []
    for name, one in figures.items():
        if isinstance(one, dict):
            rows = [[key.replace("_", " "), _flat(value)] for key, value in one.items()]
            parts.append(table([name, ""], rows))
    return "\n\n".join(parts)


def cost(figures: Mapping[str, Any]) -> str:
    """By length of interview and what calls were for."""
    lengths = {name: one for name, one in figures.items() if isinstance(one, dict)}
    names = ("calls", "input_tokens", "cached_tokens", "output_tokens")
    purposes = list(dict.fromkeys(purpose for one in lengths.values() for purpose in one["by_purpose"]))
    rows: list[list[object]] = [[name.replace("_", " "), *(one[name] for one in lengths.values())] for name in names]
    for purpose in purposes:
        of = [one["by_purpose"].get(purpose, {}) for one in lengths.values()]
        rows += [[f"  {purpose}: {name.replace('_', ' ')}", *(one.get(name, 0) for one in of)] for name in names]
    for name in ("calls_an_answer", "most_calls_before_the_next_question", "forms_before_the_next_question"):
        rows.append([name.replace("_", " "), *(one[name] for one in lengths.values())])
    tail = [["input, longest by shortest", figures["ratio"]], ["words an answer", figures["words_an_answer"]]]
    return "\n\n".join([table(["answers", *lengths], rows), table(["all", ""], tail)])


def repeats(figures: Mapping[str, Any]) -> str:
    """How steady a model is."""
    names = ("answers", "ratings", "runs", "repeat_flips", "ratings_that_moved", "left_to_a_person", "grader")
    return table(["the same answers again", ""], [[name.replace("_", " "), figures[name]] for name in names])


def _flat(value: object) -> object:
    if isinstance(value, dict):
        return ", ".join(f"{key} {number(one)}" for key, one in value.items()) or "nothing"
    return value


def speed(figures: Mapping[str, Any]) -> str:
    """By row; times are of this machine, ratios travel."""
    rows = [
        [name, one["value"], one["limit"], one["ratio"], one["unit"]]
        for name, one in figures.items()
        if isinstance(one, dict)
    ]
    return table(["", "value", "limit", "ratio", "unit"], rows)
