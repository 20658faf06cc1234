"""One job: one character for one meaning: spaces, line ends, accents, invisible signs. Knows no words but compounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpus.edits import Draft, Edit

_CARRIAGE = re.compile(r"\r(?=\n)")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e"
                        "\u2060-\u206f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f]+")
_APOSTROPHES = re.compile(r"[´`ʼ′](?<=[^\W\d_].)(?=[^\W\d_])")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_SOFT_HYPHENS = re.compile("\u00ad+")
_LAST_WORD = re.compile(r"[^\W\d_]*\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]*")
_LONGEST_PART = 30
_NOT_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_MAX_MARKS = 30
"""Marks on one letter that Unicode's stream-safe format allows (UAX 15, section 13)."""

# Converters write the hyphen of a compound as a soft hyphen; within a word it is only a hint to the typesetter.
_COMPOUND_FIRST_LIST = """
    peut celui celle ceux celles lui elle soi nous vous eux vice ex non sous demi mi semi avant après grand est
"""
_COMPOUND_FIRST = frozenset(_COMPOUND_FIRST_LIST.split())
_COMPOUND_LAST_LIST = "ci là même mêmes il ils elle elles on nous vous je tu ce être"
_COMPOUND_LAST = frozenset(_COMPOUND_LAST_LIST.split())


def unify_characters(draft: Draft) -> Draft:
    """The draft with line feeds for line ends, plain spaces, composed accents, and nothing invisible."""
    draft = draft.edited(Edit(match.start(), match.end()) for match in _CARRIAGE.finditer(draft.text))
    text = _LINE_ENDS.sub("\n", _SPACES.sub(" ", draft.text))
    draft = draft.translated(text)
    draft = draft.edited(_soft_hyphen_edits(draft.text))
    draft = draft.edited(Edit(match.start(), match.end()) for match in _INVISIBLE.finditer(draft.text))
    draft = draft.edited(Edit(match.start(), match.end(), unicodedata.normalize("NFKC", match.group()))
                         for match in _LIGATURES.finditer(draft.text))
    draft = draft.edited(_composition_edits(draft.text))
    return draft.translated(_APOSTROPHES.sub("'", draft.text))


def _soft_hyphen_edits(text: str) -> Iterator[Edit]:
    for match in _SOFT_HYPHENS.finditer(text):
        start, end = match.span()
        yield Edit(start, end, "-" if _is_hyphen(text, start, end) else "")


def _is_hyphen(text: str, start: int, end: int) -> bool:
    before = text[start - 1:start]
    if before.isdigit() and text[end:end + 1].isdigit():
        return True
    last = _FIRST_WORD.match(text, end, end + _LONGEST_PART)
    if not before.isalpha() or last is None:
        return False
    if last.group().lower() in _COMPOUND_LAST:
        return True
    first = _LAST_WORD.search(text[max(0, start - _LONGEST_PART):start]) if len(last.group()) > 1 else None
    return first is not None and first.group().lower() in _COMPOUND_FIRST


def _composition_edits(text: str) -> Iterator[Edit]:
    """Edits to normalisation form C, in stretches that begin with ASCII, which never composes backwards."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _NOT_ASCII.finditer(text):
        piece = match.group()
        if not unicodedata.is_normalized("NFC", piece):
            yield Edit(match.start(), match.end(), unicodedata.normalize("NFC", _stream_safe(piece)))


def _stream_safe(piece: str) -> str:
    """The piece without the marks past the 30th on one letter: sorting more of them takes quadratic time."""
    if len(piece) <= _MAX_MARKS:
        return piece
    kept: list[str] = []
    marks = 0
    for character in piece:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MAX_MARKS:
            kept.append(character)
    return "".join(kept)
