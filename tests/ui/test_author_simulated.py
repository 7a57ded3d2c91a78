"""Simulated applicants on their page: who, how far, what it shows, and the scripts."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest

from interviewer.errors import EmbeddingsError
from interviewer.rehearsing import casting, rehearsal
from interviewer.services import now, open_services
from interviewer.settings import Settings
from interviewer.simulating.document import document
from interviewer.simulating.figures import figures
from interviewer.simulating.holding import SimulatedInterview, simulate
from interviewer.store.simulated_applicants import SimulatedApplicants
from interviewer.ui.author import simulated_run
from interviewer.ui.author.choosing import draft_name
from interviewer.ui.author.pages import pages
from interviewer.ui.author.simulated_results import results
from interviewer.ui.author.simulated_run import SimulationRuns, runs_of
from tests.builders import pack_document
from tests.conftest import as_yaml
from tests.simulating.scripts import BLUFFER, EXPERT, KNOWS, TALKS, script
from tests.ui.desk_pages import open_page, words_of

PATIENCE = 60.0


@pytest.fixture
def services(tea_content, tmp_path):
    return open_services(Settings(home=tmp_path, content=tea_content))


@pytest.fixture
def page(services):
    return lambda: open_page(lambda: pages(services), "simulated")


@pytest.fixture
def tea(services):
    return services.library.pack("tea")


@pytest.fixture
def written(services, tea):
    """An expert and a bluffer, kept."""
    cast = casting(services)
    for persona, text in (("expert", KNOWS), ("bluffer", TALKS)):
        cast.keep(tea, as_yaml(script(persona, text)), persona, "Ada")


def over(services, tea):
    run = runs_of(services).of(tea)
    assert run is not None
    assert run.wait(PATIENCE)
    return run


def test_without_scripts_it_says_how_to_begin_and_offers_the_example_answers_as_what_they_are(page):
    app = page()
    words = words_of(app)
    assert "Nobody has been written for this pack yet" in words
    chosen = next(one for one in app.multiselect if one.label == "Who is interviewed")
    assert chosen.value == ["strong-examples", "middling-examples", "weak-examples"]


def test_scripts_that_are_there_are_chosen_to_begin_with_and_examples_are_offered_too(page, written):
    chosen = next(one for one in page().multiselect if one.label == "Who is interviewed")
    assert chosen.value == ["expert", "bluffer"]
    assert "strong-examples (example answers): an expert" in chosen.options


def test_a_run_goes_on_in_the_background_and_its_result_is_found_again(page, written, services, tea):
    app = page()
    app.number_input(key="simulated-seeds").set_value(1).run()
    app.button(key="simulated-begin").click().run()
    over(services, tea)
    words = words_of(page())
    assert "Experts are told from every persona that knows less." in words
    assert "2 interviews with 2 personas" in words


def test_the_result_shows_each_interview_with_its_ratings_beside_it(page, written, services, tea):
    runs_of(services).begin(services, tea, [EXPERT, BLUFFER], 1, by_model=False)
    over(services, tea)
    app = page()
    app.selectbox(key="simulated-read-persona").set_value("bluffer").run()
    words = words_of(app)
    assert "bluffer (invented)" in words
    assert TALKS in words
    assert "follow-up on “brewing" in words
    assert "Not rated" in words or "Level 0" in words


def test_a_stopped_run_shows_what_was_held(page, services, tea, monkeypatch):
    def hold(*arguments, stop, progress, **more):
        progress(1, 4)
        stop.wait(PATIENCE)
        return simulate(*arguments, **more | {"seeds": (1,)})

    monkeypatch.setattr(simulated_run, "simulate", hold)
    runs_of(services).begin(services, tea, [EXPERT, BLUFFER], 2, by_model=False)
    run = runs_of(services).of(tea)
    run.stop()
    over(services, tea)
    assert "What it shows" in words_of(page())


def test_a_run_that_failed_says_why(page, services, tea, monkeypatch):
    def broken(*_arguments, **_more):
        raise EmbeddingsError("The embedding model is away; start it.")

    monkeypatch.setattr(simulated_run, "simulate", broken)
    runs_of(services).begin(services, tea, [EXPERT], 1, by_model=False)
    over(services, tea)
    assert "The embedding model is away; start it." in words_of(page())


def test_two_runs_of_one_version_are_not_begun_at_once_and_versions_take_turns(services, tea, monkeypatch):
    going, others = threading.Event(), threading.Event()
    held = []

    def hold(_stage, pack, *_arguments, **_more):
        held.append(pack.version)
        (going if pack is tea else others).set()
        let_go.wait(PATIENCE)
        return simulate(_stage, pack, [BLUFFER], seeds=(1,))

    let_go = threading.Event()
    monkeypatch.setattr(simulated_run, "simulate", hold)
    runs = SimulationRuns()
    newer = tea.model_copy(update={"version": "2.0.0"})
    newer = type(tea).model_validate(newer.model_dump(mode="json"))
    runs.begin(services, tea, [BLUFFER], 1, by_model=False)
    assert going.wait(PATIENCE)
    first = runs.of(tea)
    runs.begin(services, tea, [BLUFFER], 1, by_model=False)
    runs.begin(services, newer, [BLUFFER], 1, by_model=False)
    assert runs.of(tea) is first
    assert runs.of(newer).waits
    assert not others.is_set()
    let_go.set()
    assert first.wait(PATIENCE)
    assert runs.of(newer).wait(PATIENCE)
    assert held == ["1.0.0", "2.0.0"]


def test_a_run_that_waits_can_be_stopped_before_its_turn(services, tea):
    turn = threading.Lock()
    with turn:
        run = simulated_run.SimulationRun(services, tea, [BLUFFER], 1, False, turn)
        thread = threading.Thread(target=run.run)
        thread.start()
        run.stop()
        thread.join(PATIENCE)
    assert run.wait(0)
    assert run.simulation is None
    assert run.error is None


def test_the_template_is_there_to_fill_in_for_each_persona(page):
    app = page()
    app.selectbox(key="simulated-write-persona").set_value("bluffer").run()
    text = next(one for one in app.text_area if one.label == "Or fill it in here").value
    assert 'persona: "bluffer"' in text
    assert 'brewing-a: ""' in text


def test_a_script_is_checked_by_line_and_kept_once_it_is_right(page, services, tea):
    app = page()
    app.text_input(key="author-name").set_value("Ada").run()
    app.button(key="simulated-keep").click().run()
    assert "was not kept" in words_of(app)
    assert "line" in words_of(app)
    box = next(one for one in app.text_area if one.label == "Or fill it in here")
    box.set_value(as_yaml(script("expert", KNOWS)))
    app.button(key="simulated-keep").click().run()
    assert "Kept: expert." in words_of(app)
    assert [one.persona for one in casting(services).candidates(tea).scripted] == ["expert"]


def test_a_script_without_an_author_is_not_kept_and_it_says_so(page, services, tea):
    app = page()
    next(one for one in app.text_area if one.label == "Or fill it in here").set_value(as_yaml(script("expert", KNOWS)))
    app.button(key="simulated-keep").click().run()
    assert "First, your name" in words_of(app)
    assert casting(services).candidates(tea).kept == ()


def test_files_are_kept_all_or_none(page, services, tea):
    app = page()
    app.text_input(key="author-name").set_value("Ada").run()
    good = ("expert.yaml", as_yaml(script("expert", KNOWS)).encode(), "text/yaml")
    bad = ("bluffer.yaml", b"sample: true\npack: tea\n", "text/yaml")
    app.file_uploader(key="simulated-files").set_value([good, bad]).run()
    app.button(key="simulated-keep-files").click().run()
    assert "bluffer.yaml was not kept" in words_of(app)
    assert casting(services).candidates(tea).kept == ()
    app.file_uploader(key="simulated-files").set_value([good]).run()
    app.button(key="simulated-keep-files").click().run()
    assert [one.persona for one in casting(services).candidates(tea).kept] == ["expert"]


def test_a_kept_script_is_taken_out_only_when_that_is_meant(page, written, services, tea):
    app = page()
    app.text_input(key="author-name").set_value("Ada").run()
    assert app.button(key="simulated-out").disabled
    app.checkbox(key="simulated-out-sure-bluffer").check().run()
    app.button(key="simulated-out").click().run()
    assert [one.persona for one in casting(services).candidates(tea).kept] == ["expert"]


def test_a_script_that_does_not_fit_this_version_is_named_and_left_out(page, services):
    stored = SimulatedApplicants(services.repository.engine)
    stored.save("tea", "expert", "sample: true\npack: tea\n", "Ada", now())
    assert "does not fit this version and is left out" in words_of(page())


def test_a_persona_below_the_bar_is_marked_in_the_table(tea_services):
    tea = tea_services.library.pack("tea")
    with rehearsal(tea_services.settings, tea_services.embeddings, tea) as place:
        found = simulate(place.stage, tea, [EXPERT, BLUFFER], seeds=(1,))
    expert, bluffer = found.interviews
    swapped = (_scored(expert, bluffer.score), _scored(bluffer, expert.score))
    found = type(found)(tea, swapped, 2)
    html = results(found, figures(found))
    assert "below the bar" in html
    assert "Experts are not told well enough from “bluffer”" in html


def _scored(one: SimulatedInterview, score: float) -> SimulatedInterview:
    return replace(one, score=score)


def test_figures_and_transcripts_can_be_taken_away(services, tea):
    runs_of(services).begin(services, tea, [EXPERT], 1, by_model=False)
    run = over(services, tea)
    kept = json.loads(json.dumps(document(run.simulation, run.figures)))
    assert kept["interviews"][0]["persona"] == "expert"


def test_where_a_model_is_set_the_number_of_its_calls_is_said_first(tea_content, tmp_path):
    settings = Settings(home=tmp_path, content=tea_content, model="openai:scripted", model_url="http://127.0.0.1:9/v1")
    services = open_services(settings)
    app = open_page(lambda: pages(services), "simulated")
    assert "calls" not in words_of(app)
    app.radio(key="simulated-engine").set_value("model").run()
    assert "12 interviews: between 48 and 84 calls of the model" in words_of(app)


def test_a_draft_is_interviewed_in_without_being_published(services):
    draft = services.drafts.begin(as_yaml(pack_document(title="Tea, a draft")), "Written", "Ada")
    app = open_page(lambda: pages(services), "simulated", pack=draft_name(draft.id))
    app.number_input(key="simulated-seeds").set_value(1).run()
    app.button(key="simulated-begin").click().run()
    over(services, services.drafts.pack(draft))
    words = words_of(open_page(lambda: pages(services), "simulated", pack=draft_name(draft.id)))
    assert "3 interviews with 3 personas" in words
    assert services.index.published() == ()
    assert services.repository.interviews() == []
