"""What an archive survives: being killed at any moment, two writers, a full disk, a folder without rights."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from archive.archive import Archive
from archive.errors import BusyError
from archive.locks import write_lock
from archive.requests import SearchOptions
from tests.archive import acts
from tests.archive.fakes import ids, ingest, open_archive, outcomes, write_statement

KILLS = 50
FILES = 24

# Children come from a server that has imported everything and opened nothing: each starts in an instant.
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.archive.acts"])


def killed_run(act: acts.Act, home: Path, folder: Path, after: float) -> tuple[bool, list[str]]:
    """Whether SIGKILL met the act on its way, and the files that it had told of by then."""
    receiver, sender = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=acts.run, args=(act, home, folder, sender))
    child.start()
    sender.close()
    assert receiver.recv() == "begun"
    told = list(_messages(receiver, after))
    child.kill()
    child.join()
    told += _messages(receiver, 0)
    return "done" not in told, [one for one in told if one != "done"]


def _messages(receiver: Connection, seconds: float) -> Iterator[str]:
    """What is told within the time."""
    end = time.monotonic() + seconds
    while receiver.poll(max(0.0, end - time.monotonic())):
        try:
            message = receiver.recv()
        except EOFError:
            return
        yield message
        if message == "done":
            return


def answer_of(target: Callable[..., None], *arguments: object) -> Any:
    """What a child process tells."""
    receiver, sender = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=target, args=(*arguments, sender))
    child.start()
    sender.close()
    answer = receiver.recv()
    child.join()
    return answer


def test_sigkill_at_fifty_moments_loses_nothing_and_leaves_nothing_half_done(home: Path, tmp_path: Path) -> None:
    rng = random.Random(20240621)
    folder = tmp_path / "statements"
    for number in range(FILES):
        write_statement(folder, number)
    kills = dict.fromkeys((acts.take_in, acts.build_anew, acts.delete_some), 0)
    known: set[str] = set()
    for attempt in range(KILLS * 6):
        if sum(kills.values()) == KILLS:
            break
        act = (acts.take_in, acts.build_anew, acts.take_in, acts.delete_some)[attempt % 4] if known else acts.take_in
        for number in rng.sample(range(FILES), 8 if act is acts.take_in and known else 0):
            write_statement(folder, number, f"Version {attempt} du texte, avec le mot revendication.")
        caught, told = killed_run(act, home, folder, rng.uniform(0.0, 0.6))
        kills[act] += caught
        if not (home / "archive.sqlite").exists():
            continue
        with open_archive(home) as archive:
            report = archive.verify()
            assert report.sound, (attempt, act, report.findings)
            shown = {source.path for one in _all_ids(archive) for source in archive.show(one).sources}
            assert set(told) <= shown, (attempt, act)
            assert known <= set(_all_ids(archive)), (attempt, act)
            known = set(_all_ids(archive))
    assert sum(kills.values()) == KILLS
    assert all(kills.values())
    with open_archive(home) as archive:
        ingest(archive, folder)
        assert outcomes(ingest(archive, folder)) == {"unchanged": FILES}
        assert len(_all_ids(archive)) == FILES


def _all_ids(archive: Archive) -> list[str]:
    """Every statement, deleted ones too, which the index does not have."""
    return [kept.row.id for batch in archive._keeping.store().changed_since(0) for kept in batch]


def test_two_ingests_at_once_follow_each_other(home: Path, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for number in range(20):
        write_statement(folders[number % 2], number)
    receivers = []
    for folder in folders:
        receiver, sender = CONTEXT.Pipe(duplex=False)
        CONTEXT.Process(target=acts.run_patiently, args=(home, folder, sender)).start()
        receivers.append(receiver)
    assert [receiver.recv()[0] for receiver in receivers] == [{"added": 10}, {"added": 10}]
    with open_archive(home) as archive:
        assert archive.list(SearchOptions()).total == 20
        assert archive.verify().sound


def test_who_holds_the_lock_is_said_to_who_does_not_wait(home: Path, folder: Path) -> None:
    home.mkdir()
    with write_lock(home, "ingest", 0.0, print):
        code, message = answer_of(acts.run_impatiently, home, folder)
    assert code == BusyError.code
    assert f"process {os.getpid()} (ingest)" in message
    assert answer_of(acts.run_impatiently, home, folder) == ("ok", "")


def test_searches_go_on_while_another_process_writes(archive: Archive, home: Path, folder: Path) -> None:
    ingest(archive, folder)
    with write_lock(home, "ingest", 0.0, print), open_archive(home) as reader:
        (home / "index.behind").touch()
        assert reader.search(SearchOptions("revendication")).total == 5
        assert reader.show(ids(reader)[0]).language == "fr"


@pytest.mark.parametrize("limit", [4_096, 20_000, 60_000, 110_000, 160_000])
def test_a_full_disk_says_so_and_loses_nothing(home: Path, tmp_path: Path, limit: int) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for number in range(6):
        write_statement(first, number)
    for number in range(6, 40):
        write_statement(second, number, f"{number} " + "le logement et les salaires " * 200 * (number % 3))
    with open_archive(home) as archive:
        ingest(archive, first)
    code, message = answer_of(acts.run_with_file_limit, limit, home, second)
    assert code == "disk_full", message
    assert "Make room" in message
    with open_archive(home) as archive:
        assert archive.verify().sound
        assert archive.search(SearchOptions("revendication")).total >= 6
        ingest(archive, second)
        assert archive.list(SearchOptions()).total == 40
        assert archive.verify().sound


def test_a_folder_without_rights_is_searched_but_not_written(folder: Path) -> None:
    # Not under pytest's own folder, which nobody else may enter.
    place = Path(tempfile.mkdtemp())
    try:
        home = place / "home"
        with open_archive(home) as archive:
            ingest(archive, folder)
        copied = shutil.copytree(folder, place / "statements")
        write_statement(copied, 99)
        _set_rights(place, 0o555, 0o444)
        total, language, sound, *refusals = answer_of(acts.run_without_rights, home, copied)
        assert (total, language, sound) == (5, "fr", True)
        assert [code for code, _ in refusals] == ["not_writable"] * 3
        assert all("Check the owner and permissions" in message for _, message in refusals)
    finally:
        _set_rights(place, 0o755, 0o644)
        shutil.rmtree(place)


def _set_rights(place: Path, folders: int, files: int) -> None:
    """Give all folders and files these rights, from the outside in when they are opened up."""
    place.chmod(0o755)
    for one in sorted(place.rglob("*")):
        if one.is_dir():
            one.chmod(0o755)
    for one in sorted(place.rglob("*"), reverse=True):
        one.chmod(folders if one.is_dir() else files)
    place.chmod(folders)
