"""Printing for people: standard output for results, standard error for what went wrong."""

from __future__ import annotations

import typer


def say(text: str = "") -> None:
    """A line of the result."""
    typer.echo(text)


def say_error(text: str) -> None:
    """Something that went wrong."""
    typer.secho(text, err=True)
