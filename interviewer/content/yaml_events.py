"""What libyaml reads of a text, as the events that the careful reader takes: the same document, sooner.

Reading seven packs with the pure reader takes two of the three seconds in which a first question is to be there. The
meaning of what is read stays the careful reader's, which follows YAML 1.2; libyaml follows 1.1, so whatever the two
could read apart, and all that libyaml refuses, is left to the careful one. Its words about mistakes are better, too.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from ruamel.yaml import events

_libyaml: Any = getattr(yaml, "CSafeLoader", None)
"""None where PyYAML was built without libyaml."""

_READ_APART = re.compile(r"^%|[\t\x85\u2028\u2029]|\r(?!\n)|[|>][-+\d]*#|^ *(?:--- *)?[|>]", re.MULTILINE)
"""A directive may ask for another version; tabs, some line breaks and some comments are let through in one of them."""


class LeftToTheCarefulReaderError(Exception):
    """libyaml cannot read the text, or could read it as something else."""


class FastEvents:
    """The events of one text, one ahead; takes the place of `ruamel.yaml.parser.Parser`."""

    def __init__(self, text: str):
        """Raises LeftToTheCarefulReaderError."""
        if _libyaml is None or _READ_APART.search(text):
            raise LeftToTheCarefulReaderError
        try:
            self._parser = _libyaml(text)
        except UnicodeEncodeError:
            raise LeftToTheCarefulReaderError from None
        self._next: Any = None

    def peek_event(self) -> Any:
        """The next event; it stays the next. Raises LeftToTheCarefulReaderError."""
        if self._next is None:
            try:
                self._next = _translated(self._parser.get_event())
            except yaml.YAMLError:
                raise LeftToTheCarefulReaderError from None
        return self._next

    def check_event(self, *kinds: type[events.Event]) -> bool:
        """Whether the next event is of one of these kinds, of any where none is named.

        Raises:
            LeftToTheCarefulReaderError: see there.
        """
        return isinstance(self.peek_event(), kinds or events.Event)

    def get_event(self) -> Any:
        """The next event, taken. Raises LeftToTheCarefulReaderError."""
        event, self._next = self.peek_event(), None
        return event

    def dispose(self) -> None:
        """Part of what is asked of a parser; there is nothing to let go of."""


def _translated(event: Any) -> Any:
    """Raises LeftToTheCarefulReaderError for what has a name or a type of its own: such names end elsewhere in 1.2."""
    if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
        raise LeftToTheCarefulReaderError
    marks = event.start_mark, event.end_mark
    match event:
        case yaml.ScalarEvent():
            return events.ScalarEvent(None, None, event.implicit, event.value, *marks, style=event.style)
        case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
            kind = getattr(events, type(event).__name__)
            return kind(None, None, event.implicit, *marks, flow_style=event.flow_style)
        case _:
            return getattr(events, type(event).__name__)(*marks)
