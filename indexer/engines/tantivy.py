"""The embedded default engine, over tantivy: the only module that imports it. It knows no French."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import tantivy
from tantivy import Occur

from indexer.engine import Area, Entry, Field, Hit, IndexReadOnly, SearchRequest, SearchResult, Sort
from indexer.engines.failures import explain
from indexer.engines.generations import IndexFolder, file_version
from indexer.engines.phrases import spacings
from indexer.engines.querytree import constant_score, evaluate
from indexer.query import (And, Best, Boosted, DateRange, Everything, Fuzzy, Has, Keyword, Not, Nothing, Or, Phrase,
                           Prefix, Query, Term)

SCHEMA_VERSION = 1
HEAP_BYTES = 64 << 20
LOOKUPS = frozenset({Field.ALIAS, Field.FORM})
"""Fields with a value for nearly every word: looked up only, so they have no column for facets."""

_STAMP = "stamp"
_META = "meta.json"
_UNDATED = 9_999_999
_MORE_TIES = 64
_MORE_VALUES = 32
_SEGMENT_VALUES = 1_000
_REGEX_SIGNS = re.compile(r"([\\.+*?()|\[\]{}^$#&\-~])")
_SORT_FIELD = {Sort.NEWEST: "newest", Sort.OLDEST: "oldest"}


@cache
def schema() -> tantivy.Schema:
    """The fields of an index; change SCHEMA_VERSION with it."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("id_head", fast=True)
    builder.add_text_field("stored", stored=True, tokenizer_name="raw", index_option="basic")
    for area in Area:
        builder.add_text_field(area, tokenizer_name="raw", index_option="position")
    for field in Field:
        builder.add_text_field(field, fast=field not in LOOKUPS, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("has", tokenizer_name="raw", index_option="basic")
    for day in ("first_day", "last_day"):
        builder.add_integer_field(day, indexed=True, fast=True)
    for order in _SORT_FIELD.values():
        builder.add_text_field(order, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_STAMP, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


# --- entries ---------------------------------------------------------------------------------------

def document_of(entry: Entry) -> tantivy.Document:
    """The entry in tantivy's form."""
    document = tantivy.Document()
    add = document.add_text
    add("id", entry.id)
    add("stored", entry.stored)
    document.add_unsigned("id_head", _head(entry.id))
    for area, postings in entry.areas.items():
        tokens = [tantivy.Token(term, position, 0) for term, position in sorted(postings, key=itemgetter(1))]
        document.add_pre_tokenized_text(area, tantivy.PreTokenizedString("", tokens))
    for field, values in entry.keywords.items():
        for value in dict.fromkeys(values):
            add(field, value)
        if values:
            add("has", field)
    _add_days(document, entry)
    return document


def _add_days(document: tantivy.Document, entry: Entry) -> None:
    """Put in the days and the keys of both date orders, which end with the id to break ties."""
    newest = oldest = _UNDATED
    if entry.first_day is not None and entry.last_day is not None:
        document.add_integer("first_day", entry.first_day)
        document.add_integer("last_day", entry.last_day)
        newest, oldest = _UNDATED - entry.first_day, entry.first_day
    document.add_text("newest", f"{newest:07d}{entry.id}")
    document.add_text("oldest", f"{oldest:07d}{entry.id}")


def _head(identifier: str) -> int:
    """The first eight bytes of an id as a number that sorts as they do."""
    return int.from_bytes(identifier.encode()[:8].ljust(8, b"\0"), "big")


# --- queries ---------------------------------------------------------------------------------------

class Clause(NamedTuple):
    """A query in tantivy's form, and whether it says what must not be."""

    query: tantivy.Query
    negative: bool = False


def translate(query: Query) -> tantivy.Query:
    """The query in tantivy's form."""
    return _positive(evaluate(query, _clause))


def _clause(query: Query, parts: Sequence[Clause]) -> Clause:
    match query:
        case Not():
            return Clause(_positive(parts[0]), negative=True)
        case And():
            return Clause(_conjunction(parts))
        case Or(least=least):
            return Clause(_disjunction(parts, max(1, least)))
        case Best():
            return Clause(_best([_positive(part) for part in parts]))
        case Boosted(factor=factor):
            part = _positive(parts[0])
            return Clause(_scoreless(part) if factor == 0 else tantivy.Query.boost_query(part, factor))
        case _:
            return Clause(_leaf(query))


def _leaf(query: Query) -> tantivy.Query:
    match query:
        case Everything():
            return _everything_but()
        case Nothing():
            return tantivy.Query.empty_query()
        case Term(area, term, boost):
            return _boosted(_term(Area(area), term, "position"), boost)
        case Phrase():
            return _boosted(_phrase(query), query.boost)
        case Prefix(area, prefix, boost):
            pattern = _pattern(prefix) + "(?s:.)*"
            return tantivy.Query.const_score_query(tantivy.Query.regex_query(schema(), Area(area), pattern), boost)
        case Fuzzy(area, term, distance, boost):
            fuzzy = tantivy.Query.fuzzy_term_query(schema(), Area(area), _text(term), min(distance, 2))
            return tantivy.Query.const_score_query(fuzzy, boost)
        case Keyword(field, value):
            return _scoreless(_term(Field(field), value))
        case Has(field):
            return _scoreless(_term("has", Field(field)))
        case DateRange(first, last):
            return _date_range(first, last)
    message = f"{type(query).__name__} is not a query"
    raise TypeError(message)


def _term(field: str, term: str, option: str = "basic") -> tantivy.Query:
    return tantivy.Query.term_query(schema(), field, _text(term), option)


def _text(term: str) -> str:
    """The term without what no UTF-8 text can hold (a surrogate from a broken command line)."""
    return term if term.isascii() else term.encode("utf-8", "replace").decode()


def _boosted(query: tantivy.Query, boost: float) -> tantivy.Query:
    return query if boost == 1 else tantivy.Query.boost_query(query, boost)


def _scoreless(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _positive(clause: Clause) -> tantivy.Query:
    """The clause as a query of its own: a negative one becomes everything but it."""
    return _everything_but(clause.query) if clause.negative else clause.query


def _everything_but(*queries: tantivy.Query) -> tantivy.Query:
    """All statements but those; the stamp's document is never one."""
    excluded = [(Occur.MustNot, query) for query in (_scoreless(_term("has", _STAMP)), *queries)]
    return tantivy.Query.boolean_query([(Occur.Must, _scoreless(tantivy.Query.all_query())), *excluded])


def _conjunction(parts: Sequence[Clause]) -> tantivy.Query:
    if all(part.negative for part in parts):
        return _everything_but(*(part.query for part in parts))
    return tantivy.Query.boolean_query([(Occur.MustNot if part.negative else Occur.Must, part.query)
                                        for part in parts])


def _disjunction(parts: Sequence[Clause], least: int) -> tantivy.Query:
    if least > len(parts):
        return tantivy.Query.empty_query()
    clauses = [(Occur.Should, _positive(part)) for part in parts]
    return tantivy.Query.boolean_query(clauses, least if least > 1 else None)


def _best(parts: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.disjunction_max_query(parts) if parts else tantivy.Query.empty_query()


def _phrase(phrase: Phrase) -> tantivy.Query:
    """The best of the phrase's spacings; alternatives become patterns over the terms, without repetition in them."""
    if not phrase.positions or not all(phrase.positions):
        return tantivy.Query.empty_query()
    area = Area(phrase.area)
    if len(phrase.positions) == 1:
        return _best([_term(area, term, "position") for term in phrase.positions[0]])
    plain = all(len(alternatives) == 1 for alternatives in phrase.positions)
    make = tantivy.Query.phrase_query if plain else tantivy.Query.regex_phrase_query
    words = [_text(found[0]) if plain else f"({'|'.join(map(_pattern, found))})" for found in phrase.positions]
    exact = [make(schema(), area, list(zip(offsets, words, strict=True)))
             for offsets in spacings(len(words), phrase.slop)]
    return exact[0] if len(exact) == 1 else _best(exact)


def _pattern(term: str) -> str:
    """A pattern that matches exactly this term."""
    return _REGEX_SIGNS.sub(r"\\\1", _text(term))


def _date_range(first: int | None, last: int | None) -> tantivy.Query:
    if first is not None and last is not None and first > last:
        return tantivy.Query.empty_query()
    kind = tantivy.FieldType.Integer
    bounds = [tantivy.Query.range_query(schema(), "last_day", kind, lower_bound=first or 0)]
    if last is not None:
        bounds.append(tantivy.Query.range_query(schema(), "first_day", kind, upper_bound=last))
    return _scoreless(tantivy.Query.boolean_query([(Occur.Must, bound) for bound in bounds]))


# --- results ---------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class View:
    """One consistent state of an index."""

    searcher: tantivy.Searcher
    has_deletions: bool

    def search(self, query: tantivy.Query, request: SearchRequest) -> SearchResult:
        """Hits, total and facets of this state; `query` is the request's, translated."""
        constant = constant_score(request.query)
        if request.sort is not Sort.RELEVANCE or constant is not None:
            score = constant or 0.0 if request.sort is Sort.RELEVANCE else 0.0
            field = _SORT_FIELD.get(request.sort, "id")
            total, addresses = self._in_order(query, field, request)
            hits = tuple(self._hit(address, score) for address in addresses)
        else:
            total, hits = self._by_relevance(query, request)
        return SearchResult(total, hits, self._facets(query, request.facets) if request.facets else {})

    def _in_order(self, query: tantivy.Query, field: str,
                  request: SearchRequest) -> tuple[int, list[tantivy.DocAddress]]:
        """How many match, and the page of them by rising `field`, which breaks ties by itself."""
        wanted = max(1, min(request.limit, self.searcher.num_docs))
        offset = min(request.offset, self.searcher.num_docs)
        found = self.searcher.search(query, wanted, order_by_field=field, offset=offset, order=tantivy.Order.Asc)
        return found.count, [address for _, address in found.hits][:request.limit]

    def _by_relevance(self, query: tantivy.Query, request: SearchRequest) -> tuple[int, tuple[Hit, ...]]:
        """How many match, and the page of them by falling score, ties by id."""
        end = min(request.offset + request.limit, self.searcher.num_docs)
        wanted = end + _MORE_TIES
        while True:
            found = self.searcher.search(query, wanted)
            hits = found.hits
            if not 0 < end < len(hits) or len(hits) < wanted or hits[-1][0] < hits[end - 1][0]:
                break
            wanted *= 8     # those that tie with the last of the page go on beyond what was fetched
        if request.offset >= len(hits):
            return found.count, ()
        return found.count, tuple(self._ranked(hits, request.offset, end))

    def _ranked(self, hits: Sequence[tuple[float, tantivy.DocAddress]], start: int, end: int) -> list[Hit]:
        """hits[start:end] once ties are broken by id; beyond the page, no hit is read."""
        heads = self.searcher.fast_field_values("id_head", [address for _, address in hits])
        keyed = sorted(((-score, head or 0, address) for (score, address), head in zip(hits, heads, strict=True)),
                       key=itemgetter(0, 1))
        page: list[Hit] = []
        first = position = 0
        for _, ties in groupby(keyed, key=itemgetter(0, 1)):
            members = list(ties)
            if position < end and position + len(members) > start:
                first = first if page else position
                page += sorted((self._hit(address, -score) for score, _, address in members), key=_id_of)
            position += len(members)
        return page[start - first:end - first]

    def _hit(self, address: tantivy.DocAddress, score: float) -> Hit:
        document = self.searcher.doc(address)
        return Hit(document.get_first("id"), score, document.get_first("stored"))

    def _facets(self, query: tantivy.Query, wanted: Mapping[Field, int]) -> dict[Field, tuple[tuple[str, int], ...]]:
        """The most frequent values of each field, exactly, in one pass where the first counts decide."""
        fast = {field: limit for field, limit in wanted.items() if field not in LOOKUPS and limit > 0}
        request = {str(field): {"terms": {"field": str(field), "size": limit + _MORE_VALUES,
                                          "segment_size": max(_SEGMENT_VALUES, limit + _MORE_VALUES)}}
                   for field, limit in fast.items()}
        counted = self.searcher.aggregate(query, request) if request else {}
        facets = {field: _decided(counted[field], limit) for field, limit in fast.items()}
        return {field: tuple(facets.get(field) or self._counted(query, field, limit))
                for field, limit in wanted.items()}

    def _counted(self, query: tantivy.Query, field: Field, limit: int) -> list[tuple[str, int]]:
        """The most frequent values, counted term by term: slower, but it orders all ties and misses none."""
        if limit <= 0:
            return []
        found = self.searcher.terms_with_prefix(field, "", filter_query=query, limit=limit)
        return [(value, count) for value, count in found if count]

    def terms(self, field: str, prefix: str, limit: int, *, by_count: bool) -> list[tuple[str, int]]:
        """Terms that begin with the prefix; deleted statements are never counted."""
        alive = tantivy.Query.all_query() if self.has_deletions else None
        if by_count:
            return [pair for pair in self.searcher.terms_with_prefix(field, _text(prefix), alive, limit) if pair[1]]
        found = sorted(self.searcher.terms_with_prefix(field, _text(prefix)))
        if alive is None:
            return found[:limit]
        living = ((term, self._holders(field, term)) for term, _ in found)
        return list(islice((pair for pair in living if pair[1]), limit))

    def _holders(self, field: str, term: str) -> int:
        return int(self.searcher.search(_term(field, term), 1).count)

    def get(self, ids: Iterable[str]) -> dict[str, Hit]:
        """The statements with these ids."""
        wanted = sorted({_text(identifier) for identifier in ids})
        if not wanted:
            return {}
        query = tantivy.Query.term_set_query(schema(), "id", wanted)
        hits = (self._hit(address, 0.0) for _, address in self.searcher.search(query, len(wanted)).hits)
        return {hit.id: hit for hit in hits}

    def ids(self) -> frozenset[str]:
        """All ids."""
        alive = tantivy.Query.all_query() if self.has_deletions else None
        return frozenset(term for term, count in self.searcher.terms_with_prefix("id", "", alive) if count)

    def stamp(self) -> str:
        """What the last complete write recorded."""
        found = self.searcher.search(_term("has", _STAMP), 1).hits
        return str(self.searcher.doc(found[0][1]).get_first(_STAMP)) if found else ""

    def count(self) -> int:
        """How many statements there are."""
        return int(self.searcher.search(_everything_but(), 1).count)


def _id_of(hit: Hit) -> str:
    return hit.id


def _decided(counted: Mapping[str, Any], limit: int) -> tuple[tuple[str, int], ...]:
    """The most frequent values by falling count and value; none where these counts do not decide which they are."""
    pairs = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted["buckets"]]
    complete = not counted["sum_other_doc_count"]
    parted = len(pairs) > limit and pairs[-1][1] < pairs[limit - 1][1]
    if counted["doc_count_error_upper_bound"] or not (complete or parted):
        return ()
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:limit])


# --- the engine ------------------------------------------------------------------------------------

class TantivyEngine:
    """The engine over a folder: every search sees the last complete write, by whatever process."""

    def __init__(self, folder: Path, *, writable: bool = False) -> None:
        self._folder = IndexFolder(folder, "tantivy", SCHEMA_VERSION)
        self._writable = writable
        self._opened: Opened | None = None
        if not writable:
            with self._reading():
                pass

    def write(self, entries: Iterable[Entry], *, stamp: str, delete: Iterable[str] = ()) -> None:
        """See `Engine.write`."""
        self._require_writable()
        with self._folder.locked():
            generation = self._folder.current()
            if generation is None:
                self._fill_new_generation(entries, stamp)
            else:
                with _explained(generation):
                    index = tantivy.Index.open(str(generation))
                self._fill(index, generation, Batch(entries, stamp, delete))

    def rebuild(self, entries: Iterable[Entry], *, stamp: str) -> None:
        """See `Engine.rebuild`."""
        self._require_writable()
        with self._folder.locked():
            self._fill_new_generation(entries, stamp)

    def stamp(self) -> str:
        """See `Engine.stamp`."""
        with self._reading() as view:
            return view.stamp()

    def search(self, request: SearchRequest) -> SearchResult:
        """See `Engine.search`."""
        query = translate(request.query)
        with self._reading() as view:
            return view.search(query, request)

    def get(self, ids: Iterable[str]) -> Mapping[str, Hit]:
        """See `Engine.get`."""
        with self._reading() as view:
            return view.get(ids)

    def ids(self) -> frozenset[str]:
        """See `Engine.ids`."""
        with self._reading() as view:
            return view.ids()

    def terms(self, field: Field | Area, prefix: str, limit: int, *,
              by_count: bool = False) -> list[tuple[str, int]]:
        """See `Engine.terms`."""
        with self._reading() as view:
            return view.terms(field, prefix, max(0, limit), by_count=by_count)

    def count(self) -> int:
        """See `Engine.count`."""
        with self._reading() as view:
            return view.count()

    def close(self) -> None:
        """See `Engine.close`."""
        self._opened = None

    def _require_writable(self) -> None:
        if not self._writable:
            raise IndexReadOnly("The index is open for reading only", self._folder.path, "Open it for writing.")

    def _fill_new_generation(self, entries: Iterable[Entry], stamp: str) -> None:
        with self._folder.new_generation() as generation:
            with _explained(generation):
                index = tantivy.Index(schema(), path=str(generation), reuse=False)
            self._fill(index, generation, Batch(entries, stamp))

    def _fill(self, index: tantivy.Index, generation: Path, batch: Batch) -> None:
        """Commit the batch once, at its end; on any failure, none of it."""
        with _explained(generation):
            writer = index.writer(HEAP_BYTES, 1)
        try:
            for identifier in batch.delete:
                writer.delete_documents_by_term("id", identifier)
            for entry in batch.entries:
                document = document_of(entry)
                with _explained(generation):
                    writer.delete_documents_by_term("id", entry.id)
                    writer.add_document(document)
            with _explained(generation):
                _record(writer, batch.stamp)
        except BaseException:
            with suppress(ValueError, OSError):
                writer.rollback()
            with suppress(ValueError, OSError):
                writer.wait_merging_threads()
            raise
        with _explained(generation):
            writer.wait_merging_threads()

    @contextmanager
    def _reading(self) -> Iterator[View]:
        with _explained(self._folder.path):
            yield self._view()

    def _view(self) -> View:
        """The last complete write; what is open is kept until there is a newer one."""
        known = self._opened
        version = self._folder.version()
        if known is None or known.folder_version != version:
            known = self._open()
        elif known.generation and known.files_version != file_version(known.generation / _META):
            known = _load(version, known.generation, known.index)
        self._opened = known
        return known.view

    def _open(self) -> Opened:
        """The current generation, opened; if it is replaced meanwhile, the one that replaced it."""
        while True:
            version = self._folder.version()
            generation = self._folder.current()
            try:
                index = tantivy.Index.open(str(generation)) if generation else tantivy.Index(schema())
                return _load(version, generation, index)
            except (ValueError, OSError):
                if version == self._folder.version():
                    raise


@dataclass(frozen=True, slots=True)
class Batch:
    """What one write changes."""

    entries: Iterable[Entry]
    stamp: str
    delete: Iterable[str] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """An open generation (None: the empty index of an absent folder), and the state of its files."""

    folder_version: object
    files_version: object
    generation: Path | None
    index: tantivy.Index
    view: View


def _load(folder_version: object, generation: Path | None, index: tantivy.Index) -> Opened:
    """The last commit of the generation."""
    if generation is None:
        return Opened(folder_version, None, None, index, View(index.searcher(), has_deletions=False))
    while True:
        files_version = file_version(generation / _META)
        segments = json.loads((generation / _META).read_text("utf-8"))["segments"]
        index.reload()
        if files_version == file_version(generation / _META):
            view = View(index.searcher(), any(segment["deletes"] for segment in segments))
            return Opened(folder_version, files_version, generation, index, view)


def _record(writer: tantivy.IndexWriter, stamp: str) -> None:
    """Commit, with the stamp in a document of its own: the same commit holds both or neither."""
    document = tantivy.Document()
    document.add_text("has", _STAMP)
    document.add_text(_STAMP, stamp)
    writer.delete_documents_by_term("has", _STAMP)
    writer.add_document(document)
    writer.commit()
    writer.garbage_collect_files()


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """The block, with failures of files and of tantivy (a panic over damaged files too) as EngineError."""
    try:
        yield
    except (OSError, ValueError, KeyError) as error:
        raise explain(error, folder) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise explain(error, folder) from error
