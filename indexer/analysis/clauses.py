"""Where clauses begin and end, and whether a name in one can be its subject. Knows nothing of quotations."""

from __future__ import annotations

import re

from indexer.analysis.lines import Page
from indexer.analysis.offices import names_office
from indexer.analysis.speech import Passage
from indexer.annotation import Mention

TITLE_END = re.compile(
    r"(?:\b(?:M|MM|Mr|Mme|Mmes|Mlle|Monsieur|Madame|Messieurs|Mesdames|Dre?|Me|Maître|Pr|le docteur|la docteure)\b"
    r"\.?\s*)$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…](?=[\s»”\"]+[«“„\"A-ZÉÈÀÂÊÎÔÛÇ–—])|[.!?…;](?=\s*$)|\n(?=\s*(?:[-–—•·*]\s|\d))|;")
_ABBREVIATION = re.compile(r"(?:\b(?:M|MM|Mr|Mme|Mmes|Mlle|Dr|Me|Pr|St|Ste|art|cf|etc)|\b[A-ZÉÈ]|-[A-Z])$")
_OBJECT = re.compile(
    r"(?:\b(?:de|du|des|à|au|aux|avec|contre|chez|entre|par|sur|vers|envers|sans|sous|que|nommée?|fille|fils|"
    r"femme|mari|frère|sœur)\s+|\b[dDqQ]u?['’]\s?)$")
_OBJECT_PHRASE = re.compile(
    r"\b(?:à|de|avec|par|contre|chez) (?:la|le|l['’]|notre|votre|son|sa)\s?[\w'’ -]{2,40},?\s+$")
NAMED_TEXT = re.compile(
    r"\b(?:lois?|arrêt|plan|rapport|ordonnances?|projet|amendement|décret|réforme|affaire)\s+$", re.IGNORECASE)
LEAD = 300


def sentence_start(text: str, start: int, low: int) -> int:
    """Where the clause that ends at `start` begins: after a full stop that is no abbreviation, or a semicolon."""
    place = low
    for match in _SENTENCE_END.finditer(text, low, start):
        if not (match.group() == "." and _ABBREVIATION.search(text[max(low, match.start() - 5):match.start()])):
            place = match.end()
    return place


def sentence_end(text: str, start: int, limit: int) -> int:
    """Where the clause that goes on at `start` ends."""
    for match in _SENTENCE_END.finditer(text, start, limit):
        before = text[max(start - 3, match.start() - 5, 0):match.start()]
        if not (match.group() == "." and _ABBREVIATION.search(before)):
            return match.end()
    return limit


def is_object(page: Page, passage: Passage, person: Mention) -> bool:
    """Whether the words before a name keep it from being a subject: "à X", "à la directrice, Mme X", "la loi X"."""
    text = page.text
    start = sentence_start(text, person.start, max(passage.start, person.start - LEAD))
    lead = TITLE_END.sub("", text[max(start, person.start - 60):person.start])
    if _OBJECT.search(lead) or NAMED_TEXT.search(lead):
        return True
    return _OBJECT_PHRASE.search(lead) is not None and not names_office(text[start:person.start])
