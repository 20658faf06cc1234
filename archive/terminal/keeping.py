"""The commands that keep the archive: init, ingest, delete, restore, reindex, verify, stats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from archive.errors import message
from archive.reports import FileReport, IngestReport, Outcome, Stats, VerifyReport
from archive.requests import IngestOptions
from archive.terminal import examples, options
from archive.terminal.deciding import read_ids
from archive.terminal.messages import format_number
from archive.terminal.screen import Screen
from archive.terminal.session import Exit, session_of
from archive.terminal.wording import say_date, say_refusal, visible

STAGES = {"read": message("Reading"), "analyse": message("Analysing"), "index": message("Indexing"),
          "verify": message("Verifying")}
PARTS = {"originals": message("  originals"), "store": message("  database"), "index": message("  index")}
_MOST_NAMED = 5
UNITS = ("B", "kB", "MB", "GB", "TB")


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    app.command("init", epilog=examples.INIT,
                help=message("Make an empty archive (ingest does so by itself when there is none)."))(init)
    app.command("ingest", epilog=examples.INGEST,
                help=message("Add statements: files, folders, or - for standard input."))(ingest)
    app.command("delete", epilog=examples.DELETE,
                help=message("Take statements out of the search; they stay in the history."))(delete)
    app.command("restore", epilog=examples.DELETE, help=message("Bring deleted statements back."))(restore)
    app.command("reindex", epilog=examples.REINDEX,
                help=message("Build the index anew from the store."))(reindex)
    app.command("verify", epilog=examples.VERIFY, help=message(
        "Check originals, store and index; say what is wrong and what mends it."))(verify)
    app.command("stats", epilog=examples.STATS, help=message("Print the archive in figures."))(stats)


def init(context: typer.Context) -> None:
    """Make an empty archive."""
    session = session_of(context)
    with session.archive(create=True) as archive:
        archive.create()
        session.screen.note(session.screen.say(message("The archive is in {home}."), home=archive.home))


def ingest(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(
        metavar="PATH...", help=message("Files and folders; - reads one statement from standard input."))],
    dry_run: Annotated[bool, typer.Option(
        "--dry-run", help=message("Read everything and say what would be done; store nothing."))] = False,
    as_json: options.AsJson = False,
) -> None:
    """Add statements and say what became of each file."""
    session = session_of(context)
    with session.archive(create=True) as archive, session.screen.progress(STAGES) as draw:
        report = archive.ingest(paths, IngestOptions(dry_run=dry_run), draw)
    if as_json:
        session.screen.json(report.to_json())
    else:
        for line in _refusals(report, session.screen):
            session.screen.warn(line)
        session.screen.out(_summary(report, session.screen))
        if report.passed_over:
            session.screen.note(_passed_over(report.passed_over, session.screen))
    if report.counts.get(Outcome.REFUSED):
        raise typer.Exit(Exit.NOTHING)


def delete(
    context: typer.Context,
    identifiers: options.Identifiers,
    yes: options.Yes = False,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Take statements out of the search, after asking."""
    session = session_of(context)
    with session.archive() as archive:
        wanted = read_ids(identifiers)
        question = session.screen.count("Delete {n} statement?", "Delete {n} statements?", len(wanted))
        if not yes and not session.screen.agrees(question, default=False):
            raise typer.Exit(Exit.NOTHING)
        number = archive.delete(wanted, session.signature(author, reason))
    session.screen.out(session.screen.count(
        "{n} statement deleted; `archive restore` brings it back.",
        "{n} statements deleted; `archive restore` brings them back.", number))


