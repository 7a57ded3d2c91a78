"""Everything that can be set, read once from `INTERVIEWER_*` in the environment and passed in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

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

    model: str | None = None
    """Chat model, as "openai:gpt-5-mini"; None for the embedded engine, which needs no model, no key and no network."""
    model_url: str | None = None
    """Base URL of its server; None for OPENAI_BASE_URL where the provider is openai, else the provider's own."""
    model_key: SecretStr | None = None
    """Its key; None for the provider's own variable, OPENAI_API_KEY say. A server with an own URL needs none."""
    grading_model: str | None = None
    """Chat model that grades; None for `model`."""
    claims_model: str | None = None
    """Chat model that finds claims; None for `model`."""
    fallback_models: Annotated[tuple[str, ...], NoDecode] = ()
    """Chat models asked in this order where one is away; separated by commas."""
    grading_repeats: int = Field(default=1, ge=1, le=9)
    """How often each criterion is graded by a chat model; the spread is shown."""
    turn_seconds: float = Field(default=8.0, gt=0, le=600)
    """The longest a chat model may take to word the next question, retries included."""
    grading_seconds: float = Field(default=60.0, gt=0, le=600)
    """The longest a chat model may take to grade or to find claims, retries included."""
    interview_tokens: int = Field(default=200_000, ge=0)
    """Chat model tokens, input and output, that one interview may take."""
    interview_cost: float | None = Field(default=None, ge=0)
    """Money that one interview's chat model calls may cost, in the currency of the prices; None for no limit."""
    price_input: float | None = Field(default=None, ge=0)
    """Price of a million input tokens; where models differ, the dearest's."""
    price_cached: float | None = Field(default=None, ge=0)
    """Price of a million input tokens that the server had kept; None for the price of other input."""
    price_output: float | None = Field(default=None, ge=0)
    """Price of a million output tokens."""
    model_temperature: float | None = Field(default=0.0, ge=0, le=2)
    """Temperature of chat models; empty to send none, as some that reason want."""
    model_effort: str | None = None
    """How long a reasoning model of openai may think, as "minimal" or "low"; None leaves it to the model."""

    @property
    def engine(self) -> Literal["model", "embedded"]:
        """What interviews and grades: a chat model where one is set."""
        return "model" if self.model else "embedded"

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

    @field_validator(
        "model",
        "model_url",
        "model_key",
        "grading_model",
        "claims_model",
        "interview_cost",
        "price_input",
        "price_cached",
        "price_output",
        "model_temperature",
        "model_effort",
        mode="before",
    )
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("fallback_models", mode="before")
    @classmethod
    def _separated_by_commas(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("grading_model", "claims_model", "fallback_models")
    @classmethod
    def _beside_a_model(cls, value: object, info: ValidationInfo) -> object:
        if value and not info.data.get("model"):
            raise PydanticCustomError("beside_a_model", "needs INTERVIEWER_MODEL to be set as well")
        return value


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
