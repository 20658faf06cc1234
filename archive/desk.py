"""The archivist's desk: one method a decision, each delegated to the module that enters it. Knows no screen.

Every method signs an entry of the ledger that can be undone (`Archive.undo`), and has the index follow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive import correcting, governing, profiles, relating
from archive.authorities import Authority
from archive.correcting import Correction, RoleGiven, Spot
from archive.keeping import Keeping
from archive.names import Kind
from archive.profiles import Profile
from archive.relating import Link
from archive.replay import Field
from archive.requests import Signature
from indexer.annotation import RoleKind


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one archive."""

    keeping: Keeping

    # --- single statements

    def confirm(self, identifier: str, spot: Spot, signature: Signature) -> None:
        """Have the name at a spot stay as it is now, whatever a later analysis says."""
        correcting.confirm(self.keeping, identifier, spot, signature)

    def reject(self, identifier: str, spot: Spot, signature: Signature) -> None:
        """Have no name at a spot."""
        correcting.reject(self.keeping, identifier, spot, signature)

    def correct(self, identifier: str, spot: Spot, correction: Correction, signature: Signature) -> None:
        """Have another name, kind of name or extent at a spot."""
        correcting.correct(self.keeping, identifier, spot, correction, signature)

    def set(self, identifier: str, field: Field, value: str | Sequence[str] | None, signature: Signature) -> object:
        """The value of a field of a statement, now set; None says that it has none."""
        return correcting.set_field(self.keeping, identifier, field, value, signature)

    def give_role(self, identifier: str, role: RoleGiven, signature: Signature) -> bool:
        """Have a person in a role, with function and organisation; False where it was so already."""
        return correcting.give_role(self.keeping, identifier, role, signature)

    def take_role(self, identifier: str, kind: RoleKind, name: str, signature: Signature) -> bool:
        """Have a person not in a role; False where the person has it not."""
        return correcting.take_role(self.keeping, identifier, kind, name, signature)

    def dismiss(self, identifier: str, item: str, signature: Signature) -> None:
        """Have a point of the review queue no longer raised."""
        correcting.dismiss(self.keeping, identifier, item, signature)

    # --- people, organisations, places, terms

    def profile(self, name: str, kind: Kind | None = None) -> Profile:
        """What is known of a record: names, variants with where seen, functions over time, relations, identifiers."""
        return profiles.profile(self.keeping.store(), name, kind)

    def merge(self, one: str, into: str, signature: Signature, kind: Kind | None = None) -> Authority:
        """The record of `into`, of which that of `one` is now part."""
        return governing.merge(self.keeping, one, into, signature, kind)

    def split(self, name: str, new_name: str, statements: Sequence[str], signature: Signature) -> Authority:
        """A new record, which is meant in these statements; elsewhere the name means whom it meant before."""
        return governing.split(self.keeping, name, new_name, statements, signature)

    def rename(self, name: str, new_name: str, signature: Signature, kind: Kind | None = None) -> Authority:
        """The record under its new preferred name."""
        return governing.rename(self.keeping, name, new_name, signature, kind)

    def alias(self, name: str, other: str, signature: Signature, kind: Kind | None = None) -> Authority:
        """The record with one more name."""
        return governing.alias(self.keeping, name, other, signature, kind)

    def unalias(self, name: str, other: str, signature: Signature, kind: Kind | None = None) -> Authority:
        """The record without a further name."""
        return governing.unalias(self.keeping, name, other, signature, kind)

    def reject_record(self, name: str, signature: Signature, kind: Kind | None = None) -> Authority:
        """The record, whose name is no name anywhere."""
        return governing.reject(self.keeping, name, signature, kind)

    def confirm_record(self, name: str, signature: Signature, kind: Kind | None = None) -> Authority:
        """The record, which is one indeed."""
        return governing.confirm(self.keeping, name, signature, kind)

    def describe(self, name: str, fields: Mapping[str, object], signature: Signature,
                 kind: Kind | None = None) -> Authority:
        """The record with these fields: dates, note, identifiers, functions."""
        return governing.describe(self.keeping, name, fields, signature, kind)

    def relate(self, name: str, link: Link, signature: Signature, kind: Kind | None = None) -> Authority:
        """The record with a relation to another, which has it the other way round."""
        return relating.relate(self.keeping, name, link, signature, kind)

    def unrelate(self, name: str, link: Link, signature: Signature, kind: Kind | None = None) -> Authority:
        """The record without a relation; where texts tell it, it is no longer proposed."""
        return relating.unrelate(self.keeping, name, link, signature, kind)

    def keep_apart(self, name: str, other: str, signature: Signature, kind: Kind | None = None) -> None:
        """Have two records no longer proposed as one."""
        governing.keep_apart(self.keeping, name, other, signature, kind)