def restore(
    context: typer.Context,
    identifiers: options.Identifiers,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Bring deleted statements back."""
    session = session_of(context)
    with session.archive() as archive:
        number = archive.restore(read_ids(identifiers), session.signature(author, reason))
    session.screen.out(session.screen.count("{n} statement restored.", "{n} statements restored.", number))


def reindex(
    context: typer.Context,
    analyse: Annotated[bool, typer.Option(
        "--analyse", help=message("Analyse every statement again first, as after a change of model."))] = False,
    as_json: options.AsJson = False,
) -> None:
    """Build the index anew."""
    session = session_of(context)
    with session.archive() as archive, session.screen.progress(STAGES) as draw:
        report = archive.reindex(analyse=analyse, progress=draw)
    if as_json:
        session.screen.json({"schema": "archive.reindex/1", "statements": report.statements,
                             "analysed": report.analysed, "engine": report.engine})
        return
    session.screen.out(session.screen.count(
        "{n} statement indexed ({engine}).", "{n} statements indexed ({engine}).", report.statements,
        engine=report.engine))


def verify(context: typer.Context, as_json: options.AsJson = False) -> None:
    """Say what is wrong; exit code 2 when something is."""
    session = session_of(context)
    with session.archive() as archive, session.screen.progress(STAGES) as draw:
        report = archive.verify(draw)
    if as_json:
        session.screen.json(report.to_json())
    else:
        for line in _findings(report, session.screen):
            session.screen.out(line)
    if not report.sound:
        raise typer.Exit(Exit.WRONG)


def stats(context: typer.Context, as_json: options.AsJson = False) -> None:
    """Print the archive in figures."""
    session = session_of(context)
    with session.archive() as archive:
        figures = archive.stats()
    if as_json:
        session.screen.json(figures.to_json())
        return
    for label, value in _figures(figures, session.screen):
        session.screen.out(f"{session.screen.say(label):<22}{value}")


def _summary(report: IngestReport, screen: Screen) -> str:
    counts = ", ".join(_counts(report, screen))
    return screen.say(message("Dry run, nothing stored: {counts}."), counts=counts) if report.dry_run else counts


def _passed_over(paths: Sequence[str], screen: Screen) -> str:
    """The files of other formats, the first of them by name."""
    names = ", ".join(visible(Path(one).name) for one in paths[:_MOST_NAMED])
    return screen.count("{n} file of another format was passed over: {names}",
                        "{n} files of other formats were passed over: {names}", len(paths),
                        names=names + (", …" if len(paths) > _MOST_NAMED else ""))


def _counts(report: IngestReport, screen: Screen) -> Iterator[str]:
    yield screen.count("{n} added", "{n} added", report.counts.get(Outcome.ADDED, 0))
    yield screen.count("{n} unchanged", "{n} unchanged", report.counts.get(Outcome.UNCHANGED, 0))
    yield screen.count("{n} updated", "{n} updated", report.counts.get(Outcome.UPDATED, 0))
    yield screen.count("{n} duplicate", "{n} duplicates", report.counts.get(Outcome.DUPLICATE, 0))
    yield screen.count("{n} refused", "{n} refused", report.counts.get(Outcome.REFUSED, 0))


def _refusals(report: IngestReport, screen: Screen) -> Iterator[str]:
    for one in report.files:
        if one.outcome is Outcome.REFUSED:
            yield typer.style(screen.say(message("Refused: {path}"), path=_path(one)), fg="red")
            yield "  " + say_refusal(one.code, visible(one.reason), screen.catalogue.gettext)


def _path(one: FileReport) -> str:
    return visible(one.path).replace("\n", "\\n")


def _findings(report: VerifyReport, screen: Screen) -> Iterator[str]:
    for one in report.findings:
        yield typer.style(screen.say(one.text, where=visible(one.where), **one.values), fg="red")
        yield screen.say(message("  To mend it: {command}"), command=screen.command(one.remedy))
    checked = screen.count("{n} statement checked", "{n} statements checked", report.statements)
    if report.sound:
        yield checked + screen.say(message(": all is well."))
    else:
        yield checked + screen.count(": {n} problem.", ": {n} problems.", len(report.findings))


def _figures(figures: Stats, screen: Screen) -> Iterator[tuple[str, str]]:
    def number(value: int) -> str:
        return format_number(value, screen.language)

    def date(edtf: str | None) -> str:
        return say_date(edtf, screen.say, screen.language)

    yield message("Archive"), figures.home
    yield message("Statements"), number(figures.statements)
    yield message("Deleted"), number(figures.deleted)
    yield message("Files received"), number(figures.sources)
    yield message("Revisions"), number(figures.revisions)
    yield message("Decisions"), number(figures.decisions)
    yield message("Dates"), f"{date(figures.first_date)} – {date(figures.last_date)}"
    yield message("Engine"), figures.engine
    yield message("Model"), figures.model or "–"
    for part, size in figures.size.items():
        yield PARTS.get(part, part), _say_size(size, screen.language)


def _say_size(size: float, language: str) -> str:
    unit = 0
    while size >= 1000 and unit < len(UNITS) - 1:
        size, unit = size / 1000, unit + 1
    text = f"{size:.1f} {UNITS[unit]}" if unit else f"{size:.0f} {UNITS[unit]}"
    return text.replace(".", ",").replace("B", "o") if language == "fr" else text
