"""The ledger: what its entries lead to, in any order of undoing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.archive import Archive
from archive.decisions import Act, Decision, StatementState, decide, standing, state_of
from archive.errors import NotFoundError
from archive.requests import SearchOptions
from tests.archive.fakes import WHO, ids, ingest, write_statement

STEPS = st.lists(st.tuples(st.sampled_from(list(Act)), st.sampled_from(["logement", "salaires"])), max_size=12)


def ledger_of(steps: Sequence[tuple[Act, str]]) -> list[Decision]:
    return [decide(act, "x", WHO, term if act in (Act.TAG, Act.UNTAG) else None) for act, term in steps]


CASES = {
    "nothing decided": ([], StatementState()),
    "deleted": ([(Act.DELETE, "")], StatementState(deleted=True)),
    "restored": ([(Act.DELETE, ""), (Act.RESTORE, "")], StatementState()),
    "tagged twice": ([(Act.TAG, "a"), (Act.TAG, "a")], StatementState(tags=("a",))),
    "untagged": ([(Act.TAG, "a"), (Act.TAG, "b"), (Act.UNTAG, "a")], StatementState(tags=("b",))),
    "tags outlive deletion": ([(Act.TAG, "a"), (Act.DELETE, ""), (Act.RESTORE, "")], StatementState(tags=("a",))),
}


@pytest.mark.parametrize(("steps", "expected"), CASES.values(), ids=CASES.keys())
def test_the_state_follows_from_the_entries(steps: list[tuple[Act, str]], expected: StatementState) -> None:
    assert state_of(ledger_of(steps)) == expected


@given(STEPS)
def test_replay_is_deterministic_and_every_entry_has_its_own_identifier(steps: list[tuple[Act, str]]) -> None:
    ledger = ledger_of(steps)
    assert state_of(ledger) == state_of(list(ledger))
    assert len({one.id for one in ledger}) == len(ledger)


@given(STEPS, STEPS.filter(bool))
def test_undoing_the_last_entries_restores_the_state_before_them(
        before: list[tuple[Act, str]], after: list[tuple[Act, str]]) -> None:
    first, second = ledger_of(before), ledger_of(after)
    undoing = [replace(decide(Act.UNTAG, "x", WHO, ""), undoes=one.id) for one in reversed(second)]
    assert state_of(first + second + undoing) == state_of(first)


@given(STEPS.filter(bool))
def test_undoing_an_undoing_brings_the_entry_back(steps: list[tuple[Act, str]]) -> None:
    ledger = ledger_of(steps)
    undoing = replace(decide(Act.UNTAG, "x", WHO, ""), undoes=ledger[-1].id)
    again = replace(decide(Act.UNTAG, "x", WHO, ""), undoes=undoing.id)
    assert standing([*ledger, undoing, again]) == [*ledger, again]


def test_deleting_takes_a_statement_out_of_the_index_and_keeps_it(archive: Archive, tmp_path: object) -> None:
    home = archive.home
    ingest(archive, write_statement(home.parent / "s", 1), write_statement(home.parent / "s", 2))
    first, second = ids(archive)
    original = archive.original(first).data
    assert archive.delete([first, first], WHO) == 1
    assert archive.delete([first], WHO) == 0
    assert ids(archive) == [second]
    assert archive.show(first).deleted
    assert archive.original(first).data == original
    assert archive.stats().deleted == 1
    assert archive.verify().sound
    assert archive.restore([first, second], WHO) == 1
    assert ids(archive) == [first, second]
    assert [(one["act"], one["author"], one["reason"]) for one in archive.history(first)] == [
        ("delete", "Archiviste", "essai"), ("restore", "Archiviste", "essai")]


def test_tags_are_found_counted_and_taken_off(archive: Archive, home: object) -> None:
    folder = archive.home.parent / "s"
    ingest(archive, *(write_statement(folder, number) for number in range(3)))
    everything = ids(archive)
    assert archive.tag(everything[:2], ["  droit au   logement ", "grève"], WHO) == 4
    assert archive.tag(everything, ["grève"], WHO) == 1
    page = archive.search(SearchOptions(tag=("droit au logement",), facet_size=5))
    assert page.total == 2
    assert [(one.value, one.count) for one in page.facets["tag"]] == [("grève", 3), ("droit au logement", 2)], \
        "what one more value would add"
    assert archive.untag(everything, ["grève", "inconnu"], WHO) == 3
    assert archive.search(SearchOptions(tag=("grève",))).total == 0
    assert archive.show(everything[0]).tags == ("droit au logement",)
    assert archive.verify().sound


def test_one_unknown_identifier_stops_the_whole_act(archive: Archive) -> None:
    ingest(archive, write_statement(archive.home.parent / "s", 1))
    [known] = ids(archive)
    with pytest.raises(NotFoundError, match="zzz"):
        archive.delete([known, "zzz"], WHO)
    assert ids(archive) == [known]
    assert archive.history() == []
    with pytest.raises(NotFoundError):
        archive.history("zzz")


def test_decisions_survive_a_new_index_and_a_new_analysis(archive: Archive) -> None:
    ingest(archive, *(write_statement(archive.home.parent / "s", number) for number in range(3)))
    first, second, third = ids(archive)
    archive.tag([second], ["grève"], WHO)
    archive.delete([third], WHO)
    archive.reindex(analyse=True)
    assert ids(archive) == [first, second]
    assert archive.search(SearchOptions(tag=("grève",))).hits[0].id == second
