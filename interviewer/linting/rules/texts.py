"""All texts of a pack: none twice, none left to be written, none with something in it that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from interviewer.content.strict_yaml import Place, field_name
from interviewer.linting.finding import Hit, Severity, shown
from interviewer.linting.rule import rule
from interviewer.linting.texts import all_texts
from interviewer.linting.view import View
from interviewer.linting.words import MOST_READ, same, words

_PROBES = "competencies[0].criteria[0].probes"
_LEAST_REPEATED = 4
"""Words of a text from which on a second one like it is no chance."""
_MAY_REPEAT = frozenset({"why", "id", "citation", "used_for"})

_PLACEHOLDER = re.compile(
    r"(?i:\blorem ipsum\b|^\W*(?:to be (?:written|filled in|done|completed|defined)|fill (?:this )?in|your \w+ here"
    r"|insert \w+ here|placeholder|tbd|tba|n/?a|none)?\W*$|[<\[](?:your|insert|fill in)\b[^<>\[\]]{0,40}[>\]])"
    r"|\bTO[ -]?DO\b|\bXXX+\b|\bTBD\b|\bFIX[ -]?ME\b"
)
_MARKUP = re.compile(r"</?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,200})?/?>|&(?:nbsp|lt|gt|amp|quot|#\d{1,6});", re.IGNORECASE)
_ALLOWED_CONTROLS = frozenset("\t\n\r\u200c\u200d\u200e\u200f")
"""Joiners are letters' in some scripts, and emojis'; the two marks belong to scripts that run from right to left."""


@rule(
    "duplicated-text",
    "A text stands in the pack twice",
    Severity.WARNING,
    why="""Two key points, probes or common errors of the same words count double, and a question that comes back tells
    an applicant that nobody read the first answer. Most often one was copied to be changed, and wasn't.""",
    trips={
        f"{_PROBES}[1]": "How did you go about it, or how would you?",
        f"{_PROBES}[0]": "How did you go about it, or how would you?",
    },
    passes={f"{_PROBES}[1]": "What did the cup tell you?"},
    reads_english=False,
)
def duplicated_text(view: View) -> Iterator[Hit]:
    """Texts of one kind, four words long or more; the probes of two competencies may be alike."""
    first: dict[tuple[str, str], Place] = {}
    for place, text in all_texts(view.pack):
        kind = _kind(place)
        if kind in _MAY_REPEAT or len(words(text)) < _LEAST_REPEATED:
            continue
        scope = f"{kind} {place[1]}" if kind in {"probes", "anchors"} else kind
        before = first.setdefault((scope, same(text)), place)
        if before != place:
            message = f'"{shown(text)}" is at {field_name(before)} already; change one of them, or take it out.'
            yield Hit(place, message, shown(text))


@rule(
    "placeholder",
    "A text is still to be written",
    Severity.ERROR,
    why="""It would be asked of an applicant, or rated by.""",
    trips={f"{_PROBES}[1]": "To be written."},
    passes={f"{_PROBES}[1]": "What did the cup tell you?"},
)
def placeholder(view: View) -> Iterator[Hit]:
    """Words that stand where words should come."""
    for place, text in all_texts(view.pack):
        if found := _PLACEHOLDER.search(text[:2_000]):
            said = shown(found.group()) or shown(text)
            yield Hit(place, f'"{said}" stands where words should come; write them, or take the part out.', said)


@rule(
    "unseen-signs",
    "A text holds markup or signs that can't be seen",
    Severity.WARNING,
    why="""Texts are shown and read out as they are: tags would be read aloud, and invisible signs can turn a sentence
    round or hide words from people that a program reads.""",
    trips={f"{_PROBES}[1]": "What did the <b>cup</b> tell you?"},
    passes={f"{_PROBES}[1]": "What did the cup tell you?"},
    reads_english=False,
)
def unseen_signs(view: View) -> Iterator[Hit]:
    """Tags and entities in what is asked; control and direction signs anywhere."""
    asked = {one.place for one in view.asked()}
    for place, text in all_texts(view.pack):
        read = text[:MOST_READ]
        hidden = next((sign for sign in read if _is_hidden(sign)), "")
        if hidden:
            name = unicodedata.name(hidden, f"U+{ord(hidden):04X}").lower()
            yield Hit(place, f"holds a sign that can't be seen ({name}); take it out.", f"U+{ord(hidden):04X}")
        elif place in asked and (found := _MARKUP.search(read)):
            said = shown(found.group())
            yield Hit(place, f'"{said}" is markup, and is shown as it stands; take it out.', said)


def _is_hidden(sign: str) -> bool:
    return sign > "\x7e" and unicodedata.category(sign) in {"Cc", "Cf", "Co"} and sign not in _ALLOWED_CONTROLS


def _kind(place: Place) -> str:
    """The last key of a place that is a name."""
    return next(str(part) for part in reversed(place) if isinstance(part, str))


RULES = (duplicated_text, placeholder, unseen_signs)
