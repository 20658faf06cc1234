"""One job: where two texts differ, by words. Pure; makes no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

# Contacts are masked; a run of masked words is one, because how a number is grouped says nothing.
_WORD = re.compile(r"\S*•\S*(?:\s+\S*•\S*)*\s*|\S+\s*")
# Beyond this many words the comparison would take too long, and the rest is left out.
MOST_WORDS = 4_000


class Change(NamedTuple):
    """A stretch: `kind` is same, gone (only in the first text) or new (only in the second)."""

    kind: str
    text: str


def changes(one: str, other: str) -> list[Change]:
    """The two texts as one, with what is only in either marked."""
    first, second = _WORD.findall(one)[:MOST_WORDS], _WORD.findall(other)[:MOST_WORDS]
    matcher = SequenceMatcher(None, list(map(_key, first)), list(map(_key, second)), autojunk=True)
    return list(_stretches(matcher, first, second))


def _key(word: str) -> str:
    """Equal for words that are the same to a reader, masked ones among them."""
    return "•" if "•" in word else word.strip()


def _stretches(matcher: SequenceMatcher[str], first: list[str], second: list[str]) -> Iterator[Change]:
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(first[a:b]))
            continue
        if a < b:
            yield Change("gone", "".join(first[a:b]))
        if c < d:
            yield Change("new", "".join(second[c:d]))
