"""One job: make the index entries of what changed in the store, of many statements in a second process.

Knows no engine. The second process only reads the store. It sends whole batches in the order of their
changes, and this one goes on where they end: whatever becomes of the other, the same entries come.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import TYPE_CHECKING

from indexer.engine import Entry

if TYPE_CHECKING:
    from archive.holdings import Kept
    from archive.store import Store

# Of fewer statements the entries are made before a second process has started.
MANY = 1_500

Batch = tuple[int, list[Entry]]
"""The number of the last change that a batch has seen, and the entries of its statements."""


def entries_since(store: Store, change: int) -> Iterator[Entry]:
    """The entries of the statements changed after `change`, in the order of their changes."""
    if store.changes_since(change) >= MANY and _processors() > 1:
        for seen, entries in _made_elsewhere(store.file, change):
            yield from entries
            change = seen
    for _, entries in _made(store, change):
        yield from entries


def entry_of_kept(kept: Kept) -> Entry | None:
    """The index entry of a statement; None where it is deleted or not analysed."""
    from indexer.entry import State, entry_of  # noqa: PLC0415  (searching needs none of it, and must start at once)

    if kept.row.deleted or kept.analysis is None:
        return None
    resolved = kept.resolved
    state = State(tags=resolved.tags, sources=tuple(source.path for source in kept.sources),
                  body_key=kept.row.body_key, copies=kept.copies, names=resolved.names)
    return entry_of(resolved.decided.statement, resolved.decided.analysis or kept.analysis, state)


def _made(store: Store, change: int) -> Iterator[Batch]:
    for batch in store.changed_since(change):
        yield batch[-1].row.change, [entry for kept in batch if (entry := entry_of_kept(kept)) is not None]


def _made_elsewhere(file: Path, change: int) -> Iterator[Batch]:
    """The batches that a second process makes, as long as it lives; it ends with this one, which alone reads it."""
    package = Path(__file__).parent.parent
    receiver, sender = Pipe(duplex=False)
    command = [sys.executable, "-m", __name__, str(file.absolute()), str(change), str(sender.fileno())]
    with receiver:
        with sender:
            process = Popen(command, cwd=package, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
                            pass_fds=[sender.fileno()], stdin=DEVNULL, stderr=DEVNULL)
        try:
            with suppress(EOFError, OSError):
                while True:
                    yield receiver.recv()
        finally:
            process.kill()
            process.wait()


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def send(file: Path, change: int, sender: Connection) -> None:
    """Send the batches of what changed in the store after `change`."""
    from archive.garbage import collecting_rarely  # noqa: PLC0415  (only the second process comes here)
    from archive.store import Store  # noqa: PLC0415

    with sender, closing(Store(file)) as store, collecting_rarely():
        for batch in _made(store, change):
            sender.send(batch)


if __name__ == "__main__":
    send(Path(sys.argv[1]), int(sys.argv[2]), Connection(int(sys.argv[3]), readable=False))
