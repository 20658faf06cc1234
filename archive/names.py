"""One job: the key under which a name of any kind is known, and the identifier of its authority record. Pure."""

from __future__ import annotations

from enum import StrEnum

from indexer.analysis.names import organisation_key, person_key
from indexer.annotation import Label


class Kind(StrEnum):
    """The kinds of authority record."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    TERM = "term"


KINDS = {Label.PERSON: Kind.PERSON, Label.ORGANISATION: Kind.ORGANISATION, Label.PLACE: Kind.PLACE}


def name_key(kind: str, name: str) -> str:
    """Equal for all spellings of a name; empty for a name without letters or digits."""
    return person_key(name) if kind == Kind.PERSON else organisation_key(name)


def record_id(kind: str, name: str) -> str:
    """The identifier of the record that a name means while nobody has decided otherwise.

    It follows from the name, so that two archives give the same record the same identifier.
    """
    return f"{kind}:{name_key(kind, name)}"


def kind_of(record: str) -> str:
    """The kind of record that an identifier names."""
    return record.partition(":")[0]
