"""One job: keep files as received, under the SHA-256 of their bytes, unchanged. Knows no statement."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from archive.errors import LostOriginalError, translating_os_errors

READ_ONLY = 0o444
# Names the originals that are on their way in; what a crash leaves of them was never promised to be kept.
ARRIVING = "arriving"
PART = ".part"
SHA256_DIGITS = 64
# Flushing many files at once lets the disk do it in one go: eight times as fast as one after the other.
FLUSHERS = 16


def checksum(data: bytes) -> str:
    """The SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Originals:
    """The originals of one archive: `originals/ab/abcdef…`. One process writes at a time."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the original with this checksum is kept."""
        return self.folder / sha256[:2] / sha256

    @contextmanager
    def keeping(self, files: Iterable[bytes], is_known: Callable[[str], bool]) -> Iterator[None]:
        """The files are on the disk, complete, when the block begins; the block records what they belong to.

        If it fails, those of them that are not known by then are taken away again.
        """
        new = {sha256: data for data in files if not self.holds(sha256 := checksum(data))}
        try:
            if new:
                with translating_os_errors(self.folder):
                    self._write(new)
            yield
        except BaseException:
            self.sweep(is_known)
            raise
        with translating_os_errors(self.folder):
            (self.folder / ARRIVING).unlink(missing_ok=True)

    def read(self, sha256: str) -> bytes:
        """The bytes as received; raises LostOriginalError when they are missing or altered."""
        try:
            data = self.path(sha256).read_bytes()
        except OSError as error:
            raise LostOriginalError(self.path(sha256)) from error
        if checksum(data) != sha256:
            raise LostOriginalError(self.path(sha256))
        return data

    def holds(self, sha256: str) -> bool:
        """Whether the original is there, byte for byte."""
        try:
            self.read(sha256)
        except LostOriginalError:
            return False
        return True

    def sweep(self, is_known: Callable[[str], bool]) -> None:
        """Take away what a crash left of originals whose statements were never recorded."""
        note = self.folder / ARRIVING
        try:
            arriving = note.read_text(encoding="ascii").split()
        except (OSError, UnicodeDecodeError):
            return
        with translating_os_errors(note):
            for sha256 in arriving:
                if len(sha256) != SHA256_DIGITS:  # the note itself was cut short
                    continue
                self._part(sha256).unlink(missing_ok=True)
                if not is_known(sha256):
                    self.path(sha256).unlink(missing_ok=True)
            note.unlink()

    def files(self) -> Iterator[Path]:
        """Every original in the folder, in order."""
        if self.folder.is_dir():
            for shelf in sorted(one for one in self.folder.iterdir() if one.is_dir()):
                yield from sorted(shelf.iterdir())

    def _part(self, sha256: str) -> Path:
        return self.path(sha256).with_suffix(PART)

    def _write(self, files: Mapping[str, bytes]) -> None:
        """Write beside, flush, then rename: a file has its name only when it is whole."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / ARRIVING).write_text("\n".join(files), encoding="ascii")
        for sha256 in files:
            self.path(sha256).parent.mkdir(exist_ok=True)
        with ThreadPoolExecutor(min(FLUSHERS, len(files))) as pool:
            for _ in pool.map(lambda pair: _write_through(self._part(pair[0]), pair[1]), files.items()):
                pass
            for sha256 in files:
                self._part(sha256).replace(self.path(sha256))
            for _ in pool.map(flush_folder, {self.folder, *(self.path(sha256).parent for sha256 in files)}):
                pass


def _write_through(file: Path, data: bytes) -> None:
    file.unlink(missing_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READ_ONLY)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
