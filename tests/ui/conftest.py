"""Fixtures of the page tests: the app, and the same services that its pages use."""

from __future__ import annotations

import pytest

from interviewer.domain.profile import Profile
from interviewer.settings import read_settings
from interviewer.ui.session import services_of
from tests.ui.applicant_app import app, app_home

__all__ = ["app", "app_home"]


@pytest.fixture
def services(app):
    """The services behind the app."""
    return services_of(read_settings())


@pytest.fixture
def screening(services):
    return services.screening


@pytest.fixture
def review(services):
    return services.review


@pytest.fixture
def repository(services):
    return services.repository


@pytest.fixture
def profile() -> Profile:
    return Profile.from_document({"basics": {"name": "Ada Sample"}})
