"""What the answers showed, in words, each with the applicant's own words; what was not seen, and what is to come."""

from __future__ import annotations

import streamlit as st

from interviewer.domain.interview import Turn
from interviewer.domain.judging import JUDGING_COMPETENCY
from interviewer.domain.report import Report, ReportRating
from interviewer.domain.rubric import JUDGING, Criterion, RubricPack
from interviewer.domain.scoring import CompetencyScore
from interviewer.ui.quoted import by_turn, escaped, in_context, quote_html
from interviewer.ui.theme import meter_html
from interviewer.ui.waiting import waits
from interviewer.ui.words import UNRATED, level_words

_SEEN = 0.6
"""Share of its scale from which something is not listed again under what was not seen."""
_SHOWN = 0.1
"""Share of its scale from which something was shown at all."""
_FEW = 6


def title_of(pack: RubricPack) -> str:
    """The field's title, escaped."""
    return escaped(pack.title)


def show(report: Report, pack: RubricPack) -> None:
    """Every part of the field, then what is still being rated, what was not seen and how to show it."""
    turns = {turn.seq: turn for turn in report.turns}
    cards = 0
    for score in report.competencies:
        shown = [
            rating
            for rating in report.ratings
            if rating.competency == score.competency and _share(pack, rating) >= _SHOWN
        ]
        if not shown:
            continue
        if not cards:
            st.caption(
                "Under each part are your own words that it was read from. Does something seem wrong? "
                "Under “Rights” you can ask a person to look."
            )
        cards += 1
        with st.container(border=True, key=f"shown-{score.competency}"):
            st.html(_card(score, shown, pack, turns))
    waiting = [rating for rating in report.ratings if waits(rating)]
    if not cards and not waiting:
        st.html("<p>There was not enough in your answers to say what they show. A person looks at the interview.</p>")
    _still_rated(report, waiting)
    _not_seen(report, pack, [rating for rating in report.ratings if not waits(rating)])


def _card(score: CompetencyScore, shown: list[ReportRating], pack: RubricPack, turns: dict[int, Turn]) -> str:
    meter = meter_html(score.share, level_words(score.share).capitalize()) if score.share is not None else ""
    aspects = "".join(_aspect(rating, level_words(_share(pack, rating)), turns) for rating in shown)
    return f'<h2 class="part">{escaped(score.name)}</h2>{meter}{aspects}'


def _aspect(rating: ReportRating, words: str, turns: dict[int, Turn]) -> str:
    quotes = "".join(quote_html(quote) for quote in rating.quotes)
    places = "".join(in_context(turns[seq], said) for seq, said in by_turn(rating.quotes).items() if seq in turns)
    return (
        f'<h3 class="aspect">{escaped(rating.name)} <span class="level-words">{words}</span></h3>{quotes}'
        f'<details class="place"><summary>See it where you said it</summary>{places}</details>'
    )


def _still_rated(report: Report, waiting: list[ReportRating]) -> None:
    if not waiting:
        return
    st.header("Still being rated", anchor=False)
    rows = "".join(
        f"<dt>{escaped(score.name)}</dt>{''.join(f'<dd>{escaped(name)}</dd>' for name in names)}"
        for score in report.competencies
        if (names := [one.name for one in waiting if one.competency == score.competency])
    )
    st.html(f'<dl class="read">{rows}</dl>')


def _not_seen(report: Report, pack: RubricPack, rated: list[ReportRating]) -> None:
    missing = [rating for rating in rated if _share(pack, rating) < _SEEN]
    whole = len(rated) == len(report.ratings)
    if not missing and not whole:
        return
    st.header("What we did not see, and how to show it", anchor=False)
    if not missing:
        st.html("<p>Every part that was asked about was seen in your answers.</p>")
        return
    st.html(
        "<p>This says what your answers held, not what you can do. The way to show it is a case from your own work: "
        "what you found, what you did and why, and how you knew that it was right.</p>"
    )
    for score in report.competencies:
        rows = "".join(_gap(rating, pack) for rating in missing if rating.competency == score.competency)
        if rows:
            opened = " open" if len(missing) <= _FEW else ""
            st.html(
                f'<details class="gap"{opened}><summary>{escaped(score.name)}</summary>'
                f'<dl class="read">{rows}</dl></details>'
            )


def _gap(rating: ReportRating, pack: RubricPack) -> str:
    """One thing that was not seen: why, and what it is about in plain words; never what earns a level."""
    if rating.unrated is not None:
        why = UNRATED[rating.unrated]
    else:
        why = "We saw part of it." if _share(pack, rating) >= _SHOWN else "We did not see it in your answers."
    about = _criterion(pack, rating).looks_for
    about = about[:1].lower() + about[1:]
    return f"<dt>{escaped(rating.name)}</dt><dd>{escaped(why)} It is about this: {escaped(about)}</dd>"


def _share(pack: RubricPack, rating: ReportRating) -> float:
    """Where a rating stands on its scale, 0 to 1; 0 where there is none, since nothing was seen."""
    return 0.0 if rating.level is None else _criterion(pack, rating).share(rating.level)


def _criterion(pack: RubricPack, rating: ReportRating) -> Criterion:
    competency = JUDGING_COMPETENCY if rating.competency == JUDGING else pack.competency(rating.competency)
    return competency.criterion(rating.criterion)
