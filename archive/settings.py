"""One job: the settings of an archive, from its TOML file and the environment. Knows no command line."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from archive.ark import is_naan
from archive.errors import BadSettingsError
from archive.layout import SETTINGS

PREFIX = "ARCHIVE_"
ENGINES = ("tantivy", "whoosh")
MOST = 1_000_000
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
    return _with(settings, named, "environment")


def _read(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettingsError(file, setting="file", value="read", possible=f"TOML ({error})") from error


def _with(settings: Settings, values: Mapping[str, object], where: str) -> Settings:
    known = {one.name: getattr(settings, one.name) for one in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise BadSettingsError(where, setting=name, value="set", possible=", ".join(known))
        known[name] = _convert(type(known[name]), name, value, where)
    if known["engine"] not in ENGINES:
        raise BadSettingsError(where, setting="engine", value=known["engine"], possible=", ".join(ENGINES))
    if not is_naan(str(known["naan"])):
        raise BadSettingsError(where, setting="naan", value=known["naan"], possible="5 digits or consonants")
    return Settings(**known)


def _convert(kind: type, name: str, value: object, where: str) -> str | int | float | bool:
    if kind is bool:
        known = _BOOLEANS.get(str(value).lower())
        if known is None:
            raise BadSettingsError(where, setting=name, value=repr(value), possible="true, false")
        return known
    if kind is str:
        if isinstance(value, str):
            return value
        raise BadSettingsError(where, setting=name, value=repr(value), possible="a text")
    least = 1 if kind is int else 0
    possible = f"a number from {least} to {MOST}"
    try:
        number = int(str(value)) if kind is int else float(str(value))
    except ValueError as error:
        raise BadSettingsError(where, setting=name, value=repr(value), possible=possible) from error
    if not least <= number <= MOST:  # NaN, too, fails this
        raise BadSettingsError(where, setting=name, value=repr(value), possible=possible)
    return number
