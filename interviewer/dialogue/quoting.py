"""A few of an applicant's own words that are safe to say back to them; or none.

The words are chosen as keywords are (RAKE; Rose, Engel, Cramer and Cowley 2010: runs of words between function
words, scored by how much company their words keep), from the answer alone. Nothing of the rating is known here, so
what is picked cannot hint at what is looked for. Where there is any doubt about the text, nothing is quoted.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection

MOST_WORDS = 5
_FEWEST_IN_ANSWER = 6
_LONGEST = 48
"""Characters a quote may have."""

_FUNCTION = frozenset(
    """a about above after again against ago all almost along already also although always am among an and another any
    anyone anything are around as at away back be became because become been before behind being below between
    both but by came can cannot could did do does doing done down during each either else enough even ever every
    everyone everything few first for from further get gets getting give given go goes going gone got had has
    have having he her here hers herself him himself his how however i if in instead into is it its itself just
    last later least less let like likely made make makes making many may maybe me might mine more most much
    must my myself need needed needs neither never next no nobody none nor not nothing now of off often ok okay
    on once one ones only or other others our ours out over own perhaps put quite rather really same say says
    second see she should since so some somebody someone something sometimes soon still such sure take taken
    takes than that the their theirs them themselves then there therefore these they thing things third this
    those though through thus to together too took toward towards two under unless until up upon us use used
    uses using usually very was way we well went were what whatever when where whether which while who whole
    whom whose why will with within without would yes yet you your yours yourself dont didnt doesnt isnt wasnt
    cant couldnt wouldnt im ive id ill theres thats lets lot lots bit kind sort way ways time times day days
    people person actually basically generally literally obviously simply three four five six seven eight nine
    ten keep kept know knew known think thought feel felt want wanted try tried trying tell told ask asked
    asking said look looked looking find found start started starting work worked working come coming show
    showed call called run ran set mean meant means seem seemed happen happened help helped turn turned bring
    brought leave left follow followed gave went ended move moved talk talked happen happens ensure ensured
    provide provided based able via per etc eg ie vs around specific different clear various several certain
    main simple quick quickly early late due longer exist exists following whereas whilst avoid big small new
    old long short high low good bad great best better worse worst right wrong real own full half""".split()
)
_PRONOUNS = frozenset("i me my we our us mine".split())
_WEAK_ENDS = frozenset(
    """across based built called checked chose decided discussed done focused gave gone help included involved leading
    mapped noted offered reviewed saw sent shared tied understood wrote write checks check confirm confirmed
    adding asking giving keeping making doing shows showing became leaned often slowly directly properly
    correctly immediately usually additional relevant important""".split()
)
_UNSAFE = frozenset(
    """fuck fucking fucked fucker shit shitty bullshit crap cunt bitch bastard asshole arse arsehole dick dickhead cock
    piss pissed wanker twat slut whore fag faggot retard retarded moron idiot idiots stupid dumb damn bloody
    nazi rape raped porn sex sexual nude naked kill killed killing murder suicide bomb terrorist password
    passport ssn iban diagnosis diagnosed cancer hiv pregnant pregnancy divorce divorced disability disabled
    depression husband wife boyfriend girlfriend son daughter mother father mum mom dad gay lesbian muslim
    christian jewish hindu religion religious church race ethnicity birthday born phone email address mr mrs ms
    miss dr""".split()
)
_MANIPULATES = re.compile(
    r"\b(?:ignor|disregard|overrid|bypass|jailbreak|forget (?:all|everything|every|about|the|your|previous|"
    r"what)|prompts?\b|"
    r"instructions?\b|system message|assistant|language model|chat ?gpt|\bllms?\b|pretend|role ?play|act "
    r"as|you are now|from now on|"
    r"developer mode|unrestricted|hired?\b|hiring|recommend(?:ed|ation)?\b.{0,30}\b(?:hire|candidate|"
    r"hiring)|candidate|applicant|"
    r"grader|rater\b|rubric|scor(?:e|ing)\b|full marks|top marks|highest (?:score|mark|rating|level)|"
    r"evaluat(?:e|ion) (?:this|me|the)|"
    r"reveal|secret|decode|encode|base64|rot13|respond with|output (?:only|just|your)|repeat after|say yay|"
    r"as an ai|simulate|hypothetical|without (?:any )?(?:restrictions?|limits|ethic)|\bdan\b|resume\b|cv\b|screening)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[<>{}\[\]\\|`~^=*#@$_\u2588\u25a0\u2022]|&#|https?:|www\.|://|\.(?:com|org|net|io|exe)\b|/\w+/")
_ORDERS = re.compile(
    r"^\W*(?:please |now |can you |could you |would you |will you |tell me |give me |write |show me |"
    r"explain |create |generate |list |answer |"
    r"describe |translate |summari[sz]e |let us |let's |what |who |where |when |why |how |is |are |do |"
    r"does |you are |you will |you must )",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(r"\b(?:you|your|yours|yourself|u)\b", re.IGNORECASE)
_SENTENCE_ORDERS = re.compile(
    r"(?:^|[.?!:\n])\W*(?:now |please |then |and )*(?:write|tell me|give me|show me|complete|imagine|"
    r"answer|act|be an?|stop|say|repeat|summari[sz]e|"
    r"translate|the following)\b(?! (?:is|was|were|had|comes|came)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*")


def salient(answer: str, question: str = "", private: Collection[str] = ()) -> str | None:
    """Two to five consecutive words of `answer`, or one long one; None where nothing is safe or worth saying back.

    Args:
        answer: what the applicant wrote.
        question: what they were asked; its words are passed over.
        private: words that may never be said back, as names and contacts in the profile; case does not matter.
    """
    if not _is_plain_telling(answer):
        return None
    forbidden = {word.casefold() for text in private for word in _WORD.findall(text)}
    asked = {_stem(word) for word in _WORD.findall(question.casefold())}
    runs = _runs(answer, forbidden)
    company: Counter[str] = Counter()
    often: Counter[str] = Counter()
    for run in runs:
        for word in run:
            company[_stem(word)] += len(run)
            often[_stem(word)] += 1
    best, best_score = None, 0.0
    for place, run in enumerate(runs):
        quote = " ".join(run)
        new = [word for word in run if _stem(word) not in asked]
        if not new or len(quote) > _LONGEST or (len(run) == 1 and len(quote) < 8):
            continue
        score = sum(company[_stem(word)] / often[_stem(word)] + 0.1 * len(word) for word in new) / len(run) ** 0.5
        score += 0.5 * (often[_stem(run[-1])] - 1) - 0.02 * place
        if score > best_score:
            best, best_score = quote, score
    return best


def _is_plain_telling(answer: str) -> bool:
    """Whether the text reads as somebody telling something in English, and nothing else."""
    text = unicodedata.normalize("NFKC", answer)
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_IN_ANSWER or len(text) > 20_000:
        return False
    if any(
        unicodedata.category(char) in {"Cf", "Co", "Cs", "Cn"} or (char.isalpha() and ord(char) > 0x24F)
        for char in text
    ):
        return False
    if sum(not word.isascii() for word in words) > 2 or _MARKUP.search(text) or _MANIPULATES.search(text):
        return False
    if _SENTENCE_ORDERS.search(text):
        return False
    if _ORDERS.match(text) and not _PRONOUNS & set(words[:4]):
        return False
    function = sum(word in _FUNCTION for word in words) / len(words)
    tells = any(word in _PRONOUNS for word in words) or sum(word.endswith("ed") for word in words) >= 2
    # Talk addressed to the reader is a request or an order more often than an answer.
    addresses = len(_ADDRESSES.findall(text)) / len(words)
    return 0.25 <= function <= 0.85 and tells and addresses <= 0.04


def _runs(answer: str, forbidden: Collection[str]) -> list[list[str]]:
    """Runs of content words, in order, none across a mark, a name or anything that may be personal."""
    runs: list[list[str]] = []
    # A non-breaking hyphen joins a word as a plain one does.
    for clause in re.split(r"[^\w\s'’/-]+|\s[-–—]+\s|\n", answer.replace("\u2011", "-")):
        run: list[str] = []
        for word in [*clause.split(), ""]:
            if _may_be_said(word, forbidden):
                run.append(word)
                continue
            trimmed = _trim(run)
            if trimmed:
                runs.append(trimmed)
            run = []
    return runs


def _may_be_said(word: str, forbidden: Collection[str]) -> bool:
    folded = word.casefold().replace("’", "'")
    parts = re.split(r"[-/']", folded)
    if not _WORD.fullmatch(word) or folded in _FUNCTION or any(part in _UNSAFE or part in forbidden for part in parts):
        return False
    # Capitals may be names of people, places or employers; digits may identify a person.
    if not word.islower() or any(char.isdigit() for char in word):
        return False
    if not word.isascii() or "'" in word:
        return False
    return (
        2 < len(word) <= 20 and re.search(r"[aeiouy]", folded) is not None and not re.search(r"[^aeiouy\W]{6}", folded)
    )


def _trim(run: list[str]) -> list[str]:
    """The run without verbs and adverbs at its ends, at most `MOST_WORDS` of its last words."""
    while run and (run[0] in _WEAK_ENDS or run[0].endswith("ly")):
        run = run[1:]
    while run and (run[-1] in _WEAK_ENDS or run[-1].endswith("ly")):
        run = run[:-1]
    return run[-MOST_WORDS:]


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|'s|’s)$", "", word.casefold()) if len(word) > 4 else word.casefold()
