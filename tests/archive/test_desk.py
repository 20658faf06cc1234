"""The archivist's desk over a whole archive: what is decided is shown, found, counted, undone, and lasts."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.archive import Archive
from archive.correcting import Correction, RoleGiven, Spot
from archive.decisions import merged
from archive.errors import BadRequestError, NotFoundError
from archive.names import Kind
from archive.refusals import (
    AmbiguousError,
    EmptyTextError,
    NameTakenError,
    NoNameThereError,
    NothingToUndoError,
    NotInTextError,
    NotNamedError,
    SameRecordError,
    TooLongError,
    UnknownEntryError,
    UnknownNameError,
)
from archive.relating import Link
from archive.replay import Field
from archive.requests import SearchOptions
from archive.store import Store
from indexer.annotation import Label, RoleKind
from tests.archive.fakes import WHO, ids, ingest, open_archive

SIGNERS = ["Camille Durand, secrétaire générale, HSO", "Durand Camille, présidente, HSO", "C. Durand, élue, USH",
           "Lou Martin, trésorier, USH"]


@pytest.fixture
def written(archive: Archive, tmp_path: Path) -> list[str]:
    """Four statements, signed by three people in four spellings; their identifiers in that order."""
    found = []
    for number, signer in enumerate(SIGNERS):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"Communiqué de presse\n\nHausse des loyers numéro {number}\n\n"
                        f"Albi, le 3 mai 20{20 + number}\n\n"
                        f"Le syndicat d'Albi demande le gel numéro {number}.\n\nSigné : {signer}\n", encoding="utf-8")
        [report] = ingest(archive, file).files
        assert report.id
        found.append(report.id)
    return found


def signed(archive: Archive, name: str) -> set[str]:
    return {hit.id for hit in archive.search(SearchOptions(signed_by=(name,))).hits}


def people(archive: Archive) -> dict[str, int]:
    facets = archive.facets(SearchOptions(facet_size=20))
    return {one.value: one.count for one in facets["person"]}


def spellings(archive: Archive) -> set[str]:
    """The ways in which people's names are written beside the usual one."""
    return {name for one in archive.roster("person", 50) for name in one.spellings}


def test_merging_serves_search_facets_and_pages_and_is_undone_at_once(archive: Archive, written: list[str]) -> None:
    before = people(archive)
    merged_record = archive.desk.merge("C. Durand", "Camille Durand", WHO)
    assert (merged_record.name, merged_record.names) == ("Camille Durand", ("C. Durand",))
    assert people(archive) == {"Camille Durand": 3, "Lou Martin": 1}
    assert signed(archive, "C. Durand") == signed(archive, "Durand Camille") == set(written[:3])
    assert [one.name for one in archive.show(written[2]).people] == ["Camille Durand"]
    assert archive.verify().sound
    archive.undo(None, WHO)
    assert people(archive) == before
    assert archive.verify().sound
    archive.undo(str(archive.history()[-1]["id"]), WHO)
    assert people(archive) == {"Camille Durand": 3, "Lou Martin": 1}


def test_decisions_hold_after_a_new_analysis_and_a_new_index(archive: Archive, written: list[str]) -> None:
    archive.desk.merge("C. Durand", "Camille Durand", WHO)
    archive.desk.set(written[3], Field.TITLE, "Loyers", WHO)
    archive.desk.correct(written[3], Spot("Albi", 2), Correction(Label.PLACE), WHO)
    archive.reindex(analyse=True)
    assert people(archive) == {"Camille Durand": 3, "Lou Martin": 1}
    view = archive.show(written[3])
    assert (view.title, view.places) == ("Loyers", ("Albi",))
    assert [hit.id for hit in archive.search(SearchOptions(place=("albi",))).hits] == [written[3]]
    assert archive.verify().sound


def test_two_people_of_one_name_are_kept_apart(archive: Archive, written: list[str]) -> None:
    archive.desk.merge("C. Durand", "Camille Durand", WHO)
    new = archive.desk.split("Camille Durand", "Camille Durand (élue)", [written[2]], WHO)
    assert new.id == "person:camille durand#camille durand elue"
    assert people(archive) == {"Camille Durand": 2, "Camille Durand (élue)": 1, "Lou Martin": 1}
    assert signed(archive, "Camille Durand (élue)") == {written[2]}
    assert signed(archive, "Camille Durand") == set(written[:3])  # the name alone may mean either
    archive.desk.rename("Camille Durand (élue)", "Camille Durand (USH)", WHO)
    assert "Camille Durand (USH)" in people(archive)
    archive.reindex(analyse=True)
    assert people(archive)["Camille Durand (USH)"] == 1
    archive.undo(None, WHO)
    archive.undo(None, WHO)
    assert people(archive) == {"Camille Durand": 3, "Lou Martin": 1}


