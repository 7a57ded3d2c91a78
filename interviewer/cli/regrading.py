"""Ratings that wait for a chat model, on the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from interviewer.cli.output import say
from interviewer.errors import InputError
from interviewer.settings import read_settings


class EngineChoice(StrEnum):
    """What rates an interview."""

    EMBEDDED = "embedded"
    MODEL = "model"


def regrade(
    interview: Annotated[list[str] | None, typer.Argument(help="Ids of interviews.")] = None,
    pending: Annotated[bool, typer.Option("--pending", help="Every interview that waits for a model.")] = False,
    engine: Annotated[
        EngineChoice | None, typer.Option(help="Have the named interviews rated by this engine from now on.")
    ] = None,
) -> None:
    """Rate what waits for a chat model, because it was away, or was not asked yet.

    What has been rated is left as it is, and costs nothing. Exits with 1 where something still waits.
    """
    from interviewer.services import open_services  # noqa: PLC0415

    if bool(interview) == pending:
        raise InputError("Say which: ids of interviews, or --pending for all that wait for a model.")
    if engine is not None and pending:
        raise InputError("--engine goes with ids of interviews, so that no queue changes its grader by accident.")
    services = open_services(read_settings())
    if engine is not None:
        for one in interview or ():
            services.repository.set_engine(one, engine.value)
    ids = services.work.pending() if pending else list(interview or ())
    if not ids:
        say("Nothing waits for a model.")
    waiting = 0
    for number, one in enumerate(ids, start=1):
        done = services.work.do(one)
        left = services.work.waits_for(one)
        waiting += left
        say(f"{number} of {len(ids)}  {one}: {done.rated} rated" + (f", {left} still waiting" if left else ""))
    if waiting:
        say("What still waits is tried again by the app, or by running this again.")
        raise typer.Exit(1)
