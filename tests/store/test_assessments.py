"""What grading gave is kept under everything it depends on."""

from __future__ import annotations

import datetime as dt

import pytest

from interviewer.domain.evidence import Provenance, Rating, Unrated, WhyUnrated
from interviewer.domain.interview import Consent, Purpose
from interviewer.store.assessments import AssessmentKey, Assessments
from interviewer.store.database import open_engine
from interviewer.store.repository import Repository
from tests.builders import START
from tests.store.test_repository import PACK, asked, database_url, interview

EMBEDDED = AssessmentKey("in", PACK.hash, "embedded/1")
MODEL = AssessmentKey("in", PACK.hash, "model/scripted:one/abc/model-1x1")
OTHER_MODEL = AssessmentKey("in", PACK.hash, "model/scripted:two/abc/model-1x1")


@pytest.fixture
def kept(tmp_path) -> Assessments:
    engine = open_engine(database_url(tmp_path))
    repository = Repository(engine)
    repository.publish(PACK, START)
    repository.create(interview(), [Consent(purpose=Purpose.SCREENING, given=True, at=START)], asked())
    return Assessments(engine)


def unrated(why=WhyUnrated.SKIPPED, criterion="brewing-one", reason="Because.", model="scripted:one"):
    provenance = Provenance(engine="model", model=model, grader="1", pack_hash=PACK.hash)
    return Unrated(competency="brewing", criterion=criterion, why=why, reason=reason, provenance=provenance)


def rating(level=2, model="scripted:one"):
    return Rating(
        competency="brewing",
        criterion="brewing-one",
        level=level,
        confidence=0.8,
        distribution={0: 0.0, 1: 0.1, 2: 0.8, 3: 0.1},
        quotes=({"turn": 1, "start": 0, "end": 4, "text": "Boil"},),
        reason="Shown.",
        provenance=Provenance(engine="model", model=model, grader="1", pack_hash=PACK.hash),
    )


def test_a_rating_is_kept_once_under_its_inputs(kept):
    kept.add("tea-1", [unrated()], EMBEDDED, START)
    kept.add("tea-1", [unrated(reason="Other.")], EMBEDDED, START)
    assert kept.under("tea-1", "brewing", EMBEDDED) == {"brewing-one": unrated()}
    assert kept.under("tea-1", "brewing", AssessmentKey("other", PACK.hash, "embedded/1")) == {}


def test_what_a_model_gives_replaces_its_failure(kept):
    kept.replace("tea-1", unrated(WhyUnrated.MODEL_FAILED), MODEL, START)
    kept.replace("tea-1", rating(), MODEL, START)
    assert kept.by_models("tea-1", "brewing", MODEL) == {"brewing-one": rating()}


def test_a_rating_stands_when_another_model_is_set(kept):
    kept.replace("tea-1", rating(), MODEL, START)
    assert kept.by_models("tea-1", "brewing", OTHER_MODEL)["brewing-one"] == rating()


def test_a_later_failure_of_another_model_does_not_hide_a_rating(kept):
    kept.replace("tea-1", rating(), MODEL, START)
    kept.replace("tea-1", unrated(WhyUnrated.MODEL_FAILED, model="scripted:two"), OTHER_MODEL, START)
    assert kept.by_models("tea-1", "brewing", MODEL)["brewing-one"] == rating()


def test_of_two_models_ratings_the_later_one_stands(kept):
    kept.replace("tea-1", rating(2), MODEL, START)
    kept.replace("tea-1", rating(1, "scripted:two"), OTHER_MODEL, START)
    assert kept.by_models("tea-1", "brewing", MODEL)["brewing-one"].level == 1


def test_what_the_embedded_grader_gave_is_no_models_rating(kept):
    kept.add("tea-1", [unrated()], EMBEDDED, START)
    assert kept.by_models("tea-1", "brewing", MODEL) == {}
    assert kept.latest() == {}


def test_every_rating_of_a_model_moves_its_interviews_mark(kept):
    kept.replace("tea-1", unrated(WhyUnrated.MODEL_FAILED), MODEL, START)
    before = kept.latest()["tea-1"]
    kept.replace("tea-1", rating(), MODEL, START + dt.timedelta(seconds=1))
    assert kept.latest()["tea-1"] > before
