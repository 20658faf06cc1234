"""Whole searches beside the engine's bare calls, SQLite FTS5 and Whoosh: `python -m benchmarks.search [N]`.

A whole search reads the query, answers, counts eight facets and every year and month, cuts passages and
marks words, through `archive.searching.search`. Two rows of bare calls of tantivy stand beside it, each one search,
one aggregation of the same facets, ten stored texts: "one term" looks for the word as a single term of one area, the
least that can be asked; "same hits" asks the very query that the whole search asks (every rung in every area), made
beforehand, and so finds the same. FTS5 has the same words, facets by join. Whoosh is measured through its adapter
over the first statements (`--whoosh`, else a twentieth of them: it takes many minutes to index more). All in one
process, one after the other. With `--folder`, what is indexed is kept there and found again.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import tantivy
from rich.console import Console
from rich.table import Table

from archive.faceting import FACETS, counted
from archive.requests import SearchOptions
from archive.searching import FEW, search, understand
from benchmarks.statements import World, entries, pick
from indexer.engine import Area, Engine, Entry, Field, SearchRequest
from indexer.engines import open_engine
from indexer.engines.tantivy.queries import translate
from indexer.engines.tantivy.schema import SORT_FIELDS, schema
from indexer.lexicon import Lexicon
from indexer.stored import unpacked
from indexer.suggestions import complete
from indexer.tokens import fold

WHOOSH_SHARE = 20
_FOUR = (Field.PERSON, Field.ORGANISATION, Field.YEAR, Field.TYPE)
# Statements of which phrases are made that somebody wrote.
_READ_FOR_PHRASES = 200
_EIGHT = counted(FACETS, 10) | dict.fromkeys((Field.YEAR, Field.MONTH), 2000)


@dataclass(frozen=True, slots=True)
class Question:
    """One search: in the query language, for FTS5, and what it asks of bare tantivy."""

    text: str
    match: str
    bare: tantivy.Query


def _term(lemma: str) -> tantivy.Query:
    return tantivy.Query.term_query(schema(), Area.BODY, lemma)


def _all(*parts: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])


def _neighbours(entry: Entry) -> list[tuple[str, str]]:
    """Words that stand side by side in the body of a statement."""
    forms = [(position, term[1:]) for term, position in entry.areas[Area.BODY]
             if term.startswith("=") and term[1:].isalpha()]
    return [(one, other) for (place, one), (following, other) in pairwise(forms) if following == place + 1]


def questions(world: World, count: int) -> dict[str, list[Question]]:
    """Searches of each kind, over words and names of all frequencies."""
    source = random.Random(2024)

    def word() -> str:
        return source.choices(world.words, cum_weights=world.weights)[0]

    def one_word() -> Question:
        one = word()
        return Question(one, f'"{one}"', _term(one))

    def field_question() -> Question:
        name = pick(source, world.people)
        bare = tantivy.Query.term_query(schema(), Field.SIGNATORY, name, "basic")
        return Question(f'signataire:"{name}"', f'"{name}"', bare)

    def fuzzy() -> Question:
        right = word()
        wrong = right[:2] + "x" + right[3:]
        return Question(f"{wrong}~", f'"{right}"',
                        tantivy.Query.fuzzy_term_query(schema(), Area.BODY, "~" + fold(wrong), 1, True))

    def boolean() -> Question:
        one, other = word(), word()
        return Question(f"{one} ET {other}", f'"{one}" AND "{other}"', _all(_term(one), _term(other)))

    neighbours = [pair for entry in entries(world, _READ_FOR_PHRASES) for pair in _neighbours(entry)]

    def phrase() -> Question:
        one, other = source.choice(neighbours)
        pair = tantivy.Query.phrase_query(schema(), Area.BODY, ["=" + one, "=" + other])
        return Question(f'"{one} {other}"', f'"{one} {other}"', pair)

    makers: dict[str, Callable[[], Question]] = {
        "word": one_word, "phrase": phrase, "boolean": boolean, "field": field_question, "fuzzy": fuzzy}
    return {kind: [make() for _ in range(count)] for kind, make in makers.items()}


def percentiles(call: Callable[[Question], object], asked: Sequence[Question]) -> str:
    """Median and 99th percentile in milliseconds, after a first round to warm up."""
    for one in asked[:10]:
        call(one)
    times = []
    for one in asked:
        start = time.perf_counter()
        call(one)
        times.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(times):.2f} / {statistics.quantiles(times, n=100)[98]:.2f}"


def whole(engine: Engine, kinds: Sequence[Field], *, timeline: bool = False) -> Callable[[Question], object]:
    """A whole search, with these facets and perhaps the histogram."""
    names = tuple(str(kind) for kind in kinds)
    return lambda asked: search(engine, SearchOptions(
        asked.text, facet_size=10 if kinds else 0, facet_kinds=names, timeline=timeline))


def bare(searcher: tantivy.Searcher, facets: Mapping[Field, int]) -> Callable[[Question], object]:
    """The same question by tantivy's own calls."""
    counted = {str(name): {"terms": {"field": str(name), "size": size}} for name, size in facets.items()}

    def call(asked: Question) -> object:
        found = searcher.search(asked.bare, 10)
        texts = [searcher.doc(address).get_first("stored") for _, address in found.hits]
        return texts, searcher.aggregate(asked.bare, counted) if counted else None

    return call


