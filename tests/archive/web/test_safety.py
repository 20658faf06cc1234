"""What keeps the site safe: hosts, headers, forgery, sign-in, roles, hostile statements, bounded bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from archive.archive import Archive
from archive.requests import SearchOptions
from archive.web.access import Accounts, Role, WeakPasswordError
from archive.web.application import create_app
from archive.web.guard import MOST_BODY
from archive.web.sessions import SESSION, Signer, site_key
from archive.web.site import SiteOptions, safe_return
from archive.web.throttle import Throttle
from tests.archive.web.conftest import PASSWORD, browser, identifier, token_on

PAGES = ["/", "/?q=logement", "/help", "/api/docs", "/desk", "/desk/history", "/sign-in", "/people?name=Camille+Durand",
         "/nothing", "/statements/zzz", "/api/v1/search", "/health", "/static/site.css", "/feed.atom"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""])
def test_another_name_for_this_host_is_refused(site: TestClient, host: str) -> None:
    answer = site.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "communiqué" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:9", "[::1]:8000"])
def test_this_machine_has_several_names(site: TestClient, host: str) -> None:
    assert site.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(("server", "host", "status"), [
    ("192.168.1.20", "192.168.1.20:8000", 200), ("192.168.1.20", "192.168.1.21", 421),
    ("2001:db8::7", "[2001:DB8::7]:8000", 200), ("192.168.1.20", "[::2]", 421), ("evil.example", "evil.example", 421),
    ("192.168.1.20", "192.168.1.20.evil.example", 421), ("", "", 421)])
def test_of_further_hosts_only_the_address_that_took_the_connection_is_known(
        read_archive: Archive, server: str, host: str, status: int) -> None:
    app = create_app(read_archive)

    async def connected(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "server": (server, 8000)} if server else {**scope, "server": None}, receive, send)

    client = TestClient(connected, base_url="http://127.0.0.1")
    assert client.get("/help", headers={"host": host}).status_code == status


@pytest.mark.parametrize(("language", "said"), [
    ("fr", "La personne qui l’exploite peut autoriser ce nom\u00a0: archive serve --name NOM"),
    ("en", "Whoever runs it can allow the name: archive serve --name NAME")])
def test_who_calls_the_site_by_a_name_that_it_has_not_is_told_how_to_allow_it(site: TestClient, language: str,
                                                                            said: str) -> None:
    headers = {"host": "archive.exemple.org", "accept-language": language}
    assert said in site.get("/", headers=headers).text
    answer = site.get("/api/v1/search", headers=headers).json()
    assert answer["code"] == "unknown_host"
    assert said == answer["remedy"]


@pytest.mark.parametrize(("language", "said"), [("fr", "C’est trop à la fois."), ("en", "This is too much at a time.")])
def test_too_long_a_body_is_refused_in_the_language_of_the_reader(site: TestClient, language: str, said: str) -> None:
    headers = {"accept-language": language, "content-length": str(MOST_BODY + 1)}
    assert said in site.post("/desk/tags", headers=headers).text
    answer = site.post("/api/v1/tags", headers=headers)
    assert answer.status_code == 413
    assert answer.json()["message"] == said


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers_that_keep_it_safe(site: TestClient, path: str) -> None:
    headers = site.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_inline_code_or_anything_from_outside(site: TestClient, path: str) -> None:
    page = site.get(path).text
    assert not re.search(r"<script(?![^>]*src=)|<style|\son\w+=|\sstyle=", page)
    assert not re.search(r'(?:src|action)="(?:https?:)?//', page)


@pytest.mark.parametrize("path", ["/desk/tags", "/statements/abc/contacts", "/sign-out"])
def test_a_change_that_no_page_of_ours_asked_for_is_refused(desk: TestClient, path: str) -> None:
    desk.get("/desk")
    assert desk.post(path, data={"id": "a", "term": "b"}).status_code == 403
    assert desk.post(path, data={"id": "a", "term": "b", "csrf": "0" * 64}).status_code == 403


def test_a_form_with_the_right_token_from_another_site_is_refused(desk: TestClient, own_archive: Archive) -> None:
    token = token_on(desk.get("/desk").text)
    form = {"csrf": token, "id": identifier(own_archive, "hiver"), "term": "logement", "act": "tag", "back": "/desk"}
    assert desk.post("/desk/tags", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert desk.post("/desk/tags", data=form, headers={"sec-fetch-site": "same-origin"}).status_code == 303


def test_the_token_of_one_browser_is_worth_nothing_in_another(own_archive: Archive) -> None:
    one, other = browser(own_archive), browser(own_archive)
    token = token_on(one.get("/desk").text)
    other.get("/desk")
    form = {"csrf": token, "id": identifier(own_archive, "hiver"), "term": "logement", "act": "tag"}
    assert other.post("/desk/tags", data=form).status_code == 403


def test_the_interface_refuses_changes_asked_for_by_another_site(desk: TestClient, own_archive: Archive) -> None:
    order = {"ids": [identifier(own_archive, "hiver")], "terms": ["logement"]}
    assert desk.post("/api/v1/tags", json=order, headers={"origin": "http://evil.example"}).status_code == 403
    assert desk.post("/api/v1/tags", json=order, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert desk.post("/api/v1/tags", json=order).json() == {"schema": "archive.change/1", "changed": 1}


@pytest.mark.parametrize("path", ["/", "/statements/abc", "/desk", "/export.csv", "/complete?q=a", "/feed.atom"])
def test_elsewhere_nothing_is_shown_before_signing_in(closed: TestClient, path: str) -> None:
    answer = closed.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=")


def test_elsewhere_the_interface_asks_for_a_token(closed: TestClient, own_archive: Archive) -> None:
    assert closed.get("/api/v1/search").status_code == 401
    accounts = Accounts(own_archive.home / "web" / "accounts.json")
    token = accounts.add("programme", Role.READER, None)
    answer = closed.get("/api/v1/search", headers={"authorization": f"Bearer {token}"})
    assert answer.json()["total"] == 27
    assert closed.get("/api/v1/search", headers={"authorization": "Bearer x"}).status_code == 401


def test_who_signs_in_gets_a_cookie_that_scripts_cannot_read(closed: TestClient) -> None:
    answer = sign_in(closed, "archiviste")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/desk"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert closed.get("/desk").status_code == 200


@pytest.mark.parametrize(("name", "password"), [("archiviste", "faux mot de passe"), ("inconnue", PASSWORD), ("", "")])
def test_a_wrong_password_and_an_unknown_name_are_told_the_same(closed: TestClient, name: str, password: str) -> None:
    answer = sign_in(closed, name, password)
    assert answer.status_code == 401
    assert "Nom ou mot de passe incorrect." in answer.text


def test_who_guesses_must_wait_even_with_the_right_password(closed: TestClient) -> None:
    for _ in range(5):
        assert sign_in(closed, "archiviste", "faux mot de passe").status_code == 401
    assert sign_in(closed, "archiviste").status_code == 429


def test_a_reader_may_not_decide_nor_see_originals(closed: TestClient, own_archive: Archive) -> None:
    sign_in(closed, "lectrice")
    found = identifier(own_archive, "hiver")
    assert closed.get(f"/statements/{found}").status_code == 200
    assert closed.get("/desk").status_code == 403
    assert closed.get(f"/statements/{found}/original").status_code == 403
    assert closed.get(f"/api/v1/statements/{found}/original").status_code == 403
    assert closed.post("/api/v1/tags", json={"ids": [found], "terms": ["x"]}).status_code == 403


def test_a_forged_or_foreign_cookie_is_nobody(closed: TestClient, tmp_path: Path) -> None:
    forged = Signer(site_key(tmp_path / "key")).session("archiviste")
    closed.cookies.set(SESSION, forged)
    assert closed.get("/").status_code == 303


def test_an_account_that_is_gone_is_nobody_at_once(closed: TestClient, own_archive: Archive) -> None:
    sign_in(closed, "archiviste")
    assert closed.get("/desk").status_code == 200
    Accounts(own_archive.home / "web" / "accounts.json").remove("archiviste")
    assert closed.get("/desk").status_code == 303


def test_signing_out_ends_the_session(closed: TestClient) -> None:
    sign_in(closed, "archiviste")
    token = token_on(closed.get("/").text)
    assert closed.post("/sign-out", data={"csrf": token}).status_code == 303
    assert closed.get("/").status_code == 303


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)",
                                    "/\tx", ""])
def test_signing_in_leads_to_no_other_site(target: str) -> None:
    assert safe_return(target) == "/"


def test_passwords_and_tokens_are_kept_as_hashes_that_only_the_owner_may_read(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "accounts.json")
    token = accounts.add("archiviste", Role.ARCHIVIST, PASSWORD)
    text = (tmp_path / "accounts.json").read_text(encoding="utf-8")
    assert "$argon2id$" in text
    assert PASSWORD not in text
    assert token not in text
    assert (tmp_path / "accounts.json").stat().st_mode & 0o077 == 0
    found = accounts.with_token(token)
    assert found is not None
    assert found.role is Role.ARCHIVIST


def test_a_short_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeakPasswordError):
        Accounts(tmp_path / "accounts.json").add("archiviste", Role.ARCHIVIST, "court")


def test_failures_are_forgotten_after_a_while() -> None:
    now = [0.0]
    throttle = Throttle(most=2, seconds=60, clock=lambda: now[0])
    throttle.failed("a")
    throttle.failed("a")
    assert throttle.is_closed("a")
    assert not throttle.is_closed("b")
    now[0] = 61
    assert not throttle.is_closed("a")


def test_a_body_without_end_is_not_taken(desk: TestClient) -> None:
    desk.get("/desk")
    assert desk.post("/desk/tags", content=b"x" * (MOST_BODY + 1)).status_code == 413

    def drops() -> Iterator[bytes]:
        for _ in range(MOST_BODY // 100_000 + 2):
            yield b"x" * 100_000

    answer = desk.post("/api/v1/tags", content=drops(), headers={"content-type": "application/json"})
    assert answer.status_code in {400, 413}


def test_files_beside_the_static_ones_are_out_of_reach(site: TestClient) -> None:
    for path in ("/static/../site.py", "/static/%2e%2e/site.py", "/static/..%2fsite.py", "/static//etc/passwd"):
        assert site.get(path).status_code == 404


def test_a_font_has_one_address_and_only_that_may_be_kept_for_ever(site: TestClient) -> None:
    page = site.get("/").text
    sheet = site.get(re.findall(r'rel="stylesheet" href="([^"]+)"', page)[0])
    preloaded = re.findall(r'rel="preload" href="([^"]+)"', page)
    named = {f"/static/{one}" for one in re.findall(r'url\("([^"]+)"\)', sheet.text)}
    assert preloaded
    assert set(preloaded) <= named
    for address in named:
        assert "immutable" in site.get(address).headers["cache-control"]
        assert site.get(address.partition("?")[0]).headers["cache-control"] == "no-cache"
    assert "immutable" in sheet.headers["cache-control"]
    assert site.get("/static/site.css?v=0123456789").headers["cache-control"] == "no-cache"


def test_static_text_is_compressed_for_those_who_can_read_it(site: TestClient) -> None:
    packed = site.get("/static/site.css", headers={"accept-encoding": "gzip"})
    plain = site.get("/static/site.css", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert packed.headers["content-type"] == plain.headers["content-type"]
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 2


HOSTILE = '''Communiqué <script>alert("titre")</script>

{{ 7 * 7 }} <img src=x onerror=alert(1)> \u202egnirts desrever\u202c "><svg onload=alert(2)>

Lille, le 5 mai 2022

Le syndicat dénonce <b onmouseover="alert(3)">tout</b> et javascript:alert(4), puis ]]> et --> et </script>.

Signé : <script>alert("nom")</script>, chef" onfocus="alert(5), Union <i>locale</i>
'''


@pytest.fixture
def hostile(own_archive: Archive, tmp_path: Path) -> str:
    from tests.archive.fakes import WHO, ingest

    file = tmp_path / 'fichier"><script>alert(6)<.txt'
    file.write_text(HOSTILE, encoding="utf-8")
    ingest(own_archive, file)
    found = own_archive.search(SearchOptions("dénonce", limit=1)).hits[0].id
    own_archive.tag([found], ['<script>alert("mot")</script>', "javascript:alert(7)", "=HYPERLINK(1)"], WHO)
    return found


@pytest.mark.parametrize("path", ["/", "/?q=dénonce", "/statements/{id}?q=dénonce", "/desk?q=dénonce", "/desk/history",
                                  "/statements/{id}/original/view", "/people?name=<script>alert(\"nom\")</script>",
                                  "/organisations?name=Union <i>locale</i>", "/?q=<script>alert(8)</script>",
                                  "/?tag=<script>alert(\"mot\")</script>", "/people?name=<script>x</script>"])
def test_hostile_statements_stay_text(desk: TestClient, hostile: str, path: str) -> None:
    page = desk.get(path.format(id=hostile)).text
    scripts = re.findall(r"<script[^>]*>", page)
    assert all(re.fullmatch(r'<script src="/static/[a-z]+\.js\?v=[0-9a-f]{10}" defer>', one) for one in scripts)
    assert "<img src=x" not in page
    assert "<svg onload" not in page
    assert not re.search(r"<[a-z][^<>]*\son[a-z]+=", page)
    assert not re.search(r'href="javascript:', page)
    assert "\u202e" not in page
    assert "49 &lt;img" not in page


@pytest.mark.parametrize("path", ["/feed.atom?q=dénonce", "/export.bib?q=dénonce", "/export.ris?q=dénonce",
                                  "/statements/{id}/citation.txt", "/api/v1/statements/{id}"])
def test_hostile_statements_can_be_exported(desk: TestClient, hostile: str, path: str) -> None:
    import xml.etree.ElementTree as ET

    answer = desk.get(path.format(id=hostile))
    assert answer.status_code == 200
    if "atom" in path:
        assert ET.fromstring(answer.text).tag.endswith("feed")  # noqa: S314 - our own answer


def test_no_cell_of_a_table_is_a_formula(desk: TestClient, hostile: str) -> None:
    import csv
    import io

    text = desk.get("/export.csv", params={"tag": "=HYPERLINK(1)"}).text.lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 2
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> Response:
    token = token_on(client.get("/sign-in").text)
    return client.post("/sign-in", data={"csrf": token, "name": name, "password": password, "next": "/desk"})


def test_the_site_behind_https_marks_its_cookies(own_archive: Archive) -> None:
    client = browser(own_archive, SiteOptions(author="x", secure=True))
    assert "Secure" in client.get("/").headers["set-cookie"]
