"""Where words stand between quotation marks, and in which passage. Knows nothing of who says them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.analysis.lines import Line, Page
from indexer.analysis.zones import Zone
from indexer.annotation import Mention

_MARKS = re.compile(r"[«»“”„\"]")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_PERSON = re.compile(r"\b(?:[jm]['’]|(?:je|me|moi|mon|ma|mes|nous|notre|nos|on)\b)", re.IGNORECASE)
_LONGEST = 4000
_SPOKEN = frozenset({Zone.HEAD, Zone.BODY, Zone.SIGNATURE, Zone.COSIGNATORIES})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks, text[start:end], marks included."""

    start: int
    end: int
    words: int
    is_sentence: bool
    in_first_person: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of running text with its people and quotations."""

    start: int
    end: int
    people: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]

    def opens_between(self, start: int, end: int) -> bool:
        """Whether another quotation opens in text[start:end]."""
        index = bisect_left(self.quotations, start, key=lambda one: one.start)
        return index < len(self.quotations) and self.quotations[index].start < end

    def covers(self, position: int) -> Quotation | None:
        """The quotation that a position lies in, if any."""
        index = bisect_right(self.quotations, position, key=lambda one: one.start) - 1
        return self.quotations[index] if index >= 0 and position < self.quotations[index].end else None


def find_passages(page: Page, zones: Mapping[int, Zone]) -> Iterator[Passage]:
    """The paragraphs where someone may speak, in order; copy lists, contacts and "À propos" are left out."""
    quotations = list(_quotations(page.text))
    first = 0
    for paragraph in page.paragraphs:
        for lines in _runs(paragraph, zones):
            start, end = lines[0].start, lines[-1].end
            while first < len(quotations) and quotations[first].end <= start:
                first += 1
            stop = bisect_left(quotations, end, key=lambda one: one.start)
            yield Passage(start, end, page.people_in(start, end), tuple(quotations[first:stop]))


def _runs(paragraph: Sequence[Line], zones: Mapping[int, Zone]) -> Iterator[list[Line]]:
    """Lines of a paragraph that may hold reported words, in unbroken runs."""
    run: list[Line] = []
    for line in paragraph:
        if zones[line.start] in _SPOKEN:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _quotations(text: str) -> Iterator[Quotation]:
    """The stretches between marks, disjoint and in order.

    Straight marks open and close in turn within a paragraph. A mark that is never closed quotes to the
    end of its paragraph, unless the next mark closes it (quotations of several paragraphs).
    """
    opened, limit, last = -1, -1, 0
    for match in _MARKS.finditer(text):
        mark, place = match.group(), match.start()
        if opened >= 0:
            over = place > limit
            closes = mark in "»”" or (mark == '"' == text[opened] and not over)
            if closes and place - opened <= _LONGEST:
                yield _quotation(text, opened, match.end())
                opened, last = -1, match.end()
                continue
            if not over:
                continue
            yield _quotation(text, opened, min(limit, opened + _LONGEST))
            opened = -1
        if mark in '«“„"':
            opened = place
            limit = limit if limit > place else _paragraph_end(text, place)
        elif mark == "»":
            yield _quotation(text, max(last, place - _LONGEST, text.rfind("\n", last, place) + 1), match.end())
            last = match.end()
    if opened >= 0:
        yield _quotation(text, opened, min(limit, opened + _LONGEST))


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n\n", start)
    return end if end >= 0 else len(text)


def _quotation(text: str, start: int, end: int) -> Quotation:
    inside = text[start:end].strip(" «»“”„\"\n\t\u00a0\u202f")
    return Quotation(start, end, len(_WORD.findall(inside)), inside[:1].isupper() or inside[:1].isdigit(),
                     _FIRST_PERSON.search(inside) is not None)
