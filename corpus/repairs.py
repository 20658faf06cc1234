"""One job: undo what optical character recognition misread, where the right reading is certain. Each is noted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from functools import lru_cache

from corpus.edits import Draft, Edit

_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre")
_PLAIN_MONTHS = frozenset({"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
                           "octobre", "novembre", "decembre"})
# The first character comes first, what may stand before it second: so the search skips the rest of a text fast.
_DATE = re.compile(r"(?P<day>[\dOIl](?<!\w.)(?:(?<=\d)[\dOIl]?|(?<=1)er|(?<=[OIl])\d)) (?P<month>[A-Za-zÀ-ÿ01|]{3,12}) "
                   r"(?P<year>(?:[1Il]9|2[0O])[\dOIl]{2})(?!\w)")
_AS_LETTERS = str.maketrans("I10", "llo")
_AS_DIGITS = str.maketrans("OIl", "011")
_ELISION = re.compile(r"[1|Ic](?<![\w|'’].)(?:(?<=c)(l)|(?<!c))(?=['’][aeiouyhàâéèêîôûœAEIOUYHÀÂÉÈÊÎÔÛŒ])")
_SUSPECT = re.compile(r"[a-zà-ÿ][I01]|[I1][a-zà-ÿ]|rn|[A-ZÀ-Þ][01l]")
_SHOUTED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ01l]*+")
_FEWEST_CAPITALS = 5
_WORD = re.compile(r"[^\W_]+")

# Frequent words of the field, in which the letters that are misread (l, m, o) occur.
_WORDS_LIST = """
    Hlm le la les leur leurs lui loi lois logement logements locataire locataires lutte luttes
    il ils elle elles social sociale sociaux sociales syndical syndicale syndicat syndicats salarié salariés salaire
    salaires travail travailleur travailleurs travailleuses national nationale nationaux union unions fédération
    général générale communiqué communiqués mouvement mouvements gouvernement ministre ministère emploi emplois
    solidarité mobilisation manifestation égalité liberté retraite retraites public publics publique publiques
    service services collectif collective collectifs école écoles personnel personnels local locale locaux locales
    direction contact presse place plan mais même mêmes nombre nombreux comme comment commun commune communes
    comité membre membres nommé demande demandes président présidente secrétaire délégué déléguée
"""
_WORDS = frozenset(_WORDS_LIST.split())
# One shape for what recognition confuses: strokes for i, l, r, n, m, u; a ring for o and 0.
_STROKES = str.maketrans({"m": "iii", "n": "ii", "u": "ii", "r": "i", "l": "i", "1": "i", "|": "i", "0": "o", "t": "t"})


def repair_recognition(draft: Draft) -> Draft:
    """The draft with misread months, elisions and words repaired, where only one reading is possible."""
    draft = draft.edited(_month_edits(draft.text))
    draft = draft.edited(_elision_edits(draft.text))
    return draft.edited(_word_edits(draft.text))


def _month_edits(text: str) -> Iterator[Edit]:
    for match in _DATE.finditer(text):
        month = _month(match["month"])
        named = month is not None or _is_month(match["month"])
        if named and not match["day"].startswith("1er"):
            yield Edit(*match.span("day"), _digits(match["day"]), "ocr")
        if month is not None:
            yield Edit(*match.span("month"), _cased(month, match["month"]), "ocr")
        if named:
            yield Edit(*match.span("year"), _digits(match["year"]), "ocr")


def _digits(number: str) -> str:
    return number.translate(_AS_DIGITS)


@lru_cache(maxsize=4096)
def _is_month(word: str) -> bool:
    return _plain(word) in _PLAIN_MONTHS


@lru_cache(maxsize=4096)
def _month(word: str) -> str | None:
    """The month that `word` misspells, between a day and a year; None for a month well spelt or another word."""
    plain = _plain(word)
    if _is_month(word):
        return None
    shaped = [month for month in _MONTHS if _shape(month) == _shape(word)]
    near = [month for month in _MONTHS if len(month) > 5 and _one_slip(plain, _plain(month))]
    found = shaped or near
    return found[0] if len(found) == 1 else None


def _plain(word: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFD", word.lower())
                   if not unicodedata.combining(character))


def _shape(word: str) -> str:
    return _plain(word).translate(_STROKES)


def _one_slip(first: str, second: str) -> bool:
    """Whether one letter more, less or other makes `second` of `first`."""
    if abs(len(first) - len(second)) > 1:
        return False
    head = 0
    while head < min(len(first), len(second)) and first[head] == second[head]:
        head += 1
    rests = first[head:], second[head:]
    return rests[0][1:] == rests[1][1:] or rests[0][1:] == rests[1] or rests[0] == rests[1][1:]


def _cased(word: str, pattern: str) -> str:
    if pattern.isupper():
        return word.upper()
    return word.capitalize() if pattern[0].isupper() and pattern[0] != "I" else word


_PLAIN_WORDS = frozenset(map(_plain, _WORDS))


def _elision_edits(text: str) -> Iterator[Edit]:
    for match in _ELISION.finditer(text):
        yield Edit(match.start(), match.end(), "d" if match.group(1) else "l", "ocr")


def _word_edits(text: str) -> Iterator[Edit]:
    words = frozenset(_WORD.findall(text))
    certain = _certain_readings(words)
    if not certain:
        return
    for match in _WORD.finditer(text):
        if match.group() in certain:
            yield Edit(match.start(), match.end(), certain[match.group()], "ocr")


def _certain_readings(words: Set[str]) -> dict[str, str]:
    """Misread word → what it was, for those of `words` that can only be read as a known or attested word."""
    suspects = [word for word in words if len(word) <= 40 and word not in _WORDS and _SUSPECT.search(word)]
    readings = [(word, reading) for word in suspects for reading in _readings(word) if reading != word]
    if not readings:
        return {}
    attested = frozenset(word for word in words if word.isalpha() and (word.islower() or word.istitle()))
    return {word: reading for word, reading in readings if _is_known(reading, attested)}


def _shouted_readings(word: str) -> tuple[str, ...]:
    """What a word in capitals may have been ("C0MMUNlQUÉ"): a frequent one only, and no short one, as "A10" is."""
    if len(word) < _FEWEST_CAPITALS or sum(map(str.isupper, word)) * 2 < len(word):
        return ()
    zero = word.replace("0", "O")
    read = {zero.replace("1", stroke).replace("l", stroke) for stroke in "IL"}
    return tuple(sorted(one for one in read if _plain(one) in _PLAIN_WORDS))


def _is_known(word: str, attested: Set[str]) -> bool:
    lower = word.lower()
    if word.isupper() and len(word) >= _FEWEST_CAPITALS:
        return _plain(word) in _PLAIN_WORDS
    return word in _WORDS or word in attested or (word.istitle() and (lower in _WORDS or lower in attested))


def _readings(word: str) -> tuple[str, ...]:
    """What a misread word may have been, the likeliest last. Words of digits alone are left."""
    if _SHOUTED.fullmatch(word):
        return _shouted_readings(word)
    if word.isupper() or not any(character.islower() for character in word):
        return ()
    if "rn" in word:
        # "rn" is good French: only a word known here may be read in its place.
        joined = word.replace("rn", "m")
        return (joined,) if joined.lower() in _WORDS else ()
    # A digit at the head is a number ("1a", "1er"); inside a word it is a misread letter.
    inner = word[0] + word[1:].translate(_AS_LETTERS)
    return (inner.replace("I", "l"), inner)
