"""Completion, "did you mean" and similar statements, from the archive's own words and names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from math import log
from string import ascii_lowercase
from typing import NamedTuple

from indexer.engine import Area, Engine, Field
from indexer.ladder import AREA_WEIGHTS
from indexer.markers import id_marker
from indexer.query import And, Keyword, Not, Nothing, Or, Query, Term
from indexer.queryfields import PEOPLE, field_named
from indexer.sampling import level_for
from indexer.stopwords import STOP_WORDS
from indexer.stored import Stored
from indexer.syntax import FieldName
from indexer.terms import Kind, fold, placed, tokenise

_SCANNED = 400
# Prefixes up to this long begin too many terms to count them all.
_SHORT = 3
_VOCABULARY = 200_000
_CHARACTERISTIC = 24
# Each unknown word is compared with all words of the archive.
_MOST_CORRECTED = 4
_MOST_BEGINNINGS = 6
_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"(?<!\S)(?P<name>[^\W\d][\w-]{0,24}):\"?(?P<value>[^\":]{1,80})\Z")
_ASKS_FOR_PEOPLE = re.compile(r"\b(?:sign\w*|par|by|cit\w*|contacts?|presse|m\.|mme|monsieur|madame)\s+\Z")
_KINDS = {FieldName.ORGANISATION: "organisation", FieldName.ISSUER: "organisation", FieldName.PLACE: "place",
          FieldName.TAG: "tag"}


class Suggestion(NamedTuple):
    """A completion: what to write, its kind (word, person, organisation, place, tag), in how many statements."""

    text: str
    kind: str
    statements: int


def complete(engine: Engine, prefix: str, limit: int = 10) -> list[Suggestion]:
    """Names and words of the archive that begin like `prefix`, the most frequent first; names before words.

    A name may be found from any of its words ("fab" finds "Jean-Michel Fabre"). Of several words the
    last is completed; what stands before a name stays ("signé par fab", "signataire:fab").
    """
    if not _typed(prefix):
        return []
    if names := list(_in_field(engine, prefix, limit)):
        return names
    names = list(_names(engine, _typed(prefix), limit)) or list(_behind_words(engine, prefix, limit))
    taken = {fold(name.text) for name in names}
    head, _, last = prefix.rpartition(" ")
    words = [Suggestion(f"{head} {word}".strip(), "word", count) for word, count in _words(engine, fold(last), limit)]
    return (names[:max(limit // 2, limit - len(words))]
            + [word for word in words if fold(word.text) not in taken])[:limit]


def _typed(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").replace("'", " ").split())


def _in_field(engine: Engine, prefix: str, limit: int) -> Iterator[Suggestion]:
    """The values that a field begun to be asked of may have, in quotation marks where they are several words."""
    found = _FIELD.search(prefix)
    name = field_named(found["name"]) if found else None
    kind = "person" if name in PEOPLE else _KINDS.get(name) if name else None
    if found is None or kind is None:
        return
    before = prefix[:found.start("value")].removesuffix('"')
    for one in _names(engine, _typed(found["value"]), limit * 2):
        if one.kind == kind:
            yield one._replace(text=before + (f'"{one.text}"' if " " in one.text else one.text))


def _behind_words(engine: Engine, prefix: str, limit: int) -> Iterator[Suggestion]:
    """The people whose names the last words begin, behind words that ask for one ("signé par fab"); these are kept."""
    for begin in [found.end() for found in _SPACE.finditer(prefix)][:_MOST_BEGINNINGS]:
        if _ASKS_FOR_PEOPLE.search(fold(prefix[:begin])):
            names = _names(engine, _typed(prefix[begin:]), limit)
            yield from (one._replace(text=prefix[:begin] + one.text) for one in names if one.kind == "person")


def _names(engine: Engine, typed: str, limit: int) -> Iterator[Suggestion]:
    found: dict[tuple[str, str], int] = {}
    for term, count in _frequent(engine, "name", typed, limit):
        _, _, kind, name = term.split("\t")
        found[name, kind] = max(found.get((name, kind), 0), count)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    yield from (Suggestion(name, kind, count) for (name, kind), count in ranked[:limit])


def _words(engine: Engine, prefix: str, limit: int) -> list[tuple[str, int]]:
    if not prefix:
        return []
    found: dict[str, int] = {}
    for term, count in _frequent(engine, "word", prefix, limit):
        folded, form, _ = term.split("\t")
        if folded not in STOP_WORDS:
            found[form] = max(found.get(form, 0), count)
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]


def _frequent(engine: Engine, kind: str, prefix: str, limit: int) -> list[tuple[str, int]]:
    """The most frequent "name" or "word" terms that begin so, with their counts.

    Few letters begin thousands of terms: these are looked for in the smallest sample that has enough of them.
    """
    field, head = (Field.ALIAS, "name\t") if kind == "name" else (Field.FORM, "")
    for level in range(level_for(engine.count()) if len(prefix) <= _SHORT else 0, 0, -1):
        sampled = engine.terms(Field.ALIAS, f"{kind}{level}\t{prefix}", limit * 4, by_count=True)
        terms = [term.partition("\t")[2] for term, _ in sampled]
        if len({term.rpartition("\t")[2] for term in terms if term.partition("\t")[0] not in STOP_WORDS}) >= limit:
            return [found for term in terms for found in engine.terms(field, f"{head}{term}", 4)]
    return engine.terms(field, head + prefix, _SCANNED, by_count=True)


def did_you_mean(engine: Engine, text: str) -> str | None:
    """The query with each word unknown to the archive replaced by the nearest it has; None where none is near.

    Only the first few unknown words are looked into.
    """
    replaced: list[tuple[int, int, str]] = []
    unknown = 0
    for word in tokenise(text):
        if unknown == _MOST_CORRECTED:
            break
        if word.kind is not Kind.PLAIN or not word.form.isalpha() or len(word.form) < 4:
            continue
        if text[word.end:word.end + 1] == ":" and field_named(word.form):
            continue
        if engine.terms(Field.FORM, f"{fold(word.form)}\t", 1):
            continue
        unknown += 1
        if near := _nearest(engine, fold(word.form)):
            replaced.append((word.start, word.end, near))
    if not replaced:
        return None
    for start, end, near in reversed(replaced):
        text = text[:start] + near + text[end:]
    return text


def _nearest(engine: Engine, word: str) -> str | None:
    """The archive's form nearest to a folded word: one edit, or two in a long word; the most frequent of equals."""
    from rapidfuzz import process  # noqa: PLC0415 - only a search that finds nothing needs it
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    most = 1 if len(word) < 6 else 2
    for beginnings in ([word[:2]], [word[:1]], _other_beginnings(word)):
        forms: dict[str, tuple[str, int]] = {}
        for beginning in beginnings:
            for term, count in engine.terms(Field.FORM, beginning, _VOCABULARY):
                folded, form, _ = term.split("\t")
                if abs(len(folded) - len(word)) <= most and count > forms.get(folded, ("", 0))[1]:
                    forms[folded] = (form, count)
        near = process.extract(word, list(forms), scorer=OSA.distance, score_cutoff=most, limit=20)
        if near:
            best, _, _ = min(near, key=lambda one: (one[1], -forms[one[0]][1], one[0]))
            return forms[best][0]
    return None


def _other_beginnings(word: str) -> list[str]:
    """How the word may begin if its first letter is wrong, missing, one too many, or changed places with the second.

    The whole vocabulary holds hundreds of thousands of forms; these beginnings find the few to compare.
    """
    wrong = [letter + word[1:3] for letter in ascii_lowercase]
    missing = [letter + word[:2] for letter in ascii_lowercase]
    return [*wrong, *missing, word[1:3], word[1] + word[0] + word[2:3]]


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
