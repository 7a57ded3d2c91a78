"""A chat message as plain clauses: lower case, no apostrophes, common misspellings and abbreviations written out.

Requests are short and typed in a hurry, in many Englishes. What is tidied here is only compared with patterns; the
message itself is kept as it was sent.
"""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import OSA

_ABBREVIATIONS = {
    "2moro": "tomorrow", "ans": "answer", "b4": "before", "brb": "pause", "cant": "cannot", "cn": "can", "cud": "could",
    "culd": "could", "dnt": "do not", "dunno": "do not know", "gimme": "give me", "gonna": "going to",
    "gotta": "have to", "im": "i am", "iam": "i am", "ive": "i have",
    "kindly": "please", "lemme": "let me", "nxt": "next", "plis": "please", "pls": "please", "plse": "please",
    "plz": "please", "qn": "question", "qns": "questions", "qs": "questions", "ques": "question", "r": "are",
    "rly": "really", "shud": "should", "skp": "skip", "sory": "sorry", "sry": "sorry", "thats": "that is",
    "thx": "thanks", "tks": "thanks", "tmr": "tomorrow", "tmrw": "tomorrow", "tnx": "thanks", "u": "you",
    "ur": "your", "wanna": "want to",
    "wat": "what", "whats": "what is", "whos": "who is", "wheres": "where is", "hows": "how is", "wot": "what",
    "wud": "would", "y": "why", "youre": "you are", "theres": "there is", "lets": "let us", "dont": "do not",
    "didnt": "did not", "doesnt": "does not", "isnt": "is not", "wasnt": "was not", "couldnt": "could not",
    "shouldnt": "should not", "wont": "will not", "wouldnt": "would not", "havent": "have not", "arent": "are not",
}  # fmt: skip

_ENDING = {"m": "am", "d": "would", "ll": "will", "ve": "have", "re": "are", "s": "is"}

_OFTEN_MISTYPED = (
    "accommodation", "again", "answer", "answers", "break", "clarify", "continue", "correct", "correction", "different",
    "explain", "finish", "interview", "later", "pause", "please", "previous", "question", "questions", "repeat",
    "rephrase", "skip", "something", "sorry", "tomorrow", "understand", "understood", "withdraw",
)  # fmt: skip
_NOT_MISTYPED = frozenset(
    {"reheat", "repeal", "repeats", "finished", "explains", "clause", "cause", "pulse", "pauses", "paused", "breaks",
     "bread", "breach", "skips", "latex", "layer", "wafer", "alter", "latter", "after", "against", "skim", "skin",
     "finishes", "questioned", "interviews", "interviewed", "corrects", "repeated", "answered", "withdrawn"}
)  # fmt: skip

_EDGE = re.compile(
    r"^(?:(?:so|but|and|then|well|um+|uh+|er+|hmm+|ok|okay|oh|hi|hello|hey|hiya|dear|sir|madam|maam|sorry|"
    r"apologies|actually|"
    r"please|thanks|thank you|excuse me|pardon me|i am sorry|my apologies|good (?:morning|day|"
    r"afternoon|evening))\b ?)+"
)
_TAIL = re.compile(
    r"(?: (?:please|thanks|thank you|sorry|so much|very much|for me|if possible|if you (?:can|could|do not "
    r"mind|would)|if that is "
    r"(?:ok|okay|possible|all right|alright)|sir|madam|maam|mate|though|then|(?<!for )(?:right )?now|a bit|"
    r"a little|okay|ok|kindly))+$"
)


def words(message: str) -> str:
    """The message in lower case, with straight marks, no apostrophes and what is often mistyped put right."""
    text = unicodedata.normalize("NFKC", message).lower()
    text = re.sub(r"[’‘`´]", "'", text)
    text = re.sub(r"\b(i|it|we|you|they|that|what|who|where|how|there)'(m|d|ll|ve|re|s)\b", _full_form, text)
    # "id" and "ill" are words of their own: only before these do they stand for "i'd" and "i'll".
    text = re.sub(r"\bid (?=(?:rather|like|prefer)\b)", "i would ", text)
    text = re.sub(r"\bill (?=(?:skip|pass|be|come|take|continue|finish)\b)", "i will ", text)
    text = text.replace("'", "")
    text = re.sub(r"[“”«»]", '"', text)
    text = re.sub(r"[—–]| - ", " ; ", text)
    return re.sub(r"[a-z0-9]+", lambda found: _put_right(found.group()), text)


def clauses(text: str) -> tuple[list[str], bool]:
    """The clauses of a tidied message, courtesy stripped off their ends, and whether courtesy alone was dropped.

    Args:
        text: what `words` gave.
    """
    parts = [re.sub(r"[^a-z0-9%/+: ]+", " ", part) for part in re.split(r"[.?!;,\n…]+", text)]
    found: list[str] = []
    dropped = False
    for part in parts:
        bare = " ".join(part.split())
        if not bare:
            continue
        core = without_courtesy(bare)
        if core:
            found.append(core)
        else:
            dropped = True
    return found, dropped


def without_courtesy(clause: str) -> str:
    """A clause without greetings, apologies and thanks at either end; empty where it was only those."""
    return _TAIL.sub("", " " + _EDGE.sub("", clause).strip()).strip()


def _full_form(found: re.Match[str]) -> str:
    return f"{found[1]} {_ENDING[found[2]]}"


def _put_right(word: str) -> str:
    if word in _ABBREVIATIONS:
        return _ABBREVIATIONS[word]
    if len(word) < 5 or word in _OFTEN_MISTYPED or word in _NOT_MISTYPED:
        return {"skipp": "skip", "agin": "again"}.get(word, word)
    for right in _OFTEN_MISTYPED:
        # One slip, two in a very long word: "collection" is two letters from "correction". The first is rarely wrong.
        allowed = 2 if len(right) >= 12 else 1
        if word.startswith(right):
            continue
        if word[0] == right[0] and len(right) >= 5 and OSA.distance(word, right, score_cutoff=allowed) <= allowed:
            return right
    return word


_REASON = re.compile(
    # Somebody quoted, or a plan of action, is part of an answer and no reason for a request.
    r"(?!.*\b(?:ask|asks|asked|say|says|said|tell|told|would|reply|check|call|explain|patient|client|customer|team)\b)"
    r"(?:i|my|because|as|we|someone|somebody|due to|since|the (?:phone|internet|connection|baby|doorbell|"
    r"page|screen|kids?)) .+"
)


def gives_a_reason(clause: str) -> bool:
    """Whether a clause may stand beside a request as its reason: short, and about the person who asks."""
    return len(clause.split()) <= 12 and _REASON.fullmatch(clause) is not None
