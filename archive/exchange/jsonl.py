"""JSON Lines: one `archive.show/1` object a line, with the permanent identifier. Nothing is lost. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from archive.exchange.format import Ark, Format
from archive.reports import StatementView


def write(statements: Iterable[StatementView], ark: Ark) -> Iterator[str]:
    """One line a statement."""
    for statement in statements:
        yield json.dumps({**statement.to_json(), "ark": ark(statement.id)}) + "\n"


FORMAT = Format("jsonl", "jsonl", "application/jsonl", write)
