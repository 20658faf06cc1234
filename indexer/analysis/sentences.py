"""One job: which words begin a sentence. Knows punctuation and line breaks, no grammar."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.annotation import Token

_ENDS = frozenset({".", "!", "?", "…", "..", "..."})
_CLOSING = frozenset({"»", "”", '"', ")", "]", "’", "'"})


def sentence_starts(text: str, tokens: Sequence[Token]) -> tuple[int, ...]:
    """The indices of the words that begin a sentence: after a full stop, a blank line or before a list mark."""
    found = []
    ended = True
    for index, token in enumerate(tokens):
        form = text[token.start:token.end]
        between = text[tokens[index - 1].end:token.start] if index else "\n\n"
        if between.count("\n") > 1 or (ended and form not in _CLOSING and form not in _ENDS and _begins(form, between)):
            found.append(index)
            ended = False
        if form in _ENDS or (ended and form in _CLOSING):
            ended = True
        elif ended:
            ended = False
    return tuple(found)


def _begins(form: str, between: str) -> bool:
    """Whether a word after a full stop starts anew: not "M. le maire", where a small letter follows."""
    return "\n" in between or not form[0].islower()
