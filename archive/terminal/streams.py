"""Standard output and standard error: what cannot be written there is a failure, what nobody reads any more is not.

Knows bytes and lines; knows no language.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, NoReturn

import typer

from archive.errors import FULL, ArchiveError, message

# What a shell calls the end by SIGPIPE; where there are no signals, the program says it itself.
UNREAD = 141

_FULL = message("no space is left there")
_CLOSED = message("it is closed")


class OutputError(ArchiveError):
    """Standard output cannot be written."""

    code = "output"
    what = message("The output could not be written: {detail}.")
    remedy = message("Make room there or write to another place, then run the same command again; "
                     "everything stored so far is kept.")


class ReaderGoneError(Exception):
    """The program that reads standard output has ended: it wants no more."""


def write(data: bytes) -> None:
    """Write bytes to standard output; raises OutputError and ReaderGoneError."""
    with _standard_output() as stream:
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            stream.write(data.decode("utf-8", "surrogatepass"))
        else:
            stream.flush()
            buffer.write(data)
        stream.flush()


def write_line(text: str, colour: bool | None) -> None:
    """Write a line to standard output; raises OutputError and ReaderGoneError."""
    with _standard_output():
        typer.echo(text, color=colour)


def tell(text: str, colour: bool | None) -> None:
    """Write a line to standard error; one that cannot be told is lost, for there is nowhere else to say so."""
    try:
        typer.echo(text, err=True, color=colour)
    except OSError:
        _silence(sys.stderr)


def end_unread() -> NoReturn:
    """End the process as the system ends one whose output nobody reads, which shells report as 141."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)
    sys.exit(UNREAD)


def as_output_error(error: OSError) -> OutputError:
    """The failure that an error of the operating system amounts to while output is written."""
    return OutputError(detail=_FULL if error.errno in FULL else error.strerror or str(error))


@contextmanager
def _standard_output() -> Iterator[IO[str]]:
    """Standard output, the errors of writing there raised as failures of the archive."""
    stream = sys.stdout
    if stream is None:
        raise OutputError(detail=_CLOSED)
    try:
        yield stream
    except BrokenPipeError as error:
        _silence(stream)
        raise ReaderGoneError from error
    except OSError as error:
        _silence(stream)
        raise as_output_error(error) from error


def _silence(stream: IO[str]) -> None:
    """Lead a stream nowhere: what is left in its buffer would fail again when the process ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
