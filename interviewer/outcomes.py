"""What an applicant said of themselves, compared with the profile: computed once, so that decisions stay attached."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from interviewer.claims.by_model import ClaimReader
from interviewer.claims.compare import compare
from interviewer.claims.edits import suggest
from interviewer.claims.extract import extract
from interviewer.domain.edits import ProfileEdit
from interviewer.domain.evidence import Claim, ClaimFinding
from interviewer.domain.interview import Turn
from interviewer.errors import ModelError
from interviewer.store.repository import Interview, Repository
from interviewer.verbatim import said_in_interview, unmasked

logger = logging.getLogger(__name__)

EMBEDDED, WAITING = "embedded", "waiting"
"""Of `Outcome.reader`."""


@dataclass(frozen=True)
class Outcome:
    """What was said about the person, compared with the profile; computed once an interview is over."""

    claims: tuple[Claim, ...]
    findings: tuple[ClaimFinding, ...]
    edits: tuple[ProfileEdit, ...]
    reader: str = EMBEDDED
    """Who read the claims: the rules on this machine, or a chat model's name; WAITING where it has not yet."""


_OUTCOME = TypeAdapter(Outcome)


class Outcomes:
    """Reads claims, and keeps what follows from them."""

    def __init__(
        self, *, repository: Repository, clock: Callable[[], dt.datetime], claim_reader: ClaimReader | None = None
    ):
        """Put the parts together.

        Args:
            repository: where outcomes are kept.
            clock: the moment, in UTC.
            claim_reader: what reads the claims of interviews that a model was set for; None where none is set now.
        """
        self._repository = repository
        self._now = clock
        self._claim_reader = claim_reader

    def of(self, interview: Interview, turns: Sequence[Turn]) -> Outcome:
        """The outcome of a finished interview; an empty one where a model has still to read the claims.

        Raises:
            StoreError: the database is away.
        """
        stored = self._repository.outcome(interview.id)
        if stored is not None:
            return _OUTCOME.validate_python(stored)
        if self.waits(interview):
            return Outcome((), (), (), WAITING)
        claims = extract(said_in_interview(interview, turns), interview.profile)
        return self._keep(interview, turns, claims, EMBEDDED)

    def waits(self, interview: Interview) -> bool:
        """Whether a model has still to read what the applicant said of themselves. Raises StoreError."""
        ready = interview.engine == "model" and interview.status == "finished" and self._claim_reader is not None
        return ready and self._repository.outcome(interview.id) is None

    def read(self, interview: Interview, turns: Sequence[Turn]) -> None:
        """Has a model read the claims; where it fails, the rules on this machine do, and the report says so.

        Raises:
            StoreError: the database is away.
        """
        if self._claim_reader is None:
            return
        answers = said_in_interview(interview, turns)
        try:
            claims, reader = self._claim_reader.read(interview.profile, answers, interview.id), self._claim_reader.name
        except ModelError as error:
            logger.warning("Claims of interview %s are read by rule: %s", interview.id, error)
            claims, reader = extract(answers, interview.profile), EMBEDDED
        self._keep(interview, turns, claims, reader)

    def _keep(self, interview: Interview, turns: Sequence[Turn], claims: Sequence[Claim], reader: str) -> Outcome:
        """Keeps claims, findings and edits, with quotes in the applicant's own words."""
        said = {turn.seq: turn.text for turn in turns}
        standing = tuple(
            claim.model_copy(update={"quote": quote})
            for claim in claims
            if (quote := unmasked(claim.quote, said)) is not None
        )
        findings = compare(standing, interview.profile, (interview.finished_at or self._now()).date())
        outcome = Outcome(standing, tuple(findings), tuple(suggest(findings, interview.profile)), reader)
        content = _OUTCOME.dump_python(outcome, mode="json")
        return _OUTCOME.validate_python(self._repository.add_outcome(interview.id, content, self._now()))
