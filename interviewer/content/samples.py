"""Scripted sample interviews: what an invented applicant says, whichever of the parallel questions is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from interviewer.content import strict_yaml
from interviewer.domain.values import Slug, Text, Value
from interviewer.errors import ContentError, Problem


class SampleInterview(Value):
    """One invented applicant's script. `sample` has to be written out, so that none passes for a person."""

    sample: Literal[True]
    pack: Slug
    profile: Text
    """File name in `samples/profiles`."""
    persona: Slug
    seed: int
    answers: dict[Slug, Text]
    """Lead question id -> answer."""
    probes: dict[Slug, Text]
    """Criterion id -> what is added when a follow-up asks about it."""
    verification: tuple[Text, ...] = ()
    work_samples: dict[Slug, Text] = {}
    own_questions: tuple[Text, ...] = ()


def load_samples(folder: Path) -> list[tuple[SampleInterview, bytes]]:
    """Every script of `interviews/` with the JSON Resume file it names, by file name.

    Raises:
        ContentError: a script does not validate, or its profile is not there.
    """
    found: list[tuple[SampleInterview, bytes]] = []
    for path in sorted((folder / "interviews").glob("*.yaml")):
        script = strict_yaml.read(path, SampleInterview)
        profile = folder / "profiles" / script.profile
        try:
            found.append((script, profile.read_bytes()))
        except OSError as error:
            raise ContentError(str(path), [Problem("profile", f"{script.profile}: {error.strerror}")]) from None
    return found
