"""One job: say where each character of a derived text came from. Knows nothing of what the text means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of text and the stretch of source behind it, both in code points.

    Equal lengths mean character for character; unequal lengths mean that the whole stretch was
    rewritten (a repair) and can only be mapped as a whole. A length of 0 in the text is a deletion
    and is never stored; a length of 0 in the source is an insertion.
    """

    text_start: int
    text_length: int
    source_start: int
    source_length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A monotone map from a derived text to its source. Runs cover the text, in order, without gaps."""

    runs: tuple[Run, ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that is its own source."""
        return cls((Run(0, length, 0, length),) if length else ())

    @classmethod
    def from_runs(cls, runs: Iterable[Run]) -> OffsetMap:
        """The same map with neighbouring character-for-character runs joined."""
        joined: list[Run] = []
        last: Run | None = None
        for run in runs:
            if run[1] == 0:
                continue
            if last is None:
                last = run
            elif last[1] == last[3] and run[1] == run[3] and last[2] + last[3] == run[2]:
                last = Run(last[0], last[1] + run[1], last[2], last[3] + run[3])
            else:
                joined.append(last)
                last = run
        if last is not None:
            joined.append(last)
        return cls(tuple(joined))

    @property
    def is_identity(self) -> bool:
        """Whether the text is its own source."""
        return len(self.runs) == 1 and self.runs[0] == Run(0, self.runs[0].text_length, 0, self.runs[0].text_length)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source behind text[start:end]; a repaired stretch is returned whole."""
        if not self.runs:
            return (0, 0)
        source_start = self._source(start, ending=False)
        return (source_start, source_start) if end <= start else (source_start, self._source(end, ending=True))

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that came from source[start:end]; empty when all of it was removed."""
        return self.to_texts(((start, end),))[0]

    def to_texts(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """What `to_text` gives for each span; for many spans, much faster than one by one."""
        starts = [run[2] for run in self.runs]
        ends = [run[2] + run[3] for run in self.runs]
        found: list[tuple[int, int]] = []
        for start, end in spans:
            first = bisect_right(ends, start)
            inside = [run for run in self.runs[first:bisect_left(starts, end, lo=first)] if run[3]]
            found.append((_text_edge(inside[0], start, ending=False), _text_edge(inside[-1], end, ending=True))
                         if inside and end > start else (0, 0))
        return found

    def after(self, earlier: OffsetMap) -> OffsetMap:
        """This map followed back through `earlier`: text → middle → source becomes text → source."""
        if earlier.is_identity:
            return self
        runs: list[Run] = []
        first = 0
        for run in self.runs:
            first = _advance(earlier.runs, first, run.source_start)
            if run.text_length == run.source_length:
                runs.extend(_through(run, earlier.runs, first))
            else:
                start, end = _span_through(run, earlier.runs, first)
                runs.append(Run(run.text_start, run.text_length, start, end - start))
        return OffsetMap.from_runs(runs)

    def to_list(self) -> list[list[int]]:
        """The runs as plain lists, for JSON."""
        return [list(run) for run in self.runs]

    @classmethod
    def from_list(cls, rows: Sequence[Sequence[int]]) -> OffsetMap:
        """The inverse of `to_list`."""
        return cls(tuple(Run(*row) for row in rows))

    def _source(self, position: int, *, ending: bool) -> int:
        key = position - 1 if ending else position
        index = max(0, bisect_right(self.runs, key, key=lambda run: run.text_start) - 1)
        return _source_edge(self.runs[index], position, ending=ending)


def _source_edge(run: Run, position: int, *, ending: bool) -> int:
    inside = min(max(position - run.text_start, 0), run.text_length)
    if run.text_length == run.source_length:
        return run.source_start + inside
    at_end = ending or inside == run.text_length
    return run.source_start + (run.source_length if at_end else 0)


def _text_edge(run: Run, position: int, *, ending: bool) -> int:
    if run.text_length == run.source_length:
        return run.text_start + min(max(position - run.source_start, 0), run.text_length)
    return run.text_start + (run.text_length if ending else 0)


def _advance(runs: Sequence[Run], index: int, position: int) -> int:
    """The first run from `index` on that ends behind `position`: both maps are walked once, side by side."""
    while index < len(runs) and runs[index].text_start + runs[index].text_length <= position:
        index += 1
    return index


def _span_through(run: Run, middles: Sequence[Run], first: int) -> tuple[int, int]:
    """The source behind a rewritten stretch, from the first middle run that reaches into it."""
    if not middles:
        return 0, 0
    last = min(first, len(middles) - 1)
    start, end = run.source_start, run.source_start + run.source_length
    source_start = _source_edge(middles[last], start, ending=False)
    while last + 1 < len(middles) and middles[last].text_start + middles[last].text_length < end:
        last += 1
    return source_start, _source_edge(middles[last], end, ending=True) if end > start else source_start


def _through(run: Run, middles: Sequence[Run], first: int) -> Iterator[Run]:
    start, end = run.source_start, run.source_start + run.source_length
    for index in range(first, len(middles)):
        middle = middles[index]
        if middle.text_start >= end:
            break
        low = max(start, middle.text_start)
        high = min(end, middle.text_start + middle.text_length)
        text_start = run.text_start + low - start
        if middle.text_length == middle.source_length:
            yield Run(text_start, high - low, middle.source_start + low - middle.text_start, high - low)
        else:
            yield Run(text_start, high - low, middle.source_start, middle.source_length)
