"""The counter where things leave the archive and come back: statements, corrections, vocabularies. Knows no screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive import exporting, importing, merging, thesaurus
from archive.authorities import Authority
from archive.exporting import ExportOptions
from archive.importing import ImportReport
from archive.keeping import Keeping
from archive.merging import LedgerFile, MergeReport
from archive.requests import Signature
from archive.thesaurus import VocabularyReport
from archive.vocabulary import Suggestion


@dataclass(frozen=True, slots=True)
class Counter:
    """The counter of one archive."""

    keeping: Keeping

    def export(self, options: ExportOptions, signature: Signature) -> Iterator[str]:
        """The document in pieces; an export with contacts is entered into the ledger first."""
        return exporting.export(self.keeping, options, signature)

    def import_table(self, text: str, form: str, signature: Signature, *, dry_run: bool = False) -> ImportReport:
        """What a table of corrections changes, "csv" or "jsonl"; with `dry_run`, what it would change."""
        return importing.import_table(self.keeping, text, form, signature, dry_run=dry_run)

    def export_decisions(self, signature: Signature, *, with_contacts: bool = False) -> LedgerFile:
        """The whole ledger as a file; with contacts, this is entered into it first."""
        return merging.export_ledger(self.keeping, signature, with_contacts=with_contacts)

    def merge_decisions(self, text: str, *, dry_run: bool = False) -> MergeReport:
        """What the ledger of another archive brings, all of it or none; with `dry_run`, what it would bring."""
        return merging.merge_ledger(self.keeping, text, dry_run=dry_run)

    def load_vocabulary(self, text: str | bytes, form: str | None, signature: Signature, *,
                        dry_run: bool = False) -> VocabularyReport:
        """What came of a SKOS file ("turtle" or "xml"; None for what it looks like); all of its terms or none."""
        return thesaurus.load(self.keeping, text, form, signature, dry_run=dry_run)

    def dump_vocabulary(self, form: str) -> str:
        """The vocabulary as a SKOS file."""
        return thesaurus.dump(self.keeping, form)

    def terms(self) -> Sequence[Authority]:
        """All terms of the vocabulary, by name."""
        return thesaurus.terms(self.keeping)

    def suggest_tags(self, identifier: str) -> Sequence[Suggestion]:
        """The terms that a statement names and has not; refused ones are left out."""
        return thesaurus.suggest(self.keeping, identifier)

    def refuse_tag(self, identifier: str, term: str, signature: Signature) -> None:
        """Have a term no longer suggested for a statement."""
        thesaurus.refuse(self.keeping, identifier, term, signature)
