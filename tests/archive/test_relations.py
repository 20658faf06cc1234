"""Relations that a text tells of its organisations and people: French as it is written, and what tells none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.relations import presidencies, relations
from indexer.annotation import Analysis, Label, Mention, Role, RoleKind
from tests.indexer.analysis.marked_text import read_marked

TOLD: dict[str, list[tuple[str, str, str]]] = {
    "#{HSO}, issu de la fusion des associations régionales de l'#{USH} de %{Midi-Pyrénées} et de "
    "%{Languedoc-Roussillon}, appelle à construire.": [
        ("HSO", "successor_of", "USH de Midi-Pyrénées"), ("HSO", "successor_of", "USH de Languedoc-Roussillon")],
    "#{Habitat en Lauragais|HEL} (#{HEL|HEL}), né en 2019 du regroupement de l'#{Office du Lauragais} et de la "
    "#{Maison des familles}, recrute.": [
        ("HEL", "successor_of", "Office du Lauragais"), ("HEL", "successor_of", "Maison des familles")],
    "La #{Fédération du livre} est issue de la fusion entre le #{Syndicat du papier} et l'#{Union du carton}.": [
        ("Fédération du livre", "successor_of", "Syndicat du papier"),
        ("Fédération du livre", "successor_of", "Union du carton")],
    "L’#{Union du Gers}, issue\nde la réunion des unions locales\nde l’#{ADIL} d’%{Auch} et de %{Condom}, vote.": [
        ("Union du Gers", "successor_of", "ADIL d’Auch"), ("Union du Gers", "successor_of", "ADIL de Condom")],
    "#{France Emploi}, anciennement #{Pôle Travail}, licencie.": [("France Emploi", "successor_of", "Pôle Travail")],
    "#{Opco Vie} (ex-#{Opcavie}) rembourse.": [("Opco Vie", "successor_of", "Opcavie")],
    "#{Opco Vie} (ex #{Opcavie}) rembourse.": [("Opco Vie", "successor_of", "Opcavie")],
    "Le #{CSE central}, qui succède au #{comité d'établissement}, siège.": [
        ("CSE central", "successor_of", "comité d'établissement")],
    "L'#{Union des îles} a succédé à la #{Fédération du large}.": [
        ("Union des îles", "successor_of", "Fédération du large")],
    "Le #{Syndicat du verre}, membre de la #{CGT}, appelle.": [("Syndicat du verre", "member_of", "CGT")],
    "Le #{SNV}, membre fondateur de l'#{Alliance du verre}, appelle.": [("SNV", "member_of", "Alliance du verre")],
    "#{Sud Verre}, affiliée à #{Solidaires}, et le #{Snes} – adhérent à la #{FSU} – signent.": [
        ("Sud Verre", "member_of", "Solidaires"), ("Snes", "member_of", "FSU")],
    "La #{CNV} (adhérente de l'#{Union des verriers}) signe.": [("CNV", "member_of", "Union des verriers")],
    "La #{CNV} est membre du #{Collectif du sable}.": [("CNV", "member_of", "Collectif du sable")],
    "La #{CNV} est désormais affiliée à la #{CFDT}.": [("CNV", "member_of", "CFDT")],
    "La #{CNV} adhère à la #{Fédération du sable}.": [("CNV", "member_of", "Fédération du sable")],
    "La #{Fédération du verre}, fédération de la #{CGT}, appelle.": [("Fédération du verre", "member_of", "CGT")],
    "La #{Fédération du verre}, #{fédération de la CGT}, appelle la #{CGT}.": [
        ("Fédération du verre", "member_of", "CGT")],
    "L'#{UL d'Albi}, union locale de la #{CFTC}, appelle.": [("UL d'Albi", "member_of", "CFTC")],
    "Le #{Snuvert}, syndicat de la #{FSU}, appelle.": [("Snuvert", "member_of", "FSU")],
    "L'#{Institut du verre}, composante du #{CNV}, ferme.": [("Institut du verre", "member_of", "CNV")],
    "@{Marie Durand}, membre de la #{CGT}, répond.": [("Marie Durand", "member_of", "CGT")],
    "L'#{Intersyndicale du verre}, composée de la #{CGT}, de la #{FSU} et de #{Solidaires}, appelle.": [
        ("Intersyndicale du verre", "has_member", "CGT"), ("Intersyndicale du verre", "has_member", "FSU"),
        ("Intersyndicale du verre", "has_member", "Solidaires")],
    "L'#{Union du sable}, qui regroupe l'#{Office du sable}, la #{CNV} ainsi que le #{SNV}, vote.": [
        ("Union du sable", "has_member", "Office du sable"), ("Union du sable", "has_member", "CNV"),
        ("Union du sable", "has_member", "SNV")],
}
NOT_TOLD = [
    "La #{CGT} et la #{FSU} appellent à la grève.",
    "La #{CGT}, à l'issue de la réunion avec la #{FSU}, appelle.",
    "La #{CNV} n'est pas membre de la #{FSU}.",
    "La #{CNV} n'est plus affiliée à la #{CGT}.",
    "Si la #{CNV} est membre de la #{FSU}, elle le dira.",
    "La #{CNV} souhaite adhérer à la #{FSU}.",
    "La #{CNV}, opposée à la fusion de l'#{Office} et de la #{Maison}, appelle.",
    "La fusion du #{SNV} et de la #{CNV} est un recul.",
    "La #{CNV}, ancien membre de la #{FSU}, appelle.",
    "@{Marie Durand}, membre du bureau de la #{CGT}, répond.",
    "@{Marie Durand}, membre de la commission des salaires, répond.",
    "La #{CGT}, syndicat de salariés, appelle.",
    "La #{CNV}, union locale d'%{Albi}, appelle.",
    "#{SULC} - #{Syndicat unitaire des lycées} appelle.",
    "La #{CNV} (#{FSU}) appelle.",
    "La #{CNV}. Membre de la #{FSU}, @{Paul Roy} signe.",
    "La #{CGT} regroupe les salariés de la #{SNCF}.",
    "La #{CGT} est composée de fédérations.",
    "La #{CNV}, issue du mouvement social, appelle la #{FSU}.",
    "La #{CNV}, membre de la #{CNV}, appelle.",
    "%{Albi}, membre de la #{Communauté du Tarn}, reçoit.",
    "Exemple, membre de la #{FSU}.",
]


def told(marked: str) -> list[tuple[str, str, str]]:
    return [(one.subject, one.relation, one.other) for one in relations(*read(marked))]


def read(marked: str) -> tuple[str, tuple[Mention, ...]]:
    statement, mentions = read_marked(marked)
    return statement.text, mentions


@pytest.mark.parametrize(("marked", "expected"), TOLD.items(), ids=str)
def test_a_text_tells_how_its_names_stand_to_each_other(marked: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(marked) == expected


@pytest.mark.parametrize("marked", NOT_TOLD)
def test_what_is_denied_wished_or_told_of_others_is_no_relation(marked: str) -> None:
    assert told(marked) == []


def test_the_words_that_tell_are_quoted_on_one_line_and_a_relation_comes_once() -> None:
    text, mentions = read("Le #{SNV}, membre\nde la #{FSU}, appelle. Le #{SNV}, membre de la #{FSU}, insiste.")
    [found] = relations(text, mentions)
    assert (found.kind, found.quote) == ("organisation", "SNV, membre de la FSU")


@given(st.text(alphabet="a, (éd'\n)", max_size=60), st.lists(st.tuples(
    st.integers(0, 60), st.integers(1, 9), st.sampled_from(list(Label))), max_size=5))
def test_any_text_with_any_names_isread(text: str, names: list[tuple[int, int, Label]]) -> None:
    mentions = [Mention(label, start, min(len(text), start + length), text[start:start + length], "x", 1.0, "")
                for start, length, label in names if start < len(text)]
    assert isinstance(relations(text, mentions), tuple)


def test_a_long_list_of_names_is_read_to_its_end() -> None:
    text, mentions = read("L'#{Union} regroupe " + ", ".join(f"la #{{Section {number}}}" for number in range(300)))
    assert len(relations(text, mentions)) == 300


@pytest.mark.parametrize(("text", "function", "expected"), [
    ("Il l'a dit. Ada Roy, présidente de HSO, répond. Et puis rien.", "présidente",
     "Ada Roy, présidente de HSO, répond."),
    ("Mot " * 40 + "pour Ada Roy, président·e de HSO" + " mot" * 40, "Présidente nationale", None),
    ("Signé :\nAda Roy\nprésidente, HSO", "présidente", "Ada Roy"),
    ("Ada Roy, vice-présidente de HSO", "vice-présidente", ""),
    ("Ada Roy, présidente d'honneur de HSO", "présidente d'honneur", ""),
])
def test_who_presides_follows_from_functions_with_the_sentence_that_gives_them(
        text: str, function: str, expected: str | None) -> None:
    start = text.index("Ada Roy")
    role = Role(RoleKind.QUOTED, "Ada Roy", function, "HSO", start, start + 7, "")
    found = [one.quote for one in presidencies(text, Analysis("", "fr", (), (), (role,), (), ()))]
    if expected is None:
        assert found[0].startswith("Mot Mot")
        assert found[0].endswith("mot mot")
    else:
        assert found == ([expected] if expected else [])
