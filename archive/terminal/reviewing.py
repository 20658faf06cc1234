"""The commands of the review: review, conflicts. Single keys decide; every decision is kept at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from archive.archive import Archive
from archive.errors import ArchiveError, message
from archive.terminal import examples, options
from archive.terminal.record_page import RELATIONS
from archive.terminal.screen import Screen
from archive.terminal.session import Exit, Session, session_of
from archive.terminal.wording import visible

if TYPE_CHECKING:
    from archive.requests import Signature
    from archive.reviewing import ReviewItem, ReviewOptions

KINDS = {
    "conflict": message("This decision has no place here, or is contested. Take it back?"),
    "merge": message("Are these the same?"),
    "mention": message("Is this right?"),
    "no_date": message("No date was found. Enter it?"),
    "no_issuer": message("No issuer was found. Enter it?"),
    "list_missing": message("A list of co-signatories is missing. Noted?"),
    "duplicate": message("Another statement has the same body. Delete the other?"),
    "tag": message("Does this term fit?"),
    "relation": message("Does the text tell this relation?"),
}
REASONS = {
    "spelled otherwise": message("spelled otherwise"), "joined or apart": message("joined or apart"),
    "plural": message("plural"), "same words": message("same words"), "acronym beside": message("acronym beside"),
    "acronym within": message("acronym within"), "initials": message("initials"),
    "abbreviated": message("abbreviated"), "scanning": message("scanning"),
    "form left out": message("form left out"), "spelling": message("spelling"), "one letter": message("one letter"),
    "told by a text": message("told by a text"), "same issuer": message("same issuer"),
    "same years": message("same years"), "not_found": message("its words are no longer in the text"),
    "contested": message("somebody else decided otherwise"), "unreadable": message("it cannot be read"),
    "no_statement": message("the statement is not here"),
}
_ASKED = ("no_date", "no_issuer")
# Yes (oui), no, skip, quit, and what ends a session at a terminal; any other key is asked for again.
_KEYS = frozenset({"y", "o", "n", "s", " ", "q", "\x03", "\x04", "\x1b"})

KindOption = Annotated[list[str] | None, typer.Option(
    "--kind", metavar="KIND", help=", ".join(KINDS))]


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    app.command("review", epilog=examples.REVIEW, help=message(
        "Decide, key by key, what waits for a person: doubtful names, missing fields, doubles, merges."))(review)
    app.command("conflicts", epilog=examples.REVIEW, help=message(
        "List the decisions that could not be placed or that contradict each other."))(conflicts)


def review(
    context: typer.Context,
    kind: KindOption = None,
    limit: options.Limit = 50,
    listing: Annotated[bool, typer.Option("--list", help=message("Print the items; decide nothing."))] = False,
    as_json: options.AsJson = False,
    author: options.Author = None,
) -> None:
    """Go through what waits."""
    session = session_of(context)
    with session.archive() as archive:
        items = archive.review(_options(kind, limit))
        if as_json:
            session.screen.json({"schema": "archive.review/1", "items": [one.to_json() for one in items]})
        elif listing or not is_at_a_keyboard():
            _print(items, session.screen)
        else:
            _go_through(session, archive, list(items), session.signature(author, "review"))
    if not items:
        session.screen.note(session.screen.say(message("Nothing waits for a decision.")))
        raise typer.Exit(Exit.NOTHING)


def conflicts(context: typer.Context, limit: options.Limit = 1000, as_json: options.AsJson = False) -> None:
    """List conflicts."""
    review(context, ["conflict"], limit, listing=True, as_json=as_json)


def is_at_a_keyboard() -> bool:
    """Whether somebody can press keys."""
    return sys.stdin.isatty()


def _go_through(session: Session, archive: Archive, items: list[ReviewItem], signature: Signature) -> None:
    """Ask about each item; what was decided before the end is kept."""
    screen = session.screen
    for number, item in enumerate(items, start=1):
        screen.out()
        screen.out(typer.style(f"{number}/{len(items)} ", dim=True) + typer.style(_what(item, screen), bold=True))
        screen.out(visible(" · ".join(filter(None, [item.statement, _detail(item, screen)]))))
        question = screen.say(KINDS[item.kind.value]) + " " + screen.say(message("[y]es [n]o [s]kip [q]uit"))
        key = ""
        while key not in _KEYS:
            screen.note(question)
            key = typer.getchar().lower()
        if key in ("q", "\x03", "\x04", "\x1b"):
            return
        if key in ("y", "o", "n"):
            _settle(archive, item, screen, signature, accepted=key != "n")


def _settle(archive: Archive, item: ReviewItem, screen: Screen, signature: Signature, *, accepted: bool) -> None:
    from archive.settling import Verdict  # noqa: PLC0415  (start-up is a feature)

    value = ""
    if accepted and item.kind.value in _ASKED:
        value = typer.prompt(screen.say(message("Value")), default="", err=True, show_default=False)
        if not value:
            return
    try:
        archive.settle(item, Verdict(accepted, value), signature)
    except ArchiveError as error:  # one item that cannot be decided must not end the session
        what, remedy = screen.refusal(error)
        screen.warn(typer.style(what, fg="red"))
        screen.warn(remedy)


def _what(item: ReviewItem, screen: Screen) -> str:
    """What is to be decided, in the reader's words."""
    if item.kind.value != "relation":
        return visible(item.what)
    subject, relation, other = item.what.split(" · ", 2)
    return visible(f"{subject} {screen.say(RELATIONS.get(relation, relation))} {other}")


def _detail(item: ReviewItem, screen: Screen) -> str:
    """Why it waits: reasons in the reader's words, the rest as it is."""
    if item.kind.value not in ("merge", "conflict"):
        return item.detail
    reasons, bracket, score = item.detail.partition(" (")
    said = (screen.say(REASONS[one]) if one in REASONS else one for one in reasons.split(", "))
    return ", ".join(said) + bracket + score


def _print(items: Sequence[ReviewItem], screen: Screen) -> None:
    for item in items:
        parts = [item.kind.value, item.statement, _what(item, screen), _detail(item, screen)]
        screen.out(visible("  ".join(filter(None, parts))).replace("\n", " "))


def _options(kinds: list[str] | None, limit: int) -> ReviewOptions:
    from archive.reviewing import Item, ReviewOptions  # noqa: PLC0415

    return ReviewOptions(tuple(options.member(Item, one, "--kind") for one in kinds or ()), limit)
