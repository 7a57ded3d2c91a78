"""Content files, read strictly, with the place of whatever is wrong."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from interviewer.content.library import load_library
from interviewer.content.strict_yaml import parse, read
from interviewer.domain.project import Project
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, NotFound
from tests.builders import pack, pack_document, project


def as_yaml(document) -> str:
    out = io.StringIO()
    YAML().dump(document, out)
    return out.getvalue()


def problems(text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        parse(text, "tea.yaml", RubricPack)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "projects").mkdir()
    (tmp_path / "tea.yaml").write_text(as_yaml(pack_document()), encoding="utf-8")
    body = project().model_dump(mode="json")
    (tmp_path / "projects" / "tea.yaml").write_text(as_yaml(body), encoding="utf-8")
    return tmp_path


def test_a_pack_in_a_file_is_the_pack(folder):
    assert read(folder / "tea.yaml", RubricPack) == pack()


def test_a_misspelt_key_is_named_with_its_line():
    text = as_yaml(pack_document()).replace("job_analysis:", "job_analyses:")
    line = next(n for n, row in enumerate(text.splitlines(), start=1) if "job_analyses" in row)
    assert f"line {line}, job_analyses: is not a key that is known here; check the spelling" in problems(text)


def test_every_problem_is_listed_not_only_the_first():
    text = as_yaml(pack_document(minutes=500, language="english"))
    assert len(problems(text)) == 2


def test_a_missing_key_is_named_where_it_belongs():
    document = pack_document()
    del document["competencies"][1]["definition"]
    (found,) = problems(as_yaml(document))
    assert "competencies[1].definition: is missing" in found
    assert found.startswith("line ")


def test_a_key_given_twice_is_refused():
    assert problems("id: tea\nid: coffee\n") == ["line 2, id: is given twice"]


def test_aliases_are_refused_so_that_no_file_can_explode():
    bomb = "a: &a [x, x]\nb: [*a, *a]\n"
    assert "by an alias" in problems(bomb)[0]


def test_broken_yaml_is_named_with_its_line():
    assert problems("id: tea\n  version: [")[0].startswith("line ")


def test_an_empty_file_is_refused():
    assert problems("") == ["is empty"]


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    path = tmp_path / "tea.yaml"
    path.write_bytes(b"id: t\xff")
    with pytest.raises(ContentError, match="is not UTF-8"):
        read(path, RubricPack)


def test_deep_nesting_is_refused():
    assert "nested" in problems("[" * 60 + "]" * 60)[0]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_and_never_crashes(text):
    try:
        parse(text, "any.yaml", Project)
    except ContentError as error:
        assert error.problems


def test_a_broken_pack_does_not_stop_the_others(folder):
    (folder / "broken.yaml").write_text("id: broken\n", encoding="utf-8")
    library = load_library(folder)
    assert set(library.packs) == {"tea"}
    assert [error.source.rsplit("/", 1)[-1] for error in library.refused] == ["broken.yaml"]


def test_asking_for_a_refused_pack_says_what_is_wrong_with_it(folder):
    (folder / "broken.yaml").write_text("id: broken\n", encoding="utf-8")
    with pytest.raises(ContentError, match="title: is missing"):
        load_library(folder).pack("broken")


def test_asking_for_a_pack_that_is_not_there_lists_those_that_are(folder):
    with pytest.raises(NotFound, match="There are: tea"):
        load_library(folder).pack("coffee")


def test_a_project_that_needs_an_unknown_competency_is_refused(folder):
    body = project(requires=[{"competency": "pouring", "least": 1}]).model_dump(mode="json")
    (folder / "projects" / "tea.yaml").write_text(as_yaml(body), encoding="utf-8")
    (error,) = load_library(folder).refused
    assert "'pouring' is not one of tea's: brewing, tasting, judging-ai-answers" in str(error)


def test_two_packs_with_one_id_are_not_both_taken(folder):
    (folder / "tea2.yaml").write_text(as_yaml(pack_document(title="Other")), encoding="utf-8")
    assert len(load_library(folder).refused) == 1


def test_a_file_of_too_many_parts_is_refused_before_they_are_all_read():
    assert any("more than 50,000 keys and values" in one for one in problems("id: [" + "a," * 200_000 + "]"))


def test_a_deep_file_is_refused_as_deep():
    assert any("nested more than 20 deep" in one for one in problems("[" * 10_000))


@pytest.mark.parametrize("escape", [r"\0", r"\uD800"])
def test_text_that_no_database_keeps_is_refused_with_its_line(escape):
    text = as_yaml(pack_document()).replace("title: Tea tasting", f'title: "Tea {escape}"')
    assert problems(text) == ["line 3, title: holds characters that cannot be kept"]


def test_a_value_that_cannot_be_read_is_named_with_its_line():
    text = as_yaml(pack_document()).replace("title: Tea tasting", "title: 2020-13-45")
    (found,) = problems(text)
    assert found.startswith("line 3, title: cannot be read")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path):
    text = as_yaml(pack_document()).replace("\n", "\r\n")
    (tmp_path / "tea.yaml").write_bytes(text.encode("utf-8-sig"))
    assert read(tmp_path / "tea.yaml", RubricPack) == pack()


def test_a_project_that_asks_for_an_unknown_competency_is_refused_with_its_line(folder):
    path = folder / "projects" / "tea.yaml"
    text = path.read_text(encoding="utf-8").replace("competency: brewing", "competency: nothing")
    path.write_text(text, encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), start=1) if "competency: nothing" in row)
    (refused,) = load_library(folder).refused
    assert refused.problems[0].line == line
    with pytest.raises(ContentError, match="'nothing'"):
        load_library(folder).project("tea")


def test_a_criterion_whose_words_are_right_is_read_from_its_file(tmp_path):
    document = pack_document()
    document["competencies"][0]["criteria"][1]["own_words"] = False
    (tmp_path / "tea.yaml").write_text(as_yaml(document), encoding="utf-8")
    read_back = read(tmp_path / "tea.yaml", RubricPack)
    assert [one.own_words for one in read_back.competencies[0].criteria] == [True, False]


def test_what_is_neither_true_nor_false_is_named_plainly():
    document = pack_document()
    document["competencies"][0]["criteria"][1]["own_words"] = "mostly"
    (found,) = problems(as_yaml(document))
    assert found.endswith("competencies[0].criteria[1].own_words: has to be true or false")


def test_a_list_is_not_called_short_of_items_that_are_there_and_refused_themselves():
    document = pack_document()
    document["competencies"][0]["criteria"][0]["probes"] = ["", ""]
    assert [one.split(": ")[0].rpartition(", ")[2] for one in problems(as_yaml(document))] == [
        "competencies[0].criteria[0].probes[0]",
        "competencies[0].criteria[0].probes[1]",
    ]
