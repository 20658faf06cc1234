"""BibTeX: one entry a statement. Pure.

Entries are @misc with the fields that BibTeX and biblatex read; names of organisations stand in braces,
so that they are not taken apart. Characters outside ASCII stay as they are (UTF-8).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive.exchange.format import Ark, Format, one_line
from archive.reports import StatementView

_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
            "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_KEY = re.compile(r"[^0-9A-Za-z-]")


def write(statements: Iterable[StatementView], ark: Ark) -> Iterator[str]:
    """One entry after the other, with an empty line between."""
    for statement in statements:
        fields = [f"  {name} = {value}" for name, value in _fields(statement, ark)]
        yield f"@misc{{{_NO_KEY.sub('', statement.id)},\n" + ",\n".join(fields) + "\n}\n\n"


def escape(text: str | None) -> str:
    """The text on one line, with the characters that TeX reads as commands written out."""
    return "".join(_SPECIAL.get(one, one) for one in one_line(text))


def _fields(statement: StatementView, ark: Ark) -> Iterator[tuple[str, str]]:
    if statement.issuers:
        yield "author", "{" + " and ".join("{" + escape(name) + "}" for name in statement.issuers) + "}"
    # Twice in braces: the case of a title is the author's.
    if escape(statement.title):
        yield "title", "{{" + escape(statement.title) + "}}"
    date = statement.date or ""
    if date[:4].isdecimal():
        yield "year", "{" + date[:4] + "}"
        yield "date", "{" + date + "}"
    if len(date) >= 7 and date[5:7].isdecimal() and 1 <= int(date[5:7]) <= 12:
        yield "month", _MONTHS[int(date[5:7]) - 1]
    if statement.place_of_issue:
        yield "address", "{" + escape(statement.place_of_issue) + "}"
    signatories = [escape(person.name) for person in statement.people if "signatory" in person.roles]
    if signatories:
        yield "note", "{Signé : " + ", ".join(signatories) + "}"
    yield "type", "{" + escape(statement.document_type) + "}"
    yield "language", "{" + escape(statement.language) + "}"
    if statement.tags:
        yield "keywords", "{" + ", ".join(escape(tag) for tag in statement.tags) + "}"
    yield "howpublished", "{" + escape(ark(statement.id)) + "}"


FORMAT = Format("bibtex", "bib", "application/x-bibtex", write)
