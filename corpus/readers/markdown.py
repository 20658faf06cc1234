"""One job: Markdown files to documents. Knows their media type; the rest it shares with plain text."""

from __future__ import annotations

from corpus.encodings import Decoded
from corpus.readers.text import read_text
from corpus.statement import Document


def read_markdown(decoded: Decoded) -> Document:
    """The document of a Markdown file; its marks leave in cleaning, with those found in plain text."""
    return read_text(decoded, "text/markdown")
