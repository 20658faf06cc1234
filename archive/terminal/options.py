"""The options that several commands share, each written once. Knows no command."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from archive.errors import BadRequestError, NotFoundError, message
from corpus.identity import ALPHABET, LENGTH

if TYPE_CHECKING:
    from archive.names import Kind

Choice = TypeVar("Choice", bound=StrEnum)

_FILTERS = message("Filters")
_SHAPE = message("Result")

SignedBy = Annotated[list[str] | None, typer.Option(
    "--signed-by", metavar="NAME", help=message("Signed by this person."), rich_help_panel=_FILTERS)]
Quoted = Annotated[list[str] | None, typer.Option(
    "--quoted", metavar="NAME", help=message("Quotes this person."), rich_help_panel=_FILTERS)]
Contact = Annotated[list[str] | None, typer.Option(
    "--contact", metavar="NAME", help=message("Names this person as press contact."), rich_help_panel=_FILTERS)]
Person = Annotated[list[str] | None, typer.Option(
    "--person", metavar="NAME", help=message("Names this person in any role."), rich_help_panel=_FILTERS)]
Organisation = Annotated[list[str] | None, typer.Option(
    "--organisation", metavar="NAME", help=message("Names this organisation."), rich_help_panel=_FILTERS)]
Place = Annotated[list[str] | None, typer.Option(
    "--place", metavar="NAME", help=message("Names this place."), rich_help_panel=_FILTERS)]
Issuer = Annotated[list[str] | None, typer.Option(
    "--issuer", metavar="NAME", help=message("Issued by this organisation."), rich_help_panel=_FILTERS)]
DocumentType = Annotated[list[str] | None, typer.Option(
    "--type", metavar="TYPE", rich_help_panel=_FILTERS, help=message(
        "Of this type: press statement, declaration, open letter, resolution, leaflet, motion or other."))]
Tag = Annotated[list[str] | None, typer.Option(
    "--tag", metavar="TERM", help=message("Has this tag."), rich_help_panel=_FILTERS)]
Since = Annotated[str | None, typer.Option(
    "--from", metavar="DATE", rich_help_panel=_FILTERS,
    help=message("Dated on or after: 2024, 2024-06, 21/06/2024, “juin 2024”."))]
Until = Annotated[str | None, typer.Option(
    "--to", metavar="DATE", help=message("Dated on or before."), rich_help_panel=_FILTERS)]
Exclude = Annotated[list[str] | None, typer.Option(
    "--exclude", metavar="FIELD:VALUE", rich_help_panel=_FILTERS,
    help=message("Leave out what has this value: issuer:CGT, type:tract, date:2020…"))]
Strict = Annotated[bool, typer.Option(
    "--strict", rich_help_panel=_FILTERS,
    help=message("Take every word as written: no other forms, accents counted."))]

SortBy = Annotated[str, typer.Option(
    "--sort", metavar="ORDER", rich_help_panel=_SHAPE,
    help=message("relevance, date (newest first) or oldest; by default relevance where there are words."))]
Limit = Annotated[int, typer.Option(
    "--limit", "-n", min=0, max=10_000, help=message("How many statements a page."), rich_help_panel=_SHAPE)]
PageSize = Annotated[int | None, typer.Option(
    "--limit", "-n", min=0, max=10_000, rich_help_panel=_SHAPE,
    help=message("How many statements a page; with --ids all, unless it is given."))]
PageNumber = Annotated[int, typer.Option(
    "--page", "-p", min=1, max=1_000_000, help=message("Which page."), rich_help_panel=_SHAPE)]
Facets = Annotated[bool, typer.Option(
    "--facets", rich_help_panel=_SHAPE,
    help=message(
        "Also count people, organisations, places, issuers, types, years and tags over all statements found."))]
Facet = Annotated[list[str] | None, typer.Option(
    "--facet", metavar="KIND", rich_help_panel=_SHAPE,
    help=message("Count this kind only: signatory, quoted, issuer, place, year…; may be repeated."))]
FacetSize = Annotated[int, typer.Option(
    "--facet-size", min=1, max=1000, help=message("How many values of each facet."), rich_help_panel=_SHAPE)]
Timeline = Annotated[bool, typer.Option(
    "--timeline", rich_help_panel=_SHAPE, help=message("Also count by year and month over all statements found."))]
Copies = Annotated[bool, typer.Option(
    "--copies", rich_help_panel=_SHAPE,
    help=message("List statements with the same body one by one, as --ids does."))]
Explain = Annotated[bool, typer.Option(
    "--explain", rich_help_panel=_SHAPE, help=message("Tell how each score comes about, step by step."))]
AsJson = Annotated[bool, typer.Option(
    "--json", help=message("Print one JSON object (docs/json.md)."), rich_help_panel=_SHAPE)]
IdsOnly = Annotated[bool, typer.Option(
    "--ids", help=message("Print identifiers only, one a line."), rich_help_panel=_SHAPE)]

Identifier = Annotated[str, typer.Argument(metavar="ID", help=message("Identifier of a statement."))]
Identifiers = Annotated[list[str], typer.Argument(
    metavar="ID...", help=message("Identifiers of statements; - reads them from standard input."))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=message("Do not ask."))]
Author = Annotated[str | None, typer.Option(
    "--author", metavar="NAME", help=message("Who decides; by default ARCHIVE_AUTHOR or the login name."))]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=message("Why; kept with the decision."))]


def member(kind: type[Choice], text: str, option: str) -> Choice:
    """The member of an enumeration that a text names; raises BadRequestError where there is none."""
    for one in kind:
        if one.value.lower() == text.lower():
            return one
    raise BadRequestError(text, option=option, possible=", ".join(one.value for one in kind))


def statement(text: str) -> str:
    """The identifier of a statement, which may be given in any letter case or as its ARK."""
    if "ark:" not in text.lower():
        return text.lower() if looks_like_identifier(text) else text
    from archive.ark import statement_of  # noqa: PLC0415  (start-up is a feature)

    try:
        return statement_of(text)
    except ValueError as error:
        raise NotFoundError(text) from error


def looks_like_identifier(text: str) -> bool:
    """Whether a text has the form of a statement's identifier, in any letter case."""
    identifier = text.lower().partition("-")[0]
    return len(identifier) == LENGTH and set(identifier) <= set(ALPHABET)


def record_kind(text: str | None) -> Kind | None:
    """The kind of record that `--kind` names."""
    from archive.names import Kind  # noqa: PLC0415  (start-up is a feature)

    return member(Kind, text, "--kind") if text else None


def identifier(text: str) -> tuple[str, str]:
    """The scheme and identifier of "SCHEME:ID" or of the address of a page."""
    from archive.identifiers import read_identifier  # noqa: PLC0415

    found = read_identifier(text)
    if found is not None:
        return found
    scheme, _, value = text.partition(":")
    return scheme.strip().lower(), value.strip()


def vocabulary_format(text: str) -> str:
    """The SKOS format that a name or file extension means."""
    known = {"turtle": "turtle", "ttl": "turtle", "n3": "turtle", "xml": "xml", "rdf": "xml", "rdfxml": "xml",
             "skos": "xml", "": "turtle"}
    found = known.get(text.lower().lstrip("."))
    if found is None:
        raise BadRequestError(text, option="--format", possible="turtle, xml")
    return found
