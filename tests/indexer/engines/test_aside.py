"""What is made aside is there when it is looked at, and fails where it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event

import pytest

from indexer.engine import DiskFull, EngineError, IndexCorrupt
from indexer.engines.aside import Aside
from indexer.engines.failures import Explaining

FOLDER = Path("somewhere")


def aside(make: Callable[[], Mapping[str, int]]) -> Aside[str, int]:
    return Aside(make, Explaining(FOLDER, (OSError, ValueError)))


def test_a_look_waits_for_what_is_being_made() -> None:
    asked = Event()

    def make() -> dict[str, int]:
        assert asked.wait(30)
        return {"grève": 2, "loyer": 1}

    made = aside(make)
    asked.set()     # had it been made at once, this would never have been reached
    assert made == {"grève": 2, "loyer": 1}
    assert (made["loyer"], list(made), len(made)) == (1, ["grève", "loyer"], 2)


@pytest.mark.parametrize(("failure", "expected"), [
    (ValueError("a broken segment"), IndexCorrupt), (OSError(28, "No space left on device"), DiskFull),
    (KeyError("a mistake of ours"), KeyError), (IndexCorrupt("as it is", FOLDER, "mend"), IndexCorrupt)])
def test_what_fails_aside_fails_at_every_look_with_what_where_and_remedy(
        failure: BaseException, expected: type[BaseException]) -> None:
    def make() -> dict[str, int]:
        raise failure

    made = aside(make)
    for _ in range(2):
        with pytest.raises(expected) as caught:
            dict(made)
        if isinstance(caught.value, EngineError):
            assert caught.value.where == FOLDER
            assert caught.value.remedy
