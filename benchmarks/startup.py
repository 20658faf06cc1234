"""What a search costs from a cold start, beside Python alone and Typer's import: `python -m benchmarks.startup [N]`.

Every line is a process of its own over an index of N statements, always the same; its times are the medians
of several runs. Processor time does not count what other programs take of the machine, wall time does.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from rich.console import Console
from rich.table import Table

from archive.archive import Archive
from archive.index import ENTRIES, Index
from archive.settings import Settings
from benchmarks.statements import World, entries
from indexer.engines import open_engine

ROOT = Path(__file__).parent.parent
BASE = "import typer"


def build(home: Path, count: int) -> str:
    """An archive whose index has `count` statements; returns a frequent word of it.

    Its store stays empty: a search never opens it.
    """
    world = World.of()
    Archive.open(home, Settings()).create()
    index = Index(home, "tantivy")
    engine = open_engine(index.kind, index.folder, writable=True)
    engine.write(entries(world, count), stamp=engine.stamp() or f"{ENTRIES}:benchmark:0")
    engine.close()
    return world.words[40]


def commands(home: Path, word: str) -> dict[str, list[str]]:
    """What is measured, by the name of its line."""
    search = [sys.executable, "-m", "cli", "--archive", str(home), "search"]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        f"python -c '{BASE}'": [sys.executable, "-c", BASE],
        "archive --help": [sys.executable, "-m", "cli", "--help"],
        "archive search": [*search, word],
        "archive search --facets": [*search, word, "--facets"],
        "archive search --facets --json": [*search, word, "--facets", "--json"],
        "archive search, with operators, --facets": [*search, f"{word} OU grève", "--facets"],
    }


def timed(command: Sequence[str], rounds: int, environment: Mapping[str, str]) -> tuple[float, float]:
    """Median processor and wall time of the command in seconds, after a first round to warm the disk up."""
    times = [_once(command, environment) for _ in range(rounds + 1)][1:]
    processor, wall = zip(*times, strict=True)
    return statistics.median(processor), statistics.median(wall)


def _once(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    began, before = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = getrusage(RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.perf_counter() - began


def measure(count: int, rounds: int) -> Table:
    """The table of all lines over `count` statements."""
    table = Table("process", "processor ms", "wall ms", f"times '{BASE}'", title=f"{count:,} statements")
    with tempfile.TemporaryDirectory() as root:
        home = Path(root) / "home"
        # As installed: modules are compiled once, wherever this runs from.
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        compiled["PYTHONPYCACHEPREFIX"] = str(Path(root) / "compiled")
        lines = commands(home, build(home, count))
        times = {name: timed(command, rounds, compiled) for name, command in lines.items()}
    base = times[f"python -c '{BASE}'"][0]
    for name, (processor, wall) in times.items():
        table.add_row(name, f"{processor * 1000:.0f}", f"{wall * 1000:.0f}", f"{processor / base:.2f}")
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    Console(width=110).print(measure(given.count, given.rounds))


if __name__ == "__main__":
    main()
