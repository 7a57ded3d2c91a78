"""Testing a pack on the command line: simulated applicants through whole interviews, and one answer by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewer.cli.output import say, say_progress
from interviewer.cli.rubric import Which, find_pack
from interviewer.content.simulated_template import simulated_template
from interviewer.errors import InputError, InterviewerError
from interviewer.settings import read_settings

if TYPE_CHECKING:
    from interviewer.domain.rubric import RubricPack
    from interviewer.settings import Settings
    from interviewer.simulating.candidates import Candidate
    from interviewer.simulating.figures import Figures
    from interviewer.simulating.holding import Simulation


def test_pack(  # noqa: PLR0913, PLR0917  (one argument an option)
    pack: Which,
    applicants: Annotated[
        Path | None,
        typer.Option(
            help="Folder of scripted applicants, with a folder a pack; none: rubrics/simulated, and those that were "
            "written in the app."
        ),
    ] = None,
    seeds: Annotated[int, typer.Option(help="Interviews a persona.", min=1, max=32)] = 4,
    persona: Annotated[
        list[str] | None, typer.Option(help="Interview only this one; can be given several times.")
    ] = None,
    from_examples: Annotated[
        bool, typer.Option("--from-examples", help="Interview the pack's own example answers instead of scripts.")
    ] = False,
    by_model: Annotated[
        bool, typer.Option("--by-model", help="Have the chat model that is set hold and rate them; it costs money.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="Write figures and transcripts to a new JSON file.")] = None,
    template: Annotated[
        str | None,
        typer.Option(metavar="PERSONA", help="Print a script for this persona to fill in, and test nothing."),
    ] = None,
) -> None:
    """Take simulated applicants through whole interviews: are experts told from talkers? Keeps nothing.

    Exits with 1 where anybody who knows less is not told from an expert.
    """
    from interviewer.rehearsing import rehearsal  # noqa: PLC0415
    from interviewer.services import embeddings_of  # noqa: PLC0415
    from interviewer.simulating.figures import figures  # noqa: PLC0415
    from interviewer.simulating.holding import simulate  # noqa: PLC0415

    settings, found = read_settings(), find_pack(pack)
    if template is not None:
        say(simulated_template(found, template).rstrip("\n"))
        return
    if out is not None and out.exists():
        raise InputError(f"{out} is there already and is not overwritten; name another file with --out.")
    chosen = _chosen(settings, found, applicants, persona or (), from_examples=from_examples)
    if by_model:
        _say_calls(settings, found, len(chosen) * seeds)
    with rehearsal(settings, embeddings_of(settings), found, by_model=by_model) as place:
        simulation = simulate(
            place.stage,
            found,
            chosen,
            seeds=range(1, seeds + 1),
            progress=lambda done, of: say_progress(f"{done} of {of} interviews"),
            model=settings.model if by_model else None,
        )
    say_progress(f"{'':<40}\r")
    told = figures(simulation)
    for line in _shown(simulation, told):
        say(line)
    if out is not None:
        _write(out, simulation, told)
    if any(one.auc is not None and one.ability == "less" and one.auc < _least_auc() for one in told.personas):
        raise typer.Exit(1)


def _chosen(
    settings: Settings, pack: RubricPack, folder: Path | None, personas: Iterable[str], *, from_examples: bool
) -> list[Candidate]:
    """Who is interviewed. Raises InputError where that is nobody, ContentError for a script that does not fit."""
    from interviewer.content.simulated import load_simulated  # noqa: PLC0415
    from interviewer.services import now  # noqa: PLC0415
    from interviewer.simulating.candidates import (  # noqa: PLC0415
        Candidate,
        Casting,
        Origin,
        said_by_examples,
    )
    from interviewer.store.database import open_engine  # noqa: PLC0415
    from interviewer.store.simulated_applicants import SimulatedApplicants  # noqa: PLC0415

    if from_examples:
        found = list(said_by_examples(pack))
    elif folder is not None:
        found = [Candidate(script, Origin.FILE) for script in load_simulated(folder, pack)]
    else:
        files = settings.content_folder / "rubrics" / "simulated"
        known = Casting(files, SimulatedApplicants(open_engine(settings.database_url)), now).candidates(pack)
        if known.refused:
            raise known.refused[0]
        found = list(known.scripted)
    if not found:
        where = folder or settings.content_folder / "rubrics" / "simulated"
        raise InputError(
            f"{where / pack.id} has no scripted applicants. `interviewer rubric test {pack.id} --template expert` "
            "prints one to fill in; --from-examples tests the pack with its own example answers."
        )
    wanted = set(personas)
    unknown = wanted - {one.persona for one in found}
    if unknown:
        there = ", ".join(one.persona for one in found)
        raise InputError(f"There is no applicant {', '.join(sorted(unknown))!r}; there are: {there}.")
    return [one for one in found if not wanted or one.persona in wanted]


def _say_calls(settings: Settings, pack: RubricPack, interviews: int) -> None:
    from interviewer.rehearsing import calls_by_model  # noqa: PLC0415

    if settings.model is None:
        raise InterviewerError(
            "--by-model needs a chat model and none is set; set INTERVIEWER_MODEL and its key, and see with "
            "`interviewer doctor` whether it answers."
        )
    least, most = calls_by_model(pack, interviews, settings.grading_repeats)
    say(f"{interviews} interviews by {settings.model}: between {least:,} and {most:,} calls.\n")


def _shown(simulation: Simulation, found: Figures) -> Iterable[str]:
    from interviewer.simulating.findings import findings, summary  # noqa: PLC0415

    pack = simulation.pack
    yield f"{pack.id} {pack.version}: {len(simulation.interviews)} interviews\n"
    yield " ".join(summary(simulation, found)) + "\n"
    yield (
        f"{'persona':<19}{'ability':<9}{'score':>6}{'AUC of experts':>16}{'pairs':>7}{'rated':>7}"
        f"{'follow-ups':>12}{'new':>5}{'minutes':>9}"
    )
    for one in found.personas:
        told = ("", "") if one.auc is None else (f"{one.auc:.3f}", str(one.pairs))
        yield (
            f"{one.persona:<19}{one.ability:<9}{one.score:>6.2f}{told[0]:>16}{told[1]:>7}{one.rated:>7.0%}"
            f"{one.follow_ups / one.interviews:>12.1f}{one.new / one.interviews:>5.1f}{one.minutes:>9.0f}"
        )
    for finding in findings(simulation, found):
        yield f"\n{finding.title}.\n  {finding.text}"


def _write(path: Path, simulation: Simulation, found: Figures) -> None:
    from interviewer.simulating.document import document  # noqa: PLC0415

    with path.open("x", encoding="utf-8") as file:
        json.dump(document(simulation, found), file, ensure_ascii=False, indent=2)
    say(f"\n{path} has the figures and every interview.")


def _least_auc() -> float:
    from interviewer.simulating.figures import LEAST_AUC  # noqa: PLC0415

    return LEAST_AUC
