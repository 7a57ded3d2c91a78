"""Two readers of YAML under one strict one: which of them reads a text changes nothing."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml.events import StreamEndEvent

from interviewer.content import yaml_events
from interviewer.content.strict_yaml import document
from interviewer.content.yaml_events import FastEvents, LeftToTheCarefulReaderError
from interviewer.errors import ContentError

ROOT = Path(__file__).parents[2]
WORDS = "a b1 é {a: 1} [1, 2] ~ yes off No true Null 1 010 0x1f 0o17 1_000 1e3 .5 12:30 2020-01-01 http://x?y=1 a#b"
SIGNS = ": :  - - # % @ ` ' \" '' | > [ ] { } , ? & * &a  *a ! !!str  <<:  = ... \\ \"\\u00e9\""
SPACES = " |  |\t|\r|\r\n|\n|\n  |\n- |\x85|\u2028|\x00"
BLOCKS = ["|\n  ", ">-\n  ", ">+\n  x\n\n  y\n\n", "|2\n    x\n"]
PIECES = [*WORDS.split(" "), *SIGNS.split(" "), ": ", "- ", "? ", " # x", *SPACES.split("|"), *BLOCKS]


def told(text: str):
    """What a text is read as and where its parts stand, or what is wrong with it."""
    try:
        found = document(text, "any.yaml")
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return repr(found.data), {place: line for place, line in found.lines.items() if place}


def carefully(text: str):
    with patch.object(yaml_events, "_libyaml", None):
        return told(text)


@settings(max_examples=400)
@pytest.mark.filterwarnings("ignore::ruamel.yaml.error.ReusedAnchorWarning")
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("a: yes\nb: 010\nc: 12:30\nd: 1_000\n")
@example("!")
@example("*a: 1")
@example("|# x")
@example("a\tb: 1")
def test_any_text_is_read_alike_by_both(text):
    assert told(text) == carefully(text)


@pytest.mark.parametrize("path", sorted(ROOT.glob("rubrics/*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_pack_is_read_alike_by_both_and_needs_the_careful_one_for_nothing(path):
    text = path.read_text(encoding="utf-8")
    assert told(text) == carefully(text)
    events = FastEvents(text)
    while not isinstance(events.get_event(), StreamEndEvent):
        pass


def test_a_file_nested_very_deep_is_refused_and_stops_nothing():
    assert told("[" * 100_000) == told("[" * 5_000) == ["is nested more than 20 deep"]


def test_what_libyaml_refuses_is_refused_in_the_words_of_the_careful_reader():
    events = FastEvents("a: 'x")
    with pytest.raises(LeftToTheCarefulReaderError):
        for _ in range(10):
            events.get_event()
    assert told("a: 'x") == carefully("a: 'x")
