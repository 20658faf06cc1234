"""One job: plain text and Markdown files to documents. Knows their front matter, not their marks."""

from __future__ import annotations

from corpus.edits import Draft
from corpus.encodings import Decoded
from corpus.offsets import OffsetMap
from corpus.readers.frontmatter import parse_front_matter
from corpus.statement import Document


def read_text(decoded: Decoded, media_type: str = "text/plain") -> Document:
    """The document of a text or Markdown file; real `.txt` statements carry front matter too."""
    head = parse_front_matter(decoded.text)
    draft = Draft(decoded.text, OffsetMap.identity(len(decoded.text))).edited(head.edits)
    return Document(draft.text, draft.offsets, media_type, decoded.encoding, head.metadata, decoded.warnings)
