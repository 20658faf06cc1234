"""One organisation, many spellings: keys, acronyms and display forms. Knows nothing of who speaks in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from corpus.folding import fold_letters
from corpus.memory import remembered
from indexer.analysis import gazetteers

_ARTICLE = re.compile(r"^(?:(?:la|le|les|du|des|de la|de l['’]|l['’]|d['’]|au|aux)\s*(?<=[\s'’]))+", re.IGNORECASE)
_POINTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.\s?){1,11}[^\W\d_](?:\.|(?![^\W_]))")
_SEPARATORS = re.compile(r"[\W_]+")
_OCR_HLM = re.compile(r"\bH[Il1|]m\b")
_FUNCTION_WORDS = frozenset({
    "de", "des", "du", "la", "le", "les", "l", "d", "et", "à", "a", "au", "aux", "en", "pour", "par", "sur", "dans",
    "un", "une", "ses", "leur", "leurs", "ou", "the", "of", "and", "for"})
_PAIR_AFTER = re.compile(r"\(\s*([^\W\d_](?:[\w.&'’-]|\s(?=[\w&])){1,28})\s*[),;]")
_PARTS = re.compile(r"(['-])")
_LONGEST_NAME = 160
_WORDS = re.compile(r"[^\W_]+(?:[.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class AcronymPair:
    """An acronym that a text explains: the spans of both, and both as written."""

    acronym: str
    name: str
    acronym_start: int
    acronym_end: int
    name_start: int
    name_end: int


def undo_points(name: str) -> str:
    """The name with pointed acronyms closed up: "C.G.T." → "CGT"."""
    return _POINTED.sub(lambda match: re.sub(r"[.\s]", "", match.group()), name)


def repair_ocr(name: str) -> str:
    """The name with the OCR confusion of capital I and small l undone in "Hlm"."""
    return _OCR_HLM.sub("Hlm", name)


@remembered
def organisation_key(name: str) -> str:
    """One key for every spelling of one written name: no article, points, accents, case, or OCR noise."""
    text = undo_points(repair_ocr(name.strip()))
    text = fold_letters(text)
    stripped = _ARTICLE.sub("", text)
    return _SEPARATORS.sub(" ", stripped or text).strip()


def _without_article(name: str) -> str:
    """The name without a small article before it; an article with a capital is part of the name."""
    match = _ARTICLE.match(name)
    return name[match.end():] if match and match.group().islower() and match.end() < len(name) else name


def organisation_keys(name: str) -> frozenset[str]:
    """The keys of the name and of its other known names, so that acronym and full name meet."""
    bare = _without_article(undo_points(repair_ocr(name)))
    names = {bare, *gazetteers.other_names(bare)}
    return frozenset(organisation_key(one) for one in names)


def known_organisation_keys(key: str) -> tuple[str, ...]:
    """The keys of all names of the known organisation that has this one, the shared first; none where none has it."""
    return _known_keys().get(key, ())


@cache
def _known_keys() -> Mapping[str, tuple[str, ...]]:
    """Each key of a known organisation with all of them; the first organisation of the list wins a shared key."""
    table: dict[str, tuple[str, ...]] = {}
    for known in gazetteers.organisations():
        keys = tuple(dict.fromkeys(key for name in known.names if (key := organisation_key(name)) not in table))
        table |= dict.fromkeys(keys, keys)
    return table


def display_organisation(name: str) -> str:
    """The name as a record shows it: white space, points, OCR noise and shouted capitals undone, one apostrophe."""
    text = _without_article(undo_points(repair_ocr(" ".join(name.replace("\u2019", "'").split()))))
    known = gazetteers.organisation(text)
    if known is not None:
        return known.acronym or known.name
    words = text.split(" ")
    if len(words) > 2 and text.isupper():
        return " ".join(_unshout(word, index) for index, word in enumerate(words))
    return text


def _unshout(word: str, index: int) -> str:
    low = word.lower()
    if index and low in _FUNCTION_WORDS:
        return low
    if gazetteers.organisation(word) is not None:
        return word
    known = gazetteers.accented_heads().get(fold_letters(word))
    if known is not None:
        return known
    parts = _PARTS.split(low)
    return "".join(_unshout_part(part, first=index == 0 and place == 0, elided=place + 1 < len(parts))
                   for place, part in enumerate(parts))


def _unshout_part(part: str, *, first: bool, elided: bool) -> str:
    """A part of a hyphenated or elided word: "d'Occitanie", "Île-de-France"."""
    small = part in _FUNCTION_WORDS and elided and not first
    return part if small else part.capitalize()


def find_pointed(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and closed-up form of each acronym written with points."""
    for match in _POINTED.finditer(text):
        yield match.start(), match.end(), re.sub(r"[.\s]", "", match.group())


