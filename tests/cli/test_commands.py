"""The command line, run as its users run it: what it prints, what it writes, how it exits."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import jsonschema
import pytest

from interviewer.services import open_services
from interviewer.settings import Settings
from tests.builders import pack_document, profile, profile_document
from tests.commands import command
from tests.conftest import as_yaml

GOOD = "I check the boiling water temperature before serving and adjust the steeping time in minutes when it is off."


@pytest.fixture
def run(monkeypatch, capsys, tea_services):
    """Runs one command in this process against the tea content; returns (exit code, output, errors)."""
    monkeypatch.setenv("INTERVIEWER_HOME", str(tea_services.settings.home))
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(tea_services.settings.content))

    return command(monkeypatch, capsys)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "me.json").write_text(json.dumps(profile_document()), encoding="utf-8")
    (tmp_path / "answers.jsonl").write_text(
        "\n".join(
            [
                json.dumps({"answer": GOOD}),
                json.dumps({"question_id": "green-tea", "answer": "Sentence 1 is wrong: it wants 75 degrees."}),
                "",
                json.dumps({"question_id": "tasting-b", "answer": "I look for astringent tannins and floral notes."}),
            ]
        ),
        encoding="utf-8",
    )
    return tmp_path


def screen(run, files, *more, answers="answers.jsonl", profile="me.json", pack="tea", out="report.json"):
    return run(
        "screen",
        "--pack",
        pack,
        "--profile",
        files / profile,
        "--answers",
        files / answers,
        "--out",
        files / out,
        *more,
    )


def refused(result, *words):
    code, out, err = result
    assert code == 2
    assert out == ""
    for word in words:
        assert word in err
    assert "Traceback" not in err


def test_a_whole_interview_is_run_from_a_file_and_its_report_written(run, files):
    code, out, _ = screen(run, files)
    report = json.loads((files / "report.json").read_text(encoding="utf-8"))
    assert code == 0
    assert "report.json" in out
    assert {
        "interview_id",
        "pack",
        "engine",
        "turns",
        "ratings",
        "competencies",
        "claims",
        "findings",
        "fit",
        "edits",
    } <= set(report)
    assert report["pack"]["id"] == "tea"
    assert report["engine"] == "embedded"


def test_an_answer_with_a_question_id_goes_to_that_question(run, files):
    screen(run, files)
    turns = json.loads((files / "report.json").read_text(encoding="utf-8"))["turns"]
    answers = {turn["item"]: turn["text"] for turn in turns if turn["kind"] == "answer"}
    assert answers["tasting-b"].startswith("I look for")
    assert answers["green-tea"].startswith("Sentence 1")
    assert GOOD in {turn["text"] for turn in turns}


def test_every_quote_in_a_report_stands_in_the_turn_it_names(run, files):
    screen(run, files)
    report = json.loads((files / "report.json").read_text(encoding="utf-8"))
    texts = {turn["seq"]: turn["text"] for turn in report["turns"] if turn["speaker"] == "applicant"}
    quotes = [quote for rating in report["ratings"] for quote in rating["quotes"]]
    quotes += [claim["quote"] for claim in report["claims"]]
    assert quotes
    for quote in quotes:
        assert texts[quote["turn"]][quote["start"] : quote["end"]] == quote["text"]


def test_what_was_not_answered_is_unrated_and_has_no_level(run, files):
    (files / "none.jsonl").write_text("", encoding="utf-8")
    screen(run, files, answers="none.jsonl")
    report = json.loads((files / "report.json").read_text(encoding="utf-8"))
    assert {(rating["level"], rating["unrated"]) for rating in report["ratings"]} == {(None, "skipped")}
    assert {fit["score"] for fit in report["fit"]} == {None}


def test_a_report_follows_the_published_schema(run, files):
    screen(run, files)
    code, out, _ = run("schema", "report")
    assert code == 0
    jsonschema.validate(json.loads((files / "report.json").read_text(encoding="utf-8")), json.loads(out))


def test_the_schema_of_a_pack_says_what_own_words_are(run):
    code, out, _ = run("schema", "pack")
    assert code == 0
    found = json.loads(out)["$defs"]["Criterion"]["properties"]["own_words"]
    assert (found["type"], found["default"]) == ("boolean", True)
    assert found["description"].startswith("Whether an answer must be in the applicant's own words.")


def test_the_same_files_and_seed_give_the_same_ratings(run, files):
    screen(run, files, "--seed", 4, out="one.json")
    screen(run, files, "--seed", 4, out="two.json")
    one, two = (json.loads((files / name).read_text(encoding="utf-8")) for name in ("one.json", "two.json"))
    assert one["ratings"] == two["ratings"]
    assert one["fit"] == two["fit"]


def test_a_project_can_be_named(run, files):
    code, *_ = screen(run, files, "--project", "tea-answers")
    assert code == 0
    assert [fit["project"] for fit in json.loads((files / "report.json").read_text(encoding="utf-8"))["fit"]] == [
        "tea-answers"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"answer": "x"}\n{"answer"', ["line 2", "not JSON"]),
        ('{"answer": 5}', ["line 1", '"answer" as text']),
        ('{"question_id": "nope", "answer": "x"}', ["line 1", "'nope' is not in this pack", "brewing-a"]),
        ('{"answer": "x", "level": 3}', ["line 1", "unknown keys: level"]),
        ("[]", ["line 1", "object"]),
    ],
)
def test_a_malformed_line_of_answers_is_named_and_nothing_is_written(run, files, text, words):
    (files / "bad.jsonl").write_text(text, encoding="utf-8")
    refused(screen(run, files, answers="bad.jsonl"), "bad.jsonl", *words)
    assert not (files / "report.json").exists()


def test_a_profile_that_does_not_validate_is_named_by_field(run, files):
    document = profile_document()
    document["work"][0]["startDate"] = "March 2018"
    (files / "bad.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
    refused(screen(run, files, profile="bad.json"), "bad.json", "startDate", "line ")
    assert not (files / "report.json").exists()


def test_files_that_are_not_there_are_named(run, files):
    refused(screen(run, files, profile="nobody.json"), "nobody.json")
    refused(screen(run, files, answers="nothing.jsonl"), "nothing.jsonl")
    refused(screen(run, files, out="no/such/folder/report.json"), "the folder")


def test_an_unknown_pack_or_project_lists_those_there_are(run, files):
    refused(screen(run, files, pack="coffee"), "'coffee'", "There are: tea")
    refused(screen(run, files, "--project", "nope"), "'nope'", "tea-answers")
    assert not (files / "report.json").exists()


def test_an_answer_over_the_limit_is_refused_with_the_limit(run, files):
    (files / "long.jsonl").write_text(json.dumps({"answer": "x" * 100_001}), encoding="utf-8")
    refused(screen(run, files, answers="long.jsonl"), "100,000")
    assert not (files / "report.json").exists()


def test_a_sound_pack_passes_lint(run):
    code, out, _ = run("rubric", "lint", "tea")
    assert code == 0
    assert "2 competencies, 4 questions" in out


def test_a_broken_pack_fails_lint_with_line_and_field(run, tmp_path, tea_content):
    text = (tea_content / "rubrics" / "tea.yaml").read_text(encoding="utf-8")
    (tmp_path / "tea.yaml").write_text(text.replace("minutes: 15", "minutes: many"), encoding="utf-8")
    refused(run("rubric", "lint", tmp_path / "tea.yaml"), "tea.yaml", "line ", "minutes")


def test_a_pack_is_shown_with_its_questions_and_anchors(run):
    code, out, _ = run("rubric", "show", "tea")
    assert code == 0
    assert "Tell me about a time when brewing went wrong, form a." in out
    assert "Mentions the boiling water temperature in passing." in out


def test_publishing_twice_says_so_and_changes_nothing(run, tmp_path, monkeypatch):
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path))
    run("rubric", "publish", "tea")
    code, out, _ = run("rubric", "publish", "tea")
    assert code == 0
    assert "was published before" in out


def test_an_interview_is_run_with_a_pack_that_is_published_and_has_no_file(run, files, monkeypatch):
    monkeypatch.setenv("INTERVIEWER_HOME", str(files / "home"))
    (files / "mate.yaml").write_text(as_yaml(pack_document(id="mate", title="Mate")), encoding="utf-8")
    refused(screen(run, files, pack="mate"), "No such rubric pack 'mate'. There are: tea.")
    run("rubric", "publish", files / "mate.yaml")
    assert screen(run, files, pack="mate")[0] == 0
    assert json.loads((files / "report.json").read_text(encoding="utf-8"))["pack"]["id"] == "mate"
    run("rubric", "retire", "mate")
    refused(screen(run, files, pack="mate"), "“Mate” has not been offered since")


def test_the_database_is_brought_up_to_date_as_often_as_one_likes(run):
    assert run("db", "upgrade") == run("db", "upgrade")


def test_a_setting_that_cannot_be_used_is_named(run, monkeypatch):
    monkeypatch.setenv("INTERVIEWER_THREADS", "many")
    refused(run("db", "upgrade"), "INTERVIEWER_THREADS")


def test_an_interview_is_held_in_the_terminal_and_can_be_resumed(files, tea_services):
    environment = {
        "INTERVIEWER_HOME": str(tea_services.settings.home),
        "INTERVIEWER_CONTENT": str(tea_services.settings.content),
    }

    def talk(arguments, typed):
        command = [sys.executable, "-m", "interviewer", *arguments]
        return subprocess.run(
            command, input=typed, capture_output=True, text=True, env=environment, timeout=120, check=False
        )

    first = talk(["chat", "--pack", "tea", "--profile", str(files / "me.json")], f"y\n{GOOD}\n")
    assert first.returncode == 0, first.stderr
    interview_id = first.stdout.split("--resume ")[-1].strip()
    rest = "\n".join(["skip"] * 12 + ["no"] * 3)
    second = talk(["chat", "--resume", interview_id], f"end the interview\nyes\n{rest}\n")
    assert second.returncode == 0, second.stderr
    assert "Judge answers about tea" in second.stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000, ["line 1", "nested too deep"]),
        ('{"answer": "x", "question_id": []}', ["line 1", "question_id []"]),
        ('{"answer": "x", "answer": "y"}', ["line 1", "same key twice"]),
        ('{"answer": "half \\ud800"}', ["line 1", "surrogate"]),
        ("x\n" * 1_000, ["50 problems"]),
        (json.dumps({"answer": "fine"}) + "\n" + json.dumps({"answer": "x" * 100_001}), ["line 2", "100,000"]),
    ],
)
def test_answers_that_cannot_be_kept_are_refused_before_an_interview_is_begun(run, files, tea_services, text, words):
    before = tea_services.repository.interviews()
    (files / "bad.jsonl").write_text(text, encoding="utf-8")
    refused(screen(run, files, answers="bad.jsonl"), "bad.jsonl", *words)
    assert tea_services.repository.interviews() == before


@pytest.mark.parametrize("within", ["one\u2028two", "one\u0085two"])
def test_a_line_separator_inside_an_answer_does_not_end_the_line(run, files, within):
    text = json.dumps({"answer": within}, ensure_ascii=False) + "\r\n" + json.dumps({"answer": GOOD})
    (files / "odd.jsonl").write_bytes(text.encode("utf-8-sig"))
    assert screen(run, files, answers="odd.jsonl")[0] == 0
    turns = json.loads((files / "report.json").read_text(encoding="utf-8"))["turns"]
    assert {within, GOOD} <= {turn["text"] for turn in turns}


@pytest.mark.parametrize("out", [".", "me.json/report.json", "/proc/report.json", "x" * 300])
def test_a_place_that_cannot_be_written_to_is_found_before_the_interview(run, files, tea_services, out):
    before = tea_services.repository.interviews()
    refused(screen(run, files, out=out), str(files / out))
    assert tea_services.repository.interviews() == before
    assert not list(files.glob(".*"))


def test_a_project_of_another_pack_is_refused_before_the_interview(run, files, tea_services, tmp_path, monkeypatch):
    content = tmp_path / "content"
    shutil.copytree(tea_services.settings.content, content, symlinks=True)
    project = content / "rubrics" / "projects" / "tea-answers.yaml"
    project.write_text(project.read_text(encoding="utf-8").replace("pack: tea", "pack: coffee"), encoding="utf-8")
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(content))
    refused(screen(run, files, "--project", "tea-answers"), "'tea-answers'", "'coffee'")


def test_a_named_project_that_does_not_validate_says_what_is_wrong(run, files, tea_services, tmp_path, monkeypatch):
    content = tmp_path / "content"
    shutil.copytree(tea_services.settings.content, content, symlinks=True)
    project = content / "rubrics" / "projects" / "tea-answers.yaml"
    text = project.read_text(encoding="utf-8").replace("competency: brewing", "competency: nothing")
    project.write_text(text, encoding="utf-8")
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(content))
    refused(screen(run, files, "--project", "tea-answers"), "line ", "requires[0].competency", "'nothing'", "brewing")


def test_a_screening_that_is_stopped_leaves_no_half_of_an_interview(run, files, tea_services, monkeypatch):
    before = tea_services.repository.interviews()
    respond = iter([GOOD])

    def pressed(_view):
        for said in respond:
            return said
        raise KeyboardInterrupt

    monkeypatch.setattr("interviewer.scripted.from_lines", lambda lines: pressed)
    code, _, err = screen(run, files)
    assert code not in (0, None)
    assert "Nothing was kept" in err
    assert tea_services.repository.interviews() == before
    assert {path.name for path in files.iterdir()} == {"me.json", "answers.jsonl"}


@pytest.fixture
def two_samples(tea_services, tmp_path, monkeypatch):
    """A content folder with two short sample scripts, and a home of its own."""
    content = tmp_path / "content"
    (content / "samples" / "interviews").mkdir(parents=True)
    (content / "samples" / "profiles").mkdir()
    for name in ("rubrics", "prompts"):
        (content / name).symlink_to(tea_services.settings.content / name)
    for seed, persona in enumerate(("expert", "novice")):
        name = f"{persona}.json"
        document = profile_document(basics={"name": f"The {persona}"})
        (content / "samples" / "profiles" / name).write_text(json.dumps(document), encoding="utf-8")
        script = {
            "sample": True,
            "pack": "tea",
            "profile": name,
            "persona": persona,
            "seed": seed,
            "answers": {"brewing-a": GOOD},
            "probes": {},
        }
        (content / "samples" / "interviews" / f"{persona}.yaml").write_text(as_yaml(script), encoding="utf-8")
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(content))
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path / "home"))
    return Settings(home=tmp_path / "home", content=content)


def test_an_interrupted_demo_is_completed_by_running_it_again(run, two_samples):
    services = open_services(two_samples)
    services.screening.start("tea", profile(basics={"name": "The expert"}), seed=0, sample=True)
    code, out, _ = run("demo")
    assert code == 0
    assert "2 sample interviews were run" in out
    assert [one.status for one in services.repository.interviews()] == ["finished", "finished"]
    assert "none was added" in run("demo")[1]


def test_a_demo_leaves_out_what_is_retired_and_says_so(run, two_samples):
    run("rubric", "publish", "tea")
    run("rubric", "retire", "tea")
    code, out, _ = run("demo")
    assert code == 0
    assert "Retired, and so without new samples: tea." in out
    assert open_services(two_samples).repository.interviews() == []


def test_a_sample_that_is_missing_is_added_and_the_others_stay(run, two_samples):
    run("demo")
    services = open_services(two_samples)
    first, second = services.repository.interviews()
    services.review.erase(first.id)
    assert "1 sample interviews" in run("demo")[1]
    assert second.id in {one.id for one in services.repository.interviews()}


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("INTERVIEWER_HOME", "/proc/nowhere", "INTERVIEWER_HOME"),
        ("INTERVIEWER_DATABASE", "nonsense", "INTERVIEWER_DATABASE"),
        ("INTERVIEWER_DATABASE", "unknown://host/name", "INTERVIEWER_DATABASE"),
    ],
)
def test_a_place_for_the_state_that_cannot_be_used_names_the_setting(run, files, monkeypatch, name, value, word):
    monkeypatch.setenv(name, value)
    refused(screen(run, files), word)
    refused(run("db", "upgrade"), word)


def test_a_home_that_is_a_file_names_the_setting(run, files, monkeypatch):
    monkeypatch.setenv("INTERVIEWER_HOME", str(files / "me.json"))
    refused(screen(run, files), "me.json", "INTERVIEWER_HOME")
