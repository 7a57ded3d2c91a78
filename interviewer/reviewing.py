"""The finished interview: its report, its place in the queue, the applicant's decisions and rights."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interviewer.claims.edits import apply
from interviewer.domain.edits import EditDecision
from interviewer.domain.eligibility import check
from interviewer.domain.evidence import Assessment, Rating, Unrated
from interviewer.domain.interview import Consent, Purpose, Turn
from interviewer.domain.judging import JUDGING_COMPETENCY
from interviewer.domain.profile import Profile
from interviewer.domain.project import Project
from interviewer.domain.report import PackRef, Report, ReportRating
from interviewer.domain.rubric import JUDGING, RubricPack
from interviewer.domain.scoring import CompetencyScore, ProjectFit, fit, score_competency
from interviewer.errors import InputError, NotAllowedNow, NotFound
from interviewer.outcomes import Outcome, Outcomes
from interviewer.rating import Rater
from interviewer.shelf import Shelf
from interviewer.store.repository import Interview, Repository, Request
from interviewer.summaries import Digest, Summary, called, count_answers, digest_key, digest_of


@dataclass(frozen=True)
class Dossier:
    """All there is about one interview, for the person who reviews it."""

    interview: Interview
    pack: RubricPack
    turns: tuple[Turn, ...]
    report: Report | None
    """None before the interview is over."""
    decisions: dict[str, EditDecision]
    requests: tuple[Request, ...]
    consents: dict[Purpose, Consent]

    @property
    def name(self) -> str:
        """The applicant's name, or a code where the profile gives none."""
        return called(self.interview.id, self.interview.profile)


