"""Identifiers of authority records: shapes and checksums, as people copy them."""

from __future__ import annotations

import pytest

from archive.identifiers import SCHEMES, checked, page_of, read_identifier

RIGHT = [
    ("isni:0000 0001 2150 090X", ("isni", "000000012150090X")),
    ("ISNI: 0000000121032683", ("isni", "0000000121032683")),
    ("https://isni.org/isni/000000012150090X", ("isni", "000000012150090X")),
    ("idref:026927608", ("idref", "026927608")),
    ("https://www.idref.fr/026763788", ("idref", "026763788")),
    ("siren:732 829 320", ("siren", "732829320")),
    ("siret:732 829 320 00074", ("siret", "73282932000074")),
    ("wikidata:q42", ("wikidata", "Q42")),
    ("https://www.wikidata.org/wiki/Q42", ("wikidata", "Q42")),
    ("viaf:9847974", ("viaf", "9847974")),
    ("https://viaf.org/viaf/9847974/", ("viaf", "9847974")),
    ("maitron:24745", ("maitron", "24745")),
    ("https://maitron.fr/spip.php?article24745", ("maitron", "spip.php?article24745")),
    ("insee:31555", ("insee", "31555")), ("insee:2A004", ("insee", "2A004")), ("insee:97411", ("insee", "97411")),
]
WRONG = ["isni:0000000121500901", "isni:12", "idref:026927609", "siren:732829321", "siret:73282932000075",
         "wikidata:42", "viaf:0", "insee:99001", "insee:20004", "maitron:x", "orcid:1", "732829320", "", ":", "https://exemple.org/1"]


@pytest.mark.parametrize(("given", "expected"), RIGHT, ids=[one for one, _ in RIGHT])
def test_a_right_identifier_is_kept_bare(given: str, expected: tuple[str, str]) -> None:
    assert read_identifier(given) == expected


@pytest.mark.parametrize("given", WRONG)
def test_a_wrong_identifier_is_told(given: str) -> None:
    assert read_identifier(given) is None


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=list(SCHEMES))
def test_the_example_of_every_scheme_holds_and_its_page_leads_back(scheme: object) -> None:
    known = SCHEMES[getattr(scheme, "name", "")]
    bare = checked(known.name, known.example)
    assert bare is not None
    assert read_identifier(page_of(known.name, bare)) == (known.name, bare)


@pytest.mark.parametrize("scheme", ["isni", "idref", "siren"])
def test_every_single_wrong_digit_is_told(scheme: str) -> None:
    bare = checked(scheme, SCHEMES[scheme].example)
    assert bare is not None
    for place in range(len(bare) - 1):
        for digit in set("0123456789") - {bare[place]}:
            assert checked(scheme, bare[:place] + digit + bare[place + 1:]) is None
