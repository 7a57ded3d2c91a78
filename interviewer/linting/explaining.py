"""Rules in words: one at a time for whoever asks, all of them as the page docs/lint-rules.md."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from interviewer.content.strict_yaml import Place
from interviewer.linting.rule import Example, Meaning, Rule, place_of

_WIDTH = 118
_INTRODUCTION = """\
# Lint rules

`interviewer rubric lint PACK` looks at a valid pack as somebody would who knows structured interviewing and
behaviourally anchored rating scales, and says what to mend, where, and why. It prints one line for each finding, by
place, in the file's order.

| severity | means | exit code |
|---|---|---|
| error | unfair, unlawful, or something that cannot work: the pack should not be used | 1 |
| warning | ratings or applicants are likely to suffer: mend it, or say why it stands | 0; 1 with `--strict` |
| advice | worth a look | 0 |

A pack that isn't valid at all is refused with the line of every problem (exit code 2), and no rule is run. `--json`
prints the findings for a program, `--explain RULE` one rule of this page, `--explain all` the page. Rules marked
*meaning* compare texts with the embedding model where it is installed, and words where it isn't, or with
`--words-only`; lint says so when they couldn't.

A finding that is right in general and wrong here is let stand by a comment on the field's line, or on a line of its
own above it. It needs a reason; without one it is a finding itself, and so is a comment that nothing is found for:

```yaml
# lint: ignore rare-word because every buyer knows the word, and there is no other for it
text: Tell me about a camphoraceous tea that you had to describe.
```

Rules that go by words read English. In a pack in another language they are not run; those that count and compare are.
"""
_WITH_MODEL = {
    Meaning.UNUSED: "",
    Meaning.BETTER: ", words, and *meaning* with the embedding model",
    Meaning.NEEDED: ", *meaning*, with the embedding model only",
}


def explained(rule: Rule) -> str:
    """One rule in Markdown: what is wrong, why it matters, an example that is found and one that isn't."""
    told = f"{rule.title} ({rule.severity}{_WITH_MODEL[rule.meaning]}). {rule.why}"
    return (
        f"### {rule.id}\n\n{textwrap.fill(told, _WIDTH, break_on_hyphens=False)}\n\n"
        f"Found:\n\n```yaml\n{_shown(rule.trips)}```\n\nNot found:\n\n```yaml\n{_shown(rule.passes)}```\n"
    )


def shown_examples(rule: Rule) -> tuple[str, str]:
    """A rule's examples as they stand in a file: one that is found and one that isn't."""
    return _shown(rule.trips), _shown(rule.passes)


def page(rules: Sequence[Rule]) -> str:
    """The whole page in Markdown."""
    listed = "\n".join(f"| [{one.id}](#{one.id}) | {one.severity} | {one.title} |" for one in rules)
    table = f"| rule | severity | what it finds |\n|---|---|---|\n{listed}\n"
    return "\n".join([_INTRODUCTION, table, *(explained(one) for one in rules)])


def _shown(example: Example) -> str:
    """An example's fields as they stand in a file, from the last name on that they have in common."""
    comment = f"# {example.comment}\n" if example.comment else ""
    places = [place_of(name) for name in example.fields]
    within = _start(places)
    tree: dict[str | int, Any] = {}
    for place, value in zip(places, example.fields.values(), strict=True):
        *way, last = place[within:]
        branch = tree
        for part in way:
            branch = branch.setdefault(part, {})
        branch[last] = value
    writer = YAML()
    writer.width = _WIDTH
    writer.default_flow_style = None
    written = CommentedMap(_plain(tree))
    written.fa.set_block_style()
    out = io.StringIO()
    writer.dump(written, out)
    lines = (line.rstrip() for line in out.getvalue().splitlines())  # folded lines end in the space they were cut at
    return comment + "".join(f"{line}\n" for line in lines)


def _start(places: Sequence[Place]) -> int:
    """How many parts of the places are left out: what they share, but for its last name."""
    shared = 0
    while all(len(place) > shared and place[shared] == places[0][shared] for place in places):
        shared += 1
    while shared and isinstance(places[0][shared - 1], int):
        shared -= 1
    return max(shared - 1, 0)


def _plain(branch: Any, name: str | int = "") -> Any:
    """Places with numbers as lists, but for anchors, whose numbers are levels."""
    if not isinstance(branch, dict):
        return branch
    children = {part: _plain(child, part) for part, child in branch.items()}
    if name != "anchors" and children and all(isinstance(part, int) for part in children):
        return list(children.values())
    return children
