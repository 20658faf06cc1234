"""The demonstration corpus as the quality tests read it: statements, annotations, judged searches."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from archive.relevance import read_judgements
from indexer.evaluation import Judged

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


@dataclass(frozen=True, slots=True)
class Sample:
    """One statement as received, and what a careful reader finds in it."""

    path: Path
    annotation: dict[str, Any]

    @property
    def data(self) -> bytes:
        """The file, byte for byte."""
        return self.path.read_bytes()


@cache
def samples() -> tuple[Sample, ...]:
    """Every statement with its annotation, in order of name."""
    return tuple(Sample(path, json.loads(_annotation(path).read_text(encoding="utf-8")))
                 for path in sorted((SAMPLES / "statements").iterdir()))


@cache
def judged_searches() -> tuple[Judged, ...]:
    """The searches with the statements that answer them."""
    return tuple(read_judgements(SAMPLES / "queries.json"))


def _annotation(statement: Path) -> Path:
    return SAMPLES / "annotations" / f"{statement.stem}.json"
