"""The controlled vocabulary: which terms there are, how a file of terms comes in, which terms a text suggests. Pure.

A term is an authority record of the kind "term": renamed, merged and undone like people and places, so that
all uses of a term follow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.authorities import SYMMETRIC, Authority
from archive.decisions import Act, Draft, TargetKind
from archive.names import Kind, record_id
from archive.terms import Term
from archive.wording import LONGEST_TEXT, clean, terms_of
from indexer.annotation import Token
from indexer.inflections import lemma_candidates
from indexer.tokens import fold

# A label of more words than this is a description, and stands in no text.
MOST_WORDS = 8
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that a text names, how often, and the words that name it."""

    term: str
    count: int
    words: str


def drafts_of(terms: Sequence[Term], known: Mapping[str, Authority]) -> list[Draft]:
    """The decisions that bring terms into the vocabulary; those that are there as given need none.

    `known` maps the URI of a term that is there to its record: it is found again when its label has changed.
    """
    ids = _ids(terms, known)
    found = []
    for one in terms:
        value = _value(one, ids)
        if not _is_known(known.get(one.uri), value):
            found.append(Draft(Act.DEFINE, ids[one.uri], value, kind=TargetKind.AUTHORITY))
    return found


def terms_from(records: Iterable[Authority], base: str) -> Iterator[Term]:
    """The vocabulary as terms to write; a term without a URI of its own gets one below `base`."""
    kept = [one for one in records if not one.rejected]
    uris = {one.id: uri_of(one, base) for one in kept}
    for one in kept:
        relations = tuple(sorted((each.relation, uris[each.other]) for each in one.relations if each.other in uris))
        yield Term(uris[one.id], _own_label(one), one.names, one.note, relations)


def _own_label(record: Authority) -> str:
    """The term's label as it came, without the number that tells it here from another term of the same label."""
    _, _, number = record.id.partition("#")
    return record.name.removesuffix(f" ({number})") if number else record.name


def numbered(drafts: Iterable[Draft]) -> tuple[str, ...]:
    """The names of the terms among these that got a number, because another term has their label."""
    return tuple(str(one.value["name"]) for one in drafts if "#" in one.target and isinstance(one.value, Mapping))


def uri_of(record: Authority, base: str) -> str:
    """The URI of a term."""
    return record.uri or base + record.id.partition(":")[2].replace(" ", "-").replace("#", "-")


def suggestions(text: str, tokens: Sequence[Token], terms: Iterable[Authority]) -> list[Suggestion]:
    """The terms that a text names by any label, in any inflection, most frequent first."""
    words = [_bare(text[one.start:one.end]) for one in tokens]
    # A label is a noun: "porter" is no mention of "Ports", though "ports" could be a form of it.
    lemmas = [_bare(one.lemma) if one.upos not in _VERBS else "" for one in tokens]
    starts: dict[str, list[int]] = {}
    for place, pair in enumerate(zip(words, lemmas, strict=True)):
        for one in {*pair} - {""}:
            starts.setdefault(one, []).append(place)
    found = []
    for term in terms:
        places = {place: length for label in (term.name, *term.names)
                  for place, length in _places(_words(label), words, lemmas, starts)}
        if places and not term.rejected:
            first = min(places)
            quote = text[tokens[first].start:tokens[first + places[first] - 1].end]
            found.append(Suggestion(term.name, len(places), " ".join(quote.split())))
    return sorted(found, key=lambda one: (-one.count, one.term))


def _places(label: Sequence[str], words: Sequence[str], lemmas: Sequence[str],
            starts: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Where a label stands: each of its words as written, or by a lemma that its ending allows."""
    if not 0 < len(label) <= MOST_WORDS:
        return
    forms = [_forms(one) for one in label]
    for place in {one for form in forms[0] for one in starts.get(form, ())}:
        reach = range(place, place + len(label))
        if reach.stop <= len(words) and all(
                words[at] in wanted or lemmas[at] in wanted for at, wanted in zip(reach, forms, strict=True)):
            yield place, len(label)


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> frozenset[str]:
    """A word of a label with the lemmas that it may have, folded; no dictionary is needed."""
    groups = lemma_candidates(word) if word.isalpha() and len(word) > 3 else ()
    return frozenset({_bare(word), *(_bare(lemma) for group in groups for lemma in group)})


@lru_cache(maxsize=1 << 14)
def _words(label: str) -> tuple[str, ...]:
    """The words of a label in lower case, its qualifier in parentheses left out."""
    bare = label.partition("(")[0].lower().replace("’", "'").replace("'", "' ").replace("-", " ")
    return tuple(one.strip("'") for one in bare.split() if _bare(one))


def _bare(word: str) -> str:
    return fold(word).strip("'’")


def _ids(terms: Sequence[Term], known: Mapping[str, Authority]) -> dict[str, str]:
    """The record of each term by URI; of two terms with one label the second gets a number."""
    found: dict[str, str] = {}
    taken = {one.id for one in known.values()}
    for one in terms:
        if one.uri in known:
            found[one.uri] = known[one.uri].id
            continue
        base, number = record_id(Kind.TERM, one.label), 2
        identifier = base
        while identifier in taken:
            identifier, number = f"{base}#{number}", number + 1
        taken.add(identifier)
        found[one.uri] = identifier
    return found


def _value(term: Term, ids: Mapping[str, str]) -> dict[str, object]:
    [name] = terms_of([term.label])
    _, _, number = ids[term.uri].partition("#")
    name += f" ({number})" if number else ""
    return {"name": name, "names": [one for one in terms_of(term.labels) if one != name],
            "note": clean(term.note)[:LONGEST_TEXT], "uri": term.uri,
            "relations": [[relation, ids[other], ""] for relation, other in term.relations if other in ids]}


def _is_known(record: Authority | None, value: Mapping[str, object]) -> bool:
    if record is None:
        return False
    relations = sorted((one.relation, one.other) for one in record.relations if one.relation in SYMMETRIC)
    wanted = value["relations"]
    return (isinstance(wanted, list) and record.name == value["name"] and list(record.names) == value["names"]
            and record.note == value["note"] and relations == sorted((row[0], row[1]) for row in wanted))
