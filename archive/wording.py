"""One job: what people type, made fit to be kept: white space tidied, what is too long or empty refused. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from archive.refusals import EmptyTextError, TooLongError

LONGEST_TERM = 250
LONGEST_NAME = 500
LONGEST_TEXT = 5000


def tidied(text: str, option: str, longest: int = LONGEST_NAME) -> str:
    """The text on one line, without control characters; refused where it is empty or too long."""
    found = clean(text)
    if len(found) > longest:
        raise TooLongError(option=option, count=len(found), most=longest)
    if not found:
        raise EmptyTextError(option=option)
    return found


def clean(text: str) -> str:
    """The text on one line, without characters that cannot be printed or stored."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def terms_given(texts: Iterable[str]) -> list[str]:
    """The terms of a command, of which there must be one."""
    found = terms_of(texts)
    if not found:
        raise EmptyTextError(option="TERM")
    return found


def terms_of(texts: Iterable[str]) -> list[str]:
    """The terms, tidied, each once; empty ones left out."""
    return [tidied(one, "TERM", LONGEST_TERM) for one in dict.fromkeys(map(clean, texts)) if one]
