"""One job: what waits for a person: doubtful names, missing fields, doubles, conflicts. Changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import PurePath

from archive.authorities import Authority
from archive.candidates import candidates, weighed
from archive.decisions import Act, Decision
from archive.holdings import Kept
from archive.keeping import Keeping
from archive.ledger import Ledger
from archive.names import Kind, record_id
from archive.proposals import decided_on, root, told
from archive.relations import Reading
from archive.reports import Json
from archive.store import Store
from archive.thesaurus import suggested
from archive.thesaurus import terms as all_terms
from indexer.engine import Engine, Field, SearchRequest, Sort
from indexer.query import And, Keyword

DOUBTFUL = 0.6
AROUND = 60
MISSING = "no_statement"
_NAMED = {Kind.PERSON: Field.PERSON, Kind.ORGANISATION: Field.ORGANISATION, Kind.PLACE: Field.PLACE}
# The names that are compared; rarer ones wait until the others are decided.
MOST_NAMES = 20_000


class Item(StrEnum):
    """The kinds of thing that wait for a person."""

    CONFLICT = "conflict"
    MERGE = "merge"
    MENTION = "mention"
    NO_DATE = "no_date"
    NO_ISSUER = "no_issuer"
    LIST_MISSING = "list_missing"
    DUPLICATE = "duplicate"
    TAG = "tag"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing to decide. `key` names it for ever, so that it is asked once; `start` and `end` place a mention.

    `names` are what a decision needs: of a merge the kind and two names, of a tag the term, of a duplicate
    the other statement, of a conflict the entry, of a relation the record, the relation and the other's name.
    """

    kind: Item
    key: str
    statement: str
    what: str
    detail: str = ""
    start: int = 0
    end: int = 0
    names: tuple[str, ...] = ()

    def to_json(self) -> Json:
        """The item as programs read it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What to look for: kinds (none means all), and how many of each at most. `ids` limits it to statements.

    With `remember`, what is found in each statement is kept for the next time: for those who ask again and again.
    """

    kinds: tuple[Item, ...] = ()
    limit: int = 50
    ids: tuple[str, ...] | None = None
    remember: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """What waits in one statement, and the relations that it tells."""

    items: dict[Item, tuple[ReviewItem, ...]]
    readings: tuple[Reading, ...]


def review(keeping: Keeping, options: ReviewOptions, engine: Engine) -> list[ReviewItem]:
    """What waits, the gravest kinds first. What somebody confirmed, corrected or dismissed does not return."""
    store = keeping.store()
    wanted = options.kinds or tuple(Item)
    remembered = _remembered(keeping, store) if options.remember else None
    found: list[ReviewItem] = []
    for kind in Item:
        if kind not in wanted:
            continue
        match kind:
            case Item.CONFLICT:
                source: Iterator[ReviewItem] = conflicts(store)
            case Item.MERGE:
                source = merge_candidates(store, engine)
            case Item.RELATION:
                source = _relations(store, _readings(store, options.ids, remembered))
            case _:
                source = _of_statements(keeping, store, kind, options.ids) if remembered is None else (
                    item for _, one in remembered for item in one.items[kind])
        found += islice(source, options.limit)
    return found


def conflicts(store: Store) -> Iterator[ReviewItem]:
    """The decisions that could not be placed, that two people took differently at once, or whose statement lacks."""
    ids = Ledger(store).corrected()
    for start in range(0, len(ids), 200):
        for kept in store.kept_all(ids[start:start + 200]):
            for one in kept.resolved.decided.conflicts:
                key = f"{Item.CONFLICT}:{one.decision.id}"
                if key not in kept.state.refused:
                    yield ReviewItem(Item.CONFLICT, key, kept.row.id, f"{one.decision.act}: {_words(one.decision)}",
                                     f"{one.trouble.value}, {one.decision.author}, {one.decision.at[:10]}",
                                     names=(one.decision.id,))
    yield from _waiting(store)


