"""Dates of work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.claims.expressions import IN_YEAR, SINCE, SPAN, Duration, iso_date
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.readers.employers import employers
from interviewer.claims.readers.fields import DOING, cleaned, is_a_field, nearest, title
from interviewer.claims.readers.jobs import roles
from interviewer.domain.evidence import ClaimKind


def read_dates(passage: Passage) -> Iterator[Draft]:
    """Claims of when: "since 2016", "from 2018 to 2021", "in 2019 I joined ..."."""
    taken: list[tuple[int, int]] = []
    for pattern in (SPAN, SINCE, IN_YEAR):
        for found in pattern.finditer(passage.text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            about = _dated(passage, found, pattern is IN_YEAR)
            if about is None:
                continue
            taken.append(found.span())
            subject, organisation = about
            start, end = iso_date(found["start"]), iso_date(found["end"]) if pattern is SPAN else None
            if start and end and end[:4] < start[:4]:
                continue
            when = (
                f"from {start} to {end}"
                if end
                else f"since {start}"
                if pattern is not IN_YEAR
                else f"started in {start}"
            )
            left, right = passage.sentence.clause_at(found.start())
            yield passage.draft(
                ClaimKind.DATES,
                f"{subject}: {when}",
                subject,
                left,
                max(right, found.end()),
                organisation=organisation,
                start=start,
                end=end,
            )


def _dated(passage: Passage, found: re.Match[str], single: bool) -> tuple[str, str | None] | None:
    """What a date of work is about: the employer, the role or the field in its clause. None where it is no date of work."""  # noqa: E501
    start, end = passage.sentence.clause_at(found.start())
    end = max(end, found.end())
    clause = passage.text[start:end]
    if not passage.sentence.is_theirs(found.start()) or re.search(
        r"\b(?:graduat\w*|degree|stud(?:y|ied|ying)|b\.?sc|m\.?sc|bachelor\w*|master['’]?s|ph\.?d|born|licen[cs]ed?|certif\w*|guideline\w*|published|passed|diploma|version|edition|bar)\b",
        clause,
        re.IGNORECASE,
    ):
        return None
    begins = re.search(
        r"\b(?:joined|started|began|begin|moved\s+(?:across\s+|over\s+|on\s+)?to|hired|became|start(?:ed)?\s+(?:work\w*|at|as))\b",
        clause,
        re.IGNORECASE,
    )
    if single and not begins:
        return None
    places = [one for one in employers(passage) if start <= one.start < end]
    # "Translator since 2013, ... later at Babelway": what follows a comma is another thing that was said.
    places = [one for one in places if one.start < found.start() or "," not in passage.text[found.end() : one.start]]
    titles = [one for one in roles(passage) if start <= one.start < end]
    at = Duration(found.start(), found.end(), 1, False)
    organisation = nearest(places, at).name if places else None
    if titles or organisation:
        return title(titles, at) or organisation or "", organisation
    before, after = clause[: found.start() - start], clause[found.end() - start :]
    doing = DOING.search(before.rstrip(" ,"))
    for field in (doing["field"] if doing else "", after, before):
        words = cleaned(field)
        if words and is_a_field(words, passage):
            return words, None
    if re.search(r"\b(?:work(?:ed|ing)?|employed|career|practi[sc]\w+)\b", clause, re.IGNORECASE):
        return "work", None
    return None
