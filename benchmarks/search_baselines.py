"""Judged searches over a folder of statements: this archive beside SQLite FTS5, Whoosh's French analyser and tantivy.

    python -m benchmarks.search_baselines --texts FOLDER --queries QUERIES.json

QUERIES.json is a list of objects with `query`, `kind` and `relevant` (name of a file without its
suffix → grade). Every peer gets the same texts as the archive reads them, and the same measures.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import tantivy

from archive.relevance import read_judgements
from corpus.reading import read_statement
from corpus.statement import Rejected, Statement
from indexer.analysis.analyzer import Analyzer
from indexer.engine import SearchRequest
from indexer.engines import open_engine
from indexer.entry import State, entry_of
from indexer.evaluation import Evaluation, Judged, Run, evaluate
from indexer.lexicon import Lexicon
from indexer.querylanguage import parse

Texts = Mapping[str, Statement]

# A page that is not full is filled with statements that lack some of the words, as the archive does.
_FULL_PAGE = 10
_PHRASE = re.compile(r'"([^"]*)"')
_WORD = re.compile(r"\w+")


def archive(texts: Texts) -> Run:
    """The archive's own search."""
    engine = open_engine("tantivy", Path(tempfile.mkdtemp()) / "index", writable=True)
    analyses = Analyzer().analyze_many(texts.values())
    by_id = {statement.id: name for name, statement in texts.items()}
    engine.write((entry_of(statement, analysis, State())
                  for statement, analysis in zip(texts.values(), analyses, strict=True)), stamp="benchmark")
    lexicon = Lexicon(engine)

    def run(query: str, limit: int) -> list[str]:
        parsed = parse(query, lexicon)
        found = engine.search(SearchRequest(parsed.query, limit))
        if found.total < _FULL_PAGE and parsed.relaxed is not None:
            found = engine.search(SearchRequest(parsed.relaxed, limit))
        return [by_id[hit.id] for hit in found.hits]

    return run


def fts5(texts: Texts) -> Run:
    """SQLite FTS5: any word or phrase, accents folded, ranked by bm25()."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(name UNINDEXED, body, tokenize='unicode61 remove_diacritics 2')")
    base.executemany("INSERT INTO t VALUES (?, ?)", ((name, one.text) for name, one in texts.items()))

    def run(query: str, limit: int) -> list[str]:
        pieces = [f'"{piece}"' for piece in _pieces(query)]
        rows = base.execute("SELECT name FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT ?",
                            (" OR ".join(pieces), limit)) if pieces else []
        return [name for (name,) in rows]

    return run


def whoosh(texts: Texts) -> Run:
    """Whoosh's French analyser (stemming, stop words), any word, more words first, BM25F."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from whoosh.analysis import LanguageAnalyzer  # noqa: PLC0415 - warned about when first compiled
        from whoosh.fields import ID, TEXT, Schema  # noqa: PLC0415
        from whoosh.filedb.filestore import RamStorage  # noqa: PLC0415
        from whoosh.qparser import OrGroup, QueryParser  # noqa: PLC0415
    index = RamStorage().create_index(Schema(name=ID(stored=True), body=TEXT(analyzer=LanguageAnalyzer("fr"))))
    writer = index.writer()
    for name, statement in texts.items():
        writer.add_document(name=name, body=statement.text)
    writer.commit()
    parser = QueryParser("body", index.schema, group=OrGroup.factory(0.9))

    def run(query: str, limit: int) -> list[str]:
        with index.searcher() as searcher:
            return [hit["name"] for hit in searcher.search(parser.parse(query), limit=limit)]

    return run


def tantivy_stemmed(texts: Texts, *, fold_first: bool) -> Run:
    """tantivy's French stemmer with folding after or before it, any word or phrase, BM25."""
    fold, stem = tantivy.Filter.ascii_fold(), tantivy.Filter.stemmer("french")
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    for step in (fold, stem) if fold_first else (stem, fold):
        builder = builder.filter(step)
    analyzer = builder.build()
    schema = (tantivy.SchemaBuilder().add_text_field("name", stored=True, tokenizer_name="raw")
              .add_text_field("body", tokenizer_name="french").build())
    index = tantivy.Index(schema)
    index.register_tokenizer("french", analyzer)
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for name, statement in texts.items():
        writer.add_document(tantivy.Document(name=name, body=statement.text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def run(query: str, limit: int) -> list[str]:
        clauses = [(tantivy.Occur.Should, clause) for piece in _pieces(query)
                   if (clause := _clause(schema, analyzer.analyze(piece))) is not None]
        hits = searcher.search(tantivy.Query.boolean_query(clauses), limit).hits if clauses else []
        return [str(searcher.doc(address).get_first("name")) for _, address in hits]

    return run


def _clause(schema: tantivy.Schema, terms: Sequence[str]) -> tantivy.Query | None:
    if len(terms) == 1:
        return tantivy.Query.term_query(schema, "body", terms[0], "freq")
    return tantivy.Query.phrase_query(schema, "body", list(terms)) if terms else None


def _pieces(query: str) -> Iterator[str]:
    """The phrases and words of a query."""
    for phrase in _PHRASE.findall(query):
        yield " ".join(_WORD.findall(phrase))
    yield from _WORD.findall(_PHRASE.sub(" ", query))


PEERS: dict[str, Callable[[Texts], Run]] = {
    "archive": archive,
    "SQLite FTS5": fts5,
    "Whoosh French": whoosh,
    "tantivy stem, fold": lambda texts: tantivy_stemmed(texts, fold_first=False),
    "tantivy fold, stem": lambda texts: tantivy_stemmed(texts, fold_first=True),
}


def read_texts(folder: Path) -> dict[str, Statement]:
    """File name without suffix → statement, for every readable file of a folder."""
    read = {path.stem: read_statement(path.read_bytes(), str(path))
            for path in sorted(folder.iterdir()) if path.is_file()}
    return {name: one for name, one in read.items() if not isinstance(one, Rejected)}


def print_table(reports: Mapping[str, Evaluation]) -> None:
    """nDCG@10 of each peer by kind, then its means."""
    kinds = sorted(next(iter(reports.values())).by_kind)
    width = max(map(len, [*kinds, "recall@50"]))
    print(f"{'nDCG@10':{width}}  " + "  ".join(f"{name:>18}" for name in reports))
    for kind in kinds:
        print(f"{kind:{width}}  " + "  ".join(f"{one.by_kind[kind].ndcg:18.3f}" for one in reports.values()))
    print(f"{'all':{width}}  " + "  ".join(f"{one.overall.ndcg:18.3f}" for one in reports.values()))
    print(f"{'recall@50':{width}}  " + "  ".join(f"{one.overall.recall:18.3f}" for one in reports.values()))


def compare(texts: Texts, judged: Sequence[Judged]) -> dict[str, Evaluation]:
    """The scores of every peer over the same texts and searches."""
    reports: dict[str, Evaluation] = {}
    for name, prepare in PEERS.items():
        run = prepare(texts)
        began = time.perf_counter()
        reports[name] = evaluate(judged, run)
        print(f"{name}: {1000 * (time.perf_counter() - began) / max(1, len(judged)):.1f} ms a search")
    return reports


def main() -> None:
    """Read the arguments, compare, print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--texts", type=Path, required=True)
    arguments.add_argument("--queries", type=Path, required=True)
    given = arguments.parse_args()
    print_table(compare(read_texts(given.texts), read_judgements(given.queries)))


if __name__ == "__main__":
    main()
