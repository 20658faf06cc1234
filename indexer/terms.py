"""The one analysis of words that index and query share: a word's terms by rung. Knows no engine.

All terms of a word stand at one position of one field; a prefix tells their rung:

    =form      the form as written, lower case, accents kept
    lemma      the dictionary form (no prefix)
    ~folded    the form without accents
    :base      the masculine that inclusive and feminine spellings share
    -joined    a hyphenated or apostrophised word written as one
    #number    the value of an ordinal ("1er"), or one group of a grouped number
    ?repaired  what a form looks like once OCR confusions are undone
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache

from indexer.inclusive import inclusive_key, singular
from indexer.tokens import Kind, Word, fold, form_of, placed, tokenise

__all__ = ["Kind", "Rung", "Word", "fold", "form_of", "index_terms", "placed", "query_terms", "tokenise"]


class Rung(IntEnum):
    """How a word of a statement answers a word of a query, best first."""

    FORM = 0
    LEMMA = 1
    FOLDED = 2
    INCLUSIVE = 3
    VARIANT = 4
    NUMBER = 5
    ACRONYM = 6
    NAME = 7
    FAMILY = 8
    OCR = 9
    EDIT = 10
    PREFIX = 11


_ORDINAL = re.compile(r"(\d{1,3})(?:er|ère|ere|re|nd|nde|e|è|ème|eme|ième|ieme)\Z")
ORDINAL_WORDS = {"premier": "1", "première": "1", "deuxième": "2", "troisième": "3",
                  "second": "2", "seconde": "2"}
_NOT_LETTERS = re.compile(r"[^\w]+")
# A capital I read for l ("HIm", "Iogement"), an l for I ("lnflation"), a digit for a letter ("l0gement").
_STRANGE = re.compile(r"(?<=\w)I(?=[a-zéèêàçû])|\AI(?=[aeiouyéèà])|\Al(?=[bcdfghjkmnpqrstvwxz][a-zéèê]{2})"
                      r"|(?<=[^\W\d_])[01](?=[^\W\d_])|(?<=[^\W\d_])\||rn|vv")
_REPAIRS = {"I": "l", "l": "i", "0": "o", "1": "l", "|": "l", "rn": "m", "vv": "w"}


def index_terms(word: Word, written: str, lemmas: Sequence[str]) -> tuple[str, ...]:
    """The terms of a word of a statement, without repetition; `written` is its text, case kept."""
    return _spelled(word.form, word.base, word.kind, tuple(lemmas) or (word.base,), written)


def query_terms(word: Word, lemmas: Sequence[str]) -> tuple[tuple[Rung, str], ...]:
    """Every term that answers a word of a query, each with its rung, best first."""
    plain = fold(word.base)
    own = tuple(lemmas) or (word.base,)
    found: dict[str, Rung] = {}

    def add(rung: Rung, terms: Iterable[str]) -> None:
        for term in terms:
            if len(term) > 1 or term.isalnum():
                found.setdefault(term, rung)

    add(Rung.FORM, ["=" + word.form])
    add(Rung.LEMMA, own)
    add(Rung.FOLDED, ["~" + plain])
    if not plain.isdecimal():
        add(Rung.INCLUSIVE, (":" + _key(lemma) for lemma in own))
        add(Rung.INCLUSIVE, (inclusive_key(lemma) for lemma in own if word.kind is not Kind.JOINED))
    joined = _NOT_LETTERS.sub("", plain)
    add(Rung.VARIANT, ["-" + joined] + (["~" + joined] if word.kind is Kind.JOINED else []))
    if word.kind is not Kind.JOINED:
        add(Rung.NUMBER, _numbers(word))
        add(Rung.OCR, ["?" + plain, "?" + plain.replace("rn", "m"), "~" + plain.replace("rn", "m")])
    return tuple((rung, term) for term, rung in found.items())


def rung_of(word: Word, terms: Iterable[str], wanted: Mapping[str, Rung]) -> Rung | None:
    """The best rung on which a word of a statement, with its index terms, answers the wanted terms, or None."""
    found = [wanted[term] for term in terms if term in wanted]
    if not found:
        return None
    best = min(found)
    # A lemma shared by a number or acronym is an unusual spelling, and said as such.
    if best in (Rung.LEMMA, Rung.FOLDED) and word.kind in _KIND_RUNGS:
        return _KIND_RUNGS[word.kind]
    return best


def repair(written: str) -> str:
    """The word with the confusions of optical character recognition undone ("HIm" → "Hlm")."""
    return _STRANGE.sub(lambda found: _REPAIRS[found.group()], written)


_KIND_RUNGS = {Kind.NUMBER: Rung.NUMBER, Kind.ACRONYM: Rung.ACRONYM, Kind.INCLUSIVE: Rung.INCLUSIVE}


@lru_cache(maxsize=1 << 17)
def _spelled(form: str, base: str, kind: Kind, lemmas: tuple[str, ...], written: str) -> tuple[str, ...]:
    plain = fold(base)
    terms = ["=" + form, *lemmas, "~" + plain]
    if kind is Kind.INCLUSIVE:
        terms += [":" + _key(base)]
    else:
        # Only a word in "-e" can be feminine.
        terms += [":" + _key(lemma) for lemma in lemmas
                  if lemma.endswith(("e", "es")) and inclusive_key(lemma) != singular(lemma)]
    if kind is Kind.JOINED:
        terms.append("-" + _NOT_LETTERS.sub("", plain))
    if kind is Kind.NUMBER:
        terms += [*("#" + group for group in re.findall(r"\d+", form) if group != "000")]
    terms += ["#" + value for value in _ordinals(base)]
    if kind is Kind.PLAIN and _STRANGE.search(written):
        terms.append("?" + fold(repair(written)))
    return tuple(dict.fromkeys(terms))


def _key(lemma: str) -> str:
    return fold(inclusive_key(lemma))


def _ordinals(base: str) -> tuple[str, ...]:
    if base in ORDINAL_WORDS:
        return (ORDINAL_WORDS[base],)
    found = _ORDINAL.match(base) if base[:1].isdecimal() else None
    return (str(int(found.group(1))),) if found is not None else ()


def _numbers(word: Word) -> list[str]:
    values = list(_ordinals(word.base))
    if word.base.isdecimal():
        values.append(word.base.lstrip("0") or "0")
        values.append(word.base)
    return [spelled for value in values for spelled in ("#" + value, "=" + value, value)]
