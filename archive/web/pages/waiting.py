"""One job: what waits for a person in words: the questions, what each is about, and what speaks for it. Pure."""

from __future__ import annotations

import re

from archive.reviewing import Item, ReviewItem
from archive.terminal.record_page import RELATIONS
from archive.terminal.reviewing import REASONS
from archive.web.language import Words, phrase

QUESTIONS = {
    Item.CONFLICT: phrase("A decision cannot be placed. Take it back?"), Item.MERGE: phrase("Are these the same?"),
    Item.MENTION: phrase("Is this name rightly read?"), Item.NO_DATE: phrase("No date was found. Which is it?"),
    Item.NO_ISSUER: phrase("No issuer was found. Who speaks?"),
    Item.LIST_MISSING: phrase("A list of co-signatories is missing. Noted?"),
    Item.DUPLICATE: phrase("Two statements have the same text. Delete one of them?"),
    Item.TAG: phrase("Does this term fit?"), Item.RELATION: phrase("Does the text tell this relation?"),
}
LABELS = {"PER": phrase("person"), "ORG": phrase("organisation"), "LOC": phrase("place")}
_LIKENESS = re.compile(r"(.*) \((\d+)\)")


def what_of(item: ReviewItem, words: Words) -> str:
    """What is to be decided, codes in words."""
    if item.kind is Item.RELATION:
        subject, relation, other = item.what.split(" · ", 2)
        return f"{subject} {words.t(RELATIONS.get(relation, relation))} {other}"
    label, _, name = item.what.partition(" ")
    if item.kind is Item.MENTION and label in LABELS:
        return f"{name} ({words.t(LABELS[label])})"
    return item.what


def detail_of(item: ReviewItem, words: Words) -> str:
    """What speaks for an item: reasons of ours in words, the text's own words as they are."""
    if item.kind is Item.CONFLICT:
        return _reasons(item.detail, words)
    found = _LIKENESS.fullmatch(item.detail) if item.kind is Item.MERGE else None
    return f"{_reasons(found[1], words)}, {found[2]}\u202f%" if found else item.detail


def _reasons(text: str, words: Words) -> str:
    return ", ".join(words.t(REASONS.get(one, one)) for one in text.split(", "))
