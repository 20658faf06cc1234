"""Bytes to characters: every encoding that statements come in, and what is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encodings import Decoded, decode
from corpus.statement import Rejected

_TEXT = "Communiqué : « l'égalité salariale est un droit », déclare la fédération à Nîmes.\n" * 3


@pytest.mark.parametrize(("data", "encoding"), [
    pytest.param(_TEXT.encode(), "utf-8", id="UTF-8"),
    pytest.param(codecs.BOM_UTF8 + _TEXT.encode(), "utf-8", id="UTF-8 with mark"),
    pytest.param(codecs.BOM_UTF16_LE + _TEXT.encode("utf-16-le"), "utf-16-le", id="UTF-16 LE"),
    pytest.param(codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"), "utf-16-be", id="UTF-16 BE"),
    pytest.param(codecs.BOM_UTF32_LE + _TEXT.encode("utf-32-le"), "utf-32-le", id="UTF-32 LE"),
    pytest.param(_TEXT.encode("utf-16-le"), "utf-16-le", id="UTF-16 without mark"),
    pytest.param(_TEXT.encode("cp1252"), "cp1252", id="Windows-1252"),
])
def test_each_encoding_gives_the_same_text(data: bytes, encoding: str) -> None:
    assert decode(data, "c.txt") == Decoded(_TEXT, encoding)


def test_latin_1_is_read_as_its_superset() -> None:
    decoded = decode("Déclaration de l'intersyndicale à Besançon".encode("latin-1"), "c.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == "Déclaration de l'intersyndicale à Besançon"


def test_mixed_encodings_are_read_stretch_by_stretch_with_a_warning() -> None:
    decoded = decode("égalité\n".encode() + "logement à Sète".encode("cp1252"), "c.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == "égalité\nlogement à Sète"
    assert len(decoded.warnings) == 1


def test_a_few_nul_bytes_are_text_with_a_warning() -> None:
    decoded = decode(b"Bonjour \0 " + _TEXT.encode(), "c.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.warnings


@pytest.mark.parametrize(("data", "code"), [
    pytest.param(b"", "empty", id="no bytes"),
    pytest.param(b" \n\t\r\n", "empty", id="blank"),
    pytest.param(b"\0" * 500, "empty", id="zeros"),
    pytest.param(b"%PDF-1.7\n%\xe2\xe3", "binary", id="PDF named txt"),
    pytest.param(bytes(range(256)) * 40, "binary", id="noise"),
    pytest.param(b"a" * 2001, "too-large", id="over the limit"),
])
def test_what_is_no_statement_is_refused_with_a_reason(data: bytes, code: str) -> None:
    limit = 2000 if code == "too-large" else 20_000
    refused = decode(data, "c.txt", limit=limit)
    assert isinstance(refused, Rejected)
    assert refused.code == code
    assert "c.txt" in refused.reason


@given(st.binary(max_size=200))
def test_no_bytes_ever_raise(data: bytes) -> None:
    assert isinstance(decode(data, "c.txt"), Decoded | Rejected)
