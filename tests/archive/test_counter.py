"""The counter: what leaves the archive comes back unchanged, and what was edited comes back as decisions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.exchange import table
from archive.exporting import ExportOptions
from archive.refusals import BadLineError, UnknownTermError, UnreadableFileError
from archive.replay import Field
from archive.requests import SearchOptions, Signature
from archive.reviewing import Item, ReviewOptions
from archive.thesaurus import STARTER
from tests.archive.fakes import WHO, ids, ingest, open_archive, write_statement

SKOS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:t:1> a skos:Concept ; skos:prefLabel "Logement"@fr ; skos:altLabel "habitat"@fr ; skos:narrower <urn:t:2> .
<urn:t:2> a skos:Concept ; skos:prefLabel "Salaires"@fr ; skos:broader <urn:t:1> ."""


@pytest.fixture
def filled(archive: Archive, tmp_path: Path) -> list[str]:
    ingest(archive, *(write_statement(tmp_path / "s", number) for number in range(3)))
    return ids(archive)


def exported(archive: Archive, form: str = "csv", **options: object) -> str:
    return "".join(archive.counter.export(ExportOptions(form, **options), WHO))  # type: ignore[arg-type]


def edited(text: str, identifier: str, **cells: str) -> str:
    """The table with other cells in one line."""
    rows = [row for _, row in table.read(text)]
    names = list(dict.fromkeys([*rows[0], *cells]))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, delimiter=";")
    writer.writeheader()
    writer.writerows({**row, **(cells if row["id"] == identifier else {})} for row in rows)
    return out.getvalue()


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_an_untouched_export_changes_nothing(archive: Archive, filled: list[str], form: str) -> None:
    archive.tag(filled, ["grève", "logement"], WHO)
    archive.counter.load_vocabulary(SKOS, "turtle", WHO)
    archive.desk.rename("Union locale 1", "Union locale d'Albi", WHO)
    before = archive.history()
    report = archive.counter.import_table(exported(archive, form), form, WHO)
    assert (report.rows, report.changes, report.problems, report.unread) == (3, (), (), ())
    assert archive.history() == before


def test_an_edited_table_comes_back_as_decisions_of_its_author(archive: Archive, filled: list[str]) -> None:
    archive.tag(filled[:1], ["ancien"], WHO)
    text = edited(exported(archive), filled[0], title="Un titre", date="4 mai 2023", tags="grève | prime", place="",
                  author="Dominique", reason="relecture", quote="Camille Durand", label="PER", entity="Camille D.")
    rehearsal = archive.counter.import_table(text, "csv", WHO, dry_run=True)
    assert {(one.field, one.after) for one in rehearsal.changes} == {
        ("title", "Un titre"), ("date", "2023-05-04"), ("tags", "grève"), ("tags", "prime"), ("tags", ""),
        ("place", ""), ("Camille Durand", "PER Camille D.")}
    assert archive.show(filled[0]).title != "Un titre"
    assert archive.counter.import_table(text, "csv", WHO).changes == rehearsal.changes
    view = archive.show(filled[0])
    assert (view.title, view.date, view.place_of_issue, set(view.tags)) == ("Un titre", "2023-05-04", None,
                                                                         {"grève", "prime"})
    assert {(one["author"], one["reason"], one["origin"]) for one in archive.history(filled[0])[1:]} == {
        ("Dominique", "relecture", "import")}
    archive.undo(None, WHO)
    assert archive.show(filled[0]).tags == ("ancien",)
    assert archive.verify().sound


def test_what_was_edited_where_it_cannot_come_back_is_told(archive: Archive, filled: list[str]) -> None:
    text = edited(exported(archive), filled[0], signatories="Jean Nouveau (chef, HSO)",
                  places="Foix", title="Un")
    report = archive.counter.import_table(text, "csv", WHO, dry_run=True)
    assert [one.field for one in report.changes] == ["title"]
    assert set(report.unread) == {"signatories", "places"}
    lines = exported(archive, "jsonl").replace("Camille Durand", "Jean Nouveau")
    assert {"people", "text"} <= set(archive.counter.import_table(lines, "jsonl", WHO, dry_run=True).unread)
    unmasked = exported(archive, with_contacts=True)
    assert archive.counter.import_table(unmasked, "csv", WHO, dry_run=True).unread == ()