class Review:
    """The use cases of a finished interview."""

    def __init__(
        self,
        *,
        shelf: Shelf,
        repository: Repository,
        rater: Rater,
        clock: Callable[[], dt.datetime],
        outcomes: Outcomes,
    ):
        self._shelf = shelf
        self._repository = repository
        self._rater = rater
        self._outcomes = outcomes
        self._now = clock
        # Digests as values: reading eighty of them from JSON takes longer than all else the queue does.
        self._read: dict[str, tuple[str, Digest]] = {}

    def report(self, interview_id: str, *, projects: Collection[str] | None = None) -> Report:
        """The whole report.

        Args:
            interview_id: the interview.
            projects: ids of the projects to match against; None for all that the pack serves.

        Raises:
            NotFound: there is no such interview, or no such project.
            ContentError, InputError: a named project was refused, or needs another pack's interview.
            NotAllowedNow: the interview is not over; there are no scores before that.
        """
        interview = self._finished(interview_id)
        pack = self._repository.pack(interview.pack_hash)
        turns = self._repository.turns(interview_id)
        assessments = self._rater.assess(interview, pack, turns)
        outcome = self._outcomes.of(interview, turns)
        scores = _scores(pack, assessments)
        return Report(
            interview_id=interview.id,
            sample=interview.sample,
            pack=PackRef(id=pack.id, version=pack.version, hash=pack.hash),
            engine=", ".join(sorted({one.provenance.engine for one in assessments})) or "embedded",
            started=interview.started_at,
            finished=interview.finished_at,
            turns=tuple(turns),
            ratings=tuple(ReportRating.of(one, _criterion_name(pack, one)) for one in assessments),
            competencies=tuple(scores.values()),
            claims=outcome.claims,
            findings=outcome.findings,
            fit=tuple(self._fits(interview, outcome, scores, self._projects(interview, projects))),
            edits=outcome.edits,
            claims_by=outcome.reader,
        )

    def projects(self, wanted: Collection[str], pack_id: str) -> Sequence[Project]:
        """The projects with these ids, each once.

        Raises:
            ContentError: a project's file was refused.
            InputError: a project needs another pack's interview.
            NotFound: there is no such project.
        """
        found = [self._shelf.project(project_id) for project_id in dict.fromkeys(wanted)]
        for project in found:
            if project.pack != pack_id:
                raise InputError(
                    f"Project {project.id!r} is matched by an interview in {project.pack!r}, not in {pack_id!r}. "
                    "Leave it out, or run an interview with its pack."
                )
        return found

    def queue(self) -> list[Summary]:
        """Every interview, newest first. Never sorted by a score."""
        waiting = Counter(request.interview_id for request in self._repository.requests())
        talking = self._repository.unfinished_turns()
        found: list[Summary] = []
        for one, digest in self._digests():
            if one.status == "finished":
                found.append(_summary(one, digest or self.digest(one.id), waiting[one.id]))
            else:
                found.append(_unfinished(one, talking.get(one.id, []), waiting[one.id]))
        return found

    def stale(self) -> list[str]:
        """Ids of finished interviews whose digest is missing or was derived from something that has changed since.

        `queue` derives them itself; a page with many to do calls `digest` for each, and can show how far it is.
        """
        return [one.id for one, digest in self._digests() if one.status == "finished" and digest is None]

    def digest(self, interview_id: str) -> Digest:
        """What the queue shows of a finished interview, derived anew and kept. Raises as `report`."""
        interview = self._finished(interview_id)
        digest = digest_of(self.report(interview_id))
        key = self._digest_key(interview, self._marks([interview]))
        self._repository.put_digest(interview_id, key, digest.model_dump(mode="json"))
        return digest

    def dossier(self, interview_id: str) -> Dossier:
        """Everything about one interview, finished or not.

        Raises:
            NotFound: there is no such interview.
        """
        interview = self._repository.interview(interview_id)
        return Dossier(
            interview=interview,
            pack=self._repository.pack(interview.pack_hash),
            turns=tuple(self._repository.turns(interview_id)),
            report=self.report(interview_id) if interview.status == "finished" else None,
            decisions=self.decisions(interview_id),
            requests=tuple(self.requests(interview_id)),
            consents=self.consents(interview_id),
        )

    def decisions(self, interview_id: str) -> dict[str, EditDecision]:
        """Edit id -> what the applicant decided last."""
        return self._repository.decisions(interview_id)

    def decide(self, interview_id: str, decision: EditDecision) -> None:
        """Keeps the applicant's decision on one suggested edit.

        Raises:
            NotFound: there is no such suggestion.
        """
        report = self.report(interview_id)
        if decision.edit not in {edit.id for edit in report.edits}:
            raise NotFound("suggestion")
        self._repository.add_decision(interview_id, decision, self._now())

    def edited_profile(self, interview_id: str) -> Profile:
        """The profile with exactly what the applicant accepted or changed."""
        report = self.report(interview_id)
        interview = self._repository.interview(interview_id)
        return apply(interview.profile, report.edits, tuple(self.decisions(interview_id).values()))

    def ask_person(self, interview_id: str, kind: str, text: str) -> None:
        """Notes that a person has to look, and why."""
        self._repository.add_request(Request(interview_id, kind, text, self._now()))

    def requests(self, interview_id: str) -> list[Request]:
        """What waits for a person in one interview."""
        return self._repository.requests(interview_id)

    def consents(self, interview_id: str) -> dict[Purpose, Consent]:
        """The latest choice for each purpose."""
        return self._repository.consents(interview_id)

    def consent(self, interview_id: str, purpose: Purpose, given: bool) -> None:
        """Keeps a new choice about one purpose."""
        self._repository.add_consent(interview_id, Consent(purpose=purpose, given=given, at=self._now()))

    def everything(self, interview_id: str) -> dict[str, Any]:
        """All that is kept about one interview, for its applicant to take away."""
        interview = self._repository.interview(interview_id)
        document: dict[str, Any] = {
            "profile": interview.profile.document(),
            "accommodation": interview.accommodation.model_dump(mode="json"),
            "consents": [one.model_dump(mode="json") for one in self.consents(interview_id).values()],
            "requests": [{"kind": r.kind, "text": r.text, "at": r.at.isoformat()} for r in self.requests(interview_id)],
            "decisions": [one.model_dump(mode="json") for one in self.decisions(interview_id).values()],
        }
        if interview.status == "finished":
            document["report"] = self.report(interview_id).model_dump(mode="json")
        else:
            document["turns"] = [turn.model_dump(mode="json") for turn in self._repository.turns(interview_id)]
        return document

    def erase(self, interview_id: str) -> None:
        """Deletes the interview and everything that belongs to it, for good."""
        self._read.pop(interview_id, None)
        self._repository.erase(interview_id)

    def _finished(self, interview_id: str) -> Interview:
        interview = self._repository.interview(interview_id)
        if interview.status != "finished":
            raise NotAllowedNow("This interview is not over yet; there are no ratings before it is.")
        return interview

    def _projects(self, interview: Interview, wanted: Collection[str] | None) -> Sequence[Project]:
        if wanted is None:
            return self._shelf.projects_for(interview.pack_id)
        return self.projects(wanted, interview.pack_id)

    def _fits(
        self,
        interview: Interview,
        outcome: Outcome,
        scores: dict[str, CompetencyScore],
        projects: Sequence[Project],
    ) -> list[ProjectFit]:
        day = (interview.finished_at or self._now()).date()
        profile = interview.profile
        return [
            fit(project, scores, check(project.eligibility, profile, outcome.claims, day), profile.hours_per_week)
            for project in projects
        ]

    def _digests(self) -> Iterator[tuple[Interview, Digest | None]]:
        """Every interview, newest first, with its digest where one is kept and not stale."""
        stored = self._repository.digests()
        interviews = self._repository.interviews()
        marks = self._marks(interviews)
        keys: dict[tuple[str, str], str] = {}
        for one in interviews:
            told = (one.pack_hash, marks.get(one.id, ""))
            if told not in keys:
                keys[told] = self._digest_key(one, marks)
            key, content = stored.get(one.id, ("", None))
            if key != keys[told]:
                yield one, None
                continue
            if self._read.get(one.id, ("", None))[0] != key:
                self._read[one.id] = (key, Digest.model_validate(content))
            yield one, self._read[one.id][1]

    def _digest_key(self, interview: Interview, marks: Mapping[str, str]) -> str:
        grader = self._rater.grader + marks.get(interview.id, "")
        return digest_key(interview.pack_hash, grader, self._shelf.projects_for(interview.pack_id))

    def _marks(self, interviews: Sequence[Interview]) -> dict[str, str]:
        """For interviews that a model rates, whose ratings come in after the end: something that changes as they do."""
        ids = [one.id for one in interviews if one.engine == "model"]
        if not ids:
            return {}
        latest, read = self._rater.latest_by_models(), self._repository.outcomes_known()
        return {one: f"/{latest.get(one)}/{one in read}" for one in ids}


