"""One job: run the archive over annotated statements and judged searches, and score it. Keeps nothing.

A gold folder has `raw/` (the texts), `annotations/` (one NAME.json a text) and, for searches, `queries.json`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from archive.archive import Archive
from archive.errors import BadRequestError, message
from archive.relevance import NO_JSON, read_judgements, unknown_names, why_unread
from archive.reports import Json, Outcome
from archive.requests import IngestOptions, Progress, ProgressCallback, SearchOptions
from corpus.statement import Rejected
from indexer.evaluation import Evaluation, evaluate
from indexer.scoring import Scores, score

EXPECTED = message("a folder with annotations/NAME.json and raw/NAME.txt")
# What scoring reads of an annotation: lists of objects, and what each of these must name.
_LISTED = {"mentions": ("label", "text"), "signatories": ("name",), "quoted": ("name",), "contacts": ("name",)}
_SHAPELESS = message("it has not the members that `archive analyze --json` prints")


class MissingTextsError(BadRequestError):
    """The texts that searches were judged on are not where they should be."""

    code = "missing_texts"
    what = message("The texts of the judged searches are not in {where}: there is no such folder.")
    remedy = message("Name their folder with --texts.")


class BadAnnotationError(BadRequestError):
    """An annotation cannot be read."""

    code = "bad_annotation"
    what = message("The annotation {where} cannot be read: {detail}.")
    remedy = message("Write it as `archive analyze --json` prints an analysis, and correct that.")


@dataclass(frozen=True, slots=True)
class Ranking:
    """The scores of judged searches over the texts of a folder. `unknown` are names judged that no text there has."""

    scores: Evaluation
    texts: Path
    unknown: tuple[str, ...] = ()

    def to_json(self) -> Json:
        """The `scores` of an `archive.evaluate/1` object."""
        return {**self.scores.to_json(), "unknown": list(self.unknown)}


def evaluate_analyses(archive: Archive, gold: Path, progress: ProgressCallback | None = None) -> Scores:
    """The scores of the analyses of gold/raw against gold/annotations; raises BadRequestError where there are none."""
    annotations = sorted((gold / "annotations").glob("*.json"))
    if not annotations or not (gold / "raw").is_dir():
        raise BadRequestError(gold, option="GOLD", possible=EXPECTED)
    return score(_pairs(archive, gold, annotations, progress))


def evaluate_searches(archive: Archive, queries: Path, texts: Path | None = None) -> Ranking:
    """The scores of judged searches over the texts they were judged on (default: raw/ beside the queries).

    The texts are ingested into an archive of their own, with the settings of `archive`, and thrown away. Raises
    UnreadableJudgementsError and MissingTextsError.
    """
    judged = read_judgements(queries)
    folder = texts or queries.parent / "raw"
    if not folder.is_dir():
        raise MissingTextsError(folder)
    with tempfile.TemporaryDirectory() as home, Archive.open(Path(home), archive.settings) as passing:
        files = passing.ingest([str(folder)], IngestOptions()).files
        known = (Path(one.path).stem for one in files if one.outcome is not Outcome.REFUSED)
        return Ranking(evaluate(judged, lambda query, limit: _ranked(passing, query, limit)), folder,
                       unknown_names(judged, known))


def _pairs(archive: Archive, gold: Path, annotations: list[Path],
           progress: ProgressCallback | None) -> Iterator[tuple[Mapping[str, object], Json | None]]:
    texts = {path.stem: path for path in (gold / "raw").iterdir()}
    for number, path in enumerate(annotations, 1):
        annotation = _annotation(path)
        if not annotation.keys() & {"mentions", "signatories"}:
            continue
        yield annotation, _analysis(archive, texts.get(path.stem))
        if progress is not None:
            progress(Progress("analyse", number, len(annotations), str(path)))


def _annotation(file: Path) -> Mapping[str, object]:
    """What a file annotates; raises BadAnnotationError."""
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadAnnotationError(file, detail=why_unread(error)) from error
    except (ValueError, RecursionError) as error:
        raise BadAnnotationError(file, detail=NO_JSON) from error
    if not isinstance(found, dict) or not all(_has(found.get(name, []), members) for name, members in _LISTED.items()):
        raise BadAnnotationError(file, detail=_SHAPELESS)
    return found


def _has(listed: object, members: Collection[str]) -> bool:
    """Whether a value is a list of objects that have these members as text."""
    return isinstance(listed, list) and all(
        isinstance(one, dict) and all(isinstance(one.get(member), str) for member in members) for one in listed)


def _analysis(archive: Archive, text: Path | None) -> Json | None:
    if text is None:
        return None
    found = archive.analyze(text.read_bytes(), str(text), with_contacts=True)
    return None if isinstance(found, Rejected) else found


def _ranked(archive: Archive, query: str, limit: int) -> list[str]:
    """The names of the files found, best first: judgements name files, not identifiers."""
    page = archive.search(replace(SearchOptions(), query=query, limit=limit))
    return [Path(source).stem for hit in page.hits for source in hit.sources]
