"""A text as wordpieces: ids and where each stands in the text."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from interviewer.errors import EmbeddingsError

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Wordpieces:
    """A `tokenizer.json`, read so that nothing in a text can pass for a special token."""

    def __init__(self, file: Path):
        """Load the tokenizer.

        Raises:
            EmbeddingsError: The file is missing, is no tokenizer, or has no [CLS] and [SEP].
        """
        from tokenizers import Tokenizer  # noqa: PLC0415  (late: only who runs a model pays for it)

        try:
            self._tokenizer = Tokenizer.from_file(str(file))
        except Exception as error:  # tokenizers raises Exception itself, nothing narrower
            raise EmbeddingsError(f"{file} could not be read ({error}). Install the model again.") from error
        first, last = self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]")
        if first is None or last is None:
            raise EmbeddingsError(f"{file} has no [CLS] and [SEP]: it is not MiniLM's. Install the model again.")
        self.first: int = first
        """The id that opens every window."""
        self.last: int = last
        """The id that closes every window."""
        # The files come set to cut at 128 tokens and to pad to 128.
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        # Or an answer that spells out "[SEP]" would be read as two.
        self._tokenizer.encode_special_tokens = True

    def read(self, text: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Split a text of any length.

        Returns:
            (t,) ids and (t, 2) offsets into `text`, without special tokens; t = 0 where there is nothing to read.
        """
        # UTF-8 has no half of a surrogate pair; a one-character stand-in keeps every offset where it was.
        whole = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
        encoding = self._tokenizer.encode(whole, add_special_tokens=False)
        ids = np.array(encoding.ids, np.int32)
        return ids, np.array(encoding.offsets, np.int32).reshape(-1, 2)
