"""Quality on the demonstration corpus never falls below what was pinned.

`python -m tests.quality.pin` raises the floor; lowering it needs `--lower`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive.archive import Archive
from archive.reports import Json
from tests.quality.floor import fallen, new_floor, pinned
from tests.quality.measuring import Figures, analysed, analysis_scores, figures, open_archive, search_scores


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("quality") / "archive") as opened:
        yield opened


@pytest.fixture(scope="session")
def analyses(archive: Archive) -> list[Json]:
    return analysed(archive)


@pytest.fixture(scope="session")
def found(archive: Archive, analyses: list[Json]) -> Figures:
    return figures(analysis_scores(analyses), search_scores(archive))


def test_no_figure_falls_below_its_floor(found: Figures) -> None:
    assert fallen(pinned(), found) == []


def test_every_figure_has_a_floor(found: Figures) -> None:
    assert sorted(pinned()) == sorted(found)


def test_every_mention_is_the_text_at_its_offsets(analyses: list[Json]) -> None:
    for one in analyses:
        text, mentions = str(one["text"]), one["mentions"]
        assert isinstance(mentions, list)
        assert [text[each["start"]:each["end"]] for each in mentions] == [each["text"] for each in mentions]


def test_a_figure_that_falls_or_vanishes_is_reported() -> None:
    floor = {"date": 0.9, "type": 0.8, "title": 0.7}
    assert fallen(floor, {"date": 0.897, "type": 0.81, "title": 0.7}) == []
    assert fallen(floor, {"date": 0.89, "type": 0.8}) == [
        "title: no longer measured (floor 0.7)", "date: 0.89 is below 0.9"]


def test_a_floor_rises_freely_and_is_lowered_only_on_demand() -> None:
    floor, measured = {"date": 0.9, "type": 0.8}, {"date": 0.85, "type": 0.95, "title": 0.7}
    assert new_floor(floor, measured, lower=False) == {"date": 0.9, "type": 0.95, "title": 0.7}
    assert new_floor(floor, measured, lower=True) == measured
