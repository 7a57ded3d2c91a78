"""The conversation: start, answer, correct, resume. Every way of talking to an applicant goes through here.

An answer is committed before anything is computed from it. The reply that is still owed, after a crash or in the
normal course, is derived from the rows by the same code, so resuming is not a special path.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from interviewer.dialogue.listening import correction, listen
from interviewer.dialogue.phrases import Phrases
from interviewer.dialogue.verification import verification_questions
from interviewer.dialogue.voice import Voice
from interviewer.dialogue.wording import ConsentWords, Section
from interviewer.domain import turns as rules
from interviewer.domain.interview import (
    Accommodation,
    Consent,
    ItemKind,
    Judgement,
    Move,
    PlanItem,
    Purpose,
    Speaker,
    Status,
    Turn,
    TurnKind,
)
from interviewer.domain.plan import plan as make_plan
from interviewer.domain.profile import Profile
from interviewer.domain.rubric import RubricPack, WorkSample
from interviewer.errors import AnswerTooLong, InputError, NotAllowedNow, StaleTurn
from interviewer.rating import Rater
from interviewer.replies import Hear, Replies
from interviewer.shelf import Shelf
from interviewer.store.repository import Interview, Repository, Request

Clock = Callable[[], dt.datetime]

VERIFICATION_QUESTIONS = 2


@dataclass(frozen=True)
class View:
    """An interview as its applicant sees it."""

    interview: Interview
    pack: RubricPack
    turns: tuple[Turn, ...]
    state: rules.State
    minutes_left: float

    @property
    def answering(self) -> int:
        """`seq` of the interviewer's turn that waits for a reply: sent back with the answer."""
        return self.turns[-1].seq

    @property
    def open_item(self) -> PlanItem | None:
        """What waits for an answer; None where the interview is over."""
        return self.interview.plan.item(self.state.open_item) if self.state.open_item else None

    @property
    def work_sample(self) -> WorkSample | None:
        """The work sample that is open, if one is."""
        item = self.open_item
        return self.pack.work_sample(item.id) if item and item.kind is ItemKind.WORK_SAMPLE else None

    @property
    def progress(self) -> tuple[int, int]:
        """(items begun, items in all), practice and the applicant's own questions apart."""
        counted = [
            item.id
            for item in self.interview.plan.items
            if item.kind not in (ItemKind.PRACTICE, ItemKind.OWN_QUESTIONS)
        ]
        return sum(item in self.state.asked for item in counted), len(counted)


@dataclass(frozen=True)
class Introduction:
    """What an applicant reads before the first question."""

    sections: tuple[Section, ...]
    consents: Mapping[Purpose, ConsentWords]
    next_steps: tuple[str, ...]


