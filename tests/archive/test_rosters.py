"""Lists of records: every spelling of one name on one line, under the one that most statements have."""

from __future__ import annotations

from archive.names import Kind
from archive.reports import FacetCount
from archive.rosters import Listed, roster


def test_spellings_of_one_name_are_one_line() -> None:
    counts = [FacetCount("CNV", 4), FacetCount("VERRE", 2), FacetCount("Verre", 2), FacetCount("La Cnv", 1)]
    assert roster(Kind.ORGANISATION, counts, 10) == [Listed("CNV", 5, ("La Cnv",)), Listed("Verre", 4, ("VERRE",))]
    assert roster(Kind.ORGANISATION, counts, 1) == [Listed("CNV", 5, ("La Cnv",))]


def test_people_are_one_line_whichever_name_comes_first() -> None:
    counts = [FacetCount("Durand Camille", 1), FacetCount("Camille Durand", 2), FacetCount("C. Durand", 1)]
    assert roster(Kind.PERSON, counts, 10) == [Listed("Camille Durand", 3, ("Durand Camille",)), Listed("C. Durand", 1)]
