"""Whether a sentence says that the applicant has something: a degree, a licence, a certificate."""

from __future__ import annotations

import re

from interviewer.claims.passage import Passage

_GOT = r"\b(?:have|['’]ve|has|had|hold|holds|got|get|did|do|done|made|completed|finished|earned|obtained|took|received|gained|with|my|read|have\s+got|was\s+awarded|graduated|possess|passed|am|['’]m|renewed|keep|maintain|qualified|became|also)\b"  # noqa: E501
IN_PROGRESS = re.compile(
    r"\b(?:studying|enrolled|pursuing|doing\s+(?:my|a|an)\s|working\s+(?:on|towards?)|candidate|in\s+progress|part\s+way|expect(?:ed|ing)?|next\s+year|expired|lapsed|used\s+to\s+hold|ran\s+out)\b",
    re.IGNORECASE,
)


def held(passage: Passage, at: int) -> bool:
    """Whether the sentence says, up to `at`, that the applicant has something; notes without a subject do too."""
    if not passage.sentence.is_theirs(at):
        return False
    start, end = passage.sentence.clause_at(at)
    if IN_PROGRESS.search(passage.text[start:end]):
        return False
    before = passage.text[start:at]
    return bool(re.search(_GOT, before, re.IGNORECASE)) or _is_note(passage, at)


def _is_note(passage: Passage, at: int) -> bool:
    """Whether `at` stands in notes: short, or a list, and with no verb that could be another's."""
    before = passage.text[:at]
    if re.search(r"\b(?:I|we)\b", before) and not re.search(r",[^.]*$|\band\s+$|/\s*$|[(]\s*$", before):
        return False
    return (
        not re.search(
            r"\b(?:follow\w*|per|us(?:e|ed|ing)|according|start\w*|teach\w*|check\w*|apply|need\w*|know\w*|is|are|was|were|run|ran|did|give|gave|call\w*|require\w*|the|if|when|during|under|then|activate\w*|begin\w*|initiat\w*|should|must)\b",
            before,
            re.IGNORECASE,
        )
        and len(passage.text.split()) <= 45
    )


def whole(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The words to quote: from the opening of the clause, where it is near, to its end."""
    left, right = passage.sentence.clause_at(start)
    return (left if start - left <= 40 else start), min(max(end, start + 1), max(right, end))
