"""What is wrong with a command line, in the reader's language, and the one that was meant. Runs nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from shlex import join
from typing import Any

import typer

from archive.errors import message
from archive.terminal.screen import PROGRAM, Screen

# Words to exclude, such as "-loyer" or "-(a OU b)", also quoted along with the mark ("-- -loyer"), and no option with
# its figure, such as "-n5".
_DASHED = re.compile(r"-- |-(?:[^\w\s-]|\d|[^\W\d_](?!\d*\Z))", re.DOTALL)
_ENDS_OPTIONS = "--"
_QUOTED = re.compile(r"'([^']*)'")
_OPTION = r"Invalid value(?: for (?P<option>.+?))?: "
# What Typer says, by pattern, and how we say it.
_SAID = tuple((re.compile(pattern, re.DOTALL), said) for pattern, said in (
    (r"No such command (?P<given>.+?)\.? Did you mean (?P<meant>.+)\?", message(
        "There is no command {given}. Did you mean {meant}?")),
    (r"No such command (?P<given>.+?)\.", message("There is no command {given}.")),
    (r"No such option: (?P<given>.+) \(Possible options: (?P<meant>.+)\)", message(
        "There is no option {given}. Did you mean {meant}?")),
    (r"No such option: (?P<given>.+)", message("There is no option {given}.")),
    (r"Missing command\.", message("A command is missing.")),
    (r"Missing (?:argument|option|parameter) (?P<given>.+)\.", message("Missing: {given}")),
    (r"Got unexpected extra argument\(s\) \((?P<given>.+)\)", message("{given}: no more words are expected here.")),
    (r"Option (?P<given>.+) requires .+\.", message("{given} needs a value.")),
    (r"Option (?P<given>.+) does not take a value\.", message("{given} takes no value.")),
    (_OPTION + r"(?P<given>.+) is not a valid (?:int|integer|float)(?: range)?\.", message(
        "{option}: {given} is not a number.")),
    (_OPTION + r"(?P<given>.+) is not in the range (?P<range>.+)\.", message("{option}: {given} is not in {range}.")),
    (_OPTION + r"(?P<given>.+) is not one of (?P<meant>.+)\.", message("{option}: {given} is none of {meant}.")),
    (_OPTION + r"\w+ (?P<given>.+) does not exist\.", message("{option}: {given} does not exist.")),
    (_OPTION + r"\w+ (?P<given>.+) is a file\.", message("{option}: {given} is a file, a folder is wanted.")),
    (_OPTION + r"\w+ (?P<given>.+) is a directory\.", message("{option}: {given} is a folder, a file is wanted.")),
    (_OPTION + r"\w+ (?P<given>.+) is not readable\.", message("{option}: {given} may not be read.")),
))


def refuse(fault: typer.TyperException, screen: Screen, given: Sequence[str]) -> None:
    """Say what is wrong with the arguments given, and what would be right; else how the command is used."""
    # With no argument at all the help was printed, and is the whole answer.
    if type(fault).__name__ == "NoArgsIsHelpError":
        return
    context = getattr(fault, "ctx", None)
    option = getattr(fault, "option_name", "")
    early = _moved_forward(option, context, given)
    what = (screen.say(message("{given} belongs before the command."), given=option) if early
            else explain(fault.format_message(), screen))
    screen.warn(typer.style(what, fg="red", bold=True))
    if early:
        screen.warn(screen.say(message("Write: {command}"), command=join([PROGRAM, *early])))
    elif context is not None and (meant := _words_behind(context, given)):
        screen.warn(screen.say(message("Words that begin with “-” stand behind “--”: {command}"),
                               command=join([PROGRAM, *meant])))
    elif context is not None:
        screen.warn(context.get_usage())
        screen.warn(screen.say(message("“{command} --help” tells more."), command=context.command_path))


def _moved_forward(name: str, context: Any, given: Sequence[str]) -> Sequence[str]:
    """The arguments with an option of the program before its command, where the command was given it; else none."""
    if context is None or context.parent is None:
        return ()
    while context.parent.parent is not None:
        context = context.parent
    command = given.index(context.info_name)
    option = next((one for one in context.parent.command.params if name in one.opts), None)
    at = next((at for at in range(command, len(given)) if given[at].partition("=")[0] == name), None)
    if option is None or at is None:
        return ()
    end = at + (1 if option.is_flag or "=" in given[at] else 2)
    return [*given[:command], *given[at:end], *given[command:at], *given[end:]] if end <= len(given) else ()


def _words_behind(context: Any, given: Sequence[str]) -> Sequence[str]:
    """The arguments with the words that look like options at their end, of a command that takes words; else none."""
    if not any(one.metavar == "WORDS" and one.nargs == -1 for one in context.command.params):
        return ()
    end = given.index(_ENDS_OPTIONS) if _ENDS_OPTIONS in given else len(given)
    words = [one for one in given[:end] if _DASHED.match(one)]
    others = [one for one in given[:end] if one not in words]
    return [*others, _ENDS_OPTIONS, *(one.removeprefix("-- ") for one in words), *given[end + 1:]] if words else ()


def explain(told: str, screen: Screen) -> str:
    """One sentence on what is wrong; Typer's own where it is none of those known here."""
    for pattern, said in _SAID:
        found = pattern.fullmatch(told)
        if found:
            return screen.say(said, **{name: _QUOTED.sub(r"\1", value or "") for name, value in
                                       found.groupdict().items()})
    return told
