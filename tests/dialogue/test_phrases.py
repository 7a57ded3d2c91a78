"""The authored words: loaded strictly, plain, and without judgement."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interviewer.dialogue.phrases import SECTIONS, Phrases, load
from interviewer.domain.interview import Purpose
from interviewer.errors import ContentError

PROMPTS = Path(__file__).parents[2] / "prompts" / "interviewer"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(PROMPTS, tmp_path / "interviewer")
    return tmp_path / "interviewer"


def _change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "en" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_no_word_of_ours_reaches_an_applicant(phrases: Phrases, jargon: re.Pattern[str]) -> None:
    found = [text for text in _texts(phrases.model_dump(mode="json")) if jargon.search(text)]
    assert found == []


def test_acknowledgements_and_lead_ups_judge_nothing(phrases: Phrases, judges: re.Pattern[str]) -> None:
    words = [phrases.acknowledge, phrases.ask, phrases.own_questions, phrases.offer]
    found = [text for section in words for text in _texts(section.model_dump()) if judges.search(text)]
    assert found == []


def test_sentences_are_short(phrases: Phrases) -> None:
    texts = _texts(phrases.model_dump(mode="json"))
    long = [s for text in texts for s in re.split(r"(?<=[.?!])\s+", text) if len(s.split()) > 32]
    assert long == []


def test_the_disclosure_says_that_an_ai_asks_and_people_decide(phrases: Phrases) -> None:
    assert tuple(section.id for section in phrases.disclosure) == SECTIONS
    first = phrases.disclosure[0].body
    assert "AI" in first and "people decide" in first


def test_every_purpose_has_its_own_words(phrases: Phrases) -> None:
    assert set(phrases.consent) == set(Purpose)
    assert len({words.label for words in phrases.consent.values()}) == len(Purpose)


def test_the_same_words_have_the_same_hash_and_others_another(phrases: Phrases, copy: Path) -> None:
    assert load(copy).hash == phrases.hash
    _change(copy, "phrases.yaml", "Here is the first question.", "Here is question one.")
    assert load(copy).hash != phrases.hash


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("phrases.yaml", "resumed: >-", "resummed: >-", "resummed"),
        ("phrases.yaml", "resumed: >-", "resummed: >-", "resumed: is missing"),
        ("phrases.yaml", "  first: Here is", "  frist: Here is", "ask.frist"),
        ("phrases.yaml", "You mentioned “{quote}”.", "You mentioned it.", "needs the slot {quote}"),
        ("phrases.yaml", "You mentioned “{quote}”.", "You {verb} “{quote}”.", "unknown slot {verb}"),
        ("phrases.yaml", "- Noted.", "- Noted?", "may not ask a question"),
        ("phrases.yaml", "Would you like to go back to it?", "Say yes.", "exactly one question"),
        ("phrases.yaml", "  screening:\n", "  scanning:\n", "consent"),
        ("phrases.yaml", "opening: >-", "opening: [", "is not YAML"),
        ("phrases.yaml", "# What the embedded", "What the embedded", "comment"),
        ("process.yaml", "who-sees-it:", "who-sees-them:", "who-sees-it: is missing"),
        (
            "process.yaml",
            "about {minutes} minutes. There is no clock. You can",
            "a while. You can",
            "needs the slot {minutes}",
        ),
        ("process.yaml", "I am an AI, not a person.", "Am I an AI?", "may not ask"),
        ("process.yaml", "restate: true", "restart: true", "restart"),
        ("disclosure.md", "{#how-long}", "{#how-longer}", "how-longer"),
        ("disclosure.md", "About {minutes} minutes", "About {hours} hours", "unknown slot {hours}"),
    ],
)
def test_a_slip_in_a_phrase_file_is_refused_by_name(copy: Path, name: str, old: str, new: str, said: str) -> None:
    _change(copy, name, old, new)
    with pytest.raises(ContentError) as error:
        load(copy)
    assert name in str(error.value)
    assert said in str(error.value)


def test_a_problem_names_its_line(copy: Path) -> None:
    _change(copy, "phrases.yaml", "- Noted.", "- Noted?")
    lines = (copy / "en" / "phrases.yaml").read_text(encoding="utf-8").splitlines()
    with pytest.raises(ContentError) as error:
        load(copy)
    assert [problem.line for problem in error.value.problems] == [lines.index("    - Noted?") + 1]


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(ContentError, match="phrases.yaml"):
        load(PROMPTS, "xx")
