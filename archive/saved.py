"""One job: searches kept under a name, and which of their hits are new since the last run. Knows no engine.

They are a convenience of the archive's users, not part of its truth: a file beside the store.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from archive.errors import BadRequestError, NotWritableError, message
from archive.requests import SearchOptions

FILE = "saved-searches.json"
SCHEMA = "archive.saved/1"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name. `seen` are the identifiers that it had found when it was last run."""

    name: str
    options: SearchOptions
    seen: tuple[str, ...] = ()


def load_saved(home: Path) -> dict[str, SavedSearch]:
    """The saved searches by name, in the order of saving; none where there is no file yet."""
    file = home / FILE
    if not file.exists():
        return {}
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))["searches"]
        return {row["name"]: SavedSearch(row["name"], _options(row["options"]), tuple(row["seen"])) for row in rows}
    except (ValueError, KeyError, TypeError) as error:
        raise BadRequestError(file, option=FILE, possible=message("JSON as `archive saved` writes it")) from error


def saved_version(home: Path) -> int:
    """A value that changes with the saved searches."""
    try:
        return (home / FILE).stat().st_mtime_ns
    except OSError:
        return 0


def store_saved(home: Path, searches: Mapping[str, SavedSearch]) -> None:
    """Keep these and no others, all or nothing."""
    rows = [{"name": one.name, "options": asdict(one.options), "seen": one.seen} for one in searches.values()]
    text = json.dumps({"schema": SCHEMA, "searches": rows}, ensure_ascii=False, indent=1)
    passing = home / f"{FILE}.{os.getpid()}"
    try:
        with passing.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(home / FILE)
    except OSError as error:
        passing.unlink(missing_ok=True)
        raise NotWritableError(home, detail=error.strerror or str(error)) from error


def _options(row: Mapping[str, object]) -> SearchOptions:
    """The options of a saved row; what this version does not know is left out."""
    known = {one.name for one in fields(SearchOptions)}
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items() if name in known}
    return SearchOptions(**values)  # type: ignore[arg-type]  # the values were written from the same dataclass
