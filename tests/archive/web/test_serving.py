"""The commands that open the archive to a browser."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest
import uvicorn
from typer.testing import CliRunner

import cli
from archive.archive import Archive
from archive.web.access import Accounts
from archive.web.processes import serve_site
from archive.web.site import SiteOptions
from tests.archive.web.conftest import PASSWORD, token_on


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
    (["--role", "king"], PASSWORD, 2), ([], "court", 2)], ids=["role", "password"])
def test_an_account_that_cannot_be_is_refused(own_archive: object, home: Path, arguments: list[str], typed: str,
                                              code: int) -> None:
    assert run(home, "account", "x", *arguments, typed=typed + "\n")[0] == code


@pytest.fixture
def several(own_archive: Archive, home: Path, accounts: Path) -> Iterator[str]:
    """The address of a site that two processes serve."""
    (home / "web").mkdir(exist_ok=True)
    shutil.copy(accounts, home / "web" / "accounts.json")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = SiteOptions(is_open=False, workers=2)
    server = multiprocessing.get_context("spawn").Process(target=serve_home, args=(home, site, port))
    server.start()
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        with suppress(httpx2.TransportError):
            if httpx2.get(f"{address}/health").status_code == 200:
                break
        time.sleep(0.1)
    yield address
    server.terminate()
    server.join(20)


def serve_home(home: Path, options: SiteOptions, port: int) -> None:
    serve_site(Archive.open(home), options, "127.0.0.1", port)


def test_who_signs_in_at_one_process_is_known_to_the_others(several: str) -> None:
    with httpx2.Client(base_url=several) as client:
        token = token_on(client.get("/sign-in").text)
        form = {"csrf": token, "name": "archiviste", "password": PASSWORD, "next": "/"}
        assert client.post("/sign-in", data=form).status_code == 303
        cookies = dict(client.cookies)
    # Each connection is taken by whichever process is free.
    for _ in range(20):
        with httpx2.Client(base_url=several, cookies=cookies) as client:
            assert client.get("/desk").status_code == 200
            assert token_on(client.get("/desk").text) == token


def test_several_processes_together_let_nobody_guess_more_often(several: str) -> None:
    told = []
    for _ in range(30):
        with httpx2.Client(base_url=several) as client:
            token = token_on(client.get("/sign-in").text)
            form = {"csrf": token, "name": "archiviste", "password": "faux mot de passe"}
            told.append(client.post("/sign-in", data=form).status_code)
    assert 1 <= told.count(401) <= 5
    assert told.count(429) == 30 - told.count(401)


def test_no_other_command_pays_for_the_page() -> None:
    program = ("import sys, json, cli; "
               "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))")
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"fastapi", "starlette", "uvicorn", "jinja2", "argon2", "nh3"} & set(json.loads(found.stdout))
