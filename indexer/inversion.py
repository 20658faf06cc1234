"""Verbs before their subject, as questions have them: "reproche-t-on" asks for "reproche". Knows words only."""

from __future__ import annotations

from indexer.tokens import Kind, Word, fold

_SUBJECTS = frozenset({"je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce"})
_EUPHONIC = "t"
# Nouns that end like a verb with its subject.
_NOUNS = frozenset({"rendez-vous", "garde-a-vous"})


def verb_alone(word: Word) -> Word:
    """The verb of a word that is a verb with its subject behind it; any other word as it is."""
    if word.kind is not Kind.JOINED or fold(word.base) in _NOUNS:
        return word
    *verb, subject = word.parts
    if fold(subject.base) not in _SUBJECTS:
        return word
    if len(verb) > 1 and verb[-1].form == _EUPHONIC:
        verb.pop()
    return verb[0] if len(verb) == 1 else word
