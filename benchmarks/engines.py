"""Times of the engines side by side over one generated corpus: `python -m benchmarks.engines [N] [--slow]`.

The corpus is deterministic: words of a Zipf vocabulary, a form and a lemma in each position, keywords
of every kind. `--slow` adds Whoosh and SQLite FTS5 (over the same words, facets by join).
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import tantivy
from rich.console import Console
from rich.table import Table

from indexer.engine import Area, Engine, Entry, Field, Posting, SearchRequest
from indexer.engines import open_engine
from indexer.engines.tantivy.schema import document_of, schema
from indexer.query import And, Keyword, Phrase, Query, Term

FACETS = {Field.PERSON_KEY: 10, Field.ORGANISATION_KEY: 10, Field.YEAR: 10, Field.TYPE: 10}
SYLLABLES = ("ac", "bou", "cé", "dra", "el", "fi", "gran", "hu", "ier", "jo", "lou", "ment", "no", "qua", "ré", "tion")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by falling frequency, with the running sum of their weights."""

    words: Sequence[str]
    weights: Sequence[float]

    @classmethod
    def of(cls, size: int) -> Vocabulary:
        """`size` words that follow Zipf's law."""
        words = ["".join(SYLLABLES[number >> shift & 15] for shift in (0, 4, 8, 12)) for number in range(size)]
        return cls(words, list(accumulate(1 / (rank + 2) for rank in range(size))))

    def draw(self, source: random.Random, count: int) -> list[str]:
        """`count` words."""
        return source.choices(self.words, cum_weights=self.weights, k=count)


def entries(count: int, words_each: tuple[int, int]) -> Iterator[Entry]:
    """The corpus: the same for the same arguments."""
    source = random.Random(2009)
    vocabulary = Vocabulary.of(40_000)
    for number in range(count):
        body = vocabulary.draw(source, source.randint(*words_each))
        title = vocabulary.draw(source, 8)
        day = 733_000 + source.randrange(6_000)
        yield Entry(
            f"{source.getrandbits(64):016x}",
            {Area.TITLE: postings(title), Area.BODY: postings(body)},
            {Field.PERSON_KEY: [f"personne {int(source.paretovariate(0.6)) % 20_000}" for _ in range(3)],
             Field.ORGANISATION_KEY: [f"organisation {int(source.paretovariate(0.6)) % 3_000}" for _ in range(3)],
             Field.YEAR: [str(2009 + number % 18)], Field.TYPE: [f"type {number % 7}"],
             Field.FORM: [f"{word}\t{word[:-1]}" for word in dict.fromkeys(body)]},
            day, day, json.dumps({"title": " ".join(title), "text": " ".join(body)}))


def postings(words: Sequence[str]) -> list[Posting]:
    """Each word's form and lemma in one position."""
    return [posting for position, word in enumerate(words)
            for posting in (Posting(f"={word}", position), Posting(word[:-1], position))]


def questions(count: int) -> dict[str, list[Query]]:
    """Queries of each kind, over words of all frequencies."""
    source = random.Random(2024)
    vocabulary = Vocabulary.of(40_000)

    def term() -> Term:
        return Term(Area.BODY, vocabulary.draw(source, 1)[0][:-1])

    return {
        "term": [term() for _ in range(count)],
        "phrase": [Phrase(Area.BODY, ((term().term,), (term().term,))) for _ in range(count)],
        "boolean and filter": [And((term(), term(), Keyword(Field.YEAR, str(2009 + number % 18))))
                               for number in range(count)],
    }


def percentiles(call: Callable[[Query], object], queries: Sequence[Query]) -> str:
    """Median and 99th percentile of the call, in milliseconds, after a first round to warm up."""
    for query in queries[:20]:
        call(query)
    times = []
    for query in queries:
        start = time.perf_counter()
        call(query)
        times.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(times):.2f} / {statistics.quantiles(times, n=100)[98]:.2f}"


def adapter(kind: str, folder: Path) -> tuple[Engine, Callable[[Query], object]]:
    """An engine, and a search with four facets through it."""
    engine = open_engine(kind, folder, writable=True)
    return engine, lambda query: engine.search(SearchRequest(query, facets=FACETS))


def fill_bare(index: tantivy.Index, corpus: Sequence[Entry]) -> None:
    """Put the corpus in tantivy without the adapter: the same schema and documents, one commit."""
    writer = index.writer(64 << 20, 1)
    for entry in corpus:
        writer.add_document(document_of(entry))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()


