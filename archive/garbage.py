"""One job: have Python look for garbage less often while much is made that is no garbage. Knows no statement."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects before the youngest are looked through, then rounds before the middle and the old ones are.
# With Python's own 700, looking takes a tenth of the time that an ingest has beside the pipeline.
RARELY = (20_000, 50, 100)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """A block in which cyclic garbage is collected rarely; what no cycle holds is freed at once, as ever."""
    usual = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
