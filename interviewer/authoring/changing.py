"""Changes as an author thinks of them: with what else has to change for the draft to hang together.

Taking out a criterion takes its levels out of the example answers, a source's new id is carried to the faults that it
settles, and what is new comes with every field that it needs, empty, so that what is left to do is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from interviewer.authoring.parts import field, items
from interviewer.content.editing import PackText
from interviewer.content.editing_many import keys_removed, keys_renamed, set_all
from interviewer.content.strict_yaml import Place

LEVELS = (0, 1, 2, 3)
"""The scale of what is new."""
SCALES = (LEVELS, (1, 2, 3, 4, 5))
"""The scales that a competency can have."""


def with_competency(read: PackText) -> PackText:
    """One more competency, with two questions and a criterion."""
    number = _fresh("competency", (field(one, "id") for one in items(field(read.document.data, "competencies"))))
    criterion = _criterion(f"{number}-criterion", LEVELS)
    questions = [_question(f"{number}-{form}", [(criterion["id"], LEVELS)]) for form in ("experience", "case")]
    value = {"id": number, "name": "", "definition": "", "questions": questions, "criteria": [criterion]}
    return _added(read, ("competencies",), value)


def with_question(read: PackText, competency: Place) -> PackText:
    """One more question of a competency, with an example answer for each level."""
    scales = [(str(field(one, "id")), levels_of(read, competency)) for one in _in(read, competency, "criteria")]
    stem = str(field(read.value(competency), "id") or "question")
    ids = [field(question, "id") for question in _everywhere(read, "questions")]
    return _added(read, (*competency, "questions"), _question(_fresh(f"{stem}-question", ids), scales))


def with_criterion(read: PackText, competency: Place) -> PackText:
    """One more criterion of a competency, on its scale."""
    stem = str(field(read.value(competency), "id") or "competency")
    ids = [field(one, "id") for one in _in(read, competency, "criteria")]
    value = _criterion(_fresh(f"{stem}-criterion", ids), levels_of(read, competency))
    return _added(read, (*competency, "criteria"), value)


def with_exemplar(read: PackText, question: Place) -> PackText:
    """One more example answer of a question, with no level yet."""
    return _added(read, (*question, "exemplars"), {"answer": "", "levels": {}, "why": ""})


def with_key_point(read: PackText, criterion: Place) -> PackText:
    """One more key point of a criterion."""
    ids = [field(one, "id") for one in _in(read, criterion, "key_points")]
    return _added(read, (*criterion, "key_points"), {"id": _fresh("point", ids), "text": ""})


def with_text(read: PackText, place: Place) -> PackText:
    """One more text in a list of texts: a follow-up, a common error, a sentence."""
    return _added(read, place, "")


def with_sample(read: PackText) -> PackText:
    """One more work sample, with two sentences and no fault."""
    ids = [field(one, "id") for one in items(field(read.document.data, "work_samples"))]
    value = {"id": _fresh("sample", ids), "title": "", "prompt": "", "ai_answer": ["", ""], "faults": []}
    return _added(read, ("work_samples",), value)


def with_fault(read: PackText, sample: Place) -> PackText:
    """One more planted fault of a work sample."""
    ids = [field(one, "id") for one in _in(read, sample, "faults")]
    value = {"id": _fresh("fault", ids), "span": "", "kind": "wrong", "severity": 2, "correction": ""}
    return _added(read, (*sample, "faults"), value)


def with_source(read: PackText) -> PackText:
    """One more source."""
    ids = [field(one, "id") for one in items(field(read.document.data, "sources"))]
    return _added(read, ("sources",), {"id": _fresh("source", ids), "citation": "", "used_for": ""})


def without(read: PackText, place: Place) -> PackText:
    """The draft without an item of a list, and without what else names it.

    Raises:
        ContentError: it is not there, or cannot be taken out where it stands.
    """
    for group in _groups_naming(read, place):
        read = _without_keys(read, group)
    return read.remove(place)


def renamed(read: PackText, place: Place, name: str) -> PackText:
    """The draft with another id at the place of one, carried to whatever names it.

    Raises:
        ContentError: there is no id at the place, or it cannot be edited where it stands.
    """
    item = place[:-1]
    if item[2:3] == ("criteria",):
        keys = [key for group in _groups_naming(read, item) for key in group]
        if keys:
            read = keys_renamed(read, keys, name)
    elif item[:1] == ("sources",):
        named = [key for group in _groups_naming(read, item) for key in group]
        if named:
            read = set_all(read, dict.fromkeys(named, name))
    return read.set(place, name)


def levels_of(read: PackText, competency: Place) -> tuple[int, ...]:
    """The scale of a competency's first criterion that has one; 0 to 3 where none has."""
    for criterion in _in(read, competency, "criteria"):
        anchors = field(criterion, "anchors")
        found = tuple(sorted(anchors)) if isinstance(anchors, dict) and all(type(one) is int for one in anchors) else ()
        if found in SCALES:
            return found
    return LEVELS


