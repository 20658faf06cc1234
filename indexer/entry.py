"""A statement as the engines index it: words by area, names by role, dates, and what a result line shows.

Knows the analysis and what has been decided; knows no engine, no database and no query.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.edtf import day_span
from corpus.masking import mask_contacts
from corpus.statement import Statement
from indexer import stored
from indexer.analysis.gazetteers import other_names
from indexer.analysis.names import organisation_key, surname
from indexer.annotation import Analysis, Label, RoleKind
from indexer.areas import Spellings, postings, spellings_of
from indexer.engine import Entry, Field
from indexer.initials import initials_of
from indexer.markers import date_markers, id_marker, name_marker, type_marker
from indexer.recordkeys import KEY_FIELDS, KINDS, lookup_keys, record_key, spelling_key
from indexer.sampling import levels_of
from indexer.tokens import fold

_ROLE_FIELDS = {
    RoleKind.SIGNATORY: Field.SIGNATORY,
    RoleKind.QUOTED: Field.QUOTED,
    RoleKind.CONTACT: Field.CONTACT,
}

_MARKED = {Label.PERSON: "person", Label.ORGANISATION: "organisation"}
_MOST_MARKERS = 6
_MOST_SHOWN = 400
# Only a value with a digit or an at-sign can hide a contact: the rest need not be searched for one.
_REACHABLE = re.compile(r"\d\d|@|\b(?:at|arobase)\b", re.IGNORECASE)

_KEY_PARTS = re.compile(r"[\W_]+")
# The last words of the keys ("event_loc_addressLocality", "article:tag") under which a page is filed.
_FILING_LIST = """
    tag tags keyword keywords motcle motcles cle cles clef clefs category categories categorie rubrique rubriques theme
    themes thematique thematiques topic topics subject sujet branch section locality addresslocality lieu place location
    city ville
"""
_FILING = frozenset(_FILING_LIST.split())


@dataclass(frozen=True, slots=True)
class State:
    """What the archive knows of a statement beside its text and analysis.

    `records` maps a name as analysed to the display name of its authority record. `names` maps a
    record to its further names. `copies` are other statements with the same body, as ids.
    """

    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    body_key: str = ""
    copies: tuple[str, ...] = ()
    records: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def record(self, name: str) -> str:
        """The record's display name, or the name itself while no record is known."""
        return self.records.get(name, name)

    def further_names(self, name: str) -> tuple[str, ...]:
        """Other names of an organisation, from its record and from the list of known organisations."""
        return tuple(dict.fromkeys([*self.names.get(name, ()), *other_names(name)]))


def entry_of(statement: Statement, analysis: Analysis, state: State) -> Entry:
    """The index entry of a statement. Telephone numbers and e-mail addresses are masked everywhere."""
    text = mask_contacts(statement.text)
    spellings = spellings_of(text, analysis.tokens)
    date = statement.structure.date
    first, last = day_span(date.edtf) if date is not None else (None, None)
    keywords = _keywords(statement, analysis, state)
    keywords[Field.FORM] = spellings.forms()
    known = _known_organisations(spellings)
    aliases = [*_aliases(keywords, state), *_spellings(keywords, known, state)]
    keywords[Field.ALIAS] = list(dict.fromkeys([*aliases, *_sampled(statement.id, aliases, keywords[Field.FORM])]))
    return Entry(
        id=statement.id,
        areas=postings(statement.structure.blocks, spellings, _names(analysis, state),
                       _distinct([*state.tags, *_filed_under(statement.metadata)]),
                       _markers(statement, analysis, state)),
        keywords={key: values for key, values in keywords.items() if values},
        first_day=first,
        last_day=last,
        stored=_stored(statement, analysis, state, text, spellings),
    )


