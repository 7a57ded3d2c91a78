from __future__ import annotations

import json
from enum import StrEnum
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, Field

from interviewer.models.forms import BadReply, form_name, read_form, response_format, wire_schema
from tests.models.chats import Level


class Sort(StrEnum):
    """Sorts of finding."""

    SHOWN = "shown"
    MISSING = "missing"


class Quoted(BaseModel):
    """Words of the applicant."""

    words: str = Field(max_length=10, description="letter by letter")
    answer: int | None


class Rated(BaseModel):
    """A rating."""

    findings: list[Quoted] = Field(max_length=2)
    sort: Sort
    title: str
    level: Literal[0, 1, 2] = 1
    share: float = Field(default=0.5, ge=0, le=1)


class Twice(BaseModel):
    first: Quoted
    second: Quoted


WHOLE = {
    "findings": [{"words": "at two", "answer": 1}],
    "sort": "shown",
    "title": "x",
    "level": 2,
    "share": 1,
}


def text(**changes: object) -> str:
    return json.dumps(WHOLE | changes)


def kind_of(reply: str, form: type[BaseModel] = Rated) -> str:
    with pytest.raises(BadReply) as caught:
        read_form(reply, form)
    return caught.value.kind


def test_a_reply_that_fits_becomes_the_form():
    rated = read_form(text(), Rated)
    assert (rated.level, rated.sort, rated.findings[0].words) == (2, Sort.SHOWN, "at two")


@pytest.mark.parametrize("reply", ["", "  \n"])
def test_nothing_is_an_empty_reply(reply):
    assert kind_of(reply) == "empty"


@pytest.mark.parametrize(
    "reply",
    [
        "Certainly!",
        '{"level": 2',
        f"```json\n{text()}\n```",
        f"{text()} And that is all.",
        '{"level": NaN}',
        '{"level": -Infinity}',
        '{"level": 1, "level": 2}',
        '{"level": "half \\ud83d"}',
        "[" * 100_000,
        '{"level": 1,}',
    ],
)
def test_what_is_no_strict_json_is_bad_json(reply):
    assert kind_of(reply, Level) == "bad-json"


@pytest.mark.parametrize(
    "reply",
    [
        "[]",
        "null",
        "2",
        "{}",
        text(extra=1),
        text(level=None),
        text(level=3),
        text(level="2"),
        text(level=True),
        text(sort="invented"),
        text(share=1.5),
        text(findings=[{"words": "at two", "answer": 1, "more": 2}]),
        text(findings=[{"words": "at two"}]),
        text(findings=[{"words": "more than ten letters", "answer": 1}]),
        text(findings=[{"words": "a", "answer": 1}] * 3),
        json.dumps({key: value for key, value in WHOLE.items() if key != "share"}),
    ],
)
def test_json_of_another_form_is_the_wrong_schema(reply):
    assert kind_of(reply) == "wrong-schema"


def test_a_field_may_be_null_where_the_form_says_so():
    assert read_form(text(findings=[{"words": "a", "answer": None}]), Rated).findings[0].answer is None


def test_nothing_that_only_programmers_read_is_sent():
    sent = json.dumps(response_format(Rated))
    for word in ("A rating", "Words of the applicant", "Sorts of finding", '"default"', "maxLength", '"title": "'):
        assert word not in sent


def test_a_fields_own_description_and_name_are_sent():
    schema = wire_schema(Rated)
    assert "title" in schema["properties"]
    words = schema["properties"]["findings"]["items"]["properties"]["words"]
    assert words == {"description": "letter by letter", "type": "string"}


def test_every_property_is_required_and_nothing_beside_them_allowed():
    schema = wire_schema(Rated)
    assert schema["required"] == ["findings", "sort", "title", "level", "share"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["findings"]["items"]["required"] == ["words", "answer"]


def test_a_part_used_once_stands_in_its_place_and_one_used_twice_is_sent_once():
    assert "$defs" not in wire_schema(Rated)
    assert list(wire_schema(Twice)["$defs"]) == ["Quoted"]


def test_limits_are_left_out_for_providers_that_take_none():
    schema = wire_schema(Rated, limits=False)
    assert schema["properties"]["share"] == {"type": "number"}
    assert "maxItems" not in schema["properties"]["findings"]


def test_the_format_is_strict_and_named_after_the_form():
    asked = response_format(Rated)
    assert asked["type"] == "json_schema"
    assert (asked["json_schema"]["name"], asked["json_schema"]["strict"]) == ("Rated", True)


def test_a_forms_name_is_one_that_servers_take():
    odd = type("_Odd[Nested form]" + "x" * 80, (BaseModel,), {"__module__": __name__})
    assert form_name(odd) == ("Odd_Nested_form_" + "x" * 80)[:64]


def test_a_form_with_free_keys_is_refused_where_it_is_written():
    class Free(BaseModel):
        levels: dict[str, int]

    with pytest.raises(TypeError, match="list of pairs"):
        wire_schema(Free)


def test_what_is_sent_is_a_json_schema():
    for form in (Rated, Twice, Level):
        Draft202012Validator.check_schema(wire_schema(form))


rated = st.builds(
    Rated,
    findings=st.lists(
        st.builds(Quoted, words=st.text(st.characters(exclude_categories=["Cs"]), max_size=10), answer=st.integers()),
        max_size=2,
    ),
    sort=st.sampled_from(Sort),
    title=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    level=st.sampled_from([0, 1, 2]),
    share=st.floats(0, 1),
)


@given(rated)
def test_every_form_survives_being_written_and_read(form):
    assert read_form(form.model_dump_json(), Rated) == form


@given(st.text(max_size=200))
def test_no_text_at_all_raises_anything_else(reply):
    try:
        read_form(reply, Level)
    except BadReply as error:
        assert error.kind in ("empty", "bad-json", "wrong-schema")


@given(st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=3))
def test_json_that_is_no_object_is_the_wrong_schema(value):
    assert kind_of(json.dumps(value), Level) in ("wrong-schema", "bad-json")
