"""A shelf of small statements for the tests of the query layer: written here, analysed by hand, indexed for real."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.offsets import OffsetMap
from corpus.statement import (
    Block,
    BlockKind,
    CleanText,
    DateStatus,
    DocumentType,
    PartialDate,
    Source,
    Statement,
    Structure,
)
from indexer.annotation import Analysis, Label, Mention, Role, RoleKind, Token
from indexer.engine import Engine, Entry
from indexer.engines import open_engine
from indexer.entry import State, entry_of
from indexer.tokens import placed, tokenise

LEMMAS = {
    "adoptée": "adopter", "adoptées": "adopter", "logements": "logement", "salariés": "salarié", "salariée": "salarié",
    "grèves": "grève", "égalités": "égalité", "retraites": "retraite", "augmentations": "augmentation",
    "revendications": "revendication", "demandons": "demander", "demande": "demander", "demandent": "demander",
    "travailleurs": "travailleur", "ouverts": "ouvert", "standards": "standard",
}


@dataclass(frozen=True)
class Leaf:
    """A statement in short: `title` and `body` make its text, names are found where they are written."""

    body: str
    title: str = ""
    date: str | None = None
    kind: DocumentType = DocumentType.COMMUNIQUE
    people: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    signed: Sequence[str] = ()
    quoted: Sequence[str] = ()
    contacts: Sequence[str] = ()
    issuers: Sequence[str] = ()
    boilerplate: str = ""
    tags: Sequence[str] = ()


def statement_of(name: str, leaf: Leaf) -> Statement:
    """The statement of a leaf, its id the leaf's name."""
    parts = [(BlockKind.TITLE, leaf.title), (BlockKind.PARAGRAPH, leaf.body), (BlockKind.BOILERPLATE, leaf.boilerplate)]
    text, blocks = "", []
    for kind, part in parts:
        if part:
            text += "\n\n" if text else ""
            blocks.append(Block(kind, len(text), len(text) + len(part)))
            text += part
    date = PartialDate(leaf.date, DateStatus.WRITTEN, leaf.date) if leaf.date else None
    return Statement(
        name, Source(f"dossier/{name}.txt", "text/plain", "utf-8", "0" * 64, len(text)),
        CleanText(text, OffsetMap.identity(len(text))),
        Structure(leaf.title or None, None, date, None, leaf.kind, tuple(blocks)), "fr")


def analysis_of(statement: Statement, leaf: Leaf) -> Analysis:
    """What an analyser would say of the leaf: lemmas from the table above, names as given."""
    text = statement.text
    tokens = tuple(Token(word.start, word.end, LEMMAS.get(word.form, word.form), "NOUN")
                   for _, word in placed(tokenise(text)) if not word.parts)
    mentions = [Mention(label, text.index(written), text.index(written) + len(written), written, entity, 1.0, "test")
                for label, names in ((Label.PERSON, leaf.people), (Label.ORGANISATION, leaf.organisations))
                for written, entity in names.items()]
    roles = [Role(kind, name, None, None, 0, 0, "test")
             for kind, names in ((RoleKind.SIGNATORY, leaf.signed), (RoleKind.QUOTED, leaf.quoted),
                                (RoleKind.CONTACT, leaf.contacts)) for name in names]
    return Analysis("test", "fr", tokens, tuple(mentions), tuple(roles), tuple(leaf.issuers), ())


def entry_for(name: str, leaf: Leaf) -> Entry:
    """The index entry of a leaf."""
    statement = statement_of(name, leaf)
    return entry_of(statement, analysis_of(statement, leaf), State(tags=tuple(leaf.tags)))


def shelve(folder: Path, leaves: Mapping[str, Leaf | str]) -> Engine:
    """An engine in `folder` that holds the leaves; a mere text is a leaf without a title."""
    engine = open_engine("tantivy", folder / "index", writable=True)
    engine.write([entry_for(name, Leaf(leaf) if isinstance(leaf, str) else leaf) for name, leaf in leaves.items()],
                 stamp="test")
    return engine
