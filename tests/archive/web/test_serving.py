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
from archive.web.reaching import outside_address
from archive.web.site import SiteOptions
from tests.archive.web.conftest import PASSWORD, token_on


def run(home: Path, *arguments: str, typed: str = "", language: str = "en") -> tuple[int, str]:
    cli.register_others()
    found = CliRunner().invoke(cli.app, ["--archive", str(home), "--lang", language, *arguments], input=typed)
    return found.exit_code, found.output


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What uvicorn was asked to serve."""
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: asked.append(options))
    return asked


def test_the_site_is_for_this_machine_alone_unless_told_otherwise(filled: Path,
                                                                  served: list[dict[str, object]]) -> None:
    port = free_port()
    code, text = run(filled, "serve", "--port", str(port))
    assert code == 0
    assert f"http://127.0.0.1:{port}/" in text
    assert served[0]["host"] == "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of this machine at which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize(("language", "said", "open_word"), [
    ("fr", "déjà pris par un autre programme", "ouverte"), ("en", "in use by another program", "open")])
def test_a_port_in_use_is_told_before_anything_is_called_open(
        filled: Path, served: list[dict[str, object]], taken: int, language: str, said: str, open_word: str) -> None:
    code, text = run(filled, "serve", "--port", str(taken), language=language)
    assert code == 3
    assert str(taken) in text
    assert said in text
    assert f"--port {taken + 1}" in text
    assert open_word not in text
    assert served == []


def test_an_address_of_another_machine_is_told(own_archive: Archive, home: Path, accounts: Path,
                                               served: list[dict[str, object]]) -> None:
    (home / "web").mkdir(exist_ok=True)
    shutil.copy(accounts, home / "web" / "accounts.json")
    code, text = run(home, "serve", "--host", "192.0.2.7")
    assert code == 3
    assert "192.0.2.7 is no address of this machine" in text
    assert "--host" in text
    assert served == []


@pytest.mark.parametrize(("host", "shown"), [
    ("127.0.0.1", "127.0.0.1"), ("::1", "[::1]"), ("[::1]", "[::1]"), ("archive.exemple.org", "archive.exemple.org")])
def test_the_address_that_is_told_is_that_which_was_given(host: str, shown: str) -> None:
    assert outside_address(host) == shown


def test_where_all_addresses_are_open_one_of_this_machine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: None)
    monkeypatch.setattr(socket.socket, "getsockname", lambda _: ("10.0.0.7", 9))
    assert outside_address("0.0.0.0") == "10.0.0.7"  # noqa: S104 - told, not served


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
    code, text = run(home, "serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104 - allowed now
    assert code == 0
    assert "--name NAME" in text
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
    port = free_port()
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
