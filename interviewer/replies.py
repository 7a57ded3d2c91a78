"""The interviewer's turn for a step: authored words, and a chat model's where the interview was given one.

A model words follow-ups and answers questions about the process, never more than one call a turn. What it says is
checked before it is shown; where it fails, or a check does, the pack's own words are asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from interviewer.dialogue.by_model import Explained, ModelVoice, Worded
from interviewer.dialogue.phrases import Phrases
from interviewer.dialogue.speaking import speak
from interviewer.dialogue.voice import Voice
from interviewer.domain import turns as rules
from interviewer.domain.interview import Speaker, Turn, TurnKind
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ModelError
from interviewer.intake.redaction import Redactor
from interviewer.store.repository import Interview

Hear = Callable[[str], None]
"""Called with the reply so far as it is spoken."""


class Replies:
    """Makes the interviewer's turns."""

    def __init__(
        self,
        phrases: Phrases,
        clock: Callable[[], dt.datetime],
        *,
        model_voice: ModelVoice | None = None,
        seconds: float = 8.0,
    ):
        """Put the parts together.

        Args:
            phrases: the authored words.
            clock: the moment, in UTC.
            model_voice: what words the follow-ups of interviews that were given a model; None where none is set now.
            seconds: the longest that an applicant waits for it.
        """
        self._phrases = phrases
        self._now = clock
        self._model_voice = model_voice
        self._seconds = seconds

    def voice(self, pack: RubricPack) -> Voice:
        """The authored words for a pack."""
        return Voice(self._phrases, pack.title, pack.minutes)

    def reply(  # noqa: PLR0913  (what a reply depends on)
        self,
        interview: Interview,
        pack: RubricPack,
        step: rules.Step,
        turns: Sequence[Turn],
        coverage: Mapping[str, float] | None = None,
        hear: Hear | None = None,
    ) -> Turn:
        """The interviewer's turn that takes this step.

        Args:
            interview: the interview.
            pack: its pack.
            step: what `advance` gave.
            turns: every turn so far.
            coverage: what it was decided by.
            hear: told the words of a model as they come; they are on no record until the turn is.
        """
        masked = list(turns)
        if masked:  # only what is said last is ever repeated in authored words
            text = Redactor(interview.profile).mask(masked[-1].text)
            masked[-1] = masked[-1].model_copy(update={"text": text})
        said = speak(
            self.voice(pack),
            step,
            plan=interview.plan,
            pack=pack,
            turns=masked,
            plain=interview.accommodation.plain_wording,
        )
        turn = _as_turn(step, said, turns, self._now())
        if interview.engine != "model" or self._model_voice is None:
            return turn
        return self._by_model(self._model_voice, interview, pack, step, turns, turn, coverage or {}, hear)

    def _by_model(  # noqa: PLR0913  (as above)
        self,
        model_voice: ModelVoice,
        interview: Interview,
        pack: RubricPack,
        step: rules.Step,
        turns: Sequence[Turn],
        turn: Turn,
        coverage: Mapping[str, float],
        hear: Hear | None,
    ) -> Turn:
        """The authored turn, in a model's words where it has some that may be said."""
        redactor = Redactor(interview.profile)
        masked = [
            one.model_copy(update={"text": redactor.mask(one.text)}) if one.speaker is Speaker.APPLICANT else one
            for one in turns
        ]
        away: list[ModelError] = []
        worded: Worded | Explained | None = None
        if isinstance(step, rules.Probe):
            worded = model_voice.follow_up(
                step,
                plan=interview.plan,
                pack=pack,
                turns=masked,
                coverage=coverage,
                interview=interview.id,
                seconds=self._seconds,
                hear=hear,
                failed=away.append,
            )
        elif isinstance(step, rules.Clarify) and model_voice.explains(step):
            worded = model_voice.explain(
                step,
                plan=interview.plan,
                pack=pack,
                turns=masked,
                interview=interview.id,
                seconds=self._seconds,
                hear=hear,
                failed=away.append,
            )
        if worded is not None:
            return turn.model_copy(update=worded.of_turn())
        notice = self._phrases.model.away.strip()
        if away and not any(notice in one.text for one in turns):
            return turn.model_copy(update={"text": f"{notice}\n\n{turn.text}"})
        return turn


def _as_turn(step: rules.Step, said: str, turns: Sequence[Turn], at: dt.datetime) -> Turn:
    """What is said to take a step, as the turn that is kept."""
    seq = turns[-1].seq + 1 if turns else 0
    turn = Turn(seq=seq, speaker=Speaker.INTERVIEWER, kind=TurnKind.CLARIFY, text=said, at=at)
    match step:
        case rules.Ask(item) | rules.Return(item):
            return turn.model_copy(update={"kind": TurnKind.ASK, "item": item})
        case rules.Probe(item, criterion, probe, _):
            update = {"kind": TurnKind.PROBE, "item": item, "criterion": criterion, "probe": probe}
            return turn.model_copy(update=update)
        case rules.Clarify(topic, item):
            return turn.model_copy(update={"item": item, "topic": topic})
        case rules.Offer(topic, _):
            return turn.model_copy(update={"kind": TurnKind.OFFER, "topic": topic})
        case rules.Close(left):
            return turn.model_copy(update={"kind": TurnKind.CLOSE, "topic": "left" if left else "done"})
