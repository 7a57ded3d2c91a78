"""Key points: one idea each, in words that can be found in an answer, and shown by somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from interviewer.domain.rubric import Competency, Criterion
from interviewer.grading.recall import Floats
from interviewer.linting.comparing import Compared
from interviewer.linting.finding import Hit, Severity, shown
from interviewer.linting.rule import Meaning, rule
from interviewer.linting.view import View
from interviewer.linting.words import sentences, unquoted, words

_POINTS = "competencies[0].criteria[0].key_points"
_LONG = 40
"""Words from which on a key point holds more than one idea."""
_NOT_SHOWN = 0.07
"""Recall of a key point by an answer under which nothing of it is there; so for 1 key point in 80 of packs that meant
to show them all, and of those 4 in 5 were indeed left out. An abstract one shown by a case comes out little higher."""

_VAGUE = re.compile(
    r"\b(?:shows?|demonstrates?|displays?|has|have)(?: \w+){0,3} (?:understanding|knowledge|grasp|awareness|insight"
    r"|expertise|competence|skills?)\b|\b(?:good|best) practices?\b|\b(?:all|any|the) (?:relevant|important|necessary"
    r"|appropriate) (?:\w+ )?(?:aspects?|factors?|points?|issues?|details?|information|steps|measures|checks|things)\b"
    r"|\b(?:appropriate|suitable|adequate|proper) (?:techniques?|methods?|tools?|steps|measures|actions?|treatments?"
    r"|procedures?|ways?|checks?)\b|^(?:good|proper|correct|appropriate|adequate|sound) \w+(?: \w+)?\W*$",
    re.IGNORECASE,
)
_SECOND_IDEA = re.compile(
    r"(?:[,;] and also|; also|, as well as|\band also|\bin addition\b|\bfurthermore\b|\bmoreover\b)",
    re.IGNORECASE,
)


@rule(
    "vague-key-point",
    "A key point can't be looked for in an answer",
    Severity.WARNING,
    why="""A key point is compared with an answer word by word, by a grader and by people. "Relevant factors" stands for
    something only its author knows.""",
    trips={f"{_POINTS}[0].text": "Takes all relevant factors into account."},
    passes={f"{_POINTS}[0].text": "Green leaf wants water at seventy to eighty degrees."},
)
def vague_key_point(view: View) -> Iterator[Hit]:
    """Words that stand for content without saying it."""
    for place, _, point in view.key_points():
        if found := _VAGUE.search(unquoted(point)):
            said = shown(found.group().strip(" .,;:"))
            yield Hit(place, f'"{said}" can stand for anything; write out what an expert would say.', said)


@rule(
    "compound-key-point",
    "A key point holds two ideas",
    Severity.ADVICE,
    why="""Found or missing is all that can be said of a key point. Who has one half of two ideas is told that it is
    missing, or is taken to have said the other.""",
    trips={f"{_POINTS}[0].text": "Lets the kettle stand. Warms the pot beforehand so that it doesn't cool the water."},
    passes={f"{_POINTS}[0].text": "Warms the pot beforehand so that it doesn't cool the water."},
)
def compound_key_point(view: View) -> Iterator[Hit]:
    """Two sentences, a second idea that is joined on, or very many words."""
    for place, _, point in view.key_points():
        count = len(words(point))
        joined = _SECOND_IDEA.search(unquoted(point))
        if len(sentences(point)) > 1:
            reason = "has more than one sentence"
        elif joined:
            reason = f'joins a second idea on with "{shown(joined.group().strip(" ,;"))}"'
        elif count > _LONG:
            reason = f"has {count} words"
        else:
            continue
        yield Hit(place, f'"{shown(point)}" {reason}; split it into one key point for each idea.', shown(point))


@rule(
    "key-point-not-shown",
    "No strong exemplar shows a key point",
    Severity.ADVICE,
    why="""The grader learns from exemplars what a level sounds like. A key point that nobody strong mentions is either
    not what makes an answer strong, or a strong answer is missing.""",
    trips={f"{_POINTS}[0].text": "Registers each delivery with its lot number in the import ledger."},
    passes={f"{_POINTS}[0].text": "Green leaf wants water at seventy to eighty degrees."},
    meaning=Meaning.NEEDED,
)
def key_point_not_shown(view: View) -> Iterator[Hit]:
    """Each key point beside every exemplar of one of the two highest levels on its criterion."""
    if view.compared is None:
        return
    for place, competency, criterion in view.criteria():
        best = _best_shown(competency, criterion, view.compared)
        for number, point in enumerate(criterion.key_points):
            if best is not None and best[number] < _NOT_SHOWN:
                message = (
                    f"no exemplar at level {criterion.levels[-2]} or {criterion.levels[-1]} seems to say "
                    f'"{shown(point.text)}" in any words; let one say it, or take the key point out.'
                )
                yield Hit((*place, "key_points", number, "text"), message, shown(point.text))


def _best_shown(competency: Competency, criterion: Criterion, compared: Compared) -> Floats | None:
    """How much of each key point the exemplar has that shows most of it; None where no exemplar is strong."""
    texts = [point.text for point in criterion.key_points]
    shown_by: list[Floats] = []
    for question in competency.questions:
        strong = [
            exemplar.answer
            for exemplar in question.exemplars
            if exemplar.levels.get(criterion.id, criterion.levels[0]) >= criterion.levels[-2]
        ]
        if strong:
            shown_by.append(compared.recalls(texts, strong, question.text).max(axis=0))
    return np.max(shown_by, axis=0) if shown_by else None


RULES = (vague_key_point, compound_key_point, key_point_not_shown)
