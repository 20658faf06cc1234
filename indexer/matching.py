"""Which words of a text answer a query, and on which rung. The same for every engine; knows no index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from indexer.candidates import Candidates, every_chunk
from indexer.ladder import Wanted
from indexer.lemmalist import LemmaList
from indexer.terms import Rung, Word, fold, index_terms, placed, rung_of, tokenise

_LONGEST_KEPT = 60

# From a form to its lemmas.
_Lookup = Callable[[str], str]
# A word of a chunk: its position and the word, both counted from the beginning of the chunk.
_Words = tuple[tuple[int, Word], ...]


class Match(NamedTuple):
    """text[start:end] answers the wanted word or phrase number `wanted` on `rung`."""

    start: int
    end: int
    wanted: int
    rung: Rung


class _Seen(NamedTuple):
    """A word that fills place `place` of wanted number `wanted`."""

    position: int
    start: int
    end: int
    wanted: int
    place: int
    rung: Rung


class Matcher:
    """Finds what one query wants, in any number of texts."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._wanted = wanted
        self._places = [(index, place, terms) for index, one in enumerate(wanted)
                        for place, terms in enumerate(one.positions) if terms]
        self._terms = frozenset(term for _, _, terms in self._places for term in terms)
        self._loose = [(index, one) for index, one in enumerate(wanted) if one.prefix or one.fuzzy]
        self._candidates = Candidates(wanted)
        # Two words of a phrase are never farther apart.
        self._reach = max((one.slop + 1 for one in wanted if len(one.positions) > 1), default=0)
        self._known: dict[tuple[str, ...], tuple[_Seen, ...]] = {}

    def matches(self, text: str, lemmas: LemmaList) -> list[Match]:
        """The matches in a text, in order; `lemmas` are those of its forms."""
        if not self._wanted:
            return []
        seen = list(self._seen(text, lemmas))
        found = [Match(one.start, one.end, one.wanted, one.rung) for one in seen
                 if len(self._wanted[one.wanted].positions) == 1]
        for index, one in enumerate(self._wanted):
            if len(one.positions) > 1:
                found.extend(_sequences([word for word in seen if word.wanted == index], one))
        return sorted(set(found))

    def _seen(self, text: str, lemmas: LemmaList) -> Iterator[_Seen]:
        """The words of the text that answer; each chunk is judged once for all texts that give it these lemmas.

        Positions are right next to each other; words too far apart for any phrase may be farther still.
        """
        position = stop = 0
        chunks = self._chunks(text, lemmas)
        lemma_of = lemmas.lookup(len(chunks))
        for start, chunk in chunks:
            verdict, width = self._verdict(chunk, lemma_of)
            if not verdict:
                continue
            position += self._words_between(text, stop, start)
            for at, begin, end, wanted, place, rung in verdict:
                yield _Seen(position + at, start + begin, start + end, wanted, place, rung)
            position += width
            stop = start + len(chunk)

    def _chunks(self, text: str, lemmas: LemmaList) -> Sequence[tuple[int, str]]:
        return self._candidates.chunks(text, lemmas)

    def _verdict(self, chunk: str, lemma_of: _Lookup) -> tuple[tuple[_Seen, ...], int]:
        """The answers in a chunk, and how many positions it takes."""
        words, width = _kept(chunk) if len(chunk) <= _LONGEST_KEPT else _read(chunk)
        lemmas = [lemma_of(word.form) for _, word in words]
        key = (chunk, *lemmas)
        verdict = self._known.get(key)
        if verdict is None:
            verdict = self._known[key] = tuple(self._answers(chunk, words, lemmas))
        return verdict, width

    def _words_between(self, text: str, start: int, end: int) -> int:
        """How many positions a stretch between two chunks takes, counted as far as a phrase reaches."""
        count = 0
        if self._reach:
            for _, chunk in every_chunk(text, start, end):
                count += (_kept(chunk) if len(chunk) <= _LONGEST_KEPT else _read(chunk))[1]
                if count > self._reach:
                    break
        return count

    def _answers(self, chunk: str, words: _Words, lemmas: Sequence[str]) -> Iterator[_Seen]:
        for (position, word), lemma in zip(words, lemmas, strict=True):
            written = chunk[word.start:word.end]
            for wanted, place, rung in self._judge(word, written, lemma):
                yield _Seen(position, word.start, word.end, wanted, place, rung)

    def _judge(self, word: Word, written: str, lemma: str) -> Iterator[tuple[int, int, Rung]]:
        terms = index_terms(word, written, lemma.split())
        if not self._terms.isdisjoint(terms):
            for index, place, wanted in self._places:
                rung = rung_of(word, terms, wanted)
                if rung is not None:
                    yield index, place, rung
        for index, one in self._loose:
            folded = fold(word.base)
            if one.prefix and folded.startswith(one.prefix):
                yield index, 0, Rung.PREFIX
            elif one.fuzzy and any(
                    _is_near(spelled, one.fuzzy, one.edits) for spelled in (folded, *map(fold, lemma.split()))):
                yield index, 0, Rung.EDIT


def _read(chunk: str) -> tuple[_Words, int]:
    """The words of a chunk and how many positions they take."""
    words = tuple(placed(tokenise(chunk)))
    return words, words[-1][0] + 1 if words else 0


_kept = lru_cache(maxsize=1 << 16)(_read)


def _is_near(word: str, fuzzy: str, edits: int) -> bool:
    if abs(len(word) - len(fuzzy)) > edits:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - few queries need it

    return OSA.distance(word, fuzzy, score_cutoff=edits) <= edits


def _sequences(seen: Sequence[_Seen], wanted: Wanted) -> Iterator[Match]:
    """The words of every stretch that holds all places in order, with no more than the slop between them."""
    places: list[dict[int, _Seen]] = [{} for _ in wanted.positions]
    for word in seen:
        places[word.place].setdefault(word.position, word)
    for position in places[0]:
        stretch = _stretch(places, position, wanted.slop)
        for word in stretch:
            yield Match(word.start, word.end, word.wanted, word.rung)


def _stretch(places: Sequence[Mapping[int, _Seen]], position: int, slop: int) -> list[_Seen]:
    """The words of the closest stretch that begins at `position`; empty where it needs more than the slop."""
    stretch = [places[0][position]]
    for place in places[1:]:
        step = next((step for step in range(1, slop + 2) if position + step in place), None)
        if step is None:
            return []
        slop -= step - 1
        position += step
        stretch.append(place[position])
    return stretch
