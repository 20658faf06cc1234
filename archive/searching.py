"""The path of a search: options in, a page of hits out, all of it from the index.

It imports neither the store nor the French pipeline, because a search must start at once.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from archive.errors import BadRequestError
from archive.faceting import FACETS, counted, facet_named, shown
from archive.filters import filters_of, told
from archive.folding import Folding, fold_copies
from archive.help import corrections, ways_out
from archive.hits import Context, hits_of
from archive.reports import FacetCount, Help, Json, RoleCount, SearchHit, SearchPage, Timeline
from archive.requests import SearchOptions
from indexer.engine import Engine, Field, SearchRequest, SearchResult, Sort
from indexer.explanation import explain
from indexer.filters import Filter, passing
from indexer.lexicon import Lexicon
from indexer.meanings import names_wanted
from indexer.query import And, Everything, Keyword, Not, Or, Query
from indexer.queryfields import KEYWORD_FIELDS
from indexer.querylanguage import ParsedQuery, parse
from indexer.recordkeys import KEY_FIELDS, record_key
from indexer.stored import unpacked
from indexer.syntax import Meaning, Unread
from indexer.timeline import by_month, by_year
from indexer.translation import MARKED

_SORTS = {"relevance": Sort.RELEVANCE, "date": Sort.NEWEST, "newest": Sort.NEWEST, "oldest": Sort.OLDEST}
_ROLES = (Field.SIGNATORY_KEY, Field.QUOTED_KEY, Field.CONTACT_KEY)
_ROLES_ASKED = frozenset(one.value for one in (Meaning.SIGNATORY, Meaning.QUOTED, Meaning.CONTACT, Meaning.ISSUER))
# More years and months than statements have been published in.
_ALL_DATES = 2000
# A family name may be that of many; roles are told of the first few.
_MOST_PEOPLE = 5
# With fewer statements that have all words, those that lack some follow.
FEW = 10
# Statements that have all words where few do, copies included.
_MOST_COMPLETE = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """A search as understood: the words, the filters, and what both ask of the engine."""

    options: SearchOptions
    parsed: ParsedQuery
    filters: tuple[Filter, ...]
    facets: tuple[Field, ...] = FACETS

    def query(self, words: Query, without: str | None = None) -> Query:
        """The words within the filters, but for those of one kind."""
        return And((words, passing(self.filters, without=without))) if self.filters else words

    @property
    def sort(self) -> Sort:
        """The order asked for, else by relevance where there are words."""
        return _SORTS[self.options.sort or ("relevance" if self.parsed.has_words else "date")]

    @property
    def folds(self) -> bool:
        """Whether copies fold: only where words are looked for, so that a facet of a list leads to as many as it says.

        Who signed or speaks may be asked by words or by a filter: the same statements answer.
        """
        looks = any(piece.kind not in _ROLES_ASKED for piece in self.parsed.pieces)
        return not self.options.copies and self.parsed.has_words and looks


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine answered, to which words, and with which copies folded.

    `complete` are the statements that have all words, where others follow them; else None.
    """

    result: SearchResult
    words: Query
    folding: Folding
    all_words: int
    complete: Collection[str] | None = None


def search(engine: Engine, options: SearchOptions) -> SearchPage:
    """The page of statements that the options ask for, with facets over all that match."""
    began = time.perf_counter()
    engine = engine.snapshot()
    question = understand(options, Lexicon(engine))
    found = _find(engine, question)
    total = found.result.total
    page = SearchPage(
        query=options.query, understood=tuple(_understood(question, found)), total=total, complete=found.all_words,
        took_ms=0.0, hits=_hits(engine, question, found), facets=_facets(engine, question, found),
        timeline=_timeline(found.result) if options.timeline else None, roles=_roles(engine, question),
        help=_help(engine, question, total), not_understood=tuple(_not_understood(question)))
    return replace(page, took_ms=(time.perf_counter() - began) * 1000)


