"""Stretches of text that may be names, kept in order and apart. Knows nothing of how they were found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from indexer.annotation import Label


class Span(NamedTuple):
    """A possible name, text[start:end], how sure it is (0 to 1) and what it rests on."""

    start: int
    end: int
    label: Label
    confidence: float
    evidence: str


Spans = tuple[Span, ...]


def arrange(spans: Iterable[Span]) -> Spans:
    """The spans in order, without overlap: the surer wins, then the longer, then the earlier."""
    best = sorted(spans, key=lambda one: (-one.confidence, one.start - one.end, one.start))
    return fill((), best)


def fill(spans: Spans, new: Iterable[Span]) -> Spans:
    """The spans and those of `new` that touch none of them; of two new ones that touch, the first given."""
    kept = list(spans)
    starts = [one.start for one in kept]
    for span in new:
        if span.start < span.end and (not kept or kept[-1].end <= span.start):
            kept.append(span)
            starts.append(span.start)
            continue
        place = bisect_left(starts, span.start)
        clear_left = place == 0 or kept[place - 1].end <= span.start
        if span.start < span.end and clear_left and (place == len(kept) or kept[place].start >= span.end):
            kept.insert(place, span)
            starts.insert(place, span.start)
    return tuple(kept)


def override(spans: Spans, new: Iterable[Span]) -> Spans:
    """The spans of `new`, and of the old ones those that touch none of them."""
    return fill(fill((), new), spans)


def overlapping(spans: Spans, start: int, end: int) -> Spans:
    """The spans that share a character with text[start:end]."""
    place = bisect_left(spans, start, key=lambda one: one.end)
    found = []
    while place < len(spans) and spans[place].start < end:
        if spans[place].end > start:
            found.append(spans[place])
        place += 1
    return tuple(found)
