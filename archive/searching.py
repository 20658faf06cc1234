"""The path of a search: options in, a page of hits out, all of it from the index.

It imports neither the store nor the French pipeline, because a search must start at once.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archive.errors import BadRequestError
from archive.filters import Filter, filters_of
from archive.reports import FacetCount, Help, Json, Passage, RoleCount, SearchHit, SearchPage, Signatory
from archive.requests import SearchOptions
from archive.suggestions import suggest
from indexer.engine import Engine, Field, Hit, SearchRequest, SearchResult, Sort
from indexer.lexicon import Lexicon
from indexer.matching import Matcher
from indexer.passages import passages
from indexer.query import And, Everything, Keyword, Not, Or, Query
from indexer.querylanguage import ParsedQuery, parse
from indexer.stored import from_json
from indexer.terms import Rung

FACETS = (Field.SIGNATORY, Field.PERSON, Field.ORGANISATION, Field.PLACE, Field.ISSUER, Field.TYPE, Field.YEAR,
          Field.TAG)
_SORTS = {"relevance": Sort.RELEVANCE, "date": Sort.NEWEST, "newest": Sort.NEWEST, "oldest": Sort.OLDEST}
_ROLES = (Field.SIGNATORY, Field.QUOTED, Field.CONTACT)
# More years and months than statements have been published in.
_ALL_DATES = 2000
# A family name may be that of many; roles are told of the first few.
_MOST_PEOPLE = 5
# With fewer statements that have all words, those that lack some follow.
_FEW = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A search as understood: the words, the filters, and what both ask of the engine."""

    options: SearchOptions
    parsed: ParsedQuery
    filters: tuple[Filter, ...]

    def query(self, words: Query, without: Filter | None = None) -> Query:
        """The words within the filters, but for one."""
        return And((words, *(one.query for one in self.filters if one is not without)))


def search(engine: Engine, options: SearchOptions) -> SearchPage:
    """The page of statements that the options ask for, with facets over all that match."""
    began = time.perf_counter()
    lexicon = Lexicon(engine)
    question = understand(options, lexicon)
    result, relaxed = _find(engine, question)
    hits = hits_of(result, question)
    page = SearchPage(
        query=options.query, understood=tuple(_understood(question, relaxed=relaxed)), total=result.total,
        took_ms=0.0, hits=hits, facets=_counts(result), roles=_roles(engine, question),
        help=Help() if result.total else _help(engine, question),
        not_understood=tuple(_not_understood(question)))
    return replace(page, took_ms=(time.perf_counter() - began) * 1000)


def facets(engine: Engine, options: SearchOptions) -> dict[str, tuple[FacetCount, ...]]:
    """Counts of each kind of value over all statements that match."""
    result, _ = _find(engine, understand(options, Lexicon(engine)))
    return _counts(result)


def date_range(engine: Engine) -> tuple[str | None, str | None]:
    """The dates of the first and of the last statement."""
    ends = [engine.search(SearchRequest(Everything(), limit=1, sort=order)).hits
            for order in (Sort.OLDEST, Sort.NEWEST)]
    first, last = (from_json(hits[0].stored).date if hits else None for hits in ends)
    return first, last


def understand(options: SearchOptions, lexicon: Lexicon) -> Question:
    """The search as understood; raises BadRequestError for a value that cannot be."""
    if options.sort and options.sort not in _SORTS:
        raise BadRequestError(options.sort, option="--sort", possible=", ".join(_SORTS))
    if options.limit < 0 or options.page < 1:
        raise BadRequestError(min(options.limit, options.page), option="--limit/--page", possible="1, 2, 3…")
    return Question(options, parse(options.query, lexicon, dismissed=options.dismissed),
                    tuple(filters_of(options, lexicon)))


def _find(engine: Engine, question: Question) -> tuple[SearchResult, bool]:
    """What matches all words; where few do, after them what matches some (then the second value is True)."""
    options, parsed = question.options, question.parsed
    sort = _SORTS[options.sort or ("relevance" if parsed.has_words else "date")]
    wanted = dict.fromkeys(FACETS, options.facet_size) if options.facet_size else {}
    if options.timeline:
        wanted |= {Field.YEAR: _ALL_DATES, Field.MONTH: _ALL_DATES}
    offset = (options.page - 1) * options.limit

    def ask(words: Query) -> SearchResult:
        return engine.search(SearchRequest(question.query(words), options.limit, offset, sort, wanted))

    result = ask(parsed.query)
    # Sorted by date, statements that lack words would stand among those that have all.
    enough = result.total >= (_FEW if sort is Sort.RELEVANCE else 1)
    if enough or parsed.relaxed is None:
        return result, False
    relaxed = ask(parsed.relaxed)
    return (relaxed, True) if relaxed.total > result.total else (result, False)


