"""Whether a claim that a model read stands in the words it quotes, and what of it does.

The same shape for every kind: what the claim is about and its essential field (an amount, a date, an employer) have to
stand there as the applicant's own statement, or there is no claim; any other field that does not is dropped. Values
take the form that `compare` reads, and the statement is put together here, in the words of the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from interviewer.claims.batching import Piece
from interviewer.claims.checking_facts import achievement, availability, language, location, skill
from interviewer.claims.checking_learning import certification, education, licence
from interviewer.claims.checking_work import dates, duration, employment, role
from interviewer.claims.lexicon import folded
from interviewer.claims.names import Known
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.reply import SaidClaim
from interviewer.claims.window import Window
from interviewer.domain.evidence import ClaimKind
from interviewer.domain.locating import locate

_CHECKS: dict[ClaimKind, Callable[[SaidClaim, Window], Iterable[Draft]]] = {
    ClaimKind.EMPLOYMENT: employment,
    ClaimKind.ROLE: role,
    ClaimKind.DURATION: duration,
    ClaimKind.DATES: dates,
    ClaimKind.EDUCATION: education,
    ClaimKind.LICENCE: licence,
    ClaimKind.CERTIFICATION: certification,
    ClaimKind.SKILL: skill,
    ClaimKind.LANGUAGE: language,
    ClaimKind.ACHIEVEMENT: achievement,
    ClaimKind.AVAILABILITY: availability,
    ClaimKind.LOCATION: location,
}
_LEAST_ECHO = 20
"""Characters from which a sentence that stands in the question only says it again."""


def check(said: SaidClaim, pieces: tuple[Piece, ...], known: Known) -> tuple[Draft, ...]:
    """What of a claim holds.

    Args:
        said: the claim as a model read it.
        pieces: the stretches of answers it was shown, numbered from 1; the quote is looked for in the one it names
            first, since a slip in the number takes nothing from words that were said.
        known: the names the profile holds.

    Returns:
        Usually one draft; none where the claim does not hold, two where hours and a start were read as one.
    """
    named = pieces[said.answer - 1 : said.answer] if said.answer > 0 else ()
    for piece in dict.fromkeys((*named, *pieces)):
        at = locate(said.quote, piece.text)
        if at is not None:
            for window in _windows(piece, *at, known):
                drafts = tuple(_CHECKS[said.kind](said, window))
                if drafts:
                    return drafts
            return ()
    return ()


def _windows(piece: Piece, start: int, end: int, known: Known) -> Iterator[Window]:
    """The part of the quote in each sentence it reaches into."""
    answer = piece.answer
    question = folded(" ".join(answer.question.split()))
    for sentence in piece.sentences:
        left = max(piece.start + start, sentence.start) - sentence.start
        right = min(piece.start + end, sentence.end) - sentence.start
        plain = folded(" ".join(sentence.text.split())).strip(" ?.!")
        echoes = len(plain) > _LEAST_ECHO and plain in question
        if left < right and not echoes:
            yield Window(Passage(answer, sentence, known), left, right)
