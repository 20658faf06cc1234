"""The terminal face: parse arguments, call Archive, print. Decides nothing itself."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from typer.core import TyperGroup

from archive.errors import ArchiveError, BadRequestError, message
from archive.requests import SearchOptions
from archive.terminal import completion, examples, finding, localisation, options, streams, usage
from archive.terminal.messages import LANGUAGES, choose_language, language_named, translations
from archive.terminal.screen import PROGRAM, Screen
from archive.terminal.session import Exit, Session, session_of

_PAGE, _LONG_PAGE = 10, 20

app = typer.Typer(
    name="archive", no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False, add_completion=False,
    help=message("Read, index and find again the press statements (communiqués) of unions and federations."))


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415  (only when asked: start-up is a feature)
        streams.write_line(f"archive {version('communiques-archive')}", None)
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option(
        "--archive", metavar="DIR",
        help=message("The archive's folder; by default ARCHIVE_HOME, else your data folder."))] = None,
    lang: Annotated[str | None, typer.Option(
        "--lang", metavar="fr|en", help=message("Language of messages; by default that of your system."))] = None,
    quiet: Annotated[bool, typer.Option(
        "--quiet", "-q", help=message("Print results only, no messages."))] = False,
    _version: Annotated[bool, typer.Option(
        "--version", help=message("Print the version."), callback=_print_version, is_eager=True)] = False,
    _install_completion: Annotated[str | None, typer.Option(
        "--install-completion", metavar="bash|zsh|fish", callback=completion.install, is_eager=True,
        help=message("Have this shell complete commands and options from now on."))] = None,
    _show_completion: Annotated[str | None, typer.Option(
        "--show-completion", metavar="bash|zsh|fish", callback=completion.show, is_eager=True,
        help=message("Print what makes this shell complete, for you to install."))] = None,
) -> None:
    """Put the session where every command finds it."""
    language = choose_language(["--lang", lang] if lang else [], os.environ)
    program = f"{PROGRAM} --archive {quote(str(home))}" if home else PROGRAM
    session = Session(home, Screen(language, translations(language), _colour(), quiet, program))
    context.obj = session
    if lang and language_named(lang) is None:
        session.fail(BadRequestError(lang, option="--lang", possible=", ".join(LANGUAGES)))


def _print_syntax(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from archive.terminal.syntax import syntax_lines  # noqa: PLC0415  (only when asked: start-up is a feature)
        screen = session_of(context).screen
        for line in syntax_lines(screen):
            screen.out(line)
        raise typer.Exit


def _colour() -> bool | None:
    return False if os.environ.get("NO_COLOR") else None


@app.command(help=message("Find statements, by words and by who signs, is quoted, is named."),
             epilog=examples.SEARCH)
def search(
    context: typer.Context,
    query: Annotated[list[str] | None, typer.Argument(
        metavar="WORDS", help=message("What to look for (--syntax tells how); none lists all that pass the filters."),
    )] = None,
    signed_by: options.SignedBy = None,
    quoted: options.Quoted = None,
    contact: options.Contact = None,
    person: options.Person = None,
    organisation: options.Organisation = None,
    place: options.Place = None,
    issuer: options.Issuer = None,
    document_type: options.DocumentType = None,
    tag: options.Tag = None,
    since: options.Since = None,
    until: options.Until = None,
    exclude: options.Exclude = None,
    strict: options.Strict = False,
    sort: options.SortBy = "",
    limit: options.PageSize = None,
    page: options.PageNumber = 1,
    facets: options.Facets = False,
    facet: options.Facet = None,
    facet_size: options.FacetSize = 10,
    timeline: options.Timeline = False,
    copies: options.Copies = False,
    explain: options.Explain = False,
    as_json: options.AsJson = False,
    ids: options.IdsOnly = False,
    _syntax: Annotated[bool, typer.Option(
        "--syntax", callback=_print_syntax, is_eager=True,
        help=message("Tell how a search is written: phrases, operators, fields, dates."))] = False,
) -> None:
    """Print the statements that match, best first."""
    wanted = SearchOptions(
        query=" ".join(query or ()), signed_by=tuple(signed_by or ()), quoted=tuple(quoted or ()),
        contact=tuple(contact or ()), person=tuple(person or ()), organisation=tuple(organisation or ()),
        place=tuple(place or ()), issuer=tuple(issuer or ()), document_type=tuple(document_type or ()),
        tag=tuple(tag or ()), since=since, until=until, sort=sort, limit=_PAGE if limit is None else limit, page=page,
        facet_size=facet_size if facets or facet else 0, facet_kinds=tuple(facet or ()),
        excluded=tuple(exclude or ()), strict=strict, timeline=timeline, copies=copies or ids, explain=explain)
    finding.search(session_of(context), wanted, finding.shape(
        as_json=as_json, ids=ids, whole=limit is None and page == 1 and not sort))


@app.command("list", help=message("List all statements, newest first."), epilog=examples.LIST)
def list_(
    context: typer.Context,
    limit: options.PageSize = None,
    page: options.PageNumber = 1,
    sort: options.SortBy = "date",
    as_json: options.AsJson = False,
    ids: options.IdsOnly = False,
) -> None:
    """Print all statements, a page at a time."""
    wanted = SearchOptions(sort=sort, limit=_LONG_PAGE if limit is None else limit, page=page, copies=True)
    shape = finding.shape(as_json=as_json, ids=ids, whole=limit is None and page == 1 and sort == "date")
    finding.search(session_of(context), wanted, shape)


@app.command(help=message("Count people, organisations, places, issuers, types, years and tags."),
             epilog=examples.FACETS)
def facets(
    context: typer.Context,
    query: Annotated[list[str] | None, typer.Argument(
        metavar="WORDS", help=message("Count over the statements that match these words only."))] = None,
    facet: options.Facet = None,
    facet_size: options.FacetSize = 20,
    as_json: options.AsJson = False,
) -> None:
    """Print each facet with its values and counts."""
    wanted = SearchOptions(query=" ".join(query or ()), limit=0, facet_size=facet_size, facet_kinds=tuple(facet or ()))
    finding.facets(session_of(context), wanted, as_json=as_json)


# A search must start at once: the modules of the other commands are imported when one of them is wanted.
OTHERS = ("archive.terminal.keeping", "archive.terminal.reading", "archive.terminal.deciding",
          "archive.terminal.governing", "archive.terminal.exchanging", "archive.terminal.ledgers",
          "archive.terminal.reviewing",
          "archive.terminal.exploring", "archive.web.serving")
OWN = frozenset({"search", "list", "facets"})
WITH_VALUE = frozenset({"--archive", "--lang", "--install-completion", "--show-completion"})


def wanted_command(arguments: Sequence[str]) -> str | None:
    """The command that the arguments name: the first that is neither an option nor an option's value."""
    following = iter(arguments)
    for argument in following:
        if not argument.startswith("-"):
            return argument
        if argument in WITH_VALUE:
            next(following, None)
    return None


