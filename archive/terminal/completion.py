"""The completion of commands and options by the shell: its script, shown or installed. Knows Typer's way of it only."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

import typer

from archive.errors import BadRequestError, message
from archive.terminal.screen import PROGRAM
from archive.terminal.session import session_of

# The script sets it where words are to be completed instead of a command run.
VARIABLE = "_ARCHIVE_COMPLETE"
SHELLS = ("bash", "zsh", "fish")
_WIDEST = "10000"


def is_asked_for(environment: Mapping[str, str]) -> bool:
    """Whether a shell wants words completed."""
    return bool(environment.get(VARIABLE))


def prepare(environment: MutableMapping[str, str]) -> None:
    """Make the shells known to Typer, which does so itself only where its own two options are added."""
    # A help that is broken into lines would be read as further completions.
    environment["TERMINAL_WIDTH"] = _WIDEST
    from typer._completion_classes import completion_init  # noqa: PLC0415  (start-up is a feature)

    completion_init()


def show(context: typer.Context, shell: str | None) -> None:
    """Print the script that makes a shell complete the command, and end."""
    if shell is None or context.resilient_parsing:
        return
    from typer._completion_shared import get_completion_script  # noqa: PLC0415

    script = get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=_known(context, shell, "--show"))
    session_of(context).screen.out(script)
    raise typer.Exit


def install(context: typer.Context, shell: str | None) -> None:
    """Put the script where a shell reads it, say where that is, and end."""
    if shell is None or context.resilient_parsing:
        return
    from typer._completion_shared import install as install_script  # noqa: PLC0415

    _, file = install_script(_known(context, shell, "--install"), PROGRAM, VARIABLE)
    screen = session_of(context).screen
    screen.note(screen.say(message("{shell} will complete `archive` once it is started again ({file})."),
                           shell=shell, file=file))
    raise typer.Exit


def _known(context: typer.Context, shell: str, option: str) -> str:
    if shell not in SHELLS:
        session_of(context).fail(BadRequestError(shell, option=f"{option}-completion", possible=", ".join(SHELLS)))
    return shell