def _summary(interview: Interview, digest: Digest, requests: int) -> Summary:
    return Summary(
        interview=interview,
        answers=digest.answers,
        to_explain=digest.to_explain,
        unrated=digest.unrated,
        criteria=digest.criteria,
        fits=digest.fits,
        requests=requests,
        waiting_since=interview.finished_at or interview.started_at,
    )


def _unfinished(interview: Interview, turns: Sequence[Turn], requests: int) -> Summary:
    since = turns[-1].at if turns else interview.started_at
    return Summary(interview, count_answers(turns), 0, 0, 0, (), requests, since)


def _scores(pack: RubricPack, assessments: Sequence[Assessment]) -> dict[str, CompetencyScore]:
    """Competency id -> score, in the pack's order; judging last, where a work sample was planned."""
    competencies = list(pack.competencies)
    if any(one.competency == JUDGING for one in assessments):
        competencies.append(JUDGING_COMPETENCY)
    return {competency.id: score_competency(competency, assessments) for competency in competencies}


def _criterion_name(pack: RubricPack, assessment: Rating | Unrated) -> str:
    if assessment.competency == JUDGING:
        return JUDGING_COMPETENCY.criterion(assessment.criterion).name
    return pack.competency(assessment.competency).criterion(assessment.criterion).name
