"""One job: slow down those who guess passwords. Knows no page."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

GUESSES = 5
_MOST_ADDRESSES = 10_000


@dataclass(slots=True)
class Throttle:
    """At most `most` failures in `seconds` for each address; the oldest addresses are forgotten first."""

    most: int = GUESSES
    seconds: float = 60.0
    clock: Callable[[], float] = time.monotonic
    _failures: OrderedDict[str, list[float]] = field(default_factory=OrderedDict)

    def is_closed(self, address: str) -> bool:
        """Whether this address must wait."""
        return len(self._recent(address)) >= self.most

    def failed(self, address: str) -> None:
        """Note a failure."""
        self._failures[address] = [*self._recent(address), self.clock()][-self.most:]
        self._failures.move_to_end(address)
        while len(self._failures) > _MOST_ADDRESSES:
            self._failures.popitem(last=False)

    def succeeded(self, address: str) -> None:
        """Forget the failures."""
        self._failures.pop(address, None)

    def _recent(self, address: str) -> list[float]:
        since = self.clock() - self.seconds
        return [at for at in self._failures.get(address, ()) if at > since]
