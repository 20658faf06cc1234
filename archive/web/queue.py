"""One job: what waits for a person, kept until something is decided or changed. Knows no page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

from archive.archive import Archive
from archive.reviewing import ReviewItem, ReviewOptions

MOST = 1_000


@dataclass(slots=True)
class Queue:
    """What waited at one state of the archive. Several threads may ask; one of them looks."""

    _state: object = None
    _items: Sequence[ReviewItem] = ()
    _lock: Lock = field(default_factory=Lock)

    def items(self, archive: Archive) -> Sequence[ReviewItem]:
        """What waits now, at most `MOST` of each kind and one more."""
        with self._lock:
            # A decision on what is not here changes the ledger alone, and not the index.
            last = archive.history(limit=1)
            state = archive.stamp(), last[-1]["id"] if last else ""
            if not state[0] or state != self._state:
                self._items = archive.review(ReviewOptions(limit=MOST + 1, remember=True))
                self._state = state
            return self._items
