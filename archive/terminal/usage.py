"""What is wrong with a command line, in the reader's language. Knows what Typer says of it; runs nothing."""

from __future__ import annotations

import re

import typer

from archive.errors import message
from archive.terminal.screen import Screen

_QUOTED = re.compile(r"'([^']*)'")
_OPTION = r"Invalid value(?: for (?P<option>.+?))?: "
# What Typer says, by pattern, and how we say it.
_SAID = tuple((re.compile(pattern, re.DOTALL), said) for pattern, said in (
    (r"No such command (?P<given>.+?)\.? Did you mean (?P<meant>.+)\?", message(
        "There is no command {given}. Did you mean {meant}?")),
    (r"No such command (?P<given>.+?)\.", message("There is no command {given}.")),
    (r"No such option: (?P<given>\S+) \(Possible options: (?P<meant>.+)\)", message(
        "There is no option {given}. Did you mean {meant}?")),
    (r"No such option: (?P<given>\S+)", message("There is no option {given}.")),
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


def refuse(fault: typer.TyperException, screen: Screen) -> None:
    """Say what is wrong, how the command is used and where more is told."""
    # With no argument at all the help was printed, and is the whole answer.
    if type(fault).__name__ == "NoArgsIsHelpError":
        return
    screen.warn(typer.style(explain(fault.format_message(), screen), fg="red", bold=True))
    context = getattr(fault, "ctx", None)
    if context is not None:
        screen.warn(context.get_usage())
        screen.warn(screen.say(message("“{command} --help” tells more."), command=context.command_path))


def explain(told: str, screen: Screen) -> str:
    """One sentence on what is wrong; Typer's own where it is none of those known here."""
    for pattern, said in _SAID:
        found = pattern.fullmatch(told)
        if found:
            return screen.say(said, **{name: _QUOTED.sub(r"\1", value or "") for name, value in
                                       found.groupdict().items()})
    return told
