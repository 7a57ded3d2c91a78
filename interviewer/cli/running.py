"""Starting the app, sample interviews, and the database."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from interviewer.cli.output import say
from interviewer.content.samples import load_samples
from interviewer.domain.interview import Purpose
from interviewer.settings import read_settings

if TYPE_CHECKING:
    from interviewer.store.repository import Interview

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
    """Fill the database with finished, clearly marked sample interviews. Run again, it adds only what is missing."""
    from interviewer.intake.json_resume import read_json_resume  # noqa: PLC0415
    from interviewer.scripted import from_sample, run  # noqa: PLC0415
    from interviewer.services import open_services  # noqa: PLC0415
    from interviewer.shelf import Standing  # noqa: PLC0415

    settings = read_settings()
    services = open_services(settings)
    retired = {name for name, one in services.shelf.offers().items() if one.standing is Standing.RETIRED}
    scripts = [one for one in load_samples(settings.content_folder / "samples") if one[0].pack not in retired]
    if retired:
        say(f"Retired, and so without new samples: {', '.join(sorted(retired))}.")
    have = {_which(one): one for one in services.repository.interviews() if one.sample}
    count = 0
    for script, text in scripts:
        profile = read_json_resume(text, script.profile)
        begun = have.get((script.pack, script.seed, profile.basics.name))
        if begun is not None and begun.status == "finished":
            continue
        if begun is not None:  # broken off: its script would not know how much of it was said
            services.review.erase(begun.id)
        view = services.screening.start(
            script.pack, profile, seed=script.seed, consents=(Purpose.SCREENING,), sample=True
        )
        run(services.screening, view, from_sample(script))
        count += 1
        say(f"{script.pack}: {script.persona}")
    if count:
        say(f"{count} sample interviews were run and are marked as samples.")
    else:
        say(f"All {len(scripts)} sample interviews are there already; none was added.")


def _which(interview: Interview) -> tuple[str, int, str | None]:
    """What tells one script's interview from another's: pack, seed and the invented applicant."""
    return interview.pack_id, interview.plan.seed, interview.profile.basics.name


@database.command("upgrade")
def upgrade_database() -> None:
    """Bring the database to the newest schema and clear away traces of what was erased; safe to run again."""
    from interviewer.store.database import HEAD, clear_deleted, open_engine  # noqa: PLC0415

    settings = read_settings()
    clear_deleted(open_engine(settings.database_url))
    say(f"The database is at revision {HEAD}.")
