"""How a score comes about, step by step, as lines for a terminal. Pure; knows the words of an explanation, no query."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from archive.errors import message
from archive.terminal.messages import decimal_mark, format_decimal
from archive.terminal.screen import Screen
from archive.terminal.wording import visible
from indexer.explanation import Explanation

RULES = {"sum": message("sum"), "best": message("the best"), "times": message("{factor} times")}
AREAS = {
    "title": message("{term} in title ×{factor}"), "names": message("{term} in names ×{factor}"),
    "lead": message("{term} in lead ×{factor}"), "body": message("{term} in body ×{factor}"),
    "boilerplate": message("{term} in boilerplate ×{factor}"),
}
FILTER = message("no words: filters add nothing")
_LEAF = re.compile(r"(?s)(?P<term>.+) in (?P<area>[a-z]+) ×(?P<factor>\S+)")


def explanation_lines(explanation: Explanation, screen: Screen, width: int, depth: int = 0) -> Iterator[str]:
    """The steps, each indented under the one that it is a part of, the score of each in front."""
    score = format_decimal(explanation.score, 3, screen.language)
    indent = " " * min(2 * depth, width // 3)
    yield from textwrap.wrap(f"{score}  {_said(explanation, screen)}", width, initial_indent=indent,
                             subsequent_indent=indent + " " * (len(score) + 2))
    for part in explanation.parts:
        yield from explanation_lines(part, screen, width, depth + 1)


def _said(step: Explanation, screen: Screen) -> str:
    rule, _, factor = step.rule.partition(" ")
    if rule in RULES:
        return screen.say(RULES[rule], factor=_figure(factor, screen))
    leaf = _LEAF.fullmatch(step.what)
    if leaf and leaf["area"] in AREAS:
        return screen.say(AREAS[leaf["area"]], term=visible(leaf["term"]),
                          factor=_figure(leaf["factor"], screen))
    return screen.say(FILTER) if step.what == "filter" else visible(step.what)


def _figure(written: str, screen: Screen) -> str:
    """A factor with the decimal mark of the reader's language."""
    return written.replace(".", decimal_mark(screen.language))
