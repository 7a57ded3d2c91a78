"""Regular expressions that are compiled when they are first used.

The long lists of wordings take half a second together; a process that has yet to ask its first question needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from weakref import WeakSet

_made: WeakSet[LatePattern] = WeakSet()


def warm_up() -> None:
    """Compile all that have been made, before somebody waits for one."""
    for one in list(_made):
        _ = one.compiled


class LatePattern:
    """A pattern as `re.compile` takes it. Safe to use from several threads."""

    def __init__(self, pattern: str, flags: int = 0):
        """Keep the pattern as it is written. What is wrong with it shows at its first use, as `re.error`."""
        self._pattern = pattern
        self._flags = flags
        _made.add(self)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What it compiles to."""
        return re.compile(self._pattern, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        """See `re.search`."""
        return self.compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """See `re.match`."""
        return self.compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """See `re.fullmatch`."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """See `re.finditer`."""
        return self.compiled.finditer(text)

    def sub(self, instead: str, text: str) -> str:
        """See `re.sub`."""
        return self.compiled.sub(instead, text)
