"""What the gazetteers say of a text: known names where the network saw none, and labels that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import simplemma

from indexer.analysis import gazetteers
from indexer.analysis.alternation import either
from indexer.analysis.folding import fold_name
from indexer.analysis.organisation_names import find_pointed
from indexer.analysis.phrases import Match, Phrase, PhraseTable, Shape, find_phrases, phrase
from indexer.analysis.reading import Reading, fold_word
from indexer.analysis.spans import Span, Spans, fill, overlapping, override
from indexer.annotation import Label

_SURE = 0.9
_SHORTEST_HEAD = 3
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:[àÀ]|[Ee]n|[Aa]ux?|de|du|des|[Dd]ans|[Vv]ers|[Ll]a|[Ll]es?|[Ss]ur|[Dd]epuis|[Ee]ntre|et|chez|[Pp]our|[Cc]omme|hors|sous)"
    r"\s+|\b[dDlL]['’]\s?|\b\d{5}\s+|\()$")
_PLACE_PLAIN = re.compile(r"(?:\b(?:à|vers|depuis|de)\s+|\b[dD]['’]\s?|\b\d{5}\s+)$")
_PLACE_SURE = re.compile(r"(?:\bà\s+|\b\d{5}\s+)$")
_INVERTED = re.compile(r"-t?['’-]?(?:il|elle|on|ils|elles|nous|vous|je|tu|ce)$")
_HYPHENATED_ON = re.compile(r"(?:-[A-ZÀ-Þ][\w'’]*){1,3}")
_TITLE_BEFORE = re.compile(r"(?:\b(?:M|MM|Mme|Mlle|Me|Dr|Pr)\.?|Monsieur|Madame|Maître)\s+$")
_CAPITAL_AFTER = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?[A-ZÀ-Þ]\w|-\w")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;«»\n•*\-–—]\s*|\n\W*)$")
_PLACE_LINE = re.compile(r"\s*,?\s*(?:le\s+)?(?:\w+\s+)?\d{1,2}(?:er)?\s+\w+")


@cache
def _treaty_before() -> re.Pattern[str]:
    return re.compile(rf"{either('treaty')} d(?:e |['’])$")


def _organisation_phrases() -> Iterator[Phrase]:
    for record in gazetteers.organisations():
        for name in record.names:
            single = " " not in name.strip()
            shape = Shape.EXACT if single or name.isupper() else Shape.NAME
            yield phrase(name, Label.ORGANISATION, shape, record.category)


def _place_phrases() -> Iterator[Phrase]:
    for place in gazetteers.places():
        for name in (place.name, *place.others):
            shape = Shape.NAME if "-" in name or " " in name else Shape.EXACT
            yield phrase(name, Label.PLACE, shape, place.kind)


@cache
def known_phrases() -> PhraseTable:
    """Every name of the lists, ready to be found."""
    return PhraseTable.of([*_organisation_phrases(), *_place_phrases()])


def add_known(reading: Reading, spans: Spans) -> Spans:
    """The spans and the known names that stand where there is none."""
    found = [span for match in find_phrases(reading, known_phrases(), _openers(reading))
             if (span := _believed(reading, match)) is not None]
    longer = [span for span in found if _outgrows(overlapping(spans, span.start, span.end), span)]
    spans = override(spans, longer) if longer else spans
    return fill(fill(spans, found), find_pointed_names(reading))


def _openers(reading: Reading) -> list[int]:
    """The words that may open a known name: with a capital, or a head such as "conseil" in small letters."""
    heads = gazetteers.heads()
    return [index for index, word in enumerate(reading.words)
            if word.form[0].isupper() or (len(word.form) > _SHORTEST_HEAD and fold_word(word.form) in heads)]


def find_pointed_names(reading: Reading) -> Iterator[Span]:
    """Known acronyms written with points."""
    for start, end, acronym in find_pointed(reading.text):
        if len(acronym) > 2 and gazetteers.organisation(acronym) is not None and not reading.is_closed(start, end):
            yield Span(start, end, Label.ORGANISATION, _SURE, "gazetteer")


def _outgrows(old: Spans, new: Span) -> bool:
    """Whether a known full name swallows fragments of itself."""
    return bool(old) and all(
        new.start <= one.start and one.end <= new.end and one.end - one.start < new.end - new.start
        and new.label in (one.label, Label.ORGANISATION) for one in old)


def _believed(reading: Reading, match: Match) -> Span | None:
    start, end, known = match
    if reading.is_closed(start, end) or reading.limit(start) < end:
        return None
    if known.label == Label.PLACE and not _stands_as_place(reading, start, end, known.evidence):
        return None
    if known.label == Label.ORGANISATION and not _stands_as_organisation(reading, start, end, known):
        return None
    if known.label == Label.ORGANISATION and (more := _HYPHENATED_ON.match(reading.text, end)):
        end = more.end()
    return Span(start, end, known.label, _SURE, "gazetteer")


def _stands_as_organisation(reading: Reading, start: int, end: int, known: Phrase) -> bool:
    """Single words that are also common words count in no line of capitals."""
    if reading.before(start, 1) in ("-", "_") or reading.after(end, 1) == "_":
        return False
    if len(known.words) == 1 and reading.text[start:end] in gazetteers.shouted_words():
        return not reading.is_shouted(start, end)
    if len(known.words) == 1 and not any(char.isupper() for char in reading.text[start + 1:end]):
        return not _TITLE_BEFORE.search(reading.before(start))
    return True


def _stands_as_place(reading: Reading, start: int, end: int, kind: str) -> bool:
    before = reading.before(start)
    if _CAPITAL_AFTER.match(reading.after(end, 4)) or _TITLE_BEFORE.search(before) or _treaty_before().search(before):
        return False
    if kind in ("country", "region", "department", "city"):
        return not reading.leans_back(start) and bool(
            _PLACE_BEFORE.search(before) or _opens_dateline(reading, start, end))
    pattern = _PLACE_PLAIN if kind == "commune" else _PLACE_SURE
    return bool(pattern.search(before)) or _opens_dateline(reading, start, end)


def _opens_dateline(reading: Reading, start: int, end: int) -> bool:
    line_start, _ = reading.line(start)
    return not reading.text[line_start:start].strip(" *_") and bool(_PLACE_LINE.match(reading.text, end))


def relabel_known(reading: Reading, spans: Spans) -> Spans:
    """The spans with a label that their known name allows."""
    return tuple(_relabelled(reading, span) for span in spans)


def _relabelled(reading: Reading, span: Span) -> Span:
    text = reading.text[span.start:span.end]
    if span.label != Label.ORGANISATION and _is_known_acronym(text):
        return span._replace(label=Label.ORGANISATION, evidence="gazetteer")
    if span.label != Label.PLACE and _is_sure_place(text):
        return span._replace(label=Label.PLACE, evidence="gazetteer")
    if span.label != Label.PERSON and gazetteers.is_first_name(text) and not _is_body_or_place(text):
        return span._replace(label=Label.PERSON, evidence="first name")
    return span


def _is_sure_place(text: str) -> bool:
    place = gazetteers.place(text)
    return (place is not None and place.kind != "doubtful" and gazetteers.organisation(text) is None
            and (place.kind != "commune" or len(text) > 4))


def _is_body_or_place(text: str) -> bool:
    return gazetteers.is_place_only(text) or gazetteers.organisation(text) is not None


def _is_known(text: str) -> bool:
    return gazetteers.place(text) is not None or gazetteers.organisation(text) is not None


def drop_unknown_abroad(reading: Reading, spans: Spans) -> Spans:
    """The spans without what only the network, which reads French, saw in a paragraph of another language."""
    return tuple(span for span in spans if not reading.is_foreign(span.start) or _has_shape(reading, span))


def _has_shape(reading: Reading, span: Span) -> bool:
    text = reading.text[span.start:span.end]
    return _is_known(text) or any(gazetteers.is_first_name(word) for word in text.split()[:1]) or text.isupper()


def drop_no_names(reading: Reading, spans: Spans) -> Spans:
    """The spans without laws, plans, events, grades, and common words that only stand first in a sentence."""
    return tuple(span for span in spans if not _names_nothing(reading, span))


def _names_nothing(reading: Reading, span: Span) -> bool:
    text = reading.text[span.start:span.end]
    if text in gazetteers.no_names("acronyms") or text in gazetteers.no_names("words"):
        return True
    if text.lower().replace(" ", "-") in gazetteers.no_names("generics"):
        return span.label != Label.PLACE or not text[1:].islower()
    if gazetteers.organisation(text) is not None or gazetteers.place(text) is not None:
        return False
    if text.partition(" et ")[0].lower() in gazetteers.no_names("generics"):
        return True
    first, _, rest = text.partition(" ")
    if rest and first.lower() in gazetteers.no_names("heads"):
        return True
    if text.isupper() and reading.is_shouted(span.start, span.end):
        return _is_prose(text)
    return _is_common_word(reading, span, text)


def _is_prose(text: str) -> bool:
    """Whether words are all common ones, and the first opens the name of no body."""
    words = [word for word in re.split(r"[\W_]+", text.lower()) if word]
    return (fold_name(words[0]) not in gazetteers.heads() and not gazetteers.is_first_name(words[0])
            and all(simplemma.is_known(word, lang="fr") for word in words))


def _is_common_word(reading: Reading, span: Span, text: str) -> bool:
    """Whether words owe their only capital to their place: first in a sentence, a line or a quotation."""
    if not text[1:].islower() or not _SENTENCE_START.search(reading.before(span.start, 12)):
        return False
    return bool(_INVERTED.search(text)) or (not gazetteers.is_first_name(text) and _is_prose(text))


def _is_known_acronym(text: str) -> bool:
    record = gazetteers.organisation(text)
    if record is None or fold_name(text) in gazetteers.great_places():
        return False
    if sum(char.isupper() for char in text) > 1:
        return text in (record.acronym, *record.others)
    return record.category in ("company", "media") and text in record.names and not (
        gazetteers.is_first_name(text) or gazetteers.is_surname(text))


