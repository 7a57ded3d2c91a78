"""What an interview costs in calls and tokens when a chat model holds and grades it: follow-ups, ratings and claims.

The product's own way from the first question to the report, on a real database and rubric index, to a server on this
computer that answers plausibly and counts what it is sent: the form that is asked for, and the messages.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from evals.loopback import LoopbackServer
from evals.loopback.honest import honest
from evals.metrics.summary import Figures
from evals.scaled_screening import LENGTHS, WORDS, Applicant, Length, asking_on_the_profile, profile, scaled_pack
from interviewer.content.library import Library
from interviewer.domain.interview import Move, TurnKind
from interviewer.errors import InputError
from interviewer.models.embeddings import OpenedEmbeddings
from interviewer.scripted import Respond
from interviewer.services import Services, assemble
from interviewer.settings import Settings

MODEL = "openai:loopback"


@dataclass
class Talk:
    """One interview from its beginning to its report."""

    interview: str
    asked: Counter[str] = field(default_factory=Counter)
    """What the applicant replied to, by kind of turn."""
    most_at_once: int = 0
    """Most calls between an answer and the question after it."""
    forms_at_once: int = 0
    """Of all calls between an answer and the question after it, those that filled in a form: nobody waits for those."""


def measure(content: Path, embeddings: OpenedEmbeddings) -> Figures:
    """Hold an interview of each length.

    Args:
        content: Folder of `rubrics/` and `prompts/`.
        embeddings: The encoder.

    Returns:
        Number of answers -> calls and tokens, in all and by what they were for; and the longest's input by the
        shortest's.

    Raises:
        InputError: An interview did not come to the length that was asked for.
        ContentError, StoreError, EmbeddingsError: A part could not be opened.
    """
    found: Figures = {str(length.answers): of_length(content, embeddings, length) for length in LENGTHS}
    first, *_, last = (found[str(length.answers)]["input_tokens"] for length in LENGTHS)
    return {**found, "ratio": last / first, "words_an_answer": WORDS, "engine": "model"}


def of_length(
    content: Path, embeddings: OpenedEmbeddings, length: Length, *, respond: Respond | None = None
) -> Figures:
    """Hold one interview, to its report. `respond` says the answers; None for scripted ones. Raises as `measure`."""
    pack = scaled_pack(content, length)
    with tempfile.TemporaryDirectory(prefix="cost-") as home, LoopbackServer(honest) as server:
        settings = Settings(
            home=Path(home), content=content, model=MODEL, model_url=server.url, interview_tokens=1_000_000
        )
        services = assemble(settings, Library({pack.id: pack}), embeddings)
        talk = _talk(services, pack.id, length, server, respond or Applicant(content))
        services.work.do(talk.interview)
        services.review.report(talk.interview)
        costs = services.ledger.costs(talk.interview)
        totals = server.totals()
    return {
        **totals,
        "by_purpose": {
            one.purpose.value: {
                "calls": one.calls,
                "input_tokens": one.usage.input,
                "cached_tokens": one.usage.cached,
                "output_tokens": one.usage.output,
            }
            for one in costs
        },
        "calls_an_answer": totals["calls"] / length.answers,
        "made_of": {"leads": length.leads, "follow_ups": length.follow_ups, "verification": length.verification},
        "most_calls_before_the_next_question": talk.most_at_once,
        "forms_before_the_next_question": talk.forms_at_once,
        "failed_calls": sum(one.failed for one in costs),
    }


def _talk(services: Services, pack: str, length: Length, server: LoopbackServer, respond: Respond) -> Talk:
    """The conversation. The background, which would rate meanwhile, is not started: what is waited for shows."""
    with asking_on_the_profile(length.verification):
        view = services.screening.start(pack, profile(), seed=1)
    talk = Talk(view.interview.id)
    while not view.state.closed:
        said, last, before = respond(view), view.turns[-1].kind, len(server.requests)
        move = Move.SKIP if said is None else Move.ANSWER
        view = services.screening.submit(view.interview.id, view.answering, said or "No, thank you.", move=move)
        if said is not None:
            talk.asked[last.value] += 1
        made = server.requests[before:]
        talk.most_at_once = max(talk.most_at_once, len(made))
        talk.forms_at_once += sum("response_format" in one.asked for one in made)
    asked = {kind: talk.asked[kind] for kind in (TurnKind.ASK.value, TurnKind.PROBE.value)}
    wanted = {TurnKind.ASK.value: length.leads + length.verification, TurnKind.PROBE.value: length.follow_ups}
    if asked != wanted:
        raise InputError(
            f"The interview of {length.answers} answers came to {asked} instead of {wanted}, so its cost would say "
            "nothing; change the voices or the packs of evals/scaled_screening.py."
        )
    return talk
