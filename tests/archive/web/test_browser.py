"""The pages in a real browser: keyboard, pointer, no JavaScript, narrow and dark screens, accessibility.

Skipped where no Chromium is installed. axe-core (MPL-2.0, tests/archive/web/axe) judges accessibility.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

from archive.archive import Archive
from archive.web.application import create_app
from archive.web.site import SiteOptions
from tests.archive.fakes import WHO, ids, ingest, open_archive, write_statement
from tests.archive.web.conftest import identifier
from tests.archive.web.test_safety import HOSTILE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (apt-get install chromium)")


@contextmanager
def serving(archive: Archive) -> Iterator[str]:
    """The address of a site over an archive."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(archive, SiteOptions(author="Archiviste")), port=port,
                                           log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def archive(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with hostile statements among the others."""
    folder = tmp_path_factory.mktemp("browser")
    shutil.copytree(filled, folder / "home")
    (folder / "in").mkdir()
    (folder / "in" / 'x"><script>document.title="broken"<.txt').write_text(HOSTILE, encoding="utf-8")
    (folder / "in" / "long.txt").write_text(
        f"Communiqué\n\n{'Démesuré' * 200}\n\nNantes, le 7 juin 2022\n\nLe texte {'x' * 20_000} continue.\n\n"
        f"Signé : {'Nom' * 300} \u202e\ufeff\u2066, chef, Union\n", encoding="utf-8")
    with open_archive(folder / "home") as opened:
        ingest(opened, folder / "in")
        opened.tag([identifier(opened, "dénonce")], ['<img src=x onerror="document.title=1">'], WHO)
        yield opened


@pytest.fixture(scope="module")
def address(archive: Archive) -> Iterator[str]:
    with serving(archive) as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, address: str) -> Iterator[BrowserContext]:
    opened = chromium.new_context(base_url=address, locale="fr-FR", viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def paths(archive: Archive) -> list[str]:
    letter, hostile = identifier(archive, "hiver"), identifier(archive, "dénonce")
    return ["/", "/?q=logement", "/?signed_by=Camille+Durand", "/?q=zzzzqqq", "/?from=zzz",
            f"/statements/{letter}?q=hiver&at=1", f"/statements/{hostile}", "/people?name=Camille+Durand",
            "/organisations?name=Union+locale+2", f"/statements/{letter}/compare?with={hostile}",
            "/desk", "/desk/history", "/desk/review", "/desk/files", "/?q=logemant+hiverr&sort=date", "/help",
            "/api/docs", "/sign-in", "/statements/nothing"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_violation_of_accessibility(chromium: Browser, address: str, archive: Archive,
                                                  scheme: Literal["light", "dark"]) -> None:
    context = chromium.new_context(base_url=address, locale="fr-FR", color_scheme=scheme)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in paths(archive):
        page.goto(path)
        page.evaluate(AXE)
        result = page.evaluate("axe.run(document)")
        assert len(result["passes"]) > 10, path
        for one in result["violations"]:
            nodes = "; ".join(str(node["target"]) + " " + str(node.get("failureSummary", ""))[:200]
                              for node in one["nodes"][:3])
            found.setdefault(path, []).append(f"{one['id']}: {nodes}")
    context.close()
    assert found == {}


def test_no_page_asks_anything_of_another_host_or_breaks_its_policy(page: Page, address: str, archive: Archive) -> None:
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda told: problems.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    for path in paths(archive):
        page.goto(path)
    assert {url.split("/")[2] for url in asked} == {address.removeprefix("http://")}
    assert [one for one in problems if "status of 40" not in one] == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_page_is_wider_than_the_screen(chromium: Browser, address: str, archive: Archive, width: int) -> None:
    context = chromium.new_context(base_url=address, locale="fr-FR", viewport={"width": width, "height": 640})
    page = context.new_page()
    for path in paths(archive):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


@pytest.mark.parametrize("width", [320, 390])
def test_neither_numbers_nor_short_words_are_broken(chromium: Browser, address: str, width: int) -> None:
    context = chromium.new_context(base_url=address, locale="fr-FR", viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in ("/", "/?q=Camille+Durand+mars+2023+titre:logement", "/api/docs", "/people?name=Camille+Durand"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        broken = page.evaluate("""[...document.querySelectorAll('.chip-kind, .count, td, th')].filter((one) => {
            const text = one.innerText.trim();
            if (!text || text.length > 14 || /\\s/.test(text)) return false;
            const range = document.createRange();
            range.selectNodeContents(one);
            return range.getBoundingClientRect().height > 1.7 * parseFloat(getComputedStyle(one).lineHeight);
        }).map((one) => one.innerText)""")
        assert broken == [], path
    context.close()


def test_hostile_statements_never_run(page: Page, archive: Archive) -> None:
    hostile = identifier(archive, "dénonce")
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    for path in (f"/statements/{hostile}", "/?q=dénonce", "/desk?q=dénonce", "/desk/history",
                 f"/statements/{hostile}/original/view"):
        page.goto(path)
        page.wait_for_timeout(50)
        assert "broken" not in page.title()
        assert page.title() != "1"
        assert page.locator("main script, main img, .received script, .received img").count() == 0
    assert dialogs == []


def test_a_name_of_a_megabyte_neither_breaks_nor_fills_a_page(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "in" / "megaoctet.txt"
    file.parent.mkdir()
    file.write_text(f"Communiqué géant\n\nLe colosse continue.\n\nSigné : {'Nom' * 350_000} Durand, chef, Union\n",
                    encoding="utf-8")
    with open_archive(tmp_path / "home") as archive:
        ingest(archive, file)
        found = identifier(archive, "colosse")
        with serving(archive) as address:
            context = chromium.new_context(base_url=address, locale="fr-FR", viewport={"width": 320, "height": 640})
            page = context.new_page()
            for path in ("/", "/?q=colosse", "/desk?q=colosse", "/desk/review", f"/statements/{found}"):
                answer = page.goto(path)
                assert answer is not None
                assert answer.status == 200, path
                assert path.startswith("/statements") or len(answer.body()) < 150_000, path
                assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            context.close()


def test_the_original_is_shown_in_a_frame_that_can_do_nothing(page: Page, archive: Archive) -> None:
    page.goto(f"/statements/{identifier(archive, 'cheminots')}")
    page.get_by_text("L’original tel que reçu").first.click()
    frame = page.frame_locator("iframe.original")
    assert "cheminots" in frame.locator("body").inner_text()
    assert page.locator("iframe.original").get_attribute("sandbox") == ""
    assert frame.locator("b").evaluate("node => getComputedStyle(document.body).marginTop") == "16px"


def test_completion_is_driven_by_the_keyboard(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("dura", delay=10)
    page.get_by_role("option", name="Camille Durand").wait_for()
    box.press("ArrowDown")
    assert page.locator("[aria-selected=true]").inner_text().startswith("Camille Durand")
    box.press("Enter")
    assert box.input_value() == "Camille Durand"
    box.press("Enter")
    page.wait_for_url("**/?q=Camille+Durand")
    assert page.locator(".chip").count() >= 1


def test_a_range_is_dragged_on_the_histogram(page: Page) -> None:
    page.goto("/?q=logement")
    picture = page.locator("svg[data-histogram]").bounding_box()
    assert picture
    page.mouse.move(picture["x"] + picture["width"] * 0.01, picture["y"] + 20)
    page.mouse.down()
    page.mouse.move(picture["x"] + picture["width"] * 0.3, picture["y"] + 20, steps=4)
    page.mouse.up()
    page.wait_for_url("**from=2021*")
    assert "to=" in page.url
    assert page.locator("h2#count").inner_text() == "1 communiqué"


def test_bulk_tagging_needs_no_mouse(chromium: Browser, filled: Path, tmp_path: Path) -> None:
    shutil.copytree(filled, tmp_path / "home")
    with open_archive(tmp_path / "home") as own, serving(own) as address:
        context = chromium.new_context(base_url=address, locale="fr-FR")
        page = context.new_page()
        page.goto("/desk?q=revendication")
        for key in "jxjxjx":
            page.keyboard.press(key)
        assert "3 choisis" in page.locator("[data-chosen]").inner_text()
        page.keyboard.press("t")
        page.keyboard.type("salaires, dépôt 1")
        page.keyboard.press("Enter")
        page.wait_for_url("**done=6*")
        assert page.locator(".done").inner_text().startswith("6 changements enregistrés.")
        assert page.locator(".tags").count() == 3
        page.goto("/?tag=salaires")
        assert page.locator("h2#count").inner_text() == "3 communiqués"
        context.close()


def test_a_tag_for_nothing_is_told_so(page: Page) -> None:
    page.goto("/desk?q=revendication")
    page.locator("input[name=term]").fill("salaires")
    page.get_by_role("button", name="Ajouter le mot-clé").click()
    assert page.get_by_role("alert").inner_text().startswith("Rien n’a été choisi.")
    page.keyboard.press("x")
    assert page.get_by_role("alert").count() == 0
    assert "done" not in page.url


def test_no_row_of_the_desk_hides_under_its_bar(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto("/desk?q=revendication")
    for key in "jjjjjjjjjjjjkkkkkkkkk":
        page.keyboard.press(key)
    bar, row = page.locator(".toolbar").bounding_box(), page.locator(".hit.current").bounding_box()
    assert bar
    assert row
    assert row["y"] >= bar["y"] + bar["height"]


def test_what_a_form_holds_is_no_paler_than_text(page: Page, archive: Archive) -> None:
    page.goto(f"/statements/{identifier(archive, 'hiver')}")
    colours = page.evaluate("""["[name=title]", ".stacked select", "body"].map(
        (one) => getComputedStyle(document.querySelector(one)).color)""")
    assert len(set(colours)) == 1


def test_the_citation_is_copied_by_keyboard(context: BrowserContext, archive: Archive) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"/statements/{identifier(archive, 'hiver')}")
    page.get_by_role("button", name="Copier la citation").press("Enter")
    page.get_by_text("Copié.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#citation").text_content()


def test_selecting_a_name_in_the_text_corrects_it_and_can_be_undone(chromium: Browser, filled: Path,
                                                                    tmp_path: Path) -> None:
    shutil.copytree(filled, tmp_path / "home")
    with open_archive(tmp_path / "home") as own, serving(own) as address:
        context = chromium.new_context(base_url=address, locale="fr-FR")
        page = context.new_page()
        page.goto(f"/statements/{identifier(own, 'hiver')}")
        page.evaluate("""() => {
          const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
          while (!walker.nextNode().data.includes('Lyon')) continue;
          const at = walker.currentNode.data.indexOf('Lyon');
          document.getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 4);
        }""")
        form = page.locator("[data-correct] form")
        form.locator("[name=entity]").wait_for(state="visible")
        assert form.locator("[name=quote]").input_value() == "Lyon"
        form.locator("[name=label]").select_option("LOC")
        form.locator("[name=entity]").fill("Lyon")
        form.get_by_role("button", name="C’est un nom").click()
        page.wait_for_url("**done=1*")
        assert page.locator("article a.name.LOC").inner_text() == "Lyon"
        page.get_by_role("button", name="Annuler").click()
        page.wait_for_url("**done=1")
        assert page.locator("article a.name.LOC").count() == 0
        context.close()


def test_a_name_that_is_marked_can_be_chosen_for_correction(page: Page, archive: Archive) -> None:
    found = identifier(archive, "hiver")
    page.goto(f"/statements/{found}")
    form, name = page.locator("[data-correct] form"), page.locator("article a.name.PER").first
    page.locator("[data-correct] summary").click()
    name.click()
    assert form.locator("[name=quote]").input_value() == "Amélie Roussel"
    assert form.locator("[name=label]").input_value() == "PER"
    assert form.locator("[name=entity]").input_value() == "Amélie Roussel"
    start = archive.show(found).text.index("Amélie Roussel")
    assert form.locator("[name=start]").input_value() == str(start)
    assert form.locator("[name=end]").input_value() == str(start + len("Amélie Roussel"))
    name.dblclick()
    assert form.locator("[name=quote]").input_value() == "Amélie Roussel"
    form.locator("[name=quote]").fill("")
    name.press("Enter")
    assert form.locator("[name=quote]").input_value() == "Amélie Roussel"
    assert page.evaluate("document.activeElement.name") == "label"
    assert page.url.endswith(found)
    page.locator("[data-correct] summary").click()
    page.locator("article a.name.PER[href]").first.click()
    page.wait_for_url("**/people?name=*")


def test_the_role_that_a_person_has_is_chosen(page: Page, archive: Archive) -> None:
    found = identifier(archive, "hiver")
    page.goto(f"/statements/{found}")
    page.get_by_text("Rôle d’une personne").click()
    form = page.locator("form[data-role]")
    form.locator("[name=role]").select_option("contact")
    form.locator("[name=name]").fill("Amélie Roussel")
    assert form.locator("[name=role]").input_value() == "signatory"


def test_a_part_of_a_marked_name_can_be_dragged_over(page: Page, archive: Archive) -> None:
    page.goto(f"/statements/{identifier(archive, 'hiver')}")
    page.locator("[data-correct] summary").click()
    page.locator("article .name[role=button]").first.wait_for()
    box = page.locator("article .name.PER").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    chosen = page.locator("[data-correct] form [name=quote]").input_value()
    assert chosen
    assert chosen in "Amélie Roussel"
    assert chosen != "Amélie Roussel"
    assert "/statements/" in page.url


def test_a_marked_name_leads_to_its_page_while_nothing_is_corrected(page: Page, archive: Archive) -> None:
    page.goto(f"/statements/{identifier(archive, 'hiver')}")
    page.locator("article a.name.PER").first.click()
    page.wait_for_url("**/people?name=*")


def test_without_javascript_everything_still_works(chromium: Browser, filled: Path, tmp_path: Path) -> None:
    shutil.copytree(filled, tmp_path / "home")
    with open_archive(tmp_path / "home") as own, serving(own) as address:
        context = chromium.new_context(base_url=address, locale="fr-FR", java_script_enabled=False)
        page = context.new_page()
        page.goto("/")
        page.get_by_role("searchbox").fill("revendication")
        page.get_by_role("button", name="Rechercher").click()
        page.locator(".facet", has_text="Émetteurs").get_by_role("link", name="Union locale 3").click()
        assert page.locator("h2#count").inner_text() == "5 communiqués"
        page.locator(".chip-remove").last.click()
        page.get_by_role("link", name="Suivant →").click()
        assert page.locator(".hit").first.get_attribute("value") == "11"
        page.locator(".hit h3 a").first.click()
        assert page.locator("article.text").is_visible()
        page.get_by_role("link", name="Bureau").click()
        page.locator("input[name=id]").nth(0).check()
        page.locator("input[name=id]").nth(2).check()
        page.locator("input[name=term]").fill("essai")
        page.get_by_role("button", name="Ajouter le mot-clé").click()
        assert page.locator(".done").inner_text().startswith("2 changements enregistrés.")
        context.close()
        assert len(ids(own)) == 27


def test_files_are_added_without_javascript(chromium: Browser, filled: Path, tmp_path: Path) -> None:
    shutil.copytree(filled, tmp_path / "home")
    good, empty = write_statement(tmp_path / "in", 80), tmp_path / "in" / "vide.txt"
    empty.write_bytes(b"")
    with open_archive(tmp_path / "home") as own, serving(own) as address:
        context = chromium.new_context(base_url=address, locale="fr-FR", java_script_enabled=False)
        page = context.new_page()
        page.goto("/desk/files")
        page.locator("input[type=file]").set_input_files([good, empty])
        page.get_by_role("button", name="Ajouter", exact=True).click()
        rows = page.locator(".files tbody tr")
        assert rows.count() == 2
        assert "Le fichier est vide." in rows.nth(0).inner_text()
        rows.nth(1).get_by_role("link").click()
        assert "dépôt numéro 80" in page.locator("h1").inner_text()
        context.close()


def test_a_search_with_all_that_it_loads_weighs_less_than_150_kb(page: Page) -> None:
    page.goto("/?q=logement")
    page.evaluate("document.fonts.ready")
    sizes = page.evaluate("""["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
        .map((one) => [new URL(one.name).pathname, one.transferSize])""")
    assert {"/static/site.css", "/static/site.js", "/static/serif.woff2"} <= {name for name, _ in sizes}
    assert all(size for _, size in sizes)
    assert sum(size for _, size in sizes) < 150_000


def test_a_chip_takes_its_word_out_of_the_search(page: Page) -> None:
    page.goto("/?q=logement+salaires")
    page.locator(".chip", has_text="salaires").locator(".chip-remove").click()
    page.wait_for_url("**/?q=logement")
    assert page.locator(".chip").count() == 1


def test_previous_and_next_lead_through_the_result(page: Page) -> None:
    page.goto("/?q=revendication&page=2")
    eleventh = page.locator(".hit h3").first.inner_text()
    page.goto("/?q=revendication")
    page.locator(".hit h3 a").last.click()
    page.locator("a[rel=next]").click()
    assert page.locator("h1").inner_text() == eleventh
    page.locator("a[rel=prev]").click()
    assert page.locator("h1").inner_text() != eleventh


def test_what_two_like_statements_differ_in_can_be_seen(page: Page, archive: Archive) -> None:
    page.goto(f"/statements/{identifier(archive, 'numéro 3')}")
    page.get_by_role("link", name="Différences").first.click()
    page.wait_for_url("**/compare?with=*")
    assert page.locator(".compared del").count() >= 1
    assert page.locator(".compared ins").count() >= 1


def test_the_language_switch_stays_chosen(page: Page) -> None:
    page.goto("/?q=logement")
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#q").input_value() == "logement"
    page.goto("/help")
    assert page.locator("html").get_attribute("lang") == "en"


def test_focus_can_be_seen(page: Page) -> None:
    page.goto("/?q=logement")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_statement_prints_without_the_site_around_it(page: Page, archive: Archive) -> None:
    page.goto(f"/statements/{identifier(archive, 'hiver')}")
    page.emulate_media(media="print")
    assert page.locator("article.text").is_visible()
    for gone in (".masthead", ".colophon", ".legend"):
        assert not page.locator(gone).is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_answers_of_the_queue_stand_below_one_another_whatever_is_asked(chromium: Browser, tmp_path: Path,
                                                                       width: int) -> None:
    (tmp_path / "in").mkdir()
    long = "Le congrès exige la gratuité des transports du soir " * 2
    for name, line in (("un", "Le congrès exige"), ("deux", long)):
        (tmp_path / "in" / f"{name}.txt").write_text(f"Motion\n\n{line.strip()}.\n", encoding="utf-8")
    with open_archive(tmp_path / "home") as opened:
        ingest(opened, tmp_path / "in")
        with serving(opened) as address:
            context = chromium.new_context(base_url=address, viewport={"width": width, "height": 844})
            page = context.new_page()
            page.goto("/desk/review")
            queues = rows_of(page)
            context.close()
    assert max(map(len, queues)) > 1
    for rows in queues:
        assert len({(yes, no) for _, yes, no in rows}) == 1
        assert all(text > width / 4 for text, _, _ in rows)


def rows_of(page: Page) -> list[list[tuple[float, float, float]]]:
    """Of each row of each queue: how wide its text is, and where its two answers stand."""
    found: list[list[tuple[float, float, float]]] = page.evaluate("""
        [...document.querySelectorAll('.queue')].map((queue) => [...queue.querySelectorAll('li')].map((row) => {
            const [text, yes, no] = [row.firstElementChild, ...row.querySelectorAll('button')].map(
                (one) => one.getBoundingClientRect());
            return [text.width, yes.x, no.x]; }))""")
    return found
