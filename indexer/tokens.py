"""Words of a French text with their offsets, for index, query and passages. Knows no lemma and no engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache, partial
from typing import NamedTuple

from corpus.folding import fold_letters
from indexer import inclusive


class Kind(Enum):
    """How a word is written; the unusual kinds have variants that mean the same."""

    PLAIN = "plain"
    ELIDED = "elided"
    JOINED = "joined"
    INCLUSIVE = "inclusive"
    NUMBER = "number"
    ACRONYM = "acronym"
    URL = "url"

    # `Enum` hashes in Python, and every word of every statement asks.
    __hash__ = object.__hash__


class Word(NamedTuple):
    """A word text[start:end]. `form` is its lower-case spelling with marks made uniform.

    `base` is the spelling that lemmas are looked up by ("salarié·e·s" → "salariés", "C.G.T." →
    "cgt", "504 000" → "504000"). `parts` are the words inside a joined one, at positions of their own.
    """

    start: int
    end: int
    form: str
    base: str
    kind: Kind = Kind.PLAIN
    parts: tuple[Word, ...] = ()


APOSTROPHES = "'\u2019\u2018\u00b4`\u02bc\u2032\uff07"
HYPHENS = "-\u2010\u2011\u2012\u2212"
DOTS = "\u00b7\u2022\u2219\u22c5\u2027\u30fb"
SPACES = "\u00a0\u202f\u2009\u2007"
# A word of six values: `Word` itself would run Python code for every word of a statement.
_word = partial(tuple.__new__, Word)
# A joined word is cut after this many parts, so that hostile input stays linear.
_MOST_PARTS = 8

_ATOM = re.compile(r"[^\W_][\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*")
_PIECE = re.compile(r"[^\W_][^_]*")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
# A word ends before these; before full stops and parentheses only when more than the mark stands between.
_CLOSING = frozenset(" \n\t\u00a0\u202f,;!?\u2026\"\u00bb\u201d")
_STOPPING = frozenset(".)")
_LINE_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*\Z")
_ELIDED = frozenset({"l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})
_UNIFORM = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-") | dict.fromkeys(SPACES, " "))


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without accents, ligatures, invisible characters; apostrophes and hyphens made uniform."""
    if text.isascii():
        return text.lower()
    # Letters of other alphabets may be written with an apostrophe in Latin ones.
    return fold_letters(_INVISIBLE.sub("", text.translate(_UNIFORM))).translate(_UNIFORM)


