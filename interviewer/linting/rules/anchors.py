"""Anchors: behaviour that can be seen in an answer, and a difference between neighbours that two raters would see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from interviewer.domain.rubric import Criterion
from interviewer.linting.comparing import Compared
from interviewer.linting.finding import Hit, Severity, shown
from interviewer.linting.rule import Meaning, rule
from interviewer.linting.view import View
from interviewer.linting.words import content, same, stem, unquoted, words

_ANCHORS = "competencies[0].criteria[0].anchors"
_LEAST_WORDS = 4
_SAME_WORDS, _SAME_MEANING = 0.75, 0.95
"""Share of words, and cosine, from which on neighbouring anchors are alike; of real ones .7 and .91 at most."""

_QUALITY = (
    r"(?:good|better|best|excellent|outstanding|great|fair|poor|bad|weak|strong|stronger|solid|sound|basic|deep|deeper"
    r"|thorough|adequate|inadequate|sufficient|insufficient|satisfactory|appropriate|inappropriate|reasonable"
    r"|acceptable|average|limited|proper|detailed|high[- ]quality|superficial|comprehensive|nuanced|sophisticated"
    r"|impressive|convincing|effective|some)"
)
_ABILITY = (
    r"(?:understanding|knowledge|grasp|awareness|insight|skills?|abilit(?:y|ies)|command|mastery|familiarity"
    r"|appreciation|expertise|proficiency|competence)"
)
_PERFORMANCE = r"(?:answers?|responses?|explanations?|reasoning|thinking|communication|approach|performance|attitude)"
_VAGUE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_QUALITY}(?: \w+){{0,2}} (?:{_ABILITY}|{_PERFORMANCE})\b",
        rf"\b(?:shows?|demonstrates?|displays?|has|have|possess(?:es)?|exhibits?|lacks?)(?: \w+){{0,3}} {_ABILITY}\b",
        r"(?:^|[.;:,] |\band |\bbut )(?:understands?|appreciates?|grasps|is (?:well )?(?:aware|familiar|competent))\b",
        r"\b(?:adequately|appropriately|sufficiently|satisfactorily|competently|effectively|convincingly|thoroughly"
        r"|reasonably|excellently|poorly|very well)\b",
        r"\b(?:explains|expresses|handles|answers|communicates|performs|describes|manages|deals with)(?: \w+){0,3} "
        r"(?:well|badly|clearly|nicely)\b",
        r"\b(?:is|are) able to\b|\b(?:fully|partly|highly|very) competent\b|\babove and beyond\b",
        r"\b(?:meets|exceeds|falls short of)(?: \w+){0,2} (?:expectations?|requirements?|standards?)\b",
        r"\blacks (?:depth|detail|clarity|substance|rigour)\b|\bknows (?:a lot|much|little|enough|the basics)\b",
        r"\b(?:appropriate|suitable|adequate|proper|satisfactory) \w+",
        rf"^{_QUALITY}\b\W",
        r"\b(?:best|good) practices?\b",
        r"\b(?:relevant|important|key) (?:aspects?|factors?|points?|issues?|details?|information|considerations?)\b",
    )
)
_REPORTED = re.compile(r"\b(?:says|claims|asserts|promises|states|holds|speaks|talks)\b[^,;.]{0,50}$", re.IGNORECASE)
"""Before vague words, it makes them the answer's own: "says that it was done thoroughly" can be seen."""
_TRAIT = re.compile(
    r"^(?:is|are|seems?|appears?|feels?|comes? across)\b|^(?:has|have)(?: \w+){0,3} (?:experience|training|degree|years"
    r"|background|qualifications?|talent|potential|attitude)\b",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"\b(?:speaks?|talks?|answers?|sounds?|explains?|writes?|presents?|communicates?|is|appears|comes across)"
    r"(?: \w+){0,3} (?:confident(?:ly)?|fluent(?:ly)?|articulate(?:ly)?|eloquent(?:ly)?|enthusiastic(?:ally)?"
    r"|passionate(?:ly)?|polished|professional(?:ly)?|friendly|at length|without (?:an accent|hesitation))\b"
    r"|\b(?:eye contact|body language|well[- ]spoken|charisma\w*|likeab\w+|personable|good grammar|correct (?:grammar"
    r"|spelling)|(?:confident|fluent|articulate|eloquent|enthusiastic|passionate) (?:answer|delivery|manner|speaker"
    r"|style|tone))\b",
    re.IGNORECASE,
)
_DEGREE = frozenset(
    stem(word)
    for word in """some several many most few little much more less all every fully full partly partial partially mostly
    mainly largely slightly somewhat very highly clearly clear good better well best poor poorly basic basically
    detailed detail completely complete thoroughly thorough adequately adequate consistently consistent always often
    sometimes rarely limited extensive extensively strong strongly weak weakly excellent great deep deeply high
    low""".split()
)


