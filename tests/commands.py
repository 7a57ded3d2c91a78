"""The command line, run in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from interviewer.cli import main

Command = Callable[..., tuple[int, str, str]]
"""(arguments) -> exit code, output, errors."""


def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *first: str) -> Command:
    """Runs `interviewer`, with these words before whatever arguments it is given; never a traceback."""

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["interviewer", *first, *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        found = capsys.readouterr()
        assert "Traceback" not in found.err
        return code, found.out, found.err

    return call
