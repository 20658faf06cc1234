"""Groups of people that speak: where their names begin and end, and where they do not speak at all."""

from __future__ import annotations

import pytest

from indexer.analysis.groups import Place, body_that_speaks, find_groups
from indexer.analysis.lines import lay_out
from indexer.analysis.zones import zone_lines
from tests.indexer.analysis.marked_text import read_marked

PROSE = ("\n\nLa direction n'a répondu à aucune des demandes de ce matin, et la grève sera reconduite jusqu'à lundi "
         "dans tous les services qui le décident.\n\n")


def groups(marked: str) -> list[tuple[str, Place]]:
    statement, mentions = read_marked(marked)
    page = lay_out(statement, mentions)
    return [(one.name, one.place) for one in find_groups(page, zone_lines(page))]


@pytest.mark.parametrize(("text", "expected"), [
    ("Nous, directeurs de 22 laboratoires de l'#{Inra}, avons été blessés par ces propos.",
     ("directeurs de 22 laboratoires de l'Inra", Place.WE)),
    ("Nous, chargées de mission à l’#{Agence de l’eau|AE}, tenons à témoigner.", None),
    ("Nous, délégués scientifiques à l’#{Agence d’évaluation|AERES}, tenons à témoigner de notre désaccord.",
     ("délégués scientifiques de l’AERES", Place.WE)),
    ("Motion des trois élus du #{CNESER}" + PROSE, ("élus du CNESER", Place.DECLARED)),
    ("APPEL DES PERSONNELS DU #{MEN}/#{MESR}" + PROSE, ("personnels du MEN/MESR", Place.DECLARED)),
    ("MOTION DES POSTIERS DE %{GUÉRET|Guéret}" + PROSE, ("postiers de Guéret", Place.DECLARED)),
    ("Adresse adoptée par les occupants du #{Rectorat}" + PROSE, ("occupants du Rectorat", Place.DECLARED)),
    ("Motion votée par l’AG du 12 février 2009 au siège du #{CNRS}" + PROSE,
     ("assemblée générale au siège du CNRS", Place.DECLARED)),
    ("Les locataires de la résidence du Parc refusent la hausse des charges.",
     ("locataires de la résidence du Parc", Place.SUBJECT)),
    ("Les locataires de la résidence du Parc ont froid.", None),
    ("Rentrée" + PROSE + "Le Collectif des précaires de la recherche de %{Nancy}",
     ("Collectif des précaires de la recherche de Nancy", Place.SIGNATURE)),
    ("Rentrée" + PROSE + "Président de la #{Fédération des locataires}", None),
    ("Rentrée" + PROSE + "Nous saluons l'appel des personnels du #{CNRS}.", None),
    ("Nous, élus, refusons ce vote.", None),
], ids=["we", "no people noun", "membership", "a count", "joined by a stroke", "in capitals", "adopted by", "a meeting",
        "subject", "subject of no saying", "signature", "one person", "an appeal of others", "no complement"])
def test_a_group_is_named_as_far_as_its_name_goes(text: str, expected: tuple[str, Place] | None) -> None:
    assert groups(text) == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "body"), [
    ("Nous, intersyndicale, appelons à la grève.", "Intersyndicale"),
    ("Chez Arkane, l'intersyndicale alerte sur la situation.", "Intersyndicale"),
    ("Hier, l'intersyndicale était reçue.", None),
    ("Nous, intersyndicale de la métallurgie, appelons à la grève.", None),
], ids=["we", "says", "is spoken of", "has a name"])
def test_a_body_without_a_name_of_its_own_speaks(text: str, body: str | None) -> None:
    statement, mentions = read_marked(text)
    assert body_that_speaks(lay_out(statement, mentions)) == body
