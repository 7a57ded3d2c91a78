"""Tokens that nobody has counted yet, estimated: of what is about to be sent, and of a reply that was not read whole.

A tokenizer would be another one for each model, and most are downloaded. Four bytes a token is about right for English
prose and JSON in the vocabularies that are common, and too many rather than too few for writing that is not Latin.
"""

from __future__ import annotations

import json

from pydantic import BaseModel

from interviewer.chat import Prompt
from interviewer.models.forms import wire_schema

_BYTES = 4
"""Of UTF-8, a token."""
_AROUND = 8
"""Tokens that a server puts around the two messages."""


def tokens_in(text: str) -> int:
    """About how many tokens a text has; 0 for an empty one."""
    return -(-len(text.encode("utf-8", "replace")) // _BYTES)


def tokens_sent(prompt: Prompt, form: type[BaseModel] | None = None) -> int:
    """About how many tokens of input a call has: its messages, and the schema of the form that is asked for."""
    schema = "" if form is None else json.dumps(wire_schema(form))
    return _AROUND + tokens_in(prompt.stable) + tokens_in(prompt.varying) + tokens_in(schema)
