"""The providers that LangChain has packages for: what to install, and where each keeps its key.

Written down here because asking LangChain takes a second and a half, and a wrong setting should be told at once.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr

from interviewer.errors import ModelSettingsError


@dataclass(frozen=True)
class Provider:
    """One provider."""

    module: str
    """What its package is imported as; pip's name for it has hyphens."""
    keys: tuple[str, ...] = ()
    """Environment variables with its key, the first that is set counts; none where it is reached in another way."""

    @property
    def package(self) -> str:
        """Its name for pip."""
        return self.module.replace("_", "-")

    @property
    def installed(self) -> bool:
        """Whether its package is there."""
        return importlib.util.find_spec(self.module) is not None


PROVIDERS: Mapping[str, Provider] = {
    "anthropic": Provider("langchain_anthropic", ("ANTHROPIC_API_KEY",)),
    "anthropic_bedrock": Provider("langchain_aws"),
    "azure_ai": Provider("langchain_azure_ai"),
    "azure_openai": Provider("langchain_openai", ("AZURE_OPENAI_API_KEY", "OPENAI_API_KEY")),
    "baseten": Provider("langchain_baseten", ("BASETEN_API_KEY",)),
    "bedrock": Provider("langchain_aws"),
    "bedrock_converse": Provider("langchain_aws"),
    "cohere": Provider("langchain_cohere", ("COHERE_API_KEY",)),
    "deepseek": Provider("langchain_deepseek", ("DEEPSEEK_API_KEY",)),
    "fireworks": Provider("langchain_fireworks", ("FIREWORKS_API_KEY",)),
    "google_anthropic_vertex": Provider("langchain_google_vertexai"),
    "google_genai": Provider("langchain_google_genai", ("GOOGLE_API_KEY", "GEMINI_API_KEY")),
    "google_vertexai": Provider("langchain_google_vertexai"),
    "groq": Provider("langchain_groq", ("GROQ_API_KEY",)),
    "huggingface": Provider("langchain_huggingface"),
    "ibm": Provider("langchain_ibm"),
    "litellm": Provider("langchain_litellm"),
    "mistralai": Provider("langchain_mistralai", ("MISTRAL_API_KEY",)),
    "nvidia": Provider("langchain_nvidia_ai_endpoints", ("NVIDIA_API_KEY",)),
    "ollama": Provider("langchain_ollama"),
    "openai": Provider("langchain_openai", ("OPENAI_API_KEY",)),
    "openrouter": Provider("langchain_openrouter", ("OPENROUTER_API_KEY",)),
    "perplexity": Provider("langchain_perplexity", ("PPLX_API_KEY", "PERPLEXITY_API_KEY")),
    "together": Provider("langchain_together", ("TOGETHER_API_KEY",)),
    "upstage": Provider("langchain_upstage", ("UPSTAGE_API_KEY",)),
    "xai": Provider("langchain_xai", ("XAI_API_KEY",)),
}
OPENAI_LIKE = frozenset({"openai", "azure_openai"})
"""Those whose requests this project words itself."""
SAYING_WHY = OPENAI_LIKE | {"anthropic", "deepseek", "groq", "mistralai", "ollama"}
"""Those whose whole streams end with a reason, so that one without was cut off."""


@dataclass(frozen=True)
class Chosen:
    """One model, and all that is needed to reach it."""

    provider: str
    model: str
    """The provider's own name for it."""
    setting: str
    """The setting that named it."""
    url: str | None = None
    """Base URL; None for the provider's own."""
    key: SecretStr | None = None
    """None where the provider's package finds it for itself, or none is needed."""

    @property
    def name(self) -> str:
        """Provider and model."""
        return f"{self.provider}:{self.model}"


def chosen(  # noqa: PLR0913  (all that a model is reached by)
    name: str, setting: str, *, url: str | None, url_setting: str, key: SecretStr | None, environment: Mapping[str, str]
) -> Chosen:
    """What a model's name and the settings beside it come to.

    Args:
        name: "provider:model".
        setting: Where the name was set.
        url: Base URL; None for the provider's own.
        url_setting: Where that was set.
        key: None to look in the provider's own variables.
        environment: The environment's variables.

    Raises:
        ModelSettingsError: it cannot be right, whatever a server would say; the message names the setting.
    """
    provider, _, model = (part.strip() for part in name.partition(":"))
    if provider not in PROVIDERS or not model:
        raise ModelSettingsError(
            f"{setting} does not name a provider and a model as 'openai:gpt-5-mini' does; "
            f"the providers are {', '.join(PROVIDERS)}."
        )
    known = PROVIDERS[provider]
    if not known.installed:
        raise ModelSettingsError(
            f"{setting} names a model of {provider}, whose package is not installed; run: pip install {known.package}"
        )
    if url is not None:
        _check_url(url, url_setting)
    found = key or next((SecretStr(environment[one]) for one in known.keys if environment.get(one)), None)
    if found is None and known.keys and url is None:
        raise ModelSettingsError(
            f"{setting} names a model of {provider}, and no key for it was found; "
            f"set INTERVIEWER_MODEL_KEY or {known.keys[0]}."
        )
    return Chosen(provider, model, setting, url, found or (SecretStr("none") if url is not None else None))


def _check_url(url: str, setting: str) -> None:
    if not _is_address(url):
        raise ModelSettingsError(
            f"{setting} is not a server's address; write one as 'http://127.0.0.1:8080/v1' is, with http or https."
        )
    if urlsplit(url).path.rstrip("/").endswith("/completions"):
        raise ModelSettingsError(
            f"{setting} is the address of one call; leave out its end, '/chat/completions', to have the server's base."
        )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        # Reading the port is what finds out that it is none.
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and " " not in url
    except ValueError:
        return False
