"""Few words are looked at, and none that answers is passed over."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.reading import read_statement
from corpus.statement import Statement
from indexer.candidates import Candidates, every_chunk
from indexer.inclusive import inclusive_key
from indexer.ladder import Wanted, fuzzy_step, phrase_step, prefix_step
from indexer.lemmalist import LemmaList
from indexer.matching import Match, Matcher
from indexer.terms import Rung, fold, placed, query_terms, tokenise

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "statements"


class WholeMatcher(Matcher):
    """Judges every word of a text."""

    def _chunks(self, text: str, lemmas: LemmaList) -> list[tuple[int, str]]:
        return list(every_chunk(text))


def want(text: str, *lemmas: str) -> list[Wanted]:
    """What each word of a query looks for; the first also by these lemmas."""
    found: list[Wanted] = []
    for word in tokenise(text):
        terms: dict[str, Rung] = {}
        for rung, term in query_terms(word, lemmas if not found else ()):
            terms.setdefault(term, rung)
        found.append(Wanted(word.form, (terms,)))
    return found


def in_all(text: str, wanted: list[Wanted], lemmas: LemmaList) -> list[Match]:
    return WholeMatcher(wanted).matches(text, lemmas)


@pytest.mark.parametrize(("text", "asked", "lemmas"), [
    pytest.param("Ils vont à la grève.", want("aller", "aller"), {"vont": "aller"}, id="irregular lemma"),
    pytest.param("Des nés, des né·e·s, des né(e)s.", want("nés"), {}, id="short inclusive word"),
    pytest.param("Les chômeurEs et étudiant.e.s", want("chômeurs étudiants"), {}, id="inclusive words"),
    pytest.param("La travailleuse, la directrice", want("travailleur directeur"), {}, id="feminine"),
    pytest.param("Le Iogement, l'lnflation, le l0gement, le govemement", want("logement inflation gouvernement"), {},
                 id="misread letters"),
    pytest.param("rnairie, vvagon", want("mairie wagon"), {}, id="letters misread as two"),
    pytest.param("La C.G.T. et la CGT, www.cgt.fr, https://cgt.fr/x", want("CGT cgt.fr"), {}, id="acronym"),
    pytest.param("Les 504 000, 504.000, 504000, 1er, premier, première", want("504000 1er"), {}, id="numbers"),
    pytest.param("Le télé-\ntravail, télé\u2011travail, télétravail", want("télétravail"), {}, id="joined"),
    pytest.param("L’e\u0301galite\u0301, e\u00adgalite, ÉGALITÉ, 𝔊rève", want("egalite grève"), {}, id="unicode"),
    pytest.param("Cœur et CŒUR, coeur, Ægyptus", want("coeur aegyptus"), {}, id="ligatures"),
    pytest.param("Γιώργος, Łukasz, naïveté", want("giorgos lukasz naivete"), {}, id="other alphabets"),
    pytest.param("L'été d'un, qu'il, l’eau l", want("l' qu' d' l"), {}, id="elided"),
    pytest.param("sous_ligne, _grève_", want("ligne grève"), {}, id="underscores"),
    pytest.param("Logemnet, logemant, lgement, logements", list(fuzzy_step("logement", 1).wanted), {}, id="an edit"),
    pytest.param("Il a bougé, vas-y", list(fuzzy_step("bouger", 1).wanted), {"bougé": "bouger"}, id="edit of a lemma"),
    pytest.param("Il mang", list(fuzzy_step("cours", 1).wanted), {"mang": "kours"}, id="edit of a lemma's beginning"),
    pytest.param("Une gréve, le grave", list(fuzzy_step("grève", 2).wanted), {}, id="two edits"),
    pytest.param("né néné", want("néné"), {}, id="a word that begins within what looks like it"),
    pytest.param("Télé-travail télétr", list(prefix_step("télét").wanted), {}, id="beginning"),
])
def test_whatever_answers_is_looked_at(text: str, asked: list[Wanted], lemmas: dict[str, str]) -> None:
    kept = LemmaList.of(lemmas)
    found = in_all(text, asked, kept)
    assert found
    assert Matcher(asked).matches(text, kept) == found


def test_few_words_are_looked_at() -> None:
    text = "La grève continue. " + "Nous demandons des logements pour tous. " * 50 + "Ils grèvent le budget."
    looked_at = [chunk for _, chunk in Candidates(want("grève")).chunks(text, LemmaList.of({"demandons": "demander"}))]
    assert looked_at == ["grève", "grèvent"]


def test_a_phrase_is_found_over_words_not_looked_at() -> None:
    text = "labo " + "— " * 50 + "très vite mort. Un labo bien trop vite mort."
    wanted = list(phrase_step("labo mort", slop=2).wanted)
    assert [text[one.start:one.end] for one in Matcher(wanted).matches(text, LemmaList())] == ["labo", "mort"]


PIECES = st.lists(st.sampled_from([
    "né", "grève", "Grèves", "logement", "LOGEMENT", "lIogement", "travailleu", "rice", "se", "e", "s", "E", "C", "G",
    "T", "télé", "travail", "rn", "m", "0", "1", "5", "000", "www", "http", "fr", "é\u0301", "\u00ad", "œ", "ÿ", "ß",
    "ø", " ", "\n", "-", "'", "’", "·", ".", "(", ")", "/", "_", "&", "\u2011", "\u00a0", "\u2003", "://", "🙂", "l",
    "qu", " ", " ", " "]), max_size=24).map("".join)


@given(PIECES, st.data())
@settings(deadline=None, max_examples=300)
def test_what_is_narrowed_is_what_the_whole_text_gives(text: str, data: st.DataObject) -> None:
    words = [word for _, word in placed(tokenise(text))]
    asked = data.draw(st.one_of(PIECES, st.sampled_from([word.base for word in words] or ["grève"])))
    keys = LemmaList.of({word.form: data.draw(st.sampled_from(["aller", "être grève", inclusive_key(word.base)]))
                         for word in words[:2]})
    wanted = [*want(asked), *phrase_step(asked, slop=1).wanted, *want("aller")]
    folded = fold(asked).strip()
    if folded:
        wanted += [*fuzzy_step(asked, data.draw(st.integers(1, 2))).wanted, *prefix_step(asked).wanted]
    assert Matcher(wanted).matches(text, keys) == in_all(text, wanted, keys)
    for one in wanted:
        assert Matcher([one]).matches(text, keys) == in_all(text, [one], keys)


@cache
def samples() -> tuple[Statement, ...]:
    paths = sorted(path for path in SAMPLES.rglob("*") if path.is_file())
    read = (read_statement(path.read_bytes(), path.name) for path in paths)
    return tuple(one for one in read if isinstance(one, Statement))


def test_every_word_of_the_samples_is_found_as_by_reading_all() -> None:
    texts = [statement.text for statement in samples()]
    assert len(texts) > 10
    words = sorted({word.base for text in texts for _, word in placed(tokenise(text))})
    for number, spelled in enumerate(words[::17]):
        text = texts[number % len(texts)]
        mapped = LemmaList.of({word.form: "aller" for _, word in list(placed(tokenise(text)))[number % 50::97]})
        for wanted in (want(spelled), want(spelled, inclusive_key(spelled)), list(fuzzy_step(spelled, 1).wanted),
                       list(prefix_step(spelled[:3]).wanted), want("aller")):
            assert Matcher(wanted).matches(text, mapped) == in_all(text, wanted, mapped), spelled


def test_a_megabyte_without_space_is_read_in_linear_time() -> None:
    wanted = want("grève")
    for text in ("grève-" * 170_000, "1 " * 500_000, "g" * 1_000_000, "g-\n" * 330_000):
        assert isinstance(Matcher(wanted).matches(text, LemmaList()), list)
