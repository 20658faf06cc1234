"""A stand-in for the French pipeline: instant, deterministic, and known to nobody but the tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.archive import Archive
from archive.reports import IngestReport, Outcome
from archive.requests import IngestOptions, Notice, SearchOptions, Signature
from archive.settings import Settings
from corpus.statement import Statement
from indexer.annotation import Analysis, Label, Mention, Role, RoleKind, Token

WHO = Signature("Archiviste", "essai", "test")

_WORD = re.compile(r"[^\W\d_]+")
_SIGNED = re.compile(r"Signé : ([^,\n]+), ([^,\n]+), ([^,\n]+)")


@dataclass(frozen=True)
class PlainAnalyzer:
    """Every word is its own lemma; "Signé : Name, function, organisation" is a signatory."""

    fingerprint: str = "plain-1"

    def analyze_many(self, statements: Iterable[Statement]) -> Iterator[Analysis]:
        for statement in statements:
            yield self._analyze(statement)

    def _analyze(self, statement: Statement) -> Analysis:
        text = statement.text
        signed = list(_SIGNED.finditer(text))
        return Analysis(
            self.fingerprint, statement.language,
            tuple(Token(word.start(), word.end(), word.group().lower(), "X") for word in _WORD.finditer(text)),
            tuple(Mention(Label.PERSON, one.start(1), one.end(1), one[1], one[1], 1.0, "test") for one in signed),
            tuple(Role(RoleKind.SIGNATORY, one[1], one[2], one[3], one.start(1), one.end(1), "test")
                  for one in signed),
            tuple(dict.fromkeys(one[3] for one in signed)), ())


@dataclass(frozen=True)
class NewerAnalyzer(PlainAnalyzer):
    """The same under another name."""

    fingerprint: str = "plain-2"


class ForbiddenAnalyzer:
    """Must never be asked."""

    fingerprint = "forbidden"

    def analyze_many(self, statements: Iterable[Statement]) -> Iterator[Analysis]:
        message = "nothing was to be analysed"
        raise AssertionError(message)


def open_archive(home: Path, notices: list[Notice] | None = None, **settings: object) -> Archive:
    """An archive with the stand-in."""
    return Archive.open(home, Settings(**settings), analyzer=PlainAnalyzer,  # type: ignore[arg-type]
                        notify=None if notices is None else notices.append)


def write_statement(folder: Path, number: int, body: str = "") -> Path:
    """A file with a small statement of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"communique-{number:03}.txt"
    file.write_text(statement_text(number, body), encoding="utf-8")
    return file


def statement_text(number: int, body: str = "") -> str:
    return (f"Communiqué de presse\n\nLes salariés du dépôt numéro {number} demandent une hausse\n\n"
            f"Toulouse, le {number % 27 + 1} mars 2023\n\n"
            f"{body or f'Le syndicat rappelle la revendication {number} pour le logement et les salaires.'}\n\n"
            f"Signé : Camille Durand, secrétaire générale, Union locale {number % 5}\n")


def ingest(archive: Archive, *paths: Path | str, dry_run: bool = False) -> IngestReport:
    return archive.ingest([str(path) for path in paths], IngestOptions(dry_run=dry_run))


def outcomes(report: IngestReport) -> dict[str, int]:
    """The outcomes that occurred."""
    return {outcome.value: count for outcome, count in report.counts.items() if count}


def ids(archive: Archive) -> list[str]:
    return [hit.id for hit in archive.list(SearchOptions(limit=10_000)).hits]


__all__ = ["WHO", "ForbiddenAnalyzer", "NewerAnalyzer", "Outcome", "PlainAnalyzer", "ids", "ingest", "open_archive",
           "outcomes", "statement_text", "write_statement"]
