"""One job: let one process write at a time, and say which one. The lock ends with its process, however that ends."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from archive.errors import BusyError, message, translating_os_errors
from archive.layout import LOCK
from archive.requests import Notice, NoticeCallback

INTERVAL = 0.05

if sys.platform == "win32":
    import msvcrt

    def _seize(handle: int) -> None:
        """Take the lock, or raise OSError. The byte locked lies beyond the text, which stays readable."""
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(handle: int) -> None:
        """Take the lock, or raise OSError."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def write_lock(home: Path, command: str, wait: float, notify: NoticeCallback) -> Iterator[None]:
    """The right to write to the archive while the block runs.

    Waits up to `wait` seconds for another writer, after one notice that says who that is; then raises
    BusyError.
    """
    file = home / LOCK
    with translating_os_errors(file):
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(handle, home, wait, notify)
        _sign(handle, file, command)
        try:
            yield
        finally:
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def is_locked(home: Path) -> bool:
    """Whether somebody writes at this moment."""
    try:
        handle = os.open(home / LOCK, os.O_RDWR)
    except OSError:
        return False
    try:
        _seize(handle)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _wait(handle: int, home: Path, wait: float, notify: NoticeCallback) -> None:
    limit = time.monotonic() + wait
    told = False
    while True:
        try:
            _seize(handle)
        except OSError:
            holder = _holder(home / LOCK)
            if time.monotonic() >= limit:
                raise BusyError(home, **holder) from None
            # A holder that has not signed yet is worth the wait for its name.
            if not told and "pid" in holder:
                told = True
                notify(Notice("waiting", WAITING, holder))
            time.sleep(INTERVAL)
        else:
            return


WAITING = message("Waiting for process {pid} ({command}), which has been writing since {since}.")


def _sign(handle: int, file: Path, command: str) -> None:
    card = {"pid": os.getpid(), "command": command,
            "since": datetime.now(UTC).astimezone().isoformat(timespec="seconds")}
    with translating_os_errors(file):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(card).encode())


def _holder(file: Path) -> dict[str, object]:
    try:
        card = json.loads(file.read_text(encoding="utf-8"))
        return {"pid": card["pid"], "command": card["command"], "since": card["since"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {"pid": "?", "command": "?", "since": "?"}
