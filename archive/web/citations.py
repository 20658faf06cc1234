"""One job: how a statement is cited: ISO 690, BibTeX, RIS. Pure; knows no page.

Sources: ISO 690:2021 (author, title, kind, place, date, identifier), the RIS tag list of Reference
Manager, and the escapes of BibTeX.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.exchange.bibtex import escape
from archive.web.language import Words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Citable:
    """What a citation says of a statement. `date` is EDTF level 0; `people` signed it."""

    id: str
    title: str | None
    date: str | None
    place: str | None
    issuers: Sequence[str]
    people: Sequence[str]
    document_type: str
    link: str


def iso_690(one: Citable, words: Words) -> str:
    """The reference as a line of text."""
    author = " ; ".join(one.issuers) or " ; ".join(one.people)
    date = words.date(one.date) if one.date else words.t("[n. d.]")
    where = ", ".join(part for part in (one.place, date) if part)
    kind = words.type(one.document_type)
    parts = [author, _line(one.title) or words.t("[Untitled]"), kind[:1].upper() + kind[1:], where,
             words.t("Identifier {id}", id=one.id)]
    said = " ".join(_ended(part) for part in parts if part)
    where_to_find = words.t("Available at: {link}", link=one.link)
    return f"{said} {where_to_find}"


def _ended(part: str) -> str:
    """The part with one mark at its end: a full stop, unless it asks or exclaims."""
    bare = part.rstrip(". ")
    return bare if bare.endswith(("?", "!", "…")) else f"{bare}."


def bibtex(one: Citable, words: Words) -> str:
    """The reference as a BibTeX entry."""
    title = escape(_line(one.title))
    year, month = _year_and_month(one.date)
    fields = [("author", " and ".join(f"{{{escape(name)}}}" for name in one.issuers or one.people)),
              ("title", f"{{{title}}}" if title else ""), ("date", one.date or ""), ("year", year),
              ("month", month), ("address", escape(one.place or "")),
              ("howpublished", escape(words.type(one.document_type))), ("url", one.link)]
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields if value]
    return "\n".join([f"@misc{{{one.id},", ",\n".join(lines), "}", ""])


def ris(one: Citable, words: Words) -> str:
    """The reference as a RIS record, for Zotero and others."""
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in _ris_lines(one, words)) + "\r\n"


def _ris_lines(one: Citable, words: Words) -> Iterator[tuple[str, str]]:
    yield "TY", "GEN"
    yield "ID", one.id
    for name in one.issuers or one.people:
        yield "AU", name
    if _line(one.title):
        yield "TI", _line(one.title)
    if one.date:
        parts = [*one.date.split("-"), "", ""][:3]
        yield "PY", parts[0]
        yield "DA", "/".join(parts) + "/"
    if one.place:
        yield "CY", one.place
    yield "M3", words.type(one.document_type)
    yield "UR", one.link
    yield "ER", ""


def _year_and_month(date: str | None) -> tuple[str, str]:
    year, *rest = (date or "").split("-")
    month = rest[0] if rest else ""
    return year, _MONTHS[int(month) - 1] if month.isdigit() and 1 <= int(month) <= 12 else ""


def _line(text: str | None) -> str:
    """The text on one line."""
    return " ".join((text or "").split())
