"""The query language whole: any text in, an engine-free query out, with what was understood and what was not.

A query of plain words is read without whoosh, whose import costs a fifth of a second; both ways
give the same tree. Knows no engine but through the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from indexer.ladder import Wanted
from indexer.lexicon import Lexicon
from indexer.query import Everything, Nothing, Query
from indexer.querychips import Chip, chips_of, understand
from indexer.querylimits import limited
from indexer.querypieces import Piece, pieces_of
from indexer.syntax import Group, Join, Node, Remark, Text, Unread, Written
from indexer.translation import Translator

LONGEST = 2_000
_MARKED = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb()*~^=+:&|]|(?:^|\\s)-|\\b(?:ET|OU|SAUF|AND|OR|NOT)\\b")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query as read.

    `query` wants all words; `relaxed` (None where nothing can be spared) allows some to be missing,
    the statements of `query` still first. `wanted` is what to mark in passages. `chips` are the plain
    words that were understood, `remarks` what was not; `edited` are words unknown to the archive that
    were searched with one letter changed. `people` are the records asked for by name, `marked` what to mark on behalf
    of those who are asked for by role. `pieces` are all
    that was read, in the order of writing.
    """

    text: str
    query: Query
    relaxed: Query | None = None
    wanted: tuple[Wanted, ...] = ()
    chips: tuple[Chip, ...] = ()
    remarks: tuple[Remark, ...] = ()
    edited: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    marked: tuple[Wanted, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked, so that everything matches."""
        return isinstance(self.query, Everything)

    @property
    def has_words(self) -> bool:
        """Whether words are looked for, so that hits have an order of relevance."""
        return bool(self.wanted)


def read(text: str) -> Written:
    """The tree of any text."""
    remarks: list[Remark] = []
    cut = text[:LONGEST]
    if len(text) > LONGEST:
        # No word is cut in two, unless it is longer than all that is read.
        cut = cut[:cut.rfind(" ")] if " " in cut else cut
        remarks.append(Remark(Unread.TOO_LONG, text[len(cut):len(cut) + 20].strip()))
    if _CONTROL.search(cut):
        remarks.append(Remark(Unread.CONTROL_CHARACTER, ""))
        cut = _CONTROL.sub(" ", cut)
    if _MARKED.search(cut) is None:
        plain = _plain(cut)
        if plain is None and cut.strip():
            remarks.append(Remark(Unread.NO_WORD, cut.strip()[:20]))
        return Written(cut, plain, tuple(remarks))
    from indexer.querygrammar import read as read_marks  # noqa: PLC0415 - whoosh costs a fifth of a second

    node, unread = read_marks(cut)
    if node is None and cut.strip() and not unread:
        unread = (Remark(Unread.LONELY_OPERATOR, cut.strip()[:20]),)
    return Written(cut, node, (*remarks, *unread))


def parse(text: str, lexicon: Lexicon, *, strict: bool = False, dismissed: Collection[str] = ()) -> ParsedQuery:
    """The query of any text. `strict` takes every word as written; `dismissed` are keys of chips not wanted."""
    written = read(text)
    if written.node is None:
        nothing = any(remark.reason is not Unread.TOO_LONG for remark in written.remarks)
        return ParsedQuery(text, Nothing() if nothing else Everything(), remarks=written.remarks)
    kept, cut = limited(written.node)
    if kept is None:
        return ParsedQuery(text, Nothing(), remarks=written.remarks + cut)
    node = kept if strict else understand(kept, written.text, lexicon, dismissed)
    clause = Translator(lexicon, strict=strict).translate(node)
    return ParsedQuery(
        text, clause.query, clause.relaxed, _distinct(clause.wanted), tuple(chips_of(node, written.text)),
        (*written.remarks, *cut, *clause.remarks), tuple(dict.fromkeys(clause.edited)),
        tuple(dict.fromkeys(clause.people)), clause.marked, pieces_of(node, written.text))


def _plain(text: str) -> Node | None:
    """The tree of words without marks, as the grammar would read them."""
    words: tuple[Node, ...] = tuple(Text(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)
                                    if any(mark.isalnum() for mark in found.group()))
    if not words:
        return None
    return words[0] if len(words) == 1 else Group(Join.SIDE, words)


def _distinct(wanted: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
    found: list[Wanted] = []
    for one in wanted:
        if one not in found:
            found.append(one)
    return tuple(found)
