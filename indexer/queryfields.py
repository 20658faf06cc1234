"""The names of the fields of the query language, in French and English, without accents or case."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.engine import Field
from indexer.syntax import FieldName
from indexer.tokens import fold

_NAMES: dict[FieldName, str] = {
    FieldName.SIGNATORY: "signataire signataires signe signe_par signed_by signatory sign",
    FieldName.QUOTED: "cite citee cites citees quoted citation citations",
    FieldName.CONTACT: "contact contacts",
    FieldName.PERSON: "personne personnes person people nom",
    FieldName.ORGANISATION: "organisation organisations organization org",
    FieldName.PLACE: "lieu lieux place ville",
    FieldName.ISSUER: "emetteur emetteurs issuer emis_par",
    FieldName.TYPE: "type document_type nature",
    FieldName.TAG: "tag tags mot-cle mots-cles motcle keyword sujet",
    FieldName.TITLE: "titre title",
    FieldName.DATE: "date annee year mois",
    FieldName.BEFORE: "avant before",
    FieldName.AFTER: "apres after",
    FieldName.SINCE: "depuis since",
    FieldName.SOURCE: "source fichier file",
    FieldName.LANGUAGE: "langue language lang",
    FieldName.ID: "id identifiant",
    FieldName.HAS: "a has avec",
}
_BY_NAME = {name: field for field, names in _NAMES.items() for name in names.split()}

# The keyword field that answers a field of the query language.
KEYWORD_FIELDS: dict[FieldName, Field] = {
    FieldName.SIGNATORY: Field.SIGNATORY,
    FieldName.QUOTED: Field.QUOTED,
    FieldName.CONTACT: Field.CONTACT,
    FieldName.PERSON: Field.PERSON,
    FieldName.ORGANISATION: Field.ORGANISATION,
    FieldName.PLACE: Field.PLACE,
    FieldName.ISSUER: Field.ISSUER,
    FieldName.TYPE: Field.TYPE,
    FieldName.TAG: Field.TAG,
    FieldName.SOURCE: Field.SOURCE,
    FieldName.LANGUAGE: Field.LANGUAGE,
}
PEOPLE = frozenset({FieldName.SIGNATORY, FieldName.QUOTED, FieldName.CONTACT, FieldName.PERSON})


def names_of(fields: Iterable[FieldName]) -> list[str]:
    """All names of these fields, folded; of each the usual one first."""
    return [name for field in fields for name in _NAMES[field].split()]


def field_named(name: str) -> FieldName | None:
    """The field with this name, in any case and accents, hyphens and underscores alike; None when unknown."""
    key = fold(name)
    return _BY_NAME.get(key) or _BY_NAME.get(key.replace("-", "_")) or _BY_NAME.get(key.replace("_", "-"))
