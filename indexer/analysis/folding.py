"""Folding of names: lower case, no accents, one space between words. Knows nothing of what a name names."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[\W_]+")


def fold_name(name: str) -> str:
    """The name in lower case without accents; every mark between words is one space."""
    return _SEPARATORS.sub(" ", fold_letters(name)).strip()


def fold_letters(name: str) -> str:
    """The name in lower case without accents or ligatures, marks kept."""
    if name.isascii():
        return name.lower()
    text = unicodedata.normalize("NFKD", name.replace("\u00ad", ""))
    text = "".join(char for char in text if not unicodedata.combining(char)).lower()
    return text.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
