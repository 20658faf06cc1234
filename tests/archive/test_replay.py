"""Replay: what people decided holds over any analysis; what cannot be placed is told and never lost."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.anchors import anchor_at
from archive.decisions import Act, Decision, Draft, merged, sign, undoing
from archive.replay import Decided, Field, Trouble, replay, shown
from archive.requests import Signature
from corpus.reading import read_statement
from corpus.statement import DateStatus, Statement
from indexer.annotation import Analysis
from tests.archive.fakes import WHO, PlainAnalyzer

BODY = ("Communiqué de presse\n\nToulouse, le 4 mars 2023\n\nLa fédération HSO appelle à la grève avec Lou Martin.\n\n"
        "Signé : Camille Durand, secrétaire générale, HSO\n")
OTHER = Signature("Autre")


@cache
def read(text: str) -> tuple[Statement, Analysis]:
    statement = read_statement(text.encode(), "a.txt")
    assert isinstance(statement, Statement)
    return statement, next(PlainAnalyzer().analyze_many([statement]))


def mention(text: str, quote: str, act: Act, **value: object) -> Draft:
    start = text.index(quote)
    return Draft(act, "x", value, anchor_at(text, start, start + len(quote)))


def names(decided: Decided) -> list[tuple[str, str, str]]:
    assert decided.analysis
    return [(one.label.value, one.text, one.entity) for one in decided.analysis.mentions]


def roles(decided: Decided) -> list[tuple[str, str, str | None, str | None]]:
    assert decided.analysis
    return [(one.kind.value, one.name, one.function, one.organisation) for one in decided.analysis.roles]


TEXT = read(BODY)[0].text
DRAFTS = [
    mention(TEXT, "Lou Martin", Act.CORRECT, label="PER"),
    mention(TEXT, "HSO", Act.CORRECT, label="ORG", entity="HSO"),
    mention(TEXT, "Camille Durand", Act.REJECT, label="PER"),
    mention(TEXT, "Camille Durand", Act.CONFIRM, label="PER", entity="Camille Durand"),
    mention(TEXT, "Camille Durand", Act.CORRECT, label="ORG", entity="Collectif Durand"),
    mention(TEXT, "Camille", Act.CORRECT, label="PER", entity="Camille", span={"quote": "Camille"}),
    Draft(Act.SET, "x", {"field": "title", "value": "Grève à HSO", "before": None}),
    Draft(Act.SET, "x", {"field": "date", "value": "2023-03", "before": "2023-03-04"}),
    Draft(Act.SET, "x", {"field": "date", "value": None, "before": "2023-03-04"}),
    Draft(Act.SET, "x", {"field": "type", "value": "tract", "before": "communique"}),
    Draft(Act.SET, "x", {"field": "issuers", "value": ["HSO", "USH"], "before": []}),
    Draft(Act.ROLE, "x", {"kind": "signatory", "name": "Camille Durand", "function": "présidente"}),
    Draft(Act.ROLE, "x", {"kind": "quoted", "name": "Lou Martin", "organisation": "HSO"}),
    Draft(Act.UNROLE, "x", {"kind": "signatory", "name": "camille durand"}),
    Draft(Act.TAG, "x", "grève"),
    Draft(Act.DELETE, "x"),
    Draft(Act.ROLE, "x", {"kind": "président", "name": "?"}),
    Draft(Act.SET, "x", {"field": "date", "value": "hier", "before": None}),
]
LEDGERS = st.lists(st.sampled_from(DRAFTS), max_size=10).map(lambda drafts: sign(drafts, WHO))


def test_without_decisions_a_statement_is_what_the_machine_says() -> None:
    statement, analysis = read(BODY)
    assert replay(statement, analysis, []) == Decided(statement, analysis, replay(statement, analysis, []).state)


def test_names_are_added_corrected_and_rejected() -> None:
    statement, analysis = read(BODY)
    decided = replay(statement, analysis, sign([DRAFTS[0], DRAFTS[1], DRAFTS[4]], WHO))
    assert names(decided) == [("ORG", "HSO", "HSO"), ("PER", "Lou Martin", "Lou Martin"),
                              ("ORG", "Camille Durand", "Collectif Durand")]
    assert roles(decided) == []
    assert decided.conflicts == ()


def test_a_rejected_name_takes_its_role_with_it_and_a_confirmed_one_needs_no_machine() -> None:
    statement, analysis = read(BODY)
    assert names(replay(statement, analysis, sign([DRAFTS[2]], WHO))) == []
    assert roles(replay(statement, analysis, sign([DRAFTS[2]], WHO))) == []
    blind = replace(analysis, mentions=(), roles=())
    assert names(replay(statement, blind, sign([DRAFTS[3]], WHO))) == [("PER", "Camille Durand", "Camille Durand")]


def test_roles_are_given_taken_and_completed() -> None:
    statement, analysis = read(BODY)
    decided = replay(statement, analysis, sign([DRAFTS[11], DRAFTS[12]], WHO))
    assert roles(decided) == [("signatory", "Camille Durand", "présidente", "HSO"),
                              ("quoted", "Lou Martin", None, "HSO")]
    assert roles(replay(statement, analysis, sign([DRAFTS[13]], WHO))) == []


@pytest.mark.parametrize(("field", "value", "expected"), [
    (Field.TITLE, "Grève", "Grève"), (Field.TITLE, None, None), (Field.SUBTITLE, "Enfin", "Enfin"),
    (Field.DATE, "2023-03", "2023-03"), (Field.DATE, None, None), (Field.PLACE, "Albi", "Albi"),
    (Field.TYPE, "motion", "motion"), (Field.ISSUERS, ["A", "B"], ["A", "B"])], ids=str)
def test_fields_are_set_and_cleared(field: Field, value: object, expected: object) -> None:
    statement, analysis = read(BODY)
    decided = replay(statement, analysis, sign([Draft(Act.SET, "x", {"field": field.value, "value": value})], WHO))
    assert shown(decided, field) == expected
    assert decided.conflicts == ()


def test_a_date_that_a_person_set_says_so() -> None:
    statement, analysis = read(BODY)
    date = replay(statement, analysis, sign([DRAFTS[7]], WHO)).statement.structure.date
    assert date is not None
    assert date.status is DateStatus.DECIDED


@pytest.mark.parametrize("value", [
    {"field": "date", "value": "hier"}, {"field": "date", "value": "../2020"}, {"field": "type", "value": "roman"},
    {"field": "colour", "value": "red"}, {"field": "title", "value": 3}, {"field": "issuers", "value": "HSO"},
    [], None], ids=str)
def test_a_value_that_cannot_be_read_is_told_and_changes_nothing(value: object) -> None:
    statement, analysis = read(BODY)
    decided = replay(statement, analysis, sign([Draft(Act.SET, "x", value)], WHO))
    assert [one.trouble for one in decided.conflicts] == [Trouble.UNREADABLE]
    assert (decided.statement, decided.analysis) == (statement, analysis)


def test_what_cannot_be_placed_is_told_and_placed_again_when_the_text_returns() -> None:
    ledger = sign([DRAFTS[0]], WHO)
    other, analysis = read("Communiqué\n\nToute autre chose, sans personne.\n")
    decided = replay(other, analysis, ledger)
    assert [(one.trouble, one.decision) for one in decided.conflicts] == [(Trouble.NOT_FOUND, ledger[0])]
    assert replay(*read(BODY), ledger).conflicts == ()


def test_two_people_who_set_a_field_unaware_of_each_other_are_told() -> None:
    statement, analysis = read(BODY)
    one, two = ({"field": "title", "value": value, "before": None} for value in ("Un", "Deux"))
    aware = {"field": "title", "value": "Deux", "before": "Un"}
    [first], [second] = sign([Draft(Act.SET, "x", one)], WHO), sign([Draft(Act.SET, "x", two)], OTHER)
    later = replace(second, at=first.at + "1")
    decided = replay(statement, analysis, merged([later], [first]))
    assert shown(decided, Field.TITLE) == "Deux"
    assert [one.trouble for one in decided.conflicts] == [Trouble.CONTESTED]
    [knowing] = sign([Draft(Act.SET, "x", aware)], OTHER)
    assert replay(statement, analysis, [first, knowing]).conflicts == ()


@given(LEDGERS)
def test_replay_is_deterministic_and_idempotent(ledger: list[Decision]) -> None:
    statement, analysis = read(BODY)
    once = replay(statement, analysis, ledger)
    assert replay(statement, analysis, list(ledger)) == once
    again = replay(once.statement, once.analysis, ledger)
    assert (names(again), roles(again), again.statement) == (names(once), roles(once), once.statement)


@given(LEDGERS)
def test_what_is_decided_is_seen_alike_after_a_new_reading_and_analysis(ledger: list[Decision]) -> None:
    before = replay(*read(BODY), ledger)
    after = replay(*read("Reçu le 5 mars 2023 par courrier\n\n" + BODY), ledger)
    assert (names(after), roles(after)) == (names(before), roles(before))
    assert after.state == before.state
    decided = {one.part("field") for one in ledger if one.act == Act.SET} - {None}
    for name in decided & set(Field):
        assert shown(after, Field(str(name))) == shown(before, Field(str(name))) or before.conflicts


@given(LEDGERS, LEDGERS)
def test_undoing_restores_exactly(before: list[Decision], after: list[Decision]) -> None:
    statement, analysis = read(BODY)
    undoings = sign([undoing(one) for one in reversed(after)], WHO)
    assert replay(statement, analysis, [*before, *after, *undoings]) == replay(statement, analysis, before)


@given(LEDGERS, LEDGERS, LEDGERS)
def test_ledgers_merge_without_loss_and_in_any_order(
        common: list[Decision], one: list[Decision], two: list[Decision]) -> None:
    here, there = [*common, *one], [*common, *two]
    both = merged(here, there)
    assert both == merged(there, here) == merged(both, here) == merged(both)
    assert {entry.id for entry in both} == {entry.id for entry in [*common, *one, *two]}
