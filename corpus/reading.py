"""One job: the whole way in, from bytes to a structured statement. Pure: opens no file, knows no store."""

from __future__ import annotations

import hashlib

from corpus.cleaning import clean
from corpus.identity import statement_id
from corpus.languages import language_of
from corpus.readers.registry import read
from corpus.sites import KEY, own_site
from corpus.statement import Document, Rejected, Source, Statement
from corpus.structure import structure

# A statement has a few pages; a file with more than some 250,000 words is a collection, or no text at all.
LONGEST_TEXT = 1_500_000


def read_statement(data: bytes, path: str) -> Statement | Rejected:
    """The statement in a file's bytes, or why there is none. `path` is kept as the user gave it."""
    document = read(data, path)
    if isinstance(document, Rejected):
        return document
    if len(document.text) > LONGEST_TEXT:
        return Rejected(path, "too-large", f"{path} has {len(document.text):,} characters of text; a statement has at "
                        f"most {LONGEST_TEXT:,}. Split it into statements first.")
    content = clean(document)
    if not any(character.isalnum() for character in content.text):
        return Rejected(path, "no-text", f"{path} holds no words to read. Check that it was converted whole.")
    source = Source(path, document.media_type, document.encoding, hashlib.sha256(data).hexdigest(), len(data))
    return Statement(statement_id(content.text), source, content, structure(content, document.metadata),
                     language_of(content.text), _metadata(document))


def _metadata(document: Document) -> dict[str, str]:
    """What the document says outside its text, and the site that its links call their own."""
    site = own_site(document.text)
    return {**document.metadata, KEY: site} if site else dict(document.metadata)
