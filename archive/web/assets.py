"""One job: the static files: what is in them, and their addresses, which change with their content. Knows no page."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript"}
_FONT = re.compile(r'(?<=url\(")[\w-]+\.woff2(?="\))')


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text that pages load, as it is and compressed."""

    body: bytes
    packed: bytes
    media_type: str


def asset(name: str) -> str:
    """The address of a static file, changed whenever the file changes."""
    return f"/static/{name}?v={VERSIONS[name]}"


def _contents() -> dict[str, bytes]:
    """The files; the style sheet names its fonts as the pages do, so that a browser fetches each once."""
    read = {file.name: file.read_bytes() for file in FOLDER.iterdir() if file.is_file()}
    versions = _versions(read)
    sheet = _FONT.sub(lambda found: f"{found[0]}?v={versions[found[0]]}", read["site.css"].decode())
    return read | {"site.css": sheet.encode()}


def _versions(contents: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest()[:10] for name, content in contents.items()}


_CONTENTS = _contents()
VERSIONS: Mapping[str, str] = _versions(_CONTENTS)
TEXTS: Mapping[str, TextFile] = {
    name: TextFile(content, gzip.compress(content, mtime=0), _MEDIA_TYPES[Path(name).suffix])
    for name, content in _CONTENTS.items() if Path(name).suffix in _MEDIA_TYPES}
