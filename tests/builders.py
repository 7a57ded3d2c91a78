"""Small, whole values for tests: a pack of two competencies, a profile, a project."""

from __future__ import annotations

import datetime as dt
from typing import Any

from interviewer.domain.profile import Profile
from interviewer.domain.project import Project
from interviewer.domain.rubric import RubricPack

START = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


def pack_document(**changes: Any) -> dict[str, Any]:
    """A valid pack as it would stand in a file: tea brewing and cup tasting."""
    document: dict[str, Any] = {
        "id": "tea",
        "version": "1.0.0",
        "title": "Tea tasting",
        "job_analysis": "Tasters judge what an AI says about tea.",
        "minutes": 15,
        "follow_ups": {"per_question": 2, "total": 3},
        "competencies": [
            competency_document("brewing", "boiling water temperature", "steeping time minutes"),
            competency_document("tasting", "astringent tannins", "floral aroma notes"),
        ],
        "work_samples": [
            {
                "id": "green-tea",
                "title": "Green tea at home",
                "prompt": "How do I brew green tea?",
                "ai_answer": [
                    "Use water at 100 degrees for green tea.",
                    "Steep it for two minutes.",
                    "Discard the leaves afterwards.",
                ],
                "faults": [
                    {
                        "id": "too-hot",
                        "span": "at 100 degrees",
                        "kind": "wrong",
                        "severity": 2,
                        "correction": "Green tea wants water at about 75 degrees; boiling water makes it bitter.",
                    }
                ],
            },
            {
                "id": "black-tea",
                "title": "Black tea",
                "prompt": "How do I brew black tea?",
                "ai_answer": ["Use boiling water.", "Steep it for four minutes."],
            },
        ],
    }
    return document | changes


def competency_document(name: str, first: str, second: str) -> dict[str, Any]:
    """One competency with two parallel questions and two criteria."""
    return {
        "id": name,
        "name": name.capitalize(),
        "definition": f"Knows {name}.",
        "questions": [question_document(name, form, first, second) for form in ("a", "b")],
        "criteria": [criterion_document(f"{name}-one", first), criterion_document(f"{name}-two", second)],
    }


def question_document(name: str, form: str, first: str, second: str) -> dict[str, Any]:
    """One lead question with an exemplar at every level."""
    answers = [
        "I do not know much about it.",
        f"It depends on the {first}.",
        f"I look at the {first} and a little at the {second}.",
        f"I always check the {first}, then the {second}, and I write both down.",
    ]
    return {
        "id": f"{name}-{form}",
        "text": f"Tell me about a time when {name} went wrong, form {form}.",
        "plain": f"When did {name} go wrong?",
        "exemplars": [
            {"answer": answer, "levels": {f"{name}-one": level, f"{name}-two": level}, "why": f"It earns {level}."}
            for level, answer in enumerate(answers)
        ],
    }


def criterion_document(criterion_id: str, idea: str) -> dict[str, Any]:
    """One criterion on 0..3."""
    return {
        "id": criterion_id,
        "name": criterion_id.replace("-", " "),
        "looks_for": f"Whether the {idea} is checked.",
        "anchors": {
            0: "Names nothing that matters to the cup.",
            1: f"Mentions the {idea} in passing.",
            2: f"Checks the {idea} and says why.",
            3: f"Checks the {idea}, says why, and adjusts when it is off.",
        },
        "key_points": [
            {"id": "checks", "text": f"Checks the {idea} before serving."},
            {"id": "adjusts", "text": f"Adjusts the {idea} when the cup is off."},
        ],
        "probes": [f"What would you look at next, for {criterion_id}?", f"Anything more on {criterion_id}?"],
    }


def pack(**changes: Any) -> RubricPack:
    """The tea pack."""
    return RubricPack.model_validate(pack_document(**changes))


def profile_document(**changes: Any) -> dict[str, Any]:
    """A JSON Resume document of an invented taster."""
    document: dict[str, Any] = {
        "basics": {
            "name": "Robin Testperson",
            "email": "robin@example.org",
            "location": {"city": "Leeds", "countryCode": "GB"},
        },
        "work": [
            {"name": "Harbour Teas", "position": "Tea taster", "startDate": "2018-03", "endDate": "2021-02"},
            {"name": "Leaf and Kettle", "position": "Senior tea taster", "startDate": "2021-03"},
        ],
        "education": [{"institution": "Leeds College", "studyType": "Bachelor", "area": "Food science"}],
        "certificates": [{"name": "Certified Tea Taster", "issuer": "Tea Guild, England", "date": "2019-05-01"}],
        "skills": [{"name": "Cupping", "keywords": ["oolong"]}],
        "languages": [{"language": "English", "fluency": "Native"}],
        "meta": {"availability": {"hoursPerWeek": 10, "from": "2027-01-10"}},
    }
    return document | changes


def profile(**changes: Any) -> Profile:
    """The invented taster's profile."""
    return Profile.from_document(profile_document(**changes))


def project(**changes: Any) -> Project:
    """A project that needs both competencies."""
    document: dict[str, Any] = {
        "id": "tea-answers",
        "title": "Judge answers about tea",
        "description": "Read what an AI says about tea and correct it.",
        "pack": "tea",
        "requires": [{"competency": "brewing", "least": 2}, {"competency": "tasting", "least": 1.5, "weight": 2}],
        "hours_per_week": {"least": 5, "most": 15},
        "start": "2027-01-15",
        "pay": {"least": 20, "most": 30, "currency": "USD"},
        "seats": 3,
    }
    return Project.model_validate(document | changes)
