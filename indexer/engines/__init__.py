"""The engines behind the port, each in its own module; a library is imported when its engine is opened."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.engine import Engine

KINDS = ("tantivy", "whoosh")


def open_engine(kind: str, folder: Path, *, writable: bool = False) -> Engine:
    """The engine of this kind over `folder`; an absent folder is an empty index, made by the first write.

    Opening never writes. Raises IndexStale, IndexCorrupt or IndexForeign for an index that cannot
    be used as it is — unless `writable`, when `rebuild` is still possible and everything else raises it.
    """
    if kind == "tantivy":
        from indexer.engines.tantivy import open_tantivy  # noqa: PLC0415 - each engine loads its library only
        return open_tantivy(folder, writable=writable)
    if kind == "whoosh":
        with warnings.catch_warnings():
            # Its sources of 2016 are warned about when they are first compiled.
            warnings.simplefilter("ignore")
            from indexer.engines.whoosh import open_whoosh  # noqa: PLC0415
        return open_whoosh(folder, writable=writable)
    message = f"No engine is called {kind!r}; choose one of {', '.join(KINDS)}"
    raise ValueError(message)
