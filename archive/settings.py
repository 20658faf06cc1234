"""One job: the settings of an archive, from its TOML file and the environment. Knows no command line."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from archive.ark import is_naan
from archive.errors import (
    BadSettingsError,
    BadVariableError,
    MisspeltSettingError,
    UnknownSettingError,
    UnreadableSettingsError,
    message,
)
from archive.layout import SETTINGS

PREFIX = "ARCHIVE_"
ENGINES = ("tantivy", "whoosh")
MOST = 1_000_000
_ENVIRONMENT = "environment"
# The least number, and what is possible, of whole numbers and of others.
_NUMBERS = {True: (1, message("a number from 1 to 1000000")), False: (0, message("a number from 0 to 1000000"))}
_BOOLEANS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, documented in docs/settings.md.

    `engine` is the search engine; `pipeline` the spaCy pipeline ("" = the one that ships); `workers`
    how many processes analyse; `chunk` how many statements are analysed at a time; `index_every` how
    many are stored between two writes of the index; `wait` how many seconds to wait for another writer.
    `naan` is the name assigning authority number of permanent identifiers; `free_terms` whether tags
    beside the vocabulary are allowed; `apply_suggestions` whether suggested tags are given at ingest.
    """

    engine: str = "tantivy"
    pipeline: str = ""
    workers: int = 1
    chunk: int = 64
    index_every: int = 2000
    wait: float = 60.0
    naan: str = "99999"
    free_terms: bool = True
    apply_suggestions: bool = False


def default_home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder named by ARCHIVE_HOME, or the platform's place for a user's data."""
    named = environment.get("ARCHIVE_HOME")
    if named:
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415  (only where no folder is named: start-up is a feature)
    return Path(platformdirs.user_data_dir("communiques-archive"))


def load(home: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of the archive in `home`: defaults, then `settings.toml`, then ARCHIVE_… variables."""
    settings = Settings()
    file = home / SETTINGS
    if file.is_file():
        settings = _with(settings, _read(file), str(file))
    named = {one.name: environment[PREFIX + one.name.upper()] for one in fields(Settings)
             if PREFIX + one.name.upper() in environment}
    return _with(settings, named, _ENVIRONMENT)


def _read(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableSettingsError(file, detail=str(error)) from error


def _with(settings: Settings, values: Mapping[str, object], where: str) -> Settings:
    known = {one.name: getattr(settings, one.name) for one in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise _unknown(where, name, tuple(known))
        known[name] = _convert(type(known[name]), name, value, where)
    if known["engine"] not in ENGINES:
        raise _wrong(where, "engine", known["engine"], ", ".join(ENGINES))
    if not is_naan(str(known["naan"])):
        raise _wrong(where, "naan", known["naan"], message("5 digits or consonants"))
    return Settings(**known)


def _convert(kind: type, name: str, value: object, where: str) -> str | int | float | bool:
    if kind is bool:
        known = _BOOLEANS.get(str(value).lower())
        if known is None:
            raise _wrong(where, name, repr(value), "true, false")
        return known
    if kind is str:
        if isinstance(value, str):
            return value
        raise _wrong(where, name, repr(value), message("a text"))
    least, possible = _NUMBERS[kind is int]
    try:
        number = int(str(value)) if kind is int else float(str(value))
    except ValueError as error:
        raise _wrong(where, name, repr(value), possible) from error
    if not least <= number <= MOST:  # NaN, too, fails this
        raise _wrong(where, name, repr(value), possible)
    return number


def _wrong(where: str, name: str, value: object, possible: str) -> BadSettingsError:
    if where == _ENVIRONMENT:
        return BadVariableError(where, setting=PREFIX + name.upper(), value=value, possible=possible)
    return BadSettingsError(where, setting=name, value=value, possible=possible)


def _unknown(where: str, name: str, known: Sequence[str]) -> UnknownSettingError:
    from difflib import get_close_matches  # noqa: PLC0415  (only where something is wrong)

    possible = ", ".join(known)
    for meant in get_close_matches(name, known, n=1):
        return MisspeltSettingError(where, setting=name, meant=meant, possible=possible)
    return UnknownSettingError(where, setting=name, possible=possible)
