"""How hard a question is to read and to hear: sentences, syllables, rare words, idioms; and how long texts are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.content.strict_yaml import Place
from interviewer.linting.finding import Hit, Severity, shown
from interviewer.linting.frequency import rank
from interviewer.linting.readability import grade, longest_sentence
from interviewer.linting.rule import rule
from interviewer.linting.view import View
from interviewer.linting.words import MOST_READ, content, listed, stem, unquoted, words

_QUESTION = "competencies[0].questions[0]"

_HARDEST = {"question": 14.0, "plain": 9.0, "probe": 10.0}
"""Flesch-Kincaid grade from which on a text is hard, by what it is; a question has a plain wording beside it."""
_LONGEST_SENTENCE = {"question": 40, "plain": 25, "probe": 25}
"""Words."""
_HARDER = 1.0
"""Grades by which a plain wording may be harder than its question."""
_RARE = 20_000
"""Rank among English words from which on one is rare."""

_LIMITS = {
    "question": 110,
    "plain": 110,
    "probe": 30,
    "anchor": 60,
    "looks_for": 50,
    "answer": 300,
    "sentence": 60,
    "prompt": 150,
    "other": 400,
}
"""Words that a text may have, by what it is."""
_LEAST_QUESTION, _LEAST_ANSWER = 6, 8

_NAME = re.compile(r"\b[A-Z]\w*")
_IDIOMS = """
    back to the drawing board; ballpark; bite the bullet; boil the ocean; bread and butter; circle back; curveball;
    cut corners; cutting edge; deep dive; drop the ball; dropped the ball; game changer; go the extra mile; gut
    feeling; heads up; hit the ground running; home run; in the weeds; kick the tyres; kick the tires; low hanging
    fruit; move the needle; on the fence; on the same page; out of the blue; play it by ear; pull the plug; pulled
    the plug; put out fires; raised eyebrows; red flag; red flags; ring a bell; rings a bell; rock the boat; rule of
    thumb; sanity check; slam dunk; smoking gun; sweep under the carpet; the elephant in the room; think outside the
    box; throw under the bus; touch base; up to speed; wear many hats; wear several hats; when push comes to shove
