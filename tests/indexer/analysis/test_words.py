"""Where French words begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis.words import words

CASES = {
    "elision": ("l'égalité d’un accord", ["l'", "égalité", "d’", "un", "accord"]),
    "elision of qu": ("qu'ils puisqu'elle", ["qu'", "ils", "puisqu'", "elle"]),
    "words with an apostrophe": ("aujourd'hui, le prud'homme", ["aujourd'hui", ",", "le", "prud'homme"]),
    "African and Irish names": ("M. N'Diaye et O'Brien", ["M.", "N'Diaye", "et", "O'Brien"]),
    "clitics": ("A-t-il dit donnez-le-moi ?", ["A", "-t-il", "dit", "donnez", "-le", "-moi", "?"]),
    "demonstratives": ("celui-ci, ce jour-là", ["celui-ci", ",", "ce", "jour", "-là"]),
    "hyphenated names": ("Jean-Michel à Saint-Denis", ["Jean-Michel", "à", "Saint-Denis"]),
    "hyphenated acronyms": ("le SGEN-CFDT", ["le", "SGEN-CFDT"]),
    "middle dots": ("les salarié·e·s", ["les", "salarié·e·s"]),
    "full stops in inclusive writing": ("les salarié.e.s.", ["les", "salarié.e.s", "."]),
    "brackets in inclusive writing": ("agent(e)s, élu(e)", ["agent(e)s", ",", "élu(e)"]),
    "capitals in inclusive writing": ("les chômeurEs", ["les", "chômeurEs"]),
    "slashes in inclusive writing": ("travailleurs/euses", ["travailleurs/euses"]),
    "hyphens in inclusive writing": ("salarié-e-s", ["salarié-e-s"]),
    "a lost space is no inclusive writing": ("la fin.Les autres", ["la", "fin", ".", "Les", "autres"]),
    "numbers with spaces": ("10 000 emplois, 1\u202f200,5 €", ["10 000", "emplois", ",", "1\u202f200", ",", "5", "€"]),
    "telephone numbers stay apart": ("06 39 98 12 34", ["06", "39", "98", "12", "34"]),
    "decimals": ("1,5 % à 14:30", ["1,5", "%", "à", "14:30"]),
    "ordinals": ("le 1er mai, la 2e", ["le", "1er", "mai", ",", "la", "2e"]),
    "acronyms with points": ("la C.G.T. et J.-M. Fabre", ["la", "C.G.T.", "et", "J.-M.", "Fabre"]),
    "addresses": ("voir www.exemple.org, a.b@exemple.org.", ["voir", "www.exemple.org", ",", "a.b@exemple.org", "."]),
    "hashtags": ("#Retraites @union", ["#Retraites", "@union"]),
    "guillemets": ("«Non» !", ["«", "Non", "»", "!"]),
    "line breaks are kept": ("a\n\nb", ["a", "\n", "\n", "b"]),
    "former": ("ex-PS", ["ex", "-", "PS"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_words_are_cut_as_french_is_written(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aéE. -'’·()/\n\t1@#\u00a0\u0301\u00ad«s"), max_size=60) | st.text(max_size=60))
def test_no_character_is_lost_and_no_words_overlap(text: str) -> None:
    position = 0
    for start, end in words(text):
        assert position <= start < end
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("unit", ["a", "a.", "é-", "1 000 ", "l'", "www.", "A.-", "-t-il"])
def test_a_hostile_line_of_a_million_characters_is_cut_to_the_end(unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    *_, (_, end) = words(text)
    assert not text[end:].strip()
