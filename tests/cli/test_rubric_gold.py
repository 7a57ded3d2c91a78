"""`interviewer rubric gold` and `diff`, run as their users run them."""

from __future__ import annotations

import copy

import pytest

from interviewer.authoring.gold_book import GoldBook
from interviewer.domain.interview import Purpose
from interviewer.gold.answers import Catalogue
from interviewer.gold.reading import read_gold
from interviewer.services import now, open_services
from interviewer.settings import Settings
from interviewer.store.gold_answers import GoldAnswers
from tests.builders import pack, pack_document, profile
from tests.commands import command
from tests.conftest import as_yaml
from tests.gold.conftest import HEADERS, as_csv, graded_rows


@pytest.fixture
def run(monkeypatch, capsys, tea_content, tmp_path):
    """Runs one command against the tea content; returns (exit code, output, errors)."""
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(tea_content))

    return command(monkeypatch, capsys, "rubric")


@pytest.fixture
def graded(tmp_path):
    return as_csv(tmp_path / "gold.csv", [HEADERS, *graded_rows()])


@pytest.fixture
def other(tmp_path):
    """Writes another version of the tea pack; returns its file."""

    def call(change, name="other.yaml"):
        document = copy.deepcopy(pack_document(version="1.1.0"))
        change(document["competencies"][0])
        (tmp_path / name).write_text(as_yaml(document), encoding="utf-8")
        return tmp_path / name

    return call


def spoil(competency):
    criterion = competency["criteria"][0]
    criterion["anchors"][0] = "Checks the boiling water temperature, says why, and adjusts when it is off."
    criterion["anchors"][3] = "Talks about a boat on the lake, fishing on Sundays, the cinema and the children at home."
    criterion["key_points"] = [
        {"id": "checks", "text": "Keeps a boat on the lake and goes fishing on Sundays in summer."},
        {"id": "adjusts", "text": "Stays at home with the children when the cinema is closed."},
    ]
    for question in competency["questions"]:
        for number, exemplar in enumerate(question["exemplars"]):
            exemplar["levels"]["brewing-one"] = 3 - number


def test_agreement_is_shown_between_people_with_the_machine_and_for_length_alone(run, graded):
    code, out, _ = run("gold", "tea", graded)
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "tea 1.0.0: 14 answers, graded by Ann and Bo"
    assert "agrees with people" in lines[1]
    assert [line.split("  ")[0] for line in lines[4:]][1] == "all criteria"
    assert any(line.startswith("  length alone") for line in lines)
    assert any(line.startswith("  Ann and Bo") for line in lines)
    assert any(line.startswith("brewing-one") for line in lines)
    assert "Furthest from each other" in out


def test_disagreements_name_their_rows_and_the_words(run, graded):
    _, out, _ = run("gold", "tea", graded, "--shown", 3)
    if "Furthest from people" in out:
        assert "read from: “" in out or "nothing was read from: “" in out
    assert "row 4, brewing-a, brewing-one: Ann 1, Bo 2" in out
    assert "Furthest" not in run("gold", "tea", graded, "--shown", 0)[1]


def test_answers_are_written_out_as_they_were_read(run, graded, tmp_path):
    assert run("gold", "tea", graded, "--export", tmp_path / "out.xlsx", "--shown", 0)[0] == 0
    catalogue = Catalogue([pack()])
    assert read_gold(tmp_path / "out.xlsx", catalogue).answers == read_gold(graded, catalogue).answers


def test_suggestions_say_what_they_were_chosen_and_measured_on(run, graded):
    _, out, _ = run("gold", "tea", graded, "--shown", 0, "--suggest", 1)
    assert "chosen on 6 answers, and what they add measured on 4 others" in out


def test_a_wrong_file_is_refused_with_rows_and_columns(run, tmp_path):
    path = as_csv(tmp_path / "gold.csv", [HEADERS, ["brewing-z", "", "7", "1"]])
    code, out, error = run("gold", "tea", path)
    assert (code, out) == (2, "")
    assert f"{path}: row 2, column A (question): 'brewing-z' is no question's id" in error
    assert "row 2, column B (answer): is empty" in error


