"""The lemma of a French word of known part of speech: what the treebanks say, else rules, else a dictionary.

Knows nothing of sentences or of spaCy.
"""

from __future__ import annotations

import hashlib
import lzma
import re
import unicodedata
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files

import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from indexer.analysis.inclusive import masculine

TABLE = "model/lemmas.txt.xz"
_FRENCH = "fr"
# Ending of a verb form → endings of the infinitive it may belong to; the first one that is a word wins.
_VERB_ENDINGS = (
    ("issements", ()), ("issant", ("ir",)), ("issent", ("ir",)), ("issait", ("ir",)), ("isse", ("ir",)),
    ("aient", ("er", "re", "ir", "oir")), ("ait", ("er", "re", "ir", "oir")), ("ais", ("er", "re", "ir")),
    ("antes", ("er", "re", "ir")), ("ants", ("er", "re", "ir")), ("ante", ("er", "re", "ir")),
    ("ant", ("er", "re", "ir", "oir")), ("erez", ("er",)), ("erons", ("er",)), ("eront", ("er",)),
    ("erait", ("er",)), ("eraient", ("er",)), ("era", ("er",)), ("erai", ("er",)), ("ra", ("r", "re")),
    ("ront", ("r", "re")), ("rait", ("r", "re")), ("raient", ("r", "re")),
    ("mises", ("mettre",)), ("mise", ("mettre",)), ("mis", ("mettre",)), ("prises", ("prendre",)),
    ("prise", ("prendre",)), ("pris", ("prendre",)), ("ertes", ("rir",)), ("erte", ("rir",)), ("erts", ("rir",)),
    ("ert", ("rir",)), ("eintes", ("eindre",)), ("einte", ("eindre",)), ("eints", ("eindre",)),
    ("eint", ("eindre",)), ("aintes", ("aindre",)), ("ainte", ("aindre",)), ("aint", ("aindre",)),
    ("uites", ("uire",)), ("uite", ("uire",)), ("uits", ("uire",)), ("uit", ("uire",)), ("cluses", ("clure",)),
    ("cluse", ("clure",)), ("clus", ("clure",)), ("ctes", ("ctre",)), ("ites", ("ire",)),
    ("ées", ("er",)), ("ée", ("er",)), ("és", ("er",)), ("é", ("er",)),
    ("ies", ("ir", "ier")), ("ie", ("ir", "ier")), ("is", ("ir", "re")), ("it", ("ir", "re")), ("i", ("ir",)),
    ("ues", ("re", "ir", "oir", "uer")), ("ue", ("re", "ir", "oir", "uer")), ("us", ("re", "ir", "oir")),
    ("u", ("re", "ir", "oir")), ("assent", ("er",)), ("èrent", ("er",)), ("ent", ("er", "re", "ir")),
    ("ons", ("er", "re", "ir")), ("ez", ("er", "re", "ir")), ("es", ("er",)), ("e", ("er", "ir")),
    ("ai", ("er",)), ("as", ("er",)), ("a", ("er",)), ("t", ("re", "tir", "dre")), ("s", ("re", "dre", "tir")),
)
# Ending of a feminine or plural adjective or noun → endings of its masculine singular.
_NOMINAL_ENDINGS = (
    ("trices", ("teur",)), ("trice", ("teur",)), ("euses", ("eur", "eux")), ("euse", ("eur", "eux")),
    ("elles", ("el", "eau")), ("elle", ("el", "eau")), ("iennes", ("ien",)), ("ienne", ("ien",)),
    ("onnes", ("on",)), ("onne", ("on",)), ("ères", ("er",)), ("ère", ("er",)), ("ives", ("if",)), ("ive", ("if",)),
    ("ettes", ("et",)), ("ette", ("et",)), ("ètes", ("et",)), ("ète", ("et",)),
    ("aux", ("al", "ail", "au")), ("eaux", ("eau",)), ("ées", ("é",)), ("ée", ("é",)), ("es", ("", "e")),
    ("s", ("",)), ("x", ("",)), ("e", ("",)),
)
_INFINITIVE = re.compile(r".*(?:er|ir|re|oir)$")
_POINTS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?")
_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘´ʼ`", "'") | {"\u00ad": "", "‑": "-", "‐": "-"})
_ACCENTS = str.maketrans("àâäçéèêëîïôöùûüÿ", "aaaceeeeiioouuuy", "\u0301") | {ord("œ"): "oe", ord("æ"): "ae"}


class Lemmas:
    """The learned table and what is tried after it. Give `table` as (form, part of speech) → lemma."""

    def __init__(self, table: dict[tuple[str, str], str], fingerprint: str) -> None:
        self._table = table
        self.fingerprint = fingerprint
        self.lemma = lru_cache(maxsize=100_000)(self._lemma)

    @classmethod
    def load(cls) -> Lemmas:
        """The table that ships."""
        packed = files("indexer.analysis").joinpath(TABLE).read_bytes()
        rows = (line.split("\t") for line in lzma.decompress(packed).decode("utf-8").splitlines())
        digest = hashlib.sha256(packed).hexdigest()[:12]
        return cls({(form, upos): lemma for form, upos, lemma in rows}, f"{digest}-simplemma-{version('simplemma')}")

    def _lemma(self, form: str, upos: str) -> str:
        """The lemma of a word as written; names keep their capitals, all else is lower case."""
        form = unicodedata.normalize("NFC", form).translate(_APOSTROPHES)
        if not form:
            return "\u00ad"
        if _POINTS.fullmatch(form) and form.isupper() and len(form) > 2:
            return form.replace(".", "")
        if _DIGITS.fullmatch(form):
            return "".join(char for char in form if char.isdigit())
        if (base := masculine(form)) and upos != "PROPN":
            return self._lemma(base, upos if upos in {"ADJ", "DET", "PRON", "VERB"} else "NOUN")
        lower = form.lower()
        if (lower, upos) in self._table:
            return self._table[lower, upos]
        if upos == "PROPN":
            return form
        if form.isupper() and form.isascii() and not known(lower):
            lower = _restored(lower, upos)
            if (lower, upos) in self._table:
                return self._table[lower, upos]
        return by_rule(lower, upos)


def _restored(form: str, upos: str) -> str:
    """A form written in capitals without accents as the dictionary has it, a verb only where a verb is asked for."""
    forms = accented().get(form, ())
    fitting = (one for one in forms if upos in {"VERB", "AUX"} or not _is_verb(dictionary_lemma(one)))
    return next(fitting, forms[0] if forms else form)


def by_rule(form: str, upos: str) -> str:
    """The lemma of a lower-case form that no table has."""
    given = dictionary_lemma(form)
    if upos in {"VERB", "AUX"}:
        return given if _INFINITIVE.match(given) and given != form else _infinitive(form) or given
    if upos in {"NOUN", "ADJ"} and (given == form or _is_verb(given)):
        return _singular(form, upos) or given
    return given


def _infinitive(form: str) -> str | None:
    if _INFINITIVE.match(form) and known(form):
        return form
    for ending, infinitives in _VERB_ENDINGS:
        if form.endswith(ending):
            stem = form[:len(form) - len(ending)]
            for infinitive in infinitives:
                if len(stem) > 1 and _is_verb(stem + infinitive):
                    return stem + infinitive
    return None


def _singular(form: str, upos: str) -> str | None:
    """The masculine singular of an adjective, the singular of a noun."""
    if upos == "NOUN":
        if form.endswith("s") and len(form) > 3 and not form.endswith(("ss", "us", "is", "as", "os")):
            return form[:-1] if known(form[:-1]) or not known(form) else form
        return form[:-1] if form.endswith(("eaux", "eux")) and known(form[:-1]) else form
    for ending, others in _NOMINAL_ENDINGS:
        if form.endswith(ending):
            for other in others:
                stem = form[:len(form) - len(ending)] + other
                if len(stem) > 2 and stem != form and known(stem):
                    return stem
    return form[:-1] if form.endswith("s") and len(form) > 3 else None


def _is_verb(word: str) -> bool:
    return bool(_INFINITIVE.match(word)) and known(word) and dictionary_lemma(word) == word


def dictionary_lemma(form: str) -> str:
    """What the dictionary gives for a form whatever its part of speech."""
    return simplemma.lemmatize(form, lang=_FRENCH).lower()


def known(form: str) -> bool:
    """Whether the dictionary has the form."""
    return bool(simplemma.is_known(form, lang=_FRENCH))


@cache
def accented() -> dict[str, tuple[str, ...]]:
    """Form without accents → the accented forms that the dictionary has, for capitals written without."""
    found: dict[str, tuple[str, ...]] = {}
    for key in DefaultDictionaryFactory().get_dictionary(_FRENCH):
        form = key.decode("utf-8") if isinstance(key, bytes) else key
        if not form.isascii():
            plain = form.translate(_ACCENTS)
            found[plain] = (*found.get(plain, ()), form)
    return found
