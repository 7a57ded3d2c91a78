"""Who can be interviewed: scripts from files and from the app, and the pack's own example answers."""

from __future__ import annotations

import dataclasses

import pytest

from interviewer.content.simulated import Ability
from interviewer.errors import ContentError, InputError
from interviewer.simulating.candidates import Casting, Origin, said_by_examples
from interviewer.store.database import open_engine
from interviewer.store.simulated_applicants import SimulatedApplicants
from tests.builders import START, pack
from tests.conftest import as_yaml
from tests.simulating.scripts import KNOWS, TALKS, script


@pytest.fixture
def stored(tmp_path):
    return SimulatedApplicants(open_engine(f"sqlite:///{tmp_path / 'x.sqlite3'}"))


@pytest.fixture
def cast(tmp_path, stored):
    (tmp_path / "simulated" / "tea").mkdir(parents=True)
    return Casting(tmp_path / "simulated", stored, lambda: START)


@pytest.fixture
def write(tmp_path, cast):
    def write(persona, text, **more):
        path = tmp_path / "simulated" / "tea" / f"{persona}.yaml"
        path.write_text(as_yaml(script(persona, text, **more)), encoding="utf-8")

    return write


def yaml(persona, text, **more):
    return as_yaml(script(persona, text, **more))


def test_files_and_kept_scripts_stand_side_by_side_the_usual_personas_first(cast, write):
    write("bluffer", TALKS)
    write("aunt", TALKS)
    cast.keep(pack(), yaml("expert", KNOWS), "expert.yaml", "Ada")
    found = cast.candidates(pack()).scripted
    assert [(one.persona, one.origin) for one in found] == [
        ("expert", Origin.KEPT), ("bluffer", Origin.FILE), ("aunt", Origin.FILE)
    ]  # fmt: skip


def test_what_was_kept_stands_in_place_of_the_file_until_it_is_taken_out(cast, write):
    write("bluffer", TALKS)
    cast.keep(pack(), yaml("bluffer", "Mine."), "bluffer.yaml", "Ada")
    assert cast.candidates(pack()).scripted[0].script.answers["brewing-a"] == "Mine."
    cast.take_out("tea", "bluffer", "Ada")
    assert cast.candidates(pack()).scripted[0].script.answers["brewing-a"] == TALKS


def test_a_file_that_does_not_fit_is_named_with_its_line_and_the_others_stay(cast, write):
    write("bluffer", TALKS, answers={"brewing-z": "Hm."})
    write("expert", KNOWS)
    found = cast.candidates(pack())
    assert [one.persona for one in found.scripted] == ["expert"]
    assert "bluffer.yaml" in found.refused[0].source
    assert all(problem.line for problem in found.refused[0].problems)


def test_a_kept_script_that_no_longer_fits_a_changed_pack_is_left_out_of_that_version(cast):
    cast.keep(pack(), yaml("expert", KNOWS), "expert.yaml", "Ada")
    changed = pack()
    first = changed.competencies[0]
    renamed = first.model_copy(
        update={"questions": tuple(one.model_copy(update={"id": f"{one.id}-new"}) for one in first.questions)}
    )
    found = cast.candidates(changed.model_copy(update={"competencies": (renamed, *changed.competencies[1:])}))
    assert found.scripted == ()
    assert "expert" in found.refused[0].source
    assert [one.persona for one in found.kept] == ["expert"]


def test_a_script_that_does_not_validate_is_refused_by_line_and_not_kept(cast):
    with pytest.raises(ContentError) as refused:
        cast.keep(pack(), yaml("expert", KNOWS).replace("persona:", "person:"), "my file.yaml", "Ada")
    assert "my file.yaml" in str(refused.value)
    assert cast.candidates(pack()).kept == ()


@pytest.mark.parametrize("author", ["", "  ", "x" * 201])
def test_whoever_keeps_or_takes_out_has_to_be_named(cast, author):
    with pytest.raises(InputError, match="name"):
        cast.keep(pack(), yaml("expert", KNOWS), "expert.yaml", author)
    with pytest.raises(InputError, match="name"):
        cast.take_out("tea", "expert", author)


def test_example_answers_make_three_applicants_whose_words_are_left_out_of_the_examples():
    strong, middling, weak = said_by_examples(pack())
    assert [one.ability for one in (strong, middling, weak)] == [Ability.EXPERT, Ability.LESS, Ability.LESS]
    assert strong.script.answers["brewing-a"].startswith("I always check")
    assert weak.script.answers["tasting-b"] == "I do not know much about it."
    assert weak.borrowed == frozenset(weak.script.answers.values())
    assert {one.origin for one in (strong, middling, weak)} == {Origin.EXAMPLES}


def test_every_save_of_a_script_is_kept_and_the_latest_counts(stored):
    for number in (1, 2):
        stored.save("tea", "expert", f"text {number}", "Ada", START)
    (kept,) = stored.kept("tea")
    assert dataclasses.astuple(kept) == ("expert", "text 2", 2, "Ada", START)
    stored.save("tea", "expert", None, "Bo", START)
    assert stored.kept("tea") == ()
    stored.save("tea", "expert", "again", "Bo", START)
    assert [(one.text, one.number) for one in stored.kept("tea")] == [("again", 4)]


def test_scripts_of_another_pack_are_not_these(stored):
    stored.save("coffee", "expert", "text", "Ada", START)
    assert stored.kept("tea") == ()
