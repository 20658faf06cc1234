"""Mentions: what the network saw (marked on the left) and what the rules make of it (marked on the right)."""


from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.statement import BlockKind
from indexer.analysis.entities import RULES, find_mentions
from indexer.annotation import Label, Mention, Token
from tests.indexer.analysis.marked_text import read_marked, statement_of

_MARKS = {Label.PERSON: "@", Label.ORGANISATION: "#", Label.PLACE: "%"}


def _set_right(seen: str, kinds: dict[str, BlockKind] | None = None, tokens: tuple[Token, ...] = ()) -> str:
    statement, raw = read_marked(seen, kinds)
    return _marked(statement.text, find_mentions(statement, raw, tokens))


def _marked(text: str, mentions: tuple[Mention, ...]) -> str:
    for mention in reversed(mentions):
        name = f"{_MARKS[mention.label]}{{{text[mention.start:mention.end]}}}"
        text = text[:mention.start] + name + text[mention.end:]
    return text


_TRIMMED = {
    "two places of one body": ("#{Union sociale de l'habitat de Bretagne} et de %{Normandie}",
                               "#{Union sociale de l'habitat} de %{Bretagne} et de %{Normandie}"),
    "one place of a body": ("#{Union sociale de l'habitat de Bretagne} et de là",
                            "#{Union sociale de l'habitat de Bretagne} et de là"),
    "name whole elsewhere": ("#{Union des potiers ambulants} : l'#{Union des potiers} ambulants agit",
                             "#{Union des potiers ambulants} : l'#{Union des potiers ambulants} agit"),
    "title": ("Selon @{Mme Rosalie Thévenard}, hier", "Selon Mme @{Rosalie Thévenard}, hier"),
    "article": ("avec #{la Fédération des potiers} hier", "avec la #{Fédération des potiers} hier"),
    "small words at the end": ("#{Fédération des potiers de la} et", "#{Fédération des potiers} de la et"),
    "postcode": ("à %{33000 Bordeaux}.", "à 33000 %{Bordeaux}."),
    "open parenthesis": ("#{Union des potiers (UDPX} et", "#{Union des potiers} (UDPX et"),
    "two people on two lines": ("@{Rosalie Thévenard\nOmar Belkhir}", "@{Rosalie Thévenard}\n@{Omar Belkhir}"),
    "one person on two lines": ("merci à @{Rosalie\nThévenard}", "merci à @{Rosalie\nThévenard}"),
    "initial after the name": ("@{THÉVENARD R.} et", "@{THÉVENARD R.} et"),
    "particle after a title": ("M. @{de Ribes} dit", "M. @{de Ribes} dit"),
    "letter behind an apostrophe": ("@{Yann Guivarc}'h signe", "@{Yann Guivarc'h} signe"),
    "points of an acronym": ("la #{U.S.T.X.} dit", "la #{U.S.T.X.} dit"),
    "mark of a brand": ("avec #{Tous Debout !} hier", "avec #{Tous Debout !} hier"),
    "word of layout on the next line": ("à %{Paris\nEmail} :", "à %{Paris}\nEmail :"),
    "name in an address": ("voir https://exemple.org/#{Potiers} hier", "voir https://exemple.org/Potiers hier"),
    "name in an e-mail": ("écrire à #{potiers}@exemple.org", "écrire à potiers@exemple.org"),
}


@pytest.mark.parametrize(("seen", "right"), _TRIMMED.values(), ids=_TRIMMED.keys())
def test_edges_are_set_right(seen: str, right: str) -> None:
    assert _set_right(seen) == right


