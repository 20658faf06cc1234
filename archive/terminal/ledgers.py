"""The commands that bring the decisions of two archives together: decisions export, decisions merge."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from archive.deciding import told
from archive.errors import message
from archive.terminal import examples, options
from archive.terminal.deciding import entry_line
from archive.terminal.exchanging import DryRun, naming, read_text, write_pieces
from archive.terminal.screen import Screen
from archive.terminal.session import session_of

if TYPE_CHECKING:
    from archive.merging import MergeReport

_MOST_SHOWN = 20

decisions = typer.Typer(no_args_is_help=True, help=message(
    "The decisions of two archives of the same statements, brought together."))


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    decisions.command("export", epilog=examples.DECISIONS, help=message(
        "Write all decisions, for another archive to merge."))(export)
    decisions.command("merge", epilog=examples.DECISIONS, help=message(
        "Take in the decisions of another archive. Nothing is lost, and merging again changes nothing."))(merge)
    app.add_typer(decisions, name="decisions")


def export(
    context: typer.Context,
    output: Annotated[str, typer.Option(
        "--output", "-o", metavar="FILE", help=message("Where to write; - is standard output."))] = "-",
    with_contacts: Annotated[bool, typer.Option(
        "--with-contacts",
        help=message("Also the decisions whose words hold a contact; this is kept in the history."))] = False,
    author: options.Author = None,
    reason: options.Reason = None,
) -> None:
    """Write the ledger."""
    session = session_of(context)
    with session.archive() as archive:
        found = archive.counter.export_decisions(session.signature(author, reason), with_contacts=with_contacts)
        write_pieces(found.lines, output)
    if found.left_out:
        session.screen.warn(session.screen.count(
            "{n} decision was left out, because its words hold a telephone number or an address: --with-contacts.",
            "{n} decisions were left out, because their words hold telephone numbers or addresses: --with-contacts.",
            found.left_out))


def merge(context: typer.Context, files: Annotated[list[str], typer.Argument(metavar="FILE...", help=message(
        "Files that `archive decisions export` wrote; - is standard input."))],
          dry_run: DryRun = False, as_json: options.AsJson = False) -> None:
    """Take in ledgers."""
    session = session_of(context)
    with session.archive() as archive:
        ledgers = [(file, read_text(session, file)) for file in files]
        # All are looked at before the first is taken in, so that a broken one changes nothing.
        for file, text in ledgers if not dry_run else ():
            with naming(file):
                archive.counter.merge_decisions(text, dry_run=True)
        for file, text in ledgers:
            with naming(file):
                report = archive.counter.merge_decisions(text, dry_run=dry_run)
            if as_json:
                session.screen.json(report.to_json())
            else:
                _print(report, file, session.screen)


def _print(report: MergeReport, file: str, screen: Screen) -> None:
    screen.out(screen.count("{file}: {n} decision, {new} new.", "{file}: {n} decisions, {new} new.", report.read,
                            file=Path(file).name, new=len(report.new)))
    for line in _first(entry_line(told(one, undone=False), screen) for one in report.new):
        screen.note("  " + line)
    for pair in report.contradictions:
        screen.warn(screen.say(message("Two people decided differently; look, and undo one of them:")))
        for one in (pair.ours, pair.theirs):
            screen.warn("  " + entry_line(told(one, undone=False), screen))
    if report.waiting:
        screen.warn(screen.count(
            "{n} statement that they are about is not here; they wait for it (`archive conflicts`).",
            "{n} statements that they are about are not here; they wait for them (`archive conflicts`).",
            len(report.waiting)))
    if report.dry_run:
        screen.note(screen.say(message("Nothing was changed.")))


def _first(lines: Iterable[str]) -> list[str]:
    shown = list(lines)
    return [*shown[:_MOST_SHOWN], "…"] if len(shown) > _MOST_SHOWN else shown
