"""From a typed query to found statements: understood words, fields, remarks, over a small shelf."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.statement import DocumentType
from indexer.engine import Engine, SearchRequest
from indexer.lexicon import Lexicon
from indexer.matching import Matcher
from indexer.passages import passages
from indexer.querylanguage import parse
from indexer.stored import unpacked
from indexer.syntax import Unread
from tests.indexer.shelf import Leaf, shelve

LEAVES: dict[str, Leaf | str] = {
    "mars": Leaf("La grève continue dans les laboratoires.", "Communiqué", date="2009-03-12",
                 signed=("Ève Martin",), tags=("recherche",)),
    "avril": Leaf("Après la grève de mars 2009, nous demandons des logements, dit M. Duval.", "Bilan",
                  date="2009-04-02",  people={"Duval": "Duval"}, issuers=("CGT",)),
    "lettre": Leaf("Monsieur le Président, nous demandons l'égalité. Rosa Duval", "Au président de la République",
                   date="2012", kind=DocumentType.LETTRE_OUVERTE, people={"Rosa Duval": "Rosa Duval"},
                   signed=("Rosa Duval",)),
    "cgt": Leaf("La CGT appelle à la grève.", "Appel", date="2013-09-10", organisations={"CGT": "CGT"},
                kind=DocumentType.TRACT),
    "sansdate": Leaf("Un texte sans date sur la lettre du président.", "Sans date", quoted=("Ève Martin",)),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = shelve(Path(tmp_path_factory.mktemp("shelf")), LEAVES)
    yield opened
    opened.close()


def found(engine: Engine, text: str, *, strict: bool = False, dismissed: tuple[str, ...] = ()) -> list[str]:
    """The names found, best first."""
    query = parse(text, Lexicon(engine), strict=strict, dismissed=dismissed).query
    return [hit.id for hit in engine.search(SearchRequest(query, limit=20)).hits]


@pytest.mark.parametrize(("text", "names"), [
    pytest.param("mars 2009", ["mars", "avril"], id="dated first, then those that speak of it"),
    pytest.param("date:2009-03", {"mars"}, id="a date as a field is strict"),
    pytest.param('date:"mars 2009"', {"mars"}, id="a date in words as a field"),
    pytest.param("date:2009", {"avril", "mars"}, id="a year holds its months"),
    pytest.param("date:>2012", {"cgt"}, id="after a year"),
    pytest.param("avant:2012", {"avril", "mars"}, id="before a year"),
    pytest.param("après:2012", {"cgt"}, id="after a year, which is left out"),
    pytest.param("depuis:2012", {"cgt", "lettre"}, id="since a year, which is not"),
    pytest.param('depuis:"avril 2009" avant:2013', {"avril", "lettre"}, id="since a month, before a year"),
    pytest.param("date:inconnue", {"sansdate"}, id="no date"),
    pytest.param("grève depuis 2010", {"cgt"}, id="since, in words, is a limit"),
    pytest.param("signataire:Martin", {"mars"}, id="family name of a signatory"),
    pytest.param('signataire:"MARTIN Ève"', {"mars"}, id="capitals and order of a name"),
    pytest.param('signataire:"=Ève Martin"', {"mars"}, id="exactly a name"),
    pytest.param('personne:"=Duval"', {"avril"}, id="exactly a family name, not all who bear it"),
    pytest.param("personne:Duval", {"avril", "lettre"}, id="a family name, and all who bear it"),
    pytest.param("signataire:eve-martin", {"mars"}, id="accents and hyphens of a name"),
    pytest.param("signataire:Mart*", {"mars"}, id="beginning of a family name"),
    pytest.param("signataire:(Martin OU Duval)", {"mars", "lettre"}, id="either of two values"),
    pytest.param("personne:Martin -cité:Martin", {"mars"}, id="one role without another"),
    pytest.param("titre:(bilan OU appel)", {"avril", "cgt"}, id="either word of a title"),
    pytest.param("+laboratoires grève", {"mars"}, id="required"),
    pytest.param("langue:fr type:tract", {"cgt"}, id="two fields"),
    pytest.param("cité:Martin", {"sansdate"}, id="quoted"),
    pytest.param("personne:Martin", {"mars", "sansdate"}, id="in any role"),
    pytest.param("signé par Rosa Duval", {"lettre"}, id="signed, in words"),
    pytest.param("rosa duval", ["lettre", "avril"], id="in full, then by the family name alone"),
    pytest.param("confédération générale du travail", {"cgt", "avril"}, id="other name of an organisation"),
    pytest.param("C.G.T.", {"cgt", "avril"}, id="points of an acronym"),
    pytest.param("lettre ouverte président", ["lettre", "sansdate"], id="document type first"),
    pytest.param("type:tract", {"cgt"}, id="type as a field"),
    pytest.param('type:"lettre ouverte"', {"lettre"}, id="type in two words"),
    pytest.param("a:signataires", {"lettre", "mars"}, id="has"),
    pytest.param("-a:signataires", {"avril", "cgt", "sansdate"}, id="has not"),
    pytest.param("tag:recherche", {"mars"}, id="tag"),
    pytest.param("émetteur:cgt", {"avril"}, id="issuer"),
    pytest.param("titre:bilan", {"avril"}, id="title"),
    pytest.param("source:mars.txt", {"mars"}, id="source by its end"),
    pytest.param("id:lettre", {"lettre"}, id="id"),
    pytest.param("grève SAUF laboratoires", {"avril", "cgt"}, id="exclusion"),
    pytest.param("laboratoires OU logement", {"avril", "mars"}, id="either"),
    pytest.param("demander logement", {"avril"}, id="lemmas"),
    pytest.param("=logement", set(), id="exact form only"),
    pytest.param("logem*", {"avril"}, id="beginning"),
    pytest.param("logemints~", {"avril"}, id="one edit asked for"),
    pytest.param('"grève de mars"', {"avril"}, id="phrase"),
    pytest.param('"grève mars"~1', {"avril"}, id="words near each other"),
    pytest.param("", {"avril", "cgt", "lettre", "mars", "sansdate"}, id="nothing asked, everything found"),
    pytest.param("AND AND", set(), id="operators only"),
])
def test_a_query_finds(engine: Engine, text: str, names: list[str] | set[str]) -> None:
    """A list says the order too."""
    hits = found(engine, text)
    assert (hits if isinstance(names, list) else set(hits)) == names


def test_understood_words_are_shown_as_chips_with_their_place(engine: Engine) -> None:
    text = "communiqués de février 2009 signés par Ève Martin"
    chips = parse(text, Lexicon(engine)).chips
    assert [chip.key for chip in chips] == ["type:communique", "date:2009-02", "signatory:Ève Martin"]
    assert [text[chip.start:chip.end] for chip in chips] == ["communiqués", "de février 2009", "signés par Ève Martin"]


def test_a_dismissed_chip_is_taken_as_words(engine: Engine) -> None:
    parsed = parse("mars 2009", Lexicon(engine), dismissed=("date:2009-03",))
    assert not parsed.chips
    assert found(engine, "mars 2009", dismissed=("date:2009-03",)) == ["avril"]


SAID: dict[str, Leaf | str] = {
    "fête": Leaf("Toutes et tous en manifestation le 1er mai, pour les salaires."),
    "premier": Leaf("Le premier mai est un jour de lutte."),
    "loin": Leaf("Le 1er du mois, rien. Rendez-vous le 11 mai."),
    "route": Leaf("L'élargissement de la RN147 détruit des haies."),
    "apart": Leaf("Contre l'A 69, et contre la RN-147."),
    "parti": Leaf("Le RN ment sur les retraites en 147 pages.", organisations={"RN": "RN"}),
    "issued": Leaf("Nous appelons à la grève.", issuers=("CGT",)),
    "reached": Leaf("Un appel de plus.", issuers=("CGT",), contacts=("Lise Roche",)),
    "quoted": Leaf("« Assez », dit Lise Roche.", quoted=("Lise Roche",), people={"Lise Roche": "Lise Roche"}),
    "signed": Leaf("Un autre texte.", signed=("Lise Roche",)),
    "named": Leaf("Un texte que la CGT n'a pas signé.", organisations={"CGT": "CGT"}),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = shelve(Path(tmp_path_factory.mktemp("said")), SAID)
    yield opened
    opened.close()


@pytest.mark.parametrize(("text", "names"), [
    pytest.param("1er mai", {"fête", "premier"}, id="a day of any year, its words side by side"),
    pytest.param("manifestation 1er mai", {"fête"}, id="a day among words"),
    pytest.param("11 mai", {"loin"}, id="another day"),
    pytest.param("RN 147", {"route", "apart"}, id="letters and a number that the archive writes as one"),
    pytest.param("RN147", {"route", "apart"}, id="as one"),
    pytest.param("A69", {"apart"}, id="as one, where the archive writes them apart"),
    pytest.param("RN 146", set(), id="a number that no letters go with"),
    pytest.param("contact presse CGT", {"reached"}, id="press contacts of an organisation"),
    pytest.param("contacts presse de la CGT", {"reached"}, id="press contacts, with an article"),
    pytest.param("contact Lise Roche", {"reached"}, id="a person as press contact"),
    pytest.param("communiqués où Lise Roche est citée", {"quoted"}, id="a person who is quoted"),
    pytest.param("Lise Roche signataire", {"signed"}, id="a person who signs"),
    pytest.param("contact", set(), id="the word alone"),
    pytest.param("signé par la CGT", {"issued", "reached"}, id="signed by an organisation"),
    pytest.param("grève signée par les élus du groupe CGT", {"issued"}, id="signed by a group of it"),
])
def test_a_day_a_reference_and_who_signs_are_read_off_plain_words(said: Engine, text: str, names: set[str]) -> None:
    assert set(found(said, text)) == names


@pytest.mark.parametrize(("text", "kind", "values"), [
    ("le 1er mai", "day", ("--05-01",)), ("8 mars", "day", ("--03-08",)), ("31 juin", "", ()),
    ("8 mars 2009", "date", ("2009-03-08",)), ("21/06/2024", "date", ("2024-06-21",)),
    ("03/2009", "date", ("2009-03",)), ("2009-03", "date", ("2009-03",)), ("31/02/2024", "date", ("2024-02",)),
    ("signed by CGT", "issuer", ("CGT",)), ("open letter", "type", ("lettre_ouverte",)),
    ("press statements", "type", ("communique",)),
    ("since 2012", "date", ("2012/..",)), ("RN 147", "code", ("rn147",)), ("signé CGT", "issuer", ("CGT",))])
def test_what_was_read_off_is_shown_as_a_chip(said: Engine, text: str, kind: str, values: tuple[str, ...]) -> None:
    chips = [(chip.meaning.value, chip.values[:1]) for chip in parse(text, Lexicon(said)).chips]
    assert chips == ([(kind, values)] if kind else [])


def test_strict_takes_every_word_as_written(engine: Engine) -> None:
    assert found(engine, "logement", strict=True) == []
    assert found(engine, "logements", strict=True) == ["avril"]
    assert found(engine, "greve", strict=True) == []


def test_a_relaxed_query_lets_words_be_missing_and_ranks_full_matches_first(engine: Engine) -> None:
    parsed = parse("grève logements laboratoires", Lexicon(engine))
    assert found(engine, "grève logements laboratoires") == []
    assert parsed.relaxed is not None
    hits = engine.search(SearchRequest(parsed.relaxed)).hits
    assert {hit.id for hit in hits[:2]} == {"mars", "avril"}


def test_a_period_is_a_limit_whatever_words_are_missing(engine: Engine) -> None:
    relaxed = parse("grève logements depuis 2012", Lexicon(engine)).relaxed
    assert relaxed is not None
    assert [hit.id for hit in engine.search(SearchRequest(relaxed, limit=20)).hits] == ["cgt"]


def test_a_date_or_type_that_the_text_does_not_spell_out_is_not_missing_from_it(engine: Engine) -> None:
    parsed = parse("lettre ouverte 2012 égalité", Lexicon(engine))
    (hit,) = engine.search(SearchRequest(parsed.query, limit=1)).hits
    stored = unpacked(hit.stored)
    shown = passages(Matcher(parsed.wanted), parsed.wanted, stored.text, stored.lemmas)
    assert (hit.id, shown.missing) == ("lettre", ())


def test_a_word_said_twice_is_wanted_once(engine: Engine) -> None:
    once, twice = (engine.search(SearchRequest(parse(text, Lexicon(engine)).query)).hits
                   for text in ("grève", "grève grève"))
    assert [(hit.id, hit.score) for hit in once] == [(hit.id, hit.score) for hit in twice]


def test_a_long_text_is_a_query_like_any_other(engine: Engine) -> None:
    assert found(engine, "grève " * 400) == found(engine, "grève")


def test_an_unknown_word_is_searched_with_one_letter_changed_and_this_is_said(engine: Engine) -> None:
    parsed = parse("logemants", Lexicon(engine))
    assert parsed.edited == ("logemants",)
    assert found(engine, "logemants") == ["avril"]


@pytest.mark.parametrize(("text", "reason"), [
    ("signataire:Inconnu", Unread.UNKNOWN_NAME), ("date:demain", Unread.UNKNOWN_DATE),
    ("type:roman", Unread.UNKNOWN_TYPE), ("a:chapeau", Unread.UNKNOWN_VALUE),
])
def test_a_value_that_nothing_has_finds_nothing_and_is_said(engine: Engine, text: str, reason: Unread) -> None:
    parsed = parse(text, Lexicon(engine))
    assert [remark.reason for remark in parsed.remarks] == [reason]
    assert found(engine, text) == []


_PIECES = ["grève", '"', "(", ")", "OU", "SAUF", "signataire:", "Martin", "date:", "2009", "mars", "-", "*", "~", "l'",
           "CGT", "lettre", "à", "=", "logem*", "\x00", "signé", "par", "personne:"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_PIECES), max_size=8))
def test_any_query_is_answered(engine: Engine, pieces: list[str]) -> None:
    parsed = parse(" ".join(pieces), Lexicon(engine))
    strict = {hit.id for hit in engine.search(SearchRequest(parsed.query, limit=50)).hits}
    if parsed.relaxed is not None:
        relaxed = {hit.id for hit in engine.search(SearchRequest(parsed.relaxed, limit=50)).hits}
        assert strict <= relaxed
