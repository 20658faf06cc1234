"""What is said beside the hits: reasons, commands to copy, what cannot be, where the pages end."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from archive.terminal.messages import LANGUAGES, translations
from archive.terminal.screen import Screen
from archive.terminal.wording import DOCUMENT_TYPES
from indexer.fields import type_named
from tests.archive.terminal.conftest import Run


def test_a_command_that_is_suggested_works_as_it_is_copied(
        run: Run, sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "les {archives} d'ici"
    shutil.copytree(sample_home, home)
    monkeypatch.setenv("ARCHIVE_HOME", str(tmp_path / "elsewhere"))
    told = run(home, "search", "--signed-by", "Jean-Michel Fabre").err
    command = next(line.partition(": ")[2] for line in told.splitlines() if "--quoted" in line)
    _, *copied = shlex.split(command)
    assert copied[:2] == ["--archive", str(home)]
    assert run(tmp_path, *copied).code == 0
    assert f"`{command.partition(' search')[0]} list --ids`" in run(home, "show", "nonesuch").err


def test_reasons_are_said_in_the_readers_language_and_kept_in_json(run: Run, sample_home: Path) -> None:
    lines = run(sample_home, "search", "grève loyer discriminations", "--limit", "50", lang="fr").out
    assert "(autre forme)" in lines
    assert "sans grève" in lines
    assert "(lemma)" not in lines
    assert "missing:" not in lines
    page = run(sample_home, "search", "grève loyer discriminations", "--limit", "50", "--json", lang="fr").json
    reasons = {reason for hit in page["hits"] for reason in hit["match"]}
    assert "missing: grève" in reasons
    assert any(reason.endswith("(lemma)") for reason in reasons)


def test_a_facet_without_values_says_so_beside_the_data(run: Run, sample_home: Path) -> None:
    found = run(sample_home, "search", "--facet", "année", "--facet", "mot-clé", "--limit", "1", lang="fr")
    assert (found.code, "Mots-clés : rien dans les communiqués trouvés." in found.err) == (0, True)
    assert "Années :" not in found.err
    assert "Mots-clés :" in run(sample_home, "facets", "--facet", "tag", lang="fr").err
    assert "émetteur" in run(sample_home, "facets", "--facet", "blah", lang="fr").err


@pytest.mark.parametrize(("arguments", "possible"), [
    (["--type", "foo"], "press statement, declaration, open letter, resolution, leaflet, motion, other"),
    (["--type", "tract", "--type", "foo"], "open letter"), (["--exclude", "nature:foo"], "leaflet"),
    (["--sort", "blah"], "oldest"), (["--facet", "blah"], "issuer")])
def test_a_value_that_cannot_be_is_wrong_usage_and_told_with_those_that_can(
        run: Run, sample_home: Path, arguments: list[str], possible: str) -> None:
    found = run(sample_home, "search", *arguments)
    assert (found.code, found.out, possible in found.err) == (2, "", True)


@pytest.mark.parametrize("name", ["communiqué", "Lettre-Ouverte", "tracts", "open letters", "Leaflet"])
def test_a_type_is_named_as_people_write_it(run: Run, sample_home: Path, name: str) -> None:
    assert run(sample_home, "search", "--type", name, "--ids").code == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", DOCUMENT_TYPES)
def test_every_type_is_accepted_as_it_is_shown(language: str, code: str) -> None:
    assert type_named(Screen(language, translations(language)).say(DOCUMENT_TYPES[code])) == code


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_type_is_filtered_excluded_and_asked_for_by_the_name_that_a_hit_shows(
        run: Run, sample_home: Path, lang: str) -> None:
    name = Screen(lang, translations(lang)).say(DOCUMENT_TYPES["lettre_ouverte"])
    assert name in " ".join(run(sample_home, "search", "type:lettre_ouverte", "--limit", "1", lang=lang).out.split())
    every = run(sample_home, "search", "--type", "lettre_ouverte", "--ids").out
    assert every == run(sample_home, "search", "--type", name, "--ids", lang=lang).out
    assert every == run(sample_home, "search", f'type:"{name}"', "--ids", lang=lang).out
    others = run(sample_home, "search", "--exclude", f"type:{name}", "--ids", lang=lang).out
    assert not set(every.split()) & set(others.split())


def test_a_type_is_set_by_the_name_that_is_shown(run: Run, sample_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    identifier = run(home, "search", "--type", "tract", "--ids").out.split()[0]
    assert run(home, "set", identifier, "type", "open letter").code == 0
    assert run(home, "show", identifier, "--json").json["document_type"] == "lettre_ouverte"


def test_where_the_words_exclude_everything_they_are_named_as_a_reader_calls_them(
        run: Run, sample_home: Path) -> None:
    found = run(sample_home, "search", "zzzzqq", "--issuer", "HSO")
    assert (found.code, "Without the words: 3 statements" in found.err, "QUERY" in found.err) == (1, True, False)
    helped = run(sample_home, "search", "zzzzqq", "--issuer", "HSO", "--json").json["help"]
    assert helped["excluding"] == [["QUERY", 3]]


def test_a_language_that_there_is_not_is_wrong_usage(run: Run, sample_home: Path) -> None:
    found = run(sample_home, "list", lang="de")
    assert (found.code, found.out, "fr, en" in found.err) == (2, "", True)


@pytest.mark.parametrize("shape", [[], ["--ids"], ["--json"]])
def test_beyond_the_last_page_the_last_one_is_named(run: Run, sample_home: Path, shape: list[str]) -> None:
    total = run(sample_home, "list", "--json").json["total"]
    last = -(-total // 7)
    assert run(sample_home, "list", "--limit", "7", "--page", str(last), *shape).code == 0
    beyond = run(sample_home, "list", "--limit", "7", "--page", str(last + 1), *shape)
    assert (beyond.code, f"the last one is page {last}." in beyond.err) == (1, True)
    assert run(sample_home, "list", "--limit", "0", "--page", "2", *shape).code == 0


def test_all_identifiers_are_printed_where_no_page_is_asked_for(run: Run, sample_home: Path) -> None:
    total = run(sample_home, "search", "--json", "--limit", "1", "--copies").json["total"]
    assert total > 20
    for command in (["search"], ["list"]):
        assert len(set(run(sample_home, *command, "--ids").out.split())) == total
        assert len(run(sample_home, *command, "--ids", "--limit", "3").out.split()) == 3
    assert run(sample_home, "search", "zzzz", "--ids").code == 1
    words = run(sample_home, "search", "grève loyer", "--json", "--limit", "100").json
    assert len(run(sample_home, "search", "grève loyer", "--ids").out.split()) <= words["complete"] < words["total"]


def test_what_was_not_understood_is_said_before_anything_is_decided(
        run: Run, sample_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    for arguments in (["search", "couleur:rouge grève ("], ["tag", "--query", "couleur:rouge grève (", "x"]):
        told = run(home, *arguments, lang="fr").err
        assert "Le champ « couleur » n’existe pas" in told, told
        assert "parenthèse" in told


def test_files_of_other_formats_are_told_after_an_ingest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("un.pdf", "deux.docx", "trois.txt"):
        (tmp_path / "in" / name).write_text("Communiqué\n\nNous demandons des postes pour tous.\n", encoding="utf-8")
    ran = run(tmp_path / "home", "ingest", str(tmp_path / "in"), "--dry-run", lang="fr")
    assert "2 fichiers d’autres formats ont été laissés : deux.docx, un.pdf" in ran.err
    assert run(tmp_path / "home", "ingest", str(tmp_path / "in"), "--dry-run", "--json").json["passed_over"] == [
        str(tmp_path / "in" / name) for name in ("deux.docx", "un.pdf")]
