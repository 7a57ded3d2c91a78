"""A graded answer as one more exemplar of a pack's text."""

from __future__ import annotations

from collections.abc import Mapping

from interviewer.content.editing import PackText
from interviewer.domain.graded import words_hash
from interviewer.errors import InputError


def with_exemplar(text: PackText, question: str, answer: str, levels: Mapping[str, int], why: str) -> PackText:
    """A pack's text with one more exemplar under a question; all else stays as it was written.

    Raises:
        InputError: it has no such question, the answer is an exemplar of it already, or no reason is given.
        ContentError: the text cannot be edited part by part.
    """
    if not why.strip():
        raise InputError("Say in a sentence why the answer earns these levels; people read it beside the exemplar.")
    for at, competency in enumerate(text.value(("competencies",))):
        for number, one in enumerate(competency.get("questions", ())):
            if one.get("id") != question:
                continue
            known = {words_hash(str(each.get("answer", ""))) for each in one.get("exemplars", ())}
            if words_hash(answer) in known:
                raise InputError("This answer is an exemplar of the draft already; nothing was added.")
            place = ("competencies", at, "questions", number, "exemplars")
            return text.add(place, {"answer": answer, "levels": dict(levels), "why": " ".join(why.split())})
    raise InputError(f"The draft has no question {question!r}, so nothing was added; add the question first.")
