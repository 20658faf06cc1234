"""A search and its address are the same thing."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reports import FacetCount
from archive.web.address import FILTERS, Address, asking
from archive.web.citations import Citable, bibtex, iso_690, ris
from archive.web.comparison import changes
from archive.web.histogram import histogram
from archive.web.language import words_in

PAIRS = st.lists(st.tuples(st.sampled_from([*sorted(FILTERS), "q", "from", "to", "page", "evil"]),
                           st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)), max_size=12)


@given(PAIRS)
def test_a_link_leads_to_the_same_search(pairs: list[tuple[str, str]]) -> None:
    address = Address.of(pairs)
    again = Address.of(parse_qsl(urlsplit(address.link()).query, keep_blank_values=True, max_num_fields=None))
    assert again == address


@pytest.mark.parametrize(("facet", "value", "asked"), [
    ("signatory", "Hugo", "=Hugo"), ("person", "Léonore Moncond’huy", "Léonore Moncond’huy"), ("issuer", "HSO", "HSO")])
def test_a_family_name_alone_asks_for_those_known_by_no_more(facet: str, value: str, asked: str) -> None:
    assert asking(facet, value) == asked


@given(PAIRS, st.sampled_from(sorted(FILTERS)), st.text("abc", min_size=1, max_size=5))
def test_what_is_added_can_be_removed(pairs: list[tuple[str, str]], name: str, value: str) -> None:
    address = Address.of(pairs).removing(name, value)
    assert address.adding(name, value).removing(name, value) == address


def test_a_change_of_the_search_goes_back_to_the_first_page() -> None:
    address = Address.of([("q", "loyers"), ("page", "4")])
    assert address.adding("tag", "logement").link() == "/?q=loyers&tag=logement"
    assert address.setting(sort="date").page == 1
    assert address.at_page(5).link() == "/?q=loyers&page=5"


@pytest.mark.parametrize(("years", "bars", "first"), [
    ({"2019": 3, "2023": 1}, 5, ("2019", "2019")), ({"2023": 4, "2024": 1}, 24, ("2023-01", "2023-01")),
    ({"0100": 1, "2000": 1}, 119, ("0100", "0115"))])
def test_bars_leave_no_gap(years: dict[str, int], bars: int, first: tuple[str, str]) -> None:
    facets = {"year": [FacetCount(year, count) for year, count in years.items()],
              "month": [FacetCount("2023-05", 4), FacetCount("2024-01", 1)]}
    found = histogram(facets)
    assert found is not None
    assert len(found.bars) == bars
    assert (found.bars[0].since, found.bars[0].until) == first
    assert max(bar.height for bar in found.bars) == 64


def test_one_period_is_no_picture() -> None:
    assert histogram({}) is None
    assert histogram({"year": [FacetCount("sans", 3)]}) is None


@pytest.mark.parametrize(("title", "said"), [
    ("Et puis quoi ?", "Et puis quoi ? Communiqué."), ("Assez !", "Assez ! Communiqué."),
    ("Assez.", "Assez. Communiqué."), ("Assez", "Assez. Communiqué."), ("La suite…", "La suite… Communiqué.")])
def test_a_citation_puts_no_full_stop_behind_another_mark(title: str, said: str) -> None:
    one = Citable("abc123", title, "2021-12", "Lyon", ["Collectif Toit"], [], "communique", "http://a/abc123")
    assert iso_690(one, words_in("fr")).startswith(f"Collectif Toit. {said} Lyon, décembre 2021. ")


LETTER = Citable("abc123", "Loyers : 50 % & {plus}\nencore", "2021-12", "Lyon", ["Collectif _Toit_"],
                 ["Amélie Roussel"], "lettre_ouverte", "http://exemple.org/statements/abc123")


def test_a_reference_names_author_title_kind_place_and_date() -> None:
    assert iso_690(LETTER, words_in("fr")) == (
        "Collectif _Toit_. Loyers : 50 % & {plus} encore. Lettre ouverte. Lyon, décembre 2021. Identifiant abc123. "
        "Disponible à l’adresse\u00a0: http://exemple.org/statements/abc123")


def test_bibtex_escapes_what_tex_would_take_as_orders() -> None:
    text = bibtex(LETTER, words_in("fr"))
    assert r"{{Loyers : 50 \% \& \{plus\} encore}}" in text
    assert r"{{Collectif \_Toit\_}}" in text
    assert "month = dec" in text
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


def test_a_ris_record_is_one_tag_a_line() -> None:
    lines = ris(LETTER, words_in("fr")).strip().split("\r\n")
    assert lines[0] == "TY  - GEN"
    assert lines[-1] == "ER  -"
    assert all(line[2:6] == "  - " or line == "ER  -" for line in lines)


def test_differences_hold_both_texts_whole() -> None:
    one, other = "Les loyers montent encore.", "Les loyers baissent."
    found = changes(one, other)
    assert "".join(change.text for change in found if change.kind != "new") == one
    assert "".join(change.text for change in found if change.kind != "gone").strip() == other
