"""Masking of telephone numbers and e-mail addresses: what is hidden, what is left, and that length holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.masking import MARK, mask_contacts

HIDDEN = {
    "pairs": "06 39 98 12 34",
    "dots": "06.39.98.12.34",
    "hyphens": "06-39-98-12-34",
    "slashes": "06/39/98/12/34",
    "no gaps": "0639981234",
    "no-break spaces": "06\u00a039\u00a098\u00a012\u00a034",
    "narrow no-break spaces": "06\u202f39\u202f98\u202f12\u202f34",
    "mixed gaps": "06.39 98-12.34",
    "by fours": "0639 98 12 34",
    "free call": "0 800 998 123",
    "French from abroad": "+33 6 39 98 12 34",
    "French with a zero": "+33 (0)6 39 98 12 34",
    "French with 00": "0033 6 39 98 12 34",
    "Belgian": "+32 2 555 12 12",
    "British": "+44 20 7946 0958",
    "plain address": "marie.martin@exemple.org",
    "address with plus": "presse+cgt@exemple.org",
    "two-part domain": "contact@info.exemple.org",
    "accents": "élodie@exemple.org",
    "at in brackets": "marie [at] exemple.org",
    "at and dot in brackets": "marie[at]exemple[dot]org",
    "arobase and point": "marie.martin (arobase) exemple (point) org",
    "dot before at": "marie[dot]martin[at]exemple[dot]org",
    "spaces round the sign": "presse @ exemple.org",
}

LEFT = {
    "date with dots": "le 01.02.2024 à 12 h 30",
    "date with slashes": "du 01/02/2024 au 03/04/2024",
    "ISO date": "2024-06-21 12:30",
    "amount": "un milliard : 1 000 000 000 euros",
    "increase": "+10 000 postes, +3,5 %",
    "SIREN": "SIREN 123 456 782",
    "article": "article L. 2242-1 du code du travail",
    "mention on a network": "suivez @exemple et @exemple.org",
    "short number": "appelez le 3919",
    "year span": "2009-2026",
    "already masked": "06 XX XX XX XX",
    "at without a domain": "Paris @ midi",
    "parenthesised a": "le (a) du règlement",
}


@pytest.mark.parametrize("contact", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_contact_keeps_no_letter_and_no_digit_of_its_own(contact: str) -> None:
    text = f"Contact presse : {contact}, merci"
    masked = mask_contacts(text)
    inside = masked[len("Contact presse : "):-len(", merci")]
    assert MARK in inside
    assert not any(one.isalnum() for one in inside)
    assert masked.startswith("Contact presse : ")
    assert masked.endswith(", merci")


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT.keys())
def test_what_only_looks_like_a_contact_is_left(text: str) -> None:
    assert mask_contacts(text) == text


@given(st.text(alphabet="0123456789+() .-/@[]aAt dotpintrbse\u00a0•\n", max_size=80) | st.text())
def test_length_holds_and_masking_twice_is_masking_once(text: str) -> None:
    masked = mask_contacts(text)
    assert len(masked) == len(text)
    assert mask_contacts(masked) == masked


HOSTILE = ("0", "06 ", "06 39 98 12 3", "+3 ", "a@", "@", "a.", "[dot]", "a [at] ", "+(0)", "a" * 70 + "@")


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_line_of_a_megabyte_is_masked_without_stalling(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert len(mask_contacts(text)) == len(text)
