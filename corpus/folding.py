"""One job: letters in lower case without accents, in whatever alphabet. The only unidecode import. Knows no words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_COMMON_MARKS = re.compile(r"[\u0300-\u036f]+")
# The two that French writes every day are spelled out here, so that a start does not wait for the tables.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def fold_letters(text: str) -> str:
    """The text in lower case without accents or ligatures; letters of other alphabets as Latin ones, marks kept.

    "Łukasz" gives "lukasz", "Œuvre" gives "oeuvre", "Γιώργος" gives "giorgos".
    """
    plain = text.lower()
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFKD", plain.translate(_LIGATURES)).lower()
    plain = _COMMON_MARKS.sub("", plain)
    if plain.isascii():
        return plain
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    if plain.isascii():
        return plain
    return "".join(_latin(mark) if mark > "\x7f" and mark.isalpha() else mark for mark in plain)


@lru_cache(maxsize=4096)
def _latin(letter: str) -> str:
    """The letter in Latin letters, after the tables of Unidecode; itself where they have none."""
    from unidecode import unidecode  # noqa: PLC0415  (few texts need the tables: start-up is a feature)

    return unidecode(letter).lower().strip() or letter