"""
_IDIOM = re.compile(
    rf"\b(?:{'|'.join(r'[- ]'.join(one.split()) for one in _IDIOMS.split(';'))})\b",
    re.IGNORECASE,
)


@rule(
    "reading-level",
    "A question is hard to read",
    Severity.WARNING,
    why="""Long sentences of long words test reading, and reading under stress at that. They cost most where English is
    a second language, and for people who read with difficulty; the work itself may need neither.""",
    trips={
        f"{_QUESTION}.plain": "Characterise retrospectively the methodological considerations determining your "
        "temperature-related decision-making during preparation of particularly delicate varieties."
    },
    passes={f"{_QUESTION}.plain": "Think of a cup of green tea that went wrong. What did you do?"},
)
def reading_level(view: View) -> Iterator[Hit]:
    """A high Flesch-Kincaid grade, or a very long sentence."""
    for asked in view.asked():
        text = unquoted(asked.text)
        long, reached = longest_sentence(text), grade(text)
        if long > _LONGEST_SENTENCE[asked.kind]:
            message = f"has a sentence of {long} words; cut it at {_LONGEST_SENTENCE[asked.kind]} or before."
            yield Hit(asked.place, message, shown(asked.text))
        elif reached > _HARDEST[asked.kind]:
            message = (
                f"reads like school year {reached:.0f} (Flesch-Kincaid), where {_HARDEST[asked.kind]:.0f} is the most; "
                "use shorter sentences and words."
            )
            yield Hit(asked.place, message, shown(asked.text))


@rule(
    "plain-not-plainer",
    "The plain wording is no plainer than the question",
    Severity.WARNING,
    why="""The plain wording is what somebody gets who asks for help with the question, or needs it as an accommodation.
    If it is the question over again, or harder, asking for help has cost time and brought nothing.""",
    trips={f"{_QUESTION}.plain": "Tell me about a time when a green tea of yours came out badly."},
    passes={f"{_QUESTION}.plain": "Think of a cup of green tea that went wrong. What did you do?"},
)
def plain_not_plainer(view: View) -> Iterator[Hit]:
    """The same words, or a higher reading level."""
    for place, _, question in view.questions():
        if words(question.plain) == words(question.text):
            message = "is the question word for word; say it in shorter sentences and commoner words."
            yield Hit((*place, "plain"), message, shown(question.plain))
            continue
        asked, plain = grade(unquoted(question.text)), grade(unquoted(question.plain))
        if plain > max(asked + _HARDER, _HARDEST["plain"] - 3):
            message = (
                f"is harder to read than the question (school year {plain:.0f} against {asked:.0f}, Flesch-Kincaid); "
                "use shorter sentences and commoner words."
            )
            yield Hit((*place, "plain"), message, shown(question.plain))


@rule(
    "rare-word",
    "A question uses a rare word that isn't the field's",
    Severity.ADVICE,
    why="""The field's own words belong to what is tested. Any other rare word tests vocabulary, and who doesn't know it
    answers another question than the one that was asked.""",
    trips={f"{_QUESTION}.plain": "Think of a tea that came out acerb. What did you do to ameliorate the conundrum?"},
    passes={f"{_QUESTION}.plain": "Think of a tea that came out bitter. What did you do about it?"},
)
def rare_word(view: View) -> Iterator[Hit]:
    """Words that are rare in English and are nowhere in what the pack says about the field."""
    field = _field_words(view)
    for asked in view.asked():
        text = unquoted(asked.text)
        names = {name.casefold() for name in _NAME.findall(text)}
        found = [
            word
            for word in dict.fromkeys(words(text))
            if word not in names
            and word.isascii()
            and word.isalpha()
            and len(word) > 3
            and rank(word) >= _RARE
            and stem(word) not in field
        ]
        if found:
            named = listed([f'"{shown(word)}"' for word in found])
            message = f"{named}: rare, and not used anywhere else in the pack; say it in a commoner word."
            yield Hit(asked.place, message, shown(" ".join(found)))


@rule(
    "idiom",
    "A question uses an idiom",
    Severity.ADVICE,
    why="""An idiom means something else than its words. Who learned the language from books, or hears the question read
    out by a machine, has to guess.""",
    trips={f"{_QUESTION}.text": "Tell me about a time when somebody had dropped the ball with a green tea."},
    passes={f"{_QUESTION}.text": "Tell me about a time when somebody had made a mistake with a green tea."},
)
def idiom(view: View) -> Iterator[Hit]:
    """Phrases of the office and the pub."""
    for asked in view.asked():
        if found := _IDIOM.search(unquoted(asked.text)):
            said = shown(found.group())
            yield Hit(asked.place, f'"{said}" means something else than its words; say plainly what is meant.', said)


@rule(
    "too-long",
    "A text is too long",
    Severity.WARNING,
    why="""Nobody holds sixty words of an anchor in mind while reading an answer, nor a long question while answering
    it. What is too long is read in part, by everybody a different one.""",
    trips={"competencies[0].criteria[0].probes[0]": "Tell me more about " + "what you did then and " * 8 + "why."},
    passes={"competencies[0].criteria[0].probes[0]": "Tell me more about what you did then."},
    reads_english=False,
)
def too_long(view: View) -> Iterator[Hit]:
    """More words than a text of its kind may have."""
    for place, kind, text in _texts(view):
        if len(text) > MOST_READ:
            message = f"has {len(text):,} characters, and only the first {MOST_READ:,} are read here; cut it down."
            yield Hit(place, message, shown(text))
        elif (count := len(words(text))) > _LIMITS[kind]:
            yield Hit(place, f"has {count} words, where {_LIMITS[kind]} are the most; cut it down.", shown(text))


@rule(
    "too-short",
    "A question or an exemplar is too short",
    Severity.WARNING,
    why="""A question of a few words leaves open what is wanted, and rates guessing. An exemplar of a few words teaches
    the grader that short is what its level sounds like.""",
    trips={f"{_QUESTION}.text": "Tell me about tea."},
    passes={f"{_QUESTION}.text": "Tell me about a time when a green tea of yours went wrong."},
    reads_english=False,
)
def too_short(view: View) -> Iterator[Hit]:
    """Fewer than six words of a lead question, or eight of an exemplar."""
    for place, _, question in view.questions():
        for field, text in (("text", question.text), ("plain", question.plain)):
            if len(words(text)) < _LEAST_QUESTION:
                yield Hit(
                    (*place, field), f'"{shown(text)}" leaves open what is wanted; say of what, and how.', shown(text)
                )
    for place, _, _, exemplar in view.exemplars():
        if (count := len(words(exemplar.answer))) < _LEAST_ANSWER:
            message = f"has {count} words, too few to learn a level from; write it as somebody would say it."
            yield Hit((*place, "answer"), message, shown(exemplar.answer))


def _field_words(view: View) -> frozenset[str]:
    """The stems of all that a pack says about its field, apart from what it asks."""
    pack = view.pack
    texts = [pack.title, pack.job_analysis, *(source.used_for for source in pack.sources)]
    for competency in pack.competencies:
        texts += [competency.name, competency.definition]
    for _, _, criterion in view.criteria():
        texts += [criterion.name, criterion.looks_for, *criterion.anchors.values(), *criterion.common_errors]
        texts += [point.text for point in criterion.key_points]
    texts += [exemplar.answer for _, _, _, exemplar in view.exemplars()]
    for _, sample in view.samples():
        texts += [sample.prompt, *sample.ai_answer]
    return frozenset(one for text in texts for one in content(text))


def _texts(view: View) -> Iterator[tuple[Place, str, str]]:
    """Every text with its place and its kind."""
    yield ("job_analysis",), "other", view.pack.job_analysis
    for asked in view.asked():
        yield asked.place, asked.kind, asked.text
    for place, anchor in view.anchors():
        yield place, "anchor", anchor
    for place, _, criterion in view.criteria():
        yield (*place, "looks_for"), "looks_for", criterion.looks_for
        for number, error in enumerate(criterion.common_errors):
            yield (*place, "common_errors", number), "anchor", error
    for place, _, point in view.key_points():
        yield place, "anchor", point
    for place, _, _, exemplar in view.exemplars():
        yield (*place, "answer"), "answer", exemplar.answer
        yield (*place, "why"), "other", exemplar.why
    for place, sample in view.samples():
        yield (*place, "prompt"), "prompt", sample.prompt
        for number, sentence in enumerate(sample.ai_answer):
            yield (*place, "ai_answer", number), "sentence", sentence


RULES = (reading_level, plain_not_plainer, rare_word, idiom, too_long, too_short)
