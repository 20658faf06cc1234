"""One job: a text with its mentions and matched words as pieces to render. Pure; makes no HTML.

Offsets never move: typography replaces characters one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from archive.reports import Json

# French puts a space that does not break before ; ! ? : and inside quotation marks. The narrow one (U+202F) is so thin
# in the fonts of the page that the marks look glued to their words.
_SPACE = re.compile("[ \u202f](?=[;!?:»])|(?<=«)[ \u202f]")
# Characters that would turn the reading order around, command a terminal, or cannot be encoded.
_HARMFUL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, matched by the search or not."""

    text: str
    matched: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that belong to one mention, or to none. `number` counts mentions from 0."""

    pieces: tuple[Piece, ...]
    mention: Json | None = None
    number: int = -1


@dataclass(frozen=True, slots=True)
class Section:
    """A block of the text: its kind, where it begins, and its runs."""

    kind: str
    start: int
    runs: tuple[Run, ...]


def harmless(text: str) -> str:
    """The text with characters that can do harm replaced, one by one."""
    return _HARMFUL.sub("\ufffd", text)


def spaced(text: str, language: str) -> str:
    """The text with the spaces of French typography that do not break; of another language, the text itself."""
    if not language.startswith("fr"):
        return text
    return _SPACE.sub("\u00a0", text)


def pieces_of(text: str, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """A passage with its matched words."""
    return tuple(_pieces(text, 0, len(text), _disjoint(marks)))


def sections(text: str, blocks: Sequence[Json], mentions: Sequence[Json], marks: Iterable[Span]) -> list[Section]:
    """The blocks of a text in order, with mentions and matched words; text outside of any block is a paragraph."""
    known = _in_order(mentions)
    matched = _disjoint(marks)
    return [Section(kind, start, tuple(_runs(text, (start, end), known, matched)))
            for kind, start, end in _covering(text, blocks)]


def _covering(text: str, blocks: Sequence[Json]) -> Iterator[tuple[str, int, int]]:
    position = 0
    for block in blocks:
        start, end = int(str(block["start"])), int(str(block["end"]))
        if text[position:start].strip():
            yield "paragraph", position, start
        if text[start:end].strip():
            yield str(block["kind"]), start, end
        position = max(position, end)
    if text[position:].strip():
        yield "paragraph", position, len(text)


def _in_order(mentions: Sequence[Json]) -> list[tuple[int, int, int, Json]]:
    """Mentions that do not overlap, the longer of two that begin alike, each with its number."""
    found = sorted(((int(str(one["start"])), int(str(one["end"])), number, one)
                    for number, one in enumerate(mentions)), key=lambda one: (one[0], -one[1], one[2]))
    kept: list[tuple[int, int, int, Json]] = []
    for one in found:
        if one[0] < one[1] and (not kept or one[0] >= kept[-1][1]):
            kept.append(one)
    return kept


def _disjoint(marks: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def _runs(text: str, block: Span, mentions: Sequence[tuple[int, int, int, Json]],
          marks: Sequence[Span]) -> Iterator[Run]:
    position, end = block
    for start, stop, number, mention in _within(mentions, block):
        if start > position:
            yield Run(tuple(_pieces(text, position, start, marks)))
        yield Run(tuple(_pieces(text, max(start, position), min(stop, end), marks)), mention, number)
        position = min(stop, end)
    if position < end:
        yield Run(tuple(_pieces(text, position, end, marks)))


def _within(mentions: Sequence[tuple[int, int, int, Json]], block: Span) -> Sequence[tuple[int, int, int, Json]]:
    """The mentions that touch a block; both are in order, so that the time is that of what is found."""
    return mentions[bisect_right(mentions, block[0], key=itemgetter(1)):
                    bisect_left(mentions, block[1], key=itemgetter(0))]


def _pieces(text: str, start: int, end: int, marks: Sequence[Span]) -> Iterator[Piece]:
    position = start
    for first, last in marks[bisect_right(marks, start, key=itemgetter(1)):bisect_left(marks, end, key=itemgetter(0))]:
        low, high = max(first, position), min(last, end)
        if low > position:
            yield Piece(text[position:low])
        yield Piece(text[low:high], matched=True)
        position = high
    if position < end:
        yield Piece(text[position:end])