def bare_query(query: Query) -> tantivy.Query:
    """The query written by hand for tantivy."""
    match query:
        case Term(area, term):
            return tantivy.Query.term_query(schema(), area, term)
        case Phrase(area, positions):
            return tantivy.Query.phrase_query(schema(), area, [terms[0] for terms in positions])
        case And(parts):
            return tantivy.Query.boolean_query([(tantivy.Occur.Must, bare_query(part)) for part in parts])
        case Keyword(field, value):
            found = tantivy.Query.term_query(schema(), field, value, "basic")
            return tantivy.Query.const_score_query(found, 0.0)
    raise TypeError


AGGREGATIONS = {str(field): {"terms": {"field": str(field), "size": limit}} for field, limit in FACETS.items()}


def bare_search(index: tantivy.Index, query: Query) -> object:
    """One search, one aggregation and ten stored texts by tantivy's own calls."""
    searcher = index.searcher()
    bare = bare_query(query)
    found = searcher.search(bare, 10)
    return [searcher.doc(address).get_first("stored") for _, address in found.hits], searcher.aggregate(
        bare, AGGREGATIONS)


class Fts5:
    """SQLite's full-text search over the lemmas, with keywords in a table to count facets by join."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path)
        self.database.executescript(
            "create virtual table words using fts5(body, tokenize='unicode61');"
            "create table keyword (statement integer, field text, value text);")

    def write(self, corpus: Sequence[Entry]) -> None:
        """Index the corpus in one transaction."""
        with self.database:
            for number, entry in enumerate(corpus):
                body = " ".join(posting.term for posting in entry.areas[Area.BODY] if posting.term[0] != "=")
                self.database.execute("insert into words (rowid, body) values (?, ?)", (number, body))
                self.database.executemany("insert into keyword values (?, ?, ?)", (
                    (number, str(field), value) for field in FACETS for value in set(entry.keywords[field])))
            self.database.execute("create index by_statement on keyword (statement, field, value)")

    def search(self, query: Query) -> object:
        """Ten hits by BM25, the total and four facets."""
        match = self.match(query)
        hits = self.database.execute(
            "select rowid from words where words match ? order by rank limit 10", (match,)).fetchall()
        facets = self.database.execute(
            "select field, value, count(*) from keyword join words on words.rowid = keyword.statement"
            " where words match ? group by field, value order by 3 desc", (match,)).fetchall()
        return hits, facets

    def match(self, query: Query) -> str:
        """The query in FTS5's language, without its filter on keywords."""
        match query:
            case Term(_, term):
                return f'"{term}"'
            case Phrase(_, positions):
                return '"' + " ".join(terms[0] for terms in positions) + '"'
            case And(parts):
                return " AND ".join(self.match(part) for part in parts if isinstance(part, Term))
        raise TypeError


def measured(action: Callable[[], object], count: int) -> tuple[str, str]:
    """Seconds that the action took, and statements a second of wall time and of processor time."""
    start, used = time.perf_counter(), time.process_time()
    action()
    wall, processor = time.perf_counter() - start, time.process_time() - used
    return f"{wall:.1f}", f"{count / wall:,.0f} / {count / processor:,.0f}"


def run(count: int, *, words_each: tuple[int, int], slow: bool) -> Table:
    """The table of all engines over `count` statements."""
    corpus = list(entries(count, words_each))
    asked = questions(200)
    table = Table("engine", "index s", "statements/s wall / cpu", *(f"{kind} p50 / p99 ms" for kind in asked),
                  title=f"{count:,} statements of {words_each[0]}–{words_each[1]} words; search with four facets")

    def add(name: str, build: Callable[[], object], search: Callable[[Query], object], share: int = 1) -> None:
        times = measured(build, count)
        table.add_row(name, *times, *(percentiles(search, queries[::share]) for queries in asked.values()))

    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        (folder / "bare").mkdir()
        bare = tantivy.Index(schema(), path=str(folder / "bare"))
        add("tantivy, bare calls", lambda: fill_bare(bare, corpus), lambda query: bare_search(bare, query))
        engine, search = adapter("tantivy", folder / "tantivy")
        add("tantivy, adapter", lambda: engine.write(corpus, stamp="1"), search)
        if slow:
            fts5 = Fts5(folder / "fts5.sqlite")
            add("SQLite FTS5", lambda: fts5.write(corpus), fts5.search, share=10)
            whoosh, whoosh_search = adapter("whoosh", folder / "whoosh")
            add("Whoosh, adapter", lambda: whoosh.write(corpus, stamp="1"), whoosh_search, share=10)
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--words", nargs=2, type=int, default=(150, 600), metavar=("LEAST", "MOST"))
    parser.add_argument("--slow", action="store_true", help="measure Whoosh and FTS5 too (minutes)")
    options = parser.parse_args()
    words_each = (options.words[0], options.words[1])
    Console(width=160).print(run(options.count, words_each=words_each, slow=options.slow))


if __name__ == "__main__":
    main()
