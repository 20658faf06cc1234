"""What the archive says in codes is said in the reader's language; and the picture of company."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from archive.archive import Archive
from archive.decisions import Act
from archive.likeness import _WAYS
from archive.reports import FacetCount, Json, RepairView, SearchHit
from archive.reviewing import Item, ReviewItem
from archive.terminal.wording import NOTES, RUNGS
from archive.web.evidence import GROUNDS, ground, notes_on
from archive.web.language import words_in
from archive.web.pages.decisions import ACTS
from archive.web.pages.decisions import said as decision_said
from archive.web.pages.records import network
from archive.web.pages.search import why
from archive.web.pages.waiting import detail_of, what_of
from indexer.terms import Rung
from tests.archive.web.conftest import identifier

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
    (Item.MERGE, "spelled otherwise, same years (100)", "écrit autrement, mêmes années, 100\u202f%"),
    (Item.CONFLICT, "not_found, A. Roussel, 2024-05-06",
     "ses mots ne sont plus dans le texte, A. Roussel, 2024-05-06"),
    (Item.MERGE, "some new hint (90)", "some new hint, 90\u202f%"),
    (Item.MENTION, "… initials (94) …", "… initials (94) …"), (Item.NO_DATE, "", "")])
def test_what_speaks_for_a_question_is_said_in_french(kind: Item, detail: str, said: str) -> None:
    assert detail_of(ReviewItem(kind, "k", "s", "w", detail), FRENCH) == said


@pytest.mark.parametrize(("kind", "what", "said"), [
    (Item.RELATION, "Paul Vasseur · president_of · Union du rail", "Paul Vasseur président·e de Union du rail"),
    (Item.RELATION, "Union A · successor_of · Union B", "Union A successeur de Union B"),
    (Item.RELATION, "Union A · some_new_relation · Union B", "Union A some_new_relation Union B"),
    (Item.MENTION, "LOC Lumières → Lumières", "Lumières → Lumières (lieu)"),
    (Item.NO_DATE, "Motion · sur · tout", "Motion · sur · tout")])
def test_what_is_to_be_decided_is_said_in_french(kind: Item, what: str, said: str) -> None:
    assert what_of(ReviewItem(kind, "k", "s", what, ""), FRENCH) == said


@pytest.mark.parametrize("reason", [
    *(reason for _, reason, _ in _WAYS), "spelled otherwise", "spelling", "one letter", "told by a text"])
def test_every_reason_for_a_merge_has_its_words(reason: str) -> None:
    said = detail_of(ReviewItem(Item.MERGE, "k", "s", "w", f"{reason} (97)"), FRENCH)
    assert reason not in said.replace("initiales", "").replace("pluriel", "")


ANCHOR = {"quote": "Lumières"}


@pytest.mark.parametrize(("act", "value", "anchor", "said"), [
    ("correct", {"label": "LOC", "entity": "Lumières", "before": {"label": "PER"}, "span": {}}, ANCHOR,
     "a corrigé « Lumières » → Lumières (lieu)"),
    ("reject", {"label": "PER"}, ANCHOR, "a rejeté « Lumières » → personne"),
    ("set", {"field": "date", "value": "2021-12-03", "before": None}, None, "a fixé date : 3 décembre 2021"),
    ("set", {"field": "type", "value": "lettre_ouverte"}, None, "a fixé type : lettre ouverte"),
    ("set", {"field": "issuers", "value": ["A", "B"]}, None, "a fixé émetteurs : A ; B"),
    ("set", {"field": "place", "value": None}, None, "a fixé lieu : aucun"),
    ("role", {"kind": "signatory", "name": "Luc Roy", "function": "président", "organisation": ""}, None,
     "a donné un rôle : Luc Roy (signataire), président"),
    ("dismiss", {"item": "no_date"}, None,
     "a écarté une question : « Aucune date trouvée. Laquelle est-ce ? »"),
    ("relate", {"relation": "president_of", "other": "organisation:union du rail", "dates": "2004/.."}, None,
     "a ajouté une relation : président·e de union du rail (organisation), 2004/.."),
    ("merge", {"into": "person:roy luc"}, None, "a fusionné avec roy luc (personne)"),
    ("define", {"name": "Union A", "identifiers": {"isni": "0000"}}, None,
     "a décrit une notice : nom : Union A, identifiants : ISNI 0000"),
    ("export", {"format": "csv", "statements": 12, "contacts": True}, None,
     "a exporté des contacts : format : csv, communiqués : 12"),
    ("tag", "salaires", None, "a ajouté le mot-clé « salaires »")])
def test_a_decision_is_told_without_codes(act: str, value: Json, anchor: Json | None, said: str) -> None:
    assert decision_said({"act": act, "value": value, "anchor": anchor}, FRENCH).replace("\u00a0", " ") == said


def test_every_act_has_its_words() -> None:
    assert set(ACTS) == {act.value for act in Act}


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("value", [{}, {"label": None}, {"field": 3, "value": {}}, {"other": [], "name": None}, 7])
def test_a_decision_of_another_archive_may_hold_anything(act: Act, value: object) -> None:
    assert decision_said({"act": act.value, "value": value, "anchor": {}}, FRENCH)


@pytest.mark.parametrize("note", NOTES)
def test_notes_on_the_reading_are_said_in_french(read_archive: Archive, note: str) -> None:
    view = read_archive.show(identifier(read_archive, "hiver"))
    noted = replace(view, warnings=(note,), date_repaired=True, date_evidence="3 déc€mbre",
                    repairs=(RepairView("HIm", "Hlm", 4), RepairView("1e", "le", 1)))
    said = notes_on(noted, FRENCH)
    assert said[0] != note
    assert said[1:] == ["La date a été lue dans «\u00a03 déc€mbre\u00a0».",
                        "Des lettres mal lues ont été réparées, l’original est intact\u00a0: HIm → Hlm (4), 1e → le."]


@given(st.lists(st.integers(1, 10_000), max_size=30))
def test_the_picture_of_company_stays_within_its_frame(counts: list[int]) -> None:
    nodes = network([FacetCount(f"Nom {number}", count) for number, count in enumerate(sorted(counts, reverse=True))])
    assert len(nodes) == min(len(counts), 10)
    assert all(20 <= node.x <= 300 and 20 <= node.y <= 300 and 2 < node.thickness <= 8 for node in nodes)
    assert len({(node.x, node.y) for node in nodes}) == len(nodes)


@pytest.mark.parametrize("number", [1, 2])
def test_one_or_two_companions_stand_beside_the_centre(number: int) -> None:
    nodes = network([FacetCount(f"Nom {one}", 1) for one in range(number)])
    assert [(node.x, node.y) for node in nodes] == [(28.0, 160.0), (292.0, 160.0)][:number]


def test_a_corrected_word_has_one_chip(site: TestClient) -> None:
    page = site.get("/", params={"q": "logemant"}).text
    assert "à peu près" in page
    assert page.count("chip-remove") == 1
