"""First contentful paint of a search, and what a visit loads: `python -m benchmarks.paint HOME` (needs Chromium).

HOME is an archive, such as the one that `python -m benchmarks.web N --folder F` leaves in F. Each search is another
one, in a browser that has nothing in its cache; "again" is the next search of the same visitor.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
from itertools import islice
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.statements import World
from benchmarks.web import PAGE, distinct, serve_archive, started

VISITS = 15
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_WEIGHT = """["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
    .reduce((sum, one) => sum + one.transferSize, 0)"""
_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def visit(page: Page, address: str) -> tuple[float, int]:
    """When something was painted, in ms, and how many bytes came over the wire."""
    page.goto(address, wait_until="networkidle")
    page.wait_for_function(_PAINT)
    return float(page.evaluate(_PAINT)), int(page.evaluate(_WEIGHT))


def measured(browser: Browser, address: str) -> Table:
    """Medians and worst cases over the visits."""
    searches = list(islice(distinct(World.of(), random.Random().randrange(1 << 30)), 2 * VISITS))
    found: dict[str, list[tuple[float, int]]] = {"first search": [], "again": []}
    for one, other in zip(searches[::2], searches[1::2], strict=True):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
        page = context.new_page()
        found["first search"].append(visit(page, address + PAGE + one))
        found["again"].append(visit(page, address + PAGE + other))
        context.close()
    table = Table("what", "first paint ms: median", "worst", "kB: median", "most")
    for name, visits in found.items():
        paints, weights = zip(*visits, strict=True)
        table.add_row(name, f"{statistics.median(paints):.0f}", f"{max(paints):.0f}",
                      f"{statistics.median(weights) / 1000:.0f}", f"{max(weights) / 1000:.0f}")
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    server, port = started(serve_archive, parser.parse_args().home)
    with sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=path, args=_FLAGS)
        Console().print(measured(browser, f"http://127.0.0.1:{port}"))
        browser.close()
    server.terminate()
    server.join()


if __name__ == "__main__":
    main()
