"""Two archivists on two copies of one archive: their ledgers meet without loss, in any order, any number of times."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.archive import Archive
from archive.correcting import Correction, RoleGiven, Spot
from archive.decisions import order
from archive.errors import ArchiveError, BadRequestError
from archive.ledger import Ledger
from archive.names import Kind
from archive.refusals import AlteredEntryError, BadEntryError, MissingEntryError, UnreadableFileError
from archive.relating import Link
from archive.replay import Field
from archive.requests import Signature
from archive.reviewing import Item, ReviewOptions
from archive.settling import Verdict
from archive.store import Store
from indexer.annotation import Label, RoleKind
from tests.archive.fakes import ids, ingest, open_archive

ANNE, PAUL = Signature("Anne"), Signature("Paul")
SIGNERS = ["Camille Durand, secrétaire générale, HSO", "C. Durand, élue, USH", "Lou Martin, trésorier, USH"]

Step = tuple[str, int, str]
STEPS = st.lists(st.tuples(
    st.sampled_from(["tag", "untag", "title", "delete", "restore", "correct", "reject", "role", "merge", "rename",
                     "alias", "split", "relate", "unrelate", "undo", "redo"]),
    st.integers(0, 2), st.sampled_from(["Un", "Deux"])), max_size=6)


def write_all(folder: Path) -> list[Path]:
    folder.mkdir(parents=True)
    for number, signer in enumerate(SIGNERS):
        (folder / f"{number}.txt").write_text(
            f"Communiqué de presse\n\nHausse des loyers numéro {number}\n\nAlbi, le 3 mai 202{number}\n\n"
            f"Le syndicat d'Albi demande le gel numéro {number}.\n\nSigné : {signer}\n", encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three statements that nobody has decided about; read only."""
    folder = tmp_path_factory.mktemp("original")
    with open_archive(folder / "home") as archive:
        ingest(archive, *write_all(folder / "statements"))
    return folder / "home"


@pytest.fixture
def copies(original: Path, tmp_path: Path) -> Iterator[tuple[Archive, Archive]]:
    """Two copies of it."""
    for name in "ab":
        shutil.copytree(original, tmp_path / name)
    with open_archive(tmp_path / "a") as one, open_archive(tmp_path / "b") as other:
        yield one, other


def act(archive: Archive, step: Step, who: Signature) -> None:
    """Take a decision; one that can't be taken is not."""
    name, number, text = step
    statement, desk = ids_of_all(archive)[number], archive.desk
    acts: dict[str, Callable[[], object]] = {
        "tag": lambda: archive.tag([statement], [text], who),
        "untag": lambda: archive.untag([statement], [text], who),
        "title": lambda: desk.set(statement, Field.TITLE, text, who),
        "delete": lambda: archive.delete([statement], who), "restore": lambda: archive.restore([statement], who),
        "correct": lambda: desk.correct(statement, Spot("Albi"), Correction(Label.PLACE, text), who),
        "reject": lambda: desk.reject(statement, Spot("Durand"), who),
        "role": lambda: desk.give_role(statement, RoleGiven(RoleKind.QUOTED, "Lou Martin", text), who),
        "merge": lambda: desk.merge(*(("C. Durand", "Camille Durand") if text == "Un" else
                                      ("Camille Durand", "C. Durand")), who),
        "rename": lambda: desk.rename("Lou Martin", f"Lou Martin {text}", who),
        "alias": lambda: desk.alias("Camille Durand", f"Mme {text}", who),
        "split": lambda: desk.split("Lou Martin", f"Lou Martin ({text})", [statement], who),
        "relate": lambda: desk.relate("Lou Martin", Link("member_of", text, new=True), who),
        "unrelate": lambda: desk.unrelate("Lou Martin", Link("member_of", text), who),
        "undo": lambda: archive.undo(None, who),
        "redo": lambda: archive.undo(str(archive.history()[-1]["id"]), who),
    }
    try:
        acts[name]()
    except (ArchiveError, IndexError):
        return


