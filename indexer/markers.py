"""Terms that no text contains: dates, types, names and ids as words of the names area, so that they can score."""

from __future__ import annotations

from indexer.tokens import fold


def date_markers(edtf: str) -> list[str]:
    """The markers of a date: one for its year, its month, its day, as far as it is known."""
    return ["@" + edtf[:length] for length in (4, 7, 10) if len(edtf) >= length]


def type_marker(document_type: str) -> str:
    """The marker of a document type."""
    return f"@type {document_type}"


def name_marker(kind: str, name: str) -> str:
    """The marker of a record, by its kind ("person", "organisation") and display name."""
    return f"@{kind} {fold(name)}"


def id_marker(identifier: str) -> str:
    """The marker of a statement's id."""
    return f"@id {identifier.lower()}"
