"""`interviewer`: all commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from interviewer import __version__
from interviewer.cli import conversation, rubric, running
from interviewer.cli.bench import test_pack
from interviewer.cli.doctor import doctor
from interviewer.cli.gold import diff, gold_answers
from interviewer.cli.output import say, say_error
from interviewer.cli.regrading import regrade
from interviewer.cli.trying import try_answer
from interviewer.errors import InterviewerError

app = typer.Typer(
    help="A conversational screening interviewer that shows the words behind every number.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(rubric.app, name="rubric")
app.add_typer(running.database, name="db")
rubric.app.command("test")(test_pack)
rubric.app.command("try")(try_answer)
rubric.app.command("gold")(gold_answers)
rubric.app.command("diff")(diff)
app.command("app")(running.run_app)
app.command("demo")(running.demo)
app.command("chat")(conversation.chat)
app.command("screen")(conversation.screen)
app.command("doctor")(doctor)
app.command("regrade")(regrade)


class Document(StrEnum):
    """The documents with a published JSON Schema."""

    REPORT = "report"
    PACK = "pack"
    PROJECT = "project"


@app.command()
def schema(document: Annotated[Document, typer.Argument(help="Which document's schema to print.")]) -> None:
    """Print the JSON Schema of a document."""
    from interviewer.domain.project import Project  # noqa: PLC0415
    from interviewer.domain.report import Report  # noqa: PLC0415
    from interviewer.domain.rubric import RubricPack  # noqa: PLC0415

    model = {Document.REPORT: Report, Document.PACK: RubricPack, Document.PROJECT: Project}[document]
    mode = "serialization" if document is Document.REPORT else "validation"
    say(json.dumps(model.model_json_schema(mode=mode), indent=2, ensure_ascii=False))


@app.command()
def version() -> None:
    """Print the version."""
    say(__version__)


def main() -> None:
    """Runs the command line and exits."""
    try:
        app()
    except InterviewerError as error:
        say_error(str(error))
        sys.exit(2)
    except OSError as error:
        say_error(f"{error.filename or 'A file'}: {error.strerror or error}. Check the path and the permissions.")
        sys.exit(2)
