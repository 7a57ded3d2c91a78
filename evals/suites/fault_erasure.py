"""Erasing a person: strings planted wherever one can be kept, looked for afterwards in every byte of the state."""

from __future__ import annotations

import json
import random
from pathlib import Path

from evals.metrics.summary import Figures
from evals.small_screening import open_small, reply
from interviewer.domain.edits import EditDecision
from interviewer.domain.interview import Accommodation, Move, Purpose
from interviewer.domain.profile import Profile
from interviewer.domain.rubric import RubricPack
from interviewer.screening import View
from interviewer.services import Services

PLANTED = 20
_SEED = 20261122


def erased(home: Path, content: Path, pack: RubricPack, runs: int) -> Figures:
    """Erases `runs` people among others whose turns are mixed with theirs in the same files.

    Returns:
        Strings planted a run; how many were there before (so that looking is shown to work), how many afterwards; how
        many others' interviews suffered.
    """
    draw = random.Random(_SEED)
    services, second = (open_small(home, content, pack) for _ in range(2))  # the second keeps the files open
    found = before = harmed = 0
    for _ in range(runs):
        other, words = _words(draw), _words(draw)
        kept, gone = _held(services, pack, [other, words])
        second.repository.turns(kept)
        before += _count(home, words)
        services.review.erase(gone)
        found += _count(home, [*words, gone])
        harmed += _count(home, other) != PLANTED or not services.review.report(kept).turns
    return {"runs": runs, "planted": PLANTED, "found_before": before, "found": found, "others_harmed": harmed}


def _words(draw: random.Random) -> list[str]:
    """Strings that stand nowhere else; letters alone, so that nothing is taken for a number or a date."""
    return ["".join(draw.choices("bcdfghjklmnpqrstvwxz", k=14)) for _ in range(PLANTED)]


def _held(services: Services, pack: RubricPack, people: list[list[str]]) -> list[str]:
    """Interviews with everybody, turn about, to their ends; returns their ids."""
    views = [_begun(services, pack, words) for words in people]
    for place in (11, 12, 13, 14):
        for at, words in enumerate(people):
            said = f"I checked the {words[place]} first and the {words[place]} again an hour later, as I was taught."
            view = views[at]
            views[at] = services.screening.submit(view.interview.id, view.answering, said, move=Move.ANSWER)
    for at, words in enumerate(people):
        views[at] = _rest(services, views[at], words)
    return [view.interview.id for view in views]


def _begun(services: Services, pack: RubricPack, words: list[str]) -> View:
    document = {
        "basics": {"name": words[0], "email": f"{words[1]}@example.org", "summary": f"{words[2]} " * 40},
        "work": [{"name": words[3], "position": words[4], "startDate": "2019", "highlights": [words[5]]}],
        "education": [{"institution": words[6], "area": words[7]}],
        "certificates": [{"name": words[8]}],
        "skills": [{"name": words[9]}],
    }
    return services.screening.start(
        pack.id,
        Profile.from_document(document),
        seed=1,
        sample=True,
        consents=tuple(Purpose),
        accommodation=Accommodation(note=words[10]),
    )


def _rest(services: Services, view: View, words: list[str]) -> View:
    """A request, a correction, the end; then what is left after it: a report, a consent, a decision, feedback."""
    interview_id = view.interview.id
    person = f"Can I talk to a person please? {words[15]}"
    view = services.screening.submit(interview_id, view.answering, person, move=Move.PROCESS)
    answer = next(turn for turn in view.turns if turn.move is Move.ANSWER)
    view = services.screening.correct(interview_id, view.answering, answer.seq, f"It was the {words[16]}, in fact.")
    view = services.screening.submit(interview_id, view.answering, f"I know {words[17]} well.", move=Move.ANSWER)
    while not view.state.closed:
        said, move = reply(view)
        view = services.screening.submit(interview_id, view.answering, said, move=move)
    services.review.queue()
    services.review.consent(interview_id, Purpose.MATCHING, given=False)
    services.review.ask_person(interview_id, "review", f"Please look at {words[18]} again.")
    decision = EditDecision(edit="e-1", choice="change", text=words[19])
    services.repository.add_decision(interview_id, decision, view.turns[-1].at)
    return view


def _count(home: Path, words: list[str]) -> int:
    """How many of the strings stand in any file, in any of the forms a store might write them in."""
    data = b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())
    return sum(any(form in data for form in _forms(word)) for word in words)


def _forms(word: str) -> tuple[bytes, ...]:
    return word.encode(), word.encode("utf-16-le"), json.dumps(word)[1:-1].encode()
