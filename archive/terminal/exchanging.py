"""The commands that exchange: export, import, vocabulary."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from archive.errors import from_os_error, message
from archive.refusals import UnreadableFileError
from archive.requests import SearchOptions
from archive.terminal import examples, options, streams
from archive.terminal.deciding import read_ids
from archive.terminal.messages import format_number
from archive.terminal.session import Exit, Session, session_of
from archive.terminal.wording import visible

DryRun = Annotated[bool, typer.Option("--dry-run", help=message("Show the differences; change nothing."))]
Form = Annotated[str | None, typer.Option(
    "--format", "-f", metavar="FORMAT", help=message("The format; by default that of the file's extension."))]
File = Annotated[str, typer.Argument(metavar="FILE", help=message("A file; - is standard input or output."))]

NO_FILE = message("there is no such file")
A_FOLDER = message("it is a folder")
NO_UTF_8 = message("it is not text in UTF-8; a spreadsheet writes this as “CSV UTF-8”")

vocabulary = typer.Typer(no_args_is_help=True, help=message("The controlled vocabulary of tags."))


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    app.command("export", epilog=examples.EXPORT, help=message(
        "Write statements as CSV, JSON Lines, RIS or BibTeX: all, those of a search, or those named."))(export)
    app.command("import", epilog=examples.EXPORT, help=message(
        "Take corrections and tags from a table, as decisions of who made them."))(import_)
    vocabulary.command("import", epilog=examples.VOCABULARY, help=message(
        "Take terms from a SKOS file (Turtle or RDF/XML); “starter” is the vocabulary that ships."))(load)
    vocabulary.command("export", epilog=examples.VOCABULARY, help=message("Write the terms as SKOS."))(dump)
    vocabulary.command("list", epilog=examples.VOCABULARY, help=message("Print the terms."))(list_)
    vocabulary.command("suggest", epilog=examples.VOCABULARY, help=message(
        "Print the terms that statements name and have not."))(suggest)
    app.add_typer(vocabulary, name="vocabulary")


def export(
    context: typer.Context,
    identifiers: Annotated[list[str] | None, typer.Argument(
        metavar="ID...", help=message("Identifiers, or - for standard input; none means all statements."))] = None,
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="csv, jsonl, ris, bibtex")] = "csv",
    query: Annotated[str | None, typer.Option(
        "--query", metavar="WORDS", help=message("The statements that this search finds."))] = None,
    output: Annotated[str, typer.Option(
        "--output", "-o", metavar="FILE", help=message("Where to write; - is standard output."))] = "-",
    with_contacts: Annotated[bool, typer.Option(
        "--with-contacts",
        help=message("Do not mask telephone numbers and e-mail addresses; this is kept in the history."))] = False,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Write statements."""
    from archive.exporting import ExportOptions  # noqa: PLC0415  (start-up is a feature)

    session = session_of(context)
    with session.archive() as archive:
        ids = read_ids(identifiers) if identifiers else None
        if query is not None:
            ids = list(archive.matching(SearchOptions(query)))
        pieces = archive.counter.export(ExportOptions(form, ids, with_contacts), session.signature(author, reason))
        write_pieces(pieces, output)


