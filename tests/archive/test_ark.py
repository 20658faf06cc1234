"""Permanent identifiers: the same for ever, back to the statement, and every slip of the hand is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ark import ark_of, check_character, is_naan, statement_of
from corpus.identity import ALPHABET, statement_id

IDS = st.text(alphabet=ALPHABET, min_size=12, max_size=12)


def test_the_check_character_is_that_of_the_noid_documentation() -> None:
    assert check_character("13030/xf93gt2") == "q"


def test_an_identifier_given_once_never_changes() -> None:
    assert ark_of("3f9k2m7q1x0a", "12345") == "ark:12345/c10b7tzkk696nn08"


@given(IDS, st.none() | st.integers(2, 999))
def test_an_ark_leads_back_to_its_statement(identifier: str, number: int | None) -> None:
    statement = identifier if number is None else f"{identifier}-{number}"
    assert statement_of(ark_of(statement)) == statement


@given(st.text())
def test_the_identifier_of_any_text_has_an_ark(text: str) -> None:
    ark = ark_of(statement_id(text))
    assert statement_of(ark.upper().replace("ARK:", "https://exemple.org/ark:/")) == statement_id(text)


@given(IDS, st.data())
def test_one_wrong_character_or_two_exchanged_are_told(identifier: str, data: st.DataObject) -> None:
    ark = ark_of(identifier)
    place = data.draw(st.integers(len("ark:99999/"), len(ark) - 2))
    wrong = data.draw(st.sampled_from([one for one in "0123456789bcdfghjkmnpqrstvwxz" if one != ark[place]]))
    with pytest.raises(ValueError, match=r"ARK|check"):
        statement_of(ark[:place] + wrong + ark[place + 1:])
    if ark[place] != ark[place + 1]:
        with pytest.raises(ValueError, match=r"ARK|check"):
            statement_of(ark[:place] + ark[place + 1] + ark[place] + ark[place + 2:])


@pytest.mark.parametrize("text", ["", "ark:", "ark:99999/", "ark:99999/zz", "99999/c1000", "ark:/99999/c1aeiou"])
def test_what_is_no_ark_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"ARK|check"):
        statement_of(text)


@pytest.mark.parametrize("text", ["", "3f9k", "3F9K2M7Q1X0A", "ouiouiouioui", "3f9k2m7q1x0a-x"])
def test_what_is_no_identifier_has_no_ark(text: str) -> None:
    with pytest.raises(ValueError, match="no identifier"):
        ark_of(text)


@pytest.mark.parametrize(("text", "expected"), [("12345", True), ("b7280", True), ("1234", False), ("aeiou", False)])
def test_naans_are_told_from_other_texts(text: str, expected: bool) -> None:
    assert is_naan(text) is expected
