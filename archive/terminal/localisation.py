"""The help of every command in the reader's language. Knows the tree of commands, not what they do."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import NullTranslations
from typing import Any

from typer.core import TyperCommand, TyperGroup


def localise(command: TyperCommand | TyperGroup, catalogue: NullTranslations) -> None:
    """Translate the help of a command, its options and its sub-commands in place, before it runs."""
    _translate(command, ("help", "short_help"), catalogue)
    for parameter in command.params:
        _translate(parameter, ("help", "rich_help_panel"), catalogue)
    for one in _children(command):
        localise(one, catalogue)


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
