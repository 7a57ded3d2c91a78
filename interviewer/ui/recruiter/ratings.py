"""Competency by criterion: the level with its anchor, how sure, the key points, the words, and what rated it."""

from __future__ import annotations

from html import escape

from interviewer.domain.judging import JUDGING_COMPETENCY
from interviewer.domain.report import Report, ReportRating
from interviewer.domain.rubric import JUDGING, Competency, Criterion, KeyPoint, RubricPack
from interviewer.domain.scoring import CompetencyScore
from interviewer.ui.desk.bars import interval_bar, level_shares, level_steps, share_bar
from interviewer.ui.desk.evidence import Evidence, Label, quote_link
from interviewer.ui.desk.words import WHY_UNRATED, sureness
from interviewer.ui.waiting import waits


def ratings(report: Report, pack: RubricPack, evidence: Evidence) -> str:
    """Every rating as HTML, in the pack's order."""
    parts: list[str] = []
    labelled = list(zip(report.ratings, evidence.labels, strict=True))
    for score in report.competencies:
        mine = [(rating, label) for rating, label in labelled if rating.competency == score.competency]
        if not mine:
            continue
        parts.append(_competency(score, mine[0][1], sum(waits(one) for one, _ in mine)))
        competency = competency_of(pack, score.competency)
        parts += [_rating(one, _with_faults(competency.criterion(one.criterion), pack), label) for one, label in mine]
    return "".join(parts)


def competency_of(pack: RubricPack, competency_id: str) -> Competency:
    """A competency of the pack, or the one that work samples are rated under."""
    return JUDGING_COMPETENCY if competency_id == JUDGING else pack.competency(competency_id)


def _with_faults(criterion: Criterion, pack: RubricPack) -> Criterion:
    """The criterion with the pack's planted faults among its key points: a work sample is rated on those."""
    faults = [
        KeyPoint(id=fault.id, text=f"Planted fault: “{fault.span}”")
        for sample in pack.work_samples
        for fault in sample.faults
    ]
    return criterion.model_copy(update={"key_points": (*faults, *criterion.key_points)})


def score_line(score: CompetencyScore, waiting: int = 0) -> str:
    """A competency's level with its interval, as a bar and in words.

    Args:
        score: the competency's score.
        waiting: how many of its criteria a model has still to rate.
    """
    (low, high), (lowest, highest) = score.interval, score.scale
    rated = f"{score.rated} of {score.criteria} rated" + (f", {waiting} to come" if waiting else "")
    if score.level is None:
        words = f"Not rated yet: {rated}." if waiting else f"Not rated: {rated}. A person decides."
        return f'<p class="small">{words}</p>'
    words = f"Level {score.level:.1f} on a scale of {lowest} to {highest}, between {low:.1f} and {high:.1f}"
    bar = interval_bar(score.share_of(low), score.share_of(high), score.share, words)
    return (
        f'<p class="line">{bar}<span>Level {score.level:.1f} of {highest}</span>'
        f'<span class="small">between {low:.1f} and {high:.1f} · {rated}</span></p>'
    )


def how(rating: ReportRating) -> str:
    """What rated it, as HTML; where its repetitions do not agree, what each of them gave. Empty for what waits."""
    if waits(rating):
        return ""
    prompt = f" · prompt {rating.prompt_hash[:8]}" if rating.prompt_hash else ""
    what = f"{rating.engine} · {rating.model} · grader {rating.grader}{prompt}"
    given = f" · given {', '.join(map(str, rating.given))}" if len(set(rating.given)) > 1 else ""
    return f'<p class="how">Rated by: {escape(what)}{given}</p>'


def _competency(score: CompetencyScore, label: Label, waiting: int) -> str:
    letter = f'<mark class="shade-{label.shade}">&nbsp;{label.code[0]}&nbsp;</mark>'
    head = f'<h2 id="competency-{escape(score.competency)}">{letter} {escape(score.name)}</h2>'
    return head + score_line(score, waiting)


def _rating(rating: ReportRating, criterion: Criterion, label: Label) -> str:
    title = (
        f'<h3><a href="#{label.anchor}" title="Mark its passages in the transcript">'
        f"{label.code} {escape(rating.name)}</a></h3>"
    )
    head = f"<header>{title}{level_steps(rating.level, criterion.levels)}</header>"
    body = _rated(rating, criterion) if rating.level is not None else _unrated(rating)
    cited = [point.quote for point in rating.key_points if point.quote is not None]
    loose = [quote for quote in rating.quotes if quote not in cited]
    quotes = "".join(quote_link(quote, shade=label.shade) for quote in loose)
    return (
        f'<article class="card" id="{label.anchor}">{head}{body}{how(rating)}{_points(rating, criterion, label)}'
        f"{quotes}{_reason(rating)}</article>"
    )


def _rated(rating: ReportRating, criterion: Criterion) -> str:
    level = rating.level if rating.level is not None else criterion.levels[0]
    confidence = rating.confidence or 0.0
    sure = f"{sureness(confidence)}, {confidence:.0%}"
    bar = share_bar(confidence, f"How sure: {sure}")
    return (
        f'<p class="anchor-text"><b>Level {level} of {criterion.levels[-1]}.</b> '
        f"{escape(criterion.anchors.get(level, ''))}</p>"
        f'<details><summary><span class="small">How sure</span> {bar} <span>{sure}</span></summary>'
        f"{level_shares(rating.distribution, level)}</details>"
    )


def _unrated(rating: ReportRating) -> str:
    why = WHY_UNRATED[rating.unrated] if rating.unrated else "no reason was kept"
    if waits(rating):
        return f'<p class="anchor-text"><b>Not rated yet:</b> {escape(why)}. This is not a zero.</p>'
    return f'<p class="anchor-text"><b>Not rated:</b> {escape(why)}. This is not a zero; a person decides.</p>'


def _points(rating: ReportRating, criterion: Criterion, label: Label) -> str:
    texts = {point.id: point.text for point in criterion.key_points}
    items: list[str] = []
    for point in rating.key_points:
        state, said = ("yes", "Found") if point.found else ("no", "Not found")
        quote = quote_link(point.quote, shade=label.shade) if point.quote is not None else ""
        text = escape(texts.get(point.key_point, point.key_point))
        items.append(f'<li class="{state}"><span aria-label="{said}">{text}</span>{quote}</li>')
    return f'<ul class="points">{"".join(items)}</ul>' if items else ""


def _reason(rating: ReportRating) -> str:
    return f'<details><summary class="small">Reason, as it was given</summary><p>{escape(rating.reason)}</p></details>'
