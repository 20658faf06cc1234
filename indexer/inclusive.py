"""French gender-inclusive spellings: their masculine base. Knows words only, neither queries nor engines."""

from __future__ import annotations

import re
from functools import lru_cache

# Feminine and plural endings as they are written after a separator ("salarié·e·s", "direct·rice").
_SUFFIX_LIST = """
    e s es ne nes le les te tes se ses ve ves fe fes re rices rice trice trices euse euses eure eures
    ère ères ere eres ière ières iere ieres ienne iennes enne ennes onne onnes esse esses ée ées ice ices
    elle elles ale ales aine aines ante antes ente entes
"""
SUFFIXES = frozenset(_SUFFIX_LIST.split())

# After "-" an ending may also be a pronoun ("dit-elle", "prends-les"): these never count there.
PRONOUNS = frozenset({"elle", "elles", "le", "les", "te", "se", "tes", "ses"})

# After "/" only endings that are no words of their own ("et/ou", "un/une", "travailleurs/euses").
SLASHED = SUFFIXES - {"le", "les", "te", "tes", "se", "ses", "elle", "elles", "s", "re"}

# "salariéEs", "étudiantEs", "chômeurEs": a capital ending glued to the word.
_CAPITAL = re.compile(r"E[sS]?\Z")

# Masculine of a feminine noun or adjective that names people: (ending, replacement, least length).
_FEMININE = (
    ("trice", "teur", 8), ("euse", "eur", 7), ("eure", "eur", 7), ("ière", "ier", 7), ("ienne", "ien", 8),
    ("ante", "ant", 8), ("ente", "ent", 9), ("ée", "é", 5), ("enne", "en", 7),
    ("elle", "el", 9), ("ive", "if", 7), ("onne", "on", 7), ("ère", "er", 6),
)


def is_suffix(ending: str, separator: str) -> bool:
    """Whether `ending` (lower case) after `separator` is an inclusive ending and no word of its own."""
    if separator in "-\u2010\u2011\u2012":
        return ending in SUFFIXES and ending not in PRONOUNS
    if separator == "/":
        return ending in SLASHED
    return ending in SUFFIXES


def capital_base(word: str) -> str | None:
    """The word before a glued capital ending ("salariéEs" → "salarié"), or None."""
    found = _CAPITAL.search(word)
    if found is None or found.start() < 3 or not word[found.start() - 1].islower():
        return None
    return word[:found.start()]


def masculine(base: str, endings: tuple[str, ...]) -> str:
    """The masculine form, plural where an ending says so ("salarié", ("e", "s") → "salariés")."""
    plural = endings[-1].endswith("s") and endings[-1] != "ès"
    return base + "s" if plural and not base.endswith(("s", "x")) else base


def singular(form: str) -> str:
    """The masculine singular of a masculine form ("travailleurs" → "travailleur", "principaux" stays)."""
    return form[:-1] if len(form) > 3 and form.endswith("s") and not form.endswith("ss") else form


@lru_cache(maxsize=1 << 16)
def inclusive_key(lemma: str) -> str:
    """The masculine base that all spellings of a word for people share ("travailleuse" → "travailleur")."""
    word = singular(lemma)
    for ending, replacement, least in _FEMININE:
        if len(word) >= least and word.endswith(ending):
            return word[:-len(ending)] + replacement
    return word