def ids_of_all(archive: Archive) -> list[str]:
    with Store(archive.home / "archive.sqlite").reading() as connection:
        return sorted(connection.exec_driver_sql("SELECT id FROM statement").scalars())


def exported(archive: Archive) -> str:
    return "".join(archive.counter.export_decisions(ANNE).lines)


def seen(archive: Archive) -> object:
    """Everything that people see: statements, records, the ledger, conflicts."""
    views = []
    for identifier in ids_of_all(archive):
        view = archive.show(identifier).to_json()
        view["sources"] = None
        views.append(view)
    records = Ledger(Store(archive.home / "archive.sqlite")).records
    return (views, [records(kind) for kind in Kind], archive.history(), ids(archive),
            archive.review(ReviewOptions((Item.CONFLICT,))))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ours=STEPS, theirs=STEPS)
def test_merging_is_the_same_in_any_order_and_any_number_of_times_and_loses_nothing(
        original: Path, tmp_path_factory: pytest.TempPathFactory, ours: list[Step], theirs: list[Step]) -> None:
    folder = tmp_path_factory.mktemp("merging")
    for name in "ab":
        shutil.copytree(original, folder / name)
    with open_archive(folder / "a") as one, open_archive(folder / "b") as other:
        for step in ours:
            act(one, step, ANNE)
        for step in theirs:
            act(other, step, PAUL)
        a, b = exported(one), exported(other)
        assert len(one.counter.merge_decisions(b).new) == len(b.splitlines())
        other.counter.merge_decisions(a)
        assert seen(one) == seen(other)
        assert set(exported(one).splitlines()) == {*a.splitlines(), *b.splitlines()}
        before = seen(one)
        assert one.counter.merge_decisions(b).new == one.counter.merge_decisions(exported(other)).new == ()
        assert seen(one) == before
        assert one.verify().sound
        assert other.verify().sound
        for archive in (one, other):
            archive.reindex(analyse=True)
        assert seen(one) == seen(other) == before, "what follows from the ledger follows step by step or at once"


def test_undoing_what_another_archive_decided_holds_there_too(copies: tuple[Archive, Archive]) -> None:
    one, other = copies
    statement = ids_of_all(one)[0]
    one.tag([statement], ["grève"], ANNE)
    other.counter.merge_decisions(exported(one))
    other.undo(None, PAUL)
    one.tag([statement], ["loyers"], ANNE)
    one.counter.merge_decisions(exported(other))
    assert one.show(statement).tags == ("loyers",)
    [undoing] = [entry for entry in one.history() if entry["act"] == "undo"]
    one.undo(str(undoing["id"]), ANNE)
    other.counter.merge_decisions(exported(one))
    assert other.show(statement).tags == ("grève", "loyers")


def test_a_dry_run_tells_and_changes_nothing(copies: tuple[Archive, Archive]) -> None:
    one, other = copies
    one.tag([ids_of_all(one)[0]], ["grève"], ANNE)
    report = other.counter.merge_decisions(exported(one), dry_run=True)
    assert (report.read, len(report.new), report.dry_run) == (1, 1, True)
    assert other.history() == []


def test_what_both_decided_differently_is_told_and_stays_in_the_list_of_conflicts(
        copies: tuple[Archive, Archive]) -> None:
    one, other = copies
    statement = ids_of_all(one)[0]
    for archive, who, text in ((one, ANNE, "Un"), (other, PAUL, "Deux")):
        archive.desk.set(statement, Field.TITLE, text, who)
        archive.desk.correct(statement, Spot("Albi"), Correction(Label.PLACE, text), who)
        archive.desk.rename("Lou Martin", f"Lou Martin ({text})", who)
    report = one.counter.merge_decisions(exported(other))
    assert [(pair.ours.act, pair.theirs.act) for pair in report.contradictions] == [
        ("set", "set"), ("correct", "correct"), ("rename", "rename")]
    waiting = one.review(ReviewOptions((Item.CONFLICT,)))
    assert [(item.what, item.detail.split(",")[0]) for item in waiting] == [
        ("set: field: title, value: Deux", "contested"), ("correct: Albi", "contested")]
    one.settle(waiting[0], Verdict(accepted=True), ANNE)
    assert one.show(statement).title == "Un"


