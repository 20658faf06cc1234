"""Attachments that a statement announces."""

import pytest

from tests.corpus.texts import PROSE, read


@pytest.mark.parametrize(("line", "names"), [
    pytest.param("P.J. : Dossier de presse + Lettre au préfet", ("Dossier de presse", "Lettre au préfet"), id="plus"),
    pytest.param("PJ : tableau des effectifs ; carte", ("tableau des effectifs", "carte"), id="semicolon"),
    pytest.param("Pièces jointes :\n- Le rapport\n- La lettre", ("Le rapport", "La lettre"), id="list"),
    pytest.param("Pièce jointe : ordonnance rendue par\nle tribunal", ("ordonnance rendue par le tribunal",),
                 id="wrapped"),
])
def test_attachments_are_named(line: str, names: tuple[str, ...]) -> None:
    assert read(f"Un titre pour la lettre\n\n{PROSE}\n\n{line}").attachments == names


def test_a_sentence_about_attachments_names_none() -> None:
    assert read(f"Un titre pour la lettre\n\n{PROSE} Les pièces jointes au dossier manquent.").attachments == ()
