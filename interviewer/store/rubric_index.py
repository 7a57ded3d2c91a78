"""Rubric packs in an embedded, persistent Chroma: published once by content hash, read by every grading.

Vectors come from the project's own embeddings, never from Chroma's default function (it downloads a model). Vectors of
two models cannot be compared, so each model has a collection of its own. A pack's last document is its seal: a pack
without one was interrupted while it was published, and publishing it again completes it.

Several processes may hold one folder open. Writing is serialised by an exclusive lock on a small SQLite file beside
the index, which the operating system drops with the process that held it.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.rubric import RubricPack
from interviewer.domain.standard import GradedExample, Standard
from interviewer.errors import NotFound, StoreError
from interviewer.store.locking import locked
from interviewer.store.rubric_documents import LAYOUT, Document, documents, graded_example, standards

logger = logging.getLogger(__name__)

_STEP = 32
"""Texts embedded at a time."""
_BATCH = 256
"""Documents written at a time."""
_SEAL = "pack"

_Result = TypeVar("_Result")


class SentenceVectors(Protocol):
    """What the index needs of the embeddings."""

    name: str

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, d) unit-length sentence vectors."""
        ...


@dataclass(frozen=True)
class Published:
    """A pack that is complete in the index."""

    pack: str
    version: str
    hash: str
    documents: int


class RubricIndex:
    """The rubrics as grading reads them. Opened on first use: importing Chroma takes about a second."""

    def __init__(self, path: Path, embeddings: SentenceVectors):
        """Name the folder; it is made and opened on first use.

        Args:
            path: Folder of the index; made, with its parents, where it isn't there.
            embeddings: What turns texts into vectors. Its `name` decides the collection.
        """
        self._path = path
        self._embeddings = embeddings
        self._opening = threading.Lock()
        self._opened: Any = None

    def publish(self, pack: RubricPack, pause: Callable[[], None] = lambda: None) -> Published:
        """Write a pack, or complete an interrupted writing; a pack that is there already is left as it is.

        Args:
            pack: The pack.
            pause: Called between small steps, while nothing is held that another thread or process could wait for.

        Raises:
            StoreError: The folder cannot be written, or another process held the lock for a minute.
            EmbeddingsError: The texts could not be embedded; nothing was written.
        """
        found = self._sealed(pack.hash)
        if found is not None:
            return found
        written = documents(pack)
        texts = [document.text for document in written]
        # Embedding takes seconds and writing does not, so the lock is not taken before there is something to write.
        vectors: list[NDArray[np.float32]] = []
        for start in range(0, len(texts), _STEP):
            pause()
            vectors += list(self._embeddings.vectors(texts[start : start + _STEP]))
        title = list(self._embeddings.vectors([pack.title]))
        with self._alone():
            found = self._sealed(pack.hash)
            if found is not None:
                return found
            for start in range(0, len(written), _BATCH):
                self._write(written[start : start + _BATCH], vectors[start : start + _BATCH])
            self._write([_seal(pack, len(written))], title)
        return Published(pack.id, pack.version, pack.hash, len(written))

    def _alone(self) -> AbstractContextManager[None]:
        return locked(self._path / "publish.lock", f"publishing rubrics into {self._path}")

    def published(self) -> tuple[Published, ...]:
        """Every complete pack, by id, then version. Raises StoreError."""
        seals = self._rows({"kind": _SEAL})
        found = [_published(metadata) for _, metadata in seals if metadata["layout"] == LAYOUT]
        return tuple(sorted(found, key=lambda one: (one.pack, [int(n) for n in one.version.split(".")], one.hash)))

    def standards(self, pack_hash: str, competency: str) -> tuple[Standard, ...]:
        """The criteria of a competency, in the pack's order.

        Raises:
            NotFound: The pack was never published, or has no such competency.
            StoreError: The index cannot be read.
        """
        found = standards(self._rows({"hash": pack_hash, "competency": competency}))
        if not found:
            raise NotFound(f"competency {competency!r} in the published rubric {pack_hash[:12]}")
        return found

    def standard(self, pack_hash: str, competency: str, criterion: str) -> Standard:
        """One criterion. Raises NotFound and StoreError, as `standards`."""
        for one in self.standards(pack_hash, competency):
            if one.criterion == criterion:
                return one
        raise NotFound(f"criterion {criterion!r} of {competency!r} in the published rubric {pack_hash[:12]}")

    def examples(self, pack_hash: str, competency: str) -> tuple[GradedExample, ...]:
        """Every graded answer of a competency, in the pack's order; none where it has none. Raises StoreError."""
        rows = self._rows({"hash": pack_hash, "competency": competency, "kind": "exemplar"})
        return tuple(graded_example(text, metadata) for text, metadata in rows)

    def nearest(
        self, pack_hash: str, competency: str, criterion: str, vector: NDArray[np.float32], k: int
    ) -> tuple[GradedExample, ...]:
        """The graded answers nearest to an answer, nearest first, that have a level on `criterion`.

        Args:
            pack_hash: The pack's content hash.
            competency: Whose exemplars.
            criterion: Exemplars without a level on it are left out.
            vector: (d,) sentence vector of the answer.
            k: How many at most; at least 1.

        Raises:
            StoreError: The index cannot be read.
        """
        try:
            near = self._found_near(pack_hash, competency, vector, k)
        except StoreError as error:
            # Chroma keeps its nearness index in memory and stumbles over what another process has published since.
            logger.info("Exemplars compared one by one: %s", error)
            near = self._compared(self.examples(pack_hash, competency), vector, k)
        return tuple(example for example in near if criterion in example.levels)

    def _found_near(
        self, pack_hash: str, competency: str, vector: NDArray[np.float32], k: int
    ) -> Sequence[GradedExample]:
        where = _where({"hash": pack_hash, "competency": competency, "kind": "exemplar"})
        result = self._ask(
            lambda collection: collection.query(
                query_embeddings=[vector.tolist()],
                n_results=max(k, 1),
                where=where,
                include=["documents", "metadatas", "distances"],
            )
        )
        rows = zip(result["documents"][0], result["metadatas"][0], result["distances"][0], strict=True)
        return [graded_example(text, metadata, 1.0 - float(distance)) for text, metadata, distance in rows]

    def _compared(
        self, examples: Sequence[GradedExample], vector: NDArray[np.float32], k: int
    ) -> Sequence[GradedExample]:
        if not examples:
            return ()
        cosines = self._embeddings.vectors([example.answer for example in examples]) @ vector
        best = np.argsort(-cosines, kind="stable")[: max(k, 1)]
        return [replace(examples[at], similarity=float(cosines[at])) for at in best]

    def _sealed(self, pack_hash: str) -> Published | None:
        for _, metadata in self._rows({"kind": _SEAL, "hash": pack_hash}):
            if metadata["layout"] == LAYOUT:
                found = _published(metadata)
                return found if self._count(pack_hash) == found.documents else None
        return None

    def _count(self, pack_hash: str) -> int:
        """How many documents of a pack are there; one that was lost would change ratings without a word."""
        where = {"$and": [{"hash": pack_hash}, {"kind": {"$ne": _SEAL}}]}
        return len(self._ask(lambda collection: collection.get(where=where, include=[]))["ids"])

    def _write(self, batch: Sequence[Document], vectors: Sequence[NDArray[np.float32]]) -> None:
        self._ask(
            lambda collection: collection.upsert(
                ids=[document.id for document in batch],
                documents=[document.text for document in batch],
                metadatas=[dict(document.metadata) for document in batch],
                embeddings=[vector.tolist() for vector in vectors],
            )
        )

    def _rows(self, equals: Mapping[str, str]) -> list[tuple[str, Mapping[str, Any]]]:
        """(text, metadata) of every document whose metadata has these values, in the order they were written."""
        result = self._ask(lambda collection: collection.get(where=_where(equals), include=["documents", "metadatas"]))
        rows = list(zip(result["documents"], result["metadatas"], strict=True))
        return sorted(rows, key=lambda row: int(row[1].get("place", 0)))

    def _ask(self, question: Callable[[Any], _Result]) -> _Result:
        collection = self._collection()
        try:
            return question(collection)
        except Exception as error:  # Chroma raises its own, SQLite's and its Rust core's errors, of no common class
            raise StoreError(
                f"The rubric index in {self._path} could not be used ({error}). Nothing was changed by this step. "
                "Check that the disk has room and the folder is writable, then try again. "
                "It holds only copies of the packs: moved away, it is built again from them."
            ) from error

    def _collection(self) -> Any:
        with self._opening:
            if self._opened is None:
                _make_folder(self._path)
                # Chroma makes its tables when it opens a folder first, and two that do so at once collide.
                with self._alone():
                    self._opened = _open(self._path, self._embeddings.name)
            return self._opened


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_open(path, error) from error


