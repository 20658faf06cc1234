"""The same annotated text as it might have come: other names, other case, other line breaks, worse scanning."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from training.annotated import Annotated, Name

_LINE = re.compile(r"[^\n]+")
_CONFUSED = {"é": "e", "è": "e", "à": "a", "ç": "c", "l": "I", "I": "l", "O": "0", "rn": "m", "ô": "o", "ê": "e"}


class Pool:
    """Names met in training, by label and shape, to be put one for another."""

    def __init__(self, texts: Iterable[Annotated]) -> None:
        pool: dict[tuple[str, str], set[str]] = defaultdict(set)
        for text in texts:
            for name in text.names:
                surface = text.text[name.start:name.end]
                if "\n" not in surface:
                    pool[_shape(name.label, surface)].add(surface)
        self._names = {shape: sorted(names) for shape, names in pool.items()}

    def another(self, label: str, surface: str, chance: random.Random) -> str:
        """A name of the same label and shape; an acronym is as often invented."""
        shape = _shape(label, surface)
        if shape[1] == "acronym" and chance.random() < 0.5:
            return "".join(chance.choice("ABCDEFGILMNOPRSTU") for _ in range(chance.randint(3, 6)))
        return chance.choice(self._names.get(shape) or [surface])


def _shape(label: str, surface: str) -> tuple[str, str]:
    first, *others = surface.split()
    if label == "ORG" and not others:
        return (label, "acronym" if surface.isupper() and surface.isalpha() else "word")
    if label == "ORG":
        return (label, first.lower())
    if label == "LOC":
        vowel = unicodedata.normalize("NFD", first)[0].lower() in "aeiouh"
        return (label, ("lower" if first.islower() else "vowel" if vowel else "") + str(min(len(others), 3)))
    return (label, ("upper" if surface.isupper() else "") + str(min(len(others), 3)))


def renamed(text: Annotated, pool: Pool, chance: random.Random, share: float) -> Annotated:
    """The text with some of its names exchanged, the same name always for the same."""
    exchanged: dict[tuple[str, str], str] = {}
    for name in text.names:
        surface = text.text[name.start:name.end]
        if (name.label, surface) not in exchanged:
            other = pool.another(name.label, surface, chance) if chance.random() < share else surface
            exchanged[name.label, surface] = other
    parts: list[str] = []
    names: list[Name] = []
    position = length = 0
    for name in text.names:
        if name.start < position:
            continue
        before = text.text[position:name.start]
        new = exchanged[name.label, text.text[name.start:name.end]]
        parts += [before, new]
        length += len(before)
        names.append(Name(name.label, length, length + len(new)))
        length += len(new)
        position = name.end
    parts.append(text.text[position:])
    return Annotated(text.source, "".join(parts), tuple(names))


def disturbed(text: Annotated, chance: random.Random) -> Annotated:
    """The text with other case, accents, apostrophes, line breaks and scanning; every length stays."""
    characters = list(text.text)
    draw = chance.random()
    if draw < 0.25:
        _capitalise(characters, text.text, chance)
    if chance.random() < 0.04:
        _capitalise_all(characters, plain=chance.random() < 0.5)
    if chance.random() < 0.3:
        _exchange(characters, *chance.choice([("'", "’"), ("’", "'")]), 1.0, chance)
    draw = chance.random()
    if draw < 0.15:
        _join_lines(characters, text.text, chance)
    elif draw < 0.30:
        _break_lines(characters, chance.randint(50, 110))
    if chance.random() < 0.08:
        rate = chance.choice([0.01, 0.03])
        for before, after in _CONFUSED.items():
            if len(before) == len(after):
                _exchange(characters, before, after, rate, chance)
    if chance.random() < 0.05:
        characters = list(_plain("".join(characters)))
    return Annotated(text.source, "".join(characters), text.names)


def _capitalise(characters: list[str], text: str, chance: random.Random) -> None:
    """Put some short lines in capitals, as headings are."""
    for line in _LINE.finditer(text):
        if len(line.group()) < 120 and chance.random() < 0.25:
            _upper(characters, line.start(), line.end(), plain=chance.random() < 0.3)


def _capitalise_all(characters: list[str], *, plain: bool) -> None:
    _upper(characters, 0, len(characters), plain=plain)


def _upper(characters: list[str], start: int, end: int, *, plain: bool) -> None:
    for index in range(start, end):
        upper = characters[index].upper()
        if len(upper) == 1:
            characters[index] = _plain(upper) if plain else upper


def _plain(text: str) -> str:
    """The text without accents, character for character."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)


def _exchange(characters: list[str], before: str, after: str, rate: float, chance: random.Random) -> None:
    for index, char in enumerate(characters):
        if char == before and (rate >= 1 or chance.random() < rate):
            characters[index] = after


def _join_lines(characters: list[str], text: str, chance: random.Random) -> None:
    """Lose single line breaks, as conversions do."""
    rate = chance.choice([0.3, 1.0])
    for match in re.finditer(r"(?<=[^\n])\n(?=[^\n])", text):
        if chance.random() < rate:
            characters[match.start()] = " "


def _break_lines(characters: list[str], width: int) -> None:
    column = 0
    for index, char in enumerate(characters):
        column = 0 if char == "\n" else column + 1
        if char == " " and column >= width:
            characters[index] = "\n"
            column = 0


def shuffled(texts: Sequence[Annotated], chance: random.Random) -> list[Annotated]:
    """The texts in another order."""
    return chance.sample(texts, len(texts))
