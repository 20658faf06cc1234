"""The one door to spaCy: text in, words with part of speech and lemma, and raw names, out.

Knows nothing of statements, roles or records. spaCy is imported when a language is loaded, not before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from importlib import import_module, resources
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from indexer.analysis import gazetteers
from indexer.analysis.clues import Clue, clues
from indexer.analysis.lemmas import Lemmas
from indexer.analysis.sentences import sentence_starts
from indexer.analysis.words import words
from indexer.annotation import Label, Token

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

# Raised whenever words, clues, sentences or pieces change what comes out of the same weights.
VERSION = "1"
# Words of a long text that go through the networks at once. A piece ends where a paragraph or line ends.
PIECE = 2_000
# Words that the vocabulary may hold for good.
REMEMBERED = 100_000
# The names that other pipelines give to our three labels.
_LABELS = {"PER": Label.PERSON, "PERSON": Label.PERSON, "ORG": Label.ORGANISATION,
           "LOC": Label.PLACE, "GPE": Label.PLACE, "FAC": Label.PLACE}


class UnknownPipelineError(Exception):
    """The pipeline asked for is not installed, or is not one that finds names."""


class Span(NamedTuple):
    """A raw name text[start:end]. `score` is 1.0: the networks do not grade what they find."""

    label: Label
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Parsed:
    """The words of a text, which of them begin a sentence (by index), and the raw names."""

    tokens: tuple[Token, ...]
    sentence_starts: tuple[int, ...]
    spans: tuple[Span, ...]


class _Parser(Protocol):
    def __call__(self, text: str) -> Parsed: ...


class Language:
    """A French pipeline, ready to use. Make one with `load`."""

    def __init__(self, parser: _Parser, fingerprint: str) -> None:
        self._parse = parser
        self.fingerprint = fingerprint

    @classmethod
    def load(cls, name: str | None = None) -> Language:
        """The shipped pipeline, or an installed spaCy package by name ("fr_core_news_lg")."""
        table = Lemmas.load()
        if name is None:
            folder = Path(str(resources.files("indexer.analysis"))) / "model"
            # The lists count too: the recogniser is told what they know.
            parts = ("shipped", VERSION, _digest(folder), gazetteers.fingerprint(), table.fingerprint)
            return cls(_Shipped(folder, table), "-".join(parts))
        pipeline = _installed(name)
        return cls(_Installed(pipeline, table), f"{name}-{pipeline.meta['version']}-{VERSION}-{table.fingerprint}")

    def process(self, texts: Iterable[str]) -> Iterator[Parsed]:
        """What each text is made of, in order. The same text gives the same answer in any company."""
        return map(self._parse, texts)


class _Shipped:
    """The project's own words and clues, read by its own networks."""

    def __init__(self, folder: Path, table: Lemmas) -> None:
        self._lemma = table.lemma
        self._pipeline: Pipeline = import_module("spacy").load(folder / "pipeline", exclude=["tokenizer"])
        self._upos: dict[int, str] = import_module("spacy.parts_of_speech").NAMES

    def __call__(self, text: str) -> Parsed:
        spans = list(words(text))
        known = clues(text, spans)
        tokens: list[Token] = []
        names: list[Span] = []
        with self._memory():
            for low, high in pieces(text, spans):
                doc = self._read(text, spans[low:high], known[low:high])
                tokens.extend(self._tokens(text, spans[low:high], doc))
                names.extend(Span(_LABELS[name.label_], spans[low + name.start][0], spans[low + name.end - 1][1], 1.0)
                             for name in doc.ents)
        return Parsed(tuple(tokens), sentence_starts(text, tokens), tuple(names))

    def _read(self, text: str, spans: list[tuple[int, int]], known: list[Clue]) -> Doc:
        doc = make_doc(self._pipeline, [text[start:end] for start, end in spans], known)
        for _, component in self._pipeline.pipeline:
            doc = component(doc)
        return doc

    def _tokens(self, text: str, spans: list[tuple[int, int]], doc: Doc) -> Iterator[Token]:
        for (start, end), part in zip(spans, doc.to_array("POS").tolist(), strict=True):
            form = text[start:end]
            if form != "\n":
                yield Token(start, end, self._lemma(form, self._upos[part]), self._upos[part])

    def _memory(self) -> AbstractContextManager[object]:
        """Words met are remembered, which is fast, until there are many; those met later are forgotten again."""
        return nullcontext() if len(self._pipeline.vocab) < REMEMBERED else self._pipeline.memory_zone()


def make_doc(pipeline: Pipeline, forms: list[str], known: list[Clue]) -> Doc:
    """The words as spaCy holds them, with their clues on the attributes that the recogniser reads."""
    doc_type = import_module("spacy.tokens").Doc
    doc: Doc = doc_type(pipeline.vocab, words=forms, lemmas=[clue.lexical for clue in known],
                        tags=[clue.layout for clue in known])
    return doc


def pieces(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The words of a text in pieces (first, after last) that end at a paragraph, else at a line, else anywhere."""
    low = 0
    while len(spans) - low > PIECE:
        high = _break(text, spans, low)
        yield (low, high)
        low = high
    if low < len(spans):
        yield (low, len(spans))


def _break(text: str, spans: list[tuple[int, int]], low: int) -> int:
    line = 0
    for high in range(low + PIECE, low + PIECE // 2, -1):
        if text[spans[high - 1][0]] == "\n":
            if high >= 2 and text[spans[high - 2][0]] == "\n":
                return high
            line = line or high
    return line or low + PIECE


class _Installed:
    """Another pipeline's words, names and parts of speech; its lemmas where it has them."""

    def __init__(self, pipeline: Pipeline, table: Lemmas) -> None:
        self._pipeline = pipeline
        self._lemma = table.lemma

    def __call__(self, text: str) -> Parsed:
        tokens: list[Token] = []
        names: list[Span] = []
        for start, end in paragraphs(text):
            doc = self._pipeline(text[start:end])
            for word in doc:
                if not word.is_space:
                    low = start + word.idx
                    tokens.append(Token(low, low + len(word.text), self._lemma(word.text, word.pos_), word.pos_))
            names.extend(Span(_LABELS[name.label_], start + name.start_char, start + name.end_char, 1.0)
                         for name in doc.ents if name.label_ in _LABELS)
        return Parsed(tuple(tokens), sentence_starts(text, tokens), tuple(names))


def paragraphs(text: str, longest: int = 20_000) -> Iterator[tuple[int, int]]:
    """The text in stretches of at most `longest` characters that end at a paragraph, a line or a space if any."""
    low = 0
    while len(text) - low > longest:
        ends = (text.rfind(mark, low + 1, low + longest) + len(mark) for mark in ("\n\n", "\n", " "))
        high = next((end for end in ends if end > low + longest // 2), low + longest)
        yield (low, high)
        low = high
    if low < len(text):
        yield (low, len(text))


def _installed(name: str) -> Pipeline:
    try:
        pipeline: Pipeline = import_module("spacy").load(name)
    except OSError as error:
        message = f"No spaCy pipeline {name!r} is installed: install it with pip, or leave the setting empty"
        raise UnknownPipelineError(message) from error
    if not {"ner", "transformer"} & set(pipeline.pipe_names):
        message = f"The spaCy pipeline {name!r} finds no names: choose one with a component \"ner\""
        raise UnknownPipelineError(message)
    return pipeline


def _digest(folder: Path) -> str:
    """A hash of every file of the model."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