def acronym_of(name: str) -> str:
    """The capitals that a full name would be shortened to, function words left out: "CGT"."""
    return "".join(word[0] for word in _split_words(name) if word.lower() not in _FUNCTION_WORDS).upper()


def abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of `acronym` can be read off the words of `name`, in order, first letter first."""
    letters = _plain(acronym)
    words = [_plain(word) for word in _split_words(name)]
    if len(letters) < 2 or not words or sum(len(word) > 3 for word in words) < 2:
        return False
    return words[0][:1] == letters[0] and _reads_off(letters, words)


def _reads_off(letters: str, words: list[str]) -> bool:
    """Whether each word can give a prefix of itself, few words of weight giving nothing."""
    reached = {0: 0}
    for word in words:
        silent = 0 if word in _FUNCTION_WORDS else 1
        following: dict[int, int] = {}
        for place, skipped in reached.items():
            following[place] = min(following.get(place, len(words)), skipped + silent)
            length = 1
            while place + length <= len(letters) and letters[place:place + length] == word[:length]:
                following[place + length] = min(following.get(place + length, len(words)), skipped)
                length += 1
        reached = following
    return reached.get(len(letters), len(words)) <= max(1, len(words) // 3)


def find_pairs(text: str) -> Iterator[AcronymPair]:
    """Every "Full Name (ACRONYM)" and "ACRONYM (Full Name)" of the text, in order."""
    for match in _PAIR_AFTER.finditer(text):
        yield from _name_before(text, match)
    yield from _name_inside(text)


def _name_before(text: str, match: re.Match[str]) -> Iterator[AcronymPair]:
    acronym = match.group(1).strip()
    if not _looks_like_acronym(acronym):
        return
    low = max(match.start() - _LONGEST_NAME, 0)
    low = max(text.rfind("\n\n", low, match.start()) + 2, low)
    words = list(_WORDS.finditer(text, low, match.start()))
    for word in reversed(words[-14:]):
        if not word.group()[0].isupper() or _plain(word.group())[:1] != _plain(acronym)[:1]:
            continue
        name = text[word.start():match.start()].rstrip()
        if any(mark in name for mark in ".;:()!?»«"):
            return
        if abbreviates(acronym, name):
            start = match.start(1)
            yield AcronymPair(acronym, name, start, start + len(acronym), word.start(), word.start() + len(name))
            return


_INSIDE = re.compile(r"(?<![\w-])([^\W\d_][\w.&-]{1,14})\s?\(\s?([^\W\d_][^()\n]{8,140})\)")


def _name_inside(text: str) -> Iterator[AcronymPair]:
    for match in _INSIDE.finditer(text):
        acronym, name = match.group(1), match.group(2).rstrip()
        if _looks_like_acronym(acronym) and name[0].isupper() and abbreviates(acronym, name):
            start = match.start(2)
            yield AcronymPair(acronym, name, match.start(1), match.end(1), start, start + len(name))


def _looks_like_acronym(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return 2 <= len(letters) <= 16 and sum(char.isupper() for char in letters) * 2 > len(letters)


def _split_words(name: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", name) if word]


def _plain(word: str) -> str:
    return "".join(char for char in fold_letters(word) if char.isalpha())
