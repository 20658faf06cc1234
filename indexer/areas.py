"""The words of a statement, sorted into the areas of the index. Knows blocks and lemmas; no role, no engine."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import repeat
from math import inf

from corpus.statement import Block, BlockKind
from indexer.annotation import Token
from indexer.engine import Area, Posting
from indexer.terms import Kind, Word, fold, index_terms, placed, tokenise

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
_LEADING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.HEADING, BlockKind.LIST_ITEM})

Spelling = tuple[Word, str, tuple[str, ...]]
"""A word, its written form and its lemmas."""

# A posting of a pair: `Posting` itself would run Python code for each of the thousands of terms of a statement.
_posting = partial(tuple.__new__, Posting)


@dataclass(frozen=True, slots=True)
class Spellings:
    """The words of a text in order, each with its written form and lemmas."""

    words: tuple[Spelling, ...]
    distinct: tuple[tuple[str, Kind, tuple[str, ...]], ...]
    """Each form once with each kind and lemmas that it has, in order."""

    def lemmas_by_form(self) -> dict[str, str]:
        """Form → lemmas separated by spaces, where they differ from the form."""
        found: dict[str, dict[str, None]] = {}
        for form, _, lemmas in self.distinct:
            if lemmas and lemmas != (form,):
                found.setdefault(form, {}).update(dict.fromkeys(lemmas))
        return {form: " ".join(lemmas) for form, lemmas in found.items()}

    def forms(self) -> list[str]:
        """The lexicon terms "folded⇥form⇥lemma" of every word made of letters."""
        return sorted({term for form, kind, lemmas in self.distinct
                       if (kind is Kind.PLAIN or kind is Kind.JOINED) and len(form) > 1
                       for term in _form_terms(form, lemmas)})


def spellings_of(text: str, tokens: Sequence[Token]) -> Spellings:
    """The words of `text` with the lemmas of the analysis, where both see the same word."""
    lemmas = {(start, end): lemma for start, end, lemma, _ in tokens}
    found: list[Spelling] = []
    for word in tokenise(text):
        found.append(_spelled(text, word, lemmas))
        if word.parts:
            found += [_spelled(text, part, lemmas) for part in word.parts]
    distinct = dict.fromkeys([(word.form, word.kind, known) for word, _, known in found])
    return Spellings(tuple(found), tuple(distinct))


def postings(blocks: Sequence[Block], spellings: Spellings, names: Iterable[str],
             markers: Iterable[str]) -> dict[Area, list[Posting]]:
    """The postings of every area. `names` (phrases) and `markers` (terms) go to the area of names."""
    areas: dict[Area, list[Posting]] = {area: [] for area in Area}
    ends = dict.fromkeys(Area, 0)
    for kind, words in _by_block(blocks, spellings.words):
        area = _AREAS.get(kind, Area.BODY)
        ends[area] = _put(areas[area], words, ends[area])
        if area is Area.BODY and kind in _LEADING and ends[Area.LEAD] < LEAD_WORDS:
            ends[Area.LEAD] = _put(areas[Area.LEAD], words, ends[Area.LEAD], LEAD_WORDS)
    position = ends[Area.NAMES] + _GAP
    known = {word.form: lemmas for word, _, lemmas in spellings.words}
    for phrase in names:
        last = position
        for offset, word in placed(tokenise(phrase)):
            terms = index_terms(word, phrase[word.start:word.end], known.get(word.form, ()))
            areas[Area.NAMES] += map(_posting, zip(terms, repeat(position + offset)))
            last = position + offset
        position = last + _GAP
    areas[Area.NAMES].extend(Posting(marker, position) for marker in markers)
    return {area: found for area, found in areas.items() if found}


def _put(area: list[Posting], words: Iterable[Spelling], position: int, end: float = inf) -> int:
    """Post the words one after the other, up to the position `end`; return the position after the last."""
    for word, written, lemmas in words:
        if position >= end:
            break
        area += map(_posting, zip(index_terms(word, written, lemmas), repeat(position)))
        # A joined word shares the position of its first part, which comes next.
        if not word.parts:
            position += 1
    return position


@lru_cache(maxsize=1 << 16)
def _form_terms(form: str, lemmas: tuple[str, ...]) -> tuple[str, ...]:
    if form[0].isdecimal():
        return ()
    return tuple(f"{fold(form)}\t{form}\t{lemma}" for lemma in lemmas or (form,))


def _by_block(blocks: Sequence[Block], words: Sequence[Spelling]) -> Iterator[tuple[BlockKind, Sequence[Spelling]]]:
    """The words by the block that they begin in, with its kind; text outside all blocks is a paragraph."""
    starts = [word.start for word, _, _ in words]
    done = 0
    for block in blocks:
        first = bisect_left(starts, block.start, done)
        last = bisect_left(starts, block.end, first)
        yield BlockKind.PARAGRAPH, words[done:first]
        yield block.kind, words[first:last]
        done = last
    yield BlockKind.PARAGRAPH, words[done:]


def _spelled(text: str, word: Word, lemmas: Mapping[tuple[int, int], str]) -> Spelling:
    start, end, _, _, kind, _ = word
    return word, text[start:end], _lemmas(lemmas.get((start, end), ""), kind)


@lru_cache(maxsize=1 << 16)
def _lemmas(lemma: str, kind: Kind) -> tuple[str, ...]:
    if not lemma or not lemma[0].isalnum() or kind is Kind.ACRONYM or kind is Kind.NUMBER:
        return ()
    return (lemma.lower(),)
