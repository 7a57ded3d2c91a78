"""A reply that is being worded: one, whoever asks for it, shown where it will stand."""

from __future__ import annotations

import threading

import pytest

from interviewer.domain.interview import Move
from interviewer.errors import StaleTurn, StoreError
from interviewer.ui.applicant.replying import Message, Reply, replies, reply_to
from interviewer.ui.applicant.transcript import transcript
from tests.builders import profile


class Held:
    """A screening whose replies come when a test lets them."""

    def __init__(self, error: Exception | None = None):
        self.go = threading.Event()
        self.sent: list[str] = []
        self._error = error

    def submit(self, interview_id, answering, text, *, move=None, judgement=None, hear=None):
        self.sent.append(text)
        hear("You mentioned the leaves.")
        assert self.go.wait(10)
        if self._error:
            raise self._error


@pytest.fixture
def view(tea_services):
    return tea_services.screening.start("tea", profile(), seed=1)


@pytest.fixture
def held():
    holding = Held()
    yield holding
    holding.go.set()


def test_the_same_words_sent_twice_are_one_reply(held, view):
    first = reply_to(held, view, Message("The water boiled."))
    again = reply_to(held, view, Message("The water boiled."))
    held.go.set()
    assert again is first
    assert first.wait(10)
    assert held.sent == ["The water boiled."]


@pytest.mark.parametrize("other", [Message("Something else."), Message("The water boiled.", Move.SKIP)])
def test_other_words_in_that_moment_are_not_sent(held, view, other):
    reply_to(held, view, Message("The water boiled."))
    with pytest.raises(StaleTurn):
        reply_to(held, view, other)
    assert held.sent == ["The water boiled."]


def test_every_page_finds_the_reply_until_it_is_there(held, view):
    reply = reply_to(held, view, Message("The water boiled."))
    assert replies().of(view.interview.id) is reply
    held.go.set()
    assert reply.wait(10)
    assert replies().of(view.interview.id) is None


def test_what_went_wrong_is_kept_for_whoever_sent_it(view):
    away = Held(StoreError("The database is away."))
    away.go.set()
    reply = reply_to(away, view, Message("The water boiled."))
    assert reply.wait(10)
    assert str(reply.error) == "The database is away."


def test_a_reply_that_nobody_has_heard_of_yet_is_thought_about(held, view):
    shown = transcript(view, Reply(held, view, Message("The <b>water</b> boiled.")), stored=False)
    assert "The &lt;b&gt;water&lt;/b&gt; boiled." in shown
    assert "saving …" in shown
    assert shown.endswith('<p class="thinking"><span>Thinking</span><i></i><i></i><i></i></p></article></div>')


def test_what_is_heard_stands_where_the_turn_will_stand(held, view, tea_services):
    said = "I look at the boiling water temperature and a little at the steeping time in minutes."
    reply = Reply(held, view, Message(said))
    after = tea_services.screening.submit(view.interview.id, view.answering, said, move=Move.ANSWER)
    reply.heard = after.turns[-1].text
    assert transcript(view, reply) == transcript(after)
