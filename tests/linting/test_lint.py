"""Linting a whole pack: order, places, comments, languages, and what it takes."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.errors import ContentError
from interviewer.linting import RULES, Severity, lint, lint_text
from interviewer.linting.finding import shown
from interviewer.linting.running import MOST_OF_ONE_RULE
from tests.linting.packs import ANCHORS, BREWING, PLAIN, PROBE, QUESTION, SOUND, changed, embeddings, pack

VAGUE = "Shows a good understanding of heat."
ANCHOR = "          2: Names a temperature in degrees for the leaf in hand, or how it is measured."
MEGABYTE = 1_000_000


def with_anchor(lines: str) -> str:
    assert ANCHOR in SOUND
    return SOUND.replace(ANCHOR, lines)


def told(text: str) -> list[tuple[str, int | None]]:
    return [(one.rule, one.line) for one in lint_text(text, "pack.yaml").findings]


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_a_finding_has_field_line_message_words_and_reason():
    text = with_anchor(f"          2: {VAGUE}")
    (found,) = lint_text(text, "pack.yaml").findings
    assert found.rule == "vague-anchor"
    assert found.severity is Severity.WARNING
    assert found.field == f"{ANCHORS}[2]"
    assert found.where == "brewing > temperature > anchors[2]"
    assert found.line == line_of(text, VAGUE)
    assert found.words == "good understanding"
    assert '"good understanding"' in found.message
    assert found.why == next(rule.why for rule in RULES if rule.id == "vague-anchor")


def test_without_a_file_findings_have_no_line_and_the_packs_order():
    found = lint(pack({PROBE: "Did you measure it?", PLAIN: "How?", "minutes": 7, f"{ANCHORS}[2]": VAGUE}))
    assert {one.line for one in found} == {None}
    assert [one.field for one in found] == ["minutes", PLAIN, f"{ANCHORS}[2]", PROBE]


def test_with_places_findings_have_lines():
    (found,) = lint(pack({QUESTION: "Tell me about tea."}), places={("competencies", 0): 20})
    assert found.line == 20


def test_in_a_file_findings_come_in_its_order():
    text = (
        with_anchor(f"          2: {VAGUE}").replace("minutes: 15", "minutes: 7").replace("Keep the bag", "To do. Keep")
    )
    lines = [line for _, line in told(text)]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_an_invalid_pack_is_refused_with_its_problems():
    with pytest.raises(ContentError, match="minutes"):
        lint_text(SOUND.replace("minutes: 15", "minutes: many"), "pack.yaml")


@pytest.mark.parametrize(
    "lines",
    [
        f"          2: {VAGUE}  # lint: ignore vague-anchor because it is the definition's own word",
        f"          # lint: ignore vague-anchor because it is the definition's own word\n          2: {VAGUE}",
        f"          # lint: ignore vague-anchor because it is the word that\n          # the definition has\n"
        f"          2: {VAGUE}",
        f"# lint:  ignore  vague-anchor  because  so\n          2: >-  # folded\n            {VAGUE}",
    ],
    ids=["on the line", "above", "above, and going on", "anywhere in the line above"],
)
def test_a_comment_with_a_reason_lets_a_finding_stand(lines):
    linted = lint_text(with_anchor(lines), "pack.yaml")
    assert linted.findings == ()
    assert linted.let_stand == 1


def test_a_comment_without_a_reason_lets_nothing_stand_and_is_a_finding():
    text = with_anchor(f"          # lint: ignore vague-anchor\n          2: {VAGUE}")
    line = line_of(text, VAGUE)
    assert told(text) == [("suppression-without-reason", line - 1), ("vague-anchor", line)]


def test_a_comment_that_nothing_is_found_for_is_a_finding():
    text = with_anchor(f"          # lint: ignore idiom because we say so\n          2: {VAGUE}")
    line = line_of(text, VAGUE)
    assert told(text) == [("suppression-unused", line - 1), ("vague-anchor", line)]


@pytest.mark.parametrize(
    "comment", ["lint: off", "lint: ignore", "lint: ignore Vague because so", "lint: ignore a-rule"]
)
def test_a_comment_that_cannot_be_understood_is_a_finding(comment):
    assert told(with_anchor(f"          # {comment}\n{ANCHOR}"))[0][0] == "suppression-unknown"


def test_a_comment_about_what_only_a_model_can_find_is_not_called_unused_without_one():
    text = with_anchor(f"          # lint: ignore anchors-alike because the experts agreed on it\n{ANCHOR}")
    line = line_of(text, "lint: ignore")
    assert told(text) == []
    with_model = lint_text(text, "pack.yaml", embeddings=embeddings()).findings
    assert [(one.rule, one.line) for one in with_model] == [("suppression-unused", line)]


def test_a_comment_reaches_no_further_than_its_field():
    other = "Shows little insight into the leaf."
    text = with_anchor(
        f"          # lint: ignore vague-anchor because so\n          1: {VAGUE}\n          2: {other}"
    ).replace("          1: Says that the water must not be too hot, without a figure.\n", "")
    assert told(text) == [("vague-anchor", line_of(text, other))]


def test_what_looks_like_a_comment_inside_a_text_is_the_texts():
    inside = f"          2: >-\n            {VAGUE}\n            # lint: ignore vague-anchor because so"
    assert [rule for rule, _ in told(with_anchor(inside))] == ["vague-anchor"]


def test_parts_of_a_draft_that_nobody_read_are_counted_and_named_by_line():
    comment = "      # draft: not yet read by a person\n"
    text = SOUND.replace("      - id: brewing-", f"{comment}      - id: brewing-")
    (found,) = lint_text(text, "pack.yaml").findings
    assert found.rule == "unread-draft"
    assert found.line == line_of(text, "draft: not yet")
    assert "2 parts are marked" in found.message


def test_a_pack_in_another_language_is_read_by_no_rule_for_english():
    found = lint(pack({"language": "de", f"{ANCHORS}[2]": VAGUE, QUESTION: "Sind Sie verheiratet?", "minutes": 7}))
    assert {one.rule for one in found} == {"other-language", "minutes-do-not-fit", "too-short"}


def test_without_a_model_it_says_what_was_not_compared_by_meaning():
    linted = lint_text(SOUND, "pack.yaml")
    assert linted.not_run == ("key-point-not-shown",)
    assert set(linted.by_words) == {"gives-answer-away", "probe-hints", "anchors-alike", "criteria-overlap"}


def test_a_pack_of_very_many_texts_is_compared_by_words_and_says_so():
    criterion = changed({})["competencies"][0]["criteria"][0]
    points = [{"id": f"point-{number}", "text": f"Says number {number} of it."} for number in range(4_000)]
    many = lint_text(
        json.dumps(changed({f"{BREWING}.criteria[0]": {**criterion, "key_points": points}})),
        "pack.yaml",
        embeddings=embeddings(),
    )
    assert many.too_many_texts
    assert many.not_run == ("key-point-not-shown",)


def test_of_one_rule_a_hundred_findings_are_listed():
    criterion = changed({})["competencies"][0]["criteria"][0]
    probes = [f"Did you measure pot number {number}?" for number in range(MOST_OF_ONE_RULE + 50)]
    linted = lint_text(json.dumps(changed({f"{BREWING}.criteria[0]": {**criterion, "probes": probes}})), "pack.yaml")
    assert sum(one.rule == "closed-question" for one in linted.findings) == MOST_OF_ONE_RULE
    assert "closed-question" in linted.cut_short


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "good ",
        "'",
        "'a",
        "‘",
        "A. ",
        "how and what, ",
        "<a ",
        "do you have ",
        "\u202eשלום ",
        "😀",
        "says ",
        "1",
    ],
)
def test_a_megabyte_in_every_field_is_linted_in_seconds(piece):
    text = (piece * MEGABYTE)[:MEGABYTE] + "x"
    fields = [QUESTION, PLAIN, PROBE, f"{ANCHORS}[2]", f"{ANCHORS}[3]", f"{BREWING}.criteria[0].key_points[0].text"]
    fields += [f"{BREWING}.questions[0].exemplars[0].{name}" for name in ("answer", "why")]
    fields += ["title", "job_analysis", f"{BREWING}.criteria[0].looks_for", f"{BREWING}.criteria[0].common_errors[0]"]
    fields += ["work_samples[0].prompt", "work_samples[0].ai_answer[3]", "work_samples[0].faults[0].correction"]
    large = pack(dict.fromkeys(fields, text))
    started = time.process_time()
    found = lint(large)
    assert time.process_time() - started < 15
    assert all(len(one.message) < 600 for one in found)
    assert "too-long" in {one.rule for one in found}


def test_a_megabyte_is_compared_by_meaning_too():
    large = pack({PROBE: "heat " * (MEGABYTE // 5), f"{BREWING}.questions[0].exemplars[0].answer": "x" * MEGABYTE})
    assert lint(large, embeddings=embeddings())


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([QUESTION, PLAIN, PROBE, f"{ANCHORS}[2]"]), st.text(min_size=1, max_size=300)))
def test_any_text_in_any_field_is_linted(texts):
    changes = {field: text for field, text in texts.items() if text.strip()}
    for found in lint(pack(changes)):
        assert found.message.isprintable()
        assert replace(found) == found


@given(st.text(max_size=500))
def test_words_are_shown_on_one_line_that_a_terminal_can_print(text):
    line = shown(text)
    assert len(line) <= 81
    assert line.isprintable()
