"""What each stretch of a reading text is for."""

import pytest

from corpus.statement import BlockKind
from tests.corpus.texts import PROSE, parts, read

TITLE = "L'hôpital manque de tout"

SIGNATURES = [
    pytest.param("Ana Ruiz, Présidente de l'Union, Léo Brun, Vice-président de l'Union",
                 id="several with functions on a line"),
    pytest.param("Ana Ruiz, secrétaire\nLéo Brun, trésorier", id="one a line"),
    pytest.param("Ana RUIZ\nPrésidente", id="function below the name"),
    pytest.param("La présidente,\nAna RUIZ", id="function above the name"),
    pytest.param("La Présidente, Ana Ruiz", id="function before the name"),
    pytest.param("Pour le bureau, Ana Ruiz", id="pour le bureau"),
    pytest.param("P/O le secrétaire général, Ana Ruiz", id="par ordre"),
    pytest.param("P/ le syndicat des marins, Ana RUIZ\nP/ le mouvement des familles, Léo BRUN", id="P/ twice"),
    pytest.param("Pour la CGT, Ana Ruiz, déléguée de section\nPour l'UNSA, Léo Brun", id="one for each union"),
    pytest.param("Ana RUIZ (CFTC)\nLéo BRUN (FO)\nIda COLIN (SNATT)", id="organisation in brackets"),
    pytest.param("Ana Ruiz – Léo Brun – Ida Colin", id="dashes"),
    pytest.param("Gina RUIZ, 06 39 98 00 71 / Harry-Claude Brun", id="slash, with a telephone"),
    pytest.param("CGT : Ana RUIZ\nFO : Léo BRUN", id="organisation first"),
    pytest.param("Ana RUIZ, pour le Collectif des parents\nLéo BRUN, pour l'association des usagers",
                 id="pour after the name"),
    pytest.param("Le bureau", id="collective"),
    pytest.param("Ana Ruiz (LPC, Lens), Léo Brun (APC, Lille), Ida Colin (LLR, Douai), Max Duval (IMNC, Arras)",
                 id="long list"),
    pytest.param("Signé : Ana Ruiz, Léo Brun", id="signé"),
]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_at_the_end_is_found_whole(signature: str) -> None:
    assert parts(f"{TITLE}\n\n{PROSE}\n\n{signature}", BlockKind.SIGNATURE) == [signature]


def test_a_signature_stands_before_the_boilerplate() -> None:
    about = f"À propos de l'Union\n\n{PROSE}\n\nAna Ruiz préside l'Union depuis 2020."
    text = f"{TITLE}\n\n{PROSE}\n\nAna Ruiz, présidente\n\n{about}"
    assert parts(text, BlockKind.SIGNATURE) == ["Ana Ruiz, présidente"]
    assert len(parts(text, BlockKind.BOILERPLATE)) == 3


@pytest.mark.parametrize("head", ["[par Ana Ruiz]", "Ana Ruiz, élue au conseil"])
def test_a_signature_may_stand_in_the_head(head: str) -> None:
    assert parts(f"Compte rendu de la réunion du conseil\n\n{head}\n\n{PROSE}", BlockKind.SIGNATURE) == [head]


@pytest.mark.parametrize("line", [
    pytest.param("Ana Ruiz, administratrice de l'union, a demandé la liste. Elle ne l'a pas eue.", id="sentence"),
    pytest.param("« Nous tiendrons », répète Ana Ruiz, secrétaire du syndicat.", id="quotation"),
    pytest.param("GRÈVE GÉNÉRALE et UNITAIRE", id="slogan"),
    pytest.param("Pour défendre nos métiers", id="pour and a verb"),
    pytest.param("Copie à : Mme Ruiz, préfète ; M. Brun, maire", id="copy list"),
    pytest.param("Vive la République !", id="vive"),
])
def test_what_is_no_signature_is_none(line: str) -> None:
    assert parts(f"{TITLE}\n\n{PROSE}\n\n{line}", BlockKind.SIGNATURE) == []


@pytest.mark.parametrize("contact", [
    pytest.param("Contact presse : Ana Ruiz\n06 39 98 00 42 - a.ruiz@exemple.org", id="one"),
    pytest.param("Contacts presse\n\nAna RUIZ\nPrésidente\n06 39 98 00 48\n\nLéo BRUN\nAgence Plume\nbrun@exemple.org",
                 id="several"),
    pytest.param("Relations presse : Ana Ruiz, 06 39 98 00 55", id="relations presse"),
    pytest.param("Service communication\nAna Ruiz\n06 39 98 00 51", id="service"),
    pytest.param("Renseignements : Ana, 06 39 98 00 45", id="renseignements"),
    pytest.param("Pour nous joindre : 06 39 98 00 50, demander Ana", id="pour nous joindre"),
    pytest.param("Presse : Ana Ruiz, 06 39 98 00 54", id="presse"),
])
def test_press_contacts_are_one_block(contact: str) -> None:
    assert parts(f"{TITLE}\n\n{PROSE}\n\n{contact}", BlockKind.CONTACT) == [contact]


