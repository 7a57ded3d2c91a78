"""A pack -> findings: every rule run, in the file's order, without what comments let stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import islice

from interviewer.content.strict_yaml import Place, document, field_name
from interviewer.domain.rubric import RubricPack
from interviewer.grading.ports import Embeddings
from interviewer.linting.comments import Comments, Suppression, read_comments
from interviewer.linting.comparing import MOST_TEXTS, Compared
from interviewer.linting.finding import Finding, Hit, shown
from interviewer.linting.rule import Meaning, Rule
from interviewer.linting.rules import BY_ID, RULES
from interviewer.linting.texts import all_texts, order, where
from interviewer.linting.view import View
from interviewer.linting.words import listed

ENGLISH = "en"
MOST_OF_ONE_RULE = 100
"""Findings of one rule that are listed; who has more begins with these."""


@dataclass(frozen=True)
class Linted:
    """What was found in a pack."""

    pack: RubricPack
    findings: tuple[Finding, ...]
    let_stand: int = 0
    """Findings that a comment lets stand, with its reason."""
    not_run: tuple[str, ...] = ()
    """Rules that need an embedding model, where there is none."""
    by_words: tuple[str, ...] = ()
    """Rules that compared words, and would have compared meaning with an embedding model."""
    too_many_texts: bool = False
    """Whether there was a model, and more texts than it is given."""
    cut_short: tuple[str, ...] = ()
    """Rules that found more than is listed."""


def lint(
    pack: RubricPack, *, places: Mapping[Place, int] | None = None, embeddings: Embeddings | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a pack that is valid, in its order.

    Args:
        pack: The pack.
        places: Place -> line, as a `Document` has them; None where there is no file.
        embeddings: The model to compare meaning with; None to compare words only.

    Raises:
        EmbeddingsError: The model cannot be run.
    """
    return _linted(pack, places or {}, Comments(), embeddings).findings


def lint_text(text: str, source: str, *, embeddings: Embeddings | None = None) -> Linted:
    """What is wrong with a pack in a YAML text, with lines, and without what its comments let stand.

    Raises:
        ContentError: It is no valid pack; `source` is what messages call it.
        EmbeddingsError: The model cannot be run.
    """
    read = document(text, source)
    return _linted(read.validate(RubricPack), read.lines, read_comments(text), embeddings)


def _linted(pack: RubricPack, lines: Mapping[Place, int], comments: Comments, embeddings: Embeddings | None) -> Linted:
    too_many = embeddings is not None and sum(1 for _ in all_texts(pack)) > MOST_TEXTS
    if too_many:
        embeddings = None
    view = View(pack, Compared(embeddings) if embeddings else None)
    rules = [one for one in RULES if pack.language == ENGLISH or not one.reads_english]
    not_run = [one.id for one in rules if one.meaning is Meaning.NEEDED and not embeddings]
    by_words = [one.id for one in rules if one.meaning is Meaning.BETTER and not embeddings]
    found: list[tuple[Rule, Hit]] = []
    cut_short: list[str] = []
    for rule in rules:
        hits = list(islice(rule(view), MOST_OF_ONE_RULE + 1))
        if len(hits) > MOST_OF_ONE_RULE:
            cut_short.append(rule.id)
        found += [(rule, hit) for hit in hits[:MOST_OF_ONE_RULE]]
    places = order(pack)
    found.sort(key=lambda pair: (_line(pair[1].place, lines) or 0, _number(pair[1].place, places)))
    findings = list(_findings(pack, found, lines))
    standing = _without_suppressed(findings, comments.suppressions)
    # What a rule would have found with a model, or beyond what is listed, may be what a comment is about.
    whole = {one.id for one in rules} - {*not_run, *by_words, *cut_short}
    told = [*standing, *_of_comments(findings, comments, whole)]
    return Linted(
        pack,
        tuple(sorted(told, key=lambda finding: finding.line or 0)),
        len(findings) - len(standing),
        tuple(not_run),
        tuple(by_words),
        too_many,
        tuple(cut_short),
    )


def _findings(pack: RubricPack, found: Iterable[tuple[Rule, Hit]], lines: Mapping[Place, int]) -> Iterator[Finding]:
    plain = pack.model_dump()
    for rule, hit in found:
        yield Finding(
            rule.id,
            hit.severity or rule.severity,
            field_name(hit.place),
            where(plain, hit.place),
            _line(hit.place, lines),
            hit.message,
            hit.words,
            rule.why,
        )


def _without_suppressed(findings: list[Finding], suppressions: Iterable[Suppression]) -> list[Finding]:
    stand = {(one.rule, one.field_line) for one in suppressions if one.reason}
    return [one for one in findings if (one.rule, one.line) not in stand]


def _of_comments(findings: list[Finding], comments: Comments, whole: Set[str]) -> Iterator[Finding]:
    """What is wrong with comments. `whole` are the rules that were run on all they could be."""
    there = {(one.rule, one.line) for one in findings}
    for one in comments.suppressions:
        if one.rule not in BY_ID:
            what = f'there is no rule "{shown(one.rule)}"' if one.rule else "this can't be understood"
            message = (
                f"{what}, so nothing is let stand; write `# lint: ignore RULE because REASON`, with a rule's id "
                "(`interviewer rubric lint --explain all` lists them)."
            )
            yield _of_comment("suppression-unknown", one.line, message, one.rule)
        elif (one.rule, one.field_line) not in there:
            if one.rule in whole:
                message = f"{one.rule} finds nothing on line {one.field_line}; take this comment out, or move it."
                yield _of_comment("suppression-unused", one.line, message, one.rule)
        elif not one.reason:
            message = f"{one.rule} is not let stand without a reason; add `because ...`."
            yield _of_comment("suppression-without-reason", one.line, message, one.rule)
    if comments.unread:
        count = len(comments.unread)
        message = (
            f"{count} {'part is' if count == 1 else 'parts are'} marked as not yet read by a person (lines "
            f"{listed([str(line) for line in comments.unread])}); read each, mend it, and take its comment out."
        )
        yield _of_comment("unread-draft", comments.unread[0], message, "")


def _of_comment(rule: str, line: int, message: str, words: str) -> Finding:
    return Finding(rule, BY_ID[rule].severity, "", "comment", line, message, words, BY_ID[rule].why)


def _line(place: Place, lines: Mapping[Place, int]) -> int | None:
    """The line of the innermost part of a place that is in the file."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place)


def _number(place: Place, places: Mapping[Place, int]) -> int:
    while place and place not in places:
        place = place[:-1]
    return places.get(place, 0)