@rule(
    "vague-anchor",
    "An anchor judges instead of describing",
    Severity.WARNING,
    why="""An anchor is there so that two raters give one answer the same level. "Good understanding" asks each of them
    for an opinion; "names the temperature and why" can be looked for in the answer.""",
    trips={f"{_ANCHORS}[2]": "Shows a good understanding of how hot the water has to be."},
    passes={f"{_ANCHORS}[2]": "Names a temperature that fits the leaf and says how it is measured."},
)
def vague_anchor(view: View) -> Iterator[Hit]:
    """Words of quality and of what goes on in a head, where behaviour should stand."""
    for place, anchor in view.anchors():
        text = unquoted(anchor)
        found = next((match for pattern in _VAGUE if (match := pattern.search(text))), None)
        if found and not _REPORTED.search(text[max(found.start() - 80, 0) : found.start()]):
            said = shown(found.group().strip(" .,;:"))
            yield Hit(
                place,
                f'"{said}" is for each rater to judge; write what the answer names, does or leaves out at this level.',
                said,
            )


@rule(
    "anchor-without-behaviour",
    "An anchor has no behaviour in it",
    Severity.WARNING,
    why="""What somebody is or has cannot be seen in an answer, and a word or two cannot be held against one. Raters
    then fall back on an impression of the person.""",
    trips={f"{_ANCHORS}[3]": "Is an experienced and careful taster."},
    passes={f"{_ANCHORS}[3]": "Names the temperature for this leaf, how it is measured, and what a wrong one does."},
)
def anchor_without_behaviour(view: View) -> Iterator[Hit]:
    """A trait, or hardly a word."""
    for place, anchor in view.anchors():
        said = shown(anchor)
        if len(words(anchor)) < _LEAST_WORDS:
            yield Hit(place, f'"{said}" is too little to hold an answer against; say what such an answer does.', said)
        elif _TRAIT.search(anchor):
            message = f'"{said}" tells what somebody is or has; say what the answer names, does or leaves out.'
            yield Hit(place, message, said)


@rule(
    "rates-manner",
    "A level goes by how it is said",
    Severity.WARNING,
    why="""Fluency, confidence and grammar say little about the work and much about where somebody grew up. Rating them
    lowers second-language speakers, terse experts and people with some disabilities, and rewards bluffing.""",
    trips={f"{_ANCHORS}[3]": "Explains the temperature confidently and without hesitation, in correct grammar."},
    passes={f"{_ANCHORS}[3]": "Explains the temperature by what hotter water draws out of this leaf."},
)
def rates_manner(view: View) -> Iterator[Hit]:
    """Anchors, and what a criterion looks for, that speak of the delivery."""
    fields = [((*place, "looks_for"), criterion.looks_for) for place, _, criterion in view.criteria()]
    for place, text in (*view.anchors(), *fields):
        if found := _MANNER.search(unquoted(text)):
            said = shown(found.group())
            yield Hit(
                place, f'"{said}" rates how something is said; rate what is said, and leave the manner out.', said
            )


@rule(
    "anchors-alike",
    "Neighbouring anchors don't differ in anything that can be seen",
    Severity.ERROR,
    why="""Where one anchor only says "more" or "most" of what the one below says, or says the same in other words, the
    level is a matter of taste, and the same answer gets one level from one rater and the next from another.""",
    trips={
        f"{_ANCHORS}[1]": "Names some of the temperatures that the leaf needs.",
        f"{_ANCHORS}[2]": "Names most of the temperatures that the leaf needs.",
    },
    passes={
        f"{_ANCHORS}[1]": "Says that the water must not be too hot, without a figure.",
        f"{_ANCHORS}[2]": "Names a temperature in degrees for the leaf in hand.",
    },
    meaning=Meaning.BETTER,
)
def anchors_alike(view: View) -> Iterator[Hit]:
    """Each anchor beside the one below it."""
    for place, _, criterion in view.criteria():
        for low, high in pairwise(criterion.levels):
            lower, higher = criterion.anchors[low], criterion.anchors[high]
            if same(lower) == same(higher):
                yield _alike(place, low, high, "say the same", higher, Severity.ERROR)
            elif _without_degree(lower) == _without_degree(higher):
                yield _alike(place, low, high, "differ only in how much", higher, Severity.ERROR)
            elif _near(criterion, low, high, view.compared):
                yield _alike(place, low, high, "say nearly the same", higher, Severity.WARNING)


def _near(criterion: Criterion, low: int, high: int, compared: Compared | None) -> bool:
    lower, higher = criterion.anchors[low], criterion.anchors[high]
    one, other = set(content(lower)), set(content(higher))
    if len(one & other) >= _SAME_WORDS * len(one | other):
        return True
    return compared is not None and float(compared.near([lower, higher])[0, 1]) >= _SAME_MEANING


def _alike(place: tuple[str | int, ...], low: int, high: int, how: str, higher: str, severity: Severity) -> Hit:
    message = (
        f"the anchors of levels {low} and {high} {how}; say what an answer at {high} holds that one at {low} doesn't "
        f'("{shown(higher)}").'
    )
    return Hit((*place, "anchors", high), message, shown(higher), severity)


def _without_degree(anchor: str) -> list[str]:
    return [one for one in content(anchor) if one not in _DEGREE] or list(words(anchor))


RULES = (vague_anchor, anchor_without_behaviour, rates_manner, anchors_alike)
