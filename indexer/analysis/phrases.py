"""Find many known phrases in a text in one pass over its capitalised words. Knows nothing of what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from indexer.analysis.reading import Reading, Word, fold_word
from indexer.annotation import Label

_GAP = frozenset(" \n\t\u00a0\u202f-‐‑–'’.&")
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
    """Phrases by first word, the longest first."""

    by_word: Mapping[str, tuple[Phrase, ...]]

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> PhraseTable:
        """The table of the phrases; of two with the same words the first given is found first."""
        table: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            if phrase.words:
                table.setdefault(phrase.words[0], []).append(phrase)
        return cls({word: tuple(sorted(some, key=lambda one: -len(one.words))) for word, some in table.items()})


def phrase(name: str, label: Label, shape: Shape, evidence: str) -> Phrase:
    """The phrase of a name as it is written in a list."""
    words = tuple(fold_word(word) for word in _split(name))
    flat = _flat(name)
    return Phrase(words, (flat, flat.upper(), _capitalised(flat)), label, shape, evidence)


def _capitalised(name: str) -> str:
    """The name with a capital on each long word: "Secours Populaire"."""
    return " ".join(word[0].upper() + word[1:] if len(word) > 3 else word for word in name.split())


def find_phrases(reading: Reading, table: PhraseTable) -> Iterator[Match]:
    """The longest known phrase at each capitalised word, from left to right, without overlap."""
    free = 0
    for index in reading.capitalised:
        word = reading.words[index]
        some = table.by_word.get(fold_word(word.form))
        if some is None or word.start < free:
            continue
        match = next((found for one in some if (found := _match(reading, index, one)) is not None), None)
        if match is not None:
            free = match.end
            yield match


def _match(reading: Reading, index: int, one: Phrase) -> Match | None:
    last = index + len(one.words) - 1
    words = reading.words
    if last >= len(words):
        return None
    for place in range(1, len(one.words)):
        if fold_word(words[index + place].form) != one.words[place] or not _adjoin(
                reading.text, words[index + place - 1], words[index + place], one.forms):
            return None
    start, end = words[index].start, words[last].end
    if not _is_written_so(reading, index, one, _flat(reading.text[start:end])):
        return None
    return Match(start, end, one)


def _is_written_so(reading: Reading, index: int, one: Phrase, text: str) -> bool:
    if text in one.forms:
        return True
    if one.shape is Shape.EXACT:
        return False
    return len(one.words) > _LONG_NAME or all(
        reading.words[index + place].form[0].isupper() for place, form in enumerate(_split(one.forms[0]))
        if form[0].isupper())


def _adjoin(text: str, left: Word, right: Word, forms: tuple[str, ...]) -> bool:
    """Whether nothing stands between two words but what may: white space, a hyphen, a mark of the name itself."""
    gap = text[left.end:right.start]
    if gap == " ":
        return True
    return len(gap) <= _WIDEST_GAP and gap.count("\n") < 2 and all(
        char in _GAP or any(char in form for form in forms) for char in gap)


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
