"""Whether there is English enough to grade: the embedded encoder reads nothing else.

Four looks, the cheapest first. Letters show a writing system. Function words show English, also where it is terse,
misspelt or a second language: who writes anything else has hardly one. Function words show another language too, a
dozen words on (Grefenstette 1995), and nothing else does where every noun is a borrowed English one ("hago un rollback
del deployment con kubectl"). Last, letter sequences, read with lingua: quickly among all its languages, which finds
nearly every one but also takes a list of drugs for Swahili and misspelt English for Danish; so only what is still
another language when it is read closely, against English alone, counts as one.

Whatever is left in doubt is taken for English: a list of terms makes no language, whoever coined them.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from threading import Lock

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from interviewer.grading.sentences import words_of
from interviewer.grading.weights import FUNCTION_WORDS

LEAST_WORDS = 4
"""Fewer words than this, over all answers, are too little to grade."""
_FULL_FOR_A_WORD = 6

_LEAST_FOR_LANGUAGE = 8
_LEAST_PLAIN = 5
"""Different words in small letters, longer than one, that must be there to read."""
_ENGLISH_ENOUGH = 0.08
"""Share of function words that only English has, from which on a text is English."""
_ANY_ENGLISH = 0.4
"""Share of English function words, other languages' own among them, from which on it is too."""
_OF_ANOTHER = 0.2
_MOST = 0.7
_LIST = 2.5
"""Words to a comma below which terms are listed."""
_LIKELY = 0.6
_SURE = 0.95
_PIECE = 5
_ENOUGH = 120
"""Words after which reading on would say nothing new."""

_SHARED = frozenset("also even more most once over same under will".split())
_ENGLISH_ONLY = frozenset(word for word in FUNCTION_WORDS if len(word) > 3) - _SHARED | frozenset(
    "and how the who why you".split()
)
"""Function words that only English has; nearly every shorter one is a word of some other language as well."""

_WORDS_OF = {
    "Spanish": """
        el la los las del que y en un una por con para se lo como su más mas pero sus le ya este sí si porque esta entre
        cuando muy sin sobre también hasta hay donde quien desde nos yo mi es son fue era al luego después antes
    """,
    "Portuguese": """
        o a os as de do da dos das que e em um uma por com para não se mais como mas ao ele ela seu sua ou quando muito
        nos na no já eu também só pelo pela até isso é foi são depois antes
    """,
    "French": """
        le la les de des du que et en un une pour avec dans sur est pas ne je tu il elle nous vous ils sont au aux ce
        cette ces qui mais ou où donc plus par si sa son ses mon ma mes leur été avait avoir être fait c'est j'ai puis
    """,
    "Italian": """
        il lo la i gli le di del della dei che e in un una per con non si è sono come più ma anche se da dal nel al alla
        ho ha mi ci questo questa quando perché molto poi prima dopo
    """,
    "German": """
        der die das und ich nicht ist ein eine einen einem dem den des zu mit auf für fuer im es sie wir er auch sich
        als dass wenn aber oder nach bei aus wie noch wird werden haben habe hat war sind kann mich mein dann vom zum
    """,
    "Dutch": """
        de het een en van ik te dat die in niet zijn op aan met als voor er maar om hem dan zou of wat mijn men dit zo
        door over ze zich bij ook tot je mij uit der daar naar heb heeft nog wordt
    """,
    "Swedish": """
        och i att det som en på är av för med till den har de inte om ett han var jag men så vi från kan när nu ska
        efter eller ut upp innan sedan
    """,
    "Tagalog": """
        ang ng sa na mga ako ko ay at hindi si ni kung para siya ito nang mo namin kami kapag pero dahil may mayroon
        lang po yung muna tapos kasi niya
    """,
    "Indonesian or Malay": """
        yang dan di dari untuk dengan ini itu saya kami kita tidak ke pada dalam akan adalah ada bisa atau juga karena
        kalau lalu kemudian supaya sudah jika oleh sebelum setelah kerana boleh
    """,
    "Hindi or Urdu": """
        hai hain hoon ka ki ke ko se mein main aur phir nahi kya tha thi kar karta karti kiya bhi jo yeh woh ho par
        pehle hi jab sab kuch liye raha gaya
    """,
    "Vietnamese": """
        va cua la co cho khong duoc cac mot toi khi nay voi da de nhung tu trong thi o no ban se lai vao ra ve nhu neu
        phai bi cung ma do roi sau truoc nen
    """,
    "Hausa": """
        ina da na ya ta a cikin don sannan ba in ka su wannan idan kuma shi kowa akwai daga zuwa mai
    """,
}
_OTHERS = {name: frozenset(words.split()) for name, words in _WORDS_OF.items()}
"""Language -> words that nearly every text in it has and that carry no content.

Only the languages whose speakers fill their sentences with English terms, or write them without their own letters or
accents, where lingua has little to go by.
"""

_LEFT_OUT = (Language.LATIN, Language.ESPERANTO, Language.NYNORSK, Language.BOSNIAN, Language.MALAY)
"""No applicant's own, though much of law and medicine is in the first; the others have a twin."""
_CALLED = {
    Language.BOKMAL: "Norwegian",
    Language.CROATIAN: "Bosnian, Croatian or Serbian",
    Language.INDONESIAN: "Indonesian or Malay",
}
_SCRIPT = "another writing system"
_UNNAMED = "another language"

_PLAIN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_AROUND_A_WORD = ".,;:!?…\"'“”„‘’«»¿¡()[]–—-"
_COMMA = re.compile(r"[,;:]")


