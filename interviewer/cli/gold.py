"""Gold answers on the command line: agreement with people, and what a new version of a pack does to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewer.cli.output import say, say_progress
from interviewer.cli.rubric import Which, find_pack
from interviewer.cli.rubric_life import Author, login
from interviewer.errors import InputError
from interviewer.settings import read_settings

if TYPE_CHECKING:
    from interviewer.domain.rubric import RubricPack
    from interviewer.gold.answers import GoldSet
    from interviewer.gold.compare import Comparison
    from interviewer.gold.rated import MakeGrader


def gold_answers(
    pack: Which,
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Graded answers, CSV or XLSX; none: those kept in the app.")
    ] = None,
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
    """Compare the machine's levels with those that people gave.

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
    gold = read_gold(file, Catalogue([found])) if file else _kept(found)
    if gold is None:
        raise InputError(f"No graded answers to {found.id!r} are kept; name a file, or enter some in the app.")
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
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="A pack's id, its YAML file's path, or ID@VERSION for what was published."),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The version to compare it with, likewise.")],
    gold: Annotated[
        Path | None,
        typer.Option(help="Graded answers, CSV or XLSX; none: those kept in the app, else the exemplars of both."),
    ] = None,
    parts_only: Annotated[bool, typer.Option("--parts-only", help="Only say what changed; rate nothing.")] = False,
    shown: Annotated[int, typer.Option(help="How many moved ratings to show.", min=0)] = 20,
    by: Author = None,
) -> None:
    """Say what changed between two versions of a pack, which levels that moves, and whether for the better.

    That they were compared is kept: over a version that people were interviewed with, only what was compared with it is
    published. Exits with 1 where agreement with people fell by more than chance would have it.
    """
    from interviewer.cli import gold_shown  # noqa: PLC0415
    from interviewer.gold.answers import Catalogue, shared_exemplars  # noqa: PLC0415
    from interviewer.gold.compare import compare  # noqa: PLC0415
    from interviewer.gold.difference import difference  # noqa: PLC0415
    from interviewer.gold.reading import read_gold  # noqa: PLC0415

    before, after = find_pack(old), find_pack(new)
    if gold:
        answers = read_gold(gold, Catalogue([before, after]))
    else:
        answers = _kept(after) or shared_exemplars(before, after)
    for line in gold_shown.changes(before, after, difference(before, after)):
        say(line)
    if parts_only:
        return
    comparison = compare(before, after, answers, _maker(), progress=partial(_tell, "answers"))
    _wipe()
    for line in gold_shown.effects(comparison, answers, shown):
        say(line)
    if before.id == after.id:
        _record(before, after, comparison, answers, by or login())
    if comparison.overall.worse:
        raise typer.Exit(1)


def _kept(pack: RubricPack) -> GoldSet | None:
    """What is kept of graded answers and fits a version; None where that is nothing."""
    from interviewer.gold.keeping import fitting  # noqa: PLC0415
    from interviewer.store.database import open_engine  # noqa: PLC0415
    from interviewer.store.gold_answers import GoldAnswers  # noqa: PLC0415

    gold = fitting(GoldAnswers(open_engine(read_settings().database_url)).kept(pack.id), pack).gold
    return gold if gold.answers else None


def _record(old: RubricPack, new: RubricPack, comparison: Comparison, gold: GoldSet, by: str) -> None:
    from interviewer.authoring.comparing import Comparing  # noqa: PLC0415
    from interviewer.services import now  # noqa: PLC0415
    from interviewer.store.comparisons import Comparisons  # noqa: PLC0415
    from interviewer.store.database import open_engine  # noqa: PLC0415
    from interviewer.store.packs import PublishedPacks  # noqa: PLC0415

    engine = open_engine(read_settings().database_url)
    Comparing(Comparisons(engine), PublishedPacks(engine), now).record(old, new, comparison, gold, by)


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
