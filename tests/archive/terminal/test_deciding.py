"""The commands of the archivist's desk: what they say, what they change, how they end."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from archive.archive import Archive
from tests.archive.fakes import ids, ingest, open_archive, write_statement
from tests.archive.terminal.conftest import Run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An archive of four statements, made by the stand-in for the French pipeline."""
    with open_archive(tmp_path / "home") as archive:
        ingest(archive, *(write_statement(tmp_path / "s", number) for number in range(4)))
    return tmp_path / "home"


@pytest.fixture
def statements(home: Path) -> Iterator[list[str]]:
    with open_archive(home) as archive:
        yield ids(archive)


def tags(home: Path, identifier: str) -> tuple[str, ...]:
    with Archive.open(home) as archive:
        return archive.show(identifier).tags


def test_identifiers_come_as_arguments_or_from_another_command(home: Path, statements: list[str], run: Run) -> None:
    assert run(home, "tag", *statements[:2], "grève", "droit au logement").code == 0
    assert tags(home, statements[1]) == ("grève", "droit au logement")
    found = run(home, "search", "--tag", "grève", "--ids")
    assert set(found.out.split()) == set(statements[:2])
    assert "2 tags" in run(home, "untag", "-", "GRÈVE", stdin=found.out.encode()).out
    assert tags(home, statements[0]) == ("droit au logement",)


def test_tagging_a_search_says_how_many_first_and_is_undone_at_once(
        home: Path, statements: list[str], run: Run) -> None:
    asked = run(home, "tag", "--query", "signataire:\"Camille Durand\"", "syndicat", stdin=b"n\n")
    assert asked.code == 1
    assert "4 statements" in asked.err
    assert tags(home, statements[0]) == ()
    assert "4 tags" in run(home, "tag", "--query", "logement", "syndicat", "--yes").out
    assert "4 decisions undone" in run(home, "undo").out
    assert tags(home, statements[0]) == ()


def test_history_tells_who_what_when_and_why(home: Path, statements: list[str], run: Run) -> None:
    run(home, "set", statements[0], "title", "Un", "titre", "--author", "Dominique", "--reason", "relecture")
    line = run(home, "history", statements[0]).out
    assert all(part in line for part in ("Dominique", "Un titre", "relecture", statements[0]))
    [entry] = run(home, "history", "--json").json["entries"]
    assert run(home, "undo", entry["id"][:8]).code == 0
    assert "(undone)" in run(home, "history", statements[0]).out


def test_names_and_roles_are_corrected(home: Path, statements: list[str], run: Run) -> None:
    one = statements[0]
    assert run(home, "correct", one, "Toulouse", "--label", "loc").code == 0
    assert run(home, "role", one, "quoted", "Lou Martin", "--function", "élu", "--of", "HSO").code == 0
    assert run(home, "confirm", one, "Camille Durand").code == 0
    shown = run(home, "show", one, "--json").json
    assert shown["places"] == ["Toulouse"]
    assert {(person["name"], *person["roles"]) for person in shown["people"]} == {
        ("Camille Durand", "signatory"), ("Lou Martin", "quoted")}
    assert run(home, "reject", "Camille Durand").code == 0
    assert run(home, "search", "--signed-by", "Camille Durand").code == 1


def test_records_are_listed_shown_merged_and_split(home: Path, statements: list[str], run: Run) -> None:
    run(home, "role", statements[0], "quoted", "C. Durand")
    assert "4  Camille Durand" in run(home, "people").out
    assert run(home, "merge", "C. Durand", "Camille Durand").out == "Camille Durand (C. Durand)\n"
    assert "secrétaire générale" in run(home, "people", "c durand").out
    run(home, "split", "Camille Durand", "Camille Durand (élue)", statements[3])
    assert "1  Camille Durand (élue)" in run(home, "people").out
    run(home, "alias", "Union locale 1", "UL 1")
    run(home, "describe", "UL 1", "--identifier", "siren:732829320", "--dates", "1990/..")
    found = run(home, "organisations", "UL 1", "--json").json
    assert (found["identifiers"], found["dates"], found["names"]) == ({"siren": "732829320"}, "1990/..", ["UL 1"])
    assert "member of" in run(home, "relate", "Camille Durand (élue)", "member_of", "UL 1").out


