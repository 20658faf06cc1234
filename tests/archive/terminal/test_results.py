"""A page of results fits its screen: lines as wide as it is, counts in one column, a hit no longer than it must be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from archive.reports import Copy, FacetCount, Passage, SearchHit, SearchPage, Signatory, Timeline
from archive.terminal.results import facet_lines, few, hit_lines, summary, timeline_lines, understood_lines
from archive.terminal.screen import Screen
from indexer.explanation import Explanation
from indexer.timeline import Bar

STYLE = re.compile(r"\x1b\[[0-9;]*m")
UNIONS = ("CGT", "FO", "FSU", "Solidaires", "CFDT", "Unsa", "CFTC", "CFE-CGC")
HIT = SearchHit(
    number=1, id="4scbq4yz14j9", title="Loger sans trier : les organismes Hlm d'Occitanie refusent de choisir",
    date="2024-06-21", date_status="written", score=1.0, document_type="lettre_ouverte",
    issuers=("Fédération des personnels de santé solidaires", "Collectif Berceaux en danger"),
    signatories=(Signatory("Michel Calvo", "Président", "HSO"),
                 Signatory("Jean-Michel Fabre", "Vice-président", "Habitat social en Occitanie")),
    match=("logements → logement (lemma)",),
    passages=(Passage("Cinq mois après avoir pris position pour l'égalité, « HSO » persiste ;", ((27, 35),)),),
    sources=("a.txt",), explanation=Explanation("sum", "", 3.25, (
        Explanation("times 10", "", 3.0, (Explanation("", "=logement in title ×1.30239", 0.3),)),
        Explanation("", '"~habitat ~social ~en ~occitanie"~3 in names ×0.8', 0.25))))
CROWD = tuple(Signatory(f"Camille Durand {number}", "secrétaire générale", "UL CGT") for number in range(40))
FACETS = {
    "issuer": (FacetCount("Collectif des précaires de la recherche et de l'enseignement supérieur de Nancy", 1234),
               FacetCount("CGT", 7)),
    "type": (FacetCount("lettre_ouverte", 3),), "tag": (FacetCount("anticonstitutionnellementparlant" * 3, 1),),
    "place": ()}
TIMELINE = Timeline(tuple(Bar(str(year), 2 * (year - 2000)) for year in range(2000, 2024)), ())


def plain(line: str) -> str:
    """The line as it is read, without colours."""
    return STYLE.sub("", line)


@pytest.fixture(params=[30, 40, 80, 200])
def width(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("COLUMNS", str(request.param))
    return int(request.param)


def test_no_line_is_wider_than_the_screen(width: int) -> None:
    screen = Screen("en")
    crowded = replace(HIT, number=123, signatories=CROWD, issuers=UNIONS * 5)
    for line in (*hit_lines(HIT, screen), *hit_lines(crowded, screen), *facet_lines(FACETS, screen),
                 *timeline_lines(TIMELINE, screen)):
        assert len(plain(line)) <= width, line


def test_counts_stand_in_one_column_whatever_the_length_of_the_values(width: int) -> None:
    lines = [line for line in facet_lines(FACETS, Screen("fr")) if line.startswith("  ") and line[-1].isdigit()]
    assert [line.rsplit(" ", 1)[-1] for line in lines] == ["1\u202f234", "7", "3", "1"]
    assert len({len(line) for line in lines}) == 1


def test_a_value_longer_than_its_column_goes_on_below_its_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    facets = {"place": (FacetCount("Communauté d'agglomération du Grand Villeneuvois", 12), FacetCount("Albi", 3))}
    assert [plain(line) for line in facet_lines(facets, Screen("en"))] == [
        "Places", "  Communauté d'agglomération du       12", "    Grand Villeneuvois",
        "  Albi                                 3"]


def test_of_many_signatories_a_few_are_named_and_the_others_counted(width: int) -> None:
    lines = list(hit_lines(replace(HIT, signatories=CROWD, explanation=None, title="Appel"), Screen("en")))
    signed = " ".join(line.strip() for line in lines[lines.index(next(
        line for line in lines if "Signed:" in line)):])
    assert "Camille Durand 0 (secrétaire générale, UL CGT)" in signed
    shown = signed.count("Camille Durand")
    assert f"and {40 - shown} others" in signed
    assert len(lines) < 20


def test_who_was_asked_for_is_named_first_among_many() -> None:
    hit = replace(HIT, signatories=CROWD)
    said = " ".join(map(str.strip, hit_lines(hit, Screen("en"), {"Camille Durand 33"})))
    assert said.index("Camille Durand 33") < said.index("Camille Durand 0")
    assert "Camille Durand 33" not in " ".join(hit_lines(hit, Screen("en")))


def test_few_names_are_all_there_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert few(UNIONS, Screen("en"), {"FSU"}) == "CGT, FO, FSU, Solidaires, CFDT, Unsa, CFTC, CFE-CGC"
    assert few((), Screen("en")) == ""


def test_of_many_copies_a_few_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    copies = tuple(Copy(f"copie{number:07}", None, "2024-06-21", (), ()) for number in range(60))
    lines = [line.strip() for line in hit_lines(replace(HIT, copies=copies), Screen("en"))]
    begin = next(number for number, line in enumerate(lines) if line.startswith("60 copies of the same text: "))
    assert any(line.endswith("others") for line in lines[begin:begin + 4])


def test_no_line_begins_with_a_mark_that_french_ties_to_the_word_before(width: int) -> None:
    for line in hit_lines(HIT, Screen("fr")):
        assert plain(line).strip()[:1] not in {";", ":", "!", "?", "»", "·"}
        assert "\u00a0" not in line


@pytest.mark.parametrize(("language", "steps"), [
    ("en", ["3.250  sum", "  3.000  10 times", "    0.300  =logement in title ×1.30239"]),
    ("fr", ["3,250  sum", "  3,000  10 times", "    0,300  =logement in title ×1,30239"])])
def test_the_steps_of_a_score_are_said_with_the_marks_of_the_language(
        language: str, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = [line[5:] for line in hit_lines(HIT, Screen(language))]
    assert said[said.index(steps[0]):][:3] == steps


def test_one_hit_of_many_is_said_as_one() -> None:
    page = SearchPage("", (), 12, 1.25, (replace(HIT, number=4),))
    assert summary(page, Screen("en")) == "12 statements, number 4 shown (1.2 ms)"


def test_a_word_searched_with_one_letter_changed_is_said_in_words() -> None:
    pieces: list[dict[str, object]] = [
        {"kind": "word", "text": "zzzz"}, {"kind": "edited", "text": "zzzz ~", "values": ["zzzz"]},
        {"kind": "filter", "text": "--issuer HSO", "values": ["HSO"]}]
    assert list(understood_lines(pieces, Screen("en"))) == ["Read as: zzzz, give or take one letter · --issuer HSO"]