def _waiting(store: Store) -> Iterator[ReviewItem]:
    """The decisions of another archive on statements that this one has not."""
    missing = Ledger(store).on_missing()
    refused = {one.part("item") for one in missing if one.act == Act.DISMISS}
    for one in missing:
        key = f"{Item.CONFLICT}:{one.id}"
        if key not in refused and one.act not in (Act.DISMISS, Act.UNDO):
            yield ReviewItem(Item.CONFLICT, key, one.target, f"{one.act}: {_words(one)}",
                             f"{MISSING}, {one.author}, {one.at[:10]}", names=(one.id,))


def _words(decision: Decision) -> str:
    """What a decision is about: the words quoted, or its value."""
    content = decision.content
    if decision.anchor:
        return decision.anchor.quote
    if isinstance(content, dict):
        return ", ".join(f"{name}: {value}" for name, value in content.items() if name != "before" and value)
    return str(content or "")


def merge_candidates(store: Store, engine: Engine) -> Iterator[ReviewItem]:
    """Pairs of names that may be one record, surest first; pairs that somebody kept apart are left out."""
    ledger = Ledger(store)
    for kind, field in _NAMED.items():
        names = [name for name, _ in engine.terms(field, "", MOST_NAMES, by_count=True)]
        apart = {frozenset((one.id, other)) for one in ledger.records(kind) for other in one.apart}
        shared = _sharing(engine, field)
        found = [weighed(one, shared) for one in candidates(kind, names, list(_aliases(engine, kind)))]
        for pair in sorted(found, key=lambda one: -one.likeness):
            ids = frozenset((_record(ledger, kind, pair.one), _record(ledger, kind, pair.other)))
            if ids not in apart:
                yield ReviewItem(Item.MERGE, f"{Item.MERGE}:{kind.value}:{pair.one}:{pair.other}", "",
                                 f"{pair.one} = {pair.other}", f"{pair.reason} ({pair.likeness:.0f})",
                                 names=(kind.value, pair.one, pair.other))


def _aliases(engine: Engine, kind: Kind) -> Iterator[tuple[str, str]]:
    """The further names that the index knows, by key, each with the name that is shown."""
    for term, _ in engine.terms(Field.ALIAS, f"{kind.value}\t", MOST_NAMES, by_count=True):
        _, key, name = term.split("\t", 2)
        yield key, name


def _record(ledger: Ledger, kind: Kind, name: str) -> str:
    identifier = record_id(kind, name)
    return ledger.record_of((kind.value, identifier.partition(":")[2])) or identifier


def _sharing(engine: Engine, field: Field) -> Callable[[str, str], list[str]]:
    """Which issuers and years the statements of two names have in common."""
    def values(name: str) -> dict[Field, set[str]]:
        facets = {Field.ISSUER_KEY: 20, Field.YEAR: 20}
        found = engine.search(SearchRequest(And((Keyword(field, name),)), 0, 0, Sort.NEWEST, facets)).facets
        return {each: {value for value, _ in counts} for each, counts in found.items()}

    def shared(one: str, other: str) -> list[str]:
        left, right = values(one), values(other)
        said = {Field.ISSUER_KEY: "same issuer", Field.YEAR: "same years"}
        return [text for each, text in said.items() if left.get(each, set()) & right.get(each, set())]
    return shared


def _of_statements(keeping: Keeping, store: Store, kind: Item, ids: Sequence[str] | None) -> Iterator[ReviewItem]:
    vocabulary = all_terms(keeping) if kind is Item.TAG else []
    for kept in _there(store, ids):
        yield from _items(kept, kind, vocabulary)


def _items(kept: Kept, kind: Item, vocabulary: Sequence[Authority]) -> Iterator[ReviewItem]:
    """What waits of one kind in one statement."""
    items = (ReviewItem(Item.TAG, f"tag:{one.term}", kept.row.id, one.term, one.words, names=(one.term,))
             for one in suggested(kept, vocabulary)) if kind is Item.TAG else _CHECKS[kind](kept)
    yield from (one for one in items if one.key not in kept.state.refused)


