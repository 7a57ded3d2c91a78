"""Where each rating's evidence stands in the transcript: a short code and a shade for each, and anchors to jump to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from string import ascii_uppercase

from interviewer.domain.evidence import Quote
from interviewer.domain.report import Report, ReportRating
from interviewer.ui.desk.marks import Mark, Tag

SHADES = 6


@dataclass(frozen=True)
class Label:
    """How one rating is called beside the words it rests on."""

    code: str
    """Competency letter and criterion number: "B2"."""
    shade: int
    """Which of the marking colours, 0 to 5: one a competency."""
    name: str
    """The criterion's name."""
    competency: str
    """The competency's name."""
    anchor: str
    """HTML id of the rating."""


@dataclass(frozen=True)
class Evidence:
    """The labels of a report's ratings and the passages to mark in each turn."""

    labels: Sequence[Label]
    """One a rating, in the report's order; two work samples rate one criterion twice."""
    marks: Mapping[int, Sequence[Mark]]
    """Turn seq -> passages."""


def evidence_of(report: Report) -> Evidence:
    """Every passage that a rating, a claim or a suggested edit quotes; the ratings' are coloured."""
    labels = _labels(report)
    marks: dict[int, list[Mark]] = {}
    for rating, label in zip(report.ratings, labels, strict=True):
        for quote in quotes_of(rating):
            marks.setdefault(quote.turn, []).append(_rated(quote, label))
    for quote in _others(report):
        marks.setdefault(quote.turn, []).append(
            Mark(quote.start, quote.end, classes=("cited",), anchor=quote_anchor(quote))
        )
    return Evidence(labels, marks)


def quotes_of(rating: ReportRating) -> list[Quote]:
    """A rating's quotes and those of its key points, each once, in the order of the transcript."""
    found = [*rating.quotes, *(point.quote for point in rating.key_points if point.quote is not None)]
    return sorted(dict.fromkeys(found), key=lambda quote: (quote.turn, quote.start, quote.end))


def quote_anchor(quote: Quote) -> str:
    """HTML id of a quoted passage."""
    return f"turn-{quote.turn}-{quote.start}-{quote.end}"


def quote_link(quote: Quote, *, shade: int | None = None) -> str:
    """The quoted words as a link to where they stand in the transcript."""
    colour = f" shade-{shade}" if shade is not None else ""
    return (
        f'<a class="cite{colour}" href="#{quote_anchor(quote)}" title="Show in the transcript" dir="auto">'
        f"“{escape(quote.text)}”</a>"
    )


def emphasis(report: Report, evidence: Evidence) -> str:
    """The style rules that mark a passage that was jumped to, and all passages of a rating that was chosen."""
    anchors = {quote_anchor(quote) for rating in report.ratings for quote in quotes_of(rating)}
    anchors |= {quote_anchor(quote) for quote in _others(report)}
    look = "outline: 3px solid var(--accent); outline-offset: 1px;"
    rules = [f"#{anchor}:target ~ .at-{anchor} {{ {look} }}" for anchor in sorted(anchors)]
    rules += [f".stApp:has(#{label.anchor}:target) mark.by-{label.anchor} {{ {look} }}" for label in evidence.labels]
    return f"<style>{' '.join(rules)}</style>"


def _labels(report: Report) -> list[Label]:
    names = {score.competency: score.name for score in report.competencies}
    places = list(dict.fromkeys([*names, *(rating.competency for rating in report.ratings)]))
    counts: dict[str, int] = {}
    labels: list[Label] = []
    for rating in report.ratings:
        place = places.index(rating.competency)
        counts[rating.competency] = number = counts.get(rating.competency, 0) + 1
        labels.append(
            Label(
                code=f"{ascii_uppercase[place % 26]}{number}",
                shade=place % SHADES,
                name=rating.name,
                competency=names.get(rating.competency, rating.competency),
                anchor=f"rating-{rating.competency}-{number}",
            )
        )
    return labels


def _rated(quote: Quote, label: Label) -> Mark:
    return Mark(
        start=quote.start,
        end=quote.end,
        classes=(f"shade-{label.shade}", f"by-{label.anchor}"),
        anchor=quote_anchor(quote),
        tags=(
            Tag(
                text=label.code,
                title=f"{label.code}: {label.name} ({label.competency}). Show its rating.",
                href=f"#{label.anchor}",
                classes=f"shade-{label.shade}",
            ),
        ),
    )


def _others(report: Report) -> Iterable[Quote]:
    for finding in report.findings:
        for claim in (finding.claim, finding.other_claim):
            if claim is not None:
                yield claim.quote
    for project in report.fit:
        for check in project.eligibility:
            yield from check.quotes
    for edit in report.edits:
        yield edit.quote
