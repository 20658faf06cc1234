"""Output that cannot be written is a failure with its remedy; output that nobody reads any more ends the command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import cli

PROGRAM = str(Path(cli.__file__))
COMMANDS = [
    pytest.param(["list", "-n", "200"], id="lines"), pytest.param(["list", "--json"], id="JSON"),
    pytest.param(["list", "--ids"], id="identifiers"), pytest.param(["export"], id="a table"),
    pytest.param(["--version"], id="the version"), pytest.param(["search", "--help"], id="help")]


def ended(home: Path, *arguments: str, out: int | None, lang: str = "en") -> tuple[int, str]:
    """The exit code and the messages of a process whose standard output is `out`."""
    command = [sys.executable, PROGRAM, "--archive", str(home), "--lang", lang, *arguments]
    ran = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    return ran.returncode, ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_full_disk_is_told_with_its_remedy_and_is_no_search_without_hits(
        sample_home: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        code, told = ended(sample_home, *arguments, out=full.fileno())
    assert (code, told.splitlines()) == (3, [
        "The output could not be written: no space is left there.",
        "Make room there or write to another place, then run the same command again; everything stored so far is kept.",
    ])


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no pipes of that kind")
@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_command_whose_output_nobody_reads_ends_as_grep_does_and_says_nothing(
        sample_home: Path, arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        assert ended(sample_home, *arguments, out=writer) == (-signal.SIGPIPE, "")
    finally:
        os.close(writer)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_closed_output_is_a_failure_not_an_answer(sample_home: Path, options: list[str]) -> None:
    command = f'exec "{sys.executable}" "{PROGRAM}" --archive "{sample_home}" --lang en list {" ".join(options)} >&-'
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "The output could not be written: it is closed." in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_messages_that_cannot_be_told_change_neither_data_nor_exit_code(sample_home: Path) -> None:
    command = [sys.executable, PROGRAM, "--archive", str(sample_home)]
    with Path("/dev/full").open("wb") as full:
        listed = subprocess.run([*command, "list", "--limit", "1"], stdout=subprocess.PIPE, stderr=full, check=False)
        missing = subprocess.run([*command, "show", "nonesuch"], stdout=subprocess.PIPE, stderr=full, check=False)
    assert (listed.returncode, listed.stdout.count(b"  1. ")) == (0, 1)
    assert (missing.returncode, missing.stdout) == (1, b"")
