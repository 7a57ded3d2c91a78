"""One process from its start to the end of a scripted interview, timed from inside: `python -m evals.one_process`.

A process of its own, so that start-up is cold and memory is what the product takes and nothing else.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

BEGUN = perf_counter()

_Result = TypeVar("_Result")


class Stopwatch:
    """Notes how long calls take, by name."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = {}
        self._inside = threading.local()

    def around(self, name: str, call: Callable[..., _Result], within: str | None = None) -> Callable[..., _Result]:
        """The call, timed; with `within`, only where the same thread is inside a call of that name."""
        times = self.spent.setdefault(name, [])

        def timed(*arguments: Any, **named: Any) -> _Result:
            outer = getattr(self._inside, "name", None)
            if within is not None and outer != within:
                return call(*arguments, **named)
            self._inside.name = name
            begun = perf_counter()
            try:
                return call(*arguments, **named)
            finally:
                times.append(perf_counter() - begun)
                self._inside.name = outer

        return timed


def main(home: Path, interviews: int) -> dict[str, Any]:
    """Open everything, ask a first question, then take sample interviews to their end.

    Args:
        home: Folder of the state; a new one makes this a first start.
        interviews: How many sample interviews; 0 to stop at the first question.

    Returns:
        Seconds to the first question and until everything is warm, seconds of each submit and of the encoder within
        them, bytes of memory.
    """
    from interviewer.content.samples import load_samples  # noqa: PLC0415  (imports are part of what is timed)
    from interviewer.domain.profile import Profile  # noqa: PLC0415
    from interviewer.scripted import from_sample, run  # noqa: PLC0415
    from interviewer.services import open_services, warm_up  # noqa: PLC0415
    from interviewer.settings import Settings  # noqa: PLC0415

    settings = Settings(home=home)
    services = open_services(settings)
    warming = warm_up(services)
    samples = load_samples(settings.content_folder / "samples")
    script, profile = samples[0]
    services.screening.start(script.pack, Profile.from_document(json.loads(profile)), seed=script.seed, sample=True)
    first_question = perf_counter() - BEGUN
    warming.join()
    warm = perf_counter() - BEGUN
    watch = Stopwatch()
    # Timed at the two seams: what a page calls, and what the grader calls.
    setattr(services.screening, "submit", watch.around("submit", services.screening.submit))  # noqa: B010
    setattr(services.embeddings, "encode", watch.around("encode", services.embeddings.encode, "submit"))  # noqa: B010
    for script, profile in samples[:interviews]:
        begun = services.screening.start(
            script.pack, Profile.from_document(json.loads(profile)), seed=script.seed, sample=True
        )
        run(services.screening, begun, from_sample(script))
    return {
        "first_question": first_question,
        "warm": warm,
        "submits": watch.spent["submit"],
        "encoding": sum(watch.spent["encode"]),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "threads": settings.threads,
    }


if __name__ == "__main__":
    found = main(Path(sys.argv[1]), int(sys.argv[2]))
    # Others may have written to the output while they were loaded; the result is its last line.
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    os._exit(0)
