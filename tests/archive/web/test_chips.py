"""The search as understood: each piece has one chip, and its cross takes away that piece and no other."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from indexer.querypieces import without

_CHIP = re.compile(r'<li class="chip"><span class="chip-kind">([^<]*)</span> <bdi>(.*?)</bdi>(.*?)</li>', re.DOTALL)


def chips(site: TestClient, query: str) -> list[tuple[str, str, str | None]]:
    """Kind and text of each chip, and the query that its cross leaves; None where it has no cross."""
    found = _CHIP.findall(site.get("/", params={"q": query}).text)
    return [(kind, html.unescape(text), _left(rest)) for kind, text, rest in found]


def _left(rest: str) -> str | None:
    link = re.search(r'class="chip-remove" href="([^"]+)"', rest)
    return parse_qs(urlsplit(html.unescape(link[1])).query).get("q", [""])[0] if link else None


@pytest.mark.parametrize(("query", "left"), [
    pytest.param("logement loge", ["loge", "logement"], id="a word that another begins with"),
    pytest.param('"fin de non-recevoir" salaires', ["salaires", '"fin de non-recevoir"'], id="a phrase and its marks"),
    pytest.param("« hausse des salaires » logement", ["logement", "« hausse des salaires »"], id="French marks"),
    pytest.param("logement OU salaires", ["salaires", "logement"], id="with the operator"),
    pytest.param("(logement OU salaires) gare", ["(salaires) gare", "(logement) gare", "(logement OU salaires)"],
                 id="within parentheses"),
    pytest.param("l'hiver logement", ["logement", "l'hiver"], id="with its article"),
    pytest.param("+logement salaires", ["salaires", "+logement"], id="with its sign"),
    pytest.param("Logement LOGEMENT", ["LOGEMENT", "Logement"], id="said twice"),
])
def test_a_cross_takes_away_its_own_words(site: TestClient, query: str, left: list[str]) -> None:
    assert [one for _, _, one in chips(site, query)] == left


def test_words_that_mean_something_are_one_chip(site: TestClient) -> None:
    assert chips(site, "logement Camille Durand") == [
        ("mot", "logement", "Camille Durand"), ("personne", "Camille Durand", "logement")]


def test_a_misspelt_word_is_one_chip(site: TestClient) -> None:
    assert chips(site, "revendicasion gare") == [
        ("mot", "gare", "revendicasion"), ("à peu près", "revendicasion", "gare")]


@pytest.mark.parametrize(("query", "kind", "text"), [
    ("signataire:Durand", "signé par", "Durand"), ("signataire:(Durand OU Martin)", "signé par", "Durand OU Martin"),
    ('émetteur:"Union locale 3"', "émis par", "Union locale 3"), ("date:2023-03", "date", "mars 2023"),
    ("date:2019..2021", "date", "de 2019 à 2021"), ("apres:2019", "date", "depuis le 1er janvier 2020"),
    ("type:motion", "type", "motion"), ("titre:gare", "dans le titre", "gare"), ("-gare", "sans", "gare"),
    ("SAUF (gare OU bus)", "sans", "gare OU bus"), ("-signataire:Durand", "sans", "signé par Durand"),
    ("SAUF date:2023-03", "sans", "date mars 2023")])
def test_a_field_and_what_is_excluded_have_a_chip(site: TestClient, query: str, kind: str, text: str) -> None:
    assert chips(site, f"logement {query}") == [("mot", "logement", query), (kind, text, "logement")]


@pytest.mark.parametrize(("query", "text"), [
    ("mars 2023", "mars 2023"), ("depuis 2020", "depuis 2020"), ("depuis 2020-03-03", "depuis le 3 mars 2020"),
    ("avant 2010", "jusqu’au 31 décembre 2009"), ("date:..2010-03", "jusqu’en mars 2010"),
    ("date:<=2010", "jusqu’en 2010"), ("entre 2009 et mars 2010", "de 2009 à mars 2010"),
    ("hiver 2019", "hiver 2019"), ("2e trimestre 2019", "2e trimestre 2019"),
    ("premier semestre 2019", "1er semestre 2019")])
def test_a_date_is_said_in_words(site: TestClient, query: str, text: str) -> None:
    assert [one for kind, one, _ in chips(site, query) if kind == "date"] == [text]


@pytest.mark.parametrize(("query", "piece", "left"), [
    ("a OU b OU c", "b", "a OU c"), ("a ET b", "a", "b"), ("x a OU b", "a", "x b"), ("+(a) b", "a", "b"),
    ("a", "a", ""), ("coucou ou b", "coucou", "ou b")])
def test_no_operator_is_left_without_its_part(query: str, piece: str, left: str) -> None:
    start = re.search(rf"\b{piece}\b", query)
    assert start
    assert without(query, *start.span()) == left
