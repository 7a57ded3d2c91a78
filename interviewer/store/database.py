"""Opening the database: SQLite with a write-ahead log by default, any SQLAlchemy URL otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from interviewer.errors import StoreError
from interviewer.store.locking import locked

HEAD = "0007"
"""The newest migration; a test holds this against the migrations themselves."""

_BUSY_MS = 30_000
"""How long a write waits for others'. SQLite does not queue them: on a slow disk one of twenty can be passed over for
five seconds, and whoever sent an answer rather waits than sends it again."""


def open_engine(url: str) -> Engine:
    """An engine on the database at `url`, brought up to the newest schema by one process at a time.

    Raises:
        StoreError: it cannot be opened or upgraded.
    """
    try:
        place = make_url(url)
    except SQLAlchemyError as error:
        raise StoreError(f"INTERVIEWER_DATABASE is not a database's address ({error}).") from error
    file = _file(place)
    with _refusals(place):
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(place, pool_pre_ping=True)
    if place.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _tune_sqlite)
    if file is not None:
        _watch(engine, file)
    # Two processes that make one database at once would make its tables twice.
    alone = locked(file.with_name(f"{file.name}.lock"), f"upgrading {file}") if file is not None else nullcontext()
    with _refusals(place), alone:
        _bring_up(engine, place)
    return engine


def _bring_up(engine: Engine, place: URL) -> None:
    revision = current_revision(engine)
    if revision is not None and revision > HEAD:
        raise StoreError(
            f"The database {_shown(place)} was written by a newer version: it is at {revision}, this one knows {HEAD}. "
            "Nothing was changed. Install the newer version again, or choose another database in INTERVIEWER_DATABASE."
        )
    if revision != HEAD:
        upgrade(engine)


def current_revision(engine: Engine) -> str | None:
    """The migration the database is at; None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(engine: Engine) -> None:
    """Runs the migrations up to the newest; nothing to do where it is there already."""
    # Alembic takes a while to import and is needed once in a database's life.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["engine"] = engine
    command.upgrade(config, "head")


def clear_deleted(engine: Engine) -> None:
    """Clears the bytes of deleted rows out of SQLite's files; elsewhere that is the server's to do.

    `secure_delete` overwrites a row where it last stood, but copies stay behind where a page was split while the row
    was there. Only writing the file anew leaves none.

    Raises:
        StoreError: the file could not be written anew, or somebody kept reading the old one.
    """
    if engine.dialect.name != "sqlite":
        return
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
            busy = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).scalar()
    except SQLAlchemyError as error:
        raise _traces(why(error)) from error
    if busy:
        raise _traces("another process is reading the database")


def why(error: Exception) -> str:
    """What a database said, without SQLAlchemy's own words around it."""
    return str(error.orig if isinstance(error, DBAPIError) and error.orig is not None else error)


def _traces(reason: str) -> StoreError:
    return StoreError(
        f"It was deleted, but traces of it may still stand in the database's files ({reason}). "
        "Run `interviewer db upgrade` to clear them away."
    )


@contextmanager
def _refusals(place: URL) -> Iterator[None]:
    """Whatever opening a database raises, as a StoreError that names it."""
    try:
        yield
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise StoreError(
            f"The database {_shown(place)} cannot be opened ({why(error)}). "
            "Check INTERVIEWER_DATABASE and INTERVIEWER_HOME."
        ) from error


def _shown(place: URL) -> str:
    return place.render_as_string(hide_password=True)


def _file(place: URL) -> Path | None:
    """SQLite's file; None in memory, and for other databases."""
    if place.get_backend_name() != "sqlite" or place.database in (None, "", ":memory:"):
        return None
    name = str(place.database)
    return None if name.startswith("file:") else Path(name)


def _watch(engine: Engine, file: Path) -> None:
    """Refuses a commit into a file that was moved or deleted meanwhile: SQLite would write to what nobody can open."""

    def remember(_connection: Any, record: Any) -> None:
        record.info["file"] = _identity(file)

    def still_there(connection: Connection) -> None:
        now = _identity(file)
        if now is None or now != connection.connection.info.get("file"):
            raise StoreError(
                f"The database {file} was moved or deleted while it was open, so nothing was saved. "
                "Keep your text; put the file back, or start the program again."
            )

    event.listen(engine, "connect", remember)
    event.listen(engine, "commit", still_there)


def _identity(file: Path) -> tuple[int, int] | None:
    """What tells a file from another under the same name; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _tune_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={_BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged answer survives a power cut, not only a crash
        "foreign_keys=ON",
        "secure_delete=ON",  # what is erased is overwritten
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
