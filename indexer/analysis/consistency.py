"""One name, one reading, throughout a text: explained acronyms, majorities, repeated names, surnames alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from indexer.analysis import gazetteers
from indexer.analysis.folding import fold_name
from indexer.analysis.names import surname
from indexer.analysis.organisation_names import find_pairs
from indexer.analysis.phrases import Phrase, PhraseTable, Shape, find_phrases, phrase
from indexer.analysis.reading import Reading
from indexer.analysis.spans import Span, Spans, fill, overlapping, override
from indexer.annotation import Label

_CAPITAL_AFTER = re.compile(r"[ \u00a0-](?:de |du |d['’])?[A-ZÀ-Þ]|[-_]\w")
_MOST_NAMES = 50
_TITLE_BEFORE = re.compile(r"(?:\b(?:M|MM|Mr|Mme|Mmes|Mlle|Me|Dr|Pr)\.?|Monsieur|Madame|Maître)\s+$")


def add_explained(reading: Reading, spans: Spans) -> Spans:
    """The spans, with both sides of "Full Name (ACRONYM)" as organisations."""
    found = []
    for pair in find_pairs(reading.text):
        sides = ((pair.name_start, pair.name_end), (pair.acronym_start, pair.acronym_end))
        touched = [one for side in sides for one in overlapping(spans, *side)]
        if _names_body(pair.name) or (_covers(touched, sides[0])):
            found += [Span(*side, Label.ORGANISATION, 0.9, "acronym explained") for side in sides]
    clean = [one for one in found
             if not reading.is_closed(one.start, one.end) and reading.limit(one.start) >= one.end]
    return override(spans, clean) if clean else spans


def _covers(touched: list[Span], side: tuple[int, int]) -> bool:
    """Whether an organisation was seen over the whole of the full name."""
    return any(one.label == Label.ORGANISATION and one.start <= side[0] and one.end >= side[1] for one in touched)


def _names_body(name: str) -> bool:
    generic = name.lower().replace(" ", "-") in gazetteers.no_names("generics")
    return fold_name(name.split(maxsplit=1)[0]) in gazetteers.heads() and not generic


def agree_on_labels(reading: Reading, spans: Spans) -> Spans:
    """The spans, each with the label that its wording has most often, weighed by confidence."""
    votes: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    for span in spans:
        votes[_surface(reading, span)][span.label] += span.confidence
    return tuple(_with_majority(span, votes[_surface(reading, span)]) for span in spans)


def _with_majority(span: Span, votes: dict[Label, float]) -> Span:
    label = max(votes, key=lambda one: (votes[one], one == span.label, one.value))
    return span if label == span.label else span._replace(label=label, evidence="majority")


def _surface(reading: Reading, span: Span) -> str:
    return fold_name(reading.text[span.start:span.end])


def lengthen_known(reading: Reading, spans: Spans) -> Spans:
    """The spans, each organisation as long as the longest name of one that the text has and that stands here.

    A name that is whole in a title or beside its acronym is often cut short before a small word elsewhere.
    """
    names = sorted({reading.text[span.start:span.end] for span in spans if span.label == Label.ORGANISATION},
                   key=len, reverse=True)
    fuller: dict[str, list[str]] = defaultdict(list)
    for name in names:
        fuller[name.split(maxsplit=1)[0]].append(name)
    return fill((), (_lengthened(reading, span, fuller) for span in spans))


def _lengthened(reading: Reading, span: Span, fuller: Mapping[str, Sequence[str]]) -> Span:
    if span.label != Label.ORGANISATION:
        return span
    text = reading.text
    short = text[span.start:span.end]
    for name in fuller.get(short.split(maxsplit=1)[0], ())[:_MOST_NAMES]:
        end = span.start + len(name)
        if len(name) <= len(short):
            break
        if text.startswith(name, span.start) and name.startswith(short + " ") and not text[end:end + 1].isalnum():
            return span._replace(end=end, evidence="longer elsewhere")
    return span


def add_seen_elsewhere(reading: Reading, spans: Spans) -> Spans:
    """The spans, and every further place where the same wording stands by itself."""
    table = PhraseTable.of(_repeatable(reading, spans))
    return fill(spans, _stand_alone(reading, table, "seen elsewhere"))


def _repeatable(reading: Reading, spans: Spans) -> Iterator[Phrase]:
    seen = set()
    for span in spans:
        text = reading.text[span.start:span.end]
        if text in seen or len(text) < 3:
            continue
        seen.add(text)
        known = phrase(" ".join(text.replace("’", "'").split()), span.label, Shape.EXACT, "")
        if sum(map(len, known.words)) >= 4 or text.isupper():
            yield known


def add_surnames(reading: Reading, spans: Spans) -> Spans:
    """The spans, and the family names of people named in full where they stand alone."""
    families = {surname(text) for span in spans if span.label == Label.PERSON
                for text in (reading.text[span.start:span.end],) if " " in text}
    spans = tuple(span._replace(label=Label.PERSON, evidence="surname")
                  if span.label == Label.PLACE and reading.text[span.start:span.end] in families else span
                  for span in spans)
    table = PhraseTable.of(_family_names(reading, spans))
    return fill(spans, _stand_alone(reading, table, "surname"))


def _family_names(reading: Reading, spans: Spans) -> Iterator[Phrase]:
    seen = set()
    for span in spans:
        text = reading.text[span.start:span.end]
        if span.label != Label.PERSON or " " not in text or text in seen:
            continue
        seen.add(text)
        family = surname(text)
        common = gazetteers.is_first_name(family) or fold_name(family) in gazetteers.great_places()
        if len(family) > 3 and not common:
            yield phrase(family, Label.PERSON, Shape.EXACT, "")


def _stand_alone(reading: Reading, table: PhraseTable, evidence: str) -> Iterator[Span]:
    for match in find_phrases(reading, table):
        if reading.is_closed(match.start, match.end) or reading.limit(match.start) < match.end:
            continue
        before = reading.before(match.start)
        alone = not reading.leans_back(match.start) and not _CAPITAL_AFTER.match(reading.after(match.end, 5))
        if alone or (match.phrase.label == Label.PERSON and _TITLE_BEFORE.search(before)):
            yield Span(match.start, match.end, match.phrase.label, 0.75, evidence)

