"""Folding of names: lower case, no accents, one space between words. Knows nothing of what a name names."""

from __future__ import annotations

import re

from corpus.folding import fold_letters
from corpus.memory import remembered

_SEPARATORS = re.compile(r"[\W_]+")


@remembered
def fold_name(name: str) -> str:
    """The name in lower case without accents; every mark between words is one space."""
    return _SEPARATORS.sub(" ", fold_letters(name.replace("\u00ad", ""))).strip()
