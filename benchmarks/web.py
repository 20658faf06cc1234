"""The search page beside a bare FastAPI "hello", in one run: `python -m benchmarks.web [N]`.

N statements are made up and indexed, once for all runs where `--folder` is given. Both applications run under
uvicorn in processes of their own, and the same client asks both, over 32 connections that stay open. Rounds take
turns, so that whatever else the machine does meets all of them.

"distinct": no search is asked for twice, so none is answered from memory. "as visitors ask": searches by Zipf's law
over 20,000 different ones, on a server that has answered `--before` of them. "from memory": a hundred searches over
and over. "again" is the share that the server had answered before.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import operator
import random
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, cycle, islice
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
from benchmarks.statements import World, entries
from indexer.engines import open_engine

CONNECTIONS = 32
ROUNDS = 3
SECONDS = 8.0
DIFFERENT = 20_000
PAGE, INTERFACE = "/?q=", "/api/v1/search?facet_size=8&q="
_WRITES = 1_000_000
_VISITORS = ("interface, as visitors ask", "page, as visitors ask")


@dataclass(slots=True)
class Asked:
    """A stream of requests to one server, and what came of them over all rounds."""

    port: int
    paths: Iterator[str]
    times: list[float] = field(default_factory=list)
    seconds: float = 0.0
    again: int = 0
    seen: set[str] = field(default_factory=set)

    def next(self) -> str:
        """The next path."""
        path = next(self.paths)
        self.again += path in self.seen
        self.seen.add(path)
        return path

    def forget(self) -> None:
        """Measure anew, against the same server."""
        self.times.clear()
        self.seconds, self.again = 0.0, 0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds


def fill(home: Path, number: int) -> None:
    """An archive whose index holds the statements; its store is empty, since a search never opens it."""
    with Archive.open(home) as archive:
        archive.create()
    store = Store(home / STORE)
    index = Index(home, Settings().engine)
    engine = open_engine(index.kind, index.folder, writable=True)
    engine.rebuild(entries(World.of(), number), stamp=stamp_of(store))
    engine.close()
    store.close()


def serve_archive(home: str, port: int) -> None:
    """Serve the archive."""
    _serve(create_app(Archive.open(Path(home))), port)


def serve_hello(_home: str, port: int) -> None:
    """Serve the smallest application there is."""
    app = FastAPI()

    @app.get("/")
    def hello() -> dict[str, str]:
        """A greeting."""
        return {"hello": "world"}

    _serve(app, port)


def _serve(app: FastAPI, port: int) -> None:
    uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", access_log=False)).run()


def searches(world: World, source: random.Random) -> Iterator[str]:
    """Searches of one to three words, without end."""
    while True:
        yield quote_plus(" ".join(source.choices(world.words, cum_weights=world.weights, k=source.randint(1, 3))))


def distinct(world: World, seed: int) -> Iterator[str]:
    """Searches of which none comes twice."""
    seen: set[str] = set()
    for one in searches(world, random.Random(seed)):
        if one not in seen:
            seen.add(one)
            yield one


def as_visitors_ask(world: World) -> Iterator[str]:
    """Searches that come the more often the more people think of them (Zipf's law), without end."""
    possible = list(islice(distinct(world, 1871), DIFFERENT))
    weights = list(accumulate(1 / rank for rank in range(1, DIFFERENT + 1)))
    source = random.Random(1936)
    while True:
        yield from source.choices(possible, cum_weights=weights, k=1_000)


async def ask(asked: Asked, enough: Callable[[int], bool]) -> None:
    """Ask over all connections until it is enough, noting how long each answer took in ms; a failed one raises."""
    began = time.perf_counter()

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", asked.port)
        while not enough(len(asked.times)):
            sent = time.perf_counter()
            writer.write(f"GET {asked.next()} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(head.decode())
            length = int(next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))[15:])
            await reader.readexactly(length)
            asked.times.append((time.perf_counter() - sent) * 1000)
        writer.close()

    await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
    asked.seconds += time.perf_counter() - began


def ask_for(asked: Asked, seconds: float) -> None:
    """Ask for so many seconds."""
    end = time.perf_counter() + seconds
    asyncio.run(ask(asked, lambda _: time.perf_counter() > end))


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


def started(serve: Callable[[str, int], None], home: Path) -> tuple[multiprocessing.process.BaseProcess, int]:
    """A server's process and its port, once it listens."""
    port = free_port()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(str(home), port))
    server.start()
    wait_for(port)
    return server, port


