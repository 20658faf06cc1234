"""Passages of a statement with the matched words marked, and the reasons of a match. Knows no engine."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.ladder import Wanted
from indexer.lemmalist import LemmaList
from indexer.matching import Match, Matcher
from indexer.terms import Rung

_SENTENCE_END = re.compile(r"[.!?…][»\"”)]?\s+|\n\s*\n")
_ENDED = re.compile(r"[.!?…]\s*[»\"”)]?\s*\Z|\n\s*\n\s*\Z")
_BREAK = re.compile(r"[^\S\n]*\n\s*\n|\s*\Z")
_NOT_SPACE = re.compile(r"\S")
# Blocks that repeat what a result line shows anyway, or that nobody looks for.
_DULL = frozenset({"title", "subtitle", "boilerplate", "contact", "furniture", "metadata", "letterhead", "copy_list"})
_MOST_MATCHES = 300
# As far apart as two words of a phrase stand with a mark between them.
_SIDE_BY_SIDE = 2
# As far back as the end of the sentence before may be.
_REACH = 12


class Mark(NamedTuple):
    """A matched word, passage.text[start:end], and its rung."""

    start: int
    end: int
    rung: Rung


@dataclass(frozen=True, slots=True)
class Passage:
    """text[start:end] of the reading text, with the matched words in it.

    `begins_within` and `ends_within` tell whether a part of its first or last sentence is left out.
    """

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    begins_within: bool = False
    ends_within: bool = False


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


class _Cluster(NamedTuple):
    """Matches that stand together in one block, text[start:end]; in a title, the result line shows them anyway."""

    start: int
    end: int
    wanted: frozenset[int]
    score: float
    dull: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """How passages are cut: how many, and about how many characters each."""

    passages: int = 2
    width: int = 240


def passages(matcher: Matcher, wanted: Sequence[Wanted], text: str, lemmas: LemmaList,
             blocks: Sequence[tuple[str, int, int]] = (), layout: Layout = Layout()) -> Shown:
    """The best passages of a text, in order of reading, and the reasons of the match."""
    matches = matcher.matches(text, lemmas)
    reasons, missing = _reasons(wanted, text, matches)
    plan = _Plan(text, blocks)
    windows = _windows(matches[:_MOST_MATCHES], plan, layout)
    if not windows:
        return Shown(_opening(text, plan, layout), reasons, missing)
    cut = [_cut(text, window, plan.stretch(window[0]), layout) for window in windows]
    return Shown(tuple(_passage(text, start, end, matches, plan) for start, end in _apart(sorted(cut))), reasons,
                 missing)


def _reasons(wanted: Sequence[Wanted], text: str,
             matches: Sequence[Match]) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """One reason for each word of the query that matched, by its best rung; and the words that did not."""
    best: dict[str, Rung] = {}
    places: dict[str, list[Match]] = {}
    for match in matches:
        one = wanted[match.wanted]
        best[one.label] = min(best.get(one.label, match.rung), match.rung)
        known = places.setdefault(one.label, [])
        if (known and len(one.positions) > 1 and known[-1].wanted == match.wanted
                and 0 <= match.start - known[-1].end <= _SIDE_BY_SIDE):
            known[-1] = known[-1]._replace(end=match.end)   # words of a phrase are told as they stand together
        else:
            known.append(match)
    words = {label: dict.fromkeys(" ".join(text[one.start:one.end].split()) for one in known)
             for label, known in places.items()}
    labels = tuple(dict.fromkeys(one.label for one in wanted))
    essential = {one.label for one in wanted if one.essential}
    return (tuple(Reason(label, best[label], tuple(words[label])[:6]) for label in labels if label in best),
            tuple(label for label in labels if label not in best and label in essential))


class _Plan:
    """The blocks of a text: where a passage may reach, and what repeats what is shown anyway."""

    def __init__(self, text: str, blocks: Sequence[tuple[str, int, int]]) -> None:
        self._end = len(text)
        self._blocks = blocks

    def stretch(self, position: int) -> tuple[int, int]:
        """The block around a position, or what lies between two blocks."""
        index = self._index(position)
        if index >= 0 and position < self._blocks[index][2]:
            return self._blocks[index][1:]
        start = self._blocks[index][2] if index >= 0 else 0
        return start, self._blocks[index + 1][1] if index + 1 < len(self._blocks) else self._end

    def body(self) -> tuple[int, int]:
        """The first block of the body; all of the text where there is none."""
        return next(((start, end) for kind, start, end in self._blocks if kind in {"paragraph", "quotation"}),
                    (0, self._end))

    def within(self, text: str, start: int, end: int) -> tuple[bool, bool]:
        """Whether text[start:end] begins, and whether it ends, inside a sentence of its block."""
        before = text[max(self.stretch(start)[0], start - _REACH):start]
        rest = text[end:self.stretch(max(start, end - 1))[1]]
        return (bool(before.strip()) and _ENDED.search(before) is None,
                _BREAK.match(rest) is None and _ENDED.search(text[start:end]) is None)

    def kind(self, position: int) -> str:
        """The kind of the block around a position; "" between two blocks."""
        index = self._index(position)
        return self._blocks[index][0] if index >= 0 and position < self._blocks[index][2] else ""

    def _index(self, position: int) -> int:
        return bisect_right(self._blocks, position, key=lambda block: block[1]) - 1


def _windows(matches: Sequence[Match], plan: _Plan, layout: Layout) -> list[tuple[int, int]]:
    """The spans of the best clusters of matches, apart from each other, none beyond its block.

    What repeats a letterhead is shown only for words that the body does not have, a title never: it stands above.
    """
    untitled = [match for match in matches if plan.kind(match.start) != "title"]
    clusters = _clusters(untitled, plan, layout.width * 3 // 4)
    chosen: list[_Cluster] = []
    for cluster in sorted(clusters, key=lambda one: (one.dull, -one.score, one.start)):
        known = {word for one in chosen for word in one.wanted}
        if cluster.dull and cluster.wanted <= known:
            continue
        if all(cluster.end < one.start - layout.width // 4 or cluster.start > one.end + layout.width // 4
               or plan.stretch(cluster.start) != plan.stretch(one.start) for one in chosen):
            chosen.append(cluster)
        if len(chosen) == layout.passages:
            break
    return [(one.start, one.end) for one in chosen]


def _clusters(matches: Sequence[Match], plan: _Plan, reach: int) -> Iterator[_Cluster]:
    """For each match, what follows it within reach and within its block."""
    last = 0
    for first, match in enumerate(matches):
        last = max(last, first)
        _, end = plan.stretch(match.start)
        while last + 1 < len(matches) and matches[last + 1].end <= min(match.start + reach, end):
            last += 1
        held = matches[first:last + 1]
        yield _Cluster(match.start, max(one.end for one in held), frozenset(one.wanted for one in held),
                       _score(held), plan.kind(match.start) in _DULL)


def _score(matches: Sequence[Match]) -> float:
    """Different words of the query count most, repeated ones little."""
    best: dict[int, float] = {}
    for match in matches:
        best[match.wanted] = max(best.get(match.wanted, 0.0), 1.0 / (1 + match.rung / 4))
    return sum(best.values()) + 0.05 * len(matches)


def _cut(text: str, window: tuple[int, int], stretch: tuple[int, int], layout: Layout) -> tuple[int, int]:
    """The window widened to sentences where they are near, else to words, but not beyond its stretch."""
    room = max(0, layout.width - (window[1] - window[0]))
    least, most = min(stretch[0], window[0]), max(stretch[1], window[1])
    before, after = max(least, window[0] - room // 2), min(most, window[1] + room)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, before, window[0])]
    start = ends[-1] if ends else min(window[0], _word_start(text, before, least))
    limit = min(max(start + layout.width, window[1]), after)
    stops = [found.start() + 1 for found in _SENTENCE_END.finditer(text, window[1], limit)]
    end = stops[-1] if stops and limit < most else _word_end(text, limit, window[1], most)
    return start, end


def _word_start(text: str, position: int, least: int) -> int:
    """The next beginning of a word from `position` on; the beginning of all is one."""
    if position <= least:
        found = _NOT_SPACE.search(text, least)
        return found.start() if found else least
    while position < len(text) and not text[position - 1].isspace():
        position += 1
    return position


def _word_end(text: str, position: int, least: int, most: int) -> int:
    """The last end of a word at or before `position`, never before `least`; the end of all is one."""
    if position >= most:
        return max(least, least + len(text[least:most].rstrip()))
    while position > least and not text[position].isspace():
        position -= 1
    return position


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with overlapping ones joined."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _passage(text: str, start: int, end: int, matches: Sequence[Match], plan: _Plan) -> Passage:
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
    return Passage(text[start:end], start, end, tuple(marks), *plan.within(text, start, end))


def _opening(text: str, plan: _Plan, layout: Layout) -> tuple[Passage, ...]:
    """The beginning of the body, where no word is to be marked."""
    stretch = plan.body()
    found = _NOT_SPACE.search(text, *stretch)
    if found is None:
        return ()
    start, end = _cut(text, (found.start(), found.start()), stretch, layout)
    return (_passage(text, start, end, (), plan),) if end > start else ()
