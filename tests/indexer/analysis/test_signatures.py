"""Who signs: the ways in which French statements are signed, and the lines that look like it."""

from __future__ import annotations

import pytest

from corpus.statement import BlockKind
from indexer.annotation import RoleKind
from tests.indexer.analysis.marked_text import find_roles, read_marked

PROSE = ("Les personnels de l'établissement, réunis ce matin en assemblée générale, constatent que la direction "
         "n'a "
         "répondu à aucune de leurs demandes et décident de reconduire la grève jusqu'à lundi.\n\n")

SIGNED = {
    "one line of several people": (
        "@{Michel Calvo}, Président de #{HSO}, @{Jean-Michel Fabre}, Vice-président de #{HSO}",
        [("Michel Calvo", "Président", "HSO"), ("Jean-Michel Fabre", "Vice-président", "HSO")]),
    "name, function below": (
        "@{Rachida MOKRANI|Rachida Mokrani}\nDéléguée syndicale régionale #{Force Ouvrière}",
        [("Rachida Mokrani", "Déléguée syndicale régionale", "Force Ouvrière")]),
    "function, name below": (
        "Le Secrétaire du syndicat\n@{Fabrice LAGRANGE|Fabrice Lagrange}",
        [("Fabrice Lagrange", "Secrétaire du syndicat", None)]),
    "function, then name": (
        "Le secrétaire général, @{Bruno Noir}", [("Bruno Noir", "secrétaire général", None)]),
    "pour X, function, name": (
        "Pour le #{SNAC-FSU}, sa secrétaire générale, @{Anne-Laure Mézières}",
        [("Anne-Laure Mézières", "secrétaire générale", "SNAC-FSU")]),
    "pour X : name, on several lines": (
        "Pour la #{CGT} : @{Ali Benali}\nPour #{SUD} : @{Rose Morin}",
        [("Ali Benali", None, "CGT"), ("Rose Morin", None, "SUD")]),
    "name, pour X": (
        "@{João PIRES|João Pires}, pour la #{PEEP de Villeneuve}", [("João Pires", None, "PEEP de Villeneuve")]),
    "P/O": ("P/O le bureau\n@{Murielle du Bellay}", [("Murielle du Bellay", None, None)]),
    "p/ le bureau, with a function": (
        ("P/ le bureau, le secrétaire local\n@{L. HARDOUIN|L. "
        "Hardouin}"), [("L. Hardouin", "secrétaire local", None)]),
    "pour le bureau, two people": (
        "Pour le bureau : @{Salim Mbarga} et @{Martin Barbier}",
        [("Salim Mbarga", None, None), ("Martin Barbier", None, None)]),
    "a shared function": (
        "@{Aïssatou Baldé} et @{Erwan Kermarrec}, cosecrétaires",
        [("Aïssatou Baldé", "cosecrétaires", None), ("Erwan Kermarrec", "cosecrétaires", None)]),
    "federations in brackets": (
        "@{Sylvère JEAN|Sylvère Jean} (#{CFTC})\n@{Katarzyna NOWAK|Katarzyna Nowak} (#{FO})",
        [("Sylvère Jean", None, "CFTC"), ("Katarzyna Nowak", None, "FO")]),
    "federation first": (
        "– #{SYNPHOT}, @{Isidore KOUWONOU|Isidore Kouwonou}\n– #{UJIT}, @{Ablavi MENSAH|Ablavi Mensah}",
        [("Isidore Kouwonou", None, "SYNPHOT"), ("Ablavi Mensah", None, "UJIT")]),
    "federation with a dash and a function": (
        "#{A TIA I MUA} — @{Teuira VAIPOA|Teuira Vaipoa}, secrétaire général",
        [("Teuira Vaipoa", "secrétaire général", "A TIA I MUA")]),
    "semicolons": (
        "@{S. Boulanger|Sandrine Boulanger}, DSC #{FILPAC-CGT} ; @{Nguyen Van Minh}, DS #{CFDT}",
        [("Sandrine Boulanger", "DSC", "FILPAC-CGT"), ("Nguyen Van Minh", "DS", "CFDT")]),
    "a list under a heading": (
        "Premiers signataires :\n- @{Théo Fidry}, développeur\n- @{Céline Louvet}, ingénieure",
        [("Théo Fidry", "développeur", None), ("Céline Louvet", "ingénieure", None)]),
    "a running list under a heading": (
        ("Premières et premiers signataires :\n\n@{Agathe Bois}, psychiatre, %{Périgueux} ; @{Mourad Zer}, "
        "infirmier, %{Montpon}"),
        [("Agathe Bois", "psychiatre", None), ("Mourad Zer", "infirmier", None)]),
    "signé": ("Signé : @{Rozenn Quéméneur}, @{Paulo Teixeira}",
              [("Rozenn Quéméneur", None, None), ("Paulo Teixeira", None, None)]),
    "columns with functions above": (
        ("La présidente de séance                  Le secrétaire\n@{Montserrat PUIG|Montserrat Puig}            "
         "    "
        "@{Abdoulaye CAMARA|Abdoulaye Camara}"),
        [("Montserrat Puig", "présidente de séance", None), ("Abdoulaye Camara", "secrétaire", None)]),
    "columns with federations above": (
        "Pour la #{FNME-CGT}      Pour #{FO}\n@{Kévin Dubois}     @{Rosalía Etcheverry}",
        [("Kévin Dubois", None, "FNME-CGT"), ("Rosalía Etcheverry", None, "FO")]),
    "one function for a list, by institution": (
        ("Les directeurs des laboratoires : * @{Alain Bal} (#{LPC}, %{Caen}), * @{Yves Char} (#{IMNC}, "
        "%{Orsay}), *\n"
        "@{Guy Worm} (#{LAL}, %{Orsay})"),
        [("Alain Bal", "directeurs des laboratoires", "LPC"), ("Yves Char", "directeurs des laboratoires", "IMNC"),
         ("Guy Worm", "directeurs des laboratoires", "LAL")]),
    "towns taken for people": (
        ("Signataires : @{Agathe Bois}, psychiatre, %{Caen} ; @{Mourad Zer}, infirmier, @{Montpon} ; @{Rosa "
        "Vidal}, ASH, %{Foix}"),
        [("Agathe Bois", "psychiatre", None), ("Mourad Zer", "infirmier", None), ("Rosa Vidal", "ASH", None)]),
    "after a closing formula": (
        "Amitiés syndicales, @{Ayşe Morin}", [("Ayşe Morin", None, None)]),
}


