"""CSV: one line a statement, as a spreadsheet opens it; and the same table read back. Pure.

RFC 4180, in UTF-8 with a byte order mark, which Excel needs. Several values of one column are separated by
" | ". A value that a spreadsheet would run as a formula has an apostrophe before it, taken off again when
the table comes back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from archive.exchange.format import Ark, Format
from archive.reports import PersonView, StatementView

SEPARATOR = " | "
MARK = "\ufeff"
COLUMNS = ("id", "ark", "title", "subtitle", "date", "date_status", "issuers", "type", "place", "language",
           "signatories", "quoted", "contacts", "organisations", "places", "cosigners", "tags", "sources", "text")
# What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LARGEST_CELL = 32 << 20


def write(statements: Iterable[StatementView], ark: Ark) -> Iterator[str]:
    """The head, then one line a statement."""
    yield MARK + line(COLUMNS)
    for statement in statements:
        yield line(_row(statement, ark))


def line(values: Sequence[str]) -> str:
    """One line of a table."""
    out = io.StringIO()
    csv.writer(out).writerow([_harmless(value) for value in values])
    return out.getvalue()


def read(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a table below its head, each with its number and its cells by column.

    Comma or semicolon may separate the cells, as spreadsheets of different countries write them. Missing
    cells are left out. Raises csv.Error for what is no table.
    """
    text = text.removeprefix(MARK)
    head = text.partition("\n")[0]
    csv.field_size_limit(_LARGEST_CELL)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",",
                          strict=True)
    rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
    for row in rows:
        yield rows.line_num, {name: _plain(value) for name, value in row.items()
                              if isinstance(name, str) and isinstance(value, str)}


def split(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return list(dict.fromkeys(value for one in cell.split("|") if (value := " ".join(one.split()))))


def join(values: Iterable[str]) -> str:
    """Several values as one cell."""
    return SEPARATOR.join(" ".join(one.replace("|", "/").split()) for one in values)


def cells(view: StatementView) -> dict[str, str]:
    """The cells of a statement by column, but for its ARK."""
    return dict(zip(COLUMNS, _row(view, lambda _: ""), strict=True))


def _row(view: StatementView, ark: Ark) -> list[str]:
    return [view.id, ark(view.id), view.title or "", view.subtitle or "", view.date or "", view.date_status,
            join(view.issuers), view.document_type, view.place_of_issue or "", view.language,
            *(join(_said(one) for one in view.people if role in one.roles)
              for role in ("signatory", "quoted", "contact")),
            join(view.organisations), join(view.places), join(view.cosigning_organisations), join(view.tags),
            join(one.path for one in view.sources), view.text]


def _said(person: PersonView) -> str:
    details = ", ".join(one for one in (person.function, person.organisation) if one)
    return f"{person.name} ({details})" if details else person.name


def _harmless(value: str) -> str:
    return "'" + value if value.lstrip("'").startswith(_FORMULA) else value


def _plain(value: str) -> str:
    return value[1:] if value.startswith("'") and value.lstrip("'").startswith(_FORMULA) else value


FORMAT = Format("csv", "csv", "text/csv", write)
