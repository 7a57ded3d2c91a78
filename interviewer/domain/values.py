"""What every value in the domain has in common: frozen, strict about unknown keys, and a stable hash."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints


class Value(BaseModel):
    """A frozen value; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""An identifier people can type: lower-case letters, digits and hyphens, at most 64."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Prose that may not be empty."""


def content_hash(value: Any) -> str:
    """The SHA-256 of `value` as canonical JSON (sorted keys, UTF-8), in 64 hexadecimal digits.

    Args:
        value: a pydantic model, or anything `json.dumps` takes.
    """
    data = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate can come out of a JSON file; it has to hash like anything else.
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
