"""What a call costs."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer.chat import Usage

_MILLION = 1_000_000


@dataclass(frozen=True)
class Prices:
    """Prices a million tokens, in any one currency; None where none was set."""

    input: float | None = None
    cached: float | None = None
    """Of input that the server had kept; None for the price of other input."""
    output: float | None = None

    @property
    def known(self) -> bool:
        """Whether a cost can be said at all."""
        return self.input is not None and self.output is not None

    def cost(self, usage: Usage) -> float | None:
        """In the prices' currency; None where input or output has no price."""
        if self.input is None or self.output is None:
            return None
        cached = self.input if self.cached is None else self.cached
        fresh = max(usage.input - usage.cached, 0)
        return (fresh * self.input + usage.cached * cached + usage.output * self.output) / _MILLION
