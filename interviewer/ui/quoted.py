"""People's words as HTML: escaped, verbatim, with the quoted parts marked. Nothing in them is ever interpreted."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interviewer.domain.evidence import Quote
from interviewer.domain.interview import Turn


@dataclass(frozen=True)
class Span:
    """A part of a text to mark, in code points, end exclusive."""

    start: int
    end: int
    label: str = ""
    """Read out and shown as a tooltip: what the part is evidence for."""
    shade: int = 0
    """Which of the six marking colours, 0 to 5: one a competency, say."""


def escaped(text: str) -> str:
    """Text as HTML that shows it character by character."""
    # A carriage return would be swallowed by the HTML parser, and a NUL replaced: both would shift what is seen.
    return html.escape(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd"), quote=True)


def verbatim(text: str, spans: Iterable[Span] = ()) -> str:
    """A block with the text as it was written, `spans` marked; line breaks and direction of writing kept."""
    return f'<div class="verbatim" dir="auto">{highlighted(text, spans)}</div>'


def highlighted(text: str, spans: Iterable[Span]) -> str:
    """The text escaped, with `spans` in `<mark>`; where spans overlap, the part has the labels of all of them."""
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    edges = sorted({0, len(text), *(span.start for span in inside), *(span.end for span in inside)})
    parts: list[str] = []
    for start, end in zip(edges, edges[1:], strict=False):
        over = [span for span in inside if span.start <= start and end <= span.end]
        piece = escaped(text[start:end])
        parts.append(_marked(piece, over) if over else piece)
    return "".join(parts)


def quote_html(quote: Quote) -> str:
    """A quote standing alone, in quotation marks."""
    return f'<blockquote class="quote" dir="auto">“{escaped(quote.text)}”</blockquote>'


def in_context(turn: Turn, quotes: Sequence[Quote], around: int | None = None) -> str:
    """A turn's text with the quotes taken from it marked; other turns' quotes are passed over.

    Args:
        turn: the turn the quotes may be from.
        quotes: quotes of any turn.
        around: characters to keep on each side of the outermost quotes; None for the whole text.
    """
    spans = [Span(one.start, one.end) for one in quotes if one.is_in({turn.seq: turn.text}) and one.turn == turn.seq]
    if around is None or not spans:
        return verbatim(turn.text, spans)
    first = max(0, min(span.start for span in spans) - around)
    last = min(len(turn.text), max(span.end for span in spans) + around)
    moved = [Span(span.start - first, span.end - first, span.label, span.shade) for span in spans]
    before, after = "… " if first else "", " …" if last < len(turn.text) else ""
    text = highlighted(turn.text[first:last], moved)
    return f'<div class="verbatim" dir="auto">{before}{text}{after}</div>'


def by_turn(quotes: Iterable[Quote]) -> Mapping[int, list[Quote]]:
    """Turn seq -> its quotes, in the order they stand in."""
    found: dict[int, list[Quote]] = {}
    for quote in sorted(quotes, key=lambda one: (one.turn, one.start)):
        found.setdefault(quote.turn, []).append(quote)
    return found


def _marked(piece: str, over: Sequence[Span]) -> str:
    labels = ", ".join(dict.fromkeys(span.label for span in over if span.label))
    title = f' title="{escaped(labels)}"' if labels else ""
    return f'<mark class="shade-{over[0].shade % 6}"{title}>{piece}</mark>'
