"""Names a profile holds, found in what was said however they are written: shortened, as initials, slightly misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from interviewer.claims.lexicon import folded
from interviewer.domain.profile import Profile

_FORMS = re.compile(
    r",?\s+(?:inc|ltd|llc|llp|plc|gmbh|ag|sa|s\.a\.|bv|corp|corporation|limited|co|nhs\s+(?:foundation\s+)?trust)\.?$",
    re.I,
)
_GENERIC = frozenset(
    "hospital hospitals university clinic college school bank group the general centre center "
    "medical health care trust infirmary "
    "systems software capital security telecom partners technologies technology solutions consulting "
    "associates labs media "
    "international company services agency advisory holdings analytics institute translations".split()
)
"""Last words of names that people leave out: "Northgate" for "Northgate Systems"."""
_WORD = re.compile(r"[\w'’.&+#-]+")
_FUZZY = 91
"""Least rapidfuzz ratio, 0 to 100, at which a misspelt name is taken for a known one."""


@dataclass(frozen=True)
class Named:
    """A name found in a sentence, at offsets within the sentence."""

    start: int
    end: int
    name: str
    """As the profile spells it, where it is one of the profile's."""


@dataclass(frozen=True)
class Known:
    """Names the profile holds, so that they are recognised however they are written."""

    employers: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()

    @classmethod
    def of(cls, profile: Profile) -> Known:
        """The names in `profile`."""
        skills = [name for skill in profile.skills for name in (skill.name, *skill.keywords) if name]
        return cls(
            employers=_distinct(job.name for job in profile.work if folded(job.name or "") not in _NO_EMPLOYER),
            institutions=_distinct(course.institution for course in profile.education),
            certificates=_distinct(one.name for one in profile.certificates),
            skills=_distinct(name for name in skills if len(name) > 1),
        )


_NO_EMPLOYER = frozenset(("freelance", "freelancer", "self-employed", "self employed", "independent", "various"))


def find_names(text: str, names: Iterable[str]) -> Iterator[Named]:
    """The `names` that stand in `text`: spelt out, shortened, as initials or slightly misspelt; the earliest first."""
    taken: list[Named] = []
    for name in names:
        place = _place(text, name)
        if place and not any(place[0] < other.end and other.start < place[1] for other in taken):
            taken.append(Named(*place, name))
    yield from sorted(taken, key=lambda one: one.start)


@lru_cache(maxsize=4096)
def _place(text: str, name: str) -> tuple[int, int] | None:
    plain, words = _read(text)
    in_capitals, spelt, shortened = _patterns(name)
    # Initials are looked for in capitals only: "it" is not "IT".
    found = spelt.search(plain) or (in_capitals.search(text) if in_capitals else None)
    if found is None and shortened is not None:
        found = next((one for one in shortened.finditer(plain) if _reads_as_a_name(text, one)), None)
    if found is not None:
        return found.span()
    target = _squeezed(name)
    if len(target) < 6:
        return None
    count = len(name.split())
    # The ratio is at most 2 * shorter / both: only windows of about the name's length need an alignment.
    least, most = len(target) * _FUZZY / (200 - _FUZZY), len(target) * (200 - _FUZZY) / _FUZZY
    for first, said in _windows(text, count):
        if least <= len(said) <= most and fuzz.ratio(said, target, score_cutoff=_FUZZY):
            return words[first][0], words[first + count - 1][1]
    return None


@lru_cache(maxsize=512)
def _windows(text: str, count: int) -> tuple[tuple[int, str], ...]:
    """Each run of `count` words of the text, without what stands between them, and the number of its first word."""
    _, words = _read(text)
    return tuple(
        (first, "".join(word for _, _, word in words[first : first + count])) for first in range(len(words) - count + 1)
    )


def _reads_as_a_name(text: str, found: re.Match[str]) -> bool:
    """Whether the one word left of a name stands as a name: in capitals, or where a place of work stands."""
    return text[found.start()].isupper() or bool(
        re.search(r"(?i)(?:\b(?:at|for|with|joined|left|in|from|since)|@)\s*$", text[: found.start()])
    )


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The folded text, as long as the text, and its words with their places."""
    plain = _same_length_fold(text)
    return plain, tuple((one.start(), one.end(), _squeezed(one.group())) for one in _WORD.finditer(plain))


@cache
def _patterns(name: str) -> tuple[re.Pattern[str] | None, re.Pattern[str], re.Pattern[str] | None]:
    """Patterns for the initials (in capitals), the spelt-out forms and the single word left of a longer name."""
    plain = _same_length_fold(name).strip()
    short = _FORMS.sub("", plain)
    spelt, left = [plain, short, short.replace("'", "")], list[str]()
    words = short.split()
    while len(words) > 1 and words[-1] in _GENERIC:
        words = words[:-1]
        if len("".join(words)) > 3 and words[-1] not in {"of", "and", "the"}:
            (spelt if len(words) > 1 else left).append(" ".join(words))
    inside = re.findall(r"\(([^)]{2,})\)", name)
    capitals = [text for text in inside if text.isupper()]
    spelt += [_same_length_fold(text) for text in inside if not text.isupper()]
    spelt.append(re.sub(r"\s*\([^)]*\)", "", plain))
    if name.isupper() and len(name) <= 4:
        capitals.append(name)
        spelt = []
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w'’]*", name))
    if len(initials) >= 3:
        capitals.append(initials)
    return _any(capitals), _any(spelt) or re.compile(r"(?!)"), _any(left)


def _any(aliases: list[str]) -> re.Pattern[str] | None:
    longest_first = sorted({alias for alias in aliases if len(alias) > 1}, key=lambda alias: (-len(alias), alias))
    if not longest_first:
        return None
    return re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, longest_first))})(?![\w])")


@cache
def _squeezed(text: str) -> str:
    return re.sub(r"[^\w]", "", folded(text))


def _same_length_fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    letters = (folded(character) for character in text)
    return "".join(letter if len(letter) == 1 else original for letter, original in zip(letters, text, strict=True))


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    found = {name.strip(): None for name in names if name and name.strip()}
    return tuple(sorted(found, key=lambda name: -len(name)))
