"""Screenshots of the pages over the demonstration corpus: `python docs/screenshots.py [FOLDER]` (needs Chromium)."""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from archive.archive import Archive
from archive.requests import IngestOptions, SearchOptions, Signature
from archive.web.application import create_app
from archive.web.site import SiteOptions

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "statements"
IMAGES = Path(__file__).parent / "images"
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def main() -> None:
    """Ingest the samples into an archive that is thrown away, and take every picture."""
    images = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    images.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "home") as archive:
        archive.ingest([str(SAMPLES)], IngestOptions())
        wanted = pages(archive)
        port = serve(archive)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=_chromium(), args=FLAGS)
            for name, path in wanted.items():
                take(browser, images / name, f"http://127.0.0.1:{port}{path}")
            browser.close()


def pages(archive: Archive) -> dict[str, str]:
    """Which pages, by name."""
    found = archive.search(SearchOptions("discrimination logement", limit=3)).hits
    archive.tag([hit.id for hit in found], ["logement"], Signature("archiviste", "", "page"))
    person = found[0].signatories or archive.search(SearchOptions("signé par Fabre", limit=1)).hits[0].signatories
    return {"search": "/?q=discrimination+logement",
            "statement": f"/statements/{found[1].id}?q=discrimination+logement&at=2",
            "person": f"/people?name={person[-1].name.replace(' ', '+')}", "desk": "/desk?q=logement"}


def take(browser: Browser, stem: Path, address: str) -> None:
    """One page at each size, light and dark."""
    for size, (width, height) in SIZES.items():
        for light in (True, False):
            context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR",
                                          color_scheme="light" if light else "dark", reduced_motion="reduce")
            page = context.new_page()
            page.goto(address)
            page.evaluate("document.fonts.ready")
            page.screenshot(path=f"{stem}-{size}-{'light' if light else 'dark'}.png")
            context.close()


def serve(archive: Archive) -> int:
    """The port of a site over the archive, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    app = create_app(archive, SiteOptions(author="archiviste"))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", lifespan="off"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    return port


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


if __name__ == "__main__":
    main()
