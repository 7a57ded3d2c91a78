from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer.domain.evidence import Answer
from interviewer.domain.rubric import KeyPoint
from interviewer.domain.standard import Standard
from interviewer.grading.embedded import EmbeddedGrader

TURNS = Path(__file__).parents[2].parent / "shared" / "data" / "turns" / "dev-interview-turns.jsonl"


class AnchorsAlone:
    """Rubrics that have three anchors a dimension and nothing else."""

    def __init__(self, rubric: dict[str, dict[str, str]]):
        self._rubric = rubric

    def standards(self, pack_hash: str, competency: str) -> list[Standard]:
        return [
            Standard(
                pack_hash,
                competency,
                name,
                name,
                name,
                {level: texts[word] for level, word in enumerate(("low", "medium", "high"))},
                tuple(KeyPoint(id=f"s-{at}", text=part) for at, part in enumerate(texts["high"].split(". "))),
            )
            for name, texts in ((name.replace("_", "-"), texts) for name, texts in self._rubric.items())
        ]

    def examples(self, pack_hash: str, competency: str) -> list:
        return []


@pytest.mark.skipif(not TURNS.exists(), reason="the development data is not beside this checkout")
@pytest.mark.parametrize(("kind", "most"), [("aggrandising", 0.01), ("irrelevance", 0.01), ("repetition", 0.0125)])
def test_praise_irrelevance_and_repetition_raise_no_level(minilm, kind, most):
    raised = total = 0
    for line in TURNS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != kind:
            continue
        grader = EmbeddedGrader(minilm, AnchorsAlone(row["rubric"]), least_confidence=0)
        answers = [
            Answer(turn=at, question=row["base"][at - 1]["message"], text=turn["message"])
            for at, turn in enumerate(row["base"])
            if turn["role"] == "applicant"
        ]
        added = [*answers, Answer(turn=len(row["base"]) + 1, question=row["question"], text=row["answer"])]
        before, after = grader.rate_all("h", "c", answers), grader.rate_all("h", "c", added)
        total += len(before)
        raised += sum(now.level > was.level for was, now in zip(before, after, strict=True))
    assert total >= 50
    assert raised / total <= most
