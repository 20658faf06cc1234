"""Anchors: found again where the text has moved or was read better, and never found where they do not stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.anchors import Anchor, Places, anchor_at

TEXT = ("La fédération HSO appelle à la grève. Signé : Camille Durand, présidente de HSO.\n"
        "Contact : Camille Durand.")


def found(text: str, anchor: Anchor) -> str | None:
    span = Places(text).find(anchor)
    return text[slice(*span)] if span else None


def anchor_of(quote: str, number: int = 0) -> Anchor:
    position = -1
    for _ in range(number + 1):
        position = TEXT.index(quote, position + 1)
    return anchor_at(TEXT, position, position + len(quote))


@pytest.mark.parametrize(("quote", "number"), [
    ("HSO", 0), ("HSO", 1), ("Camille Durand", 0), ("Camille Durand", 1)])
@pytest.mark.parametrize(("change", "expected"), {
    "lines before": (lambda text: "Communiqué de presse\n\n" + text, 0),
    "another sentence in the middle": (lambda text: text.replace("grève. ", "grève. Toulouse. "), 0),
    "no-break spaces": (lambda text: text.replace(" ", "\u00a0"), 0),
    "lines broken elsewhere": (lambda text: text.replace(" à ", "\nà\n"), 0),
    "accents lost around": (lambda text: text.replace("é", "e"), 0),
}.values())
def test_an_anchor_is_found_again_in_a_text_that_moved(quote: str, number: int, change: object, expected: int) -> None:
    assert callable(change)
    text = change(TEXT)
    span = Places(text).find(anchor_of(quote, number))
    assert span is not None
    spelled = text[slice(*span)].replace("\u00a0", " ")
    assert spelled == quote
    assert text.replace("\u00a0", " ").count(quote, 0, span[0]) == number


@pytest.mark.parametrize(("text", "anchor"), [
    ("", anchor_of("HSO")),
    ("Rien de tel ici.", anchor_of("Camille Durand")),
    ("Le HSO des médecins siège à Lyon depuis mars.", anchor_of("HSO")),
    (TEXT, Anchor("")),
    (TEXT, Anchor(" ")),
    ("HSO, HSO, HSO", Anchor("HSO", "", "", 7)),
], ids=["empty text", "gone", "same letters elsewhere", "empty quote", "blank quote", "no such number"])
def test_what_does_not_stand_there_is_not_found(text: str, anchor: Anchor) -> None:
    assert Places(text).find(anchor) is None


def test_a_long_quote_that_stands_once_needs_no_surroundings() -> None:
    assert found("Durand Camille ? Non : Camille Durand !", anchor_of("Camille Durand")) == "Camille Durand"


def test_a_name_read_better_is_found_under_its_new_spelling() -> None:
    anchor = anchor_at("Pour la C.G.T. de Tou-\nlouse, Éric Bé", 18, 28)
    assert anchor.quote == "Tou-\nlouse"
    assert found("Pour la CGT de Toulouse, Eric Bé", anchor) == "Toulouse"


@given(st.text(alphabet="abé \n-", min_size=1, max_size=80), st.data())
def test_every_place_of_a_text_is_found_in_the_same_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = anchor_at(text, start, end)
    if anchor.quote.strip():
        assert Places(text).find(anchor) == (start, end)


def test_a_megabyte_that_repeats_itself_is_searched_in_bounded_time() -> None:
    text = "aé " * 400_000
    assert Places(text).find(Anchor("é a", "zzz", "yyy", 5)) is None
    assert anchor_at(text, 1_000_000, 1_000_003).occurrence <= 2000
