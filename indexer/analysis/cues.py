"""Names told by the word right before them: "le groupe X", "chez X", "la loi X". Knows no lists of names."""

from __future__ import annotations

import re
from functools import cache

from indexer.analysis import gazetteers
from indexer.analysis.alternation import either
from indexer.analysis.reading import Reading
from indexer.analysis.spans import Span, Spans, fill
from indexer.annotation import Label

_AT_BEFORE = re.compile(r"(?<!\w)[Cc]hez $")
# What firms have, and towns do not: "directrice des ressources humaines d'X", "la section CFDT de X".
_OF_FIRM = re.compile(
    r"(?<!\w)(?:ressources humaines|DRH|P-?DG|actionnaires|syndicale?s? centrale?s?|accord d['’]entreprise|"
    r"comité (?:social et économique|d['’]entreprise)|CSEC?|section (?:syndicale )?[A-Z]{2,6}(?:-[A-Z]{2,6})?)"
    r" (?:de |d['’]|chez )$")
_FARTHEST, _SURE = 48, 0.95
_CAP = r"[A-ZÀ-ÖØ-ÞŒ][\w’']*"


@cache
def _body_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('body')} (?:« ?)?$")


@cache
def _law_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('law', free_case=True)} (?:« ?)?$")


@cache
def _cued() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('body')} (?:« ?)?({_CAP}(?:[ -]{_CAP}){{0,4}})")


@cache
def _common_head() -> re.Pattern[str]:
    return re.compile(rf"{either('common head')}s?(?: {either('common quality')})? (?=[A-ZÀ-ÖØ-ÞŒ])")


def drop_laws(reading: Reading, spans: Spans) -> Spans:
    """The spans that name no law, plan or programme; the person whose name a law bears stays."""
    return tuple(span for span in spans if span.label == Label.PERSON
                 or not _law_before().search(reading.before(span.start)) or _is_known(reading, span))


def _is_known(reading: Reading, span: Span) -> bool:
    text = reading.text[span.start:span.end]
    return gazetteers.organisation(text) is not None or gazetteers.place(text) is not None


def leave_heads_out(reading: Reading, spans: Spans) -> Spans:
    """The spans without the common noun before a proper name: "collectif Femmes Valais" → "Femmes Valais"."""
    return tuple(_without_head(reading, span) for span in spans)


def _without_head(reading: Reading, span: Span) -> Span:
    match = _common_head().match(reading.text, span.start, span.end)
    if match is None or span.label == Label.PERSON:
        return span
    rest = gazetteers.place(reading.text[match.end():span.end])
    return span._replace(start=match.end(), label=span.label if rest is None else Label.PLACE)


def relabel_cued(reading: Reading, spans: Spans) -> Spans:
    """The spans, with what follows "le groupe", "chez", "la DRH de" as an organisation, and surely so."""
    return tuple(span._replace(label=Label.ORGANISATION, confidence=_SURE, evidence="cue")
                 if _is_cued(reading, span) else span for span in spans)


def _is_cued(reading: Reading, span: Span) -> bool:
    before = reading.before(span.start)
    words = reading.text[span.start:span.end].split()
    place = gazetteers.place(reading.text[span.start:span.end]) if span.label == Label.PLACE else None
    if gazetteers.is_first_name(words[0]) or (place is not None and place.kind not in ("commune", "doubtful")):
        return False
    return bool(_body_before().search(before) or _AT_BEFORE.search(before)
                or _OF_FIRM.search(reading.before(span.start, _FARTHEST)))


def add_cued(reading: Reading, spans: Spans) -> Spans:
    """The spans, with the capitalised words behind such a noun where nothing was seen."""
    found = (Span(match.start(1), match.end(1), Label.ORGANISATION, 0.6, "cue")
             for match in _cued().finditer(reading.text) if not gazetteers.is_first_name(match.group(1).split()[0])
             and not reading.is_closed(*match.span(1)) and not reading.is_shouted(*match.span(1)))
    return fill(spans, found)
