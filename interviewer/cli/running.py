"""Starting the app, sample interviews, and the database."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from interviewer.cli.output import say
from interviewer.content.samples import load_samples
from interviewer.domain.interview import Purpose
from interviewer.settings import read_settings

database = typer.Typer(help="The database.", no_args_is_help=True)


def run_app(
    port: Annotated[int, typer.Option(help="Port on this computer's loopback address.", min=1, max=65535)] = 8501,
) -> None:
    """Open the app in a browser; it listens on this computer only."""
    settings = read_settings()
    folder = settings.content_folder
    say(f"Interviewer: http://127.0.0.1:{port}  (this computer only; stop it with Ctrl-C)")
    say(f"State is kept in {settings.home}")
    sys.stdout.flush()
    os.chdir(folder)  # Streamlit reads .streamlit/config.toml from where it is started
    arguments = ["-m", "streamlit", "run", str(folder / "app.py"), "--server.port", str(port)]
    os.execv(sys.executable, [sys.executable, *arguments])


def demo() -> None:
    """Fill the database with finished, clearly marked sample interviews. Running it twice adds none."""
    from interviewer.intake.json_resume import read_json_resume  # noqa: PLC0415
    from interviewer.scripted import from_sample, run  # noqa: PLC0415
    from interviewer.services import open_services  # noqa: PLC0415

    settings = read_settings()
    services = open_services(settings)
    have = services.repository.count(sample=True)
    if have:
        say(f"There are {have} sample interviews already; none was added.")
        return
    count = 0
    for script, profile in load_samples(settings.content_folder / "samples"):
        view = services.screening.start(
            script.pack,
            read_json_resume(profile, script.profile),
            seed=script.seed,
            consents=(Purpose.SCREENING,),
            sample=True,
        )
        run(services.screening, view, from_sample(script))
        count += 1
        say(f"{script.pack}: {script.persona}")
    say(f"{count} sample interviews were run and are marked as samples.")


@database.command("upgrade")
def upgrade_database() -> None:
    """Bring the database to the newest schema; safe to run again."""
    from interviewer.store.database import HEAD, open_engine  # noqa: PLC0415

    settings = read_settings()
    open_engine(settings.database_url)
    say(f"The database is at revision {HEAD}.")
