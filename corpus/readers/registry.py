"""One job: choose the reader of a file by its name and its content. Knows no format from the inside."""

from __future__ import annotations

import re
from pathlib import PurePath

from corpus.encodings import MAX_BYTES, Decoded, decode
from corpus.readers.html import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text
from corpus.statement import Document, Rejected

_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HTML_OPENING = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)[\s>]",
                           re.IGNORECASE)


def read(data: bytes, name: str, limit: int = MAX_BYTES) -> Document | Rejected:
    """The document in `data`, or why there is none. `name` is a path as the user gave it; `limit` is in bytes."""
    decoded = decode(data, name, limit)
    if isinstance(decoded, Rejected):
        return decoded
    return _read_decoded(decoded, name)


def _read_decoded(decoded: Decoded, name: str) -> Document | Rejected:
    extension = PurePath(name).suffix.lower()
    if extension in _HTML_NAMES or _HTML_OPENING.match(decoded.text):
        return read_html(decoded, name)
    document = read_markdown(decoded) if extension in _MARKDOWN_NAMES else read_text(decoded)
    if not document.text.strip():
        return Rejected(name, "no-text", f"{name} holds no text to read. Check that it was converted whole.")
    return document
