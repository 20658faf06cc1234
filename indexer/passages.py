"""Passages of a statement with the matched words marked, and the reasons of a match. Knows no engine."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.ladder import Wanted
from indexer.matching import Match, Matcher
from indexer.terms import Rung

_SENTENCE_END = re.compile(r"[.!?…][»\"”)]?\s+|\n\s*\n")
# Blocks that repeat what a result line shows anyway, or that nobody looks for.
_DULL = frozenset({"title", "subtitle", "boilerplate", "contact", "furniture", "metadata", "letterhead", "copy_list"})
_MOST_MATCHES = 300


class Mark(NamedTuple):
    """A matched word, passage.text[start:end], and its rung."""

    start: int
    end: int
    rung: Rung


@dataclass(frozen=True, slots=True)
class Passage:
    """text[start:end] of the reading text, with the matched words in it."""

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a statement answers one word of the query: on which rung, by which words as written."""

    word: str
    rung: Rung
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a hit shows: passages, reasons by word of the query, and the words that are missing from its text."""

    passages: tuple[Passage, ...]
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]

    @property
    def rung(self) -> Rung | None:
        """The weakest rung that the match rests on; None where no word matched."""
        return max((reason.rung for reason in self.reasons), default=None)


@dataclass(frozen=True, slots=True)
class Layout:
    """How passages are cut: how many, and about how many characters each."""

    passages: int = 2
    width: int = 240


def passages(matcher: Matcher, wanted: Sequence[Wanted], text: str, lemmas: Mapping[str, str],
             blocks: Sequence[tuple[str, int, int]] = (), layout: Layout = Layout()) -> Shown:
    """The best passages of a text, in order of reading, and the reasons of the match."""
    matches = matcher.matches(text, lemmas)
    reasons, missing = _reasons(wanted, text, matches)
    windows = _windows(matches[:_MOST_MATCHES], blocks, layout)
    if not windows:
        return Shown(_opening(text, blocks, layout), reasons, missing)
    cut = [_cut(text, window, layout) for window in windows]
    return Shown(tuple(_passage(text, start, end, matches) for start, end in _apart(sorted(cut))), reasons, missing)


def _reasons(wanted: Sequence[Wanted], text: str,
             matches: Sequence[Match]) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """One reason for each word of the query that matched, by its best rung; and the words that did not."""
    best: dict[str, Rung] = {}
    words: dict[str, dict[str, None]] = {}
    for match in matches:
        label = wanted[match.wanted].label
        best[label] = min(best.get(label, match.rung), match.rung)
        words.setdefault(label, {})[text[match.start:match.end]] = None
    labels = tuple(dict.fromkeys(one.label for one in wanted))
    essential = {one.label for one in wanted if one.essential}
    return (tuple(Reason(label, best[label], tuple(words[label])[:6]) for label in labels if label in best),
            tuple(label for label in labels if label not in best and label in essential))


def _windows(matches: Sequence[Match], blocks: Sequence[tuple[str, int, int]], layout: Layout) -> list[tuple[int, int]]:
    """The spans of the best clusters of matches, apart from each other."""
    reach = layout.width * 3 // 4
    scored: list[tuple[float, int, int]] = []
    last = 0
    for first, match in enumerate(matches):
        last = max(last, first)
        while last + 1 < len(matches) and matches[last + 1].end - match.start <= reach:
            last += 1
        score = _score(matches[first:last + 1]) * _interest(blocks, match.start)
        scored.append((-score, match.start, max(one.end for one in matches[first:last + 1])))
    chosen: list[tuple[int, int]] = []
    for _, start, end in sorted(scored):
        if all(end < low - layout.width // 4 or start > high + layout.width // 4 for low, high in chosen):
            chosen.append((start, end))
        if len(chosen) == layout.passages:
            break
    return chosen


def _score(matches: Sequence[Match]) -> float:
    """Different words of the query count most, repeated ones little."""
    best: dict[int, float] = {}
    for match in matches:
        best[match.wanted] = max(best.get(match.wanted, 0.0), 1.0 / (1 + match.rung / 4))
    return sum(best.values()) + 0.05 * len(matches)


def _interest(blocks: Sequence[tuple[str, int, int]], position: int) -> float:
    index = bisect_right(blocks, position, key=lambda block: block[1]) - 1
    return 0.4 if index >= 0 and position < blocks[index][2] and blocks[index][0] in _DULL else 1.0


def _cut(text: str, window: tuple[int, int], layout: Layout) -> tuple[int, int]:
    """The window widened to sentences where they are near, else to words."""
    room = max(0, layout.width - (window[1] - window[0]))
    before, after = window[0] - room // 2, window[1] + room
    ends = [found.end() for found in _SENTENCE_END.finditer(text, max(0, before), window[0])]
    start = ends[-1] if ends else min(window[0], _word_start(text, max(0, before)))
    limit = min(len(text), max(start + layout.width, window[1]), after)
    stops = [found.start() + 1 for found in _SENTENCE_END.finditer(text, window[1], limit)]
    end = stops[-1] if stops else _word_end(text, limit, window[1])
    return start, end


def _word_start(text: str, position: int) -> int:
    """The next beginning of a word from `position` on; the very beginning stays."""
    if position == 0:
        return 0
    while position < len(text) and not text[position - 1].isspace():
        position += 1
    return position


def _word_end(text: str, position: int, least: int) -> int:
    """The last end of a word at or before `position`, never before `least`."""
    if position >= len(text):
        return len(text)
    while position > least and not text[position].isspace():
        position -= 1
    return position


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with overlapping ones joined."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _passage(text: str, start: int, end: int, matches: Sequence[Match]) -> Passage:
    marks: list[Mark] = []
    for match in matches:
        if match.start < start or match.end > end:
            continue
        if marks and match.start - start < marks[-1].end:
            # A word that answers twice, or a part of a joined word: marked once, as a whole.
            low = marks.pop()
            marks.append(Mark(low.start, max(low.end, match.end - start), min(low.rung, match.rung)))
        else:
            marks.append(Mark(match.start - start, match.end - start, match.rung))
    return Passage(text[start:end], start, end, tuple(marks))


def _opening(text: str, blocks: Sequence[tuple[str, int, int]], layout: Layout) -> tuple[Passage, ...]:
    """The beginning of the body, where no word is to be marked."""
    start = next((start for kind, start, _ in blocks if kind in {"paragraph", "quotation"}), 0)
    while start < len(text) and text[start].isspace():
        start += 1
    if start >= len(text):
        return ()
    _, end = _cut(text, (start, start), layout)
    return (Passage(text[start:end], start, end, ()),) if end > start else ()