def speed(home: Path, seconds: float, before: int) -> tuple[Table, float]:
    """The table, and the memory that the archive's server used in the end, in MB."""
    archive, port = started(serve_archive, home)
    hello, hello_port = started(serve_hello, home)
    world = World.of()
    asked = {"hello": Asked(hello_port, cycle("/")),
             "interface, 8 facets, distinct": Asked(port, map(INTERFACE.__add__, distinct(world, 1848))),
             "page, 7 facets and dates, distinct": Asked(port, map(PAGE.__add__, distinct(world, 1830))),
             "page, from memory": Asked(port, cycle([PAGE + one for one in islice(distinct(world, 1789), 100)])),
             _VISITORS[0]: Asked(port, map(INTERFACE.__add__, as_visitors_ask(world))),
             _VISITORS[1]: Asked(port, map(PAGE.__add__, as_visitors_ask(world)))}
    for name in _VISITORS:
        asyncio.run(ask(asked[name], partial(operator.le, before)))
        asked[name].forget()
    for _ in range(ROUNDS):
        for one in asked.values():
            ask_for(one, seconds)
    memory = _memory(archive.pid)
    for server in (archive, hello):
        server.terminate()
        server.join()
    return _table(asked), memory


def steady(home: Path, requests: int) -> Iterator[str]:
    """Speed over each tenth of the requests, half of them distinct, half as visitors ask, and memory after it."""
    server, port = started(serve_archive, home)
    world = World.of()
    both = zip(distinct(world, 1830), as_visitors_ask(world), strict=False)
    asked = Asked(port, (PAGE + one for pair in both for one in pair))
    for tenth in range(1, 11):
        done, began = len(asked.times), time.perf_counter()
        asyncio.run(ask(asked, partial(operator.le, requests * tenth // 10)))
        rate = (len(asked.times) - done) / (time.perf_counter() - began)
        yield f"{len(asked.times):,} requests: {_memory(server.pid):.0f} MB, {rate:.0f} requests/s"
    server.terminate()
    server.join()


def beside_writing(home: Path, seconds: float) -> str:
    """Searches while another process commits statements to the same index; a failed one raises."""
    server, port = started(serve_archive, home)
    asked = Asked(port, map(PAGE.__add__, as_visitors_ask(World.of())))
    stop = threading.Event()
    commits: list[int] = []
    writer = threading.Thread(target=_write_until, args=(home, stop, commits))
    writer.start()
    try:
        ask_for(asked, seconds)
    finally:
        stop.set()
        writer.join()
        server.terminate()
        server.join()
    return f"{len(asked.times):,} searches, none failed, beside {len(commits)} commits of 100 statements"


def _write_until(home: Path, stop: threading.Event, commits: list[int]) -> None:
    """Replace the same hundred statements again and again, each time under another stamp."""
    index = Index(home, Settings().engine)
    batch = list(entries(World.of(), 100))
    engine = open_engine(index.kind, index.folder, writable=True)
    stamp = engine.stamp().rpartition(":")[0]
    while not stop.is_set():
        engine.write(batch, stamp=f"{stamp}:{_WRITES + len(commits)}")
        commits.append(len(commits))
    engine.close()


def _memory(process: int | None) -> float:
    """The memory that a process holds for itself, without the files of the index that it maps, in MB (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("RssAnon")).split()[1]) / 1024


def _table(asked: dict[str, Asked]) -> Table:
    table = Table("what", "requests/s", "share of hello", "again", "p50 ms", "p99 ms")
    for name, one in asked.items():
        table.add_row(name, f"{one.rate:,.0f}", f"{one.rate / asked['hello'].rate:.2f}",
                      f"{one.again / len(one.times):.0%}", f"{statistics.median(one.times):.1f}",
                      f"{statistics.quantiles(one.times, n=100)[98]:.1f}")
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--folder", type=Path, help="keep the index here, and use the one that is here")
    parser.add_argument("--before", type=int, default=20_000, metavar="REQUESTS")
    parser.add_argument("--steady", type=int, default=0, metavar="REQUESTS", help="watch the memory instead")
    given = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        home = (given.folder or Path(folder)) / f"home-{given.count}"
        if not home.exists():
            fill(home, given.count)
        if given.steady:
            for line in steady(home, given.steady):
                console.print(line)
            return
        table, memory = speed(home, given.seconds, given.before)
        console.print(table)
        console.print(f"{given.count:,} statements, {CONNECTIONS} connections; the server holds {memory:.0f} MB")
        console.print(beside_writing(home, given.seconds))


if __name__ == "__main__":
    main()
