"""Lists of records: every spelling of one name on one line, under the one that most statements have."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.archive import Archive
from archive.rosters import Listed
from tests.archive.fakes import ingest, open_archive

WRITTEN = (("Camille Durand", "CNV"), ("Camille Durand", "CNV"), ("Durand Camille", "La Cnv"), ("C. Durand", "VERRE"),
           ("Lise Roche", "Verre"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder: Path = tmp_path_factory.mktemp("rosters")
    for number, (signatory, issuer) in enumerate(WRITTEN):
        (folder / f"{number}.txt").write_text(
            f"Communiqué {number}\n\nUn texte {number}.\n\nSigné : {signatory}, secrétaire, {issuer}\n",
            encoding="utf-8")
    opened = open_archive(folder / "home")
    ingest(opened, *folder.glob("*.txt"))
    return opened


def test_spellings_of_one_name_are_one_line(archive: Archive) -> None:
    assert archive.roster("organisation", 10) == [Listed("CNV", 3, ("La Cnv",)), Listed("Verre", 2, ("VERRE",))]
    assert archive.roster("organisation", 1) == [Listed("CNV", 3, ("La Cnv",))]
    assert archive.roster("organisation", 0) == []


def test_people_are_one_line_whichever_name_comes_first(archive: Archive) -> None:
    assert archive.roster("person", 10) == [
        Listed("Camille Durand", 3, ("Durand Camille",)), Listed("C. Durand", 1), Listed("Lise Roche", 1)]
