"""Garbage is collected rarely in the block, and as before after it."""

from __future__ import annotations

import gc

import pytest

from archive.garbage import RARELY, collecting_rarely


def test_the_block_collects_rarely_and_leaves_the_usual_pace_behind() -> None:
    usual = gc.get_threshold()
    with collecting_rarely():
        assert gc.get_threshold() == RARELY
    assert gc.get_threshold() == usual


def test_the_usual_pace_returns_after_a_failure_too() -> None:
    usual = gc.get_threshold()
    with pytest.raises(ValueError, match="stop"), collecting_rarely():
        raise ValueError("stop")
    assert gc.get_threshold() == usual
