"""A lock between processes that says who holds it; it ends with its process, however that ends."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.engine import IndexLocked

if sys.platform == "win32":
    import msvcrt

    def _seize(descriptor: int) -> None:
        """Nothing; OSError if another process holds the lock."""
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(descriptor: int) -> None:
        """Nothing; OSError if another process holds the lock."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """The lock on `path` while the block runs; IndexLocked if it is taken."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _seize(descriptor)
        except OSError:
            raise IndexLocked(path.parent, _holder(path)) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, _card().encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _card() -> str:
    """Who we are, for whoever finds the lock taken."""
    return json.dumps({"pid": os.getpid(), "command": " ".join(sys.argv)[:200]})


def _holder(path: Path) -> str:
    """Who holds the lock, as far as the file says."""
    try:
        card = json.loads(path.read_text("utf-8"))
        return f"process {card['pid']} ({card['command']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
