"""Whether there is English enough to grade: the embedded encoder reads nothing else.

Function words tell languages apart from a dozen words on (Grefenstette 1995); anything less is given the benefit of
the doubt, and so is terse or second-language English, which has fewer of them but none of another language's.
"""

from __future__ import annotations

import unicodedata

from interviewer.grading.sentences import words_of
from interviewer.grading.weights import FUNCTION_WORDS

LEAST_WORDS = 4
"""Fewer words than this, over all answers, are too little to grade."""
_LEAST_FOR_LANGUAGE = 8
_FULL_FOR_A_WORD = 6

_WORDS_OF = {
    "Spanish": """
        el la los las de del que y en un una por con para se lo como su más pero sus le ya o este sí porque
        esta entre cuando muy sin sobre también hasta hay donde quien desde nos yo mi es son fue era al
    """,
    "French": """
        le la les de des du que et en un une pour avec dans sur est pas ne je tu il elle nous vous ils sont
        au aux ce cette ces qui mais ou donc plus par se sa son ses mon ma mes leur été avait avoir être
        fait c'est j'ai
    """,
    "German": """
        der die das und ich nicht ist ein eine einen dem den des zu mit auf für von im es sie wir er auch
        sich als dass wenn aber oder nach bei aus wie noch wird werden haben hat war sind kann mich mein
    """,
    "Italian": """
        il lo la i gli le di del della che e in un una per con non si è sono come più ma anche se da dal nel
        alla ho ha mi ci questo questa quando perché molto
    """,
    "Portuguese": """
        o a os as de do da dos das que e em um uma por com para não se mais como mas ao ele ela seu sua ou
        quando muito nos já eu também só pelo pela até isso é foi são
    """,
    "Dutch": """
        de het een en van ik te dat die in niet zijn is was op aan met als voor er maar om hem dan zou of
        wat mijn men dit zo door over ze zich bij ook tot je mij uit der daar naar heb heeft
    """,
    "Tagalog": """
        ang ng sa na mga ako ko ay at hindi si ni kung para siya ito nang ang mo namin kami kapag pero dahil
        may mayroon lang po ito yung
    """,
    "Turkish": """
        bir ve bu için ile de da ne ben sen o biz çok daha gibi ama en olarak var yok değil mi kadar sonra
        her şey
    """,
    "Polish": """
        i w na z do że się nie to jest jak ale po co tak za od przez dla czy być był jego jej ich już tylko
        może
    """,
}
_OTHERS = {name: frozenset(words.split()) for name, words in _WORDS_OF.items()}
"""Language -> words that nearly every text in it has and that carry no content."""


def other_language(text: str) -> str | None:
    """The language of a text, or "another writing system", where it is plainly not English; None otherwise.

    Args:
        text: What was said. Fewer than eight words of Latin script are taken for English.
    """
    # Bold or italic "mathematical" letters are Latin ones dressed up.
    letters = [sign for sign in unicodedata.normalize("NFKC", text) if sign.isalpha()]
    foreign = sum(not unicodedata.name(sign, "").startswith(("LATIN", "MICRO", "GREEK")) for sign in letters)
    if len(letters) >= 4 and foreign > len(letters) / 2:
        return "another writing system"
    words = words_of(text)
    if len(words) < _LEAST_FOR_LANGUAGE:
        return None
    english = _share(words, FUNCTION_WORDS)
    name, share = max(((name, _share(words, own)) for name, own in _OTHERS.items()), key=lambda pair: pair[1])
    return name if share >= 0.2 and share > 1.5 * english else None


def too_little(text: str, least: int = LEAST_WORDS) -> bool:
    """Whether there is too little to grade: fewer than `least` different words."""
    return len(set(words_of(text))) < least


def least_words(full: str) -> int:
    """How many different words an answer needs where a full one would be `full`: a sixth as many, at most four."""
    return min(LEAST_WORDS, max(1, -(-len(words_of(full)) // _FULL_FOR_A_WORD)))


def is_gibberish(text: str) -> bool:
    """Whether most words are none that anyone says, and hardly one is a word that every English text has."""
    words = words_of(text)
    if len(words) < LEAST_WORDS or _share(words, FUNCTION_WORDS) > 0.05:
        return False
    odd = sum(_odd(word) for word in words)
    return odd / len(words) > 0.5


def _odd(word: str) -> bool:
    """A word no one says: no vowel in five letters, four consonants at a stretch twice over, or one letter thrice."""
    if not word.isascii() or not word.isalpha() or len(word) < 4:
        return False
    vowels = sum(sign in "aeiouy" for sign in word)
    thrice = any(word[at] == word[at + 1] == word[at + 2] for at in range(len(word) - 2))
    stretch = longest = 0
    for sign in word:
        stretch = 0 if sign in "aeiouy" else stretch + 1
        longest = max(longest, stretch)
    return thrice or vowels / len(word) < 0.15 or longest >= 5


def _share(words: list[str], of: frozenset[str]) -> float:
    return sum(word in of for word in words) / len(words)
