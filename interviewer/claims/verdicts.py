"""How findings are put: supported, different, not in the profile."""

from __future__ import annotations

from interviewer.domain.evidence import Claim, ClaimFinding, ProfileSource, Verdict


def found_there(claim: Claim, sources: tuple[ProfileSource, ...], explanation: str) -> ClaimFinding:
    """A claim the profile agrees with."""
    return ClaimFinding(verdict=Verdict.SUPPORTED, claim=claim, profile=sources, explanation=explanation)


def differs(claim: Claim, sources: tuple[ProfileSource, ...], explanation: str, question: str) -> ClaimFinding:
    """A claim that cannot be right together with the profile."""
    return ClaimFinding(
        verdict=Verdict.CONTRADICTED, claim=claim, profile=sources, explanation=explanation, question=question
    )


def absent(
    claim: Claim, explanation: str, question: str | None, sources: tuple[ProfileSource, ...] = ()
) -> ClaimFinding:
    """A claim the profile does not speak of."""
    return ClaimFinding(
        verdict=Verdict.NOT_IN_PROFILE, claim=claim, profile=sources, explanation=explanation, question=question
    )