class Screening:
    """The use cases of a conversation."""

    def __init__(  # noqa: PLR0913  (one keyword a part that may be replaced)
        self,
        *,
        shelf: Shelf,
        repository: Repository,
        rater: Rater,
        phrases: Phrases,
        replies: Replies,
        longest_answer: int,
        clock: Clock,
        model_name: str | None = None,
        wake: Callable[[str], None] | None = None,
    ):
        """Put the parts together.

        Args:
            shelf: the packs on offer.
            repository: where interviews are kept.
            rater: what tells how much of a question is answered, and rates on this machine.
            phrases: the authored words.
            replies: the interviewer's turns.
            longest_answer: characters in one answer.
            clock: the moment, in UTC.
            model_name: the chat model that new interviews are held and rated by; None for the embedded engine.
            wake: called with an interview's id when a model has something to do for it.
        """
        self._shelf = shelf
        self._repository = repository
        self._rater = rater
        self._phrases = phrases
        self._replies = replies
        self._longest = longest_answer
        self._now = clock
        self._model_name = model_name
        self._wake = wake

    def introduction(self, pack_id: str) -> Introduction:
        """What is read, and what is agreed to, before an interview in this field.

        Raises:
            NotAllowedNow: the pack is retired.
            NotFound: there is no such pack.
        """
        voice = self.voice(self._shelf.pack(pack_id))
        sections = tuple(
            Section(id=one, title=title, body=body + self._sent_away(one)) for one, title, body in voice.disclosure()
        )
        return Introduction(sections, self._phrases.consent, voice.next_steps())

    def _sent_away(self, section: str) -> str:
        """What is added to a section of the disclosure where answers are sent to a chat model."""
        if section != "what-is-kept" or self._model_name is None:
            return ""
        return "\n\n" + self._phrases.model.discloses.format_map({"model": self._model_name})

    def start(
        self,
        pack_id: str,
        profile: Profile,
        *,
        consents: Collection[Purpose] = (Purpose.SCREENING,),
        accommodation: Accommodation | None = None,
        practice: bool = False,
        seed: int | None = None,
        prefer: Collection[str] = (),
        sample: bool = False,
    ) -> View:
        """Starts an interview and stores its first question.

        Args:
            pack_id: which pack to interview by.
            profile: the confirmed profile.
            consents: the purposes agreed to; without SCREENING there is no interview.
            accommodation: what makes it accessible; None for nothing asked for.
            practice: whether to begin with a question that counts for nothing.
            seed: draws among parallel questions; None draws one.
            prefer: ids of questions to draw where there is a choice.
            sample: whether this is a made-up sample.

        Raises:
            InputError: consent to the screening itself is missing.
            NotFound: there is no such pack.
            NotAllowedNow: the pack is retired.
        """
        if Purpose.SCREENING not in consents:
            raise InputError("Without your agreement to the screening there is no interview, and nothing was kept.")
        pack = self._shelf.pack(pack_id)
        now = self._now()
        seed = secrets.randbelow(2**31) if seed is None else seed
        voice = self.voice(pack)
        plan = make_plan(
            pack,
            seed=seed,
            verification=verification_questions(profile, self._phrases, seed=seed, n=VERIFICATION_QUESTIONS),
            practice=voice.practice if practice else None,
            own_questions=voice.own_questions,
            prefer=prefer,
        )
        self._repository.publish(pack, now)
        self._rater.readiness.soon(pack)
        interview = Interview(
            id=secrets.token_urlsafe(16),
            pack_id=pack.id,
            pack_hash=pack.hash,
            status="open",
            sample=sample,
            # What is invented costs nothing.
            engine="embedded" if sample or self._model_name is None else "model",
            profile=profile,
            plan=plan,
            accommodation=accommodation or Accommodation(),
            started_at=now,
            finished_at=None,
        )
        first = self._replies.reply(interview, pack, rules.advance(plan, pack, ()), ())
        choices = [Consent(purpose=purpose, given=purpose in consents, at=now) for purpose in Purpose]
        self._repository.create(interview, choices, first)
        return self.view(interview.id)

    def voice(self, pack: RubricPack) -> Voice:
        """The interviewer's words for a pack."""
        return self._replies.voice(pack)

    def view(self, interview_id: str) -> View:
        """The interview as it stands; gives the reply that is still owed after an interruption.

        Raises:
            NotFound: there is no such interview.
        """
        interview = self._repository.interview(interview_id)
        pack = self._repository.pack(interview.pack_hash)
        return self._shown(interview, pack, self._repository.turns(interview_id))

    def submit(
        self,
        interview_id: str,
        answering: int,
        text: str,
        *,
        move: Move | None = None,
        judgement: Judgement | None = None,
        hear: Hear | None = None,
    ) -> View:
        """Takes what the applicant sent, commits it, and gives the interviewer's reply.

        Args:
            interview_id: the interview.
            answering: `View.answering` of the page it was written on.
            text: the applicant's words, kept whole.
            move: what it asks for, where the page knows (a button); None to read it from the words.
            judgement: on a work sample, what was marked on the page.
            hear: told a model's reply as it comes, before it is on record.

        Raises:
            AnswerTooLong: over the limit; nothing was stored.
            InputError: it is not text (half of a surrogate pair); nothing was stored.
            NotAllowedNow: the interview is over.
            StaleTurn: the question was answered already with other words.
        """
        self._check_text(text)
        view = self.view(interview_id)
        sent = next((turn for turn in view.turns if turn.seq == answering + 1), None)
        if sent is not None:
            if sent.speaker is Speaker.APPLICANT and sent.text == text:
                return view  # the same answer again, from a double click or a second tab
            raise _stale()
        _check_open(view)
        if answering != view.answering:
            raise _stale()
        heard = listen(text, plan=view.interview.plan, turns=view.turns, at=self._now(), move=move, judgement=judgement)
        turn = self._repository.add_turn(interview_id, heard, request=_for_people(interview_id, heard))
        return self._shown(view.interview, view.pack, (*view.turns, turn), hear)

    def correct(self, interview_id: str, answering: int, seq: int, text: str) -> View:
        """Replaces an earlier answer; both versions are kept and the new one counts.

        Args:
            interview_id: the interview.
            answering: `View.answering` of the page it was written on.
            seq: `seq` of the answer, or of its last correction.
            text: the answer as it should stand.

        Raises:
            InputError: there is no such answer to correct.
            AnswerTooLong, NotAllowedNow, StaleTurn: as for `submit`.
        """
        self._check_text(text)
        view = self.view(interview_id)
        _check_open(view)
        if answering != view.answering:
            raise _stale()
        replaced = {turn.replaces for turn in view.turns}
        wanted = [
            turn
            for turn in view.turns
            if turn.seq == seq and turn.kind in (TurnKind.ANSWER, TurnKind.CORRECTION) and seq not in replaced
        ]
        if not wanted:
            raise InputError("There is no answer of yours to correct there. Reload the page and choose it again.")
        turn = self._repository.add_turn(interview_id, correction(wanted[0], text, turns=view.turns, at=self._now()))
        return self._shown(view.interview, view.pack, (*view.turns, turn))

    def _shown(self, interview: Interview, pack: RubricPack, turns: Sequence[Turn], hear: Hear | None = None) -> View:
        """The view of these turns, with the reply that is owed."""
        turns = self._reply(interview, pack, turns, hear)
        state = rules.fold(turns)
        if state.closed and interview.status == "open":
            interview = self._repository.interview(interview.id)
        return View(interview, pack, tuple(turns), state, rules.minutes_left(interview.plan, state))

    def _reply(self, interview: Interview, pack: RubricPack, turns: Sequence[Turn], hear: Hear | None) -> list[Turn]:
        """The turns with the interviewer's reply, which is given now where it is owed."""
        turns = list(turns)
        while turns[-1].speaker is Speaker.APPLICANT and interview.status == "open":
            heard = turns[-1]
            coverage = self._rater.coverage(interview, pack, turns)
            step = rules.advance(interview.plan, pack, turns, coverage)
            reply = self._replies.reply(interview, pack, step, turns, coverage, hear)
            status: Status | None = "finished" if isinstance(step, rules.Close) else None
            try:
                turns.append(self._repository.add_turn(interview.id, reply, status=status))
            except StaleTurn:  # another tab or process replied first; its reply stands
                turns = self._repository.turns(interview.id)
            if isinstance(step, rules.Probe | rules.Clarify):
                continue
            if interview.engine == "model" and self._wake is not None:
                self._wake(interview.id)
            if heard.item is not None:
                self._rater.assess_item(interview, pack, turns, heard.item)
        return turns

    def _check_text(self, text: str) -> None:
        if not is_text(text):
            raise InputError(
                "Your text holds a broken character (half of a surrogate pair), so it could not be kept exactly. "
                "Nothing was sent: take that character out and send it again."
            )
        if len(text) > self._longest:
            raise AnswerTooLong(
                f"Your text has {len(text):,} characters; the most that can be kept is {self._longest:,}. "
                "Nothing was sent and nothing is lost: shorten it and send it again."
            )


_FOR_PEOPLE = frozenset({"unknown", "person", "accommodation", "technical", "withdraw", "well-being", "language"})
"""Topics of process questions that a person has to hear of."""


def _for_people(interview_id: str, turn: Turn) -> Request | None:
    """What the interviewer cannot answer, for people to see; None for all else."""
    if turn.kind is TurnKind.REQUEST and turn.topic in _FOR_PEOPLE:
        return Request(interview_id, f"asked:{turn.topic}", turn.text, turn.at)
    return None


def is_text(text: str) -> bool:
    """Whether it can be written down at all: a lone surrogate has no form in any file, page or model."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _check_open(view: View) -> None:
    if view.interview.status != "open":
        raise NotAllowedNow("This interview is over. Everything you said is saved; nothing more can be added to it.")


def _stale() -> StaleTurn:
    return StaleTurn(
        "This question was already answered, perhaps in another tab or by an earlier click. "
        "Your text was not sent; reload the page to go on from where the interview stands."
    )
