"""What a person at the terminal sees: results, messages, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.terminal.conftest import SAMPLES, Run

STATEMENT = ("COMMUNIQUÉ DE PRESSE\n\nToulouse, le 3 mars 2021\n\nLes cheminots défendent le fret\n\n"
             "Le syndicat des cheminots de Toulouse demande l'arrêt des fermetures de gares de fret.\n\n"
             "Camille Durand, secrétaire générale\n")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fret.txt"
    path.write_text(STATEMENT, encoding="utf-8")
    return path


def test_a_search_by_signature_finds_what_the_person_signed_and_tells_the_other_roles(
        run: Run, sample_home: Path) -> None:
    found = run(sample_home, "search", "--signed-by", "Jean-Michel Fabre")
    assert found.code == 0
    assert "Jean-Michel Fabre" in found.out
    for role in ("quoted", "contact"):
        assert f'archive --archive {sample_home} search --{role} "Jean-Michel Fabre"' in found.err


@pytest.mark.parametrize("name", ["jean michel fabre", "FABRE Jean-Michel", "Jean-Michel FABRE", "J.-M. Fabre"])
def test_a_person_is_found_in_every_spelling(run: Run, sample_home: Path, name: str) -> None:
    wanted = run(sample_home, "search", "--signed-by", "Jean-Michel Fabre", "--ids")
    assert wanted.out
    assert run(sample_home, "search", "--signed-by", name, "--ids").out == wanted.out


def test_every_signatory_option_hit_names_the_person_among_its_signatories(run: Run, sample_home: Path) -> None:
    page = run(sample_home, "search", "--signed-by", "Jean-Michel Fabre", "--json").json
    assert page["total"] == len(page["hits"]) > 0
    for hit in page["hits"]:
        assert "Jean-Michel Fabre" in [one["name"] for one in hit["signatories"]]


def test_the_words_of_the_readme_find_something(run: Run, sample_home: Path) -> None:
    page = run(sample_home, "search", "discrimination logement", "--json").json
    assert page["schema"] == "archive.search/1"
    assert page["hits"][0]["passages"]


def test_marks_of_passages_are_the_words_searched(run: Run, sample_home: Path) -> None:
    page = run(sample_home, "search", "discrimination", "--json").json
    for hit in page["hits"]:
        for passage in hit["passages"]:
            for start, end in passage["marks"]:
                assert passage["text"][start:end].lower().startswith("discrim")


def test_facets_count_over_all_that_match_not_only_the_page(run: Run, sample_home: Path) -> None:
    page = run(sample_home, "search", "--facets", "--limit", "1", "--json").json
    assert len(page["hits"]) == 1
    assert sum(one["count"] for one in page["facets"]["type"]) == page["total"] > 1


def test_pages_follow_each_other_without_gap_or_repetition(run: Run, sample_home: Path) -> None:
    everything = run(sample_home, "list", "--limit", "1000", "--ids").out.split()
    pages = [run(sample_home, "list", "--limit", "7", "--page", str(number), "--ids").out.split()
             for number in range(1, len(everything) // 7 + 2)]
    assert [one for page in pages for one in page] == everything


def test_nothing_found_is_exit_code_1_and_a_helpful_line(run: Run, sample_home: Path) -> None:
    found = run(sample_home, "search", "discriminattion")
    assert (found.code == 1) == (found.out == "")
    assert "discrimination" in found.err + found.out


def test_a_filter_that_excludes_everything_is_named(run: Run, sample_home: Path) -> None:
    found = run(sample_home, "search", "logement", "--from", "2031")
    assert found.code == 1
    assert "--from" in found.err


@pytest.mark.parametrize("query", [
    '"', "*", "AND AND", "a" * 10_000, "\x00\x07\x1b[2J", "l'égalité", "06:30", "((((", "date:>", "-", "«",
    "OU ET SAUF"])
def test_no_query_is_an_error(run: Run, sample_home: Path, query: str) -> None:
    assert run(sample_home, "search", "--", query).code in {0, 1}


def test_ingest_twice_adds_nothing(run: Run, home: Path, file: Path) -> None:
    assert run(home, "ingest", str(file), "--json").json["counts"]["added"] == 1
    again = run(home, "ingest", str(file), "--json").json["counts"]
    assert again == {"added": 0, "unchanged": 1, "updated": 0, "duplicate": 0, "refused": 0}


def test_a_dry_run_stores_nothing(run: Run, home: Path, file: Path) -> None:
    assert "1 added" in run(home, "ingest", "--dry-run", str(file)).out
    assert run(home, "list").code != 0


def test_standard_input_is_a_statement(run: Run, home: Path) -> None:
    assert run(home, "ingest", "-", stdin=STATEMENT.encode()).code == 0
    assert "fret" in run(home, "list").out


def test_the_original_comes_back_byte_for_byte(run: Run, home: Path, tmp_path: Path,
                                               capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    data = b"\xef\xbb\xbf" + STATEMENT.replace("\n", "\r\n").encode()
    (tmp_path / "a.txt").write_bytes(data)
    run(home, "ingest", str(tmp_path / "a.txt"))
    identifier = run(home, "list", "--ids").out.strip()
    assert run(home, "show", identifier, "--original").out.encode() == data


def test_contacts_are_masked_unless_asked_for(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STATEMENT + "\nContact presse : Camille Durand, 06 39 98 12 34, cd@exemple.org\n",
                                    encoding="utf-8")
    run(home, "ingest", str(tmp_path / "a.txt"))
    identifier = run(home, "list", "--ids").out.strip()
    for shown in (run(home, "show", identifier), run(home, "show", identifier, "--json"),
                  run(home, "search", "Camille Durand contact", "--json")):
        assert "39 98 12 34" not in shown.out
        assert "cd@exemple.org" not in shown.out
    assert "06 39 98 12 34" in run(home, "show", identifier, "--with-contacts").out


def test_delete_asks_and_restore_brings_back(run: Run, home: Path, file: Path) -> None:
    run(home, "ingest", str(file))
    identifier = run(home, "list", "--ids").out.strip()
    assert run(home, "delete", identifier, stdin=b"n\n").code == 1
    assert run(home, "list", "--ids").out.strip() == identifier
    assert run(home, "delete", identifier, "--yes", "--reason", "essai").code == 0
    assert run(home, "list", "--ids").out == ""
    assert run(home, "restore", identifier).code == 0
    assert run(home, "list", "--ids").out.strip() == identifier


def test_an_unknown_identifier_says_how_to_find_them(run: Run, sample_home: Path) -> None:
    found = run(sample_home, "show", "nonesuch")
    assert (found.code, found.out) == (1, "")
    assert f"`archive --archive {sample_home} list --ids`" in found.err


def test_an_identifier_is_taken_in_any_letter_case(run: Run, sample_home: Path) -> None:
    identifier = run(sample_home, "list", "--ids", "--limit", "1").out.strip()
    assert run(sample_home, "show", identifier.upper()).out == run(sample_home, "show", identifier).out != ""
    assert run(sample_home, "similar", identifier.upper(), "--ids").out == run(
        sample_home, "similar", identifier, "--ids").out


def test_no_archive_says_how_to_make_one(run: Run, home: Path) -> None:
    found = run(home, "search", "x")
    assert found.code == 3
    assert f"archive --archive {home} ingest" in found.err


def test_verify_is_exit_code_2_when_an_original_was_altered_and_names_the_command_that_mends_it(
        run: Run, home: Path, file: Path) -> None:
    run(home, "ingest", str(file))
    assert run(home, "verify").code == 0
    original = next(path for path in (home / "originals").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(b"altered")
    found = run(home, "verify")
    assert found.code == 2
    assert f"archive --archive {home} ingest" in found.out


def test_analyze_stores_nothing_and_prints_the_contract(run: Run, home: Path, file: Path) -> None:
    found = run(home, "analyze", str(file), "--json").json
    assert found["title"] == "Les cheminots défendent le fret"
    assert found["date"] == "2021-03-03"
    assert [one["name"] for one in found["signatories"]] == ["Camille Durand"]
    for mention in found["mentions"]:
        assert found["text"][mention["start"]:mention["end"]] == mention["text"]
    assert not home.exists()


BAD = [
    pytest.param(b"", "empty", id="empty file"),
    pytest.param(b" \n\t\n ", "", id="only blanks"),
    pytest.param(bytes(range(256)) * 40, "text", id="binary named .txt"),
    pytest.param(b"<html><script>alert(1)</script></html>", "text", id="HTML without text"),
]


@pytest.mark.parametrize(("data", "word"), BAD)
def test_a_bad_file_is_refused_with_its_reason_and_the_rest_goes_on(
        run: Run, home: Path, tmp_path: Path, data: bytes, word: str) -> None:
    folder = tmp_path / "batch"
    folder.mkdir()
    (folder / "bad.html" if data.startswith(b"<html") else folder / "bad.txt").write_bytes(data)
    (folder / "good.txt").write_text(STATEMENT, encoding="utf-8")
    found = run(home, "ingest", str(folder))
    assert found.code == 1
    assert "1 added" in found.out
    assert "1 refused" in found.out
    assert "bad." in found.err
    assert word in found.err
    assert run(home, "verify").code == 0


ENCODINGS = [
    pytest.param("utf-8-sig", id="UTF-8 with a mark"), pytest.param("cp1252", id="Windows-1252"),
    pytest.param("latin-1", id="Latin-1"), pytest.param("utf-16", id="UTF-16"),
]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_statement_reads_the_same_in_every_encoding(run: Run, home: Path, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(STATEMENT.encode(encoding))
    found = run(home, "analyze", str(tmp_path / "a.txt"), "--json").json
    assert found["title"] == "Les cheminots défendent le fret"


def test_a_name_with_a_newline_cannot_forge_a_line(run: Run, home: Path, tmp_path: Path) -> None:
    name = "a\n1 000 ajoutés.txt"
    (tmp_path / name).write_bytes(b"")
    found = run(home, "ingest", str(tmp_path / name))
    assert "\\n" in found.err


def test_a_statement_cannot_command_the_terminal(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STATEMENT.replace("fret", "fret \x1b[2J\x1b]0;x\x07"), encoding="utf-8")
    run(home, "ingest", str(tmp_path / "a.txt"))
    identifier = run(home, "list", "--ids").out.strip()
    for shown in (run(home, "list"), run(home, "show", identifier), run(home, "search", "fret")):
        assert "\x1b[2J" not in shown.out
        assert "\x07" not in shown.out


def test_messages_are_french_by_default_and_english_when_asked(run: Run, sample_home: Path) -> None:
    assert "communiqué" in run(sample_home, "list", lang="fr").err
    assert "statement" in run(sample_home, "list", lang="en").err


def test_samples_are_there() -> None:
    assert len(list(SAMPLES.iterdir())) >= 40


def test_values_of_one_option_widen_and_exclusion_narrows(run: Run, sample_home: Path) -> None:
    def total(*options: str) -> int:
        return int(run(sample_home, "search", *options, "--json").json["total"])

    one, other = total("--type", "tract"), total("--type", "motion")
    assert one > 0
    assert other > 0
    assert total("--type", "tract", "--type", "motion") == one + other
    assert total("--exclude", "type:tract") + one == total("--copies")
    assert run(sample_home, "search", "--exclude", "tract").code == 2


def test_few_complete_hits_are_told_apart_from_those_that_lack_words(run: Run, sample_home: Path) -> None:
    page = run(sample_home, "search", "grève loyers", "--limit", "50", "--json").json
    assert page["complete"] < page["total"] == len(page["hits"])
    assert sum(not hit["missing"] for hit in page["hits"]) == page["complete"]
    assert all(hit["missing"] for hit in page["hits"][page["complete"]:])
    said = run(sample_home, "search", "grève loyers").err
    assert ("these have some of them" if not page["complete"] else "the others have some of them") in said


def test_a_strict_query_takes_words_as_written(run: Run, sample_home: Path) -> None:
    strict = run(sample_home, "search", "=loyers", "--ids", "--limit", "50").out
    assert run(sample_home, "search", "loyers", "--strict", "--ids", "--limit", "50").out == strict
    assert run(sample_home, "search", "greve", "--strict").code == 1


def test_scores_are_explained_and_years_drawn_where_asked(run: Run, sample_home: Path) -> None:
    shown = run(sample_home, "search", "loyers", "--explain", "--timeline").out
    assert "loyer in body ×" in shown
    assert "█" in shown
    page = run(sample_home, "search", "loyers", "--explain", "--timeline", "--limit", "50", "--json").json
    for hit in page["hits"]:
        assert hit["explanation"]["score"] == pytest.approx(hit["score"])
    dated = sum(hit["date"] is not None for hit in page["hits"])
    assert sum(bar["statements"] for bar in page["timeline"]["year"]) == dated


def test_similar_statements_are_counted_over_all_and_lack_no_word(run: Run, sample_home: Path) -> None:
    identifier = run(sample_home, "search", "discrimination logement", "--ids", "--limit", "1").out.strip()
    every = run(sample_home, "similar", identifier, "--limit", "1000", "--json").json
    first = run(sample_home, "similar", identifier, "--limit", "2", "--json").json
    assert first["query"] == identifier
    assert first["total"] == first["complete"] == len(every["hits"]) > len(first["hits"]) == 2
    assert first["took_ms"] > 0
    assert [hit["id"] for hit in first["hits"]] == [hit["id"] for hit in every["hits"][:2]]


def test_a_saved_search_counts_and_numbers_what_is_new(run: Run, home: Path, file: Path, tmp_path: Path) -> None:
    run(home, "ingest", str(file))
    run(home, "saved", "add", "fret", "fermetures gares")
    assert run(home, "saved", "list", "--json").json == {
        "schema": "archive.saved/1", "searches": [{"name": "fret", "query": "fermetures gares", "seen": 1}]}
    (tmp_path / "b.txt").write_text(STATEMENT.replace("Toulouse", "Albi"), encoding="utf-8")
    run(home, "ingest", str(tmp_path / "b.txt"))
    page = run(home, "saved", "run", "fret", "--json").json
    assert (page["total"], page["complete"], [hit["number"] for hit in page["hits"]]) == (1, 1, [1])
    assert run(home, "saved", "run", "fret").code == 1
