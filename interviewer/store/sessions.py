"""One transaction, with the database's errors turned into the project's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from interviewer.errors import NotFound, StoreError
from interviewer.store.database import why
from interviewer.store.tables import InterviewRow


class Taken(Exception):
    """A row with this key stands already."""


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """One transaction, committed at the end."""
    try:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session
    except IntegrityError as error:
        raise Taken from error
    except SQLAlchemyError as error:
        raise StoreError(
            f"The database is not answering ({why(error)}), so nothing was saved. "
            "Keep your text and try again in a moment."
        ) from error
    except ValueError as error:  # of a row that a newer version wrote, or that was damaged
        raise StoreError(
            f"What is stored could not be read ({error}). Nothing was changed; ask whoever runs this for help."
        ) from error


def row_of(session: Session, interview_id: str) -> InterviewRow:
    """The interview's row. Raises NotFound."""
    row = session.get(InterviewRow, interview_id)
    if row is None:
        raise NotFound()
    return row
