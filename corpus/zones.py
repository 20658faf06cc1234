"""One job: say where the head of a statement ends and its running text begins. Knows nothing of names or dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.calendar_names import fold_letters
from corpus.lines import Paragraph, starts_item
from corpus.memory import remembered
from corpus.patterns import either
from corpus.shapes import has_contact_detail, is_address, is_capitals, is_furniture

_LONG_PROSE, _SHORT_PROSE = 150, 55
_LONGEST_HEAD = 40
_LAST_LABEL, _LONGEST_LABEL = 5, 280
_LABEL = re.compile(
    r"(?:motion|resolution|declaration|communique)s?\s(?:votee?|adoptee?|presentee?|commune?|de|du|des)\b")
_INNER_SENTENCE = re.compile(r"[^\W\d]{3}[.!?:;]\s")
_GREETED = either("mesdames", "messieurs", "madame", "monsieur", "mme", r"m\.", "chere?s?", "camarades?", "collegues",
                  "cher-e-s", "spectateurs", "confreres")
_SALUTATION = re.compile(rf"{_GREETED}\b[^.!?:;]{{0,110}},$"
                         r"|chere?s?\b[^.!?:;]{0,60}[,!]?$|(?:madame|monsieur)(?:,| le | la | l')[^.!?:;]{0,60}$")
_ADDRESSEE = re.compile(either("a l'attention d", "(?:aux?|a la) (?:medias|redactions|presse)", r"destinataires?\b",
                               r"a (?:madame|monsieur|mesdames|m\.|mme)\b"))


def is_salutation(text: str) -> bool:
    """Whether the line greets the reader of a letter or a leaflet ("Madame la Ministre,")."""
    return len(text) <= 140 and bool(_SALUTATION.match(fold_letters(text)))


def is_addressee(text: str) -> bool:
    """Whether the line says to whom the statement is addressed."""
    return len(text) <= 140 and bool(_ADDRESSEE.match(fold_letters(text)))


@remembered
def is_prose(text: str) -> bool:
    """Whether the paragraph is running text, as against a heading, a list item or a line of the head."""
    if len(text) < _SHORT_PROSE or is_capitals(text) or is_furniture(text):
        return False
    words = text.split()
    lower = sum(word[0].islower() or word[0] in "«(" for word in words)
    if lower < 0.4 * len(words):
        return False
    if len(text) >= _LONG_PROSE:
        return True
    bare = text.rstrip("»\" \u00a0\u202f")
    ended = bare.endswith((".", "!", "?", ":", ";")) and not bare.endswith("...")
    return ended and not text.endswith("!") and not is_address(text) and not has_contact_detail(text)


def body_start(paragraphs: Sequence[Paragraph]) -> int:
    """The index of the first paragraph of running text (or its salutation); all of them when there is none."""
    for index, paragraph in enumerate(paragraphs[:_LONGEST_HEAD]):
        text = paragraph.text
        if index and is_salutation(text) and _followed_by_prose(paragraphs, index):
            return index
        heading = is_addressee(text) or _long_label(text, index) or (starts_item(text) and index < 2)
        if is_prose(text) and not heading:
            return index
    return min(len(paragraphs), _LONGEST_HEAD)


def _long_label(text: str, index: int) -> bool:
    """Whether the line is a title in one sentence ("Motion votée par le conseil de … le 13 mars 2009.")."""
    if index >= _LAST_LABEL or len(text) > _LONGEST_LABEL or _INNER_SENTENCE.search(text):
        return False
    return bool(_LABEL.match(fold_letters(text)))


def _followed_by_prose(paragraphs: Sequence[Paragraph], index: int) -> bool:
    return any(len(one.text) > _SHORT_PROSE for one in paragraphs[index + 1:index + 3])
