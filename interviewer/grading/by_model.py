"""The model grader: a chat model finds the evidence and gives the level, and code believes neither unseen.

    answers -> what is no evidence set aside, as for the embedded grader
            -> one criterion with its anchors and two graded answers -> findings with quotes, and a level
            -> quotes looked for in the applicant's words; findings that stand nowhere fall
            -> a level that what is left does not carry goes to a person

A model that could be talked into anything would still need the applicant's own words on the criterion for every level
above the lowest.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low

from interviewer.chat import Call, ChatModel, Prompt, PromptTemplate, Purpose, Reply
from interviewer.domain.evidence import (
    Answer,
    Assessment,
    KeyPointFinding,
    Provenance,
    Quote,
    Rating,
    Unrated,
    WhyUnrated,
)
from interviewer.domain.standard import Standard
from interviewer.grading.embedded import EmbeddedGrader, Hearing
from interviewer.grading.graded_form import Graded, graded_on
from interviewer.grading.ports import Embeddings, Examples
from interviewer.grading.quoting import find_quote
from interviewer.grading.sentences import sentences
from interviewer.grading.shown import answers_shown, examples_shown
from interviewer.grading.verdict import Verdict

CODE_VERSION = "2"
"""Rises with every change that can change a rating."""
QUOTE_BEARS = 0.02
"""Recall of one of the criterion's texts by a quote from which on it can show a key point. Whether it does is the
model's to say: of the sentences nearest to key points in good answers every third has little of their wording."""
LEAST_FOUND = 1 / 3
"""Share of the key points that has to be found for the highest level; for those below, in proportion."""
LEAST_LIKELY = 0.03
"""Probability that the embedded grader gives a level or a higher one, under which a person decides."""
HOW_FAR_OFF = (0.81, 0.17, 0.02)
"""How often a model judge is right, one level off, and two, where a published one's .813 is taken for its accuracy."""
_LONGEST_REASON = 300
_UNSURE = (WhyUnrated.OTHER_LANGUAGE, WhyUnrated.TOO_LITTLE)


class ModelGrader:
    """Rates one criterion at a time. Safe to use from several threads."""

    engine = "model"

    def __init__(  # noqa: PLR0913  (one keyword a part that may be replaced)
        self,
        model: ChatModel,
        template: PromptTemplate,
        *,
        embedded: EmbeddedGrader,
        embeddings: Embeddings,
        examples: Examples,
        repeats: int = 1,
        seconds: float = 60.0,
    ):
        """Put the parts together.

        Args:
            model: What rates.
            template: Its prompt.
            embedded: What sets aside what is no evidence, and what a level is held against.
            embeddings: The encoder that graded answers are found with.
            examples: Where they are.
            repeats: How often each criterion is graded; the middle level counts, and all are kept.
            seconds: The longest that one grading may take.
        """
        self._model = model
        self._template = template
        self._embedded = embedded
        self._embeddings = embeddings
        self._examples = examples
        self._repeats = repeats
        self._seconds = seconds
        self.version = f"model-{CODE_VERSION}"
        """Of the code around the model; stored beside what it gave."""

    @property
    def name(self) -> str:
        """Model, prompt and code: what ratings are kept under."""
        return f"{self._model.name}/{self._template.hash}/{self.version}x{self._repeats}"

    def rate(self, standard: Standard, answers: Sequence[Answer], interview: str | None = None) -> Assessment:
        """Rate one criterion of a published competency.

        Args:
            standard: The criterion.
            answers: The exchange, masked, in the order given; of a corrected answer only the standing version.
            interview: Whose budget it is paid from; None for nobody's.

        Raises:
            ModelError: The model gave nothing that can be used. That is no rating, and never a zero.
            NotFound, EmbeddingsError, StoreError: As the embedded grader.
        """
        hearing = self._embedded.hear(standard.pack_hash, standard.competency, answers)
        embedded = hearing.verdict(standard.criterion)
        if embedded.why in _UNSURE or not hearing.standing:
            return embedded.assessment(self._provenance(standard, self._model.name))
        prompt = self._prompt(standard, answers, hearing)
        replies = [self._ask(prompt, standard, interview) for _ in range(self._repeats)]
        return self._checked(standard, hearing, embedded, replies)

    def _ask(self, prompt: Prompt, standard: Standard, interview: str | None) -> Reply[Graded]:
        form = graded_on(tuple(standard.levels))
        return self._model.ask(prompt, form, Call(Purpose.GRADE, interview, seconds=self._seconds))

    def _prompt(self, standard: Standard, answers: Sequence[Answer], hearing: Hearing) -> Prompt:
        read = self._read(standard, hearing)
        (whole,) = self._embeddings.encode([" ".join(text for _, text in read)])
        near = self._examples.nearest(standard.pack_hash, standard.competency, standard.criterion, whole.vector, 8)
        return self._template.fill(
            name=standard.name,
            levels="\n".join(f"{level} {standard.anchors[level]}" for level in standard.levels),
            key_points="\n".join(f"{n} {point.text}" for n, point in enumerate(standard.key_points, start=1)),
            examples=examples_shown(near, standard),
            question=answers[0].question,
            answers=answers_shown(answers[0].question, read),
        )

    def _read(self, standard: Standard, hearing: Hearing) -> list[tuple[Answer, str]]:
        """The answers as they are sent: of those to follow-ups on other criteria, only what bears on this one.

        Every criterion would pay for them otherwise. What takes something back is left in, wherever it stands.
        """
        stands = {one.answer.turn: one.text for one in hearing.standing}
        read: list[tuple[Answer, str]] = []
        for one in hearing.readable:
            text = one.text
            if one.answer.criterion not in {None, standard.criterion}:
                spans = sentences(text)
                carried = self._carried(standard, [span.of(text) for span in spans])
                left = stands.get(one.answer.turn, "")
                kept = [
                    at
                    for at, each in zip(spans, carried, strict=True)
                    if max(each) >= QUOTE_BEARS or not at.of(left).strip()
                ]
                text = " ".join(span.of(text) for span in kept)
            if text.strip():
                read.append((one.answer, " ".join(text.split())))
        return read

    def _carried(self, standard: Standard, texts: Sequence[str]) -> list[list[float]]:
        return self._embedded.carried(standard.pack_hash, standard.competency, standard.criterion, texts)

    def _checked(
        self, standard: Standard, hearing: Hearing, embedded: Verdict, replies: Sequence[Reply[Graded]]
    ) -> Assessment:
        """The middle reply as a rating, if what it quotes carries its level; otherwise a person's to decide."""
        given = tuple(reply.form.level for reply in replies)
        level = median_low(given)
        reply = next(one for one in replies if one.form.level == level)
        findings = self._findings(standard, hearing, reply.form)
        quotes = tuple(dict.fromkeys(one.quote for one in findings if one.quote is not None))
        provenance = self._provenance(standard, reply.model)
        why_not = _not_carried(standard, level, findings, embedded)
        if why_not:
            return Unrated(
                competency=standard.competency,
                criterion=standard.criterion,
                why=WhyUnrated.LOW_CONFIDENCE,
                reason=why_not,
                key_points=findings,
                provenance=provenance,
            )
        if not quotes:  # the lowest level quotes nothing; what was said instead is shown
            quotes = embedded.quotes or (_first_words(hearing),)
        distribution = spread_of(given, standard.levels)
        aside = ", ".join(dict.fromkeys(one.gate.value for one in hearing.aside))
        reason = " ".join(reply.form.reason.split())[:_LONGEST_REASON] or "The model gave no reason."
        return Rating(
            competency=standard.competency,
            criterion=standard.criterion,
            level=level,
            confidence=distribution[level],
            distribution=distribution,
            quotes=quotes,
            key_points=findings,
            reason=f"{reason} Set aside and not graded: {aside}." if aside else reason,
            given=given,
            provenance=provenance,
        )

    def _findings(self, standard: Standard, hearing: Hearing, form: Graded) -> tuple[KeyPointFinding, ...]:
        """One a key point; found only where its quote stands in the applicant's words and bears on the criterion."""
        quotes: dict[int, Quote] = {}
        for point, words in form.quotes():
            quote = find_quote(words, hearing.evidence)
            if quote is not None and 1 <= point <= len(standard.key_points):
                quotes.setdefault(point, quote)
        texts = [quote.text for quote in quotes.values()]
        carried = self._carried(standard, texts)
        strengths = {
            number: each[number - 1] for number, each in zip(quotes, carried, strict=True) if max(each) >= QUOTE_BEARS
        }
        return tuple(
            KeyPointFinding(
                key_point=point.id,
                found=number in strengths,
                strength=min(strengths.get(number, 0.0), 1.0),
                quote=quotes[number] if number in strengths else None,
            )
            for number, point in enumerate(standard.key_points, start=1)
        )

    def _provenance(self, standard: Standard, model: str) -> Provenance:
        return Provenance(
            engine="model",
            model=model,
            grader=self.version,
            prompt_hash=self._template.hash,
            pack_hash=standard.pack_hash,
        )


