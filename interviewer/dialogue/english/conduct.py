"""English that an interviewer does not use: praise, verdicts, doubt, private matters, promises.

Words and patterns are compared with lower case and straight apostrophes.
"""

from __future__ import annotations

import re

VERDICTS = frozenset(
    """
    accurate accurately admirable afraid amazing anchor anchors appropriate appropriately awesome bad badly best better
    brilliant clever commendable competencies competency congratulations correct correctly criteria criterion
    disappointed disappointing evaluate evaluated evaluation excellent exemplar exemplars exemplary fantastic
    fascinating good grade graded grades grading great helpful hire hired hiring impressed impressive inaccurate
    inadequate inappropriate incomplete incorrect incorrectly insightful insufficient interesting kudos level levels
    lovely mistaken nice nicely outstanding perfect perfectly poor poorly rated rating ratings reasonable rejected
    remarkable rubric rubrics sadly score scored scores scoring sensible smart solid sorry strong superb terrific
    thorough thoroughly thoughtful unfortunately unreasonable useful vague valuable weak wise wonderful worse worst
    wrong wrongly
    """.split()
)
"""Words that rate an answer, unless they are the speaker's own about their own trade ("the correct dose")."""

NO_TERM_WITH = frozenset("a an and are is it most my really so that the this too very was your".split())
"""Neighbours that make no term of one of `VERDICTS`: "a great" is nobody's own term, "pain score" is."""

JUDGES = re.compile(
    r"\b(?:great|good|excellent|perfect|nice|wonderful|fantastic|strong|solid|clear|thorough|detailed|helpful|"
    r"thoughtful|correct|right|wrong|fair|valid|interesting|smart|weak|poor|better|best|brilliant|amazing)"
    r"(?: and \w+)? (?:answer|point|question|job|example|start|idea|response|reply|thinking|choice|approach|catch|"
    r"explanation|insight|decision|candidate|work(?! (?:with|on|out)))s?\b"
    r"|\bwell (?:done|said|put|explained|spotted|handled|answered|thought)\b"
    r"|\b(?:that|this|it)(?:'s| is| was| sounds| seems| looks)(?: an?)?(?: very| really| quite| so| exactly|"
    r" absolutely| perfectly| pretty)* (?:great|good|right|correct|true|wrong|excellent|perfect|helpful|interesting|"
    r"impressive|fair|sensible|reasonable|smart|brilliant|spot on|it)\b"
    r"|\byou(?:'re| are| were)(?: absolutely| quite| completely| very| so| really)* (?:right|correct|wrong|mistaken|"
    r"doing|qualified|clearly|obviously|an? expert|hired|smart|great)\b"
    r"|(?:^|[.!?] )(?:exactly|absolutely|precisely|correct|right|agreed|wow|bravo|true)[.!,;]"
    r"|\bi(?:'m| am)? (?:agree|disagree|like|love|admire|impressed|sorry)\b"
    r"|\bmakes? (?:perfect |good |a lot of |total |much )?sense\b"
    r"|\b(?:full|top|extra|bonus|your|maximum|highest) (?:marks?|points?|scores?|ratings?|levels?|grades?|results?)\b"
    r"|\b(?:key|scoring) points?\b|\banswer key\b|\bmodel answer\b"
    r"|\b\d+ (?:points?|marks?|out of)\b|\blevels? (?:\d|one|two|three|four|five)\b"
    r"|\byou(?:'ve| have| had)? (?:pass|fail|scored|earned|qualified|impressed|missed|forgot|forget|overlooked|"
    r"neglected|should have|ought to have|didn't (?:mention|say|address|explain|answer))"
    r"|\b(?:you're|you are|your answer is|this is|that is|that's) missing\b"
    r"|\b(?:i'm|i am|we're|we are|they're|they are) (?:looking for|hoping|after|expecting)\b"
    r"|\bwhat (?:i|we|they) (?:want|need|expect|look for)\b"
    r"|\bhint\b"
)
"""Praise, blame and talk of ratings, whoever's words they are."""

AGREES = re.compile(r"(?:^|[.!?] )(?:yes|no|indeed|sure|of course|certainly|understood|got it)[.!,;]")
"""A yes or a no to what somebody told, who asked nothing."""

DOUBTS = re.compile(
    r"\bare you (?:really|actually|truly|sure|certain|serious|honest|an? (?!(?:bit|little)\b))"
    r"|\b(?:did|have|do|were|was|can) (?:you|it|this|that) (?:really|truly|honestly)\b"
    r"|\b(?:is|was|were) (?:this|that|it|these|those) (?:really |actually |truly )?your own\b"
    r"|\b(?:did|do|have) you (?:copy|copied|paste|pasted|look it up|looked (?:this|that|it) up|google)"
    r"|\b(?:chat ?gpt|copilot|gemini|claude|language model|llm|bot|robot)\b"
    r"|\b(?:written|generated|produced) (?:by|with) (?:an )?ai\b|\buse(?:d)? (?:an )?ai\b"
    r"|\bwho (?:are you|you (?:really )?are)\b|\bprove (?:it|that|who|you)\b|\bi (?:doubt|don't believe|find it hard)\b"
)
"""Doubt about who a person is, or whether the words are theirs."""

