"""The tree of errors is drawn where everybody looks for it, with every one of them in it."""

from __future__ import annotations

import ast
from pathlib import Path

from interviewer import errors

PACKAGE = Path(errors.__file__).parent
ROOT = "InterviewerError"


def bases() -> dict[str, set[str]]:
    """Class -> the classes it is made from, of every class in the package."""
    return {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }


def drawn() -> dict[str, str]:
    """Error -> what it is drawn under."""
    found: dict[str, str] = {}
    above: list[tuple[int, str]] = [(-1, ROOT)]
    for line in (errors.__doc__ or "").splitlines():
        mark = max(line.find("├── "), line.find("└── "))
        if mark >= 0:
            above = [one for one in above if one[0] < mark]
            name = line[mark + 4 :].split()[0]
            found[name] = above[-1][1]
            above.append((mark, name))
    return found


def test_every_error_is_drawn_under_the_one_it_is_made_from():
    made = bases()
    known = {ROOT}
    while more := {name for name, from_ in made.items() if from_ & known} - known:
        known |= more
    assert drawn() == {name: next(iter(made[name] & known)) for name in known - {ROOT}}
