"""The words of a statement, sorted into the areas of the index. Knows blocks and lemmas; no role, no engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

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


@dataclass(frozen=True, slots=True)
class Spellings:
    """The words of a text in order, each with its written form and lemmas."""

    words: tuple[tuple[Word, str, tuple[str, ...]], ...]

    def lemmas_by_form(self) -> dict[str, str]:
        """Form → lemmas separated by spaces, where they differ from the form."""
        found: dict[str, dict[str, None]] = {}
        for word, _, lemmas in self.words:
            if lemmas and lemmas != (word.form,):
                found.setdefault(word.form, {}).update(dict.fromkeys(lemmas))
        return {form: " ".join(lemmas) for form, lemmas in found.items()}

    def forms(self) -> list[str]:
        """The lexicon terms "folded⇥form⇥lemma" of every word made of letters."""
        pairs = {(word.form, lemmas) for word, _, lemmas in self.words
                 if (word.kind is Kind.PLAIN or word.kind is Kind.JOINED) and len(word.form) > 1}
        return sorted({term for form, lemmas in pairs for term in _form_terms(form, lemmas)})


def spellings_of(text: str, tokens: Sequence[Token]) -> Spellings:
    """The words of `text` with the lemmas of the analysis, where both see the same word."""
    lemmas = {(token.start, token.end): token.lemma for token in tokens}
    found = []
    for word in tokenise(text):
        found.append(_spelled(text, word, lemmas))
        found.extend(_spelled(text, part, lemmas) for part in word.parts)
    return Spellings(tuple(found))


def postings(blocks: Sequence[Block], spellings: Spellings, names: Iterable[str],
             markers: Iterable[str]) -> dict[Area, list[Posting]]:
    """The postings of every area. `names` (phrases) and `markers` (terms) go to the area of names."""
    areas: dict[Area, list[Posting]] = {area: [] for area in Area}
    ends = dict.fromkeys(Area, 0)
    lead = 0
    for (word, written, lemmas), kind in _with_kinds(blocks, spellings):
        area = _AREAS.get(kind, Area.BODY)
        terms = index_terms(word, written, lemmas)
        # A joined word shares the position of its first part, which comes next.
        step = 0 if word.parts else 1
        areas[area] += map(Posting, terms, repeat(ends[area]))
        ends[area] += step
        if area is Area.BODY and lead < LEAD_WORDS and kind in _LEADING:
            areas[Area.LEAD] += map(Posting, terms, repeat(ends[Area.LEAD]))
            ends[Area.LEAD] += step
            lead += step
    position = ends[Area.NAMES] + _GAP
    known = {word.form: lemmas for word, _, lemmas in spellings.words}
    for phrase in names:
        last = position
        for offset, word in placed(tokenise(phrase)):
            terms = index_terms(word, phrase[word.start:word.end], known.get(word.form, ()))
            areas[Area.NAMES].extend(Posting(term, position + offset) for term in terms)
            last = position + offset
        position = last + _GAP
    areas[Area.NAMES].extend(Posting(marker, position) for marker in markers)
    return {area: found for area, found in areas.items() if found}


@lru_cache(maxsize=1 << 16)
def _form_terms(form: str, lemmas: tuple[str, ...]) -> tuple[str, ...]:
    if form[0].isdecimal():
        return ()
    return tuple(f"{fold(form)}\t{form}\t{lemma}" for lemma in lemmas or (form,))


def _with_kinds(blocks: Sequence[Block], spellings: Spellings,
                ) -> Iterator[tuple[tuple[Word, str, tuple[str, ...]], BlockKind]]:
    """Each word with the kind of the block that it begins in; text outside all blocks is a paragraph."""
    index = 0
    for spelled in spellings.words:
        start = spelled[0].start
        while index < len(blocks) and blocks[index].end <= start:
            index += 1
        inside = index < len(blocks) and blocks[index].start <= start
        yield spelled, blocks[index].kind if inside else BlockKind.PARAGRAPH


def _spelled(text: str, word: Word, lemmas: Mapping[tuple[int, int], str],
             ) -> tuple[Word, str, tuple[str, ...]]:
    lemma = lemmas.get((word.start, word.end), "")
    known = (lemma.lower(),) if lemma and lemma[0].isalnum() else ()
    if word.kind in (Kind.ACRONYM, Kind.NUMBER):
        known = ()
    return word, text[word.start:word.end], known
