"""The commands that open the archive to a browser: serve, and account for those who may sign in.

FastAPI is imported inside them only, because no other command needs it.
"""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from archive.errors import message
from archive.terminal import options
from archive.terminal.session import Exit, Session, session_of

if TYPE_CHECKING:
    from archive.web.language import Words

_LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
_ROLES = ("reader", "archivist", "administrator")

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help=message(
    "The address to listen on; any but this machine's own needs an account first (`archive account`)."))]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help=message("The port to listen on."))]
Name = Annotated[list[str] | None, typer.Option("--name", metavar="HOST", help=message(
    "A name by which browsers may call the site; can be repeated."))]
Secure = Annotated[bool, typer.Option(
    "--https", help=message("Browsers reach the site over HTTPS (a proxy in front)."))]

Workers = Annotated[int, typer.Option("--workers", min=1, max=64, metavar="N", help=message(
    "How many processes answer: as many as the machine has cores, where many people search."))]


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    app.command("serve", help=message("Open the archive in a browser, on this machine unless told otherwise."))(serve)
    app.command("account", help=message("Let somebody sign in to a site that others can reach."))(account)


def serve(
    context: typer.Context,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    name: Name = None,
    https: Secure = False,
    workers: Workers = 1,
    author: options.Author = None,
) -> None:
    """Serve the pages until interrupted."""
    session = session_of(context)
    with session.archive() as archive:
        from archive.web.language import words_in  # noqa: PLC0415  (start-up is a feature)
        from archive.web.processes import serve_site  # noqa: PLC0415
        from archive.web.site import SiteOptions, site_of  # noqa: PLC0415

        is_open = _is_local(host)
        site = SiteOptions(frozenset((*_LOCAL_NAMES, host.lower(), *(one.lower() for one in name or ()))), is_open,
                           session.signature(author, None).author, https, workers)
        if not is_open and not site_of(archive, site).accounts.exist:
            session.screen.warn(session.screen.say(message(
                "Others could reach {host}, and nobody may sign in yet. Make an account first: "
                "archive account NAME --role archivist"), host=host))
            raise typer.Exit(Exit.WRONG)
        _announce(session, words_in(session.screen.language), (host, port), is_open=is_open)
        serve_site(archive, site, host, port)


def _announce(session: Session, words: Words, at: tuple[str, int], *, is_open: bool) -> None:
    """Say where the site is; where nothing can be served there, say why and end."""
    from archive.web.reaching import ClosedAddressError, check_free, outside_address  # noqa: PLC0415

    host, port = at
    try:
        check_free(host, port)
    except ClosedAddressError as error:
        session.screen.warn(words.t(error.what, **error.values))
        session.screen.warn(words.t(error.remedy, **error.values))
        raise typer.Exit(Exit.FAILED) from None
    session.screen.note(session.screen.say(message("The archive is open at {address} — Ctrl+C ends it."),
                                           address=f"http://{outside_address(host)}:{port}/"))
    if not is_open:
        session.screen.note(words.t("Others reach it at this address. By a name of this machine they reach it only "
                                    "where --name NAME allows the name."))


def account(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=message("Who may sign in."))],
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help=message(
        "reader, archivist (tags, corrects, sees contacts) or administrator."))] = "reader",
    remove: Annotated[bool, typer.Option("--remove", help=message("Take the account away."))] = False,
) -> None:
    """Make, replace or remove an account; the password is asked for, or read from standard input."""
    session = session_of(context)
    with session.archive() as archive:
        from archive.web.access import Accounts, Role  # noqa: PLC0415

        accounts = Accounts(archive.home / "web" / "accounts.json")
        say = session.screen.say
        if remove:
            if not accounts.remove(name):
                session.screen.warn(say(message("There is no account {name}."), name=name))
                raise typer.Exit(Exit.NOTHING)
            session.screen.note(say(message("The account {name} is gone."), name=name))
            return
        if role not in _ROLES:
            session.screen.warn(say(message("A role is one of {roles}."), roles=", ".join(_ROLES)))
            raise typer.Exit(Exit.WRONG)
        token = accounts.add(name, Role[role.upper()], _password(session))
        session.screen.note(say(message("{name} may sign in. Token for programs, shown only once:"), name=name))
        session.screen.out(token)


def _password(session: Session) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(session.screen.say(message("Password: ")))
    if first != getpass.getpass(session.screen.say(message("Once more: "))):
        session.screen.warn(session.screen.say(message("The two passwords differ.")))
        raise typer.Exit(Exit.WRONG)
    return first


def _is_local(host: str) -> bool:
    """Whether only this machine can reach the address."""
    import ipaddress  # noqa: PLC0415  (start-up is a feature)

    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
