"""The page of a statement: marks, evidence, original, citation, history."""

from __future__ import annotations

import html
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from archive.archive import Archive
from archive.correcting import RoleGiven
from archive.replay import Field
from archive.requests import SearchOptions
from archive.terminal.wording import DATE_STATUS
from archive.web.citations import Citable, bibtex, iso_690, ris
from archive.web.comparison import changes
from archive.web.language import words_in
from corpus.statement import DateStatus
from indexer.annotation import RoleKind
from tests.archive.fakes import WHO
from tests.archive.web.conftest import identifier, token_on
from tests.archive.web.texts import LETTER, PAGE


def test_names_are_marked_by_kind_with_their_evidence(site: TestClient, read_archive: Archive) -> None:
    page = site.get(f"/statements/{identifier(read_archive, 'hiver')}").text
    assert re.search(r'<a class="name PER" id="m0" href="/people\?name=Am%C3%A9lie\+Roussel" title="personne :', page)
    assert "<td>test</td>" in page


def test_the_words_that_led_there_are_marked(site: TestClient, read_archive: Archive) -> None:
    found = identifier(read_archive, "hiver")
    assert "<mark>hiver</mark>" in site.get(f"/statements/{found}", params={"q": "hiver"}).text
    assert "<mark>" not in site.get(f"/statements/{found}").text


def test_every_character_of_the_text_is_shown_once_and_in_order(site: TestClient, read_archive: Archive) -> None:
    found = identifier(read_archive, "hiver")
    page = site.get(f"/statements/{found}", params={"q": "hiver logement"}).text
    pattern = r'<(?:div|blockquote|h1)[^>]* data-start="(\d+)"[^>]*>(.*?)</(?:div|blockquote|h1)>'
    parts = re.findall(pattern, page, re.DOTALL)
    text = " ".join(part for _, part in sorted(parts, key=lambda one: int(one[0])))
    shown = "".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())
    assert shown == "".join(read_archive.show(found).text.split())


def test_double_signs_do_not_part_from_their_word(site: TestClient, read_archive: Archive) -> None:
    page = site.get(f"/statements/{identifier(read_archive, 'hiver')}").text
    assert "«\u00a0l" in html.unescape(page)
    assert "vides\u00a0;" in page


def test_contacts_are_masked_for_everybody(site: TestClient, read_archive: Archive) -> None:
    page = site.get(f"/statements/{identifier(read_archive, 'hiver')}").text
    assert "06 39 98 12 34" not in page
    assert "amelie.roussel@exemple.org" not in page


