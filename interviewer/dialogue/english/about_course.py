"""How questions on the course of the interview, help and what comes after sound in English."""

from __future__ import annotations

_ANSWERS = (
    r"(?:(?:my|the|these|our|those|your) )?(?:answers?|responses?|data|information|info|replies|conversation|interview|"
    r"recording|transcript|chat|profile|details|personal data|personal information|what i (?:say|write|"
    r"type|said|wrote))"
)

ABOUT_COURSE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "next-steps",
        (
            (
                r"(?:when|how soon) (?:will|do|can|should|would|could|am i going to) (?:i|you|we|they) "
                r"(?:expect to |be )?(?:hear|get|know|receive|find out|be told|see|let me know|contact|"
                r"learn|expect|have|told|start)(?: .{0,50})?"
            ),
            (
                r"what (?:happens|comes|is|will happen|will be|are|do i do) (?:next|after|afterwards|then|"
                r"the next steps?|the next stage|once .{2,30}|when .{2,30})(?: .{0,40})?"
            ),
            (
                r"how long (?:until|till|before|does it take to|will it take to|to) (?:i |you |we |they |it "
                r")?(?:hear|get|know|receive|find out|decide|expect)(?: .{0,50})?"
            ),
            r"what (?:are|is) (?:the |my )?next (?:steps?|stage)(?: .{0,30})?",
            r"will (?:you|someone|they|anyone) (?:contact|email|call|get back to|let) me(?: .{0,40})?",
            (
                r"(?:will|is) there (?:be )?(?:another|a second|more|a further|a next) (?:interview|"
                r"interviews|round|stage|step)(?: .{0,30})?"
            ),
            r"can i (?:retake|redo|repeat|take) (?:this|the interview|it)(?: (?:again|later|twice).{0,20})?",
            r"when (?:is|are) (?:the )?(?:results?|decision|start date)(?: .{0,40})?",
        ),
    ),
    (
        "progress",
        (
            (
                r"how (?:many|much)(?: more)? (?:questions|parts|time|more|of this|of it|longer|"
                r"minutes)?(?: more)? ?(?:are |is |do |will |does |i |we |you |there |still |be |have "
                r")*(?:left|remaining|to go|more|to come|there|remain|have|be|before .{2,20})(?: .{0,30})?"
            ),
            (
                r"how (?:far (?:are we|am i|along)|much longer|many (?:more )?(?:questions|parts|sections)|"
                r"many questions? are there|many left)(?: .{0,40})?"
            ),
            r"are we (?:nearly |almost |close to )?(?:done|there|finished|through)(?: yet)?",
            r"is this the last (?:question|one|part)",
            r"are there (?:many |any )?more questions(?: .{0,20})?",
            r"which (?:question|part) (?:is this|are we on|am i on)",
            r"what part are we on",
            r"is there much more(?: .{0,20})?",
        ),
    ),
    (
        "how-long",
        (
            (
                r"how (?:long|much time)(?: (?:does|do|will|is|should|can|would|did|has))?(?: (?:this|it|"
                r"the|i|we|interview|whole|my|an|answer|answers|entire|each|question|screening|thing|take|"
                r"takes|taking|last|lasts|be|need|usually|have|spend|for|to|on|per|in|total|should|a))*(?: "
                r".{0,20})?"
            ),
            r"is there a (?:time ?limit|clock|timer|deadline|word limit|limit)(?: .{0,30})?",
            r"am i being timed",
            r"is (?:this|it) timed",
            r"how (?:long|short|many words) (?:should|must|can|do)(?: .{0,40})?",
            r"what is the (?:time limit|deadline|word limit)(?: .{0,20})?",
        ),
    ),
    (
        "pay-and-projects",
        (
            (
                r"(?:how much|what)(?: (?:do|does|is|are|will|would|can))?(?: (?:you|i|we|they|this|it|the|"
                r"project|projects|job|work|role|position|a|an|be|get|typical))* ?(?:pay|paid|pays|earn|"
                r"salary|rate|hourly rate|pay rate|pay range|wage|compensation|fee|money)(?: .{0,50})?"
            ),
            (
                r"(?:what|which)(?: kinds? of| sorts? of| type of| types of| are| is)*(?: the)?(?: "
                r"actual)?(?: open)? (?:projects?|work|job|jobs|role|tasks?|company|client|clients)(?: "
                r"(?:is|are|do|does|will|would|would i|can|about|available|there|like|i|you|this|open|"
                r"involve|be|for|apply|doing|have|on offer|work|get))*(?: .{0,30})?"
            ),
            (
                r"is (?:this|it|the work|the project) (?:paid|remote|full time|part time|a contract|"
                r"freelance)(?: .{0,30})?"
            ),
            r"am i (?:getting )?paid (?:for this|for the interview)(?: .{0,20})?",
            r"do i get paid(?: .{0,30})?",
            r"how (?:are|is) (?:payments?|the pay) .{2,40}",
            r"what (?:is|would be) the (?:job|work|project|pay|role)(?: .{0,30})?",
            r"how many hours (?:a week|per week|is|are|would|will)(?: .{0,30})?",
        ),
    ),
    (
        "accommodation",
        (
            (
                r"(?:can|could|may) i (?:please )?(?:have|get|request|ask for|use) (?:an? |some |more |any "
                r")?(?:accommodations?|extra time|more time|additional time|adjustments?|large(?:r)? "
                r"(?:text|font|print)|bigger (?:text|font)|a screen ?reader|screen ?reader|plain(?:er)? "
                r"(?:wording|language)|reasonable adjustments?)(?: .{0,50})?"
            ),
            (
                r"i (?:need|would like|want|require|have to ask for) (?:an? |some |more "
                r")?(?:accommodations?|extra time|additional time|adjustments?|larger (?:text|font)|bigger "
                r"(?:text|font)|plain(?:er)? (?:wording|language)|reasonable adjustments?)(?: .{0,50})?"
            ),
            (
                r"i (?:am|have|have got) (?:an? |some )?(?:dyslexic|dyslexia|deaf|blind|hard of hearing|"
                r"visually impaired|adhd|autistic|autism|a disability|disability|disabled|low vision|visual "
                r"impairment|hearing loss|learning difficulty|learning disability)(?: (?:and|so) .{0,60})?"
            ),
            (
                r"(?:do|can) you (?:offer|provide|have|make|support) (?:any )?(?:accommodations?|"
                r"adjustments?|extra time|screen ?readers?)(?: .{0,40})?"
            ),
            r"is (?:extra time|an accommodation|this (?:accessible|screen reader friendly))(?: .{0,30})?",
        ),
    ),
    (
        "person",
        (
            (
                r"(?:can|could|may|is it possible(?: for me)?(?: to)?|would it be possible(?: for me)?(?: "
                r"to)?|how (?:can|do)) ?(?:i |you )?(?:please |to |let me |connect me )*(?:talk|speak|chat|"
                r"get|contact|reach|be interviewed|write|have|do this|transfer me|with|interview|ask)(?: to|"
                r" with| by| for| through)? ?(?:an? |the |some |real |actual |another |live )*(?:human|"
                r"person|someone|somebody|recruiter|human being|real person|your (?:boss|manager|"
                r"supervisor)|representative|agent|support|customer service|staff|hr)(?: .{0,40})?"
            ),
            (
                r"i (?:want|need|would like|would prefer|prefer|wish|demand|would rather)(?: to)? ?(?:to "
                r")?(?:talk|speak|chat|be interviewed|contact|have|get|do this|an interview|interview)?(?: "
                r"to| with| by)? ?(?:an? |the |some |real |actual |another |live )*(?:human(?: being| "
                r"interviewer)?|person|someone|somebody|recruiter|real person|representative|agent|"
                r"support)(?: .{0,30})?"
            ),
            r"(?:a )?(?:human|real person|person|agent|representative)",
            (
                r"(?:can|could) (?:a|an|some) ?(?:human|person|one|someone|somebody|recruiter)(?: please)? "
                r"(?:help|contact|call|look|check|review|answer|interview)(?: .{0,40})?"
            ),
            r"who (?:can|do|should) i (?:contact|talk to|speak to|ask|email|write to|complain to)(?: .{0,40})?",
        ),
    ),
    (
        "language",
        (
            (
                r"(?:can|could|may|is it (?:ok|okay|possible)(?: if| to| for me)?|would it be (?:ok|okay|"
                r"possible)(?: if| to)?|do you|are you able to) ?(?:i |we |you |to )?(?:please )?(?:answer|"
                r"speak|write|reply|do (?:this|it|the interview)|use|respond|have (?:this|it|the interview|"
                r"the question)|talk|ask me|switch|change|continue|translate|understand|support|type)(?: "
                r"(?:this|it|the question|the interview|that|to me|questions))*(?: in| to| into)? (?:my "
                r"(?:own |native |first |mother )?(?:language|tongue)|another language|a different language|"
                r"other languages|spanish|french|german|portuguese|italian|arabic|hindi|chinese|mandarin|"
                r"japanese|korean|russian|polish|turkish|urdu|bengali|tagalog|filipino|vietnamese|ukrainian|"
                r"dutch|swahili|romanian|greek|hebrew|farsi|persian|indonesian|thai|swedish|czech)(?: .{0,30})?"
            ),
            (
                r"(?:is (?:this|it|the interview) available|(?:does|do) (?:it|this|the interview) have to "
                r"be) (?:in )(?:my |another |other |a |only )?(?:language|languages|[a-z]+)(?: .{0,20})?"
            ),
            (
                r"(?:in )?(?:spanish|french|german|portuguese|italian|arabic|hindi|chinese|mandarin|"
                r"japanese|korean|russian|polish|turkish|urdu|ukrainian)"
            ),
            (
                r"i (?:do not|cannot|can not) (?:speak|understand|write|read) (?:good |much |very good "
                r")?english(?: .{0,30})?"
            ),
            (
                r"i (?:would )?(?:prefer|like|want|need)(?: to)?(?: (?:answer|do (?:it|this)|speak|write|"
                r"have it|continue))?(?: in)? (?:my (?:own |native |mother )?(?:language|tongue)|another "
                r"language|spanish|french|german|portuguese|italian|arabic|hindi|chinese|russian|polish|"
                r"turkish|urdu)(?: .{0,20})?"
            ),
            r"hablas espanol",
            r"se habla espanol",
            r"no hablo ingles",
            r"parlez vous francais",
            r"sprechen sie deutsch",
        ),
    ),
    (
        "mistake",
        (
            (
                rf"(?:is|was|are|were|did|has|have|do|will) (?:you )?(?:{_ANSWERS}|my last (?:answer|"
                r"message)|my previous (?:answer|message)|it|that|this|everything|i)? ?(?:been |get |all |"
                r"be |already |automatically )*(?:saved|save|recorded ok|received|receive|submitted|sent|"
                r"lost|go through|gone through|went through|submit|lose|get)(?: (?:my|the|it|that|"
                rf"everything|automatically|if .{{2,40}}|when .{{2,30}}|already|ok|correctly|answers?|last "
                r"answer|message))*"
            ),
            (
                r"(?:can|could|may) i (?:change|edit|correct|fix|go back to|go back and (?:change|edit|"
                r"correct)|see|review|undo|update|delete) (?:an? |my |the )?(?:earlier |previous |last |"
                r"old |first )?(?:answers?|responses?|mistakes?|typos?)(?: .{0,30})?"
            ),
            (
                r"i (?:sent|submitted|pressed|hit) (?:it |that |send |enter |submit |my answer )?(?:too "
                r"early|too soon|by (?:accident|mistake)|accidentally|before .{2,30})(?: .{0,20})?"
            ),
            r"i accidentally (?:sent|submitted|pressed|hit|closed) .{2,40}",
            (
                r"how (?:can|do) i (?:change|edit|correct|fix|undo) (?:an? |my |the )?(?:earlier |previous "
                r"|last )?(?:answers?|responses?|mistakes?)(?: .{0,20})?"
            ),
        ),
    ),
    (
        "voice",
        (
            (
                r"(?:can|could|may|do|should|must|is it (?:ok|okay|possible)(?: if| to)?) ?(?:i |we |you "
                r")?(?:have to |need to |please )?(?:speak|talk|use (?:my |a |the )?(?:voice|microphone|mic|"
                r"camera|dictation|webcam|speech)|dictate|turn on (?:my )?(?:camera|mic|microphone)|record "
                r"(?:my voice|audio|a video|myself)|answer (?:by|with|using) (?:voice|audio|speech|video)|"
                r"do (?:this|it) by (?:voice|phone|video)|hear (?:it|the question)|listen|read (?:it|the "
                r"question) (?:out|aloud)(?: loud)?)(?: (?:instead|here|out loud|instead of typing|my "
                r"answers?|the answers?|on|for this|for my answers|to me|to you))*"
            ),
            (
                r"(?:is there|do you have) (?:a )?(?:voice|audio|video|speech)(?: (?:option|mode|version|"
                r"call))?(?: .{0,20})?"
            ),
            r"is this (?:a )?(?:video|voice|audio|phone)(?: (?:call|interview))?",
            r"do i need a (?:camera|microphone|mic|webcam|headset)(?: .{0,20})?",
        ),
    ),
    (
        "ai-use",
        (
            (
                r"(?:can|could|may|am|is it (?:ok|okay|allowed|fine|permitted|cheating)(?: if| to| for me)?|"
                r"are (?:we|applicants)|should|will it (?:be|matter) if) ?(?:i |we |to )?(?:allowed to |"
                r"permitted to )?(?:use|using|ask|consult|write (?:it )?with|get help from)? ?(?:an? |the "
                r")?(?:chat ?gpt|gpt|ai|ai tools?|copilot|claude|gemini|llm|llms|a chatbot|grammarly|google "
                r"translate|a translator|deepl|translation tools?)(?: .{0,50})?"
            ),
            (
                r"do you (?:check|detect|know|look) (?:for |if |whether |at )?(?:i |we |people )?(?:use |"
                r"used |using )?(?:ai|chat ?gpt|plagiarism|copy paste|copied)(?: .{0,40})?"
            ),
            r"is (?:ai|chat ?gpt|using ai|using chat ?gpt) (?:allowed|ok|okay|permitted|cheating)(?: .{0,20})?",
        ),
    ),
    (
        "notes-and-devices",
        (
            (
                r"(?:can|could|may|am|is it (?:ok|okay|allowed|fine|permitted)(?: if| to| for me)?|are "
                r"(?:we|applicants)|should) ?(?:i |we |to )?(?:allowed to |permitted to )?(?:use|look at|"
                r"look (?:things|it|this|that|something) up|check|consult|have|google|search|open|refer to|"
                r"see|look up|do this (?:on|from)|take this (?:on|from)|do it (?:on|from)|switch to|"
                r"continue on)? ?(?:things |it |this |something |online |answers |in |on )*(?:an? |my |the "
                r"|some |another )?(?:notes?|books?|textbooks?|google|internet|the web|web|online|"
                r"references?|guidelines|documents?|calculator|phone|mobile|tablet|ipad|laptop|computer|"
                r"device|bnf|cv|resume|documentation|docs|formulary|guidelines?|other tabs?)(?: .{0,30})?"
            ),
            r"is (?:this|it) (?:open book|an open book .{2,10})",
            r"are notes (?:allowed|ok|okay|permitted)(?: .{0,20})?",
            r"(?:can|may) i (?:google|look (?:it|this|that|things|something) up)(?: .{0,20})?",
        ),
    ),
    (
        "technical",
        (
            (
                r"(?:the |this |my |your )?(?:page|screen|site|website|app|browser|chat|send button|button|"
                r"box|text ?box|link|upload|system|program)(?: (?:is|has|does|keeps|just|are))* ?(?:not "
                r"(?:working|loading|responding|showing|opening|scrolling|work|load|respond)|frozen|"
                r"freezing|froze|stuck|broken|crashed|crashing|slow|blank|down|closed|reloaded|loading "
                r"forever|lagging|cut off|disappeared)(?: (?!because|if|when|so|since|unless).{0,40})?"
            ),
            (
                r"i (?:have|am having|got|get|see) (?:an? |some |technical |the )*(?:technical (?:problems?|"
                r"issues?|difficulties|difficulty)|error(?: message)?s?|problems? with (?:the|this|your) "
                r"(?:page|site|app|chat|system|connection|website)|connection (?:problems?|issues?)|bug)(?: "
                r".{0,40})?"
            ),
            (
                r"i cannot (?:see|send|type|submit|scroll|upload|load|open|read)(?: (?:the|my|your|a|"
                r"anything|question|page|answer|text|box|button|file|screen|here|this))+"
            ),
            r"are you (?:still )?(?:there|working|listening|here|online)",
            r"is (?:this|it|anyone|anybody) (?:working|there|broken|on)",
            r"(?:hello )?anyone (?:there|here)",
            r"nothing (?:happens|is happening|happened)(?: .{0,30})?",
            r"i (?:was|got) (?:disconnected|kicked out|logged out)(?: .{0,20})?",
        ),
    ),
    (
        "withdraw",
        (
            (
                r"(?:can|could|may|please|how (?:can|do)|i (?:want|would like|need|wish)(?: you)?(?: to)?|"
                r"will you|would you|you must) ?(?:i |you |to |please )*(?:delete|erase|remove|withdraw|"
                rf"revoke|destroy|wipe|take back|forget)(?: (?:all|of|me|the))* ?(?:{_ANSWERS}|my "
                rf"(?:application|consent|account|permission|agreement|data and .{{2,20}})|consent|"
                rf"everything|from (?:this|the) (?:interview|process)|myself from .{{2,30}}|my .{{2,15}} "
                rf"data)?(?: .{{0,40}})?"
            ),
            (
                r"(?:delete|erase|remove) (?:all )?(?:of )?my (?:data|answers|information|interview|"
                r"account|profile|application|details)(?: .{0,30})?"
            ),
            r"i (?:withdraw|revoke)(?: (?:my (?:consent|application|agreement|data)|from .{2,40}))?",
        ),
    ),
    (
        "why-asked",
        (
            (
                r"why (?:are|do|did|would|is|was) (?:you|they|this|that|it)(?: (?:asking|ask|need|want|"
                r"needed|asked|relevant|important|necessary|even|a|the|question))*(?: (?:me|this|that|it|to "
                r"know|about .{2,40}|for .{2,30}|such .{2,30}))*"
            ),
            (
                r"(?:what|how) (?:is|does) (?:this|that|it|this question|that question)(?: got)? (?:to do "
                r"with|relevant|relate to|have to do with|the point of|for)(?: .{0,40})?"
            ),
            (
                r"is (?:this|that) (?:question )?(?:necessary|relevant|mandatory|required|compulsory|"
                r"obligatory|legal)(?: .{0,30})?"
            ),
            r"do i have to answer(?: .{0,40})?",
            r"what is the point of (?:this|that)(?: .{0,20})?",
            r"what is (?:this|the) (?:interview|test|screening) (?:for|about)",
        ),
    ),
)
"""(Topic, alternatives), tried in this order."""