def _keywords(statement: Statement, analysis: Analysis, state: State) -> dict[Field, list[str]]:
    keywords: dict[Field, list[str]] = {
        Field.PERSON: _mentioned(analysis, state, Label.PERSON),
        Field.ORGANISATION: _mentioned(analysis, state, Label.ORGANISATION),
        Field.PLACE: _mentioned(analysis, state, Label.PLACE),
        Field.ISSUER: _distinct(state.record(name) for name in analysis.issuers),
        Field.TYPE: [statement.structure.document_type.value],
        Field.TAG: _distinct(state.tags),
        Field.LANGUAGE: [statement.language],
        Field.SOURCE: _distinct(state.sources or (statement.source.path,)),
        Field.BODY_KEY: [state.body_key] if state.body_key and state.copies else [],
    }
    for kind, name in _ROLE_FIELDS.items():
        keywords[name] = _distinct(state.record(role.name) for role in analysis.roles if role.kind is kind)
    people = (state.record(role.name) for role in analysis.roles)
    keywords[Field.PERSON] = _distinct([*keywords[Field.PERSON], *people])
    organisations = [*keywords[Field.ORGANISATION], *keywords[Field.ISSUER],
                     *(state.record(name) for name in analysis.cosigning_organisations)]
    keywords[Field.ORGANISATION] = _distinct(organisations)
    if statement.structure.date is not None:
        edtf = statement.structure.date.edtf
        keywords[Field.YEAR] = [edtf[:4]]
        keywords[Field.MONTH] = [edtf[:7]] if len(edtf) >= 7 else []
    return keywords | {keys: _distinct(record_key(KINDS[names], name) for name in keywords[names])
                       for names, keys in KEY_FIELDS.items()}


def _mentioned(analysis: Analysis, state: State, label: Label) -> list[str]:
    return _distinct(state.record(mention.entity) for mention in analysis.mentions if mention.label is label)


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_masked(value) for value in values if value))


def _aliases(keywords: Mapping[Field, Sequence[str]], state: State) -> Iterable[str]:
    """Terms "kind⇥key⇥display name" that lead from a name in any spelling to its record.

    People can be asked for by family name too. "name⇥words⇥kind⇥key" terms begin at each word, for completion;
    "record⇥kind⇥key⇥display name" terms lead from the key of a record to the ways in which its name is shown.
    """
    for kind in (Field.PERSON, Field.ORGANISATION, Field.PLACE, Field.TAG):
        for name in keywords.get(kind, ()):
            yield f"record\t{kind.value}\t{record_key(kind.value, name)}\t{name}"
    for name in keywords.get(Field.PERSON, ()):
        for spelling in (name, *state.names.get(name, ())):
            yield f"person\t{spelling_key('person', spelling)}\t{name}"
            yield f"family\t{fold(surname(spelling))}\t{name}"
            yield from _completions("person", spelling, record_key("person", name))
    for kind in (Field.ORGANISATION, Field.ISSUER):
        for name in keywords.get(kind, ()):
            yield from (f"{kind.value}\t{key}\t{name}" for key in lookup_keys("organisation", name))
            for spelling in (name, *state.further_names(name)):
                yield f"{kind.value}\t{spelling_key('organisation', spelling)}\t{name}"
                yield from _completions("organisation", spelling, record_key("organisation", name))
                if initials := initials_of(spelling):
                    yield f"initials\t{initials}\t{name}"
    for kind in (Field.PLACE, Field.TAG):
        for name in keywords.get(kind, ()):
            for spelling in (name, *state.names.get(name, ())):
                yield f"{kind.value}\t{spelling_key(kind.value, spelling)}\t{name}"
                yield from _completions(kind.value, spelling, record_key(kind.value, name))


def _known_organisations(spellings: Spellings) -> list[str]:
    """Names of known organisations that are one capitalised word of the text, whether or not the analysis saw them."""
    written = {word.written for word in spellings.distinct if len(word.written) > 1 and word.written[0].isupper()}
    return sorted(text for text in written if other_names(text))


def _spellings(keywords: Mapping[Field, Sequence[str]], known: Sequence[str], state: State) -> Iterable[str]:
    """Terms "spelling⇥key⇥other name": from each name of an organisation to its other names."""
    for name in (*keywords.get(Field.ORGANISATION, ()), *known):
        names = (name, *state.further_names(name))
        for one in names:
            key = organisation_key(one)
            yield from (f"spelling\t{key}\t{other}" for other in names if organisation_key(other) != key)


def _completions(kind: str, spelling: str, key: str) -> Iterable[str]:
    words = organisation_key(spelling).split()
    for index in range(min(len(words), 6)):
        yield f"name\t{' '.join(words[index:])}\t{kind}\t{key}"