def hits_of(result: SearchResult, question: Question) -> tuple[SearchHit, ...]:
    """The engine's hits with passages and reasons, numbered over all pages."""
    matcher = Matcher(question.parsed.wanted)
    first = (question.options.page - 1) * question.options.limit + 1
    return tuple(_hit(hit, number, matcher, question) for number, hit in enumerate(result.hits, first))


def _hit(hit: Hit, number: int, matcher: Matcher, question: Question) -> SearchHit:
    stored = from_json(hit.stored)
    shown = passages(matcher, question.parsed.wanted, stored.text, stored.lemmas, stored.blocks)
    reasons = tuple(_reason(one.word, one.rung, one.words) for one in shown.reasons)
    return SearchHit(
        number=number, id=hit.id, title=stored.title, date=stored.date, date_status=stored.date_status,
        issuers=stored.issuers, document_type=stored.document_type,
        signatories=tuple(Signatory(*person) for person in stored.signatories), score=hit.score, match=reasons,
        passages=tuple(Passage(one.text, tuple((mark.start, mark.end) for mark in one.marks))
                       for one in shown.passages),
        sources=stored.sources, tags=stored.tags)


def _reason(word: str, rung: Rung, written: Iterable[str]) -> str:
    """Why a word of the query matched: "logement", or "logement → logements (lemma)"."""
    return word if rung is Rung.FORM else f"{word} → {', '.join(written)} ({rung.name.lower()})"


def _counts(result: SearchResult) -> dict[str, tuple[FacetCount, ...]]:
    return {name.value: tuple(FacetCount(value, count) for value, count in values)
            for name, values in result.facets.items()}


def _roles(engine: Engine, question: Question) -> tuple[RoleCount, ...]:
    """How often each person asked for has each role, over the whole archive."""
    asked = [*question.parsed.people, *(name for one in question.filters for name in one.answer.people)]
    return tuple(_role(engine, name) for name in list(dict.fromkeys(asked))[:_MOST_PEOPLE])


def _role(engine: Engine, name: str) -> RoleCount:
    signatory, quoted, contact = (_count(engine, Keyword(role, name)) for role in _ROLES)
    no_role = Not(Or(tuple(Keyword(role, name) for role in _ROLES)))
    mentioned = _count(engine, And((Keyword(Field.PERSON, name), no_role)))
    return RoleCount(name, signatory, quoted, contact, mentioned)


def _count(engine: Engine, query: Query) -> int:
    return engine.search(SearchRequest(query, limit=0, sort=Sort.NEWEST)).total


def _help(engine: Engine, question: Question) -> Help:
    """What may help where nothing was found: near words and names, and the filters that exclude everything."""
    words = question.parsed.query
    excluding = [(one.option, _count(engine, question.query(words, without=one))) for one in question.filters]
    if question.filters and not question.parsed.is_empty:
        excluding.append(("QUERY", _count(engine, question.query(Everything()))))
    suggestions = suggest(engine, question.options.query, list(question.filters))
    return Help(suggestions, tuple((option, count) for option, count in excluding if count))


def _understood(question: Question, *, relaxed: bool) -> Iterator[Json]:
    """The search as read, piece by piece."""
    meant = {chip.text for chip in question.parsed.chips}
    for chip in question.parsed.chips:
        yield {"kind": chip.meaning.value, "text": chip.text, "values": list(chip.values), "key": chip.key}
    for label in dict.fromkeys(one.label for one in question.parsed.wanted):
        if label not in meant:
            yield {"kind": "word", "text": label, "values": [label]}
    for word in question.parsed.edited:
        yield {"kind": "edited", "text": f"{word} ~", "values": [word]}
    for one in question.filters:
        yield one.understood
    if relaxed:
        yield {"kind": "relaxed", "text": "", "values": []}


def _not_understood(question: Question) -> Iterator[Json]:
    for remark in question.parsed.remarks:
        yield {"reason": remark.reason.value, "text": remark.text, "option": ""}
    for one in question.filters:
        for remark in one.answer.remarks:
            yield {"reason": remark.reason.value, "text": remark.text, "option": one.option}
