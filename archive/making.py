"""One job: make the index entries of what changed in the store; of many statements, with a second process.

Knows no engine. The second process only reads the store: it is given spans of changes and answers with their
entries, while this one makes those of other spans. What it leaves unanswered is made here.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import TYPE_CHECKING

from indexer.engine import Entry

if TYPE_CHECKING:
    from archive.holdings import Kept
    from archive.store import Store

Span = tuple[int, int]
"""The changes after the first number, up to the second."""

# With fewer spans the entries are made before a second process has started.
MANY = 8
# So many spans the second process has in hand, so that it never waits for the next.
_AHEAD = 2


def entries_since(store: Store, change: int) -> Iterator[Entry]:
    """The entries of the statements changed after `change`; in the order of their changes, where they are few."""
    spans = deque(store.spans_since(change))
    if len(spans) >= MANY and _can_share():
        with _second_process(store.file) as second:
            yield from _made_by_both(store, spans, second)
        return
    for span in spans:
        yield from _made(store, span)


def entry_of_kept(kept: Kept) -> Entry | None:
    """The index entry of a statement; None where it is deleted or not analysed."""
    from indexer.entry import State, entry_of  # noqa: PLC0415  (searching needs none of it, and must start at once)

    if kept.row.deleted or kept.analysis is None:
        return None
    resolved = kept.resolved
    state = State(tags=resolved.tags, sources=tuple(source.path for source in kept.sources),
                  body_key=kept.row.body_key, copies=kept.copies, names=resolved.names)
    return entry_of(resolved.decided.statement, resolved.decided.analysis or kept.analysis, state)


def _made(store: Store, span: Span) -> Iterator[Entry]:
    return filter(None, map(entry_of_kept, store.changed_within(*span)))


@dataclass(slots=True)
class _Second:
    """The second process as this one sees it: the spans that it has in hand, and its end of the line."""

    line: Connection
    in_hand: deque[Span] = field(default_factory=deque)
    gone: bool = False

    def give(self, spans: deque[Span]) -> None:
        """Give it of the spans until it has enough in hand."""
        with self._losing_nothing(spans):
            while spans and len(self.in_hand) < _AHEAD and not self.gone:
                self.in_hand.append(spans.popleft())
                self.line.send(self.in_hand[-1])

    def has_answered(self) -> bool:
        """Whether it would not have to be waited for."""
        return bool(self.in_hand) and self.line.poll()

    def take(self, spans: deque[Span]) -> list[Entry]:
        """The entries of the first span that it has in hand; none where it ended, and then `spans` has all again."""
        with self._losing_nothing(spans):
            entries: list[Entry] = self.line.recv()
            self.in_hand.popleft()
            return entries
        return []

    @contextmanager
    def _losing_nothing(self, spans: deque[Span]) -> Iterator[None]:
        try:
            yield
        except (EOFError, OSError):
            spans.extendleft(reversed(self.in_hand))
            self.in_hand.clear()
            self.gone = True


def _made_by_both(store: Store, spans: deque[Span], second: _Second) -> Iterator[Entry]:
    while spans or second.in_hand:
        second.give(spans)
        if not spans:
            yield from second.take(spans)
            continue
        for entry in _made(store, spans.popleft()):
            yield entry
            if second.has_answered():
                yield from second.take(spans)
                second.give(spans)


@contextmanager
def _second_process(file: Path) -> Iterator[_Second]:
    """A second process over the store in `file`. It ends with this one, which alone holds the other end of its line."""
    package = Path(__file__).parent.parent
    here, there = Pipe()
    command = [sys.executable, "-m", __name__, str(file.absolute()), str(there.fileno())]
    with here:
        with there:
            process = Popen(command, cwd=package, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
                            pass_fds=[there.fileno()], stdin=DEVNULL, stderr=DEVNULL)
        try:
            yield _Second(here)
        finally:
            process.kill()
            process.wait()


def _can_share() -> bool:
    """Whether a second process can be handed a line, and has a processor to run on."""
    return hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1


def answer(file: Path, line: Connection) -> None:
    """Answer each span that comes down the line with its entries, until the line is cut."""
    from archive.garbage import collecting_rarely  # noqa: PLC0415  (only the second process comes here)
    from archive.store import Store  # noqa: PLC0415

    with line, closing(Store(file)) as store, collecting_rarely(), suppress(EOFError, OSError):
        while True:
            line.send(list(_made(store, line.recv())))


if __name__ == "__main__":
    answer(Path(sys.argv[1]), Connection(int(sys.argv[2])))
