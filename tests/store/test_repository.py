"""Interviews in a real SQLite database."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import random
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event, inspect

from interviewer.domain.edits import EditDecision
from interviewer.domain.interview import Accommodation, Consent, Purpose, Speaker, Turn, TurnKind
from interviewer.domain.plan import Wording, plan
from interviewer.errors import NotFound, StaleTurn, StoreError
from interviewer.store.database import HEAD, clear_deleted, current_revision, open_engine
from interviewer.store.repository import Interview, Repository, Request
from interviewer.store.tables import Base
from tests.builders import START, pack, profile

PACK = pack()


def database_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'interviewer.sqlite3'}"


def asked(seq: int = 0) -> Turn:
    return Turn(seq=seq, speaker=Speaker.INTERVIEWER, kind=TurnKind.ASK, text="Tell me.", item="brewing-a", at=START)


def answer(text: str, seq: int = 1) -> Turn:
    at = START + dt.timedelta(minutes=seq)
    return Turn(seq=seq, speaker=Speaker.APPLICANT, kind=TurnKind.ANSWER, text=text, item="brewing-a", at=at)


def interview(interview_id: str = "tea-1") -> Interview:
    return Interview(
        id=interview_id,
        pack_id=PACK.id,
        pack_hash=PACK.hash,
        status="open",
        sample=False,
        engine="embedded",
        profile=profile(),
        plan=plan(PACK, seed=1, own_questions=Wording("Any?", "Any?")),
        accommodation=Accommodation(plain_wording=True),
        started_at=START,
        finished_at=None,
    )


@pytest.fixture
def repository(tmp_path):
    found = Repository(open_engine(database_url(tmp_path)))
    found.publish(PACK, START)
    consent = Consent(purpose=Purpose.SCREENING, given=True, at=START)
    found.create(interview(), [consent], asked())
    return found


def test_a_new_database_is_at_the_newest_revision_and_has_every_table(tmp_path):
    engine = open_engine(database_url(tmp_path))
    assert current_revision(engine) == HEAD
    assert set(inspect(engine).get_table_names()) == {*Base.metadata.tables, "alembic_version"}


def test_the_migrations_make_the_columns_that_the_tables_declare(tmp_path):
    found = inspect(open_engine(database_url(tmp_path)))
    for name, table in Base.metadata.tables.items():
        assert {column["name"] for column in found.get_columns(name)} == set(table.columns.keys())


def test_opening_an_up_to_date_database_again_changes_nothing(tmp_path, repository):
    assert Repository(open_engine(database_url(tmp_path))).interview("tea-1") == interview()


def test_an_interview_comes_back_as_it_was_stored(repository):
    assert repository.interview("tea-1") == interview()
    assert repository.turns("tea-1") == [asked()]


def test_times_come_back_in_utc(repository):
    local = dt.timezone(dt.timedelta(hours=5, minutes=30))
    repository.add_turn("tea-1", answer("x").model_copy(update={"at": START.astimezone(local)}))
    assert repository.turns("tea-1")[1].at == START
    assert repository.turns("tea-1")[1].at.tzinfo == dt.UTC


@pytest.mark.parametrize(
    "text", ["", "x" * 100_000, "日本語 🫖 \u202eabc", "a\x00b", "\ud800", "'; DROP TABLE turns;--"]
)
def test_any_text_is_kept_exactly(repository, text):
    repository.add_turn("tea-1", answer(text))
    assert repository.turns("tea-1")[1].text == text


def test_the_same_answer_twice_is_one_turn(repository):
    repository.add_turn("tea-1", answer("the kettle"))
    assert repository.add_turn("tea-1", answer("the kettle")).text == "the kettle"
    assert len(repository.turns("tea-1")) == 2


def test_a_different_answer_to_the_same_question_is_refused_and_the_first_stays(repository):
    repository.add_turn("tea-1", answer("the kettle"))
    with pytest.raises(StaleTurn, match="already answered"):
        repository.add_turn("tea-1", answer("the pot"))
    assert repository.turns("tea-1")[1].text == "the kettle"


def _submit(url: str, _: int) -> int:
    found = Repository(open_engine(url))
    found.add_turn("tea-1", answer("sent from many places at once"))
    return len(found.turns("tea-1"))


def test_one_answer_sent_from_many_processes_at_once_is_one_turn(tmp_path, repository):
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        counts = pool.starmap(_submit, [(database_url(tmp_path), n) for n in range(12)])
    assert set(counts) == {2}


def test_closing_turns_the_status_in_the_same_transaction(repository):
    closing = Turn(seq=1, speaker=Speaker.INTERVIEWER, kind=TurnKind.CLOSE, text="Thank you.", at=START)
    repository.add_turn("tea-1", closing, status="finished")
    assert repository.interview("tea-1").status == "finished"
    assert repository.interview("tea-1").finished_at == START


def test_publishing_a_pack_twice_changes_nothing(repository):
    assert repository.publish(PACK, START) is False
    assert repository.pack(PACK.hash) == PACK


def test_the_latest_choice_for_a_purpose_counts(repository):
    repository.add_consent("tea-1", Consent(purpose=Purpose.MATCHING, given=True, at=START))
    repository.add_consent("tea-1", Consent(purpose=Purpose.MATCHING, given=False, at=START))
    assert repository.consents("tea-1")[Purpose.MATCHING].given is False
    assert repository.consents("tea-1")[Purpose.SCREENING].given is True


def test_the_latest_decision_on_an_edit_counts(repository):
    repository.add_decision("tea-1", EditDecision(edit="e-1", choice="accept"), START)
    repository.add_decision("tea-1", EditDecision(edit="e-1", choice="reject"), START)
    assert repository.decisions("tea-1")["e-1"].choice == "reject"


def test_an_unknown_interview_is_not_found_whatever_is_asked(repository):
    for call in (
        lambda: repository.interview("nobody"),
        lambda: repository.add_turn("nobody", answer("x")),
        lambda: repository.add_request(Request("nobody", "review", "x", START)),
        lambda: repository.erase("nobody"),
    ):
        with pytest.raises(NotFound, match="No such interview"):
            call()


def test_erasing_leaves_no_byte_of_it_behind(tmp_path, repository):
    secret = "a very particular sentence about oolong"
    repository.add_turn("tea-1", answer(secret))
    repository.add_request(Request("tea-1", "review", secret, START))
    repository.erase("tea-1")
    with pytest.raises(NotFound):
        repository.interview("tea-1")
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert secret.encode() not in left
    assert b"Robin Testperson" not in left


def test_a_database_that_is_not_one_is_an_error_that_names_the_setting(tmp_path):
    (tmp_path / "interviewer.sqlite3").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="INTERVIEWER_DATABASE"):
        open_engine(database_url(tmp_path))


def test_a_database_that_goes_away_acknowledges_nothing(tmp_path, repository):
    with sqlite3.connect(tmp_path / "interviewer.sqlite3") as raw:
        raw.execute("DROP TABLE turns")
    with pytest.raises(StoreError, match="nothing was saved"):
        repository.add_turn("tea-1", answer("x"))


def test_a_request_is_kept_with_its_turn_or_not_at_all(repository):
    asking = Request("tea-1", "asked:person", "the kettle", START)
    for _ in range(3):  # from three tabs at once
        repository.add_turn("tea-1", answer("the kettle"), request=asking)
    assert repository.requests("tea-1") == [asking]


def test_erasing_leaves_nothing_behind_in_pages_that_were_split(tmp_path, repository):
    """Turns of many interviews, written by turns, so that pages are split with the erased one's rows in them."""
    draw = random.Random(3)
    ids = [f"tea-{n}-{draw.getrandbits(64):016x}" for n in range(40)]
    for one in ids:
        repository.create(interview(one), [], asked())
    for seq in range(1, 9):
        for one in draw.sample(ids, len(ids)):
            repository.add_turn(one, answer(f"{one} " * draw.randrange(1, 60), seq))
    gone = ids[::3]
    for one in gone:
        repository.erase(one)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert [one for one in gone if one.encode() in left] == []
    assert all(len(repository.turns(one)) == 9 for one in ids if one not in gone)