@pytest.mark.parametrize("listed", [
    pytest.param("Premiers signataires :\nFCPE de la Somme\nLigue des droits de l'homme\nTi Kaz",
                 id="premiers signataires"),
    pytest.param("Organisations signataires : CGT, FSU, Solidaires", id="on the line"),
    pytest.param("Signataires :\n- CGT\n- FSU", id="bullets"),
    pytest.param("Ont signé :\n– SYNPHOT, Ana RUIZ\n– UJIT, Léo BRUN", id="ont signé"),
    pytest.param("Motion soutenue par :\n\nFSU-SNUipp 23\nSE-Unsa 23\nFCPE de la Creuse", id="soutenue par"),
    pytest.param("CGT, FSU, Solidaires, UNEF", id="acronyms alone"),
    pytest.param("SEP-UNSA\n\nCGT Éduc'Action\n\nFédération SUD Éducation\n\nSGEN-CFDT",
                 id="one a line without a word"),
])
def test_co_signing_organisations_are_one_block(listed: str) -> None:
    assert parts(f"{TITLE}\n\n{PROSE}\n\n{listed}", BlockKind.COSIGNATORIES) == [listed]


def test_unions_side_by_side_in_the_head_are_co_signatories() -> None:
    assert parts(f"FNME-CGT – FO Énergie – UNSA Énergie\n\n{TITLE}\n\n{PROSE}", BlockKind.COSIGNATORIES) == [
        "FNME-CGT – FO Énergie – UNSA Énergie"]


@pytest.mark.parametrize("line", [
    pytest.param("FAS — Fédération des acteurs de la solidarité", id="acronym explained"),
    pytest.param("SYNDICAT DE LA MAGISTRATURE – Section de Lens", id="section of a union"),
    pytest.param("Fédération agroalimentaire et forestière CGT", id="et inside a name"),
    pytest.param("UN PALAIS QUI PREND L'EAU, LE JUGE AUSSI", id="title in capitals"),
])
def test_one_organisation_is_no_list(line: str) -> None:
    assert parts(f"{line}\n\nLa direction doit ouvrir les discussions !\n\n{PROSE}", BlockKind.COSIGNATORIES) == []


ANNOUNCED = "Cette résolution recueille le soutien des organisations et associations de locataires suivantes :"


@pytest.mark.parametrize(("after", "missing"), [
    pytest.param("À propos de l'Union\n\nL'Union est une union.", True, id="then the boilerplate"),
    pytest.param("=======\n\nContact presse : Ana Ruiz, 06 39 98 00 42", True, id="then furniture and contacts"),
    pytest.param("", True, id="then nothing"),
    pytest.param("CNL, CLCV, AFOC", False, id="then the list"),
    pytest.param("- CNL\n- CLCV", False, id="then items"),
])
def test_a_list_that_is_announced_and_lost_is_said(after: str, missing: bool) -> None:
    structure = read(f"{TITLE}\n\n{PROSE}\n\n{ANNOUNCED}\n\n{after}")
    assert structure.missing_cosignatories is missing
    assert len(structure.warnings) == missing


@pytest.mark.parametrize(("line", "kind"), [
    ("Accueil | Qui sommes-nous | Nos combats | Adhérer", BlockKind.FURNITURE),
    ("Page 1 sur 2", BlockKind.FURNITURE),
    ("==========", BlockKind.FURNITURE),
    ("Partager sur Facebook | Imprimer", BlockKind.FURNITURE),
    ("Publié le 17 janvier 2020 par le bureau", BlockKind.METADATA),
    ("Objet : préavis", BlockKind.METADATA),
    ("Paris, le 3 mars 2009", BlockKind.DATELINE),
    ("3, rue Haute, 75001 Paris", BlockKind.LETTERHEAD),
    ("COMMUNIQUÉ DE PRESSE", BlockKind.LETTERHEAD),
    ("Union départementale CGT de la Somme", BlockKind.LETTERHEAD),
])
def test_each_line_of_the_head_has_its_kind(line: str, kind: BlockKind) -> None:
    assert parts(f"{line}\n\nLa direction doit ouvrir les discussions !\n\n{PROSE}", kind) == [line]


def test_items_headings_and_quotations_are_told_in_the_body() -> None:
    text = (f"{TITLE}\n\n{PROSE}\n\nNos demandes\n\n- des postes ;\n- des lits.\n\n"
            f"« Nous tiendrons tout l'hiver.\n\nEt tout le printemps, s'il le faut. »\n\n{PROSE}")
    assert parts(text, BlockKind.HEADING) == ["Nos demandes"]
    assert parts(text, BlockKind.LIST_ITEM) == ["- des postes ;", "- des lits."]
    assert parts(text, BlockKind.QUOTATION) == [
        "« Nous tiendrons tout l'hiver.", "Et tout le printemps, s'il le faut. »"]


@pytest.mark.parametrize("line", [
    "Copie : Mme Ruiz, préfète", "c.c. : l'inspection du travail", "Copie à : M. Brun, maire"])
def test_copy_lists_are_kept_apart(line: str) -> None:
    assert parts(f"{TITLE}\n\n{PROSE}\n\nAna Ruiz, secrétaire\n\n{line}", BlockKind.COPY_LIST) == [line]
