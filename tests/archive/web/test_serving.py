"""The commands that open the archive to a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import uvicorn
from typer.testing import CliRunner

import cli
from archive.web.access import Accounts
from tests.archive.web.conftest import PASSWORD


def run(home: Path, *arguments: str, typed: str = "") -> tuple[int, str]:
    cli.register_others()
    found = CliRunner().invoke(cli.app, ["--archive", str(home), "--lang", "en", *arguments], input=typed)
    return found.exit_code, found.output


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What uvicorn was asked to serve."""
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: asked.append(options))
    return asked


def test_the_site_is_for_this_machine_alone_unless_told_otherwise(filled: Path,
                                                                  served: list[dict[str, object]]) -> None:
    code, text = run(filled, "serve", "--port", "8123")
    assert code == 0
    assert "http://127.0.0.1:8123/" in text
    assert served[0]["host"] == "127.0.0.1"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "archive.exemple.org"])  # noqa: S104 - what is refused
def test_no_other_address_is_opened_while_nobody_may_sign_in(filled: Path, served: list[dict[str, object]],
                                                             host: str) -> None:
    code, text = run(filled, "serve", "--host", host)
    assert code == 2
    assert "archive account" in text
    assert served == []


def test_an_account_opens_other_addresses_and_can_be_removed(own_archive: object, home: Path,
                                                             served: list[dict[str, object]]) -> None:
    code, text = run(home, "account", "archiviste", "--role", "archivist", typed=PASSWORD + "\n")
    assert code == 0
    token = text.strip().splitlines()[-1]
    assert Accounts(home / "web" / "accounts.json").with_token(token) is not None
    assert run(home, "serve", "--host", "0.0.0.0")[0] == 0  # noqa: S104 - allowed now
    assert len(served) == 1
    assert run(home, "account", "archiviste", "--remove")[0] == 0
    assert run(home, "account", "archiviste", "--remove")[0] == 1


@pytest.mark.parametrize(("arguments", "typed", "code"), [
    (["--role", "king"], PASSWORD, 2), ([], "court", 3)], ids=["role", "password"])
def test_an_account_that_cannot_be_is_refused(own_archive: object, home: Path, arguments: list[str], typed: str,
                                              code: int) -> None:
    assert run(home, "account", "x", *arguments, typed=typed + "\n")[0] == code


def test_no_other_command_pays_for_the_page() -> None:
    program = ("import sys, json, cli; "
               "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))")
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"fastapi", "starlette", "uvicorn", "jinja2", "argon2", "nh3"} & set(json.loads(found.stdout))
