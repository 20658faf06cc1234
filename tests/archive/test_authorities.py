"""Authority records: what the decisions on them lead to, whoever took them and in whichever order they arrive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authorities import Authority, Held, Relation, fold, from_json, linked, to_json
from archive.decisions import Act, Decision, Draft, TargetKind, merged, sign, undoing
from tests.archive.fakes import WHO

A, B, C = "person:durand camille", "person:c durand", "person:durand"


def draft(act: Act, target: str, value: object = None) -> Draft:
    return Draft(act, target, value, kind=TargetKind.AUTHORITY)


def ledger(*drafts: Draft) -> list[Decision]:
    return sign(drafts, WHO)


DEFINED = [draft(Act.DEFINE, A, {"name": "Camille Durand"}), draft(Act.DEFINE, B, {"name": "C. Durand"}),
           draft(Act.DEFINE, C, {"name": "Durand"})]
DRAFTS = [
    *DEFINED, draft(Act.MERGE, A, {"into": B}), draft(Act.MERGE, B, {"into": A}), draft(Act.MERGE, B, {"into": C}),
    draft(Act.MERGE, C, {"into": A}), draft(Act.MERGE, A, {"into": A}), draft(Act.RENAME, A, "Camille Durand-Roy"),
    draft(Act.ALIAS, A, "Cam Durand"), draft(Act.UNALIAS, A, "Cam Durand"), draft(Act.REJECT, B), draft(Act.CONFIRM, B),
    draft(Act.SPLIT, A, {"record": A + "#2", "name": "Camille Durand (cheminote)"}),
    draft(Act.KEEP_APART, A, {"other": B}),
    draft(Act.RELATE, A, {"relation": "member_of", "other": "organisation:hso", "dates": "2020/.."}),
    draft(Act.UNRELATE, A, {"relation": "member_of", "other": "organisation:hso"}),
    draft(Act.DEFINE, A, {"identifiers": {"isni": "000000012150090X"}, "functions": [["présidente", "HSO", "2020"]]}),
]
LEDGERS = st.lists(st.sampled_from(DRAFTS), max_size=12).map(lambda drafts: sign([*DEFINED, *drafts], WHO))


def test_a_merged_record_gives_its_names_to_the_whole() -> None:
    found = fold(ledger(*DEFINED[:2], draft(Act.ALIAS, B, "Camille D."), draft(Act.MERGE, B, {"into": A})))
    assert found.root(B) == A
    assert found.whole(B) == Authority(A, "Camille Durand", ("C. Durand", "Camille D."))
    assert found.records[B].merged_into == A


def test_a_circle_of_merges_is_refused_and_the_earlier_merge_holds() -> None:
    decisions = ledger(*DEFINED, draft(Act.MERGE, A, {"into": B}), draft(Act.MERGE, B, {"into": C}),
                       draft(Act.MERGE, C, {"into": A}), draft(Act.MERGE, A, {"into": A}))
    found = fold(decisions)
    assert [found.root(one) for one in (A, B, C)] == [C, C, C]
    assert found.refused == (decisions[5], decisions[6])


def test_renaming_keeps_the_old_name_and_rejecting_can_be_taken_back() -> None:
    decisions = ledger(DEFINED[0], draft(Act.RENAME, A, "Camille Roy"), draft(Act.REJECT, A), draft(Act.CONFIRM, A))
    assert fold(decisions).records[A] == Authority(A, "Camille Roy", ("Camille Durand",))
    assert fold(decisions[:3]).records[A].rejected


def test_a_split_makes_a_record_of_its_own() -> None:
    found = fold(ledger(DEFINED[0], draft(Act.SPLIT, A, {"record": A + "#2", "name": "Camille Durand (cheminote)"}),
                        draft(Act.RENAME, A + "#2", "Camille Durand (rail)")))
    assert found.records[A + "#2"] == Authority(
        A + "#2", "Camille Durand (rail)", ("Camille Durand", "Camille Durand (cheminote)"), origin=A)


def test_what_is_undone_leaves_the_first_name_to_a_record_that_somebody_still_decides_about() -> None:
    decisions = ledger(DEFINED[0], draft(Act.ALIAS, A, "Camille Roy"))
    undoings = sign([undoing(one) for one in decisions], WHO)
    assert fold([*decisions, undoings[0]]).records[A] == Authority(A, "Camille Durand", ("Camille Roy",))
    assert fold([*decisions, *undoings]).records == {}


@pytest.mark.parametrize("record", [
    Authority(A), Authority(A, "Camille Durand", ("C. D.",), True, B, C, "1960/..", "note", "https://exemple.org/1",
                            {"isni": "000000012150090X"}, (Relation("member_of", B, "2020"), Relation("related", C)),
                            (Held("présidente", "HSO", "2020/2022"),), (B,))], ids=["bare", "full"])
def test_a_record_survives_being_written_down(record: Authority) -> None:
    assert from_json(to_json(record)) == record


@given(LEDGERS)
def test_no_ledger_makes_a_circle_and_every_record_has_a_whole(decisions: list[Decision]) -> None:
    found = fold(decisions)
    for record in found.records:
        assert found.records[found.root(record)].merged_into == ""
        assert found.whole(record).id == found.root(record)
    assert set(found.records) <= linked(decisions)


@given(LEDGERS, LEDGERS)
def test_undoing_restores_the_records(before: list[Decision], after: list[Decision]) -> None:
    undoings = sign([undoing(one) for one in reversed(after)], WHO)
    known = fold(before).records
    found = fold([*before, *after, *undoings]).records
    assert found == known


@given(LEDGERS, LEDGERS)
def test_records_of_two_archives_are_the_same_whichever_is_merged_into_which(
        one: list[Decision], two: list[Decision]) -> None:
    assert fold(merged(one, two)) == fold(merged(two, one))
