"""Findings become suggested changes to the profile; `apply` makes the accepted ones.

Nothing unsaid is ever added: every value is made of the quoted words, apart from the frame JSON Resume asks for. What
contradicts the profile is left to people; the hours and the start a person offers are theirs to set.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from jsonpointer import JsonPointer

from interviewer.claims.applying import apply, resolves
from interviewer.claims.items import same_name
from interviewer.claims.lexicon import folded, language_level, table
from interviewer.claims.readers.education import DEGREES
from interviewer.domain.edits import PatchOperation, ProfileEdit
from interviewer.domain.evidence import Claim, ClaimFinding, ClaimKind, Verdict
from interviewer.domain.profile import Profile

__all__ = ["apply", "suggest"]


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
        exists = resolves(document, target)
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
                before=_shown(JsonPointer(target).resolve(document)) if exists else "",
                after=after,
                quote=finding.claim.quote,
                reason="You said this in the interview; " + finding.explanation[:1].lower() + finding.explanation[1:],
                editable=editable,
            )
        )
    return tuple(edits)


def _shown(value: Any) -> str:
    """A value of the profile as people write it: 12.0 -> "12"."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def _suggestion(finding: ClaimFinding, findings: Sequence[ClaimFinding], profile: Profile) -> Suggestion | None:
    claim = finding.claim
    if claim is None:
        return None
    if finding.verdict is not Verdict.NOT_IN_PROFILE:
        return None
    if claim.kind is ClaimKind.ROLE:
        return _job(claim, findings, profile)
    if claim.kind is ClaimKind.ACHIEVEMENT:
        return _achievement(claim, findings, profile)
    make = _MAKERS.get(claim.kind)
    return make(claim, profile) if make else None


def _skill(claim: Claim, profile: Profile) -> Suggestion:
    name = claim.statement.removeprefix("Knows ")
    return f"Add the skill: {name}", "/skills/-", {"name": name}, name, "/name"


def _certificate(claim: Claim, profile: Profile) -> Suggestion:
    name = re.sub(r"^Holds\s+(?:an?\s+)?", "", claim.statement)
    what = "licence" if claim.kind is ClaimKind.LICENCE else "certificate"
    if claim.kind is ClaimKind.LICENCE and claim.jurisdiction and claim.jurisdiction in claim.statement:
        kind = claim.subject if claim.subject != "bar admission" else "admission to the bar"
        if kind != "licence":
            name = f"{kind[:1].upper()}{kind[1:]}, {claim.jurisdiction}"
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


def _achievement(claim: Claim, findings: Sequence[ClaimFinding], profile: Profile) -> Suggestion | None:
    """A highlight of the role it belongs to: its employer is named with it, or the only one there is."""
    employer = claim.organisation or _only_employer(claim, findings, profile)
    for index, job in enumerate(profile.work):
        if employer and same_name(employer, job.name):
            return f"Add a highlight at {job.name}", f"/work/{index}/highlights/-", claim.statement, claim.statement, ""
    return None


def _only_employer(claim: Claim, findings: Sequence[ClaimFinding], profile: Profile) -> str | None:
    """The one employer named in the same answer, or the profile's one employer; None where there is a choice."""
    named = {
        one.claim.organisation
        for one in findings
        if one.claim and one.claim.kind is ClaimKind.EMPLOYMENT and one.claim.quote.turn == claim.quote.turn
    }
    if named:
        return named.pop() if len(named) == 1 else None
    listed = {job.name for job in profile.work}
    return listed.pop() if len(listed) == 1 else None


def _education(claim: Claim, profile: Profile) -> Suggestion | None:
    said = re.sub(r"^(?:Holds|Studied|Graduated)\s*", "", claim.statement)
    said = re.sub(rf"\s*(?:from|at)\s+{re.escape(claim.organisation)}$", "", said) if claim.organisation else said
    degree = next((found.group() for _, pattern in DEGREES if (found := re.search(pattern, claim.quote.text))), None)
    area = said.removeprefix(degree.strip(" ,")).strip(" ,.").removeprefix("in ") if degree else said
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
            f"Update your hours: {claim.amount:g} a week"
            if profile.hours_per_week
            else f"Set your hours: {claim.amount:g} a week",
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


def _parents(document: dict[str, Any], target: str) -> tuple[PatchOperation, ...]:
    """What has to be created above `target`, outermost first."""
    parts = target.split("/")[1:]
    made: list[PatchOperation] = []
    for depth in range(1, len(parts)):
        path = "/" + "/".join(parts[:depth])
        if not resolves(document, path):
            made.append(PatchOperation(op="add", path=path, value=[] if parts[depth] == "-" else {}))
    return tuple(made)


_MAKERS: dict[ClaimKind, Callable[[Claim, Profile], Suggestion | None]] = {
    ClaimKind.SKILL: _skill,
    ClaimKind.CERTIFICATION: _certificate,
    ClaimKind.LICENCE: _certificate,
    ClaimKind.LANGUAGE: _language,
    ClaimKind.EDUCATION: _education,
    ClaimKind.AVAILABILITY: _availability,
}
