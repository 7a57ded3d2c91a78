"""The command line: data sets in, figures to the terminal and, asked for, to a JSON file.

Every file is read whole before anything is measured, so that a broken line stops a run before it has a result.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from evals import paid, printing
from evals.data import AnyRow, AttackRow, GradedRow, InterviewRow, TurnRow, read_rows
from evals.metrics.summary import Figures
from evals.model_bench import ModelBench
from evals.remembering import RememberingEmbeddings
from evals.report.page import write_page
from evals.suites import attacks, cost, fairness, faults, graded, interviews, packs, repeats, speed, turns
from evals.suites.fairness import Said
from evals.train import PACKS, train
from interviewer.content.library import load_pack
from interviewer.errors import ContentError, InterviewerError, Problem
from interviewer.models.choose import open_embeddings
from interviewer.models.embeddings import OpenedEmbeddings
from interviewer.settings import Settings, read_settings

REFUSED = 2
"""Exit code where an input was refused or a part could not be opened: there is no result."""
RESULTS = Path(__file__).with_name("results")

ENGINES = ("embedded", "model")

Measured = Mapping[str, Figures]
"""File -> its figures; one entry under "" where there is no file."""


def main(arguments: Sequence[str]) -> int:
    """Run one command. 0 when it has measured, 2 when it was refused."""
    options = _parser().parse_args(arguments)
    try:
        # One core: on a busy machine idle threads of matrix products wait for one another longer than they work.
        with threadpool_limits(limits=1):
            options.run(options)
    except InterviewerError as error:
        printing.write_error(str(error))
        return REFUSED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description="Measure the grader beside its baselines.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], None], says: str, files: str = "+") -> Any:
        command = commands.add_parser(name, help=says, description=says)
        command.set_defaults(run=run)
        if files:
            command.add_argument("files", nargs=files, type=Path, metavar="FILE", help="JSON Lines")
        command.add_argument("--json", type=Path, metavar="OUT", help="write the figures there too")
        return command

    agreed = add("graded", _graded, "Agreement with people on answers they graded.")
    agreed.add_argument(
        "--exemplars", type=_count, default=0, metavar="K", help="graded answers a question to learn from"
    )
    agreed.add_argument(
        "--engine", choices=ENGINES, default="embedded", help="model: the one that is configured, paid for"
    )
    agreed.add_argument("--yes", action="store_true", help="agree to what the model costs")
    add("turns", _turns, "Turns that must not help.")
    add("interviews", _interviews, "Whole interviews with known levels.")
    attacked = add("attacks", _attacks, "Attacks on the grader, and what merely looks like one.")
    attacked.add_argument("--pack", type=Path, required=True, metavar="P", help="the rubric pack that is attacked")
    attacked.add_argument("--engine", choices=ENGINES, default="embedded", help="model: one that obeys every attack")
    fair = add(
        "fairness", _fairness, "The same answer as somebody else would write it; no FILE: the packs' answers.", "*"
    )
    fair.add_argument("--engine", choices=ENGINES, default="embedded", help="model: the same answers five times over")
    fair.add_argument("--yes", action="store_true", help="agree to what the model costs")
    add("packs", _packs, "Each pack's own graded answers, each rated while the others are its exemplars.")
    add("cost", _cost, "Calls and tokens of an interview that a chat model holds and grades.", "")
    add("speed", _speed, "What a turn, a start and a grading cost on this machine.", "")
    broken = add(
        "faults", _faults, "What is left when processes are killed, disks fill, people are erased and models fail.", ""
    )
    broken.add_argument(
        "--runs",
        type=_count,
        default=faults.RUNS,
        metavar="N",
        help="processes to kill; a tenth of it for each fault of a model",
    )
    broken.add_argument("--only", choices=("models", "machines"), help="only chat models fail, or only machines")
    learn = commands.add_parser("train", help="Learn the grader's prior from graded sets.")
    learn.set_defaults(run=_train)
    learn.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="folder of the development sets")
    learn.add_argument("--out", type=Path, required=True, metavar="FILE", help="the prior to write")
    page = commands.add_parser("report", help="One page from the JSON files.")
    page.set_defaults(run=_report)
    page.add_argument("files", nargs="*", type=Path, metavar="JSON", help=f"figures; none: all in {RESULTS.name}/")
    page.add_argument("--out", type=Path, required=True, metavar="PAGE", help="the page to write")
    return parser


def _graded(options: argparse.Namespace) -> None:
    sets = _read(options.files, GradedRow)
    encoder = RememberingEmbeddings(_embeddings())
    open_bench = graded.embedded(encoder)
    if options.engine == "model":
        answers = [one for rows in sets.values() for one in fairness.answers_of_rows(rows)]
        open_bench = _paid_bench(answers, options, times=graded.times_graded(options.exemplars))
    found = {
        name: graded.measure(rows, open_bench, exemplars=options.exemplars, file=name) for name, rows in sets.items()
    }
    _hand_over("graded", found, printing.graded, options.json)


def _turns(options: argparse.Namespace) -> None:
    sets = _read(options.files, TurnRow)
    encoder = RememberingEmbeddings(_embeddings())
    found = {name: turns.measure(rows, encoder) for name, rows in sets.items()}
    _hand_over("turns", found, printing.turns, options.json)


def _interviews(options: argparse.Namespace) -> None:
    sets = _read(options.files, InterviewRow)
    encoder = RememberingEmbeddings(_embeddings())
    found = {name: interviews.measure(rows, encoder) for name, rows in sets.items()}
    _hand_over("interviews", found, printing.interviews, options.json)


def _attacks(options: argparse.Namespace) -> None:
    sets = _read(options.files, AttackRow)
    pack = load_pack(options.pack)
    encoder = RememberingEmbeddings(_embeddings())
    content = read_settings().content_folder if options.engine == "model" else None
    found = {name: attacks.measure(rows, encoder, pack, model_content=content) for name, rows in sets.items()}
    _hand_over("attacks", found, printing.attacks, options.json)


def _fairness(options: argparse.Namespace) -> None:
    if options.files:
        sets = {name: fairness.answers_of_rows(rows) for name, rows in _read(options.files, GradedRow).items()}
    else:
        sets = {"": fairness.answers_of_packs(read_settings().content_folder)}
    if options.engine == "model":
        answers = [one for of_file in sets.values() for one in repeats.chosen(of_file)]
        open_bench = _paid_bench(answers, options, times=repeats.RUNS)
        repeated = {name: repeats.measure(of_file, lambda: open_bench(False)) for name, of_file in sets.items()}
        _hand_over("fairness", repeated, printing.repeats, options.json)
        return
    bare = _embeddings()
    encoder = RememberingEmbeddings(bare)
    found = {name: fairness.measure(answers, encoder, bare=bare) for name, answers in sets.items()}
    _hand_over("fairness", found, printing.fairness, options.json)


def _packs(options: argparse.Namespace) -> None:
    loaded = {str(path): load_pack(path) for path in options.files}
    encoder = RememberingEmbeddings(_embeddings())
    found = {name: packs.measure(pack, encoder) for name, pack in loaded.items()}
    _hand_over("packs", found, printing.packs, options.json)


def _cost(options: argparse.Namespace) -> None:
    found = {"": cost.measure(read_settings().content_folder, _embeddings())}
    _hand_over("cost", found, printing.cost, options.json)


def _speed(options: argparse.Namespace) -> None:
    _hand_over("speed", {"": speed.measure(read_settings().content_folder)}, printing.speed, options.json)


def _faults(options: argparse.Namespace) -> None:
    which = {"of_models": options.only != "machines", "of_machines": options.only != "models"}
    found = {"": faults.measure(read_settings().content_folder, options.runs, **which)}
    _hand_over("faults", found, printing.faults, options.json)


def _paid_bench(answers: Sequence[Said], options: argparse.Namespace, *, times: float) -> Callable[[bool], ModelBench]:
    """Benches of the model that is configured, once somebody has agreed to what it costs."""
    settings, embeddings = read_settings(), _embeddings()
    model = paid.open_models(settings).grader
    paid.agree(answers, embeddings, settings, times=times, yes=options.yes)

    def open_bench(use: bool) -> ModelBench:
        return ModelBench(embeddings, model, settings.content_folder, exemplars=use, seconds=settings.grading_seconds)

    return open_bench


def _train(options: argparse.Namespace) -> None:
    packs = [read_settings().content_folder / "rubrics" / name for name in PACKS]
    written = train(options.data, packs, _embeddings(), options.out)
    printing.write(json.dumps(written, indent=1, ensure_ascii=False))


def _report(options: argparse.Namespace) -> None:
    files = options.files or sorted(RESULTS.glob("*.json"))
    write_page(files, options.out)
    printing.write(f"{options.out}: {len(files)} measurements")


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("has to be 1 or more")
    return value


def _read(files: Sequence[Path], row: type[AnyRow]) -> dict[str, list[AnyRow]]:
    """Every file's rows by name, all read before any is measured. Raises ContentError."""
    return {str(path): read_rows(path, row) for path in files}


def _embeddings() -> OpenedEmbeddings:
    """The encoder that the app would open, on one core: figures are the same on any number. Raises EmbeddingsError."""
    settings: Settings = read_settings()
    return open_embeddings(
        endpoint_url=settings.embeddings_url,
        endpoint_model=settings.embeddings_model if settings.embeddings_url else None,
        endpoint_key=settings.embeddings_key,
        threads=1,
    )


def _hand_over(suite: str, found: Measured, shown: Callable[[Figures], str], out: Path | None) -> None:
    """Print each set's figures; write them where asked: flat for one set, by file under `sets` for several."""
    for name, figures in found.items():
        printing.write(f"\n{name or suite}\n\n{shown(figures)}")
    if out is None:
        return
    head = {"suite": suite, "measured": dt.datetime.now(dt.UTC).isoformat(timespec="seconds")}
    named = {Path(name).name: figures for name, figures in found.items()}
    whole = (
        {**next(iter(named.values())), **head, "file": next(iter(named))}
        if len(named) == 1
        else {**head, "sets": named}
    )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(whole, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    except OSError as error:
        problem = Problem("", f"cannot be written: {error.strerror}. The figures above stand; choose another OUT")
        raise ContentError(str(out), [problem]) from None
