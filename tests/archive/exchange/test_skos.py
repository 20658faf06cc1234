"""SKOS: thesauri of others load, ours comes back as it left, and what is broken is told."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from archive.exchange import skos
from archive.names import Kind, name_key
from archive.terms import Term
from archive.thesaurus import STARTER

BASE = "https://exemple.org/t/"
TERMS = [
    Term(BASE + "1", "Grève", ("arrêt de travail", "débrayage"), "Arrêt collectif.", (("narrower", BASE + "2"),)),
    Term(BASE + "2", "Grève générale", (), "", (("broader", BASE + "1"), ("related", BASE + "3"))),
    Term(BASE + "3", "Manifestation « pacifique » & <libre>", (), "", (("related", BASE + "2"),)),
]
# As the SIAF publishes its thesaurus: RDF/XML, several languages, a concept without a label.
SIAF = """<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:ConceptScheme rdf:about="https://exemple.org/t"/>
<skos:Concept rdf:about="https://exemple.org/t/1"><skos:prefLabel xml:lang="en">strike</skos:prefLabel>
<skos:prefLabel xml:lang="fr-fr">grève</skos:prefLabel>
<skos:altLabel xml:lang="fr-fr">conflit du travail</skos:altLabel>
<skos:scopeNote xml:lang="fr-fr">Pour les grèves.</skos:scopeNote>
<skos:broader rdf:resource="https://exemple.org/t/2"/></skos:Concept>
<skos:Concept rdf:about="https://exemple.org/t/2"/></rdf:RDF>"""
# As RAMEAU: labels as resources of their own (SKOS-XL).
RAMEAU = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
<https://exemple.org/r/1> a skos:Concept ; xl:prefLabel <https://exemple.org/r/1#a> ; xl:altLabel [ xl:literalForm
"Arrêt de travail"@fr ] . <https://exemple.org/r/1#a> a xl:Label ; xl:literalForm "Grèves"@fr ."""


@pytest.mark.parametrize("form", ["turtle", "xml"])
def test_a_vocabulary_comes_back_as_it_left(form: str) -> None:
    assert skos.read(skos.write(TERMS, BASE, form), form) == TERMS


@pytest.mark.parametrize(("text", "form", "expected"), [
    (SIAF, "xml", Term(BASE + "1", "grève", ("conflit du travail", "strike"), "Pour les grèves.",
                       (("broader", BASE + "2"),))),
    (RAMEAU, "turtle", Term("https://exemple.org/r/1", "Grèves", ("Arrêt de travail",))),
], ids=["SIAF", "RAMEAU"])
def test_thesauri_of_others_load(text: str, form: str, expected: Term) -> None:
    [found] = skos.read(text, form)
    assert (found.uri, found.label, set(found.labels), found.note, found.relations) == (
        expected.uri, expected.label, set(expected.labels), expected.note, expected.relations)


@pytest.mark.parametrize(("text", "form"), [
    ("", "turtle"), ("<a> <b>", "turtle"), ("<rdf:RDF", "xml"), ("", "xml"), (SIAF, "turtle"), ("\x00\x01", "turtle"),
    ("@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <u:1> a skos:Concept .", "turtle")],
    ids=["empty", "half", "half XML", "no XML", "wrong format", "binary", "no label"])
def test_what_is_broken_is_told(text: str, form: str) -> None:
    with pytest.raises(skos.BrokenVocabularyError):
        skos.read(text, form)


def vocabulary(name: str) -> bytes:
    """A file of the shape in which the French archives and the national library publish theirs."""
    return (Path(__file__).parent / "vocabularies" / name).read_bytes()


def test_a_thesaurus_of_the_ministry_has_its_concepts_and_no_collection_label_or_scheme_among_them() -> None:
    ark = "http://exemple.org/ark:/99999/T1-"
    assert skos.read(vocabulary("thesaurus.rdf"), "xml") == [
        Term(ark + "1", "vie ouvrière", (), "", (("narrower", ark + "2"), ("narrower", ark + "3"))),
        Term(ark + "2", "débrayage", ("arrêt de travail", "walkout"),
             "Pour un arrêt d’une journée ou plus, employer : piquet.",
             (("broader", ark + "1"), ("related", ark + "3"))),
        Term(ark + "3", "piquet", (), "Groupe qui tient l’entrée d’un lieu.",
             (("broader", ark + "1"), ("related", ark + "2")))]


def test_an_extract_of_the_national_library_has_its_concepts_and_none_that_they_are_aligned_with() -> None:
    ark = "http://exemple.org/ark:/99999/cb"
    assert skos.read(vocabulary("extract.rdf"), "xml") == [
        Term(ark + "11", "Débrayages", ("Arrêts de travail", "Débrayages -- Aspect social"),
             "Voir aussi le nom des métiers.", (("broader", ark + "12"), ("related", ark + "99"))),
        Term(ark + "12", "Conflits du travail -- France -- 1945-....", (), "", (("narrower", ark + "11"),))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "utf-16"])
def test_a_file_tells_its_format_and_encoding(encoding: str) -> None:
    text = vocabulary("extract.rdf").decode().replace('encoding="utf-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    data = text.encode(encoding)
    assert skos.form_of(data) == "xml"
    assert next(one.label for one in skos.read(data, "xml")) == "Débrayages"


@pytest.mark.parametrize(("text", "expected"), [
    ("@prefix a: <b> .", "turtle"), ("<http://exemple.org/1> a <u:x> .", "turtle"), ("# un commentaire", "turtle"),
    ("<rdf:RDF>", "xml"), ("\n <!-- x --><rdf:RDF>", "xml"), ("<html>", "xml"), ("", "turtle")])
def test_the_format_shows_at_the_beginning(text: str, expected: str) -> None:
    assert skos.form_of(text.encode()) == expected


def test_entities_that_swell_are_refused() -> None:
    entities = "".join(f'<!ENTITY {one} "{f"&{before};" * 10}">' for before, one in pairwise("abcdefghij"))
    with pytest.raises(skos.BrokenVocabularyError):
        skos.read(f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{entities}]><x>&j;</x>', "xml")


def test_ten_thousand_concepts_are_read_and_come_back() -> None:
    terms = [Term(f"{BASE}{number:05}", f"terme {number:05}", (f"autre {number}",)) for number in range(10_000)]
    assert skos.read(skos.write(terms, BASE, "turtle"), "turtle") == terms


def test_the_vocabulary_that_ships_is_whole() -> None:
    terms = skos.read(STARTER.read_text(encoding="utf-8"), "turtle")
    known = {one.uri: one for one in terms}
    assert len(terms) >= 150
    keys = [name_key(Kind.TERM, label) for one in terms for label in dict.fromkeys((one.label, *one.labels))]
    assert len(keys) == len(set(keys)), "a label belongs to one term"
    inverse = {"broader": "narrower", "narrower": "broader", "related": "related"}
    for one in terms:
        assert all((inverse[relation], one.uri) in known[other].relations for relation, other in one.relations)
    assert sum(bool(one.note) for one in terms) >= 15
