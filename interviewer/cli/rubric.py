"""Rubric packs on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewer.cli import rubric_life
from interviewer.cli.linting import lint
from interviewer.cli.output import say
from interviewer.content.library import load_library, load_pack
from interviewer.content.strict_yaml import parse, read_text
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, InputError, InterviewerError, NotFound
from interviewer.settings import Settings, read_settings

if TYPE_CHECKING:
    from interviewer.chat import ChatModel

app = typer.Typer(help="Rubric packs: write, check, publish, show, draft, hand on.", no_args_is_help=True)
for _name, _command in rubric_life.COMMANDS.items():
    app.command(_name)(_command)
app.command()(lint)

Which = Annotated[
    str,
    typer.Argument(
        metavar="PACK", help="A pack's id, the path of its YAML file, or ID@VERSION for what was published."
    ),
]


def find_pack(which: str) -> RubricPack:
    """The pack with this id, in this file, or in this version of what was published or interviewed with.

    Raises:
        ContentError: it does not validate.
        NotFound: there is no such pack, or no such version.
    """
    if Path(which).suffix in (".yaml", ".yml"):
        return load_pack(Path(which))
    if "@" in which:
        return _frozen(*which.split("@", 1))
    return load_library(read_settings().content_folder / "rubrics").pack(which)


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


@app.command()
def draft(
    job: Annotated[Path, typer.Argument(metavar="JOB.txt", help="A job description, as plain text.")],
    pack_id: Annotated[str, typer.Option("--id", help="The new pack's id: lower-case letters, digits, hyphens.")],
    out: Annotated[Path, typer.Option(help="The YAML file to write; it may not be there yet.")],
    title: Annotated[str | None, typer.Option(help="The new pack's title; the model's where none is given.")] = None,
) -> None:
    """Have the chat model draft a pack from a job description. Every part of it has to be read by a person."""
    from interviewer.content.drafting import draft as drafted_by  # noqa: PLC0415
    from interviewer.content.prompts import load_prompts  # noqa: PLC0415
    from interviewer.services import now  # noqa: PLC0415

    settings = read_settings()
    _check_new(out)
    text = read_text(job)
    templates = load_prompts(settings.content_folder / "prompts" / "model")
    found = drafted_by(_model(settings), templates, text, pack_id, today=now().date(), title=title, say=say)
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(found.text)
    except FileExistsError:
        raise _taken(out) from None
    say(f"{out} is a draft by {found.model}. To look at:")
    for what in found.look_at:
        say(f"  - {what}")
    _say_problems(found.text, out)
    if found.stopped is not None:
        raise InterviewerError(
            f"The draft is not whole: {found.stopped} What was drafted before is in {out}, where the rest is marked."
        )


def _frozen(pack_id: str, version: str) -> RubricPack:
    from interviewer.store.database import open_engine  # noqa: PLC0415
    from interviewer.store.packs import PublishedPacks  # noqa: PLC0415

    packs = PublishedPacks(open_engine(read_settings().database_url))
    versions = packs.versions(pack_id)
    found = [one for one in versions if version in (one.version, one.pack_hash)]
    if not found:
        raise NotFound(f"version {version!r} of {pack_id!r}", known=(one.version for one in versions))
    # One number can stand for several contents where files were used unpublished; what was published is meant first.
    return packs.content(max(found, key=lambda one: (bool(one.publications), one.interviews > 0)).pack_hash)


def _check_new(out: Path) -> None:
    if out.exists():
        raise _taken(out)
    if not out.parent.is_dir():
        raise InputError(f"{out.parent} is no folder, so {out.name} cannot be written there; make it, or name another.")


def _taken(out: Path) -> InputError:
    return InputError(f"{out} is there already and is not overwritten; name another file with --out.")


def _say_problems(text: str, out: Path) -> None:
    """Where the loader finds that the draft is no pack yet."""
    try:
        parse(text, str(out), RubricPack)
    except ContentError as error:
        say("It is no valid pack yet:")
        for problem in error.problems:
            say(f"  - {problem}")


def _model(settings: Settings) -> ChatModel:
    """The chat model that drafts. Raises InterviewerError where none is set, or its settings cannot be right."""
    if settings.model is None:
        raise InterviewerError(
            "Drafting needs a chat model and none is set; set INTERVIEWER_MODEL ('openai:gpt-5-mini', say) and its "
            "key, and see with `interviewer doctor` whether it answers."
        )
    from interviewer.models.choose_chat import open_chat_models  # noqa: PLC0415
    from interviewer.services import now  # noqa: PLC0415
    from interviewer.store.database import open_engine  # noqa: PLC0415
    from interviewer.store.ledger import CallLedger  # noqa: PLC0415

    models = open_chat_models(
        model=settings.model,
        model_url=settings.model_url,
        model_key=settings.model_key,
        fallback_models=settings.fallback_models,
        model_temperature=settings.model_temperature,
        model_effort=settings.model_effort,
        price_input=settings.price_input,
        price_cached=settings.price_cached,
        price_output=settings.price_output,
        ledger=CallLedger(open_engine(settings.database_url)),
        clock=now,
    )
    return models.interviewer