def register_others() -> None:
    """Add the commands of the other modules to the application, once."""
    if len(app.registered_commands) > len(OWN):
        return
    for name in OTHERS:
        import_module(name).register(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and end the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # Nothing that was imported is garbage: looking through it again costs a tenth of a cold search.
    gc.freeze()
    completing = completion.is_asked_for(os.environ)
    if completing:
        completion.prepare(os.environ)
    if completing or wanted_command(given) not in OWN:
        register_others()
    group = typer.main.get_group(app)
    language = choose_language(given, os.environ)
    session = Session(screen=Screen(language, translations(language), _colour()))
    localisation.localise(group, session.screen.catalogue)
    sys.exit(_run(group, given, session))


def _run(group: TyperGroup, given: list[str], session: Session) -> int:
    """The exit code of a command; ends the process where nobody reads its output any more."""
    try:
        code: int = group.main(given, prog_name=PROGRAM, obj=session, windows_expand_args=False, standalone_mode=False)
    except typer.TyperException as fault:
        usage.refuse(fault, session.screen, given)
        return Exit.WRONG
    except typer.Abort:
        return Exit.INTERRUPTED
    except streams.ReaderGoneError:
        streams.end_unread()
    except SystemExit as ended:
        # So Typer ends where nobody reads the help, which it writes past the screen.
        if isinstance(ended.__context__, BrokenPipeError):
            streams.end_unread()
        raise
    except ArchiveError as error:
        return session.tell(error)
    except OSError as error:
        # A help that cannot be written names no file, unlike any other error of the system.
        if error.filename is not None:
            raise
        return session.tell(streams.as_output_error(error))
    return code


if __name__ == "__main__":
    main()
