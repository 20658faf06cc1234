"""The structure of whole statements, and the laws that hold for any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.reading import read_statement
from corpus.statement import BlockKind, DateStatus, DocumentType, Statement, Structure
from tests.corpus.texts import read

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

WORDS = st.sampled_from([
    "Paris, le 3 mars 2009", "COMMUNIQUÉ DE PRESSE", "Contact presse :", "Ana Ruiz, présidente", "Signataires :",
    "CGT, FSU", "À propos de", "P.J. :", "« Non", "»", "- item", "Madame,", "a b c. D", "Objet :", "06 39 98 00 01",
    "Fait à", "|", "…", "l'an deux mille vingt, le un mai", "\n", "\n\n", " "])
KEYS = st.sampled_from(["title", "date", "author", "subtitle"])


def check_blocks(text: str, structure: Structure) -> None:
    """Blocks are disjoint and in order, lie in the text, and cover all of it that is not blank."""
    position = 0
    for block in structure.blocks:
        assert position <= block.start < block.end <= len(text)
        assert not text[position:block.start].strip()
        position = block.end
    assert not text[position:].strip()


@given(st.text(max_size=400))
def test_blocks_cover_any_text(text: str) -> None:
    check_blocks(text, read(text))


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=40).map("".join), st.dictionaries(KEYS, st.text(max_size=30)))
def test_blocks_cover_any_mixture_of_parts(text: str, metadata: dict[str, str]) -> None:
    structure = read(text, metadata)
    check_blocks(text, structure)
    assert structure == read(text, metadata)


@pytest.mark.parametrize("unit", [
    "1", "a ", "A\u00a0", "«", "(", "lundi ", "CGT, ", "- ", "co", "Paris, le ", "1er ", "a@", "Contact : ", "0 ",
    ". - ", "l'an deux mille "])
def test_a_line_of_a_megabyte_is_read(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    check_blocks(text, read(text))


@pytest.mark.parametrize("line", ["A", "- a", "Ana Ruiz, secrétaire", "organisations suivantes :", "motion du"])
def test_thousands_of_lines_are_read(line: str) -> None:
    text = f"{line}\n" * 5_000
    check_blocks(text, read(text))


def seed(name: str) -> Statement:
    path = next(SEEDS.glob(f"{name}_*.txt"), None) if SEEDS.is_dir() else None
    if path is None:
        pytest.skip("the two seed statements are not beside the repository")
    statement = read_statement(path.read_bytes(), path.name)
    assert isinstance(statement, Statement)
    return statement


def blocks(statement: Statement, kind: BlockKind) -> list[str]:
    return [statement.text[one.start:one.end] for one in statement.structure.blocks if one.kind is kind]


def test_the_first_seed_is_right_in_every_field() -> None:
    statement = seed("000")
    structure = statement.structure
    assert structure.title == "« Nous sommes fiers de loger la France dans toute sa diversité »"
    assert structure.date is not None
    assert (structure.date.edtf, structure.date.status) == ("2024-06-21", DateStatus.WRITTEN)
    assert structure.date.repaired
    assert structure.document_type is DocumentType.COMMUNIQUE
    assert structure.missing_cosignatories
    assert len(blocks(statement, BlockKind.SIGNATURE)) == 1
    assert len(blocks(statement, BlockKind.CONTACT)) == 1
    assert len(blocks(statement, BlockKind.BOILERPLATE)) == 4


def test_the_second_seed_is_right_in_every_field() -> None:
    statement = seed("003")
    structure = statement.structure
    assert structure.title == ("En Occitanie, les bailleurs sociaux pleinement mobilisés "
                               "pour les locataires du parc social")
    assert structure.date is None
    assert structure.attachments == ("Dossier de presse", "Courrier de remerciements")
    assert not blocks(statement, BlockKind.SIGNATURE)
    assert not structure.missing_cosignatories
    (contact,) = blocks(statement, BlockKind.CONTACT)
    assert sum(name in contact for name in ("FABRE", "LE NAVENNEC", "PASTEL")) == 3
