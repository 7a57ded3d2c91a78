"""Graded answers to one question in a table: answers, one column for each rater and criterion, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

from interviewer.domain.rubric import Competency, Question, RubricPack
from interviewer.errors import InputError
from interviewer.gold.keeping import rater_name
from interviewer.gold.tabulating import Cell, Edited, TableRow, edited, rows_to
from interviewer.ui.author.doing import attempt
from interviewer.ui.author.gold_desk import GoldDesk
from interviewer.ui.boundary import notice, show_error
from interviewer.ui.desk.look import block
from interviewer.ui.desk.words import count

if TYPE_CHECKING:
    from pandas import DataFrame

_NUMBER, _ANSWER, _NOTE = "number", "answer", "note"
_LEVELS_WIDTH = 160
"""Pixels: a rater's name and the beginning of a criterion's."""


@dataclass
class _Table:
    """One table as it was opened, and as it stands. What is not saved yet outlives a look at another page."""

    revision: int
    """Of the book when it was opened."""
    rows: tuple[TableRow, ...]
    """As it was opened."""
    cells: list[Cell]
    """Its columns of levels, in order."""
    start: DataFrame
    """What the editor on the page began with."""
    mount: int = 0
    """Rises whenever the editor begins anew."""
    work: Sequence[TableRow] = field(default_factory=tuple)
    """As it stands."""


def show(desk: GoldDesk, pack: RubricPack, question: Question, author: str) -> None:
    """The table of one question, with its buttons.

    Args:
        desk: what these pages share.
        pack: the version whose criteria and levels are the columns.
        question: which question.
        author: who edits; has a column.
    """
    competency, _ = pack.question(question.id)
    key = f"gold-table-{pack.hash}-{question.id}"
    table = _opened(desk, pack, competency, question, author, key)
    editor = f"{key}-{table.mount}"
    frame = st.data_editor(
        table.start,
        key=editor,
        num_rows="dynamic",
        hide_index=True,
        column_order=[_NUMBER, _ANSWER, *map(_column, table.cells), _NOTE],
        column_config=_columns(table.cells, competency),
        placeholder="–",
        alt=f"Graded answers to: {question.text}",
    )
    table.work = _read(frame, table.cells)
    try:
        change = edited(question.id, table.rows, table.work)
    except InputError as error:
        show_error(error)
        return
    _buttons(desk, pack, table, change, author, key)


def _opened(  # noqa: PLR0913  (whose table it is)
    desk: GoldDesk, pack: RubricPack, competency: Competency, question: Question, author: str, key: str
) -> _Table:
    kept = desk.book.kept(pack.id)
    table: _Table | None = st.session_state.get(key)
    raters = [*kept.raters, *st.session_state.get(f"gold-raters-{pack.id}", ())]
    try:
        raters.append(rater_name(author, kept))
    except InputError:
        pass  # whoever enters others' levels need not be a rater
    cells = [(rater, one.id) for one in competency.criteria for rater in dict.fromkeys(raters)]
    if table is not None and table.revision != kept.revision and not edited(question.id, table.rows, table.work):
        table = None
    if table is None:
        rows = rows_to(kept, question.id, cells, competency.levels)
        table = _Table(kept.revision, rows, cells, _frame(rows, cells), work=rows)
        table.mount = st.session_state[f"{key}-mounts"] = st.session_state.get(f"{key}-mounts", 0) + 1
    elif table.cells != cells or f"{key}-{table.mount}" not in st.session_state:
        # The page was left, or there is another column: the editor begins with what stands.
        table.cells = cells
        table.start = _frame(table.work, cells)
        table.mount = st.session_state[f"{key}-mounts"] = table.mount + 1
    if table.revision != kept.revision:
        notice(
            "Somebody changed these answers meanwhile",
            "What you changed here is not saved yet. Save it, and where you both changed the same level you are told; "
            "or drop it and look at theirs.",
        )
    st.session_state[key] = table
    return table


def _buttons(  # noqa: PLR0913  (what is saved, of what, by whom)
    desk: GoldDesk, pack: RubricPack, table: _Table, change: Edited, author: str, key: str
) -> None:
    def save() -> None:
        def act() -> None:
            desk.book.edit(pack, change, author)
            st.session_state.pop(key, None)

        attempt(act)

    def drop() -> None:
        st.session_state.pop(key, None)

    with st.container(key="gold-table-buttons", horizontal=True, vertical_alignment="center"):
        if change:
            st.button("Save", key=f"{key}-save", type="primary", on_click=save)
            st.button("Drop my changes", key=f"{key}-drop", on_click=drop)
            block(f'<p class="small" role="status">{count(len(change), "change")} not saved yet</p>')
        elif table.rows:
            block('<p class="small" role="status">All saved</p>')
        _rater_adder(desk, pack, key)


def _rater_adder(desk: GoldDesk, pack: RubricPack, key: str) -> None:
    with st.popover("Add a rater", key=f"{key}-rater-open"):
        st.text_input("Name of somebody else who gives levels", key=f"{key}-rater", max_chars=40)

        def add() -> None:
            def act() -> None:
                name = rater_name(str(st.session_state.get(f"{key}-rater") or ""), desk.book.kept(pack.id))
                st.session_state.setdefault(f"gold-raters-{pack.id}", []).append(name)

            attempt(act)

        st.button("Add a column for each criterion", key=f"{key}-rater-add", on_click=add)


def _column(cell: Cell) -> str:
    rater, criterion = cell
    return f"{criterion}: {rater}"


def _columns(cells: Sequence[Cell], competency: Competency) -> dict[str, Any]:
    options = [str(level) for level in competency.levels]
    config: dict[str, Any] = {
        _NUMBER: st.column_config.NumberColumn("No.", width=50, disabled=True),
        _ANSWER: st.column_config.TextColumn("Answer", width="large", required=True),
        _NOTE: st.column_config.TextColumn("Note", width="medium"),
    }
    for rater, criterion in cells:
        about = competency.criterion(criterion)
        config[_column((rater, criterion))] = st.column_config.SelectboxColumn(
            f"{rater}: {about.name}", options=options, width=_LEVELS_WIDTH, help=f"{about.name}. {about.looks_for}"
        )
    return config


def _frame(rows: Sequence[TableRow], cells: Sequence[Cell]) -> DataFrame:
    from pandas import DataFrame  # noqa: PLC0415  (late, as Streamlit imports it itself)

    data: dict[str, list[Any]] = {
        _NUMBER: [row.number for row in rows],
        _ANSWER: [row.answer for row in rows],
        **{_column(cell): [_shown(row.levels.get(cell)) for row in rows] for cell in cells},
        _NOTE: [row.note for row in rows],
    }
    types = {_NUMBER: "Int64", _ANSWER: "string", _NOTE: "string"} | {_column(cell): "string" for cell in cells}
    return DataFrame(data).astype(types)


def _shown(level: int | None) -> str | None:
    return None if level is None else str(level)


def _read(frame: DataFrame, cells: Sequence[Cell]) -> tuple[TableRow, ...]:
    found: list[TableRow] = []
    for record in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        levels = {cell: int(record[_column(cell)]) for cell in cells if record.get(_column(cell))}
        number = record.get(_NUMBER)
        row = TableRow(
            None if number is None else int(number),
            str(record.get(_ANSWER) or ""),
            levels,
            str(record.get(_NOTE) or ""),
        )
        found.append(row)
    return tuple(found)