@pytest.mark.parametrize(("arguments", "code", "says"), [
    (["tag", "zzzzzzzzzzzz", "grève"], 1, "No statement"), (["tag", "ID", "x" * 10_240], 2, "10240 characters"),
    (["set", "ID", "date", "hier"], 2, "21 juin 2024"), (["set", "ID", "couleur", "x"], 2, "title"),
    (["correct", "ID", "Nulle part", "--label", "ORG"], 2, "does not stand"),
    (["correct", "ID", "Toulouse", "--label", "XYZ"], 2, "PER, ORG, LOC"),
    (["merge", "Personne", "Camille Durand"], 1, "is named"),
    (["merge", "Camille Durand", "Camille Durand"], 2, "one record already"),
    (["describe", "Camille Durand", "--identifier", "isni:1"], 2, "check digit"), (["undo"], 2, "nothing to undo"),
    (["undo", "ffff"], 2, "No entry"), (["export", "--format", "docx"], 2, "csv, jsonl"),
    (["import", "/nowhere.csv"], 2, "cannot be imported"), (["vocabulary", "import", "x.doc"], 2, "no such file"),
    (["vocabulary", "list"], 1, "starter"), (["history"], 1, "Nothing"), (["conflicts"], 1, "Nothing waits"),
], ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None)
def test_what_cannot_be_done_is_said_with_a_remedy(
        home: Path, statements: list[str], run: Run, arguments: list[str], code: int, says: str) -> None:
    ended = run(home, *(statements[0] if one == "ID" else one for one in arguments))
    assert (ended.code, says in ended.err) == (code, True), ended
    assert run(home, "history", "--json").json["entries"] == []


