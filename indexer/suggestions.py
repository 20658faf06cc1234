"""Completion and similar statements, from the archive's own words and names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from math import log
from typing import NamedTuple

from indexer.engine import Area, Engine, Field
from indexer.ladder import AREA_WEIGHTS
from indexer.lexicon import Lexicon
from indexer.markers import id_marker
from indexer.query import And, Keyword, Not, Nothing, Or, Query, Term
from indexer.queryfields import KEYWORD_FIELDS, field_named
from indexer.recordkeys import KEY_FIELDS, KINDS
from indexer.sampling import frequent
from indexer.stopwords import STOP_WORDS
from indexer.stored import Stored
from indexer.terms import Kind, fold, placed, tokenise
from indexer.wordcompletion import completed

_CHARACTERISTIC = 24
_MOST_BEGINNINGS = 6
# So many names are counted for each that is wanted.
_TRIED = 2
_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"(?<!\S)(?P<name>[^\W\d][\w-]{0,24}):\"?(?P<value>[^\":]{1,80})\Z")
_ASKS_FOR_PEOPLE = re.compile(r"\b(?:sign\w*|par|by|cit\w*|contacts?|presse|m\.|mme|monsieur|madame)\s+\Z")


class Suggestion(NamedTuple):
    """A completion: what to write, its kind (word, person, organisation, place, tag), in how many statements."""

    text: str
    kind: str
    statements: int


def complete(engine: Engine, prefix: str, limit: int = 10) -> list[Suggestion]:
    """Names and words of the archive that begin like `prefix`, the most frequent first; names before words.

    A name may be found from any of its words ("fab" finds "Jean-Michel Fabre"), and counts for the record in every
    spelling. Of several words the last is completed; what stands before a name stays ("signé par fab",
    "signataire:fab"), and of what stands before a word it is counted how many statements hold both.
    """
    if not _typed(prefix):
        return []
    engine = engine.snapshot()
    if names := list(_in_field(engine, prefix, limit)):
        return names
    names = list(_names(engine, _typed(prefix), limit)) or list(_behind_words(engine, prefix, limit))
    taken = {fold(name.text) for name in names}
    words = [Suggestion(text, "word", count) for text, count in completed(engine, prefix, limit)]
    return (names[:max(limit // 2, limit - len(words))]
            + [word for word in words if fold(word.text) not in taken])[:limit]


def _typed(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").replace("'", " ").split())


def _in_field(engine: Engine, prefix: str, limit: int) -> Iterator[Suggestion]:
    """The values that a field begun to be asked of may have, in quotation marks where they are several words."""
    found = _FIELD.search(prefix)
    name = field_named(found["name"]) if found else None
    field = KEYWORD_FIELDS.get(name) if name else None
    if found is None or field not in KINDS:
        return
    before = prefix[:found.start("value")].removesuffix('"')
    for one in _names(engine, _typed(found["value"]), limit, field):
        yield one._replace(text=before + (f'"{one.text}"' if " " in one.text else one.text))


def _behind_words(engine: Engine, prefix: str, limit: int) -> Iterator[Suggestion]:
    """The people whose names the last words begin, behind words that ask for one ("signé par fab"); these are kept."""
    for begin in [found.end() for found in _SPACE.finditer(prefix)][:_MOST_BEGINNINGS]:
        if _ASKS_FOR_PEOPLE.search(fold(prefix[:begin])):
            names = _names(engine, _typed(prefix[begin:]), limit, Field.PERSON)
            yield from (one._replace(text=prefix[:begin] + one.text) for one in names)


def _names(engine: Engine, typed: str, limit: int, field: Field | None = None) -> Iterator[Suggestion]:
    """The records that a name begun may mean, as usually spelled; in a field, those that it has, counted there."""
    terms = (term.split("\t")[2:] for term, _ in frequent(engine, "name", typed, limit))
    found = dict.fromkeys((kind, key) for kind, key in terms if field is None or KINDS[field] == kind)
    # Few of those that a name may mean have a certain role.
    tried = list(found)[:limit * _TRIED] if field is None else list(found)
    counts = [(one, engine.holders(KEY_FIELDS[field or Field(one[0])], one[1])) for one in tried]
    ranked = sorted(((one, count) for one, count in counts if count), key=lambda pair: (-pair[1], pair[0]))
    lexicon = Lexicon(engine)
    yield from (Suggestion(lexicon.shown_as(kind, key)[0], kind, count) for (kind, key), count in ranked[:limit])


def similar_query(engine: Engine, identifier: str, stored: Stored) -> Query:
    """Statements that share the words which set this one apart; itself and its copies left out."""
    weighed = sorted(_weights(engine, stored), key=lambda pair: (-pair[1], pair[0]))[:_CHARACTERISTIC]
    if not weighed:
        return Nothing()
    most = weighed[0][1]
    terms = [Term(area, lemma, AREA_WEIGHTS[area] * weight / most)
             for lemma, weight in weighed for area in (Area.TITLE, Area.BODY)]
    excluded: list[Query] = [Not(Term(Area.NAMES, id_marker(identifier)))]
    if stored.body_key:
        excluded.append(Not(Keyword(Field.BODY_KEY, stored.body_key)))
    return And((Or(tuple(terms), min(4, len(weighed))), *excluded))


def _weights(engine: Engine, stored: Stored) -> Iterator[tuple[str, float]]:
    """Each lemma of the text with its weight: how often here, how rarely elsewhere."""
    counts: dict[str, int] = {}
    for _, word in placed(tokenise(stored.text)):
        if word.kind is Kind.PLAIN and len(word.form) > 3 and word.form.isalpha() and fold(word.form) not in STOP_WORDS:
            lemma = (stored.lemmas.get(word.form) or word.form).split(" ")[0]
            counts[lemma] = counts.get(lemma, 0) + 1
    total = engine.count()
    frequent: Collection[str] = sorted(counts, key=lambda lemma: -counts[lemma])[:120]
    for lemma in frequent:
        holders = engine.holders(Area.BODY, lemma)
        if holders > 1:
            yield lemma, (1 + log(counts[lemma])) * log(1 + total / holders)
