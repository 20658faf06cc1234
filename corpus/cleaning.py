"""One job: a document's reading text, every change noted or reversible by its offsets. Knows no structure, no names."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.characters import unify_characters
from corpus.edits import Draft, Pass
from corpus.heading_marks import marked_headings, moved
from corpus.layout import join_broken_words, tidy_space
from corpus.markup import remove_markup
from corpus.mojibake import undo_mojibake
from corpus.offsets import OffsetMap
from corpus.repairs import repair_recognition
from corpus.statement import CleanText, Document

MAX_ROUNDS = 12
"""Removing a mark may bring another to light; real texts are still after the second round."""

_ALL: tuple[Pass, ...] = (undo_mojibake, unify_characters, tidy_space, join_broken_words, repair_recognition)
_MARKED: tuple[Pass, ...] = (undo_mojibake, unify_characters, remove_markup, tidy_space, join_broken_words,
                             repair_recognition)


def clean(document: Document) -> CleanText:
    """The reading text of a document: repaired, without marks, its paragraphs parted by one blank line.

    Cleaning a reading text again changes nothing. Lines stay lines, apostrophes and quotation marks
    stay as written; the offsets lead back to the source as decoded.
    """
    passes = _ALL if document.media_type == "text/html" else _MARKED
    draft = _settled(Draft(document.text, OffsetMap.identity(len(document.text))), passes)
    headings = document.headings if document.media_type == "text/html" else marked_headings(document.text)
    return CleanText(draft.text, draft.offsets.after(document.offsets), draft.repairs(), document.warnings,
                     moved(headings, draft.offsets))


def _settled(draft: Draft, passes: Sequence[Pass]) -> Draft:
    """The draft after rounds of all passes, until each has seen the text as it is and left it alone."""
    content = 0
    for _ in range(MAX_ROUNDS):
        before = draft.text
        for apply in passes:
            seen = draft.text
            draft = apply(draft)
            content = content + 1 if draft.text == seen else 0
            if content == len(passes):
                return draft
        if draft.text == before:
            break
    return draft
