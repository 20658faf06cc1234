"""One job: undo text that was decoded in the wrong encoding ("Ã©" for "é"), word by word. The only ftfy import."""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import commonprefix

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
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isascii() and _SUSPECT.search(word):
            fixed = ftfy.fix_encoding(word)
            if fixed != word:
                yield _smallest(match.start(), word, fixed)


def _smallest(start: int, before: str, after: str) -> Edit:
    """The edit without the letters that both words share at either end."""
    head = len(commonprefix([before, after]))
    tail = len(commonprefix([before[head:][::-1], after[head:][::-1]]))
    return Edit(start + head, start + len(before) - tail, after[head:len(after) - tail], "mojibake")
