"""Where in a text a wanted word may stand, so that few words need a judgement. It judges none and knows no index.

A pattern finds too much rather than too little: the beginning of each wanted term at the beginning of a word,
in any case and with any accent, OCR confusions included; and every letter that French does not use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from indexer.inclusive import inclusive_key
from indexer.ladder import Wanted
from indexer.lemmalist import LemmaList
from indexer.terms import ORDINAL_WORDS
from indexer.tokens import APOSTROPHES, DOTS, HYPHENS, SPACES, fold

# What is read as one: characters without space, and what goes on behind a digit, hyphen or apostrophe.
_CHUNK = re.compile(rf"\S+(?:(?<=[\d{re.escape(HYPHENS + APOSTROPHES)}])\s+\S+)*")
_GOES_ON = frozenset(HYPHENS + APOSTROPHES)
_LETTERS = {letter: letter + accented for letter, accented in zip(
    "abcdefghijklmnopqrstuvwxyz",
    ("àâä", "", "ç", "", "éèêë", "", "", "", "îï", "", "", "", "", "", "ôö", "", "", "", "", "", "ùûü", "", "", "",
     "ÿ", ""), strict=True)}
# What a letter may be misread as; "m" and "w" are misread as two letters.
_MISREAD = {"l": "I1", "i": "l", "o": "0"}
_MISREAD_PAIRS = {"m": "rn", "w": "vv"}
# Between letters of a word: a mark that joins, at most with a line break behind it.
_JOIN = r"\W{0,8}"
_PUNCTUATION = APOSTROPHES + HYPHENS + DOTS + SPACES + "«»°§–—…“”„€"
_STRANGE = re.compile("[^\\x00-\\x7f{}{}]".format(
    "".join(letters + letters.upper() for letters in _LETTERS.values()), re.escape(_PUNCTUATION)))
_SPECIAL = {"": _CHUNK, "0": re.compile(r"\d")}
_SPELLED = re.compile(r"[a-z]+(?:[-'.&][a-z]+)*")
_NOT_LETTER = re.compile(r"[^a-z]")
_RUNG_MARKS = "=~:-#?"
_LONGEST = 8
# How many of its last letters a masculine does not share with its feminine ("acteur", "actrice"), by its ending.
_UNSHARED = (("teur", 3), ("eur", 1), ("if", 1))
# With more patterns than this, to read the whole text is as quick.
_MOST_PATTERNS = 60


class Candidates:
    """The places of a text that one query has to look at."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._terms = {term for one in wanted for terms in one.positions for term in terms}
        fuzzy = [one for one in wanted if one.fuzzy]
        self._near = [_halves(one.fuzzy) for one in fuzzy if one.edits == 1 and _is_splittable(one.fuzzy)]
        spelled = [*self._terms, *(one.prefix for one in wanted if one.prefix)]
        if any(term.startswith("#") for term in self._terms):
            spelled.extend(ORDINAL_WORDS)
        self._stems = {*map(_stem, spelled), *(head for head, _ in self._near)}
        if len(self._near) < len(fuzzy):
            self._stems.add("")
        self._always = [_STRANGE, *(_pattern(tail, anchored=False) for _, tail in self._near)]
        self._patterns = self._finding(self._stems)

    def chunks(self, text: str, lemmas: LemmaList) -> list[tuple[int, str]]:
        """The chunks of the text in which a wanted word may stand, each with its start."""
        forms = self._forms(lemmas)
        patterns = self._finding(self._stems.union(map(_stem, forms))) if forms else self._patterns
        if _CHUNK in patterns or len(patterns) > _MOST_PATTERNS:
            return list(every_chunk(text))
        return list(_around(text, _places(text, patterns)))

    def _finding(self, stems: Iterable[str]) -> list[re.Pattern[str]]:
        """What finds all that begins with one of the stems; a longer stem adds nothing to a shorter one."""
        kept: list[str] = []
        for stem in sorted(stems):
            if not kept or not stem.startswith(kept[-1]):
                kept.append(stem)
        return [*self._always, *(_pattern(stem, anchored=True) for stem in kept)]

    def _forms(self, lemmas: LemmaList) -> set[str]:
        """The forms whose lemmas are wanted: they may begin as no term does ("vont" for "aller")."""
        lines = {lemmas.around(place) for place in _places(lemmas.written, self._patterns)}
        return {form for form, found in lines if any(map(self._is_wanted, found.split()))}

    def _is_wanted(self, lemma: str) -> bool:
        folded = fold(lemma)
        return (lemma in self._terms or ":" + fold(inclusive_key(lemma)) in self._terms
                or any(folded.startswith(head) or tail in folded for head, tail in self._near))


