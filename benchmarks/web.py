"""Requests a second of the search page beside a bare FastAPI "hello", in one run: `python -m benchmarks.web [N]`.

N statements are made up and indexed. Both applications run under uvicorn in a process of their own, and the
same client asks both, over 32 connections that stay open. Page, interface and "hello" take turns, so that
whatever else the machine does meets all of them.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import random
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote_plus

import uvicorn
from fastapi import FastAPI
from rich.console import Console
from rich.table import Table

from archive.archive import Archive
from archive.index import Index, stamp_of
from archive.layout import STORE
from archive.settings import Settings
from archive.store import Store
from archive.web.application import create_app
from benchmarks.engines import Vocabulary
from corpus.offsets import OffsetMap
from corpus.statement import (
    Block,
    BlockKind,
    CleanText,
    DateStatus,
    DocumentType,
    PartialDate,
    Source,
    Statement,
    Structure,
)
from indexer.annotation import Analysis, Label, Mention, Role, RoleKind, Token
from indexer.engine import Entry
from indexer.engines import open_engine
from indexer.entry import State, entry_of

CONNECTIONS = 32
ROUNDS = 3
SECONDS = 8.0


def statements(count: int) -> Iterator[Entry]:
    """Statements of about 120 words with people, issuers, places and dates: the same for the same count."""
    source, vocabulary = random.Random(1936), Vocabulary.of(30_000)
    for number in range(count):
        yield _entry(number, source, vocabulary.draw(source, source.randint(80, 160)))


def _entry(number: int, source: random.Random, words: Sequence[str]) -> Entry:
    names = [f"Prénom Nom{int(source.paretovariate(0.7)) % 9_000}" for _ in range(3)]
    issuer = f"Union {int(source.paretovariate(0.8)) % 400}"
    text = f"{' '.join(words[:9])}\n\n{' '.join(words[9:])}\n\n{names[0]}, {names[1]}, {names[2]}"
    date = f"{2000 + source.randrange(25)}-{1 + source.randrange(12):02}-{1 + source.randrange(28):02}"
    end = text.rindex("\n\n")
    blocks = (Block(BlockKind.TITLE, 0, text.index("\n")), Block(BlockKind.PARAGRAPH, text.index("\n") + 2, end),
              Block(BlockKind.SIGNATURE, end + 2, len(text)))
    structure = Structure(" ".join(words[:9]), None, PartialDate(date, DateStatus.WRITTEN, date), "Lille",
                          DocumentType.COMMUNIQUE, blocks)
    statement = Statement(f"b{number:011}", Source(f"{number}.txt", "text/plain", "utf-8", "0" * 64, len(text)),
                          CleanText(text, OffsetMap.identity(len(text))), structure, "fr")
    mentions, roles = _people(text, names)
    tokens = tuple(_tokens(text))
    return entry_of(statement, Analysis("bench", "fr", tokens, mentions, roles, (issuer,), ()), State())


def _people(text: str, names: Sequence[str]) -> tuple[tuple[Mention, ...], tuple[Role, ...]]:
    places = [(name, text.rindex(name)) for name in dict.fromkeys(names)]
    return (tuple(Mention(Label.PERSON, at, at + len(name), name, name, 1.0, "bench") for name, at in places),
            tuple(Role(RoleKind.SIGNATORY, name, "secrétaire", None, at, at + len(name), "bench")
                  for name, at in places))


def _tokens(text: str) -> Iterator[Token]:
    position = 0
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        yield Token(start, position, word.lower(), "NOUN")


def fill(home: Path, count: int) -> None:
    """An archive whose index holds the statements; its store is empty, since a search never opens it."""
    with Archive.open(home) as archive:
        archive.create()
    store = Store(home / STORE)
    index = Index(home, Settings().engine)
    engine = open_engine(index.kind, index.folder, writable=True)
    engine.rebuild(statements(count), stamp=stamp_of(store))
    engine.close()
    store.close()


def serve_archive(home: str, port: int) -> None:
    """Serve the archive."""
    _serve(create_app(Archive.open(Path(home))), port)


def serve_hello(port: int) -> None:
    """Serve the smallest application there is."""
    app = FastAPI()

    @app.get("/")
    def hello() -> dict[str, str]:
        """A greeting."""
        return {"hello": "world"}

    _serve(app, port)


def _serve(app: FastAPI, port: int) -> None:
    uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", access_log=False)).run()


def paths(prefix: str, count: int) -> list[str]:
    """Different searches of one to three words, as a shuffled list that is the same each time."""
    source, vocabulary = random.Random(1848), Vocabulary.of(3_000)
    return [f"{prefix}{quote_plus(' '.join(vocabulary.draw(source, source.randint(1, 3))))}" for _ in range(count)]


async def ask(port: int, wanted: Sequence[str], seconds: float) -> list[float]:
    """How long each answer took, in milliseconds, over all connections; a failed one raises."""
    end = time.perf_counter() + seconds
    times: list[float] = []

    async def connection(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for position in range(number, sys.maxsize, CONNECTIONS):
            began = time.perf_counter()
            if began > end:
                break
            writer.write(f"GET {wanted[position % len(wanted)]} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(head.decode())
            length = int(next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))[15:])
            await reader.readexactly(length)
            times.append((time.perf_counter() - began) * 1000)
        writer.close()

    await asyncio.gather(*(connection(number) for number in range(CONNECTIONS)))
    return times


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int) -> None:
    """Return once somebody listens."""
    for _ in range(400):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


def run(home: Path, seconds: float) -> tuple[Table, float]:
    """The table, and the most memory that the archive's server used, in MB."""
    context = multiprocessing.get_context("spawn")
    archive_port, hello_port = free_port(), free_port()
    servers = [context.Process(target=serve_archive, args=(str(home), archive_port)),
               context.Process(target=serve_hello, args=(hello_port,))]
    for server in servers:
        server.start()
    wait_for(archive_port)
    wait_for(hello_port)
    asked = {"hello": (hello_port, ["/"]), "interface, 8 facets": (archive_port, paths(
        "/api/v1/search?facet_size=8&q=", 2_000)), "page, 7 facets and dates": (archive_port, paths("/?q=", 2_000))}
    times: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, (port, wanted) in asked.items():
            times[name] += asyncio.run(ask(port, wanted, seconds))
    memory = _most_memory(servers[0].pid)
    for server in servers:
        server.terminate()
        server.join()
    return _table(times, seconds), memory


def _most_memory(process: int | None) -> float:
    """The most memory that a process has used, in MB (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def _table(times: dict[str, list[float]], seconds: float) -> Table:
    table = Table("what", "requests/s", "share of hello", "p50 ms", "p99 ms")
    rate = {name: len(found) / (seconds * ROUNDS) for name, found in times.items()}
    for name, found in times.items():
        share = rate[name] / rate["hello"]
        table.add_row(name, f"{rate[name]:,.0f}", f"{share:.2f}", f"{statistics.median(found):.1f}",
                      f"{statistics.quantiles(found, n=100)[98]:.1f}")
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    given = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        began = time.perf_counter()
        fill(home, given.count)
        console.print(f"{given.count:,} statements indexed in {time.perf_counter() - began:.0f} s")
        table, memory = run(home, given.seconds)
    console.print(table)
    console.print(f"{CONNECTIONS} connections; the archive's server used {memory:.0f} MB at most")


if __name__ == "__main__":
    main()
