from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from interviewer.domain.rubric import RubricPack
from interviewer.gold.answers import Catalogue, GoldSet
from interviewer.gold.rated import MakeGrader
from interviewer.gold.reading import read_gold
from interviewer.gold.remembering import RememberingEmbeddings
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.models.choose import open_embeddings
from tests.builders import pack

HEADERS = ["question", "answer", "Ann: brewing-one", "Bo: brewing-one"]
ANSWERS = [
    "I check the boiling water temperature before serving and adjust it when the cup is off.",
    "My uncle keeps a boat on the lake and we go fishing on most Sundays in summer.",
    "It depends on the boiling water temperature, I suppose, but I never measured it myself.",
    "I always check the steeping time in minutes and write it down beside the water temperature.",
    "The cinema was closed that week and so we all stayed at home with the children.",
    "When the cup is off I adjust the boiling water temperature and say why I did it.",
    "Mostly I would ask somebody else what to do about the kettle and leave it there.",
]


@pytest.fixture(scope="session")
def make() -> MakeGrader:
    """Real graders on the embedding model of this machine."""
    return partial(EmbeddedGrader, RememberingEmbeddings(open_embeddings(threads=1)))


@pytest.fixture(scope="session")
def tea() -> RubricPack:
    return pack()


@pytest.fixture
def load(tmp_path, tea):
    """Reads rows as a CSV file of the tea pack."""

    def call(rows: Sequence[Sequence[str]], headers: Sequence[str] = HEADERS, name: str = "gold.csv") -> GoldSet:
        return read_gold(as_csv(tmp_path / name, [headers, *rows]), Catalogue([tea]))

    return call


def as_csv(path: Path, rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def graded_rows(levels: Sequence[tuple[str, str]] = ()) -> list[list[str]]:
    """Every answer under both brewing questions; an odd one is worth 0 and the others 2 or 3."""
    given = levels or [("3", "3"), ("0", "0"), ("1", "2"), ("2", "1"), ("0", "0"), ("3", "2"), ("0", "1")]
    return [
        [question, f"{answer}{end}", *pair]
        for question, end in (("brewing-a", ""), ("brewing-b", " That was last year."))
        for answer, pair in zip(ANSWERS, given, strict=True)
    ]