def _remembered(keeping: Keeping, store: Store) -> list[tuple[str, _Found]]:
    """What waits in each statement, of all kinds, read anew where a statement or the vocabulary changed."""
    vocabulary = all_terms(keeping)
    kinds = (*_CHECKS, Item.TAG)
    return keeping.findings.of_all(store, vocabulary, lambda kept: _Found(
        {kind: tuple(_items(kept, kind, vocabulary)) for kind in kinds}, tuple(told(kept))))


def _readings(store: Store, ids: Sequence[str] | None,
              remembered: Sequence[tuple[str, _Found]] | None) -> Iterator[tuple[str, Iterable[Reading]]]:
    """The relations that each statement tells, by its identifier."""
    if remembered is not None:
        return ((identifier, one.readings) for identifier, one in remembered)
    return ((kept.row.id, told(kept)) for kept in _there(store, ids))


def _relations(store: Store, readings: Iterable[tuple[str, Iterable[Reading]]]) -> Iterator[ReviewItem]:
    """The relations that statements tell and nobody has decided about, each once."""
    ledger, seen = Ledger(store), set[str]()
    for identifier, some in readings:
        for one in some:
            subject = root(ledger, record_id(one.kind, one.subject))
            other = root(ledger, record_id(Kind.ORGANISATION, one.other))
            key = f"{Item.RELATION}:{subject}:{one.relation}:{other}"
            if key not in seen and subject != other and (
                    (one.relation, other) not in decided_on(ledger, ledger.record(subject))):
                seen.add(key)
                yield ReviewItem(Item.RELATION, key, identifier, f"{one.subject} · {one.relation} · {one.other}",
                                 f"« {one.quote} »", names=(subject, one.relation, one.other))


def _there(store: Store, ids: Sequence[str] | None) -> Iterator[Kept]:
    batches = [store.kept_all(ids)] if ids is not None else store.changed_since(0)
    return (one for batch in batches for one in batch if not one.row.deleted)


def _mentions(kept: Kept) -> Iterator[ReviewItem]:
    analysis, text = kept.resolved.decided.analysis, kept.statement.text
    for one in analysis.mentions if analysis else ():
        if one.confidence < DOUBTFUL:
            around = " ".join(text[max(0, one.start - AROUND):one.end + AROUND].split())
            yield ReviewItem(Item.MENTION, f"mention:{one.label.value}:{one.text}", kept.row.id,
                             f"{one.label.value} {one.text} → {one.entity}", f"… {around} …", one.start, one.end)


def _no_date(kept: Kept) -> Iterator[ReviewItem]:
    if kept.resolved.decided.statement.structure.date is None:
        yield ReviewItem(Item.NO_DATE, "no_date", kept.row.id, _title(kept))


def _no_issuer(kept: Kept) -> Iterator[ReviewItem]:
    analysis = kept.resolved.decided.analysis
    if analysis is None or not analysis.issuers:
        yield ReviewItem(Item.NO_ISSUER, "no_issuer", kept.row.id, _title(kept))


def _list_missing(kept: Kept) -> Iterator[ReviewItem]:
    if kept.statement.structure.missing_cosignatories:
        yield ReviewItem(Item.LIST_MISSING, "list_missing", kept.row.id, _title(kept))


def _duplicates(kept: Kept) -> Iterator[ReviewItem]:
    for other in kept.copies:
        if kept.row.id < other:
            yield ReviewItem(Item.DUPLICATE, f"duplicate:{other}", kept.row.id, _title(kept), other,
                             names=(other,))


def _title(kept: Kept) -> str:
    """The title, or else the name of the file: the folders around it say nothing, and pages must not tell them."""
    return kept.resolved.decided.statement.structure.title or PurePath(kept.statement.source.path).name


_CHECKS: dict[Item, Callable[[Kept], Iterator[ReviewItem]]] = {
    Item.MENTION: _mentions, Item.NO_DATE: _no_date, Item.NO_ISSUER: _no_issuer, Item.LIST_MISSING: _list_missing,
    Item.DUPLICATE: _duplicates,
}
