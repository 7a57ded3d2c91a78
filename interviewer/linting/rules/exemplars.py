"""Exemplars: enough of them, each its own, in real words, and none that gives its level away by its length."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from interviewer.content.strict_yaml import Place
from interviewer.domain.rubric import Competency
from interviewer.linting.finding import Hit, Severity, shown
from interviewer.linting.rule import rule
from interviewer.linting.view import View
from interviewer.linting.words import content, words

_EXEMPLARS = "competencies[0].questions[0].exemplars"
_LEAST = 6
_SHINGLE, _ALIKE, _MOST_SHARING = 4, 0.35, 20
"""Words in a row, the share of them that makes two answers alike, and answers from which on a run is a set phrase."""
_COPIED = 6
"""Words in a row that are nobody's own."""
_MOST_TEXT = 60_000
"""Characters of a competency's rubric that are searched for copies."""
_LEAST_RATED = 8
_TELLS = 0.5
"""Correlation of words and levels from which on length tells the level: .3 is reached by chance in 16 answers."""
_LEAST_REASON = 8
"""Words of a reason that hardly says anything."""
_NUMBER = re.compile(r"\d")


def _exemplar(levels: str, answer: str, why: str) -> dict[str, object]:
    return {"answer": answer, "levels": {"temperature": int(levels[0]), "mending": int(levels[1])}, "why": why}


def _rated(pairs: str) -> dict[str, object]:
    """The levels of the first form's exemplars, "32 01", which the second form's follow."""
    return {
        f"{_EXEMPLARS}[{number}].levels": {"temperature": int(pair[0]), "mending": int(pair[1])}
        for number, pair in enumerate(pairs.split())
    }


_FEW = [
    _exemplar("00", "I pour it as it boils, every tea, and nobody at our counter has complained.", "Wrong, and sure."),
    _exemplar(
        "11", "Not boiling, I know that much, and the rest the customer has to try out.", "Cooler, no more than that."
    ),
    _exemplar("20", "Eighty degrees for a green one, and if it's bitter I would make another.", "A figure, no reason."),
    _exemplar(
        "33",
        "Seventy-five for sencha by the thermometer, because hotter water pulls the bitterness out. When she brought "
        "the cup back I let the kettle stand four minutes, we tasted both, and it's on a note by the till.",
        "Figure, instrument, reason; one change, compared and noted.",
    ),
]


@rule(
    "too-few-exemplars",
    "A question has few exemplars",
    Severity.WARNING,
    why="""The grader learns each level from exemplars, and the terse, the rambling, the second-language and the wrong
    but confident sound different at the same level. Fewer than six leave most of them out.""",
    trips={_EXEMPLARS: _FEW},
    passes={
        _EXEMPLARS: [
            *_FEW,
            _exemplar(
                "12",
                "First not so hot, then I change the pot, the leaf I keep, so it can only be the water.",
                "Cooler, no figure; one change, nothing tasted beside it.",
            ),
            _exemplar(
                "31",
                "Thermometer says seventy. Above that the leaf gives bitterness. I gave her honey with it.",
                "Figure, instrument, reason; only the taste is covered.",
            ),
        ]
    },
    reads_english=False,
)
def too_few_exemplars(view: View) -> Iterator[Hit]:
    """Fewer than six."""
    for place, _, question in view.questions():
        if (count := len(question.exemplars)) < _LEAST:
            message = f"has {count} exemplars; add other voices until there are {_LEAST} or more, best eight."
            yield Hit((*place, "exemplars"), message)


@rule(
    "exemplars-alike",
    "Two exemplars are nearly the same",
    Severity.WARNING,
    why="""A second copy teaches nothing, weighs double, and makes measurements look better than they are, as each copy
    is rated by the other one.""",
    trips={
        f"{_EXEMPLARS}[1].answer": "It was a sencha. I had poured at ninety. I let the kettle stand until the "
        "thermometer said seventy-five, because hotter water draws the bitterness out, made it again and tasted both."
    },
    passes={f"{_EXEMPLARS}[1].answer": "Water is water. I pour it when it boils and nobody has sent a cup back yet."},
    reads_english=False,
)
def exemplars_alike(view: View) -> Iterator[Hit]:
    """Answers that share a third of their runs of four words."""
    exemplars = [(place, exemplar.answer) for place, _, _, exemplar in view.exemplars()]
    runs = [_runs(words(answer), _SHINGLE) for _, answer in exemplars]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(runs):
        shared = Counter(other for run in own if len(holders[run]) <= _MOST_SHARING for other in holders[run])
        for run in own:
            holders[run].append(number)
        for other, count in shared.most_common(1):
            if count >= _ALIKE * min(len(own), len(runs[other])):
                place, answer = exemplars[number]
                message = (
                    f'is nearly the same as {_named(exemplars[other][0])} ("{shown(answer)}"); let someone else talk.'
                )
                yield Hit((*place, "answer"), message, shown(answer))


