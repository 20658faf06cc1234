"""The map between a derived text and its source: both ways, and through several steps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.edits import Draft, Edit
from corpus.offsets import OffsetMap

_CUTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 4), st.text("xyz", max_size=3)), max_size=6)


def _edits(text: str, cuts: list[tuple[int, int, str]]) -> list[Edit]:
    edits: list[Edit] = []
    for start, length, after in sorted(cuts):
        if start + length <= len(text) and (not edits or start > edits[-1].end):
            edits.append(Edit(start, start + length, after))
    return edits


def _draft(text: str) -> Draft:
    return Draft(text, OffsetMap.identity(len(text)))


def test_a_deleted_stretch_has_no_place_in_the_text() -> None:
    draft = _draft("un **mot** gras").edited([Edit(3, 5), Edit(8, 10)])
    assert draft.text == "un mot gras"
    start, end = draft.offsets.to_text(3, 5)
    assert start == end
    assert draft.offsets.to_text(5, 8) == (3, 6)


def test_a_rewritten_stretch_is_mapped_whole() -> None:
    draft = _draft("21 juiii 2024").edited([Edit(3, 8, "juin")])
    assert draft.offsets.to_source(4, 6) == (3, 8)
    assert draft.offsets.to_text(4, 5) == (3, 7)
    assert draft.offsets.to_source(8, 12) == (9, 13)


@given(st.text("abc ", min_size=1, max_size=40), _CUTS, _CUTS)
def test_kept_characters_are_found_again_through_two_steps(text: str, first: list[tuple[int, int, str]],
                                                           second: list[tuple[int, int, str]]) -> None:
    once = _draft(text).edited(_edits(text, first))
    twice = once.edited(_edits(once.text, second))
    assert sum(run.text_length for run in twice.offsets.runs) == len(twice.text)
    for place, character in enumerate(twice.text):
        start, end = twice.offsets.to_source(place, place + 1)
        if character not in "xyz":
            assert text[start:end] == character
        assert 0 <= start <= end <= len(text)


@given(st.text("abc ", max_size=40), _CUTS)
def test_a_map_survives_its_list(text: str, cuts: list[tuple[int, int, str]]) -> None:
    offsets = _draft(text).edited(_edits(text, cuts)).offsets
    assert OffsetMap.from_list(offsets.to_list()) == offsets
