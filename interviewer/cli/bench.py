"""Testing a pack on the command line: scripted applicants through whole interviews."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from interviewer.cli.output import say, say_progress
from interviewer.cli.rubric import Which, find_pack
from interviewer.content.library import Library
from interviewer.content.simulated import load_simulated
from interviewer.errors import InputError
from interviewer.settings import read_settings

LEAST_AUC = 0.95
"""Of an expert against a bluffer, from which on a pack tells them apart."""


def test_pack(
    pack: Which,
    applicants: Annotated[
        Path | None, typer.Option(help="Folder of scripted applicants, with a folder a pack; none: rubrics/simulated.")
    ] = None,
    seeds: Annotated[int, typer.Option(help="Interviews a persona.", min=1, max=32)] = 4,
) -> None:
    """Take scripted applicants through whole interviews: are experts told from talkers? Keeps nothing.

    Exits with 1 where a bluffer is not told from an expert.
    """
    from interviewer.services import assemble, embeddings_of  # noqa: PLC0415
    from interviewer.simulating import simulate  # noqa: PLC0415

    settings = read_settings()
    found = find_pack(pack)
    folder = applicants or settings.content_folder / "rubrics" / "simulated"
    scripts = load_simulated(folder, found)
    if not scripts:
        raise InputError(
            f"{folder / found.id} has no scripted applicants; rubrics/simulated/finance shows how they are written."
        )
    with tempfile.TemporaryDirectory(prefix="interviewer-test-") as home:
        alone = settings.model_copy(update={"home": Path(home), "database": None, "model": None})
        library = Library(packs={found.id: found})
        services = assemble(alone, library, embeddings_of(settings))
        simulation = simulate(
            services.screening,
            services.review,
            found,
            scripts,
            seeds=range(1, seeds + 1),
            progress=lambda done, of: say_progress(f"{done} of {of} interviews"),
        )
    say(f"{found.id} {found.version}: {len(simulation.interviews)} interviews\n")
    say(f"{'persona':<18}{'score':>7}{'AUC of experts':>17}{'rated':>8}{'follow-ups':>12}{'minutes':>9}")
    for one in simulation.separations():
        own = [each for each in simulation.interviews if each.persona == one.persona]
        rated, asked, minutes = (
            sum(getattr(each, name) for each in own) / len(own) for name in ("rated", "follow_ups", "minutes")
        )
        told = "" if one.auc is None else f"{one.auc:.3f}"
        say(f"{one.persona:<18}{one.score:>7.2f}{told:>17}{rated:>8.0%}{asked:>12.1f}{minutes:>9.0f}")
    bluffers = [one for one in simulation.separations() if one.persona == "bluffer" and one.auc is not None]
    if any(one.auc is not None and one.auc < LEAST_AUC for one in bluffers):
        say(f"\nExperts are not told from bluffers well enough: {LEAST_AUC} is wanted.")
        raise typer.Exit(1)
