"""The page “Compare versions”, as an author uses it."""

from __future__ import annotations

import copy

import pytest

from interviewer.domain.graded import NewAnswer
from interviewer.services import open_services
from interviewer.settings import Settings
from interviewer.ui.author.choosing import draft_name
from interviewer.ui.author.comparing import compared, needed, owed
from interviewer.ui.author.gold_desk import desk_of
from interviewer.ui.author.pages import pages
from tests.builders import pack_document
from tests.conftest import as_yaml
from tests.gold.conftest import HEADERS, as_csv, graded_rows
from tests.ui.desk_pages import open_page, words_of


@pytest.fixture
def services(tea_content, tmp_path):
    return open_services(Settings(home=tmp_path / "home", content=tea_content))


@pytest.fixture
def tea(services):
    return services.library.packs["tea"]


def new_anchor(competency):
    competency["criteria"][0]["anchors"][3] = "Keeps a boat on the lake and goes fishing."
    competency["criteria"][0]["anchors"][0] = (
        "Checks the boiling water temperature, says why, and adjusts when it is off."
    )
    competency["criteria"][0]["key_points"] = [
        {"id": "checks", "text": "Keeps a boat on the lake and goes fishing on Sundays in summer."},
        {"id": "adjusts", "text": "Stays at home with the children when the cinema is closed."},
    ]


def new_definition(competency):
    competency["definition"] = "Brews."


@pytest.fixture
def draft(services):
    """Begins a draft of the tea pack with a change."""

    def call(change):
        document = copy.deepcopy(pack_document(version="1.0.1"))
        change(document["competencies"][0])
        return services.drafts.begin(as_yaml(document), "Copied", "Ada", pack_id="tea")

    return call


@pytest.fixture
def page(services):
    def call(pack, author="Ada", **query):
        app = open_page(lambda: pages(services), "compare-versions", pack=pack, **query)
        if author:
            app.text_input(key="author-name").set_value(author).run()
        assert not app.exception
        return app

    return call


def test_a_pack_of_one_version_has_nothing_to_compare_it_with(page):
    assert "There is one version only" in words_of(page("tea"))


def test_what_changed_is_shown_before_anything_is_rated(page, draft):
    words = words_of(page(draft_name(draft(new_anchor).id)))
    assert "Changed: brewing > brewing-one > anchor 3" in words
    assert "Keeps a boat on the lake" in words


def test_a_comparison_says_in_words_what_moved_and_why_and_is_kept(page, draft, services, tea):
    one = draft(new_anchor)
    app = page(draft_name(one.id))
    app.button(key="compare-begin").click().run()
    words = words_of(app)
    assert words.index("On the exemplars of both versions") < words.index("All criteria") < words.index("What can have")
    assert "What can have moved it" in words
    assert "Before" in words
    new = services.drafts.pack(one)
    record = compared(services, tea, new)
    assert (record.by, record.compared_on) == ("Ada", "the exemplars of both versions")
    assert record.sentence in words
    assert not needed(services, tea, new)
    assert owed(services, new) is None


def test_gold_answers_are_what_versions_are_compared_on_where_there_are_any(page, draft, services, tea, tmp_path):
    book = desk_of(services).book
    data = as_csv(tmp_path / "gold.csv", [HEADERS, *graded_rows()]).read_bytes()
    book.take_in(tea, book.read(tea, data, "gold.csv"), "Ann", with_differing=False)
    app = page(draft_name(draft(new_anchor).id))
    app.button(key="compare-begin").click().run()
    words = words_of(app)
    assert "On the gold answers" in words
    assert "now further from people" in words


def test_a_comparison_that_was_made_is_told_with_who_and_when(page, draft, services, tea):
    one = draft(new_anchor)
    desk = desk_of(services)
    new = services.drafts.pack(one)
    desk.book.add(tea, NewAnswer("brewing-a", "Water.", {"brewing-one": {"Ann": 0}}), "Ann")
    gold = desk.book.fitting(new).gold
    desk.comparing.record(tea, new, desk.agreeing.compare(tea, new, gold), gold, "Bo")
    assert "Bo compared them on" in words_of(page(draft_name(one.id)))


def test_where_no_rating_can_move_nothing_is_rated(page, draft):
    app = page(draft_name(draft(new_definition).id))
    assert "No rating can move" in words_of(app)
    assert not [one for one in app.button if one.key == "compare-begin"]


def test_the_older_version_is_the_one_that_the_address_names(page, draft, services, tea):
    one, other = draft(new_anchor), draft(new_definition)
    named = page(draft_name(one.id), **{"with": services.drafts.pack(other).hash})
    chosen = next(box for box in named.selectbox if box.label == "Compared with the older version")
    assert chosen.value == services.drafts.pack(other).hash
    other_way = page(draft_name(one.id))
    chosen = next(box for box in other_way.selectbox if box.label == "Compared with the older version")
    assert chosen.value == tea.hash


def test_nobody_compares_without_a_name(page, draft):
    app = page(draft_name(draft(new_anchor).id), author="")
    assert "First, your name" in words_of(app)
    assert not [one for one in app.button if one.key == "compare-begin"]