def test_an_archivist_sees_contacts_and_is_noted(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    token = token_on(desk.get(f"/statements/{found}").text)
    page = desk.post(f"/statements/{found}/contacts", data={"csrf": token})
    assert "06 39 98 12 34" in page.text
    assert page.headers["cache-control"] == "no-store"
    file = own_archive.home / "web" / "access.log"
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600
    log = file.read_text(encoding="utf-8")
    assert found in log
    assert "Archiviste" in log


def test_the_original_comes_back_byte_for_byte(desk: TestClient, own_archive: Archive) -> None:
    answer = desk.get(f"/statements/{identifier(own_archive, 'hiver')}/original")
    assert answer.content == LETTER.encode()
    assert "attachment" in answer.headers["content-disposition"]
    assert "lettre.txt" in answer.headers["content-disposition"]


def test_the_original_is_shown_without_anything_that_runs(site: TestClient, read_archive: Archive) -> None:
    answer = site.get(f"/statements/{identifier(read_archive, 'cheminots')}/original/view")
    assert "<b>gare</b>" in answer.text
    for hostile in ("<script", "onclick", "onerror", "javascript:", "<iframe", "<img", "06 39 98 12 34"):
        assert hostile in PAGE
        assert hostile not in answer.text
    assert "sandbox" in answer.headers["content-security-policy"]


def test_the_citation_is_iso_690(site: TestClient, read_archive: Archive) -> None:
    found = identifier(read_archive, "hiver")
    text = site.get(f"/statements/{found}/citation.txt").text
    assert text.startswith("Collectif Toit. ")
    assert "3 décembre 2021" in text
    assert text.endswith(f"/statements/{found}")


@pytest.mark.parametrize(("kind", "piece"), [("bib", "year = {2021}"), ("ris", "DA  - 2021/12/03/")])
def test_the_citation_can_be_taken_along(site: TestClient, read_archive: Archive, kind: str, piece: str) -> None:
    answer = site.get(f"/statements/{identifier(read_archive, 'hiver')}/citation.{kind}")
    assert piece in answer.text
    assert "attachment" in answer.headers["content-disposition"]


def test_the_result_leads_on_and_back(site: TestClient) -> None:
    result = site.get("/", params={"q": "logement"}).text
    second = re.findall(r'<h3><a href="(/statements/[^"]+)"', result)[1].replace("&amp;", "&")
    page = site.get(second).text
    assert 'rel="prev" href="/statements/' in page
    assert 'rel="next" href="/statements/' in page
    assert 'href="/?q=logement"' in page


def test_folders_of_the_disk_stay_unknown(site: TestClient, read_archive: Archive, shelf: Path) -> None:
    found = identifier(read_archive, "hiver")
    for path in (f"/statements/{found}", f"/api/v1/statements/{found}"):
        answer = site.get(path).text
        assert "lettre.txt" in answer
        assert str(shelf) not in answer


@pytest.mark.parametrize("status", list(DateStatus))
def test_a_page_says_how_its_date_is_known(site: TestClient, read_archive: Archive, monkeypatch: pytest.MonkeyPatch,
                                           status: DateStatus) -> None:
    found = identifier(read_archive, "hiver")
    reading = read_archive.read(found)
    known = replace(reading, view=replace(reading.view, date_status=status.value))
    monkeypatch.setattr(read_archive, "read", lambda *_, **__: known)
    answer = site.get(f"/statements/{found}")
    assert answer.status_code == 200
    assert f"({words_in('fr').t(DATE_STATUS[status.value])})" in answer.text


def test_a_date_that_somebody_set_is_shown_as_such(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    own_archive.desk.set(found, Field.DATE, "2021-12-04", WHO)
    page = desk.get(f"/statements/{found}").text
    assert "4 décembre 2021" in page
    assert "(fixée par une décision)" in page


def test_an_unknown_statement_is_not_found_in_words(site: TestClient) -> None:
    answer = site.get("/statements/zzzz")
    assert answer.status_code == 404
    assert "zzzz" in answer.text


def test_two_statements_can_be_compared(site: TestClient, read_archive: Archive) -> None:
    one, other = identifier(read_archive, "revendication 3"), identifier(read_archive, "hiver")
    page = site.get(f"/statements/{one}/compare", params={"with": other}).text
    assert "<del>" in page
    assert "<ins>" in page


def test_of_two_like_texts_no_difference_is_told(site: TestClient, read_archive: Archive) -> None:
    one, other = identifier(read_archive, "revendication 3"), identifier(read_archive, "hiver")
    assert "Aucune différence." in site.get(f"/statements/{one}/compare", params={"with": one}).text
    assert "Aucune différence." not in site.get(f"/statements/{one}/compare", params={"with": other}).text


@pytest.mark.parametrize(("one", "other", "kinds"), [
    ("Tél. •• •• •• •• •• le soir", "Tél. ••.••.••.••.•• le soir", {"same"}),
    ("Tél. •••••••••• le soir", "Tél. •• •• •• •• ••, ••••@•••.•• le soir", {"same"}),
    ("Tél. •• •• le soir", "le soir", {"same", "gone"}), ("le soir", "le matin", {"same", "gone", "new"})])
def test_how_a_masked_number_is_written_is_no_difference(one: str, other: str, kinds: set[str]) -> None:
    assert {change.kind for change in changes(one, other)} == kinds


def test_what_has_neither_date_nor_title_is_cited_so() -> None:
    bare = Citable("abc", None, None, "Albi", ("HSO",), (), "motion", "http://x/statements/abc")
    french = words_in("fr")
    assert iso_690(bare, french).startswith("HSO. [Sans titre]. Motion. Albi, [s. d.]. Identifiant")
    assert "title" not in bibtex(bare, french)
    assert "date" not in bibtex(bare, french)
    assert "TI  -" not in ris(bare, french)


def test_a_citation_has_the_day() -> None:
    dated = Citable("abc", "Grève", "2021-12-03", None, ("HSO",), (), "motion", "http://x/statements/abc")
    assert "  date = {2021-12-03}" in bibtex(dated, words_in("fr"))
    assert "  month = dec" in bibtex(dated, words_in("fr"))


def test_a_deleted_statement_can_still_be_read(desk: TestClient, own_archive: Archive) -> None:
    from tests.archive.fakes import WHO

    found = identifier(own_archive, "hiver")
    own_archive.delete([found], WHO)
    page = desk.get(f"/statements/{found}", params={"q": "hiver"})
    assert page.status_code == 200
    assert "a été supprimé" in page.text


@pytest.mark.parametrize(("path", "piece"), [
    ("/people?name=Camille Durand", "secrétaire générale"), ("/organisations?name=Union locale 2", "Émetteur")])
def test_a_name_has_a_page(site: TestClient, path: str, piece: str) -> None:
    page = site.get(path).text
    assert piece in page


def test_the_page_of_an_organisation_names_those_who_speak_for_it(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    own_archive.desk.give_role(found, RoleGiven(RoleKind.QUOTED, "Luc Roy"), WHO)
    page = desk.get("/organisations?name=Collectif Toit").text
    for heading, name in (("Signent ses communiqués", "Amélie Roussel"),
                          ("Sont cités dans ses communiqués", "Luc Roy")):
        section = page.split(f"<h2>{heading}</h2>", 1)[1].split("</section>", 1)[0]
        assert f'<bdi>{name}</bdi></a> <span class="quiet">' in section
    assert "Répondent à la presse" not in page
    assert "Signent ses" not in desk.get("/people?name=Amélie Roussel").text


def test_an_unknown_name_has_none(site: TestClient) -> None:
    assert site.get("/people?name=Personne").status_code == 404
    assert site.get("/people").status_code == 404


def test_the_way_back_to_the_result_stands_first_where_nothing_is_before(site: TestClient,
                                                                         read_archive: Archive) -> None:
    first, second = (hit.id for hit in read_archive.search(SearchOptions("revendication", limit=2)).hits)
    for found, at, links in ((first, 1, ["Retour", "→"]), (second, 2, ["←", "Retour", "→"])):
        page = site.get(f"/statements/{found}?q=revendication&at={at}").text
        shown = page.split('<nav class="neighbours"', 1)[1].split("</nav>", 1)[0].split(">", 1)[1]
        assert "<span></span>" not in shown
        assert len(shown.split("<a ")[1:]) == len(links)
        assert all(link in one for link, one in zip(links, shown.split("<a ")[1:], strict=True))
