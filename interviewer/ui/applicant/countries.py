"""Countries by code and name, from the time zone database's `iso3166.tab` (public domain)."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def countries() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code -> English name, by name."""
    lines = Path(__file__).with_name("iso3166.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line]
    return dict(sorted(((code, name) for code, name in pairs), key=lambda pair: pair[1]))
