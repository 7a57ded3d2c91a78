"""A competency, and a criterion of it: what an answer is rated on, with the behaviour that earns each level."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from interviewer.authoring import changing
from interviewer.authoring.parts import Kind, Part, field, items
from interviewer.content.editing import PackText
from interviewer.content.strict_yaml import Place
from interviewer.ui.author.fields import Fields, Item, plain, section, title

_OWN_WORDS = "In the applicant’s own words"
_SCALE_WORDS: dict[tuple[int, ...], str] = {scale: f"{scale[0]} to {scale[-1]}" for scale in changing.SCALES}


def show_competency(fields: Fields, part: Part, found: tuple[Part, ...], go: Callable[[Place], None]) -> None:
    """The form of a competency.

    Args:
        fields: draws the fields.
        part: the competency.
        found: every part of the draft.
        go: opens another part.
    """
    place = part.place
    fields.unread(place, "this competency")
    fields.text(
        (*place, "name"),
        "Competency",
        "One thing that a person must be able to do.",
        placeholder="Finding what is wrong with a brake",
    )
    fields.text(
        (*place, "definition"),
        "What it means",
        "What somebody does who can do it, in a sentence.",
        lines=3,
        placeholder="Finds the cause of a brake fault by testing, before any part is replaced.",
    )
    _listed(fields, part, found, go, Kind.QUESTION)
    _listed(fields, part, found, go, Kind.CRITERION)
    section("How much it counts")
    fields.number((*place, "weight"), "Weight", "Every competency counts 1; 2 counts twice as much.", 0.5, 10.0, 1.0)
    fields.text(
        (*place, "weight_rationale"),
        "Why it counts more or less",
        "Needed where the weight is not 1: a reason that others can check.",
        lines=2,
        optional=True,
    )
    _scale(fields, place)
    fields.name((*place, "id"), "Projects name the competencies that they need by it.")
    many = len(items(field(fields.read.document.data, "competencies")))
    fields.tools(place, many, "this competency", least=1, short=False)


def show_criterion(fields: Fields, place: Place) -> None:
    """The form of a criterion."""
    fields.unread(place, "this criterion")
    fields.text((*place, "name"), "Criterion", "A few words.", placeholder="Tests before replacing")
    fields.text(
        (*place, "looks_for"),
        "What it looks for",
        "The one thing that is rated here. Criteria of a competency do not overlap.",
        lines=2,
        placeholder="Whether the cause is narrowed down by tests, one at a time.",
    )
    section(
        "Levels",
        "What somebody says or does at each level. Write what can be seen in an answer, such as “names two tests in "
        "the order they are done”; never “good” or “shows understanding”. Two experts reading one should agree on an "
        "answer at once.",
    )
    levels = changing.levels_of(fields.read, place[:2])
    for level in reversed(levels):
        which = ", the highest" if level == levels[-1] else ", the lowest" if level == levels[0] else ""
        fields.text((*place, "anchors", level), f"Level {level}{which}", lines=2)
    fields.notes.at((*place, "anchors"))
    _key_points(fields, place)
    _own_words(fields, (*place, "own_words"))
    _texts(
        fields,
        (*place, "probes"),
        ("Follow-ups", "follow-up"),
        "Asked in this order where an answer has not covered the criterion. They ask for more and never hint at a key "
        "point. Two or more.",
        "What would you do next?",
        least=2,
    )
    _texts(
        fields,
        (*place, "common_errors"),
        ("Common errors", "common error"),
        "Mistakes that people make here, if you know of any.",
        "Replaces the pads and leaves the oily disc as it is.",
        least=0,
    )
    fields.name((*place, "id"), "Example answers name their levels by it; they change along with it.")
    many = len(items(fields.value(place[:-1])))
    fields.tools(place, many, "this criterion", least=1, short=False)


def _listed(fields: Fields, part: Part, found: tuple[Part, ...], go: Callable[[Place], None], kind: Kind) -> None:
    """The questions or criteria of a competency, each as a way to its form, and a button for one more."""
    heading, hint, one, key, edit = _LISTS[kind]
    section(heading, hint)
    inside = [other for other in found if other.kind is kind and other.competency == part.place]
    for number, other in enumerate(inside):
        with st.container(horizontal=True, vertical_alignment="center", key=fields.key(other.place, "-row")):
            st.button(
                plain(other.name) or f"{one} {number + 1}, still empty",
                key=fields.key(other.place, "-go"),
                on_click=go,
                args=(other.place,),
                type="tertiary",
            )
            fields.tools(other.place, len(inside), f"{one.lower()} {number + 1}", least=1)
    fields.add(f"Add a {one.lower()}", (*part.place, key), lambda read: edit(read, part.place))
    fields.notes.at((*part.place, key))


_Adding = Callable[[PackText, Place], PackText]
_LISTS: dict[Kind, tuple[str, str, str, str, _Adding]] = {
    Kind.QUESTION: (
        "Questions",
        "Two or more that are equally hard and show the same thing; each applicant is asked one of them.",
        "Question",
        "questions",
        changing.with_question,
    ),
    Kind.CRITERION: (
        "Criteria",
        "What an answer is rated on, whichever of the questions was asked.",
        "Criterion",
        "criteria",
        changing.with_criterion,
    ),
}


def _scale(fields: Fields, place: Place) -> None:
    levels = changing.levels_of(fields.read, place)
    other = next(scale for scale in changing.SCALES if scale != levels)
    title("Levels", f"All its criteria are rated {_SCALE_WORDS[levels]}.")
    with st.popover(f"Rate {_SCALE_WORDS[other]} instead", type="tertiary", key=fields.key(place, "-scale")):
        more = len(other) > len(levels)
        st.write(
            "The levels of all criteria and example answers of this competency are renumbered. "
            + ("The highest level is new and has to be written." if more else "The highest level is taken out.")
        )
        st.button(
            f"Change to {_SCALE_WORDS[other]}",
            key=fields.key(place, "-scale-do"),
            on_click=fields.doing.callback(
                lambda read: changing.with_scale(read, place, other), place=place, how="Changed the levels"
            ),
        )


def _key_points(fields: Fields, place: Place) -> None:
    section(
        "Key points",
        "What is in a strong answer, one idea each, in an expert’s words. Two or more; the program looks for them.",
    )
    listed = (*place, "key_points")
    found = items(fields.value(listed))
    for number, _ in enumerate(found):
        point = (*listed, number)
        item = Item(point, len(found), least=2)
        fields.text((*point, "text"), f"Key point {number + 1}", lines=2, item=item)
        fields.notes.at(point)
    fields.add("Add a key point", listed, lambda read: changing.with_key_point(read, place))
    fields.notes.at(listed)


def _own_words(fields: Fields, place: Place) -> None:
    # In a draft, the applicant's own words are a key that is not there, unless somebody wrote it by hand.
    written = {True: _OWN_WORDS} if fields.value(place) is True else {}
    fields.choice(
        place,
        "Words",
        "What is copied from the levels and key points is set aside. Where a definition, a statute or a code has one "
        "right wording, saying it word for word can be right; but then whoever has seen the pack can paste it.",
        {**written, False: "The standard’s words are right"},
        none="" if written else _OWN_WORDS,
    )


def _texts(  # noqa: PLR0913  (what a list of texts has)
    fields: Fields, listed: Place, names: tuple[str, str], hint: str, example: str, *, least: int
) -> None:
    heading, one = names
    section(heading, hint)
    found = items(fields.value(listed))
    for number, _ in enumerate(found):
        place = (*listed, number)
        item = Item(place, len(found), least=least)
        fields.text(place, f"{one.capitalize()} {number + 1}", lines=2, placeholder=example, item=item)
    fields.add(f"Add a {one}", listed, lambda read: changing.with_text(read, listed))
    fields.notes.at(listed)
