"""Two versions compared, and what is owed before one is published over the other."""

from __future__ import annotations

import copy

import pytest

from interviewer.authoring.agreeing import Agreeing
from interviewer.authoring.comparing import Comparing
from interviewer.domain.interview import Purpose
from interviewer.errors import InputError, NotAllowedNow
from interviewer.gold.answers import exemplars, shared_exemplars
from interviewer.models.choose import open_embeddings
from interviewer.services import open_services
from interviewer.settings import Settings
from interviewer.store.comparisons import Comparisons
from tests.builders import START, pack, pack_document, profile
from tests.conftest import as_yaml


@pytest.fixture
def services(tea_content, tmp_path):
    return open_services(Settings(home=tmp_path / "home", content=tea_content))


@pytest.fixture
def comparing(services):
    return Comparing(Comparisons(services.repository.engine), services.published, lambda: START)


@pytest.fixture(scope="module")
def agreeing():
    return Agreeing(open_embeddings(threads=1))


def changed(change, version="1.0.1"):
    document = copy.deepcopy(pack_document(version=version))
    change(document["competencies"][0])
    return pack(**document)


def new_anchor(competency):
    competency["criteria"][0]["anchors"][3] = "Weighs the leaves and says so."


def new_definition(competency):
    competency["definition"] = "Brews."


OLD = pack()
NEW = changed(new_anchor)


def hold_interview(services):
    services.screening.start("tea", profile(), consents=[Purpose.SCREENING])


def compare(comparing, agreeing, new=NEW):
    gold = shared_exemplars(OLD, new)
    return comparing.record(OLD, new, agreeing.compare(OLD, new, gold), gold, "Ada")


def test_a_comparison_is_kept_with_what_came_out(comparing, agreeing):
    record = compare(comparing, agreeing)
    assert comparing.compared(OLD, NEW) == record
    assert (record.by, record.at, record.ratings) == ("Ada", START, 16)
    assert record.outcome in ("better", "worse", "open")
    assert record.sentence.endswith(".")


def test_versions_that_were_not_compared_have_none(comparing):
    assert comparing.compared(OLD, NEW) is None


def test_a_version_number_raised_after_comparing_needs_no_other_comparison(comparing, agreeing):
    record = compare(comparing, agreeing)
    assert comparing.compared(OLD, changed(new_anchor, version="2.0.0")) == record


def test_where_no_rating_can_move_that_is_the_outcome(comparing, agreeing):
    assert compare(comparing, agreeing, changed(new_definition)).outcome == "unmoved"


def test_whoever_compares_is_named(comparing, agreeing):
    gold = exemplars(OLD)
    with pytest.raises(InputError, match="Who compares"):
        comparing.record(OLD, NEW, agreeing.compare(OLD, NEW, gold), gold, " ")


def test_a_version_that_nobody_was_interviewed_with_needs_no_comparison(services, comparing):
    services.publishing.publish(as_yaml(pack_document()), "tea.yaml", "Ada", even_so="A test.")
    assert comparing.owed(NEW) is None


@pytest.mark.parametrize("published", [True, False])
def test_a_version_in_use_is_compared_before_it_is_published_over(services, comparing, agreeing, published):
    if published:
        services.publishing.publish(as_yaml(pack_document()), "tea.yaml", "Ada", even_so="A test.")
    hold_interview(services)
    assert comparing.owed(NEW) == OLD
    with pytest.raises(NotAllowedNow, match="rubric diff tea@1.0.0 FILE"):
        comparing.check(NEW)
    compare(comparing, agreeing)
    assert comparing.owed(NEW) is None
    comparing.check(NEW)


def test_what_no_rating_depends_on_needs_no_comparison(services, comparing):
    hold_interview(services)
    assert not comparing.needed(OLD, changed(new_definition))
    assert comparing.owed(changed(new_definition)) is None
