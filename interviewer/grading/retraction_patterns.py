"""How people withdraw what they said without being asked.

Who withdraws speaks about the own words ("what I told you isn't true"), about having made them up, or says openly that
somebody else did the thing or that the experience is missing. A bare "I didn't" or "I had never" does not withdraw:
people tell what they did not do, and why.
"""

from __future__ import annotations

from interviewer.grading.wordings import wordings, words

_I = r"I(?: (?:actually|really|honestly|personally|myself|just|simply|basically|sort of|kind of|may have|might have))*"
_NOT = r"(?:didn't|did not|haven't|have not|don't|do not|wasn't|was not|'ve not|'m not|am not|couldn't)"
_REALLY = r"(?: (?:actually|really|personally|truly|ever|honestly|quite|even|entirely|exactly|strictly))*"
_DIDNT = r"(?:didn't|did not)(?: (?:personally|actually|really|myself))*"
_ISNT = rf"(?:(?:wasn't|isn't|was not|is not|weren't|aren't)|'s not){_REALLY}"
_OPENLY = (
    r"(?:to be (?:\w+ )?(?:honest|fair|frank|straight|candid)|be (?:\w+ )?(?:honest|straight|open) with you|"
    r"honestly|frankly|actually|in (?:actual )?fact|in truth|truth is|truth be told|admittedly|admit|confess|"
    r"come clean|straight with you|sorry|afraid|correct myself|on reflection|come to think of it|in all honesty|"
    r"in reality)\b[^.;!?]{0,20}?\b"
)
"""Words that announce that what follows was not said before."""
_DONE = words(
    """do did done used? ran run led lead built build wrote written write worked? managed handled taught seen made had
    been set held given designed planned practi[sc]ed performed"""
)
_WHAT_I_SAID = (
    r"(?:(?:what|everything|all|none of what|the (?:thing|bit|part)) I (?:just )?(?:said|told you|claimed|"
    r"mentioned|described)|my (?:earlier|first|previous|last) (?:answer|claim|statement))"
)
_THAT = r"(?:(?:that|this)(?: (?:story|number|figure|example|part|claim))?|it)"
_FALSE = r"(?:wrong|false|invented|made[- ]up|a lie|untrue|an exaggeration|fabricated|nonsense|fiction)"
_NO = r"(?:no|not (?:any|much)|never had(?: any)?|had no|hardly any|don't have(?: any| much)?|haven't (?:got )?any)"
_FOR_A_REASON = r"(?! (?:alone|by myself|on my own|until|before|because|unless|without))"

