"""Names found against names annotated, counted as the archive's evaluation counts: folded surfaces, as multisets."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MARKS = re.compile(r"[’'´`·.\-–—_/()«»\"\s\u00ad]+")
Names = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and F1 by label; "all" is over every label."""

    rows: dict[str, tuple[float, float, float]]

    @property
    def overall(self) -> float:
        """F1 over every label."""
        return self.rows["all"][2]

    def __str__(self) -> str:
        return "  ".join(f"{label} {row[0]:.3f}/{row[1]:.3f}/{row[2]:.3f}" for label, row in self.rows.items())


def fold(text: str) -> str:
    """Lower case, no accents, one space for every mark."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(char for char in text if not unicodedata.combining(char)).lower()
    return _MARKS.sub(" ", text.replace("œ", "oe").replace("æ", "ae")).strip()


def score(pairs: Iterable[tuple[Names, Names]]) -> Scores:
    """The scores over statements, each given as (found, annotated) names of (label, surface)."""
    counts: Counter[tuple[str, str]] = Counter()
    for found, annotated in pairs:
        one = Counter((label, fold(surface)) for label, surface in found)
        other = Counter((label, fold(surface)) for label, surface in annotated)
        for kind, names in (("right", one & other), ("found", one), ("there", other)):
            for (label, _), number in names.items():
                counts[kind, label] += number
                counts[kind, "all"] += number
    return Scores({label: _row(counts, label) for label in ("all", "PER", "ORG", "LOC")})


def _row(counts: Counter[tuple[str, str]], label: str) -> tuple[float, float, float]:
    right, found, there = (counts[kind, label] for kind in ("right", "found", "there"))
    precision = right / found if found else 0.0
    recall = right / there if there else 0.0
    both = precision + recall
    return (round(precision, 4), round(recall, 4), round(2 * precision * recall / both if both else 0.0, 4))
