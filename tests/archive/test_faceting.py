"""A facet counts each record once, however it is spelled, and the same however many lines are shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive.archive import Archive
from archive.errors import BadRequestError
from archive.faceting import FACET_KINDS, KINDS_SAID, facet_named
from archive.reports import FacetCount
from archive.requests import SearchOptions
from archive.terminal.messages import translations
from indexer.engine import Field
from tests.archive.fakes import WHO, ids, ingest, open_archive

# Who signs and who speaks in each statement: two spellings of most names, of which each alone is rare.
WRITTEN = (
    ("Léonore Moncond’huy", "Force ouvrière"), ("Léonore Moncond'huy", "FO"), ("LEONORE MONCOND’HUY", "FO"),
    ("Jean-Michel Fabre", "L'Adour"), ("Jean-Michel Fabre", "Adour"), ("Fabre Jean-Michel", "l'Adour"),
    ("Anne- Claire Gallais", "Élèves Libres"), ("Anne-Claire Gallais", "Elèves libres"),
    ("Serge Tateossian", "CEF"), ("Serge Tateossian", "CEF"), ("Gallais", "C.E.F."), ("Rafaël Maychmaz", "HSO"),
    ("Rafael Maychmaz", "HSO"), ("Rafaël Maychmaz", "SULC"))
OPTIONS = {"signatory": "signed_by", "person": "person", "organisation": "organisation", "issuer": "issuer",
           "tag": "tag"}


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("facets")
    for number, (signatory, issuer) in enumerate(WRITTEN):
        (folder / f"{number:02}.txt").write_text(
            f"Communiqué {number}\n\nParis, le {number + 1} mars 2020\n\nUn texte {number} sur le logement.\n\n"
            f"Signé : {signatory}, secrétaire, {issuer}\n", encoding="utf-8")
    with open_archive(folder / "home", engine=request.param) as opened:
        ingest(opened, *folder.glob("*.txt"))
        for number, identifier in enumerate(ids(opened)):
            opened.tag([identifier], ["Égalité" if number % 3 else "egalité", "★"], WHO)
        yield opened


def counts(archive: Archive, size: int, query: str = "") -> dict[str, tuple[FacetCount, ...]]:
    return archive.facets(SearchOptions(query, facet_size=size, facet_kinds=tuple(OPTIONS)))


def test_every_spelling_of_a_name_is_one_line_under_the_usual_one(archive: Archive) -> None:
    found = counts(archive, 50)
    assert [(one.value, one.count) for one in found["signatory"]] == [
        ("Jean-Michel Fabre", 3), ("Léonore Moncond’huy", 3), ("Rafaël Maychmaz", 3), ("Anne-Claire Gallais", 2),
        ("Serge Tateossian", 2), ("Gallais", 1)]
    assert [(one.value, one.count) for one in found["issuer"]] == [
        ("Adour", 3), ("CEF", 3), ("FO", 3), ("Elèves libres", 2), ("HSO", 2), ("SULC", 1)]
    assert [(one.value, one.count) for one in found["tag"]] == [("Égalité", 14), ("★", 14)]


@pytest.mark.parametrize("query", ["", "logement"])
@pytest.mark.parametrize("size", range(1, 8))
def test_count_and_rank_do_not_depend_on_how_many_lines_are_shown(archive: Archive, query: str, size: int) -> None:
    whole = counts(archive, 50, query)
    assert counts(archive, size, query) == {kind: values[:size] for kind, values in whole.items()}


def test_the_count_of_a_line_is_what_one_gets_by_choosing_it(archive: Archive) -> None:
    for kind, values in counts(archive, 50).items():
        for one in values:
            # A family name alone asks for all who bear it; "=" for those known by no more.
            chosen = f"={one.value}" if OPTIONS[kind] in ("signed_by", "person") else one.value
            found = archive.search(SearchOptions(**{OPTIONS[kind]: (chosen,)}))  # type: ignore[arg-type]
            assert found.total == one.count, (kind, one)


@pytest.mark.parametrize("asked", ["Léonore Moncond'huy", "leonore moncond’huy", "MONCOND'HUY Léonore", "Moncond'huy"])
def test_a_person_is_one_block_of_roles_in_every_spelling(archive: Archive, asked: str) -> None:
    page = archive.search(SearchOptions(person=(asked,)))
    assert [(role.name, role.signatory, role.mentioned) for role in page.roles] == [("Léonore Moncond’huy", 3, 0)]
    assert page.total == 3
    assert page.understood[0]["values"] in (["Léonore Moncond’huy"], ["Léonore Moncond'huy"], ["LEONORE MONCOND’HUY"])


def test_a_person_named_in_the_words_is_one_block_of_roles(archive: Archive) -> None:
    for query in ("signataire:Moncond'huy", "Léonore Moncond'huy", 'personne:"Fabre Jean-Michel"'):
        assert [role.signatory for role in archive.search(SearchOptions(query)).roles] == [3], query


@pytest.mark.parametrize(("kind", "field"), [
    ("année", Field.YEAR), ("annee", Field.YEAR), ("an", Field.YEAR), ("year", Field.YEAR), ("Années", Field.YEAR),
    ("mois", Field.MONTH), ("month", Field.MONTH), ("mots-clés", Field.TAG), ("émetteur", Field.ISSUER),
    ("lieux", Field.PLACE), ("langue", Field.LANGUAGE)])
def test_a_facet_is_named_in_french_and_english(kind: str, field: Field) -> None:
    assert facet_named(kind) is field


@pytest.mark.parametrize("kind", ["date", "titre", "source", "jour", ""])
def test_what_is_no_facet_is_refused_with_those_that_are(kind: str) -> None:
    with pytest.raises(BadRequestError, match="signatory"):
        facet_named(kind)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_that_a_refusal_names_is_taken(language: str) -> None:
    named = translations(language).gettext(KINDS_SAID).split(", ")
    assert sorted(map(facet_named, named)) == sorted(FACET_KINDS)
