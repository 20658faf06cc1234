"""The commands that decide about statements: tag, untag, set, correct, confirm, reject, role, history, undo."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import typer

from archive.archive import Archive
from archive.errors import message
from archive.reports import Json
from archive.requests import SearchOptions
from archive.terminal import examples, options
from archive.terminal.results import remark_lines
from archive.terminal.screen import Screen
from archive.terminal.session import Exit, session_of
from archive.terminal.wording import visible

ACTS = {
    "delete": message("deleted"), "restore": message("restored"), "tag": message("tagged"),
    "untag": message("untagged"), "confirm": message("confirmed"), "reject": message("rejected"),
    "correct": message("corrected"), "set": message("set"), "role": message("role given"),
    "unrole": message("role taken"), "identify": message("identified"), "dismiss": message("dismissed"),
    "undo": message("undone"), "define": message("described"), "merge": message("merged"),
    "split": message("split"), "rename": message("renamed"), "alias": message("further name"),
    "unalias": message("further name removed"), "keep_apart": message("kept apart"), "relate": message("related"),
    "unrelate": message("relation removed"), "export": message("contacts exported"),
}
_MOST_SHOWN = 50

Query = Annotated[str | None, typer.Option(
    "--query", metavar="WORDS", help=message("Take all statements that this search finds instead of identifiers."))]
Number = Annotated[int, typer.Option(
    "--number", min=1, help=message("Which of the places where the words stand, from 1."))]
Mixed = Annotated[list[str], typer.Argument(
    metavar="ID... TERM...", help=message("Identifiers, or - to read them from standard input; then terms."))]


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    app.command("tag", epilog=examples.TAG, help=message("Tag statements with terms."))(tag)
    app.command("untag", epilog=examples.TAG, help=message("Take terms off statements."))(untag)
    app.command("set", epilog=examples.SET, help=message(
        "Set the title, subtitle, date, place, type or issuers of a statement."))(set_)
    app.command("correct", epilog=examples.CORRECT, help=message(
        "Say what a name in a statement is in truth: person, organisation or place, and whom it means."))(correct)
    app.command("confirm", epilog=examples.CORRECT, help=message(
        "Confirm a name in a statement, or a record everywhere."))(confirm)
    app.command("reject", epilog=examples.CORRECT, help=message(
        "Say that words in a statement are no name, or that a record is none anywhere."))(reject)
    app.command("role", epilog=examples.ROLE, help=message(
        "Give a person a role in a statement: signatory, quoted or contact; --remove takes it."))(role)
    app.command("history", epilog=examples.HISTORY, help=message(
        "Print what was decided: on a statement, on a name, or everything."))(history)
    app.command("undo", epilog=examples.HISTORY, help=message(
        "Take back the last command, or the one that an entry belongs to."))(undo)


def tag(context: typer.Context, arguments: Mixed, query: Query = None, yes: options.Yes = False,
        author: options.Author = None, reason: options.Reason = None) -> None:
    """Tag statements."""
    session = session_of(context)
    with session.archive() as archive:
        ids, terms = _ids_and_terms(archive, session.screen, arguments, query)
        _agree(session.screen, len(ids), yes=yes or query is None)
        number = archive.tag(ids, terms, session.signature(author, reason))
    session.screen.out(session.screen.count(
        "{n} tag added; `archive undo` takes it back.", "{n} tags added; `archive undo` takes them back.", number)
        if number else session.screen.say(message("Nothing to change: they have these tags already.")))


def untag(context: typer.Context, arguments: Mixed, query: Query = None, yes: options.Yes = False,
          author: options.Author = None, reason: options.Reason = None) -> None:
    """Take terms off statements."""
    session = session_of(context)
    with session.archive() as archive:
        ids, terms = _ids_and_terms(archive, session.screen, arguments, query)
        _agree(session.screen, len(ids), yes=yes or query is None)
        number = archive.untag(ids, terms, session.signature(author, reason))
    session.screen.out(session.screen.count("{n} tag taken off.", "{n} tags taken off.", number) if number
                       else session.screen.say(message("Nothing to change: they have none of these tags.")))


def set_(
    context: typer.Context,
    identifier: options.Identifier,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="title, subtitle, date, place, type, issuers")],
    values: Annotated[list[str] | None, typer.Argument(
        metavar="VALUE...", help=message("The value; none says that the statement has none."))] = None,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Set a field."""
    from archive.replay import Field  # noqa: PLC0415  (start-up is a feature)

    session = session_of(context)
    with session.archive() as archive:
        chosen = options.member(Field, field, "FIELD")
        given = list(values or ()) if chosen is Field.ISSUERS else " ".join(values or ())
        found = archive.desk.set(options.statement(identifier), chosen, given, session.signature(author, reason))
    shown = ", ".join(map(str, found)) if isinstance(found, list) else str(found or "–")
    session.screen.out(f"{field}: {visible(shown)}")


