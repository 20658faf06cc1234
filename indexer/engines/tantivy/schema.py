"""The fields of a tantivy index, and entries in tantivy's form."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import repeat

import tantivy

from indexer.engine import Area, Entry, Field, Posting, Postings, Sort
from indexer.engines.folder_engine import LONGEST_TERM, LONGEST_VALUE, LOOKUPS

SCHEMA_VERSION = 3
SORT_FIELDS = {Sort.NEWEST: "newest", Sort.OLDEST: "oldest"}
STAMP = "stamp"
_UNDATED = 9_999_999


@cache
def schema() -> tantivy.Schema:
    """The fields of an index; change SCHEMA_VERSION with it."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("id_head", fast=True)
    builder.add_bytes_field("stored", stored=True)   # a text field would be indexed as one huge term
    for area in Area:
        builder.add_text_field(area, tokenizer_name="raw", index_option="position")
    for field in Field:
        builder.add_text_field(field, fast=field not in LOOKUPS, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("has", tokenizer_name="raw", index_option="basic")
    for day in ("first_day", "last_day"):
        builder.add_integer_field(day, indexed=True, fast=True)
    for order in SORT_FIELDS.values():
        builder.add_text_field(order, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(STAMP, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def document_of(entry: Entry) -> tantivy.Document:
    """The entry in tantivy's form."""
    document = tantivy.Document()
    add = document.add_text
    add("id", entry.id)
    document.add_bytes("stored", entry.stored.encode())
    document.add_unsigned("id_head", _head(entry.id))
    for area, postings in entry.areas.items():
        document.add_pre_tokenized_text(area, tantivy.PreTokenizedString("", _tokens(postings)))
    for field, values in entry.keywords.items():
        for value in dict.fromkeys(values):
            if len(value) <= LONGEST_VALUE:
                add(field, value)
        if values:
            add("has", field)
    _add_days(document, entry)
    return document


def _tokens(postings: Iterable[Posting]) -> list[tantivy.Token]:
    """The postings as tokens, in order; words that are too long are left out."""
    columns = postings if isinstance(postings, Postings) else Postings.of(postings)
    tokens = map(tantivy.Token, columns.terms, columns.positions, repeat(0))
    if max(map(len, columns.terms), default=0) <= LONGEST_TERM:
        return list(tokens)
    return [token for token, term in zip(tokens, columns.terms, strict=True) if len(term) <= LONGEST_TERM]


def _add_days(document: tantivy.Document, entry: Entry) -> None:
    """Put in the days and the keys of both date orders, which end with the id to break ties."""
    newest = oldest = _UNDATED
    if entry.first_day is not None and entry.last_day is not None:
        document.add_integer("first_day", entry.first_day)
        document.add_integer("last_day", entry.last_day)
        newest, oldest = _UNDATED - entry.first_day, entry.first_day
    document.add_text("newest", f"{newest:07d}{entry.id}")
    document.add_text("oldest", f"{oldest:07d}{entry.id}")


def _head(identifier: str) -> int:
    """The first eight bytes of an id as a number that sorts as they do."""
    return int.from_bytes(identifier.encode()[:8].ljust(8, b"\0"), "big")


def stamp_document(stamp: str) -> tantivy.Document:
    """The document that keeps the stamp: the commit that holds the entries holds it too."""
    document = tantivy.Document()
    document.add_text("has", STAMP)
    document.add_text(STAMP, stamp)
    return document