def test_renamed_aliased_and_rejected_records_answer_to_every_name(archive: Archive, written: list[str]) -> None:
    archive.desk.rename("Lou Martin", "Louise Martin", WHO)
    archive.desk.alias("Louise Martin", "Loulou", WHO)
    assert signed(archive, "Lou Martin") == signed(archive, "Loulou") == {written[3]}
    assert archive.desk.unalias("Lou Martin", "loulou", WHO).names == ("Lou Martin",)
    archive.desk.reject_record("Louise Martin", WHO)
    assert "Louise Martin" not in people(archive)
    assert archive.show(written[3]).people == ()
    archive.desk.confirm_record("Louise Martin", WHO)
    assert people(archive)["Louise Martin"] == 1


def test_a_profile_tells_functions_over_time_variants_relations_and_identifiers(
        archive: Archive, written: list[str]) -> None:
    desk = archive.desk
    desk.merge("C. Durand", "Camille Durand", WHO)
    desk.relate("Camille Durand", Link("president_of", "HSO", "2021/.."), WHO)
    desk.describe("Camille Durand", {"identifiers": {"isni": "0000 0001 2150 090X"}, "dates": "1970/.."}, WHO)
    found = desk.profile("camille durand")
    assert [(one.function, one.organisation, one.first) for one in found.functions] == [
        ("secrétaire générale", "HSO", "2020-05-03"), ("présidente", "HSO", "2021-05-03"),
        ("élue", "USH", "2022-05-03")]
    assert {one.text: one.statement for one in found.variants} == {
        "Camille Durand": written[0], "Durand Camille": written[1], "C. Durand": written[2]}
    assert [(one.relation, name, one.dates) for one, name in found.relations] == [("president_of", "HSO", "2021/..")]
    assert [one.relation for one, _ in desk.profile("HSO").relations] == ["has_president"]
    assert found.pages == {"isni": "https://isni.org/isni/000000012150090X"}
    assert (found.first, found.last, found.roles) == ("2020-05-03", "2022-05-03", {"signatory": 3})
    assert found.to_json()["name"] == "Camille Durand"


def test_names_roles_and_fields_of_a_statement_are_corrected(archive: Archive, written: list[str]) -> None:
    desk, one = archive.desk, written[0]
    desk.give_role(one, RoleGiven(RoleKind.QUOTED, "Lou Martin", "trésorier"), WHO)
    desk.take_role(one, RoleKind.SIGNATORY, "camille durand", WHO)
    assert desk.set(one, Field.DATE, "le 4 mai 2020", WHO) == "2020-05-04"
    desk.set(one, Field.ISSUERS, ["HSO", "USH"], WHO)
    view = archive.show(one)
    assert [(person.name, person.roles, person.function) for person in view.people] == [
        ("Lou Martin", ("quoted",), "trésorier"), ("Camille Durand", (), None)]
    assert (view.date, view.date_status, view.issuers) == ("2020-05-04", "decided", ("HSO", "USH"))
    assert signed(archive, "Lou Martin") == {written[3]}
    assert archive.search(SearchOptions(quoted=("lou martin",), issuer=("USH",), since="2020-05-04",
                                        until="2020-05-04")).total == 1
    desk.reject(one, Spot("Camille Durand"), WHO)
    assert [person.name for person in archive.show(one).people] == ["Lou Martin"]


def test_one_command_is_undone_at_once_one_entry_alone(archive: Archive, written: list[str]) -> None:
    archive.tag(written, ["grève", "loyers"], WHO)
    entries = [str(one["id"]) for one in archive.history()]
    assert len(archive.undo(entries[0][:10], WHO, only=True)) == 1
    assert sum(len(archive.show(one).tags) for one in written) == 7
    assert len(archive.undo(entries[1], WHO)) == 7
    assert all(archive.show(one).tags == () for one in written)
    with pytest.raises(NothingToUndoError):
        archive.undo(entries[1], WHO)
    assert [one["undone"] for one in archive.history()][:8] == [True] * 8


