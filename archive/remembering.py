"""One job: what was found in each statement, found anew only where the statement has changed. Changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

from archive.holdings import Kept
from archive.store import Store

Found = TypeVar("Found")


@dataclass(slots=True)
class Remembered(Generic[Found]):
    """What was found in each statement up to the last change that was seen. Several threads may ask."""

    _made_from: object = None
    _change: int = 0
    _found: dict[str, Found] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of_all(self, store: Store, made_from: object, find: Callable[[Kept], Found]) -> list[tuple[str, Found]]:
        """What `find` finds in each statement that is there, by identifier, in the order of their last change.

        `made_from` is what `find` goes by besides the statement; where that has changed, all is found anew.
        """
        with self._lock:
            wanted = store.head()[0], made_from
            if wanted != self._made_from:
                self._made_from, self._change = wanted, 0
                self._found.clear()
            for batch in store.changed_since(self._change):
                for kept in batch:
                    self._found.pop(kept.row.id, None)
                    if not kept.row.deleted:
                        self._found[kept.row.id] = find(kept)
                self._change = batch[-1].row.change
            return list(self._found.items())
