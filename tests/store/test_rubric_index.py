from __future__ import annotations

import shutil
import subprocess
import sys

import numpy as np
import pytest

from interviewer.domain.rubric import RubricPack
from interviewer.errors import NotFound, StoreError
from interviewer.models.hashing import HashingEmbeddings
from interviewer.store.rubric_documents import documents
from interviewer.store.rubric_index import RubricIndex
from tests.builders import pack, pack_document

EMBEDDINGS = HashingEmbeddings()


@pytest.fixture
def index(tmp_path) -> RubricIndex:
    return RubricIndex(tmp_path / "index", EMBEDDINGS)


class Interrupted(Exception):
    """The process died here."""


class Interrupting(HashingEmbeddings):
    """Embeddings whose second call fails: a publication breaks off after its documents, before its seal."""

    def __init__(self):
        self.calls = 0

    def vectors(self, texts):
        self.calls += 1
        if self.calls > 1:
            raise Interrupted
        return super().vectors(texts)


def test_a_published_pack_is_read_back_as_it_was_written(index):
    written = pack()
    index.publish(written)
    for competency in written.competencies:
        read = index.standards(written.hash, competency.id)
        assert [one.criterion for one in read] == [one.id for one in competency.criteria]
        for one, criterion in zip(read, competency.criteria, strict=True):
            assert one.anchors == criterion.anchors
            assert one.key_points == criterion.key_points
            assert one.looks_for == criterion.looks_for


def test_a_criterion_whose_words_are_right_is_read_back_as_that(index):
    document = pack_document()
    document["competencies"][0]["criteria"][1]["own_words"] = False
    written = RubricPack.model_validate(document)
    index.publish(written)
    assert [one.own_words for one in index.standards(written.hash, "brewing")] == [True, False]


def test_a_pack_in_ones_own_words_has_the_documents_it_always_had():
    names = {name for one in documents(pack()) if one.metadata["kind"] == "criterion" for name in one.metadata}
    place = {"pack", "version", "hash", "kind", "competency", "criterion", "place"}
    assert names == {*place, "name", "competency_name"}


def test_exemplars_come_back_with_their_levels_in_the_packs_order(index):
    written = pack()
    index.publish(written)
    competency = written.competencies[0]
    read = index.examples(written.hash, competency.id)
    expected = [(q.id, e.answer, e.levels) for q in competency.questions for e in q.exemplars]
    assert [(one.question, one.answer, one.levels) for one in read] == expected


def test_publishing_twice_changes_nothing(index):
    first = index.publish(pack())
    assert index.publish(pack()) == first
    assert index.published() == (first,)


def test_an_interrupted_publication_is_completed(tmp_path):
    written = pack()
    with pytest.raises(Interrupted):
        RubricIndex(tmp_path, Interrupting()).publish(written)
    index = RubricIndex(tmp_path, EMBEDDINGS)
    assert index.published() == ()
    assert index.publish(written).documents == len(documents(written))
    assert len(index.standards(written.hash, "brewing")) == 2


def test_a_changed_pack_is_published_beside_the_old_one(index):
    old, new = pack(), pack(title="Tea tasting, revised", version="1.1.0")
    index.publish(new)
    index.publish(old)
    assert [one.version for one in index.published()] == ["1.0.0", "1.1.0"]
    assert index.standards(old.hash, "brewing")


def test_the_nearest_exemplar_is_the_answer_itself(index):
    written = pack()
    index.publish(written)
    exemplar = written.competencies[0].questions[0].exemplars[3]
    (vector,) = EMBEDDINGS.vectors([exemplar.answer])
    nearest = index.nearest(written.hash, "brewing", "brewing-one", vector, 3)
    assert nearest[0].answer == exemplar.answer
    assert nearest[0].similarity == pytest.approx(1, abs=1e-4)
    assert [one.similarity for one in nearest] == sorted((one.similarity for one in nearest), reverse=True)


def test_nearness_stays_within_the_competency(index):
    written = pack()
    index.publish(written)
    nearest = index.nearest(written.hash, "tasting", "tasting-one", np.ones(512, np.float32) / 512**0.5, 50)
    assert {one.competency for one in nearest} == {"tasting"}


def test_a_pack_that_was_never_published_is_not_found(index):
    with pytest.raises(NotFound, match="competency 'brewing'"):
        index.standards("0" * 64, "brewing")


def test_a_folder_that_cannot_be_used_says_what_to_do(tmp_path):
    (tmp_path / "index").write_text("not a folder")
    with pytest.raises(StoreError, match="could not be opened"):
        RubricIndex(tmp_path / "index", EMBEDDINGS).published()


def test_what_another_process_publishes_is_read_here(tmp_path):
    index = RubricIndex(tmp_path, EMBEDDINGS)
    index.publish(pack())
    script = (
        "import sys; from pathlib import Path; from tests.builders import pack; "
        "from interviewer.models.hashing import HashingEmbeddings; "
        "from interviewer.store.rubric_index import RubricIndex; "
        "RubricIndex(Path(sys.argv[1]), HashingEmbeddings()).publish(pack(version='2.0.0'))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True)
    newer = pack(version="2.0.0")
    assert [one.version for one in index.published()] == ["1.0.0", "2.0.0"]
    (vector,) = EMBEDDINGS.vectors([newer.competencies[0].questions[0].exemplars[3].answer])
    assert index.nearest(newer.hash, "brewing", "brewing-one", vector, 1)[0].similarity == pytest.approx(1, abs=1e-4)


def test_two_processes_publishing_at_once_leave_one_whole_pack(tmp_path):
    script = (
        "import sys; from pathlib import Path; from tests.builders import pack; "
        "from interviewer.models.hashing import HashingEmbeddings; "
        "from interviewer.store.rubric_index import RubricIndex; "
        "RubricIndex(Path(sys.argv[1]), HashingEmbeddings()).publish(pack())"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path)]) for _ in range(3)]
    assert [one.wait(timeout=120) for one in running] == [0, 0, 0]
    index = RubricIndex(tmp_path, EMBEDDINGS)
    assert len(index.published()) == 1
    assert len(index.examples(pack().hash, "brewing")) == 8


def test_documents_that_were_lost_are_written_again(tmp_path):
    written = pack()
    index = RubricIndex(tmp_path, EMBEDDINGS)
    index.publish(written)
    lost = [f"{written.hash}/exemplar/brewing/brewing-a/0", f"{written.hash}/anchor/brewing/brewing-one/3"]
    index._collection().delete(ids=lost)
    again = RubricIndex(tmp_path, EMBEDDINGS)
    again.publish(written)
    assert len(again.examples(written.hash, "brewing")) == 8
    assert len(again.standards(written.hash, "brewing")[0].anchors) == 4


def test_an_index_that_was_deleted_is_written_again(tmp_path):
    RubricIndex(tmp_path / "index", EMBEDDINGS).publish(pack())
    shutil.rmtree(tmp_path / "index")
    index = RubricIndex(tmp_path / "index", EMBEDDINGS)
    index.publish(pack())
    assert len(index.standards(pack().hash, "brewing")) == 2


def test_an_index_that_was_damaged_says_that_it_can_be_moved_away(tmp_path):
    RubricIndex(tmp_path, EMBEDDINGS).publish(pack())
    (tmp_path / "chroma.sqlite3").write_bytes(b"garbage" * 5_000)
    with pytest.raises(StoreError, match="moved away"):
        RubricIndex(tmp_path, EMBEDDINGS).publish(pack())
