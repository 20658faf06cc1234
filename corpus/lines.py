"""One job: reading text → lines and paragraphs with their offsets. Knows nothing of what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LONGEST_WRAPPED = 130
_FEWEST_WRAPPED = 5
_FILLED = 0.85
_WRAPPED_SHARE = 0.35
_NARROWEST = 50
_CONTINUED, _BROKEN_OFF = 40, 60
_KEY = re.compile(r"[^\W\d_]{1,12}\s?:\s")
_SENTENCE_END = (".", "!", "?", ":", ";", "…", "»")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: text[start:end] without the spaces at its ends.

    `chunk` counts the stretches between blank lines.
    """

    start: int
    end: int
    text: str
    chunk: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that read as one: a paragraph, a heading, a list item or a single line of a list."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """Where the first line starts."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the last line ends."""
        return self.lines[-1].end

    @property
    def chunk(self) -> int:
        """The stretch between blank lines that it stands in."""
        return self.lines[0].chunk

    @property
    def text(self) -> str:
        """The lines joined by spaces."""
        return " ".join(line.text for line in self.lines)


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of the text that are not blank."""
    return tuple(_lines(text))


def read_paragraphs(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The lines joined into paragraphs: hard-wrapped lines come together, short lines stand alone."""
    width = _wrapped_width(lines)
    paragraphs: list[Paragraph] = []
    open_lines: list[Line] = []
    for line in lines:
        if open_lines and not _runs_on(open_lines, line, width):
            paragraphs.append(Paragraph(tuple(open_lines)))
            open_lines = []
        open_lines.append(line)
    if open_lines:
        paragraphs.append(Paragraph(tuple(open_lines)))
    return tuple(paragraphs)


def starts_item(text: str) -> bool:
    """Whether the line starts with a bullet or a number of a list."""
    if text[0] in _BULLETS:
        return True
    head = text[:5].split(maxsplit=1)
    if len(head) < 2 or len(text) <= len(head[0]) + 1:
        return False
    mark = head[0]
    if mark in ("o", "_", "~", "q", "Ø", "*"):
        return True
    return len(mark) > 1 and mark[-1] in ".)/°-" and (mark[:-1].isdigit() or mark[:-1] in _LETTERED)


_BULLETS = frozenset("-–—‒•·■▪►▶→✓✔>*§●○◦➢➤\uf0b7")
_LETTERED = frozenset(("a", "b", "c", "d", "e", "f", "g", "h", "I", "II", "III", "IV", "V", "VI"))


def _lines(text: str) -> Iterator[Line]:
    position, chunk, blank = 0, -1, True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            chunk += blank
            start = position + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(stripped), stripped, chunk)
        blank = not stripped
        position += len(raw) + 1


def _wrapped_width(lines: Sequence[Line]) -> int:
    """The width that the text was wrapped at, or 0 where it was not wrapped."""
    inner = [len(line.text) for line, after in pairwise(lines) if line.chunk == after.chunk]
    lengths = sorted(length for length in inner if length <= _LONGEST_WRAPPED)
    if len(lengths) <= _FEWEST_WRAPPED:
        return 0
    width = lengths[-_FEWEST_WRAPPED]
    full = sum(length >= _FILLED * width for length in lengths)
    wrapped = width >= _NARROWEST and full > 2 * (len(inner) - len(lengths)) and full >= _WRAPPED_SHARE * len(lines)
    return width if wrapped else 0


def _runs_on(paragraph: Sequence[Line], line: Line, width: int) -> bool:
    """Whether the line goes on with the paragraph above it."""
    before = paragraph[-1]
    if starts_item(line.text) or _KEY.match(line.text):
        return False
    goes_on = line.text[0].islower() and not before.text.endswith(_SENTENCE_END)
    if before.chunk != line.chunk:
        return goes_on and before.end - paragraph[0].start >= _BROKEN_OFF
    if goes_on and len(before.text) >= _CONTINUED:
        return True
    if not width or len(before.text) > _LONGEST_WRAPPED:
        return False
    return len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) >= _FILLED * width
