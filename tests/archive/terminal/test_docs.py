"""Every command and every exit code is on the page that documents them."""

from __future__ import annotations

from pathlib import Path

import typer

import cli
from archive.terminal.session import Exit

PAGE = Path(cli.__file__).parent / "docs" / "commands.md"


def test_every_command_is_documented() -> None:
    cli.register_others()
    page = PAGE.read_text(encoding="utf-8")
    names = typer.main.get_group(cli.app).commands
    assert [name for name in names if f"archive {name}" not in page and f"`{name}" not in page] == []


def test_every_exit_code_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [code for code in Exit if f"| {int(code)} |" not in page] == []
