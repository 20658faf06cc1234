"""Which of the dates that a statement mentions is its own."""

import pytest

from corpus.offsets import OffsetMap
from corpus.statement import CleanText, DateStatus, Repair
from corpus.structure import structure
from tests.corpus.texts import PROSE, read

TITLE = "La direction doit ouvrir les discussions"


def dated(head: str = "", body: str = PROSE, tail: str = "", **metadata: str) -> str | None:
    date = read("\n\n".join(part for part in (head, body, tail) if part), metadata).date
    return date.edtf if date else None


@pytest.mark.parametrize(("head", "edtf"), [
    pytest.param(f"Paris, le 24 février 2009\n\n{TITLE}", "2009-02-24", id="dateline"),
    pytest.param(f"COMMUNIQUÉ DE PRESSE\n21 juin 2024\n\n{TITLE}", "2024-06-21", id="date under the label"),
    pytest.param(f"Communiqué du 24 mai 2016\n\n{TITLE}", "2016-05-24", id="date of the document"),
    pytest.param(f"Communiqué commun, 13 octobre 2022\n\n{TITLE}", "2022-10-13", id="after the label"),
    pytest.param(f"{TITLE}\n\nPublié le 17 janvier 2020 par le bureau", "2020-01-17", id="web page"),
    pytest.param(f"INFO n° 118   mardi 3 mai 2011\n\n{TITLE}", "2011-05-03", id="end of a letterhead line"),
    pytest.param(f"Communiqué – sous embargo jusqu'au lundi 19 février 2024, 6 h\n\n{TITLE}", "2024-02-19",
                 id="embargo"),
    pytest.param("Motion adoptée par l'assemblée générale le 13 mars 2009", "2009-03-13", id="adoption"),
    pytest.param("Déclaration liminaire\nCSA du 21 mars 2023", "2023-03-21", id="session"),
    pytest.param(f"Position — mai 2018\n\n{TITLE}", "2018-05", id="month"),
])
def test_the_head_dates_the_statement(head: str, edtf: str) -> None:
    assert dated(head) == edtf


@pytest.mark.parametrize(("tail", "edtf"), [
    pytest.param("Fait à Toulouse, le 3 mars 2009\n\nPour le bureau, Ana Ruiz", "2009-03-03", id="signed and dated"),
    pytest.param("20 janvier 2025", "2025-01-20", id="date alone at the end"),
    pytest.param("14/03/06 – Ne pas jeter sur la voie publique", "2006-03-14", id="imprint"),
])
def test_the_end_dates_the_statement(tail: str, edtf: str) -> None:
    assert dated(TITLE, tail=tail) == edtf


@pytest.mark.parametrize(("body", "edtf"), [
    pytest.param(f"Matane, le 18 juillet 2024. – {PROSE}", "2024-07-18", id="dateline opens the text"),
    pytest.param(f"Nous, organisations réunies à Lomé ce lundi 6 février 2023, constatons ceci. {PROSE}", "2023-02-06",
                 id="this day"),
    pytest.param(f"Les délégués, réunis le 5 mai 2009 à Paris, affirment leur opposition. {PROSE}", "2009-05-05",
                 id="session in the opening"),
    pytest.param(f"L'an deux mille vingt-deux, le seize juin, à neuf heures, le conseil s'est réuni. {PROSE}",
                 "2022-06-16", id="in words"),
])
def test_the_opening_dates_the_statement(body: str, edtf: str) -> None:
    assert dated(TITLE, body) == edtf


@pytest.mark.parametrize(("head", "body"), [
    pytest.param(TITLE, f"Le 12 mars 2020, la direction a annoncé un plan. {PROSE}", id="event told"),
    pytest.param("Grève le 12 mars 2020 !", PROSE, id="strike in the title"),
    pytest.param(f"{TITLE}\n\nRassemblement le jeudi 12 mars 2020 à 14 h", PROSE, id="gathering in the head"),
    pytest.param(TITLE, f"{PROSE}\n\nManifestation mardi 4 décembre, place Bellecour.", id="demonstration at the end"),
    pytest.param("Loi du 10 août 2007 : deux ans après", PROSE, id="law in the title"),
    pytest.param(TITLE, f"{PROSE}\n\n- Vendredi 2 mai\n- Vendredi 30 mai 2025", id="list of days"),
    pytest.param(TITLE, f"Le syndicat, avec la coordination réunie le 2 février 2009, demande des postes. {PROSE}",
                 id="meeting of another body"),
    pytest.param(TITLE, PROSE, id="no date at all"),
])
def test_no_date_is_invented(head: str, body: str) -> None:
    assert dated(head, body) is None


def test_the_dateline_wins_over_the_front_matter() -> None:
    assert dated("Paris, le 17 juin 2015", date="2015/06/15") == "2015-06-17"


