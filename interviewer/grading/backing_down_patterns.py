"""How people back down from a claim, in any work.

An answer backs down by what it does: it denies, or says that the thing was not done often, by its speaker, to a form,
or in full; it owns up; it swaps what is for what should be; it calls the words too big. Slack words hint at the same.
"""

from __future__ import annotations

from interviewer.grading.ownership_patterns import OWNERSHIP
from interviewer.grading.wordings import LEAD, NOT, REALLY, wordings, words

_SO = (
    r"(?:(?:a bit|a little|rather|quite|very|too|probably|perhaps|maybe|slightly|somewhat|fairly|pretty|really|"
    r"an?|the|more|mostly|largely|mainly|often|usually|just|only|still|kind|sort|of|closer|to|less|handled|done|"
    r"kept) ){0,4}"
)
_IS = words("is was are were be been 's 're sounds? seems gets? got becomes? become stays? putting.it")

_SLACK = (
    r"(?:informal(?:ly)?|loose(?:ly)?|ad[ -]hoc|light(?:er|weight)?(?:[- ]touch)?|conversational|free[- ]form|"
    r"rough|patch(?:y|ier)|hit[- ](?:and|or)[- ]miss|uneven|sporadic|opportunistic(?:ally)?|inconsistent(?:ly)?|"
    r"incomplete|half[- ]hearted|situational|case[- ]by[- ]case|improvised|mess(?:y|ier)|on the (?:fly|hoof)|"
    r"best[- ](?:effort|case)|(?:by|from) (?:ear|feel|memory)|gut feel(?:ing)?|sketchy|superficial|cursory|"
    r"limited|partial|rudimentary|scrappy|pragmatic|reactive|unofficial|casual|basic|anecdotal|indicative|"
    r"intuitive|high[- ]level|one-off|optional|shared|behind|tiny|recommended|bypassed|diluted|skipped|rushed)"
)
_FORM = words(
    """formal(?:ly)? rigid(?:ly)? rigorous(?:ly)? strict(?:ly)? structured systematic documented proper(?:ly)?
    scientific robust thorough(?:ly)? official(?:ly)? standardi[sz]ed fixed repeatable deliberate sophisticated enforced
    tracked measured confirmed original"""
)
_BIG = words(
    """strong big grand generous flattering stretch pushing.it optimistic ambitious inflated misleading loosely highly
    harsh blunt rosy shorthand wrong.(?:word|label|term|verb) too.(?:much|far|kind)"""
)