_BODIES = {
    "organ of a body": ("le #{CA du BNRX} vote", "le CA du #{BNRX} vote"),
    "long organ": ("le #{conseil d'administration de la BNRX}", "le conseil d'administration de la #{BNRX}"),
    "bare organ": ("le #{Conseil scientifique} vote", "le Conseil scientifique vote"),
    "bare institution": ("la #{Mairie} refuse", "la Mairie refuse"),
    "place behind": ("#{BNRX} %{Occitanie} écrit", "#{BNRX Occitanie} écrit"),
    "place of an acronym": ("la #{BNRX} de la %{Nièvre} dit", "la #{BNRX de la Nièvre} dit"),
    "school and its town stay two": ("au #{lycée Jean-Renoir} de %{Bondy}", "au #{lycée Jean-Renoir} de %{Bondy}"),
    "number of the département": ("le #{BNRX} 93 dit", "le #{BNRX 93} dit"),
    "region behind": ("l'#{USH} Occitanie écrit", "l'#{USH Occitanie} écrit"),
    "number of something else": ("le #{BNRX} 93 % dit", "le #{BNRX} 93 % dit"),
    "legal form": ("chez #{Larivière} SARL", "chez #{Larivière SARL}"),
    "territory": ("%{Dinan} Agglomération vote", "#{Dinan Agglomération} vote"),
    "common noun before": ("le #{collectif Femmes Debout}", "le collectif #{Femmes Debout}"),
    "known name overrun": ("le #{Conseil d'État de septembre}", "le #{Conseil d'État} de septembre"),
    "two known names": ("#{Cour des comptes et la Cour de cassation}",
                        "#{Cour des comptes} et la #{Cour de cassation}"),
    "school with its town": ("au #{lycée Jean-Renoir de Bondy} hier", "au #{lycée Jean-Renoir} de %{Bondy} hier"),
    "what only a firm has, before a person": ("la DRH d'@{Brocéane} se tait", "la DRH d'#{Brocéane} se tait"),
    "a section of a union, before a place": ("La section CFTC de %{Brocéane}", "La section #{CFTC} de #{Brocéane}"),
    "a cue outweighs what was seen elsewhere": (
        "@{Brocéane} ferme. Rien ne va chez @{Brocéane}.", "#{Brocéane} ferme. Rien ne va chez #{Brocéane}."),
    "cue before a place": ("par les établissements %{Lagarrigue} et", "par les établissements #{Lagarrigue} et"),
    "words of a line in capitals": ("TOUS EN #{GRÈVE} POUR LES SALAIRES", "TOUS EN GRÈVE POUR LES SALAIRES"),
    "acronym taken for a place": ("dans le %{BNRX} depuis", "dans le #{BNRX} depuis"),
    "union taken for a place": ("avec la %{CGT} hier", "avec la #{CGT} hier"),
}


@pytest.mark.parametrize(("seen", "right"), _BODIES.values(), ids=_BODIES.keys())
def test_bodies_are_set_right(seen: str, right: str) -> None:
    assert _set_right(seen) == right


_NO_NAMES = {
    "law": ("la loi #{MOPX} garantit", "la loi MOPX garantit"),
    "law of a person stays the person": ("la loi @{Thévenard} garantit", "la loi @{Thévenard} garantit"),
    "plan": ("le programme #{Action publique} promet", "le programme Action publique promet"),
    "grade or contract": ("un #{CDI} pour", "un CDI pour"),
    "event": ("#{Journée nationale de colère}", "Journée nationale de colère"),
    "first word of a sentence": ("Fin. %{Pourtant} rien", "Fin. Pourtant rien"),
    "verb before its subject": ("Fin. %{Pense-t'il} rien", "Fin. Pense-t'il rien"),
    "treaty": ("le traité de Lisbonne", "le traité de Lisbonne"),
}


@pytest.mark.parametrize(("seen", "right"), _NO_NAMES.values(), ids=_NO_NAMES.keys())
def test_what_names_nothing_is_dropped(seen: str, right: str) -> None:
    assert _set_right(seen) == right


