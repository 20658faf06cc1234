"""The words that the last one of a query begun may be, each with how many statements hold it behind what it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.engine import Engine, Field, SearchRequest, Sort
from indexer.ladder import ALL_AREAS, phrase_step
from indexer.lexicon import Lexicon
from indexer.query import And, Query
from indexer.querylanguage import parse
from indexer.sampling import SCANNED, SHORT, frequent
from indexer.stopwords import STOP_WORDS
from indexer.terms import fold, tokenise

_QUOTES = {'"': '"', "“": "”", "„": "”", "«": "»"}
_SPACE = re.compile(r"\s")
_JOIN = re.compile("['-]")
# So many words are tried behind those of a phrase, or those of a sample, for each that is wanted.
_TRIED = 3


class _Begun(NamedTuple):
    """A query that ends in a word begun, perhaps behind the words of a phrase that is not closed yet."""

    before: str
    quote: str
    phrase: str
    word: str

    def with_word(self, form: str) -> str:
        """The query with this word as its last, the phrase closed behind it."""
        closing = "\u00a0»" if self.quote == "«" else _QUOTES.get(self.quote, "")
        return f"{self.before}{self.quote}{self.phrase}{form}{closing}".strip()


def completed(engine: Engine, query: str, limit: int) -> list[tuple[str, int]]:
    """The query with its last word completed, and how many statements hold all of it; the most frequent first.

    Of a word alone, how many hold it in this form.
    """
    begun = _read(query)
    if not begun.word:
        return []
    within = _within(engine, begun)
    forms = _forms(_terms(engine, fold(begun.word), limit, within), within_phrase=bool(begun.phrase.strip()))
    if begun.phrase.strip():
        forms = dict(_continuing(engine, begun, list(forms)[:limit * _TRIED]))
    ranked = sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
    return [(begun.with_word(form), count) for form, count in ranked]


def _read(query: str) -> _Begun:
    """What was begun to be written; a quotation mark without its partner opens a phrase."""
    start = max(_opened(query, quote) for quote in _QUOTES)
    begin = len(query) - len(_SPACE.split(query[start + 1:])[-1])
    if start < 0:
        return _Begun(query[:begin], "", "", query[begin:])
    return _Begun(query[:start], query[start], query[start + 1:begin], query[begin:])


def _opened(query: str, quote: str) -> int:
    """Where this quotation mark stands without its partner behind it; -1 where it does not."""
    closing = _QUOTES[quote]
    last = query.rfind(quote)
    opened = query.count(quote) % 2 == 1 if closing == quote else closing not in query[last + 1:]
    return last if opened else -1


def _within(engine: Engine, begun: _Begun) -> Query | None:
    """The statements that match what stands before the last word; None where that is nothing to be looked for."""
    asked = [parse(begun.before, Lexicon(engine)).query] if any(
        fold(word.form) not in STOP_WORDS for word in tokenise(begun.before)) else []
    if begun.phrase.strip():
        asked.append(phrase_step(begun.phrase, ALL_AREAS).query)
    return And(tuple(asked)) if asked else None


def _terms(engine: Engine, prefix: str, limit: int, within: Query | None) -> list[tuple[str, int]]:
    """The terms of words that begin so, the most frequent first, with how many of the statements hold each."""
    if within is None:
        return frequent(engine, "word", prefix, limit)
    if len(prefix) <= SHORT:
        tried = frequent(engine, "word", prefix, limit)[:limit * _TRIED]
        if counted := [pair for term, _ in tried for pair in engine.terms(Field.FORM, term, 1, within=within)]:
            return counted
    return engine.terms(Field.FORM, prefix, SCANNED, by_count=True, within=within)


def _forms(terms: Sequence[tuple[str, int]], *, within_phrase: bool) -> dict[str, int]:
    """Each form with how many statements hold it; none that is only ever a part of another ("aujourd")."""
    found: dict[str, int] = {}
    for term, count in terms:
        folded, form, _ = term.split("\t")
        if within_phrase or folded not in STOP_WORDS:
            found[form] = max(found.get(form, 0), count)
    parts: dict[str, int] = {}
    for form, count in found.items():
        if "'" in form or "-" in form:
            first = _JOIN.split(form, maxsplit=1)[0]
            parts[first] = parts.get(first, 0) + count
    return {form: count for form, count in found.items() if form not in parts or parts[form] < count}


def _continuing(engine: Engine, begun: _Begun, forms: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The forms that stand behind the words of the phrase, with how many statements hold it so."""
    for form in forms:
        within = _within(engine, begun._replace(phrase=f"{begun.phrase} {form}"))
        count = engine.search(SearchRequest(within, limit=0, sort=Sort.NEWEST)).total if within else 0
        if count:
            yield form, count