DENIES = wordings(
    rf"""
    {LEAD}(?:no|nope|hardly|barely|not(?! only| just| once| one\b| alone))\b(?! (?:one|matter)\b)
    ^[^.;:?!]{{1,60}}[,-] (?:no|hardly|not (?:really|quite|so much|as such))\b
    ^[^.?!]{{0,40}}\b(?:it|that|this|they|we) {NOT}(?: (?:at all|really|yet|so|come to it yet))?(?=[,.;:!-]|$)
    ^[^.?!]{{0,40}}\b(?:I|you|there|those) {NOT}(?: (?:at all|really|yet|so|come to it yet))?(?=[,.;:!-]|$)
    """
)
FREQUENCY = wordings(
    rf"""
    (?:I|we)(?:'ve)? {NOT}(?: \w+){{0,2}}? (?:always|consistent(?:ly)?|regularly)\b
    (?:I|we)(?:'ve)? {NOT}(?: \w+){{0,2}}? (?:usually|routinely|reliably|often|every)\b
    (?:not|\w+n't) (?:\w+ )?(?:always|consistent(?:ly)?)\b(?=[^.]{{0,40}}(?:[.,]|$))
    (?:not|\w+n't) (?:\w+ )?(?:(?:in |for |on |with )?every|across)\b(?=[^.]{{0,40}}(?:[.,]|$))
    not (?:that|very|so|too|as|particularly) (?:often|frequent\w*|regular\w*)\b
    (?:less|more) (?:frequent(?:ly)?|often|common(?:ly)?|consistent(?:ly)?|so)(?: than\b|,|\.| you\b)
    (?:rare(?:ly)?|seldom|hardly ever|once in a while|now and (?:again|then)|from time to time|time permitting)\b
    (?:half|much|some|most|a lot) (?:of )?the time\b
    (?:these days|nowadays|not any ?more|for about an? \w+|was the default|comes and goes|on and off|first casualty)\b
    (?:slips|slipped|(?:it|they|these|things|some|can|will|does|do|to) slip)\b
    (?:lapses?|drops? off|breaks? down|tails? off)\b
    (?:falls? (?:off|by|apart|through)|go(?:es)? out of? ?the window)\b
    (?:faded?|fades|fizzled|stalls?|end up (?:stale|blank))\b
    (?:is|are|gets?|was)(?: often| usually| quite)? (?:dropped|lost|forgotten|squeezed)\b
    (?:is|are|gets?|was)(?: often| usually| quite)? (?:postponed|ignored|delayed|neglected)\b
    (?:first )?things? (?:that goes|to go)\b|tend to (?:skip|forget|drift|leave|cut|live on)\b|is the exception\b
    (?:I|we)(?:'d|'ll| would| will| often| usually| sometimes| tend to)? (?:skip|cut corners|wing it)\b
    (?:I|we)(?:'d|'ll| would| will| often| usually| sometimes| tend to)? (?:make do|cave|give in)\b
    (?:I|we)(?:'d|'ll| would| will| often| usually)? (?:let it (?:go|ride|run|slide))\b
    (?:I|we)(?:'d|'ll| would| will| often| usually)? (?:jump (?:straight )?to|default to|assume)\b
    {LEAD}(?:only|just|mostly|usually|sometimes|occasionally) (?:when|if|for|on|in|with)\b
    (?:when|if|as|where) (?:I|we|there)(?:'s| have| had| is| get)?(?: \w+)? (?:time|a chance|a moment)\b
    (?:when|if|as|where) (?:I|we|there)(?:'s| have| had| is| get)?(?: \w+)? (?:capacity|remember)\b
    it's when (?:somebody|someone|there|they|we)\b|retrospectively\b
    (?:depends|depending) on (?:the |how |my |our )(?:\w+ )?(?:day|deal|mood|week|shift|workload)\b
    (?:depends|depending) on (?:the |how |my |our )(?:\w+ )?(?:project|client|time|busy)\b
    """
)
FORMALITY = wordings(
    rf"""
    (?:{NOT}|nothing)(?: (?:{REALLY}|that|very|so|all that|too))* {_FORM}\b
    (?:{NOT}|nothing)(?: (?:always|an?|any|the|much of a|particularly))* {_FORM}\b
    (?:it|that|they|this|those|we|things)(?: \w+)?(?:'s|'re| {_IS}| can| may)? {_SO}{_SLACK}\b
    (?:process|everything|cadence|pieces)(?: \w+)?(?:'s|'re| {_IS}| can| may)? {_SO}{_SLACK}\b
    {_IS} {_SO}{_SLACK}\b
    ^\W*(?:more|very|pretty|fairly|mostly|quite) {_SLACK}\b
    more (?:of )?an? (?:[\w-]+ ){{1,3}}than\b|more \w+(?: \w+)? than (?:an? )?(?:formal|rigid|perfectly|fully|true)\b
    (?:a|more) (?:of an? )?(?:formality|box-ticking|tick-box|quick look|spot check|glance|skim|nice idea|guideline)\b
    tick(?:ed|ing|s)? (?:the|a) box\b|go(?:es)? (?:by|with) (?:the )?(?:feel|gut|memory|instinct|flow|mood|whoever)\b
    no (?:formal|real|set|fixed|written|proper|dedicated|reliable)\b
    no (?:good|log|record|criteria|process|method|structure|protocol)\b
    (?:isn't|is not|wasn't) an? [^.,;]{{1,30}} (?:per se|as such)\b
    at face value\b|by hand\b|nothing (?:written|on paper|fancy)\b
    just (?:my |some |a few |our )?(?:own )?notes\b
    in (?:my|people's) heads?\b|out of habit\b|word of mouth\b|eyeball\w*\b
    common sense\b|judge?ment call\b|back[- ]of[- ]the[- ](?:envelope|napkin)\b|business as usual\b|on the wall\b
    """
)
COMPLETENESS = wordings(
    rf"""
    (?:not )?as \w+ as (?:it|they|I|we) (?:should|could|might|'d like)\b|not as \w+ as (?:I|it|that|they)\b
    (?:later|less|lower|more|fewer|worse) than (?:I|it|they|that|we)\b
    \w*n't (?:\w+ )?much\b|not much\b|not a full\b|the extent of it\b
    to a (?:limited|lesser|small) (?:extent|degree)\b
    (?:only|just) (?:a (?:few|couple|handful|small|tiny|part|slice|bit|fraction)|some|one or two|part|partly|half)\b
    (?:I|we)(?:'ve)? {NOT}(?: {REALLY})? (?:got|capture|track)\b.{{0,25}}\b(?:all|every\w*|much|often)\b
    (?:I|we)(?:'ve)? {NOT}(?: {REALLY})? (?:look at|keep)\b.{{0,25}}\b(?:all|every\w*|much|often)\b
    (?:I|we)(?:'ve)? {NOT}(?: {REALLY})? (?:record|check|cover|tracking)\b.{{0,25}}\b(?:all|every\w*|much|often)\b
    (?:I|we)(?:'ve)? {NOT}(?: {REALLY})? (?:got round|get round|got around)\b
    (?:I|we)(?:'ve)? {NOT}(?: {REALLY})? (?:(?:track|police|chase|enforce) (?:it|them))\b
    (?:stopped|gave up|given up) \w+ing\b|never (?:really|quite|fully|properly) \w+\b
    some of (?:it|them) (?:never|don't|slip)\b
    the (?:rest|others|remaining|other half|remainder)(?: \w+){{0,3}} (?:haven't|don't|not|just|only|send|it's)\b
    (?:just|only|mainly|mostly) (?:for|on|with|in) (?:the|my|our) (?:\w+ )?(?:big|large|main|key)\w*\b
    (?:just|only|mainly|mostly) (?:for|on|with|in) (?:the|my|our) (?:\w+ )?(?:ones?|deals?|cases?)\w*\b
    (?:strongest|tighter) (?:for|on|with|in) (?:the|my|our) (?:\w+ )?(?:big|large|main|key|ones?|deals?|cases?)\w*\b
    ^\W*(?:in part|partly|partially|half)\b
    for [\w ]{{3,30}}, yes\b
    a bit of both\b|(?:wider|other) factors\b|several people\b
    stays? (?:blank|empty)\b|sections of (?:it|them)\b
    I (?:can't|couldn't) (?:isolate|separate|prove|attribute|be sure)\b
    """
)
OWNS_UP = wordings(
    r"""
    I(?:'d| would| have to| must| should| need to| will|'ll| can)? (?:admit|confess|concede|own up|come clean)\b
    I(?:'d| would)(?: probably)? be (?:lying|exaggerating|overselling|overstating)\b
    I(?:'d| would)(?: probably)? be (?:kidding|stretching|flattering|careful)\b
    I (?:can't|cannot|couldn't|won't|wouldn't)(?: (?:really|honestly))? (?:claim|vouch|pretend|swear)\b
    I (?:can't|cannot|couldn't|won't|wouldn't)(?: (?:really|honestly))? (?:put my hand|recall|name|want to take)\b
    I (?:can't|cannot|couldn't|won't|wouldn't)(?: (?:really|honestly))? (?:take (?:much |the |all )?credit)\b
    I (?:can't|cannot|couldn't|won't|wouldn't)(?: (?:really|honestly))? (?:think of|show you|give you a)\b
    I (?:can't|cannot|couldn't|won't|wouldn't)(?: (?:really|honestly))? (?:say (?:I|it|that|the|they|we))\b
    I (?:can't|cannot|couldn't|won't|wouldn't)(?: (?:really|honestly))? (?:call (?:it|that|myself))\b
    I(?:'d| would) struggle to\b|I(?:'m| am) (?:afraid|sorry to say|guilty)\b|(?:sorry|sad|embarrassed) to say\b
    I (?:could|should|ought to|need to)(?: (?:be|do|have been))? (?:better|more|tighter|stricter)\b
    I (?:could|should|ought to|need to)(?: (?:have done|improve|get))? (?:better|more|tighter|stricter)\b
    ^\W*I should(?: do)?[.,]
    more than I (?:let on|should|admit)\b
    room for improvement\b|not my strong\w*\b|not proud of\b
    if I(?:'m| am) (?:\w+ )?(?:honest|frank|straight|truthful|candid)\b|truth be told\b|to tell (?:you )?the truth\b
    """
)
IDEAL = wordings(
    r"""
    (?:in theory|ideally|in an ideal \w+|aspiration(?:al)?|wishful)\b
    (?:nice to have|best[- ]case|supposed to|textbook version)\b
    (?:is|was|'s|it as) (?:more )?(?:of )?(?:what we |something (?:we|I) |the |an? |my |our )?(?:aim(?: for)?|goal)\b
    (?:is|was|'s|it as) (?:more )?(?:of )?(?:what we |something (?:we|I) |the |an? |my |our )?(?:target|targets)\b
    (?:is|was|'s|it as) (?:more )?(?:of )?(?:what we |something (?:we|I) |the |an? |my |our )?ambition\b
    (?:is|was|'s|it as) (?:more )?(?:of )?(?:what we |something (?:we|I) |the |an? |my |our )?(?:hope|ideal)\b
    (?:is|was|'s|it as) (?:more )?(?:of )?(?:what we |something (?:we|I) |the |an? |my |our )?intention\b
    (?:is|was|'s|it as) (?:more )?(?:of )?(?:what we |something (?:we|I) |the |an? |my |our )?policy figure\b
    (?:what|how) (?:the|our|my) (?:\w+ )?(?:guidelines?|policy|charter|protocol) (?:says?|states?)\b
    (?:what|how) (?:the|our|my) (?:\w+ )?(?:handbook|procedure|textbook|plan) (?:says?|states?)\b
    that's how I'd (?:like|want)\b|than I(?:'d| would) (?:like|want)\b|I'd love to\b
    (?:in practice|in reality),? (?:I|we|it|it's|there's|things|most)\b.{0,60}\b(?:not|n't|what\w+|who\w+)\b
    day[- ]to[- ]day,? (?:I|we|it|it's|there's|things|most)\b.{0,60}\b(?:not|n't|what\w+|who\w+)\b
    (?:in practice|in reality),? (?:I|we|it|it's|there's|things|most)\b.{0,60}\b(?:until|often|squeeze|less)\b
    day[- ]to[- ]day,? (?:I|we|it|it's|there's|things|most)\b.{0,60}\b(?:until|often|squeeze|less)\b
    I (?:haven't|have not|never)(?: (?:personally|really))* (?:done|got round|run|tried|implemented)\b
    I (?:haven't|have not|never)(?: (?:actually|yet|fully))* (?:done|got round|run|tried|implemented)\b
    """
)
WORDS = wordings(
    rf"""
    I (?:only |really |just )?meant\b|what I meant\b|I should clarify\b|I was getting at\b|to be precise\b|I let on\b
    (?:not|\w+n't|rather than) (?:really )?(?:claiming|saying|suggesting|implying)\b|I didn't (?:intend|mean) to\b
    I was (?:just |only |mostly )?(?:being \w+|describing|referring|thinking|talking|speaking)\b
    I was (?:just |only |mostly )?(?:giving an? example|trying to (?:be|keep|say|sound))\b
    I (?:\w+ )?(?:put|phrased|worded|said) (?:that|it|this|myself) (?:\w+ )?(?:poorly|badly|too|wrong|\w+ly)\b
    I (?:\w+ )?(?:described|explained) (?:that|it|this|myself) (?:\w+ )?(?:poorly|badly|too|wrong|\w+ly)\b
    I (?:simply |just |only )?(?:left (?:it|that|this) out|skipped (?:over|the part))\b
    I (?:simply |just |only )?(?:compressed|condensed|glossed|simplified|summari[sz]ed)\b
    (?:came|comes) (?:out|across) (?:as )?(?:\w+ )?(?:wrong|\w+er than)\b
    I had (?:\w+ ){{1,6}}in mind\b|for the sake of\b
    (?:{_IS}|would be|may be|might be|is perhaps) {_SO}{_BIG}\b(?! (?:on|at|in)\b)|bit of a stretch\b|goes too far\b
    (?:overstat|exaggerat|overs(?:old|ell)|oversimplif|overclaim|embellish|misspoke|flatter(?:ing|s)? (?:it|my))\w*
    would flatter\b
    (?:made|make|making|makes) (?:it|that|myself|this) sound\b|sounds? (?:better|bigger|grander|more \w+) than\b
    (?:gave|given|giving) (?:you )?the wrong (?:impression|idea)\b|took (?:too much|more) credit\b
    (?:it|that|this)(?:'s| is| was)(?: not|n't) (?:quite |entirely |totally |strictly |exactly )?right\b
    (?:it|that|this)(?:'s| is| was)(?: not|n't) (?:quite |entirely |totally |strictly |exactly )?(?:accurate|true)\b
    (?:it|that|this)(?:'s| is| was)(?: not|n't) (?:quite |entirely |totally |strictly |exactly )?(?:fair|the case)\b
    (?:it|that|this)(?:'s| is| was)(?: not|n't) (?:quite |entirely |totally |strictly |exactly )?literal\b
    not (?:quite |entirely |totally |strictly |exactly )?(?:right|accurate|true|fair)\b
    (?:wrong|strong|big|grand|loose|flattering|generous) (?:word|name|term|label)\b|I used .{{1,20}} loosely\b
    I(?:'d| would)(?:n't| not) (?:go (?:so|that|as) far|call|describe|read too|put it)\b
    """
)
ACTS = (FREQUENCY, OWNERSHIP, FORMALITY, COMPLETENESS, OWNS_UP, IDEAL, WORDS)

