"""Statements made for training: their names stand where the annotation says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from training.annotated import LABELS, Annotated, Name, marked
from training.composition import Composer
from training.scoring import score
from training.variation import Pool, disturbed, renamed

TEXTS = Path(__file__).parents[2] / "training" / "texts"


@pytest.fixture(scope="module")
def texts() -> list[Annotated]:
    composer = Composer(1)
    return [*(composer.compose() for _ in range(300)), *marked(TEXTS)]


def surfaces(text: Annotated) -> list[tuple[str, str]]:
    return [(name.label, text.text[name.start:name.end]) for name in text.names]


def test_names_are_in_order_whole_and_labelled(texts: list[Annotated]) -> None:
    for text in texts:
        end = 0
        for name in text.names:
            assert end <= name.start < name.end <= len(text.text)
            assert name.label in LABELS
            assert text.text[name.start:name.end].strip() == text.text[name.start:name.end]
            end = name.end


def test_no_slot_or_mark_is_left_in_a_text(texts: list[Annotated]) -> None:
    assert not [text.source for text in texts if set("{}[]") & set(text.text)]


def test_the_same_seed_composes_the_same_statements() -> None:
    one, other = Composer(7), Composer(7)
    assert [one.compose() for _ in range(5)] == [other.compose() for _ in range(5)]


def test_a_text_renamed_keeps_its_words_and_the_number_and_labels_of_its_names(texts: list[Annotated]) -> None:
    pool = Pool(texts)
    for text in texts[:80]:
        other = renamed(text, pool, random.Random(3), 1.0)
        assert [name.label for name in other.names] == [name.label for name in text.names]
        assert all(surface for _, surface in surfaces(other))
        assert other.text[:text.names[0].start] == text.text[:text.names[0].start] if text.names else True


def test_one_name_is_renamed_the_same_way_everywhere() -> None:
    text = Annotated("a", "Anne Roy ; Anne Roy", (Name("PER", 0, 8), Name("PER", 11, 19)))
    pool = Pool([text, Annotated("b", "Luc Petit", (Name("PER", 0, 9),))])
    found = {tuple(surfaces(renamed(text, pool, random.Random(seed), 1.0))) for seed in range(20)}
    assert found == {(("PER", "Anne Roy"),) * 2, (("PER", "Luc Petit"),) * 2}


def test_a_text_disturbed_keeps_every_length(texts: list[Annotated]) -> None:
    for seed, text in enumerate(texts):
        other = disturbed(text, random.Random(seed))
        assert len(other.text) == len(text.text)
        assert other.names == text.names


def test_scores_count_folded_names_as_often_as_they_stand() -> None:
    found = [("PER", "Jean FABRE"), ("PER", "Jean Fabre"), ("ORG", "CGT")]
    annotated = [("PER", "Jean-Fabre"), ("ORG", "CGT"), ("LOC", "Nîmes")]
    rows = score([(found, annotated)]).rows
    assert rows["all"] == (0.6667, 0.6667, 0.6667)
    assert rows["PER"] == (0.5, 1.0, 0.6667)
    assert rows["LOC"] == (0.0, 0.0, 0.0)
