"""Who answers the press: contact lines in all their forms, agencies, and names that are no contacts."""

from __future__ import annotations

import pytest

from corpus.statement import BlockKind
from indexer.annotation import RoleKind
from tests.indexer.analysis.marked_text import find_roles, read_marked

PROSE = ("Les bailleurs sociaux de la région se mobilisent plus que jamais pour soutenir les locataires que la "
         "crise a "
         "fragilisés et renforcent leurs équipes.\n\n")

CONTACTS = {
    "a name after the heading": ("Contact presse: @{Marion Avranche}\n06 39 98 82 42 - m.avranche@exemple.org",
                                 [("Marion Avranche", None, None)]),
    "blocks of several lines": (
        ("Contacts presse\n\n@{Jean-Michel FABRE|Jean-Michel Fabre}\nPrésident #{USH Occitanie m&p}\n06 39 98 95 "
        "48\n\n"
        "@{Sabine VENIEL|Sabine Veniel}\nDirectrice #{USH Occitanie m&p}\ns.veniel@exemple.org\n06 39 98 64 11\n\n"
        "@{Lucas PASTEL|Lucas Pastel}\nAgence #{Giesbert & Mandin}\nl.pastel@exemple.org"),
        [("Jean-Michel Fabre", "Président", "USH Occitanie m&p"), ("Sabine Veniel", "Directrice", "USH Occitanie m&p"),
         ("Lucas Pastel", None, "Agence Giesbert & Mandin")]),
    "a number before the function": (
        "Contacts presse :\n@{Rosa Vidal} 06 39 98 64 11 présidente de #{Rivages Vivants}",
        [("Rosa Vidal", "présidente", "Rivages Vivants")]),
    "an agency in brackets": ("Contact presse : @{Diane Cazalis} (agence Plume & Béton), 06 39 98 45 16",
                              [("Diane Cazalis", None, "agence Plume & Béton")]),
    "an agency on the line": ("Contact presse : @{Diane Cazalis}, agence Plume & Béton, 06 39 98 45 16",
                              [("Diane Cazalis", None, "agence Plume & Béton")]),
    "several on a line": ("Contacts :\n@{Bodin}, 06 39 98 49 18 / @{Poupard}, #{Avenir Secours}, 06 39 98 49 19",
                          [("Bodin", None, None), ("Poupard", None, "Avenir Secours")]),
    "organisation in brackets": (("Renseignements : @{Aimé Lucas} (#{FGTB}) 06 39 98 36 "
                                 "92"), [("Aimé Lucas", None, "FGTB")]),
    "an organisation of a place": ("Contact : @{Rosa Vidal}, directrice #{USH} %{Occitanie}, 06 39 98 64 11",
                                   [("Rosa Vidal", "directrice", "USH Occitanie")]),
    "function after the name": ("Contact : @{Oihana Silva}, déléguée de l'#{U2P}, 06 39 98 64 64",
                                [("Oihana Silva", "déléguée", "U2P")]),
    "no heading, but a number": ("@{Stanislas DUBOIS|Stanislas Dubois}, délégué\n06 39 98 08 55",
                                 [("Stanislas Dubois", "délégué", None)]),
    "a number on the line": ("@{Maryvonne Petit} : 06 39 98 40 17", [("Maryvonne Petit", None, None)]),
    "only the one who is reached": (("@{Gerty Nestor}, 06 39 98 09 71 / @{Harry "
                                    "Lollia}"), [("Gerty Nestor", None, None)]),
}


def contacts(marked: str, kinds: dict[str, BlockKind] | None = None) -> list[tuple[str, str | None, str | None]]:
    statement, mentions = read_marked(marked, kinds)
    return [(role.name, role.function, role.organisation) for role in find_roles(statement, mentions)
            if role.kind is RoleKind.CONTACT]


@pytest.mark.parametrize(("block", "expected"), CONTACTS.values(), ids=CONTACTS.keys())
def test_contact_lines_give_names_functions_and_organisations(
        block: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert contacts(PROSE + block) == expected


@pytest.mark.parametrize("block", [
    "@{Rosa Vidal}, présidente",
    "Copie à : @{Jean Petit}, 06 39 98 40 17",
    "Contact : la permanence\n\nPhoto : @{Luc Grand}",
    "Contact : 01 99 00 62 62, numéro tenu par les élèves-avocats de la région sous la conduite de Me @{Delattre}.",
], ids=["a signature", "a copy list", "a photographer", "a sentence"])
def test_names_that_are_no_contacts(block: str) -> None:
    assert contacts(PROSE + block) == []


def test_a_block_told_by_layout_is_read_as_a_contact() -> None:
    assert contacts(PROSE + "@{Rosa Vidal}", {"Rosa Vidal": BlockKind.CONTACT}) == [("Rosa Vidal", None, None)]


@pytest.mark.parametrize("line", [
    "#{CGT} : @{Rosa Vidal} 06 39 98 11 22", "@{Rosa Vidal} (#{CGT}) : 06 39 98 11 22",
    "#{CGT} – @{Rosa Vidal} – rosa@exemple.org", "@{Rosa Vidal}, #{CGT}, 06.39.98.11.22",
    "#{CGT} – @{Rosa Vidal} – 06 39 98 11 22\n#{SUD} – presse@exemple.org"])
def test_a_union_beside_the_one_who_answers(line: str) -> None:
    assert contacts(PROSE + "Contacts :\n" + line)[0] == ("Rosa Vidal", None, "CGT")


@pytest.mark.parametrize("agency", ["Agence Vox", "Agence Plume & Béton", "Cabinet Lumière", "agence Cap Presse"])
def test_an_agency_on_the_line_above_is_where_the_contact_works(agency: str) -> None:
    text = f"{PROSE}Contact presse\n{agency}\n@{{Laure Host}} : l.host@exemple.org / 06 39 98 77 10"
    assert contacts(text) == [("Laure Host", None, agency)]


@pytest.mark.parametrize("end", [
    "@{Ousmane Sow} : 06 39 98 55 80.", "@{Ousmane Sow}, 06 39 98 55 80", "@{Ousmane Sow} au 06 39 98 55 80.",
    "@{Ousmane Sow} (06 39 98 55 80)", "@{Ousmane Sow} – ousmane@exemple.org"])
def test_a_number_right_behind_a_name_makes_a_contact_in_a_long_line(end: str) -> None:
    line = "Salariés de toutes les entreprises de la zone, passez nous voir à la permanence du mardi, de 17 h à 19 h. "
    assert contacts(PROSE + line + end) == [("Ousmane Sow", None, None)]


@pytest.mark.parametrize("between", ["@{Élodie Mart}, #{FNE}", "@{Élodie Mart} réseau océan #{FNE}", "@{Élodie Mart}",
                                     "@{Élodie Mart} (#{FNE})"])
def test_a_name_between_two_contacts_is_one(between: str) -> None:
    text = (f"{PROSE}Contacts presse :\n\n@{{Rosa Vidal}} 06 39 98 11 22\n\n{between}\n\n"
            "@{Luc Roche} 06 39 98 11 23")
    assert [name for name, _, _ in contacts(text)] == ["Rosa Vidal", "Élodie Mart", "Luc Roche"]
