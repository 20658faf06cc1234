"""One job: enter what people decide about statements into the ledger. Decisions that change nothing are not entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from archive.decisions import Act, Decision, StatementState, decide
from archive.errors import NotFoundError
from archive.keeping import Keeping
from archive.reports import Json
from archive.requests import Signature
from archive.store import Store


def delete(keeping: Keeping, identifiers: Sequence[str], signature: Signature) -> int:
    """How many statements are now deleted that were not."""
    with keeping.writing("delete") as store:
        return _enter(store, [decide(Act.DELETE, identifier, signature)
                              for identifier, state in _states(store, identifiers) if not state.deleted])


def restore(keeping: Keeping, identifiers: Sequence[str], signature: Signature) -> int:
    """How many deleted statements are back."""
    with keeping.writing("restore") as store:
        return _enter(store, [decide(Act.RESTORE, identifier, signature)
                              for identifier, state in _states(store, identifiers) if state.deleted])


def tag(keeping: Keeping, identifiers: Sequence[str], terms: Sequence[str], signature: Signature) -> int:
    """How many tags are new."""
    wanted = _tidied(terms)
    with keeping.writing("tag") as store:
        return _enter(store, [decide(Act.TAG, identifier, signature, term)
                              for identifier, state in _states(store, identifiers)
                              for term in wanted if term not in state.tags])


def untag(keeping: Keeping, identifiers: Sequence[str], terms: Sequence[str], signature: Signature) -> int:
    """How many tags were taken off."""
    wanted = _tidied(terms)
    with keeping.writing("untag") as store:
        return _enter(store, [decide(Act.UNTAG, identifier, signature, term)
                              for identifier, state in _states(store, identifiers)
                              for term in wanted if term in state.tags])


def history(keeping: Keeping, identifier: str | None) -> list[Json]:
    """The entries of the ledger, oldest first."""
    store = keeping.store()
    if identifier is not None and store.statement(identifier) is None:
        raise NotFoundError(identifier)
    return [asdict(decision) for decision in store.decisions(identifier)]


def _enter(store: Store, decisions: list[Decision]) -> int:
    """All of them in one transaction."""
    if decisions:
        store.record(decisions)
    return len(decisions)


def _states(store: Store, identifiers: Sequence[str]) -> list[tuple[str, StatementState]]:
    """The state of every statement asked for, each once; an unknown one stops all before anything is entered."""
    wanted = list(dict.fromkeys(identifiers))
    found = store.states(wanted)
    for identifier in wanted:
        if identifier not in found:
            raise NotFoundError(identifier)
    return [(identifier, found[identifier]) for identifier in wanted]


def _tidied(terms: Sequence[str]) -> list[str]:
    return [term for term in dict.fromkeys(" ".join(term.split()) for term in terms) if term]
