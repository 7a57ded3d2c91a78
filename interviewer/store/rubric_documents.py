"""A rubric pack as documents, and back: what is written to the index and how it is read again.

One document a text that grading compares answers with. Metadata values are plain scalars, the only kind every vector
store keeps; what has structure (an exemplar's levels) is a JSON string.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from interviewer.domain.rubric import Competency, Criterion, KeyPoint, RubricPack
from interviewer.domain.standard import GradedExample, Standard

LAYOUT = 2
"""Rises when the documents of a pack change, so that an index written by an older layout is written anew."""

Metadata = Mapping[str, str | int]


@dataclass(frozen=True)
class Document:
    """One entry of the index."""

    id: str
    text: str
    metadata: Metadata


def documents(pack: RubricPack) -> list[Document]:
    """Every document of a pack, in its own order; ids are unique and the same each time."""
    found: list[Document] = []
    for competency in pack.competencies:
        for criterion in competency.criteria:
            found.extend(_criterion(pack, competency, criterion))
        found.extend(_exemplars(pack, competency))
    return [replace(one, metadata={**one.metadata, "place": place}) for place, one in enumerate(found)]


def _entry(pack: RubricPack, kind: str, key: str, text: str, **more: str | int) -> Document:
    metadata: Metadata = {"pack": pack.id, "version": pack.version, "hash": pack.hash, "kind": kind, **more}
    return Document(f"{pack.hash}/{kind}/{key}", text, metadata)


def _criterion(pack: RubricPack, competency: Competency, criterion: Criterion) -> Iterator[Document]:
    at = {"competency": competency.id, "criterion": criterion.id}
    key = f"{competency.id}/{criterion.id}"
    names = {"name": criterion.name, "competency_name": competency.name}
    # Written only where it is false: the documents of all other packs are what they were before there was such a thing.
    words = {} if criterion.own_words else {"own_words": False}
    yield _entry(pack, "criterion", key, criterion.looks_for, **names, **words, **at)
    for level, text in criterion.anchors.items():
        yield _entry(pack, "anchor", f"{key}/{level}", text, level=level, **at)
    for order, point in enumerate(criterion.key_points):
        yield _entry(pack, "key-point", f"{key}/{point.id}", point.text, point=point.id, order=order, **at)
    for order, text in enumerate(criterion.probes):
        yield _entry(pack, "probe", f"{key}/{order}", text, order=order, **at)
    for order, text in enumerate(criterion.common_errors):
        yield _entry(pack, "error", f"{key}/{order}", text, order=order, **at)


def _exemplars(pack: RubricPack, competency: Competency) -> Iterator[Document]:
    for question in competency.questions:
        for order, exemplar in enumerate(question.exemplars):
            yield _entry(
                pack,
                "exemplar",
                f"{competency.id}/{question.id}/{order}",
                exemplar.answer,
                competency=competency.id,
                question=question.id,
                question_text=question.text,
                levels=json.dumps(exemplar.levels, sort_keys=True),
                why=exemplar.why,
                order=order,
            )


def standards(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[Standard, ...]:
    """Put the criteria of one competency together again, in the pack's order.

    Args:
        rows: (text, metadata) of every document of the competency, in the order they were written.
    """
    by_criterion: dict[str, dict[str, list[tuple[str, Mapping[str, Any]]]]] = {}
    for text, metadata in rows:
        if "criterion" in metadata:
            by_criterion.setdefault(str(metadata["criterion"]), {}).setdefault(str(metadata["kind"]), []).append(
                (text, metadata)
            )
    return tuple(_standard(kinds) for kinds in by_criterion.values())


def _standard(kinds: Mapping[str, list[tuple[str, Mapping[str, Any]]]]) -> Standard:
    looks_for, head = kinds["criterion"][0]
    points = sorted(kinds.get("key-point", ()), key=lambda row: row[1]["order"])
    errors, probes = (
        tuple(text for text, _ in sorted(kinds.get(kind, ()), key=lambda row: row[1]["order"]))
        for kind in ("error", "probe")
    )
    anchors = sorted((int(metadata["level"]), text) for text, metadata in kinds["anchor"])
    return Standard(
        pack_hash=str(head["hash"]),
        competency=str(head["competency"]),
        criterion=str(head["criterion"]),
        name=str(head["name"]),
        looks_for=looks_for,
        anchors=dict(anchors),
        key_points=tuple(KeyPoint(id=str(metadata["point"]), text=text) for text, metadata in points),
        common_errors=errors,
        probes=probes,
        competency_name=str(head["competency_name"]),
        own_words=bool(head.get("own_words", True)),
    )


def graded_example(text: str, metadata: Mapping[str, Any], similarity: float | None = None) -> GradedExample:
    """An exemplar's document as the value it was made from."""
    return GradedExample(
        competency=str(metadata["competency"]),
        question=str(metadata["question"]),
        question_text=str(metadata["question_text"]),
        answer=text,
        levels={str(name): int(level) for name, level in json.loads(str(metadata["levels"])).items()},
        why=str(metadata["why"]),
        similarity=similarity,
    )