def test_a_table_goes_out_is_edited_and_comes_back(
        home: Path, statements: list[str], run: Run, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    assert run(home, "export", "--output", str(file)).code == 0
    file.write_text(file.read_text(encoding="utf-8").replace("Toulouse,fr", "Albi,fr"), encoding="utf-8")
    rehearsed = run(home, "import", str(file), "--dry-run")
    assert rehearsed.out.count("→ Albi") == rehearsed.out.count("\n") > 0
    assert run(home, "import", str(file), "--author", "Dominique").code == 0
    assert run(home, "import", str(file), "--dry-run").out == ""
    file.write_text("id,date\nzzzzzzzzzzzz,2024\n", encoding="utf-8")
    refused = run(home, "import", str(file))
    assert (refused.code, "Line 2" in refused.err) == (2, True)


def test_the_vocabulary_that_ships_is_one_command_away(home: Path, statements: list[str], run: Run) -> None:
    assert "244 new" in run(home, "vocabulary", "import", "starter").out
    assert "Logement" in run(home, "vocabulary", "list").out
    assert "Logement" in run(home, "vocabulary", "suggest", statements[0]).out
    exported = run(home, "vocabulary", "export", "--format", "xml").out
    assert "0 new" in run(home, "vocabulary", "import", "-", "--format", "xml", stdin=exported.encode()).out


def test_the_review_is_a_list_where_nobody_can_press_keys(home: Path, statements: list[str], run: Run) -> None:
    run(home, "role", statements[0], "quoted", "C. Durand")
    assert "C. Durand = Camille Durand" in run(home, "review", "--kind", "merge").out
    [item] = run(home, "review", "--kind", "merge", "--json").json["items"]
    assert item["names"] == ["person", "C. Durand", "Camille Durand"]


def test_single_keys_decide_and_progress_is_kept(
        home: Path, statements: list[str], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run(home, "vocabulary", "import", "starter")
    waiting = [(item["statement"], item["names"][0])
               for item in run(home, "review", "--kind", "tag", "--json").json["items"]]
    keys = iter("x?yz\tnsq")
    monkeypatch.setattr(typer, "getchar", lambda: next(keys))
    monkeypatch.setattr("archive.terminal.reviewing.is_at_a_keyboard", lambda: True)
    assert "1/" in run(home, "review", "--kind", "tag").out
    assert tags(home, waiting[0][0]) == (waiting[0][1],)
    left = [(item["statement"], item["names"][0])
            for item in run(home, "review", "--kind", "tag", "--json").json["items"]]
    assert set(left) == set(waiting[2:])


def test_json_lines_of_an_export_are_objects(home: Path, statements: list[str], run: Run) -> None:
    lines = run(home, "export", "--format", "jsonl", *statements[:2]).out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == statements[:2]


def test_two_copies_of_an_archive_bring_their_decisions_together(
        home: Path, statements: list[str], run: Run, tmp_path: Path) -> None:
    copy, file = tmp_path / "copy", tmp_path / "anne.jsonl"
    shutil.copytree(home, copy)
    run(home, "tag", statements[0], "grève", "--author", "Anne")
    run(home, "set", statements[0], "title", "Un", "--author", "Anne")
    run(copy, "set", statements[0], "title", "Deux", "--author", "Paul")
    assert run(home, "decisions", "export", "--output", str(file)).code == 0
    tried = run(copy, "decisions", "merge", str(file), "--dry-run")
    assert "2 decisions, 2 new" in tried.out
    assert "Nothing was changed" in tried.err
    assert tags(copy, statements[0]) == ()
    merged = run(copy, "decisions", "merge", str(file))
    assert "decided differently" in merged.err
    assert all(part in merged.err for part in ("Anne", "Paul", "Un", "Deux"))
    assert tags(copy, statements[0]) == ("grève",)
    again = run(copy, "decisions", "merge", "-", "--json", stdin=run(home, "decisions", "export").out.encode()).json
    assert (again["schema"], again["read"], again["new"]) == ("archive.merge/1", 2, 0)
    broken = run(copy, "decisions", "merge", "-", stdin=b"id;act\n")
    assert broken.code == 2
    assert "Traceback" not in broken.err


def test_one_broken_file_of_several_keeps_all_from_being_merged_and_is_named(
        home: Path, statements: list[str], run: Run, tmp_path: Path) -> None:
    copy, good, bad = tmp_path / "copy", tmp_path / "anne.jsonl", tmp_path / "abîmé.jsonl"
    shutil.copytree(home, copy)
    run(home, "tag", statements[0], "grève", "--author", "Anne")
    run(home, "decisions", "export", "--output", str(good))
    bad.write_text("{", encoding="utf-8")
    ran = run(copy, "decisions", "merge", str(good), str(bad))
    assert (ran.code, ran.out) == (2, "")
    assert "abîmé.jsonl cannot be imported" in ran.err
    assert tags(copy, statements[0]) == ()


def test_a_record_shows_what_texts_tell_of_it_until_somebody_decides(home: Path, run: Run) -> None:
    (home.parent / "r.txt").write_text(
        "Communiqué\n\nGel des loyers\n\nAlbi, le 3 mai 2023\n\nNous votons.\n\nSigné : Ada Roy, présidente, HSO\n",
        encoding="utf-8")
    with open_archive(home) as archive:
        ingest(archive, home.parent / "r.txt")
    page = run(home, "people", "Ada Roy").out
    assert "president of HSO" in page
    assert "Signé : Ada Roy, présidente, HSO" in " ".join(page.split())
    assert "Ada Roy president of HSO" in run(home, "review", "--kind", "relation", "--list").out
    assert run(home, "relate", "Ada Roy", "member_of", "CNL").code == 1
    assert "--new" in run(home, "relate", "Ada Roy", "member_of", "CNL").err
    assert "CNL" in run(home, "relate", "Ada Roy", "member_of", "CNL", "--new").out
    removed = run(home, "relate", "Ada Roy", "president_of", "HSO", "--remove").out
    assert "Proposed" not in removed


def test_a_command_that_changes_nothing_says_so_and_offers_no_undo(home: Path, statements: list[str], run: Run) -> None:
    run(home, "tag", statements[0], "grève")
    for command in (["tag", statements[0], "grève"], ["untag", statements[0], "loyers"]):
        ran = run(home, *command)
        assert "Nothing to change" in ran.out
        assert "undo" not in ran.out
    nobody = run(home, "tag", "--query", "zzzzqq", "grève", "--yes")
    assert (nobody.code, nobody.out) == (1, "")
    assert run(home, "tag", statements[0]).code == 2


@pytest.mark.parametrize(("lang", "answer", "agreed"), [
    ("fr", b"o\n", True), ("fr", b"oui\n", True), ("fr", b"n\n", False), ("fr", b"\n", False), ("fr", b"", False),
    ("fr", b"peut-\xc3\xaatre\noui\n", True), ("en", b"y\n", True), ("en", b"no\n", False)])
def test_a_question_is_answered_in_the_readers_language(
        home: Path, statements: list[str], run: Run, lang: str, answer: bytes, agreed: bool) -> None:
    ran = run(home, "tag", "--query", "logement", "syndicat", lang=lang, stdin=answer)
    assert ("[o/N]" if lang == "fr" else "[y/N]") in ran.err
    assert (ran.code == 0) == agreed
    assert ("--yes" in ran.err) != agreed


def test_an_ark_names_a_statement_wherever_an_identifier_does(home: Path, statements: list[str], run: Run) -> None:
    page = run(home, "show", statements[0]).out
    ark = next(word for word in page.split() if word.startswith("ark:"))
    assert run(home, "show", ark).out == page
    assert run(home, "tag", ark, "grève").code == 0
    assert tags(home, statements[0]) == ("grève",)
    assert run(home, "set", ark, "title", "Un").code == 0
    assert run(home, "history", ark).out.count(statements[0]) == 2
    assert statements[0] in run(home, "export", "--format", "jsonl", "-", stdin=ark.encode()).out
    mistyped = ark[:-1] + ("b" if ark[-1] != "b" else "c")
    assert run(home, "show", mistyped).code == 1
    assert run(home, "delete", mistyped, "--yes").code == 1
    assert run(home, "delete", ark, "--yes").code == 0


def test_a_table_says_which_of_its_columns_mean_nothing_and_which_lines_cannot_be(
        home: Path, statements: list[str], run: Run) -> None:
    typo = run(home, "import", "-", "--dry-run", stdin=f"id,titel\n{statements[0]},x\n".encode())
    assert (typo.code, "titel" in typo.err) == (0, True)
    assert run(home, "export").code == 0
    exported = run(home, "export").out.encode()
    assert "left out" not in run(home, "import", "-", "--dry-run", stdin=exported).err
    bad = run(home, "import", "-", lang="fr", stdin=f"id,date\n{statements[0]},demain\nzzz,2024\n".encode())
    assert (bad.code, "date ne peut pas être demain" in bad.err, "l’identifiant zzz" in bad.err) == (2, True, True)
    assert run(home, "import", "-", "--format", "xml", stdin=exported).code == 2
    assert run(home, "export", "zzz").code == 1
