"""The initials of a name, as acronyms have them: "Association des Maires de France" → "amf". Knows words only."""

from __future__ import annotations

from indexer.stopwords import STOP_WORDS
from indexer.tokens import fold

# Shorter initials stand for too many things.
_SHORTEST = 3


def initials_of(name: str) -> str:
    """The first letters of the words of a name, function words left out; "" for a name of fewer than three words."""
    words = [word for word in fold(name).replace("-", " ").replace("'", " ").split()
             if word not in STOP_WORDS and word[0].isalpha()]
    return "".join(word[0] for word in words) if len(words) >= _SHORTEST else ""