@lru_cache(maxsize=1 << 16)
def form_of(text: str) -> str:
    """The lower-case form with its accents: composed (NFC), marks made uniform, nothing invisible."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text).translate(_UNIFORM)).lower()


def tokenise(text: str) -> Iterator[Word]:
    """The words of `text` in order; any string is accepted, in linear time."""
    return (word or _single(text, start, end) for start, end, word in places(text))


def places(text: str) -> Iterator[tuple[int, int, Word | None]]:
    """Where the words of `text` stand, in order; None for a word of one atom, which `reading` tells by its text."""
    atoms = _atoms(text)
    count = len(atoms)
    index = 0
    while index < count:
        start, end = atoms[index]
        mark = text[end:end + 1]
        if index + 1 == count or (
                not text[start].isdecimal()
                and (mark in _CLOSING or (mark in _STOPPING and atoms[index + 1][0] - end > 1))):
            yield start, end, None
            index += 1
        elif mark in APOSTROPHES and text[start:end].lower() in _ELIDED:
            form = form_of(text[start:end]) + "'"
            yield start, end + 1, Word(start, end + 1, form, form, Kind.ELIDED)
            index += 1
        else:
            word, used = _composed(text, atoms, index)
            yield word.start, word.end, word
            index += used


def placed(words: Iterator[Word]) -> Iterator[tuple[int, Word]]:
    """Each word with its position; a joined word stands where its first part does, then its parts follow."""
    position = 0
    for word in words:
        yield position, word
        for offset, part in enumerate(word.parts):
            yield position + offset, part
        position += len(word.parts) or 1


def _atoms(text: str) -> list[tuple[int, int]]:
    atoms = [found.span() for found in _ATOM.finditer(text)]
    if "_" not in text:
        return atoms
    return [(start + piece.start(), start + piece.end())
            for start, end in atoms for piece in _PIECE.finditer(text[start:end])]


def _single(text: str, start: int, end: int) -> Word:
    return _word((start, end, *reading(text[start:end])))


@lru_cache(maxsize=1 << 16)
def reading(written: str) -> tuple[str, str, Kind, tuple[Word, ...]]:
    """All that a word of one atom is, but for its place."""
    if "E" in written and (base := inclusive.capital_base(written)) is not None:
        ending = form_of(written[len(base):])
        form = form_of(base)
        return f"{form}·{ending}", inclusive.masculine(form, (ending,)), Kind.INCLUSIVE, ()
    form = form_of(written)
    return form, form, Kind.PLAIN, ()


def _composed(text: str, atoms: list[tuple[int, int]], index: int) -> tuple[Word, int]:
    """The word of several atoms that begins at `index`, and how many atoms it takes (at least one)."""
    for reader in (_url, _acronym, _number, _inclusive, _joined):
        found = reader(text, atoms, index)
        if found is not None:
            return found
    return _single(text, *atoms[index]), 1


def _gap(text: str, atoms: list[tuple[int, int]], index: int) -> str:
    """What stands between the atom at `index` and the next ("" at the end)."""
    if index + 1 >= len(atoms):
        return ""
    return text[atoms[index][1]:atoms[index + 1][0]]


def _url(text: str, atoms: list[tuple[int, int]], index: int) -> tuple[Word, int] | None:
    start, end = atoms[index]
    head, gap = text[start:end].lower(), _gap(text, atoms, index)
    is_address = gap.startswith("://") if head in {"http", "https", "ftp"} else head == "www" and gap == "."
    if not is_address:
        return None
    last = index
    while last + 1 < len(atoms) and last - index < 40:
        between = _gap(text, atoms, last)
        if any(mark.isspace() or mark in "<>()[]«»\"," for mark in between):
            break
        last += 1
    inner = [_single(text, *atom) for atom in atoms[index:last + 1]]
    form = form_of(text[start:atoms[last][1]])
    base = form.split("://")[-1].removeprefix("www.")
    return Word(start, atoms[last][1], form, base, Kind.URL, tuple(inner)), last + 1 - index


def _acronym(text: str, atoms: list[tuple[int, int]], index: int) -> tuple[Word, int] | None:
    last = index
    while _gap(text, atoms, last) == "." and last - index < _MOST_PARTS and _is_capital(text, atoms[last]):
        last += 1
    if not _is_capital(text, atoms[last]):
        last -= 1
    if last <= index:
        return None
    start, end = atoms[index][0], atoms[last][1]
    form = form_of(text[start:end])
    end += text[end:end + 1] == "."
    return Word(start, end, form, form.replace(".", ""), Kind.ACRONYM), last + 1 - index


def _is_capital(text: str, atom: tuple[int, int]) -> bool:
    return atom[1] - atom[0] == 1 and text[atom[0]].isupper()


def _number(text: str, atoms: list[tuple[int, int]], index: int) -> tuple[Word, int] | None:
    start, end = atoms[index]
    if not text[start:end].isdecimal():
        return None
    last = index
    while end - start <= 3 and last - index < _MOST_PARTS:
        gap, following = _gap(text, atoms, last), atoms[last + 1] if last + 1 < len(atoms) else (0, 0)
        digits = text[slice(*following)]
        if len(gap) != 1 or gap not in SPACES + " ." or len(digits) != 3 or not digits.isdecimal():
            break
        last += 1
    if last == index:
        return _decimal(text, atoms, index)
    base = "".join(text[slice(*atom)] for atom in atoms[index:last + 1])
    inner = atoms[last][1]
    return Word(start, inner, form_of(text[start:inner]), base, Kind.NUMBER), last + 1 - index


def _decimal(text: str, atoms: list[tuple[int, int]], index: int) -> tuple[Word, int] | None:
    gap = _gap(text, atoms, index)
    if gap not in {",", "."} or not text[slice(*atoms[index + 1])].isdecimal():
        return None
    start, end = atoms[index][0], atoms[index + 1][1]
    return Word(start, end, form_of(text[start:end]), text[start:end].replace(".", ","), Kind.NUMBER), 2


def _inclusive(text: str, atoms: list[tuple[int, int]], index: int) -> tuple[Word, int] | None:
    start, end = atoms[index]
    if end - start < 2 or not text[end - 1].isalpha():
        return None
    endings: list[str] = []
    last, stop = index, end
    while len(endings) < 4 and last + 1 < len(atoms):
        gap = _gap(text, atoms, last).lstrip(")")
        written = text[slice(*atoms[last + 1])]
        ending = form_of(written)
        small = written.islower() or text[start:end].isupper()
        if not small or not _continues(gap, ending, closing=bool(endings)):
            break
        last, stop = last + 1, atoms[last + 1][1]
        endings.append(ending)
    if not endings:
        return None
    stop += text[stop:stop + 1] == ")" and "(" in text[end:stop]
    form = form_of(text[start:end])
    base = inclusive.masculine(form, tuple(endings))
    return Word(start, stop, "·".join([form, *endings]), base, Kind.INCLUSIVE), last + 1 - index


def _continues(gap: str, ending: str, *, closing: bool) -> bool:
    if gap == "":
        return closing and ending == "s"
    return len(gap) == 1 and gap in f"{DOTS}.({HYPHENS}/" and inclusive.is_suffix(ending, gap)


def _joined(text: str, atoms: list[tuple[int, int]], index: int) -> tuple[Word, int] | None:
    last = index
    while last + 1 - index < _MOST_PARTS and _joins(_gap(text, atoms, last)):
        last += 1
    if last == index:
        return None
    start, end = atoms[index][0], atoms[last][1]
    parts = tuple(_single(text, *atom) for atom in atoms[index:last + 1])
    form = "-".join(part.form for part in parts)
    if last == index + 1 and text[atoms[index][1]] in APOSTROPHES:
        form = "'".join(part.form for part in parts)
    return Word(start, end, form, form, Kind.JOINED, parts), last + 1 - index


def _joins(gap: str) -> bool:
    if len(gap) == 1:
        return gap in HYPHENS or gap in APOSTROPHES or gap in DOTS or gap == "&"
    return bool(gap) and gap[0] in HYPHENS and len(gap) < 8 and _LINE_BREAK.match(gap, 1) is not None
