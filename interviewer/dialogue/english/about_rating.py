"""How orders to the interviewer, distress, and questions on what is kept and how it is rated sound in English."""

from __future__ import annotations

_ANSWERS = (
    r"(?:(?:my|the|these|our|those|your) )?(?:answers?|responses?|data|information|info|replies|conversation|interview|"
    r"recording|transcript|chat|profile|details|personal data|personal information|what i (?:say|write|"
    r"type|said|wrote))"
)
_SCORES = (
    r"(?:score|scores|scored|scoring|grade|grades|graded|grading|rate|rated|rating|ratings|mark|marks|marked|marking|"
    r"evaluate|evaluated|evaluation|assess|assessed|assessing|judge|judged)"
)

ABOUT_RATING: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "reinstruct",
        (
            (
                r"(?:now |from now on |first )?(?:please )?(?:ignore|disregard|forget|override|bypass|skip "
                r"over|overlook)(?: about)? (?:(?:all|any|every|everything|of|the|your|my|these|those|"
                r"previous|prior|above|earlier|preceding|other|initial|original|system|safety)\s?)*(?:instructions?|"
                r"prompts?|rules|guidelines|directions|directives|commands|programming|restrictions|"
                r"criteria|rubrics?|above|before|told|training)(?! (?:of|for|in) the\b).{0,140}"
            ),
        ),
    ),
    (
        "reinstruct",
        (
            (
                r"(?:you (?:must|should|have to|will|need to|can|are to) |please |just |now |can you |could "
                r"you |i want you to |i need you to |system: ?)*(?:give|award|assign|grant|score|grade|rate|"
                r"mark) (?:me|my answers?|this answer|this|the applicant|the candidate)(?: (?:an?|the|with|"
                r"as|at|full|top|maximum|max|highest|perfect|best|excellent|expert|all|possible|level|high|"
                r"higher|better|good|five|three|10|5|3|100|out|of|stars?|percent|to|for|every|on|in))* ?(?:marks?|"
                r"scores?|points|ratings?|grades?|level|levels|stars?|full|highest|maximum|expert|3|5|10|"
                r"100|100%|10/10|5/5|3/3|level 3|pass|criterion|criteria|everything)(?: .{0,60})?"
            ),
        ),
    ),
    (
        "reinstruct",
        (
            (
                r"(?:from now on |now |ok )?(?:you are (?:now|no longer|going to be)|pretend (?:that )?you "
                r"are|pretend you|act as if you|imagine (?:that )?you are (?:a|an|my) (?:ai|assistant|"
                r"different|friend|teacher|dan|unrestricted|helpful)|you will now|let us (?:role ?play|play "
                r"a (?:game|role))|role ?play as|enter developer mode|enable developer mode|switch to "
                r"developer mode|activate) .{2,160}"
            ),
        ),
    ),
    (
        "reinstruct",
        (
            (
                r"(?:please |can you |could you |now |just )*(?:reveal|print|show|output|repeat|display|"
                r"tell|give|leak|share|disclose|write|what (?:is|are|was|were))(?: me| out)? (?:the |your |"
                r"all |of |full |entire |whole |initial |original |hidden |secret |previous |internal "
                r")*(?:system prompt|prompt|system message|instructions|hidden instructions|configuration|"
                r"system instructions)(?: .{0,80})?"
            ),
        ),
    ),
    (
        "reinstruct",
        (
            (
                r"(?:change|edit|raise|increase|improve|set|adjust) my (?:score|rating|grade|marks?|"
                r"level)s?(?: .{0,50})?"
            ),
            r"(?:tell|say to|inform) the (?:grader|rater|reviewers?|recruiters?|system) (?:that|to) .{3,80}",
            r"(?:let us )?role ?play(?: .{0,60})?",
            r"let me (?:be|play) the interviewer(?: .{0,40})?",
            (
                r"i (?:will|want to|would like to) (?:be the interviewer|interview you|ask (?:you )?the "
                r"questions)(?: .{0,40})?"
            ),
            r"write (?:my|the|an) answer for me",
            (
                r"(?:can you |could you |please )?(?:answer|write|do) (?:it|this|that|the question|this "
                r"question) for me"
            ),
        ),
    ),
    (
        "well-being",
        (
            (
                r"i (?:am|feel|am feeling|have been feeling|started feeling|just feel) (?:so |very |really "
                r"|too |quite |a bit |a little |extremely |pretty |just )*(?:unwell|sick|ill|dizzy|faint|"
                r"anxious|stressed|nervous|overwhelmed|upset|panicky|exhausted|sad|distressed|shaky|"
                r"depressed|terrible|awful|not well|not feeling well|like crying|crying|in pain|not (?:ok|"
                r"okay|good|great))(?: (?:right now|now|today|about (?:this|it|the interview)|with (?:this|"
                r"all this|the interview)|and .{1,50}|at the moment|by (?:this|the interview|these "
                r"questions|the questions)|to (?:continue|go on)))*"
            ),
            r"i am not feeling (?:well|good|great|ok|okay)(?: .{0,30})?",
            (
                r"i (?:am having|have|think i am having) (?:a |an )?(?:panic attack|anxiety attack|migraine|"
                r"bad headache|headache|breakdown)(?: .{0,30})?"
            ),
            (
                r"(?:this|the interview|it|this question) (?:is|makes me|is making me|has made me) (?:too |"
                r"very |really |so |feel )*(?:stressful|stressed|upset|upsetting|anxious|sad|distressing|"
                r"triggering|cry|overwhelming|too much)(?: for me)?(?: .{0,30})?"
            ),
            r"i (?:want|am going) to (?:hurt|kill|harm) myself",
            r"i cannot (?:cope|breathe|take this)(?: .{0,30})?",
            r"this is too much(?: for me)?",
        ),
    ),
    (
        "ai-or-person",
        (
            (
                r"(?:are you|am i (?:talking|speaking|chatting|writing)(?: to| with)?|is this|is it|are "
                r"these questions from|is there|who (?:are you|am i (?:talking|speaking|chatting) (?:to|"
                r"with)|is (?:this|asking)(?: me)?)|what are you|do i (?:talk|speak) (?:to|with))(?: (?:a|"
                r"an|the|real|actual|human|person|robot|bot|machine|ai|chatbot|program|computer|someone|"
                r"somebody|or|talking|to|with|just|really|live|chat ?gpt|llm|model|behind this|there (?=a "
                r")))*(?: actually| really| exactly)?"
            ),
        ),
    ),
    (
        "what-is-kept",
        (
            (
                r"(?:what|which|how much|how long|where|why|how|for how long)(?: of)? ?(?:will |is |are |"
                rf"do |does |happens |long )*(?:you |{_ANSWERS} |to |with |be |it |this |we |data )*(?:keep|"
                r"kept|store|stored|save|saved|collect|collected|retain|retained|record|recorded|happens? "
                rf"to|happen with|used?(?: for)?|do with|done with)(?: .{{0,50}})?"
            ),
            (
                r"(?:what|where) (?:happens|goes|will happen|is done|do you do|do they do) (?:to|with) "
                rf"{_ANSWERS}(?: .{{0,40}})?"
            ),
            (
                rf"(?:is|are|will) {_ANSWERS} (?:be |being )?(?:recorded|stored|kept|used(?: (?:for|to) .{{1,40}})?|"
                r"sold|collected|deleted|private|safe|secure|confidential|anonymous|anonymised|"
                rf"anonymized)(?: .{{0,40}})?"
            ),
            (
                r"is (?:this|it|the interview) (?:being )?(?:recorded|confidential|private|anonymous|"
                r"secure|gdpr compliant)(?: .{0,30})?"
            ),
            r"do you (?:record|store|keep|sell|save) (?:this|it|me|my .{2,30})",
            r"how do you use (?:my|this) .{2,30}",
            r"where does my data go(?: .{0,30})?",
        ),
    ),
    (
        "who-sees-it",
        (
            (
                r"who (?:will |can |is going to |gets to |is |are |else )*(?:see|sees|read|reads|view|"
                r"views|look|looks|looking|review|reviews|access|accesses|reading|reviewing|check|checks|"
                rf"have access|has access|evaluates?)(?: at| to| through)? ?(?:this|it|these|{_ANSWERS})(?: "
                rf".{{0,40}})?"
            ),
            (
                r"(?:will|does|do|can) (?:anyone|anybody|someone|a human|a person|my (?:employer|boss|"
                r"manager|company)|other people|other applicants|the company|the client|recruiters?|the "
                r"recruiter|people) (?:else )?(?:be able to )?(?:see|read|view|review|look at|access|know "
                rf"about|know|find out|be told)(?: ?(?:this|it|these|{_ANSWERS}|about this|about it))?(?: .{{0,40}})?"
            ),
            r"do you share (?:this|it|my .{2,30})(?: .{0,40})?",
            r"is (?:this|it) shared (?:with .{2,40})",
        ),
    ),
    (
        "scoring-key",
        (
            (
                r"(?:what|which) (?:is|was|are|would be|were) (?:the|a|an) (?:right|correct|expected|ideal|"
                r"model|best|perfect|good|official|sample) (?:answer|answers|response|one)(?: (?:to|for|"
                r"here|of|you).{0,40})?"
            ),
            (
                r"what(?: answer| answers| exactly| kind of answer)? (?:are|do|would|did) (?:you|they) "
                r"(?:looking for|look for|want me to (?:say|write|answer)|want to (?:hear|see|know)|"
                r"expecting|expect|like to hear)(?: .{0,30})?"
            ),
            (
                r"(?:how|what) (?:did|am|have|was|is|are) (?:i|my|my answer|my answers|it) ?(?:do|doing|"
                r"done|did|going|so far|perform|performing|performed)(?: .{0,30})?"
            ),
            r"how did i do.{0,20}",
            r"how am i doing.{0,20}",
            (
                r"(?:was|is|were|did|are)(?: i)? (?:that|this|it|my answer|my last answer|my answers|i|"
                r"what i said|my response)(?: get)?(?: it| that| this)? (?:right|correct|ok|okay|good|"
                r"enough|good enough|wrong|what you (?:wanted|were looking for|expected|expect|want|need)|"
                r"a (?:good|right|correct) answer|sufficient|fine|acceptable|bad|accurate|the right "
                r"answer)(?: .{0,20})?"
            ),
            (
                r"did i (?:pass|fail|get (?:it|that|this) right|answer (?:it |that |correctly|right|well|"
                r"ok|okay)+|do (?:ok|okay|well|good)|get (?:the job|in))(?: .{0,20})?"
            ),
            (
                r"(?:what|whats) (?:is|was|are|were) my (?:score|scores|mark|marks|grade|rating|result|"
                r"results|level|points)(?: .{0,30})?"
            ),
            (
                r"(?:can|could|will|would|may) (?:you|i|u) (?:please |also |just )*(?:show|tell|give|see|"
                r"have|get|know|share|send)(?: me| with me)? (?:the |my |a |an |your |some |full |any "
                r")*(?:rubric|scoring key|scoring rubric|scoring criteria|scoring guide|answer key|answer|"
                r"answers|marking scheme|criteria|score|scores|marks|grade|rating|rubrics|hint|hints|clue|"
                r"key points|solution|correct answer|right answer|example answer|model answer|example|"
                r"examples of .{2,20}|tip|tips)(?: .{0,40})?"
            ),
            (
                r"(?:i want|i need|show me|give me|tell me) (?:the |my |a |an |your |some )*(?:rubric|"
                r"scoring key|answer key|answer|marking scheme|criteria|score|marks|grade|hint|hints|"
                r"solution|correct answer|right answer|correct one)(?: .{0,40})?"
            ),
            (
                r"what (?:is|are) (?:the |your )?(?:scoring )?(?:rubric|criteria|scoring key|answer key|"
                r"marking scheme|key points)(?: .{0,30})?"
            ),
            (
                r"what (?:should|shall|must|do) i (?:say|answer|write|put)(?: (?:here|to (?:pass|get .{2,30})"
                r"|for full marks))?"
            ),
            r"am i (?:right|correct|passing|failing|wrong)",
            r"is that (?:the )?(?:correct|right)(?: answer)?",
            r"any (?:hints?|tips)",
            r"a hint",
            r"what is the answer(?: to (?:this|that|it|the question))?",
        ),
    ),
    (
        "how-scored",
        (
            (
                r"how (?:is|are|will|do|does|was|were|exactly)? ?(?:you|this|it|these|i|the|they|"
                rf"{_ANSWERS}|the ai|exactly)? ?(?:be |being |going to be |get |gets |going to )*{_SCORES}(?: "
                rf".{{0,40}})?"
            ),
            (
                rf"who (?:is |will )?(?:be )?(?:{_SCORES}|decides|decide|deciding|making the decision|makes "
                rf"the decision)(?: .{{0,30}})?"
            ),
            (
                r"(?:is|are|will|does|do) (?:my |the |this |it |a |an |spelling|grammar|english|accent|"
                rf"typing|mistakes?|typos?|length|speed|time|question|count|answers?)* ?(?:be )?(?:{_SCORES}|"
                rf"count|counted|counts|timed|matter|affect (?:my|the) (?:score|result|rating))(?: .{{0,40}})?"
            ),
            r"does (?:this|it|that|spelling|grammar|my .{2,20}) (?:count|matter)(?: .{0,30})?",
            r"will i lose (?:marks|points)(?: .{0,40})?",
            r"is (?:this|it) (?:graded|scored|marked|a test|part of the score)",
            r"what (?:is|are) (?:the )?(?:scoring|grading)(?: .{0,30})?",
            r"do (?:typos|spelling mistakes) count(?: .{0,20})?",
            r"how does (?:the )?(?:scoring|grading|rating) work",
        ),
    ),
)
"""(Topic, alternatives), tried in this order."""
