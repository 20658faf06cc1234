"""One job: enter what people decide about statements into the ledger. Decisions that change nothing are not entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from archive.decisions import Act, Decision, Draft, StatementState, undoing
from archive.errors import NotFoundError
from archive.keeping import Keeping
from archive.ledger import Ledger
from archive.names import Kind, name_key
from archive.records import find_record
from archive.refusals import AmbiguousError, NothingToUndoError, UnknownEntryError, UnknownTermError
from archive.reports import Json
from archive.requests import Signature
from archive.store import Store
from archive.wording import terms_given


def delete(keeping: Keeping, identifiers: Sequence[str], signature: Signature) -> int:
    """How many statements are now deleted that were not."""
    with keeping.writing("delete") as store:
        return _enter(store, signature, [Draft(Act.DELETE, identifier)
                                         for identifier, state in _states(store, identifiers) if not state.deleted])


def restore(keeping: Keeping, identifiers: Sequence[str], signature: Signature) -> int:
    """How many deleted statements are back."""
    with keeping.writing("restore") as store:
        return _enter(store, signature, [Draft(Act.RESTORE, identifier)
                                         for identifier, state in _states(store, identifiers) if state.deleted])


def tag(keeping: Keeping, identifiers: Sequence[str], terms: Sequence[str], signature: Signature) -> int:
    """How many tags are new."""
    wanted = terms_given(terms)
    with keeping.writing("tag") as store:
        if not keeping.settings.free_terms:
            _refuse_free(store, wanted)
        return _enter(store, signature, [Draft(Act.TAG, identifier, term)
                                         for identifier, state in _states(store, identifiers)
                                         for term in wanted if term not in state.tags])


def untag(keeping: Keeping, identifiers: Sequence[str], terms: Sequence[str], signature: Signature) -> int:
    """How many tags were taken off; a term's further names and spellings take it off too."""
    wanted = terms_given(terms)
    with keeping.writing("untag") as store:
        meant = {_meant(store, term) for term in wanted}
        return _enter(store, signature, [Draft(Act.UNTAG, identifier, term)
                                         for identifier, state in _states(store, identifiers)
                                         for term in state.tags if _meant(store, term) in meant])


def history(keeping: Keeping, about: str | None, limit: int = 0) -> list[Json]:
    """The entries of the ledger, oldest first: on a statement, on an authority record, or all (the last `limit`)."""
    store = keeping.store()
    ledger = Ledger(store)
    if about is None:
        found = ledger.last(limit)[::-1] if limit else store.decisions()
    elif store.statement(about) is not None:
        found = store.decisions(about)
    else:
        found = ledger.on_record(find_record(store, about).id)
    undone = ledger.undone_among(one.id for one in found)
    return [told(one, undone=one.id in undone) for one in found]


def undo(keeping: Keeping, entry: str | None, signature: Signature, *, only: bool = False) -> list[Json]:
    """The entries taken back: those of the command that `entry` belongs to, or that entry `only`.

    Without `entry`, the last command that is not undone itself. Undoing an undoing brings decisions back.
    """
    with keeping.writing("undo") as store:
        entries = undoable(store, entry, only=only)
        store.decide([undoing(one) for one in reversed(entries)], signature)
        return [told(one, undone=True) for one in entries]


def undoable(store: Store, entry: str | None, *, only: bool = False) -> list[Decision]:
    """The entries that `undo` would take back; raises BadRequestError where there are none."""
    ledger = Ledger(store)
    chosen = _entry(ledger, entry) if entry else _last_standing(ledger)
    entries = [chosen] if only or not chosen.batch else ledger.batch(chosen.batch)
    undone = ledger.undone_among(one.id for one in entries)
    left = [one for one in entries if one.id not in undone]
    if not left:
        raise NothingToUndoError(chosen.id)
    return left


def told(decision: Decision, *, undone: bool) -> Json:
    """An entry as programs read it, its value as JSON rather than as text."""
    return {**asdict(decision), "value": decision.content, "undone": undone}


def _enter(store: Store, signature: Signature, drafts: list[Draft]) -> int:
    """All of them in one transaction."""
    if drafts:
        store.decide(drafts, signature)
    return len(drafts)


def _states(store: Store, identifiers: Sequence[str]) -> list[tuple[str, StatementState]]:
    """The state of every statement asked for, each once; an unknown one stops all before anything is entered."""
    wanted = list(dict.fromkeys(identifiers))
    found = store.states(wanted)
    for identifier in wanted:
        if identifier not in found:
            raise NotFoundError(identifier)
    return [(identifier, found[identifier]) for identifier in wanted]


def _term(store: Store, term: str) -> str | None:
    """The record of a term; None where it is of no vocabulary."""
    return Ledger(store).record_of((Kind.TERM.value, name_key(Kind.TERM, term)))


def _meant(store: Store, term: str) -> str:
    """Equal for all names and spellings of a term."""
    return _term(store, term) or name_key(Kind.TERM, term) or term


def _refuse_free(store: Store, terms: Sequence[str]) -> None:
    """Stop where a term is not of the vocabulary and the settings allow no other."""
    for term in terms:
        if _term(store, term) is None:
            raise UnknownTermError(term)


def _entry(ledger: Ledger, beginning: str) -> Decision:
    found = ledger.entry(beginning.lower())
    if len(found) > 1:
        raise AmbiguousError(beginning, candidates=", ".join(one.id for one in found))
    if not found:
        raise UnknownEntryError(beginning)
    return found[0]


def _last_standing(ledger: Ledger) -> Decision:
    """The newest entry that undoes nothing and is not undone."""
    count = 50
    while True:
        found = ledger.last(count)
        undone = ledger.undone_among(one.id for one in found)
        for one in found:
            if one.id not in undone and one.act not in (Act.UNDO, Act.EXPORT):
                return one
        if len(found) < count:
            raise NothingToUndoError
        count *= 4

