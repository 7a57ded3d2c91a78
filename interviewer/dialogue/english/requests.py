"""How requests sound in English: each pattern stands for a whole clause, courtesy stripped off both ends."""

from __future__ import annotations

from interviewer.domain.interview import Move

_ASKING = (
    r"(?:(?:can|could|would|will|may) (?:you|we|i) (?:just |possibly |maybe |perhaps |please |kindly )*|"
    r"would you mind |"
    r"do you mind |"
    r"i (?:would|will) (?:really )?(?:like|prefer|appreciate it if|be grateful if)"
    r"(?: you (?:to|could|can|would)| to)? |"
    r"i (?:want|need|wish)(?: you)? to |"
    r"i was wondering if (?:you|i|we) (?:could|can|might) |"
    r"is it (?:possible|ok|okay|all right|alright) (?:to|if (?:i|we|you)) |"
    r"(?:could|can) i (?:please )?ask you to |"
    r"let us |"
    r"let me |"
    r"please |"
    r"is there (?:any|a) way to |"
    r"may i (?:please )?ask you to )"
)
_QUESTION = (
    r"(?:(?:the|your|this|that|last|current|previous|whole|same|entire|first|second) )*"
    r"(?:question|questions|part|bit|one|sentence)"
)
_IT = rf"(?:{_QUESTION}|it|that|this|yourself|what you (?:said|asked|just said|just asked|wrote))"
_NOT_ANSWER = r"(?:answer|say|talk about|discuss|go into|respond to|share|do|comment on)"
_FOR_NOW = r"(?: for now| now| here| today| right now| at the moment| just now)?"

