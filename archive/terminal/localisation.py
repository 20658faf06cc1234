"""The help of every command in the reader's language. Knows the tree of commands, not what they do."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import NullTranslations
from typing import Any

from typer.core import TyperCommand, TyperGroup

from archive.errors import message


def localise(command: TyperCommand | TyperGroup, catalogue: NullTranslations) -> None:
    """Translate the help of a command, its options and its sub-commands in place, before it runs."""
    _translate(command, ("help", "short_help"), catalogue)
    _say_usage(command, catalogue)
    for parameter in command.params:
        _translate(parameter, ("help", "rich_help_panel"), catalogue)
    for one in _children(command):
        localise(one, catalogue)


def _say_usage(command: TyperCommand | TyperGroup, catalogue: NullTranslations) -> None:
    """Let the line of usage and the help of --help be said in the reader's language: Typer has them in English only."""
    word = catalogue.gettext(message("Usage:"))
    help_option = command.get_help_option

    def format_usage(context: Any, formatter: Any) -> None:
        pieces = " ".join(command.collect_usage_pieces(context))
        formatter.write_usage(context.command_path, pieces, prefix=word + " ")

    def get_help_option(context: Any) -> Any:
        option = help_option(context)
        if option is not None:
            option.help = catalogue.gettext(message("Show this message and exit."))
        return option

    for method in (format_usage, get_help_option):
        setattr(command, method.__name__, method)


def _children(command: TyperCommand | TyperGroup) -> Iterable[TyperCommand | TyperGroup]:
    if isinstance(command, TyperGroup):
        for one in command.commands.values():
            if isinstance(one, TyperCommand | TyperGroup):
                yield one


def _translate(holder: Any, names: Iterable[str], catalogue: NullTranslations) -> None:
    for name in names:
        text = getattr(holder, name, None)
        if isinstance(text, str) and text:
            setattr(holder, name, catalogue.gettext(text))
