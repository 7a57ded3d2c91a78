"""Accepted edits become a new profile; whatever was not accepted is untouched."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import jsonpatch
from jsonpointer import JsonPointer, JsonPointerException
from pydantic import ValidationError

from interviewer.claims.expressions import number
from interviewer.domain.edits import EditDecision, ProfileEdit
from interviewer.domain.profile import Profile
from interviewer.errors import ContentError, Problem
from interviewer.intake.json_text import field_name
from interviewer.intake.resume_check import resume_problems


def apply(profile: Profile, edits: Sequence[ProfileEdit], decisions: Sequence[EditDecision]) -> Profile:
    """The profile with the accepted and changed edits, in the order they were suggested; the rest is untouched.

    Raises:
        ContentError: a decision names no edit, a change has no usable words, or the result would be no valid JSON
            Resume; the edit is named and nothing is changed.
    """
    chosen = {decision.edit: decision for decision in decisions}
    unknown = sorted(set(chosen) - {edit.id for edit in edits})
    if unknown:
        raise ContentError("profile edits", [Problem(name, "there is no suggestion with this id") for name in unknown])
    document = copy.deepcopy(profile.document())
    changed = False
    for edit in edits:
        decision = chosen.get(edit.id)
        if decision is None or decision.choice == "reject":
            continue
        document = _patched(document, edit, _value(edit, decision))
        changed = True
    return Profile.from_document(document) if changed else profile


def _patched(document: dict[str, Any], edit: ProfileEdit, value: Any) -> dict[str, Any]:
    *parents, last = edit.operations
    # A parent that exists by now (another edit made it) must not be emptied again.
    for parent in parents:
        if not resolves(document, parent.path):
            document = jsonpatch.apply_patch(document, [parent.model_dump()])
    try:
        result = jsonpatch.apply_patch(document, [{"op": last.op, "path": last.path, "value": value}])
        Profile.from_document(result)
    except (jsonpatch.JsonPatchException, JsonPointerException, ValidationError) as error:
        raise ContentError(
            "profile edits", [Problem(edit.id, f"{edit.title!r} does not fit the profile: {error}")]
        ) from error
    problems = [Problem(edit.id, f"{edit.title!r}: {field_name(path)}: {why}") for path, why in resume_problems(result)]
    if problems:
        raise ContentError("profile edits", problems)
    return result


def _value(edit: ProfileEdit, decision: EditDecision) -> Any:
    value = copy.deepcopy(edit.operations[-1].value)
    if decision.choice == "accept":
        return value
    words = (decision.text or "").strip()
    if not words or edit.editable is None:
        why = (
            "a change needs the words to use instead"
            if edit.editable is not None
            else "these words cannot be changed here; accept or reject"
        )
        raise ContentError("profile edits", [Problem(edit.id, why)])
    old = JsonPointer(edit.editable).resolve(value)
    new: Any = words
    if isinstance(old, int | float):
        new = number(words)
        if new is None:
            raise ContentError("profile edits", [Problem(edit.id, f"{words!r} is not a number")])
    if edit.editable == "":
        return new
    return JsonPointer(edit.editable).set(value, new, inplace=False)


def resolves(document: dict[str, Any], path: str) -> bool:
    """Whether the JSON Pointer `path` names something that is there."""
    if path.endswith("/-"):
        return False
    try:
        JsonPointer(path).resolve(document)
    except JsonPointerException:
        return False
    return True
