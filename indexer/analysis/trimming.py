"""Set the edges of spans right: no article, title, stray word or line break belongs to a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indexer.analysis import gazetteers
from indexer.analysis.alternation import either
from indexer.analysis.folding import fold_name
from indexer.analysis.reading import Reading
from indexer.analysis.spans import Span, Spans, fill
from indexer.annotation import Label

_MARKS = " \t\n\r\u00a0\u202f,;:.!?«»“”\"'’*_|/[]–—-•·…&`#>"
_OPENING_MARKS = _MARKS + ")"
_CLOSING_MARKS = _MARKS + "("
# "La République En Marche !" keeps its mark.
_BRAND_MARKS = _CLOSING_MARKS.replace("!", "")
_LOWER_LEAD = re.compile(
    r"(?:(?:l|d|qu|s|n)['’]\s?(?=\S)|(?:le|la|les|de|du|des|au|aux|à|en|et|pour|par|chez|avec|sur|dans|un|une|ou|"
    r"notre|nos|votre|vos|cette|ce|ces|son|sa|ses|leur|leurs|que|qui|selon|entre|sans|contre|comme|the)\s+)+")
_TRAIL = re.compile(
    r"(?:\s+(?:de|du|des|d['’]|la|le|les|l['’]|et|à|au|aux|en|pour|par|sur|dans|qui|que|est|a|ont|sont|avec|ou|où|se|"
    r"s['’]|ne|n['’]|y|ce|the|of|and))+$")
_NUMBER_EDGE = re.compile(
    r"^(?:\d{4,5}|\d{1,4}\s?(?:bis|ter)?,?)\s+(?=\D)|(?:\s+\d{4,5}|\s+cedex(?:\s\d+)?)$", re.IGNORECASE)
_REST_OF_WORD = re.compile(r"['’]h(?!\w)")
_LONGEST_WORD = 40
_CIVIL = frozenset({"monsieur", "madame", "président", "présidente", "ministre", "secrétaire", "préfet", "maire"})
_PARTICLE_LEAD = re.compile(r"(?:(?:de\s+la|du|de|des)\s+|d['’])(?=[A-ZÀ-Þ])")


@cache
def _title_lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('title', 'long title', 'title inside')}\b\.?\s*(?::\s*)?)+(?=[^\W\d_])")


def cut_at_edges(reading: Reading, spans: Spans) -> Spans:
    """The spans cut where their block or paragraph ends."""
    return tuple(span if (end := min(span.end, reading.limit(span.start))) == span.end else span._replace(end=end)
                 for span in spans)


def drop_in_addresses(reading: Reading, spans: Spans) -> Spans:
    """The spans that stand in no address, tag or file name; a span that is one whole site name stays."""
    return tuple(span for span in spans if not reading.is_closed(span.start, span.end) or (
        (span.start, span.end) in reading.closed and "/" not in reading.text[span.start:span.end]))


def cut_at_verbs(reading: Reading, spans: Spans) -> Spans:
    """The spans of organisations and places cut before the first conjugated verb."""
    return tuple(span if span.label == Label.PERSON or (verb := reading.first_verb(span.start, span.end)) is None
                 else span._replace(end=verb) for span in spans)


def complete_words(reading: Reading, spans: Spans) -> Spans:
    """The spans, with the letters behind an apostrophe that the words were cut at: "Guivarc'h"."""
    return fill((), (span if (match := _REST_OF_WORD.match(reading.text, span.end)) is None
                     else span._replace(end=match.end()) for span in spans))


def trim(reading: Reading, spans: Spans) -> Spans:
    """The spans without what is no part of a name at either end; those with nothing left are dropped."""
    return fill((), (kept for span in spans for kept in _trimmed(reading, span)))


def _trimmed(reading: Reading, span: Span) -> Iterator[Span]:
    for part in _lines(reading, span):
        start, end = _stripped(reading.text, part.start, part.end, part.label)
        text = reading.text[start:end]
        if _may_be_name(text, part.label):
            yield part._replace(start=start, end=end)


def _stripped(text: str, start: int, end: int, label: Label) -> tuple[int, int]:
    before = (-1, -1)
    while before != (start, end) and start < end:
        before = (start, end)
        while start < end and text[start] in _OPENING_MARKS:
            start += 1
        closing = _BRAND_MARKS if label == Label.ORGANISATION else _CLOSING_MARKS
        while end > start and text[end - 1] in closing and not _belongs(text, start, end, label):
            end -= 1
        start += _lead(text[start:end], label)
        trail = _TRAIL.search(text, start, end)
        if trail:
            end = trail.start()
        if label == Label.PLACE:
            start, end = _without_numbers(text, start, end)
        if label != Label.PLACE or text.count("(", start, end) != text.count(")", start, end):
            end = _balanced(text, start, end)
    return start, end


def _lead(text: str, label: Label) -> int:
    """How many characters at the head are article or title."""
    if label == Label.PERSON:
        title = _title_lead().match(text)
        if title:
            return title.end()
        if _PARTICLE_LEAD.match(text):
            return 0
    lead = _LOWER_LEAD.match(text)
    return lead.end() if lead else 0


def _belongs(text: str, start: int, end: int, label: Label) -> bool:
    """Whether the mark at the end is part of the name: "C.G.T.", "NOGUERA C.", "Conf'"."""
    mark, before = text[end - 1], text[max(start, end - 3):end - 1]
    if mark == "." and end - start > 3:
        return before[-1:].isupper() and (before[:1] == "." or (label == Label.PERSON and before[:1].isspace()))
    return mark in "'’" and label == Label.ORGANISATION and before[-1:].isalpha() and text[start - 1:start] not in "'’‘"


def _without_numbers(text: str, start: int, end: int) -> tuple[int, int]:
    match = _NUMBER_EDGE.search(text[start:end])
    if match is None:
        return start, end
    return (start + match.end(), end) if match.start() == 0 else (start, start + match.start())


def _balanced(text: str, start: int, end: int) -> int:
    """The end moved before a parenthesis that is never closed."""
    opened = text.rfind("(", start, end)
    if opened > start and text.find(")", opened, end) < 0:
        return opened
    closed = text.find(")", start, end)
    return closed if closed > start and text.rfind("(", start, closed) < 0 else end


def _lines(reading: Reading, span: Span) -> Iterator[Span]:
    """A person's name in one line each; other names whole, since reading text keeps wrapped lines."""
    text = reading.text[span.start:span.end]
    if "\n" not in text or span.label != Label.PERSON:
        yield span._replace(end=span.start + _before_layout_word(text))
        return
    place = span.start
    parts = text.split("\n")
    if len(parts) == 2 and (min(len(part.split()) for part in parts) == 1 or _PARTICLE_LEAD.match(parts[1].lstrip())):
        yield span
        return
    for part in parts:
        if part.strip():
            yield span._replace(start=place, end=place + len(part))
        place += len(part) + 1


def _before_layout_word(text: str) -> int:
    """The length of the text before a line that opens with a word of layout: "Paris\nEmail"."""
    place = text.find("\n")
    while place >= 0:
        following = text[place:place + _LONGEST_WORD].split(maxsplit=1)
        if following and following[0].rstrip(" :") in gazetteers.no_names("words"):
            return place
        place = text.find("\n", place + 1)
    return len(text)


def _may_be_name(text: str, label: Label) -> bool:
    if label == Label.ORGANISATION:
        return any(char.isalpha() for char in text) and (
            not text.islower() or " " not in text or fold_name(text.split(maxsplit=1)[0]) in gazetteers.heads())
    if not any(char.isupper() for char in text):
        return label == Label.PLACE and text.partition(" ")[0] in gazetteers.cue_words("numbered street")
    return label != Label.PERSON or (not any(char.isdigit() for char in text) and text.lower() not in _CIVIL)
