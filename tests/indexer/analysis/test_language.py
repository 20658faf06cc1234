"""The shipped French pipeline: words, lemmas and raw names, the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.analysis.language import Language, Parsed, UnknownPipelineError, pieces
from indexer.analysis.words import words
from indexer.annotation import Label

TEXT = """COMMUNIQUÉ DE PRESSE

Nantes, le 12 mars 2024

La CGT Santé et la Fédération des locataires appellent les salarié·e·s à la grève. « Nous n’irons pas ! », a
déclaré Mme Claire Vasseur, secrétaire générale de l'Union départementale CGT de Loire-Atlantique.

Jean-Michel FABRE
Contact presse : Amina Benali, 06 39 98 12 34, presse@exemple.org
"""
OTHERS = ["", "Un mot.", "\n\n", "Paris\nLyon", "…", "a" * 5000, TEXT * 3]


@pytest.fixture(scope="module")
def french() -> Language:
    return Language.load()


@pytest.fixture(scope="module")
def parsed(french: Language) -> Parsed:
    return next(french.process([TEXT]))


def names(parsed: Parsed, text: str, label: Label) -> set[str]:
    return {text[span.start:span.end] for span in parsed.spans if span.label is label}


def test_people_organisations_and_places_are_found(parsed: Parsed) -> None:
    assert names(parsed, TEXT, Label.PERSON) >= {"Claire Vasseur", "Jean-Michel FABRE", "Amina Benali"}
    assert "CGT Santé" in names(parsed, TEXT, Label.ORGANISATION)
    assert "Nantes" in names(parsed, TEXT, Label.PLACE)


def test_words_carry_lemma_and_part_of_speech(parsed: Parsed) -> None:
    found = {TEXT[token.start:token.end]: (token.lemma, token.upos) for token in parsed.tokens}
    assert found["salarié·e·s"] == ("salarié", "NOUN")
    assert found["appellent"] == ("appeler", "VERB")
    assert found["n’"] == ("ne", "ADV")
    assert found["la"] == ("le", "DET")


def test_tokens_are_the_words_of_the_text_without_its_line_breaks(parsed: Parsed) -> None:
    assert [(token.start, token.end) for token in parsed.tokens] == [
        span for span in words(TEXT) if TEXT[slice(*span)] != "\n"]


def test_sentences_begin_after_full_stops_and_blank_lines(parsed: Parsed) -> None:
    starts = {TEXT[parsed.tokens[index].start:parsed.tokens[index].end] for index in parsed.sentence_starts}
    assert {"COMMUNIQUÉ", "Nantes", "La", "Jean-Michel"} <= starts
    assert "Claire" not in starts


@pytest.mark.parametrize("text", ["", " ", "\n", "\u00ad", "…", "«", "\u0301", "\u202f\u00a0"])
def test_nearly_nothing_is_read_without_complaint(french: Language, text: str) -> None:
    assert next(french.process([text])).spans == ()


def test_a_text_reads_the_same_in_any_company_and_twice(french: Language, parsed: Parsed) -> None:
    assert list(french.process([*OTHERS, TEXT, *OTHERS]))[len(OTHERS)] == parsed
    assert next(french.process([TEXT])) == parsed


def test_a_long_text_is_read_in_pieces_that_lose_no_word(french: Language) -> None:
    text = TEXT * 80
    found = next(french.process([text]))
    assert [(token.start, token.end) for token in found.tokens] == [
        span for span in words(text) if text[slice(*span)] != "\n"]
    for span in found.spans:
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("text", ["mot " * 9000, "mot\n" * 9000, ("mot " * 50 + "\n\n") * 200],
                         ids=["a line", "lines", "paragraphs"])
def test_pieces_cover_every_word_once_and_end_at_a_line_where_there_is_one(text: str) -> None:
    spans = list(words(text))
    found = list(pieces(text, spans))
    assert [low for low, _ in found] == [0, *(high for _, high in found[:-1])]
    assert found[-1][1] == len(spans)
    if "\n" in text:
        assert all(text[spans[high - 1][0]] == "\n" for _, high in found[:-1])


def test_the_answer_does_not_depend_on_process_or_threads(french: Language, parsed: Parsed) -> None:
    program = ("import sys; from indexer.analysis.language import Language; french = Language.load();"
               "parsed = next(french.process([sys.stdin.read()])); print(french.fingerprint);"
               "print([tuple(token) for token in parsed.tokens], [(s.label.value, *s[1:]) for s in parsed.spans])")
    environment = os.environ | {"PYTHONHASHSEED": "7", "OMP_NUM_THREADS": "2", "BLIS_NUM_THREADS": "2",
                                "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", program], input=TEXT, text=True, capture_output=True, check=True,
                          env=environment, cwd=Path(__file__).parents[3], encoding="utf-8")
    fingerprint, answer = done.stdout.splitlines()
    assert fingerprint == french.fingerprint
    assert answer == f"{[tuple(token) for token in parsed.tokens]} {[(s.label.value, *s[1:]) for s in parsed.spans]}"


def test_importing_the_module_does_not_import_spacy() -> None:
    program = "import sys, indexer.analysis.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=Path(__file__).parents[3]).returncode == 0


def test_a_pipeline_that_is_not_installed_is_named_with_its_remedy() -> None:
    with pytest.raises(UnknownPipelineError, match=r"fr_nowhere_lg.*install it with pip"):
        Language.load("fr_nowhere_lg")


def test_the_model_stays_small() -> None:
    folder = Path(__file__).parents[3] / "indexer" / "analysis" / "model"
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 15_000_000


@pytest.fixture
def other(tmp_path: Path) -> Language:
    """A pipeline such as a user may have installed: its own words, and names with labels of its own."""
    import spacy

    pipeline = spacy.blank("fr")
    ruler = pipeline.add_pipe("entity_ruler", name="ner")
    patterns = [{"label": "GPE", "pattern": "Nantes"}, {"label": "MISC", "pattern": "Contact"},
                {"label": "PERSON", "pattern": "Claire Vasseur"}]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]  # a component is typed as a bare callable
    pipeline.to_disk(tmp_path / "other")
    return Language.load(str(tmp_path / "other"))


def test_another_pipeline_gives_its_words_and_the_labels_we_know(other: Language) -> None:
    text = TEXT * 80
    found = next(other.process([text]))
    assert [text[token.start:token.end] for token in found.tokens[:3]] == ["COMMUNIQUÉ", "DE", "PRESSE"]
    assert names(found, text, Label.PLACE) == {"Nantes"}
    assert names(found, text, Label.PERSON) == {"Claire Vasseur"}
    assert len(found.spans) == 160


def test_pipelines_are_told_apart_by_their_fingerprint(french: Language, other: Language) -> None:
    assert french.fingerprint != other.fingerprint


def test_a_pipeline_without_names_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("fr").to_disk(tmp_path / "bare")
    with pytest.raises(UnknownPipelineError, match="finds no names"):
        Language.load(str(tmp_path / "bare"))
