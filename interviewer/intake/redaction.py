"""Personal details are masked before a grader, a claim reader or a model sees a word.

The mask has one sign for each character, so that offsets into the masked text hold in what was really said. Asking a
model to overlook a name does not work; not showing it does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from interviewer.domain.profile import Profile
from interviewer.intake.masking_patterns import AGE_AFTER_NAME, EMAIL, EPONYM, PHONE, STATED, URL

MASK = "▮"

_WORDS_FILE = Path(__file__).with_name("names_that_are_words.txt")
_TITLES = {
    "dr",
    "prof",
    "professor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "rn",
    "md",
    "phd",
    "msc",
    "bsc",
    "jr",
    "sr",
}
_PARTICLES = {
    "de",
    "da",
    "di",
    "del",
    "della",
    "van",
    "von",
    "der",
    "den",
    "la",
    "le",
    "al",
    "bin",
    "ibn",
    "el",
    "y",
    "e",
    "of",
}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"“(•*-])\s*$")
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|last|next|this|early|mid|late|every|during|before|after|and|on|\d{1,2}(?:st|nd|rd|th)?)\s+$",
    re.I,
)
_A_SAINT = re.compile(r"\b(?:st|saint|ste|san|santa|our lady of)\.?\s+$", re.I)
_MONTHS = {"april", "may", "june", "august", "jan", "jun"}
_BIRTH_FIELDS = ("birthDate", "dateOfBirth", "birthdate", "dob", "birthday")
_SHORT = 2

Span = tuple[int, int]


@cache
def _names_that_are_words() -> frozenset[str]:
    lines = _WORDS_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def folded(text: str) -> str:
    """`text` in lower case without accents, character by character, so that the length stays."""
    return "".join(_fold(character) for character in text)


def _fold(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    lower = base.lower()
    return lower if len(lower) == 1 else base


class Redactor:
    """Masks one applicant's personal details, and those of anyone that stand in a known form.

    Args:
        profile: whose name, contacts, address and birth date to look for.
    """

    def __init__(self, profile: Profile):
        basics = profile.basics
        self._parts = _name_parts(basics.name or "")
        self._kept = [folded(name) for name in _organisations(profile)]
        self._literals = [folded(text) for text in _literals(profile)]
        digits = re.sub(r"\D", "", basics.phone or "")
        self._phone = _spaced_digits(digits) if len(digits) >= 7 else None

    def mask(self, text: str) -> str:
        """`text` at the same length, each character of a personal detail replaced by "▮", line breaks kept."""
        masked = list(text)
        plain = folded(text)
        _hide(masked, self._spans(text, plain))
        _hide(masked, [found.span("hide") for found in AGE_AFTER_NAME.finditer("".join(masked))])
        return "".join(masked)

    def _spans(self, text: str, plain: str) -> Iterator[Span]:
        for pattern in (EMAIL, URL, PHONE, *STATED):
            for found in pattern.finditer(text):
                yield found.span("hide" if "hide" in pattern.groupindex else 0)
        if self._phone is not None:
            for found in self._phone.finditer(text):
                yield found.span()
        for literal in self._literals:
            yield from _occurrences(plain, literal)
        yield from self._names(text, plain)

    def _names(self, text: str, plain: str) -> Iterator[Span]:
        if not self._parts:
            return
        kept = [span for name in self._kept for span in _occurrences(plain, name)]
        words = [found.span() for found in _WORD.finditer(text)]
        hits = [self._hit(plain, span) for span in words]
        for index, (span, hit) in enumerate(zip(words, hits, strict=True)):
            if hit is None or any(start <= span[0] and hit[1] <= end for start, end in kept):
                continue
            beside = any(
                0 <= other < len(words)
                and hits[other] is not None
                and _adjoin(text, words[min(index, other)], words[max(index, other)])
                for other in (index - 1, index + 1)
            )
            if beside or _reads_as_a_name(text, plain, hit):
                yield hit

    def _hit(self, plain: str, span: Span) -> Span | None:
        """The part of the word at `span` that is one of the name's parts, with no possessive; None where it is not."""
        word = plain[span[0] : span[1]]
        for ending in ("", "'s", "’s", "'", "’"):
            bare = word.removesuffix(ending)
            if (ending == "" or bare != word) and bare in self._parts:
                return span[0], span[0] + len(bare)
        return None


