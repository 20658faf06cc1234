"""What the whole analysis costs beside the bare French pipeline: `python -m benchmarks.analysis [FOLDER...]`.

Without folders, the demonstration corpus is read, several times over. Words are those between spaces, times are of the
processor, and the two are measured in turn, so that what else the machine does falls on both.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from corpus.reading import read_statement
from corpus.statement import Statement
from indexer.analysis.analyzer import Analyzer
from indexer.analysis.language import Language

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "statements"
ROUNDS = 5


def statements(folders: Iterable[Path]) -> list[Statement]:
    """Every statement of the folders that can be read."""
    read = (read_statement(path.read_bytes(), str(path)) for folder in folders for path in sorted(folder.iterdir()))
    return [one for one in read if isinstance(one, Statement)]


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that the work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Print words a second of both, and their ratio, a line a round."""
    found = statements([Path(one) for one in sys.argv[1:]] or [SAMPLES])
    words = sum(len(one.text.split()) for one in found)
    analyzer, language = Analyzer(), Language.load()
    texts = [one.text for one in found]
    list(analyzer.analyze_many(found[:20]))
    list(language.process(texts[:20]))
    print(f"{len(found)} statements, {words} words")
    for _ in range(ROUNDS):
        bare = seconds(lambda: list(language.process(texts)))
        whole = seconds(lambda: list(analyzer.analyze_many(found)))
        print(f"bare pipeline {words / bare:7.0f} words/s   whole analysis {words / whole:7.0f} words/s   "
              f"share {bare / whole:.2f}")


if __name__ == "__main__":
    main()
