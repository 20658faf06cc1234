"""One job: the front matter of a Markdown file, as metadata and as edits. Knows no other part of the text."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import NamedTuple

from corpus.edits import Draft, Edit
from corpus.offsets import OffsetMap

SHOWN = ("title", "subtitle", "author")
"""The keys whose values a reader sees on the published page, a line each."""

ABSTRACTS = ("description", "summary", "excerpt", "chapo")
"""The keys of a lead: shown as a paragraph of its own, unless the text or another key says the same."""

MAX_LINES = 200
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"^([A-Za-z_][\w-]{0,40})[ \t]*([:=])[ \t]*(.*)$")
_OPENING = re.compile(r"(?:title|subtitle|date|author|layout|lang|description|summary|tags|slug):[ \t]", re.IGNORECASE)
_FOLDS = frozenset({">", "|", ">-", "|-", ">+", "|+"})
_ESCAPES = {"'": re.compile("'(?=')"), '"': re.compile(r'\\(?=["\\])')}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Line(NamedTuple):
    """A line and where it begins and ends, its end of line included."""

    text: str
    start: int
    end: int


class Value(NamedTuple):
    """The value of one key: its characters, the stretch of source that it fills, the edits between the two."""

    text: str
    start: int
    end: int
    edits: tuple[Edit, ...] = ()


class FrontMatter(NamedTuple):
    """What the head of a file says: every key's value, and the edits that leave only what is read."""

    metadata: dict[str, str]
    edits: tuple[Edit, ...]


def parse_front_matter(text: str) -> FrontMatter:
    """The front matter at the head of `text`: between `---` or `+++` fences, or bare `title: …` lines."""
    lines, end = _head(text)
    if not lines:
        return FrontMatter({}, ())
    values = _values(text, lines)
    metadata = {key: value.text for key, value in values.items() if value.text}
    return FrontMatter(metadata, tuple(_edits(_shown(values, text[end:end + 20_000]), end)))


def _shown(values: dict[str, Value], body: str) -> list[tuple[str, Value]]:
    """The keys to be read, in the order of the source; a lead only when it says something new."""
    said = _letters(body)
    shown = {key: values[key] for key in SHOWN if key in values and values[key].text}
    for key in ABSTRACTS:
        lead = _letters(values[key].text)[:80] if key in values else ""
        if lead and lead not in said and not any(lead in _letters(value.text) for value in shown.values()):
            shown[key] = values[key]
    return sorted(shown.items(), key=lambda item: item[1].start)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _edits(shown: list[tuple[str, Value]], end: int) -> list[Edit]:
    edits: list[Edit] = []
    done = 0
    previous = ""
    for key, value in shown:
        gap = "\n\n" if key in ABSTRACTS or previous in ABSTRACTS else "\n"
        edits.append(Edit(done, value.start, gap if previous else ""))
        edits.extend(value.edits)
        done, previous = value.end, key
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
    found = islice(_LINE.finditer(text), MAX_LINES)
    return [Line(match.group().rstrip("\r\n"), match.start(), match.end()) for match in found if match.group()]


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
        if not _KEY.match(line.text) and line.text[0] not in " \t-":
            return [], 0
        inside.append(line)
    return [], 0


def _values(source: str, lines: list[Line]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    index = 0
    while index < len(lines):
        match = _KEY.match(lines[index].text)
        after = index + 1
        while after < len(lines) and not _KEY.match(lines[after].text):
            after += 1
        if match:
            spans = [(lines[index].start + match.start(3), lines[index].start + len(lines[index].text)),
                     *((line.start, line.start + len(line.text)) for line in lines[index + 1:after])]
            values.setdefault(match.group(1).lower(), _value(source, spans))
        index = after
    return values


def _value(source: str, spans: list[tuple[int, int]]) -> Value:
    """The value on one or several lines: quotes undone, folded lines joined by a space, items by a comma."""
    spans = [span for span in (_stripped(source, *span) for span in spans)
             if span[0] < span[1] and source[span[0]:span[1]] not in _FOLDS]
    if not spans:
        return Value("", 0, 0)
    joint = " "
    if all(source.startswith("- ", span[0]) for span in spans):
        joint = ", "
        spans = [_stripped(source, start + 2, end) for start, end in spans]
    start, end = spans[0][0], spans[-1][1]
    quote = source[start]
    if quote == "[" and source[end - 1] == "]":
        text = ", ".join(part.strip(" \t\r\n\"'") for part in source[start + 1:end - 1].split(","))
        return Value(text, start, end, (Edit(start, end, text),))
    edits = [Edit(before, after, joint) for (_, before), (after, _) in pairwise(spans)]
    if quote in _ESCAPES and end - start > 1 and source[end - 1] == quote:
        escapes = _ESCAPES[quote].finditer(source, start + 1, end - 1)
        edits += [Edit(match.start(), match.start() + 1) for match in escapes]
        edits += [Edit(start, start + 1), Edit(end - 1, end)]
    edits.sort()
    text = Draft(source[start:end], OffsetMap.identity(end - start)).edited(
        Edit(edit.start - start, edit.end - start, edit.after) for edit in edits).text
    return Value(text.strip(), start, end, tuple(edits))


def _stripped(source: str, start: int, end: int) -> tuple[int, int]:
    text = source[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())
