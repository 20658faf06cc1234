"""One job: find Markdown's marks of emphasis, and leave the stars and underscores that are text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.edits import Edit

_DELIMITER = re.compile(r"\*+|_+|\n\n")


class _Opener(NamedTuple):
    start: int
    length: int


def emphasis_edits(text: str) -> Iterator[Edit]:
    """Edits that remove marks of emphasis.

    Two stars or more are never French text and always leave. A single star or underscores leave in
    pairs within a paragraph, opening before a word and closing behind one: "salarié*es" and
    "nom_de_fichier" stay.
    """
    yield from sorted(_edits(text))


def _edits(text: str) -> Iterator[Edit]:
    openers: dict[str, _Opener] = {}
    for match in _DELIMITER.finditer(text):
        start, end = match.span()
        mark = text[start]
        if mark == "\n":
            openers.clear()
        elif mark == "*" and end - start > 1:
            yield Edit(start, end)
        elif end - start <= 3:
            opener = openers.get(mark)
            if opener is not None and opener.length == end - start and _closes(text, start, end):
                yield Edit(opener.start, opener.start + opener.length)
                yield Edit(start, end)
                del openers[mark]
            elif _opens(text, start, end):
                openers[mark] = _Opener(start, end - start)


def _opens(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1:start], text[end:end + 1]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closes(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1:start], text[end:end + 1]
    return bool(before) and not before.isspace() and not (after.isalnum() and before.isalnum())
