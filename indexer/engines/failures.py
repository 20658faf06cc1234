"""What the failures of files and libraries mean for an index, and what mends them. It knows no engine."""

from __future__ import annotations

import errno
import re
from pathlib import Path
from types import TracebackType

from indexer.engine import DiskFull, EngineError, IndexCorrupt, IndexReadOnly

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_CODE = re.compile(r"os error (\d{1,5})\b|code: (\d{1,5})\b")


class Explaining:
    """Blocks whose failures are raised as EngineError: `causes`, and a library's panic over damaged files.

    A plain class, since every look-up of a search enters one.
    """

    def __init__(self, folder: Path, causes: tuple[type[BaseException], ...] = (OSError,)) -> None:
        self._folder = folder
        self._causes = causes

    def __enter__(self) -> None:
        """Nothing is needed."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if error is None or isinstance(error, EngineError):
            return
        if isinstance(error, self._causes) or type(error).__name__ == "PanicException":
            raise explain(error, self._folder) from error


def explain(error: BaseException, folder: Path) -> EngineError:
    """The error that says what, where and what to do about it."""
    code = _code_of(error)
    if code in _FULL:
        return DiskFull("There is no room left to write the index", folder, "Free some space and try again.")
    if code in _READ_ONLY:
        return IndexReadOnly("The index cannot be written or read", folder, "Check the rights on the folder.")
    if code == errno.EMFILE:
        return EngineError("Too many files are open", folder, "Raise the limit (ulimit -n) and try again.")
    reason = (str(error).splitlines() or [type(error).__name__])[0][:200]
    return IndexCorrupt(f"The index is damaged ({reason})", folder, "Run `archive reindex`.")


def probe(folder: Path) -> None:
    """Nothing; OSError with the reason if the folder cannot take a megabyte (a quota counts too)."""
    file = folder / "probe"
    try:
        file.write_bytes(bytes(1 << 20))
    finally:
        file.unlink(missing_ok=True)


def _code_of(error: BaseException) -> int | None:
    """The operating system's error number, also where a library only tells it in words."""
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno
    found = _CODE.search(str(error))
    return int(found[1] or found[2]) if found else None
