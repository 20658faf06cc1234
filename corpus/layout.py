"""One job: blank space, ruled lines and words broken at a line's end. Knows no format and few words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from corpus.edits import Draft, Edit

_SPACE = re.compile(r"\A[ \n]+| +\n[ \n]*|\n(?: [ \n]*|\n[ \n]+|\n?\Z)| {2,}| \Z")
"""Every gap but those that are right: one space, one line end, one blank line."""
_BULLETS = re.compile("^ *[\uf0b7\uf0a7\uf0d8\uf0fc\uf0e8\uf02d\uf0be•▪◦‣●○■□➢➤►▶❖♦·-] +(?=[^ \n])", re.MULTILINE)
_CELL = re.compile(r"(?<=\|) {2,}|(?<! ) {2,}(?=\|)")
_RULE = re.compile(r"^[-*_=~—–─━═ ]{3,}+$", re.MULTILINE)
_WIDE = 3
"""Spaces that stand for a column or a lost line end; longer runs are cut to this, two become one."""

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHEN_AT_END = re.compile("[-\u2010\u00ad] ?\n")
_BROKEN = re.compile(r"(?<![^\W_])([^\W\d_]{2,40})[-\u2010\u00ad] ?\n ?([^\W\d_]{2,40})(?![^\W_])(?!-)")
_COMPOUND_FIRST_LIST = """
    vice ex non sous demi mi semi avant après grand grande peut celui celle ceux celles lui elle soi nous vous eux
    porte contre socio médico politico économico technico franco euro extra intra ultra pré post auto anti inter co
    bien mal tout toute là chef mot mots pouvoir savoir quasi arrière entre self outre
"""
_COMPOUND_FIRST = frozenset(_COMPOUND_FIRST_LIST.split())
_COMPOUND_LAST_LIST = """
    ci là même mêmes il ils elle elles on nous vous je tu ce être moi toi lui leur les en le la
    es ne nes se ses te tes ve ves rice rices trice trices euse euses ère ères
    à de au aux en sur sous et dire vis uns
"""
_COMPOUND_LAST = frozenset(_COMPOUND_LAST_LIST.split())


def tidy_space(draft: Draft) -> Draft:
    """The draft with no space at the ends of lines, one blank line at most, one kind of bullet, no ruled lines."""
    draft = draft.edited(Edit(match.start(), match.end()) for match in _RULE.finditer(draft.text)
                         if _is_rule(match.group()))
    draft = draft.edited(Edit(match.start(), match.end(), "- ") for match in _BULLETS.finditer(draft.text))
    if "|" in draft.text:
        draft = draft.edited(Edit(match.start(), match.end(), " ") for match in _CELL.finditer(draft.text))
    return draft.edited(_space_edits(draft.text))


def join_broken_words(draft: Draft) -> Draft:
    """The draft with "compo-" and "sé" on two lines made one word; a compound keeps its hyphen and its lines."""
    if _HYPHEN_AT_END.search(draft.text) is None:
        return draft
    return draft.edited(_broken_edits(draft.text))


def _is_rule(line: str) -> bool:
    marks = line.replace(" ", "")
    return len(marks) > 2 and len(set(marks)) == 1


def _space_edits(text: str) -> Iterator[Edit]:
    for match in _SPACE.finditer(text):
        start, end = match.span()
        gap = match.group()
        if start == 0 or end == len(text):
            yield Edit(start, end)
        elif "\n" in gap:
            yield Edit(start, end, "\n" if gap.count("\n") == 1 else "\n\n")
        else:
            yield Edit(start, end, " " * _WIDE if len(gap) >= _WIDE else " ")


def _broken_edits(text: str) -> Iterator[Edit]:
    written: frozenset[str] | None = None
    for match in _BROKEN.finditer(text):
        first, last = match.groups()
        if not (last.islower() and first[1:].islower()):
            continue
        if first.lower() in _COMPOUND_FIRST or last in _COMPOUND_LAST:
            continue
        written = _written(text) if written is None else written
        if _is_written(f"{first}-{last}", written) and not _is_written(f"{first}{last}", written):
            continue
        yield Edit(match.end(1), match.start(2), "", "hyphenation")


def _written(text: str) -> frozenset[str]:
    """The words of the text, and its compounds two parts at a time."""
    words = frozenset(_TOKEN.findall(text))
    return words.union("-".join(pair) for word in words if "-" in word for pair in pairwise(word.split("-")))


def _is_written(word: str, written: Set[str]) -> bool:
    return any(word + ending in written for ending in ("", "s", "e", "es"))
