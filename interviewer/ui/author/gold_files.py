"""Graded answers from files and to files: what a file would add is shown before anything is added."""

from __future__ import annotations

import csv
import io
from collections import Counter
from html import escape

import streamlit as st

from interviewer.domain.graded import Kept
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, InterviewerError
from interviewer.gold.cells import MOST_BYTES, written
from interviewer.gold.intake import Intake
from interviewer.gold.keeping import Fitting
from interviewer.gold.writing import as_csv, as_xlsx
from interviewer.ui.author.doing import attempt
from interviewer.ui.author.gold_desk import GoldDesk
from interviewer.ui.boundary import notice, problems, show_error
from interviewer.ui.desk.look import block
from interviewer.ui.desk.words import count

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EPOCH = "gold-file-epoch"
_TAKEN = "gold-file-taken"


def show(desk: GoldDesk, pack: RubricPack, fitting: Fitting, author: str) -> None:
    """The view."""
    left, right = st.columns(2, gap="large")
    with left:
        block('<h2 class="top">Take in a file</h2>')
        _upload(desk, pack, author)
        with st.expander("How a file is laid out"):
            _layout(pack, author)
    with right:
        block('<h2 class="top">Hand answers on</h2>')
        _export(desk, pack, fitting)


def _upload(desk: GoldDesk, pack: RubricPack, author: str) -> None:
    taken: str | None = st.session_state.pop(_TAKEN, None)
    if taken:
        notice("Taken in", taken)
    epoch = st.session_state.get(_EPOCH, 0)
    file = st.file_uploader(
        "CSV or XLSX with graded answers",
        type=["csv", "xlsx"],
        key=f"gold-file-{epoch}",
        max_upload_size=MOST_BYTES // 1_000_000,
    )
    if file is None:
        return
    try:
        intake = desk.book.read(pack, file.getvalue(), file.name)
    except ContentError as error:
        problems(error, "Nothing was taken in: this has to be mended in the file first")
        return
    except InterviewerError as error:
        show_error(error)
        return
    _planned(desk, pack, intake, author, epoch)


def _planned(desk: GoldDesk, pack: RubricPack, intake: Intake, author: str, epoch: int) -> None:
    name, kept = escape(intake.name), desk.book.kept(pack.id)
    if not intake:
        block(f"<p>Everything in {name} is here already ({count(intake.same, 'level')}).</p>")
        return
    lines = [
        (len(intake.new), f"{count(len(intake.new), 'answer')} to be added{_by_question(intake)}"),
        (len(intake.levels), f"{count(len(intake.levels), 'level')} to be added to answers that are here"),
        (len(intake.notes), f"{count(len(intake.notes), 'note')} to be added"),
        (len(intake.back), f"{count(len(intake.back), 'answer')} that were taken out, to be taken back in"),
        (intake.same, f"{count(intake.same, 'level')} that are here already"),
        (len(intake.differing), f"{count(len(intake.differing), 'level')} that differ from what the same rater gave"),
    ]
    items = "".join(f"<li>{text}</li>" for number, text in lines if number)
    block(f"<p><b>{name} would do this; nothing is done yet.</b></p><ul>{items}</ul>")
    with_differing = False
    if intake.differing:
        block(_differing(intake, kept))
        with_differing = (
            st.radio(
                "Levels that differ",
                ["keep", "take"],
                format_func={
                    "keep": "Keep those that are here",
                    "take": "Let the file’s count; the others stay in the history",
                }.__getitem__,
                key=f"gold-differing-{epoch}",
            )
            == "take"
        )

    def take_in() -> None:
        def act() -> None:
            desk.book.take_in(pack, intake, author, with_differing=with_differing)
            st.session_state[_EPOCH] = epoch + 1
            st.session_state[_TAKEN] = (
                f"{count(len(intake.new), 'answer')} and {count(len(intake.levels), 'further level')} from "
                f"{intake.name}. See under “Agreement” how the machine does on them."
            )

        attempt(act)

    st.button("Take it in", key=f"gold-take-{epoch}", type="primary", on_click=take_in)


def _by_question(intake: Intake) -> str:
    many = Counter(one.question for one in intake.new)
    return f" ({', '.join(f'{escape(question)} {number}' for question, number in many.items())})" if many else ""


def _differing(intake: Intake, kept: Kept) -> str:
    rows = "".join(
        f"<tr><td>Answer {one.answer}: {escape(_short(kept, one.answer))}</td><td>{escape(one.rater)}, "
        f"{escape(one.criterion)}</td><td>{one.was}</td><td>{one.level}</td></tr>"
        for one in intake.differing[:20]
    )
    more = f"<p class='small'>and {len(intake.differing) - 20} more</p>" if len(intake.differing) > 20 else ""
    return (
        '<div class="across"><table class="grid-rows"><thead><tr><th scope="col">Answer</th><th scope="col">Whose</th>'
        f'<th scope="col">Here</th><th scope="col">File</th></tr></thead><tbody>{rows}</tbody></table></div>{more}'
    )


def _short(kept: Kept, number: int) -> str:
    answer = next((one.answer for one in (*kept.answers, *kept.removed) if one.number == number), "")
    return answer if len(answer) <= 60 else f"{answer[:59]}…"


def _layout(pack: RubricPack, author: str) -> None:
    headers = ["question", "answer", *(f"{author}: {criterion.id}" for _, criterion in pack.rated()), "note"]
    out = io.StringIO(newline="")
    csv.writer(out).writerow([written(one) for one in headers])
    block(
        "<p>One row an answer. The columns are <code>question</code> (its id), <code>answer</code>, one named "
        "<code>rater: criterion-id</code> for each rater and each criterion that they graded, and <code>note</code> if "
        "you like. A cell without a level is left empty. Up to six raters are compared.</p>"
        f"{_ids(pack)}"
    )
    st.download_button(
        "Download an empty table",
        out.getvalue().encode("utf-8-sig"),
        file_name=f"{pack.id}-gold-empty.csv",
        mime="text/csv",
        key="gold-empty",
        on_click="ignore",
    )


def _ids(pack: RubricPack) -> str:
    rows = "".join(
        f"<tr><td>{', '.join(f'<code>{escape(one.id)}</code>' for one in competency.questions)}</td>"
        f"<td>{', '.join(f'<code>{escape(one.id)}</code>' for one in competency.criteria)}</td></tr>"
        for competency in pack.competencies
    )
    return (
        '<table class="grid-rows"><thead><tr><th scope="col">Questions</th><th scope="col">are graded on</th></tr>'
        f"</thead><tbody>{rows}</tbody></table>"
    )


def _export(desk: GoldDesk, pack: RubricPack, fitting: Fitting) -> None:
    if not fitting.gold.answers:
        block("<p>There is nothing to hand on yet.</p>")
        return
    block(
        f"<p>{count(len(fitting.gold.answers), 'answer')} with every level that fits this version. What is written can "
        "be taken in again. Nothing in it is taken for a formula by a spreadsheet.</p>"
    )
    with st.container(horizontal=True):
        st.download_button(
            "Download as CSV",
            as_csv(fitting.gold),
            file_name=f"{pack.id}-gold.csv",
            mime="text/csv",
            key="gold-csv",
            on_click="ignore",
        )
        try:
            data = as_xlsx(fitting.gold)
        except InterviewerError as error:
            show_error(error)
            return
        st.download_button(
            "Download as XLSX", data, file_name=f"{pack.id}-gold.xlsx", mime=_XLSX, key="gold-xlsx", on_click="ignore"
        )
