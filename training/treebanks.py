"""Sentences of Universal Dependencies treebanks as surface words with lemma and part of speech."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TRAIN = ("sequoia-ud-train", "gsd-ud-dev", "pud-ud-test", "fqb-ud-test")
DEVELOPMENT = ("sequoia-ud-dev",)
SPOKEN = ("rhapsodie-ud-train", "rhapsodie-ud-dev", "rhapsodie-ud-test",
          "parisstories-ud-train", "parisstories-ud-dev", "parisstories-ud-test")
TEST = {"GSD test": "gsd-ud-test", "Sequoia test": "sequoia-ud-test"}


class Word(NamedTuple):
    """A word as written, with its lemma and Universal POS tag."""

    form: str
    lemma: str
    upos: str


def sentences(folder: Path, name: str) -> Iterator[tuple[Word, ...]]:
    """The sentences of one file. A contraction ("du") is one word with the tag and lemma of its first part."""
    with lzma.open(folder / "ud" / f"fr_{name}.conllu.xz", "rt", encoding="utf-8") as file:
        rows: list[list[str]] = []
        for line in file:
            if line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif rows and not line.strip():
                yield tuple(_surface(rows))
                rows = []
        if rows:
            yield tuple(_surface(rows))


def _surface(rows: list[list[str]]) -> Iterator[Word]:
    covered_to = 0
    contraction: str | None = None
    for number, form, lemma, upos, *_ in rows:
        if "-" in number:
            covered_to = int(number.split("-")[1])
            contraction = form
        elif "." in number:
            continue
        elif contraction is not None:
            yield Word(contraction, lemma, upos)
            contraction = None
        elif int(number) > covered_to:
            yield Word(form, lemma, upos)