@rule(
    "exemplar-copies-rubric",
    "An exemplar copies words of the rubric",
    Severity.WARNING,
    why="""Nobody speaks in the words of an anchor. Exemplars that do make any measurement look good, and teach the
    grader to reward the rubric's wording, which is what someone pastes who has got hold of it.""",
    trips={
        f"{_EXEMPLARS}[0].answer": "I think that green leaf wants water at seventy to eighty degrees, so I waited, "
        "made the pot once more for the customer and we compared."
    },
    passes={
        f"{_EXEMPLARS}[0].answer": "A sencha came back as bitter. I'd poured at ninety; at seventy-five by the "
        "thermometer it was sweet, since heat is what pulls the bitterness out. I only changed that and tasted both."
    },
    reads_english=False,
)
def exemplar_copies_rubric(view: View) -> Iterator[Hit]:
    """Six words in a row of an anchor, a key point, a common error or the question."""
    for place, competency in view.competencies():
        rubric = _rubric_runs(competency)
        for at, question in enumerate(competency.questions):
            asked = {run: "the question" for run in _runs(words(question.text), _COPIED)}
            for number, exemplar in enumerate(question.exemplars):
                copied = _longest_copy(words(exemplar.answer), {**asked, **rubric})
                if copied:
                    run, source = copied
                    said = shown(" ".join(run))
                    message = f'"{said}" is word for word in {source}; say it as somebody would who never read it.'
                    yield Hit((*place, "questions", at, "exemplars", number, "answer"), message, said)


@rule(
    "length-tells-level",
    "How long an exemplar is tells its level",
    Severity.WARNING,
    why="""A grader that learns from exemplars in which long is good rewards talking. Short experts and long empties at
    every level are what keeps length out of a score.""",
    trips=_rated("20 10 11 01 33 00"),
    passes=_rated("32 01 11 20 13 22"),
    reads_english=False,
)
def length_tells_level(view: View) -> Iterator[Hit]:
    """Words and mean level go together over a competency's exemplars."""
    for place, competency in view.competencies():
        rated = [exemplar for question in competency.questions for exemplar in question.exemplars if exemplar.levels]
        if len(rated) < _LEAST_RATED:
            continue
        lengths = [len(words(exemplar.answer)) for exemplar in rated]
        levels = [float(np.mean(list(exemplar.levels.values()))) for exemplar in rated]
        together = _correlation(lengths, levels)
        if abs(together) >= _TELLS:
            low, high = _mean_lengths(lengths, levels)
            longer = "longer" if together > 0 else "shorter"
            message = (
                f"the better the exemplar, the {longer} it is (on average {low:.0f} words in the lower half, {high:.0f}"
                f" in the upper; correlation {together:.2f}); let some experts be brief and some empty talkers go on."
            )
            yield Hit((*place, "questions"), message)


@rule(
    "reason-missing",
    "An exemplar doesn't say why it earns its levels",
    Severity.ADVICE,
    why="""The reason is what the next author and a reviewing person hold the level against. Without it nobody can tell
    a considered level from a slip of the keyboard.""",
    trips={f"{_EXEMPLARS}[0].why": "Level 3."},
    passes={f"{_EXEMPLARS}[0].why": "Figure, instrument and reason; one change, and both cups tasted."},
)
def reason_missing(view: View) -> Iterator[Hit]:
    """Hardly a word beside the level."""
    for place, _, _, exemplar in view.exemplars():
        said = [word for word in content(exemplar.why) if not _NUMBER.search(word) and word not in _NO_REASON]
        if len(said) < 2 and len(words(exemplar.why)) < _LEAST_REASON:
            message = f'"{shown(exemplar.why)}" gives no reason; name what is in the answer, or missing, that decides.'
            yield Hit((*place, "why"), message, shown(exemplar.why))


_NO_REASON = frozenset(
    content("level levels good bad strong weak middle middling answer answers earns top lowest highest")
)


def _runs(text: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(text[at : at + length]) for at in range(len(text) - length + 1)}


def _rubric_runs(competency: Competency) -> dict[tuple[str, ...], str]:
    """Every run of six words of a competency's rubric, and what it stands in."""
    found: dict[tuple[str, ...], str] = {}
    left = _MOST_TEXT
    for criterion in competency.criteria:
        texts = {f"the anchor of level {level} of {criterion.id}": text for level, text in criterion.anchors.items()}
        texts |= {f"the key point {point.id} of {criterion.id}": point.text for point in criterion.key_points}
        texts |= {
            f"common error {number} of {criterion.id}": text
            for number, text in enumerate(criterion.common_errors, start=1)
        }
        for where, text in texts.items():
            left -= len(text)
            if left > 0:
                found |= dict.fromkeys(_runs(words(text), _COPIED), where)
    return found


def _longest_copy(text: Sequence[str], runs: Mapping[tuple[str, ...], str]) -> tuple[Sequence[str], str] | None:
    """The longest stretch that is copied, and from where; None where nothing is."""
    best: tuple[Sequence[str], str] | None = None
    start: int | None = None
    for at in range(len(text) - _COPIED + 2):
        copied = tuple(text[at : at + _COPIED]) in runs
        if copied and start is None:
            start = at
        elif not copied and start is not None:
            stretch = text[start : at + _COPIED - 1]
            if best is None or len(stretch) > len(best[0]):
                best = stretch, runs[tuple(text[start : start + _COPIED])]
            start = None
    return best


def _correlation(lengths: Sequence[float], levels: Sequence[float]) -> float:
    if len(set(lengths)) < 2 or len(set(levels)) < 2:
        return 0.0
    return float(np.corrcoef(lengths, levels)[0, 1])


def _mean_lengths(lengths: Sequence[int], levels: Sequence[float]) -> tuple[float, float]:
    """Mean words of the lower and the upper half by level."""
    order = np.argsort(levels, kind="stable")
    ordered = np.array(lengths)[order]
    half = len(ordered) // 2
    return float(ordered[:half].mean()), float(ordered[-half:].mean())


def _named(place: Place) -> str:
    """An exemplar as people count: ("competencies", 0, "questions", 1, "exemplars", 2) as their numbers."""
    return f"exemplar {int(place[5]) + 1} of question {int(place[3]) + 1} of competency {int(place[1]) + 1}"


RULES = (too_few_exemplars, exemplars_alike, exemplar_copies_rubric, length_tells_level, reason_missing)
