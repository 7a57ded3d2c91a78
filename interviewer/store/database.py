"""Opening the database: SQLite with a write-ahead log by default, any SQLAlchemy URL otherwise."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from interviewer.errors import StoreError

HEAD = "0002"
"""The newest migration; a test holds this against the migrations themselves."""

_BUSY_MS = 5_000


def open_engine(url: str) -> Engine:
    """An engine on the database at `url`, brought up to the newest schema.

    Raises:
        StoreError: it cannot be opened or upgraded.
    """
    place = make_url(url)
    if place.get_backend_name() == "sqlite" and place.database and place.database != ":memory:":
        Path(place.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, pool_pre_ping=True)
    if place.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _tune_sqlite)
    try:
        if current_revision(engine) != HEAD:
            upgrade(engine)
    except (SQLAlchemyError, OSError) as error:
        shown = place.render_as_string(hide_password=True)
        raise StoreError(
            f"The database {shown} cannot be opened: {error}. Check INTERVIEWER_DATABASE and INTERVIEWER_HOME."
        ) from error
    return engine


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


def _tune_sqlite(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged answer survives a power cut, not only a crash
        "foreign_keys=ON",
        f"busy_timeout={_BUSY_MS}",
        "secure_delete=ON",  # what is erased is overwritten
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
