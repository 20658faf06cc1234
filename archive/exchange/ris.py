"""RIS, the format of reference managers: one reference a statement. Pure.

Tags after https://en.wikipedia.org/wiki/RIS_(file_format) as Zotero and EndNote read them: a statement is
a report (RPRT) of its issuers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.exchange.format import Ark, Format, one_line
from archive.reports import StatementView


def write(statements: Iterable[StatementView], ark: Ark) -> Iterator[str]:
    """One reference after the other, each ended by an empty line."""
    for statement in statements:
        lines = [f"{tag}  - {value}".rstrip() for tag, value in _tags(statement, ark) if value]
        yield "\r\n".join([*lines, "ER  - ", "", ""])


def _tags(statement: StatementView, ark: Ark) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT"
    yield "ID", statement.id
    for name in statement.issuers:
        # The comma at the end keeps reference managers from taking an organisation's name apart.
        yield "AU", one_line(name).replace(",", " ") + ","
    for person in statement.people:
        if "signatory" in person.roles:
            yield "A2", _inverted(one_line(person.name))
    yield "TI", one_line(statement.title)
    yield "T2", one_line(statement.subtitle)
    date = statement.date or ""
    yield "PY", date[:4]
    yield "DA", "/".join([*date.split("-"), "", ""][:3]) + "/" if date and "/" not in date else ""
    yield "CY", one_line(statement.place_of_issue)
    yield "PB", one_line("; ".join(statement.issuers))
    yield "M3", statement.document_type
    yield "LA", statement.language
    for tag in statement.tags:
        yield "KW", one_line(tag)
    yield "AN", ark(statement.id)


def _inverted(name: str) -> str:
    """A person's name with the family name first."""
    from indexer.analysis.names import surname  # noqa: PLC0415  (the lists of names are needed for people only)

    family = surname(name)
    given = name.removesuffix(family).strip()
    return f"{family}, {given}" if given and family else name


FORMAT = Format("ris", "ris", "application/x-research-info-systems", write)