_FOUND = {
    "title before a name": ("selon M. Thévenard, qui", "selon M. @{Thévenard}, qui"),
    "title before an office": ("Monsieur le Préfet, Madame la Ministre", "Monsieur le Préfet, Madame la Ministre"),
    "office before a name": ("la ministre Thévenard et le préfet %{Granger} ont",
                             "la ministre @{Thévenard} et le préfet @{Granger} ont"),
    "law called after a person": ("l'ordonnance Thévenart et la loi %{Chouquet}",
                                  "l'ordonnance @{Thévenart} et la loi @{Chouquet}"),
    "house that is a building": ("à la #{Maison du peuple} hier", "à la %{Maison du peuple} hier"),
    "known name in small letters": ("la conférence des présidents d'université dit",
                                    "la #{conférence des présidents d'université} dit"),
    "first name": ("signé Rosalie Thévenard hier", "signé @{Rosalie Thévenard} hier"),
    "first name of a street": ("au 12, rue Rosalie Thévenard", "au 12, %{rue Rosalie Thévenard}"),
    "street without capitals": ("au 12, rue de la digue", "au 12, %{rue de la digue}"),
    "union by acronym": ("la CGT et FO disent", "la #{CGT} et #{FO} disent"),
    "union by full name": ("la Confédération générale du travail dit",
                           "la #{Confédération générale du travail} dit"),
    "union with points": ("la C.G.T. dit", "la #{C.G.T.} dit"),
    "acronym that is a word, shouted": ("TOUS UNIS POUR UN CAP CLAIR", "TOUS UNIS POUR UN CAP CLAIR"),
    "country": ("une grève en Tunisie et au Québec", "une grève en %{Tunisie} et au %{Québec}"),
    "town of a dateline": ("Périgueux, le 3 mars 2021", "%{Périgueux}, le 3 mars 2021"),
    "common word that is a town": ("nous en avons le Sens et l'Orange", "nous en avons le Sens et l'Orange"),
    "region with its word": ("la Région Occitanie finance", "la %{Région Occitanie} finance"),
    "ministry": ("le ministère de la Santé et du Travail dit", "le #{ministère de la Santé et du Travail} dit"),
    "prefecture": ("la préfecture de la Gironde dit", "la #{préfecture de la Gironde} dit"),
    "university of two people": ("l'université Pierre et Marie Curie", "l'#{université Pierre et Marie Curie}"),
    "explained acronym": ("l'Union des Potiers du Sud (UPS) dit ; l'UPS vote",
                          "l'#{Union des Potiers du Sud} (#{UPS}) dit ; l'#{UPS} vote"),
    "body after its noun": ("le groupe Chrysalide pourrait", "le groupe #{Chrysalide} pourrait"),
    "family name alone": ("@{Rosalie Thévenard} parle. Pour Thévenard, c'est",
                          "@{Rosalie Thévenard} parle. Pour @{Thévenard}, c'est"),
    "name seen elsewhere": ("#{Verrerie du Pont} ferme. La Verrerie du Pont paie",
                            "#{Verrerie du Pont} ferme. La #{Verrerie du Pont} paie"),
    "name split by a particle": ("@{Luis Farinha} del @{Cerro} dit", "@{Luis Farinha del Cerro} dit"),
    "family name behind a foreign particle": ("@{Luis Farinha} del Cerro dit", "@{Luis Farinha del Cerro} dit"),
    "family name on the next line": ("merci à @{Rosalie}\nThévenard, qui", "merci à @{Rosalie\nThévenard}, qui"),
    "capitals behind a particle": ("@{Sabine VENIEL} LE NAVENNEC", "@{Sabine VENIEL LE NAVENNEC}"),
    "first name left out": ("hier Rosalie %{Thévenard} a dit", "hier @{Rosalie Thévenard} a dit"),
}


@pytest.mark.parametrize(("seen", "right"), _FOUND.values(), ids=_FOUND.keys())
def test_names_that_the_network_missed_are_found(seen: str, right: str) -> None:
    assert _set_right(seen) == right


def test_one_wording_has_one_label_throughout() -> None:
    seen = "le #{Mouvaux-Club} dit, le #{Mouvaux-Club} veut, le %{Mouvaux-Club} part"
    assert _set_right(seen).count("#{Mouvaux-Club}") == 3


def test_no_name_crosses_blocks_or_paragraphs() -> None:
    assert _set_right("#{Union des potiers\n\nLocale}").startswith("#{Union des potiers}\n\n")
    kinds = {"Union": BlockKind.LETTERHEAD, "Rosalie": BlockKind.TITLE}
    assert _set_right("#{Union des potiers\nRosalie}", kinds).startswith("#{Union des potiers}\n")


def test_a_name_ends_before_a_conjugated_verb() -> None:
    text = "L'#{Académie des potiers souhaite faire état} de"
    start = text.replace("#{", "").replace("}", "").index("souhaite")
    tokens = (Token(start, start + 8, "souhaiter", "VERB"),)
    assert _set_right(text, tokens=tokens).startswith("L'#{Académie des potiers} souhaite")


