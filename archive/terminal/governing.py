"""The commands on people, organisations and places: print records, merge, split, rename, alias, relate, describe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from archive.errors import message
from archive.requests import SearchOptions
from archive.terminal import examples, options
from archive.terminal.deciding import read_ids
from archive.terminal.messages import format_number
from archive.terminal.screen import Screen
from archive.terminal.session import Exit, session_of
from archive.terminal.wording import KINDS, ROLES, say_date, visible

Name = Annotated[str, typer.Argument(metavar="NAME", help=message("A name in any spelling."))]
Kind = Annotated[str | None, typer.Option(
    "--kind", metavar="KIND", help=message("person, organisation, place or term, where a name may be several."))]

RELATIONS = {
    "member_of": message("member of"), "has_member": message("has as member"),
    "successor_of": message("successor of"), "predecessor_of": message("predecessor of"),
    "president_of": message("president of"), "has_president": message("has as president"),
    "broader": message("broader term"), "narrower": message("narrower term"), "related": message("related to"),
}


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
        found = archive.facets(SearchOptions(facet_size=max(limit, 1)))[kind]
    if as_json:
        session.screen.json({"schema": "archive.authorities/1", "kind": kind,
                             "records": [{"name": one.value, "statements": one.count} for one in found]})
        return
    for one in found:
        session.screen.out(f"{format_number(one.count, session.screen.language):>8}  {visible(one.value)}")
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
    for line in _profile(found, session.screen):
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
           author: options.Author = None, reason: options.Reason = None) -> None:
    """Relate two records."""
    session = session_of(context)
    with session.archive() as archive:
        archive.desk.relate(name, relation, other, session.signature(author, reason), dates=dates)
        found = archive.desk.profile(name).to_json()
    for line in _profile(found, session.screen):
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
    for line in _profile(found, session.screen):
        session.screen.out(line)


def _named(name: str, names: tuple[str, ...]) -> str:
    return visible(name + (f" ({', '.join(names)})" if names else ""))


def _profile(found: dict[str, object], screen: Screen) -> Iterator[str]:
    """A record on lines: names, dates, functions over time, variants, relations, identifiers."""
    say = screen.say
    rejected = say(message(" (rejected)")) if found["rejected"] else ""
    yield typer.style(visible(str(found["name"])), bold=True) + rejected
    rows = [(message("Identifier"), str(found["id"])), (message("Also"), ", ".join(_texts(found["names"]))),
            (message("Existed"), str(found["dates"] or "")), (message("Note"), str(found["note"] or "")),
            (message("Statements"), str(found["statements"])), (message("From"), _when(found["first"], screen)),
            (message("to"), _when(found["last"], screen))]
    for role, count in _items(found["roles"]):
        rows.append((ROLES.get(role, KINDS.get(role, role)), str(count)))
    rows += [(RELATIONS.get(str(one["relation"]), str(one["relation"])),
              " ".join(filter(None, [str(one["name"]), str(one["dates"])]))) for one in _rows(found["relations"])]
    rows += [(scheme, str(page)) for scheme, page in _items(found["pages"])]
    for label, value in rows:
        if value:
            yield typer.style(f"{say(label):<22}", dim=True) + visible(value)
    for one in _rows(found["functions"]):
        dates = dict.fromkeys(_when(one[end], screen) for end in ("first", "last"))
        held = [str(one[key]) for key in ("function", "organisation") if one[key]]
        yield visible(f"  {' – '.join(dates)}: {', '.join(held)}")
    for one in _rows(found["variants"]):
        yield visible(f"  « {one['text']} » × {one['count']} ({one['statement']})")


def _when(date: object, screen: Screen) -> str:
    return say_date(date, screen.say, screen.language) if isinstance(date, str) else ""


def _texts(values: object) -> list[str]:
    return [str(one) for one in values] if isinstance(values, list) else []


def _rows(values: object) -> list[dict[str, object]]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _items(values: object) -> list[tuple[str, object]]:
    return list(values.items()) if isinstance(values, dict) else []
