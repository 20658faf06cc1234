"""What the archive says in codes is said in the reader's language; and the picture of company."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from archive.reports import FacetCount, SearchHit
from archive.reviewing import Item, ReviewItem
from archive.web.evidence import GROUNDS, ground
from archive.web.language import words_in
from archive.web.pages.records import network
from archive.web.pages.review import detail_of
from archive.web.pages.search import RUNGS, why
from indexer.terms import Rung

FRENCH = words_in("fr")


def hit(match: tuple[str, ...], missing: tuple[str, ...] = ()) -> SearchHit:
    return SearchHit(1, "a", None, None, "unknown", (), "communique", (), 1.0, match, (), (), missing=missing)


@pytest.mark.parametrize(("match", "missing", "said"), [
    (("logement",), (), ["logement"]),
    (("logement → logements (lemma)",), (), ["logement → logements (autre forme)"]),
    (("egalite → égalité (folded)", "missing: loi"), ("loi",), ["egalite → égalité (aux accents près)", "sans loi"]),
    (("missing: loi", "missing: grève"), ("loi", "grève"), ["sans loi, grève"]),
    (("mot (cité) → mots (lemma)",), (), ["mot (cité) → mots (autre forme)"]),
    (("fable (morale)",), (), ["fable (morale)"])])
def test_why_a_statement_was_found_is_said_in_french(match: tuple[str, ...], missing: tuple[str, ...],
                                                     said: list[str]) -> None:
    assert why(hit(match, missing), FRENCH) == said


def test_every_way_in_which_a_word_can_match_has_its_words() -> None:
    assert set(RUNGS) == {rung.name.lower() for rung in Rung} - {"form"}


@pytest.mark.parametrize("text", [*RUNGS.values(), *GROUNDS.values()])
def test_the_words_have_a_translation(text: str) -> None:
    assert FRENCH.t(text) != text


def test_a_ground_that_has_no_words_yet_is_shown_as_it_is() -> None:
    assert ground("signature", FRENCH) == "la signature"
    assert ground("some new rule", FRENCH) == "some new rule"


@pytest.mark.parametrize(("kind", "detail", "said"), [
    (Item.MERGE, "initials, same issuer, same years (94)", "initiales, même émetteur, mêmes années, 94\u202f%"),
    (Item.MERGE, "same name, spelled otherwise (100)", "même nom, écrit autrement, 100\u202f%"),
    (Item.MERGE, "some new hint (90)", "some new hint, 90\u202f%"),
    (Item.MENTION, "… initials (94) …", "… initials (94) …"), (Item.NO_DATE, "", "")])
def test_what_speaks_for_a_question_is_said_in_french(kind: Item, detail: str, said: str) -> None:
    assert detail_of(ReviewItem(kind, "k", "s", "w", detail), FRENCH) == said


@given(st.lists(st.integers(1, 10_000), max_size=30))
def test_the_picture_of_company_stays_within_its_frame(counts: list[int]) -> None:
    nodes = network([FacetCount(f"Nom {number}", count) for number, count in enumerate(sorted(counts, reverse=True))])
    assert len(nodes) == (min(len(counts), 10) if len(counts) >= 3 else 0)
    assert all(20 <= node.x <= 300 and 20 <= node.y <= 300 and 2 < node.thickness <= 8 for node in nodes)
    assert len({(node.x, node.y) for node in nodes}) == len(nodes)


def test_a_corrected_word_has_one_chip(site: TestClient) -> None:
    page = site.get("/", params={"q": "logemant"}).text
    assert "à peu près" in page
    assert page.count("chip-remove") == 1
