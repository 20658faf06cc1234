"""A page of results: filters, order, pages, facets, roles, help — and no query that fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.archive import Archive
from archive.errors import BadRequestError
from archive.requests import SearchOptions
from tests.archive.fakes import WHO, ids, ingest, open_archive

STATEMENTS = {
    "a.txt": ("Hausse des salaires au dépôt", "3 mars 2020", "Le logement des apprentis manque.", "Camille Durand",
              "CGT Énergie"),
    "b.txt": ("Le logement social en danger", "14 mai 2021", "La discrimination continue.", "Jean-Michel Lefèvre",
              "FSU Nord"),
    "c.txt": ("Grève reconduite", "2 juin 2022", "Les grévistes de la nuit tiennent.", "Camille Durand", "FSU Nord"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("search")
    for name, (title, date, body, signatory, issuer) in STATEMENTS.items():
        (folder / name).write_text(
            f"{title}\n\nParis, le {date}\n\n{body}\n\nSigné : {signatory}, secrétaire, {issuer}\n", encoding="utf-8")
    opened = open_archive(folder / "home")
    ingest(opened, *(folder / name for name in STATEMENTS))
    opened.tag([one for one in ids(opened) if "c.txt" in opened.show(one).sources[0].path], ["grève"], WHO)
    return opened


def found(archive: Archive, options: SearchOptions) -> list[str]:
    return [Path(hit.sources[0]).name for hit in archive.search(options).hits]


FILTERS = {
    "nothing lists all, newest first": (SearchOptions(), ["c.txt", "b.txt", "a.txt"]),
    "oldest first": (SearchOptions(sort="oldest"), ["a.txt", "b.txt", "c.txt"]),
    "words by relevance, title first": (SearchOptions("logement"), ["b.txt", "a.txt"]),
    "words by date": (SearchOptions("Durand", sort="date"), ["c.txt", "a.txt"]),
    "signed by": (SearchOptions(signed_by=("Camille Durand",)), ["c.txt", "a.txt"]),
    "signed by, folded and turned round": (SearchOptions(signed_by=("LEFEVRE jean michel",)), ["b.txt"]),
    "person": (SearchOptions(person=("durand camille",)), ["c.txt", "a.txt"]),
    "issuer": (SearchOptions(issuer=("fsu nord",)), ["c.txt", "b.txt"]),
    "organisation": (SearchOptions(organisation=("CGT energie",)), ["a.txt"]),
    "tag": (SearchOptions(tag=("greve",)), ["c.txt"]),
    "type": (SearchOptions(document_type=("tract",)), []),
    "from a year": (SearchOptions(since="2021"), ["c.txt", "b.txt"]),
    "to a year": (SearchOptions(until="2021"), ["b.txt", "a.txt"]),
    "from and to days": (SearchOptions(since="14/05/2021", until="2021-05-14"), ["b.txt"]),
    "within months": (SearchOptions(since="2020-03", until="2020-04"), ["a.txt"]),
    "all filters hold": (SearchOptions("grévistes", signed_by=("Camille Durand",), issuer=("FSU Nord",)), ["c.txt"]),
    "any of two values": (SearchOptions(person=("Camille Durand", "Jean-Michel Lefèvre"), until="2021"),
                          ["b.txt", "a.txt"]),
    "every option": (SearchOptions(person=("Camille Durand",), issuer=("FSU Nord", "CGT Énergie"), since="2021"),
                     ["c.txt"]),
    "one excluded": (SearchOptions(excluded=("emetteur:FSU Nord",)), ["a.txt"]),
    "two excluded": (SearchOptions(excluded=("tag:grève", "signataire:Lefèvre")), ["a.txt"]),
    "excluded from words": (SearchOptions("logement", excluded=("date:2020",)), ["b.txt"]),
    "an unknown name excludes nothing": (SearchOptions(excluded=("lieu:Atlantide",)), ["c.txt", "b.txt", "a.txt"]),
    "a word as written": (SearchOptions("apprenti", strict=True), []),
    "the same, not strictly": (SearchOptions("apprenti"), ["a.txt"]),
    "first page of one": (SearchOptions(limit=1), ["c.txt"]),
    "second page of one": (SearchOptions(limit=1, page=2), ["b.txt"]),
    "page beyond the end": (SearchOptions(limit=2, page=9), []),
    "no hits wanted": (SearchOptions(limit=0), []),
}


@pytest.mark.parametrize(("options", "expected"), FILTERS.values(), ids=FILTERS.keys())
def test_the_right_statements_come_in_the_right_order(
        archive: Archive, options: SearchOptions, expected: list[str]) -> None:
    assert found(archive, options) == expected


def test_total_facets_and_numbers_count_over_all_pages(archive: Archive) -> None:
    page = archive.search(SearchOptions(limit=1, page=2, facet_size=10))
    assert page.total == 3
    assert [hit.number for hit in page.hits] == [2]
    assert [(one.value, one.count) for one in page.facets["signatory"]] == [
        ("Camille Durand", 2), ("Jean-Michel Lefèvre", 1)]
    assert [(one.value, one.count) for one in page.facets["year"]] == [("2020", 1), ("2021", 1), ("2022", 1)]
    assert archive.facets(SearchOptions(facet_size=10)) == page.facets


def test_the_kinds_of_facets_can_be_chosen_in_french_and_english(archive: Archive) -> None:
    page = archive.search(SearchOptions(facet_size=10, facet_kinds=("emetteur", "quoted", "year", "Mots-clés")))
    assert list(page.facets) == ["issuer", "quoted", "year", "tag"]
    assert [(one.value, one.count) for one in page.facets["year"]] == [("2020", 1), ("2021", 1), ("2022", 1)]


@pytest.mark.parametrize("kind", ["couleur", "titre", "source", ""])
def test_an_unknown_kind_of_facet_is_refused_with_those_that_there_are(archive: Archive, kind: str) -> None:
    with pytest.raises(BadRequestError, match="signatory, person"):
        archive.search(SearchOptions(facet_size=10, facet_kinds=(kind,)))


def test_a_hit_shows_why_it_is_there(archive: Archive) -> None:
    [hit] = archive.search(SearchOptions("discrimination")).hits
    assert (hit.title, hit.date, hit.date_status) == ("Le logement social en danger", "2021-05-14", "written")
    assert [(one.name, one.function, one.organisation) for one in hit.signatories] == [
        ("Jean-Michel Lefèvre", "secrétaire", "FSU Nord")]
    assert hit.match == ("discrimination",)
    marked = [passage.text[start:end] for passage in hit.passages for start, end in passage.marks]
    assert marked == ["discrimination"]
    assert hit.score > 0


def test_facets_of_a_filtered_kind_count_what_one_more_value_would_add(archive: Archive) -> None:
    page = archive.search(SearchOptions(issuer=("FSU Nord",), until="2021", facet_size=5))
    assert page.total == 1
    assert [(one.value, one.count) for one in page.facets["issuer"]] == [("CGT Énergie", 1), ("FSU Nord", 1)]
    assert [(one.value, one.count) for one in page.facets["signatory"]] == [("Jean-Michel Lefèvre", 1)]


def test_hits_that_lack_words_follow_those_that_have_all_and_say_what_they_lack(archive: Archive) -> None:
    page = archive.search(SearchOptions("logement apprentis nuit"))
    assert (page.total, page.complete) == (3, 0)
    page = archive.search(SearchOptions("logement apprentis"))
    assert (page.total, page.complete) == (2, 1)
    assert [(hit.missing, hit.match) for hit in page.hits] == [
        ((), ("logement", "apprentis")), (("apprentis",), ("logement", "missing: apprentis"))]
    assert page.understood[-1]["kind"] == "relaxed"
    page = archive.search(SearchOptions("logement"))
    assert (page.total, page.complete, page.understood[-1]["kind"]) == (2, 2, "word")


def test_a_filter_never_finds_more(tmp_path: Path) -> None:
    for number in range(14):
        has_both = "grève et salaires" if number < 11 else "grève seule"
        (tmp_path / f"{number}.txt").write_text(
            f"Appel {number}\n\nParis, le {number + 1} mai 20{10 + number % 2}\n\nLa {has_both}.\n", encoding="utf-8")
    archive = open_archive(tmp_path / "home")
    ingest(archive, *tmp_path.glob("*.txt"))
    whole = archive.search(SearchOptions("grève salaires", facet_kinds=("year",), facet_size=20))
    assert (whole.total, whole.complete) == (11, 11)
    for year in whole.facets["year"]:
        within = archive.search(SearchOptions("grève salaires", since=year.value, until=year.value))
        assert (within.total, within.complete) == (year.count, year.count)


def test_what_is_asked_for_by_role_is_shown(archive: Archive) -> None:
    page = archive.search(SearchOptions(person=("Lefèvre",)))
    assert [passage.text[start:end] for hit in page.hits for passage in hit.passages
            for start, end in passage.marks] == ["Jean", "Michel", "Lefèvre"]


def test_a_score_is_explained_where_asked(archive: Archive) -> None:
    for hit in archive.search(SearchOptions("logement discrimination", issuer=("FSU Nord",), explain=True)).hits:
        assert hit.explanation is not None
        assert hit.explanation.score == pytest.approx(hit.score)
        assert hit.explanation.parts
    assert all(hit.explanation is None for hit in archive.search(SearchOptions("logement")).hits)


def test_the_timeline_counts_every_year_and_month(archive: Archive) -> None:
    timeline = archive.search(SearchOptions("Durand", timeline=True)).timeline
    assert timeline is not None
    assert timeline.to_json()["year"] == [
        {"period": "2020", "statements": 1}, {"period": "2021", "statements": 0}, {"period": "2022", "statements": 1}]
    assert [bar.period for bar in timeline.month if bar.statements] == ["2020-03", "2022-06"]
    assert len(timeline.month) == 28


def test_a_person_asked_for_is_told_of_in_every_role(archive: Archive) -> None:
    [role] = archive.search(SearchOptions(signed_by=("camille durand",))).roles
    assert (role.name, role.signatory, role.quoted, role.contact, role.mentioned) == ("Camille Durand", 2, 0, 0, 0)


def test_no_hits_come_with_help(archive: Archive) -> None:
    page = archive.search(SearchOptions("discrimination", issuer=("CGT Énergie",), since="2020"))
    assert page.total == 0
    assert dict(page.help.excluding) == {"--issuer": 1, "QUERY": 1}
    page = archive.search(SearchOptions(signed_by=("Camile Durant",)))
    assert (page.total, page.help.suggestions) == (0, ("Camille Durand",))
    assert [(one["reason"], one["option"]) for one in page.not_understood] == [("unknown_name", "--signed-by")]


WRONG = {
    "sort": SearchOptions(sort="size"),
    "from": SearchOptions(since="demain"),
    "to": SearchOptions(until="2021-13-45"),
    "page": SearchOptions(page=0),
    "limit": SearchOptions(limit=-1),
    "excluded without a field": SearchOptions(excluded=("CGT",)),
    "excluded without a value": SearchOptions(excluded=("issuer:",)),
    "excluded by an unknown field": SearchOptions(excluded=("couleur:rouge",)),
}


@pytest.mark.parametrize("options", WRONG.values(), ids=WRONG.keys())
def test_an_option_that_cannot_be_is_named_with_what_is_possible(archive: Archive, options: SearchOptions) -> None:
    with pytest.raises(BadRequestError, match="Possible:"):
        archive.search(options)


HOSTILE = ("\"", "'", "l'égalité", "06:30", "*", "AND AND", "((((", "a" * 10_000, "a " * 30, "\0\x07\x1b[31m",
           "\udc80", "titre:", "signataire:\"", "^^^", "-", "NOT", "[1 TO", "a~999999", "\\", "🦆" * 100, "(" * 5_000)
# Ten thousand characters of anything are answered as soon as a question is: what is too much is not read.
ENDLESS = {
    "one word": "mot " * 2_500,
    "one letter": "a " * 5_000,
    "words": " ".join(f"logement{number:x}" for number in range(800)),
    "prefixes": " ".join(f"{first}{second}*" for first in "abcdefghijklmnopq" for second in "aeioulr"),
    "edits": " ".join(f"mot{number}~2" for number in range(1_200)),
    "phrases with gaps": " ".join(f'"le logement manque{number}"~50' for number in range(300)),
    "one phrase": '"' + "le logement " * 800 + '"',
    "or": " OU ".join(f"m{number}" for number in range(900)),
    "not": " ".join(f"-m{number}" for number in range(1_200)),
    "nested": "(a OU (b ET c)) " * 600,
    "fields": "signataire:a* " * 700,
    "dates": "mars 2020 " * 1_000,
    "names": "Camille Durand " * 650,
    "one joined word": "-".join(f"m{number}" for number in range(1_500)),
    "no word": ":" * 10_000,
    "ideographs": "".join(map(chr, range(0x4E00, 0x4E00 + 10_000))),
}


@pytest.mark.parametrize("query", ENDLESS.values(), ids=ENDLESS.keys())
def test_an_endless_query_is_answered_and_says_where_it_was_cut(archive: Archive, query: str) -> None:
    page = archive.search(SearchOptions(query, facet_size=3))
    assert "too_long" in {remark["reason"] for remark in page.not_understood}


@pytest.mark.parametrize("query", HOSTILE, ids=[repr(one[:12]) for one in HOSTILE])
def test_no_query_fails(archive: Archive, query: str) -> None:
    json.dumps(archive.search(SearchOptions(query, facet_size=3)).to_json())
    json.dumps(archive.search(SearchOptions(signed_by=(query,), tag=(query,), place=(query,))).to_json())


@given(st.text(max_size=60), st.text(max_size=20))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_at_all_fails(archive: Archive, query: str, name: str) -> None:
    archive.search(SearchOptions(query, person=(name,) if name else ()))


def test_the_page_is_the_documented_object(archive: Archive) -> None:
    page = archive.search(SearchOptions("logement", facet_size=2)).to_json()
    assert page["schema"] == "archive.search/1"
    assert {"query", "understood", "total", "took_ms", "hits", "facets", "roles"} <= page.keys()
    [hit, *_] = json.loads(json.dumps(page))["hits"]
    assert {"id", "title", "date", "issuers", "document_type", "signatories", "score", "match", "passages",
            "sources"} <= hit.keys()
    assert all(passage.keys() == {"text", "marks"} for passage in hit["passages"])


def test_every_piece_that_stands_in_the_words_has_its_place_there(archive: Archive) -> None:
    query = 'Logement "en danger" signé par Camille Durand date:2020 SAUF (gare OU bus) -émetteur:FSU'
    pieces = archive.search(SearchOptions(query)).understood
    places = [slice(int(str(one["start"])), int(str(one["end"]))) for one in pieces]
    assert [(one["kind"], query[place], one["values"]) for one, place in zip(pieces, places, strict=True)] == [
        ("word", "Logement", ["logement"]), ("word", '"en danger"', ["en danger"]),
        ("signatory", "signé par Camille Durand", ["Camille Durand"]), ("field", "date:2020", ["2020"]),
        ("excluded", "SAUF (gare OU bus)", ["gare OU bus"]), ("excluded", "-émetteur:FSU", ["FSU"])]
    assert [one.get("field") for one in pieces] == [None, None, None, "date", None, "issuer"]


def test_words_of_a_meaning_are_no_words_beside_it(archive: Archive) -> None:
    pieces = archive.search(SearchOptions("grévistes Camille Durand", sort="date")).understood
    assert [(one["kind"], one["text"]) for one in pieces] == [("word", "grévistes"), ("person", "Camille Durand")]


@pytest.mark.parametrize(("query", "total", "unwanted"), [
    ("logement", 2, ("spacy", "sqlalchemy", "alembic", "fastapi", "whoosh", "numpy", "rapidfuzz")),
    ("logement ET discrimination", 1, ("spacy", "sqlalchemy", "fastapi", "numpy", "ssl", "http", "email"))])
def test_a_search_imports_neither_the_pipeline_nor_the_database(
        archive: Archive, query: str, total: int, unwanted: tuple[str, ...]) -> None:
    script = ("import sys\nfrom pathlib import Path\nfrom archive.archive import Archive\n"
              "from archive.requests import SearchOptions\n"
              "page = Archive.open(Path(sys.argv[1])).search(SearchOptions(sys.argv[2], facet_size=5))\n"
              "print(page.total, [name for name in sys.modules if name.split('.')[0] in sys.argv[3:]])")
    done = subprocess.run([sys.executable, "-c", script, str(archive.home), query, *unwanted], capture_output=True,
                          text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.split(maxsplit=1) == [str(total), "[]\n"]


def test_what_the_parser_leaves_out_can_be_imported_afterwards() -> None:
    script = ("import indexer.querygrammar, urllib.request\nfrom whoosh.lang.porter import stem\n"
              "print(urllib.request.urlopen.__name__, stem('running'))")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])
    assert done.stdout == "urlopen runn\n"
