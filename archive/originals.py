"""One job: keep files as received, under the SHA-256 of their bytes, unchanged. Knows no statement."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from archive.errors import LostOriginalError, translating_os_errors

FOLDER = "originals"
INCOMING = ".incoming-"
READ_ONLY = 0o444


def checksum(data: bytes) -> str:
    """The SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Originals:
    """The originals of one archive: `originals/ab/abcdef…`."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the original with this checksum is kept."""
        return self.folder / sha256[:2] / sha256

    def keep(self, data: bytes) -> str:
        """The checksum of the bytes, which are on the disk, complete, when this returns.

        A file appears under its name only when whole: written beside, flushed, then renamed.
        """
        sha256 = checksum(data)
        target = self.path(sha256)
        with translating_os_errors(target):
            if _same_size(target, len(data)):
                return sha256
            target.parent.mkdir(parents=True, exist_ok=True)
            incoming = target.parent / f"{INCOMING}{sha256}"
            try:
                _write_through(incoming, data)
                incoming.replace(target)
            except OSError:
                with suppress(OSError):
                    incoming.unlink()
                raise
            flush_folder(target.parent)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes as received; raises LostOriginalError when they are missing or altered."""
        try:
            data = self.path(sha256).read_bytes()
        except OSError as error:
            raise LostOriginalError(self.path(sha256)) from error
        if checksum(data) != sha256:
            raise LostOriginalError(self.path(sha256))
        return data

    def files(self) -> Iterator[Path]:
        """Every file in the folder, unfinished ones too, in order."""
        if self.folder.is_dir():
            for shelf in sorted(self.folder.iterdir()):
                if shelf.is_dir():
                    yield from sorted(one for one in shelf.iterdir() if one.is_file())


def _same_size(target: Path, size: int) -> bool:
    try:
        return target.stat().st_size == size
    except FileNotFoundError:
        return False


def _write_through(file: Path, data: bytes) -> None:
    with suppress(FileNotFoundError):
        file.unlink()
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READ_ONLY)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