@pytest.mark.parametrize("cells", [
    {"id": "zzzzzzzzzzzz"}, {"date": "hier"}, {"type": "roman"}, {"title": "x" * 10_240}, {"tags": "y" * 10_240},
    {"quote": "Nulle part", "label": "PER"}, {"quote": "Camille Durand", "label": "XYZ"}, {"id": "é\ud800"}],
    ids=["unknown id", "date", "type", "title of 10 KB", "tag of 10 KB", "quote", "label", "odd id"])
def test_one_bad_line_stops_the_whole_import(archive: Archive, filled: list[str], cells: dict[str, str]) -> None:
    text = edited(edited(exported(archive), filled[1], title="Bon"), filled[0], **cells)
    report = archive.counter.import_table(text, "csv", WHO)
    assert len(report.problems) == 1
    assert archive.history() == []


@pytest.mark.parametrize(("text", "form", "error"), [
    ("title,date\nx,2024\n", "csv", BadLineError), ('id,title\nx,"open\n', "csv", UnreadableFileError),
    ("{not json", "jsonl", UnreadableFileError), ("[1]", "jsonl", BadLineError),
    ('{"title": 1}', "jsonl", BadLineError),
    ("[" * 100_000, "jsonl", UnreadableFileError)],
    ids=["wrong columns", "broken quotes", "no JSON", "no object", "no id", "deep"])
