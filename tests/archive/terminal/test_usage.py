"""A command line that is wrong is answered in the reader's language, with what would be right."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.archive.terminal.conftest import Run


@pytest.mark.parametrize(("arguments", "french", "english"), [
    pytest.param(["serch"], "Il n’y a pas de commande serch. Vouliez-vous dire search, serve ?",
                 "There is no command serch. Did you mean search, serve?", id="a command misspelt"),
    pytest.param(["xyz"], "Il n’y a pas de commande xyz.", "There is no command xyz.", id="no command at all like it"),
    pytest.param(["search", "--tagg", "x"], "Il n’y a pas d’option --tagg. Vouliez-vous dire --page, --tag, --to ?",
                 "There is no option --tagg. Did you mean --page, --tag, --to?", id="an option misspelt"),
    pytest.param(["search", "--limit", "dix"], "--limit / -n : dix n’est pas un nombre.",
                 "--limit / -n: dix is not a number.", id="no number"),
    pytest.param(["search", "--limit", "-1"], "--limit / -n : -1 n’est pas dans 0<=x<=10000.",
                 "--limit / -n: -1 is not in 0<=x<=10000.", id="beyond the range"),
    pytest.param(["search", "--limit"], "--limit demande une valeur.", "--limit needs a value.", id="no value"),
    pytest.param(["search", "--json=oui"], "--json ne prend pas de valeur.", "--json takes no value.", id="a value"),
    pytest.param(["show", "abc", "d'un", "coup"], "d'un coup : aucun autre mot n’est attendu ici.",
                 "d'un coup: no more words are expected here.", id="words too many"),
    pytest.param(["show", "-- -x"], "Il n’y a pas d’option -- -x.", "There is no option -- -x.", id="a quoted mark"),
    pytest.param(["show"], "Il manque : ID", "Missing: ID", id="an argument missing"),
])
def test_what_is_wrong_is_said_in_french_and_english(
        run: Run, tmp_path: Path, arguments: list[str], french: str, english: str) -> None:
    for lang, sentence, usage in (("fr", french, "Utilisation : archive"), ("en", english, "Usage: archive")):
        ran = run(tmp_path, *arguments, lang=lang)
        assert (ran.code, ran.out) == (2, "")
        assert sentence in ran.err.splitlines()
        assert usage in ran.err or "--help" not in ran.err


def test_help_is_french_down_to_its_own_line(run: Run, tmp_path: Path) -> None:
    ran = run(tmp_path, "search", "--help", lang="fr")
    assert ran.code == 0
    assert "Utilisation : archive search" in ran.out
    assert "Afficher cette aide et s’arrêter." in ran.out
    assert "Show this message" not in ran.out


@pytest.mark.parametrize(("arguments", "meant"), [
    pytest.param(["search", "-loyer logement"], ["search", "--", "-loyer logement"], id="words in quotation marks"),
    pytest.param(["search", "logement", "-loyer"], ["search", "logement", "--", "-loyer"], id="a word behind others"),
    pytest.param(["search", "-loyer", "-charges", "--json"], ["search", "--json", "--", "-loyer", "-charges"],
                 id="options stay before"),
    pytest.param(["search", "-pension"], ["search", "--", "-pension"], id="the letter of an option"),
    pytest.param(["search", "-n", "5", "-(loyer OU charges)"], ["search", "-n", "5", "--", "-(loyer OU charges)"],
                 id="a parenthesis"),
    pytest.param(["search", '-"service minimum" grève'], ["search", "--", '-"service minimum" grève'], id="a phrase"),
    pytest.param(["search", "-2024"], ["search", "--", "-2024"], id="a year"),
    pytest.param(["search", "-- -x"], ["search", "--", "-x"], id="a mark quoted along"),
    pytest.param(["search", "-loyer", "--", "-charges"], ["search", "--", "-loyer", "-charges"], id="others behind"),
    pytest.param(["facets", "-loyer"], ["facets", "--", "-loyer"], id="words that are counted over"),
    pytest.param(["saved", "add", "veille", "-loyer"], ["saved", "add", "veille", "--", "-loyer"], id="words kept"),
])
def test_words_that_look_like_an_option_are_answered_with_the_command_that_searches_them(
        run: Run, sample_home: Path, arguments: list[str], meant: list[str]) -> None:
    ran = run(sample_home, *arguments)
    assert (ran.code, ran.out) == (2, "")
    command = ran.err.splitlines()[-1].removeprefix("Words that begin with “-” stand behind “--”: ")
    assert shlex.split(command) == ["archive", "--archive", str(sample_home), "--lang", "en", *meant]


def test_a_search_without_a_word_works_as_it_is_told(run: Run, sample_home: Path) -> None:
    page = run(sample_home, "search", "--json", "--", "-loyer logement").json
    assert page["understood"][0]["kind"] == "excluded"


@pytest.mark.parametrize("arguments", [
    pytest.param(["search", "--limit", "dix"], id="no number"),
    pytest.param(["search", "-x5"], id="no such option"), pytest.param(["show", "-loyer"], id="no words are taken")])
def test_an_option_that_is_wrong_is_not_taken_for_words(run: Run, sample_home: Path, arguments: list[str]) -> None:
    assert run(sample_home, *arguments).err.splitlines()[-1].endswith("tells more.")


@pytest.mark.parametrize(("arguments", "said", "meant"), [
    pytest.param(["search", "logement", "--lang", "fr"], "--lang", ["--lang", "fr"], id="a value"),
    pytest.param(["search", "logement", "--lang=fr"], "--lang", ["--lang=fr"], id="a value with its sign"),
    pytest.param(["search", "-q", "logement"], "-q", ["-q"], id="a letter"),
    pytest.param(["search", "logement", "--version"], "--version", ["--version"], id="a flag"),
])
def test_an_option_of_the_program_behind_the_command_is_answered_with_its_place(
        run: Run, tmp_path: Path, arguments: list[str], said: str, meant: list[str]) -> None:
    ran = run(tmp_path, *arguments)
    what, remedy = ran.err.splitlines()
    assert (ran.code, what) == (2, f"{said} belongs before the command.")
    assert shlex.split(remedy.removeprefix("Write: ")) == [
        "archive", "--archive", str(tmp_path), "--lang", "en", *meant, "search", "logement"]


def test_an_option_of_the_program_without_its_value_is_only_refused(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path, "search", "logement", "--archive").code == 2
