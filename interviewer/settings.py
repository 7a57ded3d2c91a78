"""Everything that can be set, read once from `INTERVIEWER_*` in the environment and passed in."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from interviewer.errors import ContentError, Problem


class Settings(BaseSettings):
    """The settings; frozen, so that what a part was given is what it has."""

    model_config = SettingsConfigDict(env_prefix="INTERVIEWER_", frozen=True, extra="ignore")

    home: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir("interviewer", appauthor=False)))
    """Where state lives: database, rubric index. Never the checkout."""
    database: str | None = None
    """SQLAlchemy URL; None for SQLite under `home`."""
    content: Path | None = None
    """Folder with `rubrics/`, `prompts/` and `samples/`; None for the ones shipped."""
    embeddings_url: str | None = None
    """Base URL of an OpenAI-compatible embeddings endpoint; None for the built-in model."""
    embeddings_model: str = "text-embedding-3-small"
    embeddings_key: SecretStr | None = None
    threads: int = Field(default=2, ge=1, le=64)
    """Threads the embedding model may use."""
    longest_answer: int = Field(default=100_000, ge=1_000)
    """Characters in one answer; a longer one is refused before it is lost."""

    @property
    def database_url(self) -> str:
        """The database's SQLAlchemy URL."""
        return self.database or f"sqlite:///{self.home / 'interviewer.sqlite3'}"

    @property
    def index_folder(self) -> Path:
        """Where the rubric index lives."""
        return self.home / "rubric-index"

    @property
    def content_folder(self) -> Path:
        """The folder of `rubrics/`, `prompts/` and `samples/`: in a wheel beside the code, in a checkout above it."""
        if self.content is not None:
            return self.content
        package = Path(__file__).parent
        shipped = package / "_content"
        return shipped if shipped.is_dir() else package.parent


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        ContentError: a variable has a value that cannot be used; the message names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = [Problem(f"INTERVIEWER_{str(one['loc'][0]).upper()}", one["msg"]) for one in error.errors()]
        raise ContentError("the environment", problems) from None