REQUESTS: tuple[tuple[Move, bool, tuple[str, ...]], ...] = (
    (
        Move.REPEAT,
        True,
        (
            (
                rf"{_ASKING}?(?:repeat(?:ing)?|re ?state|say(?:ing)?|ask(?:ing)?|show(?:ing)?(?: me)?|read|"
                rf"give|tell|see|hear|have|write|type)(?: me)? {_IT}(?: (?:me|to me))?(?: (?:again|once "
                r"more|one more time|another time|back|once again|a second time))+"
            ),
        ),
    ),
    (
        Move.REPEAT,
        True,
        (rf"{_ASKING}?repeat(?:ing)? {_IT}(?: (?:for me|to me))?",),
    ),
    (
        Move.REPEAT,
        False,
        (
            (
                rf"{_ASKING}?(?:repeat(?:ing)?|say again|come again|once more|again|one more time|repeat "
                r"again)"
            ),
        ),
    ),
    (
        Move.REPEAT,
        True,
        (
            r"what (?:was|is) (?:the|your|that) (?:current |last )?question(?: again)?",
            r"what did you (?:say|ask|just ask|just say)(?: me)?",
            r"what were you asking(?: me)?",
            r"which question(?: is it| was it)?",
            r"where were we",
            r"i (?:forgot|lost|have forgotten) (?:the|your) question",
        ),
    ),
    (
        Move.REPEAT,
        False,
        (
            (
                r"(?:i )?(?:did not|could not|do not|have not) (?:quite )?(?:catch|hear|get|follow|see) "
                r"(?:that|you|it|the last part|all of that|what you said)"
            ),
            r"pardon",
            r"beg your pardon",
            r"i beg your pardon",
            r"say what",
            r"missed that",
            r"i missed (?:that|it|the question)",
            r"what was that",
        ),
    ),
    (
        Move.REPHRASE,
        True,
        (
            (
                rf"{_ASKING}?(?:rephrase|re ?word|paraphrase|clarify|simplify|explain)(?:ing)?(?: (?:{_IT}|"
                rf"what you mean(?: by .{{1,40}})?|to me))?(?: (?:to me|for me|in (?:other|different|simple|"
                r"simpler|plain|easy|easier) (?:words|terms|english|language)|again|better|differently|"
                r"more simply|more|please|a bit more|in more detail|another way|in another way|in a "
                r"different way))*"
            ),
        ),
    ),
    (
        Move.REPHRASE,
        True,
        (
            (
                rf"{_ASKING}?(?:put|say|ask|phrase|word|write|express)(?:ing)? {_IT} (?:differently|another "
                r"way|in (?:other|different|simple|simpler|plain|plainer|easy|easier) (?:words|terms|"
                r"english|language|way)|in (?:a|another)(?: (?:different|simpler|easier|other|plainer))? "
                r"way|more simply|simpler|more clearly|more plainly)"
            ),
        ),
    ),
    (
        Move.REPHRASE,
        True,
        (
            (
                rf"{_ASKING}?(?:use|have|get|try|give me)(?: (?:it|that|the question))? (?:in )?(?:other|"
                r"different|simple|simpler|plain|plainer|easier|easy) (?:words|wording|english|language|"
                r"terms|version)"
            ),
        ),
    ),
    (
        Move.REPHRASE,
        True,
        (
            (
                r"(?:i )?(?:really |still |just |also )?(?:do not|did not|cannot|can not|am not able to|am "
                r"not|not) (?:really |quite |fully |completely |exactly )?(?:understand|understood|get|"
                rf"follow|see|know)(?:ing)?(?: (?:{_QUESTION}|what (?:you|the question) (?:are "
                rf"|is )?(?:mean|means|ask|asking(?: for)?|asks(?: for)?|want|wants|saying)(?: me)?(?: by .{{1,40}})?|"
                rf"what is (?:being )?asked|what you mean(?: by .{{1,40}})?|what (?:is )?(?:the question|"
                r"this question) means?))"
            ),
        ),
    ),
    (
        Move.REPHRASE,
        False,
        (
            (
                r"(?:i )?(?:really |still )?(?:do not|did not|not) (?:really |quite )?(?:understand|"
                r"understood|follow)(?: (?:it|that|this|you|what you said))?"
            ),
            (
                r"(?:i )?(?:do not|did not|not) (?:know|understand|get) what (?:it|this|that) (?:is |does )?"
                r"(?:means?|asks?|asking)"
            ),
            r"i am (?:confused|lost)",
            r"i am confused by (?:the|this|your) question",
        ),
    ),
    (
        Move.REPHRASE,
        True,
        (
            (
                r"i am (?:not|un) ?(?:quite |really |entirely |completely )?(?:sure|certain|clear) (?:what|"
                r"about what|how) (?:you|the question|this question|it) (?:are |is )?(?:mean|means|ask|"
                r"asking(?: for)?|asks(?: for)?|want|wants|getting at|after)(?: me)?(?: (?:to do|here|by .{1,30}))?"
            ),
            (
                r"i am not (?:sure|clear) (?:i|that i) (?:understand|understood|get|follow)(?: (?:the|your|"
                r"this|that) question)?"
            ),
            (
                r"(?:the|your|this) question is (?:not clear|unclear|confusing|not understandable|too "
                r"complicated|difficult to understand|hard to understand)(?: (?:to|for) me)?"
            ),
        ),
    ),
    (
        Move.REPHRASE,
        True,
        (
            (
                r"what (?:do|did) you (?:exactly |actually )?mean(?: (?:exactly|here|by .{1,50}|with .{1,50}|"
                r"when you say .{1,40}))?"
            ),
            r"what you mean(?: by .{1,40})?",
            r"what does (?:that|this|it|the question|your question) (?:even )?mean(?: exactly| here)?",
            r"what (?:are|is) (?:you|the question|this question) asking(?: (?:me|for|about|exactly))*",
            r"mean(?:ing)? of (?:the )?question",
            r"meaning please",
        ),
    ),
    (
        Move.REPHRASE,
        False,
        (
            (
                r"(?:in )?(?:other|different|simple|simpler|easy|easier|plain) (?:words|english|language|"
                r"way|wording)"
            ),
            r"simpler",
            r"more simply",
            r"clarification",
        ),
    ),
    (
        Move.SKIP,
        True,
        (
            (
                rf"{_ASKING}?(?:skip(?:ping)?|pass(?:ing)? on|pass over|leave(?: out)?|miss out|jump over) "
                rf"(?:{_QUESTION}|this one|that one)(?: (?:out|for (?:now|the moment)|and (?:come back(?: "
                r"to it)?(?: later)?|go on|move on|continue|go to the next(?: one| question)?)|until later|"
                r"till later|for later))*"
            ),
        ),
    ),
    (
        Move.SKIP,
        False,
        (
            (
                rf"{_ASKING}?(?:skip|pass|next|skip (?:it|that|this)(?: for now)?|i pass|i (?:will|would) "
                r"(?:skip|pass)(?: (?:on )?(?:it|that|this|this one|that one))?|i skip(?: (?:it|this|that|"
                r"this one|that one|the question))?|come back to (?:it|this|that|this one|that one)(?: "
                r"later| at the end)?|(?:i will )?come back later to (?:it|this|that))"
            ),
        ),
    ),
    (
        Move.SKIP,
        True,
        (
            (
                r"(?:i am going to |i will |i have to |i must |i want to |i would like to )(?:skip|pass on|"
                rf"leave) (?:{_QUESTION}|this one|that one)(?: (?:out|for now))?"
            ),
        ),
    ),
    (
        Move.SKIP,
        True,
        (
            (
                rf"{_ASKING}?(?:(?:go|move|get|jump|continue|carry) (?:on )?(?:to|with) |have |get |give me "
                r"|see |ask (?:me )?)?(?:the |a )?(?:next|another|different|other) (?:question|one)"
            ),
        ),
    ),
    (
        Move.SKIP,
        False,
        (rf"{_ASKING}?move on",),
    ),
    (
        Move.SKIP,
        True,
        (
            (
                r"i (?:would|will) (?:rather|prefer|like|prefer to|rather prefer) (?:not|not to|to not) "
                rf"{_NOT_ANSWER}(?: (?:{_IT}|that one|this one|about (?:it|this|that)))?{_FOR_NOW}(?: "
                rf"(?:because|due to) .{{1,60}}| for (?:privacy|confidentiality|legal|personal|client|work)"
                r" reasons?)?"
            ),
            rf"(?:i )?prefer not to {_NOT_ANSWER}(?: (?:{_IT}))?{_FOR_NOW}",
            (
                r"i (?:do not|would not|cannot|can not) (?:want to|like to|wish to)? ?(?:answer|respond to|"
                rf"reply to) (?:{_QUESTION}|this|that|it){_FOR_NOW}(?: because .{{1,60}})?"
            ),
            rf"i (?:do not|would not) (?:want|like|wish) to (?:answer|say)(?: (?:that|this|it))?{_FOR_NOW}",
            (
                r"(?:i )?(?:decline|refuse) to (?:answer|say)(?: (?:that|this|it|the question|this "
                r"question))?"
            ),
            r"no (?:comment|answer)",
        ),
    ),
    (
        Move.SKIP,
        False,
        (
            r"i would (?:rather|prefer) not(?: to)?",
            r"(?:i )?prefer not to",
            r"rather not",
        ),
    ),
    (
        Move.PAUSE,
        True,
        (
            (
                rf"(?:{_ASKING}|i (?:need|want|will)(?: to)? |time for |i am going to )(?:have |take |get |"
                r"make )?(?:a |some |a short |a quick |a little |a small |my |a five minute |a 5 minute |a "
                r"5 min |a ten minute |a 10 minute |a 10 min |a lunch |a coffee |a bathroom |a toilet |a "
                r"few minutes |5 minutes |five minutes |ten minutes |10 minutes )?(?:break|rest|pause|"
                rf"breather|timeout)(?: (?:here|now|for .{{1,30}}|from (?:this|the interview)|and (?:come "
                rf"back|continue|resume|go on|carry on)(?: (?:later|tomorrow|after|in .{{1,20}}))?|until .{{1,25}}|"
                rf"before .{{1,30}}))*"
            ),
        ),
    ),
    (
        Move.PAUSE,
        True,
        (
            (
                rf"(?:{_ASKING}|i need to |i have to |i must |i will |i am going to )?(?:pause|stop|suspend|"
                r"save|interrupt)(?:ing)? (?:the|this|our) (?:interview|conversation|chat|session|test)(?: "
                rf"(?:here|now|for .{{1,30}}|and (?:come back|continue|resume|finish)(?: (?:it|later|"
                rf"tomorrow|another (?:day|time)))*|until .{{1,20}}))+"
            ),
            rf"{_ASKING}?pause (?:the|this|our) (?:interview|conversation|chat|session|test)",
        ),
    ),
    (
        Move.PAUSE,
        True,
        (
            (
                r"(?:can|could|may|is it (?:possible|ok|okay)(?: if)?(?: to)?|would it be (?:ok|okay|"
                r"possible)(?: if)?(?: to)?|i will|i would like to|i want to|let us|let me|shall|i am going "
                r"to|i have to|i need to) ?(?:i |we |to )?(?:please )?(?:finish|continue|come back|resume|"
                r"carry on|return|go on|complete|do|pick up|stop and come back|stop and continue|stop now "
                r"and continue)(?: (?:this|it|the rest|the interview|the test|the others|with it|with this|"
                r"to (?:this|it|the interview)|here|later|tomorrow|tonight|another (?:day|time)|some other "
                r"(?:day|time)|after .{1,30}|next week|this (?:evening|afternoon)|in (?:a|an|the|some|a few|"
                r"\d+) .{1,20}|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|at .{1,15}))* ?(?:later|"
                r"tomorrow|tonight|another (?:day|time)|some other (?:day|time)|after .{1,30}|next week|"
                r"this (?:evening|afternoon)|in (?:a|an|the|some|a few|\d+) .{1,20}|on (?:mon|tues|wednes|"
                r"thurs|fri|satur|sun)day)"
            ),
        ),
    ),
    (
        Move.PAUSE,
        True,
        (
            (
                r"i (?:have|need|ve got|got|must) ?(?:to )?(?:go|leave|run|step (?:away|out)|head out|stop "
                r"for (?:now|today|a (?:bit|moment|while))|pick up my (?:kid|kids|child|children|son|"
                r"daughter))(?: (?:now|for .{1,30}|to .{1,30}|soon))?"
            ),
            r"i will be (?:right )?back(?: (?:in|after|later|soon|tomorrow) ?.{0,25})?",
            r"be right back",
            r"back in .{1,20}",
            (
                r"i need (?:a (?:moment|minute|second|few minutes|bit of time)|some time|more time|time)(?: "
                r"(?:to think|please|here|for this|for that))*"
            ),
        ),
    ),
    (
        Move.PAUSE,
        False,
        (
            (
                rf"(?:{_ASKING}|i need to |i have to |i must )?(?:pause|stop|break|a break|break time|wait|"
                r"hold on|one moment|one minute|one second|just a (?:moment|minute|second)|(?:give me|"
                r"wait) (?:a|one|two|five|a few|some|5|2|10) ?(?:moment|minute|minutes|min|mins|second|"
                r"seconds|sec|time)?(?: to think)?|let me think|stop for (?:now|today)|pause here|pause "
                rf"for .{{1,20}})"
            ),
        ),
    ),
    (
        Move.FINISH,
        True,
        (
            (
                rf"(?:{_ASKING}|i need to |i have to |i must |i will |i am going to )?(?:end|stop|finish|"
                r"quit|close|terminate|leave|exit|abort|conclude|cancel|complete)(?:ing)? (?:the|this|our|"
                r"my) (?:interview|conversation|chat|session|test|screening|whole thing)(?: (?:here|now|"
                r"please|early|completely|for good|altogether))*"
            ),
            (
                r"i (?:do not|no longer) want to (?:continue|go on|carry on|do this)(?: (?:this|the "
                r"interview|with (?:this|the interview|it)|any ?more|any longer|now))*"
            ),
            r"i am done with (?:this|the) (?:interview|test|chat)",
            r"finish interview",
            r"end interview",
            r"stop interview",
        ),
    ),
    (
        Move.FINISH,
        True,
        (
            (
                r"(?:i (?:want|would like|wish|need|prefer) to |can (?:we|i) |could (?:we|i) |let us |i "
                r"will |i am going to )(?:stop|end|finish|quit)(?: (?:it|this))?(?: (?:here|now))(?: (?:and "
                r"not continue|completely|for good|please))?"
            ),
            r"(?:i (?:want|would like|wish|have decided) to |i )quit(?: now)?",
            r"quit",
            r"exit",
            r"end it here",
            r"i want to (?:quit|end (?:this|it)|stop completely|leave)",
            r"i give up on this interview",
            r"i am leaving the interview",
        ),
    ),
)
"""(Move, whether it is unmistakable, alternatives). Only an unmistakable one may stand beside a reason."""

FILLER = (
    r"(?:i )?(?:do not|did not|really do not) know(?: (?:that|this|it|this one|that one|the answer))?",
    r"no idea",
    r"i have no idea",
    r"not sure",
    r"i am not sure(?: about (?:this|that)(?: one)?)?",
    r"my english is (?:not (?:so |very )?(?:good|great|perfect)|bad|poor|limited)",
    r"english is not my (?:first|native|mother) (?:language|tongue)",
    r"i am (?:new to this|not a native speaker)",
    (
        r"(?:my |the )?(?:internet|connection|wifi|page|screen|line) (?:dropped|froze|broke|is slow|went "
        r"down|was lost|cut out|is bad)"
    ),
    r"that (?:was|is) (?:a )?(?:long|difficult|complicated)(?: question)?",
    r"i (?:got|am) (?:distracted|tired|exhausted)",
    r"my (?:shift|break|lunch|meeting|train) (?:starts|is starting|begins|is).{0,20}",
)
"""Clauses that ask for nothing themselves and may stand beside a request."""
