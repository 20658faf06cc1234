"""One job: undo text that was decoded in the wrong encoding ("Ã©" for "é"), word by word. The only ftfy import."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

import ftfy

from corpus.edits import Draft, Edit

_SUSPECT = re.compile("[ÃÂâÅÄ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€ ]")
# A space after "Ã" may be what is left of the no-break space of "à".
_WORD = re.compile(r"(?:[^ \t\r\n]|(?<=[ÃÂ]) )+")


def undo_mojibake(draft: Draft) -> Draft:
    """The draft with each garbled word decoded again, where ftfy is sure of it."""
    if _SUSPECT.search(draft.text) is None:
        return draft
    return draft.edited(_edits(draft.text))


def _edits(text: str) -> Iterator[Edit]:
    seen: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() or not _SUSPECT.search(word):
            continue
        if word not in seen:
            seen[word] = ftfy.fix_encoding(word)
        if seen[word] != word:
            yield _smallest(match.start(), word, seen[word])


def _smallest(start: int, before: str, after: str) -> Edit:
    """The edit without the letters that both words share at either end."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    return Edit(start + head, start + len(before) - tail, after[head:len(after) - tail], "mojibake")


def _shared(first: str, second: str) -> int:
    """The number of characters at the head that are the same in both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
