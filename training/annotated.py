"""Texts annotated with names, from every source in one shape: text and (label, start, end)."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from corpus.cleaning import clean
from corpus.readers.registry import read
from corpus.statement import Rejected
from training.scoring import fold

LABELS = ("PER", "ORG", "LOC")
SENTENCES = 8
# Issuers whose statements are kept from training to choose on: no text of these is ever learned from.
HELD_OUT = re.compile(r"xrs-|vig-|cep-|c2p-|lrp-|mtl-|t[123]-\d[37]")
_MARK = re.compile(r"\[([^\[\]]+)\]([POL])(?!\w)")
_MARKS = {"P": "PER", "O": "ORG", "L": "LOC"}


class Name(NamedTuple):
    """A name at text[start:end]."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its names in order. `source` says where it is from."""

    source: str
    text: str
    names: tuple[Name, ...]


def statements(folder: Path) -> Iterator[Annotated]:
    """Whole statements annotated over the raw text, as the archive reads them: cleaned, names mapped along."""
    for path in sorted((folder / "annotations").glob("*.json")):
        file = folder / "raw" / f"{path.stem}.txt"
        document = read(file.read_bytes(), file.name)
        if isinstance(document, Rejected):
            continue
        content = clean(document)
        names = []
        for one in json.loads(path.read_text(encoding="utf-8"))["mentions"]:
            start, end = content.offsets.to_text(one["start"], one["end"])
            if fold(content.text[start:end]):
                names.append(Name(one["label"], start, end))
        yield Annotated(path.stem, content.text, tuple(sorted(set(names), key=lambda name: name.start)))


def marked(folder: Path) -> Iterator[Annotated]:
    """Texts with their names marked where they stand: "[name]P", "[name]O" or "[name]L"."""
    for path in sorted(folder.glob("[0-9]*.txt")):
        text = ""
        names: list[Name] = []
        raw = path.read_text(encoding="utf-8")
        position = 0
        for mark in _MARK.finditer(raw):
            text += raw[position:mark.start()]
            names.append(Name(_MARKS[mark[2]], len(text), len(text) + len(mark[1])))
            text += mark[1]
            position = mark.end()
        yield Annotated(f"marked-{path.stem}", text + raw[position:], tuple(names))


def generated(path: Path) -> Iterator[Annotated]:
    """The texts of a file of JSON lines."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            one = json.loads(line)
            names = (Name(name["label"], name["start"], name["end"]) for name in one["mentions"])
            yield Annotated(f"{path.stem}-{number}", one["text"], tuple(names))


def tagged(path: Path) -> Iterator[Annotated]:
    """Texts of a few sentences each from a file of words with IOB2 tags; other labels than ours are no names."""
    names: list[Name] = []
    text, sentences = "", 0
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# "):
                continue
            if not line.strip():
                sentences += 1
                if sentences >= SENTENCES and text:
                    yield Annotated(path.stem, text, tuple(names))
                    text, names, sentences = "", [], 0
                elif text:
                    text = text.rstrip() + " "
                continue
            word, tag, spaced = line.rstrip("\n").split("\t")
            kind, _, label = tag.partition("-")
            if kind == "B" and label in LABELS:
                names.append(Name(label, len(text), len(text) + len(word)))
            elif kind == "I" and label in LABELS and names:
                names[-1] = names[-1]._replace(end=len(text) + len(word))
            text += word + (" " if spaced == "1" else "")
    if text:
        yield Annotated(path.stem, text, tuple(names))
