"""The site that a text calls its own."""

from __future__ import annotations

import pytest

from corpus.sites import own_site


@pytest.mark.parametrize(("text", "host"), [
    ("Depuis [notre appel](https://www.rien-ne-va.exemple.org/appel/), nous luttons.", "rien-ne-va.exemple.org"),
    ("Lire [nos revendications](http://luttes.exemple.org).", "luttes.exemple.org"),
    ("Lire [l'enquête](https://journal.exemple.org/enquete).", None),
    ("Suivez [notre page](https://www.facebook.com/nous).", None),
    ("Aucun lien, notre site est fermé.", None),
    ("Lu dans [« Notre approche est intellectuelle », **Le Jour**](https://lejour.example/notre).", None),
], ids=["our appeal", "our demands", "another's site", "a shared host", "no link", "an article's title"])
def test_links_that_say_ours_tell_the_own_site(text: str, host: str | None) -> None:
    assert own_site(text) == host


def test_a_megabyte_of_open_brackets_is_read_in_time() -> None:
    assert own_site("[" * 1_000_000) is None
    assert own_site("[notre " * 150_000) is None
