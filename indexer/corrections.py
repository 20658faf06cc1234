"""Queries that may have been meant by one with slips: words, names of fields, values of fields. Knows the index only.

Each is corrected from what could stand there: a value from those of its field, the name of a field from the names
of fields, any other word from those of the archive. Whether a corrected query finds anything is for the caller to try.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from indexer.engine import Engine, Field
from indexer.lexicon import Lexicon
from indexer.nearvalues import near_fields, near_values
from indexer.queryfields import field_named
from indexer.querylanguage import ParsedQuery, parse, read
from indexer.querypieces import Piece
from indexer.syntax import FieldName, Remark, Unread
from indexer.terms import Kind, fold, tokenise

# Each unknown word is compared with all words of the archive.
_MOST_CORRECTED = 4
_VOCABULARY = 200_000
_MOST = 3
_SHORTEST = 4
_UNKNOWN = frozenset({Unread.UNKNOWN_NAME, Unread.UNKNOWN_VALUE, Unread.UNKNOWN_TYPE, Unread.UNKNOWN_DATE})
_QUOTES = frozenset("\"\u201c\u201e\u00ab")


class _Slip(NamedTuple):
    """query[start:end], and what may have been meant there, best first."""

    start: int
    end: int
    meant: Sequence[str]


def corrected(engine: Engine, text: str) -> list[str]:
    """The queries that may have been meant, best first; none where every word and value is known or has none near.

    All slips are corrected at once; of the first, what else may have been meant follows.
    """
    named = _with_fields(text)
    parsed = parse(named, Lexicon(engine))
    slips = sorted([*_values(engine, parsed), *_words(engine, parsed)])
    if not slips:
        return [named] if named != text else []
    first, *others = slips
    rest = [(slip, slip.meant[0]) for slip in others]
    return [_replaced(named, [(first, meant), *rest]) for meant in first.meant]


def _replaced(text: str, slips: Sequence[tuple[_Slip, str]]) -> str:
    for slip, meant in reversed(slips):
        text = text[:slip.start] + meant + text[slip.end:]
    return text


def _with_fields(text: str) -> str:
    """The query with the names of fields that there are."""
    for remark in read(text).remarks:
        if remark.reason is Unread.UNKNOWN_FIELD and (near := near_fields(remark.text)):
            text = re.sub(rf"(?<![\w:]){re.escape(remark.text)}(?=:)", near[0], text)
    return text


def _values(engine: Engine, parsed: ParsedQuery) -> Iterator[_Slip]:
    """The values that no statement has in their field."""
    fields = [piece for piece in parsed.pieces if piece.field]
    begin: dict[tuple[int, str], int] = {}
    for remark in parsed.remarks:
        if remark.field is None or remark.reason not in _UNKNOWN or not remark.text:
            continue
        place = _place(remark, fields, parsed.text, begin)
        near = near_values(engine, remark.field, remark.text)[:_MOST] if place >= 0 else []
        if near:
            quoted = parsed.text[place - 1:place] in _QUOTES
            yield _Slip(place, place + len(remark.text),
                        [f'"{one}"' if " " in one and not quoted else one for one in near])


def _place(remark: Remark, fields: Sequence[Piece], text: str, begin: dict[tuple[int, str], int]) -> int:
    """Where the value that is remarked upon stands; -1 where it is not found. `begin` is where to look for the next."""
    for piece in fields:
        if piece.field is remark.field:
            key = piece.start, remark.text
            found = text.find(remark.text, begin.get(key, text.find(":", piece.start) + 1), piece.end)
            if found >= 0:
                begin[key] = found + 1
                return found
    return -1


def _words(engine: Engine, parsed: ParsedQuery) -> Iterator[_Slip]:
    """The words that the archive does not have, of which only the first few are looked into."""
    text = parsed.text
    values = [(piece.start, piece.end) for piece in parsed.pieces if piece.field not in (None, FieldName.TITLE)]
    unknown = 0
    for word in tokenise(text):
        if unknown == _MOST_CORRECTED:
            return
        if word.kind is not Kind.PLAIN or not word.form.isalpha() or len(word.form) < _SHORTEST:
            continue
        if any(start <= word.start < end for start, end in values):
            continue
        if text[word.end:word.end + 1] == ":" and field_named(word.form):
            continue
        if engine.terms(Field.FORM, f"{fold(word.form)}\t", 1):
            continue
        unknown += 1
        if near := _nearest(engine, fold(word.form)):
            yield _Slip(word.start, word.end, near)


def _nearest(engine: Engine, word: str) -> list[str]:
    """The archive's forms nearest to a folded word, one of each lemma: one edit away, of a long word two."""
    from rapidfuzz import process  # noqa: PLC0415 - only a search that finds nothing needs it
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    most = 1 if len(word) < 6 else 2
    for beginnings in ([word[:2]], [word[:1]], _other_beginnings(word)):
        forms = _forms(engine, beginnings, len(word), most)
        near = process.extract(word, list(forms), scorer=OSA.distance, score_cutoff=most, limit=20)
        ranked = sorted(near, key=lambda one: (one[1], -forms[one[0]][1], one[0]))
        if ranked:
            lemmas: dict[str, str] = {}
            for folded, _, _ in ranked:
                form, _, lemma = forms[folded]
                lemmas.setdefault(lemma, form)
            return list(lemmas.values())[:_MOST]
    return []


def _forms(engine: Engine, beginnings: Sequence[str], length: int, most: int) -> Mapping[str, tuple[str, int, str]]:
    """The forms that begin so and are about as long: folded → the most frequent form, in how many statements, lemma."""
    forms: dict[str, tuple[str, int, str]] = {}
    for beginning in beginnings:
        for term, count in engine.terms(Field.FORM, beginning, _VOCABULARY):
            folded, form, lemma = term.split("\t")
            if abs(len(folded) - length) <= most and count > forms.get(folded, ("", 0))[1]:
                forms[folded] = (form, count, lemma)
    return forms


def _other_beginnings(word: str) -> list[str]:
    """How the word may begin if its first letter is wrong, missing, one too many, or changed places with the second.

    The whole vocabulary holds hundreds of thousands of forms; these beginnings find the few to compare.
    """
    wrong = [letter + word[1:3] for letter in ascii_lowercase]
    missing = [letter + word[:2] for letter in ascii_lowercase]
    return [*wrong, *missing, word[1:3], word[1] + word[0] + word[2:3]]
