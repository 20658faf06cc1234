"""What is shown of a statement, kept or passing, and that contacts stay masked unless asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.errors import LostOriginalError, NotFoundError
from corpus.statement import Rejected
from tests.archive.fakes import WHO, ids, ingest, open_archive

CONTACT = "06 39 98 12 34"
ADDRESS = "presse@exemple.org"
TEXT = f"""# Les salariés du dépôt demandent une hausse

Toulouse, le 3 mars 2023

Le syndicat rappelle sa revendication pour les salaires.

Signé : Camille Durand, secrétaire ({CONTACT}), Union locale

Contact presse : Camille Durand, {CONTACT}, {ADDRESS}
"""


@pytest.fixture
def shown(archive: Archive, tmp_path: Path) -> str:
    """The identifier of a statement with contacts."""
    file = tmp_path / "communique.md"
    file.write_text(TEXT, encoding="utf-8")
    ingest(archive, file)
    [identifier] = ids(archive)
    return identifier


def test_contacts_are_masked_everywhere_and_nothing_moves(archive: Archive, shown: str) -> None:
    masked, full = archive.show(shown), archive.show(shown, with_contacts=True)
    assert CONTACT in full.text
    assert ADDRESS in full.text
    whole = json.dumps(masked.to_json(), ensure_ascii=False)
    assert CONTACT not in whole
    assert ADDRESS not in whole
    assert "secrétaire" in whole
    assert len(masked.text) == len(full.text)
    assert masked.blocks == full.blocks


def test_a_statement_is_shown_with_people_sources_and_structure(archive: Archive, shown: str) -> None:
    view = archive.show(shown)
    assert view.title == "Les salariés du dépôt demandent une hausse"
    assert (view.date, view.date_status) == ("2023-03-03", "written")
    assert [(one.name, one.roles) for one in view.people] == [("Camille Durand", ("signatory",))]
    assert [(one.media_type, one.size) for one in view.sources] == [("text/markdown", len(TEXT.encode()))]
    assert (view.revision, view.deleted, view.tags) == (1, False, ())


def test_the_original_comes_back_byte_for_byte(archive: Archive, shown: str) -> None:
    original = archive.original(shown)
    assert original.data == TEXT.encode()
    assert original.path.endswith("communique.md")


def test_an_altered_original_is_not_handed_out(archive: Archive, shown: str) -> None:
    file = archive.home / "originals" / archive.original(shown).sha256[:2] / archive.original(shown).sha256
    file.chmod(0o644)
    file.write_bytes(b"other")
    with pytest.raises(LostOriginalError, match="backup"):
        archive.original(shown)


@pytest.mark.parametrize("identifier", ["", "nobody", "x" * 10_000, "'; DROP TABLE statement; --", "\udc80", "a\0b"])
def test_an_unknown_identifier_is_said_to_be_unknown(archive: Archive, shown: str, identifier: str) -> None:
    for attempt in (archive.show, archive.original, archive.history):
        with pytest.raises(NotFoundError):
            attempt(identifier)
    with pytest.raises(NotFoundError):
        archive.tag([identifier], ["x"], WHO)
    assert ids(archive) == [shown]


def test_a_passing_file_is_analysed_by_the_contract_and_stored_nowhere(home: Path) -> None:
    with open_archive(home) as archive:
        found = archive.analyze(TEXT.encode(), "dossier/communique.md")
    assert isinstance(found, dict)
    assert not home.exists()
    assert {"source", "text", "language", "title", "date", "date_status", "place_of_issue", "issuers",
            "document_type", "signatories", "quoted", "contacts", "cosigning_organisations", "mentions", "blocks",
            "warnings"} <= found.keys()
    assert found["source"] == "dossier/communique.md"
    text = str(found["text"])
    assert CONTACT not in json.dumps(found, ensure_ascii=False)
    mentions = found["mentions"]
    assert isinstance(mentions, list)
    for mention in mentions:
        assert text[mention["start"]:mention["end"]] == mention["text"]
        assert TEXT[mention["source_start"]:mention["source_end"]] == mention["text"]


def test_a_passing_file_that_is_no_statement_is_refused(archive: Archive) -> None:
    found = archive.analyze(b"", "vide.txt")
    assert isinstance(found, Rejected)
    assert found.reason


def test_the_archive_in_figures(archive: Archive, shown: str) -> None:
    figures = archive.stats()
    assert (figures.statements, figures.sources, figures.revisions, figures.decisions) == (1, 1, 1, 0)
    assert (figures.first_date, figures.last_date) == ("2023-03-03", "2023-03-03")
    assert (figures.engine, figures.model) == ("tantivy", "plain-1")
    assert all(size > 0 for size in figures.size.values())


def test_what_was_read_through_noise_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bruit.txt").write_text(
        "Communiqué de presse\n\nToulouse, le 21 juiii 2024\n\nLes organismes HIm logent. Les HIm sont là.\n", "utf-8")
    with open_archive(tmp_path / "home") as archive:
        ingest(archive, tmp_path / "in")
        view = archive.show(ids(archive)[0])
        analysed = archive.analyze((tmp_path / "in" / "bruit.txt").read_bytes(), "bruit.txt")
    assert (view.date, view.date_evidence, view.date_repaired) == ("2024-06-21", "21 juiii 2024", True)
    assert [(one.before, one.after, one.count) for one in view.repairs] == [("HIm", "Hlm", 2), ("juiii", "juin", 1)]
    assert isinstance(analysed, dict)
    assert (analysed["date_evidence"], analysed["date_repaired"]) == ("21 juiii 2024", True)
    assert analysed["repairs"] == [{"before": "HIm", "after": "Hlm", "count": 2},
                                   {"before": "juiii", "after": "juin", "count": 1}]
