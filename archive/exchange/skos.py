"""SKOS: a controlled vocabulary as RDF/XML or Turtle, in and out. The only module that knows rdflib.

After the SKOS Reference (https://www.w3.org/TR/skos-reference/). Labels in French come first, labels
without a language next; others are further labels. SKOS-XL labels, as RAMEAU has them, are read too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node

from archive.terms import Term

FORMATS = {"turtle": "turtle", "ttl": "turtle", "xml": "xml", "rdf": "xml", "rdfxml": "xml"}
XL = Namespace("http://www.w3.org/2008/05/skos-xl#")
LANGUAGE = "fr"
_NOTES = (SKOS.scopeNote, SKOS.definition, SKOS.note)
_RELATIONS = {"broader": SKOS.broader, "narrower": SKOS.narrower, "related": SKOS.related}


class BrokenVocabularyError(ValueError):
    """The text is no RDF, or holds no concept; the message says where."""


def read(text: str, form: str) -> list[Term]:
    """The concepts of a vocabulary, by URI; those without any label are left out.

    `form` is one of FORMATS. Raises BrokenVocabularyError.
    """
    graph = Graph()
    try:
        with _quietly():
            graph.parse(data=text, format=FORMATS[form])
    except Exception as error:  # rdflib's parsers raise what they like: syntax errors, SAX errors, value errors
        raise BrokenVocabularyError(" ".join(str(error).split())[:300]) from error
    found = [one for node in sorted(_concepts(graph)) if (one := _concept(graph, node))]
    if not found:
        message = "it holds no skos:Concept with a label"
        raise BrokenVocabularyError(message)
    return found


def write(concepts: Iterable[Term], scheme: str, form: str) -> str:
    """The vocabulary as a text."""
    graph = Graph()
    graph.bind("skos", SKOS)
    top = URIRef(scheme)
    graph.add((top, RDF.type, SKOS.ConceptScheme))
    for one in concepts:
        node = URIRef(one.uri)
        graph.add((node, RDF.type, SKOS.Concept))
        graph.add((node, SKOS.inScheme, top))
        graph.add((node, SKOS.prefLabel, Literal(one.label, lang=LANGUAGE)))
        for label in one.labels:
            graph.add((node, SKOS.altLabel, Literal(label, lang=LANGUAGE)))
        if one.note:
            graph.add((node, SKOS.scopeNote, Literal(one.note, lang=LANGUAGE)))
        for relation, other in one.relations:
            graph.add((node, _RELATIONS[relation], URIRef(other)))
    return graph.serialize(format=FORMATS[form] if FORMATS[form] == "turtle" else "pretty-xml")


def _concepts(graph: Graph) -> set[URIRef]:
    found = set(graph.subjects(RDF.type, SKOS.Concept)) | set(graph.subjects(SKOS.prefLabel, None))
    return {one for one in found if isinstance(one, URIRef)}


def _concept(graph: Graph, node: URIRef) -> Term | None:
    preferred = _labels(graph, node, SKOS.prefLabel, XL.prefLabel)
    further = _labels(graph, node, SKOS.altLabel, XL.altLabel)
    if not preferred:
        return None
    labels = tuple(dict.fromkeys(one for one in [*preferred[1:], *further] if one != preferred[0]))
    notes = [one for predicate in _NOTES for one in _texts(graph.objects(node, predicate))]
    relations = sorted((name, str(other)) for name, predicate in _RELATIONS.items()
                       for other in graph.objects(node, predicate) if isinstance(other, URIRef))
    return Term(str(node), preferred[0], labels, notes[0] if notes else "", tuple(relations))


def _labels(graph: Graph, node: URIRef, plain: URIRef, extended: URIRef) -> list[str]:
    forms = (literal for label in graph.objects(node, extended) for literal in graph.objects(label, XL.literalForm))
    return _texts([*graph.objects(node, plain), *forms])


def _texts(nodes: Iterable[Node]) -> list[str]:
    """The texts, French ones first, then those of no language; in a stable order."""
    literals = [one for one in nodes if isinstance(one, Literal)]
    literals.sort(key=lambda one: (_rank(one.language), str(one)))
    return list(dict.fromkeys(text for one in literals if (text := " ".join(str(one).split()))))


def _rank(language: str | None) -> int:
    if language is None:
        return 1
    return 0 if language.lower().split("-")[0] == LANGUAGE else 2


@contextmanager
def _quietly() -> Iterator[None]:
    """rdflib logs what it doesn't like about literals; the reader of a screen can do nothing about it."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