def _hide(characters: list[str], spans: Iterable[Span]) -> None:
    for start, end in spans:
        for index in range(start, end):
            if characters[index] not in "\r\n":
                characters[index] = MASK


def _name_parts(name: str) -> frozenset[str]:
    words = [folded(found.group()) for found in _WORD.finditer(name)]
    # A part of a double-barrelled name is a name too.
    pieces = [piece for word in words for piece in (word, *re.split(r"-", word))]
    return frozenset(piece for piece in pieces if len(piece) > 1 and piece not in _TITLES | _PARTICLES)


def _reads_as_a_name(text: str, plain: str, span: Span) -> bool:
    start, end = span
    word, before, after = text[start:end], text[:start], text[end:]
    if EPONYM.match(after) or _A_SAINT.search(before):
        return False
    if plain[start:end] not in _names_that_are_words() and len(word) > _SHORT:
        return True
    if not word[:1].isupper() or (word.isupper() and len(word) > 1):
        return False
    if _SENTENCE_START.search(before):
        # A capital says nothing here; "Will's" and "Grace," are left to the rule for two parts beside each other.
        return False
    if plain[start:end] in _MONTHS:
        return not _BEFORE_A_MONTH.search(before) and not re.match(r"\s*,?\s*\d", after)
    if re.search(r"\b(?:am|['’]m|is|called|me|name)\s+$", before, re.I):
        return True
    # A capital beside another capital is a title or a product ("Black Box"), unless that other one opens a sentence.
    capital = re.search(r"\b(?!I\b)[A-Z][\w'’]*\s+$", before)
    follows_a_capital = capital is not None and not _SENTENCE_START.search(before[: capital.start()])
    return not follows_a_capital and not re.match(r"\s+[A-Z]", after)


def _adjoin(text: str, left: Span, right: Span) -> bool:
    """Whether two words stand together as the parts of one name do."""
    between = text[left[1] : right[0]]
    capitals = text[left[0]].isupper() and text[right[0]].isupper()
    return bool(re.fullmatch(r"[ \t]+(?:[A-Z]\.[ \t]+)?|,[ \t]+", between)) and capitals


def _organisations(profile: Profile) -> Iterator[str]:
    """Names of the profile's own organisations: a hospital may carry the applicant's name."""
    yield from (job.name for job in profile.work if job.name)
    yield from (course.institution for course in profile.education if course.institution)
    yield from (one.name for one in profile.certificates if one.name)
    yield from (one.issuer for one in profile.certificates if one.issuer)
    yield from (skill.name for skill in profile.skills if skill.name)


def _literals(profile: Profile) -> list[str]:
    basics = profile.basics
    found: list[str | None] = [basics.email, basics.url, basics.image, *_birth_dates(basics.model_extra or {})]
    if basics.location is not None:
        found += (basics.location.address or "").splitlines() + [basics.location.postalCode]
    for account in basics.profiles:
        found += [str(account.get("url") or ""), str(account.get("username") or "")]
    bare = [re.sub(r"^https?://(?:www\.)?", "", text) for text in found if text]
    return sorted({text.strip().strip("/") for text in bare if len(text.strip()) > 3}, key=len, reverse=True)


def _birth_dates(extra: dict[str, Any]) -> Iterable[str]:
    """A stated birth date in the forms people write it in."""
    for name in _BIRTH_FIELDS:
        found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(extra.get(name, "")))
        if found:
            year, month, day = found.groups()
            yield from (found.group(), f"{day}/{month}/{year}", f"{month}/{day}/{year}", f"{day}.{month}.{year}")


def _spaced_digits(digits: str) -> re.Pattern[str]:
    """The applicant's number however it is spaced, with its country code or, for the last nine digits, without."""
    tail = digits[-9:]
    spaced = r"[\s().-]{0,3}".join(tail)
    return re.compile(rf"(?<![\d])(?:\+?\(?\d[\d\s().-]{{0,7}})?{spaced}(?!\d)")


def _occurrences(text: str, wanted: str) -> Iterator[Span]:
    for found in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text):
        yield found.span()
