"""English that any interviewer asks in, whatever the field: words that hint at nothing.

Function words are compared as they stand, everyday words by their stems.
"""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """
    a about above across after again against all almost along already also although always am among an and another
    any anybody anyone anything anyway anywhere apart are aren't around as at away back be became because become
    been before behind being below beside besides between beyond both but by came can can't cannot come comes
    coming could couldn't did didn't do does doesn't doing don't done down during each either else enough even ever
    every everybody everyone everything everywhere except few first for from further get gets getting give given
    gives giving go goes going gone got had hadn't has hasn't have haven't having he he'd he'll he's her here hers
    herself him himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its itself
    just last later least less let let's like made make makes making many may maybe me might mine more most much
    must my myself near neither never next no nobody none nor not nothing now nowhere of off often on once one ones
    only onto or other others otherwise our ours ourselves out over own per perhaps quite rather really same second
    shall she she'd she'll she's should shouldn't since so some somebody somehow someone something sometimes
    somewhere soon still such than thank thanks that that's the their theirs them themselves then there there's
    these they they'd they'll they're they've thing things this those though three through throughout to together
    too took toward towards two under unless until up upon us use used uses using very via was wasn't we we'd we'll
    we're we've well went were weren't what what's whatever when whenever where wherever whether which whichever
    while who who'd who'll who's whoever whole whom whose why will with within without won't would wouldn't yes yet
    you you'd you'll you're you've your yours yourself
    """.split()
)

EVERYDAY_WORDS = frozenset(
    """
    able account actual actually add afterwards aim answer approach area arrange arrive ask aspect aware bear
    beforehand began begin begun believe bit bring brought call care case cause certain chance change choice choose
    chose clear close closely come common compare complete concern confidence confident consider conversation
    couple course day deal decide decision deeper describe detail differ difference different discuss doubt early
    easy effect elaborate end entire event exact exactly example exist expand expect experience explain fact far
    feel felt find finish fit follow form forward found full further general goal gone guess hand handle happen
    happened hard hear heard help hope hour hurdle idea important include inform instance interest involve issue
    itself keep kept kind knew know knowledge known large lead learn leave led left like list little live long
    longer look lot main manage manner matter mean meant meantime meet mention met mind minute moment moments month
    morning move name need new night notice now number occasion occur offer ok okay old open order part particular
    pass past people person phrase pick piece place plan play point possible present prior probably problem process
    put question quick quickly rationale reach react ready real reason reasoning recall receive refer remember
    respond response rest result right role round run said sake saw say saying see seem seen sense sentence set
    settle several share short show shown side situation small somewhat sort sound speak specific specifically
    spend spent spoke stage stand start state stay step stop story strike struck subject suggest suppose sure
    surprise take taken talk task tell tend think thought time today told tomorrow track tried try turn type
    unclear understand understood up usual usually view wait walk want way week weigh weighed went wish wonder word
    work worked worry write wrote year yesterday yourself
    """.split()
)
