"""Regular expressions of word lists: any word of a kind, the longest first. Knows no text."""

from __future__ import annotations

import re

from indexer.analysis import gazetteers


def either(*kinds: str, free_case: bool = False) -> str:
    """A group that matches any cue word of the kinds; with `free_case` also with a capital first letter."""
    words = {word for kind in kinds for word in gazetteers.cue_words(kind)}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_shaped(word, free_case=free_case) for word in ordered) + ")"


def _shaped(word: str, *, free_case: bool) -> str:
    pattern = re.escape(word).replace("'", "['’]").replace("\\ ", " ")
    if not free_case or not word[0].islower():
        return pattern
    accented = {"é": "ÉéEe", "î": "ÎîIi"}.get(word[0])
    return f"[{accented or word[0].upper() + word[0]}]" + pattern[1:]
