"""One job: the formats that statements can be exported in, by name. A new format is one module and one line here."""

from __future__ import annotations

from archive.errors import BadRequestError
from archive.exchange import bibtex, jsonl, ris, table
from archive.exchange.format import Format

FORMATS: dict[str, Format] = {one.name: one for one in (table.FORMAT, jsonl.FORMAT, ris.FORMAT, bibtex.FORMAT)}


def format_named(name: str) -> Format:
    """The format with this name or file extension; raises BadRequestError where there is none."""
    for one in FORMATS.values():
        if name.lower().lstrip(".") in (one.name, one.extension):
            return one
    raise BadRequestError(name, option="--format", possible=", ".join(FORMATS))