def facets(engine: Engine, options: SearchOptions) -> dict[str, tuple[FacetCount, ...]]:
    """Counts of each kind of value over all statements that match."""
    engine = engine.snapshot()
    question = understand(options, Lexicon(engine))
    return _facets(engine, question, _find(engine, question))


def date_range(engine: Engine) -> tuple[str | None, str | None]:
    """The dates of the first and of the last statement."""
    ends = [engine.search(SearchRequest(Everything(), limit=1, sort=order)).hits
            for order in (Sort.OLDEST, Sort.NEWEST)]
    first, last = (unpacked(hits[0].stored).date if hits else None for hits in ends)
    return first, last


def understand(options: SearchOptions, lexicon: Lexicon) -> Question:
    """The search as understood; raises BadRequestError for a value that cannot be."""
    if options.sort and options.sort not in _SORTS:
        raise BadRequestError(options.sort, option="--sort", possible=", ".join(_SORTS))
    if options.limit < 0 or options.page < 1:
        raise BadRequestError(min(options.limit, options.page), option="--limit/--page", possible="1, 2, 3…")
    parsed = parse(options.query, lexicon, strict=options.strict, dismissed=options.dismissed)
    facets = tuple(map(facet_named, options.facet_kinds)) or FACETS
    return Question(options, parsed, filters_of(options, lexicon), facets)


def _find(engine: Engine, question: Question) -> Found:
    """What matches all words; where few do, after them what matches some.

    Few are few before any filter: one more filter must never find more.
    """
    parsed = question.parsed
    found = _ask(engine, question, parsed.query)
    # Sorted by date, statements that lack words would stand among those that have all.
    enough = FEW if question.sort is Sort.RELEVANCE else 1
    if parsed.relaxed is None or found.result.total >= enough:
        return found
    if question.filters and _total(engine, replace(question, filters=()), parsed.query) >= enough:
        return found
    relaxed = _ask(engine, question, parsed.relaxed)
    if relaxed.result.total <= found.result.total:
        return found
    return replace(relaxed, all_words=found.result.total, complete=_complete(engine, question, found))


def _complete(engine: Engine, question: Question, found: Found) -> frozenset[str]:
    """The statements that have all words, copies included."""
    hits, total = found.result.hits, found.result.total
    if len(hits) < total or found.folding.copies:
        hits = engine.search(SearchRequest(question.query(question.parsed.query), _MOST_COMPLETE)).hits
    return frozenset(hit.id for hit in hits)


def _ask(engine: Engine, question: Question, words: Query) -> Found:
    """The engine's answer to these words within the filters, copies folded."""
    options = question.options
    wanted = counted(question.facets, options.facet_size)
    if options.timeline:
        wanted |= {Field.YEAR: _ALL_DATES, Field.MONTH: _ALL_DATES}
    query = question.query(words)
    folding = fold_copies(engine, query, question.sort) if question.folds else Folding(query)
    offset = (options.page - 1) * options.limit
    result = engine.search(SearchRequest(folding.query, options.limit, offset, question.sort, wanted))
    return Found(result, words, folding, result.total)


def _hits(engine: Engine, question: Question, found: Found) -> tuple[SearchHit, ...]:
    options = question.options
    asked = tuple(name for one in question.filters if one.name in MARKED for name in one.answer.people)
    wanted = (*question.parsed.wanted, *question.parsed.marked, *names_wanted(asked[:_MOST_PEOPLE]))
    hits = hits_of(found.result.hits, Context(
        wanted, (options.page - 1) * options.limit + 1, found.folding.copies, found.complete))
    if not options.explain:
        return hits
    query = question.query(found.words)
    return tuple(replace(hit, explanation=explain(engine, query, hit.id)) for hit in hits)


def _facets(engine: Engine, question: Question, found: Found) -> dict[str, tuple[FacetCount, ...]]:
    """The counts; of a kind that is filtered by, over what the other filters let pass: what one more value adds."""
    counts = dict(found.result.facets)
    for kind, field in _filtered(question).items():
        if KEY_FIELDS.get(field, field) in counts:
            query = question.query(found.words, without=kind)
            if question.folds:
                query = fold_copies(engine, query, question.sort).query
            request = SearchRequest(query, 0, 0, Sort.NEWEST, counted([field], question.options.facet_size))
            counts |= engine.search(request).facets
    return {field.value: values for field, values in shown(counts, Lexicon(engine)).items()}


