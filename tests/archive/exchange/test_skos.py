"""SKOS: thesauri of others load, ours comes back as it left, and what is broken is told."""

from __future__ import annotations

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
