"""A second process changes how soon the entries of many statements are made, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Pipe
from pathlib import Path

import pytest

from archive import making, store
from archive.layout import STORE
from archive.making import entries_since, entry_of_kept
from archive.store import Store
from indexer.engine import Entry
from tests.archive.fakes import WHO, ids, ingest, open_archive, write_statement

STATEMENTS = 11


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store of several spans, one statement of it tagged, one deleted."""
    for number in range(STATEMENTS):
        write_statement(tmp_path / "in", number)
    with open_archive(tmp_path / "home") as archive:
        ingest(archive, tmp_path / "in")
        found = ids(archive)
        archive.tag(found[:1], ["logement"], WHO)
        archive.delete([found[1]], WHO)
    monkeypatch.setattr(store, "BATCH", 2)
    with closing(Store(tmp_path / "home" / STORE)) as one:
        yield one


def by_id(entries: Iterator[Entry]) -> dict[str, str]:
    """What each entry holds, whichever way its columns are kept; no statement may come twice."""
    found = [(one.id, repr((sorted((area, list(postings)) for area, postings in one.areas.items()), one.keywords,
                            one.first_day, one.last_day, one.stored))) for one in entries]
    assert len(found) == len(dict(found))
    return dict(found)


def alone(kept: Store) -> dict[str, str]:
    return by_id(entry for batch in kept.changed_since(0) for one in batch if (entry := entry_of_kept(one)) is not None)


def test_two_processes_make_the_entries_that_one_makes(opened: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = alone(opened)
    assert len(expected) == STATEMENTS - 1
    monkeypatch.setattr(making, "MANY", 1_000)
    assert by_id(entries_since(opened, 0)) == expected
    monkeypatch.setattr(making, "MANY", 1)
    assert by_id(entries_since(opened, 0)) == expected
    last = opened.spans_since(0)[-1][0]
    assert by_id(entries_since(opened, last)).items() < expected.items()


@pytest.mark.parametrize("answers", [0, 1, 2])
def test_what_the_second_process_leaves_when_it_dies_is_made_by_the_first(
        opened: Store, monkeypatch: pytest.MonkeyPatch, answers: int) -> None:
    @contextmanager
    def dying(_file: Path) -> Iterator[making._Second]:
        here, there = Pipe()
        spans = deque(opened.spans_since(0))
        for _ in range(answers):
            there.send([entry for one in opened.changed_within(*spans.popleft())
                        if (entry := entry_of_kept(one)) is not None])
        there.close()
        with here:
            yield making._Second(here)

    expected = alone(opened)
    monkeypatch.setattr(making, "MANY", 1)
    monkeypatch.setattr(making, "_second_process", dying)
    assert by_id(entries_since(opened, 0)) == expected


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="the second process is used on Linux only")
def test_the_second_process_ends_when_the_line_is_cut(opened: Store) -> None:
    here, there = Pipe()
    command = [sys.executable, "-m", "archive.making", str(opened.file), str(there.fileno())]
    with subprocess.Popen(command, cwd=Path(making.__file__).parents[1], pass_fds=[there.fileno()]) as process:
        there.close()
        here.send(opened.spans_since(0)[0])
        assert here.recv()
        here.close()
        assert process.wait(20) == 0


def test_spans_hold_every_change_once(opened: Store) -> None:
    spans = opened.spans_since(0)
    assert len(spans) > 3
    assert [before[1] for before in spans[:-1]] == [after[0] for after in spans[1:]]
    within = [one.row.id for span in spans for one in opened.changed_within(*span)]
    assert within == [one.row.id for batch in opened.changed_since(0) for one in batch]
    assert len(within) == len(set(within)) == STATEMENTS
    assert opened.spans_since(spans[-1][1]) == []
