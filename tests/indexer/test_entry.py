"""What of a statement reaches the index, where, and what must never reach it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from corpus.statement import DocumentType
from indexer.engine import Area, Field
from indexer.entry import State, entry_of
from indexer.lemmalist import LemmaList
from indexer.stored import Person, Stored, packed, unpacked
from tests.indexer.shelf import Leaf, analysis_of, entry_for, statement_of


def terms(leaf: Leaf, area: Area) -> set[str]:
    return {posting.term for posting in entry_for("x", leaf).areas.get(area, ())}


def test_words_stand_in_the_area_of_their_block() -> None:
    leaf = Leaf("La grève dure.", "Un titre", boilerplate="À propos de nous")
    assert "=titre" in terms(leaf, Area.TITLE)
    assert "=grève" in terms(leaf, Area.BODY) & terms(leaf, Area.LEAD)
    assert "=propos" in terms(leaf, Area.BOILERPLATE)
    assert "=propos" not in terms(leaf, Area.BODY)


def test_only_the_beginning_of_the_body_is_lead() -> None:
    leaf = Leaf("mot " * 200 + "dernier")
    assert "=dernier" in terms(leaf, Area.BODY)
    assert "=dernier" not in terms(leaf, Area.LEAD)


def test_who_signs_and_issues_weighs_as_a_name_under_every_name() -> None:
    leaf = Leaf("Un texte.", signed=("Ève Martin",), issuers=("CGT",))
    assert {"=martin", "=cgt", "=confédération"} <= terms(leaf, Area.NAMES)


def test_what_a_file_is_filed_under_and_what_archivists_tagged_weighs_as_boilerplate() -> None:
    leaf = Leaf("Un texte.")
    statement = replace(statement_of("x", leaf), metadata={
        "tags": "Eau, Transition écologique", "event_loc_addresslocality": "Lausanne", "layout": "article",
        "slug": "un-texte", "keywords": "presse@exemple.org", "mots-clés": "Retraites", "thème": "Salaires"})
    entry = entry_of(statement, analysis_of(statement, leaf), State(tags=("droit au logement",)))
    held = {posting.term for posting in entry.areas[Area.BOILERPLATE]}
    assert {"=eau", "~ecologique", "=lausanne", "=logement", "=retraites", "=salaires"} <= held
    assert not {"=article", "=un-texte"} & held
    assert "exemple.org" not in repr(entry)


def test_telephone_numbers_and_addresses_are_neither_indexed_nor_stored() -> None:
    leaf = Leaf("Contact : Ève Martin, 06 39 98 12 34, eve.martin@exemple.org", "Presse 06.39.98.12.34",
                issuers=("Section 06 39 98 12 34",), tags=("eve@exemple.org",))
    entry = entry_for("x", leaf)
    everything = repr(entry)
    for secret in ("39 98", "39.98", "eve.martin", "exemple.org", "=98"):
        assert secret not in everything
    assert len(unpacked(entry.stored).text) == len(statement_of("x", leaf).text)


def test_dates_become_days_keywords_and_markers() -> None:
    entry = entry_for("x", Leaf("Texte", date="2009-03"))
    assert entry.first_day == date(2009, 3, 1).toordinal()
    assert entry.last_day == date(2009, 3, 31).toordinal()
    assert entry.keywords[Field.YEAR] == ["2009"]
    assert entry.keywords[Field.MONTH] == ["2009-03"]


def test_no_date_gives_no_day_and_no_year() -> None:
    entry = entry_for("x", Leaf("Texte"))
    assert entry.first_day is entry.last_day is None
    assert Field.YEAR not in entry.keywords


def test_people_are_keywords_by_role_and_as_persons() -> None:
    entry = entry_for("x", Leaf("Rosa Duval.", signed=("Ève Martin",), quoted=("Rosa Duval",),
                                people={"Rosa Duval": "Rosa Duval"}))
    assert entry.keywords[Field.SIGNATORY] == ["Ève Martin"]
    assert entry.keywords[Field.QUOTED] == ["Rosa Duval"]
    assert set(entry.keywords[Field.PERSON]) == {"Ève Martin", "Rosa Duval"}


def test_every_spelling_of_a_name_has_the_key_of_its_record() -> None:
    spelled = [entry_for("x", Leaf("Texte", signed=(person,), issuers=(issuer,), tags=(tag,)))
               for person, issuer, tag in (("Anne- Claire Gallais", "Force ouvrière", "Égalité"),
                                           ("GALLAIS Anne-Claire", "F.O.", "egalite"))]
    keys = (Field.SIGNATORY_KEY, Field.PERSON_KEY, Field.ISSUER_KEY, Field.ORGANISATION_KEY, Field.TAG_KEY)
    assert [spelled[0].keywords[field] for field in keys] == [spelled[1].keywords[field] for field in keys] == [
        ["anne claire gallais"], ["anne claire gallais"], ["fo"], ["fo"], ["egalite"]]


def test_records_replace_the_names_of_the_analysis() -> None:
    leaf = Leaf("Texte", signed=("E. Martin",))
    statement = statement_of("x", leaf)
    entry = entry_of(statement, analysis_of(statement, leaf), State(records={"E. Martin": "Ève Martin"}))
    assert entry.keywords[Field.SIGNATORY] == ["Ève Martin"]
    assert unpacked(entry.stored).signatories == (Person("Ève Martin"),)


def test_the_stored_record_says_what_a_result_line_shows() -> None:
    leaf = Leaf("Le texte.", "Un titre", date="2009", kind=DocumentType.MOTION, issuers=("CGT",), tags=("climat",))
    record = unpacked(entry_for("x", leaf).stored)
    assert (record.title, record.date, record.document_type) == ("Un titre", "2009", "motion")
    assert (record.issuers, record.tags, record.sources) == (("CGT",), ("climat",), ("dossier/x.txt",))


@given(st.builds(
    Stored, title=st.none() | st.text(), date=st.none() | st.just("2009"), text=st.text(),
    issuers=st.lists(st.text()).map(tuple), tags=st.lists(st.text()).map(tuple),
    signatories=st.lists(st.builds(Person, st.text(), st.none() | st.text(), st.none() | st.text())).map(tuple),
    blocks=st.lists(st.tuples(st.text(), st.integers(0), st.integers(0))).map(tuple),
    lemmas=st.dictionaries(st.text(), st.text()).map(LemmaList.of)))
def test_a_stored_record_comes_back_as_it_was(record: Stored) -> None:
    back = unpacked(packed(record))
    assert packed(back) == packed(record)
    assert (back.text, back.lemmas, back.signatories) == (record.text, record.lemmas, record.signatories)
