"""An author's pages over services of their own: drafts of one test are no choice in another's menus."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from interviewer.services import Services
from interviewer.store.drafts import Draft
from interviewer.ui.author.choosing import draft_name
from interviewer.ui.author.pages import pages
from tests.builders import pack_document
from tests.conftest import as_yaml
from tests.ui.desk_pages import open_page

NAME = "author-name"


def tea_text(**changes: object) -> str:
    """The tea pack's YAML, with a comment."""
    return "# Of tea.\n" + as_yaml(pack_document(**changes))


def opened(services: Services, path: str, **query: str) -> AppTest:
    """A page, once Ada has put in her name."""
    app = open_page(lambda: pages(services), path, **query)
    app.text_input(key=NAME).set_value("Ada").run()
    assert not app.exception
    return app


def on_bench(services: Services, draft: Draft, part: str = "work") -> AppTest:
    """The bench with a draft and one of its parts."""
    return opened(services, "bench", pack=draft_name(draft.id), part=part)


def field(app: AppTest, end: str, kind: str = ""):
    """The widget of a place of the draft, by the end of its key."""
    for widgets in (app.text_input, app.text_area, app.number_input, app.selectbox):
        for one in widgets:
            if str(one.key).startswith(f"field{kind}-") and str(one.key).endswith((f"-{end}", f".{end}")):
                return one
    raise AssertionError(f"no field {end}")


def button(app: AppTest, label: str):
    """The button with this label."""
    return next(one for one in app.button if one.label == label)


def menu(app: AppTest, end: str):
    """The menu that moves or takes out the item at a place."""
    return next(
        one for one in app.menu_button if str(one.key).startswith("field-tools-") and str(one.key).endswith(end)
    )
