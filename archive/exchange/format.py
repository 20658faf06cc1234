"""What a format of exchange is: a name, a media type, and how statements are written in it. Knows no format.

A format turns statements into pieces of text, one after the other, so that an archive of any size leaves
in bounded memory. What it writes has been masked before it comes here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from archive.reports import StatementView

Ark = Callable[[str], str]
"""Gives the permanent identifier of a statement."""

Writer = Callable[[Iterable[StatementView], Ark], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of export. `write` gives the document in pieces; a piece ends at a line's end."""

    name: str
    extension: str
    media_type: str
    write: Writer


def one_line(text: str | None) -> str:
    """The text with every run of white space, line breaks too, as one space."""
    return " ".join((text or "").split())
