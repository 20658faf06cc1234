"""Names of people told by what is beside them: titles, first names, particles. Knows nothing of roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import simplemma

from indexer.analysis import gazetteers
from indexer.analysis.alternation import either
from indexer.analysis.reading import Reading, fold_word
from indexer.analysis.spans import Span, Spans, fill, overlapping, override
from indexer.annotation import Label

_CAP = r"[A-ZÀ-ÖØ-ÞŒ][\w’']*"
_INITIALS = r"(?:[A-ZÀ-Þ][a-z]?\.[ -]?){1,3}"
_PARTICLE = r"(?:de la |de l['’]|de |du |des |d['’]|von |van der |van den |van |el |ben |da |dos |di )"
_NAME = re.compile(rf"(?:{_INITIALS})?{_PARTICLE}?{_CAP}(?:[ \u00a0-]{_PARTICLE}?{_CAP}){{0,4}}")
_JOINT = r"(?:del|de la|de l['’]|de|du|d['’]|van der|van|von|el|ben|da|dos|DE|DU|LE|LA|EL|BEN)"
_PARTICLE_GAP = re.compile(rf"[ \u00a0]{_JOINT}[ \u00a0]")
_GIVEN_BEFORE = re.compile(rf"(?<![\w-])({_CAP}(?:-{_CAP})?)[ \u00a0]$")
_CAPITAL_JOINT = r"(?:DE LA|DES|DE|DU|LE|LA|EL|BEN|VAN DER|VAN|VON|DA|DOS|D['’])"
_CAPITAL_TAIL = re.compile(rf"[ \u00a0]{_CAPITAL_JOINT}[ \u00a0]?[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?!\w)")
_FOREIGN_TAIL = re.compile(rf"[ \u00a0](?:del|della|von|van der|dos) {_CAP}")
_WRAPPED_TAIL = re.compile(rf"\n{_CAP}(?=[,;.)])")
# What follows an apostrophe inside a surname: "Prud'homme".
_REST_OF_NAME = re.compile(r"(?<=[a-zA-Z])['’][a-zà-ÿ]{3,}(?!\w)")
_LONGEST_NAME = 80


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either('title')}(?:\.\s?|\s)|{either('long title')}\s)")


@cache
def _officers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('officer')} (?={_CAP})")


@cache
def _laws_of_people() -> re.Pattern[str]:
    name = r"[A-ZÀ-ÖØ-Þ][a-zéèêëïôöüç]{2,20}(?:-[A-ZÀ-Þ][a-zéèêëïôöüç]{2,20})?"
    return re.compile(rf"(?<!\w){either('law of a person')} ({name})(?![\w’'-]| [A-ZÀ-Þ])")


@cache
def _bears_a_name() -> re.Pattern[str]:
    return re.compile(rf"{either('bears a name')}(?: (?:de|du|des|la|le|d['’]|l['’]))?\s?$", re.IGNORECASE)


@cache
def _no_part_of_a_name() -> frozenset[str]:
    return frozenset(gazetteers.cue_words("office") + gazetteers.cue_words("small word"))


def add_titled(reading: Reading, spans: Spans) -> Spans:
    """The spans, with the names that follow "M.", "Mme", "Maître"…"""
    found = [span for match in _titles().finditer(reading.text)
             if (span := _titled(reading, spans, match.end())) is not None]
    return override(spans, found) if found else spans


def _titled(reading: Reading, spans: Spans, start: int) -> Span | None:
    match = _NAME.match(reading.text, start, min(reading.limit(start), start + _LONGEST_NAME))
    if match is None or reading.is_closed(*match.span()):
        return None
    end = _end_of_name(match)
    if not re.search(r"\w\w", reading.text[start:end]):
        return None
    touched = overlapping(spans, start, end)
    if end <= start or any(one.label == Label.PERSON and one.end >= end for one in touched):
        return None
    return Span(start, end, Label.PERSON, 0.95, "title before name")


def _end_of_name(match: re.Match[str]) -> int:
    """The end of the name before the first word that names an office."""
    end = match.start()
    for word in re.finditer(r"[\w’'.]+", match.group()):
        folded = fold_word(word.group().strip("'’."))
        if word.group()[0].isupper() and folded in _no_part_of_a_name():
            break
        if word.group()[0].isupper():
            end = match.start() + word.end()
    return end - 1 if match.string[end - 1:end] == "." and end - match.start() > 4 else end


def add_officials(reading: Reading, spans: Spans) -> Spans:
    """The spans, with the names right behind an office: "la ministre Rosalie Thévenard"."""
    found = [span._replace(evidence="office before name") for match in _officers().finditer(reading.text)
             if (span := _titled(reading, spans, match.end())) is not None
             and not _names_body(reading.text[span.start:span.end])]
    return override(spans, found) if found else spans


def _names_body(text: str) -> bool:
    """Whether what an office is followed by is the body it is held in: "le président CGT"."""
    return _is_known_body(text) or (text.isupper() and " " not in text)


def add_law_makers(reading: Reading, spans: Spans) -> Spans:
    """The spans, with the person that a law, a report or a government is called after."""
    found = [Span(*match.span(1), Label.PERSON, 0.7, "law of a person")
             for match in _laws_of_people().finditer(reading.text)
             if not simplemma.is_known(match.group(1).lower(), lang="fr")
             and not _is_known_body(match.group(1)) and not reading.is_closed(*match.span(1))]
    return override(spans, found) if found else spans


def add_by_first_name(reading: Reading, spans: Spans) -> Spans:
    """The spans, with capitalised words after a known first name where nothing was seen."""
    return fill(spans, _by_first_name(reading, spans))


def _by_first_name(reading: Reading, spans: Spans) -> Iterator[Span]:
    free = 0
    for index in reading.capitalised:
        word = reading.words[index]
        if word.start < free or len(word.form) < 3 or fold_word(word.form) not in gazetteers.first_names():
            continue
        match = _NAME.match(reading.text, word.start, min(reading.limit(word.start), word.start + _LONGEST_NAME))
        if match is None or match.end() <= word.end or not _reads_as_person(reading, spans, match):
            continue
        free = match.end()
        yield Span(match.start(), match.end(), Label.PERSON, 0.6, "first name")


def _reads_as_person(reading: Reading, spans: Spans, match: re.Match[str]) -> bool:
    words = re.split(r"[ \u00a0]+", match.group())
    if not 2 <= len(words) <= 4 or reading.is_closed(*match.span()) or overlapping(spans, *match.span()):
        return False
    before = reading.before(match.start())
    if _bears_a_name().search(before) or reading.leans_back(match.start()):
        return False
    folded = [fold_word(word) for word in words]
    return (not any(word in _no_part_of_a_name() for word in folded) and not gazetteers.is_place_only(words[0])
            and gazetteers.organisation(words[-1]) is None and gazetteers.organisation(match.group()) is None)


def join_given_names(reading: Reading, spans: Spans) -> Spans:
    """The spans, with a first name and the name right behind it made one person."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and _is_split_person(reading, last, span):
            joined[-1] = Span(last.start, span.end, Label.PERSON, last.confidence, "first name")
            continue
        start = _given_name_before(reading, span, last.end if last else 0)
        joined.append(span if start is None else Span(start, span.end, Label.PERSON, span.confidence, "first name"))
    return tuple(joined)


