"""What kind of statement a text is."""

import pytest

from corpus.statement import DocumentType
from tests.corpus.texts import PROSE, read

KINDS = [
    pytest.param(f"COMMUNIQUÉ DE PRESSE\n\nL'hôpital manque de tout\n\n{PROSE}", DocumentType.COMMUNIQUE, id="label"),
    pytest.param(f"C O M M U N I Q U É\n\nL'hôpital manque de tout\n\n{PROSE}", DocumentType.COMMUNIQUE,
                 id="spaced label"),
    pytest.param(f"L'hôpital manque de tout\n\n{PROSE}\n\nContact presse : Ana Ruiz, 06 39 98 00 01",
                 DocumentType.COMMUNIQUE,
                 id="press contact"),
    pytest.param(f"LETTRE OUVERTE\n\nMadame la Ministre,\n\n{PROSE}", DocumentType.LETTRE_OUVERTE, id="letter label"),
    pytest.param(f"Lens, le 3 mai 2018\n\nMadame la Directrice,\n\n{PROSE}\n\n"
                 "Veuillez recevoir, Madame, nos salutations.",
                 DocumentType.LETTRE_OUVERTE, id="salutation and closing"),
    pytest.param(f"MOTION\n\n{PROSE}\n\nAdoptée à l'unanimité.", DocumentType.MOTION, id="motion"),
    pytest.param(f"Le conseil, réuni hier, adopte la motion suivante. {PROSE}", DocumentType.MOTION,
                 id="motion in the body"),
    pytest.param(f"RÉSOLUTION FINALE DU 38e CONGRÈS\n\nMotion rapportée par la commission\n\n{PROSE}",
                 DocumentType.RESOLUTION, id="the first label counts"),
    pytest.param(f"Déclaration liminaire au CSA du 3 mars 2023\n\n{PROSE}", DocumentType.DECLARATION,
                 id="declaration"),
    pytest.param(f"APPEL\n\nPour une caisse commune\n\n{PROSE}", DocumentType.DECLARATION, id="call as a label"),
    pytest.param(f"TRACT\n\nTous à la gare\n\n{PROSE}", DocumentType.TRACT, id="leaflet label"),
    pytest.param(f"LA CHALEUR TUE !\n\n{PROSE}\n\nVenez nombreux !\nNe pas jeter sur la voie publique",
                 DocumentType.TRACT,
                 id="leaflet by its form"),
    pytest.param(f"Lens, le 3 mai 2018\n\nQui paie le chauffage ?\n\n{PROSE}\n\nFais tourner à tes collègues !\n\n"
                 "Ana Ruiz, secrétaire", DocumentType.TRACT, id="leaflet for colleagues, dated and signed"),
    pytest.param(f"CHARGES : ON NE PAIERA PAS\nLens - décembre 2022\n\nMadame, Monsieur, chère voisine,\n\n{PROSE}\n\n"
                 "Ana Ruiz, secrétaire", DocumentType.TRACT, id="leaflet for neighbours"),
    pytest.param("Nous étions là !\n\n" + "Nous avons planté nos arbres dans notre rue ! Merci à tous ! " * 6,
                 DocumentType.COMMUNIQUE, id="news of neighbours, in the voice of leaflets"),
    pytest.param("Nous étions là !\n\n" + "Nous refusons nos horaires ! La direction doit céder aux salariés ! " * 6,
                 DocumentType.TRACT, id="the same voice about work"),
    pytest.param(f"Revue de presse du 20 janvier 2023\n\n{PROSE}", DocumentType.AUTRE, id="press review"),
    pytest.param(f"ASSEMBLÉE NATIONALE\n\nAna Ruiz\nDéputée du Gard\n\nObjet : question écrite\n\nMonsieur le ministre,"
                 f"\n\n{PROSE}", DocumentType.AUTRE, id="question in parliament"),
    pytest.param(f"COMMUNIQUÉ\n\nRéponse à la députée du Gard\n\n{PROSE}", DocumentType.COMMUNIQUE,
                 id="a statement on a member of parliament"),
    pytest.param(f"Lens, le 3 mai 2018\nObjet : préavis de grève\n\nMonsieur le Directeur,\n\n{PROSE}\n\n"
                 "Recevez, Monsieur le Directeur, nos salutations.", DocumentType.AUTRE, id="notice of strike"),
    pytest.param(f"Lens, le 3 mai 2018\n\nL'hôpital manque de tout\n\n{PROSE}\n\nAna Ruiz, secrétaire",
                 DocumentType.COMMUNIQUE, id="nothing said otherwise"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_is_told_from_head_form_and_apparatus(text: str, kind: DocumentType) -> None:
    assert read(text).document_type is kind


def test_a_text_signed_by_many_is_an_open_letter() -> None:
    surnames = ["Abel", "Brun", "Colin", "Duval", "Erard", "Faure", "Girard", "Huet", "Imbert", "Joly", "Klein",
                "Leroy"]
    names = " ; ".join(f"Ana {name}, infirmière, Lens" for name in surnames)
    text = f"L'hôpital manque de tout\n\n{PROSE}\n\nPremiers signataires :\n{names}"
    assert read(text).document_type is DocumentType.LETTRE_OUVERTE
