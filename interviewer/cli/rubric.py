"""Rubric packs on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from interviewer.cli.output import say
from interviewer.content.library import load_library, load_pack
from interviewer.domain.rubric import RubricPack
from interviewer.settings import read_settings

app = typer.Typer(help="Rubric packs: check, publish, show.", no_args_is_help=True)

Which = Annotated[str, typer.Argument(metavar="PACK", help="A pack's id, or the path of its YAML file.")]


def find_pack(which: str) -> RubricPack:
    """The pack with this id, or in this file.

    Raises:
        ContentError: it does not validate.
        NotFound: there is no such pack.
    """
    if Path(which).suffix in (".yaml", ".yml"):
        return load_pack(Path(which))
    return load_library(read_settings().content_folder / "rubrics").pack(which)


@app.command()
def lint(pack: Which) -> None:
    """Check a pack; names file, line and field of everything that is wrong."""
    found = find_pack(pack)
    say(f"{found.id} {found.version} is sound: {_counts(found)}.")


@app.command()
def publish(pack: Which) -> None:
    """Freeze a pack under its content hash, in the database and the rubric index. Publishing twice changes nothing."""
    from interviewer.services import now, open_services  # noqa: PLC0415

    found = find_pack(pack)
    services = open_services(read_settings())
    new = services.repository.publish(found, now())
    services.index.publish(found)
    say(f"{found.id} {found.version} {'is published' if new else 'was published before'}: {found.hash}")


@app.command()
def show(pack: Which) -> None:
    """Show what a pack asks and rates."""
    found = find_pack(pack)
    say(f"{found.title}  ({found.id} {found.version}, {found.minutes} minutes)\n{found.hash}\n\n{found.job_analysis}")
    for competency in found.competencies:
        say(f"\n{competency.name}\n  {competency.definition}")
        for question in competency.questions:
            say(f"  asks [{question.id}] {question.text}")
        for criterion in competency.criteria:
            say(f"  rates [{criterion.id}] {criterion.name}: {criterion.looks_for}")
            for level in criterion.levels:
                say(f"    {level}  {criterion.anchors[level]}")
    for sample in found.work_samples:
        say(f"\nwork sample [{sample.id}] {sample.title}: {len(sample.faults)} planted faults")


def _counts(pack: RubricPack) -> str:
    questions = [question for competency in pack.competencies for question in competency.questions]
    exemplars = sum(len(question.exemplars) for question in questions)
    return (
        f"{len(pack.competencies)} competencies, {len(questions)} questions, {sum(1 for _ in pack.rated())} criteria, "
        f"{exemplars} exemplars, {len(pack.work_samples)} work samples"
    )
