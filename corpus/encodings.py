"""One job: bytes to characters, saying which encoding they were in. Knows nothing of formats or statements."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from corpus.statement import Rejected

MAX_BYTES = 20_000_000
"""The largest file that is read; the longest real statement is a hundred times shorter."""

SAMPLE_BYTES = 32_768

# Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY_OPENINGS = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"\x1f\x8b",
    b"BZh", b"\xfd7zXZ", b"Rar!", b"7z\xbc\xaf", b"ID3", b"OggS", b"RIFF", b"MZ\x90", b"SQLite format 3",
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b\0") + b"\x7f"
_UTF8_OR_BYTE = re.compile(
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2})+|[\x80-\xff]")
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}")
_WESTERN = ["cp1252", "iso8859_15", "latin_1", "mac_roman", "cp850"]


class Decoded(NamedTuple):
    """Characters, the name of their encoding, and what a reader should know of the decoding."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str, limit: int = MAX_BYTES) -> Decoded | Rejected:
    """The characters of a text file, or why it is not one. `limit` is in bytes."""
    if len(data) > limit:
        return Rejected(name, "too-large", f"{name} has {len(data) / 1e6:.0f} MB; a statement has at most "
                        f"{limit / 1e6:.0f} MB. Split the file.")
    if not data.strip(b"\0 \t\r\n\f\v"):
        return Rejected(name, "empty", f"{name} is empty. Check that the file was copied whole.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark):], encoding)
    if data.startswith(_BINARY_OPENINGS) or _looks_binary(data[:SAMPLE_BYTES]):
        return Rejected(name, "binary", f"{name} is not a text file. Convert it to text, Markdown or HTML.")
    wide = _wide_encoding(data[:SAMPLE_BYTES])
    if wide:
        return _marked(data, wide)
    return _unmarked(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    if "\ufffd" not in text:
        return Decoded(text, encoding)
    return Decoded(text, encoding, (f"Some bytes are not {encoding.upper()}; they were replaced by \ufffd.",))


def _unmarked(data: bytes) -> Decoded:
    warnings: tuple[str, ...] = ()
    if b"\0" in data:
        warnings = ("NUL bytes stand in the text; the reading text leaves them out.",)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", warnings)
    except UnicodeDecodeError:
        pass
    if _UTF8_SEQUENCE.search(data):
        warnings += ("The file mixes UTF-8 and Windows-1252; each stretch was read in its own encoding.",)
        return Decoded(_decode_mixed(data), "utf-8", warnings)
    encoding = _western_encoding(data)
    return Decoded(_decode_western(data, encoding), encoding, warnings)


def _decode_mixed(data: bytes) -> str:
    return "".join(_decode_stretch(part.group()) for part in _UTF8_OR_BYTE.finditer(data))


def _decode_stretch(part: bytes) -> str:
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_western(part, "cp1252")


def _decode_western(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        # Windows-1252 leaves five bytes undefined; Latin-1 reads them as control characters.
        return data.decode("latin-1")


def _western_encoding(data: bytes) -> str:
    """The likely encoding of text that is not UTF-8, judged on a sample around its first accent."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - SAMPLE_BYTES // 4) if first else 0
    best = from_bytes(data[start:start + SAMPLE_BYTES], cp_isolation=_WESTERN).best()
    if best is None or best.encoding in {"latin_1", "iso8859_1", "ascii"}:
        # Browsers read Latin-1 as Windows-1252 (WHATWG Encoding, 4.2): it has the French quotes and œ.
        return "cp1252"
    return best.encoding


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark shows as a NUL in every other byte of Western text."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if half and even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _looks_binary(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    nuls = sample.count(0)
    return controls > 0.02 * len(sample) or (nuls > 0.1 * len(sample) and _wide_encoding(sample) is None)
