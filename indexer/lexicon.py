"""What the archive knows of words and names: form → lemmas, spelling → records. Learned from the index alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from indexer.analysis.names import organisation_key, person_key, same_person, strip_title
from indexer.engine import Area, Engine, Field
from indexer.inflections import lemma_candidates
from indexer.recordkeys import spelling_key
from indexer.tokens import fold

# Of a word's lemmas, one that the archive gives this much more rarely than the first is a slip.
_RARE = 20
_MOST = 64
# Shorter names are too like each other for one letter to be a slip.
_LONG_NAME = 8
_MOST_SOURCES = 100_000


class Spelling(NamedTuple):
    """A form of the archive with one of its lemmas, and how many statements hold it so."""

    form: str
    lemma: str
    statements: int


class Record(NamedTuple):
    """A record that a name may mean: the kind of name ("person", "organisation", …) and the display name."""

    kind: str
    name: str
    statements: int


class Lexicon:
    """The words and names of one state of an index. Make a new one after a write."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.spellings = lru_cache(maxsize=4096)(self._spellings)
        self.lemmas = lru_cache(maxsize=4096)(self._lemmas)
        self.holders = lru_cache(maxsize=8192)(self._holders)

    def knows(self, form: str) -> bool:
        """Whether any statement holds the form, accents and case aside."""
        return bool(self.spellings(form))

    def _spellings(self, form: str) -> tuple[Spelling, ...]:
        """The archive's forms that are this one but for accents and case, the most frequent first."""
        found = []
        for term, count in self._engine.terms(Field.FORM, f"{fold(form)}\t", _MOST):
            _, spelled, lemma = term.split("\t")
            found.append(Spelling(spelled, lemma, count))
        return tuple(sorted(found, key=lambda one: (-one.statements, one.form)))

    def _lemmas(self, form: str) -> tuple[str, ...]:
        """The lemmas of a form: the archive's or, for a form never seen, those its ending allows that the archive has.

        A lemma that no statement has could find nothing, so no dictionary is needed. A form that is
        written without accents has the lemmas of its accented spellings.
        """
        spellings = self.spellings(form)
        exact = [one for one in spellings if one.form == form] or list(spellings)
        if exact:
            most = exact[0].statements
            found = [one.lemma for one in exact if one.statements * _RARE >= most]
            return tuple(dict.fromkeys(found))
        if form.isalpha():
            for group in lemma_candidates(form):
                if known := tuple(lemma for lemma in group if self.has_lemma(lemma)):
                    return known if not self.has_lemma(form) else (form, *known)
        return (form,)

    def has_lemma(self, lemma: str) -> bool:
        """Whether any statement's body or title holds the lemma."""
        return self.bearers(lemma) > 0

    def bearers(self, lemma: str) -> int:
        """How many statements hold the lemma in their body or, where none does, in their title."""
        return self.holders(lemma) or self._engine.holders(Area.TITLE, lemma)

    def has_value(self, field: Field, value: str) -> bool:
        """Whether any statement has this very value in a keyword field."""
        return self._engine.holders(field, value) > 0

    def _holders(self, term: str) -> int:
        """How many statements hold an index term in their body."""
        return self._engine.holders(Area.BODY, term)

    @cached_property
    def statements(self) -> int:
        """How many statements there are."""
        return self._engine.count()

    def accent_lemmas(self, form: str) -> tuple[str, ...]:
        """The lemmas of the spellings that differ from the form by accents only."""
        return tuple(dict.fromkeys(one.lemma for one in self.spellings(form) if one.form != form))

    def people(self, name: str) -> tuple[Record, ...]:
        """The people that a name in any spelling and order may mean, surest first.

        The same name, else a record with initials ("J.-M. Fabre"), else one letter from it ("Philipe Martin"); of a
        family name, everybody who bears it.
        """
        name = strip_title(name)
        exact = list(self._aliases("person", person_key(name)))
        words = fold(name).replace("-", " ").split()
        if not words or (exact and len(words) > 1):
            return tuple(exact)
        bearers = tuple(self._aliases("family", fold(name)))
        if len(words) == 1 or (bearers and " " not in name):
            return tuple({record.name: record for record in (*exact, *bearers)}.values())
        family = {record.name: record for word in (words[0], words[-1], " ".join(words[1:]))
                  for record in self._aliases("family", word)}
        named = [record for record in family.values() if " " in record.name]
        same = tuple(record for record in named if same_person(record.name, name) or same_person(name, record.name))
        return same or tuple(record for record in named if _is_slip(person_key(record.name), person_key(name)))

    def family(self, name: str) -> tuple[Record, ...]:
        """The people recorded by this family name alone ("Guillemot")."""
        return tuple(record for record in self._aliases("family", fold(name)) if fold(record.name) == fold(name))

    def named(self, kind: str, name: str) -> tuple[Record, ...]:
        """The records of a kind (organisation, issuer, place, tag) with this name in any spelling."""
        return tuple(self._aliases(kind, spelling_key(kind, name)))

    def spellings_of(self, kind: str, name: str) -> tuple[str, ...]:
        """The ways in which statements show the record of this name, the usual one first.

        Of a person, no other name will do: one who was told apart from a namesake is another.
        """
        key = spelling_key(kind, name)
        found = [one for one in self._aliases(kind, key) if kind != "person" or person_key(one.name) == key]
        return tuple(record.name for record in sorted(found, key=lambda one: usual(one.name, one.statements)))

    def shown_as(self, kind: str, key: str) -> tuple[str, ...]:
        """The ways in which statements show the record with this key, the usual one first; the key where none does."""
        found = [_record(kind, term, count)
                 for term, count in self._engine.terms(Field.ALIAS, f"record\t{kind}\t{key}\t", _MOST)]
        return tuple(one.name for one in sorted(found, key=lambda one: usual(one.name, one.statements))) or (key,)

    def other_names(self, name: str) -> tuple[str, ...]:
        """The further names of an organisation: "CGT" for "Confédération générale du travail", and back."""
        return tuple(record.name for record in self._aliases("spelling", organisation_key(name)))

    def begins_name(self, word: str) -> bool:
        """Whether the name of any organisation begins with the word."""
        key = organisation_key(word)
        return bool(key) and any(self._engine.terms(Field.ALIAS, f"{kind}\t{key}", 1)
                                 for kind in ("organisation", "spelling"))

    def beginning(self, kind: str, text: str) -> tuple[Record, ...]:
        """The records of a kind whose name (of people: family name) begins so; not more than 64."""
        key = organisation_key(text)
        found = self._engine.terms(Field.ALIAS, f"{kind}\t{key}", _MOST, by_count=True) if key else []
        return tuple(_record(kind, term, count) for term, count in found)

    def sources(self, path: str) -> tuple[str, ...]:
        """The sources that are this path or end in it."""
        terms = self._engine.terms(Field.SOURCE, path, 1)
        if any(term == path for term, _ in terms):
            return (path,)
        ending = "/" + path.lstrip("/")
        return tuple(term for term, _ in self._engine.terms(Field.SOURCE, "", _MOST_SOURCES) if term.endswith(ending))

    def _aliases(self, kind: str, key: str) -> Iterator[Record]:
        if not key:
            return
        found = self._engine.terms(Field.ALIAS, f"{kind}\t{key}\t", _MOST)
        for term, count in sorted(found, key=lambda pair: -pair[1]):
            yield _record(kind, term, count)


def _is_slip(key: str, other: str) -> bool:
    """Whether two keys of names are one edit apart, and long enough for that to be no chance."""
    if min(len(key), len(other)) < _LONG_NAME:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - few names need it

    return OSA.distance(key, other, score_cutoff=1) == 1


def usual(name: str, statements: int) -> tuple[int, int, int, int, str]:
    """Sorts first what most statements write; of equals, what has fewer capitals, is shorter, has its accents."""
    return -statements, sum(map(str.isupper, name)), len(name), -len(name.encode(errors="replace")), name


def _record(kind: str, term: str, count: int) -> Record:
    return Record("person" if kind == "family" else kind, term.rpartition("\t")[2], count)
