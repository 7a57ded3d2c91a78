"""The form that a chat model fills in for one criterion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, create_model


class Graded(BaseModel):
    """What the model fills in: evidence first, so that the level follows from it."""

    model_config = ConfigDict(extra="forbid")

    found: list[str]
    """Key points with the words that show them, as "2: I rang her back": a form inside the form would have its schema
    paid for with every grading."""
    reason: str
    level: int

    def quotes(self) -> Iterator[tuple[int, str]]:
        """(number of the key point, from 1; the words), for whatever is written so."""
        for one in self.found:
            written = _NUMBERED.fullmatch(one)
            if written:
                yield int(written[1]), written[2]


_NUMBERED = re.compile(r"\s*(\d{1,3})\s*[:.)]\s*(.+)", re.DOTALL)


@cache
def graded_on(levels: tuple[int, ...]) -> type[Graded]:
    """The form for a criterion's own levels, so that no other can be given."""
    one_of: Any = Literal[levels]
    return create_model("Graded", __base__=Graded, level=(one_of, ...))
