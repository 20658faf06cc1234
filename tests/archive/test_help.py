"""Where nothing is found, what may have been meant and what excludes everything are told, with true counts."""

from __future__ import annotations

import json

import pytest

from archive.archive import Archive
from archive.requests import SearchOptions
from tests.archive.fakes import ingest, open_archive

STRIKE = "Les grévistes de la nuit refusent la fermeture du dépôt et appellent le personnel du service à tenir bon."
STATEMENTS = {
    "a.txt": ("Hausse des salaires", "3 mars 2020", "Le logement des apprentis manque.", "Camille Durand", "HSO"),
    "b.txt": ("Le logement social", "14 mai 2021", "La discrimination continue.", "Jean-Michel Fabre", "FSU Nord"),
    "c.txt": ("Grève reconduite", "2 juin 2022", STRIKE, "Camille Durand", "FSU Nord"),
    "d.txt": ("Grève reconduite", "3 juin 2022", STRIKE, "Camille Durand", "FSU Nord"),
    "e.txt": ("Tract", "2 juin 2022", "Un track importe ici.", "Léa Roy", "SULC"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("help")
    for name, (title, date, body, signatory, issuer) in STATEMENTS.items():
        (folder / name).write_text(
            f"{title}\n\nParis, le {date}\n\n{body}\n\nSigné : {signatory}, secrétaire, {issuer}\n", encoding="utf-8")
    opened = open_archive(folder / "home")
    ingest(opened, *(folder / name for name in STATEMENTS))
    return opened


@pytest.mark.parametrize(("options", "suggested"), [
    pytest.param(SearchOptions("signataire:Fabbre"), ("signataire:Fabre",), id="a name in the query"),
    pytest.param(SearchOptions(signed_by=("Fabbre",)), ("Fabre",), id="the same by an option"),
    pytest.param(SearchOptions(signed_by=("Camile Durant",)), ("Camille Durand",), id="a whole name"),
    pytest.param(SearchOptions("grévist", signed_by=("Fabbre",)), (), id="known words that it does not sign"),
    pytest.param(SearchOptions("logemant", signed_by=("Fabbre",)), ("logement --signed-by Fabre",), id="both at once"),
    pytest.param(SearchOptions("emetteur:HSOO date:1995"), (), id="what still fails is not proposed"),
    pytest.param(SearchOptions("date:juinn"), (), id="a month is no date"),
    pytest.param(SearchOptions("a:nimporte"), (), id="no word of the archive as a value"),
    pytest.param(SearchOptions("emeteur:HSO"), ("emetteur:HSO",), id="the name of a field, though words are found"),
    pytest.param(SearchOptions("couleur:rouge logement"), (), id="a field that there is not, nor one like it"),
    pytest.param(SearchOptions("logement"), (), id="what is found needs no correction"),
])
def test_what_may_have_been_meant_finds_something(
        archive: Archive, options: SearchOptions, suggested: tuple[str, ...]) -> None:
    found = archive.search(options).help
    assert found.suggestions == tuple(one.text for one in found.corrections) == suggested
    assert all(one.statements > 0 for one in found.corrections)


def test_a_correction_is_a_search_with_the_count_that_it_tells(archive: Archive) -> None:
    [one] = archive.search(SearchOptions("logemant", signed_by=("Fabbre",))).help.corrections
    assert (one.query, one.filters, one.statements) == ("logement", (("--signed-by", "Fabbre", "Fabre"),), 1)
    assert archive.search(SearchOptions(one.query, signed_by=("Fabre",))).total == 1
    told = json.loads(json.dumps(archive.search(SearchOptions(signed_by=("Fabbre",))).to_json()))["help"]
    assert told == {"suggestions": ["Fabre"], "excluding": [], "corrections": [{
        "text": "Fabre", "query": "", "filters": [["--signed-by", "Fabbre", "Fabre"]], "statements": 1}]}


@pytest.mark.parametrize(("options", "excluding"), [
    pytest.param(SearchOptions("logement date:1995"), {"date:1995": 2}, id="a date in the query"),
    pytest.param(SearchOptions("logement emetteur:SULC"), {"logement": 1, "emetteur:SULC": 2}, id="an issuer"),
    pytest.param(SearchOptions("logement", issuer=("SULC",)), {"--issuer": 2, "QUERY": 1}, id="the same by an option"),
    pytest.param(SearchOptions("grévistes -signataire:Durand"), {"-signataire:Durand": 1, "grévistes": 2},
                 id="what is excluded; copies are one"),
    pytest.param(SearchOptions("logement emetteur:SULC", since="2031"), {}, id="two that exclude everything"),
    pytest.param(SearchOptions("logement emetteur:HSO", since="2031"), {"--from": 1}, id="an option beside a query"),
    pytest.param(SearchOptions("logement (emetteur:SULC OU emetteur:CGT)"), {"logement": 1}, id="within parentheses"),
    pytest.param(SearchOptions("date:1995"), {}, id="one thing only"),
    pytest.param(SearchOptions(issuer=("CFTC",)), {}, id="one option only"),
    pytest.param(SearchOptions("zzzz yyyy"), {}, id="words only"),
])
def test_what_excludes_everything_is_told_with_what_is_found_without_it(
        archive: Archive, options: SearchOptions, excluding: dict[str, int]) -> None:
    page = archive.search(options)
    assert (page.total, dict(page.help.excluding)) == (0, excluding)


def test_the_counts_are_those_of_the_searches_without_the_part(archive: Archive) -> None:
    for query, left in (("grévistes -signataire:Durand", "grévistes"), ("logement date:1995", "logement")):
        told = dict(archive.search(SearchOptions(query)).help.excluding)
        assert told[query.removeprefix(left).strip()] == archive.search(SearchOptions(left)).total