def test_an_erasure_that_a_reader_holds_up_says_so_and_can_be_finished(tmp_path, repository):
    secret = "a very particular sentence about oolong"
    repository.add_turn("tea-1", answer(secret))
    event.listen(repository.engine, "checkout", lambda raw, *_: raw.execute("PRAGMA busy_timeout=50"))
    with sqlite3.connect(tmp_path / "interviewer.sqlite3") as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM turns").fetchone()
        with pytest.raises(StoreError, match="db upgrade"):
            repository.erase("tea-1")
        reader.rollback()
    clear_deleted(repository.engine)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert secret.encode() not in left


def test_a_database_that_is_deleted_while_open_acknowledges_nothing(tmp_path, repository):
    for path in tmp_path.glob("interviewer.sqlite3*"):
        path.unlink()
    with pytest.raises(StoreError, match="moved or deleted"):
        repository.add_turn("tea-1", answer("x"))


def test_a_database_that_takes_no_writing_acknowledges_nothing(repository):
    event.listen(repository.engine, "checkout", lambda raw, *_: raw.execute("PRAGMA query_only=ON"))
    with pytest.raises(StoreError, match="nothing was saved"):
        repository.add_turn("tea-1", answer("x"))
    assert len(repository.turns("tea-1")) == 1


def test_a_full_disk_acknowledges_nothing(repository):
    event.listen(repository.engine, "checkout", lambda raw, *_: raw.execute("PRAGMA max_page_count=1"))
    with pytest.raises(StoreError, match="full"):
        repository.add_turn("tea-1", answer("x" * 90_000))
    assert len(repository.turns("tea-1")) == 1


def test_a_stored_row_that_cannot_be_read_is_a_store_error(tmp_path, repository):
    with sqlite3.connect(tmp_path / "interviewer.sqlite3") as raw:
        raw.execute("UPDATE turns SET content = '{broken'")
    with pytest.raises(StoreError, match="could not be read"):
        repository.turns("tea-1")


FIRST_TABLES = {"packs", "interviews", "turns", "consents", "assessments", "outcomes", "edit_decisions", "requests"}


def test_a_database_of_the_first_revision_is_brought_up_with_its_interviews(tmp_path, repository):
    with sqlite3.connect(tmp_path / "interviewer.sqlite3") as raw:
        for name in Base.metadata.tables.keys() - FIRST_TABLES:
            raw.execute(f"DROP TABLE {name}")
        raw.execute("ALTER TABLE interviews DROP COLUMN engine")
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
    again = Repository(open_engine(database_url(tmp_path)))
    assert again.interview("tea-1") == interview()
    assert again.digests() == {}


def test_a_database_of_a_newer_version_is_left_alone(tmp_path, repository):
    with sqlite3.connect(tmp_path / "interviewer.sqlite3") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        open_engine(database_url(tmp_path))


def _open(url: str) -> str | None:
    return current_revision(open_engine(url))


def test_processes_that_make_one_database_at_once_all_open_it(tmp_path):
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert pool.map(_open, [database_url(tmp_path / "new")] * 4, chunksize=1) == [HEAD] * 4