def _is_split_person(reading: Reading, first: Span, second: Span) -> bool:
    text = reading.text
    given = text[first.start:first.end]
    return (gazetteers.is_first_name(given) and not gazetteers.is_place_only(given)
            and text[first.end:second.start] in (" ", "\u00a0")
            and not _is_known_body(text[second.start:second.end]))


def _given_name_before(reading: Reading, span: Span, after: int) -> int | None:
    """Where the first name stands that a name seen without it begins with."""
    text = reading.text
    name = text[span.start:span.end]
    if span.label == Label.ORGANISATION or " " in name or _is_known_body(name):
        return None
    match = _GIVEN_BEFORE.search(text, max(after, span.start - 24), span.start)
    if match is None or not gazetteers.is_first_name(match.group(1)) or gazetteers.is_place_only(match.group(1)):
        return None
    return None if _bears_a_name().search(reading.before(match.start(1))) else match.start(1)


def _is_known_body(text: str) -> bool:
    return gazetteers.organisation(text) is not None or fold_word(text) in gazetteers.great_places()


def join_particles(reading: Reading, spans: Spans) -> Spans:
    """The spans, with what a particle ties to a person: "Luis Fariña" + "del Cerro", "VENIEL" + "LE NAVENNEC"."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if (last is not None and last.label == span.label == Label.PERSON
                and _PARTICLE_GAP.fullmatch(reading.text, last.end, span.start)):
            joined[-1] = last._replace(end=span.end)
        else:
            joined.append(span)
    return fill((), (_with_capital_tail(reading, span) for span in joined))


def _with_capital_tail(reading: Reading, span: Span) -> Span:
    words = reading.text[span.start:span.end].split()
    if span.label != Label.PERSON:
        return span
    rest = _REST_OF_NAME.match(reading.text, span.end) if len(words) > 1 else None
    if rest is not None:
        return span._replace(end=rest.end())
    limit = min(reading.limit(span.start), span.end + 40)
    if len(words) == 1:
        tail = _WRAPPED_TAIL if gazetteers.is_first_name(words[0]) and not reading.opens_line(span.start) else None
    else:
        tail = _CAPITAL_TAIL if words[-1].isupper() else _FOREIGN_TAIL
    match = tail.match(reading.text, span.end, limit) if tail else None
    return span if match is None else span._replace(end=match.end())
