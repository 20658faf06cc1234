"""How much of a query is read: no more words than anyone asks by hand, so that every query is answered at once.

Knows the tree of a query as written; knows neither the archive nor what words mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indexer.syntax import Fielded, Group, Negated, Node, Quoted, Remark, Required, Text, Unread
from indexer.terms import fold, tokenise

MOST_WORDS = 64
MOST_REPEATED = 256
# What a prefix or an edit asks of the index, counted in words; a phrase costs as much as it has slop.
_LOOSE_COST = 8
_MOST_SLOP_COST = 24
_SHOWN = 20


def limited(node: Node) -> tuple[Node | None, tuple[Remark, ...]]:
    """The tree with its first `MOST_WORDS` different words, and a remark on where it was cut.

    Repeated words stay, up to a number: they may be parts of different dates or names.
    """
    budget = _Budget()
    kept = budget.kept(node)
    return kept, () if budget.left_out is None else (Remark(Unread.TOO_LONG, budget.left_out),)


class _Budget:
    """The words read so far, and the beginning of what was left out."""

    def __init__(self) -> None:
        self.left_out: str | None = None
        self._known: set[tuple[str, int]] = set()
        self._cost = 0
        self._count = 0

    def kept(self, node: Node) -> Node | None:
        """What the budget allows of a node, in the order of writing."""
        match node:
            case Text():
                return self._text(node)
            case Quoted():
                end = self._spend(node.text, min(node.slop, _MOST_SLOP_COST))
                return replace(node, text=node.text[:end]) if end else None
            case Fielded(part=part) | Negated(part) | Required(part):
                inner = self.kept(part)
                return None if inner is None else replace(node, part=inner)
            case Group():
                parts = tuple(part for part in map(self.kept, node.parts) if part is not None)
                if len(parts) == 1 and node.boost == 1.0:
                    return parts[0]
                return replace(node, parts=parts) if parts else None
        return node

    def _text(self, node: Text) -> Text | None:
        end = self._spend(node.text, _LOOSE_COST if node.prefix or node.edits else 0)
        return replace(node, text=node.text[:end]) if end else None

    def _spend(self, text: str, surcharge: int) -> int:
        """Where the words that can be afforded end; the whole length where all can."""
        end = 0
        for stop, written in _words(text):
            key = (fold(written), surcharge)
            cost = 0 if key in self._known else 1 if end else 1 + surcharge
            if self.left_out is not None or self._cost + cost > MOST_WORDS or self._count >= MOST_REPEATED:
                self.left_out = self.left_out or written[:_SHOWN]
                return end
            self._known.add(key)
            self._cost += cost
            self._count += 1
            end = stop
        return len(text)


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Where each word of the text ends, and the word."""
    for word in tokenise(text):
        for one in word.parts or (word,):
            yield one.end, text[one.start:one.end]
