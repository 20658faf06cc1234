"""What every command needs: the archive it works on, its screen, and one place that turns errors into exit codes."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import NoReturn

import typer

from archive.archive import Archive
from archive.errors import ArchiveError, BadRequestError, BadSettingsError, NotFoundError, message
from archive.requests import Signature
from archive.terminal.screen import Screen
from archive.terminal.streams import UNREAD

# Failures of wrong usage of which only the face that has them knows the class.
_USAGE = frozenset({"weak_password"})


class Exit(IntEnum):
    """The exit codes of the command, documented in docs/commands.md."""

    DONE = 0
    NOTHING = 1
    WRONG = 2
    FAILED = 3
    INTERRUPTED = 130
    UNREAD = UNREAD


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command."""

    home: Path | None = None
    screen: Screen = field(default_factory=Screen)

    @contextmanager
    def archive(self, *, create: bool = False) -> Iterator[Archive]:
        """The archive, closed at the end; its failures become a sentence and an exit code."""
        try:
            archive = Archive.open(self.home, create=create, notify=self.screen.notice)
            try:
                yield archive
            finally:
                archive.close()
        except ArchiveError as error:
            self.fail(error)
        except (KeyboardInterrupt, typer.Abort):
            self.screen.warn(self.screen.say(message(
                "Interrupted. Everything stored so far is kept; run the command again to go on.")))
            raise typer.Exit(Exit.INTERRUPTED) from None

    def tell(self, error: ArchiveError) -> Exit:
        """The exit code of a failure, once it is said what happened, where and what to do."""
        what, remedy = self.screen.refusal(error)
        self.screen.warn(typer.style(what, fg="red", bold=True))
        self.screen.warn(remedy)
        return _exit_of(error)

    def fail(self, error: ArchiveError) -> NoReturn:
        """Say what happened, where and what to do, and end with the exit code for it."""
        raise typer.Exit(self.tell(error)) from error

    def signature(self, author: str | None, reason: str | None) -> Signature:
        """Who decides: the name given, ARCHIVE_AUTHOR, or the login name."""
        return Signature(author or os.environ.get("ARCHIVE_AUTHOR") or _login(), reason or "", "cli")


def session_of(context: typer.Context) -> Session:
    """The session that the face put into the context."""
    found = context.find_object(Session)
    return found if found is not None else Session()


def _exit_of(error: ArchiveError) -> Exit:
    """What was asked for wrongly, what is not there, and what failed."""
    if isinstance(error, NotFoundError):
        return Exit.NOTHING
    usage = isinstance(error, BadRequestError | BadSettingsError) or error.code in _USAGE
    return Exit.WRONG if usage else Exit.FAILED


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
