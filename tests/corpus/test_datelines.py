"""Lines that date a statement."""

import pytest

from corpus.datelines import read_dateline


@pytest.mark.parametrize(("line", "place", "edtf"), [
    pytest.param("Paris, le 24 février 2009", "Paris", "2009-02-24", id="place and article"),
    pytest.param("Fait à Toulouse, le 3 mars 2009.", "Toulouse", "2009-03-03", id="fait à"),
    pytest.param("Fait aux Abymes, le 12 août 2021", "Abymes", "2021-08-12", id="fait aux"),
    pytest.param("Saint-Denis, le jeudi 18 janvier 2024", "Saint-Denis", "2024-01-18", id="weekday"),
    pytest.param("Saint-Junien (Haute-Vienne), 29 janvier 2025", "Saint-Junien (Haute-Vienne)", "2025-01-29",
                 id="département in brackets"),
    pytest.param("Fait à Lille, sur scène, le 5 juin 2014", "Lille", "2014-06-05", id="a word on the place"),
    pytest.param("Jeudi 17 septembre 2009, Carhaix", "Carhaix", "2009-09-17", id="place after the date"),
    pytest.param("Jeudi dix-sept septembre deux mille neuf, Carhaix", "Carhaix", "2009-09-17", id="in words"),
    pytest.param("Brussels, 19 May 2022", "Brussels", "2022-05-19", id="English"),
    pytest.param("Aiacciu, u 30 di marzu di u 2022", "Aiacciu", "2022-03-30", id="Corsican"),
    pytest.param("21 juin 2024", None, "2024-06-21", id="date alone"),
    pytest.param("Le 29 mai 2018", None, "2018-05-29", id="article alone"),
    pytest.param("Mai 2021", None, "2021-05", id="month alone"),
    pytest.param("2 juin 2021, pour diffusion immédiate", None, "2021-06-02", id="for release"),
    pytest.param("CONCARNEAU, SAMEDI 19 DECEMBRE 1998", "CONCARNEAU", "1998-12-19", id="capitals"),
    pytest.param("Metz, 1er et 2 octobre 2010", "Metz", "2010-10-02", id="two days"),
    pytest.param("Le 07/06/2024 à 15:02 | Temps de lecture : 2 min", None, "2024-06-07", id="web page"),
])
def test_a_dateline_gives_place_and_date(line: str, place: str | None, edtf: str) -> None:
    dateline = read_dateline(line)
    assert dateline is not None
    assert (dateline.place, dateline.mention.edtf, dateline.whole) == (place, edtf, True)


@pytest.mark.parametrize("line", [
    pytest.param("Albi, le 3 mars 2009. – Une nouvelle fois, la direction refuse.", id="stop and dash"),
    pytest.param("Albi, 3 mars 2009 - Une nouvelle fois, la direction refuse.", id="dash"),
    pytest.param("Albi, le 3 mars 2009 : une nouvelle fois, la direction refuse.", id="colon"),
])
def test_a_dateline_may_open_a_paragraph(line: str) -> None:
    dateline = read_dateline(line)
    assert dateline is not None
    assert dateline.place == "Albi"
    assert not dateline.whole
    assert line[dateline.end:].lower().startswith("une nouvelle fois")


@pytest.mark.parametrize("line", [
    pytest.param("Grève le 3 mars 2009", id="strike"),
    pytest.param("Communiqué du 3 mars 2009", id="document"),
    pytest.param("Le 3 mars 2009, la direction a refusé.", id="sentence"),
    pytest.param("La loi du 3 mars 2009", id="law"),
    pytest.param("Rassemblement à Paris, le 3 mars 2009", id="gathering"),
    pytest.param("Nous étions là le 3 mars 2009", id="clause"),
    pytest.param("Samedi 12 mars 2022, place de la République", id="where a march starts"),
    pytest.param("Samedi 12 mars 2022, Assemblée générale", id="meeting"),
    pytest.param("Le 3 mars 2020, Jeanne Durand", id="who signs"),
    pytest.param("Sans date", id="none"),
    pytest.param("Signée le 7 février 2022", id="agreement signed"),
    pytest.param("Conclu le 12 mai 2016", id="agreement concluded"),
    pytest.param("Article du Progrès du 23/07/09", id="article of a newspaper"),
    pytest.param("Cliquez ici : 22 avril 2022", id="link"),
    pytest.param("III le 8 avril 2009", id="numeral of a university on the line above"),
    pytest.param("Élue le 3 mars 2009", id="when someone was elected"),
])
def test_other_lines_with_a_date_are_no_datelines(line: str) -> None:
    assert read_dateline(line) is None
