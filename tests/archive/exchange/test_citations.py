"""RIS and BibTeX: what reference managers read, whatever stands in a title."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from archive.errors import BadRequestError
from archive.exchange import bibtex, jsonl, ris
from archive.exchange.registry import FORMATS, format_named
from archive.reports import PersonView, StatementView

VIEW = StatementView(
    id="3f9k2m7q1x0a", revision=1, deleted=False, title="Grève & {salaires} : 100 %\nsuite", subtitle=None,
    date="2024-06-21", date_status="written", place_of_issue="Albi", document_type="communique", language="fr",
    issuers=("HSO", "Union, section d'Albi"), people=(PersonView("Jean-Michel Fabre", ("signatory",), "Président"),),
    organisations=(), places=(), cosigning_organisations=(), missing_cosignatories=False, attachments=(),
    tags=("logement",), text="Texte", blocks=(), sources=(), warnings=())


def ark(identifier: str) -> str:
    return f"ark:99999/{identifier}"


def test_a_ris_reference_has_its_tags_on_lines_and_an_end() -> None:
    [text] = ris.write([VIEW], ark)
    lines = text.split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - ?.*", line) for line in lines if line)
    assert lines[0] == "TY  - RPRT"
    assert lines[-3:] == ["ER  - ", "", ""]
    assert {"TI  - Grève & {salaires} : 100 % suite", "DA  - 2024/06/21/", "AU  - Union  section d'Albi,",
            "A2  - Fabre, Jean-Michel", "KW  - logement"} <= set(lines)


@pytest.mark.parametrize(("date", "expected"), [
    ("2024", "DA  - 2024///"), ("2024-06", "DA  - 2024/06//"), (None, None)], ids=str)
def test_a_partial_date_stays_partial(date: str | None, expected: str | None) -> None:
    [text] = ris.write([replace(VIEW, date=date)], ark)
    assert [line for line in text.split("\r\n") if line.startswith("DA")] == ([expected] if expected else [])


def test_a_bibtex_entry_is_balanced_and_escaped() -> None:
    [text] = bibtex.write([VIEW], ark)
    bare = re.sub(r"\\.", "", text)
    assert bare.count("{") == bare.count("}")
    assert r"title = {{Grève \& \{salaires\} : 100 \% suite}}" in text
    assert "author = {{HSO} and {Union, section d'Albi}}" in text
    assert "month = jun" in text


@pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
def test_every_format_writes_any_statement_and_none(form: object) -> None:
    known = format_named(getattr(form, "extension", ""))
    bare = replace(VIEW, title=None, date=None, issuers=(), people=(), tags=(), place_of_issue=None)
    assert VIEW.id in "".join(known.write([VIEW, bare], ark))
    assert len(list(known.write([], ark))) <= 1


def test_json_lines_are_lines() -> None:
    [line] = jsonl.write([replace(VIEW, text="a\u2028b\nc\ud800")], ark)
    assert line.count("\n") == 1
    assert line.isascii()


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(BadRequestError, match="csv, jsonl, ris, bibtex"):
        format_named("docx")
