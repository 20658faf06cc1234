"""Spans of organisations set right: organs left out, numbers and places joined, overruns cut. Knows no people."""

from __future__ import annotations

import re
from functools import cache

from indexer.analysis import gazetteers
from indexer.analysis.alternation import either
from indexer.analysis.lists import known_phrases
from indexer.analysis.phrases import longest_at
from indexer.analysis.reading import Reading, fold_word
from indexer.analysis.spans import Span, Spans, fill
from indexer.annotation import Label

_OF_PLACE = re.compile(r" (?:de la |de l['’] ?|du |des |de |d['’] ?)")
_PAIR = re.compile(r" et (?:la |le |l['’])([^\W\d_][\w-]*)$")
_AND_OF = re.compile(r"\s(?:et|ou)\s(?:de la |de l['’] ?|du |des |de |d['’] ?)")
_AND_ANOTHER = re.compile(r" et (?:la |le |les |l['’])")
_DEPARTMENT_NUMBER = re.compile(r" (?:\d{2}|2A|2B|97[1-6])(?![\w/.€%-]|[ \u00a0]?(?:[hH%€°]|ans|\d))")


@cache
def _organ() -> re.Pattern[str]:
    link = r"(?P<link>de la |de l['’]\s?|du |des |de |d['’]\s?)?"
    return re.compile(rf"{either('organ')}(?![\w-])\s*(?:\(\w+\)\s*)?{link}", re.IGNORECASE)


@cache
def _school() -> re.Pattern[str]:
    name = r"[A-ZÀ-ÖØ-ÞŒ][\w’']*(?:[ -](?:(?:de|du|des|la|le|les|et)[ -])?[A-ZÀ-ÖØ-ÞŒ][\w’']*){0,4}?"
    return re.compile(rf"({either('school', free_case=True)} {name}) (?:de |d['’]|à )([A-ZÀ-ÖØ-ÞŒ].{{1,40}})")


@cache
def _suffix(kind: str) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]{either(kind)}(?!\w)")


def cut_after_known(reading: Reading, spans: Spans) -> Spans:
    """The spans, with a known full name freed of the small words behind it: "Conseil d'État de septembre"."""
    return tuple(_freed(reading, span) for span in spans)


def _freed(reading: Reading, span: Span) -> Span:
    known = longest_at(reading, known_phrases(), span.start) if span.label == Label.ORGANISATION else None
    if known is None or known.end >= span.end or len(known.phrase.words) < 2 or known.phrase.label != span.label:
        return span
    rest = reading.text[known.end:span.end]
    ends = rest[:1].isspace() and (rest.islower() or _AND_ANOTHER.match(rest))
    return span._replace(end=known.end) if ends else span


def leave_organs_out(reading: Reading, spans: Spans) -> Spans:
    """The spans without the organ of a body before its name: "CA du CNRS" → "CNRS"; a bare organ is no name."""
    kept = []
    for span in spans:
        match = _organ().match(reading.text, span.start, span.end) if span.label == Label.ORGANISATION else None
        rest = reading.text[match.end():span.end] if match else ""
        if match is None or (not match.group("link") and rest.strip()):
            kept.append(span)
        elif rest[:1].isupper():
            kept.append(span._replace(start=match.end()))
    return tuple(kept)


def join_neighbours(reading: Reading, spans: Spans) -> Spans:
    """The spans, with an organisation and a name of organisation or place right behind it made one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and _continues(reading, last, span):
            joined[-1] = last._replace(end=span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _continues(reading: Reading, last: Span, span: Span) -> bool:
    """Whether the second span belongs to the first: a place or a short name that opens no body of its own."""
    words = reading.text[span.start:span.end].split()
    return (last.label == Label.ORGANISATION and span.label != Label.PERSON
            and reading.text[last.end:span.start] in (" ", "\u00a0")
            and len(words) < 3 and fold_word(words[0]) not in gazetteers.heads())


def join_forms(reading: Reading, spans: Spans) -> Spans:
    """The spans, with the words behind a name that make it a company or a local body: "Dinan Agglomération"."""
    return fill((), (_with_form(reading, span) for span in spans))


def _with_form(reading: Reading, span: Span) -> Span:
    match = _suffix("territory" if span.label == Label.PLACE else "legal form").match(reading.text, span.end)
    return span if match is None else span._replace(end=match.end(), label=Label.ORGANISATION, evidence="legal form")


def join_places(reading: Reading, spans: Spans) -> Spans:
    """The spans, with an acronym and the place it is of made one: "CPAM de l'Yonne"."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if (last is not None and last.label == Label.ORGANISATION and span.label == Label.PLACE
                and _OF_PLACE.fullmatch(reading.text, last.end, span.start)
                and _ends_in_acronym(reading.text[last.start:last.end])):
            joined[-1] = last._replace(end=span.end)
        else:
            joined.append(span)
    return tuple(joined)


