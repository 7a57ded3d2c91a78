"""The interviewer's reply while a chat model may be wording it: one, for every tab that is open on the interview."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from interviewer.domain.interview import Judgement, Move
from interviewer.errors import StaleTurn
from interviewer.screening import Screening, View
from interviewer.ui.under_way import Register, UnderWay


@dataclass(frozen=True)
class Message:
    """What an applicant sends."""

    text: str
    move: Move | None = None
    judgement: Judgement | None = None


class Reply(UnderWay):
    """One reply, from the moment that the applicant's words were sent until it is on record."""

    def __init__(self, screening: Screening, before: View, message: Message):
        """Nothing is sent yet.

        Args:
            screening: what takes the message.
            before: the interview as it stood on the page that the message was written on.
            message: what is sent.
        """
        super().__init__()
        self._screening = screening
        self.before = before
        self.message = message
        self.heard = ""
        """The interviewer's words so far; they may still be taken back. Empty until there are some."""

    @property
    def seq(self) -> int:
        """`seq` that the interviewer's turn will have."""
        return self.before.answering + 2

    def work(self) -> None:
        """Has the message stored and replied to."""
        self._screening.submit(
            self.before.interview.id,
            self.before.answering,
            self.message.text,
            move=self.message.move,
            judgement=self.message.judgement,
            hear=self._hear,
        )

    def _hear(self, words: str) -> None:
        self.heard = words


def reply_to(screening: Screening, before: View, message: Message) -> Reply:
    """Sends a message; where the same one is being replied to already, gives that reply.

    Raises:
        StaleTurn: something else is being replied to; this was not sent.
    """
    reply = replies().begin(before.interview.id, Reply(screening, before, message))
    if (reply.message, reply.before.answering) != (message, before.answering):
        raise StaleTurn("Something else that was sent to this interview is being replied to.")
    return reply


@st.cache_resource(show_spinner=False)
def replies() -> Register[Reply]:
    """Those that are under way in this process."""
    return Register()
