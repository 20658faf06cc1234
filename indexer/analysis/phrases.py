"""Find many known phrases in a text in one pass over its capitalised words. Knows nothing of what they name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from indexer.analysis.reading import Reading, fold_word
from indexer.annotation import Label

_GAP = frozenset(" \n\t\u00a0\u202f-‐‑–'’.&")
# Marks between words that count only when the listed name has them too.
_OWN_MARKS = frozenset(",/·+!:")
_WIDEST_GAP = 3
# Longer names than this are told by their words alone.
_LONG_NAME = 3


class Shape(Enum):
    """How a phrase must be written to count."""

    EXACT = "exact"
    """letter for letter, or in capitals"""
    NAME = "name"
    """with the capitals of the list or more; accents free"""


class Phrase(NamedTuple):
    """A known phrase: folded words, exact forms, what it names, and how it is told."""

    words: tuple[str, ...]
    forms: tuple[str, ...]
    label: Label
    shape: Shape
    evidence: str


class Match(NamedTuple):
    """A phrase where it stands."""

    start: int
    end: int
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """A trie of folded words; `phrases` end at this node."""

    phrases: list[Phrase] = field(default_factory=list)
    following: dict[str, PhraseTable] = field(default_factory=dict)

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> PhraseTable:
        """The table of the phrases; of two with the same words the first given is found first."""
        root = cls()
        for one in phrases:
            node = root
            for word in one.words:
                node = node.following.setdefault(word, cls())
            if one.words:
                node.phrases.append(one)
        return root


def phrase(name: str, label: Label, shape: Shape, evidence: str) -> Phrase:
    """The phrase of a name as it is written in a list."""
    words = tuple(fold_word(word) for word in _split(name))
    flat = _flat(name)
    return Phrase(words, (flat, flat.upper(), _capitalised(flat)), label, shape, evidence)


def find_phrases(reading: Reading, table: PhraseTable, openers: Sequence[int] | None = None) -> Iterator[Match]:
    """The longest known phrase at each capitalised word (or at `openers`), from left to right, without overlap."""
    free = 0
    words, following = reading.words, table.following
    for index in reading.capitalised if openers is None else openers:
        word = words[index]
        node = following.get(fold_word(word.form))
        if node is None or word.start < free:
            continue
        match = _longest(reading, index, node)
        if match is not None:
            free = match.end
            yield match


def longest_at(reading: Reading, table: PhraseTable, position: int) -> Match | None:
    """The longest known phrase that begins with the word at `position`."""
    index = bisect_left(reading.words, position, key=lambda word: word.start)
    if index == len(reading.words) or reading.words[index].start != position:
        return None
    node = table.following.get(fold_word(reading.words[index].form))
    return None if node is None else _longest(reading, index, node)


def _longest(reading: Reading, first: int, node: PhraseTable) -> Match | None:
    words = reading.words
    best: Match | None = None
    index = first
    while True:
        for one in node.phrases:
            if _is_written_so(reading, first, index, one):
                best = Match(words[first].start, words[index].end, one)
                break
        index += 1
        if not node.following or index == len(words) or not _adjoin(
                reading.text[words[index - 1].end:words[index].start]):
            return best
        following = node.following.get(fold_word(words[index].form))
        if following is None:
            return best
        node = following


def _adjoin(gap: str) -> bool:
    """Whether nothing stands between two words but what may: white space, a hyphen, a mark of a name."""
    if gap == " ":
        return True
    return len(gap) <= _WIDEST_GAP and gap.count("\n") < 2 and all(char in _GAP or char in _OWN_MARKS for char in gap)


def _is_written_so(reading: Reading, first: int, last: int, one: Phrase) -> bool:
    text = _flat(reading.text[reading.words[first].start:reading.words[last].end])
    if text in one.forms:
        return True
    if one.shape is Shape.EXACT or any(char in _OWN_MARKS and char not in one.forms[0] for char in text):
        return False
    return last - first >= _LONG_NAME or all(
        reading.words[first + place].form[0].isupper() for place, form in enumerate(_split(one.forms[0]))
        if form[0].isupper())


def _capitalised(name: str) -> str:
    """The name with a capital on each long word: "Secours Populaire"."""
    return " ".join(word[0].upper() + word[1:] if len(word) > _LONG_NAME else word for word in name.split())


def _flat(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _split(name: str) -> list[str]:
    words: list[str] = []
    word = ""
    for char in name:
        if char.isalnum():
            word += char
        elif word:
            words.append(word)
            word = ""
    return [*words, word] if word else words
