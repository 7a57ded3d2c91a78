"""The template: it is a pack as soon as it is filled in, and says until then what is left."""

from __future__ import annotations

import pytest

from interviewer.content.strict_yaml import parse
from interviewer.content.template import template
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, InputError


def filled() -> str:
    text = template("wine-service", "Wine service")
    return text.replace('span: ""', 'span: "Words"').replace('kind: ""', "kind: wrong").replace('""', '"Words."')


def test_a_filled_template_is_a_pack():
    pack = parse(filled(), "wine.yaml", RubricPack)
    assert (pack.id, pack.title, pack.version) == ("wine-service", "Wine service", "1.0.0")
    assert pack.work_samples[0].faults[0].source == "main-source"


def test_an_empty_template_says_for_each_gap_the_line_where_it_is():
    text = template("wine-service", "Wine service")
    with pytest.raises(ContentError) as refused:
        parse(text, "wine.yaml", RubricPack)
    lines = text.splitlines()
    gaps = [number for number, line in enumerate(lines, 1) if '""' in line and not line.startswith("#")]
    assert {problem.line for problem in refused.value.problems} >= set(gaps)


def test_every_part_that_a_pack_can_have_is_in_the_template():
    text = template("wine-service", "Wine service")
    names = {name for model in RubricPack.model_json_schema()["$defs"].values() for name in model["properties"]}
    names |= set(RubricPack.model_fields)
    assert {name for name in names if f"{name}:" not in text} == set()


@pytest.mark.parametrize("title", ['"; id: x', "# no", "Ärzte: 🍷", "שלום", "a\nb", "\\", "{{x}}", "ID_OF_THE_PACK"])
def test_any_title_stands_in_the_file_as_it_was_given(title):
    text = filled().replace('"Wine service"', template("x", title).split("\ntitle: ")[1].split("\n")[0])
    assert parse(text, "x.yaml", RubricPack).title == " ".join(title.split())


@pytest.mark.parametrize("pack_id", ["", "Wine", "wine service", "../wine", "a" * 65, "-a"])
def test_what_is_no_id_is_refused(pack_id):
    with pytest.raises(InputError, match="cannot be a pack's id"):
        template(pack_id, "Wine")


@pytest.mark.parametrize("title", ["", "  ", "x" * 201, "a\x00b", "a\x1b[31m"])
def test_what_is_no_title_is_refused(title):
    with pytest.raises(InputError, match="--title"):
        template("wine", title)
