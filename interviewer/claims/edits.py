"""Findings become suggested changes to the profile, and accepted ones a new profile.

Nothing unsaid is ever added: every value is made of the quoted words, apart from the frame JSON Resume asks for. What
contradicts the profile is left to people, except the hours and the start a person offers, which are theirs to set.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence
from typing import Any

import jsonpatch
from jsonpointer import JsonPointer, JsonPointerException
from pydantic import ValidationError

from interviewer.claims.expressions import number
from interviewer.claims.items import same_name
from interviewer.claims.lexicon import folded, language_level, table
from interviewer.claims.readers.credentials import DEGREES
from interviewer.domain.edits import EditDecision, PatchOperation, ProfileEdit
from interviewer.domain.evidence import Claim, ClaimFinding, ClaimKind, Verdict
from interviewer.domain.profile import Profile
from interviewer.errors import ContentError, Problem
from interviewer.intake.json_text import field_name
from interviewer.intake.resume_check import resume_problems

Suggestion = tuple[str, str, Any, str, str | None]
"""Title, list or field to add to, value, the value in words, pointer to the changeable words in it."""


def suggest(findings: Sequence[ClaimFinding], profile: Profile) -> tuple[ProfileEdit, ...]:
    """Changes the findings suggest, in the order they were said, each value once.

    Each can be applied alone or after any of the others: a list that the profile does not have yet is created first.
    """
    document = profile.document()
    edits: list[ProfileEdit] = []
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        suggestion = _suggestion(finding, findings, profile)
        if suggestion is None or finding.claim is None:
            continue
        title, target, value, after, editable = suggestion
        if (target, folded(after)) in seen:
            continue
        seen.add((target, folded(after)))
        exists = _resolves(document, target)
        edits.append(
            ProfileEdit(
                id=f"edit-{len(edits) + 1}",
                title=title,
                operations=(
                    *_parents(document, target),
                    PatchOperation(
                        op="replace" if exists and not target.endswith("/-") else "add", path=target, value=value
                    ),
                ),
                before=str(JsonPointer(target).resolve(document)) if exists else "",
                after=after,
                quote=finding.claim.quote,
                reason="You said this in the interview; " + finding.explanation[:1].lower() + finding.explanation[1:],
                editable=editable,
            )
        )
    return tuple(edits)


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
        if not _resolves(document, parent.path):
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


def _suggestion(finding: ClaimFinding, findings: Sequence[ClaimFinding], profile: Profile) -> Suggestion | None:
    claim = finding.claim
    if claim is None:
        return None
    theirs_to_set = claim.kind is ClaimKind.AVAILABILITY and finding.verdict is Verdict.CONTRADICTED
    if finding.verdict is not Verdict.NOT_IN_PROFILE and not theirs_to_set:
        return None
    if claim.kind is ClaimKind.ROLE:
        return _job(claim, findings, profile)
    if claim.kind is ClaimKind.LICENCE and finding.profile:
        # The licence is there, for another place: which of the two holds is for people to settle.
        return None
    make = _MAKERS.get(claim.kind)
    return make(claim, profile) if make else None


def _skill(claim: Claim, profile: Profile) -> Suggestion:
    name = claim.statement.removeprefix("Knows ")
    return f"Add the skill: {name}", "/skills/-", {"name": name}, name, "/name"


def _certificate(claim: Claim, profile: Profile) -> Suggestion:
    name = re.sub(r"^Holds\s+(?:an?\s+)?", "", claim.statement)
    what = "licence" if claim.kind is ClaimKind.LICENCE else "certificate"
    return f"Add the {what}: {name}", "/certificates/-", {"name": name}, name, "/name"


def _language(claim: Claim, profile: Profile) -> Suggestion:
    value = {"language": claim.subject}
    fluency = _words_of_level(claim)
    if fluency:
        value["fluency"] = fluency
    after = ", ".join(value.values())
    return f"Add the language: {after}", "/languages/-", value, after, "/fluency" if fluency else "/language"


def _words_of_level(claim: Claim) -> str | None:
    """The level in the words it was said in."""
    if claim.level is None:
        return None
    names = [
        name for names in table("languages", "levels").values() for name in names if language_level(name) == claim.level
    ]
    found = [
        match.group()
        for name in names
        if (match := re.search(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", claim.quote.text))
    ]
    return max(found, key=len) if found else None


def _achievement(claim: Claim, profile: Profile) -> Suggestion | None:
    for index, job in enumerate(profile.work):
        if claim.organisation and same_name(claim.organisation, job.name):
            return f"Add a highlight at {job.name}", f"/work/{index}/highlights/-", claim.statement, claim.statement, ""
    return None


def _education(claim: Claim, profile: Profile) -> Suggestion | None:
    said = re.sub(r"^(?:Holds|Studied|Graduated)\s*", "", claim.statement)
    said = re.sub(rf"\s*(?:from|at)\s+{re.escape(claim.organisation)}$", "", said) if claim.organisation else said
    degree = next((found.group() for _, pattern in DEGREES if (found := re.search(pattern, claim.quote.text))), None)
    area = said.removeprefix(degree.strip(" ,")).strip(" ,.") if degree else said
    value = {
        "institution": claim.organisation,
        "studyType": degree.strip(" ,") if degree else None,
        "area": area or None,
        "endDate": claim.end,
    }
    value = {key: text for key, text in value.items() if text}
    if not (value.get("studyType") or value.get("institution")):
        return None
    return (
        f"Add the education: {', '.join(value.values())}",
        "/education/-",
        value,
        ", ".join(value.values()),
        "/studyType" if degree else "/institution",
    )


def _job(claim: Claim, findings: Sequence[ClaimFinding], profile: Profile) -> Suggestion | None:
    """A new role, only where employer and title were both said and the profile knows neither."""
    if not claim.organisation or any(same_name(claim.organisation, job.name) for job in profile.work):
        return None
    title = re.sub(rf"\s+at\s+{re.escape(claim.organisation)}$", "", claim.statement.removeprefix("Worked as "))
    value = {"name": claim.organisation, "position": title}
    dated = [
        f.claim
        for f in findings
        if f.claim and f.claim.kind is ClaimKind.DATES and f.claim.organisation == claim.organisation
    ]
    if dated and dated[0].start:
        value["startDate"] = dated[0].start
        if dated[0].end:
            value["endDate"] = dated[0].end
    after = f"{title} at {claim.organisation}"
    return f"Add the role: {after}", "/work/-", value, after, "/position"


def _availability(claim: Claim, profile: Profile) -> Suggestion | None:
    if claim.unit == "hours per week" and claim.amount:
        return (
            f"Set your hours: {claim.amount:g} a week",
            "/meta/availability/hoursPerWeek",
            claim.amount,
            f"{claim.amount:g} hours a week",
            "",
        )
    if claim.start:
        return (
            f"Set your earliest start: {claim.start}",
            "/meta/availability/from",
            claim.start,
            f"from {claim.start}",
            "",
        )
    return None


_MAKERS: dict[ClaimKind, Callable[[Claim, Profile], Suggestion | None]] = {
    ClaimKind.SKILL: _skill,
    ClaimKind.CERTIFICATION: _certificate,
    ClaimKind.LICENCE: _certificate,
    ClaimKind.LANGUAGE: _language,
    ClaimKind.ACHIEVEMENT: _achievement,
    ClaimKind.EDUCATION: _education,
    ClaimKind.AVAILABILITY: _availability,
}


def _parents(document: dict[str, Any], target: str) -> tuple[PatchOperation, ...]:
    """What has to be created above `target`, outermost first."""
    parts = target.split("/")[1:]
    made: list[PatchOperation] = []
    for depth in range(1, len(parts)):
        path = "/" + "/".join(parts[:depth])
        if not _resolves(document, path):
            made.append(PatchOperation(op="add", path=path, value=[] if parts[depth] == "-" else {}))
    return tuple(made)


def _resolves(document: dict[str, Any], path: str) -> bool:
    if path.endswith("/-"):
        return False
    try:
        JsonPointer(path).resolve(document)
    except JsonPointerException:
        return False
    return True
