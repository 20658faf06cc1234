"""A statement laid out as lines and paragraphs with the names on them. Knows nothing of roles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.statement import BlockKind, Statement
from indexer.analysis.names import display_name
from indexer.annotation import Label, Mention

_BREAK = re.compile(r"\n")
_WORD = re.compile(r"[^\W\d_]+")
# Marks of items, those of symbol fonts included; a hyphen stands first, as in a class of characters.
BULLETS = "-–—•·*▪►✓✔➢➤→‣◦○●■□♦>\uf0b7\uf0a7\uf02d"
_ITEM = re.compile(rf"(?:[{BULLETS}]|\(?[0-9a-zA-Z]{{1,2}}[.)°/]|[.o](?=\s+[A-ZÉÈÀ@]))\s")
_COLUMN = re.compile(r"[ \u00a0]{3}|\t")
_CELL = re.compile(r"[^ \u00a0\t]+(?:[ \u00a0]{1,2}[^ \u00a0\t]+)*")
PROSE_WORDS = 22
_SENTENCE_END = (".", "!", "?", ":", ";", "…", "»", '"', "”")


@dataclass(frozen=True, slots=True)
class Line:
    """A line text[start:end] without its margins, the kind of its block, and the names that stand on it."""

    start: int
    end: int
    text: str
    kind: BlockKind
    people: tuple[Mention, ...]
    organisations: tuple[Mention, ...]
    places: tuple[Mention, ...]
    words: int

    @property
    def is_prose(self) -> bool:
        """Whether the line reads as running text rather than as a label, a name or an entry of a list."""
        return self.words >= PROSE_WORDS or (self.words >= 9 and self.text.endswith(_SENTENCE_END))


@dataclass(frozen=True)
class Page:
    """The lines of a statement, grouped in paragraphs, and its names in order of reading."""

    text: str
    paragraphs: tuple[tuple[Line, ...], ...]
    people: tuple[Mention, ...]
    organisations: tuple[Mention, ...]
    places: tuple[Mention, ...]

    def line(self, start: int, end: int, kind: BlockKind) -> Line:
        """The stretch text[start:end] read as a line."""
        text = self.text[start:end]
        return Line(start, end, text, kind, self.people_in(start, end), self.organisations_in(start, end),
                    self.places_in(start, end), len(_WORD.findall(text)))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines that are not blank, in order."""
        return tuple(line for paragraph in self.paragraphs for line in paragraph)

    @cached_property
    def first_prose(self) -> int:
        """The index of the first paragraph that reads as running text (0 where none does)."""
        return next((index for index, paragraph in enumerate(self.paragraphs) if reads_as_prose(paragraph)), 0)

    @cached_property
    def names_by_first_word(self) -> Mapping[str, tuple[str, ...]]:
        """First word → the organisations of the statement whose names begin with it, the longest name first."""
        names: dict[str, set[str]] = {}
        for one in self.organisations:
            names.setdefault(next(iter(one.text.split()), ""), set()).add(one.text)
        return {word: tuple(sorted(found, key=lambda name: (-len(name), name))) for word, found in names.items()}

    def organisations_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The organisations named inside text[start:end]."""
        return _between(self.organisations, start, end)

    def people_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The people named inside text[start:end]."""
        return _between(self.people, start, end)

    def places_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The places named inside text[start:end]."""
        return _between(self.places, start, end)


def reads_as_prose(paragraph: Sequence[Line]) -> bool:
    """Whether a paragraph is running text; hard line breaks inside it do not matter."""
    words = sum(line.words for line in paragraph)
    return words >= PROSE_WORDS and (words >= 12 * len(paragraph) or words >= 9 * len(paragraph) > 30)


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


def starts_item(text: str) -> bool:
    """Whether a line opens with the bullet or number of a list."""
    return _ITEM.match(text) is not None


def lay_out(statement: Statement, mentions: Sequence[Mention]) -> Page:
    """The statement as a page; a mention outside the text, or over an earlier one of its kind, is left out."""
    text = statement.text
    people = _of(Label.PERSON, mentions, len(text))
    organisations = _of(Label.ORGANISATION, mentions, len(text))
    places = _of(Label.PLACE, mentions, len(text))
    page = Page(text, (), people, organisations, places)
    blocks = statement.structure.blocks
    starts = [block.start for block in blocks]
    paragraphs: list[list[Line]] = [[]]
    for start, end in _joined(_line_spans(text), people + organisations):
        if start == end:
            if paragraphs[-1]:
                paragraphs.append([])
            continue
        index = bisect_right(starts, start) - 1
        inside = index >= 0 and blocks[index].end > start
        kind = blocks[index].kind if inside else BlockKind.PARAGRAPH
        paragraphs[-1].append(page.line(start, end, kind))
    return Page(text, tuple(tuple(one) for one in paragraphs if one), people, organisations, places)


def _line_spans(text: str) -> Iterable[tuple[int, int]]:
    """The span of each line without surrounding blanks; an empty span for a blank line."""
    start = 0
    for end in [*(match.start() for match in _BREAK.finditer(text)), len(text)]:
        stripped = text[start:end].strip()
        if stripped:
            first = start + len(text[start:end]) - len(text[start:end].lstrip())
            yield first, first + len(stripped)
        else:
            yield start, start
        start = end + 1


def _joined(spans: Iterable[tuple[int, int]], names: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """The spans, lines that a name runs across made one: a list of names goes on where a line was broken."""
    broken = sorted((one.start, one.end) for one in names if "\n" in one.text)
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held is not None and start < end and _crosses(broken, held[1], start):
            held = (held[0], end)
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held


def _crosses(broken: list[tuple[int, int]], end: int, start: int) -> bool:
    index = bisect_right(broken, (end, -1)) - 1
    return index >= 0 and broken[index][0] < end and broken[index][1] > start


def _of(label: Label, mentions: Sequence[Mention], length: int) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    parts = (part for one in mentions if one.label == label for part in _apart(one))
    for mention in sorted(parts, key=lambda one: (one.start, -one.end)):
        fits = 0 <= mention.start < mention.end <= length
        if fits and (not kept or mention.start >= kept[-1].end):
            kept.append(mention)
    return tuple(kept)


def _apart(mention: Mention) -> Iterator[Mention]:
    """The mention, or the names in it where columns were taken for one: "Jean ROY          Anne PUIG"."""
    if _COLUMN.search(mention.text) is None or mention.end - mention.start != len(mention.text):
        yield mention
        return
    for match in _CELL.finditer(mention.text):
        name = match.group()
        entity = display_name(name) if mention.label is Label.PERSON else " ".join(name.split())
        start = mention.start + match.start()
        yield replace(mention, start=start, end=start + len(name), text=name, entity=entity)


def _between(mentions: tuple[Mention, ...], start: int, end: int) -> tuple[Mention, ...]:
    """Mentions of a sorted, disjoint row that lie wholly inside text[start:end]."""
    first = bisect_left(mentions, start, key=lambda one: one.start)
    last = bisect_right(mentions, end, key=lambda one: one.end)
    return mentions[first:last]
