"""Where words stand between quotation marks, and in which passage. Knows nothing of who says them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.analysis.lines import Line, Page
from indexer.analysis.zones import Zone
from indexer.annotation import Mention

_MARKS = re.compile(r"[«»“”„\"]")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_PERSON = re.compile(r"\b(?:je|j['’]|me|m['’]|moi|mon|ma|mes|nous|notre|nos|on)(?!\w)", re.IGNORECASE)
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

    def covers(self, position: int) -> Quotation | None:
        """The quotation that a position lies in, if any."""
        return next((one for one in self.quotations if one.start <= position < one.end), None)


def find_passages(page: Page, zones: Mapping[int, Zone]) -> Iterator[Passage]:
    """The paragraphs where someone may speak, in order; copy lists, contacts and "À propos" are left out."""
    quotations = list(_quotations(page.text))
    first = 0
    for paragraph in page.paragraphs:
        for lines in _runs(paragraph, zones):
            start, end = lines[0].start, lines[-1].end
            while first < len(quotations) and quotations[first].end <= start:
                first += 1
            inside: list[Quotation] = []
            for one in quotations[first:]:
                if one.start >= end:
                    break
                inside.append(one)
            yield Passage(start, end, page.people_in(start, end), tuple(inside))


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
    opened: int | None = None
    last = 0
    for match in _MARKS.finditer(text):
        mark, place = match.group(), match.start()
        if opened is not None and mark in "«“„" + '"' and (mark != '"' or text[opened] != '"'):
            if "\n\n" not in text[opened:place]:
                continue
            yield _quotation(text, opened, _paragraph_end(text, opened))
            opened = None
        if opened is None and mark in '«“„"':
            opened = place
        elif opened is not None and (place - opened <= _LONGEST and (mark != '"' or "\n\n" not in text[opened:place])):
            yield _quotation(text, opened, match.end())
            opened, last = None, match.end()
        elif opened is not None:
            yield _quotation(text, opened, _paragraph_end(text, opened))
            opened = place if mark == '"' else None
        elif mark == "»":
            yield _quotation(text, max(last, text.rfind("\n", 0, place) + 1), match.end())
            last = match.end()
    if opened is not None:
        yield _quotation(text, opened, _paragraph_end(text, opened))


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n\n", start)
    return end if end >= 0 else len(text)


def _quotation(text: str, start: int, end: int) -> Quotation:
    inside = text[start:end].strip(" «»“”„\"\n\t\u00a0\u202f")
    return Quotation(start, end, len(_WORD.findall(inside)), inside[:1].isupper() or inside[:1].isdigit(),
                     _FIRST_PERSON.search(inside) is not None)
