"""Printing for people: standard output for results, standard error for what went wrong."""

from __future__ import annotations

import sys

import typer


def say(text: str = "") -> None:
    """A line of the result."""
    typer.echo(text)


def say_progress(text: str) -> None:
    """How far something is, on one line that is written over; nothing where nobody watches."""
    if sys.stderr.isatty():
        typer.echo(f"\r{text}", err=True, nl=False)


def say_error(text: str) -> None:
    """Something that went wrong."""
    typer.secho(text, err=True)
