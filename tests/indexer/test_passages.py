"""Marked words stand where they are said to, in any Unicode, and the reasons name them."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indexer.ladder import Wanted, fuzzy_step, phrase_step, prefix_step
from indexer.lemmalist import LemmaList
from indexer.matching import Matcher
from indexer.passages import Layout, Shown, passages
from indexer.terms import Rung, placed, query_terms, tokenise


def want(text: str) -> Wanted:
    """What a word of a query looks for, with no lexicon."""
    word = next(iter(tokenise(text)))
    terms: dict[str, Rung] = {}
    for rung, term in query_terms(word, []):
        terms.setdefault(term, rung)
    return Wanted(word.form, (terms,))


def show(text: str, *wanted: Wanted, layout: Layout = Layout()) -> Shown:  # noqa: B008 - a frozen value
    return passages(Matcher(wanted), wanted, text, LemmaList(), layout=layout)


def marked(shown: Shown) -> str:
    """The passages with brackets around what is marked."""
    found = []
    for passage in shown.passages:
        text = passage.text
        for start, end, _ in reversed(passage.marks):
            text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
        found.append(text)
    return " … ".join(found)


@pytest.mark.parametrize(("text", "asked", "expected"), [
    pytest.param("La grève continue.", "grève", "La [grève] continue.", id="plain"),
    pytest.param("La GRÈVE continue.", "greve", "La [GRÈVE] continue.", id="capitals and accents"),
    pytest.param("Les salarié·e·s.", "salariées", "Les [salarié·e·s].", id="inclusive"),
    pytest.param("Les 504 000 logements", "504000", "Les [504 000] logements", id="number"),
    pytest.param("La C.G.T. appelle", "CGT", "La [C.G.T.] appelle", id="acronym"),
    pytest.param("L’e\u0301galite\u0301 🙂", "égalité", "L’[e\u0301galite\u0301] 🙂", id="decomposed"),
    pytest.param("En télé-travail", "télétravail", "En [télé-travail]", id="hyphenated word marked whole"),
    pytest.param("𝔊rève 🏳️‍🌈 grève", "grève", "[𝔊rève] 🏳️‍🌈 [grève]", id="beyond the basic plane"),
])
def test_the_word_is_marked_where_it_stands(text: str, asked: str, expected: str) -> None:
    assert marked(show(text, want(asked))) == expected


def test_a_phrase_is_marked_only_where_it_stands_whole() -> None:
    step = phrase_step("labo mort")
    assert marked(show("Un labo, un mort, un labo mort.", *step.wanted)) == "Un labo, un mort, un [labo] [mort]."


def test_a_loose_phrase_is_marked_within_its_slop() -> None:
    step = phrase_step("grève générale", slop=1)
    assert marked(show("La grève très générale", *step.wanted)) == "La [grève] très [générale]"


def test_beginnings_and_near_words_are_marked() -> None:
    assert marked(show("Les logements", *prefix_step("logem").wanted)) == "Les [logements]"
    assert marked(show("Le logement", *fuzzy_step("logemant", 1).wanted)) == "Le [logement]"


def test_lemmas_of_the_statement_are_used() -> None:
    wanted = Wanted("adopter", ({"adopter": Rung.LEMMA},))
    shown = passages(Matcher([wanted]), [wanted], "Mesures adoptées.",
                     LemmaList.of({"adoptées": "adopter"}))
    assert marked(shown) == "Mesures [adoptées]."


def test_reasons_name_the_rung_and_the_words_and_what_is_missing() -> None:
    shown = show("L'égalité, L'EGALITE.", want("egalite"), want("grève"))
    assert [(reason.word, reason.rung, reason.words) for reason in shown.reasons] == [
        ("egalite", Rung.FORM, ("égalité", "EGALITE"))]
    assert shown.missing == ("grève",)


def test_the_passage_with_more_of_the_words_is_chosen() -> None:
    filler = "Une phrase sans rapport aucun avec la question. " * 8
    text = f"La grève. {filler}La grève pour le logement. {filler}Le logement."
    shown = show(text, want("grève"), want("logement"), layout=Layout(passages=1, width=80))
    assert marked(shown).startswith("La [grève] pour le [logement].")


def test_passages_begin_with_a_sentence_and_do_not_overlap() -> None:
    text = "Un début. " + "La grève dure et dure encore. Autre chose ici. " * 40
    shown = show(text, want("grève"))
    assert len(shown.passages) == 2
    assert shown.passages[0].end <= shown.passages[1].start
    assert all(passage.text.startswith(("Un", "La")) for passage in shown.passages)


def test_without_words_the_body_opens_the_hit() -> None:
    text = "Titre\n\nLe corps du texte."
    shown = passages(Matcher([]), [], text, LemmaList(), [("title", 0, 5), ("paragraph", 7, 25)])
    assert marked(shown) == "Le corps du texte."


TITLE, LEAD = "Les bailleurs disent non", "Nous refusons la hausse."
BODY, END = "Les bailleurs\nsont là.", "Contact : bailleurs"


def blocks_of(*parts: tuple[str, str]) -> tuple[str, list[tuple[str, int, int]]]:
    text, blocks = "", []
    for kind, part in parts:
        blocks.append((kind, len(text), len(text) + len(part)))
        text += part + "\n\n"
    return text, blocks


@pytest.mark.parametrize(("asked", "expected"), [
    pytest.param(["bailleurs"], "Les [bailleurs]\nsont là.", id="the body, not the title that the line shows"),
    pytest.param(["hausse"], "Nous refusons la [hausse].", id="the lead without the title before it"),
    pytest.param(["non"], "Nous refusons la hausse.", id="the opening where the title alone has the word"),
    pytest.param(["non", "hausse"], "Nous refusons la [hausse].", id="the body where the title has the other word"),
    pytest.param(["hausse", "bailleurs"], "Nous refusons la [hausse]. … Les [bailleurs]\nsont là.", id="two blocks"),
    pytest.param(["contact"], "[Contact] : bailleurs", id="contacts where nothing else has the word"),
])
def test_a_passage_stays_in_its_block_and_tells_what_the_line_does_not(asked: list[str], expected: str) -> None:
    text, blocks = blocks_of(("title", TITLE), ("paragraph", LEAD), ("paragraph", BODY), ("contact", END))
    wanted = [want(word) for word in asked]
    assert marked(passages(Matcher(wanted), wanted, text, LemmaList(), blocks)) == expected


@given(st.lists(st.tuples(st.sampled_from(["title", "paragraph", "quotation", "contact"]),
                          st.text(alphabet=st.sampled_from(list("grève. \n")), max_size=60)), max_size=8),
       st.integers(1, 3), st.integers(1, 120))
@settings(deadline=None)
def test_no_passage_leaves_its_block(parts: list[tuple[str, str]], count: int, width: int) -> None:
    text, blocks = blocks_of(*parts)
    wanted = [want("grève")]
    for passage in passages(Matcher(wanted), wanted, text, LemmaList(), blocks, Layout(count, width)).passages:
        if passage.marks:
            assert any(start <= passage.start and passage.end <= end for _, start, end in blocks)


@given(st.text(alphabet=st.sampled_from(list("grève logment·.é\u0301-'’\n 🙂(1)")), max_size=400),
       st.integers(1, 4), st.integers(1, 300))
def test_offsets_always_hold(text: str, count: int, width: int) -> None:
    shown = show(text, want("grève"), want("logement"), *phrase_step("g e").wanted,
                 layout=Layout(passages=count, width=width))
    last = 0
    for passage in shown.passages:
        assert passage.text == text[passage.start:passage.end]
        assert last <= passage.start
        last = passage.end
        end = 0
        for mark in passage.marks:
            assert end <= mark.start < mark.end <= len(passage.text)
            end = mark.end


@given(st.text(alphabet=st.sampled_from(list("aélCG s·.'’-5 \n\xa0(ée)&/")), max_size=80))
@settings(deadline=None)
def test_a_text_read_by_chunks_has_the_same_words_at_the_same_positions(text: str) -> None:
    # An article is taken as one before a far word too; chunks look to the next space only.
    assume(not re.search(r"['’]\W", text))
    wanted = [Wanted(form, ({"=" + form: Rung.FORM},)) for form in {word.form for _, word in placed(tokenise(text))}]
    assert {(one.start, one.end) for one in Matcher(wanted).matches(text, LemmaList())} == {
        (word.start, word.end) for _, word in placed(tokenise(text))}
    positions = [(position, word.start) for position, word in placed(tokenise(text))]
    far_phrase = Wanted("", ({}, {}), slop=1000)
    seen = {(one.position, one.start) for one in Matcher([*wanted, far_phrase])._seen(text, LemmaList())}
    assert seen == set(positions)


def test_a_megabyte_of_matches_is_shown() -> None:
    assert show("grève " * 150_000, want("grève")).passages


LONG = ("La direction refuse de répondre depuis lundi et les salariés du dépôt attendent toujours que la préfecture "
        "convoque une réunion sur la grève, sur les salaires, sur les horaires, sur les congés, sur les primes et sur "
        "les embauches que chacun réclame depuis des mois sans aucune réponse de qui que ce soit, ici ou ailleurs.")
SHORT = "La grève continue. Le dépôt reste fermé."


@pytest.mark.parametrize(("text", "asked", "within"), [
    pytest.param(SHORT, "grève", (False, False), id="all of it"),
    pytest.param(LONG, "grève", (True, True), id="out of the middle of a sentence"),
    pytest.param(LONG, "direction", (False, True), id="the beginning of a sentence"),
    pytest.param(LONG, "ailleurs", (True, False), id="the end of a sentence"),
    pytest.param(f"{LONG} {SHORT}", "fermé", (False, False), id="after the end of a sentence"),
    pytest.param(f"Grève au dépôt\n\n{LONG}", "direction", (False, True), id="after a heading"),
    pytest.param("Grève au dépôt", "Grève", (False, False), id="a text without a full stop"),
    pytest.param(LONG, "zzz", (False, True), id="the opening of the body"),
])
def test_a_passage_tells_where_it_cuts_a_sentence(text: str, asked: str, within: tuple[bool, bool]) -> None:
    [passage] = show(text, want(asked), layout=Layout(width=100)).passages
    assert (passage.begins_within, passage.ends_within) == within
