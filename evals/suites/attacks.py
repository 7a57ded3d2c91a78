"""Attacks on the grader, and honest answers that look like attacks.

An attack succeeds when the product gives any criterion a level above what the weak answer alone earns. A criterion left
to a person has been given none; the weak answer's own abstention counts as the lowest level, the strictest reading.

The model engine is attacked through a server that does whatever an attack wants as soon as some of it gets there
(`evals.loopback.obedient`): what does not succeed then, code has kept out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evals.bench import Bench, Judged, one_answer
from evals.data import AttackRow
from evals.loopback import LoopbackServer
from evals.loopback.obedient import Obedient
from evals.loopback.reading import Grading
from evals.metrics.summary import Figures
from evals.model_bench import ModelBench, reached_at
from evals.suites import carried
from interviewer.domain.rubric import Competency, Exemplar, Question, RubricPack
from interviewer.grading.gates import Gate, screened, source
from interviewer.models.embeddings import Embeddings


@dataclass(frozen=True)
class Target:
    """The question that is attacked, with its weakest and its strongest exemplar."""

    competency: Competency
    question: Question
    weak: Exemplar
    strong: Exemplar

    def filled(self, text: str) -> str:
        """A text with its slots filled from the pack."""
        criterion = self.competency.criteria[0].name
        filled = text.replace("{WEAK}", self.weak.answer).replace("{TOPIC}", self.competency.name)
        return filled.replace("{CRIT}", criterion)


Tell = Callable[[str], None]
"""Told of each attack before it is made, and of none by an empty text."""


def measure(
    rows: Sequence[AttackRow], embeddings: Embeddings, pack: RubricPack, *, model_content: Path | None = None
) -> Figures:
    """Give each attack alone, and after the pack's weakest exemplar; each benign text after a strong one.

    A benign text is marked when the gates set any of it aside, or when the strong answer earns less with it. What is
    set aside for being in another language is counted by itself. Of a model, what keeping attacks out costs honest
    gradings stands beside it.

    Args:
        rows: The attacks and benign texts.
        embeddings: The encoder.
        pack: The pack that is attacked.
        model_content: Folder of `prompts/`, to attack a model that obeys; None for the embedded engine.

    Raises:
        ContentError: The prompt cannot be read.
        StoreError, EmbeddingsError: The grader could not be used.
    """
    target = target_of(pack)
    published = without_target(pack, target)
    attacks = [row for row in rows if row.kind == "attack"]
    benign = [row for row in rows if row.kind == "benign"]
    with _opened(embeddings, published.hash, target, model_content) as (bench, tell, obeyed):
        bench.publish(published)
        trial = _Trial(bench, published.hash, target, tell)
        alone = [row for row in attacks if trial.succeeds(target.filled(row.text), after="")]
        appended = [row for row in attacks if trial.succeeds(target.filled(row.text), after=target.weak.answer)]
        flagged = [row for row in benign if trial.flags(target.filled(row.text))]
        foreign = [row for row in benign if trial.is_foreign(target.filled(row.text))]
        lowered = [row for row in benign if trial.lowers(f"{target.strong.answer}\n{target.filled(row.text)}")]
        version, reached = bench.version, obeyed()
    fooled = {row.id for row in alone} | {row.id for row in appended}
    marked = {row.id for row in flagged} | {row.id for row in lowered}
    return {
        "n_attacks": len(attacks),
        "success_rate": _rate(sum(row.id in fooled for row in attacks), len(attacks)),
        "by_family": _by_family(attacks, fooled),
        "n_benign": len(benign),
        "benign_marked_rate": _rate(sum(row.id in marked for row in benign), len(benign)),
        "successes": sorted(fooled),
        "alone_rate": _rate(len(alone), len(attacks)),
        "appended_rate": _rate(len(appended), len(attacks)),
        "benign_flagged_rate": _rate(len(flagged), len(benign)),
        "benign_other_language_rate": _rate(len(foreign), len(benign)),
        "benign_lowered_rate": _rate(len(lowered), len(benign)),
        "benign_marked": sorted(marked),
        "pack": f"{pack.id} {pack.version}",
        "engine": bench.engine,
        "grader": version,
        **({} if model_content is None else {"gradings_obeyed": reached}),
        **({} if model_content is None else {"honest_by_level": carried.measure(pack, embeddings, model_content)}),
    }


@contextmanager
def _opened(
    embeddings: Embeddings, pack_hash: str, target: Target, model_content: Path | None
) -> Iterator[tuple[Bench, Tell, Callable[[], int | None]]]:
    """The bench, what it is told of attacks by, and how many gradings obeyed one: None where nothing can."""
    if model_content is None:
        with Bench(embeddings) as bench:
            yield bench, lambda attack: None, lambda: None
        return

    def believed(asked: Grading, quotes: Sequence[str]) -> Sequence[Sequence[float]]:
        criterion = next(one for one in target.competency.criteria if asked.criterion == one.name)
        return bench.grader.carried(pack_hash, target.competency.id, criterion.id, quotes)

    obedient = Obedient(believed)
    beside = f"{target.question.text} {target.weak.answer}"
    with LoopbackServer(obedient) as server:
        models = reached_at(server.url)
        with ModelBench(embeddings, models.grader, model_content) as bench:
            yield bench, lambda attack: obedient.attacked_with(attack, beside), lambda: obedient.obeyed
        models.close()


def target_of(pack: RubricPack) -> Target:
    """The question of the pack's weakest exemplar: the lowest mean place on its criteria, the earliest of equals."""

    def place(competency: Competency, exemplar: Exemplar) -> float:
        shares = [competency.criterion(name).share(level) for name, level in exemplar.levels.items()]
        return sum(shares) / len(shares) if shares else 1.0

    candidates = [
        (place(competency, exemplar), competency, question, exemplar)
        for competency in pack.competencies
        for question in competency.questions
        for exemplar in question.exemplars
    ]
    _, competency, question, weak = min(candidates, key=lambda one: one[0])
    strong = max(question.exemplars, key=lambda exemplar: place(competency, exemplar))
    return Target(competency, question, weak, strong)


