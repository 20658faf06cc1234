"""What an ingest costs beside the French pipeline, stage by stage, and whether memory stays flat.

    python -m benchmarks.ingest [--statements 1000] [--folder DIR]

The corpus is made from templates, always the same. Times are of the processor, so that other programs
on the machine do not count; the waits for the disk stand beside them as wall time.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from archive import ingestion, making
from archive.archive import Archive
from archive.index import Index
from archive.requests import IngestOptions, Progress
from archive.settings import Settings
from corpus.reading import read_statement
from corpus.statement import Statement
from indexer.analysis.analyzer import Analyzer
from indexer.analysis.language import Language, Parsed
from indexer.annotation import Analysis

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

TOWNS = ("Toulouse", "Lille", "Nantes", "Le Havre", "Saint-Étienne", "Aix-en-Provence", "Brest", "Montreuil")
FIRST = ("Camille", "Dominique", "Jean-Pierre", "Anne-Marie", "Élodie", "Karim", "Maëlle", "Sébastien")
LAST = ("Durand", "Le Goff", "Lefèvre", "Martinez", "de La Tour", "N'Guyen", "Bénard", "Traoré")
UNIONS = ("Fédération des services publics", "Union départementale", "Syndicat du rail", "Union locale")
MATTERS = ("les salaires", "le logement", "la retraite", "le service public", "les effectifs", "la santé au travail")
SENTENCES = (
    "La direction refuse depuis {number} jours d'ouvrir des négociations sur {matter}.",
    "Les salarié·e·s du site de {town} demandent une augmentation de {number} euros par mois.",
    "« Nous n'accepterons pas que {matter} soient sacrifiés », a déclaré {person}, délégué syndical.",
    "L'{union} de {town} appelle à un rassemblement devant la préfecture le {day} mars {year}.",
    "Selon {person}, secrétaire général de la {union}, {number} postes ont été supprimés en {year}.",
    "Cette décision porte une atteinte grave à {matter}, alors que les profits augmentent de {number} %.",
    "Nous rappelons que {matter} relèvent de la loi du {day} juillet {year} et de l'accord de branche.",
    "À {town}, {number} grévistes ont reconduit le mouvement à l'unanimité de l'assemblée générale.",
    "Les organisations syndicales exigent l'ouverture immédiate de discussions avec le ministère.",
    "Aujourd'hui, l'égalité professionnelle reste un combat que la {union} mène avec {person}.",
)


class Stopwatch:
    """Adds up the time of each stage; a stage inside another counts for itself only."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open: list[str] = ["rest"]
        self._since = time.process_time()

    def enter(self, stage: str) -> None:
        """Begin a stage."""
        self._settle()
        self._open.append(stage)

    def leave(self) -> None:
        """End the stage begun last."""
        self._settle()
        self._open.pop()

    def timed(self, stage: str, function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        """The function, its time counted."""
        def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            self.enter(stage)
            try:
                return function(*args, **kwargs)
            finally:
                self.leave()
        return run

    def steps(self, stage: str, items: Iterable[Result]) -> Iterator[Result]:
        """The items, the time that each takes to come counted."""
        source = iter(items)
        ask = self.timed(stage, lambda: next(source, None))
        while (item := ask()) is not None:
            yield item

    def _settle(self) -> None:
        now = time.process_time()
        self.seconds[self._open[-1]] += now - self._since
        self._since = now


class TimedParser:
    """The pipeline, its time counted."""

    def __init__(self, watch: Stopwatch) -> None:
        self._watch = watch
        self._language = Language.load()
        self.fingerprint = self._language.fingerprint

    def process(self, texts: Iterable[str]) -> Iterator[Parsed]:
        """See `Language.process`."""
        return self._watch.steps("pipeline", self._language.process(list(texts)))


class TimedAnalyzer:
    """The analyser, the time of its rules counted apart from that of the pipeline."""

    def __init__(self, watch: Stopwatch) -> None:
        self._watch = watch
        self._analyzer = Analyzer(parser=TimedParser(watch))
        self.fingerprint = self._analyzer.fingerprint

    def analyze_many(self, statements: Iterable[Statement]) -> Iterator[Analysis]:
        """See `Analyzer.analyze_many`."""
        return self._watch.steps("rules", self._analyzer.analyze_many(statements))


def write_corpus(folder: Path, count: int) -> None:
    """`count` statements of 150 to 600 words as files; the same every time."""
    rng = random.Random(1884)
    for number in range(count):
        body = [" ".join(_sentence(rng) for _ in range(rng.randint(2, 5))) for _ in range(rng.randint(4, 9))]
        town = rng.choice(TOWNS)
        text = (f"COMMUNIQUÉ DE PRESSE\n\n{_sentence(rng)[:70]} ({number})\n\n"
                f"{town}, le {rng.randint(2, 28)} mars {rng.randint(2009, 2026)}\n\n" + "\n\n".join(body)
                + f"\n\n{_person(rng)}\nSecrétaire général\n{rng.choice(UNIONS)}\n\n"
                f"Contact presse : {_person(rng)}, 06 39 98 {rng.randint(10, 99)} {rng.randint(10, 99)}\n")
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


def _sentence(rng: random.Random) -> str:
    return rng.choice(SENTENCES).format(
        number=rng.randint(2, 900), day=rng.randint(2, 28), year=rng.randint(2009, 2026), person=_person(rng),
        matter=rng.choice(MATTERS), town=rng.choice(TOWNS), union=rng.choice(UNIONS))


def _person(rng: random.Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def measure(folder: Path, count: int) -> None:
    """Ingest the corpus and print the tables."""
    write_corpus(folder, count)
    watch = Stopwatch()
    analyzer = TimedAnalyzer(watch)
    memory: list[tuple[int, int]] = []
    step = max(1, count // 5)

    def follow(progress: Progress) -> None:
        if progress.stage == "read" and progress.done % step == 0:
            memory.append((progress.done, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))

    # A first ingest loads what is loaded once, which would else weigh on the few.
    Archive.open(folder.parent / "first", Settings(), analyzer=lambda: analyzer).ingest(
        [str(folder / "000000.txt")], IngestOptions())
    archive = Archive.open(folder.parent / "home", Settings(), analyzer=lambda: analyzer)
    archive.create()
    watch.seconds.clear()
    began = time.perf_counter()
    with (patch.object(ingestion, "read_statement", watch.timed("reading and cleaning", read_statement)),
          patch.object(making, "entry_of_kept", watch.timed("entries", making.entry_of_kept)),
          patch.object(Index, "catch_up", watch.timed("index", Index.catch_up))):
        archive.ingest([str(folder)], IngestOptions(), follow)
    watch.enter("end")
    wall = time.perf_counter() - began
    watch.seconds["store and originals"] = watch.seconds.pop("rest")
    report(watch.seconds, count, wall)
    print("\nmemory (peak): " + ", ".join(f"{size} MB at {done}" for done, size in memory))


def report(seconds: dict[str, float], count: int, wall: float) -> None:
    """Print the time of each stage, and the share of all that is not the pipeline."""
    total = sum(seconds.values())
    print(f"\n{count} statements, {wall:.1f} s of wall time, {total:.1f} s of processor time\n")
    print(f"{'stage':<24}{'ms a statement':>16}{'share':>9}")
    for stage, spent in sorted(seconds.items(), key=lambda pair: -pair[1]):
        print(f"{stage:<24}{spent / count * 1000:>16.2f}{spent / total:>9.1%}")
    print(f"{'all but the pipeline':<24}{'':>16}{1 - seconds['pipeline'] / total:>9.1%}")


def main() -> None:
    """Run the benchmark in a temporary folder, or in the one that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=1000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    place = options.folder or Path(tempfile.mkdtemp())
    try:
        (place / "statements").mkdir(parents=True)
        measure(place / "statements", options.statements)
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