def signatories(marked: str, kinds: dict[str, BlockKind] | None = None) -> list[tuple[str, str | None, str | None]]:
    statement, mentions = read_marked(marked, kinds)
    return [(role.name, role.function, role.organisation) for role in find_roles(statement, mentions)
            if role.kind is RoleKind.SIGNATORY]


@pytest.mark.parametrize(("block", "expected"), SIGNED.values(), ids=SIGNED.keys())
def test_a_signature_gives_names_functions_and_organisations(
        block: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert signatories(PROSE + block) == expected


@pytest.mark.parametrize("head", [("Par @{Claire Mahé}, présidente de "
                                  "l'#{Udaf}\n\n"), "[par @{Claire Mahé}, présidente de l'#{Udaf}]\n\n"],
                         ids=["par", "bracketed"])
def test_a_statement_may_be_signed_above_its_text(head: str) -> None:
    assert signatories("Nos retraites\n\n" + head + PROSE) == [("Claire Mahé", "présidente", "Udaf")]


def test_who_signs_twice_signs_once() -> None:
    assert signatories("Par @{Claire Mahé}\n\n" + PROSE + "@{Claire MAHÉ|Claire Mahé}, présidente") == [
        ("Claire Mahé", "présidente", None)]


def test_a_function_written_elsewhere_in_the_statement_goes_with_the_signature() -> None:
    text = (PROSE + "« On ne répare rien avec une bâche », insiste @{Marie Dor}, cosecrétaire départementale.\n\n"
            "@{Marie DOR|Marie Dor}")
    assert signatories(text) == [("Marie Dor", "cosecrétaire départementale", None)]


UNSIGNED = {
    "a collective signature": "Le bureau de la #{CGT}",
    "a copy list": "Copie à :\n@{Jean Petit}, préfet\n@{Luc Grand}, maire",
    "a contact": "Contact presse : @{Marion Avranche}",
    "a contact with a number alone": "@{Maryvonne Petit} : 06 39 98 40 17",
    "boilerplate": "À propos de #{HSO}\n@{Michel Calvo}, Président de #{HSO}",
    "a demand that names someone": "Nous demandons :\n- la venue de M. @{Van der Straeten}, président de "
                                   "#{Kéolia} ;",
    "a sentence about someone": "Madame @{Petit}, à %{Vireux}, chauffe une pièce sur quatre.",
    "a photographer": "Crédit photo : @{Luc Grand}",
    "a portrait's heading": "@{Philippe Mont}\n\n@{Philippe Mont} est cofondateur de plusieurs entreprises du "
                            "secteur, "
                            "et il préside depuis trois ans le comité des usagers du réseau régional de transport.",
    "a wrapped sentence": "il s'agit d'une promesse du\nPrésident @{Hollande}.",
    "a wrapped phrase": "il s'agit d'une promesse de campagne\ndu Président @{Hollande}.)",
}


@pytest.mark.parametrize("block", UNSIGNED.values(), ids=UNSIGNED.keys())
def test_what_looks_like_a_signature_and_is_none(block: str) -> None:
    assert signatories(PROSE + block) == []


def test_the_person_addressed_does_not_sign() -> None:
    letter = ("Madame @{Françoise Nyssen}\nMinistre de la Culture\n\nMadame la Ministre,\n\n" + PROSE
              + "@{Anne Roy}, secrétaire générale")
    assert signatories(letter) == [("Anne Roy", "secrétaire générale", None)]


def test_a_block_told_by_layout_is_read_as_a_signature() -> None:
    text = PROSE + "@{Rosa Vidal}"
    assert signatories(text, {"Rosa Vidal": BlockKind.SIGNATURE}) == [("Rosa Vidal", None, None)]


@pytest.mark.parametrize("kind", [BlockKind.BOILERPLATE, BlockKind.COPY_LIST, BlockKind.FURNITURE,
                                  BlockKind.LETTERHEAD])
def test_no_one_signs_in_a_block_that_is_never_a_signature(kind: BlockKind) -> None:
    assert signatories(PROSE + "@{Rosa Vidal}, présidente", {"Rosa Vidal": kind}) == []


@pytest.mark.parametrize(("heading", "function"), [
    ("Les co-présidentes :", "co-présidentes"), ("Les porte-paroles :", "porte-paroles"),
    ("Les secrétaires généraux :", "secrétaires généraux"), ("Les rapporteurs :", "rapporteurs"),
    ("Les déléguées syndicales :", "déléguées syndicales"), ("Les élus du personnel :", "élus du personnel")])
def test_a_plural_office_heads_a_list_of_its_holders(heading: str, function: str) -> None:
    names = "\n- @{Lila Brun}\n- @{Kim Tran}\n- @{Odette Vasseur}"
    assert [one[:2] for one in signatories(PROSE + heading + names)] == [
        ("Lila Brun", function), ("Kim Tran", function), ("Odette Vasseur", function)]


@pytest.mark.parametrize(("first", "second"), [
    ("La présidente", "Le trésorier"), ("Le secrétaire général", "La secrétaire adjointe"),
    ("Le bâtonnier", "La vice-bâtonnière, déléguée"), ("La déléguée régionale", "Le délégué départemental"),
    ("Le doyen", "La directrice des études")])
def test_offices_and_names_may_stand_apart_on_lines_of_their_own(first: str, second: str) -> None:
    text = f"{PROSE}{first}\n\n@{{Irène Pagnol}}\n\n{second}\n\n@{{Hocine Lakhdar}}"
    assert [one[:2] for one in signatories(text)] == [
        ("Irène Pagnol", first.split(" ", 1)[1]), ("Hocine Lakhdar", second.split(" ", 1)[1])]


@pytest.mark.parametrize(("offices", "expected"), [
    ("Le Président La Trésorière", ["Président", "Trésorière"]),
    ("La Secrétaire générale Le Secrétaire adjoint", ["Secrétaire générale", "Secrétaire adjoint"]),
    ("Président Secrétaire", ["Président", "Secrétaire"]), ("Le Bâtonnier La Présidente", ["Bâtonnier", "Présidente"]),
    ("Le Maire Le Député", ["Maire", "Député"])])
def test_offices_run_together_are_given_one_a_name(offices: str, expected: list[str]) -> None:
    for text in (f"{offices}\n@{{André Malet}} @{{Josée Bruneau}}", f"@{{André Malet}} @{{Josée Bruneau}}\n{offices}"):
        assert [one[1] for one in signatories(PROSE + text)] == expected


@pytest.mark.parametrize("heading", [
    "Ils nous soutiennent :", "Soutiens :", "Intervenantes :", "Invités :", "Avec la participation de :", "Programme",
    "En présence de :", "Notre délégation :", "Étaient présents :", "Le nouveau bureau se compose de :"])
def test_lists_of_people_who_do_not_sign(heading: str) -> None:
    assert signatories(PROSE + heading + "\n- @{Jean Clerc}, maire\n- @{Anne Viala}, députée") == []


@pytest.mark.parametrize(("tail", "expected"), [
    ("Pour le bureau, @{Rosa Vidal}", [("Rosa Vidal", None, None)]),
    ("P/O l'intersyndicale, @{Rosa Vidal}", [("Rosa Vidal", None, None)]),
    ("La secrétaire générale, @{Rosa Vidal}", [("Rosa Vidal", "secrétaire générale", None)]),
    ("Signé : @{Rosa Vidal}, @{Yves Char}", [("Rosa Vidal", None, None), ("Yves Char", None, None)]),
    ("Pour la #{CGT}, @{Rosa Vidal}, déléguée", [("Rosa Vidal", "déléguée", "CGT")])])
def test_a_signature_may_be_left_on_the_line_of_the_last_sentence(
        tail: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert signatories(PROSE.rstrip() + " Nous irons jusqu'au bout. " + tail) == expected


@pytest.mark.parametrize("tail", [
    "Le maire @{Jean Clerc} n'a pas répondu.", "Merci à @{Jean Clerc}, secrétaire, pour son aide.",
    "Nous avons rencontré @{Jean Clerc}, directeur adjoint.", "Une question a été posée par @{Jean Clerc}.",
    "Le courrier est parti chez @{Jean Clerc}."])
def test_a_last_sentence_about_someone_is_no_signature(tail: str) -> None:
    assert signatories(PROSE.rstrip() + " Nous irons jusqu'au bout. " + tail) == []


@pytest.mark.parametrize("title", ["Docteur", "Dr", "Maître", "Professeur", "Docteure"])
def test_a_title_gives_way_to_the_office_below(title: str) -> None:
    assert [one[:2] for one in signatories(f"{PROSE}{title} @{{Paula Muzel}}\nPrésidente du #{{SNMS}}")] == [
        ("Paula Muzel", "Présidente")]


@pytest.mark.parametrize("list_", [
    "– #{UJIT}, @{Ablavi Dossou}\n– #{Patronat des radios}", "• #{SAF} : @{Ablavi Dossou}\n• #{FNUJA}",
    "> #{CGT}, @{Ablavi Dossou}\n> #{Attac}", "* @{Ablavi Dossou} (#{LDH})\n* #{MRAP}",
    "■ #{SNJ} – @{Ablavi Dossou}\n■ #{Cimade}"])
def test_the_next_entry_of_a_list_says_nothing_of_the_one_before(list_: str) -> None:
    assert [one[:2] for one in signatories(f"{PROSE}Ont signé :\n{list_}")] == [("Ablavi Dossou", None)]


@pytest.mark.parametrize("intro", [
    "Dix-neuf personnes ont accepté que leur nom soit communiqué :", "Voici la répartition des postes au conseil :",
    "Nous adressons nos remerciements les plus chaleureux à :", "Les dix femmes ayant obtenu le plus de voix",
    "Ils se présenteront à vos suffrages en mars prochain :"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_sentence_may_introduce_people_who_do_not_sign(intro: str, gap: str) -> None:
    assert signatories(f"{PROSE}{intro}{gap}- @{{Jean Clerc}}\n- @{{Anne Viala}}, députée\n- @{{Rosa Vidal}}") == []


@pytest.mark.parametrize("intro", [
    "La plénière a désigné trois candidats de plus. Retrouvez ci-dessous la liste de leurs noms.",
    "Le #{Collectif citoyen} a tenu sa plénière hier. Dix-neuf d'entre eux ont accepté que leur nom soit dit :",
    "Pour cet atelier, nous recevions :", "Voici l'équipe que l'assemblée a choisie."])
def test_a_sentence_before_a_list_may_say_that_it_is_none_of_signatures(intro: str) -> None:
    assert signatories(f"{PROSE}{intro}\n\n@{{Jean Clerc}} @{{Anne Viala}} @{{Rosa Vidal}}") == []


def test_sentences_about_signatories_sign_nothing() -> None:
    told = ("Parmi les signataires : @{Rosa Vidal} est députée européenne. Elle a fondé une association. "
            "@{Jean Clerc} est adjoint au maire depuis 2014. Il nous soutient.")
    assert signatories(PROSE + told) == []


def test_names_listed_in_the_middle_of_the_text_need_a_cue_to_sign_it() -> None:
    assert signatories(f"{PROSE}- @{{Jean Clerc}}, adjoint au maire\n\n" + PROSE * 4) == []
    for signed in ("- Pour le bureau, @{Jean Clerc}", "@{Jean Clerc}, secrétaire général"):
        assert [one[0] for one in signatories(f"{PROSE}{signed}\n\n" + PROSE * 4)] == ["Jean Clerc"]


def test_one_entry_of_names_in_a_list_of_others_signs_nothing() -> None:
    wishes = ("du vélo", "des arbres", "du pain")
    others = "".join(f"- Les maires veulent {what} dans leurs villes\n" for what in wishes)
    assert signatories(f"{PROSE}{others}- @{{Jean Clerc}} - @{{Anne Viala}}\n- Un nouveau réseau de villes") == []


@pytest.mark.parametrize("end", [
    "« Nous ne céderons rien à personne. » @{Rosa Vidal}, maire", 'a demandé "un démenti". @{Rosa Vidal}',
    "Nous irons jusqu'au bout. @{Rosa Vidal}, présidente de l'#{Amicale}",
    "Nous irons jusqu'au bout. @{Rosa Vidal}, présidente du groupe « Notre ville, c'est vous ! »"])
def test_a_bare_name_behind_the_last_sentence_signs(end: str) -> None:
    assert [one[0] for one in signatories(PROSE.rstrip() + " " + end)] == ["Rosa Vidal"]


def test_a_team_with_addresses_signs_and_answers_no_press() -> None:
    team = ("L'équipe #{Bourg 2030}\n- @{Pierre Boche}, président du groupe :\np.b@exemple.org\n"
            "- @{Ana Potier} : a.p@exemple.org\n- @{Luc Maye} : l.m@exemple.org\n- @{Rosa Vidal} : r.v@exemple.org")
    statement, mentions = read_marked(PROSE + team)
    roles = [(role.kind, role.name) for role in find_roles(statement, mentions)]
    assert roles == [(RoleKind.SIGNATORY, name) for name in ("Pierre Boche", "Ana Potier", "Luc Maye", "Rosa Vidal")]


@pytest.mark.parametrize("heading", ["Sources :", "Sources et compléments :", "Références", "Pour aller plus loin :",
                                     "Lire aussi"])
def test_who_is_named_in_a_reference_signs_nothing(heading: str) -> None:
    entries = "@{Jean Clerc}, Le Négoce, 19-03-2018\n\n@{Anne Viala}, président de #{Mercure}, 17-12-2018"
    assert signatories(f"{PROSE}{heading}\n\n{entries}") == []


@pytest.mark.parametrize("intro", [
    "Ce texte a déjà été signé ce jour par :", "Les premières personnes signataires sont :",
    "Pour le comité de grève de l'usine :", "Le bureau :", "Fait à %{Caen}, le 3 mai 2021"])
def test_a_sentence_may_introduce_people_who_sign(intro: str) -> None:
    assert [one[0] for one in signatories(f"{PROSE}{intro}\n@{{Jean Clerc}}\n@{{Anne Viala}}, secrétaire")] == [
        "Jean Clerc", "Anne Viala"]


@pytest.mark.parametrize("line", [
    "@{Alfred Court} meurt à l'âge de 80 ans", "@{Benoît Paul} a inauguré l'#{école Curie}",
    "@{Léa Mont} au cœur de la revue de presse", "(1) @{Bernard Cor}, adjoint au maire de %{Foix}",
    "@{Luc Grand} réseau océan et littoraux"])
def test_captions_headlines_and_notes_are_no_signatures(line: str) -> None:
    assert signatories(PROSE + line) == []


@pytest.mark.parametrize("tail", ["%{Évreux} le 01/04/2025", "Le 26/04/2024", "%{Caen}, le 3 mai 2021", "– mai 2019",
                                  "le 1er mars 2020"])
def test_a_date_behind_a_signature_is_no_function(tail: str) -> None:
    assert [one[:2] for one in signatories(f"{PROSE}@{{Serge Tate}} {tail}")] == [("Serge Tate", None)]


@pytest.mark.parametrize("imprint", ["Directeur de la publication", "Directrice de publication", "Éditeur responsable",
                                     "Éd. resp.", "Responsable de la publication", "Mise en page"])
def test_who_prints_or_publishes_does_not_sign(imprint: str) -> None:
    assert signatories(f"{PROSE}{imprint} : @{{Paul Rey}}\nCommission paritaire 0623") == []