PRIVATE = re.compile(
    r"\byour (?:own )?(?:name|age|birth\w*|nationality|race|religion|faith|church|gender|sex|sexuality|orientation|"
    r"ethnic\w*|origin|accent|mother tongue|native language|immigration|visa|citizenship|marital|marriage|husband|wife|"
    r"spouse|partner|boyfriend|girlfriend|children|child|kids?|family|parents?|health|disabilit\w*|diagnos\w*|illness|"
    r"pregnan\w*|medical history|politic\w*|union|salary|pay|income|criminal|email|e-mail|phone|telephone|"
    r"address|password|passport|licence number|license number|social security|bank)\b"
    r"|\bhow old are you\b|\bwhere (?:are|were|do) you (?:come )?(?:really )?(?:from|born|live)\b|\bnative speaker\b"
    r"|\b(?:are|were|is|do|did|have|will) you (?:(?:currently|ever|now|getting|be|been) )*(?:married|pregnant|"
    r"single|divorced|gay|lesbian|religious|disabled|ill|sick|have (?:any )?(?:children|kids|family)|vote)\b"
)
"""What nobody is asked in an interview."""

OUT_OF_PLACE = re.compile(
    r"\b(?:prompts?|instruct(?:ions?|ed)|ignor(?:e|ed|ing)|disregard\w*|pretend\w*|role ?play\w*|jailbreak\w*|"
    r"candidates?|applicants?|interviewers?|highly recommend\w*|poems?|jokes?|song|essay|translate|rewrite|"
    r"new task|repeat after|my (?:rules|programming|orders|developers?|creators?|training|guidelines|master)|"
    r"previous (?:orders|directions|rules|conversations?|messages?)|forget (?:everything|all|about|what)|"
    r"i(?:'m| am| was) (?:an? )?(?:ai|programmed|told|allowed|supposed|trained|your)|you(?:'re| are) (?:now|an? ai))\b"
    r"|\b(?:fuck|shit|bitch|cunt|nigg|faggot|retard|slut|whore|porn|nazi|hitler|racis|rapist|antisemit|anti-semit)\w*"
)
"""Talk about the model's own workings and tasks that are none of an interviewer's, and words that nobody says to
an applicant: what comes back from a model that was talked into something."""

PROMISES = re.compile(
    r"\b(?:promise|guarantee\w*|assure you|rest assured|definitely|for sure)\b"
    r"|\byou(?:'ll| will|'re going to| are going to| can expect to)(?: \w+)? (?:be |get |have )?(?:hired|accepted|"
    r"offered|paid|selected|chosen|invited|contacted|called|the job|a job|approved|rejected|an offer|passed|pass)\b"
    r"|\bwithin (?:an?|one|two|three|four|five|six|seven|ten|\d+|the|a few|some) (?:next )?(?:\w+ )?"
    r"(?:minutes?|hours?|days?|weeks?|months?)\b"
    r"|\b(?:by|on|before|until) (?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next|"
    r"the end of)\b|\b(?:today|tomorrow|tonight|soon|shortly)\b"
)
"""A result, or a time by which something happens."""

ORDERS = re.compile(
    r"(?:(?:and|so|then|now|please|maybe|perhaps)[ ,]+)*(?:(?:could|can|would|will) you )?(?:please )?"
    r"(?:tell|take|walk|talk|explain|describe|say|show|give|help|share|think|name|list|let me (?:know|hear)|go|expand|"
    r"elaborate|compare|imagine|outline|summari[sz]e|continue|start|begin|answer|consider|remember|write|choose)\b"
    r"|i(?:'d| would)? (?:like|love|want|need|be (?:interested|curious))\b"
    r"|i(?:'m| am) (?:curious|interested|wondering)\b|i wonder\b"
)
"""How a sentence begins that asks something and has no question mark."""

TWO_THINGS = re.compile(
    r"\b(?:and|as well as|plus)(?: also| then)? (what|why|how|who|whom|whose|when|where|which|did|do|does|would|could|"
    r"can|is|are|was|were|have|has|will|should)\b"
)
"""Where a second question begins inside a first."""

LISTED = re.compile(r"^(?:what|how|why|who|which)\b.*?[,;:] ?(?:then )?(what|how|why|who|which)\b")
"""The same without a joining word: "What did you do, how did it end?"."""

THANKS = re.compile(
    r"(?:ok(?:ay)?[.,]? )?(?:thanks|thank you)(?: (?:very|so) much)?(?: for (?:that|this|your (?:answer|reply)|"
    r"saying so|(?:sharing|explaining)(?: that| this)?|telling me(?: that| this| about (?:it|that))?))?[.!,]?"
)
"""Thanks that weigh nothing."""