def test_ledgers_of_two_archives_merge_without_loss(archive: Archive, written: list[str], tmp_path: Path) -> None:
    with open_archive(tmp_path / "other") as other:
        ingest(other, *(tmp_path / f"{number}.txt" for number in range(4)))
        archive.tag(written[:1], ["ici"], WHO)
        archive.desk.merge("C. Durand", "Camille Durand", WHO)
        other.tag(written[:1], ["là"], WHO)
        other.desk.merge("Camille Durand", "C. Durand", WHO)
    here, there = (Store(home / "archive.sqlite") for home in (archive.home, tmp_path / "other"))
    both = merged(here.decisions(), there.decisions())
    for store in (here, there):
        known = {one.id for one in store.decisions()}
        store.record(one for one in both if one.id not in known)
    assert here.decisions() == there.decisions() == both
    for store in (here, there):
        kept = store.kept(written[0])
        assert kept is not None
        assert set(kept.resolved.tags) == {"ici", "là"}
    names = [store.kept(written[2]).resolved.decided.analysis.roles[0].name for store in (here, there)]  # type: ignore[union-attr]
    assert names[0] == names[1]
    here.close()
    there.close()


REFUSED = {
    "unknown statement": (NotFoundError, lambda desk, one: desk.set("zzz", Field.TITLE, "x", WHO)),
    "no such words": (NotInTextError, lambda desk, one: desk.reject(one[0], Spot("Nulle part"), WHO)),
    "not that often": (NotInTextError, lambda desk, one: desk.reject(one[0], Spot("Albi", 3), WHO)),
    "empty words": (NotInTextError, lambda desk, one: desk.reject(one[0], Spot(""), WHO)),
    "beyond the end": (BadRequestError, lambda desk, one: desk.reject(one[0], Spot(start=5, end=99_999), WHO)),
    "nothing to confirm": (NoNameThereError, lambda desk, one: desk.confirm(one[0], Spot("Albi"), WHO)),
    "correction without a kind": (NoNameThereError, lambda desk, one: desk.correct(
        one[0], Spot("Albi"), Correction(), WHO)),
    "no date": (BadRequestError, lambda desk, one: desk.set(one[0], Field.DATE, "un jour", WHO)),
    "no type": (BadRequestError, lambda desk, one: desk.set(one[0], Field.TYPE, None, WHO)),
    "a title of 10 KB": (TooLongError, lambda desk, one: desk.set(one[0], Field.TITLE, "x" * 10_240, WHO)),
    "unknown name": (UnknownNameError, lambda desk, one: desk.merge("Personne", "Lou Martin", WHO)),
    "merged with itself": (SameRecordError, lambda desk, one: desk.merge("Camille Durand", "Camille Durand", WHO)),
    "name of another": (NameTakenError, lambda desk, one: desk.rename("C. Durand", "Lou Martin", WHO)),
    "alias of another": (NameTakenError, lambda desk, one: desk.alias("HSO", "USH", WHO, Kind.ORGANISATION)),
    "empty name": (EmptyTextError, lambda desk, one: desk.rename("Lou Martin", " \u200b ", WHO)),
    "split under the same name": (NameTakenError, lambda desk, one: desk.split(
        "Lou Martin", "martin lou", [one[3]], WHO)),
    "split where not named": (NotNamedError, lambda desk, one: desk.split("Lou Martin", "Lou (2)", one, WHO)),
    "wrong checksum": (BadRequestError, lambda desk, one: desk.describe(
        "HSO", {"identifiers": {"siren": "732829321"}}, WHO)),
    "unknown scheme": (BadRequestError, lambda desk, one: desk.describe("HSO", {"identifiers": {"x": "1"}}, WHO)),
    "dates that end before they begin": (BadRequestError, lambda desk, one: desk.describe(
        "HSO", {"dates": "2020/2010"}, WHO)),
    "unknown relation": (BadRequestError, lambda desk, one: desk.relate("HSO", Link("loves", "USH"), WHO)),
    "circle": (SameRecordError, lambda desk, one: (
        desk.merge("C. Durand", "Camille Durand", WHO), desk.merge("Camille Durand", "C. Durand", WHO))),
}


