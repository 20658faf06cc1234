"""The folder of an index: a marker that points to the current generation, and a lock. It knows no engine.

    index.json     what made the index and which generation is current; replaced atomically
    writer.lock    held by whoever writes
    g000001/       the files of a generation, in the engine's own format

A rebuild fills a new generation beside the current one and then moves the marker: a process that is
killed before leaves the old generation, one that is killed after leaves the new one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from indexer.engine import IndexCorrupt, IndexForeign, IndexStale
from indexer.engines.failures import Explaining
from indexer.engines.locks import hold

MARKER = "index.json"
LOCK = "writer.lock"
_FORMAT = "communiques-archive index"
_GENERATION = re.compile(r"g\d{6,12}")
_REBUILD = "Run `archive reindex`."


@dataclass(frozen=True, slots=True)
class IndexFolder:
    """A folder that holds the generations of an index made by one engine in one schema version."""

    path: Path
    engine: str
    schema: int

    def current(self) -> Path | None:
        """The folder of the current generation, None for a new index; raises unless it is ours and up to date."""
        marker = self._marker()
        if marker is None:
            return None
        if (marker["engine"], marker["schema"]) != (self.engine, self.schema):
            what = f"The index was made by another engine or version ({marker['engine']} {marker['schema']})"
            raise IndexStale(what, self.path, _REBUILD)
        return self.path / str(marker["generation"])

    def version(self) -> tuple[int, int, int] | None:
        """A value that changes whenever another generation becomes current."""
        return file_version(f"{self.path}/{MARKER}")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The right to write while the block runs; what dead writers left is removed first."""
        with ExitStack() as stack:
            with Explaining(self.path):
                self._claim()
                stack.enter_context(hold(self.path / LOCK))
                self._sweep()
            yield

    @contextmanager
    def new_generation(self) -> Iterator[Path]:
        """A new folder, current once the block ends well, removed if it does not."""
        generation = self.path / f"g{self._last_number() + 1:06d}"
        with Explaining(self.path):
            generation.mkdir()
        try:
            yield generation
            with Explaining(self.path):
                self._publish(generation.name)
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise
        self._sweep()

    def _claim(self) -> None:
        """Make the folder; IndexForeign if it holds what is not ours."""
        self.path.mkdir(parents=True, exist_ok=True)
        if not (self.path / MARKER).exists():
            self._refuse_foreign()

    def _refuse_foreign(self) -> None:
        strangers = [name for name in self._names() if name != LOCK and not _GENERATION.fullmatch(name)]
        if strangers:
            what = f"The folder holds other files ({strangers[0]})"
            raise IndexForeign(what, self.path, "Choose an empty folder.")

    def _names(self) -> list[str]:
        return sorted(file.name for file in self.path.iterdir())

    def _marker(self) -> dict[str, object] | None:
        """What the marker says, None where there is no index yet."""
        try:
            text = (self.path / MARKER).read_text("utf-8")
        except FileNotFoundError:
            if self.path.is_dir():
                self._refuse_foreign()
            return None
        except UnicodeDecodeError:
            text = ""
        try:
            marker = json.loads(text)
        except ValueError:
            marker = None
        if not isinstance(marker, dict) or marker.get("format") != _FORMAT:
            raise IndexCorrupt("The marker of the index cannot be read", self.path / MARKER, _REBUILD)
        if not _GENERATION.fullmatch(str(marker.get("generation"))) or not {"engine", "schema"} <= marker.keys():
            raise IndexCorrupt("The marker of the index is damaged", self.path / MARKER, _REBUILD)
        return marker

    def _publish(self, generation: str) -> None:
        """Make the generation current, durably."""
        marker = {"format": _FORMAT, "engine": self.engine, "schema": self.schema, "generation": generation}
        synchronise(self.path / generation)
        draft = self.path / generation / MARKER
        with draft.open("w", encoding="utf-8") as file:
            json.dump(marker, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path / MARKER)
        synchronise(self.path)

    def _last_number(self) -> int:
        numbers = [int(name[1:]) for name in self._names() if _GENERATION.fullmatch(name)]
        return max(numbers, default=0)

    def _sweep(self) -> None:
        """Remove all generations but the current one; those that a reader holds open stay readable to it.

        Where a platform refuses to remove open files, the next write tries again.
        """
        try:
            marker = self._marker()
        except IndexCorrupt:
            return
        kept = marker and marker["generation"]
        for name in self._names():
            if _GENERATION.fullmatch(name) and name != kept:
                shutil.rmtree(self.path / name, ignore_errors=True)


def file_version(path: str) -> tuple[int, int, int] | None:
    """A value that changes whenever the file is replaced; None while there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked before every search, where building paths would tell
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino, status.st_size


def synchronise(folder: Path) -> None:
    """Nothing; afterwards the names in the folder survive a power cut."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
