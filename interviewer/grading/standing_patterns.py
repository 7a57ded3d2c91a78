"""How people stand by a claim, in any work: they say yes, and show how the thing is done."""

from __future__ import annotations

import re

from interviewer.grading.wordings import LEAD, wordings

FIRM = wordings(
    r"""
    (?<!not )(?<!n't )(?:every|each|always|never|nothing|must|so that)\b
    (?<!not )(?<!n't )(?:because|since|myself|twice|weekly|daily|together)\b
    (?:audit\w*|measur\w+|compar\w+|logged|sign(?:s|ed)?|same|until|before)\b
    (?:first(?! (?:thing|pass|casualty))|next|turned out|which (?:shows|told|drives)|against)\b
    when(?:ever)? (?:the|a|they|he|she|something|one)\b|if (?:two|one|the|a)\b
    I (?:\w+ly )?(?:wrote|write|built|designed|ran|found|showed|compared|check(?:ed)?)\b
    I (?:\w+ly )?(?:learned|asked?|changed|moved|dropped|chose|choose|decided)\b
    I (?:\w+ly )?(?:defined|developed|started?|measured|drew|trained|rebuilt|removed)\b
    I (?:\w+ly )?(?:cut|weigh(?:ed)?|br(?:ing|ought)|repeated|read|call(?:ed)?)\b
    I (?:\w+ly )?(?:ring|rang|speak|closed?|kept|controlled|proposed|tested)\b
    I (?:\w+ly )?(?:introduced|explain|look(?:ed)? (?:for|at)|set|took|agree|publish)\b
    """
)
"""What is said of a thing that is really done: without exception, with a reason, in order, by the speaker."""
STANDS = wordings(
    rf"""
    {LEAD}(?:yes|yeah|yep|always|literally|truly|really|fully|absolutely)\b(?!,? (?:is|would|sounds|was)\b)
    {LEAD}(?:definitely|certainly|of course|both|all of|each|every|mine|myself)\b(?!,? (?:is|would|sounds|was)\b)
    {LEAD}(?:in fact\W+)?(?:it|that|they|we|I|you|there)'s(?: (?:to|so|indeed|too|now|mine|really))?[.,:;]
    {LEAD}(?:in fact\W+)?(?:it|that|they)(?: (?:is|was|are|were|do|does|did))(?: (?:to|so|indeed|too))?[.,:;]
    {LEAD}(?:in fact\W+)?(?:we|I|you|there)(?: (?:is|was|are|were|do|does|did))(?: (?:to|so|indeed|too))?[.,:;]
    {LEAD}(?:in fact\W+)?(?:it|that|they)(?: (?:is|was|are|were|do|does|did))(?: (?:now|mine|really))?[.,:;]
    {LEAD}(?:in fact\W+)?(?:we|I|you|there)(?: (?:is|was|are|were|do|does|did))(?: (?:now|mine|really))?[.,:;]
    {LEAD}(?:in fact\W+)?(?:it|that|they|we|I|you|there)(?: (?:have|has|had))(?: (?:to|so|indeed|too))?[.,:;]
    {LEAD}(?:in fact\W+)?(?:it|that|they|we|I|you|there)(?: (?:would|could|can|am))(?: (?:to|so|indeed|too))?[.,:;]
    {LEAD}(?:in fact\W+)?(?:it|that|they|we|I|you|there)(?: (?:have|has|had))(?: (?:now|mine|really))?[.,:;]
    {LEAD}(?:in fact\W+)?(?:it|that|they|we|I|you|there)(?: (?:would|could|can|am))(?: (?:now|mine|really))?[.,:;]
    ^\W*(?:very much|the whole|all of (?:it|them|that)|from the (?:beginning|start)|in the same way|on day one)\b
    """
)
"""An opening that says yes to what was asked."""
BUT = re.compile(
    r"^[^.?!]*\b(?:but|though|although|except)\b|^\W*(?:yes|yeah|sure),? (?:in theory|mostly)", re.IGNORECASE
)
BUT_I = re.compile(r"^[^.?!]*\bbut (?:I|we)\b", re.IGNORECASE)
AROUND_ECHO = re.compile(r"^\W*(?:quite|very|entirely|completely|extremely|as)\b|\bone\b", re.IGNORECASE)
"""What may stand around a word of the question that is said again."""
SHOWN = re.compile(
    r"\d+(?:[.,:]\d+)*|:(?= )|\bfor (?:example|instance)\b|\bthen (?:I|we)\b|, then\b|\btests first\b", re.IGNORECASE
)
"""Something measured, an example, a step: a claim made good often has it, a claim limited seldom."""