def with_scale(read: PackText, competency: Place, scale: tuple[int, ...]) -> PackText:
    """The draft with all criteria of a competency on another scale, and the example answers' levels moved along.

    A level keeps its distance from the lowest; the anchors that the new scale has more are empty, and what is above its
    highest level becomes that.
    """
    before = levels_of(read, competency)
    if before == scale:
        return read
    by = scale[0] - before[0]
    values: dict[Place, Any] = {}
    for at, criterion in enumerate(_in(read, competency, "criteria")):
        anchors = field(criterion, "anchors")
        if isinstance(anchors, dict):
            moved = {level: anchors.get(level - by, "") for level in scale}
            values[(*competency, "criteria", at, "anchors")] = moved
    for place, levels in _level_groups(read, competency):
        for name, level in levels.items():
            if type(level) is int:
                values[(*place, name)] = min(max(level + by, scale[0]), scale[-1])
    return set_all(read, values) if values else read


def _groups_naming(read: PackText, place: Place) -> Iterator[list[Place]]:
    """Keys elsewhere that name the item at a place, by the groups of edits that can be made at once."""
    name = field(read.value(place), "id")
    if place[2:3] == ("criteria",):
        yield [(*group, name) for group, levels in _level_groups(read, place[:2]) if name in levels]
    elif place[:1] == ("sources",):
        yield [
            ("work_samples", number, "faults", at, "source")
            for number, sample in enumerate(items(field(read.document.data, "work_samples")))
            for at, fault in enumerate(items(field(sample, "faults")))
            if field(fault, "source") == name
        ]


def _without_keys(read: PackText, places: list[Place]) -> PackText:
    # A group that would lose its only key is written anew, as an empty one.
    emptied = [place for place in places if len(read.value(place[:-1])) == 1]
    rest = [place for place in places if place not in emptied]
    if rest:
        read = keys_removed(read, rest)
    return set_all(read, {place[:-1]: {} for place in emptied}) if emptied else read


def _level_groups(read: PackText, competency: Place) -> Iterator[tuple[Place, dict[Any, Any]]]:
    """The levels of every example answer of a competency, with their places."""
    for number, question in enumerate(_in(read, competency, "questions")):
        for at, exemplar in enumerate(items(field(question, "exemplars"))):
            levels = field(exemplar, "levels")
            if isinstance(levels, dict):
                yield (*competency, "questions", number, "exemplars", at, "levels"), levels


def _added(read: PackText, place: Place, value: Any) -> PackText:
    holder = read.value(place[:-1])
    if not isinstance(field(holder, place[-1]), list):
        return read.set(place, [value])
    return read.add(place, value)


def _in(read: PackText, place: Place, name: str) -> list[Any]:
    return items(field(read.value(place), name))


def _everywhere(read: PackText, name: str) -> Iterator[Any]:
    for competency in items(field(read.document.data, "competencies")):
        yield from items(field(competency, name))


def _question(name: str, scales: list[tuple[str, tuple[int, ...]]]) -> dict[str, Any]:
    scale = scales[0][1] if scales else LEVELS
    exemplars = [{"answer": "", "levels": {criterion: level for criterion, _ in scales}, "why": ""} for level in scale]
    return {"id": name, "text": "", "plain": "", "exemplars": exemplars}


def _criterion(name: str, scale: tuple[int, ...]) -> dict[str, Any]:
    return {
        "id": name,
        "name": "",
        "looks_for": "",
        "anchors": dict.fromkeys(scale, ""),
        "key_points": [{"id": f"point-{number}", "text": ""} for number in (1, 2)],
        "probes": ["", ""],
        "common_errors": [],
    }


def _fresh(stem: str, taken: Iterable[Any]) -> str:
    """An id that is not taken: point-1, point-2, ..."""
    known = {*taken}
    stem = stem[:56]
    return next(name for number in range(1, len(known) + 2) if (name := f"{stem}-{number}") not in known)
