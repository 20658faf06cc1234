"""Every command, every exit code and every JSON answer is on the page that documents them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

import cli
from archive.reports import Copy, SearchHit, SearchPage
from archive.terminal.session import Exit
from indexer.evaluation import Score
from indexer.explanation import Explanation
from indexer.suggestions import Suggestion

ROOT = Path(cli.__file__).parent
PAGE = ROOT / "docs" / "commands.md"
JSON = ROOT / "docs" / "json.md"


def test_every_command_is_documented() -> None:
    cli.register_others()
    page = PAGE.read_text(encoding="utf-8")
    names = typer.main.get_group(cli.app).commands
    assert [name for name in names if f"archive {name}" not in page and f"`{name}" not in page] == []


def test_every_exit_code_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [code for code in Exit if f"| {int(code)} |" not in page] == []


def test_every_schema_is_documented() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "archive").rglob("*.py")]
    schemas = {found for source in sources for found in re.findall(r"archive\.[a-z]+/\d+", source)}
    page = JSON.read_text(encoding="utf-8")
    assert len(schemas) > 20
    assert sorted(schema for schema in schemas if f"`{schema}`" not in page) == []


@pytest.mark.parametrize("kind", [SearchHit, SearchPage, Copy, Explanation, Suggestion, Score])
def test_every_member_of_an_answer_is_documented(kind: type) -> None:
    page = JSON.read_text(encoding="utf-8")
    assert [name for name in kind.__annotations__ if not re.search(rf"[`\"]{name}[`\"]", page)] == []
