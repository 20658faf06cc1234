"""Lines and paragraphs with their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import read_lines, read_paragraphs, starts_item


def paragraphs(text: str) -> list[str]:
    return [one.text for one in read_paragraphs(read_lines(text))]


def test_short_lines_stand_alone() -> None:
    assert paragraphs("Ana Ruiz, présidente\nLéo Brun, trésorier") == ["Ana Ruiz, présidente", "Léo Brun, trésorier"]


def test_a_line_that_breaks_off_goes_on_in_lower_case() -> None:
    text = "Nous rappelons que la direction refuse depuis des mois toute\nnégociation sur les salaires."
    assert len(paragraphs(text)) == 1


def test_a_sentence_cut_by_a_page_break_comes_together() -> None:
    text = "Nous défendrons encore sur tout le territoire les\nmêmes droits, et d'abord les\n\nvaleurs du service."
    assert len(paragraphs(text)) == 1


def test_hard_wrapped_lines_come_together() -> None:
    line = "Le syndicat demande que les agents de la ville soient enfin reçus par le Maire."
    wrapped = "\n".join([line, "Conseil " + line, "Directeur " + line, "Président " + line] * 3)
    assert len(paragraphs(wrapped + "\n\n" + wrapped)) == 2


@pytest.mark.parametrize("line", ["- un", "• un", "1. un", "1) un", "a) un", "II. un", "o un", "→ un", "> un", "3° un"])
def test_bullets_and_numbers_start_an_item(line: str) -> None:
    assert starts_item(line)


@pytest.mark.parametrize("line", ["Nous voulons", "A. Martin", "1998 fut", "on exige", "21 juin 2024", "-"])
def test_running_text_starts_no_item(line: str) -> None:
    assert starts_item(line) is (line == "-")


@given(st.text(alphabet="aB .\n-«»\t1", max_size=300))
def test_paragraphs_hold_every_line_once(text: str) -> None:
    lines = read_lines(text)
    assert [line for one in read_paragraphs(lines) for line in one.lines] == list(lines)
    assert all(text[line.start:line.end] == line.text for line in lines)
