"""One job: what the program reaches on the demonstration corpus, in figures between 0 and 1. Knows no floor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from archive.archive import Archive
from archive.reports import Json, SearchHit
from archive.requests import IngestOptions, SearchOptions
from archive.settings import Settings
from corpus.statement import Rejected
from indexer.evaluation import Evaluation, evaluate
from indexer.scoring import Scores, score
from tests.quality.samples import SAMPLES, judged_searches, samples

Figures = dict[str, float]


def open_archive(home: Path) -> Archive:
    """An archive with the settings that ship, whatever the user's own are."""
    return Archive.open(home, Settings())


def analysed(archive: Archive) -> list[Json]:
    """What `archive analyze` says of each sample, in order; no sample may be refused."""
    found = [archive.analyze(one.data, str(one.path), with_contacts=True) for one in samples()]
    refused = [f"{one.path}: {one.reason}" for one in found if isinstance(one, Rejected)]
    assert not refused, refused
    return [one for one in found if not isinstance(one, Rejected)]


def analysis_scores(analyses: Sequence[Json]) -> Scores:
    """How well the samples are understood by these analyses, one a sample."""
    return score(zip((one.annotation for one in samples()), analyses, strict=True))


def search_scores(archive: Archive) -> Evaluation:
    """How well the judged searches are answered. Stores the samples in the archive."""
    archive.ingest([str(SAMPLES / "statements")], IngestOptions())

    def run(query: str, limit: int) -> Sequence[str]:
        page = archive.search(SearchOptions(query=query, limit=limit))
        return [name for hit in page.hits for name in _names(hit)]

    return evaluate(judged_searches(), run)


def figures(scores: Scores, searches: Evaluation) -> Figures:
    """Every figure that has a floor, by name, rounded to three places."""
    found = {name: tally.f1 for name, tally in scores.tallies.items()}
    found |= {name: share.value for name, share in scores.shares.items()}
    found["search nDCG@10"] = searches.overall.ndcg
    found["search recall@50"] = searches.overall.recall
    found |= {f"search {kind}": one.ndcg for kind, one in searches.by_kind.items()}
    return {name: round(value, 3) for name, value in sorted(found.items())}


def _names(hit: SearchHit) -> list[str]:
    """The samples that a hit stands for: every file that it was received as."""
    return [PurePath(path).stem for path in hit.sources]
