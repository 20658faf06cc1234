"""One job: hide telephone numbers and e-mail addresses at equal length. Knows no person and no role."""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = "•"

_GAP = r"[ .\-–·/\u00a0\u202f\t]"
# All counts are bounded, and every pattern begins at a digit that stands alone: linear on any text.
_PHONES = re.compile(
    rf"""
    (?<![\d+]) 0[1-9] (?P<gap>{_GAP}{{0,2}}) \d\d (?: (?P=gap) \d\d ){{3}} (?!\d)   # 06 39 98 00 00
  | (?<![\d+]) 0[1-9] (?: [ .\-\u00a0\u202f]{{1,3}} \d\d ){{4}} (?!\d)              # 06.39 98-00.00
  | (?<![\d+]) 0 [ .\u00a0\u202f]? [1-9]\d\d (?: [ .\u00a0\u202f]? \d{{3}} ){{2}} (?!\d)   # 0 800 00 00 00
  | (?<![\d+]) 0[1-9]\d\d (?: {_GAP} \d\d ){{3}} (?!\d)                             # 0639 98 00 00
  | (?: \+ {_GAP}? | (?<!\d) (?<!\d[ .\u00a0\u202f]) 00 {_GAP}? )                   # +33 (0)6 39 98 00 00
    [1-9] (?: {_GAP}{{0,2}} \(?\d\)? ){{8,14}} (?!\d)
    """,
    re.VERBOSE,
)
# Looked for first: the pattern above would else be tried at every letter.
_FIRST_DIGIT = re.compile(r"[0+]")

_AT = re.compile(
    r"[ \t\u00a0]{0,2} [\[({<] [ ]? (?:at|arobase|arrobase|chez|a|@) [ ]? [\])}>] [ \t\u00a0]{0,2}"
    r" | [ ] (?:@|arobase) [ ] | @",
    re.VERBOSE | re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"[\w-]{1,63} (?: (?: \. | [ ]? [\[({] [ ]? (?:dot|point|\.) [ ]? [\])}] [ ]? | [ ] (?:dot|point) [ ] )"
    r" [\w-]{1,63} ){1,6}",
    re.VERBOSE | re.IGNORECASE,
)
_LOCAL = 64
_LOCAL_SIGNS = frozenset("._%+-'")
_WRITTEN_DOT = re.compile(r"[ ]?[\[({] ?(?:dot|point) ?[\])}]$", re.IGNORECASE)


def mask_contacts(text: str) -> str:
    """The text with the letters and digits of telephone numbers and addresses replaced by "•".

    The length never changes, so offsets hold. Masking twice is masking once.
    """
    spans = list(_phones(text))
    spans.extend(_addresses(text))
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = [MARK if one.isalnum() else one for one in characters[start:end]]
    return "".join(characters)


def _phones(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for first in _FIRST_DIGIT.finditer(text):
        match = _PHONES.match(text, first.start()) if first.start() >= done else None
        if match:
            done = match.end()
            yield match.span()


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    for match in _AT.finditer(text):
        domain = _DOMAIN.match(text, match.end())
        start = _local_start(text, match.start())
        if domain and start < match.start():
            yield (start, domain.end())


def _local_start(text: str, end: int) -> int:
    """Where the part before the at-sign begins; `end` when there is none."""
    start = end
    while True:
        while start > 0 and end - start < _LOCAL and _is_local(text[start - 1]):
            start -= 1
        dot = _WRITTEN_DOT.search(text, max(0, start - 10), start) if start < end else None
        if dot is None or end - dot.start() >= _LOCAL:
            return start
        start = dot.start()


def _is_local(character: str) -> bool:
    return character.isalnum() or character in _LOCAL_SIGNS
