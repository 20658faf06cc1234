"""The commands that find: what is asked of the archive, and how the answer is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

import typer

from archive.errors import BadRequestError, message
from archive.reports import SearchPage
from archive.requests import SearchOptions
from archive.terminal import results
from archive.terminal.screen import Screen
from archive.terminal.session import Exit, Session
from archive.terminal.wording import DOCUMENT_TYPES, KINDS, visible

PERIODS = frozenset({"year", "month"})
# What stands for the words among the options that exclude everything.
QUERY = "QUERY"


# What a reader of the syntax would have written otherwise.
MISWRITTEN = frozenset({"unknown_field", "unknown_date", "lonely_operator", "lonely_star", "unbalanced_quote",
                        "unbalanced_parenthesis"})


class Shape(StrEnum):
    """How results are printed."""

    LINES = "lines"
    JSON = "json"
    IDS = "ids"
    ALL_IDS = "all ids"


def shape(*, as_json: bool, ids: bool, whole: bool = False) -> Shape:
    """The shape that the options ask for; `--json` wins. `whole` is where no page was asked for."""
    if as_json:
        return Shape.JSON
    return (Shape.ALL_IDS if whole else Shape.IDS) if ids else Shape.LINES


def search(session: Session, wanted: SearchOptions, form: Shape) -> None:
    """Print the hits; end with exit code 1 where there are none."""
    with session.archive() as archive:
        _check_types(wanted, session.screen)
        if form is Shape.ALL_IDS:
            _print_all(archive.matching(wanted), session.screen)
            return
        page = archive.search(wanted)
    print_page(page, session.screen, form)
    if form is Shape.LINES:
        _explain(page, wanted, session.screen)
    beyond = bool(page.total and wanted.limit and not page.hits)
    if beyond:
        session.screen.warn(session.screen.say(message("There is no page {page}: the last one is page {last}."),
                                               page=wanted.page, last=-(-page.total // wanted.limit)))
    if beyond or not page.total:
        raise typer.Exit(Exit.NOTHING)


def _print_all(identifiers: Sequence[str], screen: Screen) -> None:
    """Print the statements that have all words, the newest first, for another command to take."""
    for identifier in identifiers:
        screen.out(identifier)
    if not identifiers:
        raise typer.Exit(Exit.NOTHING)


def facets(session: Session, wanted: SearchOptions, *, as_json: bool) -> None:
    """Print the facets over all statements that match."""
    with session.archive() as archive:
        page = archive.search(wanted)
    if as_json:
        session.screen.json(page.to_json())
    else:
        for line in results.facet_lines(page.facets, session.screen):
            session.screen.out(line)
        _tell_empty(page, wanted, session.screen)
        session.screen.note(results.summary(replace(page, hits=()), session.screen))
    if not page.total:
        raise typer.Exit(Exit.NOTHING)


def print_page(page: SearchPage, screen: Screen, form: Shape) -> None:
    """Print a page of hits in one of the shapes."""
    if form is Shape.JSON:
        screen.json(page.to_json())
        return
    if form is Shape.IDS:
        # Another command takes them: what lacks a word is for reading only.
        for hit in page.hits:
            if hit.number <= page.complete:
                screen.out(hit.id)
        return
    asked = frozenset(person.name for person in page.roles)
    for hit in page.hits:
        for line in results.hit_lines(hit, screen, asked):
            screen.out(line)
        screen.out()
    # Every year and month comes with a timeline, which shows them better.
    shown = {kind: values for kind, values in page.facets.items() if page.timeline is None or kind not in PERIODS}
    for line in (*results.facet_lines(shown, screen), *results.timeline_lines(page.timeline, screen)):
        screen.out(line)


def _explain(page: SearchPage, wanted: SearchOptions, screen: Screen) -> None:
    if page.total:
        screen.note(typer.style(results.summary(page, screen), bold=True))
        _tell_empty(page, wanted, screen)
    else:
        screen.warn(typer.style(screen.say(message("No statement matches.")), bold=True))
    for line in results.remark_lines(page.not_understood, screen):
        screen.warn(line)
    if any(one["reason"] in MISWRITTEN for one in page.not_understood):
        screen.note(screen.say(message("`archive search --syntax` tells how a search is written.")))
    for line in (*results.relaxed_lines(page, screen), *results.understood_lines(page.understood, screen)):
        screen.note(line)
    for line in results.role_lines(page.roles, _asked(wanted, page), screen):
        screen.note(line)
    if page.help.suggestions:
        screen.warn(screen.say(message("Did you mean: {words}?"),
                               words=" · ".join(visible(one) for one in page.help.suggestions)))
    for option, number in page.help.excluding:
        if option == QUERY:
            screen.warn(screen.count("Without the words: {n} statement", "Without the words: {n} statements", number))
        else:
            screen.warn(screen.count("Without {option}: {n} statement", "Without {option}: {n} statements",
                                     number, option=visible(option)))


def _tell_empty(page: SearchPage, wanted: SearchOptions, screen: Screen) -> None:
    """Say which of the facets that were chosen have no value in what was found."""
    if wanted.facet_kinds and page.total:
        for kind, values in page.facets.items():
            if not values:
                screen.note(screen.say(message("{kind}: none in the statements found."),
                                       kind=screen.say(KINDS.get(kind, kind))))


def _check_types(wanted: SearchOptions, screen: Screen) -> None:
    """Raises BadRequestError for a type that does not exist: nothing could ever have it."""
    from indexer.fields import type_named  # noqa: PLC0415  (only a search needs it, which is not every command's)
    from indexer.queryfields import field_named  # noqa: PLC0415
    from indexer.syntax import FieldName  # noqa: PLC0415

    excluded = (one.partition(":") for one in wanted.excluded)
    asked = [*(("--type", value, value) for value in wanted.document_type),
             *(("--exclude", f"{field}:{value}", value) for field, _, value in excluded
               if field_named(field) is FieldName.TYPE and value.strip())]
    for option, given, value in asked:
        if type_named(value) is None:
            raise BadRequestError(given, option=option, possible=", ".join(map(screen.say, DOCUMENT_TYPES.values())))


def _asked(wanted: SearchOptions, page: SearchPage) -> str:
    """The role that people are asked for in, by an option, a field or plain words; "" for none."""
    roles: Mapping[str, Sequence[str]] = {
        "signatory": wanted.signed_by, "quoted": wanted.quoted, "contact": wanted.contact}
    said = {piece.get("field") or piece["kind"] for piece in page.understood}
    return next((role for role, names in roles.items() if names or role in said), "")
