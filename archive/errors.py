"""One job: the ways the archive can fail, each with what happened, where, and what to do. Knows no screen.

ArchiveError
├── NotFoundError       no statement has this identifier
├── …                   decisions that cannot be taken: archive/refusals.py
├── NoArchiveError      the folder holds no archive
├── BusyError           another process is writing
├── NotWritableError    the folder or a file cannot be written
├── DiskFullError       no space is left
├── DamagedStoreError   the database cannot be read
├── NewerArchiveError   a later version of the program made this archive
├── LostOriginalError   an original is missing or altered
├── UnusableIndexError  the index cannot be read or rebuilt
├── BadRequestError     an option cannot be understood
└── BadSettingsError    the settings cannot be understood
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager


def message(text: str) -> str:
    """The text itself; the call marks it for the translation catalogues (`pybabel extract -k message`)."""
    return text


class ArchiveError(Exception):
    """Base of all expected failures.

    `code` is for programs. `what` and `remedy` are templates in English, so that a face can translate
    them; `values` fills them; `where` names the folder, file or identifier concerned.
    """

    code = "error"
    what = message("The archive failed: {detail}.")
    remedy = message("Run `archive verify` to see what is wrong.")

    def __init__(self, where: object = "", **values: object) -> None:
        self.where = str(where)
        self.values: dict[str, object] = {"where": self.where, **values}
        super().__init__(self.where)

    def __str__(self) -> str:
        return f"{self.what.format(**self.values)} {self.remedy.format(**self.values)}"


class NotFoundError(ArchiveError):
    """No statement has this identifier."""

    code = "not_found"
    what = message("No statement has the identifier {where}.")
    remedy = message("`archive list --ids` prints the identifiers.")


class NoArchiveError(ArchiveError):
    """The folder holds no archive."""

    code = "no_archive"
    what = message("There is no archive in {where}.")
    remedy = message("Ingest something first (`archive ingest FOLDER`), or name another with --archive.")


class BusyError(ArchiveError):
    """Another process is writing to this archive."""

    code = "busy"
    what = message("The archive {where} is being written by process {pid} ({command}) since {since}.")
    remedy = message("Wait until it ends, then run the command again.")


class NotWritableError(ArchiveError):
    """The folder or a file in it cannot be written."""

    code = "not_writable"
    what = message("Cannot write to {where}: {detail}.")
    remedy = message("Check the owner and permissions of the folder, or name another with --archive.")


class DiskFullError(ArchiveError):
    """No space is left where the archive is kept."""

    code = "disk_full"
    what = message("The disk is full: {where} could not be written ({detail}).")
    remedy = message("Make room, then run the same command again; everything committed so far is kept.")


class DamagedStoreError(ArchiveError):
    """The database cannot be read."""

    code = "store_damaged"
    what = message("The database {where} is damaged: {detail}.")
    remedy = message("Restore archive.sqlite from a backup, or set it aside and ingest the folder "
                     "originals/ beside it again; no original is lost.")


class NewerArchiveError(ArchiveError):
    """A later version of the program made this archive."""

    code = "newer_archive"
    what = message("The archive {where} is of a later version (schema {found}, known up to {known}).")
    remedy = message("Update the program: pip install --upgrade communiques-archive.")


class LostOriginalError(ArchiveError):
    """The file as received is missing or altered."""

    code = "original_lost"
    what = message("The original {where} is missing or altered.")
    remedy = message("Copy it back from a backup, or ingest the same file again.")


class UnusableIndexError(ArchiveError):
    """The index cannot be read, and building it anew failed."""

    code = "index_unusable"
    what = message("The index {where} cannot be used: {detail}.")
    remedy = message("Run `archive reindex`; the statements themselves are safe in the store.")


class BadRequestError(ArchiveError):
    """An option has a value that cannot be understood."""

    code = "bad_request"
    what = message("{option} cannot be {where}.")
    remedy = message("Possible: {possible}.")


class BadSettingsError(ArchiveError):
    """The settings cannot be understood."""

    code = "bad_settings"
    what = message("The setting {setting} in {where} cannot be {value}.")
    remedy = message("Possible: {possible}. See docs/settings.md.")


class BadVariableError(BadSettingsError):
    """A variable of the environment has a value that a setting cannot have."""

    what = message("The variable {setting} of the environment cannot be {value}.")


class UnknownSettingError(BadSettingsError):
    """The settings file names a setting that does not exist."""

    what = message("There is no setting {setting} ({where}).")


class MisspeltSettingError(UnknownSettingError):
    """The settings file names a setting that is nearly one."""

    remedy = message("Did you mean {meant}? Possible: {possible}. See docs/settings.md.")


class UnreadableSettingsError(BadSettingsError):
    """The settings file is no TOML."""

    what = message("The settings in {where} cannot be read: {detail}.")
    remedy = message("Write them in TOML; see docs/settings.md.")


# A quota or a limit on the size of files is a full disk to the person who meets it.
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def from_os_error(error: OSError, where: object) -> ArchiveError:
    """The failure that an error of the operating system amounts to while something is written at `where`."""
    detail = error.strerror or str(error)
    kind = DiskFullError if error.errno in FULL else NotWritableError
    return kind(where, detail=detail)


@contextmanager
def translating_os_errors(where: object) -> Iterator[None]:
    """Raises errors of the operating system as failures of the archive."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error, where) from error
