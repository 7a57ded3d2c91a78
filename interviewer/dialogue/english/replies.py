"""How short replies sound in English: to an offer, and to "what would you like to ask?"."""

from __future__ import annotations

YES = (
    r"yes",
    r"yeah",
    r"yep",
    r"yup",
    r"ya",
    r"sure",
    r"ok",
    r"okay",
    r"of course",
    r"certainly",
    r"absolutely",
    r"definitely",
    r"alright",
    r"all right",
    r"fine",
    r"gladly",
    r"y",
    r"go ahead",
    r"why not",
    r"please do",
    r"let us (?:do (?:that|it|them|so)|go back|try)",
    r"i (?:would|will|do)(?: like (?:to|that)(?: go back.*)?)?",
    r"i want to(?: go back.*)?",
    r"go back(?: to .{1,30})?",
    r"(?:i will|let me) (?:try|do|answer)(?: (?:it|them|that|again|now))*",
    r"(?:show|ask|give) (?:me )?(?:it|them|the (?:skipped )?questions?|the first(?: one)?)",
    r"end it(?: here)?",
    r"i do",
    r"that would be (?:good|fine|great|nice)",
    r"yes i (?:do|would|will|want to)(?: .{1,30})?",
)
"""An offer is taken."""

NO = (
    r"no",
    r"nope",
    r"nah",
    r"not (?:really|now|today|necessary|needed|yet)",
    r"no need",
    r"n",
    r"never mind",
    r"i do not(?: (?:want to|think so|need to))?(?: .{1,30})?",
    r"i would (?:rather|prefer) (?:not|to (?:continue|go on|move on|finish|leave (?:it|them)))(?: .{1,30})?",
    r"rather not",
    r"(?:leave|skip) (?:it|them|that|those)(?: .{1,20})?",
    r"skip",
    r"i (?:am|m) (?:fine|good|ok|okay)",
    r"(?:let us )?(?:continue|go on|carry on|move on|keep going|proceed)(?: .{1,25})?",
    r"i (?:want|would like) to (?:continue|go on|carry on|keep going|proceed|move on)(?: .{1,25})?",
    r"no i .{1,40}",
)
"""An offer is declined."""

NOTHING_TO_ASK = (
    r"no",
    r"nope",
    r"nah",
    r"none",
    r"nothing",
    (
        r"nothing (?:else|more|from me|from my side|comes to mind|to ask|at the moment|right now|for now|at "
        r"this (?:time|point))(?: .{0,20})?"
    ),
    r"that (?:is|was) (?:all|it|everything)(?: (?:from me|from my side|for now))?",
    r"all (?:good|clear|done|fine)",
    r"i (?:do not )?(?:have|ve) (?:no|any|not)(?: (?:more|further|other|any))?(?: questions?)?(?: .{0,25})?",
    r"no (?:more |further |other )?questions?(?: .{0,30})?",
    r"i am (?:good|fine|ok|okay|done|all set|finished)",
    r"not (?:really|now|at the moment|right now|at this time|that i can think of)",
    r"everything (?:is|was) clear(?: .{0,15})?",
    r"it is (?:all )?clear",
    r"none (?:for now|from me|at this time|at the moment)",
    r"n/?a",
    r"goodbye",
    r"bye",
    r"we can (?:finish|end|close)(?: .{0,20})?",
    r"i think (?:that is|we are) (?:all|it|done|everything)",
    r"you (?:have )?(?:answered|covered) (?:everything|it all|them all)",
    r"have a (?:nice|good|great|lovely) (?:day|evening|weekend|one)",
)
"""There is nothing to ask."""