def spread_of(given: Sequence[int], levels: Sequence[int]) -> dict[int, float]:
    """Level -> probability, from what each repetition gave: each is taken to be as reliable as judges of its kind are.

    Not calibrated on this installation's own interviews: nobody has graded those.
    """
    weights = {
        level: sum(HOW_FAR_OFF[abs(level - one)] if abs(level - one) < len(HOW_FAR_OFF) else 0.0 for one in given)
        for level in levels
    }
    total = sum(weights.values())
    return {level: weight / total for level, weight in weights.items()}


def _not_carried(standard: Standard, level: int, findings: Sequence[KeyPointFinding], embedded: Verdict) -> str | None:
    """Why the level does not stand on the words that are left; None where it does."""
    share = standard.share(level)
    if share == 0:
        return None
    found = sum(one.found for one in findings)
    apart = _stretches([one.quote for one in findings if one.quote is not None])
    if apart == 0 or min(found, apart) < share * LEAST_FOUND * len(findings):
        return (
            f"The model gave level {level}, but only {found} of {len(findings)} key points could be found in the words "
            "it quotes, so a person decides."
        )
    likely = sum(chance for one, chance in embedded.distribution.items() if one >= level)
    if likely < LEAST_LIKELY:
        return (
            f"The model gave level {level}; read on this machine, the answer shows too little of what that takes, so a "
            "person decides."
        )
    return None


def _stretches(quotes: Sequence[Quote]) -> int:
    """How many of the quotes have no word in common: one sentence may show two things, but not by the same words."""
    count, last = 0, (-1, 0)
    for quote in sorted(quotes, key=lambda one: (one.turn, one.end)):
        if (quote.turn, quote.start) >= last:
            count, last = count + 1, (quote.turn, quote.end)
    return count


def _first_words(hearing: Hearing) -> Quote:
    one = hearing.standing[0]
    start = len(one.text) - len(one.text.lstrip())
    end = min(start + 120, len(one.text.rstrip()))
    return Quote(turn=one.answer.turn, start=start, end=end, text=one.answer.text[start:end])