class _Reader:
    """Tells languages apart by their letters; loads what it needs when it is first asked, once a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._broad: LanguageDetector | None = None
        self._close: tuple[Language, LanguageDetector] | None = None

    def likeliest(self, text: str) -> tuple[Language, float]:
        """The likeliest language of all, and how likely it is, 0 to 1: by sequences of three letters."""
        with self._lock:
            if self._broad is None:
                builder = LanguageDetectorBuilder.from_all_languages_without(*_LEFT_OUT)
                self._broad = builder.with_low_accuracy_mode().build()
            best = self._broad.compute_language_confidence_values(text)[0]
        return best.language, best.value

    def rather_than_english(self, text: str, language: Language) -> float:
        """How likely a text is in a language if it is in that or in English: by sequences of up to five letters."""
        with self._lock:
            return self._closely(language).compute_language_confidence(text, language)

    def _closely(self, language: Language) -> LanguageDetector:
        if self._close is None or self._close[0] != language:
            if self._close is not None:
                # The long sequences of all languages together take a gigabyte: English stays, the others take turns.
                LanguageDetectorBuilder.from_languages(self._close[0]).build().unload_language_models()
            self._close = language, LanguageDetectorBuilder.from_languages(Language.ENGLISH, language).build()
        return self._close[1]


_READER = _Reader()


def warm_up() -> None:
    """Loads what tells languages apart, once, before anybody waits the third of a second that it takes."""
    _READER.likeliest("the")


def other_language(text: str) -> str | None:
    """What another language a text is in, where it is plainly not English; None otherwise.

    Args:
        text: What was said. Fewer than eight words of Latin script are taken for English.

    Returns:
        The language's name in English, as it stands in "The answer is in ...": "another language" or "another writing
        system" where it has none.
    """
    # Bold or italic "mathematical" letters are Latin ones dressed up.
    text = unicodedata.normalize("NFKC", text)
    words = words_of(text)
    english = _share(words, _ENGLISH_ONLY) >= _ENGLISH_ENOUGH if words else False
    foreign = "" if text.isascii() else _foreign_script(text, english)
    if foreign:
        return _language_of_script(foreign)
    if english or len(words) < _LEAST_FOR_LANGUAGE or _is_list(text, words):
        return None
    plain = _plain_words(text)
    if sum(len(word) > 1 for word in set(plain)) < _LEAST_PLAIN or _share(plain, FUNCTION_WORDS) >= _ANY_ENGLISH:
        return None
    return _by_function_words(plain) or _by_letters(plain)


def _foreign_script(text: str, english: bool) -> str:
    """What stands in another writing system, if that is nearly all there is or, with no English around it, a fifth."""
    signs = [sign for sign in text if unicodedata.category(sign)[0] != "M"]
    strange = [sign.isalpha() and not unicodedata.name(sign, "").startswith(("LATIN", "MICRO")) for sign in signs]
    # One by itself is a formula's: only where two stand together is something said.
    together = sum(left and right for left, right in pairwise(strange))
    most = _MOST if english else _OF_ANOTHER
    if together < 3 or sum(strange) <= most * sum(map(str.isalpha, signs)):
        return ""
    return "".join(sign if not sign.isascii() or sign.isspace() else " " for sign in text)


def _language_of_script(text: str) -> str:
    language, likely = _READER.likeliest(text)
    return _called(language) if likely >= _LIKELY and language not in Language.all_with_latin_script() else _SCRIPT


def _is_list(text: str, words: list[str]) -> bool:
    """Whether commas stand so close that terms are listed, unless they have another language's accents."""
    accented = sum(not word.isascii() for word in words)
    return accented < 2 and len(words) < _LIST * (1 + len(_COMMA.findall(text)))


def _plain_words(text: str) -> list[str]:
    """The words in small letters: names, abbreviations, numbers and code look alike in every language."""
    if text.isupper():
        text = text.lower()
    stripped = (word.strip(_AROUND_A_WORD) for word in text.split())
    return [word for word in stripped if word == word.lower() and _PLAIN.fullmatch(word)][:_ENOUGH]


def _by_function_words(plain: list[str]) -> str | None:
    name, own = max(_OTHERS.items(), key=lambda pair: _share(plain, pair[1]))
    share = _share(plain, own)
    if share < _OF_ANOTHER or share <= 1.5 * _share(plain, FUNCTION_WORDS) or len(own.intersection(plain)) < 3:
        return None
    language, likely = _READER.likeliest(" ".join(plain))
    return _named(plain, language, name) if likely >= _LIKELY else name


def _by_letters(plain: list[str]) -> str | None:
    text = " ".join(plain)
    language, likely = _READER.likeliest(text)
    if language == Language.ENGLISH or likely < _LIKELY or _READER.rather_than_english(text, language) < _SURE:
        return None
    return _named(plain, language, _UNNAMED)


def _named(plain: list[str], language: Language, otherwise: str) -> str:
    """A language's name if half a text, read piece by piece, is in it: one lingua does not know changes every time."""
    pieces = [" ".join(plain[at : at + _PIECE]) for at in range(0, len(plain), _PIECE)]
    alike = sum(_READER.likeliest(piece)[0] == language for piece in pieces)
    return _called(language) if language != Language.ENGLISH and alike * 2 >= len(pieces) else otherwise


def _called(language: Language) -> str:
    return _CALLED.get(language, language.name.title())


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