def test_an_answer_cannot_steer_the_terminal(run, tmp_path):
    rows = [["brewing-a", "Nothing \x9b31m\u202eof the kind was ever said about water temperature.", "3", "0"]]
    _, out, _ = run("gold", "tea", as_csv(tmp_path / "gold.csv", [HEADERS, *rows]))
    assert not any(sign in out for sign in "\x9b\u202e\x1b")


def test_a_version_that_is_worse_exits_with_1_and_says_what_changed_and_moved(run, graded, other):
    code, out, _ = run("diff", "tea", other(spoil), "--gold", graded)
    assert code == 1
    assert "tea 1.0.0 → tea 1.1.0: " in out
    assert "changed  brewing > brewing-one > anchor 3" in out
    assert "The new version agrees less with people" in out
    assert "further off" in out


def test_a_version_that_is_better_exits_with_0(run, graded, other):
    code, out, _ = run("diff", other(spoil), "tea", "--gold", graded)
    assert code == 0
    assert "The new version agrees more with people" in out


def test_without_gold_the_exemplars_of_both_versions_are_rated(run, other):
    def reworded(competency):
        competency["criteria"][0]["key_points"][0]["text"] = "Looks at the water before it is poured."

    code, out, _ = run("diff", "tea", other(reworded))
    assert code == 0
    assert "On the exemplars of both versions: 16 ratings of 2 questions" in out


def test_where_no_rating_can_move_nothing_is_rated(run, other):
    def renamed(competency):
        competency["definition"] = "Brews."

    code, out, _ = run("diff", "tea", other(renamed))
    assert code == 0
    assert "1 part changed" in out
    assert "No rating can move" in out


def test_only_the_parts_are_compared_where_that_is_asked(run, other):
    code, out, _ = run("diff", "tea", other(spoil), "--parts-only")
    assert code == 0
    assert "anchor 3" in out
    assert "kappa" not in out


def publish(tea_content, tmp_path):
    """Publishes the tea pack and holds an interview with it."""
    services = open_services(Settings(home=tmp_path / "home", content=tea_content))
    services.publishing.publish(as_yaml(pack_document()), "tea.yaml", "Ada", even_so="A test.")
    services.screening.start("tea", profile(), consents=[Purpose.SCREENING])
    return services


def test_a_version_in_use_is_compared_before_another_is_published_over_it(run, other, tea_content, tmp_path):
    publish(tea_content, tmp_path)
    changed = other(spoil)
    code, _, error = run("publish", changed, "--by", "Ada", "--even-so", "A test.")
    assert code == 2
    assert "rubric diff tea@1.0.0 FILE" in error
    code, out, _ = run("diff", "tea@1.0.0", changed, "--by", "Ada")
    assert code in (0, 1)
    assert "tea 1.0.0 → tea 1.1.0" in out
    code, out, _ = run("publish", changed, "--by", "Ada", "--even-so", "A test.")
    assert code == 0
    assert "tea 1.1.0 is published" in out


def test_a_published_version_is_named_by_its_number_or_its_hash(run, tea_content, tmp_path):
    publish(tea_content, tmp_path)
    assert run("show", f"tea@{pack().hash}")[1] == run("show", "tea@1.0.0")[1]
    code, _, error = run("show", "tea@9.9.9")
    assert code == 2
    assert "There are: 1.0.0" in error


def test_without_a_file_the_answers_that_are_kept_are_compared(run, graded, tea_content, tmp_path):
    code, _, error = run("gold", "tea")
    assert code == 2
    assert "No graded answers to 'tea' are kept" in error
    services = open_services(Settings(home=tmp_path / "home", content=tea_content))
    book = GoldBook(GoldAnswers(services.repository.engine), now)
    book.take_in(pack(), book.read(pack(), graded.read_bytes(), "gold.csv"), "Ann", with_differing=False)
    code, out, _ = run("gold", "tea")
    assert code == 0
    assert out.startswith("tea 1.0.0: 14 answers, graded by Ann and Bo")
