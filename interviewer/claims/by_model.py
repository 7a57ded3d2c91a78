"""Answers become claims by a chat model that points at what was said; code decides what of it is a claim.

The model fills in a small form, with the words each claim stands in. Those words are looked for in the answers, every
field in those words, and what is somebody else's, supposed or negated falls by the same guards as for the rules
(`extract`). So the worst that a model, or an answer that instructs it, can bring about is a claim in the applicant's
own words about themselves, or one that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer.chat import Call, ChatModel, PromptTemplate, Purpose, fenced
from interviewer.claims.batching import Piece, batches
from interviewer.claims.checking import check
from interviewer.claims.lexicon import canonical
from interviewer.claims.names import Known
from interviewer.claims.passage import Draft
from interviewer.claims.reply import SaidClaims
from interviewer.domain.evidence import Answer, Claim, ClaimKind
from interviewer.domain.profile import Profile

WORDS_A_CALL = 2_500
_MOST_CLAIMS = 100
"""Claims read from one reply; a person says a few dozen at most."""
_LONGEST_REPLY = 6_000
"""Tokens: about sixty claims."""


class ClaimReader:
    """Reads claims with a chat model. Safe to use from several threads."""

    def __init__(self, model: ChatModel, template: PromptTemplate, seconds: float = 60.0):
        """Keep the parts.

        Args:
            model: the chat model.
            template: the prompt, with the slot `answers`.
            seconds: how long one call may take, retries included.
        """
        self._model = model
        self._template = template
        self._seconds = seconds

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    def read(self, profile: Profile, answers: Sequence[Answer], interview: str | None) -> tuple[Claim, ...]:
        """What the applicant said of themselves that a profile can support; one call for every 2,500 words.

        Args:
            profile: whose names (employers, schools, skills) are recognised however they are written.
            answers: redacted answers; quotes hold in the turns they come from.
            interview: the interview that pays for the calls.

        Returns:
            The claims in the order they were said, each once a turn, as `extract` returns them.

        Raises:
            ModelError: a call failed; nothing is returned of the others, since half of the claims would look like all.
        """
        known = Known.of(profile)
        order = {answer.turn: number for number, answer in enumerate(answers)}
        drafts = [draft for batch in batches(answers, WORDS_A_CALL) for draft in self._of(batch, known, interview)]
        drafts.sort(key=lambda one: (order[one.quote.turn], one.quote.start, one.kind.value))
        return tuple(
            Claim(
                id=f"claim-{number}",
                kind=one.kind,
                statement=one.statement,
                subject=one.subject,
                quote=one.quote,
                **one.values,
            )
            for number, one in enumerate(_distinct(drafts), start=1)
        )

    def _of(self, batch: tuple[Piece, ...], known: Known, interview: str | None) -> Iterator[Draft]:
        """What holds of the claims a model reads in one batch."""
        shown = "\n".join(fenced(piece.text, f"answer-{number}") for number, piece in enumerate(batch, start=1))
        call = Call(Purpose.CLAIMS, interview, self._seconds, _LONGEST_REPLY)
        reply = self._model.ask(self._template.fill(answers=shown), SaidClaims, call)
        for said in reply.form.claims[:_MOST_CLAIMS]:
            yield from check(said, batch, known)


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Each claim once a turn: the fullest of those that say the same, where the first of them stands.

    A degree or certificate named as a skill ("skilled in BLS") is told once, as what it is.
    """
    kept: list[Draft] = []
    for one in drafts:
        same = next((place for place, other in enumerate(kept) if _agree(one, other)), None)
        if same is None:
            kept.append(one)
        elif len(one.values) > len(kept[same].values):
            kept[same] = one
    papers = {_about(one) for one in kept if one.kind in (ClaimKind.CERTIFICATION, ClaimKind.LICENCE)}
    return [one for one in kept if one.kind is not ClaimKind.SKILL or _about(one) not in papers]


def _agree(one: Draft, other: Draft) -> bool:
    """Whether one of two claims says all that the other says."""
    if (one.kind, _about(one)) != (other.kind, _about(other)):
        return False
    few, many = sorted((one.values, other.values), key=len)
    return few.items() <= many.items()


def _about(draft: Draft) -> tuple[int, str]:
    return draft.quote.turn, canonical(draft.subject)