def _places(text: str, patterns: Iterable[re.Pattern[str]]) -> list[int]:
    return sorted({found.start() for pattern in patterns for found in pattern.finditer(text)})


def every_chunk(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """All that is read as one, with its start."""
    for found in _CHUNK.finditer(text, start, len(text) if end is None else end):
        yield found.start(), found.group()


def _around(text: str, places: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The chunks that hold the places, each once."""
    end = 0
    for place in places:
        if place < end or text[place].isspace():
            continue
        found = _CHUNK.match(text, _chunk_start(text, place, end))
        if found is not None:
            end = found.end()
            yield found.start(), found.group()


def _chunk_start(text: str, place: int, least: int) -> int:
    """Where the chunk of a place begins; `least` is the end of a chunk before it, or 0."""
    while place > least:
        if not text[place - 1].isspace():
            place -= 1
            continue
        stop = place - 1
        while stop > least and text[stop - 1].isspace():
            stop -= 1
        if stop == least or not (text[stop - 1] in _GOES_ON or text[stop - 1].isdecimal()):
            break
        place = stop
    return place


@lru_cache(maxsize=1 << 13)
def _stem(spelled: str) -> str:
    """The letters that every word with this form or term begins with.

    "0" stands for a digit anywhere, "" for no way to tell.
    """
    spelled = spelled.lstrip(_RUNG_MARKS)
    if any(map(str.isdecimal, spelled)):
        return "0"
    found = _SPELLED.match(fold(spelled))
    if found is None:
        return ""
    letters = _NOT_LETTER.sub("", found.group())
    unshared = next((count for ending, count in _UNSHARED if letters.endswith(ending)), 0)
    # An inclusive word has the plural of its base at its own end ("né·e·s").
    stem = letters[:-unshared] if unshared else letters.removesuffix("s") or letters
    return stem[:_LONGEST] or letters


def _is_splittable(fuzzy: str) -> bool:
    return fuzzy.isascii() and fuzzy.isalpha() and len(fuzzy) > 4


def _halves(fuzzy: str) -> tuple[str, str]:
    """A beginning and an end of which one edit, were it a swap between them, leaves one as it is."""
    middle = (len(fuzzy) - 1) // 2
    return fuzzy[:middle], fuzzy[middle + 1:].removesuffix("s")


@lru_cache(maxsize=1 << 12)
def _pattern(letters: str, *, anchored: bool) -> re.Pattern[str]:
    """What finds the words of a stem, or where not anchored, these letters anywhere."""
    if letters in _SPECIAL:
        return _SPECIAL[letters]
    first, pair = letters[0], _MISREAD_PAIRS.get(letters[0])
    begin = rf"[{_class(first)}{pair[0] if pair else ''}]"
    # The first letter goes first, so that the search leaps from one to the next.
    begin += r"(?<![^\W_].)" if anchored else ""
    rest = rf"(?:(?<=[{_class(first)}])|{pair[1]})" if pair else ""
    rest += "".join(_JOIN + _letter(letter) for letter in letters[1:])
    # The rest is looked at only: a word may begin within what looks like another.
    return re.compile(f"{begin}(?={rest})")


def _letter(letter: str) -> str:
    pair = _MISREAD_PAIRS.get(letter)
    return rf"(?:[{_class(letter)}]|{pair})" if pair else rf"[{_class(letter)}]"


def _class(letter: str) -> str:
    return _LETTERS[letter] + _LETTERS[letter].upper() + _MISREAD.get(letter, "")
