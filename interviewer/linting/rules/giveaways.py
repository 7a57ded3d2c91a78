"""What a question or a probe gives away of what it is there to find out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from interviewer.domain.rubric import Competency
from interviewer.linting.finding import Hit, Severity, shown
from interviewer.linting.frequency import rank
from interviewer.linting.rule import Meaning, rule
from interviewer.linting.view import View
from interviewer.linting.words import content, listed, stem, words

_TEXT = "competencies[0].questions[0].text"
_PROBE = "competencies[0].criteria[0].probes[0]"
_LEAST_GIVEN, _GIVEN = 3, 0.75
"""Words of a key point, and the share of its words, that a question may not hold."""
_GIVEN_MEANING = 0.6
"""Recall of a key point by a question from which on it is given away; .54 at most where it is not."""
_HINT_MEANING = 0.3
"""The same of a probe, beyond what the questions say; .26 at most in neutral ones, .3 to .45 in plain hints."""
_MOST_POINTS = 300
"""Key points of a competency that are looked for; real ones have about 20."""
_TELLING = 6_000
"""Rank of a word among English words from which on it is of one subject: "look" and "change" hint at nothing."""


@rule(
    "gives-answer-away",
    "A question says what it asks for",
    Severity.WARNING,
    why="""What stands in the question shows nothing when it comes back in the answer. Everybody gets the point, or, as
    words of the question earn nothing, nobody can.""",
    trips={
        _TEXT: "Green leaf wants water at only seventy or eighty degrees. Tell me about a time when a green tea of "
        "yours went wrong."
    },
    passes={_TEXT: "Tell me about a time when a green tea of yours went wrong."},
    meaning=Meaning.BETTER,
)
def gives_answer_away(view: View) -> Iterator[Hit]:
    """Each lead question and its plain wording beside the key points of its competency."""
    for place, competency, question in view.questions():
        points = _points(competency)
        wordings = (question.text, question.plain)
        recalls = _recalls(view, points, wordings)
        for field, text, row in zip(("text", "plain"), wordings, recalls, strict=True):
            for point, recall in zip(points, row, strict=True):
                own = {one for one in content(point) if not one.isdigit()}
                given = own & set(content(text))
                if recall >= _GIVEN_MEANING or len(given) >= max(_LEAST_GIVEN, _GIVEN * len(own)):
                    message = (
                        f'holds the key point "{shown(point)}"; take that out of the question, or the key point out of '
                        "the criterion."
                    )
                    yield Hit((*place, field), message, shown(point))
                    break


@rule(
    "probe-hints",
    "A probe hints at a key point",
    Severity.WARNING,
    why="""A probe is asked of people who have not said something yet. Where it names what is missing, saying it
    afterwards shows that they can listen; and those who needed no probe never heard the hint.""",
    trips={_PROBE: "And did you use a thermometer, or how did you go about it?"},
    passes={_PROBE: "How did you go about it, or how would you?"},
    meaning=Meaning.BETTER,
)
def probe_hints(view: View) -> Iterator[Hit]:
    """Each probe beside the key points of its competency, apart from what the lead questions say."""
    for place, competency in view.competencies():
        asked = " ".join(text for question in competency.questions for text in (question.text, question.plain))
        probes = [
            ((*place, "criteria", at, "probes", number), probe)
            for at, criterion in enumerate(competency.criteria)
            for number, probe in enumerate(criterion.probes)
        ]
        points = _points(competency)
        recalls = _recalls(view, points, [probe for _, probe in probes], asked)
        for (where, probe), row in zip(probes, recalls, strict=True):
            if hint := _hint(probe, points, row, frozenset(content(asked))):
                said, point = hint
                message = f'{said} hints at the key point "{shown(point)}"; ask for more without saying of what.'
                yield Hit(where, message, shown(probe))


def _hint(probe: str, points: Sequence[str], recalls: Sequence[float], known: Set[str]) -> tuple[str, str] | None:
    """What hints in a probe, as a message says it, and at which key point; None where nothing does."""
    told = {stem(word): word for word in words(probe) if stem(word) in content(probe) and stem(word) not in known}
    for point, recall in zip(points, recalls, strict=True):
        shared = [told[one] for one in dict.fromkeys(content(point)) if one in told]
        telling = [word for word in shared if rank(word) >= _TELLING and not word.isdigit()]
        if telling or len(shared) > 2 or recall >= _HINT_MEANING:
            return listed([f'"{word}"' for word in telling or shared]) or f'"{shown(probe)}"', point
    return None


def _recalls(view: View, points: Sequence[str], texts: Sequence[str], known: str = "") -> Sequence[Sequence[float]]:
    """A row for each text with its recall of each point; all 0 without a model."""
    if view.compared is None:
        return [[0.0] * len(points)] * len(texts)
    return view.compared.recalls(points, texts, known).tolist()


def _points(competency: Competency) -> Sequence[str]:
    points = [point.text for criterion in competency.criteria for point in criterion.key_points]
    return points[:_MOST_POINTS]


RULES = (gives_answer_away, probe_hints)
