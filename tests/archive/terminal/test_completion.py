"""Shells complete commands and options: asked as the shell asks, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from tests.archive.terminal.conftest import Run

ROOT = Path(cli.__file__).parent
CASES = [
    pytest.param("archive sea", {"search"}, id="a command of the first hour"),
    pytest.param("archive re", {"restore", "reindex", "reject", "rename", "relate", "review"}, id="other commands"),
    pytest.param("archive search --fac", {"--facets", "--facet", "--facet-size"}, id="options"),
    pytest.param("archive show --o", {"--original"}, id="options of another command"),
    pytest.param("archive --archive /tmp/a saved r", {"run", "remove"}, id="a command's own commands"),
    pytest.param("archive --install-c", {"--install-completion"}, id="options of the program"),
    pytest.param("archive zzz", set(), id="nothing"),
]


def asked(**environment: str) -> str:
    ran = subprocess.run([sys.executable, "-m", "cli"], capture_output=True, text=True, check=True, cwd=ROOT,
                         env=os.environ | {"ARCHIVE_LANG": "fr"} | environment)
    assert ran.stderr == ""
    return ran.stdout


@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_bash_completes(line: str, wanted: set[str]) -> None:
    found = asked(_ARCHIVE_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(line.split()) - 1))
    assert set(found.split()) == wanted


@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_fish_completes(line: str, wanted: set[str]) -> None:
    found = asked(_ARCHIVE_COMPLETE="complete_fish", _TYPER_COMPLETE_ARGS=line, _TYPER_COMPLETE_FISH_ACTION="get-args")
    assert {one.partition("\t")[0] for one in found.splitlines() if one} == wanted


def test_zsh_completes_with_the_help_in_the_readers_language() -> None:
    found = asked(_ARCHIVE_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="archive reind")
    assert '"reindex":"Reconstruire' in found


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_the_script_that_is_shown_works_in_bash(tmp_path: Path) -> None:
    program = tmp_path / "archive"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = ('eval "$(archive --show-completion bash)"; COMP_WORDS=(archive show --or); COMP_CWORD=2; '
              '_archive_completion archive; echo "${COMPREPLY[@]}"')
    ran = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, check=True,
                         env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"})
    assert ran.stdout.strip() == "--original"


@pytest.mark.parametrize(("shell", "place"), [
    ("bash", ".bash_completions/archive.sh"), ("zsh", ".zfunc/_archive"),
    ("fish", ".config/fish/completions/archive.fish")])
def test_completion_is_installed_for_the_shell_that_is_named(
        run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, place: str) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    ran = run(tmp_path / "home", "--install-completion", shell, lang="fr")
    assert (ran.code, str(tmp_path / place) in ran.err) == (0, True)
    assert run(tmp_path / "home", "--show-completion", shell).out.strip() == (tmp_path / place).read_text().strip()


def test_an_unknown_shell_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    ran = run(tmp_path, "--install-completion", "nu", lang="fr")
    assert (ran.code, "bash, zsh, fish" in ran.err) == (2, True)
    assert run(tmp_path, "--show-completion").code == 2