def import_(
    context: typer.Context,
    file: File,
    form: Form = None,
    dry_run: DryRun = False,
    as_json: options.AsJson = False,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Take corrections from a table."""
    session = session_of(context)
    with session.archive() as archive:
        text = read_text(session, file)
        chosen = form or ("jsonl" if Path(file).suffix in (".jsonl", ".ndjson") else "csv")
        with naming(file):
            report = archive.counter.import_table(text, chosen, session.signature(author, reason), dry_run=dry_run)
    screen = session.screen
    if as_json:
        screen.json(report.to_json())
    else:
        for one in report.changes:
            screen.out(visible(f"{one.statement}  {one.field}: {one.before or '–'} → {one.after or '–'}  "
                               f"({one.author})").replace("\n", " "))
        for bad in report.problems:
            screen.warn(typer.style(screen.say(message("Line {line}: {reason}"), line=bad.line,
                                               reason=visible(" ".join(screen.refusal(bad.error)))), fg="red"))
        if report.ignored:
            screen.warn(screen.say(message("Columns that mean nothing here and were left out: {names}."),
                                   names=visible(", ".join(report.ignored))))
        if report.unread:
            screen.warn(screen.say(message(
                "What was changed in these columns cannot come back and was left out: {names}. "
                "`archive role` and `archive correct` change who does what."), names=visible(", ".join(report.unread))))
        if report.problems:
            screen.warn(screen.say(message("Nothing was changed: correct these lines first.")))
        elif not report.changes and not report.unread:
            screen.note(screen.say(message("The file says what the archive says: nothing to change.")))
        elif dry_run:
            screen.note(screen.count("{n} difference; nothing was changed.", "{n} differences; nothing was changed.",
                                     len(report.changes)))
        else:
            screen.note(screen.count("{n} decision; `archive undo` takes it back.",
                                     "{n} decisions; `archive undo` takes them back.", len(report.changes)))
    if report.problems:
        raise typer.Exit(Exit.WRONG)


def load(context: typer.Context, file: File, form: Form = None, dry_run: DryRun = False,
         author: options.Author = None, reason: options.Reason = None) -> None:
    """Take terms from a SKOS file."""
    session = session_of(context)
    with session.archive(create=True) as archive:
        if file == "starter":
            from archive.thesaurus import STARTER  # noqa: PLC0415

            file = str(STARTER)
        chosen = options.vocabulary_format(form) if form else None
        data = _read(session, file)
        with naming(file):
            report = archive.counter.load_vocabulary(data, chosen, session.signature(author, reason), dry_run=dry_run)
    session.screen.out(session.screen.count("{n} term read, {changed} new or changed.",
                                            "{n} terms read, {changed} new or changed.", report.read,
                                            changed=format_number(report.changed, session.screen.language)))
    if report.numbered:
        session.screen.warn(session.screen.say(message(
            "Another term has the label of these, which got a number; `archive merge` makes one of two: {names}."),
            names=visible(", ".join(report.numbered))))
    if dry_run:
        session.screen.note(session.screen.say(message("Nothing was changed.")))


def dump(context: typer.Context,
         form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="turtle, xml")] = "turtle") -> None:
    """Write the terms."""
    session = session_of(context)
    with session.archive() as archive:
        text = archive.counter.dump_vocabulary(options.vocabulary_format(form))
    streams.write(text.encode("utf-8", "replace"))


def list_(context: typer.Context, as_json: options.AsJson = False) -> None:
    """Print the terms."""
    from archive.thesaurus import to_json  # noqa: PLC0415

    session = session_of(context)
    with session.archive() as archive:
        terms = archive.counter.terms()
    if as_json:
        session.screen.json({"schema": "archive.vocabulary/1", "terms": [to_json(one) for one in terms]})
        return
    for one in terms:
        names = f" ({', '.join(one.names)})" if one.names else ""
        session.screen.out(visible(typer.style(one.name, bold=True) if not names else one.name) + visible(names))
    if not terms:
        session.screen.note(session.screen.say(message(
            "There are no terms yet: `archive vocabulary import starter` brings the vocabulary that ships.")))
        raise typer.Exit(Exit.NOTHING)


def suggest(context: typer.Context, identifiers: options.Identifiers, as_json: options.AsJson = False) -> None:
    """Print suggested terms."""
    session = session_of(context)
    with session.archive() as archive:
        for identifier in read_ids(identifiers):
            found = archive.counter.suggest_tags(identifier)
            if as_json:
                session.screen.json({"schema": "archive.suggestions/1", "id": identifier, "suggestions": [
                    {"term": one.term, "count": one.count, "words": one.words} for one in found]})
            else:
                for one in found:
                    session.screen.out(visible(f"{identifier}  {one.term}  × {one.count} « {one.words} »"))


def write_pieces(pieces: Iterable[str], output: str) -> None:
    """Write a document to a file, or to standard output for "-"."""
    if output == "-":
        for piece in pieces:
            streams.write(piece.encode("utf-8", "replace"))
        return
    try:
        with Path(output).open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(pieces)
    except OSError as error:
        raise from_os_error(error, output) from error


def read_text(session: Session, file: str) -> str:
    """The text of a file, or of standard input for "-"; the session ends where it cannot be read."""
    try:
        return _read(session, file).decode("utf-8-sig")
    except UnicodeDecodeError:
        session.fail(UnreadableFileError(file, detail=NO_UTF_8))


def _read(session: Session, file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except FileNotFoundError:
        session.fail(UnreadableFileError(file, detail=NO_FILE))
    except IsADirectoryError:
        session.fail(UnreadableFileError(file, detail=A_FOLDER))
    except OSError as error:
        session.fail(UnreadableFileError(file, detail=error.strerror))


@contextmanager
def naming(file: str) -> Iterator[None]:
    """A block whose refusal of what it reads names the file rather than its format."""
    try:
        yield
    except UnreadableFileError as error:
        raise UnreadableFileError(file, detail=error.values["detail"]) from error
