"""Words of real French spellings, their offsets, and linear time on hostile text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.tokens import Kind, fold, placed, tokenise


@pytest.mark.parametrize(("text", "forms"), [
    pytest.param("l'égalité", ["l'", "égalité"], id="elision"),
    pytest.param("l’égalité", ["l'", "égalité"], id="typographic apostrophe"),
    pytest.param("l´égalité", ["l'", "égalité"], id="acute accent as apostrophe"),
    pytest.param("aujourd'hui", ["aujourd'hui"], id="apostrophe inside a word"),
    pytest.param("Jean-Michel Fabre", ["jean-michel", "fabre"], id="hyphenated first name"),
    pytest.param("Haute‑Garonne", ["haute-garonne"], id="non-breaking hyphen"),
    pytest.param("504 000 logements", ["504 000", "logements"], id="number grouped by a space"),
    pytest.param("504\u202f000 logements", ["504 000", "logements"], id="number grouped by a thin space"),
    pytest.param("3,5 %", ["3,5"], id="decimal"),
    pytest.param("C.G.T. et FO", ["c.g.t", "et", "fo"], id="pointed acronym"),
    pytest.param("e\u0301galite\u0301", ["égalité"], id="decomposed accents"),
    pytest.param("so\u00adcial", ["social"], id="soft hyphen"),
    pytest.param("communi-\nqué", ["communi-qué"], id="hyphen at the end of a line"),
    pytest.param("dit-elle", ["dit-elle"], id="pronoun after a hyphen is no inclusive ending"),
    pytest.param("et/ou", ["et", "ou"], id="slash between words"),
    pytest.param("fin.Le début", ["fin", "le", "début"], id="missing space after a full stop"),
    pytest.param("06:30", ["06", "30"], id="time of day"),
    pytest.param("snake_case", ["snake", "case"], id="underscore"),
    pytest.param("a_\u00ad_b", ["a", "b"], id="soft hyphen between underscores"),
    pytest.param("", [], id="nothing"),
    pytest.param("… — «»", [], id="marks only"),
])
def test_text_is_cut_into_words(text: str, forms: list[str]) -> None:
    assert [word.form for word in tokenise(text)] == forms


@pytest.mark.parametrize("written", [
    "salarié·e·s", "salarié.e.s", "salarié-e-s", "salarié(e)s", "salarié(e)(s)", "salariéEs", "salarié·es",
    "salarié•e•s", "salarié⋅e⋅s", "SALARIÉ.E.S",
])
def test_every_inclusive_spelling_is_one_word_with_the_masculine_as_its_base(written: str) -> None:
    words = list(tokenise(f"les {written} en lutte"))
    assert [word.kind for word in words] == [Kind.PLAIN, Kind.INCLUSIVE, Kind.PLAIN, Kind.PLAIN]
    assert words[1].base == "salariés"


@pytest.mark.parametrize(("written", "base"), [
    ("travailleurs/euses", "travailleurs"), ("directeur·trice·s", "directeurs"), ("citoyen.ne.s", "citoyens"),
    ("élu-e", "élu"), ("tou·te·s", "tous"), ("étudiantEs", "étudiants"),
])
def test_inclusive_endings_of_all_kinds_leave_the_masculine(written: str, base: str) -> None:
    assert [word.base for word in tokenise(written)] == [base]


def test_a_url_is_one_word_with_parts() -> None:
    (word,) = tokenise("https://www.exemple.org/greve?x=1")
    assert word.kind is Kind.URL
    assert word.base == "exemple.org/greve?x=1"


def test_parts_of_a_joined_word_stand_at_positions_of_their_own() -> None:
    found = [(position, word.form) for position, word in placed(tokenise("Jean-Michel Fabre"))]
    assert found == [(0, "jean-michel"), (0, "jean"), (1, "michel"), (2, "fabre")]


@given(st.text())
def test_offsets_are_in_order_and_each_word_holds_a_letter_or_digit(text: str) -> None:
    end = 0
    for word in tokenise(text):
        assert end <= word.start < word.end <= len(text)
        assert any(mark.isalnum() for mark in text[word.start:word.end])
        end = word.end


@given(st.text(alphabet=st.characters(codec="utf-8")))
@example("؛ع")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aàâeéèêëiîïoôuùûücçœæ' -’"))
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.parametrize("text", [
    pytest.param("a" * 1_000_000, id="one word"),
    pytest.param("a-" * 100_000, id="hyphens"),
    pytest.param("A." * 100_000, id="points"),
    pytest.param("1 111" * 50_000, id="digits"),
    pytest.param("www." * 50_000, id="addresses"),
    pytest.param("é\u0301" * 200_000, id="combining marks"),
    pytest.param("(" * 500_000, id="parentheses"),
])
def test_a_long_line_is_cut_without_backtracking(text: str) -> None:
    assert sum(1 for _ in tokenise(text)) <= len(text)