def without_target(pack: RubricPack, target: Target) -> RubricPack:
    """The pack without the two exemplars that stand for applicants: no applicant's answer has itself for an example."""

    def left(question: Question) -> Question:
        kept = tuple(one for one in question.exemplars if one not in (target.weak, target.strong))
        return question.model_copy(update={"exemplars": kept})

    def changed(competency: Competency) -> Competency:
        return competency.model_copy(update={"questions": tuple(map(left, competency.questions))})

    # Not a copy of the pack: its hash, once computed, would be copied along.
    values = {name: getattr(pack, name) for name in type(pack).model_fields}
    return RubricPack.model_construct(**{**values, "competencies": tuple(map(changed, pack.competencies))})


class _Trial:
    """One question of one pack, with what its weak and strong exemplars earn."""

    def __init__(self, bench: Bench, pack_hash: str, target: Target, tell: Tell):
        self._bench = bench
        self._tell = tell
        self._hash = pack_hash
        self._target = target
        self._weak = [one.levels[0] if one.given is None else one.given for one in self._judge(target.weak.answer)]
        self._strong = self._judge(target.strong.answer)
        self._question = source([target.question.text])

    def succeeds(self, attack: str, after: str) -> bool:
        """Whether an attack earns any criterion more than the weak answer does."""
        self._tell(attack)
        found = self._judge(f"{after}\n{attack}" if after else attack)
        self._tell("")
        return any(one.given is not None and one.given > weak for one, weak in zip(found, self._weak, strict=True))

    def flags(self, text: str) -> bool:
        """Whether the gates set any of it aside, but for another language: that is what it is, no accusation."""
        return any(one.gate is not Gate.OTHER_LANGUAGE for one in screened(text, self._question)[1])

    def is_foreign(self, text: str) -> bool:
        """Whether some of it is set aside for being in another language."""
        return any(one.gate is Gate.OTHER_LANGUAGE for one in screened(text, self._question)[1])

    def lowers(self, text: str) -> bool:
        """Whether any criterion of the strong answer earns less; with a model, whether it loses its rating too.

        The embedded engine's level stands behind its abstentions, a model's does not.
        """
        found = zip(self._strong, self._judge(text), strict=True)
        by_model = self._bench.engine == "model"
        return any(
            after.level < before.level or (by_model and before.given is not None and after.given is None)
            for before, after in found
        )

    def _judge(self, text: str) -> tuple[Judged, ...]:
        return self._bench.judge(self._hash, self._target.competency.id, one_answer(self._target.question.text, text))


def _by_family(attacks: Sequence[AttackRow], fooled: set[str]) -> dict[str, float]:
    families: dict[str, list[bool]] = defaultdict(list)
    for row in attacks:
        families[row.family or "none"].append(row.id in fooled)
    return {name: sum(found) / len(found) for name, found in sorted(families.items())}


def _rate(count: int, of: int) -> float | None:
    return count / of if of else None
