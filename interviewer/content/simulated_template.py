"""A scripted applicant to fill in: every question, follow-up and work sample of a pack, each with an empty text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from interviewer.content.editing_forms import key, quoted
from interviewer.content.simulated import PERSONAS, Ability
from interviewer.domain.rubric import RubricPack

_WIDTH = 100
_HEAD = """\
# A scripted applicant for {title}. Put what this person would say between every pair of empty quotes, "".
# A line that begins with # is a note for you; the program does not read it. Where the text is long or has quotation
# marks in it, put  >-  after the colon instead, and the text on the lines below it, two spaces further in.
# Write as people type in an interview. Let experts tell cases, and give no two applicants the same sentences.
"""
_ABILITIES = (
    "ability: expert = the others are held against this one; equal = knows as much, says it otherwise; "
    "less = knows less and has to score lower"
)


def simulated_template(pack: RubricPack, persona: str) -> str:
    """The YAML of a script in which only the words are missing.

    Args:
        pack: what it is interviewed in.
        persona: the kind of applicant; one that is not usual has its ability and description left to fill in.
    """
    return "\n".join(_lines(pack, persona)) + "\n"


def _lines(pack: RubricPack, persona: str) -> Iterator[str]:
    usual = PERSONAS.get(persona)
    yield from _HEAD.format(title=" ".join(pack.title.split())).splitlines()
    yield from ("", "sample: true    # it is invented, and is never taken for a person", f"pack: {quoted(pack.id)}")
    yield f"persona: {quoted(persona)}"
    yield from _note(_ABILITIES, "")
    yield f"ability: {usual.ability if usual else Ability.LESS}"
    yield f"about: {quoted(usual.about if usual else '')}"
    yield from ("", "# The answer to each question. An interview draws one question of each competency.", "answers:")
    for competency in pack.competencies:
        for question in competency.questions:
            yield from _note(question.text)
            yield f"  {key(question.id)}: {quoted('')}"
    yield from ("", "# What is added when a follow-up asks about a criterion. Take a line out to skip that follow-up.")
    yield "probes:"
    # Two competencies may have a criterion of one name; what is said to its follow-up is then the same.
    for criterion in {criterion.id: criterion for _, criterion in pack.rated()}.values():
        yield from _note(criterion.probes[0])
        yield f"  {key(criterion.id)}: {quoted('')}"
    if pack.work_samples:
        yield from ("", "# What this person makes of each AI answer: which sentence is wrong, and how it should read.")
        yield "work_samples:"
        for sample in pack.work_samples:
            yield from _note(_sample(sample.title, sample.ai_answer))
            yield f"  {key(sample.id)}: {quoted('')}"


def _sample(title: str, sentences: Iterable[str]) -> str:
    numbered = " ".join(f"({number}) {sentence}" for number, sentence in enumerate(sentences, start=1))
    return f"{title}: {numbered}"


def _note(text: str, indent: str = "  ") -> Iterator[str]:
    """The text as a comment, on as many lines as it takes."""
    for line in wrap(" ".join(text.split()), _WIDTH):
        yield f"{indent}# {line}"
