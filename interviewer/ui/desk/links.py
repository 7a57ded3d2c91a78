"""Links in the desk's tables open their page inside the running session rather than loading the app anew.

Without it, or with a modified click, a link still works as a link: into a new tab, from a bookmark.
"""

from __future__ import annotations

from collections.abc import Callable

from streamlit.components.v2 import component

_FOLLOW = """
export default function ({ setTriggerValue }) {
  const rows = () => [...document.querySelectorAll("a[data-open], .stHtml a.open")];
  const click = (event) => {
    const link = event.target.closest?.(".stHtml a.open");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const id = new URL(link.href).searchParams.get("interview");
    if (!id) return;
    event.preventDefault();
    setTriggerValue("open", id);
  };
  const key = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== "j" && event.key !== "k")) return;
    if (event.target.closest?.("input, textarea, [contenteditable], [role=combobox]")) return;
    const all = rows();
    if (!all.length) return;
    const here = all.indexOf(document.activeElement);
    const next = event.key === "j" ? Math.min(here + 1, all.length - 1) : Math.max(here - 1, 0);
    all[next].focus();
    event.preventDefault();
  };
  document.addEventListener("click", click);
  document.addEventListener("keydown", key);
  return () => {
    document.removeEventListener("click", click);
    document.removeEventListener("keydown", key);
  };
}
"""


def follow(open_interview: Callable[[str], None], *, key: str) -> None:
    """Opens the interview whose link was clicked; j and k move between the links."""
    mount = component("desk_links", js=_FOLLOW)
    chosen = mount(key=key, on_open_change=_noted)
    if chosen.open:
        open_interview(str(chosen.open))


def _noted() -> None:
    """The click is read from the component's value in the same run."""