def correct(
    context: typer.Context,
    identifier: options.Identifier,
    words: Annotated[str, typer.Argument(metavar="WORDS", help=message("The name as the text writes it."))],
    label: Annotated[str | None, typer.Option("--label", metavar="PER|ORG|LOC", help=message("Its kind."))] = None,
    entity: Annotated[str | None, typer.Option("--entity", metavar="NAME", help=message("Whom it means."))] = None,
    number: Number = 1,
    exactly: Annotated[str | None, typer.Option(
        "--exactly", metavar="WORDS",
        help=message("The words that the name consists of, where more or fewer."))] = None,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Correct a name."""
    from archive.correcting import Correction, Spot  # noqa: PLC0415
    from indexer.annotation import Label  # noqa: PLC0415

    session = session_of(context)
    with session.archive() as archive:
        kind = options.member(Label, label.upper(), "--label") if label else None
        correction = Correction(kind, entity, Spot(exactly) if exactly else None)
        archive.desk.correct(options.statement(identifier), Spot(words, number), correction,
                             session.signature(author, reason))
    session.screen.out(session.screen.say(message("Corrected; `archive undo` takes it back.")))


def confirm(
    context: typer.Context,
    what: Annotated[list[str], typer.Argument(
        metavar="NAME | ID WORDS", help=message("A record's name; or a statement and the words of a name in it."))],
    number: Number = 1,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Confirm a name."""
    from archive.correcting import Spot  # noqa: PLC0415

    session = session_of(context)
    with session.archive() as archive:
        signature = session.signature(author, reason)
        if len(what) == 1:
            archive.desk.confirm_record(what[0], signature)
        else:
            archive.desk.confirm(options.statement(what[0]), Spot(" ".join(what[1:]), number), signature)
    session.screen.out(session.screen.say(message("Confirmed; `archive undo` takes it back.")))


def reject(
    context: typer.Context,
    what: Annotated[list[str], typer.Argument(
        metavar="NAME | ID WORDS", help=message("A record's name; or a statement and words in it that are no name."))],
    number: Number = 1,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Reject a name."""
    from archive.correcting import Spot  # noqa: PLC0415

    session = session_of(context)
    with session.archive() as archive:
        signature = session.signature(author, reason)
        if len(what) == 1:
            archive.desk.reject_record(what[0], signature)
        else:
            archive.desk.reject(options.statement(what[0]), Spot(" ".join(what[1:]), number), signature)
    session.screen.out(session.screen.say(message("Rejected; `archive undo` takes it back.")))


def role(
    context: typer.Context,
    identifier: options.Identifier,
    kind: Annotated[str, typer.Argument(metavar="ROLE", help="signatory, quoted, contact")],
    name: Annotated[str, typer.Argument(metavar="NAME", help=message("The person."))],
    function: Annotated[str | None, typer.Option("--function", help=message("The person's function."))] = None,
    organisation: Annotated[str | None, typer.Option(
        "--of", metavar="ORGANISATION", help=message("The organisation of the function."))] = None,
    remove: Annotated[bool, typer.Option("--remove", help=message("Take the role instead."))] = False,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Give or take a role."""
    from archive.correcting import RoleGiven  # noqa: PLC0415
    from indexer.annotation import RoleKind  # noqa: PLC0415

    session = session_of(context)
    with session.archive() as archive:
        identifier = options.statement(identifier)
        chosen, signature = options.member(RoleKind, kind, "ROLE"), session.signature(author, reason)
        if remove:
            changed = archive.desk.take_role(identifier, chosen, name, signature)
        else:
            changed = archive.desk.give_role(identifier, RoleGiven(chosen, name, function, organisation), signature)
    session.screen.out(session.screen.say(message("Corrected; `archive undo` takes it back.") if changed else
                                          message("It was so already; nothing was changed.")))


def history(
    context: typer.Context,
    about: Annotated[str | None, typer.Argument(
        metavar="ID|NAME",
        help=message("A statement, person, organisation, place or term; by default everything."))] = None,
    limit: Annotated[int, typer.Option(
        "--limit", "-n", min=0,
        help=message("How many of the last entries of everything; 0 means all."))] = _MOST_SHOWN,
    as_json: options.AsJson = False,
) -> None:
    """Print entries of the ledger, oldest first."""
    session = session_of(context)
    with session.archive() as archive:
        entries = archive.history(options.statement(about) if about else None, 0 if about else limit)
    if as_json:
        session.screen.json({"schema": "archive.history/1", "entries": list(entries)})
        return
    for entry in entries:
        session.screen.out(entry_line(entry, session.screen))
    if not entries:
        session.screen.note(session.screen.say(message("Nothing has been decided.")))
        raise typer.Exit(Exit.NOTHING)


def undo(
    context: typer.Context,
    entry: Annotated[str | None, typer.Argument(
        metavar="ENTRY", help=message("The beginning of an entry's identifier, from `archive history`."))] = None,
    only: Annotated[bool, typer.Option(
        "--only", help=message("Take back this entry only, not the whole command."))] = False,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Take decisions back."""
    session = session_of(context)
    with session.archive() as archive:
        entries = archive.undo(entry, session.signature(author, reason), only=only)
    for one in list(entries)[:_MOST_SHOWN]:
        session.screen.note(entry_line(one, session.screen))
    session.screen.out(session.screen.count("{n} decision undone.", "{n} decisions undone.", len(entries)))


def read_ids(given: Sequence[str]) -> list[str]:
    """The identifiers, those of standard input in the place of "-"."""
    wanted: list[str] = []
    for one in given:
        wanted += sys.stdin.read().split() if one == "-" else [one]
    return list(dict.fromkeys(map(options.statement, wanted)))


def _ids_and_terms(archive: Archive, screen: Screen, arguments: Sequence[str],
                   query: str | None) -> tuple[list[str], list[str]]:
    """What to tag, and with what: arguments that look like identifiers come first, and the last one is a term."""
    if query is not None:
        for line in remark_lines(archive.search(SearchOptions(query, limit=0)).not_understood, screen):
            screen.warn(line)
        return list(archive.matching(SearchOptions(query))), list(arguments)
    count = 0
    while count < len(arguments) - 1 and _looks_like_id(arguments[count]):
        count += 1
    # A single argument is a term without statements, so that the refusal names what is missing.
    ids = read_ids(arguments[:count] or arguments[:1])
    return ids, list(arguments[count or 1:])


def _looks_like_id(text: str) -> bool:
    return text.lower().startswith("ark:") or text == "-" or options.looks_like_identifier(text)


def _agree(screen: Screen, number: int, *, yes: bool) -> None:
    """Say how many statements a command is about, and ask."""
    screen.note(screen.count("{n} statement", "{n} statements", number))
    if not number:
        raise typer.Exit(Exit.NOTHING)
    if not yes and not screen.agrees(screen.say(message("Go on?")), default=False):
        screen.warn(screen.say(message("Nothing was changed; --yes goes on without asking.")))
        raise typer.Exit(Exit.NOTHING)


def entry_line(entry: Json, screen: Screen) -> str:
    """An entry on one line: when, who, what, on what, and why."""
    head = f"{str(entry['id'])[:10]}  {str(entry['at'])[:16].replace('T', ' ')}  {entry['author']}"
    parts = [screen.say(ACTS.get(str(entry["act"]), str(entry["act"]))), str(entry["target"]), *_details(entry)]
    line = visible(head + "  " + " · ".join(parts)).replace("\n", " ")
    return typer.style(line + " " + screen.say(message("(undone)")), dim=True) if entry["undone"] else line


def _details(entry: Json) -> Iterator[str]:
    anchor, value = entry["anchor"], entry["value"]
    if isinstance(anchor, Mapping):
        yield f"« {anchor['quote']} »"
    if isinstance(value, Mapping):
        yield ", ".join(f"{name}: {one}" for name, one in value.items() if one and not isinstance(one, Mapping))
    elif value:
        yield str(value)
    if entry["reason"]:
        yield f"({entry['reason']})"
