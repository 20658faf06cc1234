"""French dates in a text, however they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find_dates, parse_date

WRITTEN = [
    pytest.param("21 juin 2024", "2024-06-21", id="plain"),
    pytest.param("1er mai 2025", "2025-05-01", id="first of the month"),
    pytest.param("1 er juin 2009", "2009-06-01", id="first, spaced"),
    pytest.param("le mardi 3 mars 2009", "2009-03-03", id="weekday"),
    pytest.param("mardi, le 3 mars 2009", "2009-03-03", id="weekday and article"),
    pytest.param("03/03/2009", "2009-03-03", id="slashes"),
    pytest.param("3.3.09", "2009-03-03", id="dots, two digits"),
    pytest.param("3-3-1998", "1998-03-03", id="dashes"),
    pytest.param("2015/06/23", "2015-06-23", id="year first"),
    pytest.param("2020-01-20T21:49:29+01:00", "2020-01-20", id="ISO with time zone"),
    pytest.param("2020-04-13T22:00:00.000Z", "2020-04-13", id="ISO in UTC"),
    pytest.param("mars 2009", "2009-03", id="month and year"),
    pytest.param("12 AOÛT 2010", "2010-08-12", id="capitals"),
    pytest.param("12 AOUT 2010", "2010-08-12", id="capitals without accent"),
    pytest.param("3 DÉC. 2010", "2010-12-03", id="abbreviated"),
    pytest.param("13 et 14 octobre 1999", "1999-10-14", id="last day of two"),
    pytest.param("3\u00a0mars\u202f2009", "2009-03-03", id="no-break spaces"),
    pytest.param("dix-sept septembre deux mille neuf", "2009-09-17", id="all in words"),
    pytest.param("19 May 2022", "2022-05-19", id="English month"),
    pytest.param("26 novanm 2021", "2021-11-26", id="Creole month"),
]

NOISY = [
    pytest.param("21 juiii 2024", "2024-06-21", id="n read as ii"),
    pytest.param("l5 mars 2O24", "2024-03-15", id="l for 1 and O for 0"),
    pytest.param("ler mai 2020", "2020-05-01", id="ler for 1er"),
    pytest.param("24 févier 2009", "2009-02-24", id="letter lost"),
    pytest.param("16 rnai 2O23", "2023-05-16", id="m read as rn"),
    pytest.param("22 avri1 2008", "2008-04-22", id="l read as 1"),
    pytest.param("30 septernbre 2022", "2022-09-30", id="m read as rn inside"),
    pytest.param("2O/02/2024", "2024-02-20", id="O for 0 between slashes"),
    pytest.param("l3.O4.2O19", "2019-04-13", id="letters between dots"),
    pytest.param("7 0ctobre 2014", None, id="month that starts with a digit is left to cleaning"),
]

NO_DATES = [
    pytest.param("31 février 2020", id="impossible day"),
    pytest.param("22 logements 2020", id="a count"),
    pytest.param("2 mais 2020 fut dur", id="a word like a month"),
    pytest.param("01 99 00 31 07", id="telephone"),
    pytest.param("01.99.00.31.07", id="telephone with dots"),
    pytest.param("30/40 agents", id="a fraction"),
    pytest.param("article L. 2512-2", id="article of a code"),
    pytest.param("2.12.3.4", id="paragraph number"),
    pytest.param("les mardis de mars", id="no year"),
    pytest.param("OO/lI/2024", id="letters that make no day"),
    pytest.param("ll mars", id="a day of letters alone without a year"),
    pytest.param("le 5 juiii", id="noise without a year is not safe"),
]


@pytest.mark.parametrize(("text", "edtf"), WRITTEN)
def test_every_french_way_is_read(text: str, edtf: str) -> None:
    mentions = find_dates(f"Réunion {text}, à Paris")
    assert [one.edtf for one in mentions] == [edtf]
    assert not mentions[0].repaired


@pytest.mark.parametrize(("text", "edtf"), NOISY)
def test_noise_of_scanning_is_undone_and_said(text: str, edtf: str | None) -> None:
    mentions = [one for one in find_dates(text) if one.day]
    assert [one.edtf for one in mentions] == ([edtf] if edtf else [])
    assert all(one.repaired for one in mentions)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == ()


def test_a_day_without_a_year_is_kept_without_one() -> None:
    (mention,) = find_dates("Toulouse, le 5 avril")
    assert (mention.day, mention.month, mention.year, mention.edtf) == (5, 4, None, None)


@pytest.mark.parametrize(("text", "agrees"), [("mardi 3 mars 2009", True), ("lundi 3 mars 2009", False)])
def test_a_weekday_is_checked_against_the_date(text: str, agrees: bool) -> None:
    (mention,) = find_dates(text)
    assert mention.consistent is agrees


def test_parse_date_wants_the_whole_text() -> None:
    assert parse_date("le 3 mars 2009.") is not None
    assert parse_date("avant le 3 mars 2009") is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_numeric_dates_come_back(day: date) -> None:
    for text in (day.isoformat(), day.strftime("%d/%m/%Y")):
        assert [one.edtf for one in find_dates(text)] == [day.isoformat()]


@given(st.text(alphabet="0123456789OlI/.- \u00a0jumarsoctbeilévd\n", max_size=200))
def test_mentions_quote_the_text_in_order_and_never_overlap(text: str) -> None:
    position = 0
    for mention in find_dates(text):
        assert mention.start >= position
        assert text[mention.start:mention.end] == mention.text
        position = mention.end


@pytest.mark.parametrize("line", ["1" * 10**6, "lundi " * 170_000, "12/" * 330_000, "l " * 500_000, "1er " * 250_000,
                                  "mars " * 200_000, "2020-" * 200_000],
                         ids=["digits", "weekdays", "slashes", "letters like digits", "ordinals", "months", "years"])
def test_a_hostile_megabyte_is_read_to_its_end(line: str) -> None:
    assert [one.edtf for one in find_dates(f"{line}\n3 mars 2009")][-1] == "2009-03-03"


def test_a_day_misread_beside_a_sound_month_needs_no_year() -> None:
    (mention,) = find_dates("Réunion l5 mars, à Paris")
    assert (mention.day, mention.month, mention.year, mention.repaired) == (15, 3, None, True)