def test_who_knew_of_a_decision_does_not_contradict_it(copies: tuple[Archive, Archive]) -> None:
    one, other = copies
    statement = ids_of_all(one)[0]
    one.desk.correct(statement, Spot("Albi"), Correction(Label.PLACE), ANNE)
    other.counter.merge_decisions(exported(one))
    other.desk.correct(statement, Spot("Albi"), Correction(Label.ORGANISATION), PAUL)
    assert one.counter.merge_decisions(exported(other)).contradictions == ()
    assert one.review(ReviewOptions((Item.CONFLICT,))) == []


def test_two_people_that_two_archives_split_off_stay_two(copies: tuple[Archive, Archive]) -> None:
    one, other = copies
    holder = next(each for each in ids_of_all(one) if "Lou Martin" in [p.name for p in one.show(each).people])
    one.desk.split("Lou Martin", "Lou Martin (Tarn)", [holder], ANNE)
    other.desk.split("Lou Martin", "Lou Martin (Gard)", [holder], PAUL)
    report = one.counter.merge_decisions(exported(other))
    assert [pair.theirs.act for pair in report.contradictions] == ["identify"]
    assert one.desk.profile("Lou Martin (Tarn)").record.name == "Lou Martin (Tarn)"
    assert one.desk.profile("Lou Martin (Gard)").record.name == "Lou Martin (Gard)"


def test_decisions_on_a_statement_that_is_not_here_wait_for_it(tmp_path: Path) -> None:
    files = write_all(tmp_path / "statements")
    with open_archive(tmp_path / "a") as one, open_archive(tmp_path / "b") as other:
        ingest(one, *files)
        first, second, _ = (ingest(one, file).files[0].id or "" for file in files)
        one.tag([first], ["grève"], ANNE)
        one.desk.set(first, Field.TITLE, "Un titre", ANNE)
        one.delete([second], ANNE)
        ingest(other, files[2])
        report = other.counter.merge_decisions(exported(one))
        assert set(report.waiting) == {first, second}
        waiting = other.review(ReviewOptions((Item.CONFLICT,)))
        assert {(item.statement, item.detail.split(",")[0]) for item in waiting} == {
            (first, "no_statement"), (second, "no_statement")}
        other.settle(waiting[0], Verdict(accepted=False), PAUL)
        assert len(other.review(ReviewOptions((Item.CONFLICT,)))) == 2
        ingest(other, *files)
        assert (other.show(first).tags, other.show(first).title) == (("grève",), "Un titre")
        assert other.show(second).deleted
        assert second not in ids(other)
        assert other.review(ReviewOptions((Item.CONFLICT,))) == []
        assert other.verify().sound