_SLACK_WORDS = words(
    """just simply only mostly mainly largely typically normally usually generally commonly often sometimes occasionally
    tends? some several fairly pretty reasonably beyond although though unless later afterwards retrospective\\w*
    eventually tweak\\w* adjust\\w* edit(?:s|ed) small(?:er)? tiny minor quick(?:ly)? rough(?:ly)? feel guess\\w*
    assum\\w+ remember whatever whoever whichever stale blank gaps? lags? dilut\\w+ compress\\w* skip\\w* forget
    drifts? overwrite wrong worse less chat\\w* notes depends? depending var(?:y|ies) perhaps maybe probably
    honestly frankly hope try realistically admittedly ideal\\w* partly others someone somebody anyone inherited
    existing standard already template outside external central(?:ly)? help(?:ed|s)? support(?:ed|s)? assist\\w*
    contribut\\w* input feedback coordinat\\w+ maintain\\w* limited partial mix(?:ture)? excluded best busy tight
    unusual\\w* favou?rable versions? simplif\\w+ hard shared their okay otherwise these nobody gut skim(?:med)?
    glance scan guideline theory minutes loosely recommend\\w* afraid bits used limits extent unfortunately
    occasional suppose supposed trust roughly meant realistic"""
)
HINTS = wordings(
    rf"""
    {_SLACK_WORDS}\b
    (?:a (?:few|couple|handful|bit|lot)|most(?: of)?|kind of|sort of)\b
    (?:more or less|rather than|in the end|by hand|sense of|closer to)\b
    (?:catch\w* up|under pressure|as such|per se|I'd|I (?:guess|suppose|think))\b
    (?:if at all|each case|like to|last resort|was the)\b
    (?:was|were|been|is|are) (?:already )?(?:\w+ed|given|set|run|made)(?: out| up)?(?= |\.)(?! (?:in|to)\b)
    (?:was|were|been|is|are) (?:already )?(?:done|chosen|told|driven|led)(?: out| up)?(?= |\.)(?! (?:in|to)\b)
    (?:I|it|we|they|there|that)(?:'s|'ve|'m| is| are| \w+)? ?(?:\w+n't|not|no)\b(?![^.;]{{0,80}}\b(?:until|unless)\b)
    (?:I|it|we|they|there|that)(?:'s|'ve|'m| is| are| \w+)? ?(?:\w+n't|not|no)\b(?![^.;]{{0,80}}\b(?:without|before)\b)
    """
)
"""Slack words: each a hint, none by itself a retreat."""