def _filtered(question: Question) -> dict[str, Field]:
    """The kinds of filters that have a facet, and that facet."""
    return {one.kind: KEYWORD_FIELDS[one.name] for one in question.filters
            if not one.excluded and one.name in KEYWORD_FIELDS}


def _timeline(result: SearchResult) -> Timeline:
    return Timeline(by_year(result.facets[Field.YEAR]), by_month(result.facets[Field.MONTH]))


def _roles(engine: Engine, question: Question) -> tuple[RoleCount, ...]:
    """How often each person asked for has each role, over the whole archive; every spelling of a name is one person."""
    asked = [*question.parsed.people, *(name for one in question.filters for name in one.answer.people)]
    keys = dict.fromkeys(record_key("person", name) for name in asked)
    return tuple(_role(engine, key) for key in list(keys)[:_MOST_PEOPLE])


def _role(engine: Engine, key: str) -> RoleCount:
    signatory, quoted, contact = (engine.holders(role, key) for role in _ROLES)
    no_role = Not(Or(tuple(Keyword(role, key) for role in _ROLES)))
    mentioned = _count(engine, And((Keyword(Field.PERSON_KEY, key), no_role)))
    return RoleCount(Lexicon(engine).shown_as("person", key)[0], signatory, quoted, contact, mentioned)


def _count(engine: Engine, query: Query) -> int:
    return engine.search(SearchRequest(query, limit=0, sort=Sort.NEWEST)).total


def _help(engine: Engine, question: Question, total: int) -> Help:
    """What may help where nothing was found, or where the name of a field was read as words."""
    if total and all(remark.reason is not Unread.UNKNOWN_FIELD for remark in question.parsed.remarks):
        return Help()
    meant = corrections(engine, question, lambda options: _finds(engine, options, some=True))
    out = () if total else ways_out(question, lambda options: _finds(engine, options, some=False))
    return Help(tuple(one.text for one in meant), out, meant)


def _finds(engine: Engine, options: SearchOptions, *, some: bool) -> int:
    """How many statements a search finds that have all words; where there are none and `some` will do, some of them."""
    question = understand(options, Lexicon(engine))
    total = _total(engine, question, question.parsed.query)
    relaxed = question.parsed.relaxed if some and not total else None
    return _total(engine, question, relaxed) if relaxed is not None else total


def _total(engine: Engine, question: Question, words: Query) -> int:
    query = question.query(words)
    return _count(engine, fold_copies(engine, query, question.sort).query if question.folds else query)


def _understood(question: Question, found: Found) -> Iterator[Json]:
    """The search as read, piece by piece."""
    places: dict[str, Json] = {}
    for piece in question.parsed.pieces:
        place: Json = {"start": piece.start, "end": piece.end}
        yield ({"kind": piece.kind, "text": piece.text, "values": list(piece.values), **place}
               | ({"key": piece.key} if piece.key else {}) | ({"field": piece.field.value} if piece.field else {}))
        if piece.kind == "word":
            places |= {word: place for word in piece.values if word not in places}
    for word in question.parsed.edited:
        yield {"kind": "edited", "text": f"{word} ~", "values": [word], **places.get(word, {})}
    for one in question.filters:
        yield told(one)
    if found.complete is not None:
        yield {"kind": "relaxed", "text": "", "values": []}


def _not_understood(question: Question) -> Iterator[Json]:
    remarks = [("", remark) for remark in question.parsed.remarks]
    remarks += [(one.kind, remark) for one in question.filters for remark in one.answer.remarks]
    for option, remark in remarks:
        yield {"reason": remark.reason.value, "text": remark.text, "option": option,
               "field": remark.field.value if remark.field else ""}