def _cannot_open(path: Path, error: Exception) -> StoreError:
    return StoreError(
        f"The rubric index in {path} could not be opened ({error}). Check that the folder exists and is writable. "
        "It holds only copies of the packs: moved away, it is built again from them."
    )


def _open(path: Path, model: str) -> Any:
    """Open, or make, the collection for one embedding model."""
    try:
        import chromadb  # noqa: PLC0415  (late: its import is most of a start-up)
        from chromadb.config import Settings  # noqa: PLC0415

        client = chromadb.PersistentClient(
            path=str(path), settings=Settings(anonymized_telemetry=False, allow_reset=False)
        )
        # The hash keeps any model name a legal collection name.
        name = f"rubrics-{hashlib.sha256(model.encode()).hexdigest()[:16]}"
        return client.get_or_create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}, metadata={"model": model}
        )
    except Exception as error:  # as in RubricIndex._ask
        raise _cannot_open(path, error) from error


def _where(equals: Mapping[str, str]) -> dict[str, Any]:
    """Chroma's filter for metadata that equals all of these."""
    clauses = [{key: value} for key, value in equals.items()]
    return clauses[0] if len(clauses) == 1 else {"$and": clauses}


def _seal(pack: RubricPack, count: int) -> Document:
    metadata = {"pack": pack.id, "version": pack.version, "hash": pack.hash, "kind": _SEAL}
    return Document(f"{pack.hash}/{_SEAL}", pack.title, {**metadata, "documents": count, "layout": LAYOUT})


def _published(metadata: Mapping[str, Any]) -> Published:
    return Published(str(metadata["pack"]), str(metadata["version"]), str(metadata["hash"]), int(metadata["documents"]))
