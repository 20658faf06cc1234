"""The search page without JavaScript: everything is in the address and in the HTML."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from archive.archive import Archive
from archive.requests import SearchOptions
from tests.archive.fakes import ingest


def test_a_search_shows_hits_with_matched_words_marked(site: TestClient) -> None:
    page = site.get("/", params={"q": "logement"}).text
    assert "<mark>logement</mark>" in page

    assert re.search(r"\d+ communiqués?", page)


def test_an_empty_search_lists_the_newest_statements_first(site: TestClient) -> None:
    page = site.get("/").text
    assert "27 communiqués" in page
    assert "mars 2023" in page


def test_a_facet_is_a_link_that_narrows_and_a_chosen_one_a_link_that_widens(site: TestClient) -> None:
    page = site.get("/").text
    assert 'href="/?issuer=Union+locale+3"' in page
    narrowed = site.get("/", params={"issuer": "Union locale 3"}).text
    assert "5 communiqués" in narrowed
    assert re.search(r'class="chosen"><a href="/"', narrowed)


@pytest.mark.parametrize("spelling", ["Union locale 3", "UNION LOCALE 3", "l'union locale 3"])
def test_a_value_is_marked_as_chosen_in_whatever_spelling_it_was_asked_for(site: TestClient, spelling: str) -> None:
    page = site.get("/", params={"issuer": spelling}).text
    assert re.search(r'class="chosen"><a href="/"[^>]*><span class="value"><bdi>Union locale 3</bdi>', page)
    assert page.count('class="chosen"') == 1


def test_a_family_name_alone_is_no_line_of_a_facet_that_was_chosen(site: TestClient) -> None:
    assert 'class="chosen"' not in site.get("/", params={"signed_by": "Durand"}).text
    assert 'class="chosen"' in site.get("/", params={"signed_by": "DURAND Camille"}).text


def test_counts_of_facets_are_those_of_the_narrowed_search(site: TestClient) -> None:
    page = site.get("/").text
    found = re.search(r"<bdi>Union locale 3</bdi></span> +<span class=\"count\">(\d+)</span>", page)
    assert found
    assert found[1] == "5"


def test_each_word_is_a_chip_whose_cross_removes_it(site: TestClient) -> None:
    page = site.get("/", params={"q": "logement salaires"}).text
    assert 'class="chip-remove" href="/?q=salaires"' in page
    assert 'class="chip-remove" href="/?q=logement"' in page


def test_a_name_understood_as_signature_can_be_taken_as_plain_words(site: TestClient) -> None:
    page = site.get("/", params={"q": "signé par Camille Durand"}).text
    link = re.search(r'class="chip-literal" href="([^"]+)"', page)
    assert link
    literal = site.get(link[1].replace("&amp;", "&")).text
    assert "chip-literal" not in literal


def test_copies_of_a_text_are_named_with_links(desk: TestClient, own_archive: Archive, tmp_path: Path) -> None:
    body = "Le conseil refuse la fermeture de la piscine et appelle les usagers à soutenir le personnel du service."
    for town, day in (("Metz", 3), ("Brest", 5)):
        (tmp_path / f"{town}.txt").write_text(
            f"Non à la fermeture\n\nParis, le {day} mars 2020\n\n{body}\n\nSigné : Camille Durand, secrétaire, "
            f"Union de {town}\n", encoding="utf-8")
    ingest(own_archive, tmp_path)
    [hit] = own_archive.search(SearchOptions("piscine")).hits
    page = desk.get("/", params={"q": "piscine"}).text
    assert f'1 copie du même texte : <a href="/statements/{hit.copies[0].id}">' in page.replace("\u00a0", " ")


def test_a_filter_is_a_chip_of_its_own(site: TestClient) -> None:
    page = site.get("/", params={"q": "logement", "signed_by": "Camille Durand"}).text
    assert 'class="chip-remove" href="/?q=logement"' in page


def test_pages_follow_each_other_without_a_gap(site: TestClient) -> None:
    found: list[str] = []
    for number in (1, 2, 3):
        found += re.findall(r'<h3><a href="/statements/([a-z0-9]+)', site.get("/", params={"page": number}).text)
    assert len(found) == len(set(found)) == 27


@pytest.mark.parametrize(("sort", "first"), [("date", "25 mars 2023"), ("oldest", "3 décembre 2021")])
def test_the_order_is_in_the_address(site: TestClient, sort: str, first: str) -> None:
    page = site.get("/", params={"sort": sort}).text
    dates = re.findall(r"<time datetime=\"[^\"]+\">([^<]+)</time>", page)
    assert dates[0] == first
    assert f'href="/?sort={sort}" aria-current="true"' in page


def test_the_histogram_is_also_a_table(site: TestClient) -> None:
    page = site.get("/").text
    bars = re.findall(r'<rect class="bar"', page)
    rows = re.findall(r'<tr><th scope="row">', page)
    assert bars
    assert len(bars) == len(rows)


@pytest.mark.parametrize("query", ["", "gares", "gares OU logement", "gares -zzzz"])
def test_undated_statements_are_counted_beside_the_bars_with_a_link_to_them(
        desk: TestClient, own_archive: Archive, tmp_path: Path, query: str) -> None:
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(f"Appel {number}\n\nLes gares ferment.\n", encoding="utf-8")
    (tmp_path / "dated.txt").write_text("Appel\n\nLyon, le 3 mars 2020\n\nLes gares ouvrent.\n", encoding="utf-8")
    (tmp_path / "late.txt").write_text("Appel\n\nLyon, le 3 mai 2022\n\nLes gares restent.\n", encoding="utf-8")
    ingest(own_archive, tmp_path)
    page = _plain(desk.get("/", params={"q": query}).text)
    found = re.search(r'<a href="([^"]+)" rel="nofollow">sans date : (\d+)</a>', page)
    assert found
    assert f"{found[2]} communiqués<" in desk.get(html.unescape(found[1])).text


def test_a_range_of_dates_narrows(site: TestClient) -> None:
    page = site.get("/", params={"from": "2021", "to": "2021"}).text
    assert "1 communiqué<" in page
    assert "&#39;hiver n&#39;attend pas" in page


def test_a_date_that_is_none_is_refused_with_advice(site: TestClient) -> None:
    answer = site.get("/", params={"from": "hier"})
    assert answer.status_code == 400
    assert "2024-06-21" in answer.text


def test_a_misspelt_word_gets_a_suggestion(site: TestClient) -> None:
    page = site.get("/", params={"q": "revendicasion"}).text
    assert "revendication" in page


def test_statements_that_have_all_words_are_counted_and_set_apart(site: TestClient) -> None:
    page = _plain(site.get("/", params={"q": "hiver logement"}).text)
    assert "1 communiqué contient tous ces mots ; les autres en contiennent une partie." in page
    with_all, with_some = page.split("Communiqués qui contiennent une partie des mots")
    assert with_all.count('<li class="hit"') == 1
    assert with_some.count('<li class="hit"') == 9
    assert '<ol class="hits" start="2">' in with_some
    assert "Aucun communiqué ne contient tous ces mots" in site.get("/", params={"q": "hiver zzzz logement"}).text


@pytest.mark.parametrize(("parameters", "text", "link"), [
    ({"signed_by": "Durrand", "q": "logement"}, "Durand", "/?q=logement&signed_by=Durand"),
    ({"q": "signataire:Durrand"}, "signataire:Durand", "/?q=signataire%3ADurand"),
    ({"q": "emeteur:\"Union locale 3\""}, 'emetteur:"Union locale 3"', "/?q=emetteur%3A%22Union+locale+3%22")])
def test_what_may_have_been_meant_is_a_link_to_a_search_that_finds(
        site: TestClient, parameters: dict[str, str], text: str, link: str) -> None:
    page = html.unescape(site.get("/", params=parameters).text)
    assert f'<a href="{link}"><bdi>{text}</bdi></a>' in page
    assert "Aucun communiqué ne correspond" not in site.get(link).text


def test_a_part_of_the_query_that_excludes_everything_is_named_with_the_search_without_it(site: TestClient) -> None:
    page = html.unescape(_plain(site.get("/", params={"q": "logement date:1995"}).text))
    assert '<a href="/?q=logement">Sans « date:1995 » : 26 communiqués</a>' in page
    assert "26 communiqués<" in _plain(site.get("/", params={"q": "logement"}).text)
    assert "Sans «" not in site.get("/", params={"q": "date:1995"}).text


def test_what_excludes_everything_is_named_with_a_way_out(site: TestClient) -> None:
    page = site.get("/", params={"q": "logement", "from": "1950", "to": "1951"}).text
    assert "Aucun communiqué ne correspond." in page
    assert "Sans «" in page


def test_what_excludes_everything_is_named_with_its_value(site: TestClient) -> None:
    page = _plain(site.get("/", params={"q": "logement", "from": "2040", "signed_by": "Camille Durand"}).text)
    assert "Sans « depuis 2040 » : 25 communiqués" in page
    assert "Sans « logement »" not in page
    page = _plain(site.get("/", params={"q": "zzzz", "issuer": "Union locale 3"}).text)
    assert "Sans « zzzz » : 5 communiqués" in page


def test_a_page_beyond_the_last_says_so_and_leads_to_the_last(site: TestClient) -> None:
    page = site.get("/", params={"page": 999}).text
    assert "Il n’y a pas de page 999." in page
    assert '<a href="/?page=3">Vers la dernière, la page 3</a>' in page
    assert "Il n’y a pas de page" not in site.get("/", params={"page": 3}).text
    assert "Il n’y a pas de page" not in site.get("/", params={"q": "logement", "from": "1950", "to": "1951"}).text


@pytest.mark.parametrize(("since", "until", "turned"), [
    ("2020", "2010", True), ("2020-03", "2020-02-29", True), ("2020", "2020", False), ("2020-03", "2020", False),
    ("2020", "", False)])
def test_dates_that_are_turned_round_are_said_to_be(site: TestClient, since: str, until: str, turned: bool) -> None:
    page = _plain(site.get("/", params={"from": since, "to": until}).text)
    assert ("vient après" in page) is turned
    assert (f'href="/?from={until}&amp;to={since}"' in page) is turned


def _plain(page: str) -> str:
    """The page with every space an ordinary one."""
    return page.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("query", "said"), [
    ("contact:Zzz", "Aucun contact presse n’est connu sous le nom de « Zzz »."),
    ("signataire:Zzz", "Aucun signataire n’est connu sous le nom de « Zzz »."),
    ("tag:logement", "Aucun communiqué n’a le mot-clé « logement »."),
    ("lieu:Zzz", "L’archive ne connaît aucun lieu du nom de « Zzz »."),
    ("organisation:Zzz", "L’archive ne connaît aucun organisme du nom de « Zzz »."),
    ("type:roman", "« roman » n’est pas un type de communiqué : le mot est cherché dans les titres et les mots-clés.")])
def test_a_value_that_a_field_does_not_have_is_told_as_one_of_that_field(
        site: TestClient, query: str, said: str) -> None:
    assert f'<p class="note">{said}</p>' in _plain(site.get("/", params={"q": query}).text)


def test_a_person_asked_for_by_role_shows_the_other_roles(site: TestClient) -> None:
    page = site.get("/", params={"signed_by": "Camille Durand"}).text
    assert "signe 25 communiqués" in page


def test_the_page_speaks_the_language_that_is_asked_for_and_remembers_it(site: TestClient) -> None:
    assert '<html lang="fr">' in site.get("/").text
    english = site.get("/", params={"lang": "en"})
    assert '<html lang="en">' in english.text
    assert "language=en" in english.headers["set-cookie"]
    assert '<html lang="en">' in site.get("/").text
    site.cookies.clear()
    assert '<html lang="en">' in site.get("/", headers={"accept-language": "de, en;q=0.8, fr;q=0.2"}).text
    assert '<html lang="fr">' in site.get("/", headers={"accept-language": "de"}).text


def test_an_export_holds_the_whole_result(site: TestClient, read_archive: Archive) -> None:
    total = read_archive.search(SearchOptions("logement")).total
    rows = list(csv.DictReader(io.StringIO(site.get("/export.csv", params={"q": "logement"}).text.lstrip("\ufeff"))))
    assert len(rows) == total
    assert all(row["link"].endswith(row["id"]) for row in rows)
    found = json.loads(site.get("/export.json", params={"q": "logement"}).text)
    assert found["schema"] == "archive.search/1"
    assert len(found["hits"]) == total
    assert site.get("/export.ris", params={"q": "logement"}).text.count("ER  - ") == total
    assert site.get("/export.bib", params={"q": "logement"}).text.count("@misc{") == total


def test_the_feed_is_atom_and_names_each_statement(site: TestClient) -> None:
    answer = site.get("/feed.atom", params={"q": "logement"})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    tree = ET.fromstring(answer.text)  # noqa: S314 - our own answer
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    entries = tree.findall("a:entry", spaces)
    assert entries
    assert all((one.findtext("a:id", "", spaces)).startswith("http://127.0.0.1/statements/") for one in entries)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entries[0].findtext("a:updated", "", spaces))


def test_an_undated_statement_stands_in_the_feed_as_of_its_arrival(
        desk: TestClient, own_archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("Appel aux usagers\n\nLa piscine ferme.\n", encoding="utf-8")
    before = datetime.now(UTC).isoformat(timespec="seconds")
    ingest(own_archive, tmp_path)
    tree = ET.fromstring(desk.get("/feed.atom", params={"q": "piscine"}).text)  # noqa: S314 - our own answer
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    moments = [one.text or "" for one in tree.iterfind(".//a:updated", spaces)]
    assert len(moments) == 2
    assert all(before <= one <= datetime.now(UTC).isoformat(timespec="seconds") for one in moments)
    empty = desk.get("/feed.atom", params={"q": "zzzz"}).text
    assert "1970" not in empty


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_feed_says_its_language(site: TestClient, language: str) -> None:
    tree = ET.fromstring(site.get("/feed.atom", params={"lang": language}).text)  # noqa: S314 - our own answer
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == language


def test_the_address_bar_can_search_the_archive(site: TestClient) -> None:
    page = site.get("/").text
    assert 'rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml"' in page
    tree = ET.fromstring(site.get("/opensearch.xml").text)  # noqa: S314 - our own answer
    templates = [one.get("template", "") for one in tree.iter() if one.tag.endswith("Url")]
    assert "http://127.0.0.1/?q={searchTerms}" in templates


def test_the_help_shows_every_field_that_people_ask_for(site: TestClient, read_archive: Archive) -> None:
    page = html.unescape(site.get("/help").text)
    examples = re.findall(r'<code lang="fr">([^<]+)</code>', page)
    assert {"contact", "organisation", "lieu", "type", "tag"} <= {one.partition(":")[0] for one in examples}
    unread = [remark["reason"] for one in examples for remark in read_archive.search(SearchOptions(one)).not_understood]
    assert set(unread) <= {"unknown_name"}
    assert "d’abord les communiqués de janvier 2023" in page


def test_completion_knows_people(site: TestClient) -> None:
    text, completions, _, details = site.get("/complete", params={"q": "dur"}).json()
    assert text == "dur"
    assert "Camille Durand" in completions
    assert details[completions.index("Camille Durand")]["kind"] == "person"


def test_a_page_of_results_is_light(site: TestClient) -> None:
    weight = len(site.get("/", params={"q": "logement"}).content)
    weight += sum(len(site.get(f"/static/{name}").content)
                  for name in ("site.css", "site.js", "sans.woff2", "serif.woff2", "serif-semibold.woff2", "icon.svg"))
    assert weight < 150_000


@pytest.mark.parametrize("query", ["((((", '"', "\x00", "a" * 5000, "\u202e", "*", "ET OU SAUF", "signataire:",
                                   "😀", "%%%"])
def test_no_query_breaks_the_page(site: TestClient, query: str) -> None:
    assert site.get("/", params={"q": query}).status_code == 200


@pytest.mark.parametrize("parameters", ["page=0", "page=-1", "page=x", "page=99999999999", "limit=-5", "limit=1e9",
                                        "sort=zzz", "issuer=", "q=%ED%A0%80", "type=zzz", "more=zzz", "%00=1"])
def test_no_parameter_breaks_the_page(site: TestClient, parameters: str) -> None:
    assert site.get(f"/?{parameters}").status_code == 200