def _sampled(identifier: str, aliases: Sequence[str], forms: Sequence[str]) -> Iterable[str]:
    """Terms "name1⇥…" and "word1⇥folded⇥form" of each sample that the statement is in, for short completions."""
    for level in levels_of(identifier):
        yield from (f"name{level}{term[4:]}" for term in aliases if term.startswith("name\t"))
        yield from (f"word{level}\t" + term.rpartition("\t")[0] for term in forms)


def _names(analysis: Analysis, state: State) -> list[str]:
    """The phrases that weigh as names: who signs, speaks and issues, with functions and other names."""
    phrases: list[str] = []
    for role in analysis.roles:
        phrases += [state.record(role.name), role.function or "", role.organisation or ""]
    for name in (*analysis.issuers, *analysis.cosigning_organisations):
        record = state.record(name)
        phrases += [record, *state.further_names(record)]
    return _distinct(phrases)


def _filed_under(metadata: Mapping[str, str]) -> Iterable[str]:
    """What the file is filed under by its own account: keywords, categories, the place of the branch that speaks."""
    return (value.strip() for key, said in metadata.items() if fold(_KEY_PARTS.split(key)[-1]) in _FILING
            for value in said[:_MOST_SHOWN].split(","))


def _markers(statement: Statement, analysis: Analysis, state: State) -> list[str]:
    """The markers of a statement; a name has one for each mention, so that it weighs as often as it is said."""
    structure = statement.structure
    dated = date_markers(structure.date.edtf) if structure.date is not None else []
    said = Counter((mention.label, state.record(mention.entity)) for mention in analysis.mentions
                   if mention.label in _MARKED)
    for issuer in (*analysis.issuers, *analysis.cosigning_organisations):
        said[Label.ORGANISATION, state.record(issuer)] += 2
    for role in analysis.roles:
        said[Label.PERSON, state.record(role.name)] += 2
    named = [name_marker(_MARKED[label], _masked(name))
             for (label, name), times in said.items() for _ in range(min(times, _MOST_MARKERS))]
    return [*dated, type_marker(structure.document_type.value), id_marker(statement.id), *named]


def _stored(statement: Statement, analysis: Analysis, state: State, text: str, spellings: Spellings) -> str:
    structure = statement.structure
    return stored.packed(stored.Stored(
        title=_cut(_masked(structure.title or "")) or None,
        subtitle=_cut(_masked(structure.subtitle or "")) or None,
        date=structure.date.edtf if structure.date is not None else None,
        date_status=structure.date.status.value if structure.date is not None else "unknown",
        issuers=_shown(state.record(name) for name in analysis.issuers),
        document_type=structure.document_type.value,
        language=statement.language,
        place_of_issue=structure.place_of_issue,
        signatories=_people(analysis, state, RoleKind.SIGNATORY),
        quoted=_people(analysis, state, RoleKind.QUOTED),
        contacts=_people(analysis, state, RoleKind.CONTACT),
        cosigning_organisations=_shown(map(state.record, analysis.cosigning_organisations)),
        tags=_shown(state.tags),
        sources=tuple(_distinct(state.sources or (statement.source.path,))),
        body_key=state.body_key,
        copies=state.copies,
        text=text,
        blocks=tuple((block.kind.value, block.start, block.end) for block in structure.blocks),
        lemmas=spellings.lemmas(),
    ))


def _shown(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_cut, _distinct(values)))


def _cut(text: str) -> str:
    """The text as a result line has room for it: what a broken file makes a name of may be a megabyte long."""
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN].rstrip() + "…"


def _masked(text: str) -> str:
    return mask_contacts(text) if _REACHABLE.search(text) else text


def _people(analysis: Analysis, state: State, kind: RoleKind) -> tuple[stored.Person, ...]:
    """The people in a role, each once, the fullest description kept."""
    best: dict[str, stored.Person] = {}
    for role in analysis.roles:
        if role.kind is not kind:
            continue
        name, function, organisation = (
            _cut(_masked(text or "")) for text in (state.record(role.name), role.function, role.organisation))
        person = stored.Person(name, function or None, organisation or None)
        known = best.get(person.name)
        if known is None or (known.function is None and person.function is not None):
            best[person.name] = person
    return tuple(best.values())