def test_a_name_ends_before_the_preposition_of_an_infinitive() -> None:
    text = "la #{Section des potiers d'assurer le suivi} de"
    start = text.replace("#{", "").index("assurer")
    tokens = (Token(start, start + 7, "assurer", "VERB"),)
    assert _set_right(text, tokens=tokens).startswith("la #{Section des potiers} d'assurer")


def test_a_paragraph_in_another_language_keeps_known_names_only() -> None:
    seen = "#{We Fight Back}, and this is what they have for #{CGT} and for us, the workers of the world."
    assert _set_right(seen).startswith("We Fight Back, ")
    assert "#{CGT}" in _set_right(seen)


def _entities(seen: str) -> dict[str, str]:
    statement, raw = read_marked(seen)
    return {mention.text: mention.entity for mention in find_mentions(statement, raw)}


def test_short_forms_of_a_person_resolve_to_the_full_name() -> None:
    found = _entities("@{Jean-Michel FABRE} signe. Pour M. @{Fabre}, … @{J.-M. Fabre} ajoute.")
    assert set(found.values()) == {"Jean-Michel Fabre"}


def test_a_family_name_that_two_people_share_stays_by_itself() -> None:
    found = _entities("@{Anne Thévenard} et @{Omar Thévenard} signent. M. @{Thévenard} ajoute. @{A. Thévenard} dit.")
    assert found["Thévenard"] == "Thévenard"
    assert found["A. Thévenard"] == "Anne Thévenard"


def test_accents_come_back_where_the_text_shows_them() -> None:
    assert _entities("@{AMELIE GUEREC} signe. Mme @{Guérec} ajoute.")["AMELIE GUEREC"] == "Amélie Guérec"


def test_acronym_and_full_name_are_one_organisation() -> None:
    found = _entities("l'#{Union des Potiers du Sud} (#{UPS}) ; l'#{UPS} et la #{C.G.T.}, "
                      "la #{Confédération générale du travail}")
    assert found["UPS"] == found["Union des Potiers du Sud"] == "Union des Potiers du Sud"
    assert found["C.G.T."] == found["Confédération générale du travail"] == "CGT"


def test_noise_of_character_recognition_is_undone_in_the_record_only() -> None:
    assert _entities("le #{Comité HIm Sud} dit")["Comité HIm Sud"] == "Comité Hlm Sud"


def test_places_are_shown_without_capitals() -> None:
    assert _entities("à %{BORDEAUX} et %{RUE DES FONDEURS}") == {
        "BORDEAUX": "Bordeaux", "RUE DES FONDEURS": "Rue Des Fondeurs"}


def test_every_mention_says_how_sure_it_is_and_why() -> None:
    statement, raw = read_marked("selon M. Thévenard, le #{Club des potiers} dit")
    found = find_mentions(statement, raw)
    assert [one.evidence for one in found] == ["title before name", "model"]
    assert all(0 < one.confidence <= 1 for one in found)


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.evidence for rule in RULES}) == len(RULES)


@given(st.text(alphabet="AbéÉ .,\n-'’()CGTM@#/0", max_size=120), st.data())
@settings(max_examples=150)
def test_mentions_are_in_order_apart_and_inside_the_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    raw = [Mention(data.draw(st.sampled_from(Label)), low, high, text[low:high], "", 1.0, "")
           for low, high in pairwise(cuts) if low < high]
    found = find_mentions(statement_of(text), raw)
    assert all(text[one.start:one.end] == one.text and one.text.strip() for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize("piece", ["CGT ", "M. A", "a@b.", "Union des ", "rue de la ", "A.", "(CGT) ", "é\n", "Jean "])
def test_a_long_hostile_line_is_read(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(text[one.start:one.end] == one.text for one in find_mentions(statement_of(text), ()))


def test_a_line_of_a_million_characters_is_read() -> None:
    text = "les salariés de l'usine disent non ; " * 27_000 + "Vive la CGT"
    assert [one.text for one in find_mentions(statement_of(text), ())] == ["CGT"]


def test_a_small_tail_of_a_letterhead_does_not_make_another_record() -> None:
    statement, raw = read_marked("L'#{USH Bretagne} agit.\n\nPrésident #{USH Bretagne m&p}")
    found = find_mentions(statement, raw, ())
    assert {mention.entity for mention in found if mention.label == Label.ORGANISATION} == {"USH Bretagne"}
