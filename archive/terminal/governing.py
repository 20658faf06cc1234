"""The commands on people, organisations and places: print records, merge, split, rename, alias, relate, describe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from archive.errors import message
from archive.terminal import examples, options
from archive.terminal.deciding import read_ids
from archive.terminal.messages import format_number
from archive.terminal.record_page import RELATIONS, record_lines
from archive.terminal.session import Exit, session_of
from archive.terminal.wording import visible

Name = Annotated[str, typer.Argument(metavar="NAME", help=message("A name in any spelling."))]

Kind = Annotated[str | None, typer.Option(
    "--kind", metavar="KIND", help=message("person, organisation, place or term, where a name may be several."))]

def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    for plural, kind, help_ in (
            ("people", "person", message("List the people, or print what is known of one.")),
            ("organisations", "organisation", message("List the organisations, or print what is known of one.")),
            ("places", "place", message("List the places, or print what is known of one."))):
        app.command(plural, epilog=examples.PEOPLE, help=help_)(_lister(kind))
    app.command("merge", epilog=examples.MERGE, help=message(
        "Have one name mean the same as another: A becomes part of B."))(merge)
    app.command("split", epilog=examples.MERGE, help=message(
        "Keep apart two people of one name: in these statements it means another."))(split)
    app.command("rename", epilog=examples.MERGE, help=message(
        "Give a record another preferred name; the old one still leads to it."))(rename)
    app.command("alias", epilog=examples.MERGE, help=message("Give a record a further name."))(alias)
    app.command("apart", epilog=examples.MERGE, help=message(
        "Say that two records are not the same; they are no longer proposed for merging."))(apart)
    app.command("relate", epilog=examples.RELATE, help=message("Relate a record to another."))(relate)
    app.command("describe", epilog=examples.RELATE, help=message(
        "Give a record identifiers, dates of existence, a note."))(describe)


def _lister(kind: str) -> Callable[..., None]:
    def print_records(
        context: typer.Context,
        name: Annotated[str | None, typer.Argument(
            metavar="NAME", help=message("A name in any spelling; none lists all."))] = None,
        limit: options.Limit = 50,
        as_json: options.AsJson = False,
    ) -> None:
        if name is None:
            _list(context, kind, limit, as_json=as_json)
        else:
            _show(context, name, kind, as_json=as_json)
    return print_records


def _list(context: typer.Context, kind: str, limit: int, *, as_json: bool) -> None:
    session = session_of(context)
    with session.archive() as archive:
        found = archive.roster(kind, limit)
    if as_json:
        session.screen.json({"schema": "archive.authorities/1", "kind": kind,
                             "records": [one.to_json() for one in found]})
        return
    for one in found:
        others = f" ({', '.join(one.spellings)})" if one.spellings else ""
        count = format_number(one.statements, session.screen.language)
        session.screen.out(f"{count:>8}  {visible(one.name + others)}")
    if not found:
        raise typer.Exit(Exit.NOTHING)


def _show(context: typer.Context, name: str, kind: str, *, as_json: bool) -> None:
    from archive.names import Kind as Kinds  # noqa: PLC0415  (start-up is a feature)

    session = session_of(context)
    with session.archive() as archive:
        found = archive.desk.profile(name, Kinds(kind)).to_json()
    if as_json:
        session.screen.json(found)
        return
    for line in record_lines(found, session.screen):
        session.screen.out(line)


def merge(context: typer.Context,
          one: Annotated[str, typer.Argument(metavar="A", help=message("The name that becomes part of the other."))],
          into: Annotated[str, typer.Argument(metavar="B", help=message("The name that stays preferred."))],
          kind: Kind = None, author: options.Author = None, reason: options.Reason = None) -> None:
    """Merge two records."""
    session = session_of(context)
    with session.archive() as archive:
        found = archive.desk.merge(one, into, session.signature(author, reason), options.record_kind(kind))
    session.screen.out(_named(found.name, found.names))


def split(context: typer.Context, name: Name,
          new_name: Annotated[str, typer.Argument(
              metavar="NEW", help=message("The name that tells the other apart: “NAME (what tells apart)”."))],
          identifiers: options.Identifiers,
          author: options.Author = None, reason: options.Reason = None) -> None:
    """Split a record."""
    session = session_of(context)
    with session.archive() as archive:
        found = archive.desk.split(name, new_name, read_ids(identifiers), session.signature(author, reason))
    session.screen.out(_named(found.name, found.names))


def rename(context: typer.Context, name: Name,
           new_name: Annotated[str, typer.Argument(metavar="NEW", help=message("The new preferred name."))],
           kind: Kind = None, author: options.Author = None, reason: options.Reason = None) -> None:
    """Rename a record."""
    session = session_of(context)
    with session.archive() as archive:
        found = archive.desk.rename(name, new_name, session.signature(author, reason), options.record_kind(kind))
    session.screen.out(_named(found.name, found.names))


def alias(context: typer.Context, name: Name,
          other: Annotated[str, typer.Argument(metavar="OTHER", help=message("The further name."))],
          remove: Annotated[bool, typer.Option("--remove", help=message("Take the further name off."))] = False,
          kind: Kind = None, author: options.Author = None, reason: options.Reason = None) -> None:
    """Add or remove a further name."""
    session = session_of(context)
    with session.archive() as archive:
        act = archive.desk.unalias if remove else archive.desk.alias
        found = act(name, other, session.signature(author, reason), options.record_kind(kind))
    session.screen.out(_named(found.name, found.names))


def apart(context: typer.Context, name: Name,
          other: Annotated[str, typer.Argument(metavar="OTHER", help=message("The other name."))],
          kind: Kind = None, author: options.Author = None, reason: options.Reason = None) -> None:
    """Keep two records apart."""
    session = session_of(context)
    with session.archive() as archive:
        archive.desk.keep_apart(name, other, session.signature(author, reason), options.record_kind(kind))
    session.screen.out(session.screen.say(message("Kept apart.")))


def relate(context: typer.Context, name: Name,
           relation: Annotated[str, typer.Argument(metavar="RELATION", help=", ".join(RELATIONS))],
           other: Annotated[str, typer.Argument(metavar="OTHER", help=message("The other name."))],
           dates: Annotated[str, typer.Option("--dates", metavar="EDTF", help="2004, 2004/2012, 2004/..")] = "",
           new: Annotated[bool, typer.Option(
               "--new", help=message("Make a record of the other name, where nothing has it yet."))] = False,
           remove: Annotated[bool, typer.Option(
               "--remove", help=message("Take the relation off, or have it no longer proposed."))] = False,
           author: options.Author = None, reason: options.Reason = None) -> None:
    """Relate two records."""
    from archive.relating import Link  # noqa: PLC0415

    session = session_of(context)
    with session.archive() as archive:
        act = archive.desk.unrelate if remove else archive.desk.relate
        record = act(name, Link(relation, other, dates, new), session.signature(author, reason))
        found = archive.desk.profile(record.id).to_json()
    for line in record_lines(found, session.screen):
        session.screen.out(line)


def describe(context: typer.Context, name: Name,
             identifier: Annotated[list[str] | None, typer.Option(
                 "--identifier", metavar="SCHEME:ID", help="isni, idref, wikidata, viaf, maitron, insee, siren, siret")]
             = None,
             dates: Annotated[str | None, typer.Option(
                 "--dates", metavar="EDTF", help=message("Of existence: 2004, 2004/2012, 2004/.."))] = None,
             note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help=message("A note."))] = None,
             kind: Kind = None, author: options.Author = None, reason: options.Reason = None) -> None:
    """Describe a record."""
    session = session_of(context)
    with session.archive() as archive:
        fields: dict[str, object] = {"dates": dates, "note": note}
        if identifier:
            fields["identifiers"] = dict(options.identifier(one) for one in identifier)
        archive.desk.describe(name, fields, session.signature(author, reason), options.record_kind(kind))
        found = archive.desk.profile(name, options.record_kind(kind)).to_json()
    for line in record_lines(found, session.screen):
        session.screen.out(line)


def _named(name: str, names: tuple[str, ...]) -> str:
    return visible(name + (f" ({', '.join(names)})" if names else ""))
