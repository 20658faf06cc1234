"""A text in pieces is still the text, wherever mentions and matches stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reports import Json
from archive.web.marking import Section, harmless, pieces_of, sections, spaced

TEXT = "Le collectif Toit demande. Signé : Amélie Roussel, à Lyon"
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def joined(found: list[Section]) -> str:
    return "".join(piece.text for section in found for run in section.runs for piece in run.pieces)


@given(SPANS, SPANS, st.lists(st.integers(0, 57), max_size=6))
def test_nothing_is_lost_or_doubled(names: list[tuple[int, int]], marks: list[tuple[int, int]],
                                    cuts: list[int]) -> None:
    mentions: list[Json] = [{"start": start, "end": min(end, len(TEXT)), "label": "PER"} for start, end in names
                            if start < len(TEXT)]
    edges = sorted({0, len(TEXT), *cuts})
    blocks: list[Json] = [{"kind": "paragraph", "start": start, "end": end}
                          for start, end in pairwise(edges)]
    inside = [(start, min(end, len(TEXT))) for start, end in marks if start < end]
    shown = joined(sections(TEXT, blocks, mentions, inside))
    assert shown.replace(" ", "") == TEXT.replace(" ", "")


def test_a_match_within_a_name_is_marked_within_it() -> None:
    start = TEXT.index("Amélie")
    mention: Json = {"start": start, "end": start + 14, "label": "PER"}
    found = sections(TEXT, [], [mention], [(start + 7, start + 14)])
    run = next(run for run in found[0].runs if run.mention)
    assert [(piece.text, piece.matched) for piece in run.pieces] == [("Amélie ", False), ("Roussel", True)]


def test_of_two_names_that_overlap_the_longer_is_shown() -> None:
    mentions: list[Json] = [{"start": 3, "end": 12, "label": "ORG"}, {"start": 3, "end": 17, "label": "ORG"}]
    runs = [run for run in sections(TEXT, [], mentions, [])[0].runs if run.mention]
    assert ["".join(piece.text for piece in run.pieces) for run in runs] == ["collectif Toit"]


def test_matches_that_touch_are_one() -> None:
    assert [piece.matched for piece in pieces_of("abcdef", [(1, 3), (2, 4), (9, 5)])] == [False, True, False]


@pytest.mark.parametrize(("given_", "expected"), [
    ("Assez ! Quoi ? Non\u202f; si", "Assez\u00a0! Quoi\u00a0? Non\u00a0; si"), ("« Oui »", "«\u00a0Oui\u00a0»"),
    ("Objet : loyers", "Objet\u00a0: loyers"), ("12:30, http://exemple.org", "12:30, http://exemple.org")])
def test_french_signs_keep_to_their_word(given_: str, expected: str) -> None:
    assert spaced(given_, "fr") == expected
    assert len(spaced(given_, "fr")) == len(given_)
    assert spaced(given_, "en") == given_


@given(st.text())
def test_what_is_shown_can_be_encoded_and_keeps_its_length(text: str) -> None:
    shown = harmless(text + "\ud800\u202e\x00")
    assert shown.encode()
    assert len(shown) == len(text) + 3


def test_many_names_take_time_in_proportion() -> None:
    text = "nom " * 50_000
    mentions: list[Json] = [{"start": at, "end": at + 3, "label": "PER"} for at in range(0, len(text), 4)]
    blocks: list[Json] = [{"kind": "paragraph", "start": at, "end": at + 20} for at in range(0, len(text), 20)]
    assert len(sections(text, blocks, mentions, [(at, at + 2) for at in range(0, len(text), 8)])) == len(blocks)
