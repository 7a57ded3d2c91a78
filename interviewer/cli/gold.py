"""Gold answers on the command line: agreement with people, and what a new version of a pack does to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewer.cli.output import say, say_progress
from interviewer.cli.rubric import Which, find_pack
from interviewer.settings import read_settings

if TYPE_CHECKING:
    from interviewer.gold.rated import MakeGrader


def gold_answers(
    pack: Which,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Graded answers: CSV or XLSX.")],
    suggest: Annotated[
        int,
        typer.Option(
            help="Look for this many gold answers that would help as exemplars; takes minutes.", min=0, max=10
        ),
    ] = 0,
    shown: Annotated[int, typer.Option(help="How many of the worst disagreements to show.", min=0)] = 10,
    export: Annotated[
        Path | None, typer.Option(help="Write the answers as they were read to a new .csv or .xlsx file.")
    ] = None,
) -> None:
    """Compare the machine's levels with those that one or two people gave.

    FILE has the columns question, answer, 'RATER: criterion-id' for each rater and criterion, and, if wanted, note.
    """
    from interviewer.cli import gold_shown  # noqa: PLC0415
    from interviewer.gold.agreement import report  # noqa: PLC0415
    from interviewer.gold.answers import Catalogue  # noqa: PLC0415
    from interviewer.gold.rated import Rating, rate_all  # noqa: PLC0415
    from interviewer.gold.reading import read_gold  # noqa: PLC0415
    from interviewer.gold.suggest import suggest as suggested  # noqa: PLC0415
    from interviewer.gold.writing import write_gold  # noqa: PLC0415

    found = find_pack(pack)
    gold = read_gold(file, Catalogue([found]))
    if export is not None:
        write_gold(export, gold)
    make = _maker()
    rows = rate_all(Rating(found, make), gold.answers, partial(_tell, "answers"))
    _wipe()
    for line in gold_shown.report(report(found, gold, rows), shown):
        say(line)
    if suggest > 0:
        suggestions = suggested(found, rows, make, most=suggest, progress=partial(_tell, "exemplars tried"))
        _wipe()
        for line in gold_shown.suggestions(suggestions):
            say(line)


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A pack's id, or the path of its YAML file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The version to compare it with, likewise.")],
    gold: Annotated[
        Path | None, typer.Option(help="Graded answers, CSV or XLSX; none: the exemplars that both versions have.")
    ] = None,
    parts_only: Annotated[bool, typer.Option("--parts-only", help="Only say what changed; rate nothing.")] = False,
    shown: Annotated[int, typer.Option(help="How many moved ratings to show.", min=0)] = 20,
) -> None:
    """Say what changed between two versions of a pack, which levels that moves, and whether for the better.

    Exits with 1 where agreement with people fell by more than chance would have it.
    """
    from interviewer.cli import gold_shown  # noqa: PLC0415
    from interviewer.gold.answers import Catalogue, shared_exemplars  # noqa: PLC0415
    from interviewer.gold.compare import compare  # noqa: PLC0415
    from interviewer.gold.difference import difference  # noqa: PLC0415
    from interviewer.gold.reading import read_gold  # noqa: PLC0415

    before, after = find_pack(old), find_pack(new)
    answers = read_gold(gold, Catalogue([before, after])) if gold else shared_exemplars(before, after)
    for line in gold_shown.changes(before, after, difference(before, after)):
        say(line)
    if parts_only:
        return
    comparison = compare(before, after, answers, _maker(), progress=partial(_tell, "answers"))
    _wipe()
    for line in gold_shown.effects(comparison, answers, shown):
        say(line)
    if comparison.overall.worse:
        raise typer.Exit(1)


def _maker() -> MakeGrader:
    """Makes embedded graders that share what has been encoded. Raises EmbeddingsError."""
    from interviewer.gold.remembering import RememberingEmbeddings  # noqa: PLC0415
    from interviewer.grading.embedded import EmbeddedGrader  # noqa: PLC0415
    from interviewer.services import embeddings_of  # noqa: PLC0415

    return partial(EmbeddedGrader, RememberingEmbeddings(embeddings_of(read_settings())))


def _tell(what: str, done: int, of: int) -> None:
    say_progress(f"{done} of {of} {what}")


def _wipe() -> None:
    """Makes room for the result where progress was told."""
    say_progress(f"{'':<40}\r")
