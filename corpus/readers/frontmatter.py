"""One job: the front matter of a Markdown file, as metadata and as edits. Knows no other part of the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.edits import Edit

SHOWN = ("title", "subtitle", "author")
"""The keys whose values a reader sees on the published page, in the order in which they are shown."""

MAX_LINES = 200
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"^([A-Za-z_][\w-]{0,40})[ \t]*([:=])[ \t]*(.*)$")
_OPENING = re.compile(r"(?:title|subtitle|date|author|layout|lang|description|summary|tags|slug):[ \t]", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Line(NamedTuple):
    """A line and where it begins and ends, its end of line included."""

    text: str
    start: int
    end: int


class Value(NamedTuple):
    """The value of one key: its characters, and the stretch of source that it fills."""

    text: str
    start: int
    end: int


class FrontMatter(NamedTuple):
    """What the head of a file says: every key's value, and the edits that leave only what is read."""

    metadata: dict[str, str]
    edits: tuple[Edit, ...]


def parse_front_matter(text: str) -> FrontMatter:
    """The front matter at the head of `text`: between `---` or `+++` fences, or bare `title: …` lines."""
    lines, end = _head(text)
    if not lines:
        return FrontMatter({}, ())
    values = _values(lines)
    metadata = {key: value.text for key, value in values.items() if value.text}
    shown = sorted((values[key] for key in SHOWN if key in metadata), key=lambda value: value.start)
    return FrontMatter(metadata, tuple(_edits(shown, end)))


def _edits(shown: list[Value], end: int) -> list[Edit]:
    edits: list[Edit] = []
    done = 0
    for value in shown:
        edits.append(Edit(done, value.start, "\n" if edits else ""))
        done = value.start
        if value.text:
            edits.append(Edit(value.start, value.end, value.text))
            done = value.end
    edits.append(Edit(done, end, "\n\n" if shown else ""))
    return edits


def _head(text: str) -> tuple[list[Line], int]:
    """The lines of the front matter and the position behind it; no lines when there is none."""
    lines = _first_lines(text)
    while lines and not lines[0].text.strip("\ufeff \t"):
        lines.pop(0)
    if not lines:
        return [], 0
    fence = lines[0].text.strip("\ufeff \t")
    if fence in _FENCES:
        return _fenced(lines[1:], _FENCES[fence])
    return _bare(lines) if _OPENING.match(lines[0].text) else ([], 0)


def _first_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    position = 0
    while position < len(text) and len(lines) < MAX_LINES:
        end = _LINE.match(text, position).end()  # type: ignore[union-attr]
        lines.append(Line(text[position:end].rstrip("\r\n"), position, end))
        position = end
    return lines


def _fenced(lines: list[Line], closings: tuple[str, ...]) -> tuple[list[Line], int]:
    for index, line in enumerate(lines):
        if line.text.rstrip() in closings:
            inside = lines[:index]
            return (inside, line.end) if any(_KEY.match(one.text) for one in inside) else ([], 0)
    return [], 0


def _bare(lines: list[Line]) -> tuple[list[Line], int]:
    """Lines of `key: value` from the first on, up to the blank line that ends them."""
    inside: list[Line] = []
    for line in lines:
        if not line.text.strip():
            return inside, line.start
        if not _KEY.match(line.text) and not line.text[0] in " \t-":
            return [], 0
        inside.append(line)
    return [], 0


def _values(lines: list[Line]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    index = 0
    while index < len(lines):
        match = _KEY.match(lines[index].text)
        after = index + 1
        while after < len(lines) and not _KEY.match(lines[after].text):
            after += 1
        if match:
            values.setdefault(match.group(1).lower(), _value(lines[index:after], match.start(3)))
        index = after
    return values


def _value(lines: list[Line], column: int) -> Value:
    """The value that begins at `column` of the first line; folded lines are joined by one space."""
    pieces = [lines[0].text[column:].strip(), *(line.text.strip() for line in lines[1:])]
    listed = not pieces[0] and all(piece.startswith("-") for piece in pieces[1:] if piece)
    if listed:
        pieces = [", ".join(piece.lstrip("- ") for piece in pieces[1:] if piece)]
    folded = " ".join(piece for piece in pieces if piece and piece not in {">", "|", ">-", "|-"})
    start = lines[0].start + column
    last = lines[-1]
    end = last.start + len(last.text.rstrip())
    bare = _unquoted(folded)
    if bare != folded and len(lines) == 1:
        inner = lines[0].text.find(bare, column)
        if inner >= 0:
            return Value(bare, lines[0].start + inner, lines[0].start + inner + len(bare))
    return Value(bare, start, max(start, end))


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return value[1:-1].replace('\\"', '"').replace("\\\\", "\\").strip()
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'").strip()
    if len(value) >= 2 and value[0] == "[" and value[-1] == "]":
        return ", ".join(_unquoted(part.strip()) for part in value[1:-1].split(",") if part.strip())
    return value
