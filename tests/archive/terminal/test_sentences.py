"""Numbers, moments, settings and passwords are said as a reader of the language says them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import BusyError
from archive.locks import write_lock
from archive.reports import CutPassage
from archive.terminal.messages import translations
from archive.terminal.screen import Screen
from archive.terminal.wording import say_passage
from tests.archive.fakes import ingest, open_archive, write_statement
from tests.archive.terminal.conftest import Run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with open_archive(tmp_path / "home") as archive:
        ingest(archive, write_statement(tmp_path / "s", 0))
    return tmp_path / "home"


@pytest.fixture
def in_toulouse(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Europe/Paris")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(("lang", "said"), [
    ("fr", "0 ajouté, 1 inchangé, 0 mis à jour, 1 doublon, 2 refusés"),
    ("en", "0 added, 1 unchanged, 0 updated, 1 duplicate, 2 refused")])
def test_counts_agree_with_their_nouns(run: Run, home: Path, tmp_path: Path, lang: str, said: str) -> None:
    files = [next((tmp_path / "s").iterdir()), tmp_path / "copy.txt", tmp_path / "a.txt", tmp_path / "b.txt"]
    files[1].write_bytes(b"\n" + files[0].read_bytes())
    for file in files[2:]:
        file.write_bytes(b"")
    assert run(home, "ingest", "--dry-run", *map(str, files), lang=lang).out.strip().endswith(f": {said}.")


@pytest.mark.parametrize(("language", "stamp", "said"), [
    ("fr", "2026-11-29T10:23:09+00:00", "29 novembre 2026 à 11 h 23"),
    ("fr", "2026-07-01T06:05:00+00:00", "1er juillet 2026 à 8 h 05"),
    ("fr", "2026-12-31T23:30:00+00:00", "1er janvier 2027 à 0 h 30"),
    ("en", "2026-07-01T06:05:00+00:00", "1 July 2026 at 08:05"), ("fr", "?", "depuis le ?")])
@pytest.mark.usefixtures("in_toulouse")
def test_who_writes_since_when_is_said_in_words_and_local_time(language: str, stamp: str, said: str) -> None:
    error = BusyError("/srv/archive", pid=12, command="ingest", since=stamp)
    assert said in Screen(language, translations(language)).refusal(error)[0]


def test_a_locked_archive_names_who_writes_without_a_raw_stamp(
        run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_WAIT", "0")
    with write_lock(home, "ingest", 0.0, print):
        ran = run(home, "ingest", str(write_statement(tmp_path / "s", 1)), lang="fr")
    assert ran.code == 3
    assert "(ingest) depuis le " in ran.err
    assert " h " in ran.err
    assert "+0" not in ran.err


@pytest.mark.parametrize(("settings", "said"), [
    ("moteur = 1", "Il n’y a pas de réglage moteur"), ("worker = 1", "Vouliez-vous dire workers ?"),
    ("workers = 0", "un nombre de 1 à"), ("engine = ", "ne peuvent pas être lus")])
def test_a_wrong_setting_is_told_in_the_readers_language(run: Run, home: Path, settings: str, said: str) -> None:
    (home / "settings.toml").write_text(settings, encoding="utf-8")
    ran = run(home, "list", lang="fr")
    assert (ran.code, said in ran.err) == (2, True), ran.err


def test_a_wrong_variable_of_the_environment_is_named(
        run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_ENGINE", "lucene")
    ran = run(home, "list", lang="fr")
    assert (ran.code, "La variable d’environnement ARCHIVE_ENGINE" in ran.err) == (2, True)


def test_the_parts_of_an_archive_are_named_in_french(run: Run, home: Path) -> None:
    shown = run(home, "stats", lang="fr").out
    assert all(part in shown for part in ("  originaux ", "  base de données ", "  index "))
    assert not any(part in shown for part in ("originals", "store"))


def test_a_short_password_is_wrong_usage_told_in_french(run: Run, home: Path) -> None:
    ran = run(home, "account", "Camille", lang="fr", stdin=b"abc\n")
    assert (ran.code, ran.out) == (2, "")
    assert "Le mot de passe de Camille est trop court." in ran.err


def test_a_passage_out_of_a_sentence_has_an_ellipsis_and_its_marks_move_along() -> None:
    shown = say_passage(CutPassage("la grève continue", ((3, 8),), begins_within=True, ends_within=True))
    assert shown.text == "…\u00a0la grève continue\u00a0…"
    assert [shown.text[start:end] for start, end in shown.marks] == ["grève"]
    assert say_passage(CutPassage("La grève continue.", ((3, 8),))).text == "La grève continue."
