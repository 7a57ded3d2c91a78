"""What gradings by a chat model would cost, found out without asking one: some are put together, and only counted."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.bench import one_answer
from evals.loopback.counting import tokenizer
from evals.model_bench import ModelBench
from evals.suites.fairness import Said
from interviewer.chat import Call, Form, Prompt, Reply, Stream, Usage
from interviewer.errors import ModelUnusable
from interviewer.models.embeddings import Embeddings
from interviewer.models.forms import response_format
from interviewer.models.pricing import Prices

LOOKED_AT = 40
"""Answers that prompts are put together for; the others are taken to be like them."""
OUTPUT = 150
"""Tokens of a filled-in form: four quotes and a reason."""


@dataclass(frozen=True)
class Estimate:
    """Calls and tokens, and money where prices are known."""

    calls: int
    usage: Usage
    cost: float | None

    def __str__(self) -> str:
        money = (
            "; what that costs is not known, as no prices are set" if self.cost is None else f", {self.cost:.2f} in all"
        )
        return (
            f"About {self.calls:,} calls with {self.usage.input:,} tokens of input and {self.usage.output:,} of "
            f"output{money}."
        )


def estimated(
    answers: Sequence[Said], embeddings: Embeddings, content: Path, prices: Prices, times: float = 1.0
) -> Estimate:
    """What grading each answer so many times comes to.

    Args:
        answers: What is graded, on every criterion of its competency.
        embeddings: The encoder.
        content: Folder of `prompts/`.
        prices: Of tokens.
        times: How often.

    Raises:
        ContentError, StoreError, EmbeddingsError: A part could not be opened.
    """
    step = max(1, len(answers) // LOOKED_AT)
    looked_at = answers[::step]
    nobody = _Nobody()
    with ModelBench(embeddings, nobody, content) as bench:
        for pack in {one.pack.hash: one.pack for one in looked_at}.values():
            bench.publish(pack)
        for one in looked_at:
            bench.judge(one.pack.hash, one.competency, one_answer(one.question, one.text))
    scale = times * len(answers) / max(len(looked_at), 1)
    calls = round(len(nobody.tokens) * scale)
    usage = Usage(input=round(sum(nobody.tokens) * scale), output=calls * OUTPUT)
    return Estimate(calls, usage, prices.cost(usage))


@dataclass
class _Nobody:
    """A chat model that is not there: it counts what it would have read."""

    name: str = "nobody"
    tokens: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        schema = json.dumps(response_format(form), separators=(",", ":"))
        count = sum(len(tokenizer()(text)) for text in (schema, prompt.stable, prompt.varying))
        with self._lock:
            self.tokens.append(count)
        raise ModelUnusable("Nothing was asked: this only counts.")

    def stream(self, prompt: Prompt, call: Call) -> Stream:
        raise ModelUnusable("Nothing was asked: this only counts.")