RETRACTION = wordings(
    rf"""
    {_I} (?:made|was making) (?:that|this|it|all of (?:that|it)|some of (?:that|it)|those|the \w+|them) (?:all )?up\b
    {_I} (?:lied|was lying|was bluffing|bluffed|misspoke|pretended to (?:know|have|be))\b
    {_I} (?:invented|fabricated) (?:that|this|it|them)\b|{_I} pretended to know\b
    {_I} (?:was )?(?:exaggerat(?:ed|ing)|overstat(?:ed|ing)|oversold|embellish(?:ed|ing)|overclaimed)\b
    (?:I(?:'d like to|'ll| have to| must| need to| should| want to| will)?) (?:take|walk) (?:that|this|it) back\b
    (?:I(?:'d like to|'ll| have to| must| need to| should| want to| will)?) (?:take|walk) what I said back\b
    let me (?:take|walk) (?:that|this|it|what I said) back\b
    I(?:'d like to|'ll| have to| must| need to| should| want to| will)? take back (?:that|this|it|what I said)\b
    I(?:'d like to|'ll| have to| must| need to| should| want to| will)? take back (?:the (?:bit|part))\b
    I(?:'d like to|'ll| have to| must| need to| should| want to| will)? (?:withdraw|retract) (?:that|this|it)\b
    I(?:'d like to|'ll| have to| must| need to| should| want to| will)? (?:withdraw|retract) what I said\b
    (?:scratch|strike) (?:that|what I (?:just )?said)\b
    (?:forget|ignore|disregard) what I (?:just )?(?:said|told you)\b
    {_WHAT_I_SAID}\b.{{0,40}}? (?:{_ISNT} (?:true|accurate|correct|right|honest|me|mine|my))\b
    {_WHAT_I_SAID}\b.{{0,40}}? (?:(?:was|is|were) (?:\w+ )?(?:{_FALSE}|mine))\b
    {_THAT}(?: {_ISNT}|'s not{_REALLY}) (?:(?:true|accurate)\b(?! that)|me\b(?= who|\W*$|,))
    {_THAT}(?: {_ISNT}|'s not{_REALLY}) (?:my (?:own )?(?:work|doing|idea)\b|about me\b)
    that (?:story|number|figure|example|claim|part)? ?(?:was|is) (?:{_FALSE})\b(?! (?:by|and))
    I (?:shouldn't|should not) have (?:said|claimed|told you)\b|I (?:claimed|said) more than I\b
    I (?:said|told you|claimed)\b[^.;!?]{{0,60}}\bbut (?:I was|I) (?:just|only|really|actually|never)\b
    I (?:said|told you|claimed)\b[^.;!?]{{0,60}}\bbut (?:I was|I) (?:didn't|wasn't|haven't|don't)\b
    I (?:said|told you|claimed)\b[^.;!?]{{0,60}}\bbut (?:that|it)(?: is|'s)?(?: not|n't| isn't| wasn't)\b
    {_I} {_NOT}{_REALLY} (?:do|done|write|run|lead) (?:that|this|it|those)\b(?: one)?{_FOR_A_REASON}
    {_I} {_NOT}{_REALLY} (?:do|done|write|run|lead) (?:any of \w+|most of it)\b(?: one)?{_FOR_A_REASON}
    {_I} {_NOT}{_REALLY} (?:build|handle|make) (?:that|this|it|those|any of \w+|most of it)\b(?: one)?{_FOR_A_REASON}
    I{_REALLY} (?:can't|cannot|couldn't|shouldn't){_REALLY} (?:take (?:the |any |all the )?credit)\b
    I{_REALLY} (?:can't|cannot|couldn't|shouldn't){_REALLY} (?:claim (?:to|I|that|any|it))\b
    I(?:'m not| am not| wasn't| was not){_REALLY} the one who\b|(?:it )?(?:wasn't|was not) me(?: who\b|(?=\W*$))
    {_OPENLY}I(?:'ve| have)? (?:have |got )?{_NO}(?: real| actual| direct| practical)? (?:experience|knowledge|idea)\b
    {_OPENLY}I(?:'ve| have)? (?:have |got )?{_NO}(?: real| actual| direct| practical)? (?:clue|background|training)\b
    {_OPENLY}I(?:'ve| have)?(?: {_NOT}| never|n't){_REALLY} {_DONE}\b(?! (?:not|because)\b)
    I {_NOT}{_REALLY} have any (?:\w+ )?experience\b(?![^.;]{{0,80}}\b(?:then|so|but|before|when)\b)
    I(?:'ve got|'ve| have got) (?:absolutely )?no (?:\w+ )?experience\b(?![^.;]{{0,80}}\b(?:then|so|but|before|when)\b)
    {_OPENLY}I(?:'ve)? don't{_REALLY} know (?:how|what|much|anything|the first)\b
    {_OPENLY}I(?:'ve| have)? (?:only|just) (?:read|heard|watched|seen|copied|shadowed|observed|repeated)\b
    {_OPENLY}some(?:body|one) else (?:did|wrote|ran|built|made|led)\b
    none of (?:that|it|this)\b.{{0,40}} (?:was|is) (?:mine|true|my own)\b
    """
)
TAKEN_BACK = wordings(
    rf"""
    I (?:only )?meant\b(?! to\b)|what I meant\b|I should clarify\b|(?:not|\w+n't) (?:really )?claiming\b
    {_I} {_DIDNT} (?:invent|own|design|create|build|lead) (?:it|that|this|them)\b(?![^.;]{{0,80}}\bbut I\b)
    (?:wasn't|isn't|was not|is not) something I (?:did|designed|built|made|owned|invented|decided|ran|led|wrote)\b
    (?:wasn't|isn't|was not|is not) (?:really (?:me|mine)|my (?:idea|doing|decision))\b
    gave you the wrong (?:impression|idea)\b
    (?:sounds|sounded|made (?:it|that) sound) (?:\w+ )?(?:better|bigger|grander|more \w+) than (?:it|I)\b
    """
)
"""Wordings that limit a claim, beside those that withdraw it."""
CUES = wordings(
    r"""
    (?:actually|honestly|honest|frankly|truth|fact|myself|really)\b
    (?:personally|experience|sorry|exaggerated|overstated|made)\b
    (?:said|told|claimed|never|true|wrong|lie|lied|admit|back)\b
    (?:scratch|forget|earlier|before|invented|bluffing|withdraw)\b
    (?:correct|reflection|credit|pretended|answer)\b
    """
)
"""Words of a retraction that do not name what it is about."""
