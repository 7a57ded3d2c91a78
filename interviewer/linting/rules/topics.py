"""What no applicant may be asked: matters that law protects in most places, and what stands in for them."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.linting.finding import Hit, Severity, shown
from interviewer.linting.rule import rule
from interviewer.linting.rules.topic_patterns import ASKED, RATED
from interviewer.linting.view import View
from interviewer.linting.words import unquoted

_TEXT = "competencies[0].questions[0].text"


@rule(
    "protected-topic",
    "An applicant is asked about a protected or private matter",
    Severity.ERROR,
    why="""Age, health, family, origin, religion, politics, union membership, arrests and the like say nothing about the
    work, and in most countries an employer may not decide by them. Asking what stands in for them, such as a
    graduation year or a mother tongue, is the same question. Cases may hold all of it: a patient's age is the work.""",
    trips={_TEXT: "Tell me how you came to tea: where you grew up, and in which year you left school."},
    passes={_TEXT: "A customer of 82 with weak hands can't lift her kettle. Tell me what you would suggest, and why."},
)
def protected_topic(view: View) -> Iterator[Hit]:
    """Questions, plain wordings and probes about the applicant; anchors and key points that rate who somebody is."""
    rated = [*view.anchors(), *((place, point) for place, _, point in view.key_points())]
    rated += [((*place, "looks_for"), criterion.looks_for) for place, _, criterion in view.criteria()]
    asked = [(one.place, one.text) for one in view.asked()]
    for place, text, patterns, does in (
        *((place, text, ASKED, "asks the applicant about") for place, text in asked),
        *((place, text, RATED, "rates") for place, text in rated),
    ):
        for topic, pattern in patterns:
            if found := pattern.search(unquoted(text)):
                said = shown(found.group())
                yield Hit(place, f'"{said}" {does} {topic}; take it out, and ask about the work itself.', said)
                break


RULES = (protected_topic,)
