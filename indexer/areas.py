"""The words of a statement, sorted into the areas of the index. Knows blocks and lemmas; no role, no engine."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain, repeat
from math import inf
from operator import attrgetter

from corpus.statement import Block, BlockKind
from indexer.annotation import Token
from indexer.engine import Area, Postings
from indexer.lemmalist import LemmaList
from indexer.terms import Kind, Word, fold, index_terms, placed, tokenise
from indexer.tokens import places, reading

# How many words of the body count as its lead.
LEAD_WORDS = 60
# Positions left free between two phrases, so that no phrase query reaches across.
_GAP = 8

_AREAS = {
    BlockKind.TITLE: Area.TITLE,
    BlockKind.SUBTITLE: Area.TITLE,
    BlockKind.SIGNATURE: Area.NAMES,
    BlockKind.COSIGNATORIES: Area.NAMES,
    BlockKind.COPY_LIST: Area.BOILERPLATE,
    BlockKind.CONTACT: Area.BOILERPLATE,
    BlockKind.BOILERPLATE: Area.BOILERPLATE,
    BlockKind.FURNITURE: Area.BOILERPLATE,
    BlockKind.METADATA: Area.BOILERPLATE,
}
# What is asked of every word of every statement, asked without running Python code for each.
_FORM, _LEMMAS, _TERMS, _STEP, _LEXICON = map(attrgetter, ("form", "lemmas", "terms", "step", "lexicon"))
_LEADING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.HEADING, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """A word as written, with its lemmas and all that follows from them; one object serves wherever it stands.

    `lexicon` are its terms "folded⇥form⇥lemma"; after it the position moves by `step`. `differs` tells
    whether the lemmas are anything but the form.
    """

    form: str
    written: str
    kind: Kind
    lemmas: tuple[str, ...]
    terms: tuple[str, ...]
    lexicon: tuple[str, ...]
    step: int
    differs: bool


@dataclass(frozen=True, slots=True)
class Spellings:
    """The words of a text in order, with the place that each begins at."""

    starts: Sequence[int]
    words: Sequence[Spelling]
    distinct: Sequence[Spelling]
    """Each spelling once, in order."""

    def lemmas(self) -> LemmaList:
        """The lemmas of each form, where they differ from the form."""
        found: dict[str, dict[str, None]] = {}
        for word in self.distinct:
            if word.differs:
                found.setdefault(word.form, {}).update(dict.fromkeys(word.lemmas))
        return LemmaList.of({form: " ".join(lemmas) for form, lemmas in found.items()})

    def forms(self) -> list[str]:
        """The lexicon terms of every word made of letters."""
        return sorted(set(chain.from_iterable(map(_LEXICON, self.distinct))))


def spellings_of(text: str, tokens: Sequence[Token]) -> Spellings:
    """The words of `text` with the lemmas of the analysis, where both see the same word."""
    lemma_at = _lemmas(tokens).get
    starts: list[int] = []
    found: list[Spelling] = []
    for start, end, word in places(text):
        if word is None:
            starts.append(start)
            found.append(_single(text[start:end], lemma_at((start, end), "")))
            continue
        # A joined word is followed by its parts, and shares the position of the first.
        for begin, stop, form, base, kind, parts in (word, *word.parts):
            starts.append(begin)
            found.append(_spelling(form, base, kind, text[begin:stop], lemma_at((begin, stop), ""), 0 if parts else 1))
    return Spellings(starts, found, list(dict.fromkeys(found)))


def postings(blocks: Sequence[Block], spellings: Spellings, names: Iterable[str], keywords: Iterable[str],
             markers: Sequence[str]) -> dict[Area, Postings]:
    """The postings of every area.

    `names` (phrases) and `markers` (terms) go to the area of names; `keywords` (phrases that stand beside the
    text) to that of the boilerplate, where words weigh least.
    """
    areas = {area: _Column() for area in Area}
    for kind, words in _by_block(blocks, spellings):
        area = _AREAS.get(kind, Area.BODY)
        areas[area].put(words)
        if area is Area.BODY and kind in _LEADING:
            areas[Area.LEAD].put(words, LEAD_WORDS)
    known = dict(zip(map(_FORM, spellings.words), map(_LEMMAS, spellings.words), strict=True))
    areas[Area.BOILERPLATE].say(keywords, known)
    after = areas[Area.NAMES].say(names, known)
    areas[Area.NAMES].add(markers, after)
    return {area: Postings(found.terms, found.positions) for area, found in areas.items() if found.terms}


@dataclass(slots=True)
class _Column:
    """The postings of an area as they come; `end` is the position after the last word."""

    terms: list[str] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    end: int = 0

    def add(self, terms: Sequence[str], position: int) -> None:
        self.terms += terms
        self.positions += repeat(position, len(terms))

    def say(self, phrases: Iterable[str], known: Mapping[str, tuple[str, ...]]) -> int:
        """Post phrases, each apart from all else, with the lemmas that the text knows; the position behind them."""
        position = self.end + _GAP
        for phrase in phrases:
            last = position
            for offset, word, written in _words_of(phrase):
                last = position + offset
                self.add(index_terms(word, written, known.get(word.form, ())), last)
            position = last + _GAP
        return position

    def put(self, words: Sequence[Spelling], stop: float = inf) -> None:
        """Post the words one after the other, up to the position `stop`."""
        places = list(accumulate(map(_STEP, words), initial=self.end))
        count = bisect_left(places, stop, 0, len(words))
        terms = list(map(_TERMS, words[:count]))
        self.terms += chain.from_iterable(terms)
        self.positions += chain.from_iterable(map(repeat, places, map(len, terms)))
        self.end = places[count]


def _lemmas(tokens: Sequence[Token]) -> dict[tuple[int, int], str]:
    """The lemma of each token by its place."""
    if not tokens:
        return {}
    starts, ends, lemmas, _ = zip(*tokens, strict=True)
    return dict(zip(zip(starts, ends, strict=True), lemmas, strict=True))


@lru_cache(maxsize=1 << 14)
def _words_of(phrase: str) -> tuple[tuple[int, Word, str], ...]:
    """The words of a name, each with its position and its text; the same names return in many statements."""
    return tuple((offset, word, phrase[word.start:word.end]) for offset, word in placed(tokenise(phrase)))


def _by_block(blocks: Sequence[Block], spellings: Spellings) -> Iterator[tuple[BlockKind, Sequence[Spelling]]]:
    """The words by the block that they begin in, with its kind; text outside all blocks is a paragraph."""
    starts, words = spellings.starts, spellings.words
    done = 0
    for block in blocks:
        first = bisect_left(starts, block.start, done)
        last = bisect_left(starts, block.end, first)
        yield BlockKind.PARAGRAPH, words[done:first]
        yield block.kind, words[first:last]
        done = last
    yield BlockKind.PARAGRAPH, words[done:]


@lru_cache(maxsize=1 << 16)
def _single(written: str, lemma: str) -> Spelling:
    """The spelling of a word of one atom, all of which follows from its text."""
    form, base, kind, _ = reading(written)
    return _spelling(form, base, kind, written, lemma, 1)


@lru_cache(maxsize=1 << 16)
def _spelling(form: str, base: str, kind: Kind, written: str, lemma: str, step: int) -> Spelling:
    usual = bool(lemma) and lemma[0].isalnum() and kind is not Kind.ACRONYM and kind is not Kind.NUMBER
    lemmas = (lemma.lower(),) if usual else ()
    return Spelling(form, written, kind, lemmas, index_terms(Word(0, 0, form, base, kind), written, lemmas),
                    _lexicon(form, kind, lemmas), step, usual and lemmas != (form,))


def _lexicon(form: str, kind: Kind, lemmas: tuple[str, ...]) -> tuple[str, ...]:
    if kind not in (Kind.PLAIN, Kind.JOINED) or len(form) < 2 or form[0].isdecimal():
        return ()
    return tuple(f"{fold(form)}\t{form}\t{lemma}" for lemma in lemmas or (form,))