def test_what_is_no_table_of_statements_is_refused(
        archive: Archive, filled: list[str], text: str, form: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        archive.counter.import_table(text, form, WHO)
    assert archive.history() == []


def test_contacts_are_masked_unless_asked_for_and_asking_is_kept(archive: Archive, tmp_path: Path) -> None:
    ingest(archive, write_statement(tmp_path / "c", 1, "Contact : 06 39 98 00 01, lea@exemple.org, pour la grève."))
    for form in ("csv", "jsonl", "ris", "bibtex"):
        assert "39 98" not in exported(archive, form)
        assert "lea@" not in exported(archive, form)
    assert archive.history() == []
    assert "06 39 98 00 01" in exported(archive, with_contacts=True)
    [entry] = archive.history()
    assert (entry["act"], entry["value"]) == ("export", {"format": "csv", "statements": 1, "contacts": True})


def test_only_what_was_asked_for_leaves_in_the_order_asked(archive: Archive, filled: list[str]) -> None:
    wanted = [filled[2], filled[0]]
    lines = exported(archive, "jsonl", ids=wanted).splitlines()
    assert [json.loads(line)["id"] for line in lines] == wanted
    archive.delete(filled[:1], WHO)
    assert len(exported(archive, "jsonl").splitlines()) == 2


def test_a_term_carries_its_uses_when_it_is_renamed_or_merged(archive: Archive, filled: list[str]) -> None:
    archive.tag(filled[:2], ["habitat"], WHO)
    archive.tag(filled[2:], ["logements sociaux"], WHO)
    archive.counter.load_vocabulary(SKOS, "turtle", WHO)
    assert archive.show(filled[0]).tags == ("Logement",)
    archive.desk.merge("logements sociaux", "Logement", WHO)
    assert archive.search(SearchOptions(tag=("logements sociaux",))).total == 3
    archive.desk.rename("Logement", "Droit au logement", WHO)
    facets = archive.facets(SearchOptions(facet_size=9))["tag"]
    assert [(one.value, one.count) for one in facets] == [("Droit au logement", 3)]
    assert archive.untag(filled, ["habitat"], WHO) == 3
    assert archive.verify().sound


def test_a_vocabulary_goes_in_once_and_comes_out_again(archive: Archive) -> None:
    text = STARTER.read_text(encoding="utf-8")
    assert archive.counter.load_vocabulary(text, "turtle", WHO).changed == 244
    assert archive.counter.load_vocabulary(text, "turtle", WHO).changed == 0
    again = archive.counter.dump_vocabulary("xml")
    assert archive.counter.load_vocabulary(again, "xml", WHO, dry_run=True).changed == 0
    archive.undo(None, WHO)
    assert archive.counter.terms() == []


def test_a_broken_vocabulary_changes_nothing(archive: Archive, filled: list[str]) -> None:
    with pytest.raises(UnreadableFileError):
        archive.counter.load_vocabulary(SKOS[:-30], "turtle", WHO)
    assert archive.counter.terms() == []


def test_terms_are_suggested_in_any_inflection_and_refused_for_good(archive: Archive, filled: list[str]) -> None:
    archive.counter.load_vocabulary(SKOS, "turtle", WHO)
    assert [(one.term, one.words) for one in archive.counter.suggest_tags(filled[0])] == [
        ("Logement", "logement"), ("Salaires", "salaires")]
    archive.counter.refuse_tag(filled[0], "Salaires", WHO)
    archive.tag(filled[:1], ["habitat"], WHO)
    assert archive.counter.suggest_tags(filled[0]) == []


def test_where_free_terms_are_not_allowed_only_the_vocabulary_tags(tmp_path: Path) -> None:
    with open_archive(tmp_path / "home", free_terms=False) as archive:
        ingest(archive, write_statement(tmp_path / "s", 1))
        archive.counter.load_vocabulary(SKOS, "turtle", WHO)
        assert archive.tag(ids(archive), ["HABITAT"], WHO) == 1
        with pytest.raises(UnknownTermError):
            archive.tag(ids(archive), ["Logement", "grève"], WHO)
        assert archive.show(ids(archive)[0]).tags == ("Logement",)


def test_suggestions_are_given_at_an_ingest_only_where_the_setting_says_so(tmp_path: Path) -> None:
    for apply, expected in ((False, ()), (True, ("Logement", "Salaires"))):
        with open_archive(tmp_path / str(apply), apply_suggestions=apply) as archive:
            archive.counter.load_vocabulary(SKOS, "turtle", WHO)
            ingest(archive, write_statement(tmp_path / "s", 1))
            assert archive.show(ids(archive)[0]).tags == expected
            assert archive.search(SearchOptions(tag=("habitat",))).total == len(expected[:1])


def test_two_processes_that_decide_at_once_lose_nothing(archive: Archive, filled: list[str]) -> None:
    with open_archive(archive.home) as other:
        archive.tag(filled[:1], ["un"], WHO)
        other.tag(filled[:1], ["deux"], WHO)
        archive.desk.set(filled[0], Field.TITLE, "Un", WHO)
        other.desk.set(filled[0], Field.TITLE, "Deux", Signature("Autre"))
        view = archive.show(filled[0])
    assert (set(view.tags), view.title) == ({"un", "deux"}, "Deux")
    entries = archive.history(filled[0])
    assert [one["at"] for one in entries] == sorted(str(one["at"]) for one in entries)
    assert entries[-1]["value"] == {"field": "title", "value": "Deux", "before": "Un"}
    assert archive.review(ReviewOptions((Item.CONFLICT,))) == []


def test_a_label_that_two_vocabularies_have_is_told_and_travels_as_it_came(archive: Archive) -> None:
    archive.counter.load_vocabulary(SKOS, "turtle", WHO)
    other = SKOS.replace("urn:t:", "urn:bnf:").replace("Salaires", "Rémunération")
    rehearsal = archive.counter.load_vocabulary(other, "turtle", WHO, dry_run=True)
    assert rehearsal.numbered == ("Logement (2)",)
    assert archive.counter.load_vocabulary(other, "turtle", WHO).numbered == rehearsal.numbered
    assert archive.counter.load_vocabulary(other, "turtle", WHO).numbered == ()
    written = archive.counter.dump_vocabulary("turtle")
    assert written.count('skos:prefLabel "Logement"@fr') == 2
    assert "(2)" not in written
