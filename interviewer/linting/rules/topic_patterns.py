"""Wordings that ask an applicant about a protected matter: topic, and the words that give it away.

They look for the applicant ("you", "your") right beside the matter, so that "your patient's age", "your youngest
colleague" and "a client's divorce" are let through. Topics follow, where they agree, the Equality Act 2010 (UK), the
EU's directives 2000/43, 2000/78 and 2006/54, and the guidance of the US Equal Employment Opportunity Commission on
pre-employment inquiries; pay history, arrests and union membership are barred in many places besides.
"""

from __future__ import annotations

import re

_ARE = r"(?:(?:are|were|aren['’]t|weren['’]t) you|(?:have|had|haven['’]t|hadn['’]t) you (?:ever )?been)"
_DO = r"(?:(?:do|did|don['’]t|would|will|have|had) you (?:ever )?)"
_HAVE = (
    r"(?:do|did|would|will|don['’]t) you (?:currently |still |also |now |ever )?"
    r"(?:have|suffer from|take|need|use|plan|want)"
)
_OWN = r"your (?:own |current |present |exact |actual |former |last )?"
_MEMBER = r"(?:member of|belong(?:ed)? to|join(?:ed)?|active in|part of)"

_ASKED = {
    "age": (
        r"\bhow old (?:are|were) you\b",
        rf"\b{_OWN}(?:age|date of birth|birth ?date|birthday|birth year|year of birth)\b(?!['’]s)",
        r"\b(?:when|(?:in )?(?:what|which) year) (?:were you born|(?:did|do|have) you (?:graduate|finish|leave|left"
        r"|start|complete)\w* (?:from )?(?:school|high school|college|university|your degree|your studies))",
        r"\b(?:when|year) you (?:graduated|left school|finished school|were born)\b",
        r"\bwhen did you graduate\b|\b(?:year|date) (?:of|that) your graduation\b|\byour graduation (?:year|date)\b",
        r"\byou\b[^.?!]{0,30}\b(?:too old|too young|close to retirement|retire soon|digital native)\b",
        r"\bwhen (?:do|will|would) you (?:plan to |want to |expect to )?retire\b",
    ),
    "health or disability": (
        rf"\b{_OWN}(?:health|medical history|disabilit(?:y|ies)|illness(?:es)?|sick (?:days|leave)|mental health|weight"
        r"|height|blood pressure|addictions?|therapist)\b(?!['’]s)",
        rf"\b{_HAVE}(?: \w+){{0,3}} (?:disabilit(?:y|ies)|illness(?:es)?|health (?:problem|condition|issue)s?"
        r"|medical condition|impairments?|medication|sick leave)\b",
        rf"\b{_ARE} (?:ever |currently )*(?:disabled|ill|sick|depressed|pregnant|vaccinated|in therapy|on medication"
        r"|addicted|handicapped|able-bodied|diagnosed)\b",
        r"\bhow many (?:days (?:were you|have you been)\b[^.?!]{0,30}\b(?:sick|ill|absent|off)\b|sick days\b)",
        r"\bdo you (?:smoke|drink|use drugs|take drugs)\b",
    ),
    "family or private life": (
        rf"\b{_OWN}(?:husband|wife|spouse|partner['’]s? (?:job|income|work)|marriage|marital status|maiden name"
        r"|children|kids|child ?care|family (?:life|plans?|situation|status|background)|pregnanc(?:y|ies)|home life"
        r"|boyfriend|girlfriend|fianc[eé]e?|parents)\b(?!['’]s)",
        rf"\b{_HAVE}(?: \w+){{0,3}} (?:children|kids|babies|a baby|a family|a partner|a husband|a wife|child ?care"
        r"|dependants|dependents|caring responsibilities)\b",
        rf"\b{_ARE} (?:ever |currently )*(?:married|single|divorced|expecting a|a (?:mother|father|parent|single parent"
        r"|carer))\b",
        r"\bwho (?:looks after|takes care of|minds|cares for) your (?:child|kid|bab|famil|parent)",
        r"\bas a (?:mother|father|parent|woman|man|wife|husband)\b[^.?!]{0,40}\byou\b",
    ),
    "sex, gender or orientation": (
        rf"\b{_OWN}(?:gender|sex|sexual(?:ity)?(?: orientation)?|pronouns)\b(?!['’]s)",
        rf"\b{_ARE} (?:ever |currently )*(?:gay|lesbian|straight|bisexual|trans(?:gender)?|male or female"
        r"|a (?:man|woman))\b",
    ),
    "origin": (
        r"\bwhere (?:are|were) you (?:really |originally )?(?:from|born)\b|\bwhere (?:do|did) you (?:really )?"
        r"(?:originally )?come from\b|\bwhere (?:did )?you (?:grow|grew) up\b",
        r"\bwhat (?:country|part of the world) (?:are|do) you\b",
        rf"\b{_OWN}(?:nationality|citizenship|ethnic(?:ity| origin| background)|race(?! condition)|skin colou?r|accent"
        r"|native (?:language|tongue|country)|mother tongue|first language|birthplace|country of (?:birth|origin)"
        r"|home country|heritage|ancest(?:ry|ors)|surname|immigration status|hair(?:style)?|caste|tribe)\b(?!['’]s)",
        rf"\b{_ARE} (?:an? )?(?:native|immigrants?|foreign(?:er)?|born (?:here|in)|citizens?|refugees?)\b",
        r"\bis english (?:your|the language you)\b|\bwhich language(?:s)? (?:do|did) you speak at home\b",
        r"\bwhat (?:sort|kind) of name is\b",
    ),
    "religion or belief": (
        rf"\b{_OWN}(?:religion|faith|church|mosque|temple|synagogue|religious \w+|god|prayers?)\b(?!['’]s)",
        rf"\b{_ARE} (?:an? |currently )*(?:religious|christian|catholic|muslim|jewish|hindu|buddhist|atheist)\b",
        rf"\b{_DO}(?:believe in god|pray|(?:attend|go to) (?:church|mass|a? ?mosque|a? ?synagogue|a? ?temple))\b",
        r"\bwhich (?:religious |public )?holidays do you (?:keep|observe|celebrate)\b",
    ),
    "politics": (
        rf"\b{_OWN}(?:politics|political \w+|party (?:membership|affiliation))\b(?!['’]s)",
        r"\b(?:who|whom|which party|how) (?:do|did|would|will) you vote\b|\bdid you vote\b"
        rf"|\b(?:{_ARE} |{_DO})(?:a )?{_MEMBER} (?:a|any|the)(?: \w+)? (?:political )?party\b",
    ),
    "union membership": (
        rf"\b(?:{_ARE} |{_DO})(?:currently )?(?:a )?{_MEMBER} (?:a |any |the |your )*(?:trade |labou?r )?unions?\b",
        rf"\b{_OWN}(?:trade |labou?r )?union (?:membership|activit(?:y|ies)|card)\b"
        r"|\byour views? (?:on|of) (?:trade |labou?r )?unions\b",
    ),
    "arrests or convictions": (
        r"\b(?:have|had) you (?:ever )?been (?:arrested|convicted|charged|in (?:prison|jail|trouble with the law))\b"
        r"|\b(?:were|are) you (?:ever )?(?:arrested|convicted|in (?:prison|jail))\b",
        rf"\b{_OWN}(?:criminal|arrest|police) record\b|\b{_HAVE} (?:a |any )?(?:criminal|arrest|police) records?\b",
    ),
    "money or pay history": (
        r"\byour (?:current|last|present|former|previous) pay\b",
        rf"\b{_OWN}(?:salary|wages?|credit (?:score|history|rating)|bankruptc(?:y|ies))\b(?!['’]s)",
        r"\bhow much (?:do|did|are|were) you (?:earn|make|paid|earning|making|get paid)\b",
        rf"\b(?:{_ARE} |{_DO}gone )bankrupt\b|\bdo you (?:own|rent) (?:your|a) (?:home|house|flat)\b",
    ),
    "military discharge": (r"\b(?:your (?:military )?discharge|kind of discharge did you)\b",),
}
_RATED = {
    "who somebody is": (
        r"\b(?:is|sounds like|speaks like) an? (?:native speaker|young \w+|younger \w+|recent graduate|digital native"
        r"|mother|father|family man|christian|true believer|local)\b",
        r"\b(?:native[- ]speaker|native[- ]like|accent[- ]free|without (?:an |a foreign )?accent)\b",
        r"\b(?:fits? (?:in )?(?:with )?(?:the|our) (?:culture|team)|cultural fit|culture fit)\b",
        r"\b(?:graduated|degree) from an? (?:elite|good|top|leading|ivy[- ]league|russell[- ]group) \w+",
        r"\b(?:young and|youthful|energetic|able-bodied)\b",
    ),
}

ASKED = tuple((topic, re.compile("|".join(patterns), re.IGNORECASE)) for topic, patterns in _ASKED.items())
"""What a question may not ask."""
RATED = tuple((topic, re.compile("|".join(patterns), re.IGNORECASE)) for topic, patterns in _RATED.items())
"""What an anchor or a key point may not go by."""