def split_places(reading: Reading, spans: Spans) -> Spans:
    """The spans, with a named school and its town apart, and two bodies that "et" joins."""
    return fill((), (part for span in spans for part in _parts(reading, span)))


def _parts(reading: Reading, span: Span) -> Spans:
    text = reading.text[span.start:span.end]
    if span.label != Label.ORGANISATION:
        return (span,)
    pair = _PAIR.search(text)
    if pair and gazetteers.organisation(pair.group(1)) is not None:
        return (span._replace(end=span.start + pair.start()), span._replace(start=span.start + pair.start(1)))
    school = _school().fullmatch(text)
    if school and gazetteers.place(school.group(2)) is not None:
        return (span._replace(end=span.start + school.end(1)),
                Span(span.start + school.start(2), span.end, Label.PLACE, span.confidence, "gazetteer"))
    return (span,)


def split_coordinated(reading: Reading, spans: Spans) -> Spans:
    """The spans, with the first of several places that a known body is of set free, as the others are.

    "Union sociale de l'habitat de Midi-Pyrénées et de Languedoc-Roussillon" names one body and two places.
    """
    freed: list[Span] = []
    for index, span in enumerate(spans):
        after = spans[index + 1] if index + 1 < len(spans) else None
        if (span.label == Label.ORGANISATION and after is not None and after.label == Label.PLACE
                and _AND_OF.fullmatch(reading.text, span.end, after.start)):
            freed += _body_and_place(reading, span)
        else:
            freed.append(span)
    return tuple(freed)


def _body_and_place(reading: Reading, span: Span) -> Spans:
    """A body that the lists know and the place that it is said to be of, apart; the span alone otherwise."""
    text = reading.text
    for link in _OF_PLACE.finditer(text, span.start, span.end):
        if (gazetteers.organisation(text[span.start:link.start()]) is not None
                and gazetteers.place(text[link.end():span.end]) is not None):
            return (span._replace(end=link.start()),
                    Span(link.end(), span.end, Label.PLACE, span.confidence, "two places"))
    return (span,)


def join_numbers(reading: Reading, spans: Spans) -> Spans:
    """The spans, with the number or name of its land behind an acronym: "CNL 93", "USH Occitanie"."""
    return fill((), (_with_number(reading, span) for span in spans))


def _with_number(reading: Reading, span: Span) -> Span:
    if span.label != Label.ORGANISATION or not _ends_in_acronym(reading.text[span.start:span.end]):
        return span
    match = _DEPARTMENT_NUMBER.match(reading.text, span.end)
    if match is not None:
        return span._replace(end=match.end())
    place = longest_at(reading, known_phrases(), span.end + 1) if reading.after(span.end, 1) == " " else None
    return span._replace(end=place.end) if place and place.phrase.evidence in ("region", "department") else span


def _ends_in_acronym(text: str) -> bool:
    last: str = re.split(r"[\s-]", text)[-1]
    return sum(char.isupper() for char in last) > 1


def relabel_acronyms(reading: Reading, spans: Spans) -> Spans:
    """The spans, with single words in capitals as organisations where the words around are not in capitals."""
    families = {word for span in spans if span.label == Label.PERSON
                for words in (reading.text[span.start:span.end].split(),) if len(words) > 1 for word in words}
    return tuple(span._replace(label=Label.ORGANISATION, evidence="acronym")
                 if span.label != Label.ORGANISATION and _is_acronym(reading, span, families) else span
                 for span in spans)


def _is_acronym(reading: Reading, span: Span, families: set[str]) -> bool:
    text = reading.text[span.start:span.end]
    if not (text.isalpha() and text.isupper() and len(text) > 2) or text in families:
        return False
    if gazetteers.place(text) is not None or gazetteers.is_first_name(text) or gazetteers.is_surname(text):
        return False
    return not reading.is_shouted(span.start, span.end)
