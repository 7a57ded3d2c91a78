"""Word lists the claim reader works with: the TOML files of this folder as frozen values. Imports nothing of the project."""  # noqa: E501

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_TOKEN = re.compile(r"[^\W_]+(?:[.'’+#/&-]+[^\W_]+)*[+#]*|\.net", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    "a an and the of in at on for to with as by from my our its or de la el di & i am was unit department dept ward team role position "  # noqa: E501
    "level work working experience years field".split()
)


@cache
def _file(name: str) -> dict[str, object]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(file: str, key: str) -> tuple[str, ...]:
    """The list under `key` of a word file, longest first so that alternatives match greedily."""
    entries = _file(file)[key]
    assert isinstance(entries, list)
    return tuple(sorted(map(str, entries), key=lambda word: (-len(word), word)))


@cache
def table(file: str, key: str | None = None) -> dict[str, tuple[str, ...]]:
    """The lists of a word file (or of one of its tables) by name."""
    entries = _file(file) if key is None else _file(file)[key]
    assert isinstance(entries, dict)
    return {name: tuple(map(str, items)) for name, items in entries.items() if isinstance(items, list)}


@cache
def regulators() -> dict[str, str]:
    """Regulator -> the jurisdiction it stands for; empty where it stands for none."""
    entries = _file("credentials")["regulators"]
    assert isinstance(entries, dict)
    return {str(name): str(place) for name, place in entries.items()}


def alternatives(terms: Iterable[str]) -> str:
    """A regular expression for any of `terms`, longest first, with any white space between words."""
    return _alternatives(frozenset(terms))


@cache
def _alternatives(terms: frozenset[str]) -> str:
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return "(?:" + "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in ordered) + ")"


@cache
def folded(text: str) -> str:
    """Lower case, without accents and with straight apostrophes: for comparing, not for offsets."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(character for character in plain if not unicodedata.combining(character))


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    groups = _file("synonyms")["groups"]
    assert isinstance(groups, list)
    first = {str(alias).lower(): str(group[0]) for group in reversed(groups) for alias in group}
    return re.compile(
        rf"(?<![\w.+#])(?:{'|'.join(map(re.escape, sorted(first, key=lambda one: -len(one))))})(?![\w+#])"
    ), first


@cache
def canonical(text: str) -> str:
    """`text` in lower case with every known abbreviation and variant spelt as the first of its group."""
    pattern, first = _synonyms()
    return pattern.sub(lambda found: first[found.group()], folded(text))


@cache
def tokens(text: str) -> frozenset[str]:
    """The content words of `text`, abbreviations spelt out and plurals cut, as a set."""
    found = (match.group().removesuffix("'s") for match in _TOKEN.finditer(canonical(text)))
    return frozenset(_singular(word) for word in found if word not in _EMPTY_WORDS)


def _singular(word: str) -> str:
    for ending, kept in (("ies", "y"), ("ings", ""), ("ing", ""), ("ses", "s"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith(("ss", "sis", "us")):
            return word.removesuffix(ending) + kept
    return word


@cache
def families_of(text: str) -> frozenset[str]:
    """The fields of work ("nursing", "software") that `text` has a word of."""
    both = f"{folded(text)} \n {canonical(text)}"
    return frozenset(family for family, pattern in _families() if pattern.search(both))


@cache
def _families() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (family, re.compile(rf"(?<!\w){alternatives(members)}s?(?!\w)"))
        for family, members in table("synonyms", "families").items()
    )


@cache
def language_level(text: str) -> str | None:
    """The Common European Framework level ("A1".."C2", "native") of a phrase; None where it names none."""
    plain = folded(text)
    best: tuple[int, str] | None = None
    for level, names in table("languages", "levels").items():
        for name in names:
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain) and (best is None or len(name) > best[0]):
                best = (len(name), level)
    return best[1] if best else None


@cache
def country_of(place: str) -> str | None:
    """ISO 3166-1 code of the country that `place` names or lies in; None where it is not known."""
    if re.fullmatch(r"[A-Z]{2}", place.strip()) and place.strip() in table("places", "countries"):
        return place.strip()
    plain = folded(place)
    best: tuple[int, str] | None = None
    for code, names in table("places", "countries").items():
        for name in map(folded, names):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain) and (best is None or len(name) > best[0]):
                best = (len(name), code)
    return best[1] if best else None