@pytest.mark.parametrize(("key", "value", "edtf"), [
    pytest.param("publishdate", "2021-06-23T20:44:13+0200", "2021-06-23", id="Hugo"),
    pytest.param("created_at", "Thu May 07 2020 08:00:00 GMT+0200", "2020-05-07", id="as a browser prints it"),
    pytest.param("created_at", "Sun, 16 Aug 2020 22:00:00 GMT", "2020-08-16", id="as a feed has it"),
    pytest.param("date_published", "2019/3/4", "2019-03-04", id="slashes, year first"),
    pytest.param("pubdate", "3 mars 2019", "2019-03-03", id="in French"),
])
def test_the_front_matter_dates_under_the_names_that_tools_give(key: str, value: str, edtf: str) -> None:
    assert dated(**{key: value}) == edtf


@pytest.mark.parametrize("line", [
    "Communiqué de presse du 11-4-2023, jugement 20BX02908", "Discours d'Ana Ruiz, présidente, le 11 avril 2023",
    "Déclaration du 11/04/2023"])
def test_a_line_that_names_the_text_and_its_day_wins_over_the_front_matter(line: str) -> None:
    assert dated(f"{TITLE}\n\n{line}", date="2023-11-04") == "2023-04-11"
    assert dated(f"{TITLE}\n\n{PROSE}\n\n{line}", date="2023-11-04") == "2023-04-11"


def test_an_agreement_that_was_signed_on_a_day_does_not_date_the_statement() -> None:
    assert dated(body="Signée le 7 février 2022, la convention entre en vigueur.", date="2024-02-07") == "2024-02-07"


def test_the_front_matter_wins_over_a_session_in_the_title() -> None:
    assert dated("Assemblée générale du 24 juin 2017", date="2017-06-26T00:00:00Z") == "2017-06-26"


def test_a_year_is_inferred_where_the_weekday_leaves_one() -> None:
    date = read(f"Toulouse, mardi 3 mars\n\n{PROSE} Le décret du 5 février 2009 doit être retiré.").date
    assert date is not None
    assert (date.edtf, date.status) == ("2009-03-03", DateStatus.INFERRED)


BETWEEN = ("La consultation engagée le 4 mars 2009 a donné ces résultats. Le discours prononcé le {told} "
           "nous inquiète. Nous serons en grève dès le {announced}.")


def test_the_month_is_inferred_where_days_told_and_days_announced_leave_only_one() -> None:
    date = read(f"{TITLE}\n\n" + BETWEEN.format(told="23 mars", announced="27 mars"), {}).date
    assert date is not None
    assert (date.edtf, date.status, date.evidence) == ("2009-03", DateStatus.INFERRED, "23 mars … 27 mars")


@pytest.mark.parametrize(("told", "announced"), [
    pytest.param("23 mars", "2 avril", id="two months"), pytest.param("27 mars", "23 mars", id="out of order"),
    pytest.param("23 mars", "27 mars 2010", id="two years"), pytest.param("mois dernier", "27 mars", id="one day told"),
])
def test_no_month_is_inferred_where_the_days_leave_more_than_one(told: str, announced: str) -> None:
    text = BETWEEN if told[0].isdigit() else BETWEEN.replace("engagée le 4 mars 2009", "de 2009")
    assert dated(TITLE, text.format(told=told, announced=announced)) is None


def test_no_year_is_inferred_where_the_text_allows_two() -> None:
    body = f"{PROSE} Les décrets du 5 février 2009 et du 7 mai 2008 sont en cause."
    assert dated("Toulouse, le 3 mars", body) is None


def test_a_repair_of_the_cleaning_is_said_and_quoted() -> None:
    text = f"21 juin 2024\n\n{TITLE}\n\n{PROSE}"
    repair = Repair(3, 7, "juiii", "juin", "ocr")
    date = structure(CleanText(text, OffsetMap.identity(len(text)), (repair,)), {}).date
    assert date is not None
    assert (date.edtf, date.repaired, date.evidence) == ("2024-06-21", True, "21 juiii 2024")


def test_noise_that_cleaning_left_is_read_and_said() -> None:
    date = read(f"Paris, le 24 févier 2009\n\n{TITLE}\n\n{PROSE}").date
    assert date is not None
    assert (date.edtf, date.repaired, date.status) == ("2009-02-24", True, DateStatus.WRITTEN)


@pytest.mark.parametrize(("head", "place"), [
    ("Paris, le 24 février 2009", "Paris"), ("Givet, 8 octobre 2019", "Givet"), ("Le 24 février 2009", None),
    ("Mis à jour le 24 février 2009", None)])
def test_the_place_of_issue_stands_in_the_dateline(head: str, place: str | None) -> None:
    assert read(f"{head}\n\n{TITLE}\n\n{PROSE}").place_of_issue == place


def test_the_place_of_issue_may_stand_at_the_end() -> None:
    assert read(f"{TITLE}\n\n{PROSE}\n\nFait à Toulouse, le 3 mars 2009").place_of_issue == "Toulouse"