@pytest.mark.parametrize(("error", "act"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_decided_is_refused_and_nothing_is_entered(
        archive: Archive, written: list[str], error: type[Exception], act: object) -> None:
    assert callable(act)
    with pytest.raises(error):
        act(archive.desk, written)
    assert [one["act"] for one in archive.history()] in ([], ["define", "define", "merge"])
    assert archive.verify().sound


def test_a_name_of_two_kinds_asks_which(archive: Archive, written: list[str]) -> None:
    archive.desk.correct(written[0], Spot("HSO"), Correction(Label.PERSON), WHO)
    with pytest.raises(AmbiguousError, match="organisation:hso"):
        archive.desk.rename("HSO", "H.S.O.", WHO)
    assert archive.desk.rename("organisation:hso", "HSO Midi", WHO).name == "HSO Midi"


def test_unknown_entries_and_terms_of_10_kb_are_refused(archive: Archive, written: list[str]) -> None:
    with pytest.raises(NothingToUndoError):
        archive.undo(None, WHO)
    with pytest.raises(UnknownEntryError):
        archive.undo("ffffffff", WHO)
    with pytest.raises(TooLongError):
        archive.tag(written, ["x" * 10_240], WHO)
    with pytest.raises(EmptyTextError):
        archive.tag(written, ["  ", ""], WHO)
    assert archive.history() == []
    assert ids(archive)


def test_a_relation_to_what_no_text_names_needs_to_be_asked_for(archive: Archive, written: list[str]) -> None:
    with pytest.raises(UnknownNameError, match="--new"):
        archive.desk.relate("HSO", Link("successor_of", "USH du Tarn"), WHO)
    archive.desk.relate("HSO", Link("successor_of", "USH du Tarn", new=True), WHO)
    assert [name for _, name in archive.desk.profile("HSO").relations] == ["USH du Tarn"]
    assert [one.relation for one, _ in archive.desk.profile("USH du Tarn").relations] == ["predecessor_of"]
    archive.desk.unrelate("USH du Tarn", Link("predecessor_of", "HSO"), WHO)
    assert archive.desk.profile("HSO").relations == ()
    archive.undo(None, WHO)
    assert [name for _, name in archive.desk.profile("HSO").relations] == ["USH du Tarn"]


def test_who_presides_is_proposed_from_dated_functions_until_somebody_decides(
        archive: Archive, written: list[str]) -> None:
    [found] = archive.desk.profile("HSO").proposed
    assert (found.relation, found.name, found.first, found.evidence[0].statement) == (
        "has_president", "Durand Camille", "2021-05-03", written[1])
    assert "Durand Camille, présidente, HSO" in found.evidence[0].quote
    assert [(one.relation, one.name) for one in archive.desk.profile("Durand Camille").proposed] == [
        ("president_of", "HSO")]
    archive.reindex(analyse=True)
    assert len(archive.desk.profile("HSO").proposed) == 1
    archive.desk.relate("Durand Camille", Link("president_of", "HSO"), WHO)
    assert archive.desk.profile("HSO").proposed == ()
    archive.undo(None, WHO)
    archive.desk.unrelate("HSO", Link("has_president", "Durand Camille"), WHO)
    archive.reindex(analyse=True)
    assert archive.desk.profile("Durand Camille").proposed == ()


def test_an_organisation_tells_who_held_what_in_it(archive: Archive, written: list[str]) -> None:
    assert [(one.organisation, one.function, one.first) for one in archive.desk.profile("HSO").officers] == [
        ("Camille Durand", "secrétaire générale", "2020-05-03"), ("Durand Camille", "présidente", "2021-05-03")]


def test_of_two_spellings_of_one_name_the_one_chosen_is_shown_everywhere(
        archive: Archive, written: list[str]) -> None:
    counted = {"Camille Durand": 2, "C. Durand": 1, "Lou Martin": 1}
    assert (people(archive), spellings(archive)) == (counted, {"Durand Camille"})
    archive.desk.merge("Durand Camille", "Camille Durand", WHO)
    assert (people(archive), spellings(archive)) == (counted, set())
    with pytest.raises(SameRecordError):
        archive.desk.merge("Durand Camille", "Camille Durand", WHO)
    archive.undo(None, WHO)
    assert spellings(archive) == {"Durand Camille"}


def test_a_correction_that_was_undone_and_brought_back_is_found_by_its_name(
        archive: Archive, written: list[str]) -> None:
    archive.desk.correct(written[0], Spot("Albi", 2), Correction(Label.PLACE, "Albi (Tarn)"), WHO)
    archive.undo(None, WHO)
    with pytest.raises(UnknownNameError):
        archive.desk.profile("Albi (Tarn)")
    archive.undo(str(archive.history()[-1]["id"]), WHO)
    assert archive.desk.profile("Albi (Tarn)").statements == 1
