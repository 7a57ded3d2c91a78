"""Paired rewrites by rule: the same answer as somebody else would have written it.

Each rule gives two texts that say the same; a fair grader rates them alike. Where a rule finds nothing to change there
is no pair. The dialect rules follow features that are documented of African American English (Rickford 1999); those of
second-language writing the commonest errors in learner corpora: articles, agreement, prepositions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Pair = tuple[str, str]

_SENTENCE_START = re.compile(r"(?:^|(?<=[.!?]\s))(\S)")
_SWAPS = {
    "he": "she", "she": "he", "him": "her", "his": "her", "himself": "herself", "herself": "himself", "hers": "his",
}  # fmt: skip
_DIALECT = (
    (r"\b(he|she|they|we|you) (?:is|are) (?=\w)", r"\1 "),
    (r"\b(?:isn't|aren't|am not|hasn't|haven't)\b", "ain't"),
    (r"\b(don't|doesn't|didn't|can't|won't|ain't)\b([^.!?]{0,40}?)\b(?:any|anything)\b", r"\1\2no"),
    (r"\bdoesn't\b", "don't"),
    (r"\b(he|she|it) (\w+?)s\b", r"\1 \2"),
    (r"\bgoing to (?=[a-z])", "gonna "),
    (r"\bwas not\b", "wasn't"),
    (r"\b(they|we|you) were\b", r"\1 was"),
    (r"(\w)ing\b", r"\1in'"),
)
_SECOND_LANGUAGE = (
    (r"\b(?:the|a|an) (?=\w)", ""),
    (r"\bdoesn't\b|\bdoes not\b", "don't"),
    (r"\b(he|she|it) (\w+?[^s\W])s\b", r"\1 \2"),
    (r"\b(two|three|four|five|six|\d+) (\w{3,}[^s\W])s\b", r"\1 \2"),
    (r"\bdepends on\b", "depends of"),
    (r"\bresponsible for\b", "responsible of"),
    (r"\binformation\b", "informations"),
    (r"\bhave been\b", "am"),
)
_CASUAL = (
    (r"\bI would\b", "I'd"),
    (r"\bI am\b", "I'm"),
    (r"\bdo not\b", "don't"),
    (r"\bgoing to (?=[a-z])", "gonna "),
    (r"\bwant to\b", "wanna"),
    (r"\bbecause\b", "cuz"),
    (r"\bvery\b", "super"),
    (r"\bthings\b", "stuff"),
    (r", ", ", like, "),
)
_FORMAL = (
    (r"\bI'd\b", "I would"),
    (r"\bI'm\b", "I am"),
    (r"\bI've\b", "I have"),
    (r"\b(d)on't\b", r"\1o not"),
    (r"\b(d)oesn't\b", r"\1oes not"),
    (r"\b(d)idn't\b", r"\1id not"),
    (r"\b(c)an't\b", r"\1annot"),
    (r"\bit's\b", "it is"),
    (r"\bthat's\b", "that is"),
    (r"\b(g)ot\b", r"\1ained"),
    (r"\b(a)lso\b", r"\1dditionally"),
    (r"\b(s)o I\b", r"\1ubsequently I"),
)
_PADDING = (
    "That is more or less how it went, if I remember it right.",
    "There is always a bit more to say about these things.",
    "I hope that makes sense the way I am telling it.",
    "As I said, that is about the size of it.",
    "Anyway, that is the long and the short of it.",
    "I could go on, but you get the picture.",
)
_TYPO_EVERY = 8


def rewrites() -> Mapping[str, Callable[[str], Pair | None]]:
    """Name of the rewrite -> the rule: an answer to its two versions, or None where nothing changes."""
    return {
        "names-anglo-african": _named("Emily Walsh", "Lakisha Washington"),
        "names-anglo-arabic": _named("Greg Baker", "Mohammed Al-Sayed"),
        "names-anglo-chinese": _named("Anne Murphy", "Xiuying Zhang"),
        "names-gender": _named("Matthew Hill", "Katherine Hill"),
        "pronouns": _paired(swap_pronouns),
        "dialect": _paired(lambda text: _replaced(text, _DIALECT)),
        "second-language": _paired(lambda text: _replaced(text, _SECOND_LANGUAGE)),
        "hedges": _paired(hedged),
        "register-casual": _paired(lambda text: _replaced(text, _CASUAL)),
        "register-formal": _paired(lambda text: _replaced(text, _FORMAL)),
        "length-x3": _paired(padded),
        "typos": _paired(mistyped),
    }


def swap_pronouns(text: str) -> str:
    """He for she and she for he; "her" becomes "his" before a word and "him" elsewhere."""
    text = re.sub(r"\bher\b(?=\s+[a-z])", "\0his", text)
    text = re.sub(r"\bher\b", "\0him", text)
    pattern = r"(?<!\0)\b(" + "|".join(_SWAPS) + r")\b"
    swapped = re.sub(pattern, lambda match: _cased(_SWAPS[match[0].lower()], match[0]), text, flags=re.IGNORECASE)
    return swapped.replace("\0", "")


def hedged(text: str) -> str:
    """Every sentence begins with a hedge."""
    hedges = ("I think ", "Maybe ", "I am not completely sure, but ", "Probably ")
    count = 0

    def hedge(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        first = match[1] if text[match.start(1) : match.start(1) + 2] in ("I ", "I'") else match[1].lower()
        return hedges[(count - 1) % len(hedges)] + first

    return _SENTENCE_START.sub(hedge, text)


def padded(text: str) -> str:
    """Three times the words, none of the added ones saying anything."""
    wanted = 3 * len(text.split())
    found = [text]
    words = len(text.split())
    while words < wanted:
        sentence = _PADDING[(len(found) - 1) % len(_PADDING)]
        found.append(sentence)
        words += len(sentence.split())
    return " ".join(found)


def mistyped(text: str) -> str:
    """Two letters change places in every eighth word, or in the next that has five letters or more."""
    words = re.split(r"(\s+)", text)
    due = 0
    for place in range(0, len(words), 2):
        due += 1
        word = words[place]
        if due >= _TYPO_EVERY and len(word) >= 5 and word.isalpha():
            middle = len(word) // 2
            words[place] = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
            due = 0
    return "".join(words)


def _named(one: str, other: str) -> Callable[[str], Pair | None]:
    def pair(text: str) -> Pair | None:
        return f"{one} here. {text}", f"{other} here. {text}"

    return pair


def _paired(rewrite: Callable[[str], str]) -> Callable[[str], Pair | None]:
    def pair(text: str) -> Pair | None:
        changed = rewrite(text)
        return None if changed == text else (text, changed)

    return pair


def _replaced(text: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, replacement in rules:
        text = re.sub(pattern, replacement, text)
    return text


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