def test_no_contact_leaves_with_the_decisions_unless_asked_for(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a") as archive:
        (tmp_path / "s.txt").write_text("Loyers\n\nTéléphone 06 39 98 12 34 Albi presse@exemple.org répond.\n",
                                        encoding="utf-8")
        [report] = ingest(archive, tmp_path / "s.txt").files
        assert report.id
        archive.desk.correct(report.id, Spot("Albi"), Correction(Label.PLACE), ANNE)
        archive.desk.set(report.id, Field.TITLE, "Appeler le 06 39 98 12 34", ANNE)
        archive.undo(None, ANNE)
        found = archive.counter.export_decisions(ANNE)
        lines = [json.loads(line) for line in found.lines]
        assert [line["act"] for line in lines] == ["correct"]
        assert found.left_out == 2, "a decision with a contact, and what undoes it"
        assert lines[0]["anchor"] == {"quote": "Albi", "before": " ", "after": " ", "occurrence": 0}
        assert archive.history()[-1]["act"] != "export"
        whole = "".join(archive.counter.export_decisions(ANNE, with_contacts=True).lines)
        assert "06 39 98 12 34" in whole
        assert archive.history()[-1]["act"] == "export"


GOOD = {"schema": "archive.decision/1", "id": "a" * 32, "act": "tag", "target_kind": "statement",
        "target": "0123456789ab", "author": "Anne", "at": "2024-05-01T10:00:00.000000+00:00", "value": "grève"}
BAD: dict[str, tuple[dict[str, object], type[BadRequestError]]] = {
    "another schema": ({"schema": "archive.search/1"}, BadEntryError),
    "no author": ({"author": ""}, BadEntryError),
    "an author that is a number": ({"author": 7}, BadEntryError),
    "an identifier of another kind": ({"id": "../../etc"}, BadEntryError),
    "a date without a zone": ({"at": "2024-05-01T10:00:00.000000"}, BadEntryError),
    "a date that sorts otherwise": ({"at": "2024-05-01T10:00:00+00:00"}, BadEntryError),
    "a date after which none can be": ({"at": "9999-12-31T23:59:59.999999+00:00"}, BadEntryError),
    "half a character": ({"value": "\ud800"}, BadEntryError),
    "a statement that cannot be": ({"target": "x"}, BadEntryError),
    "a record of no kind": ({"target_kind": "authority", "target": "thing:x"}, BadEntryError),
    "a tag that is no text": ({"value": {"a": 1}}, BadEntryError),
    "a merge into nothing": ({"act": "merge", "target_kind": "authority", "target": "person:x", "value": {}},
                             BadEntryError),
    "relations that are none": ({"act": "define", "target_kind": "authority", "target": "person:x",
                                 "value": {"relations": [1]}}, BadEntryError),
    "an identifier of no scheme": ({"act": "define", "target_kind": "authority", "target": "person:x",
                                    "value": {"identifiers": {"toString": "1"}}}, BadEntryError),
    "an anchor with other members": ({"anchor": {"quote": "a", "x": 1}}, BadEntryError),
    "a correction of no place": ({"act": "correct", "value": {"label": "PER"}}, BadEntryError),
    "an undoing of what is nowhere": ({"act": "undo", "undoes": "b" * 32, "value": None}, MissingEntryError),
}


@pytest.mark.parametrize(("change", "expected"), BAD.values(), ids=BAD.keys())
def test_what_is_no_entry_is_refused_and_nothing_of_its_file_is_taken(
        copies: tuple[Archive, Archive], change: dict[str, object], expected: type[BadRequestError]) -> None:
    one, _ = copies
    good = {**GOOD, "id": "c" * 32}
    with pytest.raises(expected):
        one.counter.merge_decisions(json.dumps(good) + "\n" + json.dumps({**GOOD, **change}))
    assert one.history() == []


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"schema": ', "\x00", "id;act\n1;tag\n"])
def test_what_is_no_file_of_decisions_is_refused(copies: tuple[Archive, Archive], text: str) -> None:
    with pytest.raises((UnreadableFileError, BadEntryError)):
        copies[0].counter.merge_decisions(text)


def test_an_act_of_a_later_version_is_kept(copies: tuple[Archive, Archive]) -> None:
    one, other = copies
    assert one.counter.merge_decisions(json.dumps({**GOOD, "act": "seal", "value": [1]})).waiting
    assert len(other.counter.merge_decisions(exported(one)).new) == 1


def test_an_entry_that_was_altered_is_refused(copies: tuple[Archive, Archive]) -> None:
    one, other = copies
    one.tag([ids_of_all(one)[0]], ["grève"], ANNE)
    other.counter.merge_decisions(exported(one))
    with pytest.raises(AlteredEntryError):
        other.counter.merge_decisions(exported(one).replace("Anne", "Paul"))


def test_what_is_decided_after_a_merge_is_dated_after_it(copies: tuple[Archive, Archive]) -> None:
    one, _ = copies
    statement = ids_of_all(one)[0]
    one.counter.merge_decisions(json.dumps({**GOOD, "target": statement, "at": "2199-01-01T00:00:00.000000+00:00"}))
    one.untag([statement], ["grève"], ANNE)
    assert one.show(statement).tags == ()
    ledger = Store(one.home / "archive.sqlite").decisions()
    assert [entry.act for entry in ledger] == ["tag", "untag"]
    assert ledger == sorted(ledger, key=order)
