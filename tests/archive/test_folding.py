"""Statements with the same body fold into one hit, on every engine, and nothing is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.archive import Archive
from archive.requests import SearchOptions
from tests.archive.fakes import ingest, open_archive

BODY = ("Le conseil d'administration refuse la fermeture du dépôt et appelle les usagers à soutenir le personnel. "
        "Une pétition circule dans toutes les gares de la région depuis lundi matin.")
LETTERHEADS = {
    "lille.txt": ("Union de Lille", "3 mars 2020", BODY),
    "metz.txt": ("Union de Metz", "5 mars 2020", BODY),
    "brest.txt": ("Union de Brest", "7 mars 2021", BODY.replace(" ", "  ")),
    "other.txt": ("Union de Metz", "9 mars 2020", "La pétition des usagers est refusée par la direction du dépôt."),
}


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("folding")
    for name, (issuer, date, body) in LETTERHEADS.items():
        (folder / name).write_text(
            f"Communiqué\n\nNon à la fermeture\n\nParis, le {date}\n\n{body}\n\n"
            f"Signé : Camille Durand, secrétaire, {issuer}\n", encoding="utf-8")
    opened = open_archive(folder / "home", engine=request.param)
    ingest(opened, *(folder / name for name in LETTERHEADS))
    return opened


def names(paths: tuple[str, ...]) -> list[str]:
    return [Path(path).name for path in paths]


def test_copies_fold_into_the_first_in_the_order_asked(archive: Archive) -> None:
    page = archive.search(SearchOptions("pétition", sort="date", facet_size=9))
    assert (page.total, page.complete) == (2, 2)
    first, second = page.hits
    assert names(first.sources) == ["brest.txt", "metz.txt", "lille.txt"]
    assert [(one.issuers, one.date) for one in first.copies] == [
        (("Union de Metz",), "2020-03-05"), (("Union de Lille",), "2020-03-03")]
    assert (names(second.sources), second.copies) == (["other.txt"], ())
    assert sum(one.count for one in page.facets["year"]) == 2


def test_only_copies_that_match_fold(archive: Archive) -> None:
    page = archive.search(SearchOptions("pétition", issuer=("Union de Lille", "Union de Brest")))
    assert [sorted(names(hit.sources)) for hit in page.hits] == [["brest.txt", "lille.txt"]]
    page = archive.search(SearchOptions("pétition", issuer=("Union de Lille",)))
    assert [names(hit.sources) for hit in page.hits] == [["lille.txt"]]


def test_pages_go_over_folded_hits(archive: Archive) -> None:
    pages = [archive.search(SearchOptions("pétition", limit=1, page=number)) for number in (1, 2, 3)]
    assert [page.total for page in pages] == [2, 2, 2]
    found = [name for page in pages for hit in page.hits for name in names(hit.sources)]
    assert sorted(found) == sorted(LETTERHEADS)


def test_copies_stand_alone_where_asked_and_in_a_list_of_everything(archive: Archive) -> None:
    assert archive.search(SearchOptions("pétition", copies=True)).total == 4
    assert archive.list(SearchOptions()).total == 4


def test_a_facet_of_a_list_leads_to_as_many_statements_as_it_counts(archive: Archive) -> None:
    page = archive.list(SearchOptions(facet_size=9))
    counts = {kind: {one.value: one.count for one in page.facets[kind]} for kind in ("signatory", "issuer", "year")}
    assert counts["signatory"] == {"Camille Durand": 4}
    assert archive.search(SearchOptions(signed_by=("Camille Durand",))).total == 4
    assert archive.search(SearchOptions("signé par Camille Durand")).total == 4
    assert archive.search(SearchOptions("signataire:Durand")).total == 4
    for issuer, count in counts["issuer"].items():
        assert archive.search(SearchOptions(issuer=(issuer,))).total == count
    for year, count in counts["year"].items():
        assert archive.search(SearchOptions(since=year, until=year)).total == count


def test_a_copy_added_later_folds_too(archive: Archive, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    late.write_text("Communiqué\n\nNon aux loyers chers\n\nParis, le 1 mai 2022\n\nLes loyers montent sans fin ici, "
                    "et les bailleurs se taisent.\n\nSigné : Camille Durand, secrétaire, Union de Caen\n",
                    encoding="utf-8")
    ingest(archive, late)
    assert [hit.copies for hit in archive.search(SearchOptions("bailleurs")).hits] == [()]
    again = tmp_path / "again.txt"
    again.write_text(late.read_text(encoding="utf-8").replace("1 mai", "2 mai").replace("Caen", "Vire"),
                     encoding="utf-8")
    ingest(archive, again)
    [hit] = archive.search(SearchOptions("bailleurs")).hits
    assert sorted(names(hit.sources)) == ["again.txt", "late.txt"]
