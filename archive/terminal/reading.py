"""The commands that read: show a statement of the archive, analyse a file without storing it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from archive.archive import Archive
from archive.ark import ark_of
from archive.errors import message
from archive.reports import Json
from archive.terminal import examples, options, streams
from archive.terminal.screen import Screen
from archive.terminal.session import Exit, Session, session_of
from archive.terminal.statement_page import statement_lines
from archive.terminal.wording import say_date, say_refusal, say_type, visible

Contacts = Annotated[bool, typer.Option(
    "--with-contacts", help=message("Do not mask telephone numbers and e-mail addresses."))]


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    app.command("show", epilog=examples.SHOW, help=message(
        "Print a statement: metadata, people with roles and functions, text."))(show)
    app.command("analyze", epilog=examples.ANALYZE, help=message(
        "Say what a file says, without storing it."))(analyze)


def show(
    context: typer.Context,
    identifier: options.Identifier,
    original: Annotated[bool, typer.Option(
        "--original", help=message("Write the file as received, byte for byte, to standard output."))] = False,
    with_contacts: Contacts = False,
    as_json: options.AsJson = False,
) -> None:
    """Print one statement."""
    session = session_of(context)
    with session.archive() as archive:
        identifier = options.statement(identifier)
        if original:
            streams.write(archive.original(identifier).data)
            return
        view = archive.show(identifier, with_contacts=with_contacts)
        ark = ark_of(view.id, archive.settings.naan)
    if as_json:
        session.screen.json(view.to_json())
        return
    for line in statement_lines(view, ark, session.screen):
        session.screen.out(line)


def analyze(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(
        metavar="FILE...", help=message("Files to analyse; - reads standard input."))],
    with_contacts: Contacts = False,
    as_json: options.AsJson = False,
) -> None:
    """Print the analysis of each file; exit code 1 where one was refused."""
    session = session_of(context)
    refused = False
    with session.archive(create=True) as archive:
        for name in files:
            found = _analyze_one(archive, name, session, with_contacts=with_contacts)
            if found is None:
                refused = True
            elif as_json:
                session.screen.json(found)
            else:
                _print_analysis(found, session.screen)
    if refused:
        raise typer.Exit(Exit.NOTHING)


def _analyze_one(archive: Archive, name: str, session: Session, *, with_contacts: bool) -> Json | None:
    screen = session.screen
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        screen.warn(f"{visible(name)}: {error.strerror}")
        return None
    found = archive.analyze(data, name, with_contacts=with_contacts)
    if isinstance(found, dict):
        return found
    screen.warn(f"{visible(name)}: {say_refusal(found.code, visible(found.reason), screen.catalogue.gettext)}")
    return None


def _print_analysis(found: Json, screen: Screen) -> None:
    screen.out(typer.style(visible(str(found["title"] or screen.say(message("(untitled)")))), bold=True))
    date = found["date"]
    rows = [
        (message("File"), str(found["source"])),
        (message("Date"), say_date(date if isinstance(date, str) else None, screen.say, screen.language)),
        (message("Issuer"), _names(found["issuers"])),
        (message("Type"), say_type(str(found["document_type"]), screen.say)),
        (message("Signatories"), _names(found["signatories"])), (message("Quoted"), _names(found["quoted"])),
        (message("Press contacts"), _names(found["contacts"])),
        (message("Co-signed by"), _names(found["cosigning_organisations"])),
    ]
    for label, value in rows:
        if value:
            screen.out(typer.style(f"{screen.say(label):<22}", dim=True) + visible(value))
    screen.out()


def _names(values: object) -> str:
    if not isinstance(values, list | tuple):
        return ""
    names = (one["name"] if isinstance(one, dict) else one for one in values)
    return ", ".join(str(one) for one in names)