def bare_ladder(engine: Engine, searcher: tantivy.Searcher, facets: Mapping[Field, int],
                asked: Iterable[Question]) -> Callable[[Question], object]:
    """As `bare`, with the query that the whole search asks of the engine, in its order of hits."""
    queries = {one.text: ladder(engine, searcher, one.text) for one in asked}
    counted = {str(name): {"terms": {"field": str(name), "size": size}} for name, size in facets.items()}

    def call(asked: Question) -> object:
        query, order = queries[asked.text]
        found = searcher.search(query, 10, order_by_field=order, order=tantivy.Order.Asc) if order else (
            searcher.search(query, 10))
        texts = [searcher.doc(address).get_first("stored") for _, address in found.hits]
        return texts, searcher.aggregate(query, counted) if counted else None

    return call


def ladder(engine: Engine, searcher: tantivy.Searcher, text: str) -> tuple[tantivy.Query, str]:
    """The query that a search of this text asks in the end, in tantivy's form, and the field that it sorts by."""
    question = understand(SearchOptions(text), Lexicon(engine))
    parsed = question.parsed
    asked = parsed.query
    if parsed.relaxed is not None and engine.search(SearchRequest(asked, limit=0)).total < FEW:
        asked = parsed.relaxed
    return translate(question.query(asked), searcher), SORT_FIELDS.get(question.sort, "")


@dataclass(slots=True)
class Fts5:
    """SQLite's full-text search over the same texts, with keywords in a table to count facets by join."""

    path: Path
    base: sqlite3.Connection = field(init=False)

    def __post_init__(self) -> None:
        self.base = sqlite3.connect(self.path)
        self.base.executescript(
            "create virtual table if not exists words using fts5(body, tokenize='unicode61 remove_diacritics 2');"
            "create table if not exists keyword (statement integer, field text, value text);")

    @property
    def is_empty(self) -> bool:
        """Whether nothing is indexed yet."""
        return self.base.execute("select 1 from keyword limit 1").fetchone() is None

    def write(self, corpus: Iterable[Entry]) -> Iterator[Entry]:
        """Index the corpus in one transaction, and hand it on."""
        with self.base:
            for number, entry in enumerate(corpus):
                self.base.execute("insert into words (rowid, body) values (?, ?)",
                                  (number, unpacked(entry.stored).text))
                self.base.executemany("insert into keyword values (?, ?, ?)", (
                    (number, name, value) for name in map(str, (*FACETS, Field.MONTH))
                    for value in set(entry.keywords.get(Field(name), ()))))
                yield entry
            self.base.execute("create index by_statement on keyword (statement, field, value)")

    def call(self, *, facets: bool) -> Callable[[Question], object]:
        """Ten hits by BM25 with a snippet and, if wanted, all counts."""
        def ask(asked: Question) -> object:
            hits = self.base.execute("select rowid, snippet(words, 0, '[', ']', '…', 30) from words"
                                     " where words match ? order by rank limit 10", (asked.match,)).fetchall()
            if not facets:
                return hits
            return hits, self.base.execute(
                "select field, value, count(*) from keyword join words on words.rowid = keyword.statement"
                " where words match ? group by field, value order by 3 desc", (asked.match,)).fetchall()

        return ask


