"""A command line that is wrong is answered in the reader's language, with what would be right."""

from __future__ import annotations

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
