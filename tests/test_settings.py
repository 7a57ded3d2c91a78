from __future__ import annotations

import pytest

from interviewer.errors import ContentError
from interviewer.settings import Settings, read_settings


def set_to(monkeypatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(f"INTERVIEWER_{name.upper()}", value)
    return read_settings()


def test_without_a_model_the_embedded_engine_is_used():
    settings = read_settings()
    assert (settings.model, settings.engine) == (None, "embedded")


def test_with_one_it_is_the_model_engine(monkeypatch):
    assert set_to(monkeypatch, model="openai:gpt-5-mini").engine == "model"


def test_fallback_models_are_separated_by_commas(monkeypatch):
    settings = set_to(monkeypatch, model="openai:a", fallback_models=" openai:b, anthropic:c ,,")
    assert settings.fallback_models == ("openai:b", "anthropic:c")


def test_the_temperature_is_zero_or_as_set_or_none_where_it_is_set_to_nothing(monkeypatch):
    assert read_settings().model_temperature == 0.0
    assert set_to(monkeypatch, model_temperature="0.5").model_temperature == 0.5
    assert set_to(monkeypatch, model_temperature="").model_temperature is None


@pytest.mark.parametrize("name", ["model", "model_url", "model_key", "interview_cost", "price_input", "grading_model"])
def test_a_variable_with_nothing_in_it_is_not_set(monkeypatch, name):
    assert getattr(set_to(monkeypatch, **{name: " "}), name) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("grading_repeats", "10"),
        ("grading_repeats", "0"),
        ("turn_seconds", "0"),
        ("grading_seconds", "nan"),
        ("interview_tokens", "-1"),
        ("interview_cost", "much"),
        ("price_output", "-1"),
        ("model_temperature", "3"),
        ("grading_model", "openai:b"),
        ("claims_model", "openai:b"),
        ("fallback_models", "openai:b"),
    ],
)
def test_a_value_that_cannot_be_used_names_its_variable(monkeypatch, name, value):
    with pytest.raises(ContentError, match=f"INTERVIEWER_{name.upper()}"):
        set_to(monkeypatch, **{name: value})


def test_a_model_beside_none_says_what_is_missing(monkeypatch):
    with pytest.raises(ContentError, match="needs INTERVIEWER_MODEL to be set as well"):
        set_to(monkeypatch, grading_model="openai:b")


def test_the_key_is_in_no_text_of_the_settings(monkeypatch):
    settings = set_to(monkeypatch, model="openai:a", model_key="sk-never-to-be-seen")
    assert "never-to-be-seen" not in f"{settings!r} {settings.model_dump()} {settings.model_dump_json()}"
