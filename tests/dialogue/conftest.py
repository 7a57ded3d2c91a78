from __future__ import annotations

import re
from pathlib import Path

import pytest

from interviewer.dialogue.phrases import Phrases, load
from interviewer.dialogue.voice import Voice

PROMPTS = Path(__file__).parents[2] / "prompts" / "interviewer"

_JARGON = re.compile(
    r"\b(?:criteri(?:on|a)|rubrics?|embeddings?|probes?|prompts?|vectors?|competenc(?:y|ies)|anchors?|"
    r"parse[ds]?|token)\b",
    re.I,
)
_JUDGES = re.compile(
    r"\b(?:great|good|excellent|perfect|correct(?:ly)?|right|wrong|well done|impressive|interesting|"
    r"unfortunately|sadly|poor|bad|"
    r"nice|wonderful|fantastic|amazing|strong|weak|brilliant|helpful|useful|insightful|love|sorry|afraid)\b",
    re.I,
)


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return load(PROMPTS)


@pytest.fixture(scope="session")
def voice(phrases: Phrases) -> Voice:
    return Voice(phrases, "Registered nursing", 20, private=("Ada Okafor", "ada@example.org", "Leeds"))


@pytest.fixture(scope="session")
def jargon() -> re.Pattern[str]:
    """Words of ours that an applicant never reads."""
    return _JARGON


@pytest.fixture(scope="session")
def judges() -> re.Pattern[str]:
    """Words that judge or pity."""
    return _JUDGES
