"""The fields of a Whoosh index, and entries in Whoosh's form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter

from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, STORED, FieldType, Schema
from whoosh.formats import Existence, Positions

from indexer.engine import Area, Entry, Field, Posting
from indexer.engines.folder_engine import LONGEST_TERM, LONGEST_VALUE, LOOKUPS

SCHEMA_VERSION = 2
STAMP = "stamp"

Indexed = Iterator[tuple[bytes, int, float, bytes]]


class PostingField(FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """Words with positions, given as postings."""

    def __init__(self) -> None:
        self.format = Positions()
        self.scorable = True

    def index(self, value: Iterable[Posting], **_: object) -> Indexed:
        """Each term, how often it stands there, its weight, and its positions packed."""
        positions: dict[str, list[int]] = {}
        for term, position in sorted(value, key=itemgetter(1)):
            if len(term) <= LONGEST_TERM:
                positions.setdefault(term, []).append(position)
        for term, found in positions.items():
            yield term.encode(), len(found), float(len(found)), self.format.encode(found)


class ValueField(FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """Exact values, given as a list; with a column, each statement's values can be read back."""

    def __init__(self, *, column: bool) -> None:
        self.format = Existence()
        self.scorable = False
        self.column_type = VarBytesColumn() if column else None

    def index(self, value: Sequence[str], **_: object) -> Indexed:
        """Each value once."""
        for text in dict.fromkeys(value):
            if len(text) <= LONGEST_VALUE:
                yield text.encode(), 1, 1.0, b""

    def to_column_value(self, value: Sequence[str]) -> bytes:
        """The values as the column keeps them."""
        return json.dumps([text for text in dict.fromkeys(value) if len(text) <= LONGEST_VALUE]).encode()


@cache
def schema() -> Schema:
    """The fields of an index; change SCHEMA_VERSION with it."""
    fields: dict[str, FieldType] = {"id": ValueField(column=True), "has": ValueField(column=False)}
    fields |= {str(area): PostingField() for area in Area}
    fields |= {str(field): ValueField(column=field not in LOOKUPS) for field in Field}
    fields |= {"stored": STORED(), STAMP: STORED()}
    fields |= {day: COLUMN(NumericColumn("i", default=0)) for day in ("first_day", "last_day")}
    return Schema(**fields)


def document_of(entry: Entry) -> dict[str, object]:
    """The entry in Whoosh's form."""
    document: dict[str, object] = {"id": [entry.id], "stored": entry.stored}
    document |= {str(area): postings for area, postings in entry.areas.items()}
    document |= {str(field): values for field, values in entry.keywords.items() if values}
    document["has"] = [str(field) for field, values in entry.keywords.items() if values]
    if entry.first_day is not None and entry.last_day is not None:
        document |= {"first_day": entry.first_day, "last_day": entry.last_day}
    return document


def stamp_document(stamp: str) -> dict[str, object]:
    """The document that keeps the stamp: the commit that holds the entries holds it too."""
    return {"has": [STAMP], STAMP: stamp}
