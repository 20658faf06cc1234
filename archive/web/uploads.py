"""One job: take in files that a browser or a program sent, by the same way as files on the disk. Knows no page."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from starlette.datastructures import UploadFile

from archive.errors import translating_os_errors
from archive.reports import IngestReport
from archive.requests import IngestOptions
from archive.web.site import Site

MOST_FILES = 200
_LONGEST_NAME = 150


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as sent."""

    name: str
    data: bytes


async def received(files: Sequence[UploadFile]) -> list[Upload]:
    """The files of a request; a field that was left empty is none."""
    return [Upload(one.filename, await one.read()) for one in files[:MOST_FILES] if one.filename]


def take_in(site: Site, uploads: Sequence[Upload], *, dry_run: bool) -> IngestReport:
    """What became of each file, told by its name.

    They pass through a folder of their own, which only the history names: a file that is sent later under the same
    name is another file, not a new version.
    """
    with translating_os_errors(site.archive.home):
        folder = site.archive.home / "web" / "received" / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}-{secrets.token_hex(3)}"
        folder.mkdir(parents=True)
        try:
            paths = [_written(folder / str(number), one) for number, one in enumerate(uploads, 1)]
            with site.writing:
                report = site.archive.ingest(paths, IngestOptions(dry_run=dry_run))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return replace(report, files=tuple(replace(one, path=Path(one.path).name) for one in report.files))


def safe_name(name: str) -> str:
    """The last part of a file's name, short, with nothing that a disk may mind; letters and ending stay."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].encode(errors="replace").decode()
    plain = "".join(one if one.isprintable() and one not in '<>:"|?*' else "_" for one in last).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if not stem:
        return plain[:_LONGEST_NAME // 3] or "communique"
    # A letter may take four bytes; most disks take names of 255.
    return stem.encode()[:_LONGEST_NAME].decode(errors="ignore") + dot + ending[:10]


def _written(folder: Path, upload: Upload) -> str:
    """The path of the file, in a folder where no other has its name."""
    folder.mkdir()
    file = folder / safe_name(upload.name)
    file.write_bytes(upload.data)
    return str(file)
