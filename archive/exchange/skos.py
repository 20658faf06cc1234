"""SKOS: a controlled vocabulary as RDF/XML or Turtle, in and out. The only module that knows rdflib.

After the SKOS Reference (https://www.w3.org/TR/skos-reference/). Labels in French come first, labels
without a language next; others are further labels. SKOS-XL labels, as RAMEAU has them, are read too, and relations of
a thesaurus's own that it says to be narrower kinds of those of SKOS. Each relation is read from both of its ends.
Collections, schemes and terms of other vocabularies that a concept is aligned with are no terms.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from archive.errors import message
from archive.terms import Term

FORMATS = {"turtle": "turtle", "ttl": "turtle", "xml": "xml", "rdf": "xml", "rdfxml": "xml"}
XL = Namespace("http://www.w3.org/2008/05/skos-xl#")
LANGUAGE = "fr"
NO_CONCEPT = message("it holds no term (skos:Concept) with a label")
# The first tag, in UTF-16 too; a Turtle file begins with no tag but may begin with a URI.
_XML = re.compile(rb"<\x00?[?!]|<[A-Za-z][\w.-]*(?::[\w.-]+)?[\s>]")
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([A-Za-z][\w.-]{1,30})["']""")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NOTES = (SKOS.scopeNote, SKOS.definition, SKOS.note)
_RELATIONS = {"broader": SKOS.broader, "narrower": SKOS.narrower, "related": SKOS.related}
_INVERSE = {"broader": "narrower", "narrower": "broader", "related": "related"}
_NO_CONCEPTS = (SKOS.ConceptScheme, SKOS.Collection, SKOS.OrderedCollection, XL.Label)


class BrokenVocabularyError(ValueError):
    """The text is no RDF, or holds no concept; the message says where."""


def read(text: str | bytes, form: str) -> list[Term]:
    """The concepts of a vocabulary, by URI; those without any label are left out.

    `form` is one of FORMATS; bytes of XML may be in any encoding that they declare. Raises BrokenVocabularyError.
    """
    graph = Graph()
    try:
        with _quietly():
            graph.parse(data=text if isinstance(text, str) else _decoded(text), format=FORMATS[form])
    except Exception as error:  # rdflib's parsers raise what they like: syntax errors, SAX errors, value errors
        raise BrokenVocabularyError(" ".join(str(error).split())[:300]) from error
    predicates = {name: _kinds_of(graph, predicate) for name, predicate in _RELATIONS.items()}
    found = [one for node in sorted(_concepts(graph)) if (one := _concept(graph, node, predicates))]
    if not found:
        raise BrokenVocabularyError(NO_CONCEPT)
    return found


def form_of(data: bytes) -> str:
    """The format that a file is in, whatever its name says."""
    return "xml" if _XML.match(data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")) else "turtle"


def _decoded(data: bytes) -> str:
    """The text of a file: by its byte order mark, else as its XML declaration says, else UTF-8."""
    declared = _DECLARED.match(data)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)),
                    declared[1].decode("ascii") if declared else "utf-8")
    return data.decode(encoding)


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
    """The typed concepts; where no type is given, all that has a preferred label and is nothing else."""
    typed = set(graph.subjects(RDF.type, SKOS.Concept))
    others = {node for kind in _NO_CONCEPTS for node in graph.subjects(RDF.type, kind)}
    found = typed or set(graph.subjects(SKOS.prefLabel, None)) - others
    return {one for one in found if isinstance(one, URIRef)}


def _kinds_of(graph: Graph, predicate: URIRef) -> list[URIRef]:
    """A predicate and those that the graph says to be kinds of it."""
    found = graph.transitive_subjects(RDFS.subPropertyOf, predicate)
    return [one for one in found if isinstance(one, URIRef)]


def _related(graph: Graph, node: URIRef, predicates: Mapping[str, Iterable[URIRef]]) -> Iterator[tuple[str, str]]:
    for name, some in predicates.items():
        for predicate in some:
            yield from ((name, str(other)) for other in graph.objects(node, predicate) if isinstance(other, URIRef))
            yield from ((_INVERSE[name], str(other)) for other in graph.subjects(predicate, node)
                        if isinstance(other, URIRef))


def _concept(graph: Graph, node: URIRef, predicates: Mapping[str, Iterable[URIRef]]) -> Term | None:
    preferred = _labels(graph, node, SKOS.prefLabel, XL.prefLabel)
    further = _labels(graph, node, SKOS.altLabel, XL.altLabel)
    if not preferred:
        return None
    labels = tuple(dict.fromkeys(one for one in [*preferred[1:], *further] if one != preferred[0]))
    notes = [one for predicate in _NOTES for one in _texts(graph.objects(node, predicate))]
    relations = sorted({one for one in _related(graph, node, predicates) if one[1] != str(node)})
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
