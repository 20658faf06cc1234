"""One writer at a time; the others wait, or are told who writes."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from archive.errors import BusyError
from archive.locks import is_locked, write_lock
from archive.requests import Notice


def test_the_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    with write_lock(tmp_path, "ingest", 0.0, print):
        assert is_locked(tmp_path)
        with pytest.raises(BusyError) as raised, write_lock(tmp_path, "delete", 0.0, print):
            pass
    assert raised.value.values["pid"] == os.getpid()
    assert raised.value.values["command"] == "ingest"
    assert str(raised.value.values["since"])[:2] == "20"
    assert not is_locked(tmp_path)


def test_a_patient_writer_is_told_once_and_gets_its_turn(tmp_path: Path) -> None:
    notices: list[Notice] = []
    told = threading.Event()
    order: list[str] = []

    def notify(notice: Notice) -> None:
        notices.append(notice)
        told.set()

    def second() -> None:
        with write_lock(tmp_path, "delete", 30.0, notify):
            order.append("second")

    with write_lock(tmp_path, "ingest", 0.0, print):
        thread = threading.Thread(target=second)
        thread.start()
        assert told.wait(30)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    assert [notice.code for notice in notices] == ["waiting"]
    assert f"process {os.getpid()} (ingest)" in str(notices[0])


@pytest.mark.parametrize("content", [b"", b"{", b'{"pid": 1}', b"\xff\xfe"], ids=["empty", "cut", "partial", "binary"])
def test_a_lock_file_that_nobody_signed_stops_nobody(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "lock").write_bytes(content)
    with write_lock(tmp_path, "ingest", 0.0, print):
        (tmp_path / "lock").write_bytes(content)
        with pytest.raises(BusyError, match=r"process \?"), write_lock(tmp_path, "delete", 0.0, print):
            pass


def test_the_lock_ends_with_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), write_lock(tmp_path, "ingest", 0.0, print):
        _ = 1 // 0
    with write_lock(tmp_path, "ingest", 0.0, print):
        assert is_locked(tmp_path)
