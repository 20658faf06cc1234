"""One job: run the archive over annotated statements and judged searches, and score it. Keeps nothing.

A gold folder has `raw/` (the texts), `annotations/` (one NAME.json a text) and, for searches, `queries.json`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from archive.archive import Archive
from archive.errors import BadRequestError, message
from archive.reports import Json
from archive.requests import IngestOptions, Progress, ProgressCallback, SearchOptions
from corpus.statement import Rejected
from indexer.evaluation import Evaluation, evaluate, judged_from_json
from indexer.scoring import Scores, score

EXPECTED = message("a folder with annotations/NAME.json and raw/NAME.txt")


def evaluate_analyses(archive: Archive, gold: Path, progress: ProgressCallback | None = None) -> Scores:
    """The scores of the analyses of gold/raw against gold/annotations; raises BadRequestError where there are none."""
    annotations = sorted((gold / "annotations").glob("*.json"))
    if not annotations:
        raise BadRequestError(gold, option="GOLD", possible=EXPECTED)
    return score(_pairs(archive, gold, annotations, progress))


def evaluate_searches(archive: Archive, queries: Path, texts: Path | None = None) -> Evaluation:
    """The scores of judged searches over the texts they were judged on (default: raw/ beside the queries).

    The texts are ingested into an archive of their own, with the settings of `archive`, and thrown away.
    """
    folder = texts or queries.parent / "raw"
    if not queries.is_file() or not folder.is_dir():
        raise BadRequestError(queries, option="--queries", possible=message("a file of judged searches beside raw/"))
    with tempfile.TemporaryDirectory() as home, Archive.open(Path(home), archive.settings) as passing:
        passing.ingest([str(folder)], IngestOptions())
        return evaluate(judged_from_json(queries.read_text(encoding="utf-8")),
                        lambda query, limit: _ranked(passing, query, limit))


def _pairs(archive: Archive, gold: Path, annotations: list[Path],
           progress: ProgressCallback | None) -> Iterator[tuple[Mapping[str, object], Json | None]]:
    texts = {path.stem: path for path in (gold / "raw").iterdir()}
    for number, path in enumerate(annotations, 1):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(annotation, dict) or ("mentions" not in annotation and "signatories" not in annotation):
            continue
        yield annotation, _analysis(archive, texts.get(path.stem))
        if progress is not None:
            progress(Progress("analyse", number, len(annotations), str(path)))


def _analysis(archive: Archive, text: Path | None) -> Json | None:
    if text is None:
        return None
    found = archive.analyze(text.read_bytes(), str(text), with_contacts=True)
    return None if isinstance(found, Rejected) else found


def _ranked(archive: Archive, query: str, limit: int) -> list[str]:
    """The names of the files found, best first: judgements name files, not identifiers."""
    page = archive.search(replace(SearchOptions(), query=query, limit=limit))
    return [Path(source).stem for hit in page.hits for source in hit.sources]
