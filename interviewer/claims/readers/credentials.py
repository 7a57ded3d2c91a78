"""Education, licences and certificates, each told once."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.claims.lexicon import (
    canonical,
)
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.readers.certificates import certificates
from interviewer.claims.readers.education import education
from interviewer.claims.readers.licences import licences


def read_credentials(passage: Passage) -> Iterator[Draft]:
    """Claims about degrees, licences to practise and certificates."""
    yield from education(passage)
    licensed = list(licences(passage))
    yield from licensed
    spans = [(draft.quote.start, draft.quote.end) for draft in licensed]
    for draft in certificates(passage):
        if not any(
            start <= draft.quote.start
            and draft.quote.end <= end
            and canonical(draft.subject) in canonical(other.subject)
            for (start, end), other in zip(spans, licensed, strict=True)
        ):
            yield draft
