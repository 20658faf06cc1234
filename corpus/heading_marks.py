"""One job: the lines that a source marks as headings, before cleaning takes the marks away. Knows no wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from corpus.offsets import OffsetMap
from corpus.statement import HeadingMark

_LONGEST, _MOST = 300, 200
_MARKED = re.compile(
    rf"^ {{0,3}}(?:(?P<hashes>#{{1,6}}) +(?P<heading>[^\n]{{1,{_LONGEST}}})"
    rf"|(?P<stars>\*\*|__)(?P<bold>[^\n*_]{{1,{_LONGEST}}})(?P=stars) *$"
    rf"|(?P<underlined>[^\n=]{{1,{_LONGEST}}})\n={{3,}} *$)", re.MULTILINE)


def marked_headings(text: str) -> tuple[HeadingMark, ...]:
    """The first 200 headings of a Markdown text ("# …", underlined with "="), and its lines wholly in bold."""
    return tuple(islice(_marks(text), _MOST)) if "#" in text or "**" in text or "__" in text or "===" in text else ()


def moved(headings: Iterable[HeadingMark], offsets: OffsetMap) -> tuple[HeadingMark, ...]:
    """The headings where a later text has them; those that left it are dropped. `offsets` leads back from that text."""
    listed = tuple(headings)
    placed = offsets.to_texts((one.start, one.end) for one in listed)
    return tuple(HeadingMark(start, end, one.level) for (start, end), one in zip(placed, listed, strict=True)
                 if end > start)


def _marks(text: str) -> Iterator[HeadingMark]:
    for match in _MARKED.finditer(text):
        if match["hashes"]:
            yield HeadingMark(*match.span("heading"), len(match["hashes"]))
        elif match["bold"]:
            yield HeadingMark(*match.span("bold"), HeadingMark.BOLD)
        else:
            yield HeadingMark(*match.span("underlined"), 1)
