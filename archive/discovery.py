"""One job: find the files that the paths of an ingest name, and read them. Knows no format and no store."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.statement import Rejected

STANDARD_INPUT = "-"
EXTENSIONS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
# A guard for the memory of the machine, far above what readers accept.
LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read. `path` is as the user gave it, `location` absolute; None for standard input."""

    path: str
    location: str | None


def discover(paths: Iterable[str]) -> Iterator[Candidate | Rejected]:
    """The files that the paths name, in order: files as they are, folders with all that can be read in them.

    In folders, hidden files and other formats are passed over, and each folder is visited once, so that
    a loop of links ends.
    """
    visited: set[tuple[int, int]] = set()
    for path in paths:
        if path == STANDARD_INPUT:
            yield Candidate(path, None)
        elif os.path.isdir(path):  # noqa: PTH112  (names are kept exactly as given; Path would tidy them)
            yield from _inside(path, visited)
        else:
            yield Candidate(path, str(Path(path).absolute()))


def passed_over(paths: Iterable[str]) -> Iterator[str]:
    """The files in the folders named that are of another format, hidden ones and those behind links aside."""
    stack = [path for path in paths if path != STANDARD_INPUT and os.path.isdir(path)]  # noqa: PTH112  (see above)
    while stack:
        with suppress(OSError), os.scandir(stack.pop()) as entries:
            for one in sorted(entries, key=lambda one: one.name):
                if one.name.startswith("."):
                    continue
                if one.is_dir(follow_symlinks=False):
                    stack.append(one.path)
                elif one.is_file(follow_symlinks=False) and Path(one.name).suffix.lower() not in EXTENSIONS:
                    yield one.path


def read(candidate: Candidate) -> bytes | Rejected:
    """The bytes of a file, or why they cannot be had."""
    if candidate.location is None:
        data = sys.stdin.buffer.read(LARGEST + 1)
        return data if len(data) <= LARGEST else _too_large(candidate.path)
    try:
        found = Path(candidate.path).stat()
        if not stat.S_ISREG(found.st_mode):
            return Rejected(candidate.path, "not-a-file", "This is not a regular file. Name a file or a folder.")
        if found.st_size > LARGEST:
            return _too_large(candidate.path)
        return Path(candidate.path).read_bytes()
    except FileNotFoundError:
        return Rejected(candidate.path, "not-found", "There is no such file. Check the path.")
    except (OSError, ValueError) as error:
        return _unreadable(candidate.path, error)


def printable(path: str) -> str:
    """The path as text that can be stored and shown, whatever bytes the name has; distinct names stay distinct."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _inside(folder: str, visited: set[tuple[int, int]]) -> Iterator[Candidate | Rejected]:
    """The files in a folder and below. A stack, not recursion: folders may be nested deeper than Python."""
    stack = [folder]
    while stack:
        path = stack.pop()
        try:
            if os.path.isdir(path):  # noqa: PTH112  (see above)
                found = os.stat(path)  # noqa: PTH116
                if (found.st_dev, found.st_ino) not in visited:
                    visited.add((found.st_dev, found.st_ino))
                    stack.extend(_content(path))
            elif os.path.isfile(path) or os.path.islink(path):  # noqa: PTH113, PTH114
                yield Candidate(path, str(Path(path).absolute()))
        except OSError as error:
            yield _unreadable(path, error)


def _content(folder: str) -> list[str]:
    """What a folder holds that may interest us, last name first, ready for a stack."""
    with os.scandir(folder) as entries:
        wanted = [one for one in entries if not one.name.startswith(".") and _may_interest(one)]
    return [one.path for one in sorted(wanted, key=lambda one: one.name, reverse=True)]


def _may_interest(entry: os.DirEntry[str]) -> bool:
    if Path(entry.name).suffix.lower() in EXTENSIONS:
        return True
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _unreadable(path: str, error: OSError | ValueError) -> Rejected:
    detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Rejected(path, "unreadable", f"It cannot be read: {detail}. Check the path and its permissions.")


def _too_large(path: str) -> Rejected:
    return Rejected(path, "too-large", f"It is larger than {LARGEST // 1024**2} MB. Split it into statements first.")
