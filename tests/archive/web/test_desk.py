"""The archivist's desk: tags, corrections, undo, history, review."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from archive.archive import Archive
from archive.requests import SearchOptions
from archive.reviewing import ReviewItem, ReviewOptions
from archive.saved import load_saved
from tests.archive.fakes import WHO, ingest
from tests.archive.web.conftest import identifier, token_on


def send(desk: TestClient, path: str, **fields: str | list[str]) -> str:
    """Where a form leads."""
    token = token_on(desk.get("/desk").text)
    answer = desk.post(path, data={"csrf": token, **fields})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_many_are_tagged_at_once_and_undone_at_once(desk: TestClient, own_archive: Archive) -> None:
    chosen = [hit.id for hit in own_archive.search(SearchOptions("revendication", limit=5)).hits]
    back = send(desk, "/desk/tags", id=chosen, term="salaires, logement", act="tag", back="/desk?q=revendication")
    assert "done=10" in back
    assert own_archive.search(SearchOptions(tag=("salaires",))).total == 5
    entry = re.search(r"undo=(\w+)", back)
    assert entry
    after = send(desk, "/desk/undo", entry=entry[1], back=back)
    assert after == "/desk?q=revendication&undone=10"
    assert "10 changements annulés." in desk.get(after).text
    assert "enregistré" not in desk.get(after).text
    assert own_archive.search(SearchOptions(tag=("salaires",))).total == 0


def hidden(page: str, name: str, after: str) -> str:
    """The value of a hidden field of the first form that follows some words."""
    return html.unescape(page.split(after, 1)[1].split(f'name="{name}" value="', 1)[1].split('"', 1)[0])


def test_undoing_leads_back_to_the_same_page_of_the_same_search(desk: TestClient, own_archive: Archive) -> None:
    page = desk.get("/desk?q=revendication&limit=10&page=2").text
    back = hidden(page, "back", "data-desk")
    assert back == "/desk?q=revendication&limit=10&page=2"
    found = own_archive.search(SearchOptions("revendication", limit=1)).hits[0].id
    tagged = send(desk, "/desk/tags", id=found, term="salaires", act="tag", back=back)
    assert tagged.startswith("/desk?q=revendication&limit=10&page=2&done=1&undo=")
    note = desk.get(tagged).text
    after = send(desk, "/desk/undo", entry=hidden(note, "entry", 'class="done"'),
                 back=hidden(note, "back", 'class="done"'))
    assert after == "/desk?q=revendication&limit=10&page=2&undone=1"


def test_a_tag_can_be_taken_off(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    send(desk, "/desk/tags", id=found, term="logement", act="tag", back="/")
    send(desk, "/desk/tags", id=found, term="logement", act="untag", back="/")
    assert own_archive.show(found).tags == ()


def test_a_form_with_nothing_chosen_says_so(desk: TestClient) -> None:
    token = token_on(desk.get("/desk").text)
    answer = desk.post("/desk/tags", data={"csrf": token, "term": "x", "act": "tag"})
    assert answer.status_code == 400
    assert "Rien n’a été choisi." in answer.text


def test_words_of_the_text_become_a_name(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    back = send(desk, f"/statements/{found}/corrections", act="correct", quote="Lyon", label="LOC", entity="Lyon")
    page = desk.get(back).text
    assert re.search(r'<a class="name LOC"[^>]*>Lyon</a>', page)
    assert "Annuler" in page
    assert own_archive.search(SearchOptions(place=("Lyon",))).total == 1


def test_offsets_of_the_browser_are_offsets_of_the_text(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    start = own_archive.show(found).text.index("Lyon")
    send(desk, f"/statements/{found}/corrections", act="correct", quote="?", start=str(start), end=str(start + 4),
         label="LOC", entity="Lyon")
    assert "Lyon" in own_archive.show(found).places


def test_a_name_that_is_none_is_rejected_and_brought_back(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    back = send(desk, f"/statements/{found}/corrections", act="reject", quote="Amélie Roussel")
    assert 'class="name PER" id="m0"' not in desk.get(back).text
    entry = re.search(r"undo=(\w+)", back)
    assert entry
    send(desk, "/desk/undo", entry=entry[1], back="/")
    assert 'class="name PER" id="m0"' in desk.get(f"/statements/{found}").text


def test_only_fields_that_differ_are_set(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    view = own_archive.show(found)
    back = send(desk, f"/statements/{found}/corrections", act="set", title=view.title or "", date="4 décembre 2021",
                place=view.place_of_issue or "", type=view.document_type, issuers="Collectif Toit ; Les Amis du toit")
    assert "done=2" in back
    after = own_archive.show(found)
    assert after.date == "2021-12-04"
    assert after.issuers == ("Collectif Toit", "Les Amis du toit")
    assert after.title == view.title


def test_a_person_is_given_a_role(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    send(desk, f"/statements/{found}/corrections", act="role", name="Amélie Roussel", role="quoted")
    assert any("quoted" in one.roles for one in own_archive.show(found).people)


@pytest.mark.parametrize("fields", [
    {"act": "unrole", "name": "Amélie Roussel", "role": "quoted"},
    {"act": "unrole", "name": "Personne", "role": "contact"},
    {"act": "role", "name": "Amélie Roussel", "role": "signatory"},
    {"act": "role", "name": "amelie roussel", "role": "signatory", "function": "porte-parole"}])
def test_a_role_that_is_so_already_is_said_to_be_so(desk: TestClient, own_archive: Archive,
                                                    fields: dict[str, str]) -> None:
    found = identifier(own_archive, "hiver")
    back = send(desk, f"/statements/{found}/corrections", **fields)
    assert back == f"/statements/{found}?done=0"
    page = desk.get(back).text
    assert "C’était déjà le cas\u00a0; rien n’a été changé." in page
    assert "enregistré" not in page
    assert not own_archive.history(found)


def test_a_role_is_taken_off_by_the_name_that_is_shown(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    own_archive.desk.rename("Amélie Roussel", "Amélie Roussel-Petit", WHO)
    send(desk, f"/statements/{found}/corrections", act="unrole", name="Amélie Roussel-Petit", role="signatory")
    assert all("signatory" not in one.roles for one in own_archive.show(found).people)


@pytest.mark.parametrize("fields", [
    {"act": "correct", "quote": "mots absents du texte", "label": "PER", "entity": "X"},
    {"act": "correct", "quote": "Lyon", "label": "XXX"}, {"act": "role", "name": "X", "role": "roi"},
    {"act": "dance"}, {"act": "set", "date": "quarante et un brumaire"}], ids=["quote", "label", "role", "act", "date"])
def test_a_correction_that_cannot_be_is_refused_in_words(desk: TestClient, own_archive: Archive,
                                                         fields: dict[str, str]) -> None:
    found = identifier(own_archive, "hiver")
    token = token_on(desk.get("/desk").text)
    answer = desk.post(f"/statements/{found}/corrections", data={"csrf": token, **fields})
    assert answer.status_code == 400
    assert not own_archive.history(found)
    assert "`" not in answer.text


@pytest.mark.parametrize(("fields", "said"), [
    ({"act": "set", "date": "hier", "title": "Un autre titre", "issuers": "A ; B"},
     "Date : « hier » n’est pas possible."),
    ({"act": "correct", "quote": "mots absents", "label": "LOC", "entity": "Un autre titre"},
     "« mots absents » ne figure pas dans le texte."),
    ({"act": "role", "name": " ", "role": "quoted", "function": "Un autre titre"}, "Nom : rien n’a été indiqué."),
    ({"act": "confirm", "quote": "Lyon", "reason": "Un autre titre"}, "Aucun nom n’est marqué")])
def test_a_correction_that_is_refused_keeps_what_was_typed(desk: TestClient, own_archive: Archive,
                                                           fields: dict[str, str], said: str) -> None:
    found = identifier(own_archive, "hiver")
    token = token_on(desk.get("/desk").text)
    answer = desk.post(f"/statements/{found}/corrections", data={"csrf": token, **fields})
    assert answer.status_code == 400
    page = html.unescape(answer.text).replace("\u00a0", " ").replace("\u202f", " ")
    assert said in page
    assert page.count("<details class=\"why\" open") + page.count("data-correct open") == 1
    typed = [value for name, value in fields.items() if name not in ("act", "label", "role", "name")]
    assert all(f'value="{value}"' in page for value in typed)
    assert "--" not in re.sub(r"<!--.*?-->|<script.*?</script>", "", page)


@pytest.mark.parametrize(("address", "said"), [
    ("/desk?from=abc", "La première date : « abc » n’est pas possible."),
    ("/people?name=", "Aucun nom n’a été indiqué."), ("/people?name=Personne+Nulle", "sous le nom « Personne Nulle »")])
def test_what_cannot_be_asked_is_refused_without_commands(site: TestClient, address: str, said: str) -> None:
    page = html.unescape(site.get(address).text).replace("\u00a0", " ")
    assert said in page
    assert "`" not in page
    assert " --" not in page


def test_a_question_without_its_answer_is_refused_in_words(desk: TestClient, many_wait: Archive) -> None:
    waits = re.search(r'name="key" value="no_date"><input type="hidden" name="statement" value="(\w+)"',
                      desk.get("/desk/review").text)
    assert waits
    token = token_on(desk.get("/desk").text)
    answer = desk.post("/desk/review", data={"csrf": token, "kind": "no_date", "key": "no_date",
                                             "statement": waits[1], "answer": "yes"})
    assert answer.status_code == 400
    assert "no_date" not in answer.text
    assert "Date\u00a0: rien n’a été indiqué." in answer.text


def test_the_history_says_who_did_what_and_why(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    send(desk, "/desk/tags", id=found, term="logement", act="tag", reason="demandé par la Bourse", back="/")
    for path in ("/desk/history", f"/statements/{found}"):
        page = desk.get(path).text
        assert "Archiviste" in page
        assert "a ajouté le mot-clé «\u00a0logement\u00a0»" in page
        assert "demandé par la Bourse" in page


def undo_buttons(page: str) -> list[str]:
    """What the buttons of the history say."""
    return [re.sub(r"<span.*", "", one).strip() for one in re.findall(r'<button class="link">(.*?)</button>', page)]


def test_what_was_done_to_many_at_once_is_one_line_that_says_what_undoing_takes_back(
        desk: TestClient, own_archive: Archive) -> None:
    chosen = own_archive.search(SearchOptions("revendication", limit=5)).hits
    send(desk, "/desk/tags", id=[hit.id for hit in chosen], term="salaires", act="tag", back="/desk")
    page = desk.get("/desk/history").text
    assert page.count("a ajouté le mot-clé «\u00a0salaires\u00a0»</bdi>") == 1
    assert "<summary>5 communiqués</summary>" in page
    assert all(f'<a href="/statements/{hit.id}"><bdi>{hit.title}</bdi>' in page for hit in chosen)
    assert undo_buttons(page) == ["Annuler pour 5 communiqués"]
    entry = re.search(r'name="entry" value="(\w+)"', page)
    assert entry
    after = desk.get(send(desk, "/desk/undo", entry=entry[1], back="/desk/history")).text
    assert "5 changements annulés." in after
    assert "a annulé\u00a0: a ajouté le mot-clé «\u00a0salaires\u00a0»" in after
    assert undo_buttons(after) == ["Rétablir pour 5 communiqués"]


def test_of_a_huge_batch_the_history_lists_the_first_and_counts_the_rest(desk: TestClient,
                                                                         own_archive: Archive) -> None:
    everything = [hit.id for hit in own_archive.search(SearchOptions(limit=27)).hits]
    own_archive.tag(everything, ["a", "b", "c"], WHO)
    page = desk.get("/desk/history").text
    assert page.count("<summary>27 communiqués</summary>") == 1
    assert "«\u00a0a\u00a0» ; a ajouté le mot-clé «\u00a0b\u00a0» ; a ajouté le mot-clé «\u00a0c\u00a0»" in page
    assert undo_buttons(page) == ["Annuler pour 27 communiqués"]
    assert "et 10 autres" in page


def test_the_history_goes_back_to_the_first_decision(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    for number in range(65):
        own_archive.tag([found], [f"terme {number}"], WHO)
    page = desk.get("/desk/history").text
    assert "«\u00a0terme 64\u00a0»" in page
    assert "«\u00a0terme 34\u00a0»" not in page
    assert 'rel="next" href="/desk/history?page=2"' in page
    last = desk.get("/desk/history?page=3").text
    assert "«\u00a0terme 0\u00a0»" in last
    assert 'value="/desk/history?page=3"' in last
    for odd in ("99999", "0", "-1", "x", "²"):
        assert desk.get("/desk/history", params={"page": odd}).status_code == 200


def test_the_history_calls_people_by_their_names(desk: TestClient, own_archive: Archive) -> None:
    found = own_archive.desk.merge("Camille Durand", "Amélie Roussel", WHO)
    assert found.id == "person:amelie roussel"
    page = desk.get("/desk/history").text
    assert "a fusionné avec Amélie Roussel (personne)</bdi> — <bdi>Camille Durand (personne)" in page
    own_archive.undo(None, WHO)
    undone = desk.get("/desk/history").text
    assert "a annulé\u00a0: a fusionné avec Amélie Roussel (personne)" in undone
    assert "durand camille" not in page + undone
    assert "camille durand" not in page + undone


def test_a_deleted_statement_has_its_title_in_the_history(desk: TestClient, own_archive: Archive) -> None:
    found = identifier(own_archive, "hiver")
    title = own_archive.show(found).title
    own_archive.delete([found], WHO)
    assert title
    assert title.split(" ")[0] in desk.get("/desk/history").text


def test_what_is_missing_is_counted_and_leads_to_the_desk(desk: TestClient) -> None:
    page = desk.get("/desk/review").text
    found = re.search(r'<a href="([^"]+)">sans mot-clé</a></td><td>(\d+)', page)
    assert found
    assert f"{found[2]} communiqués" in desk.get(found[1]).text


def test_what_is_deleted_elsewhere_is_no_reason_to_fail(desk: TestClient) -> None:
    token = token_on(desk.get("/desk").text)
    answer = desk.post("/desk/tags", data={"csrf": token, "id": ["nothing"], "term": "x", "act": "tag"})
    assert answer.status_code == 404


def test_what_waits_is_settled_by_a_form_and_does_not_return(desk: TestClient, own_archive: Archive,
                                                            tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("Motion\n\nLe congrès exige la gratuité des transports du soir.\n\n"
                                          "Signé : Paul Vasseur, président, Union du rail\n", encoding="utf-8")
    ingest(own_archive, tmp_path / "undated.txt")
    found = identifier(own_archive, "gratuité")
    asked = f'name="key" value="no_date"><input type="hidden" name="statement" value="{found}"'
    assert asked in desk.get("/desk/review").text
    back = send(desk, "/desk/review", kind="no_date", key="no_date", statement=found, answer="yes", value="12 mai 2020")
    assert own_archive.show(found).date == "2020-05-12"
    assert asked not in desk.get(back).text


@pytest.fixture
def many_wait(own_archive: Archive, tmp_path: Path) -> Archive:
    """An archive in which many statements have no date, and two the same text."""
    for number in range(44):
        (tmp_path / f"{number}.txt").write_text(f"Motion {number}\n\nLe congrès exige la gratuité numéro {number}.\n\n"
                                                f"Signé : Paul Vasseur, président, Union du rail\n", encoding="utf-8")
    body = "Les deux textes disent la même chose, mot pour mot, sur les transports du soir et du matin."
    for day in (3, 4):
        (tmp_path / f"twin{day}.txt").write_text(f"Communiqué\n\nGare du nord, lettre {day}\n\n"
                                                 f"Lyon, le {day} mai 2022\n\n{body}\n", encoding="utf-8")
    ingest(own_archive, tmp_path)
    return own_archive


def test_all_that_waits_can_be_reached(desk: TestClient, many_wait: Archive) -> None:
    page = desk.get("/desk/review").text
    assert page.count('name="kind" value="no_date"') == 20
    seen = set[str]()
    address = "/desk/review?kind=no_date&page=1"
    while address:
        page = desk.get(address).text
        seen |= set(re.findall(r'name="key" value="no_date"><input type="hidden" name="statement" value="(\w+)"', page))
        found = re.search(r'rel="next" href="([^"]+)"', page)
        address = html.unescape(found[1]) if found else ""
    assert len(seen) == 45
    assert 'href="/desk/review?kind=no_date&amp;page=2"' in page


def test_an_answer_leads_to_what_comes_next(desk: TestClient, many_wait: Archive) -> None:
    page = desk.get("/desk/review?kind=no_date&page=3").text
    waits = re.findall(r'name="key" value="no_date"><input type="hidden" name="statement" value="(\w+)"', page)
    assert len(waits) == 5
    places = []
    for statement in (waits[2], waits[4], waits[3], waits[0], waits[1]):
        place = str(1 + waits.index(statement))
        back = send(desk, "/desk/review", kind="no_date", key="no_date", statement=statement, answer="no", page="3",
                    place=place)
        waits.remove(statement)
        assert back.startswith("/desk/review?kind=no_date&page=3&done=1&undo=")
        places.append(back.rpartition("#")[2])
        if waits:
            assert f'id="{places[-1]}" tabindex="-1"' in desk.get(back).text
    assert places == ["no_date-3", "no_date-3", "no_date-2", "no_date-1", "main"]


def test_of_two_with_one_text_the_review_says_which_goes_and_which_stays(desk: TestClient, many_wait: Archive) -> None:
    page = desk.get("/desk/review").text
    section = page.split('id="duplicate"', 1)[1].split("</section>", 1)[0]
    said = re.search(r'Supprimer <a href="/statements/(\w+)">.*?, garder <a href="/statements/(\w+)">', section)
    assert said
    gone, stays = said[1], said[2]
    assert f'href="/statements/{stays}/compare?with={gone}"' in section
    send(desk, "/desk/review", kind="duplicate", key=f"duplicate:{gone}", statement=stays, answer="yes")
    assert many_wait.show(gone).deleted
    assert not many_wait.show(stays).deleted


def test_the_review_is_looked_through_again_only_where_something_changed(
        desk: TestClient, many_wait: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    review = Archive.review

    def counted(archive: Archive, options: ReviewOptions) -> Sequence[ReviewItem]:
        looked.append(options)
        return review(archive, options)

    monkeypatch.setattr(Archive, "review", counted)
    before = desk.get("/desk/review").text
    assert desk.get("/desk/review").text == before
    assert len(looked) == 1
    many_wait.tag([identifier(many_wait, "gratuité")], ["transports"], WHO)
    desk.get("/desk/review")
    assert len(looked) == 2


def test_an_item_that_does_not_wait_cannot_be_settled(desk: TestClient) -> None:
    token = token_on(desk.get("/desk").text)
    for kind, status in (("no_date", 404), ("dance", 400)):
        answer = desk.post("/desk/review", data={"csrf": token, "kind": kind, "key": "no_date:x", "answer": "yes"})
        assert answer.status_code == status


def test_a_search_is_kept_under_a_name_and_forgotten(desk: TestClient, own_archive: Archive) -> None:
    back = send(desk, "/saved", name="Les loyers", address="q=logement&issuer=Union+locale+3&page=2")
    assert back == "/?q=logement&issuer=Union+locale+3&page=2&kept=Les+loyers"
    told = desk.get(back).text
    assert "La recherche est gardée sous «\u00a0Les loyers\u00a0»" in told
    assert 'value="logement"' in told
    page = desk.get("/").text
    assert 'href="/?q=logement&amp;issuer=Union+locale+3"><bdi>Les loyers</bdi>' in page
    assert load_saved(own_archive.home)["Les loyers"].seen
    assert "gardée sous" not in desk.get("/?kept=Autre+chose").text
    back = send(desk, "/saved", name="Les loyers", act="forget")
    assert "La recherche «\u00a0Les loyers\u00a0» est oubliée." in desk.get(back).text
    assert "Les loyers" not in desk.get("/").text


def test_a_kept_search_is_replaced_by_another_of_its_name_only_when_asked(
        desk: TestClient, own_archive: Archive) -> None:
    send(desk, "/saved", name="Les loyers", address="q=logement")
    back = send(desk, "/saved", name="Les loyers", address="q=gare")
    assert load_saved(own_archive.home)["Les loyers"].options.query == "logement"
    told = desk.get(back).text
    assert "Une autre recherche est déjà gardée sous ce nom" in told
    assert "Remplacer «\u00a0Les loyers\u00a0»" in told
    assert "déjà gardée" not in desk.get("/?q=gare&taken=Autre").text
    send(desk, "/saved", name="Les loyers", address="q=gare", act="replace")
    assert load_saved(own_archive.home)["Les loyers"].options.query == "gare"
    assert "kept=" in send(desk, "/saved", name="Les loyers", address="q=gare")


def test_a_kept_search_is_forgotten_only_after_a_question(desk: TestClient) -> None:
    send(desk, "/saved", name="Les loyers", address="q=logement")
    page = desk.get("/").text
    question = page.split('<details class="forget">', 1)[1].split("</details>", 1)[0]
    assert "Oublier «\u00a0Les loyers\u00a0»\u00a0?" in question.split("</summary>")[0]
    assert "<button" not in question.split("</summary>")[0]
    assert "Oublier cette recherche" in question.split("</summary>")[1]
