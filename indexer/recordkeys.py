"""One key for every spelling of a record's name, so that facets count records and not spellings. Pure; knows no engine.

A name is looked up by the key of its spelling. Its record has one key, which is also that of its other known names:
the statements with that key are those that a filter by any of its names lets pass.
"""

from __future__ import annotations

from collections.abc import Mapping

from indexer.analysis.names import organisation_key, person_key
from indexer.analysis.organisation_names import known_organisation_keys
from indexer.engine import Field

# The field of names → the kind of their records.
KINDS: Mapping[Field, str] = {
    Field.SIGNATORY: "person", Field.QUOTED: "person", Field.CONTACT: "person", Field.PERSON: "person",
    Field.ORGANISATION: "organisation", Field.ISSUER: "organisation", Field.PLACE: "place", Field.TAG: "tag",
}
# The field of names → the field of the keys of their records.
KEY_FIELDS: Mapping[Field, Field] = {
    Field.SIGNATORY: Field.SIGNATORY_KEY, Field.QUOTED: Field.QUOTED_KEY, Field.CONTACT: Field.CONTACT_KEY,
    Field.PERSON: Field.PERSON_KEY, Field.ORGANISATION: Field.ORGANISATION_KEY, Field.ISSUER: Field.ISSUER_KEY,
    Field.PLACE: Field.PLACE_KEY, Field.TAG: Field.TAG_KEY,
}


def spelling_key(kind: str, name: str) -> str:
    """The key that a name of this kind is looked up by; of a name without letters or digits, the name itself."""
    return (person_key(name) if kind == "person" else organisation_key(name)) or name


def record_key(kind: str, name: str) -> str:
    """The key of the record that has this name."""
    return lookup_keys(kind, name)[0]


def lookup_keys(kind: str, name: str) -> tuple[str, ...]:
    """The keys of all known names of the record that has this one, that of the record first."""
    key = spelling_key(kind, name)
    return (known_organisation_keys(key) if kind == "organisation" else ()) or (key,)
