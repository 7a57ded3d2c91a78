"""Interviews on the command line: in the terminal, or from a file of answers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewer.cli.output import say
from interviewer.cli.rubric import find_pack
from interviewer.domain.interview import Purpose, Speaker
from interviewer.domain.profile import Profile
from interviewer.domain.report import Report
from interviewer.errors import InputError, NotFound
from interviewer.intake.json_resume import read_json_resume
from interviewer.settings import read_settings

if TYPE_CHECKING:
    from interviewer.screening import Screening, View

PackId = Annotated[str, typer.Option("--pack", help="The rubric pack's id.")]
ProfileFile = Annotated[Path, typer.Option("--profile", help="The applicant's profile: a JSON Resume 1.0.0 file.")]


def screen(  # noqa: PLR0913  (one parameter an option)
    pack: PackId,
    profile: ProfileFile,
    answers: Annotated[Path, typer.Option(help='JSON Lines: {"answer": "..."}, optionally with "question_id".')],
    out: Annotated[Path, typer.Option(help="Where the report is written, as JSON.")],
    project: Annotated[list[str] | None, typer.Option(help="Match against this project only; may be repeated.")] = None,
    seed: Annotated[int, typer.Option(help="Draws among parallel questions.")] = 1,
) -> None:
    """Run a whole interview from a file of answers and write its report.

    Answers are taken in the order asked; one with a question_id answers that question, or its follow-ups, whenever
    they come. When they run out, the remaining questions are skipped.
    """
    from interviewer.scripted import from_lines, read_answers, run  # noqa: PLC0415
    from interviewer.services import open_services  # noqa: PLC0415

    person = _profile(profile)
    if not out.parent.is_dir():
        raise InputError(f"{out}: the folder {out.parent} is not there; create it or choose another place.")
    lines = read_answers(_text(answers), str(answers), find_pack(pack))
    services = open_services(read_settings())
    for project_id in project or []:
        if project_id not in services.library.projects:
            raise NotFound(f"project {project_id!r}", known=services.library.projects)
    prefer = {line.question_id for line in lines if line.question_id}
    view = services.screening.start(pack, person, seed=seed, prefer=prefer)
    run(services.screening, view, from_lines(lines))
    report = services.review.report(view.interview.id, projects=project or None)
    _write(out, report.model_dump_json(indent=2))
    say(f"{len(report.turns)} turns, {_rated(report)}; the report is in {out}")


def chat(
    pack: PackId = "",
    profile: Annotated[Path | None, typer.Option("--profile", help="A JSON Resume 1.0.0 file.")] = None,
    resume: Annotated[str | None, typer.Option(help="Go on with the interview that has this id.")] = None,
    practice: Annotated[bool, typer.Option(help="Begin with a question that counts for nothing.")] = False,
) -> None:
    """Be interviewed in the terminal. Ctrl-D pauses; nothing is lost."""
    from interviewer.services import open_services  # noqa: PLC0415

    if resume is None and (not pack or profile is None):
        raise InputError("Say who is interviewed in what: --pack PACK --profile FILE, or go on with --resume ID.")
    person = _profile(profile) if resume is None and profile is not None else Profile()
    services = open_services(read_settings())
    screening = services.screening
    if resume is not None:
        view = screening.view(resume)
    else:
        for _, title, body in screening.voice(services.library.pack(pack)).disclosure():
            say(f"{title}\n\n{body.strip()}\n")
        typer.confirm("Do you agree to be interviewed, and to what you say being kept and rated?", abort=True)
        view = screening.start(pack, person, practice=practice, consents=(Purpose.SCREENING,))
    finished = _converse(screening, view)
    if finished is None:
        say(f"\nPaused. Everything you sent is saved. Go on with: interviewer chat --resume {view.interview.id}")
    else:
        _show(services.review.report(finished.interview.id))


def _converse(screening: Screening, view: View) -> View | None:
    """Talks until the interview is over; None where the person pauses."""
    shown = view.turns[-1].seq - 1
    while True:
        for turn in view.turns:
            if turn.seq > shown and turn.speaker is Speaker.INTERVIEWER:
                say(f"\n{turn.text}\n")
        if view.state.closed:
            return view
        shown = view.turns[-1].seq
        try:
            text = input("> ")
        except (EOFError, KeyboardInterrupt):
            return None
        if not text.strip():
            continue
        try:
            view = screening.submit(view.interview.id, view.answering, text)
        except InputError as error:
            say(f"\n{error}")


def _show(report: Report) -> None:
    """The result in words, with the applicant's own."""
    for competency in report.competencies:
        level = "not rated" if competency.level is None else f"{competency.level:.1f} of {competency.scale[1]}"
        say(f"{competency.name}: {level}")
        for rating in report.ratings:
            if rating.competency == competency.competency:
                say(f"  {rating.name}: {rating.reason}")
                for quote in rating.quotes[:2]:
                    say(f'    "{quote.text}"')
    for one in report.fit:
        score = "not rated" if one.score is None else f"{one.score:.0f} of 100"
        say(f"\n{one.title}: {score} ({one.interval[0]:.0f} to {one.interval[1]:.0f})\n  {one.why}")


def _profile(path: Path) -> Profile:
    return read_json_resume(_bytes(path), str(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Check the path.") from None


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8.") from None


def _write(path: Path, text: str) -> None:
    """Writes whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _rated(report: Report) -> str:
    rated = sum(one.level is not None for one in report.ratings)
    return f"{rated} of {len(report.ratings)} criteria rated"
