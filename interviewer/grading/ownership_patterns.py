"""How people say that somebody else did what they claimed, or that they only took part."""

from __future__ import annotations

from interviewer.grading.wordings import NOT, REALLY, wordings, words

_JUST = words("just only mainly mostly merely basically simply largely primarily essentially")

_ROLE = words(
    """boss managers? supervisor lead leader leadership seniors? heads? directors? partners? management controller owner
    treasurer consultants? agency vendors? suppliers? contractors? broker departments? teams? group colleagues?
    hospital co-?workers? teammates? committee counsel lawyers? engineers? analysts? analytics architects?
    scientists? designers? developers? technicians? clerk secretary assistants? associate procurement finance
    marketing legal corporate ops hr headquarters operations company firm studio squad desk office predecessor
    mentor doctors? physicians? pharmacist matron principals? specialists? experts? ceo cto cfo founders? board
    client lab planners? editors? reviewers? nurses? university authority"""
)
_THEM = rf"(?:(?:the|my|our|a|an|another|their) (?:[\w-]+ ){{0,2}}?{_ROLE}|(?:some|any)(?:one|body)(?: else)?|others)"
"""Others who may have done the work."""
_DID = (
    r"(?:owns?|owned|does|did|makes?|made|decides?|decided|runs?|ran|drives?|drove|leads?|led|handles?|handled|"
    r"manages?|managed|writes|wrote|designed|built|builds|creates?|created|defines?|defined|sets?|chose|chooses|"
    r"t(?:akes?|ook) (?:care|over)|c[oa]mes? up with|had (?:already )?\w+|has the (?:final|last)|calls? the|"
    r"polish\w*|offers?|(?:gave|gives?|told|tells?|hand(?:s|ed)|provide[sd]?|sends?|sent) (?:me|us)|"
    r"would (?:have )?(?:already )?\w+)"
)
_DONE = words(
    """owned done led set run defined assigned provided made built designed created written handled decided driven given
    managed drafted prepared introduced developed chosen supplied agreed negotiated authored taken comes? came
    inherited stems? bolted"""
)
_HELPED = (
    r"(?:help(?:ed)?|assist(?:ed)?|support(?:ed)?|s[ai]t in|observed?|watch(?:ed)?|shadow(?:ed)?|attend(?:ed)?|"
    r"listen(?:ed)?|t(?:ook|ake) (?:the )?(?:minutes|notes|part)|fill(?:ed)? in|(?:went|go) along|"
    r"tag(?:ged)? along|tweak(?:ed)?|tid(?:ied|y)|proofread|contributed?|chip(?:ped)? in|pass(?:ed)? (?:it |them |"
    r"that )?(?:on|along)|follow(?:ed)? (?:the|their|what|my))"
)
_USED = words(
    """us(?:ed?|ing) appl(?:y|ied|ying) forward(?:ed)? present(?:ed)? typed? cop(?:y|ied) joined updated? refresh(?:ed)?
    adapt(?:ed)? execut(?:ed?|ing) carr(?:y|ied) gather(?:ed)? collect(?:ed)? suppl(?:y|ied) sen[dt] did do
    enter(?:ed)? log(?:ged)? track(?:ed)? tick(?:ed)? make made read saw heard there involved coordinat(?:ed?|ing)
    supporting helping"""
)
OWNERSHIP = wordings(
    rf"""
    {NOT}(?: {REALLY})? (?:something (?:I|we)|mine\b|me\b|up to me|the one|in charge|in a position|for me to)
    {NOT}(?: {REALLY})? my (?:own|role|job|idea|work|decision|call|doing|responsibility|area)\b
    I(?: {REALLY})? {NOT}(?: {REALLY}| the one| say I)* (?:invent|own|design|create|buil[dt])\b
    I(?: {REALLY})? {NOT}(?: {REALLY}| the one| say I)* (?:lead|led|introduce|originate)\b
    I(?: {REALLY})? {NOT}(?: {REALLY})* (?:decide|define|shape|do (?:that|it)(?! alone))\b
    I(?: {REALLY})? {NOT}(?: {REALLY})* (?:responsible|driving|doing much)\b
    (?:usually|generally|mostly|normally|mainly|always),? {_THEM}\b
    {_THEM} (?:from \w+ )?(?:\w+ly |always |often |already |then )?{_DID}\b(?! (?:not|to)\b)
    {_DONE} (?:on |in )?(?:\w+ )?(?:by|from|with|out of|at) (?:{_THEM}|above|the top|leadership)
    {_DONE} (?:on |in )?(?:\w+ )?(?:by|from|with|out of|at) (?:management|legal|an old|the \w+/\w+)
    (?:is|are|was|were|been) (?:\w+ )?\w+(?:ed|en|wn|[dr]un|ade|one) (?:by (?:the|an?|our|my|others))\b
    (?:is|are|was|were|been) (?:\w+ )?\w+(?:ed|en|wn|[dr]un|ade|one) (?:centrally|elsewhere)\b
    (?:down|up) to {_THEM}\b|(?:sat|sits|lies|lay|rests) with {_THEM}\b|belong(?:s|ed) to {_THEM}\b
    (?:is|was|'s)(?: \w+ly| more)? (?:{_THEM}'s|hers|his|theirs|(?:their|her|his) (?:call|decision|job|work))\b
    {_THEM}'s (?:doing|work|job|call|idea)\b|any of us\b|by others\b|some(?:body|one) else(?:'s)?\b
    predates? me\b|before (?:I joined|my time|I came|I arrived)\b|had (?:already )?been \w+ed by\b|had the last word\b
    (?:was|were)(?: already)? (?:already|there|in place|established)(?=[.,;]| before| when I)
    (?:already|existing|pre-?existing)\b.{{0,30}}\b(?:playbook|framework|criteria|templates?)\b
    (?:standard|ready-made|inherited|an old)\b.{{0,30}}\b(?:playbook|framework|criteria|templates?)\b
    (?:already|existing|standard|inherited)\b.{{0,30}}\b(?:materials?|decks?|spreadsheet|model)\b
    (?:already|existing|standard|inherited)\b.{{0,30}}\b(?:process|thresholds|system|policy)\b
    I(?:'d|'ll| was| am|'m| had)? {_JUST} (?:\w+ )?(?:{_HELPED}|{_USED})\b
    I (?:was|am) (?:\w+ )?(?:there to|given (?:the|a|it)|told (?:what|to)|handed|on the receiving end|one of)\b
    I (?:was|am) (?:\w+ )?an? (?:participant|observer|trainee|student|junior|intern)\b
    as an? (?:student|trainee|junior|intern)\b
    my (?:part|role|contribution|share|input|scope) (?:was|is) (?:\w+ )?(?:to|small\w*|limited)\b
    my (?:part|role|contribution|share|input|scope) (?:was|is) (?:\w+ )?(?:minor|modest|little|the)\b
    part of an? (?:\w+ )?(?:group|team|effort|committee)\b|(?:hers|theirs)\b|they were the ones?\b
    I(?:'d| was)? (?:helped|help|assist(?:ed)?|s[ai]t in|shadow(?:ed)?)\b
    I(?:'d| was)? (?:tag(?:ged)? along|went along|chip(?:ped)? in|f(?:i|e)ll(?:ed)? in)\b
    I t(?:ook|ake) (?:the )?(?:minutes|notes|part)\b
    (?:she|he|they) (?:told me|decided|gave me|did (?:the|most)|r[au]n it|had the)\b
    """
)