@dataclass(frozen=True, slots=True)
class Plan:
    """How many statements, those of them for Whoosh, searches of each kind, and where what is indexed is kept."""

    count: int
    whoosh: int
    searches: int
    folder: Path


def run(plan: Plan) -> Iterable[Table]:
    """The tables of all engines over the statements."""
    world = World.of()
    asked = questions(world, plan.searches)
    table = Table("p50 / p99 ms", *asked, title=f"{plan.count:,} statements")

    def add(name: str, call: Callable[[Question], object], share: int = 1) -> None:
        table.add_row(name, *(percentiles(call, group[::share]) for group in asked.values()))

    def compare(what: str, kinds: Mapping[Field, int], search: Callable[[Question], object]) -> None:
        add(f"bare calls, one term, {what}10 texts", bare(searcher, kinds))
        everything = [one for group in asked.values() for one in group]
        add(f"bare calls, same hits, {what}10 texts", bare_ladder(engine, searcher, kinds, everything))
        add(f"whole search, {what}passages", search)

    fts5 = Fts5(plan.folder / f"fts5-{plan.count}.sqlite")
    engine = _filled("tantivy", plan.folder / f"tantivy-{plan.count}", entries(world, plan.count))
    if fts5.is_empty:
        deque(fts5.write(entries(world, plan.count)), maxlen=0)
    # What generating left behind is no part of a search: the collector need not go through it again.
    gc.collect()
    gc.freeze()
    searcher = _searcher(plan.folder / f"tantivy-{plan.count}")
    compare("4 facets, ", counted(_FOUR, 10), whole(engine, _FOUR))
    compare("8 facets, ", counted(FACETS, 10), whole(engine, FACETS))
    compare("8 facets, histogram, ", _EIGHT, whole(engine, FACETS, timeline=True))
    compare("", {}, whole(engine, ()))
    print(f"memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    add("SQLite FTS5, 8 facets, histogram, snippets", fts5.call(facets=True), share=5)
    add("SQLite FTS5, snippets", fts5.call(facets=False), share=5)
    whoosh = _filled("whoosh", plan.folder / f"whoosh-{plan.whoosh}", entries(world, plan.whoosh))
    add(f"Whoosh, 8 facets, passages ({plan.whoosh:,} statements)",
        whole(whoosh, FACETS), share=10)
    add(f"Whoosh, 4 facets, passages ({plan.whoosh:,} statements)", whole(whoosh, _FOUR), share=10)
    yield table
    yield _completions(engine, world, plan.count)


def _filled(kind: str, folder: Path, corpus: Iterable[Entry]) -> Engine:
    """An engine with the corpus in it; how fast it is filled is measured in `benchmarks.engines`."""
    engine = open_engine(kind, folder, writable=True)
    if not engine.count():
        began = time.perf_counter()
        engine.write(corpus, stamp="benchmark")
        print(f"{kind}: {engine.count():,} statements generated and indexed in {time.perf_counter() - began:.0f} s")
    return engine


def _searcher(folder: Path) -> tantivy.Searcher:
    [generation] = folder.glob("g*")
    return tantivy.Index.open(str(generation)).searcher()


def _completions(engine: Engine, world: World, count: int) -> Table:
    """Times to complete one to five letters of words and names."""
    sizes = [f"{size} letters" for size in range(1, 6)]
    table = Table("completion, p50 / p99 ms", *sizes, title=f"{count:,} statements")
    source = random.Random(7)
    typed = [source.choice(names) for names in (world.words[:3000], world.people, world.places) for _ in range(30)]
    row = [percentiles(lambda one: complete(engine, one.text), [
        Question(text[:size], "", tantivy.Query.all_query()) for text in typed]) for size in range(1, 6)]
    table.add_row("archive suggest", *row)
    return table


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=100_000)
    parser.add_argument("--searches", type=int, default=100, help="searches of each kind (default 100)")
    parser.add_argument("--whoosh", type=int, help="statements for Whoosh (default a twentieth)")
    parser.add_argument("--folder", type=Path, help="keep what is indexed here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        plan = Plan(given.count, given.whoosh or given.count // WHOOSH_SHARE, given.searches, folder)
        for table in run(plan):
            Console(width=150).print(table)


if __name__ == "__main__":
    main()
