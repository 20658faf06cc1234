"""Statements for tests, written with their names marked: `@{a person}`, `#{an organisation}`, `%{a place}`.

A bar gives the record's name: `@{M. Fabre|Jean-Michel Fabre}`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.offsets import OffsetMap
from corpus.statement import Block, BlockKind, CleanText, DocumentType, Source, Statement, Structure
from indexer.analysis import issuers
from indexer.analysis.roles import read_roles
from indexer.analysis.zones import read_layout
from indexer.annotation import Label, Mention, Role

_MARK = re.compile(r"([@#%])\{([^}|]*)(?:\|([^}]*))?\}")
_LABELS = {"@": Label.PERSON, "#": Label.ORGANISATION, "%": Label.PLACE}


def read_marked(marked: str, kinds: dict[str, BlockKind] | None = None) -> tuple[Statement, tuple[Mention, ...]]:
    """The statement without its marks, and the mentions that they make.

    `kinds` gives the block kind of the line that starts with each key; every other line is in no block.
    """
    text, mentions, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last:match.start()]
        name = match.group(2)
        entity = " ".join((match.group(3) or name).split())
        mentions.append(Mention(_LABELS[match.group(1)], len(text), len(text) + len(name), name, entity, 1.0, "mark"))
        text, last = text + name, match.end()
    text += marked[last:]
    return statement_of(text, _blocks(text, kinds or {})), tuple(mentions)


def find_roles(statement: Statement, mentions: Sequence[Mention]) -> tuple[Role, ...]:
    """The people of a statement in their roles."""
    return read_roles(read_layout(statement, mentions))[0]


def find_cosigners(statement: Statement, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The organisations that sign a statement together."""
    return read_roles(read_layout(statement, mentions))[1]


def find_issuers(statement: Statement, mentions: Sequence[Mention], roles: Sequence[Role],
                 cosigners: Sequence[str]) -> tuple[str, ...]:
    """Who speaks in a statement."""
    return issuers.find_issuers(read_layout(statement, mentions), statement.metadata, roles, cosigners)


def statement_of(text: str, blocks: tuple[Block, ...] = ()) -> Statement:
    """A statement of nothing but a text and its blocks."""
    source = Source("statement.txt", "text/plain", "utf-8", "", len(text))
    structure = Structure(None, None, None, None, DocumentType.AUTRE, blocks)
    return Statement("statement", source, CleanText(text, OffsetMap.identity(len(text))), structure, "fr")


def _blocks(text: str, kinds: dict[str, BlockKind]) -> tuple[Block, ...]:
    blocks = []
    for start, kind in kinds.items():
        place = text.index(start)
        end = text.find("\n", place)
        blocks.append(Block(kind, place, end if end >= 0 else len(text)))
    return tuple(sorted(blocks, key=lambda block: block.start))
