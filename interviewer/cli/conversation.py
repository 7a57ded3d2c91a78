"""Interviews on the command line: in the terminal, or from a file of answers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from interviewer.cli.output import say, say_error
from interviewer.domain.interview import Purpose, Speaker
from interviewer.domain.profile import Profile
from interviewer.domain.report import Report
from interviewer.errors import InputError, StaleTurn
from interviewer.intake.json_resume import read_json_resume
from interviewer.settings import read_settings

if TYPE_CHECKING:
    from interviewer.screening import Screening, View
    from interviewer.services import Services

_MOST_BYTES = 64_000_000
"""In one file that is read; some hundred answers of the greatest length."""
_LONGEST_NAME = 200
"""Of a file, in characters, so that it can be given an ending."""

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

    settings = read_settings()
    person, text = _profile(profile), _text(answers)
    with _whole(out) as part:
        services = open_services(settings)
        asked = services.shelf.pack(pack)
        lines = read_answers(text, str(answers), asked, settings.longest_answer)
        services.review.projects(project or [], asked.id)
        prefer = {line.question_id for line in lines if line.question_id}
        view = services.screening.start(asked.id, person, seed=seed, prefer=prefer)
        with _all_or_nothing(services, view.interview.id):
            run(services.screening, view, from_lines(lines))
            services.work.do(view.interview.id)
            report = services.review.report(view.interview.id, projects=project or None)
            part.write(report.model_dump_json(indent=2) + "\n")
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
        if not view.state.closed:
            say(screening.voice(view.pack).resumed(""))
    else:
        for section in screening.introduction(pack).sections:
            say(f"{section.title}\n\n{section.body.strip()}\n")
        typer.confirm("Do you agree to be interviewed, and to what you say being kept and rated?", abort=True)
        view = screening.start(pack, person, practice=practice, consents=(Purpose.SCREENING,))
    finished = _converse(screening, view)
    if finished is None:
        say(f"\nPaused. Everything you sent is saved. Go on with: interviewer chat --resume {view.interview.id}")
    else:
        services.work.do(finished.interview.id)
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
        except UnicodeDecodeError:
            say("\nThat could not be read as UTF-8 text, so nothing was sent. Write it again, please.")
            continue
        if not text.strip():
            continue
        try:
            view = screening.submit(view.interview.id, view.answering, text)
        except (InputError, StaleTurn) as error:
            say(f"\n{error}")
            view = screening.view(view.interview.id)


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
        with path.open("rb") as file:  # a device or a pipe might never end
            found = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Check the path.") from None
    if len(found) > _MOST_BYTES:
        raise InputError(f"{path}: has more than {_MOST_BYTES:,} bytes. Is it the right file?")
    return found


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8.") from None


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """A file to write, which stands under `path` whole once the block is done, or not at all.

    It is opened at once, so that a place that cannot be written to is found before the work, not after it.

    Raises:
        InputError: it cannot be written there.
    """
    if path.is_dir() or not path.name:
        raise InputError(f"{path}: is a folder; name a file in it, as {path / 'report.json'}.")
    part = path.with_name(f".{path.name[:_LONGEST_NAME]}.{os.getpid()}.part")
    try:
        file = part.open("w", encoding="utf-8")
    except OSError as error:
        raise _not_written(path, error) from None
    try:
        with file:
            yield file
        try:
            part.replace(path)
        except OSError as error:
            raise _not_written(path, error) from None
    finally:
        part.unlink(missing_ok=True)


def _not_written(path: Path, error: OSError) -> InputError:
    if not path.parent.is_dir():
        return InputError(f"{path}: the folder {path.parent} is not there; create it or choose another place.")
    return InputError(f"{path}: cannot be written ({error.strerror}). Choose another place, or check the permissions.")


@contextmanager
def _all_or_nothing(services: Services, interview_id: str) -> Iterator[None]:
    """Removes the interview where it did not come to its report: nobody could go on with it."""
    try:
        yield
    except BaseException as error:
        services.review.erase(interview_id)
        if isinstance(error, KeyboardInterrupt):
            say_error("Stopped. Nothing was kept of this interview, and no report was written.")
        raise


def _rated(report: Report) -> str:
    rated = sum(one.level is not None for one in report.ratings)
    return f"{rated} of {len(report.ratings)} criteria rated"
