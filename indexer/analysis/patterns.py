"""Names of places and institutions told by their first word: streets, ministries, prefectures, courts, schools.

Every pattern is linear: repetitions are bounded and no two of its branches begin alike.
"""

from __future__ import annotations

import re
from functools import cache

from indexer.analysis.alternation import either
from indexer.analysis.reading import Reading
from indexer.analysis.spans import Span, Spans, overlapping, override
from indexer.annotation import Label

_CAP = r"[A-ZÀ-ÖØ-ÞŒ][\w’']*"
_OF = r"(?:de la |de l['’] ?|du |des |de |d['’] ?)"
_SMALL = r"(?:de la|de l['’]|de|du|des|la|le|les|l['’]|d['’]|et|en|sur|lès|sous|aux?)"
_CAPS = rf"{_CAP}(?:[ -](?:{_SMALL}[ -]?)?{_CAP}){{0,4}}"
# A name of an institution may run over a wrapped line.
_SPACE = "[ \n\u00a0]"
_HYPHENATED = rf"{_CAP}(?:-(?:{_SMALL}-?){{0,2}}{_CAP}){{0,5}}"


@cache
def _places() -> tuple[re.Pattern[str], ...]:
    """Patterns whose first group, or whole, is a place."""
    named = f"(?:{either('feature', free_case=True)}|{either('named feature')})"
    return tuple(re.compile(pattern) for pattern in (
        rf"(?<!\w){either('street', free_case=True)} {_OF}?{_CAPS}",
        rf"(?<!\w){either('shouted street')} (?:DE LA |DU |DES |DE |D['’])?{_CAPS}",
        rf"(?<=\d)(?:,? ?(?:bis|ter|[AB]))?,? ({either('numbered street')} {_OF}[\w-]{{3,30}})",
        rf"(?<!\w)Région {_HYPHENATED}",
        rf"(?<!\w){named} {_OF}?{_CAPS}",
        rf"(?<!\w)[Rr]épublique (?:de |du |d['’]){_HYPHENATED}",
        rf"(?<!\w){either('building')}(?: {_OF}{_HYPHENATED}|(?!\w))",
    ))


@cache
def _institutions() -> tuple[re.Pattern[str], ...]:
    portfolio = rf"{either('portfolio', free_case=True)}(?: {either('portfolio quality', free_case=True)})?"
    ministry = "(?:[Mm]inistère|[Ss]ecrétariat d['’][ÉE]tat)"
    share = rf"(?:de l['’] ?|de la |du |des |d['’]){portfolio}"
    heads = f"(?:{either('institution of', free_case=True)}|{either('institution acronym')})"
    rest = rf"(?: et {_CAP} {_CAP}|(?: {_CAP}){{0,2}}(?:-\d{{1,2}}(?!\d))?)"
    return tuple(re.compile(pattern.replace(" ", _SPACE)) for pattern in (
        rf"(?<!\w){ministry}\s(?:chargé )?{share}(?:(?:, | et |, et ){share}){{0,5}}(?!\w)",
        rf"(?<!\w){heads} {_OF}{_HYPHENATED}",
        rf"(?<!\w){either('institution named', free_case=True)} {_HYPHENATED}{rest}",
    ))


def add_places(reading: Reading, spans: Spans) -> Spans:
    """The spans, with whole streets, squares and named buildings."""
    found = [Span(*match.span(match.lastindex or 0), Label.PLACE, 0.85, "street")
             for pattern in _places() for match in pattern.finditer(reading.text)]
    return _replace_smaller(reading, spans, found)


def add_institutions(reading: Reading, spans: Spans) -> Spans:
    """The spans, with whole ministries, prefectures, courts, universities and schools."""
    found = [Span(*match.span(), Label.ORGANISATION, 0.85, "institution")
             for pattern in _institutions() for match in pattern.finditer(reading.text)]
    return _replace_smaller(reading, spans, found)


def _replace_smaller(reading: Reading, spans: Spans, found: list[Span]) -> Spans:
    """The spans with those of `found` that hold all they touch; a longer old span stays."""
    new = [whole for span in found if not reading.is_closed(span.start, span.end)
           and (whole := _grown(overlapping(spans, span.start, span.end), span)) is not None]
    return override(spans, new) if new else spans


def _grown(old: Spans, span: Span) -> Span | None:
    """The span, from where an old one of its kind began before it; None where an old one holds more.

    An old span that begins alike and goes on in small letters only has run over and holds no more.
    """
    if old and old[0].start < span.start and old[0].label == span.label and old[0].end < span.end:
        span = span._replace(start=old[0].start)
    return span if all(span.start <= one.start and one.end <= span.end for one in old) else None
