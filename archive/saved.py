"""One job: searches kept under a name, with the statements that they had found when last run. Knows no engine.

They are a convenience of the archive's users, not part of its truth: a file beside the store. Only statements that
have all words of a search count as found by it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from archive.errors import BadRequestError, NotWritableError, message
from archive.refusals import SearchTakenError, UnknownSearchError
from archive.requests import SearchOptions
from archive.wording import clean

FILE = "saved-searches.json"
SCHEMA = "archive.saved/1"
LONGEST_NAME = 100
_EVERY_HIT = 10_000


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name. `seen` are the identifiers that it had found when it was last run."""

    name: str
    options: SearchOptions
    seen: tuple[str, ...] = ()


def everything(options: SearchOptions) -> SearchOptions:
    """The search as it is kept: for all that it finds, copies too, the newest first."""
    return replace(options, limit=_EVERY_HIT, page=1, sort="date", copies=True)


def with_saved(searches: Mapping[str, SavedSearch], search: SavedSearch, *,
               replacing: bool = False) -> dict[str, SavedSearch]:
    """The searches and this one; raises SearchTakenError where another has its name and is not to be replaced."""
    known = searches.get(search.name)
    if known is not None and known.options != search.options and not replacing:
        raise SearchTakenError(search.name, query=known.options.query)
    return {**searches, search.name: search}


def saved_as(searches: Mapping[str, SavedSearch], name: str) -> SavedSearch:
    """The search of this name; raises UnknownSearchError where there is none."""
    found = searches.get(name) or searches.get(clean(name))
    if found is None:
        raise UnknownSearchError(name)
    return found


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
