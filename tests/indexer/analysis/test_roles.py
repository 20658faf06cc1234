"""All roles of a statement together: laws that hold for any text, and the two seeds where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.reading import read_statement
from corpus.statement import BlockKind, Statement
from indexer.analysis.names import display_name
from indexer.annotation import Label, Mention, Role, RoleKind
from tests.indexer.analysis.marked_text import find_cosigners, find_issuers, find_roles, read_marked, statement_of

SHARED = Path(__file__).resolve().parents[4] / "shared"
PIECES = ["« ", " »", '"', "\n", "\n\n", " : ", ", ", " – ", "(", ")", "[par ", "]", "Pour ", "Signé : ", "Contact : ",
          "Copie à ", "À propos de ", "dit ", "-t-elle ", "selon ", "président ", "    ", "\t", "06 39 98 00 00",
          "a@exemple.org", "- ", ";"]


_LONG_LINE = 100_000


def marked_statement() -> st.SearchStrategy[str]:
    names = st.sampled_from(["@{Anne Roy}", "@{ROY Anne|Anne Roy}", "#{CGT}", "#{Union des étudiants}", "%{Caen}"])
    return st.lists(st.one_of(names, st.sampled_from(PIECES), st.text(max_size=12)), max_size=60).map("".join)


@given(marked_statement(), st.sampled_from(list(BlockKind)))
@settings(deadline=None, max_examples=100)
def test_any_text_gives_roles_of_people_who_are_named_in_it(marked: str, kind: BlockKind) -> None:
    statement, mentions = read_marked(marked, {marked[:1]: kind} if marked[:1].isalpha() else None)
    roles = find_roles(statement, mentions)
    places = {(mention.start, mention.end): mention.entity for mention in mentions}
    assert {(role.start, role.end): role.name for role in roles}.items() <= places.items()
    assert len({(role.kind, role.name) for role in roles}) == len(roles)
    cosigners = find_cosigners(statement, mentions)
    assert len(set(cosigners)) == len(cosigners)
    named = {mention.entity for mention in mentions}
    assert set(find_issuers(statement, mentions, roles, cosigners)) <= named | {role.organisation for role in roles}


PLACES = st.integers(-5, 320)


@given(st.text(max_size=300), st.lists(st.tuples(PLACES, PLACES, st.sampled_from(list(Label)))))
@settings(deadline=None, max_examples=100)
def test_mentions_that_do_not_fit_the_text_never_raise(text: str, spans: list[tuple[int, int, Label]]) -> None:
    statement = statement_of(text)
    mentions = [Mention(label, start, end, "X", "X", 1.0, "random") for start, end, label in spans]
    roles = find_roles(statement, mentions)
    find_issuers(statement, mentions, roles, find_cosigners(statement, mentions))


HOSTILE = {"open marks": "« ", "straight marks": '"a" ', "pour": "Pour ", "commas": ", ", "brackets": "((",
           "dashes": "- - ", "cues": "Signataires : ", "titles": "M. ", "digits": "0 0 0 ", "one word": "a" * 50,
           "tabs": "\t "}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_very_long_line_is_read(unit: str) -> None:
    statement = statement_of(unit * (_LONG_LINE // len(unit)))
    assert find_roles(statement, ()) == ()
    assert find_cosigners(statement, ()) == ()


def test_one_person_may_have_several_roles() -> None:
    statement, mentions = read_marked(
        "Nos loyers\n\n« Nous tiendrons aussi longtemps qu'il le faudra », prévient @{Anne Roy}, présidente de "
        "l'#{Amicale}.\n\n"
        "Pour l'#{Amicale}, @{Anne ROY|Anne Roy}\n\nContact : @{Anne Roy}, 06 39 98 00 00")
    roles = find_roles(statement, mentions)
    assert [role.kind for role in roles] == [RoleKind.SIGNATORY, RoleKind.QUOTED, RoleKind.CONTACT]
    assert {role.function for role in roles} == {"présidente"}


def test_the_same_statement_gives_the_same_roles() -> None:
    marked = "Rentrée\n\nSelon @{Anne Roy}, rien ne va.\n\n@{Luc Grand}, trésorier, @{Rosa Vidal}, présidente"
    assert find_roles(*read_marked(marked)) == find_roles(*read_marked(marked))


def roles_of_seed(name: str) -> tuple[Statement, tuple[Mention, ...], tuple[Role, ...]]:
    """A seed read the whole way in, with the names that were marked in it by hand."""
    paths = sorted((SHARED / "seeds").glob(f"{name}_*.txt"))
    annotation = SHARED / "gold" / "annotations" / f"seed-{name}.json"
    if not paths or not annotation.exists():
        pytest.skip("the seeds are not beside this project")
    statement = read_statement(paths[0].read_bytes(), paths[0].name)
    assert isinstance(statement, Statement)
    mentions = []
    for one in json.loads(annotation.read_text(encoding="utf-8"))["mentions"]:
        start, end = statement.content.offsets.to_text(one["start"], one["end"])
        text = statement.text[start:end]
        entity = display_name(text) if one["label"] == "PER" else text
        mentions.append(Mention(Label(one["label"]), start, end, text, entity, 1.0, "hand"))
    return statement, tuple(mentions), find_roles(statement, mentions)


def test_the_release_of_june_2024_is_signed_by_two_people_of_its_union() -> None:
    statement, mentions, roles = roles_of_seed("000")
    assert [(role.kind.value, role.name, role.function, role.organisation) for role in roles] == [
        ("signatory", "Michel Calvo", "Président", "HSO"), ("signatory", "Jean-Michel Fabre", "Vice-président", "HSO"),
        ("contact", "Marion Avranche", None, None)]
    assert find_cosigners(statement, mentions) == ()
    assert find_issuers(statement, mentions, roles, ())[0] in ("HSO", "Habitat Social en Occitanie")


def test_the_release_without_a_date_quotes_its_president_and_is_signed_by_no_one() -> None:
    _, _, roles = roles_of_seed("003")
    assert [(role.kind.value, role.name, role.organisation) for role in roles] == [
        ("quoted", "Jean-Michel Fabre", "USH Occitanie"), ("contact", "Jean-Michel Fabre", "USH Occitanie m&p"),
        ("contact", "Sabine Veniel Le Navennec", "USH Occitanie m&p"),
        ("contact", "Lucas Pastel", "Agence Giesbert & Mandin")]
    assert roles[0].function == "président"
