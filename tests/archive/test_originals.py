"""Originals: whole or not at all, never changed, and taken away again when nothing rests on them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import LostOriginalError
from archive.originals import Originals, checksum


def test_a_file_comes_back_byte_for_byte_under_its_checksum(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    files = [b"", b"\x00\xff", "é".encode("utf-16"), b"x" * 100_000]
    with originals.keeping(files, lambda _: True):
        assert [originals.read(checksum(one)) for one in files] == files
    kept = originals.path(checksum(files[1]))
    assert kept.parent.name == kept.name[:2]
    assert [one.name for one in originals.files()] == sorted(checksum(one) for one in files)


@given(st.lists(st.binary(max_size=50), max_size=6))
@settings(max_examples=20)
def test_any_files_are_kept(tmp_path_factory: pytest.TempPathFactory, files: list[bytes]) -> None:
    originals = Originals(tmp_path_factory.mktemp("originals"))
    with originals.keeping(files, lambda _: True):
        pass
    assert {originals.read(one.name) for one in originals.files()} == set(files)


@pytest.mark.skipif(os.name == "nt", reason="rights are another matter there")
def test_an_original_may_not_be_written(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    with originals.keeping([b"x"], lambda _: True):
        pass
    assert stat.S_IMODE(originals.path(checksum(b"x")).stat().st_mode) == 0o444


def test_a_failed_block_takes_away_what_nothing_rests_on(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    with originals.keeping([b"before"], lambda _: True):
        pass
    with pytest.raises(KeyboardInterrupt), originals.keeping(
            [b"before", b"recorded", b"lost"], lambda sha256: sha256 == checksum(b"recorded")):
        raise KeyboardInterrupt
    assert {one.name for one in originals.files()} == {checksum(b"before"), checksum(b"recorded")}
    assert not (tmp_path / "arriving").exists()


def test_a_sweep_after_a_crash_takes_away_only_what_was_arriving(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    for data in (b"stranger", b"arrived", b"arriving"):
        with originals.keeping([data], lambda _: True):
            pass
    names = [checksum(b"arrived"), checksum(b"arriving"), checksum(b"never written"), "cut sho"]
    (tmp_path / "arriving").write_text("\n".join(names), encoding="ascii")
    (originals.path(checksum(b"arriving")).with_suffix(".part")).write_bytes(b"arr")
    originals.sweep(lambda sha256: sha256 == checksum(b"arrived"))
    assert {one.name for one in originals.files()} == {checksum(b"stranger"), checksum(b"arrived")}
    originals.sweep(lambda _: False)
    assert len(list(originals.files())) == 2


@pytest.mark.parametrize("damage", [lambda file: file.unlink(), lambda file: file.write_bytes(b"other")],
                         ids=["missing", "altered"])
def test_a_lost_original_is_never_handed_out_and_can_be_kept_again(tmp_path: Path, damage: object) -> None:
    originals = Originals(tmp_path)
    with originals.keeping([b"x"], lambda _: True):
        pass
    file = originals.path(checksum(b"x"))
    file.chmod(0o644)
    assert callable(damage)
    damage(file)
    with pytest.raises(LostOriginalError, match=file.name):
        originals.read(checksum(b"x"))
    with originals.keeping([b"x"], lambda _: True):
        pass
    assert originals.read(checksum(b"x")) == b"x"
