"""How long decisions take in a large archive: opening a statement over a million entries, tagging ten thousand.

Run: `python -m benchmarks.decisions [STATEMENTS] [ENTRIES]`. The statements are the demonstration corpus,
each copy with a sentence of its own. Targets: a statement with its decisions in 20 ms; ten thousand tagged,
index included, in 20 s.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from archive.analysis import FrenchAnalyzer
from archive.archive import Archive
from archive.decisions import Act, Draft, sign
from archive.holdings import Received
from archive.ingestion import text_key
from archive.ledger_rows import enter
from archive.requests import Signature
from archive.settings import Settings
from archive.store import Store
from corpus.duplicates import body_key
from corpus.identity import statement_id
from corpus.reading import read_statement
from corpus.statement import Statement

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "statements"
WHO = Signature("Banc d'essai")
Answer = TypeVar("Answer")
BLOCK = 50_000


def main(count: int, entries: int) -> None:
    """Print one line a measurement."""
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder), Settings()) as archive:
        ids = timed(f"{count} statements stored", lambda: fill(archive, count))
        timed("index built", archive.reindex)
        store = Store(archive.home / "archive.sqlite")
        timed(f"{entries} entries of the ledger", lambda: decide(store, ids, entries))
        chosen = random.Random(1).sample(ids, min(200, len(ids)))
        times = [lap(partial(store.kept, one)) for one in chosen]
        decisions = len(store.decisions(chosen[0]))
        print(f"open and replay a statement ({decisions} decisions): median {statistics.median(times) * 1000:.1f} ms, "
              f"slowest {max(times) * 1000:.1f} ms")
        store.close()
        timed("index built again", archive.reindex)
        wanted = ids[:10_000]
        timed(f"{len(wanted)} tagged, index updated", lambda: archive.tag(wanted, ["essai"], WHO))
        timed("undone, index updated", lambda: archive.undo(None, WHO))


def fill(archive: Archive, count: int) -> list[str]:
    """The identifiers of so many statements, stored with analyses."""
    archive.create()
    samples = [one for file in sorted(SAMPLES.iterdir())
               if isinstance(one := read_statement(file.read_bytes(), file.name), Statement)]
    analyses = list(FrenchAnalyzer()().analyze_many(samples))
    store = Store(archive.home / "archive.sqlite")
    found = []
    for number in range(count):
        base, analysis = samples[number % len(samples)], analyses[number % len(samples)]
        text = f"{base.text}\nExemplaire {number}."
        statement = replace(base, id=statement_id(text), content=replace(base.content, text=text),
                            source=replace(base.source, sha256=f"{number:064x}"))
        received = Received(statement, text_key(statement), f"{body_key(statement)}{number}", f"/banc/{number}")
        store.add(received, analysis)
        found.append(statement.id)
    store.close()
    return found


def decide(store: Store, ids: list[str], entries: int) -> None:
    """Enter decisions spread over all statements: tags, titles, roles."""
    for start in range(0, entries, BLOCK):
        drafts = list(_drafts(ids, start, min(start + BLOCK, entries)))
        with store.writing() as connection:
            enter(connection, sign(drafts, WHO))


def _drafts(ids: list[str], first: int, last: int) -> Iterator[Draft]:
    for number in range(first, last):
        target = ids[number % len(ids)]
        match number // len(ids) % 3:
            case 0:
                yield Draft(Act.TAG, target, f"terme {number % 97}")
            case 1:
                yield Draft(Act.SET, target, {"field": "title", "value": f"Titre {number}", "before": None})
            case _:
                yield Draft(Act.ROLE, target, {"kind": "quoted", "name": f"Camille Durand{number % 89}"})


def timed(what: str, act: Callable[[], Answer]) -> Answer:
    """The act's answer, after its time is printed."""
    start = time.perf_counter()
    answer = act()
    print(f"{what}: {time.perf_counter() - start:.1f} s", flush=True)
    return answer


def lap(act: Callable[[], object]) -> float:
    """The seconds that an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:]]
    main(*(numbers + [20_000, 1_000_000][len(numbers):]))
