"""What later turns add to what was said before."""

from __future__ import annotations

from interviewer.domain.evidence import Answer
from interviewer.domain.rubric import KeyPoint
from interviewer.domain.standard import Standard
from interviewer.grading.evidence import CriterionEvidence, Exchange
from interviewer.grading.matching import Standing
from interviewer.grading.sheet import Sheet

HIGHEST = (
    "Weighs the leaves on a scale and warms the pot, brings fresh water to just below the boil, pours it over the "
    "leaves at once, times three minutes with a clock, takes the leaves out, tastes the cup before it is served, and "
    "changes the next pot by what was too weak or too bitter in this one."
)
STANDARD = Standard(
    pack_hash="h",
    competency="brewing",
    criterion="care",
    name="Care",
    looks_for="How tea is made.",
    anchors={0: "Shows none of this.", 1: "Some of it.", 2: "Most of it.", 3: HIGHEST},
    key_points=(KeyPoint(id="all", text=HIGHEST),),
)
QUESTION = "How do you go about your work in the morning?"
OPENING = "I start early and see who is there."
IN_PASSING = (
    "My aunt has a clock and a scale in her kitchen.",
    "The pot was a present from somebody at work.",
    "One day the water had not come to the boil.",
    "The leaves were all over the table by then.",
)


def shown(reader, *texts: str) -> CriterionEvidence:
    sheet = Sheet((STANDARD,), reader)
    turns = [Standing(Answer(turn=2 * at + 1, question=QUESTION, text=text), text) for at, text in enumerate(texts)]
    return Exchange(sheet, turns, reader).on(sheet.parts[0])


def test_what_a_later_turn_says_in_passing_counts_for_nothing_by_itself(reader):
    for said in IN_PASSING:
        assert shown(reader, OPENING, said).content == 0


def test_what_turns_say_in_passing_counts_once_it_is_enough_together(reader):
    assert shown(reader, OPENING, *IN_PASSING).content > 0


def test_a_later_turn_that_says_enough_counts_by_itself(reader):
    said = "I weigh the leaves on a scale and I time three minutes with the clock, then the leaves come out."
    assert shown(reader, OPENING, said).content > 0


def test_a_first_answer_counts_however_little_it_says(reader):
    assert shown(reader, IN_PASSING[1]).content > 0


def test_a_turn_that_is_added_takes_nothing_away(reader):
    contents = [shown(reader, OPENING, *IN_PASSING[:many]).content for many in range(len(IN_PASSING) + 1)]
    assert contents == sorted(contents)


def test_saying_the_same_again_adds_nothing(reader):
    said = "I weigh the leaves on a scale and I time three minutes with the clock, then the leaves come out."
    once, twice = shown(reader, OPENING, said), shown(reader, OPENING, said, said)
    assert (once.content, once.mass, once.best) == (twice.content, twice.mass, twice.best)
